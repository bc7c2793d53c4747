//! Units as people write them, and their conversion to those of a field. Region and year do not
//! matter here. The factors come from `domain::units`.

mod in_name;

pub(crate) use in_name::{in_name, is_ratio};

use crate::Plain;
use domain::units::{BTU_PER_KWH, THERMS_PER_GAS_M3};
use domain::{Field, Unit, Utility};

/// What a unit measures, in one of a few base units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// Energy, in kWh.
    KilowattHours(f64),
    /// Heat, in Btu.
    Btu(f64),
    /// Volume, in cubic metres.
    CubicMetres(f64),
    /// Volume, in cubic feet.
    CubicFeet(f64),
    /// Volume, in US gallons.
    Gallons(f64),
    /// Mass, in pounds.
    Pounds(f64),
    /// Power, in watts.
    Watts(f64),
    /// Temperature: °C = value x factor + offset.
    Celsius(f64, f64),
    /// Relative humidity, in percent.
    Percent(f64),
    /// In our own export: nobody has said what it measures.
    Unknown,
}

/// Stored value = written value x `factor` + `offset`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// See [`Factor`].
    pub factor: f64,
    /// See [`Factor`].
    pub offset: f64,
    /// The unit is a rate and the field an amount, so the value is multiplied by the period's
    /// hours.
    pub per_hour: bool,
}

/// Therms per hundred cubic feet of natural gas: 102,600 Btu (EPA Portfolio Manager).
const THERMS_PER_GAS_CCF: f64 = 1.026;
/// Cubic metres per US gallon, and per cubic foot, by definition.
const M3_PER_GALLON: f64 = 0.003_785_411_784;
const M3_PER_FT3: f64 = 0.028_316_846_592;
/// Btu per cubic foot of propane as a gas (EPA Portfolio Manager).
const BTU_PER_PROPANE_FT3: f64 = 2_516.0;
const POUNDS_PER_KG: f64 = 1.0 / 0.453_592_37;

