//! The months to come of a series as they are told: the newest forecast beside the same months of a year before, what each will cost and how high
//! its highest hour will be, and what all of it stands on. Leaves out how a forecast is made, and words.

use crate::Hours;
use crate::hours::HISTORY_MS;
use analytics::forecast::monthly::{Basis, basis, months};
use domain::tariff::Pricing;
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis, SeriesId, Zone};
use std::sync::Arc;
use store::{Forecast, Granularity, Store};

/// The weeks by whose hours a month's use is shared out among its prices.
const SHAPE_MS: Millis = 56 * DAY_MS;
/// So much of a month must be known for its highest hour to say something, and for it to be set beside another.
const KNOWN_MIN: f64 = 0.95;

/// A month that was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthPast {
    /// What was used, in the stored unit.
    pub value: f64,
    /// Energy charges at the prices of its hours; `None` where one is not known.
    pub cost: Option<f64>,
    /// The highest hour, in the stored unit; `None` where too few of its hours were measured one by one, as in a month that was typed in by hand.
    pub peak: Option<f64>,
}

/// A month to come, or the one that runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthAhead {
    /// From its first instant to the one behind its last.
    pub span: Span,
    /// What will be used, in the stored unit: exceeded as likely as not.
    pub value: f64,
    /// The interval's lower end.
    pub lower: f64,
    /// The interval's upper end.
    pub upper: f64,
    /// Energy charges at the prices of its hours; `None` where one is not known.
    pub cost: Option<f64>,
    /// The highest hour, in the stored unit, if the load is as uneven as it was; `None` where no month is known well enough.
    pub peak: Option<f64>,
    /// The same month a year before, where it was measured.
    pub before: Option<MonthPast>,
}

/// The months to come of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthsAhead {
    /// In order; the first is the one that runs.
    pub months: Vec<MonthAhead>,
    /// What was measured of the one that runs, so far.
    pub so_far: f64,
    /// When they were forecast.
    pub made_at: Millis,
    /// The probability of each interval.
    pub level: f64,
    /// What they stand on.
    pub basis: Basis,
}

/// The newest forecast of a series' months; `None` where there is none that began with the month that runs.
///
/// # Errors
/// The store's.
pub async fn months_ahead(
    store: &Store,
    series_id: SeriesId,
    pricing: &Pricing,
    zone: &Arc<Zone>,
    now: Millis,
) -> store::Result<Option<MonthsAhead>> {
    let month = zone.month(now);
    let mut told = store.forecast_latest(series_id, Granularity::Monthly, month.start).await?;
    told.retain(|slot| slot.made_at >= month.start);
    if told.is_empty() {
        return Ok(None);
    }
    let span = Span { start: now - HISTORY_MS, end: zone.hour(now).start };
    let Some(hours) = Hours::of_series(store, series_id, span).await? else { return Ok(None) };
    Ok(of(&told, &hours, pricing, zone, now))
}

fn of(told: &[Forecast], hours: &Hours, pricing: &Pricing, zone: &Zone, now: Millis) -> Option<MonthsAhead> {
    let first = told.first()?;
    let shape = Shape::of(hours, zone, now);
    let usual = usual_unevenness(hours, zone);
    let months = told.iter().map(|slot| {
        let span = zone.month(slot.at);
        let before = past(hours, pricing, zone, year_before(zone, slot.at));
        let uneven = before.and_then(|before| unevenness(before, zone.month(year_before(zone, slot.at)))).or(usual);
        MonthAhead {
            span,
            value: slot.value,
            lower: slot.lower,
            upper: slot.upper,
            cost: shape.mean_price(pricing, zone, span).map(|price| price * slot.value),
            peak: uneven.map(|uneven| uneven * slot.value / (span.length_ms() as f64 / HOUR_MS as f64)),
            before,
        }
    });
    let so_far = hours.places(zone.month(now)).map(|i| hours.energy[i]).filter(|energy| energy.is_finite()).sum();
    Some(MonthsAhead {
        months: months.collect(),
        so_far,
        made_at: first.made_at,
        level: first.level,
        basis: basis(&months_of(hours, zone)),
    })
}

