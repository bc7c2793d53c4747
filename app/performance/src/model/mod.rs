//! Models: the method of each series, how good it is and has been, older versions to restore, jobs
//! under way.

mod baseline;
mod figures;
mod job;
mod list;
mod one;

use app::AppState;
use axum::Router;
use axum::routing::{get, post};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/models", get(list::show))
        .route("/models/analyse", post(job::analyse))
        .route("/models/put-back", post(one::put_back))
        .route("/buildings/{id}/models", get(one::show))
}
