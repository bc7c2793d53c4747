//! The mark of a browser with which somebody has signed in: a cookie that stays after signing out
//! and grants no access. It identifies the browser while others guess passwords, whatever its
//! address. It is valid only for the account and the password it was made for.

use crate::hex::{bytes_of, hex};
use domain::{Millis, PersonId};
use hmac::{Hmac, KeyInit, Mac};
use services::Random;
use sha2::Sha256;

/// How long a browser keeps it.
pub const MARK_S: u64 = 365 * 24 * 3600;

/// Whose mark it is, and since when their password is what it is.
pub type Of = (PersonId, Millis);

/// What signs with this server's key.
pub(super) fn signer(key: &[u8; 32]) -> Hmac<Sha256> {
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    Hmac::new(&block.into())
}

/// Signs marks and verifies them.
pub struct Marks {
    signer: Hmac<Sha256>,
}

impl Marks {
    /// For this server's key.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        Self { signer: signer(key) }
    }

    /// A mark with its own random number; `None` if the system gives no random numbers.
    #[must_use]
    pub fn make(&self, of: Of, random: &Random) -> Option<String> {
        let number = hex(&random.bytes::<16>().ok()?);
        let signature = self.signed(&number, of).finalize().into_bytes();
        Some(format!("{number}.{}", hex(&signature)))
    }

    /// The number of a mark, if this server made it for this account and its password of now.
    #[must_use]
    pub fn number<'a>(&self, mark: &'a str, of: Of) -> Option<&'a str> {
        let (number, signature) = mark.split_once('.')?;
        self.signed(number, of).verify_slice(&bytes_of(signature)?).ok()?;
        Some(number)
    }

    /// The value of the cookie of an admin who looks through somebody's eyes until then.
    #[must_use]
    pub fn look(&self, admin: PersonId, who: PersonId, until: Millis) -> String {
        let text = format!("{admin}.{who}.{until}");
        let signature = self.look_signed(&text).finalize().into_bytes();
        format!("{text}.{}", hex(&signature))
    }

    /// Through whose eyes this admin looks, if this server made the cookie and it is still good.
    #[must_use]
    pub fn looks(&self, cookie: &str, admin: PersonId, now: Millis) -> Option<PersonId> {
        let (text, signature) = cookie.rsplit_once('.')?;
        self.look_signed(text).verify_slice(&bytes_of(signature)?).ok()?;
        let mut parts = text.split('.').map(str::parse::<i64>);
        let (of, who, until) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        (of == admin.0 && now < until).then_some(PersonId(who))
    }

    // Marks of browsers are signed by the same key: theirs begin with digits.
    fn look_signed(&self, text: &str) -> Hmac<Sha256> {
        self.signer.clone().chain_update(b"look of an admin: ").chain_update(text)
    }

    fn signed(&self, number: &str, (person_id, password_set_at): Of) -> Hmac<Sha256> {
        let signer = self.signer.clone().chain_update(number.as_bytes()).chain_update(b".");
        signer.chain_update(person_id.0.to_le_bytes()).chain_update(password_set_at.to_le_bytes())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_look_is_this_admins_until_it_ends() {
        let (marks, root, ada) = (Marks::new(&[7; 32]), PersonId(1), PersonId(4));
        let look = marks.look(root, ada, 100);
        assert_eq!(marks.looks(&look, root, 99), Some(ada));
        assert_eq!([marks.looks(&look, root, 100), marks.looks(&look, ada, 99)], [None, None]);
        assert_eq!(Marks::new(&[8; 32]).looks(&look, root, 99), None);
        for forged in ["1.4", "1.4.100", "1.4.100.", &look.replacen("1.4", "1.5", 1), &look.replacen(".100.", ".900.", 1)] {
            assert_eq!(marks.looks(forged, root, 99), None, "{forged}");
        }
    }

    #[test]
    fn a_mark_is_known_to_the_server_and_the_password_that_it_was_made_for() {
        let (marks, ada) = (Marks::new(&[7; 32]), (PersonId(1), 5));
        let random = Random::seeded(1);
        let mark = marks.make(ada, &random).unwrap();
        assert_eq!(marks.number(&mark, ada), Some(&mark[..32]));
        assert_ne!(mark, marks.make(ada, &random).unwrap());
        for other in [(PersonId(2), 5), (PersonId(1), 6)] {
            assert_eq!(marks.number(&mark, other), None, "{other:?}");
        }
        assert_eq!(Marks::new(&[8; 32]).number(&mark, ada), None);
        for forged in ["", ".", "x", &mark[..40], &mark.replacen(&mark[..1], "z", 1), &format!("{mark}00"), "é.é"] {
            assert_eq!(marks.number(forged, ada), None, "{forged}");
        }
    }
}
