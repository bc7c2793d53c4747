//! The profile of a meter's load: base and peak, duration curve, typical days, waste at night and
//! on weekends, intensity by area, and a score. Faults are in `detect`; money is left out.

mod off_hours;
mod typical;

pub use off_hours::{OffHours, off_hours};
pub use typical::{TypicalDay, typical_days};

use crate::robust::{mean, quantile};
use crate::series::{DAY, Hourly, WEEK, WallHour};
use crate::{Error, Result};

/// Hours of a year, leap years on average.
const YEAR_HOURS: f64 = 8_766.0;
/// 1 kWh in kBtu.
const KBTU_PER_KWH: f64 = 3.412_142;
/// 1 m² in square feet.
const SQUARE_FEET_PER_M2: f64 = 10.763_91;
/// With a larger share of hours below zero, a series is a net flow rather than use.
const NET_SHARE: f64 = 0.02;

/// A load profile. Energies are in the series' unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Energy of all measured hours.
    pub total: f64,
    /// Mean of the hours.
    pub mean: f64,
    /// Hours below zero: with any, this is a net flow, and its base load, load factor and waste say
    /// nothing of use.
    pub below_zero: usize,
    /// Whether so many hours are below 0 that this is what was drawn less what was fed in. What the
    /// building itself used is unknown then, and so are its base load, its waste and its score.
    pub is_net: bool,
    /// The load that nearly always runs: the 5th percentile of the hours.
    pub base_load: f64,
    /// The highest hour.
    pub peak: f64,
    /// The index of the highest hour.
    pub peak_at: usize,
    /// Mean over peak.
    pub load_factor: f64,
    /// The load duration curve: the load reached or exceeded for 0, 1, ... 100 % of the time.
    pub duration: Vec<f64>,
    /// Mean of each hour of the day, Monday to Friday; `NaN` where none was measured.
    pub weekday: [f64; DAY],
    /// Mean of each hour of the day on weekends; `NaN` where none was measured.
    pub weekend: [f64; DAY],
    /// Groups of similar days, the most frequent first.
    pub typical_days: Vec<TypicalDay>,
    /// Energy of nights (22 to 6, Monday to Friday) above that of the meter's quiet nights (their
    /// 10th percentile).
    pub night_waste: f64,
    /// Energy of weekends above that of the meter's quiet weekend hours (10th percentile of that
    /// hour).
    pub weekend_waste: f64,
    /// The efficiency score and its parts.
    pub efficiency: Efficiency,
}

/// The efficiency score:
///
/// ```text
/// 40 (1 - night ratio) + 25 (1 - weekend ratio)
///     + 20 min(1, load factor / 0.6) + 15 (1 - min(1, waste share / 0.2))
/// ```
///
/// - Night ratio: the mean of nights (0 to 5) over that of working hours (Monday to Friday, 9 to
///   17).
/// - Weekend ratio: the mean of weekends at those hours over the same. Both ratios are clamped to
///   0..1.
/// - Waste share: night and weekend waste over the total.
///
/// The formula is this project's own, and stated in full so that people can argue with it. It
/// compares a building with itself and its like, and is not an ENERGY STAR score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Efficiency {
    /// 0 to 100; `NaN` where nothing was used, or where more than a few hours are below zero: there is
    /// no use to judge.
    pub score: f64,
    /// Nights over working hours.
    pub night_ratio: f64,
    /// Weekends over working hours.
    pub weekend_ratio: f64,
    /// Night and weekend waste over the total.
    pub waste_share: f64,
}

/// Energy use intensity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Intensity {
    /// kWh a m² and year.
    pub kwh_per_m2: f64,
    /// kBtu a square foot and year.
    pub kbtu_per_square_foot: f64,
}

