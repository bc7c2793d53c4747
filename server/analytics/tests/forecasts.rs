//! Forecasts of made series with known answers.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod made;

use analytics::backtest::{Options, backtest, compare};
use analytics::forecast::{Forecast, Method, Request, forecast, untold};
use domain::Zone;
use made::{noise, office, series};

const REQUEST: Request = Request { horizon_hours: 24, level: 0.9, seed: 1 };

#[test]
fn a_week_that_repeats_is_forecast_as_it_was() {
    let zone = Zone::utc();
    let value: Vec<f64> = (0..100 * 24).map(|i| 5.0 + (i % 168) as f64).collect();
    for method in Method::ALL {
        let found = forecast(&series(&value[..99 * 24], &[], &zone), method, &REQUEST).unwrap();
        assert_eq!(found.points.len(), 24);
        // The usual day does not distinguish Tuesdays, and six Fourier terms cannot form a
        // sawtooth.
        if ![Method::UsualDay, Method::Prophet].contains(&method) {
            let worst = found.points.iter().zip(&value[99 * 24..]).map(|(p, v)| (p.value / v - 1.0).abs()).fold(0.0, f64::max);
            assert!(worst < 0.06, "{}: {worst}", method.name());
        }
        assert!(found.points.iter().all(|p| p.lower <= p.value && p.value <= p.upper));
    }
}

#[test]
fn the_combination_beats_the_week_before_and_covers_what_it_claims() {
    let zone = Zone::utc();
    let value = office(300 * 24);
    let options = Options { origins: 8, step_days: 5, request: REQUEST };
    let naive = backtest(&series(&value, &[], &zone), Method::SeasonalNaive, &options).unwrap();
    let ours = backtest(&series(&value, &[], &zone), Method::Combination, &options).unwrap();
    let (mase, of_naive) = (ours.mase.unwrap(), naive.mase.unwrap());
    assert!(mase < 0.85 * of_naive, "{mase} against {of_naive}");
    assert!((0.82..=0.98).contains(&ours.coverage), "{}", ours.coverage);
    assert_eq!(ours.hours, 8 * 24);
    assert!(ours.mape.is_some_and(|mape| mape < 0.06));
    let all = compare(&series(&value, &[], &zone), &Method::ALL, &options).unwrap();
    assert!(all.windows(2).all(|pair| pair[0].1.mase.unwrap() <= pair[1].1.mase.unwrap()));
}

#[test]
fn the_same_seed_gives_the_same_forecast() {
    let zone = Zone::utc();
    let value = office(120 * 24);
    let of = || forecast(&series(&value, &[], &zone), Method::Combination, &REQUEST).unwrap();
    assert_eq!(of(), of());
}

#[test]
fn seven_days_ahead_keep_the_shape_of_the_week() {
    let zone = Zone::utc();
    let value = office(150 * 24);
    let (past, truth) = value.split_at(143 * 24);
    let found = forecast(&series(past, &[], &zone), Method::Combination, &Request { horizon_hours: 168, ..REQUEST }).unwrap();
    assert_eq!(found.points.len(), 168);
    let error: f64 = found.points.iter().zip(truth).map(|(p, v)| (p.value - v).abs()).sum::<f64>() / 168.0;
    assert!(error < 1.5, "{error}");
}

#[test]
fn forecast_weather_makes_a_better_forecast_than_none() {
    let zone = Zone::utc();
    let temp: Vec<f64> = (0..200 * 24).map(|i| 8.0 + 7.0 * noise(3, i / 24)).collect();
    let value: Vec<f64> = temp.iter().enumerate().map(|(i, t)| 20.0 + 2.0 * (18.0 - t).max(0.0) + 0.3 * noise(4, i)).collect();
    let error = |temp: &[f64]| {
        let errors = (180..199).map(|day| {
            let past = &value[..day * 24];
            let known = &temp[..temp.len().min((day + 1) * 24)];
            let found = forecast(&series(past, known, &zone), Method::Ridge, &REQUEST).unwrap();
            found.points.iter().zip(&value[day * 24..]).map(|(p, v)| (p.value - v).abs()).sum::<f64>()
        });
        errors.sum::<f64>()
    };
    assert!(error(&temp) < 0.5 * error(&[]), "{} against {}", error(&temp), error(&[]));
}

