//! Why a sign-in by a provider failed. No message holds a secret or a token.

/// Why a sign-in by a provider failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A setting is not what it must be.
    #[error("{0}")]
    Setting(String),
    /// The provider cannot be reached, or has trouble of its own.
    #[error("the provider cannot be reached: {0}")]
    Away(String),
    /// The provider calls itself something else than the setting does.
    #[error("the issuer in the settings is `{asked}`, and the provider calls itself `{told}`")]
    Issuer {
        /// In the settings.
        asked: String,
        /// By the provider.
        told: String,
    },
    /// The provider answers what this protocol does not know.
    #[error("the provider's answer was not understood: {0}")]
    Answer(String),
    /// The provider refuses.
    #[error("the provider refused: {0}")]
    Refused(String),
    /// A token is not what it should be.
    #[error("the provider's token is not valid: {0}")]
    Token(String),
}

/// The result of asking a provider.
pub type Result<T> = std::result::Result<T, Error>;

/// An error with its causes, as one line.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line = format!("{line}: {error}");
        cause = error.source();
    }
    line
}
