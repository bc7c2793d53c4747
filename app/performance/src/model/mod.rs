//! Models: the method of each series, how good it is and has been, older versions to restore, jobs
//! under way.

mod baseline;
mod figures;
mod filter;
mod job;
mod list;
mod one;

use app::Routes;
use domain::Capability;

pub fn routes() -> Routes {
    Routes::documents()
        .get("/models", list::show)
        .get("/buildings/{id}/models", one::show)
        .for_holders(Capability::Manage)
        .post("/models/put-back", one::put_back)
        .for_holders(Capability::Configure)
        .post("/models/analyse", job::analyse)
}
