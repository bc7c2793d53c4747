//! The errors of the store, and what they say about the database as a whole.

/// The result of every method here.
pub type Result<T> = std::result::Result<T, Error>;

/// An error of the store. The message says what was tried; the source says why it failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database URL has an unknown scheme.
    #[error("GREENPULSE_DATABASE_URL must begin with sqlite:// or postgres://")]
    Url,
    /// The database could not be opened.
    #[error("cannot open the database {address}")]
    Open {
        /// The URL, without the password.
        address: String,
        /// Why.
        source: sqlx::Error,
    },
    /// A newer GreenPulse has changed the schema.
    #[error("the database was written by a newer GreenPulse (schema {0}): use that version, or restore a backup from before")]
    Newer(i64),
    /// An older GreenPulse wrote the database, and it is opened read-only.
    #[error("the database was written by an older GreenPulse (schema {0}): bring it up to date with `greenpulse migrate` first")]
    Older(i64),
    /// The database is opened read-only, and a log file next to it holds changes that it lacks.
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
    /// The database holds a value that this version does not know.
    #[error("the database holds a {0} that this version does not know: `{1}`")]
    Unknown(&'static str, String),
    /// The rollups of these readings would block other writers for too long. Leave out the readings
    /// of these channels, or write fewer of them at a time.
    #[error("what follows from the readings of {} channels is more than one commit may write", .0.len())]
    Costly(Vec<domain::ChannelId>),
    /// The thing does not exist.
    #[error("there is no {what}")]
    NotFound {
        /// The kind of thing, with its id or name.
        what: String,
    },
    /// A given value is invalid.
    #[error("{why}")]
    Invalid {
        /// The field's name in the API.
        field: &'static str,
        /// What is wrong with it, and what would be valid.
        why: String,
    },
    /// The change conflicts with what exists.
    #[error("{why}")]
    Conflict {
        /// The field to change, or the thing in use, by its name in the API.
        field: &'static str,
        /// What it conflicts with, and what to do first.
        why: String,
    },
    /// The request is valid, but there is no room for it now.
    #[error("{0}")]
    Busy(String),
    /// A fault of GreenPulse itself, or of the machine.
    #[error("{0}")]
    Broken(&'static str),
}

/// The kind of an error. It decides the answer to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// [`Error::NotFound`]
    NotFound,
    /// [`Error::Invalid`]
    Invalid,
    /// [`Error::Conflict`]
    Conflict,
    /// The same request may succeed later: see [`Error::is_passing`].
    Passing,
    /// Only the server's operator can help.
    Internal,
}

/// Adds to a failed statement what it was for.
pub(crate) trait During<T> {
    /// "cannot `what`".
    fn during(self, what: &'static str) -> Result<T>;
}

impl<T> During<T> for sqlx::Result<T> {
    fn during(self, what: &'static str) -> Result<T> {
        self.map_err(|source| Error::Statement(what, source))
    }
}

impl Error {
    /// A missing thing, by its kind and id.
    pub(crate) fn not_found(what: &str, id: impl std::fmt::Display) -> Self {
        Self::NotFound { what: format!("{what} {id}") }
    }

    /// An invalid value of that field.
    pub fn invalid(field: &'static str, why: impl Into<String>) -> Self {
        Self::Invalid { field, why: why.into() }
    }

    /// A change that conflicts with what exists, and the field to look at.
    pub fn conflict(field: &'static str, why: impl Into<String>) -> Self {
        Self::Conflict { field, why: why.into() }
    }

    /// The kind of the error.
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

    /// Whether the caller is told the reason: the request is to blame, not the database or the
    /// server.
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

    /// Whether a retry may succeed: the database is away, busy or not writable now, or it broke a
    /// deadlock.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Error::Open { .. } | Error::Busy(_) => true,
            Error::Statement(_, sqlx::Error::Database(error)) => match Code::of(error.as_ref()) {
                // 5 busy, 6 locked, 7 no memory, 8 read-only, 10 I/O, 13 full, 14 cannot open, 15
                // lock file. A full disk may show as any of the last ones.
                Code::Sqlite(code) => [5, 6, 7, 8, 10, 13, 14, 15].contains(&code),
                // 08xxx connection, 25006 read-only, 25P03 idle timeout, 28xxx and 3D000 login
                // refused, 40P01 deadlock, 40001 serialization, 53xxx resources, 55P03 locked,
                // 57xxx shutdown or cancelled, 58xxx system.
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
                        // The transaction of this connection did not end. The next attempt uses
                        // another connection.
                        | sqlx::Error::BeginFailed
                        | sqlx::Error::InvalidSavePointStatement
                )
            }
            _ => false,
        }
    }

    /// What the error says about the database as a whole; `None` if nothing, for example when the
    /// database is only busy.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Error::Statement(_, sqlx::Error::Database(error)) => match Code::of(error.as_ref()) {
                Code::Sqlite(13) => Some(Trouble::Full),
                Code::Sqlite(8) => Some(Trouble::ReadOnly),
                Code::Sqlite(7 | 10 | 14 | 15) => Some(Trouble::Failing),
                Code::Postgres("53100") => Some(Trouble::Full),
                Code::Postgres("25006") => Some(Trouble::ReadOnly),
                // The server is starting or stopping. In contrast, 57P01 says that one connection
                // was ended, and nothing about the others.
                Code::Postgres("57P03") => Some(Trouble::Away),
                Code::Postgres(code) if ["28", "3D", "53", "58"].iter().any(|fault| code.starts_with(fault)) => {
                    Some(Trouble::Failing)
                }
                _ => None,
            },
            // Other errors say only that a connection is lost. A check of the server tells more.
            _ => None,
        }
    }

    /// Whether the data is to blame, not the database: the rest can be written without it.
    #[must_use]
    pub fn is_of_content(&self) -> bool {
        match self {
            Error::Statement(_, sqlx::Error::Database(error)) => match Code::of(error.as_ref()) {
                // 18 too big, 19 constraint, 20 wrong type, 25 out of range.
                Code::Sqlite(code) => [18, 19, 20, 25].contains(&code),
                // 22xxx invalid value, 23xxx constraint, 54xxx limit exceeded.
                Code::Postgres(code) => ["22", "23", "54"].iter().any(|of_content| code.starts_with(of_content)),
                Code::None => false,
            },
            Error::Statement(_, error) => matches!(error, sqlx::Error::Encode(_)),
            _ => false,
        }
    }
}

/// Why the database cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full.
    Full,
    /// It is read-only.
    ReadOnly,
    /// Its server does not answer.
    Away,
    /// It refuses writes for another reason that may pass.
    Failing,
}

impl Trouble {
    /// Its name for texts.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Trouble::Full => "full",
            Trouble::ReadOnly => "read_only",
            Trouble::Away => "away",
            Trouble::Failing => "failing",
        }
    }

    /// What is wrong, without secrets, worded to follow "the database".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Trouble::Full => "cannot be written: its disk is full",
            Trouble::ReadOnly => "cannot be written: it may only be read",
            Trouble::Away => "does not answer",
            Trouble::Failing => "cannot be written",
        }
    }
}

/// A database's error code. PostgreSQL's codes may look like numbers too (22021: invalid
/// character), so the database matters.
enum Code<'a> {
    /// The primary result code.
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

/// An error and its causes, in one line.
#[must_use]
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        // Some errors already contain the text of their cause.
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    text.replace(['\n', '\r'], " ")
}
