//! Floor areas in words and in fields, in the units of a site.

use crate::field::written;
use domain::{UnitSystem, display};
use wording::Words;

pub fn area_words(words: Words, area_m2: f64, system: UnitSystem) -> String {
    let (area, unit) = display::area_m2(area_m2, system);
    format!("{} {unit}", words.fixed(area, 0))
}

/// The step of a floor area in a field, in the shown unit.
fn area_step(system: UnitSystem) -> f64 {
    match system {
        UnitSystem::Us => 1.0,
        UnitSystem::Metric => 0.1,
    }
}

/// A floor area as a field shows it.
pub fn area_written(area_m2: Option<f64>, system: UnitSystem) -> String {
    let step = area_step(system);
    written(area_m2.map(|area| (display::area_m2(area, system).0 / step).round() * step))
}

/// The floor area from a field. Keeps the old value if the field only shows it rounded.
pub fn area_read(typed: Option<f64>, before: Option<f64>, system: UnitSystem) -> Option<f64> {
    let area = typed? / display::area_m2(1.0, system).0;
    let apart = |before: f64| (before - area).abs() * display::area_m2(1.0, system).0;
    Some(before.filter(|before| apart(*before) <= 0.51 * area_step(system)).unwrap_or(area))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_floor_area_that_was_only_shown_is_not_changed_by_it() {
        for system in [UnitSystem::Us, UnitSystem::Metric] {
            let shown = area_written(Some(4_123.456), system);
            assert_eq!(area_read(shown.parse().ok(), Some(4_123.456), system), Some(4_123.456), "{shown}");
        }
        assert_eq!(
            (area_written(Some(100.0), UnitSystem::Us), area_written(Some(0.25), UnitSystem::Metric)),
            ("1076".to_owned(), "0.3".to_owned())
        );
        let read = area_read(Some(1_076.391_041_670_972_2), None, UnitSystem::Us).unwrap_or_default();
        assert!((read - 100.0).abs() < 1e-9);
    }
}
