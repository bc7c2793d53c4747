//! Monthly forecasts of made meters.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod made;

use analytics::Hourly;
use analytics::forecast::monthly::{Basis, Month, monthly, months};
use domain::Zone;
use domain::zone::Date;

/// A made meter from January 2020: a yearly shape, growth, and random differences between months,
/// by the given sizes.
fn meter(seed: u64, count: i32, shape: f64, growth: f64, chance: f64) -> Vec<Month> {
    let first = Date { year: 2020, month: 1, day: 1 };
    (0..count)
        .map(|k| {
            let start = first.month_start(k);
            let days = (first.month_start(k + 1).days() - start.days()) as f64;
            let season = shape * (std::f64::consts::TAU * f64::from(k) / 12.0).cos();
            let a_day = 100.0 * (season + growth * f64::from(k) / 12.0 + chance * made::noise(seed, k as usize)).exp();
            Month { start, total: a_day * days, days }
        })
        .collect()
}

#[test]
fn years_that_repeat_are_forecast_to_repeat() {
    let all = meter(1, 48, 0.4, 0.0, 0.0);
    let found = monthly(&all[..36], 12, 0.95).unwrap();
    assert_eq!((found.basis, found.learned_from, found.months.len()), (Basis::Years, 36, 12));
    for (ahead, truth) in found.months.iter().zip(&all[36..]) {
        assert_eq!((ahead.start, ahead.years_seen), (truth.start, 3));
        assert!((ahead.value / truth.total - 1.0).abs() < 0.03, "{ahead:?}, {truth:?}");
        assert!(ahead.lower <= truth.total && truth.total <= ahead.upper);
        assert!(ahead.upper / ahead.lower < 1.4, "{ahead:?}");
    }
}

#[test]
fn intervals_hold_what_they_claim_with_years_and_with_less() {
    for (count, lowest) in [(36, 0.9), (24, 0.9), (13, 0.9), (8, 0.88)] {
        let (mut held, mut asked) = (0, 0);
        for seed in 0..40 {
            let shape = 0.6 * made::chance(seed, 1_001);
            let growth = 0.06 * made::noise(seed, 1_002);
            let chance = 0.03 + 0.12 * made::chance(seed, 1_003);
            let all = meter(seed, count + 12, shape, growth, chance);
            let (past, truth) = all.split_at(count as usize);
            for (ahead, truth) in monthly(past, 12, 0.95).unwrap().months.iter().zip(truth) {
                asked += 1;
                held += usize::from(ahead.lower <= truth.total && truth.total <= ahead.upper);
            }
        }
        let share = held as f64 / asked as f64;
        assert!((lowest..=0.999).contains(&share), "{count} months: {share}");
    }
}

#[test]
fn a_year_or_less_says_so_and_is_wider() {
    let all = meter(3, 36, 0.4, 0.0, 0.05);
    let width = |past: &[Month]| {
        let found = monthly(past, 12, 0.95).unwrap();
        (found.basis, found.months.iter().map(|m| (m.upper - m.lower) / m.value).sum::<f64>() / 12.0)
    };
    let (three_years, one_year, part) = (width(&all), width(&all[23..]), width(&all[28..]));
    assert_eq!((three_years.0, one_year.0, part.0), (Basis::Years, Basis::OneYear, Basis::PartOfYear));
    assert!(three_years.1 < one_year.1 && one_year.1 < part.1, "{three_years:?}, {one_year:?}, {part:?}");
    assert!(Basis::Years.caveat().is_none() && Basis::OneYear.caveat().is_some_and(|text| text.contains("wide")));
}

#[test]
fn idle_giving_and_broken_meters_get_months_with_sense() {
    let shaped = meter(4, 30, 0.4, 0.0, 0.05);
    let scaled = |factor: f64| -> Vec<Month> { shaped.iter().map(|m| Month { total: m.total * factor, ..*m }).collect() };
    let idle = monthly(&scaled(0.0), 12, 0.95).unwrap();
    assert!(idle.months.iter().all(|m| m.value == 0.0 && m.lower == 0.0 && m.upper == 0.0));
    let giving = monthly(&scaled(-1.0), 12, 0.95).unwrap();
    assert!(giving.months.iter().all(|m| m.value < 0.0 && m.lower <= m.value && m.value <= m.upper && m.upper.is_finite()));
    // A boiler that rests in summer is not forecast below 0.
    let resting: Vec<Month> =
        shaped.iter().map(|m| Month { total: if (5..10).contains(&m.start.month) { 0.0 } else { m.total }, ..*m }).collect();
    let found = monthly(&resting, 12, 0.95).unwrap();
    assert!(found.months.iter().all(|m| m.lower >= 0.0));
    let july = found.months.iter().find(|m| m.start.month == 7).unwrap();
    let january = found.months.iter().find(|m| m.start.month == 1).unwrap();
    assert!(july.value < 0.2 * january.value, "{july:?}, {january:?}");
    // Hardly measured months are not learned from, and gaps are bridged.
    let holes: Vec<Month> =
        shaped.iter().enumerate().map(|(k, m)| Month { days: if k % 5 == 2 { 3.0 } else { m.days }, ..*m }).collect();
    let found = monthly(&holes, 12, 0.95).unwrap();
    assert_eq!(found.learned_from, 24);
    assert!(found.months.iter().all(|m| m.lower < m.value && m.value < m.upper));
    assert_eq!(found.months[0].start, Date { year: 2022, month: 7, day: 1 });
}

#[test]
fn too_little_is_refused_with_a_reason() {
    let all = meter(5, 2, 0.0, 0.0, 0.0);
    assert!(monthly(&all, 12, 0.95).is_ok());
    let refused = |months: &[Month], horizon, level| monthly(months, horizon, level).unwrap_err().to_string();
    assert!(refused(&all[..1], 12, 0.95).starts_with("a forecast of months (of twenty days each) needs at least 960 hours"));
    assert_eq!(refused(&all, 13, 0.95), "horizon is 13: 1 to 12 months");
    assert!(refused(&all, 12, 0.0).starts_with("level is 0"));
}

#[test]
fn months_are_the_sites_and_the_running_one_is_left_out() {
    let zone = Zone::named("America/New_York").unwrap();
    let start = zone.start_of(Date { year: 2024, month: 1, day: 1 });
    // Up to 10 April, with a day missing in February.
    let hours = (zone.start_of(Date { year: 2024, month: 4, day: 10 }) - start) / domain::HOUR_MS;
    let mut value = vec![2.0; hours as usize];
    value[40 * 24..41 * 24].fill(f64::NAN);
    let found = months(&Hourly { start, zone: &zone, value: &value, temp_c: &[] });
    assert_eq!(found.len(), 3);
    assert_eq!(found[1].start, Date { year: 2024, month: 2, day: 1 });
    assert!((found[1].days - 28.0).abs() < 1e-9 && (found[1].total - 28.0 * 48.0).abs() < 1e-9);
    // March lacks the hour that clocks skip.
    assert!((found[2].total - (31.0 * 24.0 - 1.0) * 2.0).abs() < 1e-9);
}
