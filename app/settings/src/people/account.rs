//! One's own account: who one is here, what one may see and do, and where one is signed in.

use super::{connection, role_of, sees};
use app::Scope;
use app::document::answer::{Failure, Params, answered_in, see_other};
use app::document::frame::{Frame, HOME};
use app::document::part::{Done, PostButton};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Caller, Millis};
use leptos::prelude::*;
use serde::Deserialize;
use store::Session;
use wording::Words;
use wording::page::settings::account as says;

/// Which session is to end: one of one's own, by the beginning of its hash; all of them without it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Which {
    session: String,
}

/// So much of a session's hash stands in the page: enough to tell sessions apart, and no way in.
const SHOWN_LETTERS: usize = 16;

pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let words = state.words_of_all();
    let done = match params.done.as_deref() {
        Some("ended") => Some(says::ended(words)),
        Some("connected") => Some(says::connected(words)),
        _ => None,
    };
    answered_in(HOME, &state, page(&state, done).await)
}

pub async fn end(state: Scope, Form(which): Form<Which>) -> Response {
    let ended = async {
        let Some(person) = state.caller.person() else { return Err(Failure::Missing("account")) };
        let sessions = state.store.session_list(person.person_id, state.now()).await?;
        let named = |one: &&Session| which.session.is_empty() || one.hash.starts_with(&which.session);
        if !which.session.is_empty() && which.session.len() < SHOWN_LETTERS {
            return Err(Failure::Missing("session"));
        }
        for session in sessions.iter().filter(named) {
            state.store.session_end(&session.hash, &state.actor(), state.now()).await?;
        }
        Ok(see_other("/account?done=ended"))
    };
    answered_in(HOME, &state, ended.await)
}

async fn page(state: &Scope, done: Option<&'static str>) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let (catalog, now) = (state.catalog(), state.now());
    let person = state.caller.person();
    let sessions = match person {
        Some(person) => state.store.session_list(person.person_id, now).await?,
        None => Vec::new(),
    };
    let identities = match person {
        Some(person) => state.store.identity_list(person.person_id).await?,
        None => Vec::new(),
    };
    let frame = Frame { may_be_kept: false, ..Frame::first(state, says::title(words), HOME) };
    let what = sees(words, &catalog, &state.caller.sight());
    Ok(frame.answer(StatusCode::OK, || {
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
            <Done text=done.map(ToOwned::to_owned)/>
            {person.map(|_| connection::own(words, &state.sign_in_ways, &identities))}
            {person.map(|_| signed_in(words, &sessions, now))}
        }
        .into_any()
    }))
}

fn signed_in(words: Words, sessions: &[Session], now: Millis) -> AnyView {
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
                <h3>{session.device.clone()}</h3>
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
            </div>
        </section>
    }
    .into_any()
}
