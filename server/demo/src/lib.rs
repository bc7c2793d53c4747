//! A demo neighbourhood, made from a seed: a small town with a campus, whose meters have a history
//! and live readings.
//!
//! Pure: no clock, no files, no network. `now` is a parameter. The server stores the history and
//! publishes the live readings.
//!
//! # Always the same
//! Each register is a sum of power over time, from a fixed instant on. The power depends only on the
//! seed and the instant. So the history, the live meters, and those of a process started a week
//! later agree to the last digit:
//!
//! ```
//! use demo::Neighbourhood;
//!
//! let settled_ms = 1_706_745_600_000; // stored by the caller when the demo is first made
//! let town = Neighbourhood::new(7, "America/New_York", settled_ms)?;
//! let mut live = town.live(settled_ms);
//! let first = live.step(settled_ms + 5_000);
//! let restarted = town.live(settled_ms + 5_000).step(settled_ms + 5_000);
//! assert_eq!(first, restarted);
//! # Ok::<(), demo::Error>(())
//! ```

use std::sync::Arc;

mod faults;
mod history;
mod live;
mod places;

mod calendar;
mod chance;
mod hall;
mod home;
mod layout;
mod model;
mod moment;
mod walk;
mod weather;

pub use faults::{Fault, FaultKind};
pub use history::{Batch, History, QUARTER_MS, Reading};
pub use live::{Live, Publication};
pub use places::{Building, BuildingType, ChannelKind, Field, Meter, MeterRole, Site};
pub use walk::ANCHOR_MS;

use calendar::Calendar;
use layout::Layout;
use model::Model;

/// Errors of this crate.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The IANA database does not know the zone.
    #[error("there is no time zone `{zone}`; use an IANA name such as America/New_York")]
    Zone {
        /// The zone as given.
        zone: String,
        /// The reason.
        source: jiff::Error,
    },
}

/// The neighbourhood of one seed. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Neighbourhood {
    model: Arc<Model>,
}

impl Neighbourhood {
    /// Builds the places and the plan of the faults; quick.
    ///
    /// `settled_ms` is the instant at which this demo was first made: most faults lie in the two
    /// weeks before it. Store it with the demo and pass the same one after a restart. Otherwise the
    /// past changes, and registers jump at a fault.
    ///
    /// # Errors
    /// [`Error::Zone`] if the zone is not known.
    pub fn new(seed: u64, zone: &str, settled_ms: i64) -> Result<Self, Error> {
        let calendar = Calendar::new(zone)?;
        let buildings = places::buildings();
        let layout = Layout::new(seed, &buildings);
        let planned = faults::planned(&calendar, settled_ms);
        let faults = planned.iter().filter_map(|plan| {
            let meter = layout.meters.iter().position(|meter| meter.key == plan.meter_key)?;
            Some(Fault {
                kind: plan.kind,
                meter,
                building: plan.building,
                start_ms: plan.start_ms,
                end_ms: plan.end_ms,
                what: plan.what,
            })
        });
        let faults = faults.collect();
        let site = Site { key: "demo-maple-hollow", name: "Maple Hollow", zone: zone.to_owned() };
        Ok(Self { model: Arc::new(Model { seed, site, calendar, buildings, layout, faults }) })
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.model.site
    }

    /// 24 homes, the school, six campus buildings. The order does not depend on the seed.
    #[must_use]
    pub fn buildings(&self) -> &[Building] {
        &self.model.buildings
    }

    /// All meters; a parent comes before its children. The order does not depend on the seed.
    #[must_use]
    pub fn meters(&self) -> &[Meter] {
        &self.model.layout.meters
    }

    /// The built-in faults, sorted by start, including those of the coming year.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.model.faults
    }

    /// Readings in time order, of registers and levels hourly for 13 months before `now_ms` (not
    /// before [`ANCHOR_MS`]). Registers also have quarter-hours for the last 14 days. The last hour,
    /// up to the last full minute not after `now_ms`, has registers and power by the minute.
    #[must_use]
    pub fn history(&self, now_ms: i64) -> History {
        History::new(&self.model, now_ms)
    }

    /// The meters at `now_ms`, ready to step on from there. Takes a fraction of a second, since it
    /// adds up all hours since [`ANCHOR_MS`]: call it where blocking is allowed.
    #[must_use]
    pub fn live(&self, now_ms: i64) -> Live {
        Live::new(&self.model, now_ms)
    }
}
