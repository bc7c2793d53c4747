//! The pages of the app, one file a page: what each shows, and the forms on it. Leaves out what is
//! shown (`query`) and the document around it (`document`).

mod building;
mod energy;
mod meter;
mod overview;
mod reading;
mod search;
mod status;

use crate::route::{Door, Routes};
use crate::{Scope, part};
use axum::response::Response;
use domain::Audience;

/// The routes of the pages.
#[must_use]
pub fn routes() -> Routes {
    Routes::new(Door::Page, Audience::SignedIn)
        .get("/", overview::show)
        .get("/buildings/{id}", building::show)
        .get("/meters/{id}", meter::show)
        .get("/readings/new", reading::show)
        .get("/search", search::show)
        .get("/status", status::show)
}

/// Answers what is at no address.
pub async fn missing(state: Scope) -> Response {
    part::missing(&state)
}
