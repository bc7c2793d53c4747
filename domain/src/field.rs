//! The fields of GreenPulse's own payload: what a name says about its value, how it counts and which
//! way it flows. Each names a channel. Leaves out meters and their channels (`meter`).

use crate::named;
use crate::units::{BTU_PER_KWH, THERMS_PER_GAS_M3};
use crate::{Unit, Utility};
use serde::{Deserialize, Serialize};

/// How a channel counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// A register: the total since the meter began.
    Cumulative,
    /// The amount of a period that ends at the reading's time.
    Interval,
    /// A rate at an instant.
    Power,
    /// A level at an instant: temperature, humidity, how full a battery is.
    Level,
}

named!(ChannelKind {
    Cumulative => "cumulative",
    Interval => "interval",
    Power => "power",
    Level => "level",
});

/// The direction of a flow, as its meter sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Into the building (or, for a generator, out of the generator).
    Import,
    /// Out to the grid.
    Export,
}

named!(Direction { Import => "import", Export => "export" });

/// A field of GreenPulse's own payload: what a name says about its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// The name in payloads, which includes the unit.
    pub name: &'static str,
    /// The field whose channel the value is stored in: itself, or the same quantity in the stored
    /// unit.
    pub channel: &'static str,
    /// What is metered.
    pub utility: Utility,
    /// How it counts, unless the meter is set to interval.
    pub kind: ChannelKind,
    /// Which way it flows.
    pub direction: Direction,
    /// The stored unit.
    pub unit: Unit,
    /// Stored value = payload value x `factor` + `offset`.
    pub factor: f64,
    /// See `factor`.
    pub offset: f64,
    /// The lowest plausible stored value.
    pub lowest: f64,
    /// The highest plausible stored value.
    pub highest: f64,
    /// Whether a register of it falls by what flows back.
    pub may_fall: bool,
}

const REGISTER: Field = Field {
    name: "energy_kwh",
    channel: "energy_kwh",
    utility: Utility::Electricity,
    kind: ChannelKind::Cumulative,
    direction: Direction::Import,
    unit: Unit::KilowattHour,
    factor: 1.0,
    offset: 0.0,
    lowest: 0.0,
    highest: 1e12,
    may_fall: false,
};

/// The same flow as amounts of a period. It has its own name, so that a register and its periods
/// never share a channel.
const fn interval(register: Field, name: &'static str) -> Field {
    Field { name, channel: name, kind: ChannelKind::Interval, ..register }
}

const EXPORT: Field = Field { name: "energy_export_kwh", channel: "energy_export_kwh", direction: Direction::Export, ..REGISTER };

/// A register that falls by what flows back: a meter that runs backwards behind solar panels. Its
/// own channel, for a fall of any other register is a fault.
pub(crate) const BOTH_WAYS: Field =
    Field { name: "energy_net_kwh", channel: "energy_net_kwh", may_fall: true, lowest: -1e12, ..REGISTER };

/// A register of electricity of which its device says that it may fall, such as Home Assistant's
/// `state_class: total`. Many of these only grow, so its channel is called like that of any
/// register, and notes what its device said ([`Channel::may_fall`](crate::Channel::may_fall)). No payload names it.
pub const MAY_FALL: Field = Field { may_fall: true, lowest: -1e12, ..REGISTER };

const GAS: Field =
    Field { name: "gas_therms", channel: "gas_therms", utility: Utility::NaturalGas, unit: Unit::Therm, ..REGISTER };

const WATER: Field = Field { name: "water_m3", channel: "water_m3", utility: Utility::Water, unit: Unit::CubicMetre, ..REGISTER };

const CHILLED_WATER: Field = Field {
    name: "chilled_water_ton_hours",
    channel: "chilled_water_ton_hours",
    utility: Utility::ChilledWater,
    unit: Unit::TonHour,
    ..REGISTER
};

const STEAM: Field = Field { name: "steam_lbs", channel: "steam_lbs", utility: Utility::Steam, unit: Unit::Pound, ..REGISTER };

