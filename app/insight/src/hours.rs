//! Hours of a series as the analytics want them. Leaves out what they are asked.

use analytics::Hourly;
use domain::zone::Span;
use domain::{HOUR_MS, Millis, Period, SeriesId, SiteId, Slot, Zone};
use std::sync::Arc;
use store::Store;

/// The share of an hour that must be known for it to count.
const COVERED_MIN: f64 = 0.9;

/// A series hour by hour on its site's clock, with the weather.
#[derive(Clone, Debug)]
pub struct Hours {
    /// The first hour's start.
    pub start: Millis,
    /// The site's clock.
    pub zone: Arc<Zone>,
    /// Amounts in the stored unit; `NaN` where nothing sound is known.
    pub value: Vec<f64>,
    /// Outdoor temperatures, °C; empty where nobody measures any.
    pub temp_c: Vec<f64>,
}

impl Hours {
    /// The hours of a series that lie within `span`, without the weather.
    ///
    /// # Errors
    /// The store's.
    pub async fn read(store: &Store, zone: &Arc<Zone>, series: SeriesId, span: Span) -> store::Result<Self> {
        let slots = store.rollup_range(&[series], Period::Hour, span).await?.remove(&series).unwrap_or_default();
        Ok(Self::of(zone, span, &slots))
    }

    /// From slots that are in order. What was spread over a gap or estimated counts as missing: nothing is learned from it.
    #[must_use]
    pub fn of(zone: &Arc<Zone>, span: Span, slots: &[Slot]) -> Self {
        let start = zone.hour(span.start).start;
        let length = (span.end - start).div_euclid(HOUR_MS).max(0) as usize;
        let mut value = vec![f64::NAN; length];
        for slot in slots {
            let at = (slot.start - start).div_euclid(HOUR_MS);
            let is_whole = slot.covered_ms as f64 >= COVERED_MIN * slot.length_ms as f64;
            if let (Some(place), Some(energy), true) =
                (value.get_mut(at.max(0) as usize), slot.energy, slot.is_sound() && is_whole)
            {
                *place = energy;
            }
        }
        Self { start, zone: zone.clone(), value, temp_c: Vec::new() }
    }

    /// With the outdoor temperatures of the site.
    ///
    /// # Errors
    /// The store's.
    pub async fn with_weather(mut self, store: &Store, site_id: SiteId) -> store::Result<Self> {
        let span = Span { start: self.start - HOUR_MS, end: self.end() };
        let hours = store.weather_hours(site_id, span).await?;
        if hours.is_empty() {
            return Ok(self);
        }
        self.temp_c = vec![f64::NAN; self.value.len()];
        for hour in hours.iter().filter(|hour| !hour.is_forecast) {
            // A provider's hours begin on the hour, a site's may begin at half past.
            let at = (hour.at - self.start + HOUR_MS / 2).div_euclid(HOUR_MS);
            if let (Some(place), Some(temp_c)) = (usize::try_from(at).ok().and_then(|at| self.temp_c.get_mut(at)), hour.temp_c) {
                *place = temp_c;
            }
        }
        Ok(self)
    }

    /// The instant after the last hour.
    #[must_use]
    pub fn end(&self) -> Millis {
        self.start + self.value.len() as Millis * HOUR_MS
    }

    /// As the analytics take it.
    #[must_use]
    pub fn series(&self) -> Hourly<'_> {
        Hourly { start: self.start, zone: &self.zone, value: &self.value, temp_c: &self.temp_c }
    }

    /// Without the hours before the first that is known.
    #[must_use]
    pub fn begun(mut self) -> Self {
        let lead = self.value.iter().position(|value| value.is_finite()).unwrap_or(self.value.len());
        self.value.drain(..lead);
        if !self.temp_c.is_empty() {
            self.temp_c.drain(..lead);
        }
        self.start += lead as Millis * HOUR_MS;
        self
    }

    /// How many hours are known.
    #[must_use]
    pub fn known(&self) -> usize {
        self.value.iter().filter(|value| value.is_finite()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(start: Millis, energy: f64, quality: f64, covered_ms: Millis) -> Slot {
        Slot { energy: Some(energy), quality, covered_ms, count: 1, ..Slot::empty(Span { start, end: start + HOUR_MS }) }
    }

    #[test]
    fn what_was_spread_or_is_half_known_is_missing() {
        let zone = Arc::new(Zone::utc());
        let span = Span { start: 0, end: 4 * HOUR_MS };
        let slots = [slot(0, 1.0, 1.0, HOUR_MS), slot(HOUR_MS, 2.0, 0.3, HOUR_MS), slot(2 * HOUR_MS, 3.0, 1.0, HOUR_MS / 2)];
        let hours = Hours::of(&zone, span, &slots);
        assert_eq!(hours.value.len(), 4);
        assert_eq!((hours.value[0], hours.known()), (1.0, 1));
    }

    #[test]
    fn hours_before_the_first_reading_are_left_out() {
        let zone = Arc::new(Zone::utc());
        let hours = Hours::of(&zone, Span { start: 0, end: 4 * HOUR_MS }, &[slot(2 * HOUR_MS, 3.0, 1.0, HOUR_MS)]).begun();
        assert_eq!((hours.start, hours.value.len(), hours.end()), (2 * HOUR_MS, 2, 4 * HOUR_MS));
    }
}
