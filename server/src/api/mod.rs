//! The REST API for machines: what the pages show, as JSON, mostly to read. The paths that receive
//! readings are in `ingest`. Leaves out who may call it (the guard around the whole server),
//! compression (one layer over everything), and the arithmetic of energy (the domain's).

mod anomaly;
mod bill;
mod comparison;
mod correction;
mod current;
mod data_source;
mod energy;
mod export;
mod fields;
mod forecast;
mod historical;
pub mod ingest;
mod metric;
mod model;
mod notation;
mod people;
mod places;
mod question;
mod target;
mod tariff;
#[cfg(test)]
pub(crate) mod tests;

use crate::http::problem::Problem;
use app::route::Door;
use app::{Routes, Scope};
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::http::{Method, Uri};
use axum::response::Response;
use domain::{Audience, Capability};
use services::Services;

/// All paths under `/api`. Unknown ones are answered here too, as problems, instead of the pages'
/// "not found".
pub fn routes(services: Services) -> Routes<()> {
    Routes::<Services>::new(Door::Api, Audience::Holders(Capability::See))
        .get("/api/sites", places::site_list)
        .get("/api/buildings", places::building_list)
        .get("/api/meters", places::meter_list)
        .get("/api/meters/{meter}/latest", places::meter_latest)
        .get("/api/meters/{meter}/corrections", correction::correction_list)
        .get("/api/buildings/{building_id}/energy", energy::of_building)
        .get("/api/sites/{site_id}/energy", energy::of_site)
        .get("/api/energy/buildings/{building_id}/current", current::current)
        .get("/api/energy/buildings/{building_id}/historical", historical::historical)
        .get("/api/energy/buildings/{building_id}/comparison", comparison::comparison)
        .get("/api/energy/buildings/{building_id}/target", target::target_list)
        .get("/api/analytics/buildings/{building_id}/anomalies", anomaly::anomaly_list)
        .get("/api/analytics/buildings/{building_id}/anomalies/{anomaly_id}", anomaly::anomaly_one)
        .get("/api/analytics/buildings/{building_id}/forecast", forecast::forecast)
        .get("/api/analytics/models", model::model_list)
        .get("/api/export", export::export)
        .get("/api/bills", bill::bill_of)
        .get("/api/tariffs", tariff::tariff_list)
        .get("/api/billing-accounts", tariff::billing_account_list)
        .any("/api/accounts", tariff::billing_account_moved)
        .get("/api/factors", tariff::factor_list)
        .get("/api/source-ratios", tariff::ratio_list)
        .any("/api", unknown)
        .any("/api/", unknown)
        .any("/api/{*rest}", unknown)
        .for_holders(Capability::Contribute)
        .post("/api/analytics/buildings/{building_id}/anomalies/{anomaly_id}", anomaly::anomaly_answer)
        .patch("/api/analytics/buildings/{building_id}/anomalies/{anomaly_id}", anomaly::anomaly_answer)
        .for_holders(Capability::Manage)
        .post("/api/energy/buildings/{building_id}/target", target::target_add)
        .post("/api/analytics/models/{model_id}/activate", model::model_activate)
        .for_holders(Capability::Configure)
        .get("/api/data-sources", data_source::data_source_list)
        .get("/api/analytics/jobs", model::job_list)
        .post("/api/analytics/jobs", model::job_add)
        .post("/api/tariffs", tariff::tariff_add)
        .post("/api/billing-accounts", tariff::billing_account_add)
        .merge(people::routes())
        .within(|router| router.method_not_allowed_fallback(wrong_method).layer(axum::middleware::map_response(uncached)))
        .with_state(services)
}

async fn unknown(_: Scope<Services>, uri: Uri) -> Problem {
    Problem::not_found(format!("there is nothing at {}: docs/api.md lists what there is", uri.path()))
}

async fn wrong_method(method: Method, uri: Uri) -> Problem {
    let answered = match uri.path() {
        path if people::answered(path).is_some() => people::answered(path).unwrap_or_default(),
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
