//! Home Assistant's MQTT discovery: devices announce, in retained messages, which topics carry
//! which sensors. Their announcements are remembered, and their topics are read accordingly. Leaves
//! out all that is not energy, water or climate, and topics that another dialect reads, so that
//! nothing counts twice.

use super::json::{parse, shortened};
use super::measure::Measure;
use super::memory::Memory;
use super::name::{self, Class, Meaning, words};
use super::template::Template;
use super::{Decoded, MeterValues};
use domain::Field;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeSet, HashMap};

/// Sensors of one device. Further ones are not remembered.
const SENSORS_MAX: usize = 500;

/// The memory of an entity in bytes, without its texts.
const ENTITY_BYTES: usize = 200;

/// A sensor that was announced.
#[derive(Debug)]
struct Entity {
    id: String,
    meter: String,
    /// `None` if it is not energy, water or climate. Its topic is understood and gives no reading.
    meaning: Option<Meaning>,
    /// The name to use if the number is not counted.
    label: String,
    template: Template,
    /// The claim under which it counts, if it counts.
    claim: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct Discovery {
    /// The topics that each announcement names, by the announcement's topic.
    announced: Memory<Vec<String>>,
    /// The sensors of each topic of readings.
    topics: HashMap<String, Vec<Entity>>,
    /// Who claims a meter's field and part: only the first counts. A key of the meter alone holds
    /// the claims to figures of the whole device.
    claims: HashMap<String, BTreeSet<String>>,
}

fn claim(meter: &str, meaning: &Meaning) -> String {
    format!("{meter}\n{}\n{}", meaning.field, meaning.part)
}

fn is_electric(meaning: &Meaning) -> bool {
    ["energy_kwh", "energy_export_kwh", "power_w"].contains(&meaning.field)
}

impl Entity {
    fn claims(&self) -> impl Iterator<Item = String> {
        let is_whole = self.meaning.as_ref().is_some_and(|meaning| is_electric(meaning) && meaning.part.is_empty());
        self.claim.clone().into_iter().chain(is_whole.then(|| self.meter.clone()))
    }
}

impl Discovery {
    /// Sets whose announcements follow.
    pub fn client_is(&mut self, client: Option<&std::sync::Arc<str>>) {
        self.announced.client_is(client);
    }

    /// Notes that readings of a topic were read by its announcements. Returns the announcements for
    /// which this is new.
    pub fn use_topic(&mut self, topic: &str) -> Vec<String> {
        let entities = self.topics.get(topic).into_iter().flatten();
        // No topic holds a `#`.
        let announcements = entities.filter_map(|entity| entity.id.split_once('#')).map(|(announcement, _)| announcement);
        announcements.filter(|one| self.announced.use_it(one)).map(str::to_owned).collect()
    }

    /// Notes that readings were read by an announcement.
    pub fn use_announcement(&mut self, topic: &str) {
        self.announced.use_it(topic);
    }

    /// Takes an announcement. `is_native` is true for topics that other dialects read.
    pub fn announce(&mut self, topic: &str, payload: &[u8], is_native: impl Fn(&str) -> bool) -> Decoded {
        let levels: Vec<&str> = topic.split('/').collect();
        let ["homeassistant", component @ ("sensor" | "device"), ids @ .., "config"] = levels.as_slice() else {
            // Announcements of other components, such as lamps and buttons, and Home Assistant's
            // own status.
            return if levels.last() == Some(&"config") || topic == "homeassistant/status" {
                Decoded::Nothing
            } else {
                Decoded::Unclaimed
            };
        };
        let Some(object) = ids.last() else { return Decoded::Nothing };
        let was_used = self.announced.is_used(topic);
        self.forget(topic);
        if payload.is_empty() {
            return Decoded::Announced;
        }
        let Announced { found, mut faults, bytes } = match announced(topic, (*component, *object, ids), payload, &is_native) {
            Ok(announced) => announced,
            Err(fault) => return Decoded::Refused(fault),
        };
        if found.is_empty() {
            return if faults.is_empty() { Decoded::Nothing } else { Decoded::Refused(faults.swap_remove(0)) };
        }
        let topics: Vec<String> = found.iter().map(|(state_topic, _)| state_topic.clone()).collect();
        for (state_topic, entity) in found {
            for claim in entity.claims() {
                self.claims.entry(claim).or_default().insert(entity.id.clone());
            }
            self.topics.entry(state_topic).or_default().push(entity);
        }
        for (old, topics) in self.announced.insert(topic, topics, bytes) {
            self.release(&old, topics);
        }
        if was_used {
            self.announced.use_it(topic);
        }
        if faults.is_empty() { Decoded::Announced } else { Decoded::Values { meters: Vec::new(), faults, announces: true } }
    }

