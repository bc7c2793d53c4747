//! Errors of learning and of the jobs that learn.

/// Why an analysis step failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A series cannot be analysed this way, mostly because too little is known of it.
    #[error(transparent)]
    Analytics(#[from] analytics::Error),
    /// The computation panicked. The worker thread goes on.
    #[error("the arithmetic of {0} broke off: this is a fault of GreenPulse")]
    Broken(&'static str),
    /// A stored model or profile is not valid JSON of ours.
    #[error("cannot write or read what is kept of a model")]
    Json(#[from] serde_json::Error),
    /// The worker thread could not be started.
    #[error("cannot start the thread that computes")]
    Thread(#[source] rayon::ThreadPoolBuildError),
}

impl Error {
    /// Whether a later retry may succeed.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Error::Store(error) if error.is_passing())
    }
}

/// What every step here returns.
pub type Result<T> = std::result::Result<T, Error>;
