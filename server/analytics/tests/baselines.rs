//! Savings with known answers, since they were made.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod made;

use analytics::savings::{Degrees, Method, Objection, Periods, normal_year, savings};
use domain::Zone;
use made::{at, noise, series, weather};

const YEAR: usize = 365 * 24;

/// 30 a day, 2 for each degree hour below 15 °C and 3 above 20 °C (a day's mean); after `YEAR`,
/// less by `share`.
fn building(temp: &[f64], share: f64) -> Vec<f64> {
    temp.iter()
        .enumerate()
        .map(|(i, t)| {
            let use_now = (30.0 + 2.0 * (15.0 - t).max(0.0) + 3.0 * (t - 20.0).max(0.0)) / 24.0;
            use_now * (1.0 + 0.1 * noise(2, i)) * if i < YEAR { 1.0 } else { 1.0 - share }
        })
        .collect()
}

fn periods() -> Periods {
    Periods { baseline_end: at(YEAR), reporting_start: at(YEAR), reporting_end: None }
}

#[test]
fn the_balance_points_and_slopes_of_a_building_are_found() {
    let (temp, zone) = (weather(2 * YEAR), Zone::utc());
    let found = savings(&series(&building(&temp, 0.0), &temp, &zone), &periods(), Method::DegreeHours, 0.9).unwrap();
    let (heating, cooling) = (found.model.heating.unwrap(), found.model.cooling.unwrap());
    assert!((heating.0 - 15.0).abs() <= 1.0 && (cooling.0 - 20.0).abs() <= 1.0, "{}", found.model.text());
    assert!((heating.1 - 2.0).abs() < 0.15 && (cooling.1 - 3.0).abs() < 0.4, "{}", found.model.text());
    assert!((found.model.base - 30.0).abs() < 1.0);
    assert_eq!((found.baseline_days, found.reporting_days), (365, 365));
    assert!(found.r_squared > 0.95 && found.cvrmse < 0.05 && found.nmbe.abs() < 1e-9);
    assert_eq!(found.objections, [Objection::WithinUncertainty { level: 0.9 }]);
    let saved = savings(&series(&building(&temp, 0.1), &temp, &zone), &periods(), Method::DegreeHours, 0.9).unwrap();
    assert!(saved.objections.is_empty(), "{:?}", saved.objections);
}

#[test]
fn savings_of_0_5_10_and_20_percent_are_found_within_their_uncertainty() {
    let (temp, zone) = (weather(2 * YEAR), Zone::utc());
    for method in [Method::DegreeHours, Method::Hourly, Method::Caltrack] {
        for share in [0.0, 0.05, 0.1, 0.2] {
            let found = savings(&series(&building(&temp, share), &temp, &zone), &periods(), method, 0.95).unwrap();
            let truth = found.metered / (1.0 - share) * share;
            assert!((found.savings - truth).abs() <= found.uncertainty.max(0.005 * found.counterfactual), "{share}: {found:?}");
            assert!((found.savings / found.counterfactual - share).abs() < 0.01, "{share}: {found:?}");
            assert!(found.uncertainty < 0.03 * found.counterfactual, "{share}: {found:?}");
        }
    }
}

/// Fortnights with their own level, and daily noise that grows with use: residuals of single days
/// do not show this.
fn restless(temp: &[f64], share: f64, seed: u64) -> Vec<f64> {
    building(temp, share)
        .iter()
        .enumerate()
        .map(|(i, v)| v * (1.0 + 0.05 * noise(seed, i / (14 * 24)) + 0.2 * noise(seed + 1, i / 24)))
        .collect()
}

