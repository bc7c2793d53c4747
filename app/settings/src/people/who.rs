//! Who sees a building: by their role, because it was given to them, by a key or a screen link.

use super::audit::differing;
use super::{Shelf, role_of};
use crate::above;
use app::Scope;
use app::document::answer::{Failure, answered};
use app::document::frame::Frame;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{BuildingId, Millis};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{AccessKey, AuditLine, AuditWanted, Opens, StoredPerson};
use wording::page::settings::people as says;

/// How many lines of the record are looked through for one person.
const LINES_MAX: i64 = 500;

pub async fn show(state: Scope, Path(id): Path<i64>) -> Response {
    answered(&state, page(&state, BuildingId(id)).await)
}

async fn page(state: &Scope, id: BuildingId) -> Result<Response, Failure> {
    let shelf = Shelf::of(state);
    let words = shelf.words;
    let building = shelf.catalog.buildings.get(&id).ok_or(Failure::Missing("building"))?;
    let people = state.store.person_list().await?;
    let since = state.store.building_given_since(id).await?;
    let keys = state.store.key_list(None).await?;
    let sees = |person: &&StoredPerson| person.disabled_at.is_none() && person.sight().sees(id);
    let mut seen: Vec<&StoredPerson> = people.iter().filter(sees).collect();
    seen.sort_by(|one, other| app::natural_order(&one.person.name, &other.person.name));
    let is_seen_by_key = |key: &&AccessKey| {
        let owner = seen.iter().any(|person| person.person_id == key.key.person_id);
        owner && key.is_good(shelf.now) && (key.key.sees_all || key.key.buildings.contains(&id))
    };
    let mut since_all = HashMap::new();
    for person in seen.iter().filter(|person| person.sight().is_all()) {
        if let Some(at) = access_changed(state, person).await? {
            since_all.insert(person.person_id, at);
        }
    }
    let settings = format!("/settings/buildings/{id}");
    let places = above::places(words);
    let above: Vec<(&str, &str)> = places.into_iter().chain([(settings.as_str(), building.name.as_str())]).collect();
    let frame = Frame { above: &above, may_be_kept: false, ..Frame::new(state, says::who_title(words)) };
    Ok(frame.answer(StatusCode::OK, || {
        let rows = seen.iter().map(|person| {
            let given = since.get(&person.person_id);
            let by = match given {
                _ if person.sight().is_all() => {
                    let at = since_all.get(&person.person_id).copied().unwrap_or(person.created_at);
                    let since = says::who_since(words, &words.when(&shelf.zone, at, shelf.now));
                    format!("{} · {since}", says::who_all(words))
                }
                Some(Some(at)) => says::who_since(words, &words.when(&shelf.zone, *at, shelf.now)),
                Some(None) => says::who_given(words).to_owned(),
                None => says::who_by_group(words).to_owned(),
            };
            view! {
                <li>
                    <a href=format!("/settings/people/{}", person.person_id)>{person.person.name.clone()}</a>
                    <p class="status-text">{format!("{} · {by}", role_of(words, person.role()))}</p>
                </li>
            }
        });
        let by_keys = keys.iter().filter(is_seen_by_key).map(|key| {
            let owner = people.iter().find(|person| person.person_id == key.key.person_id).map(|one| one.person.name.clone());
            let kind = match &key.key.opens {
                Opens::Api(_) => says::who_key(words, &owner.unwrap_or_default()),
                Opens::Page(_) => says::who_screen(words, &owner.unwrap_or_default()),
            };
            let since = says::who_since(words, &words.when(&shelf.zone, key.created_at, shelf.now));
            view! {
                <li>
                    <a href=format!("/settings/people/{}", key.key.person_id)>{key.key.name.clone()}</a>
                    <p class="status-text">{format!("{kind} · {since}")}</p>
                </li>
            }
        });
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{says::who_headline(words, seen.len(), &building.name)}</strong></h1>
                {people.is_empty().then(|| view! { <p class="lede">{says::lede_first(words)}</p> })}
            </div>
            <ul class="link-list">{rows.collect_view()}{by_keys.collect_view()}</ul>
        }
        .into_any()
    }))
}

/// When the record says that somebody's role or buildings last changed; `None` if it does not reach back so far.
async fn access_changed(state: &Scope, person: &StoredPerson) -> Result<Option<Millis>, Failure> {
    let thing_id = Some(person.person_id.to_string());
    let wanted = AuditWanted { thing_kind: Some("person".to_owned()), thing_id, ..AuditWanted::default() };
    let lines = state.store.audit_page(&wanted, LINES_MAX).await?;
    Ok(lines.iter().find(|line| is_of_access(line)).map(|line| line.at))
}

/// Whether a line tells of another role, or of other buildings.
fn is_of_access(line: &AuditLine) -> bool {
    differing(line).iter().any(|(name, ..)| name == "role" || name == "sees")
}
