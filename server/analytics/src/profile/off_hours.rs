//! Use while hardly anybody is there: nights and weekends. How much of it is waste is left out.

use crate::series::{Hourly, WallHour};

/// The use of nights (22 to 6) and weekends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OffHours {
    /// Their share of the energy, 0 to 1.
    pub share: f64,
    /// Their share of the measured hours: the share that a constant load would use.
    pub share_of_time: f64,
}

/// The share of nights and weekends in a series' use; `None` where it used nothing, or nothing is
/// known.
#[must_use]
pub fn off_hours(series: &Hourly) -> Option<OffHours> {
    let is_off = |clock: WallHour| clock.weekend() || clock.hour >= 22 || clock.hour < 6;
    let (mut total, mut off, mut hours, mut off_hours) = (0.0, 0.0, 0_usize, 0_usize);
    for (i, &value) in series.value.iter().enumerate().filter(|(_, value)| value.is_finite()) {
        let is_off = is_off(series.wall(i));
        total += value;
        hours += 1;
        if is_off {
            off += value;
            off_hours += 1;
        }
    }
    (total > 0.0).then(|| OffHours { share: (off / total).clamp(0.0, 1.0), share_of_time: off_hours as f64 / hours as f64 })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use domain::Zone;

    #[test]
    fn a_load_that_never_changes_uses_by_night_and_weekend_what_their_time_is() {
        let zone = Zone::utc();
        // Four weeks from a Monday.
        let of = |value: &[f64]| off_hours(&Hourly { start: 1_767_571_200_000, zone: &zone, value, temp_c: &[] });
        let flat = of(&vec![2.0; 4 * 168]).unwrap();
        assert!((flat.share - 88.0 / 168.0).abs() < 1e-9 && (flat.share - flat.share_of_time).abs() < 1e-9);
        let office: Vec<f64> =
            (0..4 * 168).map(|i| if (i / 24) % 7 < 5 && (8..18).contains(&(i % 24)) { 10.0 } else { 0.0 }).collect();
        assert_eq!(of(&office).unwrap().share, 0.0);
        assert_eq!(of(&[f64::NAN, 0.0]), None);
    }
}
