//! Every row of the table of device messages, through the decoder as the pipeline calls it; and
//! Sparkplug B, encoded by the test itself.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use dialects::{Decoded, Dialects, RawMessage, Value};
use domain::{Field, Mapping, Millis, Zone};
use prost::Message;

const TABLE: &str = include_str!("fixtures/devices-expected.tsv");

/// The token's device, for protocols that do not name the sender.
const DEVICE: &str = "meter-token";

fn values_of(decoded: &Decoded) -> Vec<(&str, &Value)> {
    let Decoded::Values { meters, faults, .. } = decoded else { panic!("no values: {decoded:?}") };
    assert!(faults.is_empty(), "{faults:?}");
    meters.iter().flat_map(|one| one.values.iter().map(|value| (one.meter.as_str(), value))).collect()
}

fn channel(value: &Value) -> String {
    let name = value.field.name;
    if value.part.is_empty() { name.to_owned() } else { format!("{name}:{}", value.part) }
}

fn time(text: &str, zone: &Zone) -> Option<Millis> {
    match text.strip_prefix("local ") {
        _ if text == "arrival" => None,
        Some(local) => {
            let as_utc: jiff::Timestamp = format!("{local}Z").parse().unwrap();
            Some(zone.first_instant_of(as_utc.as_millisecond()))
        }
        None => Some(text.parse::<jiff::Timestamp>().expect(text).as_millisecond()),
    }
}

#[test]
fn every_row_of_the_table_gives_its_channel_value_unit_and_time() {
    let zone = Zone::named("America/New_York").unwrap();
    let mut dialects = Dialects::new();
    let mut rows = 0;
    for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [dialect, topic, payload, meters, channels, kinds, values, units, times] = columns[..] else { panic!("{row}") };
        let found = dialects.decode(&RawMessage { topic, payload: payload.as_bytes(), device: Some(DEVICE) }, &zone);
        rows += 1;
        if channels == "-" {
            assert_eq!(found, Decoded::Announced, "{row}");
            continue;
        }
        let mut left = values_of(&found);
        let split = |text: &'static str| text.split("; ").collect::<Vec<_>>();
        let (meters, kinds, units, times) = (split(meters), split(kinds), split(units), split(times));
        for (i, (name, value)) in split(channels).into_iter().zip(split(values)).enumerate() {
            let at = left
                .iter()
                .position(|(_, told)| channel(told) == name)
                .unwrap_or_else(|| panic!("{dialect}: no {name} in {left:?}"));
            let (meter, told) = left.remove(at);
            let value: f64 = value.parse().unwrap();
            assert_eq!(meter, *meters.get(i).unwrap_or(&meters[0]), "{row}");
            assert!((told.value - value).abs() < 1e-9, "{dialect}: {name} is {} and not {value}", told.value);
            assert_eq!(told.field.kind.as_str(), kinds[i], "{row}");
            assert_eq!(told.field.unit.symbol(), units[i].trim_matches('?'), "{row}");
            assert_eq!(told.at, time(times[i], &zone), "{row}");
        }
    }
    assert_eq!(rows, 50);
}

#[derive(Clone, PartialEq, Message)]
struct Payload {
    #[prost(uint64, optional, tag = "1")]
    timestamp: Option<u64>,
    #[prost(message, repeated, tag = "2")]
    metrics: Vec<Metric>,
    #[prost(uint64, optional, tag = "3")]
    seq: Option<u64>,
    #[prost(string, optional, tag = "4")]
    uuid: Option<String>,
}

#[derive(Clone, PartialEq, Message)]
struct Metric {
    #[prost(string, optional, tag = "1")]
    name: Option<String>,
    #[prost(uint64, optional, tag = "2")]
    alias: Option<u64>,
    #[prost(uint64, optional, tag = "3")]
    timestamp: Option<u64>,
    #[prost(uint32, optional, tag = "4")]
    datatype: Option<u32>,
    #[prost(bool, optional, tag = "5")]
    is_historical: Option<bool>,
    #[prost(message, optional, tag = "9")]
    properties: Option<Properties>,
    #[prost(oneof = "Number", tags = "10, 11, 12, 13, 14, 15")]
    value: Option<Number>,
}

#[derive(Clone, PartialEq, Message)]
struct Properties {
    #[prost(string, repeated, tag = "1")]
    keys: Vec<String>,
    #[prost(message, repeated, tag = "2")]
    values: Vec<Property>,
}

#[derive(Clone, PartialEq, Message)]
struct Property {
    #[prost(uint32, optional, tag = "1")]
    kind: Option<u32>,
    #[prost(oneof = "Text", tags = "8")]
    value: Option<Text>,
}

#[derive(Clone, PartialEq, prost::Oneof)]
enum Text {
    #[prost(string, tag = "8")]
    Of(String),
}

#[derive(Clone, PartialEq, prost::Oneof)]
enum Number {
    #[prost(uint32, tag = "10")]
    Int(u32),
    #[prost(uint64, tag = "11")]
    Long(u64),
    #[prost(float, tag = "12")]
    Float(f32),
    #[prost(double, tag = "13")]
    Double(f64),
    #[prost(bool, tag = "14")]
    Bool(bool),
    #[prost(string, tag = "15")]
    String(String),
}

