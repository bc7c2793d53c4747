//! A baseline's model as a sentence, in the units of its readers.

use crate::amounts;
use analytics::savings::{Degrees, Model};
use domain::{UnitSystem, Utility};
use wording::Words;
use wording::page::performance::savings::model_words as says;

/// A model as a sentence: `1,518 kWh a day, 453 kWh less on weekends, 9.60 kWh more for each degree
/// below 25 °C`.
pub fn model_words(words: Words, model: &Model, utility: Utility, system: UnitSystem) -> String {
    let amount = |value: f64| amounts::amount(value, utility, system);
    // The model's degree hours are in °C and its degree days in °F, in whatever unit they are shown.
    let beyond = |(point, slope): (f64, f64)| {
        let (slope, point) = match (model.degrees, system) {
            (Degrees::Hours, UnitSystem::Metric) | (Degrees::Days, UnitSystem::Us) => (slope, point),
            (Degrees::Hours, UnitSystem::Us) => (slope / 1.8, point * 1.8 + 32.0),
            (Degrees::Days, UnitSystem::Metric) => (slope * 1.8, (point - 32.0) / 1.8),
        };
        (amount(slope), words.fixed(point, 0))
    };
    says::model(
        words,
        &says::Model {
            a_day: amount(model.base),
            weekend: (model.weekend != 0.0).then(|| (amount(model.weekend.abs()), model.weekend < 0.0)),
            below: model.heating.map(beyond),
            above: model.cooling.map(beyond),
            degrees: if system == UnitSystem::Us { "°F" } else { "°C" },
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_said_in_the_degrees_of_its_readers() {
        let model = Model { degrees: Degrees::Hours, base: 100.0, weekend: -20.0, heating: Some((15.0, 9.0)), cooling: None };
        let said = |system| model_words(Words::ENGLISH, &model, Utility::Electricity, system).replace('\u{a0}', " ");
        assert_eq!(
            said(UnitSystem::Metric),
            "100 kWh a day, 20.0 kWh less on weekends, 9.00 kWh more for each degree below 15 °C"
        );
        assert_eq!(said(UnitSystem::Us), "100 kWh a day, 20.0 kWh less on weekends, 5.00 kWh more for each degree below 59 °F");
    }
}
