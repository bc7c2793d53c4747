//! The monthly forecast of a series, as pages show it: the newest forecast next to the same months
//! of the year before, with the expected cost, the highest hour, and the basis of the forecast.
//! Making the forecast and wording it are elsewhere.

use crate::Hours;
use crate::forecasting::SILENT_MS_MAX;
use crate::hours::HISTORY_MS;
use crate::turn::{compute_in, turn};
use analytics::forecast::monthly::{Basis, basis, monthly, months};
use domain::tariff::Pricing;
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis, SeriesId, Zone};
use std::sync::Arc;
use store::{Forecast, Granularity, Store};

/// The recent weeks whose hours split a month's use among its prices.
const SHAPE_MS: Millis = 56 * DAY_MS;
/// The share of a month that must be known for its highest hour to count, and for a comparison with
/// another month.
const KNOWN_MIN: f64 = 0.95;

/// A measured month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthPast {
    /// What was used, in the stored unit.
    pub value: f64,
    /// Energy charges at the hourly prices; `None` where a price is not known.
    pub cost: Option<f64>,
    /// The highest hour, in the stored unit; `None` where too few hours were measured one by one,
    /// as in a month entered by hand.
    pub peak: Option<f64>,
}

/// A forecast month; the first is the current one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthAhead {
    /// From the month's first instant to the first instant after it.
    pub span: Span,
    /// The forecast median of the use, in the stored unit.
    pub value: f64,
    /// The interval's lower end.
    pub lower: f64,
    /// The interval's upper end.
    pub upper: f64,
    /// Energy charges at the hourly prices; `None` where a price is not known.
    pub cost: Option<f64>,
    /// The highest hour, in the stored unit, if the load stays as uneven as it was; `None` where no
    /// past month is known well enough.
    pub peak: Option<f64>,
    /// The same month of the year before, where it was measured.
    pub before: Option<MonthPast>,
}

/// The forecast months of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthsAhead {
    /// In order; the first is the current month.
    pub months: Vec<MonthAhead>,
    /// What has been measured of the current month so far.
    pub so_far: f64,
    /// The share of the current month's hours that is not measured, or not yet.
    pub unmeasured: f64,
    /// When the forecast was made.
    pub made_at: Millis,
    /// The probability of each interval.
    pub level: f64,
    /// The data behind the forecast.
    pub basis: Basis,
}

impl MonthsAhead {
    /// The same with the current month as it will have been: what was measured of it, and the rest as forecast.
    #[must_use]
    pub fn with_measured(mut self) -> Self {
        let (so_far, unmeasured) = (self.so_far, self.unmeasured);
        let made_at = self.made_at;
        if let Some(month) = self.months.first_mut().filter(|month| month.span.contains(made_at)) {
            let whole = |forecast: f64| so_far + forecast * unmeasured;
            let forecast = month.value;
            (month.value, month.lower, month.upper) = (whole(forecast), whole(month.lower), whole(month.upper));
            let by = if forecast > 0.0 { month.value / forecast } else { 1.0 };
            (month.cost, month.peak) = (month.cost.map(|cost| cost * by), month.peak.map(|peak| peak * by));
        }
        self
    }
}

/// Why there is no monthly forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMonths {
    /// Too few whole months were measured.
    TooShort,
    /// The last measurement was at this instant, which is too long ago.
    Silent(Millis),
    /// The months from the current one on have not been forecast yet.
    NotYet,
}

/// The newest monthly forecast of a series, or why none starts with the current month. Waits for
/// its turn.
///
/// # Errors
/// The store's.
pub async fn months_ahead(
    store: &Store,
    series_id: SeriesId,
    pricing: &Pricing,
    zone: &Arc<Zone>,
    now: Millis,
) -> store::Result<Result<MonthsAhead, NoMonths>> {
    let month = zone.month(now);
    let mut told = store.forecast_latest(series_id, Granularity::Monthly, month.start).await?;
    told.retain(|slot| slot.made_at >= month.start);
    let span = Span { start: now - HISTORY_MS, end: zone.hour(now).start };
    let turn = turn().await?;
    let Some(hours) = Hours::of_series(store, series_id, span).await? else { return Ok(Err(NoMonths::TooShort)) };
    let (pricing, zone) = (pricing.clone(), zone.clone());
    compute_in(turn, move || of(&told, &hours, &pricing, &zone, now).ok_or_else(|| why_none(&hours, &zone, now))).await
}

fn why_none(hours: &Hours, zone: &Zone, now: Millis) -> NoMonths {
    if monthly(&months_of(hours, zone), 1, 0.9).is_err() {
        NoMonths::TooShort
    } else if hours.end() < zone.hour(now).start - SILENT_MS_MAX {
        NoMonths::Silent(hours.end())
    } else {
        NoMonths::NotYet
    }
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
    let this = zone.month(now);
    let measured: Vec<f64> = hours.places(this).map(|i| hours.energy[i]).filter(|energy| energy.is_finite()).collect();
    Some(MonthsAhead {
        months: months.collect(),
        so_far: measured.iter().sum(),
        unmeasured: 1.0 - measured.len() as f64 / (this.length_ms() / HOUR_MS) as f64,
        made_at: first.made_at,
        level: first.level,
        basis: basis(&months_of(hours, zone)),
    })
}

