//! The energy domain: ids, units, site time, meters and channels, and the arithmetic that turns
//! readings into energy over time. Pure: no I/O, no clock read, no SQL, no pages; it compiles to WASM
//! unchanged.

pub mod access;
pub mod appliance;
pub mod budget;
pub mod calendar;
pub mod carbon;
pub mod clock;
pub mod code;
pub mod course;
pub mod display;
pub mod energy;
pub mod fall;
pub mod field;
pub mod figure;
pub mod finding;
#[cfg(any(test, feature = "fixture"))]
pub mod fixture;
mod gas;
pub mod ids;
pub mod interval;
pub mod mapping;
pub mod mark;
pub mod meter;
pub mod naming;
mod net;
mod photo;
pub mod place;
pub mod priority;
pub mod reading;
pub mod register;
pub mod rollup;
pub mod rules;
mod scale;
pub mod source_energy;
pub mod standing;
pub mod tariff;
pub mod units;
pub mod whereabouts;
pub mod window;
pub mod zone;

pub use access::{Audience, Brings, Caller, Capability, DemoPerson, Key, KeyScope, Person, Reads, Role, Screen, Sight};
pub use appliance::Appliance;
pub use clock::Clock;
pub use code::Code;
pub use display::UnitSystem;
pub use field::{ChannelKind, Direction, Field, MAY_FALL};
pub use gas::GasQuality;
pub use ids::{
    BillingAccountId, BuildingId, ChannelId, DepartmentId, FactorId, KeyId, MappingId, MeterId, PasskeyId, PersonId, SeriesId,
    SiteId, TariffId,
};
pub use interval::{Interval, Reason};
pub use mapping::Mapping;
pub use meter::{Channel, Meter, MeterRole, MeterStatus};
pub use photo::{PHOTO_BYTES_MAX, PhotoKind};
pub use place::{Building, BuildingType, Flow, Site};
pub use priority::Priority;
pub use reading::Reading;
pub use rollup::{Period, Slot};
pub use rules::{RegisterChange, Rules};
pub use standing::Standing;
pub use units::{Unit, Utility};
pub use zone::Zone;

/// An instant: UTC milliseconds since 1970-01-01T00:00:00Z.
pub type Millis = i64;

/// A minute, in [`Millis`].
pub const MINUTE_MS: Millis = 60_000;
/// A quarter of an hour, in [`Millis`]: the shortest slot that is kept.
pub const QUARTER_MS: Millis = 15 * MINUTE_MS;
/// An hour, in [`Millis`].
pub const HOUR_MS: Millis = 60 * MINUTE_MS;
/// Twenty-four hours, in [`Millis`]. A site's day may be an hour longer or shorter: see [`Zone`].
pub const DAY_MS: Millis = 24 * HOUR_MS;
/// A reading older than this is not live.
pub const LIVE_MS: Millis = 5 * MINUTE_MS;
/// No reading is from before 2010: clocks that lost their time show 1970 or 2000.
pub const EARLIEST: Millis = 1_262_304_000_000;
