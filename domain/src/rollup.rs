//! Sums intervals into slots of site time: quarter-hours, hours, days. Leaves out where slots are
//! kept.
//!
//! An hour is always kept; its quarter-hours only if they differ. A meter that is read hourly says
//! nothing about the quarters, which would be four copies of a fourth: [`Slot::fraction`] computes
//! them on demand.

use crate::zone::Span;
use crate::{HOUR_MS, Interval, Millis, Reading, Reason, Zone};
use serde::{Deserialize, Serialize};

/// The lengths of slots that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// 15 minutes.
    Quarter,
    /// An hour of the site's local time.
    Hour,
    /// A day of the site's calendar: 23 to 25 hours.
    Day,
}

impl Period {
    /// The database's value: seconds, for a day its nominal length.
    #[must_use]
    pub fn seconds(self) -> i64 {
        match self {
            Period::Quarter => 900,
            Period::Hour => 3_600,
            Period::Day => 86_400,
        }
    }
}

/// What is known about one slot of one series.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Its start.
    pub start: Millis,
    /// How long it is.
    pub length_ms: Millis,
    /// The amount in the series' unit; `None` if nothing is known, or for a level.
    pub energy: Option<f64>,
    /// The mean rate (W, or units per hour) or level over the covered time.
    pub mean: Option<f64>,
    /// The lowest rate or level.
    pub low: Option<f64>,
    /// The highest rate or level.
    pub high: Option<f64>,
    /// For how much of the slot something is known.
    pub covered_ms: Millis,
    /// How many readings close within it.
    pub count: i64,
    /// How far it can be trusted, 0 to 1: the mean quality of the intervals that cover it.
    pub quality: f64,
}

impl Slot {
    /// A slot about which nothing is known.
    #[must_use]
    pub fn empty(span: Span) -> Self {
        Self {
            start: span.start,
            length_ms: span.length_ms(),
            energy: None,
            mean: None,
            low: None,
            high: None,
            covered_ms: 0,
            count: 0,
            quality: 0.0,
        }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.covered_ms == 0 && self.count == 0
    }

    /// Whether the data is good enough for a model to learn from, a streak to count and a
    /// leaderboard to rank: measured or integrated from power. If the rest was measured, up to a
    /// fifth may be spread over a gap, or up to a tenth unknown because of a reset.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.covered_ms > 0 && self.quality >= Reason::Integrated.quality() - 1e-9
    }

    /// Joins consecutive slots into one that covers `span`.
    #[must_use]
    pub fn joined(span: Span, parts: &[Slot]) -> Self {
        let mut whole = Self::empty(span);
        let (mut mean, mut quality) = (0.0, 0.0);
        for part in parts {
            whole.energy = add(whole.energy, part.energy);
            whole.low = least(whole.low, part.low);
            whole.high = most(whole.high, part.high);
            whole.covered_ms += part.covered_ms;
            whole.count += part.count;
            mean += part.mean.unwrap_or(0.0) * part.covered_ms as f64;
            quality += part.quality * part.covered_ms as f64;
        }
        if whole.covered_ms > 0 {
            whole.mean = Some(mean / whole.covered_ms as f64);
            whole.quality = quality / whole.covered_ms as f64;
        }
        whole
    }

    /// This slot's share of `span`, which lies within it, as if the flow were even.
    #[must_use]
    pub fn fraction(&self, span: Span) -> Self {
        let share = span.length_ms() as f64 / self.length_ms as f64;
        Self {
            start: span.start,
            length_ms: span.length_ms(),
            energy: self.energy.map(|energy| energy * share),
            covered_ms: (self.covered_ms as f64 * share).round() as Millis,
            ..*self
        }
    }

    /// The sum of this slot and another of the same span.
    #[must_use]
    pub fn beside(&self, other: &Slot) -> Self {
        let covered_ms = self.covered_ms + other.covered_ms;
        let quality = self.quality * self.covered_ms as f64 + other.quality * other.covered_ms as f64;
        Self {
            energy: add(self.energy, other.energy),
            mean: add(self.mean, other.mean),
            low: add(self.low, other.low),
            high: add(self.high, other.high),
            covered_ms,
            count: self.count + other.count,
            quality: if covered_ms > 0 { quality / covered_ms as f64 } else { 0.0 },
            ..*self
        }
    }

    fn is_even_with(&self, other: &Slot) -> bool {
        (self.energy, self.mean, self.low, self.high, self.covered_ms)
            == (other.energy, other.mean, other.low, other.high, other.covered_ms)
            && self.quality == other.quality
    }
}

fn add(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a + b),
        (a, b) => a.or(b),
    }
}

fn least(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn most(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    }
}

/// The energy within `span`, from slots in order. A slot that reaches beyond the span counts by its
/// share. `None` if nothing is known. The current slot holds what has flowed so far, so to sum up
/// to now let `span` reach to that slot's end.
#[must_use]
pub fn energy_within(slots: &[Slot], span: Span) -> Option<f64> {
    let first = slots.partition_point(|slot| slot.start + slot.length_ms <= span.start);
    slots[first..]
        .iter()
        .take_while(|slot| slot.start < span.end)
        .filter_map(|slot| {
            let overlap_ms = (slot.start + slot.length_ms).min(span.end) - slot.start.max(span.start);
            Some(slot.energy? * (overlap_ms as f64 / slot.length_ms as f64))
        })
        .fold(None, |sum, energy| add(sum, Some(energy)))
}

