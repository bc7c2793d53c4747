//! What a billing period that runs will come to: what was metered so far, then the stored forecasts
//! of the buildings that are billed, priced as the bill prices what was metered. Leaves out the
//! forecasts themselves (`app::ahead`).
//!
//! # Method
//! - As far as hours are forecast, an hour buys what its use exceeds what the building makes.
//! - Behind them, the hours of the forecast week repeat by kind of day and hour of the clock, as high
//!   as the month's forecast is beside the week's.
//! - The ranges of the parts are added. They do not all err in the same direction, so the range is
//!   rather too wide than too narrow.

use crate::tariff::account::BillOf;
use app::Scope;
use app::ahead::Ahead;
use domain::tariff::Tariffs;
use domain::zone::Span;
use domain::{BuildingId, Flow, HOUR_MS, Millis, Slot, Zone};
use std::collections::BTreeMap;
use store::{BillingAccountUsage, Forecast, Granularity, NewBillingAccount, Owner};

/// What a period will come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The total of the bill.
    pub total: f64,
    /// The total if as little is used as is likely.
    pub lower: f64,
    /// The total if as much is used as is likely.
    pub upper: f64,
}

/// Why that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// A building that is billed has no forecast.
    NoForecast,
    /// The forecast ends at this instant.
    Until(Millis),
    /// A single meter is billed. Those are not forecast.
    Meter,
}

/// What is forecast of one building.
#[derive(Clone, Debug, Default)]
struct Told {
    /// The use of the hours to come, and the bounds of their sum.
    use_of: Vec<Forecast>,
    /// By how much the sum may be lower and higher.
    strays: (f64, f64),
    /// What it makes in the hours to come; empty if it makes nothing.
    made: Vec<Forecast>,
    /// The use of months.
    months: Vec<Forecast>,
}

/// What is bought from an hour on.
#[derive(Clone, Debug, Default, PartialEq)]
struct Bought {
    by_hour: BTreeMap<Millis, f64>,
    below: f64,
    above: f64,
}

/// What an account's running period will come to.
///
/// # Errors
/// The store's.
pub async fn expected(
    state: &Scope,
    account: &NewBillingAccount,
    (tariffs, zone, span): (&Tariffs, &Zone, Span),
    usage: &BillingAccountUsage,
) -> store::Result<Result<Expected, Unknown>> {
    let now = zone.hour(state.now()).start;
    let buildings = state.catalog().billed_buildings(account);
    if account.meter_id.is_some() {
        return Ok(Err(Unknown::Meter));
    }
    let mut bought = Bought::default();
    for building in buildings {
        let Some(told) = told(state, account, building, now, zone).await? else { return Ok(Err(Unknown::NoForecast)) };
        match bought_of(&told, zone, Span { start: now, end: span.end }) {
            Ok(more) => bought.add(more),
            Err(until) => return Ok(Err(Unknown::Until(until))),
        }
    }
    if bought.by_hour.is_empty() {
        return Ok(Err(Unknown::NoForecast));
    }
    let total = |times: f64| {
        let usage = with(usage, &bought, now, times);
        BillOf { tariffs, zone, span, usage: &usage }.bill().total
    };
    let sum: f64 = bought.by_hour.values().sum();
    let share = |strays: f64| if sum > 0.0 { strays / sum } else { 0.0 };
    Ok(Ok(Expected {
        total: total(1.0),
        lower: total((1.0 - share(bought.below)).max(0.0)),
        upper: total(1.0 + share(bought.above)),
    }))
}

