//! A target: a reduction by some percent against a baseline period. Computes the progress and a
//! projection of the end. Weather (see `savings`) and money are left out.

use super::days::{Day, days};
use super::student;
use crate::robust::mean;
use crate::series::Hourly;
use crate::{Error, Result};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS};

/// A reduction against a baseline period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The baseline period.
    pub baseline: Span,
    /// The period of the target.
    pub period: Span,
    /// The reduction, as a fraction: 0.1 for a tenth less.
    pub reduction: f64,
}

/// The progress towards a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Days of the period with a value.
    pub days: usize,
    /// Days of the period that are still to come, or have no value.
    pub days_left: usize,
    /// The baseline's use on the measured days.
    pub baseline_so_far: f64,
    /// The use on the measured days.
    pub used: f64,
    /// The reduction so far, as a fraction of the baseline; below 0 where more was used.
    pub reduction_so_far: f64,
    /// The baseline's use in the whole period.
    pub baseline: f64,
    /// The most use in the whole period that reaches the target.
    pub allowed: f64,
    /// The projected use in the whole period, if the rest compares with the baseline as the
    /// measured days do.
    pub projected: f64,
    /// Half the width of the projection's interval with probability 0.9, by how weeks differed so
    /// far; `NaN` before the third week.
    pub projected_half_width: f64,
    /// The projected reduction at the end, as a fraction.
    pub projected_reduction: f64,
    /// Whether the projection reaches the target.
    pub on_track: bool,
}

/// The fewest measured days of a baseline.
const BASELINE_DAYS_MIN: usize = 28;
const LEVEL: f64 = 0.9;

/// The progress towards a target, by the measured days of its period.
///
/// Each day is compared with the mean of the baseline's days of its month and kind (working day or
/// weekend). Where the baseline has no such month, it is compared with all baseline days of that
/// kind. So a summer gets no credit for a comparison with winter.
///
/// # Errors
/// When the reduction is not a fraction below 1, a span is empty, or the baseline has fewer than 28
/// days or the period none with at least 20 hours of values.
pub fn progress(series: &Hourly, target: &Target) -> Result<Progress> {
    series.check()?;
    if !(target.reduction > -1.0 && target.reduction < 1.0) {
        return Err(Error::Parameter {
            name: "reduction",
            given: target.reduction.to_string(),
            expected: "a share such as 0.1 for a tenth less",
        });
    }
    for (name, span) in [("baseline", target.baseline), ("period", target.period)] {
        if span.length_ms() < DAY_MS {
            return Err(Error::Parameter { name, given: format!("{} ms long", span.length_ms()), expected: "a day or more" });
        }
    }
    let before: Vec<Day> = days(series, target.baseline.start, target.baseline.end);
    let known: Vec<(Date, f64)> = before.iter().filter_map(|day| day.energy.map(|energy| (day.date, energy))).collect();
    if known.len() < BASELINE_DAYS_MIN {
        return Err(Error::TooShort { what: "a target's baseline", needed: BASELINE_DAYS_MIN * 24, given: known.len() * 24 });
    }
    let usual = |date: Date| {
        let of = |keep: &dyn Fn(Date) -> bool| {
            let days: Vec<f64> = known.iter().filter(|(day, _)| keep(*day)).map(|pair| pair.1).collect();
            (!days.is_empty()).then(|| mean(&days))
        };
        let weekend = |day: Date| day.weekday() >= 5;
        of(&|day| day.month == date.month && weekend(day) == weekend(date))
            .or_else(|| of(&|day| weekend(day) == weekend(date)))
            .or_else(|| of(&|_| true))
            .unwrap_or(0.0)
    };
    let now: Vec<Day> = days(series, target.period.start, target.period.end);
    let measured: Vec<(Date, f64)> = now.iter().filter_map(|day| day.energy.map(|energy| (day.date, energy))).collect();
    if measured.is_empty() {
        return Err(Error::TooShort { what: "a target's progress", needed: 24, given: 0 });
    }
    let (first, last) = (series.zone.date(target.period.start), series.zone.date(target.period.end - HOUR_MS));
    let calendar: Vec<Date> = (first.days()..=last.days()).map(Date::from_days).collect();
    let baseline: f64 = calendar.iter().map(|&date| usual(date)).sum();
    let pairs: Vec<(f64, f64)> = measured.iter().map(|&(date, energy)| (energy, usual(date))).collect();
    let used: f64 = pairs.iter().map(|pair| pair.0).sum();
    let baseline_so_far: f64 = pairs.iter().map(|pair| pair.1).sum();
    let ratio = if baseline_so_far > 0.0 { used / baseline_so_far } else { 1.0 };
    let rest = (baseline - baseline_so_far).max(0.0);
    let projected = used + ratio * rest;
    let allowed = baseline * (1.0 - target.reduction);
    Ok(Progress {
        days: measured.len(),
        days_left: calendar.len().saturating_sub(measured.len()),
        baseline_so_far,
        used,
        reduction_so_far: 1.0 - ratio,
        baseline,
        allowed,
        projected,
        projected_half_width: half_width(&pairs, ratio, rest, calendar.len()),
        projected_reduction: if baseline > 0.0 { 1.0 - projected / baseline } else { 0.0 },
        on_track: projected <= allowed,
    })
}