const HOT_WATER: Field =
    Field { name: "hot_water_gal", channel: "hot_water_gal", utility: Utility::HotWater, unit: Unit::Gallon, ..REGISTER };

const HEAT: Field = Field { name: "heat_kwh", channel: "heat_kwh", utility: Utility::Heat, ..REGISTER };

const PROPANE: Field =
    Field { name: "propane_gal", channel: "propane_gal", utility: Utility::Propane, unit: Unit::Gallon, ..REGISTER };

const FUEL_OIL: Field =
    Field { name: "fuel_oil_gal", channel: "fuel_oil_gal", utility: Utility::FuelOil, unit: Unit::Gallon, ..REGISTER };

const LEVEL: Field =
    Field { utility: Utility::Climate, kind: ChannelKind::Level, unit: Unit::Percent, highest: 100.0, ..REGISTER };

impl Field {
    /// Every field, in the order in which people are shown them.
    pub const ALL: &'static [Field] = &[
        REGISTER,
        Field {
            name: "power_w",
            channel: "power_w",
            kind: ChannelKind::Power,
            unit: Unit::Watt,
            lowest: -1e10,
            highest: 1e10,
            ..REGISTER
        },
        EXPORT,
        BOTH_WAYS,
        GAS,
        Field {
            name: "gas_m3",
            channel: "gas_therms",
            utility: Utility::NaturalGas,
            unit: Unit::Therm,
            factor: THERMS_PER_GAS_M3,
            ..REGISTER
        },
        CHILLED_WATER,
        // District cold, as most of Europe's meters count it.
        Field { name: "cold_kwh", factor: BTU_PER_KWH / 12_000.0, ..CHILLED_WATER },
        STEAM,
        HOT_WATER,
        HEAT,
        Field { name: "heat_mwh", factor: 1_000.0, ..HEAT },
        Field { name: "heat_gj", factor: 1e6 / 3_600.0, ..HEAT },
        // A calorie is 4.1868 J (IT).
        Field { name: "heat_gcal", factor: 4.1868e6 / 3_600.0, ..HEAT },
        PROPANE,
        FUEL_OIL,
        WATER,
        interval(REGISTER, "interval_energy_kwh"),
        interval(EXPORT, "interval_energy_export_kwh"),
        interval(GAS, "interval_gas_therms"),
        interval(CHILLED_WATER, "interval_chilled_water_ton_hours"),
        interval(STEAM, "interval_steam_lbs"),
        interval(HOT_WATER, "interval_hot_water_gal"),
        interval(HEAT, "interval_heat_kwh"),
        interval(PROPANE, "interval_propane_gal"),
        interval(FUEL_OIL, "interval_fuel_oil_gal"),
        interval(WATER, "interval_water_m3"),
        Field { name: "outdoor_temp_c", channel: "outdoor_temp_c", unit: Unit::Celsius, lowest: -95.0, highest: 65.0, ..LEVEL },
        Field {
            name: "outdoor_temp_f",
            channel: "outdoor_temp_c",
            unit: Unit::Celsius,
            factor: 5.0 / 9.0,
            offset: -160.0 / 9.0,
            lowest: -95.0,
            highest: 65.0,
            ..LEVEL
        },
        Field { name: "outdoor_humidity_percent", channel: "outdoor_humidity_percent", ..LEVEL },
        Field { name: "indoor_temp_c", channel: "indoor_temp_c", unit: Unit::Celsius, lowest: -60.0, highest: 90.0, ..LEVEL },
        Field {
            name: "indoor_temp_f",
            channel: "indoor_temp_c",
            unit: Unit::Celsius,
            factor: 5.0 / 9.0,
            offset: -160.0 / 9.0,
            lowest: -60.0,
            highest: 90.0,
            ..LEVEL
        },
        Field { name: "indoor_humidity_percent", channel: "indoor_humidity_percent", ..LEVEL },
        // The state of charge of a battery that stores energy. A sensor's own cell is none.
        Field { name: "battery_percent", channel: "battery_percent", utility: Utility::Battery, ..LEVEL },
        // A number that nobody has named yet: stored and shown, but part of no flow.
        Field {
            name: "value",
            channel: "value",
            utility: Utility::Unknown,
            unit: Unit::Unknown,
            lowest: -1e15,
            highest: 1e15,
            ..LEVEL
        },
    ];

    /// The field of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Field> {
        Self::ALL.iter().find(|field| field.name == name)
    }

    /// Converts a payload's value to the stored value.
    ///
    /// # Errors
    /// A sentence for the sender, if the value is not plausible.
    pub fn stored(&self, value: f64) -> Result<f64, String> {
        let stored = value * self.factor + self.offset;
        if !stored.is_finite() {
            return Err(format!("`{}` is not a finite number", self.name));
        }
        if stored < self.lowest || stored > self.highest {
            let to_payload = |v: f64| (v - self.offset) / self.factor;
            return Err(format!(
                "`{}` is {value}, outside of what can be true ({} to {})",
                self.name,
                to_payload(self.lowest),
                to_payload(self.highest)
            ));
        }
        Ok(stored)
    }

    /// The interval field for the same flow as this register; `None` if there is none.
    #[must_use]
    pub fn of_period(&self) -> Option<&'static Field> {
        Self::ALL.iter().find(|field| {
            field.kind == ChannelKind::Interval && (field.utility, field.direction) == (self.utility, self.direction)
        })
    }

    /// How the channel counts on a meter that is (or is not) set to interval.
    #[must_use]
    pub fn kind_on(&self, is_interval: bool) -> ChannelKind {
        if is_interval && self.kind == ChannelKind::Cumulative { ChannelKind::Interval } else { self.kind }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn every_field_goes_to_a_channel_that_is_itself_a_field_in_the_stored_unit() {
        for field in Field::ALL {
            let channel = Field::named(field.channel).unwrap();
            assert_eq!((channel.unit, channel.utility, channel.factor), (field.unit, field.utility, 1.0), "{}", field.name);
        }
    }

    #[test]
    fn every_register_has_a_field_for_the_amounts_of_a_period() {
        for register in Field::ALL.iter().filter(|field| field.kind == ChannelKind::Cumulative) {
            let period = register.of_period().unwrap();
            assert_eq!((period.utility, period.direction, period.unit), (register.utility, register.direction, register.unit));
            assert_eq!(period.channel, period.name);
        }
    }

    #[test]
    fn heat_is_stored_in_kilowatt_hours_and_cold_in_ton_hours() {
        for (name, stored) in [("heat_mwh", 1_000.0), ("heat_gj", 277.777_777_8), ("heat_gcal", 1_163.0), ("cold_kwh", 0.284_345)]
        {
            assert!((Field::named(name).unwrap().stored(1.0).unwrap() - stored).abs() < 1e-6 * stored, "{name}");
        }
    }

    #[test]
    fn a_battery_is_between_empty_and_full() {
        let field = Field::named("battery_percent").unwrap();
        assert_eq!((field.utility, field.kind, field.unit), (Utility::Battery, ChannelKind::Level, Unit::Percent));
        assert_eq!(field.stored(82.0).ok(), Some(82.0));
        assert!(field.stored(104.0).unwrap_err().contains("0 to 100"));
    }

    #[test]
    fn fahrenheit_is_stored_as_celsius() {
        let field = Field::named("outdoor_temp_f").unwrap();
        assert!((field.stored(68.0).unwrap() - 20.0).abs() < 1e-9);
        assert!(field.stored(500.0).unwrap_err().contains("outdoor_temp_f"));
    }

    #[test]
    fn a_cubic_metre_of_gas_is_stored_in_therms() {
        assert!((Field::named("gas_m3").unwrap().stored(100.0).unwrap() - 36.3).abs() < 1e-9);
    }
}
