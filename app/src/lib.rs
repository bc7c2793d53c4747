//! The pages of GreenPulse, rendered on the server and then live in the browser. Leaves out SQL
//! (the store's), the arithmetic of energy (the domain's) and who may come in (the server's).

// View types nest as deeply as the pages that they describe.
#![recursion_limit = "256"]

pub mod asset;
pub mod chart;
mod erased;
#[cfg(feature = "ssr")]
pub mod failure;
mod model;
mod page;
mod part;
#[cfg(feature = "ssr")]
mod query;
#[cfg(feature = "ssr")]
pub mod route;
#[cfg(feature = "ssr")]
pub mod scope;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
mod state;

pub use page::App;
pub use part::{Bar, DemoBanner, Destination, NAVIGATION, as_given};
#[cfg(feature = "ssr")]
pub use query::reading::encoded;
#[cfg(feature = "ssr")]
pub use query::{ahead, finding, typed};
#[cfg(feature = "ssr")]
pub use route::Routes;
#[cfg(feature = "ssr")]
pub use scope::Scope;
#[cfg(feature = "ssr")]
pub use shell::shell;
#[cfg(feature = "ssr")]
pub use state::{AppState, PublishHint};
