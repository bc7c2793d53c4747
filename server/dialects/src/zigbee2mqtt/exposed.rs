//! What a device has to say: its figures with their units, from what the bridge tells of it
//! (`bridge/devices`), or from the keys of one of its messages where the bridge has told nothing.
//! Leaves out what a figure means (`figure`).

use super::super::measure::Measure;
use super::super::name::words;
use serde_json::{Map, Value as Json, json};

/// Figures of one device. Further ones are left out.
const FIGURES_MAX: usize = 200;

/// Devices of one bridge. Further ones are read by their names alone.
pub(super) const DEVICES_MAX: usize = 2_000;

/// Levels of a definition that are gone through: a light or a thermostat holds its figures one
/// level down.
const DEPTH_MAX: usize = 4;

const ACTUATORS: &[&str] = &["switch", "light", "cover", "lock", "fan"];

/// The highest that gas in the air can be, in percent of what explodes, where definitions know it.
/// A meter's register is beyond it within days.
const GAS_PERCENT_MAX: f64 = 20.0;

/// A figure that a device publishes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Exposed {
    /// Its key in the device's messages.
    pub property: String,
    /// The words of the property.
    pub words: Vec<String>,
    /// The words of what the bridge says about it.
    pub says: Vec<String>,
    /// Its unit, if it has one that measures something of ours.
    pub measure: Option<Measure>,
    /// Whether it has a unit, of whatever kind.
    pub has_unit: bool,
    /// Whether it can be set from outside: a threshold, a target.
    pub is_setting: bool,
    /// Whether it is about the device rather than about what the device measures.
    pub is_diagnostic: bool,
}

/// All that a device publishes, as far as it matters here.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Device {
    /// Its figures.
    pub figures: Vec<Exposed>,
    /// The keys that say whether energy is consumed or produced.
    pub flows: Vec<String>,
    /// The key that names the unit of `energy`, where people choose it (ZiPulses).
    pub unit_key: Option<String>,
    /// The words of its name and of what people wrote about it.
    pub words: Vec<String>,
    /// Whether it switches, dims or moves something.
    pub is_actuator: bool,
    /// Whether it is told by its messages alone.
    pub is_by_name: bool,
}

impl Device {
    /// A device as the bridge describes it: its name and its figures. `None` for the coordinator
    /// and for what the bridge does not know.
    pub fn of_bridge(described: &Json) -> Option<(String, Self)> {
        let name = described.get("friendly_name")?.as_str()?.to_owned();
        let exposes = described.get("definition")?.get("exposes")?.as_array()?;
        let mut device = Self { words: words(&name), ..Self::default() };
        device.words.extend(described.get("description").and_then(Json::as_str).map(words).unwrap_or_default());
        device.expose(exposes, DEPTH_MAX);
        Some((name, device))
    }

    fn expose(&mut self, exposes: &[Json], depth: usize) {
        for one in exposes {
            let kind = one.get("type").and_then(Json::as_str).unwrap_or_default();
            let property = one.get("property").and_then(Json::as_str);
            let features = one.get("features").and_then(Json::as_array);
            self.is_actuator |= ACTUATORS.contains(&kind);
            match (kind, property, features) {
                // What a composite holds lies in an object of its own and is settings throughout.
                (_, None, Some(features)) if depth > 0 => self.expose(features, depth - 1),
                ("numeric", Some(property), _) if self.figures.len() < FIGURES_MAX => {
                    self.figures.extend(Exposed::of_bridge(one, property));
                }
                ("enum", Some(property), _) => {
                    let values: Vec<&str> =
                        one.get("values").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).collect();
                    if values.contains(&"producing") && values.contains(&"consuming") && self.flows.len() < FIGURES_MAX {
                        self.flows.push(property.to_owned());
                    }
                    if values.contains(&"kWh") && values.contains(&"m3") {
                        self.unit_key = Some(property.to_owned());
                    }
                }
                _ => {}
            }
        }
    }

    /// A device's description without what is not needed to read its messages, in the same shape:
    /// a tenth of the whole, as lamps have long lists of what they can do.
    pub fn shortened(described: &Json) -> Option<Json> {
        let mut exposes = Vec::new();
        let mut is_actuator = false;
        shorten(described.get("definition")?.get("exposes")?.as_array()?, &mut exposes, &mut is_actuator, DEPTH_MAX);
        if is_actuator {
            exposes.push(json!({"type": "switch", "features": []}));
        }
        let mut short = json!({"friendly_name": described.get("friendly_name")?, "definition": {"exposes": exposes}});
        for key in ["ieee_address", "description"] {
            if let Some(value) = described.get(key) {
                short[key] = value.clone();
            }
        }
        Some(short)
    }

    /// A device as far as one of its messages tells of it. Units are those that all definitions of
    /// zigbee-herdsman-converters 26.112.0 give to the name.
    pub fn of_message(name: &str, json: &Map<String, Json>) -> Self {
        let mut device = Self { words: words(name), is_by_name: true, ..Self::default() };
        device.is_actuator = ["state", "brightness", "position"].iter().any(|key| json.contains_key(*key));
        let is_cover = json.keys().any(|key| key.contains("position"));
        let is_alarm = json.keys().any(|key| key.contains("alarm") || key.starts_with("gas_") || key == "co");
        for (key, value) in json {
            match value {
                // The air's gas in percent of what explodes, which definitions end at 20.
                _ if key == "gas" && is_alarm => {}
                Json::Null => {}
                // These are figures whatever they hold: what is no number is told to the sender.
                _ if ["energy", "power", "produced_energy"].contains(&key.as_str()) => {
                    device.figures.push(Exposed::of_key(key, 0.0))
                }
                Json::String(text) if ["producing", "consuming", "sign"].contains(&text.as_str()) => {
                    device.flows.push(key.clone())
                }
                Json::String(_) if key == "unitOfMeasure" => device.unit_key = Some(key.clone()),
                Json::Number(_) | Json::String(_) if is_of_interest(key) && device.figures.len() < FIGURES_MAX => {
                    if let Some(number) = super::super::json::number(value) {
                        let mut figure = Exposed::of_key(key, number);
                        // Watts at meters, milliwatts at a tubular motor.
                        if is_cover && key == "active_power" {
                            figure = Exposed { measure: None, has_unit: false, ..figure };
                        }
                        device.figures.push(figure);
                    }
                }
                _ => {}
            }
        }
        device
    }
}

