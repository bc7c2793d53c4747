//! Gives up work once the server of PostgreSQL is known to be away.

/// Runs `work`, unless `is_away` completes first: then the server is away.
pub(crate) async fn unless<T>(is_away: impl Future<Output = ()>, work: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
    tokio::select! {
        biased;
        done = work => done,
        () = is_away => Err(away()),
    }
}

/// The error of a statement whose server is away.
pub(crate) fn away() -> sqlx::Error {
    sqlx::Error::Io(std::io::Error::new(std::io::ErrorKind::NotConnected, "its server does not answer"))
}
