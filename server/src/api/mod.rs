//! The REST API for machines: what the pages show, as JSON, mostly to read. The paths that receive
//! readings are in `ingest`. Leaves out who may call it (the guard around the whole server),
//! compression (one layer over everything), and the arithmetic of energy (the domain's).

mod anomaly;
mod bill;
mod comparison;
mod current;
mod export;
mod fields;
mod forecast;
mod historical;
pub mod ingest;
mod metric;
mod model;
mod notation;
mod places;
mod question;
mod target;
mod tariff;
#[cfg(test)]
pub(crate) mod tests;

use crate::http::problem::Problem;
use axum::Router;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::http::{Method, Uri};
use axum::response::Response;
use axum::routing::{any, get, post};
use services::Services;

/// All paths under `/api`. Unknown ones are answered here too, as problems, instead of the pages'
/// "not found".
pub fn router(services: Services) -> Router {
    Router::new()
        .route("/api/sites", get(places::site_list))
        .route("/api/buildings", get(places::building_list))
        .route("/api/meters", get(places::meter_list))
        .route("/api/meters/{meter}/latest", get(places::meter_latest))
        .route("/api/energy/buildings/{building_id}/current", get(current::current))
        .route("/api/energy/buildings/{building_id}/historical", get(historical::historical))
        .route("/api/energy/buildings/{building_id}/comparison", get(comparison::comparison))
        .route("/api/energy/buildings/{building_id}/target", get(target::target_list).post(target::target_add))
        .route("/api/analytics/buildings/{building_id}/anomalies", get(anomaly::anomaly_list))
        .route(
            "/api/analytics/buildings/{building_id}/anomalies/{anomaly_id}",
            get(anomaly::anomaly_one).post(anomaly::anomaly_answer).patch(anomaly::anomaly_answer),
        )
        .route("/api/analytics/buildings/{building_id}/forecast", get(forecast::forecast))
        .route("/api/analytics/models", get(model::model_list))
        .route("/api/analytics/models/{model_id}/activate", post(model::model_activate))
        .route("/api/analytics/jobs", get(model::job_list).post(model::job_add))
        .route("/api/export", get(export::export))
        .route("/api/bills", get(bill::bill_of))
        .route("/api/tariffs", get(tariff::tariff_list).post(tariff::tariff_add))
        .route("/api/billing-accounts", get(tariff::billing_account_list).post(tariff::billing_account_add))
        .route("/api/accounts", any(tariff::billing_account_moved))
        .route("/api/factors", get(tariff::factor_list))
        .route("/api/source-ratios", get(tariff::ratio_list))
        .route("/api", any(unknown))
        .route("/api/", any(unknown))
        .route("/api/{*rest}", any(unknown))
        .method_not_allowed_fallback(wrong_method)
        .layer(axum::middleware::map_response(uncached))
        .with_state(services)
}

async fn unknown(uri: Uri) -> Problem {
    Problem::not_found(format!("there is nothing at {}: docs/api.md lists what there is", uri.path()))
}

async fn wrong_method(method: Method, uri: Uri) -> Problem {
    let answered = match uri.path() {
        "/api/tariffs" | "/api/billing-accounts" | "/api/analytics/jobs" => "GET and POST",
        path if path.starts_with("/api/energy/") && path.ends_with("/target") => "GET and POST",
        path if path.starts_with("/api/analytics/models/") => "POST",
        path if path.contains("/anomalies/") => "GET, PATCH and POST",
        _ => "GET",
    };
    Problem::wrong_method(format!("{} only answers {answered}, not {method}", uri.path()))
}

/// Forbids caching: answers change within a minute and are for the requester only.
async fn uncached(mut response: Response) -> Response {
    response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    response
}
