//! Usual values: those of the same weekday in the last eight weeks, at the same local time.

use domain::rollup::energy_within;
use domain::zone::{Date, Span};
use domain::{DAY_MS, MINUTE_MS, Millis, SeriesId, SiteId, Slot, Zone};
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

/// The usual values of many series at the present time of day, from their hours.
#[derive(Default)]
pub struct UsualNow(HashMap<SeriesId, Vec<Passed>>);

impl UsualNow {
    /// Reads the energy and the rate of each series up to this time on those days.
    ///
    /// # Errors
    /// The store's.
    pub async fn read(store: &Store, zone: &Zone, series: &[SeriesId], now: Millis) -> store::Result<Self> {
        let spans = days_before(zone, now).map(|date| Span { start: zone.day_of(date).start, end: same_time(zone, date, now) });
        Ok(Self(store.rollup_passed(series, &spans.collect::<Vec<_>>()).await?))
    }

    fn known(&self, series: SeriesId, of: impl Fn(&Passed) -> Option<f64>) -> Vec<f64> {
        sorted(self.0.get(&series).into_iter().flatten().filter_map(of))
    }

    /// The usual energy from midnight to this time of day.
    pub fn energy(&self, series: SeriesId) -> Option<f64> {
        quantile(&self.known(series, |passed| passed.energy), 0.5)
    }

    /// The usual mean rate at this time of day.
    pub fn rate(&self, series: SeriesId) -> Option<Rate> {
        rate(&self.known(series, |passed| passed.mean))
    }
}

/// How long the usual values that pictures are told by are used for.
const KEPT_MS: Millis = 5 * MINUTE_MS;

/// The usual values of the sites that browsers watch, so that a thousand open pages ask the database
/// once.
#[derive(Default)]
pub struct Usuals(Mutex<HashMap<SiteId, Kept>>);

/// The usual values of a site.
#[derive(Clone)]
struct Kept {
    read_at: Millis,
    /// Whose they are.
    series: Vec<SeriesId>,
    usual: Arc<UsualNow>,
}

impl Usuals {
    /// The usual values of these series of a site, as they were at most five minutes ago. If the
    /// database does not answer, the last ones it gave, or none.
    pub async fn get(&self, store: &Store, zone: &Zone, site_id: SiteId, series: Vec<SeriesId>, now: Millis) -> Arc<UsualNow> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&site_id).cloned();
        if let Some(kept) = &known
            && now - kept.read_at < KEPT_MS
            && kept.series == series
        {
            return kept.usual.clone();
        }
        match UsualNow::read(store, zone, &series, now).await {
            Ok(usual) => {
                let usual = Arc::new(usual);
                let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                kept.insert(site_id, Kept { read_at: now, series, usual: usual.clone() });
                usual
            }
            Err(error) => {
                tracing::debug!(error = %store::chain(&error), "what is usual is not known just now");
                known.map(|kept| kept.usual).unwrap_or_default()
            }
        }
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

    /// The usual energy from midnight to this time of day.
    pub fn energy_by(&self, now: Millis) -> Option<f64> {
        let start = |date| self.zone.day_of(date).start;
        quantile(&self.known(now, |slots, date, end| energy_within(slots, Span { start: start(date), end })), 0.5)
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