/// An hour, and its quarters if they say more than the hour.
#[derive(Clone, Debug, PartialEq)]
pub struct HourSlots {
    /// The hour.
    pub hour: Slot,
    /// Its quarter-hours, all of them or none.
    pub quarters: Vec<Slot>,
}

impl HourSlots {
    /// The hour of a place: the sum of its parts' hours, each times its factor. It is complete with
    /// `expected` parts.
    ///
    /// Its extremes are those of its summed quarters, never the sums of the parts' extremes.
    #[must_use]
    pub fn composed(zone: &Zone, hour: Span, parts: &[(f64, &HourSlots)], expected: usize) -> Self {
        let has_quarters = parts.iter().any(|(_, part)| !part.quarters.is_empty());
        let quarter = |span: Span| {
            let slots =
                parts.iter().map(|(factor, part)| match part.quarters.iter().find(|quarter| quarter.start == span.start) {
                    Some(quarter) => (*factor, *quarter),
                    None => (*factor, Slot { count: 0, ..part.hour.fraction(span) }),
                });
            summed(span, slots, expected)
        };
        let quarters: Vec<Slot> = if has_quarters { zone.quarters(hour).into_iter().map(quarter).collect() } else { Vec::new() };
        let mut whole = summed(hour, parts.iter().map(|(factor, part)| (*factor, part.hour)), expected);
        whole.low = quarters.iter().map(|quarter| quarter.mean).fold(None, least).or(whole.mean);
        whole.high = quarters.iter().map(|quarter| quarter.mean).fold(None, most).or(whole.mean);
        Self { hour: whole, quarters }
    }
}

fn summed(span: Span, parts: impl Iterator<Item = (f64, Slot)>, expected: usize) -> Slot {
    let mut sum = Slot::empty(span);
    let mut quality = 0.0;
    for (factor, part) in parts {
        sum.energy = add(sum.energy, part.energy.map(|energy| factor * energy));
        sum.mean = add(sum.mean, part.mean.map(|mean| factor * mean));
        sum.covered_ms += part.covered_ms;
        sum.count += part.count;
        quality += part.quality * part.covered_ms as f64;
    }
    if sum.covered_ms > 0 {
        sum.quality = quality / sum.covered_ms as f64;
    }
    sum.covered_ms /= expected.max(1) as Millis;
    (sum.low, sum.high) = (sum.mean, sum.mean);
    sum
}

/// The slots of `hours` (in order, in local time) from one channel's intervals and readings.
///
/// Sums only what falls into `hours`: intervals may begin before and end after.
#[must_use]
pub fn hour_slots(zone: &Zone, hours: &[Span], intervals: &[Interval], readings: &[Reading]) -> Vec<HourSlots> {
    let mut first = 0;
    hours
        .iter()
        .map(|&hour| {
            // Amounts with stated periods may overlap, so their ends need not be in order: skip
            // only those that both start and end before the hour.
            while first < intervals.len() && intervals[first].end <= hour.start && intervals[first].start < hour.start {
                first += 1;
            }
            let near = intervals[first..].iter().take_while(|interval| interval.start < hour.end);
            let quarters: Vec<Slot> = zone.quarters(hour).into_iter().map(|span| slot(span, near.clone(), readings)).collect();
            let whole = Slot::joined(hour, &quarters);
            let even = whole.covered_ms == hour.length_ms()
                && hour.length_ms() == HOUR_MS
                && quarters.windows(2).all(|pair| pair[0].is_even_with(&pair[1]));
            HourSlots { hour: whole, quarters: if even || whole.is_empty() { Vec::new() } else { quarters } }
        })
        .collect()
}

/// The days that touch `span` and are kept as days only. Such a day lies wholly in a gap of months
/// ([`Interval::is_long`]), every other interval that touches it covers it wholly, and no reading
/// closes a slot of it. So each of its hours is its share of the day ([`Slot::fraction`]), and a
/// late reading after years writes one row per day instead of 24.
#[must_use]
pub fn gap_days(zone: &Zone, span: Span, intervals: &[Interval], readings: &[Reading]) -> Vec<Slot> {
    let is_near = |interval: &&Interval| interval.is_long() && interval.start < span.end && interval.end > span.start;
    let mut long = intervals.iter().filter(is_near).peekable();
    if long.peek().is_none() {
        return Vec::new();
    }
    // For each interval, the latest end up to it: bounds how far back to search.
    let mut latest = Millis::MIN;
    let ends: Vec<Millis> = intervals.iter().map(|interval| (latest = latest.max(interval.end), latest).1).collect();
    let mut found: Vec<Slot> = Vec::new();
    for interval in long {
        let near =
            Span { start: interval.start.max(zone.day(span.start).start), end: interval.end.min(zone.day(span.end - 1).end) };
        for day in zone.days(near) {
            let is_within = interval.start <= day.start && day.end <= interval.end;
            if !is_within || found.last().is_some_and(|last| day.start <= last.start) || closes_within(readings, day) {
                continue;
            }
            let to = intervals.partition_point(|other| other.start < day.end);
            let from = ends[..to].partition_point(|end| *end <= day.start);
            let touching = intervals[from..to].iter().filter(|other| other.end > day.start);
            if touching.clone().all(|other| other.start <= day.start && day.end <= other.end) {
                found.push(slot(day, touching, readings));
            }
        }
    }
    found
}