#[test]
fn the_uncertainty_holds_what_it_claims_and_no_saving_is_favoured() {
    let (temp, zone) = (weather(2 * YEAR), Zone::utc());
    let (mut held, mut all) = (0, 0);
    let mut errors = Vec::new();
    for share in [0.0, 0.05, 0.2] {
        let mut error = 0.0;
        for seed in 0..12 {
            let value = restless(&temp, share, 100 + 2 * seed);
            let found = savings(&series(&value, &temp, &zone), &periods(), Method::DegreeHours, 0.9).unwrap();
            let truth = found.metered / (1.0 - share) * share;
            held += usize::from((found.savings - truth).abs() <= found.uncertainty);
            all += 1;
            error += (100.0 * (found.savings / found.counterfactual - share)).abs() / 12.0;
        }
        errors.push(error);
    }
    assert!(held * 100 >= all * 80, "{held} of {all}");
    assert!(errors.iter().all(|&error| error < 2.0), "{errors:?}");
    assert!(errors[0] < 1.4 * errors[2], "{errors:?}");
}

#[test]
fn caltrack_counts_degree_days_in_fahrenheit() {
    let (temp, zone) = (weather(2 * YEAR), Zone::utc());
    let found = savings(&series(&building(&temp, 0.1), &temp, &zone), &periods(), Method::Caltrack, 0.9).unwrap();
    assert_eq!(found.model.degrees, Degrees::Days);
    // 15 °C is 59 °F; a degree Fahrenheit is five ninths of a degree Celsius.
    let (point, slope) = found.model.heating.unwrap();
    assert!((point - 59.0).abs() <= 5.0 && (slope - 2.0 * 5.0 / 9.0).abs() < 0.15, "{}", found.model.text());
}

#[test]
fn a_building_without_weather_gets_a_mean() {
    let (temp, zone) = (weather(2 * YEAR), Zone::utc());
    let value: Vec<f64> = (0..2 * YEAR).map(|i| 1.0 + 0.1 * noise(5, i)).collect();
    let found = savings(&series(&value, &temp, &zone), &periods(), Method::DegreeHours, 0.9).unwrap();
    assert_eq!((found.model.heating, found.model.cooling, found.model.weekend), (None, None, 0.0));
    assert!((found.savings / found.counterfactual).abs() < 0.005);
}

#[test]
fn an_auditor_is_told_what_is_missing() {
    let (temp, zone) = (weather(2 * YEAR), Zone::utc());
    let mut value = building(&temp, 0.1);
    value[1_000..2_500].fill(f64::NAN);
    let found = savings(&series(&value, &temp, &zone), &periods(), Method::DegreeHours, 0.9).unwrap();
    let is_told = found.objections.iter().any(|one| matches!(one, Objection::FewDays { needed: 329, .. }));
    assert!(is_told, "{:?}", found.objections);
    let no_weather = savings(&series(&value, &[], &zone), &periods(), Method::DegreeHours, 0.9).unwrap_err().to_string();
    assert!(no_weather.starts_with("a baseline needs the outdoor temperature"), "{no_weather}");
    let short = savings(&series(&value[..1_000], &temp[..1_000], &zone), &periods(), Method::DegreeHours, 0.9).unwrap_err();
    assert!(short.to_string().contains("and there are 984"), "{short}");
    let late = Periods { reporting_start: at(10), ..periods() };
    assert!(savings(&series(&value, &temp, &zone), &late, Method::DegreeHours, 0.9).is_err());
}

#[test]
fn the_year_normalised_to_its_own_weather_is_the_year() {
    let (temp, zone) = (weather(2 * YEAR), Zone::utc());
    let value = building(&temp, 0.0);
    let made = series(&value, &temp, &zone);
    let found = savings(&made, &periods(), Method::DegreeHours, 0.9).unwrap();
    let year: f64 = value[..YEAR].iter().sum();
    assert!((normal_year(&found.model, &made.first(YEAR)).unwrap() / year - 1.0).abs() < 0.002);
    let half = normal_year(&found.model, &made.first(YEAR / 2)).unwrap_err().to_string();
    assert!(half.starts_with("a normal year needs the outdoor temperature"), "{half}");
}
