//! The record of what was done: who, when, from where, to what. Filters stand in the address.

mod export;
mod told;

pub use export::export;
pub(super) use told::differing;

use super::Shelf;
use app::Scope;
use app::document::answer::{Failure, answered};
use app::document::frame::Frame;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::PersonId;
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;
use store::{AuditLine, AuditWanted};
use told::Told;
use wording::Words;
use wording::page::settings::{above, audit as says, people};

/// How many lines are read at a time, how often at most, and how many of those that fit are shown.
const READ_MAX: i64 = 5_000;
const PIECES_MAX: usize = 20;
const SHOWN_MAX: usize = 200;

/// What of the record is shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Params {
    who: String,
    action: String,
    thing: String,
}

/// What people are called now, and what they sign in with, by which a line names them.
#[derive(Clone, Debug, PartialEq)]
struct Named {
    name: String,
    login: String,
}

type Names = Arc<HashMap<PersonId, Named>>;

async fn names(state: &Scope) -> Result<Names, Failure> {
    let people = state.store.person_list().await?.into_iter().map(|one| (one.person_id, one.person));
    Ok(Arc::new(people.map(|(id, one)| (id, Named { name: one.name, login: one.login })).collect()))
}

/// The person that a line is about.
fn person_of(line: &AuditLine) -> Option<PersonId> {
    (line.thing_kind == "person").then(|| line.thing_id.as_deref()?.parse().ok()).flatten().map(PersonId)
}

impl Params {
    /// Whether a line fits: each word may stand anywhere in its column, whatever the case; a deed is meant as a whole.
    fn fits(&self, line: &AuditLine, names: &Names) -> bool {
        let has = |column: &str, wanted: &str| column.to_lowercase().contains(wanted.trim().to_lowercase().as_str());
        let name = person_of(line).and_then(|id| names.get(&id)).map_or("", |named| &named.name);
        let thing = format!("{} {} {name}", line.thing_kind, line.thing_name.as_deref().unwrap_or_default());
        has(&line.actor_name, &self.who) && (self.action.is_empty() || line.action == self.action) && has(&thing, &self.thing)
    }
}

pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, page(&state, &params).await)
}

/// The newest lines that fit, as many as are shown, from as far back as is looked.
async fn fitting(state: &Scope, params: &Params, names: &Names) -> Result<Vec<AuditLine>, Failure> {
    let action = Some(params.action.clone()).filter(|action| !action.is_empty());
    let (mut lines, mut before) = (Vec::new(), None);
    for _ in 0..PIECES_MAX {
        let wanted = AuditWanted { before, action: action.clone(), ..AuditWanted::default() };
        let read = state.store.audit_page(&wanted, READ_MAX).await?;
        before = read.last().map(|line| line.audit_id);
        let is_last = (read.len() as i64) < READ_MAX;
        lines.extend(read.into_iter().filter(|line| params.fits(line, names)));
        if is_last || lines.len() >= SHOWN_MAX {
            break;
        }
    }
    Ok(lines)
}

