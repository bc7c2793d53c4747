//! What a browser keeps between a question to a device and its answer: a cookie that this server signed, good for ten
//! minutes and for one purpose. So nothing is stored that strangers could fill, and each process of a database knows it.
//! That a question is answered once is the store's: whoever copies a cookie and an answer has nothing.

use crate::hex::{bytes_of, hex};
use crate::http::sign_in::browser::cookies;
use crate::http::sign_in::hash_of;
use crate::http::sign_in::mark::signer;
use axum::http::HeaderMap;
use domain::{MINUTE_MS, Millis, PersonId};
use hmac::{Hmac, Mac};
use passkey::Asked;
use sha2::Sha256;

/// How long somebody may take.
const GOOD_MS: Millis = 10 * MINUTE_MS;

/// The same, in seconds, for the cookie.
pub const GOOD_S: u64 = 600;

/// How the names of these cookies begin; the question's number follows, so that each tab has its own.
const COOKIE: &str = "greenpulse_passkey_";

/// How much of a question's hash is its number.
const NUMBER: usize = 8;

/// How many a browser keeps. With the next one all go, or its requests would grow too large.
const KEPT_MAX: usize = 4;

/// A question that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What the check of the answer needs.
    pub kept: String,
}

impl Question {
    /// By what it is remembered that it was answered.
    #[must_use]
    pub fn hash(&self) -> String {
        hash_of(&self.kept)
    }

    /// Its number, for the form that brings the answer.
    #[must_use]
    pub fn number(&self) -> String {
        self.hash().chars().take(NUMBER).collect()
    }

    /// The name of its cookie.
    #[must_use]
    pub fn cookie(&self) -> String {
        format!("{COOKIE}{}", self.number())
    }
}

impl From<&Asked> for Question {
    fn from(asked: &Asked) -> Self {
        Self { kept: asked.kept.clone() }
    }
}

/// Signs questions, and knows them again.
pub struct Questions {
    signer: Hmac<Sha256>,
}

impl Questions {
    /// For this server's key.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        Self { signer: signer(key) }
    }

    /// What stands for a person on their devices: the same each time, and another on each installation.
    #[must_use]
    pub fn handle(&self, person_id: PersonId) -> [u8; 16] {
        let whole: [u8; 32] = self.signed("person", &person_id.to_string()).finalize().into_bytes().into();
        std::array::from_fn(|at| whole[at])
    }

    /// The value of a question's cookie. `of` is whose passkey is to be made; nobody's if somebody signs in.
    #[must_use]
    pub fn written(&self, question: &Question, of: Option<PersonId>, now: Millis) -> String {
        let text = format!("{}.{now}.{}", of.map_or(0, |person_id| person_id.0), hex(question.kept.as_bytes()));
        let signature: [u8; 32] = self.signed("question", &text).finalize().into_bytes().into();
        format!("{text}.{}", hex(&signature))
    }

    /// The question of a number, if this browser was asked it for this purpose and may still answer.
    #[must_use]
    pub fn read(&self, headers: &HeaderMap, number: &str, of: Option<PersonId>, now: Millis) -> Option<Question> {
        let name = format!("{COOKIE}{number}");
        let (_, cookie) = cookies(headers).find(|(known, _)| *known == name)?;
        let (text, signature) = cookie.rsplit_once('.')?;
        self.signed("question", text).verify_slice(&bytes_of(signature)?).ok()?;
        let mut parts = text.split('.');
        let (person, at): (i64, Millis) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let kept = String::from_utf8(bytes_of(parts.next()?)?).ok()?;
        let is_good = person == of.map_or(0, |person_id| person_id.0) && (0..GOOD_MS).contains(&(now - at));
        is_good.then_some(Question { kept })
    }

    fn signed(&self, what: &str, text: &str) -> Hmac<Sha256> {
        // The same key signs marks and ways to providers, which begin otherwise.
        self.signer.clone().chain_update(b"passkey, ").chain_update(what).chain_update(b": ").chain_update(text)
    }
}

/// The cookies of questions that a browser must forget, because it has too many.
pub fn too_many(headers: &HeaderMap) -> Vec<String> {
    let own: Vec<String> =
        cookies(headers).filter(|(name, _)| name.starts_with(COOKIE)).map(|(name, _)| name.to_owned()).collect();
    if own.len() < KEPT_MAX { Vec::new() } else { own }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use axum::http::header;

    fn browser(cookies: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, cookies.parse().unwrap())])
    }

    #[test]
    fn a_question_is_known_again_for_ten_minutes_and_for_its_purpose_alone() {
        let (questions, ada) = (Questions::new(&[7; 32]), Some(PersonId(3)));
        let question = Question { kept: r#"{"challenge":"x"}"#.to_owned() };
        let number = question.number();
        let value = questions.written(&question, ada, 1_000);
        let kept = browser(&format!("a=b; {}={value}", question.cookie()));
        assert_eq!(questions.read(&kept, &number, ada, 1_000 + GOOD_MS - 1), Some(question.clone()));
        for (of, now) in [(ada, 1_000 + GOOD_MS), (ada, 999), (None, 1_000), (Some(PersonId(4)), 1_000)] {
            assert_eq!(questions.read(&kept, &number, of, now), None, "{of:?} at {now}");
        }
        assert_eq!(questions.read(&kept, "00000000", ada, 1_000), None);
        assert_eq!(Questions::new(&[8; 32]).read(&kept, &number, ada, 1_000), None);
        for forged in [&value[2..], "", "..", &value.replacen("3.", "4.", 1), &value[..value.len() - 2]] {
            let forged = browser(&format!("{}={forged}", question.cookie()));
            assert_eq!(questions.read(&forged, &number, ada, 1_000), None);
        }
        assert_ne!(questions.handle(PersonId(1)), questions.handle(PersonId(2)));
        assert_ne!(questions.handle(PersonId(1)), Questions::new(&[8; 32]).handle(PersonId(1)));
    }

    #[test]
    fn a_browser_with_too_many_questions_forgets_them() {
        let kept = |count: usize| (0..count).map(|number| format!("{COOKIE}{number:08}=x")).collect::<Vec<_>>().join("; ");
        assert_eq!(too_many(&browser(&kept(KEPT_MAX - 1))), Vec::<String>::new());
        assert_eq!(too_many(&browser(&format!("a=b; {}", kept(KEPT_MAX)))).len(), KEPT_MAX);
    }
}
