//! The field that a figure goes to, by its unit, its utility and its direction. Where more than one
//! would do, it says which, and why none is taken. Leaves out how words are read (`utility`,
//! `direction`).

use super::utility::{self, Place};
use super::way::Way;
use super::words::says;
use crate::Plain;
use crate::unit::Measure;
use domain::Utility;

/// The field of a figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Meant {
    /// Nothing else would do.
    Sure(&'static str),
    /// One of these; the first one is likely if `is_likely`.
    Among {
        /// The fields that would do.
        fields: Vec<&'static str>,
        /// Whether the first may be suggested.
        is_likely: bool,
        /// Why it is not sure, if there is more to say than which fields would do.
        why: Option<Plain>,
    },
}

impl Meant {
    fn ask(fields: &[&'static str]) -> Self {
        Meant::Among { fields: fields.to_vec(), is_likely: false, why: None }
    }
}

/// Fuels that are weighed, and have no field.
const FUELS: &[&str] = &[
    "wood",
    "*holz*",
    "hout",
    "bois",
    "madera",
    "legna",
    "pellet*",
    "*pellets",
    "coal",
    "*kohle*",
    "charbon",
    "biomass*",
    "*hackschnitzel*",
    "chips",
    "waste",
    "refuse",
];

/// How full a battery is that stores energy.
const CHARGE: &[&str] = &["soc", "state of charge", "*ladezustand*", "*ladestand*", "etat de charge", "estado de carga"];

/// The field of a measure, of a utility (if one is named), going a way (if one is named). `words`
/// tell where a level is measured.
pub(crate) fn of(measure: Measure, utility: Option<Utility>, way: Option<Way>, words: &[String]) -> Meant {
    let level = |inside, outside| match utility::place(words) {
        Some(Place::Inside) => Meant::Sure(inside),
        Some(Place::Outside) => Meant::Sure(outside),
        None => Meant::ask(&[outside, inside]),
    };
    match measure {
        Measure::Celsius(..) => level("indoor_temp_c", "outdoor_temp_c"),
        Measure::Percent(_) if says(words, CHARGE) => Meant::Sure("battery_percent"),
        Measure::Percent(_) => level("indoor_humidity_percent", "outdoor_humidity_percent"),
        Measure::Watts(_) => Meant::Sure("power_w"),
        Measure::KilowattHours(kwh) if [0.001, 1.0].contains(&kwh) && may_be_electric(utility, words) => {
            Meant::Among { fields: vec!["heat_kwh", "energy_kwh"], is_likely: false, why: Some(Plain::HeatOrElectricity) }
        }
        Measure::KilowattHours(_) | Measure::Btu(_) => energy(measure, utility, way),
        Measure::Pounds(lb) => weight(lb, utility, words),
        Measure::CubicMetres(_) | Measure::CubicFeet(_) | Measure::Gallons(_) => volume(measure, utility),
        Measure::Unknown => Meant::ask(&["value"]),
    }
}

/// Only steam is kept by its weight. It is told in pounds and in tonnes, but kilograms may be of anything.
fn weight(lb: f64, utility: Option<Utility>, words: &[String]) -> Meant {
    let none = |why| Meant::Among { fields: Vec::new(), is_likely: false, why: Some(why) };
    match utility {
        Some(Utility::Steam) => Meant::Sure("steam_lbs"),
        None if says(words, FUELS) => none(Plain::FuelByWeight),
        None if lb.fract() == 0.0 => Meant::Sure("steam_lbs"),
        None => Meant::Among { fields: vec!["steam_lbs"], is_likely: false, why: Some(Plain::PerhapsSteam) },
        Some(Utility::NaturalGas | Utility::Propane) => none(Plain::GasByWeight),
        Some(Utility::FuelOil) => none(Plain::OilByWeight),
        Some(Utility::Water | Utility::HotWater) => none(Plain::WaterByWeight),
        Some(_) => none(Plain::ThisByWeight),
    }
}

/// Whether what heats may be electricity.
fn may_be_electric(utility: Option<Utility>, words: &[String]) -> bool {
    matches!(utility, Some(Utility::Heat | Utility::HotWater)) && !utility::is_heat_itself(words)
}

fn energy(measure: Measure, utility: Option<Utility>, way: Option<Way>) -> Meant {
    match utility {
        Some(Utility::Electricity) => electricity(way),
        Some(Utility::NaturalGas) => Meant::Sure("gas_therms"),
        Some(Utility::ChilledWater) => Meant::Sure("chilled_water_ton_hours"),
        Some(Utility::Steam) => Meant::Sure("steam_lbs"),
        // Energy that was measured as such needs no temperature rise, which gallons would.
        Some(Utility::Heat | Utility::HotWater) => Meant::Sure("heat_kwh"),
        Some(Utility::Propane) => Meant::Sure("propane_gal"),
        Some(Utility::FuelOil) => Meant::Sure("fuel_oil_gal"),
        _ => match measure {
            // Electricity is told in watt-hours and their thousands.
            Measure::KilowattHours(kwh) if [0.001, 1.0, 1e3, 1e6].contains(&kwh) => electricity(way),
            Measure::KilowattHours(_) => Meant::ask(&["heat_kwh", "energy_kwh", "gas_therms"]),
            Measure::Btu(1e5) => Meant::Sure("gas_therms"),
            Measure::Btu(12e3) => Meant::Sure("chilled_water_ton_hours"),
            _ => Meant::ask(&["energy_kwh", "gas_therms", "heat_kwh", "chilled_water_ton_hours", "steam_lbs"]),
        },
    }
}

fn electricity(way: Option<Way>) -> Meant {
    match way {
        Some(Way::Sold) => Meant::Sure("energy_export_kwh"),
        Some(Way::Made) => {
            Meant::Among { fields: vec!["energy_kwh", "energy_export_kwh"], is_likely: false, why: Some(Plain::WhatWasMade) }
        }
        Some(Way::Own) => Meant::Among { fields: vec!["energy_kwh"], is_likely: false, why: Some(Plain::UsedWhereMade) },
        Some(Way::Bought | Way::Net) | None => Meant::Sure("energy_kwh"),
    }
}

fn volume(measure: Measure, utility: Option<Utility>) -> Meant {
    match utility {
        Some(Utility::NaturalGas) if !matches!(measure, Measure::Gallons(_)) => Meant::Sure("gas_therms"),
        Some(Utility::Water) => Meant::Sure("water_m3"),
        Some(Utility::HotWater) => Meant::Sure("hot_water_gal"),
        Some(Utility::Propane) => Meant::Sure("propane_gal"),
        Some(Utility::FuelOil) => Meant::Sure("fuel_oil_gal"),
        _ => match measure {
            Measure::Gallons(_) => Meant::ask(&["water_m3", "hot_water_gal", "fuel_oil_gal", "propane_gal"]),
            _ => Meant::ask(&["gas_therms", "water_m3", "hot_water_gal", "fuel_oil_gal", "propane_gal"]),
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::meaning::direction::way;
    use crate::meaning::words::words;
    use crate::unit::measure_named;
    use domain::Field;

    fn meant(unit: &str, label: &str) -> Meant {
        let words = words(label);
        of(measure_named(unit).unwrap(), utility::of(&words), way(label), &words)
    }

    #[test]
    fn the_unit_and_the_words_around_it_name_the_field() {
        for (unit, label, field) in [
            ("kWh", "Main", "energy_kwh"),
            ("kWh", "Einspeisung", "energy_export_kwh"),
            ("kWh", "Gas", "gas_therms"),
            ("MWh", "Fernwärme", "heat_kwh"),
            ("MMBtu", "District Hot Water", "heat_kwh"),
            ("kGal", "District Hot Water", "hot_water_gal"),
            ("kWh", "Fernkälte", "chilled_water_ton_hours"),
            ("litres", "Heizöl", "fuel_oil_gal"),
            ("gallons", "Propane", "propane_gal"),
            ("therms", "Boiler", "gas_therms"),
            ("m3", "Gas meter", "gas_therms"),
            ("m3", "Wasser", "water_m3"),
            ("lbs", "Steam", "steam_lbs"),
            ("°C", "Außen", "outdoor_temp_c"),
        ] {
            assert_eq!(meant(unit, label), Meant::Sure(field), "{unit} of {label}");
        }
    }

    #[test]
    fn what_is_weighed_is_steam_or_nothing() {
        for label in ["LPG", "Flüssiggas", "CNG gas", "Heizöl", "Holzpellets", "Agua"] {
            for unit in ["kg", "tonnes"] {
                let Meant::Among { fields, why, .. } = meant(unit, label) else { panic!("{unit} of {label} is sure") };
                assert!(fields.is_empty() && why.is_some_and(|why| why.english().contains("would do")), "{unit} of {label}");
            }
        }
        assert_eq!(meant("kg", "Dampf"), Meant::Sure("steam_lbs"));
    }

    #[test]
    fn where_more_than_one_field_would_do_none_is_taken() {
        for (unit, label) in [
            ("m3", "Main meter"),
            ("GJ", "Main meter"),
            ("kWh", "Heat pump"),
            ("kWh", "Heating, ground floor"),
            ("kWh", "PV production"),
            ("°C", "Meter"),
            ("kBtu", "Hall"),
        ] {
            let Meant::Among { fields, .. } = meant(unit, label) else { panic!("{unit} of {label} is sure") };
            assert!(fields.iter().all(|field| Field::named(field).is_some()));
            let measure = measure_named(unit).unwrap();
            assert!(fields.iter().all(|field| measure.factor_to(Field::named(field).unwrap()).is_some()), "{unit}: {fields:?}");
        }
    }
}
