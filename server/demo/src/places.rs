//! The site, its buildings, and the types that describe meters.
//!
//! Which meters a building has, and what each of them counts, is in `layout`.

use crate::weather::LATITUDE_DEG;

/// The one site of the demo.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// Stable key.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// IANA time zone.
    pub zone: String,
}

/// What a building is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BuildingType {
    /// A family's house.
    Home,
    /// A primary school.
    School,
    /// Lecture rooms and offices.
    Academic,
    /// A library.
    Library,
    /// Laboratories.
    Research,
    /// Offices.
    Administrative,
    /// A student residence.
    Residential,
    /// A dining hall.
    Dining,
}

impl BuildingType {
    /// The word in lower case, such as `academic`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::School => "school",
            Self::Academic => "academic",
            Self::Library => "library",
            Self::Research => "research",
            Self::Administrative => "administrative",
            Self::Residential => "residential",
            Self::Dining => "dining",
        }
    }
}

/// A building, with the facts that a benchmark needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Building {
    /// Stable key, such as `demo-home-07`.
    pub key: String,
    /// Name for people.
    pub name: &'static str,
    /// What it is used for.
    pub kind: BuildingType,
    /// Floor area in square metres.
    pub area_m2: f64,
    /// Storeys.
    pub floors: u32,
    /// People who live or work in it.
    pub occupants: u32,
    /// Year in which it was built.
    pub year_built: u16,
    /// Latitude in degrees.
    pub latitude: f64,
    /// Longitude in degrees.
    pub longitude: f64,
}

/// What a meter's values mean for its building's use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeterRole {
    /// At the grid or the supply: what the building draws, and what it feeds back.
    Main,
    /// A part of what its parent counts.
    Submeter,
    /// Generates energy behind its parent: use = import - export + generation.
    Generation,
    /// A battery behind its parent: `energy_kwh` is what went in, `energy_export_kwh` what came
    /// out.
    Storage,
    /// Measures a condition and no flow: temperatures and humidity.
    Sensor,
}

impl MeterRole {
    /// The word in lower case, such as `submeter`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Submeter => "submeter",
            Self::Generation => "generation",
            Self::Storage => "storage",
            Self::Sensor => "sensor",
        }
    }
}

/// How to read a channel's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChannelKind {
    /// A count that only rises.
    Register,
    /// A momentary power; in the history only for its last hour.
    Power,
    /// A momentary level, such as a temperature.
    Level,
}

/// A channel of a meter, named by its field in GreenPulse's own payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// `energy_kwh`
    Energy,
    /// `energy_export_kwh`
    EnergyExport,
    /// `power_w`: negative where the meter feeds back.
    Power,
    /// `gas_therms`
    Gas,
    /// `chilled_water_ton_hours`
    ChilledWater,
    /// `steam_lbs`
    Steam,
    /// `hot_water_gal`
    HotWater,
    /// `water_m3`
    Water,
    /// `outdoor_temp_c`
    OutdoorTemperature,
    /// `outdoor_humidity_percent`
    OutdoorHumidity,
    /// `indoor_temp_c`
    IndoorTemperature,
    /// `battery_percent`
    BatteryLevel,
}

impl Field {
    /// The field's name in the payload.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Energy => "energy_kwh",
            Self::EnergyExport => "energy_export_kwh",
            Self::Power => "power_w",
            Self::Gas => "gas_therms",
            Self::ChilledWater => "chilled_water_ton_hours",
            Self::Steam => "steam_lbs",
            Self::HotWater => "hot_water_gal",
            Self::Water => "water_m3",
            Self::OutdoorTemperature => "outdoor_temp_c",
            Self::OutdoorHumidity => "outdoor_humidity_percent",
            Self::IndoorTemperature => "indoor_temp_c",
            Self::BatteryLevel => "battery_percent",
        }
    }

    /// How to read its values.
    #[must_use]
    pub fn kind(self) -> ChannelKind {
        match self {
            Self::Power => ChannelKind::Power,
            Self::OutdoorTemperature | Self::OutdoorHumidity | Self::IndoorTemperature | Self::BatteryLevel => ChannelKind::Level,
            _ => ChannelKind::Register,
        }
    }

    /// Digits after the point that such a meter shows. All values that leave this crate are rounded
    /// to them.
    #[must_use]
    pub fn decimals(self) -> usize {
        match self {
            Self::Energy | Self::EnergyExport | Self::Gas | Self::Water => 3,
            Self::ChilledWater => 2,
            _ => 1,
        }
    }

    pub(crate) fn rounded(self, value: f64) -> f64 {
        let scale = [1.0, 10.0, 100.0, 1000.0][self.decimals()];
        (value * scale).round() / scale
    }
}

/// A meter: its name, its place and its channels.
#[derive(Debug, Clone, PartialEq)]
pub struct Meter {
    /// Stable key, valid in an MQTT topic, such as `demo-home-07-main`.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// What its values mean for the building's use.
    pub role: MeterRole,
    /// Key of the meter that it hangs behind.
    pub parent: Option<String>,
    /// Index into [`Neighbourhood::buildings`](crate::Neighbourhood::buildings); none for the
    /// site's weather station.
    pub building: Option<usize>,
    /// Its channels, in the order of [`Reading::channel`](crate::Reading::channel).
    pub channels: Vec<Field>,
}

impl Meter {
    /// The topic on which it publishes.
    #[must_use]
    pub fn topic(&self) -> String {
        format!("greenpulse/v1/{}/readings", self.key)
    }
}

/// The number of homes; buildings 0 to 23 are homes, 24 is the school, 25 to 30 the campus.
pub(crate) const HOMES: usize = 24;

