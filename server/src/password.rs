//! Passwords of people: what may be one, and how they are hashed and compared. A hash takes memory and
//! a tenth of a second, so it is made on a thread of its own, and few at a time. Leaves out where
//! hashes are stored (`store`), and how often somebody may try (`http::tries`).

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use services::{NoRandom, Random};
use std::time::Duration;
use tokio::sync::Semaphore;

/// The shortest password, in characters. Length is what makes guessing slow (NIST SP 800-63B).
pub const CHARS_MIN: usize = 10;

/// The longest one: nobody types more, and each byte is hashed.
pub const CHARS_MAX: usize = 1_000;

/// Memory in KiB, passes and threads, as OWASP's password storage cheat sheet has them for argon2id.
const TODAY: (u32, u32, u32) = (19 * 1024, 2, 1);

/// A hash of today's cost that no password has. Whoever names an account that does not exist is
/// answered after as much work as one who does.
const OF_NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// How many hashes are made at one time. Each has a core and 19 MiB for itself.
const AT_ONCE: usize = 2;

/// How long a password waits for others to be hashed.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is wrong with a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Under [`CHARS_MIN`].
    TooShort,
    /// Over [`CHARS_MAX`].
    TooLong,
}

/// What became of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// It is the password. `is_weak`: its hash is weaker than today's.
    Right {
        /// Whether it should be hashed anew.
        is_weak: bool,
    },
    /// It is not.
    Wrong,
    /// Too many are being compared.
    Busy,
}

/// Checks the one rule of passwords: their length.
///
/// # Errors
/// [`Wrong`].
pub fn check(password: &str) -> Result<(), Wrong> {
    match password.chars().count() {
        ..CHARS_MIN => Err(Wrong::TooShort),
        CHARS_MIN..=CHARS_MAX => Ok(()),
        _ => Err(Wrong::TooLong),
    }
}

/// The hash of a password with today's cost, as a PHC string. Takes a tenth of a second.
///
/// # Errors
/// The system gives no random numbers.
pub fn hash(password: &str, random: &Random) -> Result<String, NoRandom> {
    Ok(hash_with(password, &random.bytes()?))
}

fn hash_with(password: &str, salt: &[u8; 16]) -> String {
    let made: Result<PasswordHash, _> = today().hash_password_with_salt(password.as_bytes(), salt);
    // It fails only for salts and passwords of lengths that do not come here. An empty hash lets
    // nobody in.
    made.map(|hash| hash.to_string()).unwrap_or_default()
}

fn today() -> Argon2<'static> {
    let (memory, passes, threads) = TODAY;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(memory, passes, threads, None).unwrap_or_default())
}

fn compare(password: &str, hash: &str) -> Compared {
    let Ok(parsed) = PasswordHash::new(hash) else { return Compared::Wrong };
    match today().verify_password(password.as_bytes(), &parsed) {
        Ok(()) => Compared::Right { is_weak: is_weak(&parsed) },
        Err(_) => Compared::Wrong,
    }
}

fn is_weak(hash: &PasswordHash) -> bool {
    let (memory, passes, _) = TODAY;
    let is_strong = |params: Params| params.m_cost() >= memory && params.t_cost() >= passes;
    hash.algorithm.as_str() != "argon2id" || !Params::try_from(hash).is_ok_and(is_strong)
}

/// Hashes and compares passwords beside everything else.
pub struct Hasher {
    room: Semaphore,
}

impl Default for Hasher {
    fn default() -> Self {
        Self { room: Semaphore::new(AT_ONCE) }
    }
}

impl Hasher {
    /// Compares a password with a hash; without one, with nobody's.
    pub async fn compare(&self, password: &str, hash: Option<String>) -> Compared {
        let (password, hash) = (password.to_owned(), hash.unwrap_or_else(|| OF_NOBODY.to_owned()));
        self.run(move || compare(&password, &hash)).await.unwrap_or(Compared::Busy)
    }

    /// The hash of a password; `None` if too many are being hashed, or without random numbers.
    pub async fn hash(&self, password: &str, random: &Random) -> Option<String> {
        let (password, salt) = (password.to_owned(), random.bytes().ok()?);
        self.run(move || hash_with(&password, &salt)).await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let _room = tokio::time::timeout(PATIENCE, self.room.acquire()).await.ok()?.ok()?;
        tokio::task::spawn_blocking(work).await.ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_password_is_as_long_as_ten_characters_of_any_kind() {
        assert_eq!(check("nine char"), Err(Wrong::TooShort));
        assert_eq!(check("zehn Zeich"), Ok(()));
        assert_eq!(check("ääääääääää"), Ok(()));
        assert_eq!(check(&"x".repeat(1_000)), Ok(()));
        assert_eq!(check(&"x".repeat(1_001)), Err(Wrong::TooLong));
    }

    #[test]
    fn a_hash_says_how_it_was_made_and_an_earlier_one_is_weak() {
        let hash = hash("correct horse", &Random::seeded(1)).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_eq!(compare("correct horse", &hash), Compared::Right { is_weak: false });
        assert_eq!(compare("correct horsf", &hash), Compared::Wrong);
        assert_eq!(compare("correct horse", ""), Compared::Wrong);
        let weaker = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(1024, 1, 1, None).unwrap());
        let weak: PasswordHash = weaker.hash_password_with_salt(b"correct horse", &[7; 16]).unwrap();
        assert_eq!(compare("correct horse", &weak.to_string()), Compared::Right { is_weak: true });
    }

    #[tokio::test]
    async fn nobodys_hash_costs_as_much_as_todays_and_is_nobodys() {
        let nobody = PasswordHash::new(OF_NOBODY).unwrap();
        let params = Params::try_from(&nobody).unwrap();
        assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), TODAY);
        assert!(nobody.salt.is_some() && nobody.hash.is_some());
        assert_eq!(Hasher::default().compare("", None).await, Compared::Wrong);
    }
}
