//! The daily patterns of a meter: its kinds of days (k-means on their 24 hours, by
//! `profile::typical_days`), and the kind that a strange day resembles: a weekend like a working
//! day, or a night that does not settle. This layer only explains; it raises no alarms.

use crate::profile::{TypicalDay, typical_days};
use crate::robust::mean;
use crate::series::{DAY, Hourly};
use domain::finding::DaysAlike;

/// A kind of day belongs to working days when at least this share of it falls on them; their share
/// of the week is five sevenths.
const WORKING_SHARE: f64 = 0.85;
/// Two kinds of days differ when one uses this many times as much as the other.
const APART: f64 = 1.25;
/// A night has settled below this share of the way from the usual night to the usual day.
const SETTLED: f64 = 0.6;
/// A usual night is below this share of the day's level.
const NIGHT_OF_DAY: f64 = 0.75;
/// The longest history that is used, in hours.
const HISTORY: usize = 182 * DAY;

/// The kinds of days of a meter.
#[derive(Clone, Debug, Default)]
pub(super) struct Patterns {
    kinds: Vec<TypicalDay>,
}

impl Patterns {
    /// The kinds of days in the given history.
    pub fn new(seen: &Hourly, seed: u64) -> Self {
        Self { kinds: typical_days(&seen.last(HISTORY), seed) }
    }

    /// The kind of working day that a day resembles most, if that is closer than any kind of
    /// weekend. Unknown hours are `NaN`.
    pub fn like_working(&self, day: &[f64; DAY]) -> Option<DaysAlike> {
        let nearest = self.kinds.iter().min_by(|a, b| distance(day, &a.hours).total_cmp(&distance(day, &b.hours)))?;
        let found = counts(nearest);
        let quiet =
            self.kinds.iter().filter(|kind| !is_working(kind)).map(|kind| mean(&kind.hours)).fold(f64::INFINITY, f64::min);
        (is_working(nearest) && mean(&nearest.hours) > APART * quiet).then_some(found)
    }

    /// How far towards the day's level a night's mean load lies: 0 at the usual night, 1 at the
    /// usual day. `None` where the night settled, or the meter has no quiet nights.
    pub fn unsettled(&self, night_mean: f64) -> Option<f64> {
        let working = self.kinds.iter().filter(|kind| is_working(kind)).max_by_key(|kind| kind.days).or(self.kinds.first())?;
        let (night, day) = (mean(&working.hours[0..5]), mean(&working.hours[9..17]));
        let share = (night_mean - night) / (day - night);
        (night < NIGHT_OF_DAY * day && share >= SETTLED).then_some(share)
    }
}

fn counts(kind: &TypicalDay) -> DaysAlike {
    let weekend = kind.by_weekday[5] + kind.by_weekday[6];
    DaysAlike { working: kind.days - weekend, weekend }
}

fn is_working(kind: &TypicalDay) -> bool {
    counts(kind).working as f64 >= WORKING_SHARE * kind.days as f64
}

fn distance(a: &[f64; DAY], b: &[f64; DAY]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).filter(|d| d.is_finite()).sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;
    use domain::Zone;

    fn day(working: bool) -> [f64; DAY] {
        std::array::from_fn(|h| if working && (8..18).contains(&h) { 10.0 } else { 2.0 })
    }

    fn patterns() -> Patterns {
        let value: Vec<f64> = (0..12 * 7).flat_map(|d| day(d % 7 < 5)).collect();
        let zone = Zone::utc();
        // From a Monday.
        Patterns::new(&Hourly { start: 1_767_571_200_000, zone: &zone, value: &value, temp_c: &[] }, 1)
    }

    #[test]
    fn a_busy_day_is_like_a_working_day_and_a_quiet_one_is_not() {
        let patterns = patterns();
        assert_eq!(patterns.like_working(&day(true)), Some(DaysAlike { working: 60, weekend: 0 }));
        assert_eq!(patterns.like_working(&day(false)), None);
    }

    #[test]
    fn a_night_at_the_level_of_the_day_does_not_settle() {
        let patterns = patterns();
        assert_eq!(patterns.unsettled(2.5), None);
        assert!((patterns.unsettled(9.0).unwrap() - 0.875).abs() < 1e-9);
        assert_eq!(Patterns::default().unsettled(9.0), None);
    }
}
