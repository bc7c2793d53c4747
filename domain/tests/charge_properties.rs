//! What energy costs on pages is what it costs on the bill of the same days.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use domain::tariff::{LineKind, Pricing, Tariffs, Usage, Version, bill, charge, urdb};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis, Slot, Utility, Zone};
use proptest::prelude::*;
use serde_json::json;
use std::sync::Arc;

/// 2026-11-02, a Monday.
const MONDAY: Millis = 1_793_577_600_000;

/// A time-of-use tariff without any other charge.
fn tariffs(fixed: f64, from: &str) -> Tariffs {
    let day: Vec<u8> = (0..24).map(|hour| u8::from((7..20).contains(&hour))).collect();
    let urdb = json!({
        "name": "Day and night",
        "fixedchargefirstmeter": fixed,
        "fixedchargeunits": "$/month",
        "energyratestructure": [[{ "rate": 0.1937, "sell": 0.081 }], [{ "rate": 0.3111, "sell": 0.0815 }]],
        "energyweekdayschedule": vec![day; 12],
        "energyweekendschedule": vec![vec![0; 24]; 12],
    });
    let tariff = urdb::read_value(&urdb, Utility::Electricity).unwrap();
    Tariffs::new(vec![Version { from: Date::parse(from).unwrap(), to: None, tariff }])
}

fn hours(energy: &[f64]) -> Vec<Slot> {
    let slot = |(i, energy): (usize, &f64)| {
        let start = MONDAY + i as Millis * HOUR_MS;
        let span = Span { start, end: start + HOUR_MS };
        Slot { energy: Some(*energy), covered_ms: HOUR_MS, quality: 1.0, ..Slot::empty(span) }
    };
    energy.iter().enumerate().map(slot).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_charge_is_the_bill_to_the_cent_where_only_energy_is_charged(
        bought in prop::collection::vec(0.0..9.0_f64, 24..72), sold in prop::collection::vec(0.0..4.0_f64, 24..72),
    ) {
        let (zone, tariffs) = (Zone::utc(), tariffs(0.0, "2026-01-01"));
        let span = Span { start: MONDAY, end: MONDAY + 3 * DAY_MS };
        let (import, export) = (hours(&bought), hours(&sold));
        let usage = Usage { import: &import, export: &export, earlier: &[] };
        let billed = bill(&tariffs, &zone, span, &usage);
        let pricing = Pricing { tariffs: Arc::new(tariffs), flat: Some(9.0) };
        let found = charge(&pricing, &zone, span, &usage).unwrap();
        prop_assert_eq!(format!("{:.2}", found.amount), format!("{:.2}", billed.total));
        let credit: f64 = billed.lines.iter().filter(|line| line.kind == LineKind::Export).map(|line| -line.amount).sum();
        prop_assert_eq!(format!("{:.2}", found.credit), format!("{credit:.2}"));
    }
}

#[test]
fn other_charges_are_named_and_not_counted() {
    let (zone, import) = (Zone::utc(), hours(&[10.0; 24]));
    let span = Span { start: MONDAY, end: MONDAY + DAY_MS };
    let usage = Usage { import: &import, export: &[], earlier: &[] };
    let pricing = |fixed| Pricing { tariffs: Arc::new(tariffs(fixed, "2026-01-01")), flat: None };
    let with_fixed = charge(&pricing(12.0), &zone, span, &usage).unwrap();
    assert_eq!(with_fixed.beyond, [LineKind::Fixed]);
    assert_eq!(with_fixed.amount, charge(&pricing(0.0), &zone, span, &usage).unwrap().amount);
}

#[test]
fn days_before_a_tariff_cost_the_flat_price_or_are_told_to_have_none() {
    let (zone, import) = (Zone::utc(), hours(&[1.0; 48]));
    let span = Span { start: MONDAY, end: MONDAY + 2 * DAY_MS };
    let usage = Usage { import: &import, export: &[], earlier: &[] };
    let late = Arc::new(tariffs(0.0, "2026-11-03"));
    // Tuesday: 11 hours of the night, 13 of the day.
    let tuesday = 2.13 + 4.04;
    let with_flat = charge(&Pricing { tariffs: late.clone(), flat: Some(0.5) }, &zone, span, &usage).unwrap();
    assert!((with_flat.amount - (12.0 + tuesday)).abs() < 1e-9, "{with_flat:?}");
    let without = charge(&Pricing { tariffs: late, flat: None }, &zone, span, &usage).unwrap();
    assert!((without.amount - tuesday).abs() < 1e-9 && (without.unpriced - 24.0).abs() < 1e-9, "{without:?}");
    assert_eq!(charge(&Pricing::default(), &zone, span, &usage), None);
    assert_eq!(charge(&Pricing::flat(1.0), &zone, span, &Usage::default()), None);
}