async fn page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let names = names(state).await?;
    let lines = fitting(state, params, &names).await?;
    let told = Told::of(Shelf::of(state), names).await?;
    let deeds = deeds(words, state.store.audit_actions().await?, &params.action);
    let above = [("/settings", above::settings(words)), ("/settings/people", people::title(words))];
    let frame = Frame { above: &above, may_be_kept: false, ..Frame::new(state, says::title(words)) };
    Ok(frame.answer(StatusCode::OK, || {
        let shown = lines.iter().take(SHOWN_MAX);
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{says::headline(words, lines.len())}</strong></h1>
                <p class="lede">{says::lede(words)}</p>
            </div>
            <form class="list-form" method="get" action="/settings/audit" role="search">
                {filter("who", says::who(words), &params.who)}
                <div class="field">
                    <label for="action">{says::action(words)}</label>
                    <select class="input" id="action" name="action">
                        <option value="">{says::any_action(words)}</option>
                        {deeds.into_iter().map(|(action, name)| view! { <option value=action.clone() selected=action == params.action>{name}</option> }).collect_view()}
                    </select>
                </div>
                {filter("thing", says::thing(words), &params.thing)}
                <button class="button" type="submit">{says::show(words)}</button>
                <button class="button button-quiet" type="submit" formaction="/settings/audit/export">{says::export(words)}</button>
            </form>
            <div class="table-scroll" tabindex="0" role="region" aria-label=says::title(words)>
                <table class="table table-list">
                    <thead>
                        <tr>
                            <th scope="col">{says::when(words)}</th>
                            <th scope="col">{says::who(words)}</th>
                            <th scope="col">{says::action(words)}</th>
                            <th scope="col">{says::thing(words)}</th>
                            <th scope="col">{says::changed(words)}</th>
                        </tr>
                    </thead>
                    <tbody>{shown.map(|line| row(&told, line)).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    }))
}

/// The deeds that can be chosen, by their names in the record and in words.
fn deeds(words: Words, actions: Vec<String>, chosen: &str) -> Vec<(String, String)> {
    let is_new = !chosen.is_empty() && !actions.iter().any(|action| action == chosen);
    let all = actions.into_iter().chain(is_new.then(|| chosen.to_owned()));
    let mut deeds: Vec<(String, String)> = all.map(|action| (action.clone(), says::deed(words, &action))).collect();
    deeds.sort_by(|one, other| app::natural_order(&one.1, &other.1));
    deeds
}

fn filter(name: &'static str, label: &'static str, value: &str) -> AnyView {
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input class="input" id=name name=name type="search" value=value.to_owned()/>
        </div>
    }
    .into_any()
}

fn row(told: &Told<'_>, line: &AuditLine) -> AnyView {
    let Shelf { words, zone, now, .. } = &told.shelf;
    let from = line.address.as_deref().map(|address| says::from(*words, address)).unwrap_or_default();
    view! {
        <tr>
            <td>{words.when(zone, line.at, *now)}</td>
            <td>
                {line.actor_name.clone()}
                {told.key_of(line).map(|key| view! { <p class="status-text">{key}</p> })}
                <p class="status-text">{from}</p>
            </td>
            <td><strong>{says::deed(*words, &line.action)}</strong></td>
            <td>{told.thing(line)}</td>
            <td>{told.changes(line).into_iter().map(|change| view! { <p class="status-text">{change}</p> }).collect_view()}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line on the person 3.
    pub(super) fn line(before: &str, after: &str) -> AuditLine {
        AuditLine {
            audit_id: 1,
            at: 0,
            actor_kind: "person".to_owned(),
            person_id: None,
            actor_name: "Ada".to_owned(),
            address: None,
            action: "person.changed".to_owned(),
            thing_kind: "person".to_owned(),
            thing_id: Some("3".to_owned()),
            thing_name: Some("ann".to_owned()),
            before: Some(before.to_owned()),
            after: Some(after.to_owned()),
        }
    }

    #[test]
    fn filters_look_in_their_columns_and_know_people_by_both_names() {
        let ann = Named { name: "Ann Müller".to_owned(), login: "ann".to_owned() };
        let (line, names) = (line("{}", "{}"), Arc::new(HashMap::from([(PersonId(3), ann)])));
        let asked = |who: &str, action: &str, thing: &str| Params {
            who: who.to_owned(),
            action: action.to_owned(),
            thing: thing.to_owned(),
        };
        for fitting in [asked("ada", "person.changed", "ann"), asked("", "", "person"), asked("", "", "müller")] {
            assert!(fitting.fits(&line, &names), "{fitting:?}");
        }
        for other in [asked("bob", "", ""), asked("", "", "Ada"), asked("", "changed", "")] {
            assert!(!other.fits(&line, &names), "{other:?}");
        }
    }
}
