//! Why an answer of a browser is not good.

use webauthn_rs::prelude::WebauthnError;

/// Why an answer of a browser is not good.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was sent is no answer of a browser.
    #[error("the answer is no passkey's")]
    Unreadable(#[source] serde_json::Error),
    /// What is stored cannot be read: a passkey of a later version, or a question of another.
    #[error("what was kept of a passkey cannot be read")]
    Kept(#[source] serde_json::Error),
    /// The device counted no further since its last use: there may be a copy of it.
    #[error("the passkey's counter went back: there may be a copy of it")]
    Copied,
    /// The answer is not to this question, of another site, not by this passkey, or without a check of who is there.
    #[error("the passkey was refused")]
    Refused(#[source] WebauthnError),
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

impl From<WebauthnError> for Error {
    fn from(error: WebauthnError) -> Self {
        match error {
            WebauthnError::CredentialPossibleCompromise => Error::Copied,
            other => Error::Refused(other),
        }
    }
}
