//! The catalog in step with what other processes change. PostgreSQL sends a notice with each change; beside it, and on
//! SQLite, the version is looked at now and then.

use crate::backend::{Backend, Tx};
use crate::error::During;
use crate::{Result, Store, chain};
use sqlx::postgres::{PgListener, PgPoolOptions};
use std::time::Duration;

/// The channel of PostgreSQL's notices.
const NOTICES: &str = "greenpulse_catalog";
const NOTIFY: &str = "select pg_notify('greenpulse_catalog', '')";

/// How often the version is looked at where no notice comes.
const LOOK_EVERY: Duration = Duration::from_secs(1);

impl Store {
    /// Keeps [`Self::catalog`] in step with what other processes change, until it is dropped.
    pub async fn follow(&self) {
        let mut notices = None;
        loop {
            if notices.is_none() {
                notices = self.listen().await;
            }
            let heard = tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => Ok(()),
                heard = next(&mut notices) => heard,
            };
            if heard.is_err() {
                // Its server is away; the version is looked at until it can be listened to again.
                notices = None;
            }
            if let Err(error) = self.catalog_refresh().await {
                tracing::debug!(error = %chain(&error), "what other processes changed could not be read");
            }
        }
    }

    /// Listens to PostgreSQL's notices, on a connection of its own. `None` on SQLite, and where it cannot just now.
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
        // `None`: the connection was lost and is there again. What was missed meanwhile is looked for too.
        Some(listener) => listener.try_recv().await.map(drop),
        None => std::future::pending().await,
    }
}

/// Sends the notice of a change with its commit.
pub(crate) async fn notify(tx: &mut Tx) -> Result<()> {
    match tx {
        Tx::Sqlite(_) => Ok(()),
        Tx::Postgres(tx) => sqlx::query(NOTIFY).execute(&mut **tx).await.map(drop).during("tell others of a change"),
    }
}
