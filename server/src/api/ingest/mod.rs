//! Readings over HTTP, for senders without MQTT: our own format, ThingsBoard's, InfluxDB's line
//! protocol. Each request carries a token or a key, is processed like an MQTT message, and is answered once
//! it is committed. Leaves out what a message means (the dialects) and how tokens are made.
//!
//! These paths bypass the sign-in and the guard's check of the host name. Browsers send no
//! credentials to them by themselves, so a foreign page can do nothing here that it could not do
//! without a browser.

mod access;
mod body;
mod influx;
mod json;
#[cfg(test)]
mod tests;

use crate::http::problem::Problem;
use crate::http::sign_in::SessionBook;
use crate::http::tries::Tries;
use app::route::Door;
use app::{Routes, Scope};
use axum::Extension;
use axum::extract::DefaultBodyLimit;
use axum::http::{StatusCode, Uri};
use domain::{Audience, Brings, Caller};
use ingest::{Busy, SourceName, TokenBook};
use services::Services;
use std::sync::Arc;
use std::time::Duration;
use store::SourceKind;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Bodies decompressed and parsed at one time; this bounds their memory.
const AT_ONCE_MAX: usize = 4;

/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct Ingest {
    services: Services,
    tokens: Arc<TokenBook>,
    keys: Arc<SessionBook>,
    tries: Arc<Tries>,
    turns: Arc<Semaphore>,
}

/// The paths that receive readings.
///
/// Nobody asks there until the handler has found a token, wherever in the request it is.
pub fn routes(services: Services, tokens: Arc<TokenBook>, keys: Arc<SessionBook>, tries: Arc<Tries>) -> Routes<()> {
    Routes::<Ingest>::new(Door::Ingest, Audience::Senders)
        .post("/api/v1/readings", json::readings)
        .post("/api/v1/meters/{meter}/readings", json::meter_readings)
        .post("/api/v1/{token}/telemetry", json::telemetry)
        .post("/api/v1/{token}/attributes", json::attributes)
        .post("/api/v2/write", influx::write)
        .post("/write", influx::write)
        .post("/api/v2/query", influx::last_point_by_flux)
        .post("/query", influx::last_point)
        .get("/query", influx::last_point)
        .merge(Routes::new(Door::Ingest, Audience::Everybody).get("/ping", ping))
        .within(|router| router.layer(DefaultBodyLimit::disable()).layer(Extension(Caller::Nobody)))
        .with_state(Ingest { services, tokens, keys, tries, turns: Arc::new(Semaphore::new(AT_ONCE_MAX)) })
}

async fn ping(_: Scope<Ingest>) -> StatusCode {
    StatusCode::NO_CONTENT
}

/// Whether a path is one of these.
#[must_use]
pub fn is_here(path: &str) -> bool {
    ["/write", "/query", "/ping", "/api/v2/write", "/api/v2/query"].contains(&path) || path.starts_with("/api/v1/")
}

/// A path that is safe to log: without the token.
#[must_use]
pub fn shown(uri: &Uri) -> String {
    let path = uri.path();
    let Some(rest) = path.strip_prefix("/api/v1/") else { return path.to_owned() };
    match rest.split_once('/') {
        Some(("meters", _)) => path.to_owned(),
        None if rest == "readings" => path.to_owned(),
        Some((_, what @ ("telemetry" | "attributes"))) => format!("/api/v1/***/{what}"),
        // Hide every other path: people mistype addresses that contain a token.
        _ => "/api/v1/***".to_owned(),
    }
}

impl Ingest {
    /// The data source for a sender's readings, unless a person has paused it.
    fn through(&self, caller: &Caller) -> Result<SourceName, Problem> {
        if caller.brings() == Brings::Nothing {
            return Err(access::no_token());
        }
        let through = SourceName::new(SourceKind::Http, caller.name());
        match self.services.intake.syncs().is_paused(&through) {
            true => Err(Problem::busy("this data source is paused; try again when it goes on")),
            false => Ok(through),
        }
    }

    async fn turn(&self) -> Result<SemaphorePermit<'_>, Problem> {
        match tokio::time::timeout(PATIENCE, self.turns.acquire()).await {
            Ok(Ok(turn)) => Ok(turn),
            _ => Err(Problem::busy("too much comes in at once; try again in a few seconds")),
        }
    }
}

impl From<Busy> for Problem {
    fn from(busy: Busy) -> Self {
        Problem::busy(busy.to_string())
    }
}
