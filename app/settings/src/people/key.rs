//! The keys of a person: the list, and the form that makes one. A secret stands in the one answer that
//! made it.

use super::Shelf;
use super::given::{named, row};
use super::until::Until;
use app::document::boxes::building_boxes;
use app::document::part::{CodeBlock, Faults, FormFault, SelectField, TextField};
use domain::{BuildingId, KeyScope, Millis, Person, PersonId, Zone};
use leptos::prelude::*;
use std::collections::BTreeSet;
use store::{AccessKey, NewKey, Opens};
use wording::Words;
use wording::page::settings::key as says;

/// The fields that say until when.
const UNTIL: Until = Until { days: "key_days", date: "key_date" };

/// The form as it was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    name: String,
    scope: String,
    sees_all: bool,
    buildings: BTreeSet<BuildingId>,
    days: String,
    date: String,
}

impl Default for Input {
    fn default() -> Self {
        let (scope, days) = (KeyScope::Read.as_str().to_owned(), "90".to_owned());
        Self { name: String::new(), scope, sees_all: true, buildings: BTreeSet::new(), days, date: String::new() }
    }
}

impl Input {
    /// The fields of a form. A building is named once for each that is ticked.
    pub fn of(fields: Vec<(String, String)>) -> Self {
        let mut input = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "key_name" => input.name = value,
                "scope" => input.scope = value,
                "sees" => input.sees_all = value == "all",
                "building" => input.buildings.extend(value.parse().ok().map(BuildingId)),
                "key_days" => input.days = value,
                "key_date" => input.date = value,
                _ => {}
            }
        }
        input
    }

    /// Until when, as it was typed.
    fn until(&self) -> [&str; 2] {
        [&self.days, &self.date]
    }

    /// The key, whose owner is this person. Dates are of this zone.
    pub fn key(&self, words: Words, zone: &Zone, person_id: PersonId, now: Millis) -> Result<NewKey, Faults> {
        let Some(scope) = KeyScope::parse(&self.scope) else {
            return Err(Faults::from([("scope", says::choose_scope(words).to_owned())]));
        };
        Ok(NewKey {
            person_id,
            name: self.name.trim().to_owned(),
            opens: Opens::Api(scope),
            sees_all: self.sees_all,
            buildings: if self.sees_all { Vec::new() } else { self.buildings.iter().copied().collect() },
            expires_at: UNTIL.end(words, zone, self.until(), now)?,
        })
    }
}

/// The fields of the store, as the form calls them.
pub fn field(of_store: &str) -> &'static str {
    match of_store {
        "scope" => "scope",
        "expires_at" => UNTIL.date,
        "buildings" => "sees",
        _ => "key_name",
    }
}

/// The part of an account that shows its keys, and makes one.
pub fn section(shelf: &Shelf<'_>, person: &Person, keys: &[AccessKey], input: &Input, faults: &Faults) -> AnyView {
    let words = shelf.words;
    let of_programs: Vec<&AccessKey> = keys.iter().filter(|one| matches!(one.key.opens, Opens::Api(_))).collect();
    let scopes = KeyScope::ALL.into_iter().filter(|scope| person.role.may(scope.takes(), person.sight.is_all()));
    let scopes = scopes.map(|scope| (scope.as_str().to_owned(), says::scope_choice(words, &named(scope)))).collect();
    let all = vec![
        ("all".to_owned(), says::sees_all_choice(words).to_owned()),
        ("some".to_owned(), says::sees_some_choice(words).to_owned()),
    ];
    let f = || faults.clone();
    view! {
        <section class="page-section" aria-labelledby="keys">
            <h2 id="keys">{says::heading(words)}</h2>
            <p class="lede">{says::lede(words)}</p>
            <div class="status-list">{of_programs.into_iter().map(|one| row(shelf, one, "/account/keys/revoke")).collect_view()}</div>
            <h3>{says::make_heading(words)}</h3>
            <form class="form" method="post" action="/account/keys">
                <FormFault words faults=f()/>
                <div class="form-row">
                    <TextField name="key_name" label=says::name(words) value=input.name.clone() hint=says::name_hint(words) faults=f()/>
                    <SelectField name="scope" label=says::scope_label(words) value=input.scope.clone() choices=scopes faults=f()/>
                </div>
                <div class="form-row">
                    <SelectField name="sees" label=says::sees_label(words) value=if input.sees_all { "all" } else { "some" } choices=all faults=f()/>
                    {UNTIL.fields(words, input.until(), faults)}
                </div>
                {building_boxes(words, &shelf.catalog, &input.buildings)}
                <div class="form-actions"><button class="button" type="submit">{says::make(words)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// The key that was just made, at the top of the page: it is shown once.
pub fn just_made(words: Words, secret: &str, web: &str) -> AnyView {
    let try_it = format!("curl -H 'Authorization: Bearer {secret}' {web}/api/me");
    view! {
        <div class="form-done" role="status">
            <p><strong>{says::copy_now(words)}</strong></p>
            <CodeBlock words id="secret" text=secret.to_owned()/>
            <p>{says::try_it(words)}</p>
            <CodeBlock words id="try-it" text=try_it/>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::DAY_MS;

    #[test]
    fn a_form_says_what_a_key_may_see_and_for_how_long() {
        let sent = |fields: &[(&str, &str)]| {
            Input::of(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
        };
        let made = |input: Input| input.key(Words::ENGLISH, &Zone::utc(), PersonId(7), 1_000);
        let all = made(sent(&[("key_name", " hall "), ("scope", "read"), ("sees", "all"), ("building", "3")])).unwrap();
        assert_eq!((all.name.as_str(), all.sees_all, all.buildings), ("hall", true, Vec::new()));
        assert_eq!(all.expires_at, Some(1_000 + 90 * DAY_MS), "a key ends by itself unless one says otherwise");
        let some = made(sent(&[("scope", "write readings"), ("sees", "some"), ("building", "3"), ("key_days", "0")])).unwrap();
        assert_eq!((some.opens, some.buildings), (Opens::Api(KeyScope::WriteReadings), vec![BuildingId(3)]));
        assert_eq!((some.sees_all, some.expires_at), (false, None));
        for (field, typed) in [("key_days", "9999"), ("key_date", "soon"), ("scope", "root")] {
            assert!(made(sent(&[(field, typed)])).unwrap_err().contains_key(field), "{field}");
        }
    }
}
