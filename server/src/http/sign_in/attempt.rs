//! The way to a provider and back: what a browser keeps meanwhile. It is a cookie that this server
//! signed, good for one way and ten minutes; what the provider must repeat is computed from it. So
//! nothing is stored that strangers could fill, and each process of a database knows it.

use super::mark::signer;
use crate::hex::{bytes_of, hex};
use domain::{MINUTE_MS, Millis, PersonId};
use hmac::{Hmac, Mac};
use oidc::Secrets;
use services::Random;
use sha2::Sha256;

/// How long somebody may take at the provider.
const GOOD_MS: Millis = 10 * MINUTE_MS;

/// The same, in seconds, for the cookie.
pub const GOOD_S: u64 = 600;

/// How the names of these cookies begin; so much of the number follows that two tabs have two.
pub const COOKIE: &str = "greenpulse_way_";

/// How much of the number.
const SHORT: usize = 8;

/// The longest path to go to afterwards, in bytes: the cookie must stay small.
const NEXT_BYTES_MAX: usize = 1_000;

/// The way of a browser to a provider and back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// A random number.
    number: String,
    /// The provider's id.
    pub provider: String,
    at: Millis,
    /// Whom the account there is to be connected to; nobody if it is to sign in.
    pub connects: Option<PersonId>,
    /// Where to go afterwards, a path of this server.
    pub next: String,
}

impl Attempt {
    /// A new one; `None` if the system gives no random numbers.
    #[must_use]
    pub fn new(provider: &str, connects: Option<PersonId>, next: &str, random: &Random, now: Millis) -> Option<Self> {
        let next = if next.len() > NEXT_BYTES_MAX { "/" } else { next };
        let number = hex(&random.bytes::<16>().ok()?);
        Some(Self { number, provider: provider.to_owned(), at: now, connects, next: next.to_owned() })
    }

    /// The name of its cookie.
    #[must_use]
    pub fn cookie(&self) -> String {
        format!("{COOKIE}{}", &self.number[..SHORT])
    }
}

/// Signs attempts, and knows them again.
pub struct Attempts {
    signer: Hmac<Sha256>,
}

impl Attempts {
    /// For this server's key.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        Self { signer: signer(key) }
    }

    /// The value of an attempt's cookie.
    #[must_use]
    pub fn written(&self, attempt: &Attempt) -> String {
        let Attempt { number, provider, at, connects, next } = attempt;
        let connects = connects.map_or(0, |person_id| person_id.0);
        let text = format!("{number}.{provider}.{at}.{connects}.{}", hex(next.as_bytes()));
        let signature = hex(&self.signed("attempt", &text));
        format!("{text}.{signature}")
    }

    /// The attempt of a cookie, if this server made it for this state and it is still good.
    #[must_use]
    pub fn read(&self, cookie: &str, state: &str, now: Millis) -> Option<Attempt> {
        let (text, signature) = cookie.rsplit_once('.')?;
        self.signer_of("attempt", text).verify_slice(&bytes_of(signature)?).ok()?;
        let mut parts = text.split('.');
        let (number, provider) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        let (at, connects): (Millis, i64) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let next = String::from_utf8(bytes_of(parts.next()?)?).ok()?;
        self.signer_of("state", &number).verify_slice(&bytes_of(state)?).ok()?;
        let connects = (connects != 0).then_some(PersonId(connects));
        (0..GOOD_MS).contains(&(now - at)).then_some(Attempt { number, provider, at, connects, next })
    }

    /// What the provider must repeat, and what proves that it was this browser that asked.
    #[must_use]
    pub fn secrets(&self, attempt: &Attempt) -> Secrets {
        let of = |what: &str| hex(&self.signed(what, &attempt.number));
        Secrets { state: of("state"), nonce: of("nonce"), verifier: of("verifier") }
    }

    fn signer_of(&self, what: &str, text: &str) -> Hmac<Sha256> {
        // Marks of browsers are signed by the same key: theirs begin with digits.
        self.signer.clone().chain_update(b"way to a provider, ").chain_update(what).chain_update(b": ").chain_update(text)
    }

    fn signed(&self, what: &str, text: &str) -> [u8; 32] {
        self.signer_of(what, text).finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn an_attempt_is_known_again_by_its_own_state_for_ten_minutes_and_only_where_it_was_made() {
        let (attempts, random) = (Attempts::new(&[7; 32]), Random::seeded(1));
        let made = |next: &str| Attempt::new("keycloak", Some(PersonId(3)), next, &random, 1_000).unwrap();
        let attempt = made("/buildings/3?range=day");
        let (cookie, secrets) = (attempts.written(&attempt), attempts.secrets(&attempt));
        assert_eq!(attempts.read(&cookie, &secrets.state, 1_000 + GOOD_MS - 1), Some(attempt.clone()));
        assert_eq!(attempts.read(&cookie, &secrets.state, 1_000 + GOOD_MS), None);
        assert_eq!(attempts.read(&cookie, &secrets.state, 999), None);
        assert_eq!(attempts.read(&cookie, &attempts.secrets(&made("/")).state, 1_000), None, "another's state");
        assert_eq!(attempts.read(&cookie.replace("keycloak", "other"), &secrets.state, 1_000), None);
        assert_eq!(Attempts::new(&[8; 32]).read(&cookie, &secrets.state, 1_000), None);
        for forged in ["", ".", "a.b.c", &cookie[..cookie.len() - 2]] {
            assert_eq!(attempts.read(forged, &secrets.state, 1_000), None, "{forged}");
        }
        assert!(secrets.state != secrets.nonce && secrets.nonce != secrets.verifier && secrets.verifier.len() >= 43);
        assert_eq!(made(&format!("/{}", "x".repeat(2_000))).next, "/", "a long path would make the cookie too large");
    }
}
