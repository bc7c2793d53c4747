//! The pages of the analytics: load analysis, forecasts, findings, savings, models. Only the server
//! renders them, as complete documents; a small script makes their charts interactive. Leaves out
//! the arithmetic (`analytics`), SQL (the store's) and who may come in (the server's).

// View types nest as deeply as the pages that they describe.
#![recursion_limit = "256"]

mod amounts;
mod anomaly;
mod bar;
mod department;
mod forecast;
mod load;
mod model;
mod place;
mod savings;

use app::{AppState, Routes};
use std::sync::Arc;

/// The routes of all pages of the analytics.
pub fn routes(state: AppState) -> Routes<()> {
    // What one page works out of savings, another need not.
    let kept = Arc::new(savings::Kept::default());
    Routes::documents()
        .merge(load::routes())
        .merge(anomaly::routes())
        .merge(forecast::routes())
        .merge(model::routes())
        .merge(savings::routes(kept.clone()))
        .merge(department::routes(kept))
        .with_state(state)
}
