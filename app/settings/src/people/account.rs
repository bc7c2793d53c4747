//! One's own account: who one is here, what one may see and do, where one is signed in, and one's passkeys,
//! keys and screen links.

use super::{Shelf, connection, device, key, passkey, reading, role_of, screen, sees, told};
use app::Scope;
use app::document::answer::{Failure, Named, answered_in, faults_of, see_other, status_of};
use app::document::frame::{Frame, HOME};
use app::document::part::{Done, Faults, PostButton};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Caller, KeyId, Millis, PasskeyId, Person};
use ingest::token::{hash, new_secret};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Kind, NewKey, NewPerson, Session};
use wording::Words;
use wording::page::passkey as passkey_says;
use wording::page::settings::{account as says, key as key_says};

/// Which session is to end: one of one's own, by the beginning of its hash; all of them without it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Which {
    session: String,
}

/// The query of the page's address: the word for what was done, and the page that a screen is to show.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Params {
    done: Option<String>,
    page: String,
}

/// So much of a session's hash stands in the page: enough to tell sessions apart, and no way in.
const SHOWN_LETTERS: usize = 16;

/// A form of the page: what was typed, what is wrong with it, and the secret that it made.
#[derive(Default)]
struct Part<I> {
    input: I,
    faults: Faults,
    made: Option<String>,
}

/// What the page shows besides what is stored.
#[derive(Default)]
struct Sheet {
    done: Option<&'static str>,
    key: Part<key::Input>,
    screen: Part<screen::Input>,
    /// How somebody wants to be told, if the form of it was refused.
    told: Option<(told::Input, Faults)>,
    /// Why a passkey stays.
    passkey: Option<&'static str>,
}

pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let words = state.words_of_all();
    let done = match params.done.as_deref() {
        Some("ended") => Some(says::ended(words)),
        Some("connected") => Some(says::connected(words)),
        Some("reading") => Some(says::reading_saved(words)),
        Some("told") => Some(says::told_saved(words)),
        Some("password") => Some(says::password_changed(words)),
        Some("passkey") => Some(passkey_says::added(words)),
        Some("passkey-removed") => Some(passkey_says::removed(words)),
        Some("no-password") => Some(passkey_says::password_removed(words)),
        Some("revoked") => Some(key_says::revoked(words)),
        _ => None,
    };
    let screen = Part { input: screen::Input::of_page(params.page), ..Part::default() };
    answered_in(HOME, &state, page(&state, Sheet { done, screen, ..Sheet::default() }).await)
}

/// Makes a key. Its secret stands in this answer and nowhere else.
pub async fn key_make(state: Scope, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let made = async {
        let (shelf, input) = (Shelf::of(&state), key::Input::of(fields));
        let part = match input.key(shelf.words, &shelf.zone, owner(&state)?.person_id, shelf.now) {
            Ok(new) => make(&state, &new, input, key::field).await?,
            Err(faults) => Part { input, faults, made: None },
        };
        page(&state, Sheet { key: part, ..Sheet::default() }).await
    };
    answered_in(HOME, &state, made.await)
}

/// Makes a screen link, likewise.
pub async fn screen_make(state: Scope, Form(input): Form<screen::Input>) -> Response {
    let made = async {
        let part = match input.key(&Shelf::of(&state), owner(&state)?.person_id) {
            Ok(new) => make(&state, &new, input, screen::field).await?,
            Err(faults) => Part { input, faults, made: None },
        };
        page(&state, Sheet { screen: part, ..Sheet::default() }).await
    };
    answered_in(HOME, &state, made.await)
}

/// Keeps how and of what one wants to be told.
pub async fn told(state: Scope, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let kept = async {
        let before = state.store.person_get(owner(&state)?.person_id).await?;
        let input = told::Input::of(fields);
        let notify = match input.notify(state.words_of_all(), before.person.notify) {
            Ok(notify) => notify,
            Err(faults) => return page(&state, Sheet { told: Some((input, faults)), ..Sheet::default() }).await,
        };
        if notify != before.person.notify {
            let person = NewPerson { notify, ..before.person };
            state.store.person_update(before.person_id, Some(before.version), &person, &state.actor(), state.now()).await?;
        }
        Ok(see_other("/account?done=told"))
    };
    answered_in(HOME, &state, kept.await)
}

/// Revokes a key or a screen link of one's own.
pub async fn key_revoke(state: Scope, Form(named): Form<Named>) -> Response {
    let revoked = async {
        let of = owner(&state)?.person_id;
        state.store.key_revoke(KeyId(named.id), Some(of), &state.actor(), state.now()).await?;
        Ok(see_other("/account?done=revoked"))
    };
    answered_in(HOME, &state, revoked.await)
}

/// Removes a passkey of one's own, unless it is the last way in.
pub async fn passkey_remove(state: Scope, Form(named): Form<Named>) -> Response {
    let removed = async {
        let person = state.store.person_get(owner(&state)?.person_id).await?;
        match passkey::remove(&state, &person, PasskeyId(named.id)).await {
            Ok(()) => Ok(see_other("/account?done=passkey-removed")),
            Err(error) if error.kind() == Kind::Conflict => {
                let passkey = Some(passkey_says::last(state.words_of_all()));
                page(&state, Sheet { passkey, ..Sheet::default() }).await
            }
            Err(error) => Err(error.into()),
        }
    };
    answered_in(HOME, &state, removed.await)
}

fn owner(state: &Scope) -> Result<&Person, Failure> {
    state.caller.person().ok_or(Failure::Missing("account"))
}