    /// The meters that an announcement names now or named before.
    pub fn meters_of(&self, topic: &str, payload: &[u8], is_native: impl Fn(&str) -> bool) -> Vec<String> {
        let levels: Vec<&str> = topic.split('/').collect();
        let ["homeassistant", component @ ("sensor" | "device"), ids @ .., "config"] = levels.as_slice() else {
            return Vec::new();
        };
        let Some(object) = ids.last() else { return Vec::new() };
        let before = self.announced.get(topic).into_iter().flatten().filter_map(|state_topic| self.topics.get(state_topic));
        let before = before.flatten().filter(|entity| is_of(&entity.id, topic)).map(|entity| entity.meter.clone());
        let now = announced(topic, (*component, *object, ids), payload, &is_native).map(|now| now.found).unwrap_or_default();
        let mut meters: Vec<String> = before.chain(now.into_iter().map(|(_, entity)| entity.meter)).collect();
        meters.sort_unstable();
        meters.dedup();
        meters
    }

    fn forget(&mut self, topic: &str) {
        if let Some(topics) = self.announced.remove(topic) {
            self.release(topic, topics);
        }
    }

    /// Drops what an announcement said of these topics.
    fn release(&mut self, announcement: &str, topics: Vec<String>) {
        for topic in topics {
            let Some(entities) = self.topics.get_mut(&topic) else { continue };
            for gone in entities.extract_if(.., |entity| is_of(&entity.id, announcement)) {
                for claim in gone.claims() {
                    if let Some(claimants) = self.claims.get_mut(&claim) {
                        claimants.remove(&gone.id);
                        if claimants.is_empty() {
                            self.claims.remove(&claim);
                        }
                    }
                }
            }
            if entities.is_empty() {
                self.topics.remove(&topic);
            }
        }
    }

    /// Topics that carry sensors.
    pub fn topics(&self) -> impl Iterator<Item = &str> {
        self.topics.iter().filter(|(_, entities)| entities.iter().any(|e| e.meaning.is_some())).map(|(topic, _)| topic.as_str())
    }

    /// Reads a topic that was announced; `None` if it was not.
    pub fn read(&self, topic: &str, payload: &[u8]) -> Option<Decoded> {
        let entities = self.topics.get(topic)?;
        let mut meters: Vec<MeterValues> = Vec::new();
        let mut faults = Vec::new();
        let is_json = entities.iter().any(|entity| entity.meaning.is_some() && entity.template.is_json());
        let json = match is_json.then(|| parse(payload)) {
            None => Json::Null,
            Some(Ok(json)) => json,
            Some(Err(fault)) => return Some(Decoded::Refused(fault)),
        };
        for entity in entities {
            let Some(meaning) = &entity.meaning else { continue };
            match entity.template.value(payload, &json) {
                Ok(None) => {}
                Ok(Some(value)) => {
                    let unknown;
                    let meaning = if self.is_counted(entity, meaning) {
                        meaning
                    } else {
                        unknown = name::unknown(&entity.label);
                        &unknown
                    };
                    let mut found = super::json::Collected::default();
                    found.put(&entity.label, value * meaning.factor, meaning.field, &meaning.part, None);
                    faults.append(&mut found.faults);
                    match meters.iter_mut().find(|one| one.meter == entity.meter) {
                        Some(one) => one.values.append(&mut found.values),
                        None => {
                            meters.push(MeterValues {
                                values: found.values,
                                ..MeterValues::new(entity.meter.clone(), "home-assistant")
                            });
                        }
                    }
                }
                Err(fault) => faults.push(fault),
            }
        }
        meters.retain(|one| !one.values.is_empty());
        Some(super::many(meters, faults))
    }