/// Names in lower case without spaces, dots and hyphens. Some names mean two things in the trade:
/// "MCF" is a thousand cubic feet to a gas company and a million to Portfolio Manager. Only their
/// unambiguous forms are listed.
const NAMES: &[(&str, Measure)] = &[
    ("kwh", Measure::KilowattHours(1.0)),
    ("kw·h", Measure::KilowattHours(1.0)),
    ("kwhr", Measure::KilowattHours(1.0)),
    ("kwhs", Measure::KilowattHours(1.0)),
    ("kwhrs", Measure::KilowattHours(1.0)),
    ("kwhour", Measure::KilowattHours(1.0)),
    ("kwhours", Measure::KilowattHours(1.0)),
    // French gas by its upper heating value, and heat.
    ("kwhpcs", Measure::KilowattHours(1.0)),
    ("kwhth", Measure::KilowattHours(1.0)),
    ("kwhel", Measure::KilowattHours(1.0)),
    ("kilowatthour", Measure::KilowattHours(1.0)),
    ("kilowatthours", Measure::KilowattHours(1.0)),
    ("wh", Measure::KilowattHours(0.001)),
    ("whr", Measure::KilowattHours(0.001)),
    ("whrs", Measure::KilowattHours(0.001)),
    ("watthour", Measure::KilowattHours(0.001)),
    ("watthours", Measure::KilowattHours(0.001)),
    ("mwh", Measure::KilowattHours(1000.0)),
    ("mwhr", Measure::KilowattHours(1000.0)),
    ("mwhth", Measure::KilowattHours(1000.0)),
    ("megawatthour", Measure::KilowattHours(1000.0)),
    ("megawatthours", Measure::KilowattHours(1000.0)),
    ("gwh", Measure::KilowattHours(1e6)),
    ("j", Measure::KilowattHours(1.0 / 3.6e6)),
    ("kj", Measure::KilowattHours(1.0 / 3600.0)),
    ("mj", Measure::KilowattHours(1.0 / 3.6)),
    ("gj", Measure::KilowattHours(1000.0 / 3.6)),
    ("ws", Measure::KilowattHours(1.0 / 3.6e6)),
    // A calorie is 4.1868 J (IT).
    ("kcal", Measure::KilowattHours(4.1868 / 3600.0)),
    ("mcal", Measure::KilowattHours(4.1868 / 3.6)),
    ("gcal", Measure::KilowattHours(4186.8 / 3.6)),
    ("btu", Measure::Btu(1.0)),
    ("kbtu", Measure::Btu(1e3)),
    ("thousandbtu", Measure::Btu(1e3)),
    ("mmbtu", Measure::Btu(1e6)),
    ("millionbtu", Measure::Btu(1e6)),
    ("mbtu(millionbtu)", Measure::Btu(1e6)),
    ("mbtu/mmbtu", Measure::Btu(1e6)),
    ("therm", Measure::Btu(1e5)),
    ("therms", Measure::Btu(1e5)),
    ("thm", Measure::Btu(1e5)),
    ("dth", Measure::Btu(1e6)),
    ("dekatherm", Measure::Btu(1e6)),
    ("dekatherms", Measure::Btu(1e6)),
    ("tonh", Measure::Btu(12e3)),
    ("tonhr", Measure::Btu(12e3)),
    ("tonhrs", Measure::Btu(12e3)),
    ("tonhour", Measure::Btu(12e3)),
    ("tonhours", Measure::Btu(12e3)),
    ("tonshr", Measure::Btu(12e3)),
    ("tonsh", Measure::Btu(12e3)),
    ("tonshour", Measure::Btu(12e3)),
    ("tonshours", Measure::Btu(12e3)),
    ("tonrefh", Measure::Btu(12e3)),
    ("tonrefhr", Measure::Btu(12e3)),
    ("ton_hour", Measure::Btu(12e3)),
    ("ton_hours", Measure::Btu(12e3)),
    ("m3", Measure::CubicMetres(1.0)),
    ("m³", Measure::CubicMetres(1.0)),
    ("m^3", Measure::CubicMetres(1.0)),
    ("cbm", Measure::CubicMetres(1.0)),
    // At standard conditions, as gas is billed.
    ("nm3", Measure::CubicMetres(1.0)),
    ("nm³", Measure::CubicMetres(1.0)),
    ("sm3", Measure::CubicMetres(1.0)),
    ("sm³", Measure::CubicMetres(1.0)),
    ("smc", Measure::CubicMetres(1.0)),
    ("kubikmeter", Measure::CubicMetres(1.0)),
    ("hl", Measure::CubicMetres(0.1)),
    ("hectolitre", Measure::CubicMetres(0.1)),
    ("hectoliter", Measure::CubicMetres(0.1)),
    ("dl", Measure::CubicMetres(1e-4)),
    ("decilitre", Measure::CubicMetres(1e-4)),
    ("deciliter", Measure::CubicMetres(1e-4)),
    ("cl", Measure::CubicMetres(1e-5)),
    ("centilitre", Measure::CubicMetres(1e-5)),
    ("centiliter", Measure::CubicMetres(1e-5)),
    ("ml", Measure::CubicMetres(1e-6)),
    ("millilitre", Measure::CubicMetres(1e-6)),
    ("milliliter", Measure::CubicMetres(1e-6)),
    ("cubicmeter", Measure::CubicMetres(1.0)),
    ("cubicmeters", Measure::CubicMetres(1.0)),
    ("cubicmetre", Measure::CubicMetres(1.0)),
    ("cubicmetres", Measure::CubicMetres(1.0)),
    ("l", Measure::CubicMetres(0.001)),
    ("liter", Measure::CubicMetres(0.001)),
    ("liters", Measure::CubicMetres(0.001)),
    ("litre", Measure::CubicMetres(0.001)),
    ("litres", Measure::CubicMetres(0.001)),
    ("litri", Measure::CubicMetres(0.001)),
    ("litro", Measure::CubicMetres(0.001)),
    ("litros", Measure::CubicMetres(0.001)),
    ("ltr", Measure::CubicMetres(0.001)),
    ("lts", Measure::CubicMetres(0.001)),
    ("dal", Measure::CubicMetres(0.01)),
    ("decalitre", Measure::CubicMetres(0.01)),
    ("decalitres", Measure::CubicMetres(0.01)),
    ("décalitres", Measure::CubicMetres(0.01)),
    ("kl", Measure::CubicMetres(1.0)),
    ("kilolitre", Measure::CubicMetres(1.0)),
    ("kilolitres", Measure::CubicMetres(1.0)),
    ("kiloliter", Measure::CubicMetres(1.0)),
    ("kiloliters", Measure::CubicMetres(1.0)),
    ("megalitre", Measure::CubicMetres(1000.0)),
    ("megalitres", Measure::CubicMetres(1000.0)),
    ("hectolitres", Measure::CubicMetres(0.1)),
    ("hectoliters", Measure::CubicMetres(0.1)),
    ("hektoliter", Measure::CubicMetres(0.1)),
    ("decilitres", Measure::CubicMetres(1e-4)),
    ("deciliters", Measure::CubicMetres(1e-4)),
    ("centilitres", Measure::CubicMetres(1e-5)),
    ("centiliters", Measure::CubicMetres(1e-5)),
    ("metricube", Measure::CubicMetres(1.0)),
    ("metricubi", Measure::CubicMetres(1.0)),
    ("metroscubicos", Measure::CubicMetres(1.0)),
    ("metroscúbicos", Measure::CubicMetres(1.0)),
    ("kubiekemeter", Measure::CubicMetres(1.0)),
    ("cubicyard", Measure::CubicFeet(27.0)),
    ("cubicyards", Measure::CubicFeet(27.0)),
    ("yd3", Measure::CubicFeet(27.0)),
    ("acreft", Measure::CubicFeet(43_560.0)),
    ("acrefoot", Measure::CubicFeet(43_560.0)),
    ("acrefeet", Measure::CubicFeet(43_560.0)),
    ("cf", Measure::CubicFeet(1.0)),
    ("ft3", Measure::CubicFeet(1.0)),
    ("ft³", Measure::CubicFeet(1.0)),
    ("ft^3", Measure::CubicFeet(1.0)),
    ("cuft", Measure::CubicFeet(1.0)),
    ("scf", Measure::CubicFeet(1.0)),
    ("cubicfeet", Measure::CubicFeet(1.0)),
    ("cubicfoot", Measure::CubicFeet(1.0)),
    ("ccf", Measure::CubicFeet(100.0)),
    ("hcf", Measure::CubicFeet(100.0)),
    ("hundredcubicfeet", Measure::CubicFeet(100.0)),
    // On British bills of gas.
    ("ft3hundreds", Measure::CubicFeet(100.0)),
    ("hundredsft3", Measure::CubicFeet(100.0)),
    ("hundredft3", Measure::CubicFeet(100.0)),
    ("hundredsofcubicfeet", Measure::CubicFeet(100.0)),
    ("100sft3", Measure::CubicFeet(100.0)),
    ("100sft³", Measure::CubicFeet(100.0)),
    ("100ft3", Measure::CubicFeet(100.0)),
    ("100ft³", Measure::CubicFeet(100.0)),
    ("100scuft", Measure::CubicFeet(100.0)),
    ("100cuft", Measure::CubicFeet(100.0)),
    ("100cubicfeet", Measure::CubicFeet(100.0)),
    ("thousandcubicfeet", Measure::CubicFeet(1e3)),
    ("kcf", Measure::CubicFeet(1e3)),
    ("mcf(thousandcubicfeet)", Measure::CubicFeet(1e3)),
    ("mcf(millioncubicfeet)", Measure::CubicFeet(1e6)),
    ("mmcf", Measure::CubicFeet(1e6)),
    ("gal", Measure::Gallons(1.0)),
    ("gals", Measure::Gallons(1.0)),
    ("gallon", Measure::Gallons(1.0)),
    ("gallons", Measure::Gallons(1.0)),
    ("usgal", Measure::Gallons(1.0)),
    ("gallons(us)", Measure::Gallons(1.0)),
    ("gallons(uk)", Measure::CubicMetres(0.004_546_09)),
    ("impgal", Measure::CubicMetres(0.004_546_09)),
    ("cgal", Measure::Gallons(100.0)),
    ("hgal", Measure::Gallons(100.0)),
    ("hundredgallons", Measure::Gallons(100.0)),
    ("thousandgallons", Measure::Gallons(1e3)),
    ("kgal", Measure::Gallons(1e3)),
    ("mgal(milliongallons)", Measure::Gallons(1e6)),
    ("mgal(milliongallons(us))", Measure::Gallons(1e6)),
    ("kgal(thousandgallons)(us)", Measure::Gallons(1e3)),
    ("lb", Measure::Pounds(1.0)),
    ("lbs", Measure::Pounds(1.0)),
    ("pound", Measure::Pounds(1.0)),
    ("pounds", Measure::Pounds(1.0)),
    ("klb", Measure::Pounds(1e3)),
    ("klbs", Measure::Pounds(1e3)),
    ("mlbs(millionpounds)", Measure::Pounds(1e6)),
    ("kg", Measure::Pounds(POUNDS_PER_KG)),
    ("tonne", Measure::Pounds(1e3 * POUNDS_PER_KG)),
    ("tonnes", Measure::Pounds(1e3 * POUNDS_PER_KG)),
    ("metricton", Measure::Pounds(1e3 * POUNDS_PER_KG)),
    ("metrictons", Measure::Pounds(1e3 * POUNDS_PER_KG)),
    ("kilogram", Measure::Pounds(POUNDS_PER_KG)),
    ("kilograms", Measure::Pounds(POUNDS_PER_KG)),
    ("w", Measure::Watts(1.0)),
    ("watt", Measure::Watts(1.0)),
    ("watts", Measure::Watts(1.0)),
    ("kw", Measure::Watts(1e3)),
    // An amount an hour is a mean power.
    ("kwh/h", Measure::Watts(1e3)),
    ("wh/h", Measure::Watts(1.0)),
    ("mwh/h", Measure::Watts(1e6)),
    ("kilowatt", Measure::Watts(1e3)),
    ("kilowatts", Measure::Watts(1e3)),
    ("mw", Measure::Watts(1e6)),
    ("c", Measure::Celsius(1.0, 0.0)),
    ("°c", Measure::Celsius(1.0, 0.0)),
    ("℃", Measure::Celsius(1.0, 0.0)),
    ("degc", Measure::Celsius(1.0, 0.0)),
    ("celsius", Measure::Celsius(1.0, 0.0)),
    ("f", Measure::Celsius(5.0 / 9.0, -160.0 / 9.0)),
    ("°f", Measure::Celsius(5.0 / 9.0, -160.0 / 9.0)),
    ("degf", Measure::Celsius(5.0 / 9.0, -160.0 / 9.0)),
    ("fahrenheit", Measure::Celsius(5.0 / 9.0, -160.0 / 9.0)),
    ("k", Measure::Celsius(1.0, -273.15)),
    ("kelvin", Measure::Celsius(1.0, -273.15)),
    ("%", Measure::Percent(1.0)),
    ("%rh", Measure::Percent(1.0)),
    ("percent", Measure::Percent(1.0)),
    ("unknown", Measure::Unknown),
];

