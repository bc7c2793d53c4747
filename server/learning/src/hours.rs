//! A series hour by hour, as input of the analytics: measured values, with nothing in place of
//! missing ones. Background jobs and pages both use this path from rollups to models.

use crate::{Result, Subject};
use analytics::Hourly;
use domain::zone::Span;
use domain::{DAY_MS, HOUR_MS, Millis, Period, SeriesId, Slot, Zone};
use store::{Anomaly, Store, WeatherHour};

/// The longest history that is read.
pub const HISTORY_MS: Millis = 800 * DAY_MS;
/// The history from which a method is chosen: a year, plus some look-back before its start.
pub const LEARNED_MS: Millis = 400 * DAY_MS;
/// The share of an hour that must be known.
const COVERAGE_MIN: f64 = 0.95;
/// A flagged deviation that lasts this long is the new normal, unless a person confirms it as a
/// fault.
const NEW_USUAL_MS: Millis = 14 * DAY_MS;

/// The hours of a series, from the first measured one to the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hours {
    /// The start of the first hour.
    pub start: Millis,
    /// The measured value of each hour, in the stored unit; `NaN` where it is missing, spread over
    /// a gap or estimated.
    pub value: Vec<f64>,
    /// What is known of each hour, spread or not; `NaN` where nothing is.
    pub energy: Vec<f64>,
    /// The outdoor temperature of each hour, °C, continued as far as it is forecast; `NaN` where
    /// unknown, empty where there is none.
    pub temp_c: Vec<f64>,
}

impl Hours {
    /// The hours of these slots, from the first measured one to the last; `None` where none was
    /// measured.
    #[must_use]
    pub fn new(slots: &[Slot]) -> Option<Self> {
        let first = slots.iter().position(is_measured)?;
        let last = slots.iter().rposition(is_measured)?;
        let slots = &slots[first..=last];
        Some(Self::within(Span { start: slots[0].start, end: slots[slots.len() - 1].start + HOUR_MS }, slots))
    }

    /// All hours of a span, measured or not; `span` starts on an hour of the site's clock.
    #[must_use]
    pub fn within(span: Span, slots: &[Slot]) -> Self {
        let length = ((span.length_ms() + HOUR_MS / 2).div_euclid(HOUR_MS)).max(0) as usize;
        let (mut value, mut energy) = (vec![f64::NAN; length], vec![f64::NAN; length]);
        for slot in slots {
            let place = usize::try_from((slot.start - span.start + HOUR_MS / 2).div_euclid(HOUR_MS));
            let Some(at) = place.ok().filter(|at| *at < length) else { continue };
            energy[at] = slot.energy.unwrap_or(f64::NAN);
            if is_measured(slot) {
                value[at] = energy[at];
            }
        }
        Self { start: span.start, value, energy, temp_c: Vec::new() }
    }

    /// Reads what is known of a subject within a span; `weather` is that of its site.
    ///
    /// # Errors
    /// The store's.
    pub async fn read(store: &Store, subject: &Subject, span: Span, weather: &[WeatherHour]) -> Result<Option<Self>> {
        let hours = Self::of_series(store, subject.series_id, span).await?;
        Ok(hours.map(|hours| hours.with_weather(weather)))
    }

    /// Reads any series in the same way, without weather.
    ///
    /// # Errors
    /// The store's.
    pub async fn of_series(store: &Store, series_id: SeriesId, span: Span) -> store::Result<Option<Self>> {
        let slots = store.rollup_range(&[series_id], Period::Hour, span).await?;
        Ok(slots.get(&series_id).and_then(|slots| Self::new(slots)))
    }

    /// Adds the weather of the site, including the forecast hours.
    #[must_use]
    pub fn with_weather(mut self, weather: &[WeatherHour]) -> Self {
        // The provider's hours start on the hour in UTC; a site's may start at half past.
        let place = |at: Millis| (at + HOUR_MS - 1 - self.start).div_euclid(HOUR_MS);
        let length = weather.last().map_or(0, |last| place(last.at) + 1).max(self.value.len() as i64) as usize;
        let mut temp_c = vec![f64::NAN; length];
        for hour in weather {
            if let (Ok(at), Some(temp)) = (usize::try_from(place(hour.at)), hour.temp_c)
                && at < length
            {
                temp_c[at] = temp;
            }
        }
        if temp_c.iter().any(|temp| temp.is_finite()) {
            self.temp_c = temp_c;
        }
        self
    }

    /// The end of the last hour.
    #[must_use]
    pub fn end(&self) -> Millis {
        self.start + self.value.len() as Millis * HOUR_MS
    }

