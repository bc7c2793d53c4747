//! The pages that a link opens once: to choose a password (or to use a passkey), after an invitation or for a reset, and to
//! make the first admin. Leaves out who makes links (the command line, the start).

use super::enter::{entered, wrong_password};
use super::page::{Bare, Button, Device, Form, Input};
use super::with_passkey::{From, button};
use super::{SignIn, WELCOME, hash_of, words_of};
use crate::http::visitor::Visitor;
use crate::password;
use app::{Scope, letter};
use axum::extract::{Form as Sent, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::{PersonId, Role};
use serde::Deserialize;
use std::sync::Arc;
use store::{Kind, LinkPurpose, NewPerson, StoredPerson};
use wording::Words;
use wording::page::{sign_in, welcome as says};

/// Where somebody makes the first admin; the link's secret is the parameter `link`.
pub const FIRST_ADMIN: &str = "/first-admin";

#[derive(Deserialize)]
pub(super) struct Params {
    #[serde(default)]
    link: String,
}

#[derive(Deserialize)]
pub(super) struct Said {
    #[serde(default)]
    link: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
}

/// What somebody sees: the form of a link, with what was typed.
pub(super) struct Sheet<'a> {
    pub(super) state: &'a SignIn,
    pub(super) words: Words,
    pub(super) link: &'a str,
}

impl Sheet<'_> {
    /// The link opens nothing any more. Who has an account signs in, and who is signed in already goes on.
    pub(super) fn over(&self) -> Response {
        let (words, style, title) = (self.words, &self.state.style, says::gone_title(self.words));
        let enter = Button { href: "/".to_owned(), label: sign_in::enter(words).to_owned(), trouble: None };
        let bare = Bare { words, style, title, headline: title, lede: says::gone(words) };
        bare.doors(StatusCode::NOT_FOUND, None, &[enter], (None, None), None)
    }

    /// The link makes no first admin any more.
    fn first_over(&self) -> Response {
        let (_, has_admin) = self.state.book.has();
        if has_admin {
            return self.over();
        }
        let (words, style, title) = (self.words, &self.state.style, says::gone_title(self.words));
        Bare { words, style, title, headline: title, lede: says::first_gone(words) }.notice(StatusCode::NOT_FOUND)
    }

    fn password<'a>(&self, rule: &'a str, error: Option<&'a str>) -> Input<'a>
    where
        Self: 'a,
    {
        Input {
            name: "password",
            kind: "password",
            autocomplete: "new-password",
            label: says::password(self.words),
            hint: Some(rule),
            error,
            ..Input::default()
        }
    }

    /// Where somebody chooses a password, or, if they never had one, uses a passkey instead.
    pub(super) async fn choose(
        &self,
        from: From<'_>,
        status: StatusCode,
        person: &StoredPerson,
        error: Option<&str>,
    ) -> Response {
        let (words, login) = (self.words, person.person.login.as_str());
        let (rule, lede, title) = (says::rule(words, password::CHARS_MIN), says::lede(words, login), says::title(words));
        let field = Input { has_focus: true, ..self.password(&rule, error) };
        let form = Form { action: WELCOME, hidden: ("link", self.link), fields: &[field], enter: says::enter(words) };
        let bare = Bare { words, style: &self.state.style, title, headline: title, lede: &lede };
        if person.password_set_at.is_some() {
            return bare.form(status, &form);
        }
        let page = |device: Option<&Device<'_>>| bare.form_or_device(status, &form, device);
        button::to_make(self.state, words, from, (self.link, person), page).await
    }

    fn first(&self, status: StatusCode, login: &str, wrong: (Option<&str>, Option<&str>)) -> Response {
        let words = self.words;
        let (rule, title) = (says::rule(words, password::CHARS_MIN), says::first_title(words));
        let name = Input {
            name: "name",
            kind: "text",
            autocomplete: "username",
            label: says::first_name(words),
            value: login,
            error: wrong.0,
            has_focus: true,
            ..Input::default()
        };
        let fields = [name, self.password(&rule, wrong.1)];
        let form = Form { action: FIRST_ADMIN, hidden: ("link", self.link), fields: &fields, enter: says::first_enter(words) };
        Bare { words, style: &self.state.style, title, headline: title, lede: says::first_lede(words) }.form(status, &form)
    }

    /// The person whose link it is, if it is still good.
    pub(super) async fn owner(&self) -> store::Result<Option<StoredPerson>> {
        let store = &self.state.services.store;
        let found = store.link_find(&hash_of(self.link), self.state.services.now()).await?;
        match found.and_then(|link| link.person_id) {
            Some(person_id) => store.person_get(person_id).await.map(Some),
            None => Ok(None),
        }
    }

    /// Whether the link still makes the first admin.
    async fn is_first(&self) -> store::Result<bool> {
        let found = self.state.services.store.link_find(&hash_of(self.link), self.state.services.now()).await?;
        Ok(found.is_some_and(|link| link.purpose == LinkPurpose::FirstAdmin) && !self.state.book.has().1)
    }

    /// Signs in whoever used the link.
    pub(super) async fn enter(&self, person_id: PersonId, visitor: &Visitor, headers: &HeaderMap) -> Response {
        self.state.book.catch_up().await;
        match self.state.services.store.person_get(person_id).await {
            Ok(person) => {
                let entered = entered(self.state, &person, "/", visitor, headers, None).await;
                // The password counts; they sign in with it.
                entered.unwrap_or_else(|| super::to("/sign-in"))
            }
            Err(error) => self.away(&error),
        }
    }

    pub(super) fn away(&self, error: &store::Error) -> Response {
        super::away(Some((self.state, self.words)), error)
    }
}

