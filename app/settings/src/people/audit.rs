//! The record of what was done: who, when, from where, to what. Filters stand in the address.

use app::Scope;
use app::document::answer::{Failure, answered};
use app::document::frame::Frame;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Zone;
use leptos::prelude::*;
use serde::Deserialize;
use store::AuditLine;
use wording::Words;
use wording::page::settings::{above, audit as says, people};

/// How many lines are read, and how many of those that fit are shown.
const READ_MAX: i64 = 5_000;
const SHOWN_MAX: usize = 200;

/// What of the record is shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Params {
    who: String,
    action: String,
    thing: String,
}

impl Params {
    /// Whether a line fits: each word may stand anywhere in its column, whatever the case.
    fn fits(&self, line: &AuditLine) -> bool {
        let has = |column: &str, wanted: &str| column.to_lowercase().contains(wanted.trim().to_lowercase().as_str());
        has(&line.actor_name, &self.who)
            && has(&line.action, &self.action)
            && has(&format!("{} {}", line.thing_kind, line.thing_name.as_deref().unwrap_or_default()), &self.thing)
    }
}

pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, page(&state, &params).await)
}

async fn page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let (catalog, now) = (state.catalog(), state.now());
    let zone = catalog.sites.keys().next().map(|&id| catalog.zone(id)).unwrap_or_default();
    let lines: Vec<AuditLine> = state.store.audit_list(READ_MAX).await?.into_iter().filter(|line| params.fits(line)).collect();
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
                {filter("action", says::action(words), &params.action)}
                {filter("thing", says::thing(words), &params.thing)}
                <button class="button" type="submit">{says::show(words)}</button>
            </form>
            <div class="table-scroll" tabindex="0" role="region" aria-label=says::title(words)>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{says::when(words)}</th>
                            <th scope="col">{says::who(words)}</th>
                            <th scope="col">{says::action(words)}</th>
                            <th scope="col">{says::thing(words)}</th>
                            <th scope="col">{says::changed(words)}</th>
                        </tr>
                    </thead>
                    <tbody>{shown.map(|line| row(words, &zone, line, now)).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    }))
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

fn row(words: Words, zone: &Zone, line: &AuditLine, now: i64) -> AnyView {
    let from = line.address.as_deref().map(|address| says::from(words, address)).unwrap_or_default();
    let changes = changes(line);
    view! {
        <tr>
            <td>{words.when(zone, line.at, now)}</td>
            <td>{line.actor_name.clone()}<p class="status-text">{from}</p></td>
            <td>{says::deed(words, &line.action)}</td>
            <td>{line.thing_name.clone().or_else(|| line.thing_id.clone()).unwrap_or_default()}</td>
            <td>{changes.into_iter().map(|(name, before, after)| view! { <p class="status-text">{says::change(words, &name, &before, &after)}</p> }).collect_view()}</td>
        </tr>
    }
    .into_any()
}

/// What differs between before and after: the field, and both values as they are kept.
fn changes(line: &AuditLine) -> Vec<(String, String, String)> {
    let read = |text: &Option<String>| -> serde_json::Map<String, serde_json::Value> {
        text.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    };
    let (before, after) = (read(&line.before), read(&line.after));
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    let value = |of: &serde_json::Map<String, serde_json::Value>, name: &str| match of.get(name) {
        None | Some(serde_json::Value::Null) => "–".to_owned(),
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let all = names.into_iter().map(|name| (name.clone(), value(&before, name), value(&after, name)));
    all.filter(|(_, before, after)| before != after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(before: &str, after: &str) -> AuditLine {
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
    fn only_what_changed_is_told_and_filters_look_in_their_columns() {
        let line = line(r#"{"role":"viewer","email":null}"#, r#"{"role":"admin","email":null,"sees":"all"}"#);
        let told: Vec<String> =
            changes(&line).into_iter().map(|(name, before, after)| format!("{name} {before} {after}")).collect();
        assert_eq!(told, ["role viewer admin", "sees – all"]);
        let asked = |who: &str, action: &str, thing: &str| Params {
            who: who.to_owned(),
            action: action.to_owned(),
            thing: thing.to_owned(),
        };
        assert!(asked("ada", "CHANGED", "ann").fits(&line) && asked("", "", "person").fits(&line));
        assert!(!asked("bob", "", "").fits(&line) && !asked("", "", "Ada").fits(&line));
    }
}