fn shorten(exposes: &[Json], short: &mut Vec<Json>, is_actuator: &mut bool, depth: usize) {
    const KEYS: &[&str] = &["type", "property", "unit", "access", "description", "label", "category"];
    for one in exposes {
        let property = one.get("property").and_then(Json::as_str);
        *is_actuator |= one.get("type").and_then(Json::as_str).is_some_and(|kind| ACTUATORS.contains(&kind));
        let figure = property.and_then(|property| Exposed::of_bridge(one, property));
        let is_needed = figure.is_some_and(|figure| figure.measure.is_some() || is_of_interest(&figure.property));
        match (one.get("features").and_then(Json::as_array), one.get("values")) {
            (Some(features), _) if property.is_none() && depth > 0 => shorten(features, short, is_actuator, depth - 1),
            (None, Some(values))
                if ["producing", "kWh"]
                    .iter()
                    .any(|value| values.as_array().is_some_and(|all| all.iter().any(|one| one == value))) =>
            {
                short.push(json!({"type": "enum", "property": property, "values": values}));
            }
            (None, None) if is_needed => {
                let kept = KEYS.iter().filter_map(|key| Some(((*key).to_owned(), one.get(*key)?.clone())));
                short.push(Json::Object(kept.collect()));
            }
            _ => {}
        }
    }
}

/// Whether gas may be that of the air rather than that of a meter.
pub(super) fn is_percent(json: &Json) -> bool {
    super::super::json::number(json).is_some_and(|number| number <= GAS_PERCENT_MAX)
}

/// Whether a key can name a figure that is read. Most keys of most devices cannot, and cost no more
/// than this.
fn is_of_interest(key: &str) -> bool {
    const STARTS: &[&str] = &["energy", "power", "produced", "temperature", "humidity", "gas", "water", "total", "current_"];
    const PARTS: &[&str] =
        &["power", "energy", "summ", "consum", "water", "volume", "temperature", "heat", "pulse", "moisture", "wind", "rain"];
    STARTS.iter().any(|start| key.starts_with(start)) || PARTS.iter().any(|part| key.contains(part))
}

impl Exposed {
    fn of_bridge(one: &Json, property: &str) -> Option<Self> {
        let access = one.get("access").and_then(Json::as_u64).unwrap_or(1);
        // The lowest bit: it is published. The next: it can be set.
        if access & 1 == 0 {
            return None;
        }
        let unit = one.get("unit").and_then(Json::as_str).map(str::trim).filter(|unit| !unit.is_empty());
        let text = |key: &str| one.get(key).and_then(Json::as_str).map(words).unwrap_or_default();
        let mut says = text("description");
        says.extend(text("label"));
        Some(Self {
            property: property.to_owned(),
            words: words(property),
            says,
            measure: unit.and_then(measure),
            has_unit: unit.is_some(),
            is_setting: access & 2 != 0,
            is_diagnostic: one.get("category").and_then(Json::as_str).is_some_and(|category| !category.is_empty()),
        })
    }

    fn of_key(key: &str, number: f64) -> Self {
        let words = words(key);
        let is_percent = key == "gas" && number <= GAS_PERCENT_MAX;
        let measure = unit_by_name(key, &words).filter(|_| !is_percent).and_then(Measure::of);
        Self { property: key.to_owned(), has_unit: measure.is_some(), measure, words, ..Self::default() }
    }
}

/// The measure of a unit as definitions write it.
fn measure(unit: &str) -> Option<Measure> {
    match unit {
        // A tubular motor's power, which its definition writes so.
        "mWt" => Measure::of("mW"),
        "ºC" => Measure::of("°C"),
        unit => Measure::of(unit),
    }
}

/// The unit of a figure by its name. `None` if definitions disagree or are silent.
fn unit_by_name(key: &str, words: &[String]) -> Option<&'static str> {
    let has = |any: &[&str]| words.iter().any(|word| any.contains(&word.as_str()));
    let ends = |any: &[&str]| words.last().is_some_and(|last| any.contains(&last.as_str()));
    if has(&["temperature", "temp"]) {
        return Some(if ends(&["f"]) { "°F" } else { "°C" });
    }
    match key {
        // Kilowatts at one charger, watts at one meter.
        "total_active_power" => return None,
        "consumed_energy" | "energy_wh" => return Some("Wh"),
        "water_consumed_total" => return Some("L"),
        "cumulative_heat" => return Some("kWh"),
        "gas" => return Some("m³"),
        _ if key.starts_with("input_") && key.contains("_water_meter_") => return Some("m³"),
        _ => {}
    }
    if has(&["power"]) {
        Some("W")
    } else if has(&["energy", "summ"]) || words.ends_with(&["energy".to_owned(), "consumption".to_owned()]) {
        Some("kWh")
    } else if has(&["humidity"]) {
        Some("%")
    } else {
        None
    }
}