fn months_of(hours: &Hours, zone: &Zone) -> Vec<analytics::forecast::monthly::Month> {
    months(&hours.series(zone))
}

/// The first instant of the same month a year before.
fn year_before(zone: &Zone, at: Millis) -> Millis {
    zone.start_of(zone.date(at).month_start(-12))
}

/// What is known of the month that begins then; `None` where too little is.
fn past(hours: &Hours, pricing: &Pricing, zone: &Zone, start: Millis) -> Option<MonthPast> {
    let span = zone.month(start);
    // A register tells a month's use also where some of its hours were spread.
    let known: Vec<usize> = hours.places(span).filter(|&i| hours.energy[i].is_finite()).collect();
    let least = KNOWN_MIN * (span.length_ms() / HOUR_MS) as f64;
    if (known.len() as f64) < least {
        return None;
    }
    // What was spread has no highest hour.
    let sound: Vec<f64> = known.iter().map(|&i| hours.value[i]).filter(|value| value.is_finite()).collect();
    let price = |i: usize| pricing.price_at(zone, hours.start + i as Millis * HOUR_MS).map(|price| price.buy);
    Some(MonthPast {
        value: known.iter().map(|&i| hours.energy[i]).sum(),
        cost: known.iter().map(|&i| Some(hours.energy[i] * price(i)?)).sum(),
        peak: (sound.len() as f64 >= least).then(|| sound.iter().copied().fold(0.0, f64::max)),
    })
}

/// The highest hour over the mean hour; `None` where the highest is not known.
fn unevenness(month: MonthPast, span: Span) -> Option<f64> {
    let mean = month.value / (span.length_ms() as f64 / HOUR_MS as f64);
    month.peak.map(|peak| if mean > 0.0 { peak / mean } else { 1.0 })
}

/// The middle of what known months had; `None` where none is known.
fn usual_unevenness(hours: &Hours, zone: &Zone) -> Option<f64> {
    let first = zone.date(hours.start);
    let count = months_of(hours, zone).len() as i32;
    let mut found: Vec<f64> = (0..=count)
        .map(|month| zone.start_of(first.month_start(month)))
        .filter_map(|start| unevenness(past(hours, &Pricing::default(), zone, start)?, zone.month(start)))
        .collect();
    found.sort_by(f64::total_cmp);
    found.get(found.len() / 2).copied()
}

/// When within a week it is used, of late: by kind of day and hour of the clock.
struct Shape([[f64; 24]; 2]);

impl Shape {
    fn of(hours: &Hours, zone: &Zone, now: Millis) -> Self {
        let mut sums = [[(0.0, 0.0); 24]; 2];
        for i in hours.places(Span { start: now - SHAPE_MS, end: now }).filter(|&i| hours.value[i].is_finite()) {
            let (day, hour) = kind(zone, hours.start + i as Millis * HOUR_MS);
            let sum = &mut sums[day][hour];
            *sum = (sum.0 + hours.value[i].max(0.0), sum.1 + 1.0);
        }
        let shares = sums.map(|day| day.map(|(sum, count)| if count > 0.0 { sum / count } else { 0.0 }));
        // Where nothing is known, each hour is like the others.
        let is_known = shares.iter().flatten().any(|share| *share > 0.0);
        Self(if is_known { shares } else { [[1.0; 24]; 2] })
    }

    /// What a unit costs in a span, its hours weighed by this shape.
    fn mean_price(&self, pricing: &Pricing, zone: &Zone, span: Span) -> Option<f64> {
        if let Some(price) = pricing.constant_within(zone, span) {
            return Some(price);
        }
        let (mut cost, mut weight) = (0.0, 0.0);
        for hour in zone.hours(span) {
            let (day, of_day) = kind(zone, hour.start);
            let share = self.0[day][of_day];
            cost += share * pricing.price_at(zone, hour.start)?.buy;
            weight += share;
        }
        (weight > 0.0).then(|| cost / weight)
    }
}