    /// The input of the analytics.
    #[must_use]
    pub fn series<'a>(&'a self, zone: &'a Zone) -> Hourly<'a> {
        Hourly { start: self.start, zone, value: &self.value, temp_c: &self.temp_c }
    }

    /// The same hours without the flagged ones, so that nothing is learned from them. Flagged hours
    /// stay in two cases: a person said that they are no fault, or nobody judged them and they
    /// lasted two weeks or more. What lasts is the new normal, and a forecast of the building as it
    /// used to be helps nobody.
    #[must_use]
    pub fn without(mut self, flagged: &[Anomaly]) -> Self {
        for anomaly in flagged.iter().filter(|anomaly| is_excluded(anomaly)) {
            let places = self.places(anomaly.found.span);
            self.value[places].fill(f64::NAN);
        }
        self
    }

    /// The same hours without confirmed faults that lie before an instant. A building is compared
    /// with how it ran without faults; what a later fault used was really used.
    #[must_use]
    pub fn without_faults(mut self, judged: &[Anomaly], before: Millis) -> Self {
        for fault in judged.iter().filter(|anomaly| anomaly.is_fault == Some(true)) {
            let Span { start, end } = fault.found.span;
            let places = self.places(Span { start, end: end.min(before) });
            self.value[places].fill(f64::NAN);
        }
        self
    }

    /// The same hours, padded with missing ones up to an instant.
    #[must_use]
    pub fn until(mut self, end: Millis) -> Self {
        let length = (end - self.start).div_euclid(HOUR_MS).max(0) as usize;
        if length > self.value.len() {
            self.value.resize(length, f64::NAN);
            self.energy.resize(length, f64::NAN);
            if !self.temp_c.is_empty() && self.temp_c.len() < length {
                self.temp_c.resize(length, f64::NAN);
            }
        }
        self
    }

    /// The number of measured hours.
    #[must_use]
    pub fn measured(&self) -> usize {
        self.value.iter().filter(|value| value.is_finite()).count()
    }

    /// The meter's finest counting step, where it can be told: 0.1 for a register with one decimal.
    /// 0 where its hours differ by less than a hundredth of their mean.
    #[must_use]
    pub fn tick(&self) -> f64 {
        let mut known: Vec<f64> = self.value.iter().copied().filter(|value| value.is_finite()).collect();
        let mean = known.iter().map(|value| value.abs()).sum::<f64>() / known.len().max(1) as f64;
        known.sort_by(f64::total_cmp);
        // Differences this small are rounding errors, not steps.
        let least = (mean * 1e-6).max(1e-9);
        let step = known.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step > least).fold(f64::INFINITY, f64::min);
        if step.is_finite() && step > 0.01 * mean { step } else { 0.0 }
    }

    /// For each hour, whether it starts within one of these spans.
    #[must_use]
    pub fn within_any(&self, spans: impl IntoIterator<Item = Span>) -> Vec<bool> {
        let mut found = vec![false; self.value.len()];
        for span in spans {
            found[self.places(span)].fill(true);
        }
        found
    }

    /// The indexes of the hours that start within a span.
    pub(crate) fn places(&self, span: Span) -> std::ops::Range<usize> {
        let place = |at: Millis| (at - self.start + HOUR_MS - 1).div_euclid(HOUR_MS).clamp(0, self.value.len() as i64) as usize;
        place(span.start)..place(span.end).max(place(span.start))
    }
}

fn is_measured(slot: &Slot) -> bool {
    slot.energy.is_some() && slot.is_sound() && slot.covered_ms as f64 >= COVERAGE_MIN * slot.length_ms as f64
}