/// What is forecast of a building; `None` if its use is not.
async fn told(
    state: &Scope,
    account: &NewBillingAccount,
    building: BuildingId,
    now: Millis,
    zone: &Zone,
) -> store::Result<Option<Told>> {
    let catalog = state.catalog();
    let series = |flow| catalog.series_of(Owner::Building(building), account.utility, flow).map(|series| series.series_id);
    let Some(used) = series(Flow::Use) else {
        // Nothing of it is metered, so nothing of it is billed.
        return Ok(Some(Told::default()));
    };
    let ahead = Ahead::read(state, &catalog, building, (account.utility, used), state.now()).await?;
    if ahead.told.is_empty() {
        return Ok(None);
    }
    let sum = ahead.sum(&ahead.told);
    let mut strays = (sum.value - sum.lower, sum.upper - sum.value);
    let mut made = Vec::new();
    if let Some(series) = series(Flow::Generation) {
        let of_made = Ahead::read(state, &catalog, building, (account.utility, series), state.now()).await?;
        let sum = of_made.sum(&of_made.told);
        strays = (strays.0 + sum.upper - sum.value, strays.1 + sum.value - sum.lower);
        made = of_made.told;
    }
    let months = state.store.forecast_latest(used, Granularity::Monthly, zone.month(now).start).await?;
    Ok(Some(Told { use_of: ahead.told, strays, made, months }))
}

/// What a building buys within a span.
///
/// # Errors
/// The instant at which its forecast ends, if that is before the span does.
fn bought_of(told: &Told, zone: &Zone, within: Span) -> Result<Bought, Millis> {
    let made: BTreeMap<Millis, f64> = told.made.iter().map(|slot| (slot.at, slot.value)).collect();
    let net = |slot: &Forecast| (slot.value - made.get(&slot.at).copied().unwrap_or(0.0)).max(0.0);
    let Some(last) = told.use_of.last() else { return Ok(Bought::default()) };
    let hours_end = last.at + HOUR_MS;
    let mut bought = Bought::default();
    let within_hours: Vec<&Forecast> = told.use_of.iter().filter(|slot| within.contains(slot.at)).collect();
    bought.by_hour.extend(within_hours.iter().map(|slot| (slot.at, net(slot))));
    let share = within_hours.len() as f64 / told.use_of.len() as f64;
    (bought.below, bought.above) = (told.strays.0 * share, told.strays.1 * share);
    if within.end <= hours_end {
        return Ok(bought);
    }
    let shape = shape(told, zone, net);
    let mean_use = told.use_of.iter().map(|slot| slot.value).sum::<f64>() / told.use_of.len() as f64;
    for hour in zone.hours(Span { start: hours_end, end: within.end }) {
        let month = zone.month(hour.start);
        let Some(slot) = told.months.iter().find(|slot| slot.at == month.start) else { return Err(hour.start) };
        let month_hours = month.length_ms() as f64 / HOUR_MS as f64;
        let high = if mean_use > 0.0 { slot.value / month_hours / mean_use } else { 1.0 };
        let (day, clock) = kind(zone, hour.start);
        let energy = shape[day][clock] * high;
        bought.by_hour.insert(hour.start, energy);
        let stray = |bound: f64| if slot.value > 0.0 { energy * (bound / slot.value) } else { 0.0 };
        bought.below += stray(slot.value - slot.lower);
        bought.above += stray(slot.upper - slot.value);
    }
    Ok(bought)
}

/// What an hour of the forecast week buys on average, by kind of day and hour of the clock.
fn shape(told: &Told, zone: &Zone, net: impl Fn(&Forecast) -> f64) -> [[f64; 24]; 2] {
    let mut sums = [[(0.0, 0.0); 24]; 2];
    for slot in &told.use_of {
        let (day, clock) = kind(zone, slot.at);
        let sum = &mut sums[day][clock];
        *sum = (sum.0 + net(slot), sum.1 + 1.0);
    }
    let all = told.use_of.iter().map(&net).sum::<f64>() / told.use_of.len().max(1) as f64;
    // A week that is short of an hour takes the mean.
    sums.map(|day| day.map(|(sum, count)| if count > 0.0 { sum / count } else { all }))
}

/// Whether an hour is of a weekend, and its hour of the clock.
fn kind(zone: &Zone, at: Millis) -> (usize, usize) {
    (usize::from(zone.date(at).weekday() >= 5), (zone.minute_of_day(at) / 60).clamp(0, 23) as usize)
}

