//! The pages of the app, one file a page: what each shows, and the forms on it. Leaves out what is
//! shown (`query`) and the document around it (`document`).

mod building;
mod building_meters;
mod buildings;
mod energy;
mod first_day;
mod help;
mod history;
mod meter;
mod overview;
mod photo;
mod reading;
mod reports;
mod round;
mod search;
mod status;
mod wall;

use crate::route::{Door, Routes};
use crate::{Scope, part};
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use domain::{Audience, Capability};

/// The routes of the pages.
#[must_use]
pub fn routes() -> Routes {
    help::routes(Routes::new(Door::Page, Audience::Holders(Capability::See)))
        .get("/", overview::show)
        .get("/buildings", buildings::show)
        .get("/buildings/{id}", building::show)
        .get("/buildings/{id}/meters", building_meters::show)
        .get("/meters/{id}", meter::show)
        .get("/reports", reports::show)
        .get("/search", search::show)
        .get("/wall", wall::show)
        .for_holders(Capability::Contribute)
        .get("/readings/new", reading::show)
        .get("/readings/round", round::show)
        .for_holders(Capability::Configure)
        .get("/status", status::show)
        .post("/first-day/place", first_day::place)
        .post("/first-day/price", first_day::price)
        .post("/first-day/skip", first_day::skip)
}

/// The largest form of a round: figures, and six photos.
const ROUND_BYTES_MAX: usize = 6 * domain::PHOTO_BYTES_MAX;

/// The routes of readings with photos. They are separate, because photos are larger than any other
/// request.
#[must_use]
pub fn photo_routes() -> Routes {
    Routes::documents()
        .get("/readings/photo/{channel}/{at}", photo::show)
        .for_holders(Capability::Contribute)
        .post("/readings/round", round::save)
        .post("/readings/sent", photo::sent)
        .within(|router| router.layer(DefaultBodyLimit::max(ROUND_BYTES_MAX)))
}

/// Answers somebody who may not do what they asked for.
pub fn refused(state: &Scope) -> Response {
    part::refused(state)
}

/// Answers at a path of no page.
pub async fn missing(state: Scope, path: &str) -> Response {
    part::missing(&state, part::Absent::Path(path))
}

/// Answers where nothing of a kind has the number of the address.
pub async fn missing_thing(state: Scope, what: &'static str) -> Response {
    part::missing(&state, part::Absent::Thing(what))
}
