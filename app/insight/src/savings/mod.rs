//! What was saved: a building's use against what it would have used in the weather that came, and its targets.

mod chart;
mod chosen;
mod page;
mod target;

use app::AppState;
use axum::Router;
use axum::routing::{get, post};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/buildings/{id}/savings", get(page::show))
        .route("/buildings/{id}/targets", post(target::set))
        .route("/buildings/{id}/targets/remove", post(target::remove))
}
