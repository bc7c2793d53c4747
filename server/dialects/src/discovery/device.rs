//! Who a device is, by its announcement: its key, its own words, what it is, and behind which other
//! device it stands.

use super::announcement::{get, text};
use super::integration::Integration;
use crate::name::{self, Sense, exact, words};
use serde_json::{Map, Value as Json};

/// What an announcement says of its device.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Device {
    /// Its key, if it identifies itself.
    pub key: Option<String>,
    /// The words of its name, key and model. In a figure's name they name no place.
    pub words: Vec<String>,
    /// The key of the device through which it is reached.
    pub via: Option<String>,
    /// What it is, by its name, model and maker.
    pub nature: Nature,
    /// The program that announced it, if that is one with rules of its own.
    pub integration: Option<Integration>,
}

/// What a device is. Several may be true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Nature {
    pub is_inverter: bool,
    pub is_solar: bool,
    pub is_battery: bool,
    /// A boiler or heat pump: what it produces is heat.
    pub is_heater: bool,
    pub is_heat_meter: bool,
    /// It counts the cold that is delivered.
    pub is_cold_meter: bool,
    pub is_gas: bool,
    pub is_water: bool,
    pub is_hot_water: bool,
    /// It passes on the sum of devices that announce themselves.
    pub is_concentrator: bool,
}

/// Makers and programs of inverters.
const INVERTERS: &[&str] = &[
    "ahoy",
    "alphaess",
    "apsystems",
    "deye",
    "dtu",
    "enphase",
    "envoy",
    "foxess",
    "fronius",
    "ginlong",
    "givenergy",
    "goodwe",
    "growatt",
    "hoymiles",
    "huawei",
    "kostal",
    "microinverter",
    "opendtu",
    "sigenergy",
    "sma",
    "sofar",
    "solaredge",
    "solarmax",
    "solax",
    "solis",
    "sungrow",
    "sunsynk",
];

/// Makers and names of batteries.
const BATTERIES: &[&str] = &["hame", "marstek", "powerwall", "pylontech", "sonnen", "sonnenbatterie", "zendure"];

/// Makers and programs of heat pumps and boilers that make nothing else.
const HEATERS: &[&str] = &[
    "altherma",
    "aquarea",
    "buderus",
    "ecodan",
    "ecoforest",
    "heishamon",
    "heizung",
    "junkers",
    "luxtronik",
    "nibe",
    "novelan",
    "ochsner",
    "stiebel",
    "tecalor",
    "therme",
    "thermia",
    "thermostat",
    "vaillant",
    "viessmann",
    "waterkotte",
    "weishaupt",
];

/// Models of heat meters whose names have no word for heat.
const HEAT_METERS: &[&str] = &["hydrocal", "kamheat", "pollucom", "sensostar", "sharky", "ultraheat", "wmz"];

/// Whether a name says a maker or a kind of inverters.
pub(crate) fn is_of_inverters(words: &[String]) -> bool {
    words.iter().any(|word| INVERTERS.contains(&word.as_str()) || name::senses(word).contains(&Sense::Inverter))
}

impl Nature {
    fn of(words: &[String]) -> Self {
        let has = |sense: Sense| words.iter().any(|word| name::senses(word).contains(&sense));
        let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let is_pump = words.windows(2).any(|pair| pair[0] == "heat" && pair[1] == "pump");
        let is_heater = is_pump || has(Sense::HeatPump) || any(HEATERS);
        Self {
            is_inverter: is_of_inverters(words),
            is_solar: has(Sense::Solar),
            is_battery: has(Sense::Battery) || any(BATTERIES),
            is_heater,
            is_heat_meter: !is_heater && (has(Sense::Heat) || any(HEAT_METERS) || name::is_heat_network(words)),
            is_cold_meter: !is_heater && name::is_cold_meter(words),
            is_gas: has(Sense::Gas),
            is_water: has(Sense::Water),
            is_hot_water: name::is_hot_water(words),
            is_concentrator: false,
        }
    }

    /// All that either says.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            is_inverter: self.is_inverter || other.is_inverter,
            is_solar: self.is_solar || other.is_solar,
            is_battery: self.is_battery || other.is_battery,
            is_heater: self.is_heater || other.is_heater,
            is_heat_meter: self.is_heat_meter || other.is_heat_meter,
            is_cold_meter: self.is_cold_meter || other.is_cold_meter,
            is_gas: self.is_gas || other.is_gas,
            is_water: self.is_water || other.is_water,
            is_hot_water: self.is_hot_water || other.is_hot_water,
            is_concentrator: self.is_concentrator || other.is_concentrator,
        }
    }
}

