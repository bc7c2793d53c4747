//! The record of what was done: who, when, from where, to what. Filters stand in the address.

use app::Scope;
use app::document::answer::{Failure, answered};
use app::document::frame::Frame;
use axum::body::Body;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::Zone;
use futures::{StreamExt, stream};
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::json;
use store::{AuditLine, AuditWanted};
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

/// The newest lines that fit, as many as are shown, from as far back as is looked.
async fn fitting(state: &Scope, params: &Params) -> Result<Vec<AuditLine>, Failure> {
    let (mut lines, mut before) = (Vec::new(), None);
    for _ in 0..PIECES_MAX {
        let wanted = AuditWanted { before, ..AuditWanted::default() };
        let read = state.store.audit_page(&wanted, READ_MAX).await?;
        before = read.last().map(|line| line.audit_id);
        let is_last = (read.len() as i64) < READ_MAX;
        lines.extend(read.into_iter().filter(|line| params.fits(line)));
        if is_last || lines.len() >= SHOWN_MAX {
            break;
        }
    }
    Ok(lines)
}

async fn page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let (catalog, now) = (state.catalog(), state.now());
    let zone = catalog.first_zone();
    let lines = fitting(state, params).await?;
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
                <button class="button button-quiet" type="submit" formaction="/settings/audit/export">{says::export(words)}</button>
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

/// Answers with the lines that fit as a CSV, the newest first. The taking is a line of the record too.
pub async fn export(state: Scope, Query(params): Query<Params>) -> Response {
    let told = json!({ "who": params.who, "action": params.action, "thing": params.thing });
    if let Err(error) = state.store.audit_exported(&state.actor(), state.now(), "record", told).await {
        return answered(&state, Err(error.into()));
    }
    let store = state.store.clone();
    let head = "at,actor_kind,actor,address,action,thing_kind,thing_id,thing,before,after\r\n".to_owned();
    let pages = stream::try_unfold(Some(i64::MAX), move |before| {
        let (store, params) = (store.clone(), params.clone());
        async move {
            let Some(before) = before else { return Ok::<_, std::io::Error>(None) };
            let wanted = AuditWanted { before: Some(before), ..AuditWanted::default() };
            let lines = store.audit_page(&wanted, READ_MAX).await.map_err(std::io::Error::other)?;
            let next = (lines.len() as i64 == READ_MAX).then(|| lines.last().map(|line| line.audit_id)).flatten();
            Ok(Some((lines.iter().filter(|line| params.fits(line)).map(csv_line).collect::<String>(), next)))
        }
    });
    let body = Body::from_stream(stream::once(async { Ok(head) }).chain(pages));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"greenpulse-activity.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, body).into_response()
}

fn csv_line(line: &AuditLine) -> String {
    let at = Zone::utc().stamp(line.at);
    let cells = [
        Some(at.as_str()),
        Some(&line.actor_kind),
        Some(&line.actor_name),
        line.address.as_deref(),
        Some(&line.action),
        Some(&line.thing_kind),
        line.thing_id.as_deref(),
        line.thing_name.as_deref(),
        line.before.as_deref(),
        line.after.as_deref(),
    ];
    let cells: Vec<String> = cells.into_iter().map(|text| cell(text.unwrap_or_default())).collect();
    cells.join(",") + "\r\n"
}

/// A cell that a spreadsheet takes as a text, whatever it begins with.
fn cell(text: &str) -> String {
    format!("\"{}\"", files::export::no_formula(text).replace('"', "\"\""))
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
    fn a_line_of_the_export_holds_what_a_spreadsheet_must_not_run() {
        let line = AuditLine { actor_name: "=1+1".to_owned(), thing_name: Some("a \"b\", c".to_owned()), ..line("{}", "{}") };
        let told = csv_line(&line);
        assert!(!told.contains("\"=1") && told.contains(r#""a ""b"", c""#), "{told}");
        assert_eq!(told.matches("\r\n").count(), 1);
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
