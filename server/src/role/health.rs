//! Health for machines: alive, ready, and the state of each part. Open to everybody, and reveals
//! nothing secret.

use app::route::Door;
use app::{Routes, Scope};
use axum::Json;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::Audience;
use services::Services;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;
use store::{DataSource, SourceKind, Trouble};
use tokio::sync::watch;

/// Timeout after which the database counts as not answering.
const PATIENCE: Duration = Duration::from_secs(2);

/// What readiness depends on besides the database.
#[derive(Clone, Default)]
pub struct Readiness(Arc<Flags>);

#[derive(Default)]
struct Flags {
    /// The message source has been connected at least once.
    is_connected: AtomicBool,
    /// The demo's last weeks are still being written.
    is_filling: watch::Sender<bool>,
    /// The analyses wait: more of the past is on its way.
    is_holding: AtomicBool,
}

impl Readiness {
    /// Sets whether the demo's last weeks are being written.
    pub fn filling(&self, is_filling: bool) {
        self.0.is_filling.send_replace(is_filling);
    }

    /// Waits until the demo's last weeks are written.
    pub async fn filled(&self) {
        // Fails only without a sender, which is here.
        let _ = self.0.is_filling.subscribe().wait_for(|is_filling| !is_filling).await;
    }

    /// Sets whether the analyses wait for more of the past.
    pub fn holding(&self, is_holding: bool) {
        self.0.is_holding.store(is_holding, Relaxed);
    }

    /// Whether the analyses wait for more of the past.
    #[must_use]
    pub fn is_holding(&self) -> bool {
        self.0.is_holding.load(Relaxed)
    }
}

#[derive(Clone)]
struct Health {
    services: Services,
    /// A weather provider is asked.
    has_weather: bool,
    readiness: Readiness,
}

/// `/livez`, `/readyz` and `/health`.
pub fn routes(services: Services, has_weather: bool, readiness: Readiness) -> Routes<()> {
    Routes::<Health>::new(Door::Health, Audience::Everybody)
        .get("/livez", live)
        .get("/readyz", ready)
        .get("/health", health)
        .with_state(Health { services, has_weather, readiness })
}

fn plain(status: StatusCode, text: impl Into<String>) -> Response {
    (status, [(CACHE_CONTROL, "no-store")], text.into()).into_response()
}

impl Health {
    /// What is wrong with the database; completes the sentence "the database …".
    async fn database(&self) -> Result<(), &'static str> {
        let trouble = self.services.store.trouble().or(self.services.stats.now(self.services.now()).trouble);
        if let Some(trouble) = trouble {
            return Err(trouble.words());
        }
        match tokio::time::timeout(PATIENCE, self.services.store.version()).await {
            Ok(Ok(_)) => Ok(()),
            _ => Err(Trouble::Away.words()),
        }
    }

    fn has_broker(&self) -> bool {
        let is_up = self.services.stats.now(self.services.now()).source.is_some_and(|source| source.is_up);
        if is_up {
            self.readiness.0.is_connected.store(true, Relaxed);
        }
        is_up
    }

    /// State of the weather provider. Without it everything works, but the pages know less.
    async fn weather(&self) -> &'static str {
        if !self.has_weather {
            return "none";
        }
        let sources = match tokio::time::timeout(PATIENCE, self.services.store.data_source_list()).await {
            Ok(Ok(sources)) => sources,
            _ => return "unknown",
        };
        // Each site has its own weather source; a paused one is paused on purpose and does not
        // count.
        let is_failing = |source: &DataSource| {
            source.kind == SourceKind::Weather && source.paused_at.is_none() && source.last_error_at > source.last_sync_at
        };
        if sources.iter().any(is_failing) { "down" } else { "up" }
    }
}

async fn live(_: Scope<Health>) -> Response {
    plain(StatusCode::OK, "alive\n")
}

async fn ready(health: Scope<Health>) -> Response {
    let was_connected = health.has_broker() || health.readiness.0.is_connected.load(Relaxed);
    if !was_connected {
        return not_ready("the broker is not connected");
    }
    if *health.readiness.0.is_filling.borrow() {
        return not_ready("the demo is being made");
    }
    match health.database().await {
        Ok(()) => plain(StatusCode::OK, "ready\n"),
        Err(words) => not_ready(&format!("the database {words}")),
    }
}

fn not_ready(why: &str) -> Response {
    plain(StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {why}\n"))
}

async fn health(health: Scope<Health>) -> Response {
    let (database, broker) = (health.database().await, health.has_broker());
    let weather = if database.is_ok() { health.weather().await } else { "unknown" };
    let is_well = database.is_ok() && broker;
    let status = match is_well {
        false => "down",
        true if weather == "down" => "degraded",
        true => "ok",
    };
    let body = serde_json::json!({
        "status": status,
        "database": database.err().unwrap_or("up"),
        // There is no cache, and none is needed.
        "cache": "none",
        "broker": if broker { "up" } else { "down" },
        "weather": weather,
        "version": env!("CARGO_PKG_VERSION"),
    });
    let status = if is_well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
