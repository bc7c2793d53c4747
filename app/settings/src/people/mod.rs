//! People with accounts: the list, a person, one's own account with its passkeys, keys and screen links, and the
//! record of what was done. Leaves out signing in (the server's) and what each may do (`domain::access`).

mod account;
mod audit;
mod connection;
mod device;
mod form;
mod given;
mod key;
mod link;
mod one;
mod passkey;
mod reading;
mod screen;
mod told;
mod until;
mod who;

use crate::find::{Find, Wanted, by_name};
use app::document::answer::{Failure, answered};
use app::document::frame::Frame;
use app::document::part::{Done, PostButton, ToManual};
use app::{Routes, Scope};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::DEMO_PEOPLE;
use domain::{Caller, Capability, DepartmentId, Millis, PersonId, Role, Sight, Zone};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Catalog, StoredPerson};
use wording::Words;
use wording::page::performance::department as department_says;
use wording::page::settings::people as says;

pub fn routes() -> Routes {
    Routes::documents()
        .get("/account", account::show)
        .for_holders_in_person(Capability::See)
        .post("/account/sessions/end", account::end)
        .post("/account/told", account::told)
        .post("/account/keys", account::key_make)
        .post("/account/keys/revoke", account::key_revoke)
        .post("/account/screens", account::screen_make)
        .post("/account/passkeys/remove", account::passkey_remove)
        .for_holders(Capability::Administer)
        .get("/settings/people", list)
        .get("/settings/people/new", one::new)
        .get("/settings/people/{id}", one::show)
        .get("/settings/buildings/{id}/people", who::show)
        .get("/settings/audit", audit::show)
        .get("/settings/audit/export", audit::export)
        .for_holders_in_person(Capability::Administer)
        .post("/settings/people/first", one::first)
        .post("/settings/people/new", one::make)
        .post("/settings/people/{id}", one::save)
        .post("/settings/people/{id}/link", one::link)
        .post("/settings/people/{id}/mail", one::mail)
        .post("/settings/people/{id}/sign-out", one::sign_out)
        .post("/settings/people/{id}/disable", one::disable)
        .post("/settings/people/{id}/enable", one::enable)
        .post("/settings/people/{id}/remove", one::remove)
        .post("/settings/people/{id}/keys/revoke", one::key_revoke)
        .post("/settings/people/{id}/disconnect", one::disconnect)
        .post("/settings/people/{id}/passkeys/remove", one::passkey_remove)
}

/// What the lists of keys and screen links are drawn with.
struct Shelf<'a> {
    state: &'a Scope,
    words: Words,
    catalog: Arc<Catalog>,
    zone: Arc<Zone>,
    now: Millis,
}

impl<'a> Shelf<'a> {
    fn of(state: &'a Scope) -> Self {
        let (words, catalog, now) = (state.words_of_all(), state.catalog(), state.now());
        let zone = catalog.first_zone();
        Self { state, words, catalog, zone, now }
    }
}

/// Why something stays that somebody wanted to remove.
fn why_kept(fault: Option<&str>) -> Option<AnyView> {
    fault.map(|text| view! { <p class="field-error" role="alert">{text.to_owned()}</p> }.into_any())
}

/// Whether somebody is the one who asks.
fn is_own(state: &Scope, person_id: PersonId) -> bool {
    state.caller.person().is_some_and(|own| own.person_id == person_id)
}

/// The role in words.
fn role_of(words: Words, role: Role) -> String {
    says::role(words, role.as_str())
}

/// What somebody sees, in words.
fn sees(words: Words, catalog: &Catalog, sight: &Sight) -> String {
    match sight {
        Sight::All => says::sees_all(words).to_owned(),
        Sight::Nothing => says::sees_nothing(words).to_owned(),
        Sight::Buildings(buildings) => {
            let mut names: Vec<&str> =
                buildings.iter().filter_map(|id| catalog.buildings.get(id)).map(|building| building.name.as_str()).collect();
            names.sort_by(|one, other| app::natural_order(one, other));
            match names.as_slice() {
                [] => says::sees_nothing(words).to_owned(),
                few if few.len() <= 3 => words.list(&few.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()),
                many => says::sees_buildings(words, many.len()),
            }
        }
    }
}

/// A person in a line: the role, the buildings, and when they were last seen.
fn about(words: Words, catalog: &Catalog, one: &StoredPerson, now: Millis) -> String {
    let seen = match (one.last_seen_at, one.password_set_at) {
        (Some(at), _) => says::last_seen(words, &words.age(now - at)),
        (None, Some(_)) => says::never_seen(words).to_owned(),
        (None, None) => says::no_password(words).to_owned(),
    };
    says::row(words, &role_of(words, one.role()), &sees(words, catalog, &one.sight()), &seen)
}

/// The query of the list's address: the word for what was done, and who is looked for.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Params {
    done: Option<String>,
    q: Option<String>,
}

/// With so many people the list has a field to find one.
const FIND_FROM: usize = 8;

/// The names of departments.
type Departments = BTreeMap<DepartmentId, String>;

async fn list(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, page(&state, params.done.as_deref(), &Wanted::of(params.q.as_deref())).await)
}