    /// Whether this sensor is the one that counts for its flow.
    fn is_counted(&self, entity: &Entity, meaning: &Meaning) -> bool {
        let Some(claim) = &entity.claim else { return true };
        let is_first = self.claims.get(claim).and_then(|ids| ids.first()) == Some(&entity.id);
        let is_share = is_electric(meaning) && name::is_share(&meaning.part) && self.claims.contains_key(&entity.meter);
        is_first && !is_share
    }
}

/// A parsed announcement.
struct Announced {
    /// Topics and their sensors.
    found: Vec<(String, Entity)>,
    faults: Vec<String>,
    /// Its memory in bytes.
    bytes: usize,
}

/// Parses an announcement. `component`, `object` and `ids` come from its topic.
fn announced(
    topic: &str,
    (component, object, ids): (&str, &str, &[&str]),
    payload: &[u8],
    is_native: impl Fn(&str) -> bool,
) -> Result<Announced, String> {
    let config = match parse(payload)? {
        Json::Object(config) => config,
        _ => return Err("an announcement is a JSON object with `state_topic`".to_owned()),
    };
    let device = Device::of(&config, &ids[..ids.len().saturating_sub(1)]);
    let sensors: Vec<(&str, &Map<String, Json>)> = if component == "device" {
        let listed = get(&config, "components", "cmps").and_then(Json::as_object);
        let listed = listed.into_iter().flatten().filter_map(|(id, sensor)| Some((id.as_str(), sensor.as_object()?)));
        listed.filter(|(_, sensor)| text(sensor, "platform", "p") == Some("sensor")).take(SENSORS_MAX).collect()
    } else {
        vec![(object, &config)]
    };
    let (mut found, mut faults, mut bytes) = (Vec::new(), Vec::new(), 0);
    for (id, sensor) in sensors {
        match entity(topic, id, sensor, &config, &device, &is_native) {
            Ok(Some((state_topic, entity))) => {
                bytes +=
                    ENTITY_BYTES + 2 * (state_topic.len() + 2 * entity.id.len() + 3 * entity.meter.len() + entity.label.len());
                found.push((state_topic, entity));
            }
            Ok(None) => {}
            Err(fault) => faults.push(fault),
        }
    }
    Ok(Announced { found, faults, bytes })
}

fn is_of(id: &str, announcement: &str) -> bool {
    id.strip_prefix(announcement).is_some_and(|rest| rest.starts_with('#'))
}

/// The device of an announcement.
struct Device {
    /// Its key, if it identifies itself.
    key: Option<String>,
    words: Vec<String>,
}

impl Device {
    fn of(config: &Map<String, Json>, nodes: &[&str]) -> Self {
        let device = get(config, "device", "dev").and_then(Json::as_object);
        let first = |json: &Json| match json {
            Json::Array(items) => items.first().and_then(Json::as_str).map(str::to_owned),
            Json::String(text) => Some(text.clone()),
            _ => None,
        };
        let identifier = device.and_then(|device| get(device, "identifiers", "ids")).and_then(first);
        let connection = || device.and_then(|d| get(d, "connections", "cns"))?.get(0)?.get(1)?.as_str().map(str::to_owned);
        let called = device.and_then(|device| text(device, "name", "name")).map(str::to_owned);
        let node = nodes.last().map(|node| (*node).to_owned());
        let key = identifier.or_else(connection).or_else(|| called.clone()).or(node);
        let mut words = words(called.as_deref().unwrap_or_default());
        words.extend(key.as_deref().map(name::words).unwrap_or_default());
        Self { key: key.map(|key| name::key(&key)).filter(|key| super::is_key(key)), words }
    }
}

/// A value by its full name or its abbreviation.
fn get<'a>(object: &'a Map<String, Json>, full: &str, short: &str) -> Option<&'a Json> {
    object.get(full).or_else(|| object.get(short)).filter(|json| !json.is_null())
}

fn text<'a>(object: &'a Map<String, Json>, full: &str, short: &str) -> Option<&'a str> {
    get(object, full, short).and_then(Json::as_str)
}

/// The topic of a sensor's values. In it, `~` stands for the announcement's base.
fn state_topic(object: &str, sensor: &Map<String, Json>, config: &Map<String, Json>) -> Result<String, String> {
    let topic = text(sensor, "state_topic", "stat_t").or_else(|| text(config, "state_topic", "stat_t"));
    let Some(topic) = topic else {
        return Err(format!("the announcement of `{}` has no `state_topic` (`stat_t`)", shortened(object)));
    };
    let base = text(config, "~", "~").unwrap_or_default();
    Ok(match (topic.strip_prefix('~'), topic.strip_suffix('~')) {
        (Some(rest), _) => format!("{base}{rest}"),
        (None, Some(rest)) => format!("{rest}{base}"),
        (None, None) => topic.to_owned(),
    })
}

