//! Amounts in the units that people at a place are used to: US customary or metric. Stored values
//! do not change; pages convert at their edge. Leaves out words and markup.

use crate::figure::{Figure, significant};
use crate::named;
use crate::units::{BTU_PER_KWH, THERMS_PER_GAS_M3};
use crate::{Unit, Utility};
use serde::{Deserialize, Serialize};

/// The units that people are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitSystem {
    /// Therms, gallons, pounds, °F, square feet.
    Us,
    /// Cubic metres, kilograms, °C, square metres.
    #[default]
    Metric,
}

named!(UnitSystem {
    Us => "us",
    Metric => "metric",
});

/// Time zones of the fifty states that are not under `US/`.
const US_ZONES: [&str; 17] = [
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Adak",
    "America/Juneau",
    "America/Sitka",
    "America/Nome",
    "America/Yakutat",
    "America/Metlakatla",
    "America/Boise",
    "America/Detroit",
    "America/Menominee",
    "America/Puerto_Rico",
    "Pacific/Honolulu",
];

/// Whether an IANA time zone is in the United States.
#[must_use]
pub fn is_us_zone(zone: &str) -> bool {
    let is_state = ["US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/"].iter().any(|p| zone.starts_with(p));
    is_state || US_ZONES.contains(&zone)
}

impl UnitSystem {
    /// The default for a site: US units if its time zone is in the US.
    #[must_use]
    pub fn of_place(zone: &str) -> Self {
        if is_us_zone(zone) { Self::Us } else { Self::Metric }
    }
}

/// Litres in a US gallon.
const LITRES_PER_GAL: f64 = 3.785_411_784;
/// Kilograms in a pound.
const KG_PER_LB: f64 = 0.453_592_37;
/// Square feet in a square metre.
const FT2_PER_M2: f64 = 10.763_910_416_709_722;

/// Converts a stored amount of a utility to the unit shown: the value and its symbol.
#[must_use]
pub fn amount(value: f64, utility: Utility, system: UnitSystem) -> (f64, &'static str) {
    match (utility, system) {
        (Utility::Electricity | Utility::Heat, _) => (value, "kWh"),
        (Utility::NaturalGas, UnitSystem::Us) => (value, "therms"),
        (Utility::NaturalGas, UnitSystem::Metric) => (value / THERMS_PER_GAS_M3, "m³"),
        (Utility::ChilledWater, UnitSystem::Us) => (value, "ton-h"),
        (Utility::ChilledWater, UnitSystem::Metric) => (value * 12_000.0 / BTU_PER_KWH, "kWh"),
        (Utility::Steam, UnitSystem::Us) => (value, "lb"),
        (Utility::Steam, UnitSystem::Metric) => (value * KG_PER_LB, "kg"),
        (Utility::HotWater, UnitSystem::Us) => (value, "gal"),
        (Utility::HotWater, UnitSystem::Metric) => (value * LITRES_PER_GAL / 1_000.0, "m³"),
        (Utility::Propane | Utility::FuelOil, UnitSystem::Us) => (value, "gal"),
        (Utility::Propane | Utility::FuelOil, UnitSystem::Metric) => (value * LITRES_PER_GAL, "L"),
        (Utility::Water, UnitSystem::Us) => (value * 1_000.0 / LITRES_PER_GAL, "gal"),
        (Utility::Water, UnitSystem::Metric) => (value, "m³"),
        (Utility::Climate, _) => level(value, Unit::Celsius, system),
        (Utility::Battery, _) => (value, Unit::Percent.symbol()),
        (Utility::Unknown, _) => (value, Unit::Unknown.symbol()),
    }
}

/// The unit for an amount of one: `therm` for `therms`.
#[must_use]
pub fn unit(utility: Utility, system: UnitSystem) -> &'static str {
    match amount(1.0, utility, system).1 {
        "therms" => "therm",
        symbol => symbol,
    }
}

/// Converts a shown amount to the stored unit: the inverse of [`amount`]. Not for levels.
#[must_use]
pub fn amount_stored(shown: f64, utility: Utility, system: UnitSystem) -> f64 {
    shown / amount(1.0, utility, system).0
}

/// Converts a price or emission per stored unit to one per shown unit.
#[must_use]
pub fn per_unit(of_stored: f64, utility: Utility, system: UnitSystem) -> f64 {
    of_stored / amount(1.0, utility, system).0
}

