//! Errors that stop the process. Each is told in one line that says what to do.

use services::NoRandom;
use std::net::SocketAddr;

/// A failure that ends the process.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A setting cannot be used; the text names it and says what would be valid.
    #[error("{0}")]
    Setting(String),
    /// Another program uses the port of the pages.
    #[error(
        "another program already listens on {0}: stop it, or choose another address with GREENPULSE_LISTEN (--listen), such as {1}"
    )]
    Taken(SocketAddr, SocketAddr),
    /// Listening on the pages' address fails for another reason.
    #[error(
        "cannot listen on {0} ({1}): GREENPULSE_LISTEN (--listen) must be an address of this machine and a port that you may use"
    )]
    Listen(SocketAddr, #[source] std::io::Error),
    /// The embedded broker could not start.
    #[error("{0}")]
    Broker(String),
    /// The data folder cannot be used.
    #[error(
        "cannot write to the folder {0} ({1}): give this user the right to, or choose another with GREENPULSE_DATA_DIR (--data-dir)"
    )]
    DataDir(String, #[source] std::io::Error),
    /// There is no database yet.
    #[error("there is no database at {0} yet: `greenpulse serve` makes it")]
    NoDatabase(String),
    /// A server uses the SQLite database.
    #[error("a greenpulse server uses the database {0}: stop it first")]
    InUse(String),
    /// A server uses the SQLite database under another file name.
    #[error(
        "a greenpulse server uses the database {0} by another name of this file: give the name that the server has, or stop it first"
    )]
    OtherName(String),
    /// The browser's files are missing from the build.
    #[error("the browser's files are missing from this build: run `make build`")]
    NoAssets,
    /// A database error.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A file cannot be read or written.
    #[error("{0}: {1}")]
    File(String, String),
    /// No valid token has this name.
    #[error("there is no token {0} that still opens anything: `greenpulse token list` shows them")]
    NoToken(i64),
    /// Nobody has this login.
    #[error("nobody signs in as `{0}`: `greenpulse user list` shows who does")]
    NoUser(String),
    /// Somebody has no e-mail address.
    #[error("`{0}` has no e-mail address: enter one under Settings > People, or make a link to copy, without --mail")]
    NoAddress(String),
    /// A letter was not sent.
    #[error(transparent)]
    Mail(#[from] mail::Error),
    /// A password cannot be one.
    #[error("{0}")]
    Password(String),
    /// The demo could not be made.
    #[error("cannot make the demo: {0}")]
    Demo(String),
    /// The system failed to provide something basic: threads, random numbers, signals.
    #[error("cannot start: {0}")]
    System(String),
}

impl From<NoRandom> for Error {
    fn from(error: NoRandom) -> Self {
        Self::System(error.to_string())
    }
}

impl Error {
    /// The error and its causes in one line.
    #[must_use]
    pub fn line(&self) -> String {
        store::chain(self)
    }
}
