//! Few rows at the start or the end of a series that are a thousand times as large or small as all
//! others: too few for `doubt::change`, which compares days. Leaves out what is to be said of them.

use super::doubt::Change;
use crate::robust::{median, quantile};

/// Days at an end that are looked at, where a day has hours and where rows are days.
const DAYS: usize = 2;
const DAYS_OF_DAYS: usize = 6;
/// The days beside them that tell what is usual at a time of day, and the fewest values of such a time.
const DAYS_BESIDE: usize = 28;
const ALIKE_MIN: usize = 3;
/// The fewest values that tell what is usual.
const USUAL_MIN: usize = 24;
const USUAL_MIN_OF_DAYS: usize = 7;
/// Beyond this power of ten a value is not of the usual size. So many others may stand between two
/// such: an hour of rest is small in any unit.
const FAR: f64 = 1.5;
const BETWEEN: usize = 3;
/// The power of ten between a unit and the one of a thousand.
const POWER: f64 = 3.0;
/// How far, in powers of ten, the middle ratio may be from that, beyond what is usual in all but a
/// few hours. A device that starts to work is as much more by chance only.
const OFF: f64 = 0.05;
const OFF_MAX: f64 = 0.5;
const USUAL: f64 = 0.95;
/// Most ratios are as near as twice that.
const NEAR_SHARE: f64 = 0.75;
/// A load whose hours differ much tells less by the hour, and more by the whole: values that are far
/// above all others, and of a usual size in the other unit.
const BEYOND_ALL_BY_FAR: f64 = 1.2;
const WIDE: f64 = 0.5;
/// The values have never been as large (or small): so many times the fifth of all others. And in
/// the other unit they would be no more than that.
const BEYOND_ALL: f64 = 3.0;
const RANK: usize = 4;

/// Finds few values at the end, else at the start, that are in another unit. `a_day` is the number of
/// values of a day.
pub(super) fn change(value: &[f64], a_day: usize) -> Option<Change> {
    let sizes: Vec<f64> = value.iter().map(|v| v.abs().log10()).collect();
    if let Some((count, power)) = at_end(&sizes, a_day) {
        return Some(Change { at: value.len() - count, factor: 10f64.powf(power) });
    }
    let turned: Vec<f64> = sizes.iter().rev().copied().collect();
    at_end(&turned, a_day).map(|(count, power)| Change { at: count, factor: 10f64.powf(-power) })
}

/// How many values at the end are in another unit, and the power of ten. `sizes` are logarithms, of
/// which those that are not finite are missing or zero.
fn at_end(sizes: &[f64], a_day: usize) -> Option<(usize, f64)> {
    let (reach, least) = if a_day > 1 { (DAYS * a_day, USUAL_MIN) } else { (DAYS_OF_DAYS, USUAL_MIN_OF_DAYS) };
    let known = |sizes: &[f64]| sizes.iter().copied().filter(|size| size.is_finite()).collect::<Vec<f64>>();
    let level = median(&mut known(sizes));
    [1.0, -1.0].into_iter().find_map(|sign| {
        let count = far_at_end(sizes, level, sign, reach)?;
        let (others, tail) = sizes.split_at(sizes.len() - count);
        let (mut all, few) = (known(others), known(tail).len());
        if all.len() < least.max(3 * few) {
            return None;
        }
        let usual = |i: usize| {
            let beside = (1..=DAYS_BESIDE + DAYS).filter_map(|day| i.checked_sub(day * a_day));
            let mut alike: Vec<f64> = beside.filter_map(|i| others.get(i).copied()).filter(|size| size.is_finite()).collect();
            if alike.len() < ALIKE_MIN { level } else { median(&mut alike) }
        };
        let ratios = |range: std::ops::Range<usize>| -> Vec<f64> {
            range.map(|i| sizes[i] - usual(i)).filter(|ratio| ratio.is_finite()).collect()
        };
        let mut beside: Vec<f64> =
            ratios(others.len().saturating_sub(DAYS_BESIDE * a_day)..others.len()).into_iter().map(f64::abs).collect();
        let mut offs: Vec<f64> =
            ratios(others.len()..sizes.len()).into_iter().map(|ratio| (ratio - sign * POWER).abs()).collect();
        let off_max = (OFF + quantile(&mut beside, USUAL)).min(OFF_MAX);
        all.sort_by(|a, b| (sign * b).total_cmp(&(sign * a)));
        let most = all[RANK.min(all.len() - 1)];
        let (middle, beyond) = (median(&mut known(tail)), BEYOND_ALL.log10());
        let is_beyond = sign * (middle - most) > beyond && sign * (middle - most) < POWER + beyond;
        let is_near = median(&mut offs) <= off_max && quantile(&mut offs, NEAR_SHARE) <= 2.0 * off_max;
        let (least, largest) = (quantile(&mut all, 1.0 - USUAL), quantile(&mut all, USUAL));
        let is_usual = largest - least > WIDE && (least..=largest).contains(&(middle - sign * POWER));
        let is_told = is_near && is_beyond || is_usual && sign * (middle - most) > BEYOND_ALL_BY_FAR;
        is_told.then_some((count, sign * POWER))
    })
}

