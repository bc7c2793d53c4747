//! The pages of the analytics: load analysis, forecasts, findings, savings, models. Only the server
//! renders them, as complete documents; a small script makes their charts interactive. Leaves out
//! the arithmetic (`analytics`), SQL (the store's) and who may come in (the server's).

// View types nest as deeply as the pages that they describe.
#![recursion_limit = "256"]

mod amounts;
mod anomaly;
mod forecast;
mod load;
mod model;
mod place;
mod savings;

use app::{AppState, Routes};

/// The routes of all pages of the analytics.
pub fn routes(state: AppState) -> Routes<()> {
    Routes::documents()
        .merge(load::routes())
        .merge(anomaly::routes())
        .merge(forecast::routes())
        .merge(model::routes())
        .merge(savings::routes())
        .with_state(state)
}