async fn make<I: Default>(state: &Scope, new: &NewKey, input: I, field: fn(&str) -> &'static str) -> Result<Part<I>, Failure> {
    let random = state.random.bytes().map_err(|_| store::Error::Broken("the machine gave no random numbers"))?;
    let secret = new_secret(&random);
    match state.store.key_insert(new, &hash(&secret), &state.actor(), state.now()).await {
        Ok(_) => Ok(Part { made: Some(secret), ..Part::default() }),
        Err(error) => Ok(Part { input, faults: faults_of(error, field)?, made: None }),
    }
}

pub async fn end(state: Scope, Form(which): Form<Which>) -> Response {
    let ended = async {
        let Some(person) = state.caller.person() else { return Err(Failure::Missing("account")) };
        let (actor, now) = (state.actor(), state.now());
        if which.session.is_empty() {
            state.store.session_end_all(person.person_id, None, &actor, now).await?;
            return Ok(see_other("/account?done=ended"));
        }
        let sessions = state.store.session_list(person.person_id, now).await?;
        let named = |one: &&Session| which.session.len() >= SHOWN_LETTERS && one.hash.starts_with(&which.session);
        let session = sessions.iter().find(named).ok_or(Failure::Missing("session"))?;
        state.store.session_end(&session.hash, &actor, now).await?;
        Ok(see_other("/account?done=ended"))
    };
    answered_in(HOME, &state, ended.await)
}

async fn page(state: &Scope, sheet: Sheet) -> Result<Response, Failure> {
    let shelf = Shelf::of(state);
    let (words, now) = (shelf.words, shelf.now);
    let person = state.caller.person();
    let (sessions, keys) = match person {
        Some(Person { person_id, .. }) => {
            (state.store.session_list(*person_id, now).await?, state.store.key_list(Some(*person_id)).await?)
        }
        None => (Vec::new(), Vec::new()),
    };
    let identities = match person {
        Some(person) => state.store.identity_list(person.person_id).await?,
        None => Vec::new(),
    };
    let own = state.caller.own();
    let (passkeys, has_password, wishes) = match own {
        Some(Person { person_id, .. }) => {
            let (has_password, wishes) = match state.store.person_get(*person_id).await {
                Ok(stored) => (stored.password_set_at.is_some(), Some((stored.person.notify, stored.person.email.is_some()))),
                // Removed a moment ago.
                Err(error) if error.kind() == Kind::NotFound => (false, None),
                Err(error) => return Err(error.into()),
            };
            (state.store.passkey_list(*person_id).await?, has_password, wishes)
        }
        None => (Vec::new(), false, None),
    };
    let refused = sheet.told.as_ref().map(|(_, faults)| faults);
    let all_faults = [Some(&sheet.key.faults), Some(&sheet.screen.faults), refused];
    let none = Faults::new();
    let faults = all_faults.into_iter().flatten().find(|faults| !faults.is_empty()).unwrap_or(&none);
    let frame = Frame { may_be_kept: false, ..Frame::first(state, says::title(words), HOME) };
    let what = sees(words, &shelf.catalog, &state.caller.sight());
    let status = if sheet.passkey.is_some() { StatusCode::CONFLICT } else { status_of(faults) };
    Ok(frame.answer(status, || {
        let about = match (person, &state.caller) {
            (Some(person), _) => says::lede(words, &role_of(words, person.role), &what),
            (None, Caller::Machine) => says::lede_machine(words).to_owned(),
            _ => says::lede_key(words, &what),
        };
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{person.map_or_else(|| says::title(words).to_owned(), |person| person.name.clone())}</strong></h1>
                <p class="lede">{about}</p>
            </div>
            <Done text=sheet.done.map(ToOwned::to_owned)/>
            {sheet.key.made.as_deref().map(|secret| key::just_made(words, secret, &state.publish.web))}
            {sheet.screen.made.as_deref().map(|secret| screen::just_made(words, secret, &state.publish.web))}
            {own.map(|_| connection::own(words, &state.sign_in_ways, &identities))}
            {own.map(|_| passkey::own(words, &passkeys, has_password, sheet.passkey, now))}
            {own.map(|_| signed_in(words, &sessions, has_password, now))}
            {own.map(|own| reading::section(words, own))}
            {wishes.map(|(notify, has_address)| match &sheet.told {
                Some((input, faults)) => told::section(words, has_address, input, faults),
                None => told::section(words, has_address, &told::Input::from(&notify), &Faults::new()),
            })}
            {own.map(|person| {
                let Part { input, faults, .. } = &sheet.key;
                key::section(&shelf, person, &keys, input, faults)
            })}
            {own.map(|_| {
                let Part { input, faults, .. } = &sheet.screen;
                screen::section(&shelf, &keys, input, faults)
            })}
        }
        .into_any()
    }))
}

fn signed_in(words: Words, sessions: &[Session], has_password: bool, now: Millis) -> AnyView {
    let rows = sessions.iter().map(|session| {
        let short: String = session.hash.chars().take(SHOWN_LETTERS).collect();
        let line = says::session(
            words,
            session.address.as_deref().unwrap_or_default(),
            &words.age(now - session.created_at),
            &words.age(now - session.last_used_at),
        );
        view! {
            <div class="status-row">
                <h3>{device::called(words, &session.device)}</h3>
                <PostButton action="/account/sessions/end" with=vec![("session", short)] label=says::end(words) class="button-small"/>
                <p class="status-text">{line}</p>
            </div>
        }
    });
    view! {
        <section class="page-section" aria-labelledby="sessions">
            <h2 id="sessions">{says::sessions(words)}</h2>
            <p class="lede">{says::sessions_lede(words)}</p>
            <div class="status-list">{rows.collect_view()}</div>
            <div class="form-actions">
                <PostButton action="/account/sessions/end" label=says::end_all(words) class=""/>
                {has_password.then(|| view! { <a class="button" href="/account/password">{says::change_password(words)}</a> })}
            </div>
        </section>
    }
    .into_any()
}
