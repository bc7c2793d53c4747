//! A person: who they are, what they see, their sessions, and the deeds that end their access. The link
//! by which they choose a password is shown once.

use super::form::{self, Choices, Input};
use super::{Shelf, about, connection, given, is_own, link, passkey};
use app::document::answer::{Failure, Named, Params, answered, faults_of, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::{CodeBlock, Done, Faults, FormFault, PostButton};
use app::{Scope, letter};
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{KeyId, PasskeyId, PersonId, Role};
use leptos::prelude::*;
use serde::Deserialize;
use store::{LINK_MS, NewPerson, StoredPerson};
use wording::Words;
use wording::page::passkey as passkey_says;
use wording::page::settings::{above, key as key_says, people as says};

const PEOPLE: &str = "/settings/people";

type Fields = Vec<(String, String)>;

/// Which account at a provider.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Account {
    issuer: String,
    subject: String,
}

fn above(words: Words) -> [(&'static str, &'static str); 2] {
    [("/settings", above::settings(words)), (PEOPLE, says::title(words))]
}

/// Leads to the page that makes the first admin with their password. Once there is an account everybody
/// signs in, so it must be one of somebody who can.
pub async fn first(state: Scope) -> Response {
    let made = async {
        let (secret, hash) = link::secret(&state)?;
        state.store.link_make_first_admin(&hash, state.now() + LINK_MS, state.now()).await?;
        Ok(see_other(&format!("/first-admin?link={secret}")))
    };
    answered(&state, made.await)
}

pub async fn new(state: Scope) -> Response {
    let shown = async {
        // Without an admin nobody could let anybody in.
        if !state.store.person_list().await?.iter().any(StoredPerson::is_active_admin) {
            return Ok(see_other(PEOPLE));
        }
        new_page(&state, &Input::proposed(state.post.is_some()), &Faults::new()).await
    };
    answered(&state, shown.await)
}

pub async fn make(state: Scope, Form(fields): Form<Fields>) -> Response {
    let made = async {
        let (words, mut input) = (state.words_of_all(), Input::of(fields));
        let is_to_be_mailed = input.mail.is_some();
        input.mail = state.post.is_some().then_some(is_to_be_mailed);
        let new = match input.person(words, &NewPerson::new("", Role::Viewer)) {
            Ok(new) => new,
            Err(faults) => return new_page(&state, &input, &faults).await,
        };
        match state.store.person_insert(&new, None, &state.actor(), state.now()).await {
            Ok(id) => {
                let is_mailed = is_to_be_mailed
                    && new.email.is_some()
                    && link::mailed(&state, &state.store.person_get(id).await?).await?.is_none();
                Ok(see_other(&format!("{PEOPLE}/{id}?done={}", if is_mailed { "invited" } else { "made" })))
            }
            Err(error) => new_page(&state, &input, &faults_of(error, form::field)?).await,
        }
    };
    answered(&state, made.await)
}

async fn new_page(state: &Scope, input: &Input, faults: &Faults) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let (catalog, departments) = (state.catalog(), state.store.department_list().await?);
    let choices = Choices { catalog: &catalog, departments: &departments };
    let frame = Frame { above: &above(words), may_be_kept: false, ..Frame::new(state, says::add(words)) };
    Ok(frame.answer(status_of(faults), || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{says::add(words)}</strong></h1>
                <p class="lede">{says::add_lede(words)}</p>
            </div>
            {form::form(words, choices, format!("{PEOPLE}/new"), input, faults, says::make(words))}
        }
        .into_any()
    }))
}

pub async fn show(state: Scope, Path(id): Path<i64>, Query(params): Query<Params>) -> Response {
    let words = state.words_of_all();
    let done = match params.done.as_deref() {
        Some("made") => Some(says::made(words)),
        Some("invited") => Some(says::invited(words)),
        Some("mailed") => Some(says::mailed(words)),
        Some("saved") => Some(says::saved(words)),
        Some("signed-out") => Some(says::signed_out(words)),
        Some("disabled") => Some(says::disabled(words)),
        Some("enabled") => Some(says::enabled(words)),
        Some("revoked") => Some(key_says::revoked(words)),
        Some("passkey-removed") => Some(passkey_says::removed(words)),
        Some("disconnected") => Some(says::disconnected(words)),
        _ => None,
    };
    let shown = async {
        let person = state.store.person_get(PersonId(id)).await?;
        page(&state, &person, done, None, None, &Faults::new()).await
    };
    answered(&state, shown.await)
}

