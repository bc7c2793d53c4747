//! What a month will have cost by its end: what was paid, and what is forecast to be bought. A place
//! that generates pays for what it uses beyond that, hour by hour, and is credited for what is left.
//! Leaves out how the forecasts are made (`learning`).

use super::flow;
use super::rest::{Ahead, HourAhead, NetPast, ahead_of};
use super::source::{Source, buildings_of};
use crate::model::energy::{Basis, Between, Expected, NotExpected};
use domain::tariff::{Charge, Pricing};
use domain::zone::Span;
use domain::{HOUR_MS, Millis, Period, Utility, Zone};
use store::{Catalog, Owner, Store};

/// What the rest of a month costs.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rest {
    cost: Between,
    basis: Basis,
}

/// What the current month will have cost.
///
/// # Errors
/// The store's.
pub async fn expected(
    store: &Store,
    catalog: &Catalog,
    source: &Source,
    month: Span,
    paid: Option<&Charge>,
    now: Millis,
) -> store::Result<Result<Expected, NotExpected>> {
    let Some(paid) = paid else { return Ok(Err(NotExpected::NothingYet)) };
    let buildings: Vec<Owner> = match source.owner {
        Owner::Site(id) => buildings_of(catalog, id).map(|one| Owner::Building(one.building_id)).collect(),
        owner => vec![owner],
    };
    let so_far = Between { value: paid.amount, lower: paid.amount, upper: paid.amount };
    let (mut all, mut missing, mut is_priced) = (0, 0, true);
    let mut sum = Expected { cost: so_far, made_at: now, basis: Basis::Hours };
    for owner in buildings {
        let Some(mut own) = Source::of(catalog, owner).filter(|own| own.has().grid) else { continue };
        let known = Span { start: month.start, end: now };
        let period = if own.only_buys() { Period::Day } else { Period::Hour };
        let past = {
            let read = flow::read_by(store, &mut own, period, known).await?;
            NetPast::of(&own, &read)
        };
        // Of a building that was never heard nothing is expected.
        if !own.has().grid {
            continue;
        }
        all += 1;
        let Some(ahead) = ahead_of(store, &own, now).await? else {
            missing += 1;
            continue;
        };
        let pricing = catalog.pricing_of(owner, Utility::Electricity);
        match rest_of(&ahead, &past, &pricing, &own.zone, month, now) {
            Some(rest) => {
                sum.cost = sum.cost.and(rest.cost);
                sum.basis = sum.basis.max(rest.basis);
                sum.made_at = sum.made_at.min(ahead.made_at);
            }
            None => is_priced = false,
        }
    }
    Ok(match (missing, is_priced) {
        (0, true) if all > 0 => Ok(sum),
        (0, false) => Err(NotExpected::NoPrice),
        _ => Err(NotExpected::NoForecast { missing, all }),
    })
}

impl Between {
    /// The sum of two. Their ranges add up, as if both missed to the same side: that is wide, and
    /// never too narrow.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { value: self.value + other.value, lower: self.lower + other.lower, upper: self.upper + other.upper }
    }
}

/// What the rest of the month costs; `None` if a price is not known.
fn rest_of(ahead: &Ahead, past: &NetPast, pricing: &Pricing, zone: &Zone, month: Span, now: Millis) -> Option<Rest> {
    let week = ahead.until(month.end);
    let cost = |used: f64, made: f64| net_cost(&week, past, pricing, zone, (used, made));
    let (of_use, of_made) = (ahead.used_range, ahead.made_range);
    let likely = cost(1.0, 1.0)?;
    let whole = Between {
        value: likely,
        lower: cost(of_use.lower, of_made.upper)?.min(likely),
        upper: cost(of_use.upper, of_made.lower)?.max(likely),
    };
    let reached = week.last().map_or(now, |hour| hour.start + HOUR_MS);
    if reached >= month.end {
        return Some(Rest { cost: whole, basis: Basis::Hours });
    }
    let used: f64 = week.iter().map(|hour| hour.used).sum();
    match ahead.month.filter(|_| used > 0.0) {
        Some(forecast) => {
            // The forecast is of the whole month, so what was used already is known of it.
            let times = |whole: f64| (whole - past.used).max(0.0) / used;
            let (sunny, dull) = (cost(1.0, of_made.upper)?.min(likely), cost(1.0, of_made.lower)?.max(likely));
            let ends = [sunny * times(forecast.lower), sunny * times(forecast.upper), dull * times(forecast.upper)];
            let value = likely * times(forecast.value);
            let cost = Between {
                value,
                lower: ends.iter().copied().fold(value, f64::min),
                upper: ends.iter().copied().fold(value, f64::max),
            };
            Some(Rest { cost, basis: Basis::Month })
        }
        None => {
            let passed: f64 = week.iter().map(|hour| hour.share).sum();
            let left = (month.end - now) as f64 / HOUR_MS as f64;
            let times = if passed > 0.0 { left / passed } else { return None };
            let cost = Between { value: whole.value * times, lower: whole.lower * times, upper: whole.upper * times };
            Some(Rest { cost, basis: Basis::Week })
        }
    }
}

