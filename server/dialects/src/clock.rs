//! Turns local times without an offset into instants in the site's zone. A clock change skips some
//! local times and shows others twice.

use domain::{Millis, Zone};

/// The zone of a meter (dialect, name), if the meter is known.
type ZoneOf<'a> = dyn Fn(&str, &str) -> Option<&'a Zone> + 'a;

/// The clocks by which a message's times are read.
#[derive(Clone, Copy)]
pub struct Clock<'a> {
    zone: &'a Zone,
    zone_of: Option<&'a ZoneOf<'a>>,
    arrived_at: Option<Millis>,
}

impl<'a> Clock<'a> {
    /// For a message with this arrival time. `zone_of` gives a meter's zone by dialect and name;
    /// `zone` is used if it gives none. If a local time occurs twice, the instant nearer to the
    /// arrival counts.
    #[must_use]
    pub fn new(zone: &'a Zone, zone_of: &'a ZoneOf<'a>, arrived_at: Millis) -> Self {
        Self { zone, zone_of: Some(zone_of), arrived_at: Some(arrived_at) }
    }

    /// The clock of one meter.
    pub(super) fn of(self, dialect: &str, meter: &str) -> Self {
        let zone = self.zone_of.and_then(|zone_of| zone_of(dialect, meter)).unwrap_or(self.zone);
        Self { zone, zone_of: None, ..self }
    }

    /// When the message arrived; `None` if that is not known.
    pub(super) fn arrived_at(self) -> Option<Millis> {
        self.arrived_at
    }

    /// The same clock in another zone.
    pub(super) fn in_zone<'b>(self, zone: &'b Zone) -> Clock<'b> {
        Clock { zone, zone_of: None, arrived_at: self.arrived_at }
    }

    /// The instant at which the clock shows a local time.
    pub(super) fn instant_of(self, local: Millis) -> Millis {
        match self.arrived_at {
            Some(arrived_at) => self.zone.nearest_instant_of(local, arrived_at),
            None => self.zone.first_instant_of(local),
        }
    }
}

/// A clock of this zone without an arrival time. If a local time occurs twice, the earlier instant
/// counts.
impl<'a> From<&'a Zone> for Clock<'a> {
    fn from(zone: &'a Zone) -> Self {
        Self { zone, zone_of: None, arrived_at: None }
    }
}