/// The measure of a unit's name: `kWh`, `KWH`, `kWh (thousand Watt-hours)`, `ton hours`,
/// `Gallons (UK)`.
#[must_use]
pub fn measure_named(name: &str) -> Option<Measure> {
    let name = name.trim();
    // A milliwatt is not a megawatt, and ML is a megalitre, or a millilitre in capitals. All other units
    // ignore case.
    if name.len() > 60 || name.starts_with("mW") || name == "ML" {
        return None;
    }
    let plain: String = name.to_lowercase().chars().filter(|c| !" .-\u{a0}".contains(*c)).collect();
    let of = |name: &str| NAMES.iter().find(|(known, _)| *known == name).map(|(_, measure)| *measure);
    of(&plain).or_else(|| plain.split_once('(').and_then(|(head, _)| of(head)))
}

/// Units of what never counts as an amount, and why.
const UNCOUNTED: &[(&[&str], Plain)] = &[
    (&["kvarh", "kvarhr", "varh", "mvarh", "kvarhrs"], Plain::ReactiveEnergy),
    (&["kvah", "kvahr", "vah", "mvah"], Plain::ApparentEnergy),
    (&["kvar", "var", "mvar"], Plain::ReactivePower),
    (&["kva", "va", "mva"], Plain::ApparentPower),
    (&["v", "volt", "volts", "kv", "mv"], Plain::Voltage),
    (&["a", "amp", "amps", "ampere", "ma", "ka"], Plain::Current),
    (&["hz", "hertz"], Plain::Frequency),
    (&["pf", "cosphi", "cosφ"], Plain::PowerFactor),
    (&["ppm", "ppb", "lux", "lx", "db", "dba", "rpm"], Plain::NoUtility),
    (&["pa", "kpa", "hpa", "mbar", "bar", "psi", "psig", "inh2o", "inwc"], Plain::Pressure),
    (&["gpm", "gph", "lpm", "l/min", "l/s", "l/h", "m3/h", "m³/h", "cfm", "cfh", "ft3/h", "scfm"], Plain::FlowAtInstant),
    (&["lb/h", "lb/hr", "lbs/h", "lbs/hr", "lbm/h", "pph", "kg/h", "t/h"], Plain::FlowAtInstant),
    (&["btu/h", "btu/hr", "btuh", "kbtu/h", "kbtu/hr", "mbh", "mmbtu/h", "mmbtu/hr"], Plain::FlowAtInstant),
];

