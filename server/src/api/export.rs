//! `GET /api/export`: every reading as a CSV that the import accepts, streamed page by page.

use crate::http::problem::Problem;
use app::Scope;
use axum::body::Body;
use axum::extract::Query;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::zone::Span;
use domain::{MeterId, Millis};
use futures::{StreamExt, stream};
use serde::Deserialize;
use services::Services;
use tokio::sync::mpsc;

/// Pieces buffered for a slow client.
const PIECES_WAITING_MAX: usize = 2;

#[derive(Deserialize)]
pub(super) struct Params {
    /// Only this meter, by its key.
    meter: Option<String>,
}

pub(super) async fn export(state: Scope<Services>, Query(params): Query<Params>) -> Result<Response, Problem> {
    let catalog = state.catalog();
    let meters: Option<Vec<MeterId>> = match &params.meter {
        None if state.caller.sight().is_all() => None,
        // Nobody gets readings of meters that they do not see.
        None => Some(catalog.meters.keys().chain(catalog.forgotten.keys()).copied().collect()),
        Some(key) => {
            let meter = catalog
                .meter_named(key)
                .ok_or_else(|| Problem::not_found(format!("`meter` is `{key}`: there is no such meter")))?;
            Some(vec![meter.meter_id])
        }
    };
    let told = serde_json::json!({ "meter": params.meter });
    state.store.audit_exported(&state.actor(), state.now(), "readings", told).await?;
    let (sender, pieces) = mpsc::channel(PIECES_WAITING_MAX);
    tokio::spawn(async move {
        let ever = Span { start: 0, end: Millis::MAX };
        if let Err(error) = ingest::file::export(&state.store, meters.as_deref(), ever, &sender).await {
            tracing::warn!(error = %store::chain(&error), "an export broke off");
            // The client sees an aborted body instead of a file that looks complete.
            let _ = sender.send(Err(std::io::Error::other("the export broke off"))).await;
        }
    });
    let next =
        |mut pieces: mpsc::Receiver<std::io::Result<Vec<u8>>>| async move { pieces.recv().await.map(|piece| (piece, pieces)) };
    // Layers around a body may ask again after its end, which an unfolded stream alone does not bear.
    let body = Body::from_stream(stream::unfold(pieces, next).fuse());
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"greenpulse-readings.csv\"")];
    Ok((headers, body).into_response())
}
