//! The pages of the settings: places, meters, sources, mappings, quarantine, files, tokens,
//! tariffs, factors. They are documents and forms that only the server renders, so they add nothing
//! to what a browser loads for the daily pages. Leaves out who may come in (the server's) and SQL
//! (the store's).

// View types nest as deeply as the pages that they describe.
#![recursion_limit = "256"]

mod above;
mod factor;
mod field;
mod find;
mod home;
mod import;
mod mapping;
mod meter;
mod pages;
mod place;
mod quarantine;
mod source;
mod source_energy;
mod stated;
mod tariff;
mod token;
mod weather;

pub use import::Imports;

use app::{AppState, Routes};
use domain::Capability;
use std::sync::Arc;

/// All routes under `/settings`, except the upload of files.
pub fn routes(state: AppState, imports: Arc<Imports>) -> Routes<()> {
    Routes::documents()
        .for_holders(Capability::Manage)
        .get("/settings", home::show)
        .merge(factor::routes())
        .merge(import::routes(imports))
        .merge(mapping::routes())
        .merge(meter::routes())
        .merge(place::routes())
        .merge(quarantine::routes())
        .merge(source::routes())
        .merge(source_energy::routes())
        .merge(tariff::routes())
        .merge(token::routes())
        .merge(weather::routes())
        .with_state(state)
}

/// The routes of uploads. They are separate, because uploads are larger than any other request.
pub fn upload_routes(state: AppState, imports: Arc<Imports>) -> Routes<()> {
    import::upload_route(imports).merge(place::upload_route()).with_state(state)
}
