//! Z-Wave JS UI: the command classes of meters (50) and of sensors with a unit (49), with named
//! topics (`zwave/<node>/meter/endpoint_0/value/65537`), with ids (`zwave/<node>/50/0/value/65537`)
//! or with topics of people's own. The payload is a number, `{time, value}`, or everything known of
//! the value. Leaves out reactive energy, voltages, currents and all other classes.

use super::json::{Collected, instant_of, number, parse};
use super::measure::Measure;
use super::memory::Memory;
use super::{Clock, Decoded, Fault, name};
use domain::Millis;
use serde_json::Value as Json;

pub(super) const DIALECT: &str = "zwave-js-ui";

/// The topics' first level, unless it was set otherwise. Meters are known without it.
pub(super) const PREFIX: &str = "zwave";

/// What is remembered of a device's meter: endpoint 0 is the whole of it, the others are shares.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Endpoints {
    has_whole: bool,
    has_shares: bool,
}

/// The meters whose endpoints were heard, by meter and by what they measure.
pub(super) type Nodes = Memory<Endpoints>;

/// What a topic says: the node, the endpoint, and which value.
#[derive(Debug, PartialEq)]
struct Address<'a> {
    node: &'a [&'a str],
    endpoint: u16,
    value: ValueId<'a>,
}

#[derive(Debug, PartialEq)]
enum ValueId<'a> {
    /// Of a meter: its type, scale and rate, packed into one number.
    Meter(u32),
    /// Of a sensor: its property's name.
    Sensor(&'a str),
}