/// What some hours cost, with their use and their generation times a factor each.
fn net_cost(hours: &[HourAhead], past: &NetPast, pricing: &Pricing, zone: &Zone, (used, made): (f64, f64)) -> Option<f64> {
    hours
        .iter()
        .map(|hour| {
            let net = hour.used * used - hour.made * made;
            let price = pricing.price_at(zone, hour.start)?;
            Some(net.max(0.0) * past.bought_share * price.buy - (-net).max(0.0) * past.sold_share * price.sell)
        })
        .sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::super::rest::Share;
    use super::*;
    use domain::DAY_MS;

    /// 2026-11-20, 00:00 UTC.
    const NOW: Millis = 1_795_132_800_000;

    fn month() -> Span {
        Zone::utc().month(NOW)
    }

    /// Two kilowatts of use, and six of sun from ten to two, for so many days.
    fn ahead(days: i64, month: Option<Between>, has_sun: bool) -> Ahead {
        let hour = |i: i64| {
            let made = if has_sun && (10..14).contains(&(i % 24)) { 6.0 } else { 0.0 };
            HourAhead { start: NOW + i * HOUR_MS, used: 2.0, made, share: 1.0 }
        };
        Ahead {
            hours: (0..days * 24).map(hour).collect(),
            used_range: Share { lower: 0.9, upper: 1.1 },
            made_range: Share { lower: 0.5, upper: 1.5 },
            month,
            made_at: NOW - HOUR_MS,
        }
    }

    fn rest(ahead: &Ahead, used: f64) -> Rest {
        let past = NetPast { used, ..NetPast::default() };
        rest_of(ahead, &past, &Pricing::flat(0.5), &Zone::utc(), month(), NOW).unwrap()
    }

    #[test]
    fn a_month_that_ends_within_the_forecast_hours_is_priced_by_them() {
        // Eleven days are left.
        let found = rest(&ahead(12, None, false), 0.0);
        assert_eq!((found.basis, found.cost.value), (Basis::Hours, 11.0 * 24.0));
        assert!((found.cost.lower - 237.6).abs() < 1e-9 && (found.cost.upper - 290.4).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn beyond_them_the_months_forecast_says_how_much_is_left_and_the_week_what_it_costs() {
        let whole = Between { value: 1_500.0, lower: 1_400.0, upper: 1_700.0 };
        let found = rest(&ahead(7, Some(whole), false), 900.0);
        assert_eq!(found.basis, Basis::Month);
        assert!((found.cost.value - 300.0).abs() < 1e-9, "{found:?}");
        assert!((found.cost.lower - 250.0).abs() < 1e-9 && (found.cost.upper - 400.0).abs() < 1e-9, "{found:?}");
        // Without one the rest of the month is like the week.
        let found = rest(&ahead(7, None, false), 900.0);
        assert_eq!((found.basis, found.cost.value.round()), (Basis::Week, 264.0));
    }

    #[test]
    fn a_place_that_generates_pays_for_what_it_buys_and_not_for_what_it_uses() {
        let found = rest(&ahead(12, None, true), 0.0);
        // Twenty hours of two kilowatts; nothing is paid for what is sold at a flat price.
        assert!((found.cost.value - 11.0 * 20.0).abs() < 1e-9, "{found:?}");
        assert!(found.cost.lower <= found.cost.value && found.cost.upper >= found.cost.value);
    }

    #[test]
    fn what_a_battery_kept_from_the_grid_lately_it_keeps_from_it_in_the_days_to_come() {
        let past = NetPast { bought_share: 0.4, ..NetPast::default() };
        let found = rest_of(&ahead(12, None, true), &past, &Pricing::flat(0.5), &Zone::utc(), month(), NOW).unwrap();
        assert!((found.cost.value - 11.0 * 20.0 * 0.4).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn without_a_price_nothing_is_expected() {
        let none = rest_of(&ahead(12, None, false), &NetPast::default(), &Pricing::default(), &Zone::utc(), month(), NOW);
        assert_eq!(none, None);
        assert_eq!(month().end - NOW, 11 * DAY_MS);
    }
}
