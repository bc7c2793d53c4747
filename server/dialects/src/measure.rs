//! Units as devices write them, and the quantity that each measures. Leaves out the substance: a
//! cubic metre may be gas or water, and a name or a device class tells which.

/// The quantity that a unit measures, and the factor to our unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Measure {
    /// Energy, in kWh.
    Energy(f64),
    /// Power, in W.
    Power(f64),
    /// A volume.
    Volume {
        /// In m³.
        m3: f64,
        /// In therms, if it is of natural gas.
        gas_therms: f64,
    },
    /// Heat of gas, in therms.
    Gas(f64),
    /// A temperature in °C.
    Celsius,
    /// A temperature in °F.
    Fahrenheit,
    /// Percent.
    Percent,
}

/// Therms per kilowatt-hour.
pub(super) const THERMS_PER_KWH: f64 = domain::units::BTU_PER_KWH / 100_000.0;

/// Kilowatt-hours per megacalorie (of the International Steam Table).
const KWH_PER_MCAL: f64 = 1.163;

/// Cubic metres per cubic foot.
pub(super) const M3_PER_FT3: f64 = 0.028_316_846_592;
/// Cubic metres per US gallon.
pub(super) const M3_PER_GAL: f64 = 0.003_785_411_784;

/// Therms per cubic foot of natural gas: 102,600 Btu per hundred cubic feet (EPA Portfolio
/// Manager).
pub(super) const THERMS_PER_FT3: f64 = 0.01026;

impl Measure {
    /// The measure of a unit; `None` for units that are not energy, water or climate.
    pub fn of(unit: &str) -> Option<Self> {
        let per_kwh_btu = 1.0 / domain::units::BTU_PER_KWH;
        let gas_by_m3 = |m3: f64| Self::Volume { m3, gas_therms: m3 * domain::units::THERMS_PER_GAS_M3 };
        let gas_by_ft3 = |ft3: f64| Self::Volume { m3: ft3 * M3_PER_FT3, gas_therms: ft3 * THERMS_PER_FT3 };
        let unit = unit.trim();
        // Mega and milli differ only in case.
        match unit {
            "MW" => return Some(Self::Power(1e6)),
            "mW" => return Some(Self::Power(1e-3)),
            "mWh" => return Some(Self::Energy(1e-6)),
            "mJ" => return Some(Self::Energy(1.0 / 3.6e9)),
            "ML" => return Some(gas_by_m3(1e3)),
            _ => {}
        }
        Some(match unit.to_lowercase().as_str() {
            "wh" => Self::Energy(1e-3),
            "kwh" => Self::Energy(1.0),
            "mwh" => Self::Energy(1e3),
            "gwh" => Self::Energy(1e6),
            "twh" => Self::Energy(1e9),
            "j" => Self::Energy(1.0 / 3.6e6),
            "kj" => Self::Energy(1.0 / 3.6e3),
            "mj" => Self::Energy(1.0 / 3.6),
            "gj" => Self::Energy(1e3 / 3.6),
            "cal" => Self::Energy(KWH_PER_MCAL * 1e-6),
            "kcal" => Self::Energy(KWH_PER_MCAL * 1e-3),
            "mcal" => Self::Energy(KWH_PER_MCAL),
            "gcal" => Self::Energy(KWH_PER_MCAL * 1e3),
            "btu" => Self::Energy(per_kwh_btu),
            "kbtu" => Self::Energy(1e3 * per_kwh_btu),
            "mmbtu" => Self::Energy(1e6 * per_kwh_btu),
            "w" | "watt" | "watts" => Self::Power(1.0),
            "kw" | "kilowatt" | "kilowatts" => Self::Power(1e3),
            "gw" => Self::Power(1e9),
            "btu/h" => Self::Power(1e3 * per_kwh_btu),
            "therm" | "therms" | "thm" => Self::Gas(1.0),
            "m³" | "m3" | "m^3" => gas_by_m3(1.0),
            "l" | "liter" | "litre" | "liters" | "litres" => gas_by_m3(1e-3),
            "ml" => gas_by_m3(1e-6),
            "ft³" | "ft3" | "cf" => gas_by_ft3(1.0),
            "ccf" => gas_by_ft3(1e2),
            "mcf" => gas_by_ft3(1e3),
            "gal" | "gallon" | "gallons" => gas_by_m3(M3_PER_GAL),
            "°c" | "c" | "degc" | "celsius" | "℃" => Self::Celsius,
            "°f" | "f" | "degf" | "fahrenheit" | "℉" => Self::Fahrenheit,
            "%" | "percent" | "%rh" => Self::Percent,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn units_are_read_as_people_write_them() {
        for (unit, kwh) in [
            ("kWh", 1.0),
            ("Wh", 0.001),
            ("MWh", 1000.0),
            ("mWh", 1e-6),
            ("MJ", 1.0 / 3.6),
            ("mJ", 1.0 / 3.6e9),
            (" KWH ", 1.0),
            ("Gcal", 1163.0),
        ] {
            assert!(matches!(Measure::of(unit).unwrap(), Measure::Energy(f) if (f - kwh).abs() < 1e-12), "{unit}");
        }
        assert_eq!((Measure::of("MW"), Measure::of("mW")), (Some(Measure::Power(1e6)), Some(Measure::Power(1e-3))));
        let litres = |unit| matches!(Measure::of(unit), Some(Measure::Volume { m3, .. }) if (m3 - 1e-6).abs() < 1e-15);
        assert!(litres("mL") && litres("ml") && !litres("ML"));
        assert_eq!(Measure::of("V"), None);
    }

    #[test]
    fn a_hundred_cubic_feet_of_gas_are_about_a_therm_and_of_water_nearly_three_cubic_metres() {
        let Some(Measure::Volume { m3, gas_therms }) = Measure::of("CCF") else { panic!("a volume") };
        assert!((m3 - 2.831_684_659_2).abs() < 1e-9 && (gas_therms - 1.026).abs() < 1e-9);
    }
}
