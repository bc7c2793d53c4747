//! Whether all is well, for machines: alive, ready, and how each part is. Open to everybody, and says nothing secret.

use app::AppState;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;

/// Longer than this, and a database counts as not answering.
const PATIENCE: Duration = Duration::from_secs(2);

/// What readiness depends on beside the database.
#[derive(Clone, Default)]
pub struct Readiness(Arc<Flags>);

#[derive(Default)]
struct Flags {
    /// Messages could come at least once.
    is_connected: AtomicBool,
    /// A demo is still being made.
    is_filling: AtomicBool,
}

impl Readiness {
    /// Says whether a demo is being made.
    pub fn filling(&self, is_filling: bool) {
        self.0.is_filling.store(is_filling, Relaxed);
    }

    /// Whether a demo is being made.
    #[must_use]
    pub fn is_filling(&self) -> bool {
        self.0.is_filling.load(Relaxed)
    }
}

#[derive(Clone)]
struct Health {
    app: AppState,
    readiness: Readiness,
}

/// `/livez`, `/readyz` and `/health`.
pub fn router(app: AppState, readiness: Readiness) -> Router {
    let live = get(|| async { plain(StatusCode::OK, "alive\n") });
    Router::new()
        .route("/livez", live)
        .route("/readyz", get(ready))
        .route("/health", get(health))
        .with_state(Health { app, readiness })
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, [(CACHE_CONTROL, "no-store")], text).into_response()
}

impl Health {
    async fn has_database(&self) -> bool {
        matches!(tokio::time::timeout(PATIENCE, self.app.store.version()).await, Ok(Ok(_)))
    }

    fn has_broker(&self) -> bool {
        let is_up = self.app.stats.now(self.app.now()).source.is_some_and(|source| source.is_up);
        if is_up {
            self.readiness.0.is_connected.store(true, Relaxed);
        }
        is_up
    }
}

async fn ready(State(health): State<Health>) -> Response {
    let was_connected = health.has_broker() || health.readiness.0.is_connected.load(Relaxed);
    if !was_connected {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "not ready: the broker has not been reached yet\n");
    }
    if health.readiness.0.is_filling.load(Relaxed) {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "not ready: the demo is being made\n");
    }
    if !health.has_database().await {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "not ready: the database does not answer\n");
    }
    plain(StatusCode::OK, "ready\n")
}

async fn health(State(health): State<Health>) -> Response {
    let (database, broker) = (health.has_database().await, health.has_broker());
    let word = |is_up| if is_up { "up" } else { "down" };
    let is_well = database && broker;
    let body = serde_json::json!({
        "status": if is_well { "ok" } else { "down" },
        "database": word(database),
        // None is configured yet, and none is needed.
        "cache": "none",
        "broker": word(broker),
        "version": env!("CARGO_PKG_VERSION"),
    });
    let status = if is_well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