/// The profile of a series.
///
/// # Errors
/// When fewer than two weeks were measured.
pub fn profile(series: &Hourly, seed: u64) -> Result<Profile> {
    series.check()?;
    let known: Vec<(usize, f64, WallHour)> =
        series.value.iter().enumerate().filter(|(_, v)| v.is_finite()).map(|(i, &v)| (i, v, series.wall(i))).collect();
    if known.len() < 2 * WEEK {
        return Err(Error::TooShort { what: "a load profile", needed: 2 * WEEK, given: known.len() });
    }
    let mut sorted: Vec<f64> = known.iter().map(|hour| hour.1).collect();
    sorted.sort_by(f64::total_cmp);
    let total: f64 = sorted.iter().sum();
    let mean_load = total / sorted.len() as f64;
    let (peak_at, peak, _) =
        known.iter().copied().fold((0, f64::NEG_INFINITY, known[0].2), |best, hour| if hour.1 > best.1 { hour } else { best });
    let of =
        |keep: &dyn Fn(&WallHour) -> bool| -> Vec<f64> { known.iter().filter(|hour| keep(&hour.2)).map(|hour| hour.1).collect() };
    let night_waste = above_quiet(&of(&|clock| !clock.weekend() && (clock.hour >= 22 || clock.hour < 6)));
    let weekend_waste = (0..DAY).map(|h| above_quiet(&of(&|clock| clock.weekend() && clock.hour == h))).sum::<f64>();
    let working = mean(&of(&|clock| !clock.weekend() && (9..17).contains(&clock.hour)));
    let ratio = |sample: &[f64]| {
        let ratio = mean(sample) / working;
        if ratio.is_finite() { ratio.clamp(0.0, 1.0) } else { 1.0 }
    };
    let night_ratio = ratio(&of(&|clock| clock.hour < 5));
    let weekend_ratio = ratio(&of(&|clock| clock.weekend() && (9..17).contains(&clock.hour)));
    let waste_share = if total > 0.0 { (night_waste + weekend_waste) / total } else { 0.0 };
    let load_factor = if peak > 0.0 { mean_load / peak } else { 0.0 };
    let score = 40.0 * (1.0 - night_ratio)
        + 25.0 * (1.0 - weekend_ratio)
        + 20.0 * (load_factor / 0.6).clamp(0.0, 1.0)
        + 15.0 * (1.0 - (waste_share / 0.2).clamp(0.0, 1.0));
    let below_zero = sorted.iter().filter(|v| **v < 0.0).count();
    let is_net = below_zero as f64 > NET_SHARE * sorted.len() as f64;
    let score = if total > 0.0 && !is_net { score } else { f64::NAN };
    Ok(Profile {
        total,
        mean: mean_load,
        below_zero,
        is_net,
        base_load: quantile(&mut sorted.clone(), 0.05),
        peak,
        peak_at,
        load_factor,
        duration: (0..=100).map(|share| sorted[(sorted.len() - 1) * (100 - share) / 100]).collect(),
        weekday: std::array::from_fn(|h| mean(&of(&|clock| !clock.weekend() && clock.hour == h))),
        weekend: std::array::from_fn(|h| mean(&of(&|clock| clock.weekend() && clock.hour == h))),
        typical_days: typical_days(series, seed),
        night_waste,
        weekend_waste,
        efficiency: Efficiency { score, night_ratio, weekend_ratio, waste_share },
    })
}

fn above_quiet(sample: &[f64]) -> f64 {
    let quiet = quantile(&mut sample.to_vec(), 0.1);
    sample.iter().map(|v| (v - quiet).max(0.0)).filter(|v| v.is_finite()).sum()
}

/// Energy use intensity from the mean of an hour in kWh and the floor area.
///
/// # Errors
/// When the area is not above 0.
pub fn intensity(mean_kwh: f64, area_m2: f64) -> Result<Intensity> {
    if area_m2.is_nan() || area_m2 <= 0.0 {
        return Err(Error::Parameter { name: "area", given: area_m2.to_string(), expected: "square metres above 0" });
    }
    let kwh_per_m2 = mean_kwh * YEAR_HOURS / area_m2;
    Ok(Intensity { kwh_per_m2, kbtu_per_square_foot: kwh_per_m2 * KBTU_PER_KWH / SQUARE_FEET_PER_M2 })
}

