//! Passkeys: signing in with one, beside or instead of a password. What they all need is here: which site a request
//! asks, and what a browser keeps. Leaves out how an answer is checked (the crate `passkey`), and the list of one's own
//! (`settings`).

pub mod add;
pub mod alone;
pub mod button;
pub mod enter;
pub mod first;
mod question;

pub use question::Questions;

use super::{SignIn, and_cookie, is_tls, set_cookie};
use crate::http::visitor::Visitor;
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::response::Response;
use domain::PersonId;
use passkey::{Asked, Owner, Site};
use question::{GOOD_S, Question, too_many};
use store::{Passkey, StoredPerson};

/// Where an answer of a device signs somebody in.
pub const ENTER: &str = "/sign-in/passkey";

/// Where somebody adds a passkey.
pub const NEW: &str = "/account/passkeys/new";

/// Where the passkey that a device made is sent.
pub const MADE: &str = "/account/passkeys/made";

/// Where somebody who has passkeys removes their password.
pub const NO_PASSWORD: &str = "/account/password/remove";

/// Where the first passkey of an invited person is sent.
pub const WELCOME: &str = "/welcome/passkey";

/// Who sends a request, and with which headers.
pub type From<'a> = (&'a Visitor, &'a HeaderMap);

impl SignIn {
    /// The site that a request asks, by the address where people reach it, or else by the host of the request, which the
    /// guard knows. `None` where browsers have no passkeys, and at another address than that of the settings.
    fn site(&self, (visitor, headers): From<'_>) -> Option<Site> {
        let host = headers.get(HOST)?.to_str().ok()?;
        match self.ways.authority() {
            Some(authority) => authority.eq_ignore_ascii_case(host).then(|| Site::of(&self.ways.public_url)).flatten(),
            None if is_tls(visitor, headers) => Site::of(&format!("https://{host}")),
            None => Site::of(&format!("http://{host}")),
        }
    }

    /// The same, while passkeys open something.
    fn open_site(&self, from: From<'_>) -> Option<Site> {
        if self.is_local_closed() { None } else { self.site(from) }
    }

    /// What a device is asked that is to make a passkey of a person.
    fn ask_new(&self, site: &Site, person: &StoredPerson, known: &[Passkey]) -> passkey::Result<Asked> {
        let (login, name) = (person.person.login.as_str(), person.person.name.as_str());
        let known: Vec<String> = known.iter().map(|passkey| passkey.credential_id.clone()).collect();
        site.ask_new(&Owner { handle: self.questions.handle(person.person_id), login, name }, &known)
    }

    /// An answer that brings a question along: its cookie, in place of those that are too many.
    fn and_question(&self, response: Response, asked: &Asked, of: Option<PersonId>, (visitor, headers): From<'_>) -> Response {
        let (question, is_secure) = (Question::from(asked), is_tls(visitor, headers) || self.ways.is_tls());
        let response =
            too_many(headers).iter().fold(response, |response, name| and_cookie(response, &set_cookie(name, "", 0, is_secure)));
        let value = self.questions.written(&question, of, self.services.now());
        and_cookie(response, &set_cookie(&question.cookie(), &value, GOOD_S, is_secure))
    }

    /// An answer after which a question is over.
    fn without_question(&self, response: Response, question: &Question, (visitor, headers): From<'_>) -> Response {
        and_cookie(response, &set_cookie(&question.cookie(), "", 0, is_tls(visitor, headers) || self.ways.is_tls()))
    }
}

/// The number of the question that was asked.
fn number_of(asked: &Asked) -> String {
    Question::from(asked).number()
}
