//! Utilities, their units, and how these convert. Factors that differ by region or year (carbon,
//! prices) are data, not constants, and live elsewhere.

use serde::{Deserialize, Serialize};

/// Gives an enum its stored name: `as_str`, `parse`, `Display`, and a list of all.
#[macro_export]
macro_rules! named {
    ($name:ident { $($variant:ident => $text:literal),+ $(,)? }) => {
        impl $name {
            /// Every variant, in the order in which people are shown them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The name that the database, the API and payloads use.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The variant of that name.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

/// What is delivered and metered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Utility {
    /// Electricity: bought, generated or sold.
    Electricity,
    /// Natural gas.
    NaturalGas,
    /// Chilled water from a district plant.
    ChilledWater,
    /// Steam from a district plant.
    Steam,
    /// Hot water from a district plant, by its volume.
    HotWater,
    /// Heat that a heat meter counts: district heat, a boiler's or a heat pump's output.
    Heat,
    /// Propane (liquefied petroleum gas).
    Propane,
    /// Fuel oil for heating.
    FuelOil,
    /// Drinking water: carries no energy, but is metered the same way.
    Water,
    /// Temperature and humidity: levels, not amounts.
    Climate,
    /// How full a battery is: a level. What flows in and out of it is electricity.
    Battery,
    /// Not known until someone says what it is: stored, but never counted.
    Unknown,
}

named!(Utility {
    Electricity => "electricity",
    NaturalGas => "natural_gas",
    ChilledWater => "chilled_water",
    Steam => "steam",
    HotWater => "hot_water",
    Heat => "heat",
    Propane => "propane",
    FuelOil => "fuel_oil",
    Water => "water",
    Climate => "climate",
    Battery => "battery",
    Unknown => "unknown",
});

impl Utility {
    /// Whether it has amounts that add up: not levels, and not unknown utilities.
    #[must_use]
    pub fn is_amount(self) -> bool {
        !matches!(self, Utility::Climate | Utility::Battery | Utility::Unknown)
    }

    /// The unit in which this utility's amounts are stored and summed.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Utility::Electricity | Utility::Heat => Unit::KilowattHour,
            Utility::NaturalGas => Unit::Therm,
            Utility::ChilledWater => Unit::TonHour,
            Utility::Steam => Unit::Pound,
            Utility::HotWater | Utility::Propane | Utility::FuelOil => Unit::Gallon,
            Utility::Water => Unit::CubicMetre,
            Utility::Climate => Unit::Celsius,
            Utility::Battery => Unit::Percent,
            Utility::Unknown => Unit::Unknown,
        }
    }

    /// The name for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Utility::Electricity => "Electricity",
            Utility::NaturalGas => "Natural gas",
            Utility::ChilledWater => "Chilled water",
            Utility::Steam => "Steam",
            Utility::HotWater => "Hot water",
            Utility::Heat => "Heat",
            Utility::Propane => "Propane",
            Utility::FuelOil => "Fuel oil",
            Utility::Water => "Water",
            Utility::Climate => "Climate",
            Utility::Battery => "Battery",
            Utility::Unknown => "Unknown",
        }
    }

    /// Site energy in Btu per stored unit; `None` for a utility that carries no energy.
    ///
    /// Sources: 3412.142 Btu/kWh (physical); therm and ton-hour by definition; steam 1,194 Btu/lb
    /// (EPA Portfolio Manager, saturated at 150 psi); hot water 8.33 lb/gal x the temperature rise,
    /// here 40 °F; propane 92,000 and fuel oil no. 2 138,690 Btu/gal (EPA Portfolio Manager). A meter
    /// with its own temperature rise has
    /// [`Meter::btu_per_unit`](crate::Meter::btu_per_unit).
    #[must_use]
    pub fn btu_per_unit(self) -> Option<f64> {
        match self {
            Utility::Electricity | Utility::Heat => Some(BTU_PER_KWH),
            Utility::NaturalGas => Some(100_000.0),
            Utility::ChilledWater => Some(12_000.0),
            Utility::Steam => Some(1_194.0),
            Utility::HotWater => Some(POUNDS_PER_GALLON * HOT_WATER_RISE_F),
            Utility::Propane => Some(92_000.0),
            Utility::FuelOil => Some(138_690.0),
            Utility::Water | Utility::Climate | Utility::Battery | Utility::Unknown => None,
        }
    }
}

/// Btu in a kilowatt-hour.
pub const BTU_PER_KWH: f64 = 3412.142;

/// Pounds in a US gallon of water: a pound that cools by 1 °F gives off 1 Btu.
pub const POUNDS_PER_GALLON: f64 = 8.33;

/// The temperature rise (°F) that converts gallons of hot water to energy, if the meter does not
/// state one.
pub const HOT_WATER_RISE_F: f64 = 40.0;

/// Therms in a cubic metre of natural gas: 36,300 Btu (EPA Portfolio Manager).
pub const THERMS_PER_GAS_M3: f64 = 0.363;

/// A unit of an amount or a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// kWh
    KilowattHour,
    /// W
    Watt,
    /// therm (100,000 Btu)
    Therm,
    /// ton-hour of cooling (12,000 Btu)
    TonHour,
    /// lb
    Pound,
    /// US gallon
    Gallon,
    /// m³
    CubicMetre,
    /// °C
    Celsius,
    /// % of relative humidity, or of what a battery holds
    Percent,
    /// Not known until someone says what it is.
    Unknown,
}

named!(Unit {
    KilowattHour => "kwh",
    Watt => "w",
    Therm => "therm",
    TonHour => "ton_hour",
    Pound => "lb",
    Gallon => "gal",
    CubicMetre => "m3",
    Celsius => "c",
    Percent => "percent",
    Unknown => "unknown",
});

impl Unit {
    /// The symbol that follows a number.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Unit::KilowattHour => "kWh",
            Unit::Watt => "W",
            Unit::Therm => "therms",
            Unit::TonHour => "ton-h",
            Unit::Pound => "lb",
            Unit::Gallon => "gal",
            Unit::CubicMetre => "m³",
            Unit::Celsius => "°C",
            Unit::Percent => "%",
            Unit::Unknown => "",
        }
    }

    /// The unit of this amount's rate: W for kWh, "… per hour" for the rest.
    #[must_use]
    pub fn rate_symbol(self) -> &'static str {
        match self {
            Unit::KilowattHour | Unit::Watt => "W",
            Unit::Therm => "therms/h",
            Unit::TonHour => "tons",
            Unit::Pound => "lb/h",
            Unit::Gallon => "gal/h",
            Unit::CubicMetre => "m³/h",
            Unit::Celsius => "°C",
            Unit::Percent => "%",
            Unit::Unknown => "",
        }
    }

    /// The rate (W for kWh, otherwise units per hour) of this amount delivered evenly over
    /// `span_ms`.
    #[must_use]
    pub fn rate(self, amount: f64, span_ms: crate::Millis) -> f64 {
        let per_hour = amount / (span_ms as f64 / crate::HOUR_MS as f64);
        if self == Unit::KilowattHour { per_hour * 1000.0 } else { per_hour }
    }
}
