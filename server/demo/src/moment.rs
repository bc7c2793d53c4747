//! The inputs of all loads at one instant: the day, the clock, the weather and the faults.

use crate::calendar::{Calendar, Day};
use crate::faults::{Effects, Fault};
use crate::weather::Weather;

/// One instant, computed once and shared by all loads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub at_ms: i64,
    pub day: Day,
    /// What the local clock shows, in hours.
    pub hour: f64,
    pub weather: Weather,
    pub effects: Effects,
}

impl Moment {
    /// Reuses the day of `previous` where it is the same.
    pub(crate) fn at(seed: u64, calendar: &Calendar, faults: &[Fault], at_ms: i64, previous: Option<&Self>) -> Self {
        let (date, hour) = calendar.local(at_ms);
        let day = match previous {
            Some(earlier) if earlier.day.date == date => earlier.day,
            _ => calendar.day(date),
        };
        Self { at_ms, day, hour, weather: Weather::at(seed, calendar, &day, at_ms), effects: Effects::at(faults, at_ms) }
    }

    /// 0 outside `from`..`to` on the clock, 1 inside, with soft edges `ramp` hours wide; `to` may
    /// lie past 24.
    pub(crate) fn plateau(&self, from: f64, to: f64, ramp: f64) -> f64 {
        let inside = |hour: f64| (((hour - from) / ramp + 0.5).clamp(0.0, 1.0)).min(((to - hour) / ramp + 0.5).clamp(0.0, 1.0));
        inside(self.hour).max(inside(self.hour + 24.0))
    }

    /// A bell of height 1 at `centre` on the clock, with a standard deviation of `width` hours.
    pub(crate) fn bell(&self, centre: f64, width: f64) -> f64 {
        let away = (self.hour - centre).abs();
        let away = away.min(24.0 - away) / width;
        (-0.5 * away * away).exp()
    }
}
