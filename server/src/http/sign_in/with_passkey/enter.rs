//! Signing in with a passkey. Nobody says who they are: the device does. Whatever is wrong gets one answer; the record
//! has the reason.

use super::question::Question;
use crate::http::sign_in::enter::{entered, note_failure, page_of};
use crate::http::sign_in::{SignIn, own_path, with, words_of};
use crate::http::tries::{Trial, Who};
use crate::http::visitor::Visitor;
use app::Scope;
use axum::extract::Form as Sent;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use broker::Verdict;
use domain::Caller;
use passkey::{Claim, Error, Site};
use serde::Deserialize;
use std::sync::Arc;
use store::{Actor, Kind, Passkey, PasskeyUse, StoredPerson};
use wording::page::{passkey as says, sign_in};

/// The account under which tries are counted: no name that somebody signs in by begins so.
const ACCOUNT: &str = "\npasskey";

/// How many characters of a reason are recorded.
const WHY_CHARS_MAX: usize = 120;

#[derive(Deserialize)]
pub struct Said {
    #[serde(default)]
    question: String,
    #[serde(default)]
    answer: String,
    next: Option<String>,
}

/// Why somebody does not come in.
enum Refusal {
    /// The question is over, or another browser's. Anybody can bring that, so it is not recorded.
    Lost,
    /// The passkey opens nothing. Whose it is, if that is known, and the reason for the record.
    Wrong(Option<Box<StoredPerson>>, String),
    /// There may be a copy of the passkey.
    Copied(Box<StoredPerson>),
    /// The database does not answer.
    Away(store::Error),
}

pub async fn enter(state: Scope<Arc<SignIn>>, visitor: Visitor, headers: HeaderMap, Sent(said): Sent<Said>) -> Response {
    let (words, next, from) = (words_of(&state), own_path(said.next.as_deref()), (&visitor, &headers));
    let refuse = |status: StatusCode, what: Option<&str>| page_of(&state, from, status, &next, what);
    let Some(site) = state.open_site(from) else { return refuse(StatusCode::FORBIDDEN, None) };
    let name = visitor.name_at(ACCOUNT);
    let who = Who::At(visitor.address, &name);
    let wait = |retry_s| {
        let refused = refuse(StatusCode::TOO_MANY_REQUESTS, Some(&says::wait(words, retry_s)));
        with(refused, RETRY_AFTER, &retry_s.to_string())
    };
    match state.tries.wait_s(who, ACCOUNT) {
        0 => {}
        retry_s => return wait(retry_s),
    }
    let question = state.questions.read(&headers, &said.question, None, state.services.now());
    let Some(question) = question else { return refuse(StatusCode::FORBIDDEN, Some(sign_in::way_lost(words))) };
    let came = came(&state, &site, &question, &said.answer, &visitor).await;
    let trial = Trial { secret: said.answer.as_bytes(), is_right: came.is_ok(), is_token: false };
    let verdict = match &came {
        Err(Refusal::Lost | Refusal::Away(_)) => Verdict::Pass,
        Ok(_) | Err(_) => state.tries.judge_who(who, visitor.address, &trial),
    };
    if let Verdict::Wait { retry_s } = verdict {
        return wait(retry_s);
    }
    let refusal = match came {
        Ok(person) => {
            state.book.catch_up().await;
            let entered = entered(&state, &person, &next, &visitor, &headers, None).await;
            let entered = entered.unwrap_or_else(|| refuse(StatusCode::SERVICE_UNAVAILABLE, Some(sign_in::no_random(words))));
            return state.without_question(entered, &question, from);
        }
        Err(refusal) => refusal,
    };
    let actor = Actor::of(&Caller::Nobody, Some(visitor.address.to_string()));
    let login_of = |person: &StoredPerson| person.person.login.clone();
    let refused = match refusal {
        Refusal::Lost => refuse(StatusCode::FORBIDDEN, Some(sign_in::way_lost(words))),
        Refusal::Copied(person) => {
            note_failure(state.clone(), actor, login_of(&person), Some(Error::Copied.to_string()));
            refuse(StatusCode::FORBIDDEN, Some(says::copied(words)))
        }
        Refusal::Wrong(person, why) => {
            let login = person.as_deref().map(login_of).unwrap_or_default();
            note_failure(state.clone(), actor, login, Some(why.chars().take(WHY_CHARS_MAX).collect()));
            refuse(StatusCode::UNPROCESSABLE_ENTITY, Some(says::unknown(words)))
        }
        Refusal::Away(error) => {
            tracing::warn!(error = %store::chain(&error), "nobody could be signed in with a passkey");
            refuse(StatusCode::SERVICE_UNAVAILABLE, Some(sign_in::no_random(words)))
        }
    };
    state.without_question(refused, &question, from)
}

/// Whoever a device proves that somebody is, if they may come in. The answer counts from here on as given.
async fn came(
    state: &SignIn,
    site: &Site,
    question: &Question,
    answer: &str,
    visitor: &Visitor,
) -> Result<StoredPerson, Refusal> {
    let claim = Claim::read(answer).map_err(|error| Refusal::Wrong(None, error.to_string()))?;
    let found = state.services.store.passkey_find(&claim.credential_id).await.map_err(Refusal::Away)?;
    let (kept, person) = found.ok_or_else(|| Refusal::Wrong(None, "no such passkey is stored".to_owned()))?;
    let wrong = |why: String| Refusal::Wrong(Some(Box::new(person.clone())), why);
    if claim.handle != state.questions.handle(person.person_id) {
        return Err(wrong("the device calls somebody else its owner".to_owned()));
    }
    if person.disabled_at.is_some() {
        return Err(wrong("the account is disabled".to_owned()));
    }
    let used = used(site, &claim, question, &kept).map_err(|error| match error {
        Error::Copied => Refusal::Copied(Box::new(person.clone())),
        error => wrong(store::chain(&error)),
    })?;
    let actor = Actor::person(person.person_id, &person.person.name, Some(visitor.address.to_string()));
    let noted = state.services.store.passkey_used(&used, &question.hash(), &actor, state.services.now()).await;
    match noted {
        Ok(()) => Ok(person),
        Err(error) if error.kind() == Kind::Conflict && error.field() == Some("question") => Err(Refusal::Lost),
        // Another process was first.
        Err(error) if error.kind() == Kind::Conflict => Err(Refusal::Copied(Box::new(person))),
        Err(error) => Err(Refusal::Away(error)),
    }
}

/// What is stored of a passkey from now on, if it signed the answer.
fn used(site: &Site, claim: &Claim, question: &Question, kept: &Passkey) -> passkey::Result<PasskeyUse> {
    let device = site.proved(claim, &question.kept, &kept.credential)?;
    Ok(PasskeyUse {
        passkey_id: kept.passkey_id,
        credential: device.credential,
        sign_count: device.sign_count.into(),
        is_backed_up: device.is_backed_up,
    })
}
