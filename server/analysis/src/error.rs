//! What can go wrong with an analysis that is run.

/// Why a step of an analysis was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A series cannot be analysed so, mostly since too little is known of it.
    #[error(transparent)]
    Analytics(#[from] analytics::Error),
    /// The arithmetic broke off. The thread that computes goes on.
    #[error("the arithmetic of {0} broke off: this is a fault of GreenPulse")]
    Broken(&'static str),
    /// What is kept of a model or a profile is no JSON of ours.
    #[error("cannot write or read what is kept of a model")]
    Json(#[from] serde_json::Error),
    /// There is no thread to compute on.
    #[error("cannot start the thread that computes")]
    Thread(#[source] rayon::ThreadPoolBuildError),
}

impl Error {
    /// Whether trying the same again later may succeed.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Error::Store(error) if error.is_passing())
    }
}

/// What every step here returns.
pub type Result<T> = std::result::Result<T, Error>;