/// Whether a reading closes a slot within the span.
fn closes_within(readings: &[Reading], span: Span) -> bool {
    let next = readings.partition_point(|reading| reading.at <= span.start);
    readings.get(next).is_some_and(|reading| reading.at <= span.end)
}

/// Whether nothing is known about a span: no interval touches it, and no reading closes a slot of
/// it.
#[must_use]
pub fn is_silent(span: Span, intervals: &[Interval], readings: &[Reading]) -> bool {
    !closes_within(readings, span) && !intervals.iter().any(|interval| interval.start < span.end && interval.end > span.start)
}

fn slot<'a>(span: Span, intervals: impl Iterator<Item = &'a Interval>, readings: &[Reading]) -> Slot {
    let mut slot = Slot::empty(span);
    let (mut mean, mut quality, mut covered_ms) = (0.0, 0.0, 0);
    for interval in intervals {
        let overlap_ms = interval.end.min(span.end) - interval.start.max(span.start);
        // What is not believed counts as unknown.
        if overlap_ms <= 0 || interval.reason.is_refused() {
            continue;
        }
        let share = overlap_ms as f64 / (interval.end - interval.start) as f64;
        slot.energy = add(slot.energy, interval.energy.map(|energy| energy * share));
        slot.low = least(slot.low, Some(interval.low));
        slot.high = most(slot.high, Some(interval.high));
        mean += interval.mean * overlap_ms as f64;
        quality += interval.reason.quality() * overlap_ms as f64;
        covered_ms += overlap_ms;
    }
    if covered_ms > 0 {
        slot.mean = Some(mean / covered_ms as f64);
        slot.quality = quality / covered_ms as f64;
        slot.covered_ms = covered_ms.min(span.length_ms());
    }
    // A reading belongs to the slot that ends with it, as for a register.
    let from = readings.partition_point(|reading| reading.at <= span.start);
    let to = readings.partition_point(|reading| reading.at <= span.end);
    slot.count = (to - from) as i64;
    slot
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::intervals;
    use crate::rules::Rules;
    use crate::{ChannelKind, MINUTE_MS, Unit};

    fn slots(readings: &[Reading], span: Span) -> Vec<HourSlots> {
        let zone = Zone::utc();
        hour_slots(
            &zone,
            &zone.hours(span),
            &intervals(&Rules::new(ChannelKind::Cumulative, Unit::KilowattHour), readings),
            readings,
        )
    }

    #[test]
    fn a_meter_read_on_the_hour_keeps_no_quarters() {
        let readings = [Reading::new(0, 1.0), Reading::new(HOUR_MS, 3.0)];
        let found = slots(&readings, Span { start: 0, end: 2 * HOUR_MS });
        assert_eq!(found[0].hour.energy, Some(2.0));
        assert_eq!(found[0].hour.mean, Some(2000.0));
        assert!(found[0].quarters.is_empty());
        assert!(found[1].hour.is_empty());
    }

    #[test]
    fn quarters_add_up_to_the_hour_and_know_their_extremes() {
        let readings: Vec<Reading> = (0..=12).map(|i| Reading::new(i * 5 * MINUTE_MS, (i * i) as f64 / 10.0)).collect();
        let found = slots(&readings, Span { start: 0, end: HOUR_MS });
        let sum: f64 = found[0].quarters.iter().filter_map(|q| q.energy).sum();
        assert_eq!(found[0].quarters.len(), 4);
        assert!((sum - 14.4).abs() < 1e-9 && (found[0].hour.energy.unwrap_or_default() - 14.4).abs() < 1e-9);
        assert_eq!(found[0].hour.low, found[0].quarters[0].low);
        assert_eq!(found[0].hour.high, found[0].quarters[3].high);
        assert_eq!(found[0].hour.count, 12);
    }

    #[test]
    fn a_gap_shares_its_energy_over_its_hours_at_half_quality() {
        let readings = [Reading::new(30 * MINUTE_MS, 0.0), Reading::new(150 * MINUTE_MS, 8.0)];
        let found = slots(&readings, Span { start: 0, end: 3 * HOUR_MS });
        let energies: Vec<_> = found.iter().map(|h| h.hour.energy.unwrap_or_default()).collect();
        assert_eq!(energies, [2.0, 4.0, 2.0]);
        assert_eq!(found[1].hour.quality, 0.5);
        assert_eq!(found[0].hour.covered_ms, 30 * MINUTE_MS);
    }
}
