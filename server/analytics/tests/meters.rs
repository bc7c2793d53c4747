//! Forecasts of meters of every kind: none fails, and all are plausible.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod made;

use analytics::Hourly;
use analytics::forecast::{Forecast, Method, Request, forecast};
use domain::Zone;

const YEAR: usize = 365 * 24;
const REQUEST: Request = Request { horizon_hours: 24, level: 0.95, seed: 1 };

/// Every kind of meter, with this many hours each.
fn kinds(hours: usize) -> Vec<(&'static str, Vec<f64>)> {
    let office = made::office(hours);
    let ragged: Vec<f64> = (0..hours).map(|i| if made::chance(3, i / 7) < 0.3 { f64::NAN } else { office[i] }).collect();
    let days_missing: Vec<f64> = (0..hours).map(|i| if made::chance(4, i / 24) < 0.2 { f64::NAN } else { office[i] }).collect();
    let silent_month: Vec<f64> =
        (0..hours).map(|i| if (hours * 6 / 10..hours * 8 / 10).contains(&i) { f64::NAN } else { office[i] }).collect();
    let silent_end: Vec<f64> = (0..hours).map(|i| if i + 60 > hours { f64::NAN } else { office[i] }).collect();
    let spike: Vec<f64> = (0..hours).map(|i| if i == hours / 2 { 1e7 } else { office[i] }).collect();
    let moved: Vec<f64> = (0..hours).map(|i| if i > hours * 9 / 10 { 20.0 * office[i] } else { office[i] }).collect();
    let mostly_off: Vec<f64> = (0..hours).map(|i| if i % 500 == 3 { 5.0 } else { 0.0 }).collect();
    vec![
        ("office", office.clone()),
        ("home", made::home(5, hours)),
        ("solar", made::solar(6, hours, 0.0)),
        ("solar with standby", made::solar(7, hours, 0.03)),
        ("gas", made::gas(8, hours)),
        ("ticks", made::ticks(9, hours)),
        ("constant", vec![3.5; hours]),
        ("zero", vec![0.0; hours]),
        ("negative", office.iter().map(|v| -v).collect()),
        ("tiny", office.iter().map(|v| v * 1e-12).collect()),
        ("huge", office.iter().map(|v| v * 1e12).collect()),
        ("ragged", ragged),
        ("days missing", days_missing),
        ("silent for a month", silent_month),
        ("silent at the end", silent_end),
        ("one spike", spike),
        ("grown twentyfold", moved),
        ("mostly off", mostly_off),
    ]
}

fn sane(name: &str, value: &[f64], found: &Forecast) {
    let known = || value.iter().copied().filter(|v| v.is_finite());
    let (low, high) = (known().fold(0.0, f64::min), known().fold(0.0, f64::max));
    let range = high - low;
    for (h, p) in found.points.iter().enumerate() {
        let said = format!("{name}, {}, hour {h}: {p:?} where {low} to {high} was measured", found.method.name());
        assert!(p.value.is_finite() && p.lower.is_finite() && p.upper.is_finite(), "{said}");
        assert!(p.lower <= p.value && p.value <= p.upper, "{said}");
        assert!(p.lower >= low && p.value <= high + range && p.upper <= high + 2.0 * range, "{said}");
    }
}

fn try_all(hours: usize, methods: &[Method], horizon_hours: usize) {
    let zone = Zone::named("America/New_York").unwrap();
    for (name, value) in kinds(hours) {
        let series = Hourly { start: made::START, zone: &zone, value: &value, temp_c: &[] };
        for &method in methods {
            let found = forecast(&series, method, &Request { horizon_hours, ..REQUEST })
                .unwrap_or_else(|error| panic!("{name}, {}, {hours} hours: {error}", method.name()));
            assert_eq!(found.points.len(), horizon_hours);
            sane(name, &value, &found);
        }
    }
}

#[test]
fn two_weeks_of_any_meter_are_enough() {
    try_all(14 * 24, &Method::ALL, 24);
}

#[test]
fn five_weeks_of_any_meter_are_enough() {
    try_all(35 * 24, &Method::ALL, 168);
}

#[test]
fn nine_weeks_of_any_meter_are_enough_at_an_odd_hour() {
    try_all(63 * 24 + 7, &Method::ALL, 168);
}

#[test]
fn a_year_of_any_meter_is_forecast_by_the_combination() {
    try_all(YEAR, &[Method::Combination], 24);
}

#[test]
fn a_year_of_any_meter_is_forecast_by_the_classic_methods() {
    try_all(YEAR, &[Method::SeasonalNaive, Method::UsualDay, Method::MstlEts, Method::Prophet], 48);
}

#[test]
fn the_unit_does_not_matter() {
    let zone = Zone::utc();
    let value = made::home(11, 120 * 24);
    let of = |factor: f64, method| {
        let scaled: Vec<f64> = value.iter().map(|v| v * factor).collect();
        forecast(&made::series(&scaled, &[], &zone), method, &REQUEST).unwrap().points
    };
    for method in Method::ALL {
        let plain = of(1.0, method);
        for factor in [1e-9, 3.6e6] {
            for (p, scaled) in plain.iter().zip(of(factor, method)) {
                assert!((scaled.value / factor - p.value).abs() < 1e-3 * p.upper, "{}: {p:?}, {scaled:?}", method.name());
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_forecast_by_every_method() {
    let zone = Zone::utc();
    let value = made::home(12, 80 * 24);
    for method in Method::ALL {
        let of = || forecast(&made::series(&value, &[], &zone), method, &REQUEST).unwrap();
        assert_eq!(of(), of(), "{}", method.name());
    }
}

#[test]
fn solar_cells_are_dark_at_night_and_say_so() {
    let zone = Zone::utc();
    let value = made::solar(6, YEAR, 0.0);
    let found = forecast(&made::series(&value, &[], &zone), Method::Combination, &REQUEST).unwrap();
    assert!(found.points[..4].iter().all(|p| p.value < 0.05 && p.upper < 0.2), "{:?}", &found.points[..4]);
}