#[test]
fn sparkplug_is_read_by_names_aliases_and_units_with_its_own_times() {
    const AT: u64 = 1_795_204_800_000;
    let unit = |unit: &str| {
        Some(Properties {
            keys: vec!["Quality".to_owned(), "engUnit".to_owned()],
            values: vec![
                Property { kind: Some(12), value: Some(Text::Of("good".to_owned())) },
                Property { kind: Some(12), value: Some(Text::Of(unit.to_owned())) },
            ],
        })
    };
    let metric = |name: &str, alias, datatype, properties, value| Metric {
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        alias: Some(alias),
        timestamp: Some(AT),
        datatype: Some(datatype),
        is_historical: None,
        properties,
        value: Some(value),
    };
    let send = |metrics| Payload { timestamp: Some(AT), metrics, seq: Some(7), uuid: None }.encode_to_vec();
    let mut dialects = Dialects::new();
    let mut publish = |kind: &str, payload: Vec<u8>| {
        let topic = format!("spBv1.0/campus/{kind}/gateway/chiller");
        dialects.decode(&RawMessage { topic: &topic, payload: &payload, device: None }, &Zone::utc())
    };
    let data = || {
        send(vec![
            metric("", 11, 10, None, Number::Double(1_500_500.0)),
            Metric {
                is_historical: Some(true),
                timestamp: Some(AT - 60_000),
                ..metric("", 12, 3, None, Number::Int(-412_i32 as u32))
            },
            metric("", 13, 9, None, Number::Float(21.5)),
        ])
    };
    let unheard = publish("DDATA", data());
    assert!(matches!(&unheard, Decoded::Refused(reason) if reason.to_string().contains("rebirth")), "{unheard:?}");
    let birth = send(vec![
        metric("Meter/Energy Total", 11, 10, unit("Wh"), Number::Double(1_500_000.0)),
        metric("Meter/Active Power", 12, 3, unit("W"), Number::Int(100)),
        metric("Inputs/A", 13, 9, None, Number::Float(21.0)),
        metric("Meter/Running", 14, 11, None, Number::Bool(true)),
        metric("Meter/Firmware", 15, 12, None, Number::String("1.2".to_owned())),
    ]);
    let born = publish("DBIRTH", birth);
    assert!(matches!(born, Decoded::Values { announces: true, .. }));
    assert_eq!(values_of(&born).len(), 3);
    let found = publish("DDATA", data());
    let told: Vec<_> = values_of(&found).into_iter().map(|(meter, v)| (meter, channel(v), v.value, v.at)).collect();
    let at = AT as Millis;
    assert_eq!(
        told,
        [
            ("campus/gateway/chiller", "energy_kwh".to_owned(), 1500.5, Some(at)),
            ("campus/gateway/chiller", "power_w".to_owned(), -412.0, Some(at - 60_000)),
            ("campus/gateway/chiller", "value:Inputs/A".to_owned(), 21.5, Some(at)),
        ]
    );
}

#[test]
fn a_broken_message_of_each_dialect_is_refused_with_a_reason_to_act_on() {
    for (topic, payload, says) in [
        ("greenpulse/v1/m7/readings", r#"{"energy":1}"#, "the fields are"),
        (
            "tele/fridge/SENSOR",
            r#"{"Time":"2026-11-20T21:57:38","ENERGY":{"#,
            "ends in the middle of its JSON (line 1, column 40)",
        ),
        ("shellies/a/relay/0/energy", "on", "`relay/0/energy`"),
        ("shellyplus1pm-2/status/switch:0", r#"{"apower":"much"}"#, "`switch:0.apower`"),
        ("zigbee2mqtt/kitchen", "12", "not an object such as"),
        ("homeassistant/sensor/m1/config", r#"{"dev_cla":"energy"}"#, "`state_topic`"),
        ("emon/emontx/power1", "lots", "`power1`"),
        ("dsmr/json", r#"{"timestamp":"noon"}"#, "`timestamp`"),
        ("dsmr/reading/electricity_delivered_1", "much", "`electricity_delivered_1`"),
        ("emonhub/rx/5/values", "lots", "value 1 is `lots`"),
        ("glow/44A7/SENSOR/gasmeter", "{}", "`gasmeter`"),
        ("glow/44A7/SENSOR/electricitymeter", r#"{"electricitymeter":{"timestamp":"noon"}}"#, "`timestamp`"),
        ("plant/boiler", r#"{"sum":1}"#, "there is no `/total` in the payload"),
        ("plant/boiler", r#"{"total":"much"}"#, "`/total` is a text, not a number"),
        ("v1/devices/me/telemetry", "{}", "access token"),
        ("v1/gateway/telemetry", "[]", "Device A"),
        ("spBv1.0/g/DDATA/e/d", "{}", "protobuf"),
        ("rtl_433/attic/events", r#"{"model":"#, "ends in the middle of its JSON"),
        ("wmbusmeters/flat7", r#"{"media":"water","meter":"iperl","total_m3":1}"#, "no `id`"),
        ("rtlamr/5512/state", r#"{"reading":"much"}"#, "`reading`"),
        ("amsleser", r#"{"id":"02:AA:10:20:30:40","name":"a","up":7,"data":{"P":"much"}}"#, "`P`"),
        ("vzlogger/data/chn0/raw", "much", "`chn0/raw`"),
        ("ems-esp/boiler_data", r#"{"nrgconstotal":"much"}"#, "`nrgconstotal`"),
    ] {
        let mut dialects = Dialects::new();
        let (topic_mapped, meter, pointer) = ("plant/boiler".to_owned(), "boiler".to_owned(), "/total".to_owned());
        dialects.mappings_set(&[Mapping { topic: topic_mapped, meter, pointer, ..Mapping::default() }]);
        let found = dialects.decode(&RawMessage { topic, payload: payload.as_bytes(), device: None }, &Zone::utc());
        assert!(matches!(&found, Decoded::Refused(reason) if reason.to_string().contains(says)), "{topic}: {found:?}");
    }
}

#[test]
fn what_is_not_known_is_kept_and_part_of_no_flow() {
    let unknown = Field::named("value").unwrap();
    assert!(!unknown.utility.is_amount());
    assert_eq!(unknown.kind, domain::ChannelKind::Level);
}