/// A home's equipment, which decides its meters.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Equipment {
    /// Peak power of the panels, 0 without any.
    pub solar_kw: f64,
    pub car: bool,
    pub heat_pump: bool,
    pub battery: bool,
    pub thermometer: bool,
}

impl Equipment {
    /// A home without a heat pump heats with gas.
    pub(crate) fn gas(&self) -> bool {
        !self.heat_pump
    }
}

/// Where the first street begins.
const LONGITUDE_DEG: f64 = -76.0;
/// From one house or street to the next: some 110 m to the south, 80 m to the east.
const ALONG_DEG: f64 = 0.001;
/// Houses in a street.
const STREET: usize = 8;

/// The 24 homes: name, area, floors, people, year, equipment letters (c car, h heat pump, b
/// battery, t thermometer), panels in kW.
const HOME_TABLE: [(&str, f64, u32, u32, u16, &str, f64); HOMES] = [
    ("1 Sugar Lane", 142.0, 2, 3, 1964, "t", 0.0),
    ("3 Sugar Lane", 168.0, 2, 4, 1971, "ch", 6.2),
    ("5 Sugar Lane", 118.0, 1, 2, 1958, "", 0.0),
    ("7 Sugar Lane", 155.0, 2, 3, 1988, "", 5.0),
    ("9 Sugar Lane", 176.0, 2, 5, 1992, "c", 0.0),
    ("11 Sugar Lane", 101.0, 1, 1, 1955, "", 0.0),
    ("13 Sugar Lane", 149.0, 2, 4, 2004, "h", 7.4),
    ("15 Sugar Lane", 132.0, 2, 2, 1979, "t", 0.0),
    ("2 Red Leaf Road", 210.0, 2, 4, 2011, "ch", 8.6),
    ("4 Red Leaf Road", 124.0, 1, 2, 1949, "", 0.0),
    ("6 Red Leaf Road", 159.0, 2, 3, 1983, "h", 0.0),
    ("8 Red Leaf Road", 113.0, 1, 2, 1952, "", 0.0),
    ("10 Red Leaf Road", 187.0, 2, 5, 1998, "", 5.8),
    ("12 Red Leaf Road", 138.0, 2, 3, 1975, "h", 0.0),
    ("14 Red Leaf Road", 146.0, 2, 3, 1968, "", 0.0),
    ("16 Red Leaf Road", 195.0, 3, 4, 2016, "cht", 7.0),
    ("1 Hollow Court", 98.0, 1, 1, 1961, "", 0.0),
    ("2 Hollow Court", 108.0, 1, 2, 1961, "", 0.0),
    ("3 Hollow Court", 164.0, 2, 4, 1995, "c", 0.0),
    ("4 Hollow Court", 171.0, 2, 3, 2007, "h", 6.6),
    ("5 Hollow Court", 129.0, 2, 2, 1986, "", 0.0),
    ("6 Hollow Court", 152.0, 2, 4, 2002, "h", 0.0),
    ("7 Hollow Court", 228.0, 2, 4, 2021, "chbt", 9.2),
    ("8 Hollow Court", 116.0, 1, 2, 1957, "h", 0.0),
];

const LARGE_TABLE: [(&str, &str, BuildingType, f64, u32, u32, u16); 7] = [
    ("demo-school", "Maple Hollow School", BuildingType::School, 5_400.0, 2, 430, 1974),
    ("demo-campus-academic", "Ashby Hall", BuildingType::Academic, 9_200.0, 4, 850, 1968),
    ("demo-campus-library", "Whitcomb Library", BuildingType::Library, 7_600.0, 5, 420, 1981),
    ("demo-campus-laboratory", "Kestrel Laboratory", BuildingType::Research, 6_300.0, 4, 180, 2009),
    ("demo-campus-administration", "Old Mill House", BuildingType::Administrative, 2_900.0, 3, 120, 1926),
    ("demo-campus-residence", "Brook House", BuildingType::Residential, 8_100.0, 5, 310, 1997),
    ("demo-campus-dining", "The Orchard", BuildingType::Dining, 3_200.0, 2, 90, 2003),
];

/// All buildings, in their fixed order.
pub(crate) fn buildings() -> Vec<Building> {
    let homes = HOME_TABLE.iter().enumerate().map(|(index, &(name, area_m2, floors, occupants, year_built, _, _))| Building {
        key: format!("demo-home-{:02}", index + 1),
        name,
        kind: BuildingType::Home,
        area_m2,
        floors,
        occupants,
        year_built,
        latitude: LATITUDE_DEG - (index / STREET) as f64 * ALONG_DEG,
        longitude: LONGITUDE_DEG + (index % STREET) as f64 * ALONG_DEG,
    });
    let large =
        LARGE_TABLE.iter().enumerate().map(|(index, &(key, name, kind, area_m2, floors, occupants, year_built))| Building {
            key: key.to_owned(),
            name,
            kind,
            area_m2,
            floors,
            occupants,
            year_built,
            // Around a green, west of the streets.
            latitude: LATITUDE_DEG - (index / 3) as f64 * 1.5 * ALONG_DEG,
            longitude: LONGITUDE_DEG - (4.5 - (index % 3) as f64 * 1.5) * ALONG_DEG,
        });
    homes.chain(large).collect()
}

/// The equipment of a home.
pub(crate) fn equipment(home: usize) -> Equipment {
    let (.., letters, solar_kw) = HOME_TABLE[home];
    Equipment {
        solar_kw,
        car: letters.contains('c'),
        heat_pump: letters.contains('h'),
        battery: letters.contains('b'),
        thermometer: letters.contains('t'),
    }
}
