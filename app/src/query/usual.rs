//! Usual values: those of the same weekday in the last eight weeks, at the same local time.

use crate::part::now::DayNow;
use domain::zone::{Date, Span};
use domain::{DAY_MS, MINUTE_MS, Millis, SeriesId, Slot, Zone};
use futures::future::try_join_all;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::{Passed, Store};

const WEEKS: i64 = 8;

/// A usual rate: the 10th percentile, the median and the 90th percentile.
pub type Rate = (f64, f64, f64);

/// The same weekday of the weeks before `now`.
fn days_before(zone: &Zone, now: Millis) -> impl Iterator<Item = Date> + use<> {
    let today = zone.date(now).days();
    (1..=WEEKS).map(move |week| Date::from_days(today - 7 * week))
}

/// The instant on that day with the same local time as `now`.
fn same_time(zone: &Zone, date: Date, now: Millis) -> Millis {
    zone.first_instant_of(date.days() * DAY_MS + zone.minute_of_day(now) * MINUTE_MS)
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

fn rate(sorted: &[f64]) -> Option<Rate> {
    Some((quantile(sorted, 0.1)?, quantile(sorted, 0.5)?, quantile(sorted, 0.9)?))
}

/// The use of many series today so far, and their usual values at the present time of day, from
/// their hours.
#[derive(Default)]
pub struct UsualNow(HashMap<SeriesId, Vec<Passed>>);

impl UsualNow {
    /// Reads the energy of each series today, and the energy and the rate up to this time on those
    /// days.
    ///
    /// # Errors
    /// The store's.
    pub async fn read(store: &Store, zone: &Zone, series: &[SeriesId], now: Millis) -> store::Result<Self> {
        // The slot that is not over holds what has flowed so far, so today reaches to its end.
        let today = std::iter::once(zone.day(now));
        let days = days_before(zone, now).map(|date| Span { start: zone.day_of(date).start, end: same_time(zone, date, now) });
        Ok(Self(store.rollup_passed(series, &today.chain(days).collect::<Vec<_>>()).await?))
    }

    fn known(&self, series: SeriesId, of: impl Fn(&Passed) -> Option<f64>) -> Vec<f64> {
        sorted(self.0.get(&series).into_iter().flatten().skip(1).filter_map(of))
    }

    /// The energy today so far.
    pub fn today(&self, series: SeriesId) -> Option<f64> {
        self.0.get(&series)?.first()?.energy
    }

    /// The usual energy from midnight to this time of day.
    pub fn energy(&self, series: SeriesId) -> Option<f64> {
        quantile(&self.known(series, |passed| passed.energy), 0.5)
    }

    /// The usual mean rate at this time of day.
    pub fn rate(&self, series: SeriesId) -> Option<Rate> {
        rate(&self.known(series, |passed| passed.mean))
    }

    /// The day so far of a series, by which its place is judged.
    pub fn day(&self, series: SeriesId) -> DayNow {
        DayNow { used_kwh: self.today(series), usual_kwh: self.energy(series) }
    }
}

/// How long the day so far is told as it was read. It moves slowly: at 10 kW, by 0.04 kWh.
const KEPT_MS: Millis = 15_000;

/// The day so far of the places that browsers watch, so that a thousand open pages ask the database
/// once.
#[derive(Default)]
pub struct Days(Mutex<HashMap<SeriesId, (Millis, DayNow)>>);

impl Days {
    /// The day so far of a place's series, as it was at most fifteen seconds ago. If the database
    /// does not answer, the last one it gave, or nothing.
    pub async fn get(&self, store: &Store, zone: &Zone, series: Option<SeriesId>, now: Millis) -> DayNow {
        let Some(series) = series else { return DayNow::default() };
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&series).copied();
        if let Some((read_at, day)) = known
            && now - read_at < KEPT_MS
        {
            return day;
        }
        match UsualNow::read(store, zone, &[series], now).await {
            Ok(usual) => self.keep(series, usual.day(series), now),
            Err(error) => {
                tracing::debug!(error = %store::chain(&error), "the day so far is not known just now");
                known.map(|kept| kept.1).unwrap_or_default()
            }
        }
    }

    /// Keeps the day so far that a page has read, so that the pictures after it tell the same.
    pub fn keep(&self, series: SeriesId, day: DayNow, now: Millis) -> DayNow {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Places that are no more, or that nobody watches.
        kept.retain(|_, (read_at, _)| now - *read_at < 60 * KEPT_MS);
        kept.insert(series, (now, day));
        day
    }
}

/// The usual values of one series over a whole day, from its quarter-hours.
pub struct UsualDay {
    zone: Arc<Zone>,
    days: Vec<(Date, Vec<Slot>)>,
}

impl UsualDay {
    /// Reads those days.
    ///
    /// # Errors
    /// The store's.
    pub async fn read(store: &Store, zone: Arc<Zone>, series: SeriesId, now: Millis) -> store::Result<Self> {
        let asked = days_before(&zone, now).map(|date| {
            let span = zone.day_of(date);
            async move { Ok((date, store.rollup_quarters(&[series], span).await?.remove(&series).unwrap_or_default())) }
        });
        let days = try_join_all(asked).await?;
        Ok(Self { zone, days })
    }

    fn known(&self, at: Millis, of: impl Fn(&[Slot], Date, Millis) -> Option<f64>) -> Vec<f64> {
        sorted(self.days.iter().filter_map(|(date, slots)| of(slots, *date, same_time(&self.zone, *date, at))))
    }

    /// The usual mean rate at this time of day.
    pub fn rate_at(&self, now: Millis) -> Option<Rate> {
        rate(&self.known(now, |slots, _, at| {
            let slot = slots[..slots.partition_point(|slot| slot.start <= at)].last()?;
            if at < slot.start + slot.length_ms { slot.mean } else { None }
        }))
    }
}

/// The quantile of sorted values by linear interpolation (Hyndman and Fan's definition 7). `None`
/// for fewer than two values, because one day is no habit.
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
