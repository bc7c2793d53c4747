//! The parts of pages that run in the browser: what follows the present, and forms that answer while
//! one types. Everything else of a page is HTML that the server made. An island holds no words: it is
//! given them, in the reader's language.

#[cfg(feature = "hydrate")]
pub mod hub;
pub mod live;
pub mod pill;
pub mod reading;
mod socket;

pub use live::Live;
pub use pill::LivePill;
pub use reading::ChosenMeter;
