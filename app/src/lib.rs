//! The pages of GreenPulse. The server renders all of each page; a browser takes over only its
//! islands, the parts that move. Leaves out SQL (the store's), the arithmetic of energy (the
//! domain's) and who may come in (the server's).

// View types nest as deeply as the pages that they describe.
#![recursion_limit = "256"]

pub mod asset;
#[cfg(feature = "ssr")]
pub mod chart;
#[cfg(feature = "ssr")]
pub mod document;
#[cfg(feature = "ssr")]
pub mod failure;
#[cfg(feature = "ssr")]
pub mod fault;
pub mod island;
#[cfg(feature = "ssr")]
pub mod letter;
mod model;
#[cfg(feature = "ssr")]
pub mod own;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod part;
#[cfg(feature = "ssr")]
mod query;
#[cfg(feature = "ssr")]
pub mod route;
#[cfg(feature = "ssr")]
pub mod scope;
#[cfg(feature = "ssr")]
mod state;
#[cfg(feature = "ssr")]
pub mod theme;

#[cfg(feature = "ssr")]
pub use page::{missing, missing_thing, photo_routes, refused, routes};
#[cfg(feature = "ssr")]
pub use part::building_row::measure;
#[cfg(feature = "ssr")]
pub use part::{as_given, folded, natural_order, without_buildings};
#[cfg(feature = "ssr")]
pub use query::first_day::setting as first_day_setting;
#[cfg(feature = "ssr")]
pub use query::reading::encoded;
#[cfg(feature = "ssr")]
pub use query::usual::Days;
#[cfg(feature = "ssr")]
pub use query::{ahead, baseline, department, energy, finding, issue, typed};
#[cfg(feature = "ssr")]
pub use route::Routes;
#[cfg(feature = "ssr")]
pub use scope::Scope;
#[cfg(feature = "ssr")]
pub use state::{AppState, PublishHint, SignInWay};
