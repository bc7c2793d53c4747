//! Models: the method of each series, how good it is and has been, older versions to restore, jobs
//! under way.

mod baseline;
mod figures;
mod filter;
mod job;
mod list;
mod one;

use app::Routes;

pub fn routes() -> Routes {
    Routes::documents()
        .get("/models", list::show)
        .post("/models/analyse", job::analyse)
        .post("/models/put-back", one::put_back)
        .get("/buildings/{id}/models", one::show)
}
