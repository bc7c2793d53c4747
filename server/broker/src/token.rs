//! User names that are tokens: looks up what they stand for. Leaves out how tokens are stored and
//! what makes one valid.

use async_trait::async_trait;

/// What a user name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// Not a token: an ordinary user name.
    Plain,
    /// A valid token, and the device it stands for.
    Device(String),
    /// A valid gateway token, and its name. A gateway reports for many devices.
    Gateway(String),
    /// A token that is not accepted: unknown, revoked, or meant for something else.
    Refused,
}

/// Knows which user names are tokens.
#[async_trait]
pub trait Tokens: Send + Sync {
    /// Called at sign-in; may take time for the lookup.
    async fn sign_in(&self, user_name: &str) -> Name;

    /// Called for each message of a signed-in client. Answers from memory, so that a revoked token
    /// soon stops working.
    fn name(&self, user_name: &str) -> Name;
}