/// Converts a price or emission per shown unit to one per stored unit: the inverse of [`per_unit`].
#[must_use]
pub fn per_unit_stored(of_shown: f64, utility: Utility, system: UnitSystem) -> f64 {
    of_shown * amount(1.0, utility, system).0
}

/// How a channel's values are shown: stored value x `factor` + `offset`, with a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// See above.
    pub factor: f64,
    /// See above.
    pub offset: f64,
    /// The unit's symbol.
    pub symbol: &'static str,
}

impl Scale {
    /// The scale of a channel of this utility whose readings are stored in `unit`.
    #[must_use]
    pub fn of(utility: Utility, unit: Unit, system: UnitSystem) -> Self {
        if utility.is_amount() && unit == utility.unit() {
            let (factor, symbol) = amount(1.0, utility, system);
            return Self { factor, offset: 0.0, symbol };
        }
        let (offset, symbol) = level(0.0, unit, system);
        Self { factor: level(1.0, unit, system).0 - offset, offset, symbol }
    }

    /// Converts a stored value to the value shown.
    #[must_use]
    pub fn shown(self, stored: f64) -> f64 {
        stored * self.factor + self.offset
    }
}

/// A temperature difference that is stored in °F.
#[must_use]
pub fn difference_f(degrees_f: f64, system: UnitSystem) -> (f64, &'static str) {
    match system {
        UnitSystem::Us => (degrees_f, "°F"),
        UnitSystem::Metric => (degrees_f / 1.8, "°C"),
    }
}

/// Converts a level from its stored unit: a temperature becomes °F for US units.
#[must_use]
pub fn level(value: f64, unit: Unit, system: UnitSystem) -> (f64, &'static str) {
    match (unit, system) {
        (Unit::Celsius, UnitSystem::Us) => (value * 1.8 + 32.0, "°F"),
        _ => (value, unit.symbol()),
    }
}

/// Site energy in Btu, shown in kBtu or kWh.
#[must_use]
pub fn energy_btu(btu: f64, system: UnitSystem) -> (f64, &'static str) {
    match system {
        UnitSystem::Us => (btu / 1_000.0, "kBtu"),
        UnitSystem::Metric => (btu / BTU_PER_KWH, "kWh"),
    }
}

/// A mass of CO2e that is stored in kilograms.
#[must_use]
pub fn carbon_kg(kg: f64, system: UnitSystem) -> (f64, &'static str) {
    match system {
        UnitSystem::Us => (kg / KG_PER_LB, "lb CO₂e"),
        UnitSystem::Metric => (kg, "kg CO₂e"),
    }
}

/// A floor area that is stored in square metres.
#[must_use]
pub fn area_m2(m2: f64, system: UnitSystem) -> (f64, &'static str) {
    match system {
        UnitSystem::Us => (m2 * FT2_PER_M2, "ft²"),
        UnitSystem::Metric => (m2, "m²"),
    }
}

/// An amount as shown to people; large amounts of electricity are in MWh.
#[must_use]
pub fn figure(value: f64, utility: Utility, system: UnitSystem) -> Figure {
    match amount(value, utility, system) {
        (kwh, "kWh") => crate::figure::amount(kwh, Unit::KilowattHour),
        (value, unit) => Figure { number: significant(value), unit: unit.to_owned() },
    }
}

/// Amounts in one unit, that of the largest, as one sentence or one row shows them.
#[must_use]
pub fn figures<const N: usize>(values: [f64; N], utility: Utility, system: UnitSystem) -> [Figure; N] {
    let largest = values.into_iter().fold(0.0, |most: f64, value| if value.abs() > most.abs() { value } else { most });
    let shown = figure(largest, utility, system);
    values.map(|value| {
        let (amount, unit) = amount(value, utility, system);
        let amount = if shown.unit == "MWh" && unit == "kWh" { amount / 1e3 } else { amount };
        Figure { number: significant(amount), unit: shown.unit.clone() }
    })
}

/// The amount of one hour as a rate: power for electricity, units per hour for the rest.
#[must_use]
pub fn rate(an_hour: f64, utility: Utility, system: UnitSystem) -> Figure {
    if utility == Utility::Electricity {
        return crate::figure::power(an_hour * 1_000.0);
    }
    let Figure { number, unit } = figure(an_hour, utility, system);
    Figure { number, unit: format!("{unit}/h") }
}