/// Why a unit never counts: `kVArh`, `V`, `gpm`; `None` if it may, or is not known.
pub(crate) fn uncounted(name: &str) -> Option<Plain> {
    let plain: String = name.trim().to_lowercase().chars().filter(|c| !" .-\u{a0}".contains(*c)).collect();
    UNCOUNTED.iter().find(|(names, _)| names.contains(&plain.as_str())).map(|(_, why)| *why)
}

impl Measure {
    /// Whether two units measure the same quantity, so that one may follow the other in a file.
    #[must_use]
    pub(crate) fn is_like(self, other: Self) -> bool {
        let class = |measure| match measure {
            Measure::KilowattHours(_) | Measure::Btu(_) => 0,
            Measure::CubicMetres(_) | Measure::CubicFeet(_) | Measure::Gallons(_) => 1,
            Measure::Pounds(_) => 2,
            Measure::Watts(_) => 3,
            Measure::Celsius(..) => 4,
            Measure::Percent(_) => 5,
            Measure::Unknown => 6,
        };
        class(self) == class(other)
    }

    /// A value in the base unit of its class: kWh, m³, lb, W, °C, percent.
    #[must_use]
    pub(crate) fn in_base(self, value: f64) -> f64 {
        match self {
            Measure::KilowattHours(factor)
            | Measure::CubicMetres(factor)
            | Measure::Pounds(factor)
            | Measure::Watts(factor)
            | Measure::Percent(factor) => value * factor,
            Measure::Btu(btu) => value * btu / BTU_PER_KWH,
            Measure::CubicFeet(ft3) => value * ft3 * M3_PER_FT3,
            Measure::Gallons(gallons) => value * gallons * M3_PER_GALLON,
            Measure::Celsius(factor, offset) => value * factor + offset,
            Measure::Unknown => value,
        }
    }

