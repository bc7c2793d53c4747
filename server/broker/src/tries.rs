//! Reports sign-in attempts to the code that counts wrong tries for all entrances of the server.
//! Leaves out how they are counted.

use std::net::IpAddr;

/// An attempt to sign in with a password or a token.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The client's address.
    pub address: IpAddr,
    /// Tells apart clients that share an address; empty if nothing does. Never a secret.
    pub name: &'a str,
    /// The password or token given.
    pub secret: &'a [u8],
    /// Whether it is correct.
    pub is_right: bool,
    /// Whether it is, or is meant as, one of our tokens. Those are too long to guess.
    pub is_token: bool,
}

/// The answer to an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The client may enter.
    Pass,
    /// The password or token was wrong.
    Wrong {
        /// Whether the try was counted. A repeat of a recent wrong try is not counted again.
        is_new: bool,
    },
    /// Too many tries were wrong, so the client has to wait. It does not learn whether this try was
    /// right.
    Wait {
        /// Seconds to wait, at least 1.
        retry_s: u64,
    },
}

/// Counts wrong tries.
pub trait Tries: Send + Sync {
    /// Records an attempt and returns its verdict.
    fn judge(&self, attempt: &Attempt<'_>) -> Verdict;
}