/// The half width, from how whole weeks differed from the overall ratio.
fn half_width(pairs: &[(f64, f64)], ratio: f64, rest: f64, calendar: usize) -> f64 {
    let weeks: Vec<f64> = pairs
        .chunks_exact(7)
        .map(|week| (week.iter().map(|pair| pair.0).sum::<f64>(), week.iter().map(|pair| pair.1).sum::<f64>()))
        .filter(|week| week.1 > 0.0)
        .map(|week| week.0 / week.1 - ratio)
        .collect();
    let seen = weeks.len() as f64;
    let to_come = (calendar.saturating_sub(pairs.len()) as f64 / 7.0).max(1.0 / 7.0);
    if rest <= 0.0 {
        return 0.0;
    }
    if weeks.len() < 3 {
        return f64::NAN;
    }
    let deviation = (weeks.iter().map(|off| off * off).sum::<f64>() / (seen - 1.0)).sqrt();
    student(LEVEL, seen - 1.0) * deviation * rest * (1.0 / to_come + 1.0 / seen).sqrt()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;
    use domain::Zone;

    /// Two years from 2025-01-01: 2 an hour in summer, 6 in winter, 10 % less in the second.
    fn progress_after(days_of_period: usize, reduction: f64) -> Progress {
        let start = 1_735_689_600_000;
        let value: Vec<f64> = (0..(365 + days_of_period) * 24)
            .map(|i| {
                let month = Date::from_days(start / DAY_MS + i as i64 / 24).month;
                let season = if (4..10).contains(&month) { 2.0 } else { 6.0 };
                season * if i < 365 * 24 { 1.0 } else { 0.9 }
            })
            .collect();
        let zone = Zone::utc();
        let series = Hourly { start, zone: &zone, value: &value, temp_c: &[] };
        let turn = start + 365 * DAY_MS;
        let target =
            Target { baseline: Span { start, end: turn }, period: Span { start: turn, end: turn + 365 * DAY_MS }, reduction };
        progress(&series, &target).unwrap()
    }

    #[test]
    fn a_winter_is_compared_with_the_winter_before() {
        let found = progress_after(60, 0.08);
        assert!((found.reduction_so_far - 0.1).abs() < 1e-9, "{found:?}");
        assert!((found.projected_reduction - 0.1).abs() < 1e-9);
        assert!(found.on_track && found.days == 60 && found.days_left == 305);
        assert!(found.projected_half_width < 1e-6 * found.projected);
        assert!((found.allowed / found.baseline - 0.92).abs() < 1e-9);
        assert!(!progress_after(60, 0.12).on_track);
    }

    #[test]
    fn at_its_end_nothing_is_projected() {
        let found = progress_after(365, 0.1);
        assert_eq!(found.days_left, 0);
        assert!((found.projected - found.used).abs() < 1e-6);
        assert_eq!(found.projected_half_width, 0.0);
    }
}