impl Device {
    /// The device of an announcement. `nodes` are the levels of its topic before the object's.
    pub fn of(config: &Map<String, Json>, nodes: &[&str]) -> Self {
        let device = get(config, "device", "dev").and_then(Json::as_object);
        let of_device = |full: &str, short: &str| device.and_then(|device| text(device, full, short));
        let first = |json: &Json| match json {
            Json::Array(items) => items.first().and_then(Json::as_str).map(str::to_owned),
            Json::String(text) => Some(text.clone()),
            _ => None,
        };
        let identifier = device.and_then(|device| get(device, "identifiers", "ids")).and_then(first);
        let connection = || device.and_then(|d| get(d, "connections", "cns"))?.get(0)?.get(1)?.as_str().map(str::to_owned);
        let called = of_device("name", "name").map(str::to_owned);
        let node = nodes.last().map(|node| (*node).to_owned());
        let key = identifier.or_else(connection).or_else(|| called.clone()).or(node);
        let mut own = words(called.as_deref().unwrap_or_default());
        own.extend(key.as_deref().map(words).unwrap_or_default());
        own.extend(of_device("model", "mdl").map(words).unwrap_or_default());
        let mut said: Vec<String> = own.clone();
        let maker = of_device("manufacturer", "mf");
        said.extend(maker.map(words).unwrap_or_default());
        // `GroWatt` is one word.
        said.extend(
            [maker, called.as_deref()].into_iter().flatten().flat_map(|text| text.split_whitespace().map(str::to_lowercase)),
        );
        let integration = Integration::of(config, device, key.as_deref().unwrap_or_default());
        let mut nature = Nature::of(&said);
        if let Some(known) = &integration {
            known.correct(&mut nature);
        }
        Self {
            key: key.as_deref().map(name::key).filter(|key| crate::is_key(key)),
            words: own.into_iter().filter(|word| can_be_own(word)).collect(),
            via: of_device("via_device", "via_device").map(name::key),
            nature,
            integration,
        }
    }
}

impl Device {
    /// Whether it hangs in a room, of which it tells how warm it is.
    pub fn is_thermostat(&self) -> bool {
        self.words.iter().any(|word| word.contains("thermostat"))
    }
}

/// Whether a word of a device's name may be left out of its figures' names. A phase or a short
/// number is never the device's own: `meter 1` may have a `Power 1` and a `Power 2`.
fn can_be_own(word: &str) -> bool {
    let is_number = word.bytes().all(|b| b.is_ascii_digit());
    let is_phase = word.len() == 2 && word.starts_with('l') && is_number_of(&word[1..]);
    !(word.len() < 2 || is_phase || is_number && word.len() < 4 || matches!(exact(word), Some(Sense::Tariff | Sense::Phase)))
}

fn is_number_of(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn device(json: &str) -> Device {
        let config: Json = serde_json::from_str(&format!(r#"{{"dev":{json}}}"#)).unwrap();
        Device::of(config.as_object().unwrap(), &[])
    }

    #[test]
    fn a_device_is_known_by_its_first_identifier_and_what_it_says_of_itself() {
        let found = device(r#"{"ids":["a-1","b"],"name":"Roof","mdl":"HM-800","mf":"Hoymiles","via_device":"dtu 7"}"#);
        assert_eq!((found.key.as_deref(), found.via.as_deref()), (Some("a-1"), Some("dtu 7")));
        assert!(found.nature.is_inverter && !found.nature.is_heater);
        assert!(device(r#"{"ids":"x","name":"Wärmepumpe"}"#).nature.is_heater);
        assert!(
            device(r#"{"ids":"x","name":"Heat pump"}"#).nature.is_heater
                && !device(r#"{"ids":"x","name":"Heat pump"}"#).nature.is_heat_meter
        );
        assert!(device(r#"{"ids":"x","name":"Heat meter"}"#).nature.is_heat_meter);
    }

    #[test]
    fn numbers_and_phases_are_not_the_devices_own_words() {
        assert_eq!(device(r#"{"ids":"meter_1","name":"Pump L1 4711"}"#).words, ["pump", "4711", "meter"]);
    }
}