/// Whether it is somebody who is looked for: by a name, the address, or the department.
fn fits(wanted: &Wanted, one: &StoredPerson, departments: &Departments) -> bool {
    let person = &one.person;
    let department = person.department_id.and_then(|id| departments.get(&id)).map_or("", String::as_str);
    wanted.fits(&[&person.name, &person.login, person.email.as_deref().unwrap_or_default(), department])
}

async fn page(state: &Scope, done: Option<&str>, wanted: &Wanted) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let (catalog, now) = (state.catalog(), state.now());
    let mut people = state.store.person_list().await?;
    people.sort_by(by_name(|one: &StoredPerson| &one.person.name));
    let departments: Departments =
        state.store.department_list().await?.into_iter().map(|one| (one.department_id, one.department.name)).collect();
    let found: Vec<&StoredPerson> = people.iter().filter(|one| fits(wanted, one, &departments)).collect();
    let done = done.filter(|done| *done == "removed").map(|_| says::removed(words).to_owned());
    let has_admin = people.iter().any(StoredPerson::is_active_admin);
    let lede = if state.caller == Caller::Machine { says::lede_first(words) } else { says::lede(words) };
    let frame = Frame { may_be_kept: false, ..Frame::new(state, says::title(words)) };
    Ok(frame.answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{says::headline(words, people.len())}</strong></h1>
                <p class="lede">{lede}<ToManual words href="/help/access"/></p>
            </div>
            <Done text=done/>
            <div class="form-actions">
                {if has_admin {
                    view! { <a class="button button-primary" href="/settings/people/new">{says::add(words)}</a> }.into_any()
                } else {
                    view! { <PostButton action="/settings/people/first" label=says::make_admin(words) class="button-primary"/> }.into_any()
                }}
                <a class="button" href="/departments">{department_says::title(words)}</a>
                <a class="button" href="/settings/audit">{says::to_audit(words)}</a>
            </div>
            <h2 class="visually-hidden">{says::list(words)}</h2>
            {(wanted.is_asked() || people.len() >= FIND_FROM).then(|| view! {
                <Find words href="/settings/people" wanted label=says::find(words)/>
                {wanted.is_asked().then(|| view! { <p class="status-text" role="status">{says::found(words, found.len())}</p> })}
            })}
            <ul class="link-list">{found.iter().map(|one| row(words, (&catalog, &departments), one, now)).collect_view()}</ul>
            {(people.is_empty() && catalog.buildings.values().any(|building| building.is_demo)).then(|| demo_people(words))}
            {connection::ways(words, &state.sign_in_ways)}
        }
        .into_any()
    }))
}

/// The people of the demo, to be one of them.
fn demo_people(words: Words) -> AnyView {
    let rows = DEMO_PEOPLE.map(|one| {
        view! {
            <div class="status-row">
                <h3>{says::demo_person(words, one.as_str())}</h3>
                <PostButton action="/see-as" with=vec![("who", one.as_str().to_owned())] label=says::be(words) class="button-small"/>
                <p class="status-text">{says::demo_person_sees(words, one.as_str())}</p>
            </div>
        }
    });
    view! {
        <section class="page-section" aria-labelledby="demo-people">
            <h2 id="demo-people">{says::demo_people(words)}</h2>
            <p class="lede">{says::demo_people_lede(words)}</p>
            <div class="status-list">{rows.collect_view()}</div>
        </section>
    }
    .into_any()
}

fn row(words: Words, (catalog, departments): (&Catalog, &Departments), one: &StoredPerson, now: Millis) -> AnyView {
    let department = one.person.department_id.and_then(|id| departments.get(&id));
    view! {
        <li>
            <a href=format!("/settings/people/{}", one.person_id)>{one.person.name.clone()}</a>
            <p class="status-text">
                {one.disabled_at.map(|_| view! { <span class="state" data-state="attention">{says::is_disabled(words)}</span>" " })}
                {department.map(|name| format!("{name} · "))}
                {about(words, catalog, one, now)}
            </p>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::PersonId;
    use store::{ByGroup, NewPerson};

    fn person(login: &str, name: &str, email: Option<&str>, department: Option<i64>) -> StoredPerson {
        let person = NewPerson {
            name: name.to_owned(),
            email: email.map(str::to_owned),
            department_id: department.map(DepartmentId),
            ..NewPerson::new(login, Role::Viewer)
        };
        let by_group = ByGroup::default();
        let (person_id, password_set_at, disabled_at, created_at, last_seen_at, version) = (PersonId(1), None, None, 0, None, 1);
        StoredPerson { person_id, person, by_group, password_set_at, disabled_at, created_at, last_seen_at, version }
    }

    #[test]
    fn somebody_is_found_by_either_name_the_address_and_the_department() {
        let departments = Departments::from([(DepartmentId(3), "Physics".to_owned())]);
        let ann = person("ann", "Prévost, Anne", Some("a.prevost@example.org"), Some(3));
        for asked in ["ANN", "prevost", "Prévost", "a.prevost@", "physics", "anne phys", ""] {
            assert!(fits(&Wanted::of(Some(asked)), &ann, &departments), "{asked}");
        }
        for asked in ["bob", "anne chemistry"] {
            assert!(!fits(&Wanted::of(Some(asked)), &ann, &departments), "{asked}");
        }
    }
}
