//! What comes of the bridge's words and of devices' messages. The models that Zigbee2MQTT knows are
//! in `tests/zigbee.rs`.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::super::testing::{decode_by, decode_one, flat, flat_of};
use super::super::{Decoded, Dialects, RawMessage};
use crate::Fault;
use domain::Zone;
use serde_json::{Value as Json, json};

/// A figure as a bridge exposes it.
fn figure(property: &str, unit: &str, description: &str) -> Json {
    json!({"type": "numeric", "name": property, "property": property, "unit": unit, "access": 1, "description": description})
}

/// Dialects that heard a bridge describe one device.
fn with(name: &str, exposes: Vec<Json>) -> Dialects {
    let mut dialects = Dialects::new();
    let devices = json!([
        {"ieee_address": "0x00124b0000000001", "type": "Coordinator", "friendly_name": "Coordinator", "definition": null},
        {"ieee_address": "0x00124b0000000002", "friendly_name": name, "definition": {"model": "X", "exposes": exposes}},
    ]);
    assert_eq!(decode_by(&mut dialects, "zigbee2mqtt/bridge/devices", &devices.to_string()), Decoded::Announced);
    dialects
}

fn counted(decoded: &Decoded) -> Vec<(String, f64)> {
    flat_of(decoded)
        .into_iter()
        .map(|(channel, value, _)| (channel, value))
        .filter(|(channel, _)| !channel.starts_with("value"))
        .collect()
}

fn is(decoded: &Decoded, wanted: &[(&str, f64)]) -> bool {
    let told = counted(decoded);
    told.len() == wanted.len()
        && told.iter().zip(wanted).all(|(told, wanted)| told.0 == wanted.0 && (told.1 - wanted.1).abs() < 1e-9)
}