/// What was metered up to `now`, and then what is forecast, so many times.
fn with(usage: &BillingAccountUsage, bought: &Bought, now: Millis, times: f64) -> BillingAccountUsage {
    let mut usage = usage.clone();
    usage.import.retain(|slot| slot.start < now);
    usage.import.extend(
        bought
            .by_hour
            .iter()
            .map(|(&at, energy)| Slot { energy: Some(energy * times), ..Slot::empty(Span { start: at, end: at + HOUR_MS }) }),
    );
    usage
}

impl Bought {
    fn add(&mut self, more: Self) {
        for (at, energy) in more.by_hour {
            *self.by_hour.entry(at).or_default() += energy;
        }
        (self.below, self.above) = (self.below + more.below, self.above + more.above);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use domain::DAY_MS;

    /// A Monday.
    const MONDAY: Millis = 4 * DAY_MS;

    fn slot(at: Millis, value: f64, stray: f64) -> Forecast {
        Forecast {
            at,
            made_at: 0,
            horizon: 1,
            model_id: None,
            value,
            lower: value - stray,
            upper: value + stray,
            level: 0.95,
            actual: None,
            error: None,
        }
    }

    fn week(value: impl Fn(i64) -> f64) -> Vec<Forecast> {
        (0..7 * 24).map(|hour| slot(MONDAY + hour * HOUR_MS, value(hour), 0.0)).collect()
    }

    #[test]
    fn hours_that_are_forecast_are_bought_as_far_as_nothing_is_made() {
        let told =
            Told { use_of: week(|_| 2.0), strays: (168.0, 84.0), made: week(|hour| (hour % 24) as f64 / 8.0), months: vec![] };
        let within = Span { start: MONDAY, end: MONDAY + DAY_MS };
        let bought = bought_of(&told, &Zone::utc(), within).unwrap();
        assert_eq!((bought.by_hour[&MONDAY], bought.by_hour[&(MONDAY + 23 * HOUR_MS)]), (2.0, 0.0));
        // A seventh of the week strays by a seventh.
        assert_eq!((bought.by_hour.len(), bought.below, bought.above), (24, 24.0, 12.0));
    }

    #[test]
    fn behind_the_week_its_hours_repeat_as_high_as_the_month_and_without_one_nothing_is_known() {
        let zone = Zone::utc();
        let mut told = Told { use_of: week(|hour| if hour % 24 == 12 { 3.0 } else { 1.0 }), ..Told::default() };
        let within = Span { start: MONDAY, end: MONDAY + 8 * DAY_MS };
        assert_eq!(bought_of(&told, &zone, within), Err(MONDAY + 7 * DAY_MS));
        // January 1970, twice as high as the week.
        told.months = vec![slot(0, 2.0 * (26.0 / 24.0) * 31.0 * 24.0, 26.0 / 24.0 * 31.0 * 24.0)];
        let bought = bought_of(&told, &zone, within).unwrap();
        let day = |day: i64| (0..24).map(|h| bought.by_hour[&(MONDAY + day * DAY_MS + h * HOUR_MS)]).sum::<f64>();
        assert!((day(0) - 26.0).abs() < 1e-9 && (day(7) - 52.0).abs() < 1e-9, "{} {}", day(0), day(7));
        assert!((bought.below - 26.0).abs() < 1e-9, "{bought:?}");
    }

    #[test]
    fn what_was_metered_of_the_running_hour_is_not_counted_beside_its_forecast() {
        let metered = |at| Slot { energy: Some(1.0), ..Slot::empty(Span { start: at, end: at + HOUR_MS }) };
        let usage = BillingAccountUsage { import: vec![metered(0), metered(HOUR_MS)], ..BillingAccountUsage::default() };
        let bought = Bought { by_hour: BTreeMap::from([(HOUR_MS, 5.0)]), below: 0.0, above: 0.0 };
        let all: Vec<f64> = with(&usage, &bought, HOUR_MS, 2.0).import.iter().filter_map(|slot| slot.energy).collect();
        assert_eq!(all, [1.0, 10.0]);
    }
}
