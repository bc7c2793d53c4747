//! Every SQL statement of GreenPulse: one [`Store`] over SQLite and PostgreSQL. It knows what is kept and keeps the
//! rollups true to the ledger. Leaves out who may do what, and everything of HTTP and MQTT.

#[macro_use]
mod backend;
mod beyond;
mod catalog;
mod compose;
mod derive;
mod error;
mod ledger;
mod meter_change;
mod places;
mod quarantine;
mod read;
mod setting;
mod tail;
mod verify;

pub use backend::Store;
pub use catalog::{Catalog, Owner, Series};
pub use error::{Error, chain};
pub use ledger::{Committed, Entry};
pub use meter_change::MeterChanged;
pub use places::{ChannelWanted, MeterChange, NewBuilding, NewSite, Rate};
pub use quarantine::{Quarantined, Reject};
pub use read::Latest;
pub use verify::{Difference, Verified};

/// What every method here returns.
pub type Result<T> = std::result::Result<T, Error>;