/// A figure, its number, the field and the factor that are proposed.
type Noted = (String, f64, Option<(&'static str, f64)>);

fn noted(decoded: &Decoded) -> Vec<Noted> {
    let Decoded::Values { meters, .. } = decoded else { return Vec::new() };
    let of =
        |one: &super::super::Unread| (one.path.clone(), one.value, one.proposal.as_ref().map(|it| (it.field.name, it.factor)));
    meters[0].unread.iter().map(of).collect()
}

#[test]
fn a_plug_with_a_slash_in_its_name_is_read() {
    let found = decode_one(
        "zigbee2mqtt/kitchen/plug",
        r#"{"current":0.15,"energy":80.747,"linkquality":255,"power":12,"state":"ON","voltage":233.8}"#,
    );
    let wanted = [("energy_kwh", 80.747), ("power_w", 12.0)];
    let told: Vec<_> =
        flat(&found).into_iter().map(|(meter, channel, value, at)| (meter, channel, value, at.is_none())).collect();
    for (channel, value) in wanted {
        assert!(told.contains(&("kitchen/plug".to_owned(), channel.to_owned(), value, true)), "{told:?}");
    }
    assert_eq!(told.len(), 2);
}

#[test]
fn when_it_was_last_seen_is_its_time() {
    for seen in ["1763675840000", "\"2025-11-20T21:57:20.000Z\"", "\"2025-11-20T22:57:20+01:00\""] {
        let found = decode_one("zigbee2mqtt/p", &format!(r#"{{"power":1,"last_seen":{seen}}}"#));
        assert_eq!(flat_of(&found)[0].2, Some(1_763_675_840_000), "{seen}");
    }
}

#[test]
fn the_bridge_and_lamps_are_understood_and_say_nothing_of_energy() {
    for (name, payload) in [
        ("bridge/state", "online"),
        ("plug/availability", r#"{"state":"online"}"#),
        ("lamp", r#"{"state":"ON"}"#),
        ("group of lamps", r#"{"state":"ON","brightness":120}"#),
        ("plug/set/state", "ON"),
        ("plug/state", "ON"),
        ("plug/linkquality", "120"),
        ("siren", r#"{"volume":80,"power_on_behavior":"previous","power_outage_count":3}"#),
    ] {
        assert_eq!(decode_one(&format!("zigbee2mqtt/{name}"), payload), Decoded::Nothing, "{name}");
    }
    assert!(matches!(decode_one("zigbee2mqtt/plug", "12"), Decoded::Refused(_)));
    assert!(matches!(decode_one("zigbee2mqtt/a/plug", "{\"power\":"), Decoded::Refused(_)));
    assert!(
        matches!(decode_one("zigbee2mqtt/plug", r#"{"power":"much"}"#), Decoded::Refused(why) if why.to_string().contains("`power`"))
    );
    assert!(matches!(decode_one("zigbee2mqtt/bridge/devices", "{}"), Decoded::Refused(_)));
}

#[test]
fn the_bridge_tells_the_unit() {
    for (property, unit, says, told, wanted) in [
        ("water_consumed", "m³", "Total", 81.25, ("water_m3", 81.25)),
        ("water_consumed", "L", "Total", 81_250.0, ("water_m3", 81.25)),
        ("water_total", "gal", "", 1000.0, ("water_m3", 3.785_411_784)),
        ("volume_1", "L", "Hot water", 378.541_178_4, ("hot_water_gal:1", 100.0)),
        ("gas", "m³", "", 10.0, ("gas_therms", 3.63)),
        ("energy", "Wh", "", 1500.0, ("energy_kwh", 1.5)),
        ("total_active_power", "kW", "", 7.4, ("power_w", 7400.0)),
        ("active_power", "mW", "", 5500.0, ("power_w", 5.5)),
        ("cumulative_heat", "kWh", "", 77.0, ("heat_kwh", 77.0)),
    ] {
        let mut dialects = with("one", vec![figure(property, unit, says)]);
        let found = decode_by(&mut dialects, "zigbee2mqtt/one", &json!({property: told}).to_string());
        assert!(is(&found, &[wanted]), "{property} {unit}: {found:?}");
    }
    let mut alarm = with("alarm", vec![figure("gas", "%LEL", "In the air")]);
    assert_eq!(decode_by(&mut alarm, "zigbee2mqtt/alarm", r#"{"gas":3}"#), Decoded::Nothing);
}

#[test]
fn before_the_bridge_speaks_a_volume_is_told_by_its_digits_or_asked_about() {
    let found = decode_one("zigbee2mqtt/valve", r#"{"water_consumed":123456,"battery":90}"#);
    assert_eq!(noted(&found), [("water_consumed".to_owned(), 123_456.0, Some(("water_m3", 1e-3)))]);
    assert!(counted(&found).is_empty());
    assert!(is(&decode_one("zigbee2mqtt/meter", r#"{"water_consumed":20.517}"#), &[("water_m3", 20.517)]));
    let litres = decode_one("zigbee2mqtt/hose", r#"{"water_consumed":"20.51"}"#);
    assert!(counted(&litres).is_empty() && noted(&litres).len() == 1);
    assert!(is(&decode_one("zigbee2mqtt/linky", r#"{"active_power":640,"rms_current":3}"#), &[("power_w", 640.0)]));
    assert!(counted(&decode_one("zigbee2mqtt/blind", r#"{"active_power":640,"position":50}"#)).is_empty());
    assert!(counted(&decode_one("zigbee2mqtt/alarm", r#"{"gas":3,"gas_sensor_state":"normal"}"#)).is_empty());
    assert_eq!(noted(&decode_one("zigbee2mqtt/new", r#"{"gas":3.1}"#)), [("gas".to_owned(), 3.1, Some(("gas_m3", 1.0)))]);
}

#[test]
fn power_beside_phases_b_and_c_is_phase_a() {
    let told = r#"{"power":-250,"power_phase_b":300,"power_phase_c":150,"energy":77.5}"#;
    assert!(is(&decode_one("zigbee2mqtt/board", told), &[("energy_kwh", 77.5), ("power_w", 200.0)]));
    // With a total beside it counts nowhere, as the others do.
    let mut phases: Vec<Json> = ["power", "power_phase_b", "power_phase_c"].map(|name| figure(name, "W", "")).into();
    phases.push(figure("total_active_power", "kW", ""));
    let mut dialects = with("board", phases);
    let found = decode_by(
        &mut dialects,
        "zigbee2mqtt/board",
        r#"{"total_active_power":0.2,"power":-250,"power_phase_b":300,"power_phase_c":150}"#,
    );
    assert!(is(&found, &[("power_w", 200.0)]), "{found:?}");
    assert_eq!(flat_of(&found).len(), 4);
}

#[test]
fn phases_that_come_in_messages_of_their_own_add_up_once_all_are_known() {
    let phases =
        ["energy", "power_a", "power_b", "power_c"].map(|name| figure(name, if name == "energy" { "kWh" } else { "W" }, ""));
    let mut dialects = with("board", phases.into());
    let mut tell =
        |attribute: &str, payload: &str| counted(&decode_by(&mut dialects, &format!("zigbee2mqtt/board/{attribute}"), payload));
    assert_eq!(tell("energy", "12.5"), [("energy_kwh".to_owned(), 12.5)]);
    assert!(tell("power_a", "10").is_empty() && tell("power_b", "20").is_empty());
    assert_eq!(tell("power_c", "30"), [("power_w".to_owned(), 60.0)]);
    assert_eq!(tell("power_a", "15"), [("power_w".to_owned(), 65.0)]);
}

#[test]
fn a_single_attribute_of_an_unknown_device_counts_only_if_it_is_of_the_whole() {
    let mut dialects = Dialects::new();
    let mut tell =
        |attribute: &str, payload: &str| decode_by(&mut dialects, &format!("zigbee2mqtt/house/board/{attribute}"), payload);
    assert_eq!(flat(&tell("energy", "12.5")), [("house/board".to_owned(), "energy_kwh".to_owned(), 12.5, None)]);
    assert!(is(&tell("power", "400"), &[("power_w", 400.0)]));
    let phase = tell("power_phase_b", "500");
    assert!(counted(&phase).is_empty() && noted(&phase)[0].2 == Some(("power_w", 1.0)));
    // Now it is known to be one phase of several.
    assert!(counted(&tell("power", "410")).is_empty());
}

#[test]
fn a_power_that_two_clusters_write_does_not_flip() {
    let names = ["power", "power_phase_b", "power_phase_c", "energy"];
    let mut dialects = with("house", names.map(|name| figure(name, if name == "energy" { "kWh" } else { "W" }, "")).into());
    let mut tell = |power: f64, b: f64, c: f64, energy: f64| {
        let told = json!({"power": power, "power_phase_b": b, "power_phase_c": c, "energy": energy, "voltage": 230});
        counted(&decode_by(&mut dialects, "zigbee2mqtt/house", &told.to_string()))
    };
    let power = |w: f64| ("power_w".to_owned(), w);
    let energy = |kwh: f64| ("energy_kwh".to_owned(), kwh);
    // Whether this is the whole or phase A nobody can say.
    assert_eq!(tell(-900.0, -700.0, -800.0, 50.0), [energy(50.0)]);
    assert_eq!(tell(-950.0, -710.0, -800.0, 50.0), [energy(50.0), power(-2460.0)]);
    assert_eq!(tell(-2450.0, -710.0, -800.0, 50.1), [energy(50.1), power(-2450.0)]);
    // It alone is new.
    assert_eq!(tell(-2430.0, -710.0, -800.0, 50.1), [energy(50.1)]);
    assert_eq!(tell(-940.0, -700.0, -790.0, 50.1), [energy(50.1), power(-2430.0)]);
}

#[test]
fn without_the_bridge_a_power_that_came_alone_before_is_not_taken_for_a_phase() {
    let mut dialects = Dialects::new();
    let mut tell = |payload: &str| counted(&decode_by(&mut dialects, "zigbee2mqtt/house", payload));
    let of_power = |told: Vec<(String, f64)>| told.into_iter().find(|(channel, _)| channel == "power_w").map(|(_, value)| value);
    assert_eq!(of_power(tell(r#"{"power":-2300,"energy":9.5}"#)), Some(-2300.0));
    assert_eq!(of_power(tell(r#"{"power":-800,"energy":9.5,"power_phase_b":-700,"power_phase_c":-790}"#)), None);
    assert_eq!(of_power(tell(r#"{"power":-2310,"energy":9.6,"power_phase_b":-700,"power_phase_c":-790}"#)), Some(-2310.0));
    assert_eq!(of_power(tell(r#"{"power":-810,"energy":9.6,"power_phase_b":-710,"power_phase_c":-790}"#)), Some(-2310.0));
}

#[test]
fn the_direction_of_a_power_may_be_a_figure_of_its_own() {
    let flow = json!({"type": "enum", "property": "energy_flow", "access": 1, "values": ["consuming", "producing"]});
    let mut dialects = with("clamp", vec![figure("power", "W", ""), flow]);
    let mut tell = |topic: &str, payload: &str| counted(&decode_by(&mut dialects, topic, payload));
    let power = |w: f64| vec![("power_w".to_owned(), w)];
    assert_eq!(tell("zigbee2mqtt/clamp", r#"{"power":640,"energy_flow":"producing"}"#), power(-640.0));
    assert_eq!(tell("zigbee2mqtt/clamp", r#"{"power":640,"energy_flow":"consuming"}"#), power(640.0));
    // Each in a message of its own.
    assert_eq!(tell("zigbee2mqtt/clamp/power", "500"), power(500.0));
    assert_eq!(tell("zigbee2mqtt/clamp/energy_flow", "producing"), power(-500.0));
    assert_eq!(tell("zigbee2mqtt/clamp/power", "510"), power(-510.0));
}

#[test]
fn two_clamps_have_a_direction_each_and_one_that_is_signed_already_keeps_its_sign() {
    let told = r#"{"power_a":500,"energy_flow_a":"producing","power_b":-20,"energy_flow_b":"sign","power_ab":-520,
        "energy_a":10,"energy_b":20,"energy_produced_a":30}"#;
    let found = decode_one("zigbee2mqtt/clamps", told);
    let wanted = [
        ("energy_export_kwh:a", 30.0),
        ("energy_kwh:a", 10.0),
        ("energy_kwh:b", 20.0),
        ("power_w:a", -500.0),
        ("power_w:b", -20.0),
    ];
    let mut told = counted(&found);
    told.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(told, wanted.map(|(channel, value)| (channel.to_owned(), value)));
}

#[test]
fn outlets_add_up_unless_a_total_is_told() {
    let found =
        decode_one("zigbee2mqtt/strip", r#"{"energy_l1":1.5,"power_l1":10,"energy_l2":2.5,"power_l2":20,"daily_energy_l1":0.1}"#);
    let mut told = counted(&found);
    told.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(
        told.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(),
        ["energy_kwh:l1", "energy_kwh:l2", "power_w:l1", "power_w:l2"]
    );
    let found = decode_one("zigbee2mqtt/outlet", r#"{"energy":4.0,"power_1":30,"power_2":20,"power_usb":5}"#);
    assert!(is(&found, &[("energy_kwh", 4.0)]), "outlets of which one may be the sum: {found:?}");
    assert_eq!(noted(&found).len(), 3);
}

#[test]
fn tariffs_add_up_to_one_register_once_the_bridge_names_all_of_them() {
    let tariffs = ["energy_t1", "energy_t2", "energy_t3"].map(|name| figure(name, "kWh", "On a tariff"));
    let mut dialects = with("cellar", tariffs.into());
    assert!(counted(&decode_by(&mut dialects, "zigbee2mqtt/cellar", r#"{"energy_t1":100.5,"energy_t2":50}"#)).is_empty());
    let found = decode_by(&mut dialects, "zigbee2mqtt/cellar", r#"{"energy_t1":100.5,"energy_t2":50,"energy_t3":1}"#);
    assert!(is(&found, &[("energy_kwh", 151.5)]));
    let unknown = decode_one("zigbee2mqtt/attic", r#"{"energy_t1":100.5,"energy_t2":50}"#);
    assert!(counted(&unknown).is_empty() && noted(&unknown).len() == 2);
}

#[test]
fn a_counter_of_any_unit_counts_when_its_unit_is_that_of_electricity() {
    let units = json!({"type": "enum", "property": "unitOfMeasure", "access": 3, "values": ["kWh", "m3", "BTUs"]});
    let unitless = json!({"type": "numeric", "property": "energy", "access": 1});
    for mut dialects in [with("pulses", vec![unitless, units]), Dialects::new()] {
        let mut tell = |unit: &str| {
            let told = json!({"energy": 512.5, "unitOfMeasure": unit, "temperature": 20});
            decode_by(&mut dialects, "zigbee2mqtt/pulses", &told.to_string())
        };
        let (electric, gas) = (tell("kWh"), tell("m3"));
        assert!(counted(&electric).contains(&("energy_kwh".to_owned(), 512.5)), "{electric:?}");
        assert!(!counted(&gas).iter().any(|(channel, _)| channel.starts_with("energy")), "{gas:?}");
        assert!(noted(&gas).contains(&("energy".to_owned(), 512.5, None)));
    }
}

#[test]
fn the_air_of_a_room_is_told_from_what_is_warm_otherwise() {
    let room = |topic: &str, payload: &str| {
        counted(&decode_one(topic, payload)).into_iter().map(|(channel, _)| channel).collect::<Vec<_>>()
    };
    assert_eq!(room("zigbee2mqtt/hall", r#"{"temperature":19.5,"humidity":51}"#), ["indoor_temp_c", "indoor_humidity_percent"]);
    for outside in ["outdoor/north", "Garden thermometer", "balkon", "Température extérieure", "buiten"] {
        let found = room(&format!("zigbee2mqtt/{outside}"), r#"{"temperature":9.5,"humidity":81}"#);
        assert_eq!(found, ["outdoor_temp_c", "outdoor_humidity_percent"], "{outside}");
    }
    assert_eq!(room("zigbee2mqtt/garden house", r#"{"temperature":9.5}"#), ["indoor_temp_c"]);
    assert_eq!(room("zigbee2mqtt/mast", r#"{"temperature":9.5,"wind_speed":3}"#), ["outdoor_temp_c"]);
    assert_eq!(room("zigbee2mqtt/trv", r#"{"local_temperature":20.5,"occupied_heating_setpoint":21}"#), ["indoor_temp_c"]);
    // A breaker, a relay, a water meter, a flower pot, a chip.
    for payload in [
        r#"{"temperature":44,"power":0.5}"#,
        r#"{"temperature":44,"state":"ON"}"#,
        r#"{"temperature":12,"water_consumed":5}"#,
        r#"{"temperature":18,"soil_moisture":40,"humidity":70}"#,
        r#"{"device_temperature":31}"#,
    ] {
        assert!(!room("zigbee2mqtt/other", payload).iter().any(|channel| channel.starts_with("indoor")), "{payload}");
    }
    let mut floor = with(
        "bath",
        vec![figure("temperature", "°C", "Of the floor"), figure("local_temperature", "°C", "Measured on the device")],
    );
    let told = counted(&decode_by(&mut floor, "zigbee2mqtt/bath", r#"{"temperature":27,"local_temperature":22.5}"#));
    assert_eq!(told, [("indoor_temp_c".to_owned(), 22.5)]);
}

#[test]
fn what_can_be_set_is_no_measurement_unless_it_is_a_counter() {
    let settable = |property: &str, unit: &str| json!({"type": "numeric", "property": property, "unit": unit, "access": 7});
    let mut dialects = with(
        "valve",
        vec![settable("over_power_threshold", "W"), settable("charging_limit", "W"), settable("input_1_water_meter_7", "m3")],
    );
    let found = decode_by(
        &mut dialects,
        "zigbee2mqtt/valve",
        r#"{"over_power_threshold":3000,"charging_limit":16,"input_1_water_meter_7":9.25}"#,
    );
    assert!(is(&found, &[("water_m3:1-7", 9.25)]), "{found:?}");
}

#[test]
fn amounts_of_a_watering_are_asked_about_only_where_nothing_else_counts() {
    let mut hose = with("hose", vec![figure("water_consumed", "L", "Of the last irrigation")]);
    let found = decode_by(&mut hose, "zigbee2mqtt/hose", r#"{"water_consumed":40}"#);
    assert!(counted(&found).is_empty() && noted(&found).len() == 1);
    let mut meter = with("meter", vec![figure("water_consumed", "L", "Total"), figure("daily_consumption", "L", "")]);
    let found = decode_by(&mut meter, "zigbee2mqtt/meter", r#"{"water_consumed":4000,"daily_consumption":40}"#);
    assert!(is(&found, &[("water_m3", 4.0)]) && noted(&found).is_empty());
}

#[test]
fn a_list_replaces_the_one_before_and_an_empty_one_takes_it_back() {
    let mut dialects = with("one", vec![figure("water_consumed", "L", "Total")]);
    let one = r#"[{"ieee_address":"0x1","friendly_name":"one","definition":{"exposes":[{"type":"numeric","property":"water_consumed","unit":"m³","access":1}]}}]"#;
    assert_eq!(decode_by(&mut dialects, "zigbee2mqtt/bridge/devices", one), Decoded::Announced);
    // A bridge repeats itself often.
    assert_eq!(decode_by(&mut dialects, "zigbee2mqtt/bridge/devices", one), Decoded::Nothing);
    assert!(is(&decode_by(&mut dialects, "zigbee2mqtt/one", r#"{"water_consumed":5}"#), &[("water_m3", 5.0)]));
    assert_eq!(decode_by(&mut dialects, "zigbee2mqtt/bridge/devices", ""), Decoded::Announced);
    assert!(counted(&decode_by(&mut dialects, "zigbee2mqtt/one", r#"{"water_consumed":5}"#)).is_empty());
}

#[test]
fn a_bridge_with_another_topic_is_read_once_it_has_listed_its_devices() {
    let mut dialects = Dialects::new();
    let plug = r#"{"power":5,"energy":2}"#;
    assert_eq!(decode_by(&mut dialects, "attic/zigbee/plug", plug), Decoded::Unclaimed);
    assert_eq!(decode_by(&mut dialects, "other/bridge/devices", r#"[{"name":"x"}]"#), Decoded::Unclaimed);
    let devices = r#"[{"ieee_address":"0x1","friendly_name":"plug","definition":{"exposes":[{"type":"numeric","property":"power","unit":"W","access":1}]}}]"#;
    assert_eq!(decode_by(&mut dialects, "attic/zigbee/bridge/devices", devices), Decoded::Announced);
    let found = decode_by(&mut dialects, "attic/zigbee/plug", plug);
    assert!(flat(&found).contains(&("attic/zigbee/plug".to_owned(), "power_w".to_owned(), 5.0, None)));
    assert!(dialects.topics_wanted().contains(&"attic/zigbee/#".to_owned()));
    assert_eq!(decode_by(&mut dialects, "attic/zigbee/bridge/state", "online"), Decoded::Nothing);
    assert_eq!(decode_by(&mut dialects, "attic/zigbee/bridge/devices", ""), Decoded::Announced);
    assert_eq!(decode_by(&mut dialects, "attic/zigbee/plug", plug), Decoded::Unclaimed);
}

#[test]
fn what_is_kept_of_a_list_reads_the_same_and_is_much_shorter() {
    let lamp = json!({"type": "light", "features": [{"type": "numeric", "name": "brightness", "property": "brightness", "access": 7, "value_max": 254}]});
    let effects = json!({"type": "enum", "property": "effect", "access": 2, "values": vec!["a long effect"; 100]});
    let flow = json!({"type": "enum", "property": "energy_flow", "access": 1, "values": ["consuming", "producing"]});
    let exposes = vec![
        lamp,
        effects,
        flow,
        figure("temperature", "°C", "Of the lamp"),
        figure("power", "W", ""),
        figure("energy", "Wh", ""),
    ];
    let devices =
        json!([{"ieee_address": "0x1", "friendly_name": "lamp", "description": "outside", "definition": {"exposes": exposes}}])
            .to_string();
    let message = RawMessage { topic: "zigbee2mqtt/bridge/devices", payload: devices.as_bytes(), device: None };
    let short = Dialects::shortened(&message).unwrap();
    assert!(short.len() * 3 < devices.len(), "{}", String::from_utf8_lossy(&short));
    let told = r#"{"temperature":40,"power":7,"energy":1500,"energy_flow":"producing"}"#;
    let by = |payload: &[u8]| {
        let mut dialects = Dialects::new();
        dialects.decode(&RawMessage { payload, ..message }, &Zone::utc());
        decode_by(&mut dialects, "zigbee2mqtt/lamp", told)
    };
    let whole = by(devices.as_bytes());
    assert_eq!(by(&short), whole);
    assert!(
        is(&whole, &[("energy_kwh", 1.5), ("power_w", -7.0)]) || is(&whole, &[("power_w", -7.0), ("energy_kwh", 1.5)]),
        "{whole:?}"
    );
    assert_eq!(Dialects::shortened(&RawMessage { topic: "zigbee2mqtt/lamp", ..message }), None);
}

#[test]
fn a_token_of_one_meter_may_not_describe_others() {
    let mut dialects = Dialects::new();
    let takes = |_: &str, meter: &str| if meter == "mine" { Ok(()) } else { Err(Fault::Other(format!("not {meter}"))) };
    let mut tell = |topic: &str, payload: &str| {
        dialects.decode_own(&RawMessage { topic, payload: payload.as_bytes(), device: Some("mine") }, &Zone::utc(), takes)
    };
    let list = r#"[{"ieee_address":"0x1","friendly_name":"theirs","definition":{"exposes":[]}}]"#;
    assert_eq!(tell("zigbee2mqtt/bridge/devices", list), Decoded::Refused(Fault::Other("not theirs".to_owned())));
    assert_eq!(tell("zigbee2mqtt/theirs/power", "1"), Decoded::Refused(Fault::Other("not theirs".to_owned())));
    assert!(matches!(tell("zigbee2mqtt/mine", r#"{"power":1}"#), Decoded::Values { .. }));
    assert!(matches!(tell("zigbee2mqtt/mine/power", "1"), Decoded::Values { .. }));
}