fn is_excluded(anomaly: &Anomaly) -> bool {
    match anomaly.is_fault {
        Some(is_fault) => is_fault,
        None => anomaly.withdrawn_at.is_none() && anomaly.found.span.length_ms() < NEW_USUAL_MS,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::finding::{Detail, Kind, Severity, Text};

    fn slot(hour: i64, energy: f64, quality: f64, share: f64) -> Slot {
        let span = Span { start: hour * HOUR_MS, end: (hour + 1) * HOUR_MS };
        let covered_ms = (HOUR_MS as f64 * share) as Millis;
        Slot { energy: Some(energy), quality, covered_ms, count: 1, ..Slot::empty(span) }
    }

    #[test]
    fn what_was_spread_is_known_and_not_learned_from() {
        let slots = [
            slot(3, 9.0, 0.5, 1.0),
            slot(4, 1.0, 1.0, 1.0),
            slot(5, 2.0, 0.5, 1.0),
            slot(7, 3.0, 1.0, 1.0),
            slot(8, 1.0, 1.0, 0.5),
        ];
        let hours = Hours::new(&slots).unwrap();
        assert_eq!((hours.start, hours.value.len(), hours.end()), (4 * HOUR_MS, 4, 8 * HOUR_MS));
        assert!(hours.value[1].is_nan() && hours.energy[1] == 2.0);
        assert!(hours.value[2].is_nan() && hours.energy[2].is_nan());
        assert_eq!(hours.value[3], 3.0);
        assert_eq!(Hours::new(&slots[..1]), None);
    }

    fn fault(from: i64, to: i64, is_fault: Option<bool>) -> Anomaly {
        Anomaly {
            anomaly_id: from,
            building_id: None,
            series_id: SeriesId(1),
            model_id: None,
            mode: store::AnomalyMode::Retrospective,
            found: store::AnomalyFound {
                kind: Kind::NightWaste,
                severity: Severity::High,
                span: Span { start: from * HOUR_MS, end: to * HOUR_MS },
                is_open: false,
                score: -0.5,
                value: None,
                expected: None,
                deviation_percent: None,
                energy_wasted: 0.0,
                money_wasted: None,
                detail: Detail::Text(Text::default()),
            },
            priority: domain::Priority::Low,
            status: store::AnomalyStatus::Resolved,
            plan: store::AnomalyPlan::default(),
            is_fault,
            resolved_at: None,
            withdrawn_at: None,
            created_at: 0,
            updated_at: 0,
        }
    }

    #[test]
    fn a_baseline_is_without_what_a_person_said_was_a_fault_and_what_came_later_counts() {
        let slots: Vec<Slot> = (0..10).map(|hour| slot(hour, 1.0, 1.0, 1.0)).collect();
        let judged = [fault(1, 3, Some(true)), fault(4, 5, Some(false)), fault(5, 6, None), fault(7, 10, Some(true))];
        let hours = Hours::new(&slots).unwrap().without_faults(&judged, 8 * HOUR_MS);
        let missing: Vec<usize> = (0..10).filter(|&i| hours.value[i].is_nan()).collect();
        assert_eq!(missing, [1, 2, 7]);
        assert!(hours.energy.iter().all(|energy| *energy == 1.0));
    }

    #[test]
    fn a_span_has_all_its_hours_and_a_series_reaches_as_far_as_it_is_asked_to() {
        let slots = [slot(3, 9.0, 0.5, 1.0), slot(4, 1.0, 1.0, 1.0), slot(9, 1.0, 1.0, 1.0)];
        let within = Hours::within(Span { start: 2 * HOUR_MS, end: 6 * HOUR_MS }, &slots);
        assert_eq!((within.value.len(), within.energy[1], within.value[2], within.measured()), (4, 9.0, 1.0, 1));
        let hours = Hours::new(&slots[..2]).unwrap().until(7 * HOUR_MS);
        assert_eq!((hours.start, hours.end(), hours.measured()), (4 * HOUR_MS, 7 * HOUR_MS, 1));
        assert_eq!(hours.clone().until(0).end(), hours.end());
    }

    #[test]
    fn a_meter_that_counts_in_steps_has_a_tick_and_a_fine_one_has_none() {
        let of = |value: Vec<f64>| Hours { value, ..Hours::default() }.tick();
        let coarse: Vec<f64> = (0..100).map(|i| (100.0 + 0.1 * f64::from(i % 7)) - 100.0).collect();
        assert!((of(coarse) - 0.1).abs() < 1e-9);
        assert_eq!(of((0..1_000).map(|i| 5.0 + f64::from(i).sin()).collect()), 0.0);
        assert_eq!(of(vec![f64::NAN, 3.0, 3.0]), 0.0);
    }

    #[test]
    fn weather_lies_beside_its_hour_and_runs_on() {
        let hour = |at: i64, temp_c| WeatherHour { at: at * HOUR_MS, temp_c, humidity_percent: None, is_forecast: false };
        let hours = Hours::new(&[slot(4, 1.0, 1.0, 1.0), slot(5, 2.0, 1.0, 1.0)]).unwrap();
        let found = hours.clone().with_weather(&[hour(3, Some(1.0)), hour(5, Some(5.0)), hour(6, Some(6.0))]);
        assert!(found.temp_c[0].is_nan());
        assert_eq!(found.temp_c[1..], [5.0, 6.0]);
        assert!(hours.with_weather(&[hour(5, None)]).temp_c.is_empty());
    }
}
