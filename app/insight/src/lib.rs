//! The pages of the analytics: what a building's load looks like, what comes, what was found wrong, what was saved, which models serve.
//! They are documents that only the server renders, complete as they come; a small script brings their charts to life. Leaves
//! out the arithmetic (`analytics`), SQL (the store's), and who may come in (the server's).

// Views are types as deep as the pages that they describe.
#![recursion_limit = "256"]

mod analysis;
mod anomaly;
mod forecast;
mod model;
mod place;
mod savings;
mod words;

use app::AppState;
use axum::Router;

/// Every page of the analytics.
pub fn router(state: AppState) -> Router {
    Router::new()
        .merge(analysis::routes())
        .merge(anomaly::routes())
        .merge(forecast::routes())
        .merge(model::routes())
        .merge(savings::routes())
        .with_state(state)
}
