//! Follows the catalog changes of other processes. PostgreSQL notifies of each change. In addition,
//! and on SQLite, the version is polled.

use crate::backend::Backend;
use crate::catalog::version::NOTICES;
use crate::{Store, chain};
use sqlx::postgres::{PgListener, PgPoolOptions};
use std::time::Duration;

/// How often the version is polled if no notification arrives.
const LOOK_EVERY: Duration = Duration::from_secs(1);

impl Store {
    /// Keeps [`Self::catalog`] up to date with other processes' changes, until dropped.
    pub async fn follow(&self) {
        let mut notices = None;
        loop {
            if notices.is_none() {
                notices = self.listen().await;
            }
            let noticed = tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => Ok(()),
                noticed = next(&mut notices) => noticed,
            };
            if noticed.is_err() {
                // The server is away. Poll the version until listening works again.
                notices = None;
            }
            if let Err(error) = self.catalog_refresh().await {
                tracing::debug!(error = %chain(&error), "what other processes changed could not be read");
            }
        }
    }

    /// Listens to PostgreSQL's notifications on its own connection. `None` on SQLite, or if it
    /// fails.
    async fn listen(&self) -> Option<PgListener> {
        let Backend::Postgres(server) = &self.backend else { return None };
        let pool = PgPoolOptions::new().max_connections(1).acquire_timeout(LOOK_EVERY).connect_lazy_with(server.options());
        let mut listener = PgListener::connect_with(&pool).await.ok()?;
        listener.listen(NOTICES).await.ok()?;
        Some(listener)
    }
}

async fn next(notices: &mut Option<PgListener>) -> sqlx::Result<()> {
    match notices {
        // `None` means that the connection was lost and restored. The caller then checks for missed
        // changes.
        Some(listener) => listener.try_recv().await.map(drop),
        None => std::future::pending().await,
    }
}