pub async fn save(state: Scope, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Response {
    let saved = async {
        let (words, input) = (state.words_of_all(), Input::of(fields));
        let before = state.store.person_get(PersonId(id)).await?;
        let faults = match input.person(words, &before.person) {
            Ok(new) => match state.store.person_update(PersonId(id), input.version, &new, &state.actor(), state.now()).await {
                Ok(()) => {
                    letter::tell_old_address(&state.services, &before, &new, words);
                    return Ok(see_other(&format!("{PEOPLE}/{id}?done=saved")));
                }
                Err(error) => faults_of(error, form::field)?,
            },
            Err(faults) => faults,
        };
        page(&state, &before, None, None, Some(&input), &faults).await
    };
    answered(&state, saved.await)
}

/// Makes a link by which they choose a password. It stands in this answer and nowhere else.
pub async fn link(state: Scope, Path(id): Path<i64>) -> Response {
    let made = async {
        let person = state.store.person_get(PersonId(id)).await?;
        let link = link::make(&state, &person, None).await?;
        page(&state, &person, None, Some(link), None, &Faults::new()).await
    };
    answered(&state, made.await)
}

/// Makes such a link and sends it to their address.
pub async fn mail(state: Scope, Path(id): Path<i64>) -> Response {
    let sent = async {
        let person = state.store.person_get(PersonId(id)).await?;
        match link::mailed(&state, &person).await? {
            None => Ok(see_other(&format!("{PEOPLE}/{id}?done=mailed"))),
            Some(fault) => page(&state, &person, None, None, None, &Faults::from([("email", fault)])).await,
        }
    };
    answered(&state, sent.await)
}

pub async fn sign_out(state: Scope, Path(id): Path<i64>) -> Response {
    let done = async {
        state.store.session_end_all(PersonId(id), None, &state.actor(), state.now()).await?;
        Ok(see_other(&format!("{PEOPLE}/{id}?done=signed-out")))
    };
    answered(&state, done.await)
}

pub async fn disable(state: Scope, Path(id): Path<i64>) -> Response {
    answered(&state, able(&state, PersonId(id), true).await)
}

pub async fn enable(state: Scope, Path(id): Path<i64>) -> Response {
    answered(&state, able(&state, PersonId(id), false).await)
}

async fn able(state: &Scope, id: PersonId, is_disabled: bool) -> Result<Response, Failure> {
    let person = state.store.person_get(id).await?;
    match state.store.person_disable(id, is_disabled, &state.actor(), state.now()).await {
        Ok(_) => Ok(see_other(&format!("{PEOPLE}/{id}?done={}", if is_disabled { "disabled" } else { "enabled" }))),
        Err(error) => page(state, &person, None, None, None, &faults_of(error, form::field)?).await,
    }
}

pub async fn remove(state: Scope, Path(id): Path<i64>) -> Response {
    let done = async {
        let person = state.store.person_get(PersonId(id)).await?;
        match state.store.person_remove(PersonId(id), None, &state.actor(), state.now()).await {
            Ok(()) => Ok(see_other(&format!("{PEOPLE}?done=removed"))),
            Err(error) => page(&state, &person, None, None, None, &faults_of(error, form::field)?).await,
        }
    };
    answered(&state, done.await)
}

/// Revokes a key or a screen link of theirs.
pub async fn key_revoke(state: Scope, Path(id): Path<i64>, Form(named): Form<Named>) -> Response {
    let revoked = async {
        state.store.key_revoke(KeyId(named.id), Some(PersonId(id)), &state.actor(), state.now()).await?;
        Ok(see_other(&format!("{PEOPLE}/{id}?done=revoked")))
    };
    answered(&state, revoked.await)
}

/// Removes a passkey of theirs, also the last: they can be given a link to choose a password. One's own last way in stays.
pub async fn passkey_remove(state: Scope, Path(id): Path<i64>, Form(named): Form<Named>) -> Response {
    let removed = async {
        let person = state.store.person_get(PersonId(id)).await?;
        match passkey::remove(&state, &person, PasskeyId(named.id)).await {
            Ok(()) => Ok(see_other(&format!("{PEOPLE}/{id}?done=passkey-removed"))),
            Err(error) if error.field() == Some("passkey") => {
                let why = passkey_says::last(state.words_of_all()).to_owned();
                page(&state, &person, None, None, None, &Faults::from([("passkeys", why)])).await
            }
            Err(error) => Err(error.into()),
        }
    };
    answered(&state, removed.await)
}

pub async fn disconnect(state: Scope, Path(id): Path<i64>, Form(which): Form<Account>) -> Response {
    let done = async {
        let person = state.store.person_get(PersonId(id)).await?;
        let of = (which.issuer.as_str(), which.subject.as_str());
        let is_own = is_own(&state, PersonId(id));
        match state.store.identity_disconnect(PersonId(id), of, !is_own, &state.actor(), state.now()).await {
            Ok(()) => Ok(see_other(&format!("{PEOPLE}/{id}?done=disconnected"))),
            Err(error) if error.field() == Some("identity") => {
                let why = says::last_way_in(state.words_of_all()).to_owned();
                page(&state, &person, None, None, None, &Faults::from([("connections", why)])).await
            }
            Err(error) => page(&state, &person, None, None, None, &faults_of(error, form::field)?).await,
        }
    };
    answered(&state, done.await)
}

async fn page(
    state: &Scope,
    person: &StoredPerson,
    done: Option<&'static str>,
    link: Option<String>,
    typed: Option<&Input>,
    faults: &Faults,
) -> Result<Response, Failure> {
    let shelf = Shelf::of(state);
    let (words, now) = (shelf.words, shelf.now);
    let sessions = state.store.session_list(person.person_id, now).await?;
    let keys = state.store.key_list(Some(person.person_id)).await?;
    let identities = state.store.identity_list(person.person_id).await?;
    let passkeys = state.store.passkey_list(person.person_id).await?;
    let departments = state.store.department_list().await?;
    let choices = Choices { catalog: &shelf.catalog, departments: &departments };
    let action = format!("{PEOPLE}/{}", person.person_id);
    let stored = Input::from(person);
    let input = typed.unwrap_or(&stored);
    let lede = about(words, &shelf.catalog, person, now);
    let status = if link.is_some() { StatusCode::OK } else { status_of(faults) };
    let frame = Frame { above: &above(words), may_be_kept: false, ..Frame::new(state, &person.person.name) };
    let is_disabled = person.disabled_at.is_some();
    // Nobody can come in without a link: making one is the next thing to do.
    let has_no_way_in = person.password_set_at.is_none() && identities.is_empty() && passkeys.is_empty();
    let waits = has_no_way_in && !is_disabled && link.is_none();
    let links = |class: &'static str| {
        let make = if person.password_set_at.is_some() { says::reset(words) } else { says::invite(words) };
        view! {
            <PostButton action=format!("{action}/link") label=make class/>
            {link::may_be_mailed(state, person).then(|| view! { <PostButton action=format!("{action}/mail") label=link::send_label(words, person) class=""/> })}
        }
        .into_any()
    };
    Ok(frame.answer(status, || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{person.person.name.clone()}</strong></h1>
                <p class="lede">
                    {is_disabled.then(|| view! { <span class="state" data-state="attention">{says::is_disabled(words)}</span>" " })}
                    {lede}
                </p>
            </div>
            <Done text=done.map(ToOwned::to_owned)/>
            {waits.then(|| view! { <div class="form-actions">{links("button-primary")}</div> })}
            {link.map(|link| view! {
                <div class="form-done" role="status">
                    <p><strong>{says::copy_link(words)}</strong></p>
                    <CodeBlock words id="link" text=link/>
                    <p>{says::link_is_good(words)}</p>
                </div>
            })}
            {typed.is_none().then(|| view! { <FormFault words faults=faults.clone()/> })}
            {form::form(words, choices, action.clone(), input, faults, says::save(words))}
            {connection::of_person(state, &shelf.catalog, person, &identities, faults.get("connections").map(String::as_str))}
            <section class="page-section" aria-labelledby="access">
                <h2 id="access">{says::access(words)}</h2>
                <p class="lede">{says::sessions(words, sessions.len())}</p>
                <div class="form-actions">
                    {(!waits).then(|| links(""))}
                    {(!sessions.is_empty()).then(|| view! { <PostButton action=format!("{action}/sign-out") label=says::sign_out(words) class=""/> })}
                    {(!is_disabled && state.caller.person().is_some() && !is_own(state, person.person_id)).then(|| view! {
                        <PostButton action="/see-as" with=vec![("who", person.person_id.to_string())] label=says::see_as(words) class=""/>
                    })}
                    {if is_disabled {
                        view! { <PostButton action=format!("{action}/enable") label=says::enable(words) class=""/> }.into_any()
                    } else {
                        view! { <PostButton action=format!("{action}/disable") label=says::disable(words) class=""/> }.into_any()
                    }}
                    <PostButton action=format!("{action}/remove") label=says::remove(words)/>
                </div>
                <p class="status-text">{says::access_explained(words)}</p>
                {link::about_mail(&shelf, person).map(|text| view! { <p class="status-text">{text}</p> })}
            </section>
            {passkey::of_person(words, &passkeys, &format!("{action}/passkeys/remove"), faults.get("passkeys").map(String::as_str), now)}
            <section class="page-section" aria-labelledby="keys">
                <h2 id="keys">{key_says::of_person(words)}</h2>
                {keys.is_empty().then(|| view! { <p class="lede">{key_says::none_of_person(words)}</p> })}
                <div class="status-list">{keys.iter().map(|one| given::row(&shelf, one, &format!("{action}/keys/revoke"))).collect_view()}</div>
            </section>
        }
        .into_any()
    }))
}
