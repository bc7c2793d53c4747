//! The screen links of a person: the list, and the form that makes one for a page.

use super::Shelf;
use super::given::{pages, row};
use super::until::Until;
use app::document::part::{CodeBlock, Faults, FormFault, SelectField, TextField};
use domain::PersonId;
use leptos::prelude::*;
use serde::Deserialize;
use store::{AccessKey, NewKey, Opens};
use wording::Words;
use wording::page::settings::screen as says;

/// The fields that say until when.
const UNTIL: Until = Until { days: "screen_days", date: "screen_date" };

/// The form as it was sent.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default)]
pub struct Input {
    screen_name: String,
    page: String,
    screen_days: String,
    screen_date: String,
}

impl Default for Input {
    fn default() -> Self {
        Self::of_page(String::new())
    }
}

impl Input {
    /// The form with this page chosen, if it is one of those that can be. A display stays where it hangs, so a link has
    /// no end unless one is chosen.
    pub fn of_page(page: String) -> Self {
        Self { screen_name: String::new(), page, screen_days: "0".to_owned(), screen_date: String::new() }
    }

    /// Until when, as it was typed.
    fn until(&self) -> [&str; 2] {
        [&self.screen_days, &self.screen_date]
    }

    /// The screen link, whose owner is this person.
    pub fn key(&self, shelf: &Shelf<'_>, person_id: PersonId) -> Result<NewKey, Faults> {
        let words = shelf.words;
        let Some(page) = pages(words, &shelf.catalog).into_iter().find(|page| page.path == self.page) else {
            return Err(Faults::from([("page", says::choose_page(words).to_owned())]));
        };
        Ok(NewKey {
            person_id,
            name: self.screen_name.trim().to_owned(),
            opens: Opens::Page(page.path),
            // A building's screen needs nothing else. A site's is made of all that its owner sees there.
            sees_all: page.building.is_none(),
            buildings: page.building.into_iter().collect(),
            expires_at: UNTIL.end(words, &shelf.zone, self.until(), shelf.now)?,
        })
    }
}

/// The fields of the store, as the form calls them.
pub fn field(of_store: &str) -> &'static str {
    match of_store {
        "path" => "page",
        "expires_at" => UNTIL.date,
        _ => "screen_name",
    }
}

/// The part of an account that shows its screen links, and makes one.
pub fn section(shelf: &Shelf<'_>, keys: &[AccessKey], input: &Input, faults: &Faults) -> AnyView {
    let words = shelf.words;
    let of_screens: Vec<&AccessKey> = keys.iter().filter(|one| matches!(one.key.opens, Opens::Page(_))).collect();
    let choices = pages(words, &shelf.catalog).into_iter().map(|page| (page.path, page.name)).collect();
    let f = || faults.clone();
    view! {
        <section class="page-section" aria-labelledby="screens">
            <h2 id="screens">{says::heading(words)}</h2>
            <p class="lede">{says::lede(words)}</p>
            <div class="status-list">{of_screens.into_iter().map(|one| row(shelf, one, "/account/keys/revoke")).collect_view()}</div>
            <h3>{says::make_heading(words)}</h3>
            <form class="form" method="post" action="/account/screens">
                <FormFault words faults=f()/>
                <div class="form-row">
                    <TextField name="screen_name" label=says::name(words) value=input.screen_name.clone() hint=says::name_hint(words) faults=f()/>
                    <SelectField name="page" label=says::page_label(words) value=input.page.clone() choices faults=f()/>
                </div>
                <div class="form-row">{UNTIL.fields(words, input.until(), faults)}</div>
                <div class="form-actions"><button class="button" type="submit">{says::make(words)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// The link that was just made, at the top of the page: it is shown once.
pub fn just_made(words: Words, secret: &str, web: &str) -> AnyView {
    let link = format!("{web}/screen/{secret}");
    view! {
        <div class="form-done" role="status">
            <p><strong>{says::copy_now(words)}</strong></p>
            <CodeBlock words id="screen-link" text=link/>
            <p>{says::open_it(words)}</p>
        </div>
    }
    .into_any()
}