/// The factor that turns an hour's amount into a rate for a chart, and the unit of the rate.
#[must_use]
pub fn rate_scale(utility: Utility, system: UnitSystem) -> (f64, String) {
    if utility == Utility::Electricity {
        return (1.0, "kW".to_owned());
    }
    let (factor, unit) = amount(1.0, utility, system);
    (factor, format!("{unit}/h"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(shown: (f64, &'static str), value: f64, unit: &str) {
        assert!((shown.0 - value).abs() < 1e-4 * value.abs() && shown.1 == unit, "{shown:?} is not {value} {unit}");
    }

    #[test]
    fn what_was_metered_in_cubic_metres_of_gas_is_shown_in_them() {
        // A register of 100 m3 is stored as 36.3 therms.
        close(amount(36.3, Utility::NaturalGas, UnitSystem::Metric), 100.0, "m³");
        close(amount(36.3, Utility::NaturalGas, UnitSystem::Us), 36.3, "therms");
    }

    #[test]
    fn each_utility_is_shown_in_what_people_know() {
        close(amount(1.0, Utility::ChilledWater, UnitSystem::Metric), 3.516_85, "kWh");
        close(amount(1_000.0, Utility::Steam, UnitSystem::Metric), 453.592, "kg");
        close(amount(1_000.0, Utility::HotWater, UnitSystem::Metric), 3.785_41, "m³");
        close(amount(1.0, Utility::Water, UnitSystem::Us), 264.172, "gal");
        close(level(20.0, Unit::Celsius, UnitSystem::Us), 68.0, "°F");
        close(energy_btu(3_412_142.0, UnitSystem::Metric), 1_000.0, "kWh");
        close(carbon_kg(1.0, UnitSystem::Us), 2.204_62, "lb CO₂e");
        close(area_m2(100.0, UnitSystem::Us), 1_076.39, "ft²");
        assert_eq!(figure(12_340.0, Utility::Electricity, UnitSystem::Us).to_string(), "12.3\u{a0}MWh");
    }

    #[test]
    fn what_is_typed_in_the_unit_that_is_shown_is_stored_in_its_own() {
        for &utility in Utility::ALL.iter().filter(|utility| utility.is_amount()) {
            for &system in UnitSystem::ALL {
                let (shown, symbol) = amount(12.5, utility, system);
                assert!((amount_stored(shown, utility, system) - 12.5).abs() < 1e-9, "{utility} in {symbol}");
                // The same amount costs the same, whichever unit its price refers to.
                let price = per_unit(0.4, utility, system);
                assert!((price * shown - 0.4 * 12.5).abs() < 1e-9, "{utility} in {symbol}");
                assert!((per_unit_stored(price, utility, system) - 0.4).abs() < 1e-12, "{utility} in {symbol}");
            }
        }
        assert_eq!(unit(Utility::NaturalGas, UnitSystem::Us), "therm");
        close(difference_f(36.0, UnitSystem::Metric), 20.0, "°C");
    }

    #[test]
    fn a_channels_values_are_shown_as_amounts_and_levels_are() {
        let shown = |utility, unit, system, value| {
            let scale = Scale::of(utility, unit, system);
            (scale.shown(value), scale.symbol)
        };
        close(shown(Utility::NaturalGas, Unit::Therm, UnitSystem::Metric, 36.3), 100.0, "m³");
        close(shown(Utility::Climate, Unit::Celsius, UnitSystem::Us, 20.0), 68.0, "°F");
        close(shown(Utility::Climate, Unit::Percent, UnitSystem::Us, 41.0), 41.0, "%");
        close(shown(Utility::Electricity, Unit::Watt, UnitSystem::Us, 412.0), 412.0, "W");
    }

    #[test]
    fn a_place_in_the_us_is_shown_us_units() {
        let shown = ["America/New_York", "America/Indiana/Knox", "America/Toronto", "Europe/Berlin"].map(UnitSystem::of_place);
        assert_eq!(shown, [UnitSystem::Us, UnitSystem::Us, UnitSystem::Metric, UnitSystem::Metric]);
    }

    #[test]
    fn a_rate_of_electricity_is_power_and_of_others_an_amount_an_hour() {
        assert_eq!(rate(1.5, Utility::Electricity, UnitSystem::Metric).to_string(), "1.50\u{a0}kW");
        assert_eq!(rate(2.0, Utility::Water, UnitSystem::Metric).to_string(), "2.00\u{a0}m³/h");
        assert_eq!(rate_scale(Utility::Electricity, UnitSystem::Us), (1.0, "kW".to_owned()));
    }
}
