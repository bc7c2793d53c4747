//! What devices' clocks show where they state no offset: the site's local time, which a clock change skips or shows twice.

use domain::{Millis, Zone};

/// Which meter of a dialect stands where: its zone, if the meter is known.
type ZoneOf<'a> = dyn Fn(&str, &str) -> Option<&'a Zone> + 'a;

/// By which clocks a message's times are read.
#[derive(Clone, Copy)]
pub struct Clock<'a> {
    zone: &'a Zone,
    zone_of: Option<&'a ZoneOf<'a>>,
    arrived_at: Option<Millis>,
}

impl<'a> Clock<'a> {
    /// Of a message that came then: a meter's times are of the zone that `zone_of` (dialect, the meter's name) tells, and of
    /// `zone` where it tells none. A local time that comes twice is the instant that is nearer to the arrival.
    #[must_use]
    pub fn new(zone: &'a Zone, zone_of: &'a ZoneOf<'a>, arrived_at: Millis) -> Self {
        Self { zone, zone_of: Some(zone_of), arrived_at: Some(arrived_at) }
    }

    /// The clock of one meter.
    pub(super) fn of(self, dialect: &str, meter: &str) -> Self {
        let zone = self.zone_of.and_then(|zone_of| zone_of(dialect, meter)).unwrap_or(self.zone);
        Self { zone, zone_of: None, ..self }
    }

    /// The same, of another zone.
    pub(super) fn in_zone<'b>(self, zone: &'b Zone) -> Clock<'b> {
        Clock { zone, zone_of: None, arrived_at: self.arrived_at }
    }

    /// The instant at which it shows that local time.
    pub(super) fn instant_of(self, local: Millis) -> Millis {
        match self.arrived_at {
            Some(arrived_at) => self.zone.nearest_instant_of(local, arrived_at),
            None => self.zone.first_instant_of(local),
        }
    }
}

/// A clock of that zone, and of an arrival that is not known: what comes twice is the earlier one.
impl<'a> From<&'a Zone> for Clock<'a> {
    fn from(zone: &'a Zone) -> Self {
        Self { zone, zone_of: None, arrived_at: None }
    }
}
