//! The cost of an anomaly: the excess use of each hour at that hour's price. Demand, tiers and
//! fixed charges are left out, since they belong to a bill and not to an hour.

use analytics::detect::{Detection, Event, Kind, Medium};
use domain::tariff::Pricing;
use domain::{HOUR_MS, Millis, Zone};

/// The strange hours of an event make up all of its waste, within this share.
const SAME: f64 = 0.01;

/// The cost in the site's currency; `None` where the price of one of its hours is not known. Lost
/// generation is priced at what buying the same energy cost.
pub(crate) fn wasted(
    event: &Event,
    found: &Detection,
    value: &[f64],
    start: Millis,
    zone: &Zone,
    pricing: &Pricing,
    medium: Medium,
) -> Option<f64> {
    if event.kind == Kind::MeterFault || event.wasted <= 0.0 {
        return pricing.is_set().then_some(0.0);
    }
    let sign = if medium == Medium::Generation { -1.0 } else { 1.0 };
    let (mut energy, mut sum) = (0.0, 0.0);
    for i in (event.first..=event.last).filter(|&i| found.hours[i].kind.is_some()) {
        let beyond = sign * (value[i] - found.hours[i].expected);
        if beyond.is_finite() {
            energy += beyond;
            sum += beyond * pricing.price_at(zone, start + i as Millis * HOUR_MS)?.buy;
        }
    }
    if (energy - event.wasted).abs() > SAME * event.wasted {
        // In a slow change hardly an hour is strange, so its waste gets the mean price of its span.
        let prices = (event.first..=event.last).map(|i| Some(pricing.price_at(zone, start + i as Millis * HOUR_MS)?.buy));
        let sum = prices.sum::<Option<f64>>()?;
        return Some(event.wasted * sum / (event.last + 1 - event.first) as f64);
    }
    Some(sum.max(0.0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use analytics::detect::{Hour, Severity};
    use domain::finding::{Evidence, Facts};

    /// Ten hours of 5 where 4 is usual; the caller chooses which are strange.
    fn priced(strange: &[usize], wasted_energy: f64) -> f64 {
        let hour = |i: usize| Hour {
            score: if strange.contains(&i) { -0.5 } else { 0.2 },
            kind: strange.contains(&i).then_some(Kind::LevelShift),
            expected: 4.0,
        };
        let found = Detection { hours: (0..10).map(hour).collect(), events: Vec::new() };
        let event = Event {
            first: 0,
            last: 9,
            start: 0,
            end: 10 * HOUR_MS,
            kind: Kind::LevelShift,
            severity: Severity::High,
            score: -0.5,
            measured: 50.0,
            expected: 50.0 - wasted_energy,
            deviation_percent: 25.0,
            wasted: wasted_energy,
            cost: None,
            facts: Facts { evidence: Evidence::NoReadings, causes: Vec::new() },
        };
        wasted(&event, &found, &[5.0; 10], 0, &Zone::utc(), &Pricing::flat(2.0), Medium::Water).unwrap()
    }

    #[test]
    fn strange_hours_are_priced_one_by_one() {
        assert_eq!(priced(&[2, 3, 4], 3.0), 6.0);
    }

    #[test]
    fn all_that_a_slow_change_wasted_is_priced_though_few_of_its_hours_are_strange() {
        assert_eq!(priced(&[], 10.0), 20.0);
        assert_eq!(priced(&[2], 10.0), 20.0);
    }
}
