//! The REST API for machines: what the pages show, as JSON, mostly to read; and in `ingest` the ways by
//! which readings come in. Leaves out who may call it (the guard's,
//! around the whole server), compression (one layer over everything), and the arithmetic of energy (the domain's).

mod bill;
mod current;
mod export;
mod historical;
pub mod ingest;
mod metric;
mod notation;
mod places;
mod problem;
mod question;
mod tariff;
#[cfg(test)]
mod tests;

use app::AppState;
use axum::Router;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::http::{Method, Uri};
use axum::response::Response;
use axum::routing::{any, get};
use problem::Problem;

/// Every path under `/api`. Unknown ones are answered here too, as problems, not by the pages' "not found".
pub fn router(state: AppState) -> Router {
    Router::new()
        .route("/api/sites", get(places::site_list))
        .route("/api/buildings", get(places::building_list))
        .route("/api/meters", get(places::meter_list))
        .route("/api/meters/{meter}/latest", get(places::meter_latest))
        .route("/api/energy/buildings/{building_id}/current", get(current::current))
        .route("/api/energy/buildings/{building_id}/historical", get(historical::historical))
        .route("/api/export", get(export::export))
        .route("/api/bills", get(bill::bill_of))
        .route("/api/tariffs", get(tariff::tariff_list).post(tariff::tariff_add))
        .route("/api/accounts", get(tariff::account_list).post(tariff::account_add))
        .route("/api/factors", get(tariff::factor_list))
        .route("/api", any(unknown))
        .route("/api/", any(unknown))
        .route("/api/{*rest}", any(unknown))
        .method_not_allowed_fallback(wrong_method)
        .layer(axum::middleware::map_response(uncached))
        .with_state(state)
}

async fn unknown(uri: Uri) -> Problem {
    Problem::not_found(format!("there is nothing at {}: docs/api.md lists what there is", uri.path()))
}

async fn wrong_method(method: Method, uri: Uri) -> Problem {
    let answered = if ["/api/tariffs", "/api/accounts"].contains(&uri.path()) { "GET and POST" } else { "GET" };
    Problem::wrong_method(format!("{} only answers {answered}, not {method}", uri.path()))
}

/// What is true now may not be in a minute, and belongs to whoever asked.
async fn uncached(mut response: Response) -> Response {
    response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    response
}