#[test]
fn holes_and_short_histories_still_get_a_forecast() {
    let zone = Zone::utc();
    let mut value = office(90 * 24);
    for i in (0..value.len()).filter(|i| i % 11 == 3 || (500..560).contains(i)) {
        value[i] = f64::NAN;
    }
    let found = forecast(&series(&value, &[], &zone), Method::Combination, &REQUEST).unwrap();
    assert!(found.points.iter().all(|p| p.value.is_finite() && p.lower.is_finite() && p.upper.is_finite()));
    let Forecast { method, points } = forecast(&series(&value[..20 * 24], &[], &zone), Method::Combination, &REQUEST).unwrap();
    assert_eq!((method, points.len()), (Method::UsualDay, 24));
}

#[test]
fn hours_that_were_never_told_have_the_meters_whole_range() {
    let zone = Zone::utc();
    for (days, methods) in [(20, &[Method::UsualDay, Method::SeasonalNaive][..]), (50, &[Method::Ridge, Method::Combination][..])]
    {
        let mut value = office(days * 24);
        (0..value.len()).filter(|i| !(6..22).contains(&(i % 24))).for_each(|i| value[i] = f64::NAN);
        let most = value.iter().copied().fold(0.0, f64::max);
        let history = series(&value, &[], &zone);
        let untold = untold(&history, 24);
        assert_eq!(untold.iter().filter(|&&untold| untold).count(), 8);
        for &method in methods {
            let found = forecast(&history, method, &REQUEST).unwrap();
            for (point, untold) in found.points.iter().zip(&untold) {
                let is_whole = point.lower == 0.0 && point.upper >= most;
                assert_eq!(is_whole, *untold, "{method:?} after {days} days: {point:?}");
            }
        }
    }
}

#[test]
fn what_cannot_be_forecast_is_refused_with_a_reason() {
    let zone = Zone::utc();
    let value = office(47);
    let refused = |value: &[f64], request: Request| {
        forecast(&series(value, &[], &zone), Method::Combination, &request).unwrap_err().to_string()
    };
    assert_eq!(refused(&value, REQUEST), "a forecast needs at least 48 hours with a reading, and there are 47");
    assert_eq!(refused(&value, Request { horizon_hours: 0, ..REQUEST }), "horizon is 0: 1 to 168 hours");
    assert!(refused(&value, Request { level: 1.0, ..REQUEST }).starts_with("level is 1: a probability"));
    assert!(refused(&[f64::NAN; 400], REQUEST).ends_with("and there are 0"));
    let short = forecast(&series(&value, &[1.0], &zone), Method::Combination, &REQUEST).unwrap_err();
    assert_eq!(short.to_string(), "temp_c has 1 entries, and the values are 47");
}

#[test]
fn an_idle_meter_is_forecast_to_stay_idle() {
    let zone = Zone::utc();
    let found = forecast(&series(&vec![0.0; 80 * 24], &[], &zone), Method::Combination, &REQUEST).unwrap();
    assert!(found.points.iter().all(|p| p.value.abs() < 1e-6 && p.upper.abs() < 1e-6), "{:?}", found.points[0]);
}

#[test]
fn the_night_of_a_clock_change_gets_its_24_hours() {
    let zone = Zone::named("Europe/Berlin").unwrap();
    // Midnight in Berlin of the day on which clocks go back, and of the day on which they go
    // forward.
    for (year, month, day) in [(2024, 10, 27), (2024, 3, 31)] {
        let end = zone.start_of(domain::zone::Date { year, month, day });
        let hours = 70 * 24;
        let start = end - hours * domain::HOUR_MS;
        let value: Vec<f64> = (0..hours).map(|i| 10.0 + zone.minute_of_day(start + i * domain::HOUR_MS) as f64 / 60.0).collect();
        let past = analytics::Hourly { start, zone: &zone, value: &value, temp_c: &[] };
        let found = forecast(&past, Method::Combination, &REQUEST).unwrap();
        for (i, point) in found.points.iter().enumerate() {
            let expected = 10.0 + zone.minute_of_day(end + i as i64 * domain::HOUR_MS) as f64 / 60.0;
            assert!((point.value - expected).abs() < 2.0, "hour {i}: {} against {expected}", point.value);
        }
    }
}