/// Reads a topic; `None` if it is none of a meter or sensor.
fn address<'a>(levels: &'a [&'a str]) -> Option<Address<'a>> {
    let is_own = levels.first() == Some(&PREFIX);
    (2..levels.len().saturating_sub(2)).find_map(|at| {
        let (node, [class, endpoint, rest @ ..]) = (&levels[1..at], &levels[at..]) else { return None };
        let (is_meter, endpoint) = match (*class, endpoint.strip_prefix("endpoint_")) {
            ("meter", Some(endpoint)) => (true, endpoint),
            ("sensor_multilevel", Some(endpoint)) => (false, endpoint),
            ("50", None) => (true, *endpoint),
            ("49", None) if is_own => (false, *endpoint),
            _ => return None,
        };
        let value = match rest {
            ["value", key] if is_meter => ValueId::Meter(key.parse().ok().filter(|key| *key >= 1 << 16)?),
            [property] if !is_meter => ValueId::Sensor(property),
            _ => return None,
        };
        Some(Address { node, endpoint: endpoint.parse().ok()?, value })
    })
}

/// Whether a topic carries a meter's figure, which is read without any announcement.
pub(super) fn claims(levels: &[&str]) -> bool {
    address(levels).is_some_and(|address| matches!(address.value, ValueId::Meter(_)))
}

/// The meter for which a message would change what is remembered.
pub(super) fn remembers(levels: &[&str]) -> Option<String> {
    address(levels).filter(|_| claims(levels)).map(|address| name::key(&address.node.join("/")))
}

pub(super) fn decode(nodes: &mut Nodes, levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    match address(levels) {
        Some(address) => {
            let meter = name::key(&address.node.join("/"));
            let told = match Told::of(payload, clock.of(DIALECT, &meter)) {
                Ok(Some(told)) => told,
                Ok(None) => return Decoded::Nothing,
                Err(fault) => return Decoded::Refused(fault),
            };
            match address.value {
                ValueId::Meter(key) => of_meter(nodes, meter, address.endpoint, key, &told),
                ValueId::Sensor(property) => of_sensor(meter, address.endpoint, property, &told),
            }
        }
        None if levels[0] == PREFIX => own_topic(nodes, payload, clock),
        None => Decoded::Unclaimed,
    }
}

/// A topic of people's own: only a payload with everything tells what it is.
fn own_topic(nodes: &mut Nodes, payload: &[u8], clock: Clock<'_>) -> Decoded {
    const MARK: &[u8] = b"\"ccSpecific\"";
    if !payload.windows(MARK.len()).any(|piece| piece == MARK) {
        return Decoded::Nothing;
    }
    let Ok(json) = parse(payload) else { return Decoded::Unclaimed };
    let whole = |name: &str| json.get(name).and_then(Json::as_u64).and_then(|number| u32::try_from(number).ok());
    let (Some(50), Some(node), Some(key)) = (whole("commandClass"), whole("nodeId"), whole("propertyKey")) else {
        return Decoded::Unclaimed;
    };
    let endpoint = whole("endpoint").and_then(|endpoint| u16::try_from(endpoint).ok()).unwrap_or_default();
    let meter = format!("nodeID_{node}");
    match Told::within(&json, clock.of(DIALECT, &meter)) {
        Ok(Some(told)) => of_meter(nodes, meter, endpoint, key, &told),
        Ok(None) => Decoded::Nothing,
        Err(fault) => Decoded::Refused(fault),
    }
}

/// What a payload tells.
struct Told {
    value: f64,
    at: Option<Millis>,
    unit: Option<String>,
}

impl Told {
    fn of(payload: &[u8], clock: Clock<'_>) -> Result<Option<Self>, Fault> {
        if payload.is_empty() {
            return Ok(None);
        }
        Self::within(&parse(payload)?, clock)
    }

    fn within(json: &Json, clock: Clock<'_>) -> Result<Option<Self>, Fault> {
        let value = match json {
            Json::Object(object) => object.get("value").unwrap_or(&Json::Null),
            other => other,
        };
        if value.is_null() {
            return Ok(None);
        }
        let Some(value) = number(value) else { return Err(Fault::not_number("value", value)) };
        let at = json.get("time").or_else(|| json.get("lastUpdate")).and_then(|time| instant_of(time, clock));
        Ok(Some(Self { value, at, unit: json.get("unit").and_then(Json::as_str).map(str::to_owned) }))
    }
}

/// What a meter counts, by its type, scale and rate; `None` if it is no amount and no power. A part
/// "" is a figure that counts nowhere.
fn meaning(key: u32) -> Option<(&'static str, f64)> {
    let (meter, scale, is_produced) = (key >> 16, (key >> 8) & 0xff, key & 0xff == 2);
    let by = |unit: &str| match Measure::of(unit) {
        Some(Measure::Volume { m3, gas_therms }) => (m3, gas_therms),
        _ => (1.0, 0.0),
    };
    Some(match (meter, scale) {
        (1, 0) if is_produced => ("energy_export_kwh", 1.0),
        (1, 0) => ("energy_kwh", 1.0),
        (1, 2) if !is_produced => ("power_w", 1.0),
        (2, 0) if !is_produced => ("gas_m3", 1.0),
        (2, 1) if !is_produced => ("gas_therms", by("ft3").1),
        (3, 0) if !is_produced => ("water_m3", 1.0),
        (3, 1) if !is_produced => ("water_m3", by("ft3").0),
        (3, 2) if !is_produced => ("water_m3", by("gal").0),
        (4, 0) if !is_produced => ("heat_kwh", 1.0),
        (5, 0) if !is_produced => ("cold_kwh", 1.0),
        // Pulses, and what flows the other way: a power that is produced has no sign of its own.
        (1..=5, 3) | (1, 2) | (2..=5, 0..=2) => ("value", 1.0),
        _ => return None,
    })
}

fn of_meter(nodes: &mut Nodes, meter: String, endpoint: u16, key: u32, told: &Told) -> Decoded {
    let Some((field, factor)) = meaning(key) else { return Decoded::Nothing };
    let of = format!("{meter}#{}", key >> 16);
    let before = nodes.get(&of).copied().unwrap_or_default();
    let now = Endpoints { has_whole: before.has_whole || endpoint == 0, has_shares: before.has_shares || endpoint > 0 };
    if now != before {
        nodes.insert(&of, now, size_of::<Endpoints>());
    }
    let mut found = Collected::default();
    let name = if endpoint == 0 { key.to_string() } else { format!("{endpoint}/{key}") };
    if field == "value" || (endpoint > 0 && now.has_whole) {
        found.put(&name, told.value, "value", &name, told.at);
    } else {
        let part = if endpoint == 0 { String::new() } else { endpoint.to_string() };
        found.put(&name, told.value * factor, field, &part, told.at);
    }
    match super::of_meter(meter, DIALECT, found) {
        // So that the endpoints beside it are shares from the first message after a restart on.
        Decoded::Values { meters, faults, .. } => Decoded::Values { meters, faults, announces: endpoint == 0 && now.has_shares },
        other => other,
    }
}

/// A sensor's figure. Without its unit nobody can tell, unless an announcement does.
fn of_sensor(meter: String, endpoint: u16, property: &str, told: &Told) -> Decoded {
    let property = property.replace('_', " ").to_lowercase();
    if !["temperature", "humidity", "power"].iter().any(|known| property.ends_with(known)) {
        return Decoded::Nothing;
    }
    let Some(measure) = told.unit.as_deref().and_then(Measure::of) else { return Decoded::Unclaimed };
    let (field, factor) = match (property.as_str(), measure) {
        ("air temperature", Measure::Celsius) => ("indoor_temp_c", 1.0),
        ("air temperature", Measure::Fahrenheit) => ("indoor_temp_f", 1.0),
        ("outside temperature", Measure::Celsius) => ("outdoor_temp_c", 1.0),
        ("outside temperature", Measure::Fahrenheit) => ("outdoor_temp_f", 1.0),
        ("humidity", Measure::Percent) => ("indoor_humidity_percent", 1.0),
        ("power", Measure::Power(w)) => ("power_w", w),
        // The temperature of water or of a coil.
        _ => ("value", 1.0),
    };
    let part = match (field, endpoint) {
        ("value", _) => property.replace(' ', "-"),
        (_, 0) => String::new(),
        _ => endpoint.to_string(),
    };
    let mut found = Collected::default();
    found.put(&property, told.value * factor, field, &part, told.at);
    super::of_meter(meter, DIALECT, found)
}

#[cfg(test)]
mod tests {
    use super::super::Dialects;
    use super::super::testing::{decode_by, decode_one, flat};
    use super::*;

    fn values(topic: &str, payload: &str) -> Vec<(String, String, f64, Option<Millis>)> {
        flat(&decode_one(topic, payload))
    }

    fn one(meter: &str, channel: &str, value: f64, at: Option<Millis>) -> (String, String, f64, Option<Millis>) {
        (meter.to_owned(), channel.to_owned(), value, at)
    }

    #[test]
    fn a_meter_is_read_by_its_key_with_its_own_time() {
        let at = Some(1_795_903_387_250);
        let payload = r#"{"time":1795903387250,"value":12.5}"#;
        for (key, channel, value) in [
            (65537, "energy_kwh", 12.5),
            (65536, "energy_kwh", 12.5),
            (65538, "energy_export_kwh", 12.5),
            (66049, "power_w", 12.5),
            (66050, "value:66050", 12.5),
            (66305, "value:66305", 12.5),
            (131_073, "gas_therms", 12.5 * 0.363),
            (131_329, "gas_therms", 12.5 * 0.01026),
            (196_609, "water_m3", 12.5),
            (197_121, "water_m3", 12.5 * 0.003_785_411_784),
            (262_145, "heat_kwh", 12.5),
            (327_681, "chilled_water_ton_hours", 12.5 * 0.284_345),
        ] {
            for topic in ["meter/endpoint_0/value", "50/0/value"] {
                let found = values(&format!("zwave/Cellar/heat_pump/{topic}/{key}"), payload);
                assert_eq!((found[0].0.as_str(), found[0].1.as_str(), found[0].3), ("Cellar/heat_pump", channel, at), "{key}");
                assert!((found[0].2 - value).abs() < 1e-4, "{key}: {found:?}");
            }
        }
        for key in [65793, 66561, 66817, 67073, 67585] {
            assert_eq!(decode_one(&format!("zwave/7/50/0/value/{key}"), payload), Decoded::Nothing, "{key}");
        }
    }

    #[test]
    fn a_payload_may_be_a_number_or_everything_that_is_known() {
        let everything = r#"{"id":"7-50-0-value-66049","nodeId":7,"commandClass":50,"endpoint":0,"property":"value","propertyKey":66049,"ccSpecific":{"meterType":1,"scale":2,"rateType":1},"unit":"W","lastUpdate":1795903387250,"value":412.5}"#;
        let at = Some(1_795_903_387_250);
        assert_eq!(values("zwave/7/50/0/value/66049", everything), [one("7", "power_w", 412.5, at)]);
        assert_eq!(values("zwave/7/50/0/value/66049", "412.5"), [one("7", "power_w", 412.5, None)]);
        // A topic of somebody's own.
        assert_eq!(values("zwave/Cellar/heat_pump/watts", everything), [one("nodeID_7", "power_w", 412.5, at)]);
        // Another prefix.
        assert_eq!(values("home/zw/7/50/0/value/66049", "412.5"), [one("zw/7", "power_w", 412.5, None)]);
        for payload in ["", r#"{"time":1795903387250}"#, r#"{"value":null}"#] {
            assert_eq!(decode_one("zwave/7/50/0/value/66049", payload), Decoded::Nothing, "{payload}");
        }
        for payload in ["on", r#"{"value":"much"}"#, "[]"] {
            assert!(matches!(decode_one("zwave/7/50/0/value/66049", payload), Decoded::Refused(_)), "{payload}");
        }
    }

    #[test]
    fn endpoints_are_parts_and_beside_the_whole_they_are_shares() {
        let mut dialects = Dialects::new();
        let mut read = |endpoint: u8| {
            let found = decode_by(&mut dialects, &format!("zwave/strip/meter/endpoint_{endpoint}/value/65537"), "5");
            let announces = matches!(found, Decoded::Values { announces: true, .. });
            (flat(&found)[0].1.clone(), announces)
        };
        assert_eq!(read(1), ("energy_kwh:1".to_owned(), false));
        assert_eq!(read(2), ("energy_kwh:2".to_owned(), false));
        // The whole is remembered over a restart.
        assert_eq!(read(0), ("energy_kwh".to_owned(), true));
        assert_eq!(read(1), ("value:1/65537".to_owned(), false));
    }

    #[test]
    fn a_sensor_needs_its_unit() {
        let with = |unit: &str, value: f64| {
            format!(
                r#"{{"nodeId":7,"commandClass":49,"ccSpecific":{{}},"unit":"{unit}","lastUpdate":1795903387250,"value":{value}}}"#
            )
        };
        let at = Some(1_795_903_387_250);
        let topic = "zwave/7/49/0/Air_temperature";
        assert_eq!(values(topic, &with("°C", 21.5)), [one("7", "indoor_temp_c", 21.5, at)]);
        assert_eq!(values(topic, &with("°F", 68.0)), [one("7", "indoor_temp_c", 20.0, at)]);
        assert_eq!(values("zwave/attic/sensor_multilevel/endpoint_0/Humidity", &with("%", 41.0))[0].1, "indoor_humidity_percent");
        assert_eq!(values("zwave/attic/sensor_multilevel/endpoint_2/Power", &with("W", 41.0))[0].1, "power_w:2");
        assert_eq!(decode_one(topic, r#"{"time":1795903387250,"value":21.5}"#), Decoded::Unclaimed);
        assert_eq!(values("zwave/7/49/0/Water_temperature", &with("°C", 48.0))[0].1, "value:water-temperature");
        assert_eq!(decode_one("zwave/7/49/0/Illuminance", &with("Lux", 5.0)), Decoded::Nothing);
    }

    #[test]
    fn an_announcement_gives_a_sensor_its_unit_and_a_meter_needs_none() {
        let mut dialects = Dialects::new();
        let config = |topic: &str, class: &str, unit: &str| {
            format!(
                r#"{{"state_topic":"{topic}","device_class":"{class}","unit_of_measurement":"{unit}","state_class":"total_increasing","value_template":"{{{{ value_json.value }}}}","device":{{"identifiers":["zwavejs2mqtt_0x1_node7"],"name":"nodeID_7"}}}}"#
            )
        };
        let (air, meter) =
            ("zwave/nodeID_7/sensor_multilevel/endpoint_0/Air_temperature", "zwave/nodeID_7/meter/endpoint_0/value/65538");
        let told = decode_by(&mut dialects, "homeassistant/sensor/nodeID_7/air/config", &config(air, "temperature", "°C"));
        assert_eq!(told, Decoded::Announced);
        let found = flat(&decode_by(&mut dialects, air, r#"{"time":1795903387250,"value":21.5}"#));
        assert!(found[0].1.starts_with("indoor_temp_c") && found[0].2 == 21.5, "{found:?}");
        let told = decode_by(&mut dialects, "homeassistant/sensor/nodeID_7/kwh_0/config", &config(meter, "energy", "kWh"));
        assert_eq!(told, Decoded::Nothing);
        assert_eq!(flat(&decode_by(&mut dialects, meter, r#"{"value":3}"#)), [one("nodeID_7", "energy_export_kwh", 3.0, None)]);
    }

    #[test]
    fn states_and_other_classes_are_understood() {
        for (topic, payload) in [
            ("zwave/Cellar/heat_pump/status", r#"{"time":1795903387250,"value":true,"status":"Alive","nodeId":7}"#),
            ("zwave/7/37/0/currentValue", r#"{"time":1795903387250,"value":false}"#),
            ("zwave/_CLIENTS/ZWAVE_GATEWAY-z/status", r#"{"value":true}"#),
            ("zwave/7/50/0/reset", r#"{"value":null}"#),
        ] {
            assert_eq!(decode_one(topic, payload), Decoded::Nothing, "{topic}");
        }
        assert_eq!(decode_one("a/7/50/0/value/12", "5"), Decoded::Unclaimed);
        assert_eq!(decode_one("a/7/49/0/Air_temperature", "5"), Decoded::Unclaimed);
    }
}
