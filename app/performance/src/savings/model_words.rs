//! A baseline's model as a sentence, in the units of its readers.

use crate::words;
use analytics::savings::{Degrees, Model};
use domain::{UnitSystem, Utility, figure};

/// A model as a sentence: `1,518 kWh a day, 453 kWh less on weekends, 9.60 kWh more for each degree
/// below 25 °C`.
pub fn model_words(model: &Model, utility: Utility, system: UnitSystem) -> String {
    let amount = |value: f64| words::amount(value, utility, system).to_string();
    let mut text = format!("{} a day", amount(model.base));
    if model.weekend != 0.0 {
        let way = if model.weekend < 0.0 { "less" } else { "more" };
        text += &format!(", {} {way} on weekends", amount(model.weekend.abs()));
    }
    for (part, way) in [(model.heating, "below"), (model.cooling, "above")] {
        let Some((point, slope)) = part else { continue };
        // The model's degree hours are in °C and its degree days in °F, in whatever unit they are
        // shown.
        let (slope, point, unit) = match (model.degrees, system) {
            (Degrees::Hours, UnitSystem::Metric) => (slope, point, "°C"),
            (Degrees::Hours, UnitSystem::Us) => (slope / 1.8, point * 1.8 + 32.0, "°F"),
            (Degrees::Days, UnitSystem::Metric) => (slope * 1.8, (point - 32.0) / 1.8, "°C"),
            (Degrees::Days, UnitSystem::Us) => (slope, point, "°F"),
        };
        text += &format!(", {} more for each degree {way} {} {unit}", amount(slope), figure::fixed(point, 0));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_said_in_the_degrees_of_its_readers() {
        let model = Model { degrees: Degrees::Hours, base: 100.0, weekend: -20.0, heating: Some((15.0, 9.0)), cooling: None };
        let said = |system| model_words(&model, Utility::Electricity, system).replace('\u{a0}', " ");
        assert_eq!(
            said(UnitSystem::Metric),
            "100 kWh a day, 20.0 kWh less on weekends, 9.00 kWh more for each degree below 15 °C"
        );
        assert_eq!(said(UnitSystem::Us), "100 kWh a day, 20.0 kWh less on weekends, 5.00 kWh more for each degree below 59 °F");
    }
}
