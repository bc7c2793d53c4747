//! Savings: a building's use against what it would have used in the weather that came, and its
//! targets.

mod chart;
mod chosen;
mod kept;
mod model_words;
mod objection_words;
mod page;
mod target;

pub use chosen::Params;
pub use kept::Kept;
pub use model_words::model_words;
pub use objection_words::objection_words;
pub use page::answer_of;

use app::Routes;
use axum::Extension;
use domain::Capability;
use std::sync::Arc;

pub fn routes(kept: Arc<Kept>) -> Routes {
    Routes::documents()
        .get("/buildings/{id}/savings", page::show)
        .for_holders(Capability::Manage)
        .post("/buildings/{id}/targets", page::set_target)
        .post("/buildings/{id}/targets/remove", target::remove)
        .within(|router| router.layer(Extension(kept)))
}
