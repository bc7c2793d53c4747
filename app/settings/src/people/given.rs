//! What a person gave away of their access, in a list: keys and screen links, each with the button that
//! revokes it; and the pages that a screen can show.

use super::{Shelf, sees};
use app::document::part::PostButton;
use domain::{BuildingId, KeyScope, Millis, Sight};
use leptos::prelude::*;
use store::{AccessKey, Catalog, Opens};
use wording::page::reports;
use wording::page::settings::{key as says, screen};
use wording::{Words, frame};

/// A key or a screen link in a list, with the button that revokes it.
pub fn row(shelf: &Shelf<'_>, one: &AccessKey, revoke: &str) -> AnyView {
    let (words, now) = (shelf.words, shelf.now);
    let (made, used) = (words.age(now - one.created_at), used(words, one, now));
    let line = match &one.key.opens {
        Opens::Api(scope) => {
            let seen = if one.key.sees_all {
                says::sees_all(words).to_owned()
            } else {
                sees(words, &shelf.catalog, &Sight::of(one.key.buildings.iter().copied()))
            };
            says::line(words, &says::scope(words, &named(*scope)), &seen, &made, &used)
        }
        Opens::Page(path) => page_line(shelf, path, &made, &used),
    };
    let until = one.key.expires_at.filter(|_| one.is_good(now)).map(|at| says::expires(words, &words.when(&shelf.zone, at, now)));
    let label = says::revoke(words);
    view! {
        <div class="status-row">
            <h3>{one.key.name.clone()}</h3>
            <PostButton action=revoke with=vec![("id", one.key_id.to_string())] label=label class="button-small"/>
            <p class="status-text">
                {(!one.is_good(now)).then(|| view! { <span class="state" data-state="attention">{says::expired(words)}</span>" " })}
                {line} {until.map(|until| format!(". {until}"))}
                {(one.is_good(now) && one.is_unused(now)).then(|| view! { " "<span class="state" data-state="attention">{says::unused(words)}</span> })}
            </p>
        </div>
    }
    .into_any()
}

fn used(words: Words, one: &AccessKey, now: Millis) -> String {
    one.last_used_at.map_or_else(|| says::never_used(words).to_owned(), |at| says::used(words, &words.age(now - at)))
}

/// A scope as the texts call it.
pub fn named(scope: KeyScope) -> String {
    scope.as_str().replace(' ', "_")
}

/// A page that a screen can show.
pub struct Page {
    /// Its path, with its query.
    pub path: String,
    /// What it is called.
    pub name: String,
    /// The only building that it shows.
    pub building: Option<BuildingId>,
}

/// The pages that somebody may choose who sees this.
pub fn pages(words: Words, catalog: &Catalog) -> Vec<Page> {
    let page = |path: String, name: String| Page { path, name, building: None };
    let walls =
        catalog.sites.values().map(|site| page(format!("/wall?site={}", site.site_id), reports::wall_of(words, &site.name)));
    let home = page("/".to_owned(), frame::home(words).to_owned());
    let all = page("/buildings".to_owned(), frame::buildings(words).to_owned());
    let mut buildings: Vec<_> = catalog.buildings.values().collect();
    buildings.sort_by(|one, other| app::natural_order(&one.name, &other.name));
    let buildings = buildings.into_iter().map(|building| Page {
        path: format!("/buildings/{}", building.building_id),
        name: building.name.clone(),
        building: Some(building.building_id),
    });
    walls.chain([home, all]).chain(buildings).collect()
}

/// A screen link in words: its page by its name, or by its path if the page is gone.
fn page_line(shelf: &Shelf<'_>, path: &str, made: &str, used: &str) -> String {
    let page = pages(shelf.words, &shelf.catalog).into_iter().find(|page| page.path == path);
    screen::line(shelf.words, &page.map_or_else(|| path.to_owned(), |page| page.name), made, used)
}