/// One sensor and its topic; `None` if it is left to others.
fn entity(
    announcement: &str,
    object: &str,
    sensor: &Map<String, Json>,
    config: &Map<String, Json>,
    device: &Device,
    is_native: impl Fn(&str) -> bool,
) -> Result<Option<(String, Entity)>, String> {
    let topic = state_topic(object, sensor, config)?;
    let unique = text(sensor, "unique_id", "uniq_id").unwrap_or_default();
    // Our own announcements would come back as meters.
    let is_ours = object.starts_with("greenpulse_") || unique.starts_with("greenpulse_") || topic.starts_with("greenpulse/");
    if is_ours || topic.is_empty() || topic.contains(['+', '#']) || is_native(&topic) {
        return Ok(None);
    }
    let called = text(sensor, "name", "name").unwrap_or_default();
    // Takes the name for people, or the one for machines if only that says more than what is
    // measured.
    let says = |name: &str| !name.is_empty() && name::part(&words(name), &[]) != name::clean(&words(name).join("-"));
    let label = if says(called) || (!says(object) && !called.is_empty()) { called } else { object };
    let label_words = words(label);
    let meaning = meaning(sensor, &label_words, object, &device.words);
    let template = match (&meaning, text(sensor, "value_template", "val_tpl")) {
        (None, _) | (_, None) => Template::Payload,
        (Some(_), Some(template)) => Template::parse(template).ok_or_else(|| {
            format!(
                "the `value_template` of `{}` is more than can be followed here ({}); map the topic `{topic}` by hand instead",
                shortened(label),
                shortened(template)
            )
        })?,
    };
    let meter = device.key.clone().unwrap_or_else(|| {
        // Sensors without a device: those whose names differ only in what they measure form one
        // meter.
        let stem = name::part(&words(object), &[]);
        name::key(if stem.is_empty() { object } else { &stem })
    });
    if !super::is_key(&meter) {
        return Err(format!("`{}` cannot be a meter's name: announce a `device` with `identifiers`", shortened(&meter)));
    }
    let meaning = meaning.map(|mut meaning| {
        // The object's name already made the key, so it names no part.
        if device.key.is_none() && meaning.field != "value" {
            meaning.part = name::part(&label_words, &words(object));
        }
        meaning
    });
    let id = format!("{announcement}#{object}");
    let claim = meaning.as_ref().filter(|meaning| meaning.field != "value").map(|meaning| claim(&meter, meaning));
    Ok(Some((topic, Entity { id, meter, meaning, label: object.to_owned(), template, claim })))
}

/// The meaning of a sensor; `None` if it is not energy, water or climate.
fn meaning(sensor: &Map<String, Json>, words: &[String], label: &str, owner: &[String]) -> Option<Meaning> {
    let class = match text(sensor, "device_class", "dev_cla") {
        // The class may be energy of gas or of heat. The name tells which.
        None | Some("energy" | "power") => None,
        Some("gas") => Some(Class::Gas),
        Some("water") => Some(Class::Water),
        Some("temperature") => Some(Class::Temperature),
        Some("humidity") => Some(Class::Humidity),
        Some(_) => return None,
    };
    let has_class = get(sensor, "device_class", "dev_cla").is_some();
    let measure = text(sensor, "unit_of_measurement", "unit_of_meas").and_then(Measure::of);
    let is_climate = matches!(measure, Some(Measure::Celsius | Measure::Fahrenheit | Measure::Percent));
    // The temperature of the device's own chip.
    if is_climate && (!has_class || get(sensor, "entity_category", "ent_cat").is_some()) {
        return None;
    }
    if measure.is_none() {
        return has_class.then(|| name::unknown(label));
    }
    let is_register = matches!(text(sensor, "state_class", "stat_cla"), Some("total" | "total_increasing"));
    let known = measure.and_then(|measure| name::field(words, measure, class)).filter(|(field, _)| {
        let is_amount = Field::named(field).is_some_and(|field| field.utility.is_amount() && field.name != "power_w");
        !is_amount || (is_register && !name::is_of_periods(words))
    });
    Some(known.map_or_else(|| name::unknown(label), |(field, factor)| Meaning { field, factor, part: name::part(words, owner) }))
}

#[cfg(test)]
mod tests {
    use super::super::Dialects;
    use super::super::testing::{decode_by, flat};
    use super::*;

    type Found = Vec<(String, String, f64)>;