fn months_of(hours: &Hours, zone: &Zone) -> Vec<analytics::forecast::monthly::Month> {
    months(&hours.series(zone))
}

/// The first instant of the same month of the year before.
fn year_before(zone: &Zone, at: Millis) -> Millis {
    zone.start_of(zone.date(at).month_start(-12))
}

/// What is known of the month that starts at `start`; `None` where too little is.
fn past(hours: &Hours, pricing: &Pricing, zone: &Zone, start: Millis) -> Option<MonthPast> {
    let span = zone.month(start);
    // A register gives a month's use even where some hours were spread over a gap.
    let known: Vec<usize> = hours.places(span).filter(|&i| hours.energy[i].is_finite()).collect();
    let least = KNOWN_MIN * (span.length_ms() / HOUR_MS) as f64;
    if (known.len() as f64) < least {
        return None;
    }
    // Spread hours have no highest hour.
    let sound: Vec<f64> = known.iter().map(|&i| hours.value[i]).filter(|value| value.is_finite()).collect();
    let price = |i: usize| pricing.price_at(zone, hours.start + i as Millis * HOUR_MS).map(|price| price.buy);
    Some(MonthPast {
        value: known.iter().map(|&i| hours.energy[i]).sum(),
        cost: known.iter().map(|&i| Some(hours.energy[i] * price(i)?)).sum(),
        peak: (sound.len() as f64 >= least).then(|| sound.iter().copied().fold(0.0, f64::max)),
    })
}

/// The highest hour divided by the mean hour; `None` where the highest is not known.
fn unevenness(month: MonthPast, span: Span) -> Option<f64> {
    let mean = month.value / (span.length_ms() as f64 / HOUR_MS as f64);
    month.peak.map(|peak| if mean > 0.0 { peak / mean } else { 1.0 })
}

/// The median unevenness of the known months; `None` where none is known.
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

/// How use was spread over the week lately: by kind of day and hour of the clock.
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
        // With nothing known, all hours weigh the same.
        let is_known = shares.iter().flatten().any(|share| *share > 0.0);
        Self(if is_known { shares } else { [[1.0; 24]; 2] })
    }

    /// The mean unit price in a span, with its hours weighted by this shape.
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

/// The kind of day (working day or weekend) and the hour of the clock.
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

    /// 2 an hour, and 6 an hour from noon on, since the given day.
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
        // Same unevenness and same use give the same highest hour.
        assert!((december.peak.unwrap() - 6.0).abs() < 1e-9);
        assert!((november.peak.unwrap() - 6.0).abs() < 0.01, "{november:?}");
        assert_eq!(found.so_far, 19.0 * 52.0);
    }

    #[test]
    fn the_current_month_will_have_been_what_was_measured_and_the_rest_as_forecast() {
        let (zone, now) = (Zone::utc(), month_start("2026-11-20"));
        let told = [slot(month_start("2026-11-01"), 900.0)];
        let found = of(&told, &since("2025-12-01", now), &Pricing::flat(0.5), &zone, now).unwrap().with_measured();
        let (november, so_far, rest) = (found.months[0], 19.0 * 52.0, 11.0 / 30.0);
        for (told, forecast) in [(november.value, 900.0), (november.lower, 720.0), (november.upper, 1_170.0)] {
            assert!((told - (so_far + forecast * rest)).abs() < 1e-9, "{november:?}");
        }
        assert!((november.cost.unwrap() - november.value * 0.5).abs() < 1e-9);
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
        // A few measured hours are not enough for a highest hour.
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
    fn why_there_are_no_months_is_a_short_history_a_silence_or_that_they_are_still_to_be_made() {
        let (zone, now) = (Zone::utc(), month_start("2026-11-01") + 2 * HOUR_MS);
        assert_eq!(of(&[], &since("2026-01-01", now), &Pricing::default(), &zone, now), None);
        assert_eq!(why_none(&since("2026-09-20", now), &zone, now), NoMonths::TooShort);
        assert_eq!(why_none(&since("2026-08-01", now), &zone, now), NoMonths::NotYet);
        let end = now - 3 * DAY_MS;
        assert_eq!(why_none(&since("2026-08-01", end), &zone, now), NoMonths::Silent(end));
    }

    #[test]
    fn a_month_costs_what_its_hours_cost_weighed_by_when_it_is_used() {
        let now = month_start("2026-11-20");
        let shape = Shape::of(&since("2026-09-01", now), &Zone::utc(), now);
        assert_eq!(shape.0[0][12], 6.0);
        assert_eq!(shape.0[1][0], 2.0);
    }
}