/// A working day or a weekend, and the hour of the clock.
fn kind(zone: &Zone, at: Millis) -> (usize, usize) {
    let date: Date = zone.date(at);
    (usize::from(date.weekday() >= 5), (zone.minute_of_day(at) / 60).clamp(0, 23) as usize)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn month_start(text: &str) -> Millis {
        Date::parse(text).unwrap().days() * DAY_MS
    }

    fn slot(at: Millis, value: f64) -> Forecast {
        Forecast {
            at,
            made_at: month_start("2026-11-01"),
            horizon: 1,
            model_id: None,
            value,
            lower: value * 0.8,
            upper: value * 1.3,
            level: 0.95,
            actual: None,
            error: None,
        }
    }

    /// 2 an hour, 6 in each hour from noon, since a day.
    fn since(text: &str, now: Millis) -> Hours {
        let start = month_start(text);
        let count = (now - start) / HOUR_MS;
        let value: Vec<f64> = (0..count).map(|i| if i % 24 == 12 { 6.0 } else { 2.0 }).collect();
        Hours { start, energy: value.clone(), value, temp_c: Vec::new() }
    }

    #[test]
    fn months_stand_beside_those_of_a_year_before_with_cost_and_highest_hour() {
        let zone = Zone::utc();
        let now = month_start("2026-11-20");
        let told = [slot(month_start("2026-11-01"), 1_560.0), slot(month_start("2026-12-01"), 1_612.0)];
        let found = of(&told, &since("2025-12-01", now), &Pricing::flat(0.5), &zone, now).unwrap();
        assert_eq!(found.basis, Basis::PartOfYear);
        let [november, december] = found.months[..] else { unreachable!() };
        assert_eq!((november.before, november.cost), (None, Some(780.0)));
        let before = december.before.unwrap();
        assert_eq!((before.value, before.cost, before.peak), (1_612.0, Some(806.0), Some(6.0)));
        // As uneven as it was, and of as much: as high.
        assert!((december.peak.unwrap() - 6.0).abs() < 1e-9);
        assert!((november.peak.unwrap() - 6.0).abs() < 0.01, "{november:?}");
        assert_eq!(found.so_far, 19.0 * 52.0);
    }

    #[test]
    fn a_month_that_was_typed_in_by_hand_has_no_highest_hour_and_the_months_to_come_have_the_usual_one() {
        let zone = Zone::utc();
        let now = month_start("2026-11-20");
        let told = [slot(month_start("2026-12-01"), 1_612.0)];
        let mut hours = since("2025-12-01", now);
        // December was spread over its hours.
        let december = hours.places(zone.month(hours.start));
        hours.energy[december.clone()].fill(1_612.0 / 744.0);
        hours.value[december.clone()].fill(f64::NAN);
        let found = of(&told, &hours, &Pricing::flat(0.5), &zone, now).unwrap().months[0];
        let before = found.before.unwrap();
        assert!((before.value - 1_612.0).abs() < 1e-6 && before.peak.is_none(), "{before:?}");
        assert!((found.peak.unwrap() - 6.0).abs() < 0.01, "{found:?}");
        // A few hours of it are not its highest either.
        hours.value[december.start] = 1.0;
        assert_eq!(of(&told, &hours, &Pricing::flat(0.5), &zone, now).unwrap().months[0].before.unwrap().peak, None);
    }

    #[test]
    fn without_a_price_there_is_no_cost_and_without_a_whole_month_no_highest_hour() {
        let zone = Zone::utc();
        let now = month_start("2026-11-20");
        let told = [slot(month_start("2026-12-01"), 1_612.0)];
        let found = of(&told, &since("2026-11-05", now), &Pricing::default(), &zone, now).unwrap();
        assert_eq!((found.months[0].cost, found.months[0].peak, found.months[0].before), (None, None, None));
    }

    #[test]
    fn a_month_costs_what_its_hours_cost_weighed_by_when_it_is_used() {
        let now = month_start("2026-11-20");
        let shape = Shape::of(&since("2026-09-01", now), &Zone::utc(), now);
        assert_eq!(shape.0[0][12], 6.0);
        assert_eq!(shape.0[1][0], 2.0);
    }
}