/// How many values at the end are all far from the level, but for few between them.
fn far_at_end(sizes: &[f64], level: f64, sign: f64, reach: usize) -> Option<usize> {
    let (mut count, mut between) = (0, 0);
    for (back, size) in sizes.iter().rev().enumerate().filter(|(_, size)| size.is_finite()) {
        if sign * (size - level) > FAR {
            (count, between) = (back + 1, 0);
        } else if between == BETWEEN || count == 0 {
            break;
        } else {
            between += 1;
        }
        if count > reach {
            return None;
        }
    }
    (count > 0).then_some(count)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    /// Four weeks of a load with quiet nights, that differs from day to day.
    fn load() -> Vec<f64> {
        (0..672).map(|i| (0.2 + f64::from((i % 24) * 7 % 11) / 5.0) * (0.6 + f64::from(i * 7_919 % 101) / 90.0)).collect()
    }

    #[test]
    fn few_hours_at_either_end_in_another_unit_are_found() {
        for hours in [1, 2, 3, 4, 6, 9, 11, 17, 24, 30] {
            for factor in [1_000.0, 0.001] {
                let mut value = load();
                value[672 - hours..].iter_mut().for_each(|v| *v *= factor);
                assert_eq!(change(&value, 24), Some(Change { at: 672 - hours, factor }), "{hours}");
                let mut value = load();
                value[..hours].iter_mut().for_each(|v| *v *= factor);
                let found = change(&value, 24).unwrap();
                assert!(found.at == hours && (found.factor * factor - 1.0).abs() < 1e-9, "{hours} {found:?}");
            }
        }
        // With an hour of rest, and one that is missing.
        let mut value = load();
        value[664..].iter_mut().for_each(|v| *v *= 1_000.0);
        (value[667], value[669]) = (0.0, f64::NAN);
        assert_eq!(change(&value, 24).map(|found| found.at), Some(664));
        // Days.
        let days: Vec<f64> = load().chunks(24).map(|day| day.iter().sum::<f64>()).collect();
        let last: Vec<f64> = days.iter().enumerate().map(|(i, v)| if i >= 26 { v * 1_000.0 } else { *v }).collect();
        assert_eq!((change(&last, 1).map(|found| found.at), change(&days, 1)), (Some(26), None));
    }

    #[test]
    fn what_starts_to_work_or_grows_is_no_other_unit() {
        assert_eq!(change(&load(), 24), None);
        type At = fn(usize) -> f64;
        let before: [(&str, At, At); 5] = [
            ("a charger beside the house", |i| load()[i], |i| load()[i] + 22.0),
            ("a charger beside a quiet flat", |i| 0.05 * load()[i] + 0.03, |i| 0.05 * load()[i] + 11.0),
            ("a charger's own meter", |i| 0.003 + (i % 3) as f64 / 1_000.0, |i| if i % 5 == 0 { 3.5 } else { 7.2 }),
            ("a heat pump's own meter", |i| 0.02 + (i % 7) as f64 / 1_000.0, |i| 1.5 + (i % 4) as f64 / 2.0),
            ("a cold day", |i| load()[i], |i| 20.0 * load()[i]),
        ];
        for (what, usual, works) in before {
            for hours in [1, 3, 6, 11, 24] {
                let value: Vec<f64> = (0..672).map(|i| if i < 672 - hours { usual(i) } else { works(i) }).collect();
                assert_eq!(change(&value, 24), None, "{what}, {hours} hours");
            }
        }
        assert_eq!(change(&[0.0; 500], 24), None);
        assert_eq!(change(&[1.0, 1_000.0], 24), None);
        assert_eq!(change(&[], 24), None);
        assert_eq!(change(&[f64::NAN; 100], 24), None);
    }
}
