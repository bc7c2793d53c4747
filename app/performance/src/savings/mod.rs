//! Savings: a building's use against what it would have used in the weather that came, and its
//! targets.

mod chart;
mod chosen;
mod kept;
mod model_words;
mod page;
mod target;

pub use model_words::model_words;

use app::AppState;
use axum::routing::{get, post};
use axum::{Extension, Router};
use kept::Kept;
use std::sync::Arc;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/buildings/{id}/savings", get(page::show))
        .route("/buildings/{id}/targets", post(page::set_target))
        .route("/buildings/{id}/targets/remove", post(target::remove))
        .layer(Extension(Arc::new(Kept::default())))
}
