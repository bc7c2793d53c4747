//! The mark of a browser with which somebody has signed in: a cookie that stays after signing out
//! and grants no access. It identifies the browser while others guess passwords, whatever its
//! address. It is valid only for the password it was made for.

use crate::hex::{bytes_of, hex};
use hmac::{Hmac, KeyInit, Mac};
use services::Random;
use sha2::{Digest, Sha256};

/// How long a browser keeps it.
pub const MARK_S: u64 = 365 * 24 * 3600;

/// Signs marks and verifies them.
pub struct Marks {
    signer: Hmac<Sha256>,
}

impl Marks {
    /// For this server's key and this password.
    #[must_use]
    pub fn new(key: &[u8; 32], password: &str) -> Self {
        let mut both = [0; 64];
        both[..32].copy_from_slice(key);
        both[32..].copy_from_slice(&Sha256::digest(password.as_bytes()));
        Self { signer: Hmac::new(&both.into()) }
    }

    /// A mark with its own random number; `None` if the system gives no random numbers.
    #[must_use]
    pub fn make(&self, random: &Random) -> Option<String> {
        let number = hex(&random.bytes::<16>().ok()?);
        let signature = self.signer.clone().chain_update(number.as_bytes()).finalize().into_bytes();
        Some(format!("{number}.{}", hex(&signature)))
    }

    /// The number of a mark, if this server made it.
    #[must_use]
    pub fn number<'a>(&self, mark: &'a str) -> Option<&'a str> {
        let (number, signature) = mark.split_once('.')?;
        let signature = bytes_of(signature)?;
        self.signer.clone().chain_update(number.as_bytes()).verify_slice(&signature).ok()?;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_mark_is_known_to_the_server_and_the_password_that_it_was_made_for() {
        let marks = Marks::new(&[7; 32], "correct horse");
        let random = Random::seeded(1);
        let mark = marks.make(&random).unwrap();
        assert_eq!(marks.number(&mark), Some(&mark[..32]));
        assert_ne!(mark, marks.make(&random).unwrap());
        assert_eq!(Marks::new(&[7; 32], "another horse").number(&mark), None);
        assert_eq!(Marks::new(&[8; 32], "correct horse").number(&mark), None);
        for forged in ["", ".", "x", &mark[..40], &mark.replacen(&mark[..1], "z", 1), &format!("{mark}00"), "é.é"] {
            assert_eq!(marks.number(forged), None, "{forged}");
        }
    }
}