pub(super) async fn welcome(
    state: Scope<Arc<SignIn>>,
    visitor: Visitor,
    headers: HeaderMap,
    Query(params): Query<Params>,
) -> Response {
    let sheet = Sheet { state: &state, words: words_of(&state), link: &params.link };
    match sheet.owner().await {
        Ok(Some(person)) => sheet.choose((&visitor, &headers), StatusCode::OK, &person, None).await,
        Ok(None) => sheet.over(),
        Err(error) => sheet.away(&error),
    }
}

pub(super) async fn welcomed(
    state: Scope<Arc<SignIn>>,
    visitor: Visitor,
    headers: HeaderMap,
    Sent(said): Sent<Said>,
) -> Response {
    let sheet = Sheet { state: &state, words: words_of(&state), link: &said.link };
    let before = match sheet.owner().await {
        Ok(Some(person)) => person,
        Ok(None) => return sheet.over(),
        Err(error) => return sheet.away(&error),
    };
    if let Err(wrong) = password::check(&said.password) {
        let wrong = wrong_password(sheet.words, wrong);
        return sheet.choose((&visitor, &headers), StatusCode::UNPROCESSABLE_ENTITY, &before, Some(&wrong)).await;
    }
    let services = &state.services;
    let Some(hash) = state.hasher.hash(&said.password, &services.random).await else { return busy(&sheet) };
    let address = Some(visitor.address.to_string());
    match services.store.link_password_set(&hash_of(&said.link), &hash, address, services.now()).await {
        Ok(person_id) => {
            // Whoever chose their first one knows.
            if before.password_set_at.is_some() {
                letter::tell_new_password(&state.services, &before, sheet.words);
            }
            sheet.enter(person_id, &visitor, &headers).await
        }
        Err(error) if error.kind() == Kind::NotFound => sheet.over(),
        Err(error) => sheet.away(&error),
    }
}

pub(super) async fn first_admin(state: Scope<Arc<SignIn>>, Query(params): Query<Params>) -> Response {
    let sheet = Sheet { state: &state, words: words_of(&state), link: &params.link };
    match sheet.is_first().await {
        Ok(true) => sheet.first(StatusCode::OK, "", (None, None)),
        Ok(false) => sheet.first_over(),
        Err(error) => sheet.away(&error),
    }
}

pub(super) async fn first_admin_made(
    state: Scope<Arc<SignIn>>,
    visitor: Visitor,
    headers: HeaderMap,
    Sent(said): Sent<Said>,
) -> Response {
    let sheet = Sheet { state: &state, words: words_of(&state), link: &said.link };
    match sheet.is_first().await {
        Ok(true) => {}
        Ok(false) => return sheet.first_over(),
        Err(error) => return sheet.away(&error),
    }
    let refuse = |wrong: (Option<&str>, Option<&str>)| sheet.first(StatusCode::UNPROCESSABLE_ENTITY, &said.name, wrong);
    if let Err(wrong) = password::check(&said.password) {
        return refuse((None, Some(&wrong_password(sheet.words, wrong))));
    }
    let services = &state.services;
    let Some(hash) = state.hasher.hash(&said.password, &services.random).await else { return busy(&sheet) };
    let (new, address) = (NewPerson::new(&said.name, Role::Admin), Some(visitor.address.to_string()));
    match services.store.link_first_admin(&hash_of(&said.link), &new, &hash, address, services.now()).await {
        Ok(person_id) => sheet.enter(person_id, &visitor, &headers).await,
        Err(error) if matches!(error.field(), Some("login" | "name")) => {
            refuse((Some(says::first_name_wrong(sheet.words)), None))
        }
        Err(error) if error.is_refusal() => sheet.first_over(),
        Err(error) => sheet.away(&error),
    }
}

/// 503: too many passwords are being hashed.
fn busy(sheet: &Sheet<'_>) -> Response {
    let what = wording::page::sign_in::no_random(sheet.words);
    let title = says::title(sheet.words);
    Bare { words: sheet.words, style: &sheet.state.style, title, headline: title, lede: what }
        .notice(StatusCode::SERVICE_UNAVAILABLE)
}
