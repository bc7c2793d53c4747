//! The screen links of a person: the list, and the form that makes one for a page.

use super::Shelf;
use super::given::{pages, row};
use app::document::part::{Faults, FormFault, SelectField, TextField};
use domain::PersonId;
use leptos::prelude::*;
use serde::Deserialize;
use store::{AccessKey, Catalog, NewKey, Opens};
use wording::Words;
use wording::page::settings::screen as says;

/// The form as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Input {
    screen_name: String,
    page: String,
}

impl Input {
    /// The screen link, whose owner is this person.
    pub fn key(&self, words: Words, catalog: &Catalog, person_id: PersonId) -> Result<NewKey, Faults> {
        let Some(page) = pages(words, catalog).into_iter().find(|page| page.path == self.page) else {
            return Err(Faults::from([("page", says::choose_page(words).to_owned())]));
        };
        Ok(NewKey {
            person_id,
            name: self.screen_name.trim().to_owned(),
            opens: Opens::Page(page.path),
            // A building's screen needs nothing else. A site's is made of all that its owner sees there.
            sees_all: page.building.is_none(),
            buildings: page.building.into_iter().collect(),
            expires_at: None,
        })
    }
}

/// The fields of the store, as the form calls them.
pub fn field(of_store: &str) -> &'static str {
    if of_store == "path" { "page" } else { "screen_name" }
}

/// The part of an account that shows its screen links, and makes one.
pub fn section(shelf: &Shelf<'_>, keys: &[AccessKey], made: Option<&str>, input: &Input, faults: &Faults) -> AnyView {
    let words = shelf.words;
    let of_screens: Vec<&AccessKey> = keys.iter().filter(|one| matches!(one.key.opens, Opens::Page(_))).collect();
    let choices = pages(words, &shelf.catalog).into_iter().map(|page| (page.path, page.name)).collect();
    let f = || faults.clone();
    view! {
        <section class="page-section" aria-labelledby="screens">
            <h2 id="screens">{says::heading(words)}</h2>
            <p class="lede">{says::lede(words)}</p>
            {made.map(|secret| just_made(words, &format!("{}/screen/{secret}", shelf.state.publish.web)))}
            <div class="status-list">{of_screens.into_iter().map(|one| row(shelf, one, "/account/keys/revoke")).collect_view()}</div>
            <h3>{says::make_heading(words)}</h3>
            <form class="form" method="post" action="/account/screens">
                <FormFault words faults=f()/>
                <div class="form-row">
                    <TextField name="screen_name" label=says::name(words) value=input.screen_name.clone() hint=says::name_hint(words) faults=f()/>
                    <SelectField name="page" label=says::page_label(words) value=input.page.clone() choices faults=f()/>
                </div>
                <div class="form-actions"><button class="button" type="submit">{says::make(words)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn just_made(words: Words, link: &str) -> AnyView {
    view! {
        <div class="form-done" role="status">
            <p><strong>{says::copy_now(words)}</strong></p>
            <div class="code-block"><pre tabindex="0"><code>{link.to_owned()}</code></pre></div>
            <p>{says::open_it(words)}</p>
        </div>
    }
    .into_any()
}