/// The percentage of similar buildings that use more for their area, 0 to 100; ties count half.
/// Higher is better. `None` without others.
#[must_use]
pub fn percentile_among(intensity: f64, others: &[f64]) -> Option<f64> {
    let known = || others.iter().filter(|other| other.is_finite());
    let count = known().count();
    let more = known().filter(|&&other| other > intensity).count() as f64;
    let same = known().filter(|&&other| other == intensity).count() as f64;
    (count > 0).then(|| 100.0 * (more + same / 2.0) / count as f64)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;
    use domain::Zone;

    /// An office, from a Monday: 2 an hour at night and on weekends, 10 in working hours.
    fn office(weeks: usize) -> Vec<f64> {
        (0..weeks * WEEK).map(|i| if (i / DAY) % 7 < 5 && (8..18).contains(&(i % DAY)) { 10.0 } else { 2.0 }).collect()
    }

    fn series<'a>(value: &'a [f64], zone: &'a Zone) -> Hourly<'a> {
        Hourly { start: 1_767_571_200_000, zone, value, temp_c: &[] }
    }

    #[test]
    fn an_office_has_its_base_peak_and_two_kinds_of_days() {
        let (value, zone) = (office(8), Zone::utc());
        let found = profile(&series(&value, &zone), 1).unwrap();
        assert_eq!((found.base_load, found.peak, found.peak_at), (2.0, 10.0, 8));
        assert!((found.mean - (50.0 * 10.0 + 118.0 * 2.0) / 168.0).abs() < 1e-9);
        assert_eq!((found.duration[0], found.duration[100]), (10.0, 2.0));
        assert_eq!(found.typical_days.len(), 2);
        assert_eq!(found.typical_days[0].days, 40);
        assert_eq!(found.typical_days[0].by_weekday, [8, 8, 8, 8, 8, 0, 0]);
        assert!((found.typical_days[0].hours[12] - 10.0).abs() < 1e-6);
        assert_eq!((found.night_waste, found.weekend_waste), (0.0, 0.0));
        assert_eq!(found.weekday[12], 10.0);
        assert_eq!(found.weekend[12], 2.0);
    }

    #[test]
    fn nights_that_do_not_settle_cost_points() {
        let zone = Zone::utc();
        let mut value = office(8);
        let good = profile(&series(&value, &zone), 1).unwrap();
        for i in (0..value.len()).filter(|i| (i / DAY).is_multiple_of(3) && i % DAY < 6) {
            value[i] = 8.0;
        }
        let bad = profile(&series(&value, &zone), 1).unwrap();
        assert!(bad.night_waste > 0.0 && bad.efficiency.score < good.efficiency.score - 5.0);
    }

    #[test]
    fn intensity_agrees_in_both_units() {
        let found = intensity(10.0, 1_000.0).unwrap();
        assert!((found.kwh_per_m2 - 87.66).abs() < 1e-9);
        assert!((found.kbtu_per_square_foot - 87.66 * 0.316_998).abs() < 1e-3);
        assert!(intensity(10.0, 0.0).unwrap_err().to_string().contains("square metres above 0"));
    }

    #[test]
    fn the_percentile_counts_those_that_use_more() {
        assert_eq!(percentile_among(50.0, &[40.0, 60.0, 70.0, 80.0]), Some(75.0));
        assert_eq!(percentile_among(50.0, &[]), None);
    }

    #[test]
    fn a_net_flow_and_a_meter_without_use_have_no_score() {
        let zone = Zone::utc();
        let mut value = office(4);
        assert!(profile(&series(&value, &zone), 1).unwrap().efficiency.score.is_finite());
        value[12] = -3.0;
        let found = profile(&series(&value, &zone), 1).unwrap();
        assert!(found.below_zero == 1 && found.efficiency.score.is_finite() && !found.is_net);
        value.iter_mut().step_by(24).for_each(|noon| *noon = -3.0);
        let found = profile(&series(&value, &zone), 1).unwrap();
        assert!(found.below_zero == 29 && found.efficiency.score.is_nan() && found.is_net);
        assert!(profile(&series(&[0.0; 4 * WEEK], &zone), 1).unwrap().efficiency.score.is_nan());
    }

    #[test]
    fn a_week_is_too_short() {
        let (value, zone) = (office(1), Zone::utc());
        assert_eq!(
            profile(&series(&value, &zone), 1).unwrap_err().to_string(),
            "a load profile needs at least 336 hours with a reading, and there are 168"
        );
    }
}
