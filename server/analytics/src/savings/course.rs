//! The days behind a figure of savings: what was used, what the baseline's model says of the same day, how warm it was. Leaves out
//! the fit and the sum.

use super::days::{Day, days};
use super::{Method, Model, Periods, YEAR_DAYS, calendar_days};
use crate::series::Hourly;
use domain::zone::Date;
use domain::{HOUR_MS, Millis};

/// A day of the baseline or of the reporting period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CourseDay {
    /// The day on the site's calendar.
    pub date: Date,
    /// Mean outdoor temperature, °C; `NaN` where unknown.
    pub temp_c: f64,
    /// What was used; `None` where too little was measured.
    pub energy: Option<f64>,
    /// What the model says; `NaN` where the temperature is unknown.
    pub expected: f64,
    /// Of the baseline; else of the reporting period.
    pub is_baseline: bool,
}

/// The days of both periods, in order of time, beside the model.
#[must_use]
pub fn course(series: &Hourly, periods: &Periods, method: Method, model: &Model) -> Vec<CourseDay> {
    let baseline_start = calendar_days(series, periods.baseline_end, -YEAR_DAYS);
    let series_end = series.start + series.value.len() as Millis * HOUR_MS;
    let reporting_end =
        periods.reporting_end.unwrap_or_else(|| calendar_days(series, periods.reporting_start, YEAR_DAYS)).min(series_end);
    let of = |from: Millis, to: Millis, is_baseline: bool| {
        let day = move |day: Day| {
            let temp_c = match method {
                Method::DegreeHours => day.mean_c,
                Method::Caltrack => day.utc_mean_c,
            };
            let expected = if temp_c.is_finite() { model.day(&day) } else { f64::NAN };
            CourseDay { date: day.date, temp_c, energy: day.energy, expected, is_baseline }
        };
        days(series, from, to).into_iter().map(day).collect::<Vec<_>>()
    };
    let mut all = of(baseline_start, periods.baseline_end, true);
    all.extend(of(periods.reporting_start, reporting_end, false));
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::savings::savings;
    use domain::Zone;

    #[test]
    fn the_days_add_up_to_the_figure() {
        let zone = Zone::utc();
        let n = 500 * 24;
        let temp: Vec<f64> = (0..n).map(|i| 10.0 - 12.0 * (i as f64 / 8_766.0 * std::f64::consts::TAU).cos()).collect();
        let value: Vec<f64> =
            temp.iter().enumerate().map(|(i, t)| (5.0 + (15.0 - t).max(0.0)) * if i < 365 * 24 { 1.0 } else { 0.9 }).collect();
        let start = 1_767_225_600_000;
        let series = Hourly { start, zone: &zone, value: &value, temp_c: &temp };
        let end = start + 365 * 24 * HOUR_MS;
        let periods = Periods { baseline_end: end, reporting_start: end, reporting_end: None };
        let found = savings(&series, &periods, Method::DegreeHours, 0.9).unwrap();
        let days = course(&series, &periods, Method::DegreeHours, &found.model);
        let sum = |of: &dyn Fn(&CourseDay) -> f64| days.iter().filter(|day| !day.is_baseline).map(of).sum::<f64>();
        assert!((sum(&|day| day.expected) - found.counterfactual).abs() < 1e-6 * found.counterfactual);
        assert!((sum(&|day| day.energy.unwrap()) - found.metered).abs() < 1e-6 * found.metered);
        assert_eq!(days.iter().filter(|day| day.is_baseline).count(), 365);
        // Where it is as warm all day, the line of the model is what it says of the day.
        assert!((found.model.at(-5.0, false) - (120.0 + 24.0 * 20.0)).abs() < 12.0, "{}", found.model.at(-5.0, false));
    }
}