    fn values(dialects: &mut Dialects, topic: &str, payload: &str) -> Found {
        flat(&decode_by(dialects, topic, payload)).into_iter().map(|(meter, channel, value, _)| (meter, channel, value)).collect()
    }

    fn one(meter: &str, channel: &str, value: f64) -> (String, String, f64) {
        (meter.to_owned(), channel.to_owned(), value)
    }

    fn announce(dialects: &mut Dialects, id: &str, config: &str) -> Decoded {
        decode_by(dialects, &format!("homeassistant/sensor/{id}/config"), config)
    }

    #[test]
    fn an_announced_topic_is_read_as_was_said() {
        let mut dialects = Dialects::new();
        let config = r#"{"name":"E","stat_t":"m1/state","dev_cla":"energy","stat_cla":"total_increasing","unit_of_meas":"Wh","val_tpl":"{{ value_json.total }}"}"#;
        assert_eq!(decode_by(&mut dialects, "m1/state", r#"{"total":1500}"#), Decoded::Unclaimed);
        assert_eq!(announce(&mut dialects, "m1", config), Decoded::Announced);
        assert_eq!(dialects.topics_wanted(), ["m1/state"]);
        assert_eq!(values(&mut dialects, "m1/state", r#"{"total":1500}"#), [one("m1", "energy_kwh", 1.5)]);
        assert_eq!(decode_by(&mut dialects, "m1/state", "{}"), Decoded::Nothing);
        assert!(matches!(decode_by(&mut dialects, "m1/state", r#"{"total":[]}"#), Decoded::Refused(_)));
        assert!(matches!(decode_by(&mut dialects, "m1/state", r#"{"total"#), Decoded::Refused(_)));
    }

    #[test]
    fn an_empty_payload_takes_an_announcement_back() {
        let mut dialects = Dialects::new();
        let config = r#"{"stat_t":"m1/p","dev_cla":"power","unit_of_meas":"kW"}"#;
        announce(&mut dialects, "m1_power", config);
        assert_eq!(values(&mut dialects, "m1/p", "1.5"), [one("m1", "power_w", 1500.0)]);
        assert_eq!(announce(&mut dialects, "m1_power", ""), Decoded::Announced);
        assert_eq!(decode_by(&mut dialects, "m1/p", "1.5"), Decoded::Unclaimed);
        assert!(dialects.discovery.claims.is_empty() && dialects.discovery.topics.is_empty());
    }

    #[test]
    fn a_base_topic_and_a_device_are_followed() {
        let mut dialects = Dialects::new();
        let config = r#"{"~":"home/boiler","stat_t":"~/state","name":"Boiler gas","device_class":"gas","state_class":"total","unit_of_measurement":"m³","value_template":"{{ value_json['gas'] | float }}","device":{"identifiers":["boiler_77"],"name":"Boiler"}}"#;
        announce(&mut dialects, "x/boiler_gas", config);
        let found = values(&mut dialects, "home/boiler/state", r#"{"gas":100}"#);
        assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("boiler_77", "gas_therms"));
        assert!((found[0].2 - 36.3).abs() < 1e-9);
    }

    #[test]
    fn a_whole_device_is_announced_at_once() {
        let mut dialects = Dialects::new();
        let config = r#"{"dev":{"ids":"ea334450945afc","name":"Kitchen"},"o":{"name":"bla2mqtt"},"state_topic":"k/state","cmps":{
            "kitchen_power":{"p":"sensor","device_class":"power","unit_of_measurement":"W","value_template":"{{ value_json.p }}"},
            "kitchen_energy":{"p":"sensor","device_class":"energy","state_class":"total_increasing","unit_of_measurement":"kWh","value_template":"{{ value_json.e }}"},
            "lamp":{"p":"light"},
            "kitchen_temperature":{"p":"sensor","device_class":"temperature","unit_of_measurement":"°F","value_template":"{{ value_json.t }}"}}}"#;
        assert_eq!(decode_by(&mut dialects, "homeassistant/device/ea33/config", config), Decoded::Announced);
        let mut found = values(&mut dialects, "k/state", r#"{"p":10,"e":2.5,"t":68}"#);
        found.sort_by(|a, b| a.1.cmp(&b.1));
        let key = "ea334450945afc";
        assert_eq!(found[0], one(key, "energy_kwh", 2.5));
        assert_eq!((found[1].1.as_str(), found[1].2.round()), ("indoor_temp_c", 20.0));
        assert_eq!(found[2], one(key, "power_w", 10.0));
    }

    #[test]
    fn of_one_flow_one_sensor_counts_in_whatever_order_they_are_announced() {
        let energy = |topic: &str, name: &str| {
            format!(
                r#"{{"name":"{name}","stat_t":"d/{topic}","dev_cla":"energy","stat_cla":"total_increasing","unit_of_meas":"kWh","dev":{{"ids":["d"]}}}}"#
            )
        };
        let mut announcements =
            [("d/a", "Energy"), ("d/b", "Total energy"), ("d/c", "Energy today"), ("d/d", "Energy L1"), ("d/e", "Pump energy")];
        for _ in 0..2 {
            let mut dialects = Dialects::new();
            for (id, name) in announcements {
                announce(&mut dialects, id, &energy(id, name));
            }
            let mut channel = |id: &str| values(&mut dialects, &format!("d/{id}"), "1")[0].1.clone();
            assert_eq!(channel("d/a"), "energy_kwh");
            assert_eq!(channel("d/b"), "value:b");
            assert_eq!(channel("d/c"), "value:c");
            assert_eq!(channel("d/d"), "value:d");
            assert_eq!(channel("d/e"), "energy_kwh:pump");
            announcements.reverse();
        }
    }

    #[test]
    fn what_says_too_little_is_kept_unnamed() {
        let mut dialects = Dialects::new();
        announce(&mut dialects, "a", r#"{"stat_t":"a/s","dev_cla":"energy","unit_of_meas":"kWh"}"#);
        announce(&mut dialects, "b", r#"{"stat_t":"b/s","dev_cla":"power"}"#);
        announce(&mut dialects, "c", r#"{"stat_t":"esp/sensor/rssi/state","dev_cla":"signal_strength","unit_of_meas":"dBm"}"#);
        assert_eq!(values(&mut dialects, "a/s", "1")[0].1, "value:a");
        assert_eq!(values(&mut dialects, "b/s", "1")[0].1, "value:b");
        assert_eq!(decode_by(&mut dialects, "esp/sensor/rssi/state", "-60"), Decoded::Nothing);
    }

    #[test]
    fn an_announcement_gives_esphome_its_units() {
        let mut dialects = Dialects::new();
        let config = r#"{"stat_t":"esp/sensor/garage_power/state","dev_cla":"power","unit_of_meas":"W","stat_cla":"measurement","name":"Garage Power","dev":{"ids":"aabbcc","name":"esp"}}"#;
        announce(&mut dialects, "esp/garage_power", config);
        assert_eq!(values(&mut dialects, "esp/sensor/garage_power/state", "123.4"), [one("aabbcc", "power_w:garage", 123.4)]);
    }

    #[test]
    fn native_topics_and_our_own_are_left_alone() {
        let mut dialects = Dialects::new();
        for (id, topic) in [
            ("a", "tele/fridge/SENSOR"),
            ("b", "zigbee2mqtt/plug"),
            ("c", "shellies/x/relay/0/power"),
            ("d", "shelly-x/status/switch:0"),
            ("e", "greenpulse/v1/buildings/1/state"),
            ("greenpulse_site", "elsewhere"),
        ] {
            let config = format!(r#"{{"stat_t":"{topic}","dev_cla":"power","unit_of_meas":"W"}}"#);
            assert_eq!(announce(&mut dialects, id, &config), Decoded::Nothing, "{topic}");
        }
        assert_eq!(
            announce(&mut dialects, "f", r#"{"stat_t":"x","uniq_id":"greenpulse_1","dev_cla":"power","unit_of_meas":"W"}"#),
            Decoded::Nothing
        );
        assert_eq!(decode_by(&mut dialects, "homeassistant/light/x/config", "{"), Decoded::Nothing);
        assert_eq!(decode_by(&mut dialects, "homeassistant/status", "online"), Decoded::Nothing);
    }

    #[test]
    fn a_template_that_is_too_much_is_refused_with_a_way_out() {
        let mut dialects = Dialects::new();
        let config = r#"{"stat_t":"x/s","dev_cla":"power","unit_of_meas":"W","val_tpl":"{% if value > 3 %}1{% endif %}"}"#;
        let found = announce(&mut dialects, "x", config);
        assert!(matches!(found, Decoded::Refused(reason) if reason.contains("map the topic `x/s`")));
        assert_eq!(decode_by(&mut dialects, "x/s", "5"), Decoded::Unclaimed);
    }
}
