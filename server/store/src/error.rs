//! What can go wrong in the store.

use crate::Trouble;

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
    /// An older GreenPulse wrote it, and it is only to be read.
    #[error("the database was written by an older GreenPulse (schema {0}): bring it up to date with `greenpulse migrate` first")]
    Older(i64),
    /// It is only to be read, and a log beside it holds what it does not have yet.
    #[error(
        "{0} holds what the database does not have yet, and its folder cannot be written to: copy both files into a folder of your own, and read them there"
    )]
    Behind(String),
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
    /// What was named is not there.
    #[error("there is no {what}")]
    NotFound {
        /// What it was, with its number or name.
        what: String,
    },
    /// A value that was given cannot be.
    #[error("{why}")]
    Invalid {
        /// Which one: its name in the API.
        field: &'static str,
        /// What is wrong with it, and what would do.
        why: String,
    },
    /// The change does not go with what is there.
    #[error("{why}")]
    Conflict {
        /// The value to change, or what is in use: its name in the API.
        field: &'static str,
        /// With what, and what to do first.
        why: String,
    },
    /// Nothing is wrong with it, but there is no room for it now.
    #[error("{0}")]
    Busy(String),
    /// GreenPulse itself is at fault, or the machine.
    #[error("{0}")]
    Broken(&'static str),
}

/// What kind of failure an error is. Decides what a caller is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// [`Error::NotFound`]
    NotFound,
    /// [`Error::Invalid`]
    Invalid,
    /// [`Error::Conflict`]
    Conflict,
    /// The same may succeed later, unchanged: see [`Error::is_passing`].
    Passing,
    /// Only who runs the server can help.
    Internal,
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
    /// There is no such thing, named by what it is and its number.
    pub(crate) fn not_found(what: &str, id: impl std::fmt::Display) -> Self {
        Self::NotFound { what: format!("{what} {id}") }
    }

    /// A value that cannot be, of that field.
    pub fn invalid(field: &'static str, why: impl Into<String>) -> Self {
        Self::Invalid { field, why: why.into() }
    }

    /// A change that does not go with what is there, and the field to look at.
    pub fn conflict(field: &'static str, why: impl Into<String>) -> Self {
        Self::Conflict { field, why: why.into() }
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Error::NotFound { .. } => Kind::NotFound,
            Error::Invalid { .. } => Kind::Invalid,
            Error::Conflict { .. } => Kind::Conflict,
            _ if self.is_passing() => Kind::Passing,
            _ => Kind::Internal,
        }
    }

    /// Whether the caller is told why: what was asked is to blame, not the database or the server.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        matches!(self.kind(), Kind::NotFound | Kind::Invalid | Kind::Conflict)
    }

    /// The field that a refusal is about.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Error::Invalid { field, .. } | Error::Conflict { field, .. } => Some(field),
            _ => None,
        }
    }

    /// Whether trying the same again later may succeed: the database is away, busy, or cannot be written just now, or a
    /// deadlock was broken.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Error::Open { .. } | Error::Busy(_) => true,
            Error::Statement(_, sqlx::Error::Database(error)) => match Code::of(error.as_ref()) {
                // 5 busy, 6 locked, 7 no memory, 8 read-only, 10 I/O, 13 full, 14 cannot open, 15 its lock file: a disk that is full
                // shows as any of the last.
                Code::Sqlite(code) => [5, 6, 7, 8, 10, 13, 14, 15].contains(&code),
                // 08xxx connection, 25006 read-only, 25P03 idle for too long, 28xxx and 3D000 not let in, 40P01 deadlock, 40001
                // serialization, 53xxx resources, 55P03 locked, 57xxx shutdown or cancelled, 58xxx the system.
                Code::Postgres(code) => {
                    let passing = ["08", "25006", "25P03", "28", "3D", "40P01", "40001", "53", "55P03", "57", "58"];
                    passing.iter().any(|passing| code.starts_with(passing))
                }
                Code::None => false,
            },
            Error::Statement(_, error) => {
                matches!(
                    error,
                    sqlx::Error::Io(_)
                        | sqlx::Error::PoolTimedOut
                        | sqlx::Error::PoolClosed
                        | sqlx::Error::WorkerCrashed
                        | sqlx::Error::Protocol(_)
                        | sqlx::Error::Tls(_)
                        // Of a connection whose transaction did not end: the next is another.
                        | sqlx::Error::BeginFailed
                        | sqlx::Error::InvalidSavePointStatement
                )
            }
            _ => false,
        }
    }

    /// What this says of the database as a whole; `None` where it says nothing, as when somebody else is at it.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Error::Statement(_, sqlx::Error::Database(error)) => match Code::of(error.as_ref()) {
                Code::Sqlite(13) => Some(Trouble::Full),
                Code::Sqlite(8) => Some(Trouble::ReadOnly),
                Code::Sqlite(7 | 10 | 14 | 15) => Some(Trouble::Failing),
                Code::Postgres("53100") => Some(Trouble::Full),
                Code::Postgres("25006") => Some(Trouble::ReadOnly),
                // It starts or stops. That one connection was ended (57P01) says nothing of the others.
                Code::Postgres("57P03") => Some(Trouble::Away),
                Code::Postgres(code) if ["28", "3D", "53", "58"].iter().any(|fault| code.starts_with(fault)) => {
                    Some(Trouble::Failing)
                }
                _ => None,
            },
            // Any other says only that a connection is gone: the server is asked.
            _ => None,
        }
    }

    /// Whether what was to be written is to blame, and not the database: without it, the rest can be written.
    #[must_use]
    pub fn is_of_content(&self) -> bool {
        match self {
            Error::Statement(_, sqlx::Error::Database(error)) => match Code::of(error.as_ref()) {
                // 18 too big, 19 a constraint, 20 of the wrong type, 25 out of range.
                Code::Sqlite(code) => [18, 19, 20, 25].contains(&code),
                // 22xxx what the value is, 23xxx a constraint, 54xxx beyond a limit.
                Code::Postgres(code) => ["22", "23", "54"].iter().any(|of_content| code.starts_with(of_content)),
                Code::None => false,
            },
            Error::Statement(_, error) => matches!(error, sqlx::Error::Encode(_)),
            _ => false,
        }
    }
}

/// What a database calls its error. PostgreSQL's codes may be numbers too (22021: not a character): whose code it is decides
/// what it says.
enum Code<'a> {
    /// The primary code.
    Sqlite(i64),
    Postgres(&'a str),
    None,
}

impl<'a> Code<'a> {
    fn of(error: &'a dyn sqlx::error::DatabaseError) -> Self {
        if let Some(error) = error.try_downcast_ref::<sqlx::postgres::PgDatabaseError>() {
            return Code::Postgres(error.code());
        }
        match error.code().and_then(|code| code.parse::<i64>().ok()) {
            Some(code) => Code::Sqlite(code & 0xff),
            None => Code::None,
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
