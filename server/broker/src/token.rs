//! User names that are tokens: whom they stand for, asked of whoever keeps them. Leaves out how they are kept, and what
//! makes one.

use async_trait::async_trait;

/// What a user name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// No token: a name as people give it.
    Plain,
    /// A token that opens, and the device that it stands for.
    Device(String),
    /// A gateway's token that opens, and what it is called: it speaks for many devices.
    Gateway(String),
    /// A token that opens nothing: unknown, revoked, or for something else.
    Refused,
}

/// Knows which user names are tokens.
#[async_trait]
pub trait Tokens: Send + Sync {
    /// Asked when somebody signs in; may take its time to look.
    async fn sign_in(&self, user_name: &str) -> Name;

    /// Asked at each message of somebody who has signed in: from memory, so that a token that was revoked meanwhile
    /// opens nothing soon after.
    fn name(&self, user_name: &str) -> Name;
}
