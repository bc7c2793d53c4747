//! What can go wrong in the store.

/// A failure of the store. The message says what was tried, the source says why it failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address of the database is not one that we know.
    #[error("GREENPULSE_DATABASE_URL must begin with sqlite:// or postgres://")]
    Url,
    /// The database could not be opened.
    #[error("cannot open the database {address}")]
    Open {
        /// Where, without the password.
        address: String,
        /// Why.
        source: sqlx::Error,
    },
    /// A newer GreenPulse has changed the schema.
    #[error("the database was written by a newer GreenPulse (schema {0}): use that version, or restore a backup from before")]
    Newer(i64),
    /// The schema could not be brought up to date.
    #[error("cannot bring the database's schema up to date")]
    Migrate(#[source] sqlx::migrate::MigrateError),
    /// A statement failed.
    #[error("cannot {0}")]
    Statement(&'static str, #[source] sqlx::Error),
    /// The database holds something that this version cannot read.
    #[error("the database holds a {0} that this version does not know: `{1}`")]
    Unknown(&'static str, String),
    /// What follows from readings would keep others waiting for too long: without those of these channels, or fewer of them
    /// at a time, it would not.
    #[error("what follows from the readings of {} channels is more than one commit may write", .0.len())]
    Costly(Vec<domain::ChannelId>),
    /// Something was named that is not there, or not allowed.
    #[error("{0}")]
    Refused(String),
}

/// Says what a statement was for, where it failed.
pub(crate) trait During<T> {
    /// "cannot `what`".
    fn during(self, what: &'static str) -> Result<T, Error>;
}

impl<T> During<T> for Result<T, sqlx::Error> {
    fn during(self, what: &'static str) -> Result<T, Error> {
        self.map_err(|source| Error::Statement(what, source))
    }
}

impl Error {
    /// Whether trying the same again later may succeed: the database is away, busy, or a deadlock was broken.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Error::Open { .. } => true,
            Error::Statement(_, sqlx::Error::Database(error)) => {
                // PostgreSQL's codes may be numbers too (22021: not a character): whose code it is decides what it says.
                let is_sqlite = error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some();
                error.code().is_some_and(|code| match is_sqlite {
                    // 5 busy, 6 locked, 10 I/O, 13 full.
                    true => code.parse::<i64>().is_ok_and(|code| [5, 6, 10, 13].contains(&(code & 0xff))),
                    // 40P01 deadlock, 40001 serialization, 57P0x shutdown, 53xxx resources, 08xxx connection.
                    false => ["40P01", "40001", "57P", "53", "08"].iter().any(|passing| code.starts_with(passing)),
                })
            }
            Error::Statement(_, error) => {
                matches!(
                    error,
                    sqlx::Error::Io(_)
                        | sqlx::Error::PoolTimedOut
                        | sqlx::Error::PoolClosed
                        | sqlx::Error::WorkerCrashed
                        | sqlx::Error::Protocol(_)
                        | sqlx::Error::Tls(_)
                )
            }
            _ => false,
        }
    }

    /// Whether what was to be written is to blame, and not the database: without it, the rest can be written.
    #[must_use]
    pub fn is_of_content(&self) -> bool {
        match self {
            Error::Statement(_, sqlx::Error::Database(error)) => {
                let is_sqlite = error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some();
                error.code().is_some_and(|code| match is_sqlite {
                    // 18 too big, 19 a constraint, 20 of the wrong type, 25 out of range.
                    true => code.parse::<i64>().is_ok_and(|code| [18, 19, 20, 25].contains(&(code & 0xff))),
                    // 22xxx what the value is, 23xxx a constraint, 54xxx beyond a limit.
                    false => ["22", "23", "54"].iter().any(|of_content| code.starts_with(of_content)),
                })
            }
            Error::Statement(_, error) => matches!(error, sqlx::Error::Encode(_)),
            _ => false,
        }
    }
}

/// An error and its causes in one line.
#[must_use]
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        // Some repeat their cause's text in their own.
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    text.replace(['\n', '\r'], " ")
}