    /// The conversion from this measure to the stored unit of `field`; `None` if there is none.
    #[must_use]
    pub fn factor_to(self, field: &Field) -> Option<Factor> {
        let heat = |btu: f64| field.utility.btu_per_unit().map(|unit| btu / unit);
        let (factor, offset) = match (field.unit, self) {
            (Unit::KilowattHour, Measure::KilowattHours(kwh)) => (kwh, 0.0),
            (Unit::KilowattHour, Measure::Watts(w)) => return Some(Factor { factor: w / 1000.0, offset: 0.0, per_hour: true }),
            (Unit::Watt, Measure::Watts(w)) => (w, 0.0),
            (Unit::Therm, Measure::CubicMetres(m3)) => (m3 * THERMS_PER_GAS_M3, 0.0),
            (Unit::Therm, Measure::CubicFeet(ft3)) => (ft3 / 100.0 * THERMS_PER_GAS_CCF, 0.0),
            (Unit::Pound, Measure::Pounds(lb)) => (lb, 0.0),
            (Unit::Gallon, Measure::Gallons(gal)) => (gal, 0.0),
            (Unit::Gallon, Measure::CubicMetres(m3)) => (m3 / M3_PER_GALLON, 0.0),
            (Unit::Gallon, Measure::CubicFeet(ft3)) if field.utility == Utility::Propane => {
                (heat(ft3 * BTU_PER_PROPANE_FT3)?, 0.0)
            }
            (Unit::Gallon, Measure::CubicFeet(ft3)) => (ft3 * M3_PER_FT3 / M3_PER_GALLON, 0.0),
            (Unit::CubicMetre, Measure::CubicMetres(m3)) => (m3, 0.0),
            (Unit::CubicMetre, Measure::CubicFeet(ft3)) => (ft3 * M3_PER_FT3, 0.0),
            (Unit::CubicMetre, Measure::Gallons(gal)) => (gal * M3_PER_GALLON, 0.0),
            (Unit::Celsius, Measure::Celsius(factor, offset)) => (factor, offset),
            (Unit::Percent, Measure::Percent(factor)) => (factor, 0.0),
            (Unit::Unknown, Measure::Unknown) => (1.0, 0.0),
            (Unit::Watt | Unit::Celsius | Unit::Percent | Unit::CubicMetre | Unit::Unknown, _) => return None,
            (_, Measure::Btu(btu)) => (heat(btu)?, 0.0),
            (_, Measure::KilowattHours(kwh)) => (heat(kwh * BTU_PER_KWH)?, 0.0),
            _ => return None,
        };
        Some(Factor { factor, offset, per_hour: false })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn stored(value: f64, unit: &str, field: &str) -> f64 {
        let factor = measure_named(unit).unwrap().factor_to(Field::named(field).unwrap()).unwrap();
        value * factor.factor + factor.offset
    }

    #[test]
    fn units_are_known_by_the_names_that_people_write() {
        for (name, field, one) in [
            ("KWH", "energy_kwh", 1.0),
            ("kWh (thousand Watt-hours)", "energy_kwh", 1.0),
            ("MWh (million Watt-hours)", "energy_kwh", 1000.0),
            ("Wh", "energy_kwh", 0.001),
            ("kBtu (thousand Btu)", "energy_kwh", 1000.0 / 3412.142),
            ("MBtu (million Btu)", "gas_therms", 10.0),
            ("therms", "gas_therms", 1.0),
            ("ccf (hundred cubic feet)", "gas_therms", 1.026),
            ("ft3 hundreds", "gas_therms", 1.026),
            ("100s ft3", "gas_therms", 1.026),
            ("Cubic Meters", "gas_therms", 0.363),
            ("ton hours", "chilled_water_ton_hours", 1.0),
            ("KLbs. (thousand pounds)", "steam_lbs", 1000.0),
            ("kGal (thousand gallons) (US)", "water_m3", 3.785_411_784),
            ("Gallons (UK)", "water_m3", 0.004_546_09),
            ("kW", "power_w", 1000.0),
            ("kW-hr", "energy_kwh", 1.0),
            ("dL", "water_m3", 1e-4),
            ("hL", "water_m3", 0.1),
            ("Gcal", "heat_kwh", 1163.0),
            ("GJ", "heat_kwh", 1000.0 / 3.6),
            ("MWh", "heat_kwh", 1000.0),
            ("litres", "fuel_oil_gal", 0.001 / 0.003_785_411_784),
            ("kBtu", "propane_gal", 1000.0 / 92_000.0),
            ("cf", "propane_gal", 2_516.0 / 92_000.0),
            ("%", "outdoor_humidity_percent", 1.0),
        ] {
            assert!((stored(1.0, name, field) - one).abs() < 1e-12 * one, "{name}: {}", stored(1.0, name, field));
        }
        assert!((stored(68.0, "°F", "indoor_temp_c") - 20.0).abs() < 1e-9);
    }

    #[test]
    fn a_unit_that_means_two_things_is_not_guessed() {
        for name in ["MCF", "MBtu", "mWh", "units", "", "tons", "ML"] {
            assert_eq!(measure_named(name), None, "{name}");
        }
        assert_eq!(measure_named("MCF (million cubic feet)"), Some(Measure::CubicFeet(1e6)));
    }

    #[test]
    fn a_unit_does_not_become_what_it_cannot_measure() {
        assert_eq!(measure_named("kWh").unwrap().factor_to(Field::named("water_m3").unwrap()), None);
        assert_eq!(measure_named("°C").unwrap().factor_to(Field::named("energy_kwh").unwrap()), None);
        assert_eq!(measure_named("kVArh"), None);
        assert!(uncounted("kVArh").is_some() && uncounted("gpm").is_some() && uncounted("kWh").is_none());
    }
}
