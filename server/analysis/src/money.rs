//! What an anomaly cost: what was used beyond the usual, hour by hour at that hour's price. Leaves out demand, tiers and fixed charges, which belong
//! to a bill and no hour.

use analytics::detect::{Detection, Event, Flow, Kind};
use domain::tariff::Pricing;
use domain::{HOUR_MS, Millis, Zone};

/// In the site's currency; `None` where the price of one of its hours is not known. What panels did not give is priced as what was bought instead.
pub(crate) fn wasted(
    event: &Event,
    found: &Detection,
    value: &[f64],
    start: Millis,
    zone: &Zone,
    pricing: &Pricing,
    flow: Flow,
) -> Option<f64> {
    if event.kind == Kind::MeterFault || event.wasted <= 0.0 {
        return pricing.is_set().then_some(0.0);
    }
    let sign = if flow == Flow::Generation { -1.0 } else { 1.0 };
    if !(event.first..=event.last).any(|i| found.hours[i].kind.is_some()) {
        // A slow change marks no hours: what it wasted has the mean price of its time.
        let prices = (event.first..=event.last).map(|i| Some(pricing.price_at(zone, start + i as Millis * HOUR_MS)?.buy));
        let sum = prices.sum::<Option<f64>>()?;
        return Some(event.wasted * sum / (event.last + 1 - event.first) as f64);
    }
    let mut sum = 0.0;
    for i in (event.first..=event.last).filter(|&i| found.hours[i].kind.is_some()) {
        let beyond = sign * (value[i] - found.hours[i].expected);
        if beyond.is_finite() {
            sum += beyond * pricing.price_at(zone, start + i as Millis * HOUR_MS)?.buy;
        }
    }
    Some(sum.max(0.0))
}
