//! Who tries to come in, told to whoever counts wrong tries at all doors of the house. Leaves out how they are counted.

use std::net::IpAddr;

/// Somebody who gives a password or a token.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// From where.
    pub address: IpAddr,
    /// What tells those apart who share an address; empty where nothing does. Never a secret.
    pub name: &'a str,
    /// What was given.
    pub secret: &'a [u8],
    /// Whether that opens.
    pub is_right: bool,
    /// It is, or is meant as, one of our tokens, which are beyond all guessing.
    pub is_token: bool,
}

/// What becomes of somebody who tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They come in.
    Pass,
    /// They were wrong.
    Wrong {
        /// Whether that was counted; what was already wrong a moment ago is not counted again.
        is_new: bool,
    },
    /// They were wrong too often and have to wait; whether they were right this time is not said.
    Wait {
        /// Seconds, at least 1.
        retry_s: u64,
    },
}

/// Counts wrong tries.
pub trait Tries: Send + Sync {
    /// Takes note of a try, and says what becomes of it.
    fn judge(&self, attempt: &Attempt<'_>) -> Verdict;
}
