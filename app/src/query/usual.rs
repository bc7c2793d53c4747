//! What is usual: the same weekday of the last eight weeks, at the same time by the clock on the wall.

use domain::rollup::energy_within;
use domain::zone::{Date, Span};
use domain::{DAY_MS, MINUTE_MS, Millis, Period, SeriesId, Slot, Zone};
use std::collections::HashMap;
use store::Store;

const WEEKS: i64 = 8;

/// Days that today is held against, and what each series did on them.
pub struct Usual {
    zone: std::sync::Arc<Zone>,
    days: Vec<(Date, HashMap<SeriesId, Vec<Slot>>)>,
}

impl Usual {
    /// The same weekdays before the day of `now`, for these series, by hours or by quarters.
    ///
    /// # Errors
    /// The store's.
    pub async fn read(
        store: &Store,
        zone: std::sync::Arc<Zone>,
        series: &[SeriesId],
        now: Millis,
        period: Period,
    ) -> store::Result<Self> {
        let today = zone.date(now);
        let mut days = Vec::new();
        for week in 1..=WEEKS {
            let date = Date::from_days(today.days() - 7 * week);
            let span = zone.day_of(date);
            let slots = match period {
                Period::Quarter => store.rollup_quarters(series, span).await?,
                other => store.rollup_range(series, other, span).await?,
            };
            days.push((date, slots));
        }
        Ok(Self { zone, days })
    }

    /// Of each of those days that is known: what `of` makes of its slots and its instant of the same wall clock time.
    fn each(&self, series: SeriesId, now: Millis, of: impl Fn(&[Slot], Span, Millis) -> Option<f64>) -> Vec<f64> {
        let minute = self.zone.minute_of_day(now);
        let known = self.days.iter().filter_map(|(date, slots)| {
            let slots = slots.get(&series).filter(|slots| !slots.is_empty())?;
            let at = self.zone.first_instant_of(date.days() * DAY_MS + minute * MINUTE_MS);
            of(slots, self.zone.day_of(*date), at)
        });
        let mut known: Vec<f64> = known.collect();
        known.sort_by(f64::total_cmp);
        known
    }

    /// The energy that is usual from midnight to this time of the day.
    pub fn energy_by(&self, series: SeriesId, now: Millis) -> Option<f64> {
        quantile(&self.each(series, now, |slots, day, at| energy_within(slots, Span { start: day.start, end: at })), 0.5)
    }

    /// The mean rate that is usual at this time of the day, lowest and highest fifth apart: low, middle, high.
    pub fn rate_at(&self, series: SeriesId, now: Millis) -> Option<(f64, f64, f64)> {
        let known = self.each(series, now, |slots, _, at| {
            let slot = slots[..slots.partition_point(|slot| slot.start <= at)].last()?;
            if at < slot.start + slot.length_ms { slot.mean } else { None }
        });
        Some((quantile(&known, 0.1)?, quantile(&known, 0.5)?, quantile(&known, 0.9)?))
    }
}

/// The quantile of sorted values, by linear interpolation (Hyndman and Fan's definition 7); `None` of fewer than two,
/// since one day is no habit.
pub fn quantile(sorted: &[f64], q: f64) -> Option<f64> {
    if sorted.len() < 2 {
        return None;
    }
    let place = q * (sorted.len() - 1) as f64;
    let (low, high) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    Some(low + (high - low) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::quantile;

    #[test]
    fn one_day_is_no_habit() {
        assert_eq!(quantile(&[5.0], 0.5), None);
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.5), Some(2.0));
        assert_eq!(quantile(&[1.0, 2.0], 0.25), Some(1.25));
    }
}
