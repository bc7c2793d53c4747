//! Tasmota's telemetry: `tele/<device>/SENSOR` or `<device>/tele/SENSOR`, and the answers
//! `stat/<device>/STATUS8` and `STATUS10`, with `ENERGY` of plugs, `ANALOG` of current clamps, groups
//! of smart-meter readers (`reader`) and sensors of rooms. `Time` is the site's local time unless it
//! carries an offset. Figures may be arrays or objects, with one item per outlet or phase. Leaves
//! out what is about the device itself, and its sums of days.

mod key;
mod reader;
mod zigbee;

use super::json::{Collected, instant_in, number, parse};
use super::measure::Measure;
use super::name::{self, Class, words};
use super::{Clock, Decoded, MeterValues};
use crate::Fault;
use domain::{MeterRole, Millis};
use reader::Group;
use serde_json::{Map, Value as Json};

/// The figures of a plug or of a built-in meter: each one's key, its name in faults, and its field.
const ENERGY: [(&str, &str, &str); 3] = [
    ("Total", "ENERGY.Total", "energy_kwh"),
    ("ExportActive", "ENERGY.ExportActive", "energy_export_kwh"),
    ("Power", "ENERGY.Power", "power_w"),
];

/// Groups that tell of the device itself, or that are no readers.
const OTHERS: &[&str] = &["ENERGY", "ANALOG", "COUNTER", "ESP32"];

/// Groups of one message. Further ones are left out.
const GROUPS_MAX: usize = 64;

/// Outlets of one device: each becomes a channel.
const PARTS_MAX: usize = 64;

pub(super) use key::Names;

pub(super) fn decode(names: &mut Names, levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    let Some((device, message)) = address(levels) else { return Decoded::Unclaimed };
    if !is_reading(message) {
        // STATE, LWT, INFO1, RESULT and the like are about the device, not about energy.
        return Decoded::Nothing;
    }
    let device = device.join("/");
    let json = match parse(payload) {
        Ok(json) => json,
        Err(fault) => return Decoded::Refused(fault),
    };
    let json = if message == "SENSOR" { &json } else { json.get("StatusSNS").unwrap_or(&Json::Null) };
    let at = match json.get("Time").and_then(Json::as_str) {
        None => None,
        Some(text) => match instant_in(text, clock.of("tasmota", &device)) {
            Some(at) => Some(at),
            None => return Decoded::Refused(Fault::not_time("Time", text, "2026-11-20T21:57:38")),
        },
    };
    let Json::Object(groups) = json else { return Decoded::Nothing };
    let (meters, faults) = read(names, &device, groups, at);
    super::many(meters, faults)
}

/// The meters of a message: the device, and each of several readers.
fn read(names: &mut Names, device: &str, groups: &Map<String, Json>, at: Option<Millis>) -> (Vec<MeterValues>, Vec<Fault>) {
    let mut found = Collected::default();
    let meter = groups.get("ENERGY").and_then(Json::as_object);
    // A reader too may be called so.
    let is_metered = meter.is_some_and(|meter| meter.contains_key("Total") || !Group::of(names, "ENERGY", meter).is_reader());
    if is_metered {
        energy(&mut found, &groups["ENERGY"], at);
        found.role = name::is_of_panels(&words(device)).then_some(MeterRole::Generation);
    }
    clamps(&mut found, groups, is_metered, at);
    rooms(&mut found, device, groups, at);
    if let Some(counters) = groups.get("COUNTER").and_then(Json::as_object) {
        // Pulses, each of which is somebody's choice.
        counters.iter().for_each(|(name, json)| found.leave(&format!("COUNTER/{name}"), json, at, None));
    }
    let others = groups.iter().filter(|(name, _)| !OTHERS.contains(&name.as_str()) || (*name == "ENERGY" && !is_metered));
    let others = others.filter_map(|(name, group)| Some((name.as_str(), group.as_object()?))).take(GROUPS_MAX);
    let others: Vec<(&str, Group<'_>)> = others.map(|(name, group)| (name, Group::of(names, name, group))).collect();
    let (readers, rest): (Vec<_>, Vec<_>) = others.into_iter().partition(|(_, group)| group.is_reader());
    for (_, group) in &rest {
        reader::note_volumes(&mut found, group, at);
        reader::note_totals(&mut found, group, at);
    }
    let (mut meters, mut faults) = (zigbee::read(device, groups, at), Vec::new());
    for (name, group) in &readers {
        // What two readers tell are two meters, of which one may be below the other.
        let is_device = !is_metered && (readers.len() == 1 || name.eq_ignore_ascii_case("sml"));
        if is_device {
            reader::read(&mut found, group, at);
        } else {
            let mut own = Collected::default();
            reader::read(&mut own, group, at);
            let (meter, mut own) = own.of(name::key(&format!("{device}/{name}")), "tasmota");
            meters.push(meter);
            faults.append(&mut own);
        }
    }
    let (meter, mut own) = found.of(device.to_owned(), "tasmota");
    meters.insert(0, meter);
    faults.append(&mut own);
    (meters, faults)
}

/// The device's levels and the kind of message, if a topic has Tasmota's shape.
fn address<'a>(levels: &'a [&'a str]) -> Option<(&'a [&'a str], &'a str)> {
    let is_answer = |message: &str| ["STATUS", "RESULT", "POWER", "LOGGING"].iter().any(|known| message.starts_with(known));
    match levels {
        ["tele", device @ .., message] | [device @ .., "tele", message] if !device.is_empty() => Some((device, message)),
        ["stat", device @ .., message] | [device @ .., "stat", message] if !device.is_empty() && is_answer(message) => {
            Some((device, message))
        }
        _ => None,
    }
}

fn is_reading(message: &str) -> bool {
    ["SENSOR", "STATUS8", "STATUS10"].contains(&message)
}

/// Whether a topic of this shape carries readings of this dialect.
pub(super) fn claims(levels: &[&str]) -> bool {
    address(levels).is_some_and(|(_, message)| is_reading(message))
}

/// Reads the figures of a plug or a built-in meter. They are split by outlet or phase only if every
/// figure has several items. If one is a single total, the device is one flow, and the items of the
/// others are summed.
fn energy(found: &mut Collected, meter: &Json, at: Option<Millis>) {
    let import = ["Total", "ImportActive"].into_iter().find(|key| meter.get(key).is_some_and(|json| !json.is_null()));
    let figures =
        ENERGY.map(|(key, name, field)| (meter.get(if key == "Total" { import.unwrap_or(key) } else { key }), name, field));
    let has_parts = figures.iter().filter_map(|(figure, ..)| *figure).all(|json| json.is_array() || json.is_object());
    for (figure, name, field) in figures {
        let Some(items) = figure.and_then(items) else {
            found.take(name, figure, 1.0, field, "", at);
            continue;
        };
        if has_parts {
            for (part, item) in items.iter().take(PARTS_MAX) {
                found.take(&format!("{name}[{part}]"), Some(item), 1.0, field, part, at);
            }
        } else {
            match items.iter().map(|(_, item)| number(item)).sum::<Option<f64>>() {
                Some(sum) => found.put(name, sum, field, "", at),
                None => found.faults.push(Fault::MemberNoNumber { name: name.to_string() }),
            }
        }
    }
}

/// The items of an array, counted from 1, or of an object such as `{"Phase1":…,"Phase2":…}`.
fn items(figure: &Json) -> Option<Vec<(String, &Json)>> {
    match figure {
        Json::Array(items) => Some(items.iter().enumerate().map(|(i, item)| ((i + 1).to_string(), item)).collect()),
        Json::Object(items) => {
            Some(items.iter().map(|(key, item)| (key.trim_start_matches("Phase").to_lowercase(), item)).collect())
        }
        _ => None,
    }
}

/// Current clamps at the analog inputs: `CTEnergy`, or `CTEnergy1` and further ones.
fn clamps(found: &mut Collected, groups: &Map<String, Json>, is_metered: bool, at: Option<Millis>) {
    let Some(analog) = groups.get("ANALOG").and_then(Json::as_object) else { return };
    for (name, clamp) in analog.iter().filter(|(name, _)| name.starts_with("CTEnergy")).take(PARTS_MAX) {
        let number = name.trim_start_matches("CTEnergy");
        let part = match (number, is_metered) {
            ("" | "1", false) => String::new(),
            (number, false) => number.to_owned(),
            (number, true) => format!("ct{number}"),
        };
        found.take(&format!("ANALOG.{name}.Energy"), clamp.get("Energy"), 1.0, "energy_kwh", &part, at);
        found.take(&format!("ANALOG.{name}.Power"), clamp.get("Power"), 1.0, "power_w", &part, at);
    }
}

/// Sensors of a room: what tells a humidity beside a temperature, or is a thermometer by its name.
fn rooms(found: &mut Collected, device: &str, groups: &Map<String, Json>, at: Option<Millis>) {
    const THERMOMETERS: &[&str] = &["AHT", "BMP", "DS18", "HTU", "LM75", "MCP9808", "SHT", "TC74", "TMP"];
    let is_sensor = |(name, group): &(&String, &Map<String, Json>)| {
        let is_known = THERMOMETERS.iter().any(|known| name.starts_with(known));
        !OTHERS.contains(&name.as_str()) && group.contains_key("Temperature") && (group.contains_key("Humidity") || is_known)
    };
    let sensors: Vec<(&String, &Map<String, Json>)> =
        groups.iter().filter_map(|(name, group)| Some((name, group.as_object()?))).filter(is_sensor).take(GROUPS_MAX).collect();
    let unit = groups.get("TempUnit").and_then(Json::as_str).and_then(Measure::of).unwrap_or(Measure::Celsius);
    for (name, group) in &sensors {
        let part = if sensors.len() == 1 { "" } else { name.as_str() };
        let mut told = words(device);
        told.extend(words(name));
        for (key, measure, class) in [("Temperature", unit, Class::Temperature), ("Humidity", Measure::Percent, Class::Humidity)]
        {
            let Some((field, _)) = name::field(&told, measure, Some(class)) else { continue };
            let is_probe = name::is_of_no_room(&told);
            match group.get(key) {
                // Somewhere on a pipe, or in a room: somebody has to say.
                Some(json) if is_probe => found.leave(&format!("{name}/{key}"), json, at, Some((field, 1.0))),
                json => found.take(&format!("{name}.{key}"), json, 1.0, field, part, at),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::Zone;

    fn values(topic: &str, payload: &str) -> (String, Vec<(String, f64, Option<i64>)>) {
        let zone = Zone::named("Europe/Berlin").unwrap();
        match decode(&mut Names::default(), &topic.split('/').collect::<Vec<_>>(), payload.as_bytes(), (&zone).into()) {
            Decoded::Values { mut meters, .. } => {
                let one = meters.remove(0);
                (one.meter, one.values.into_iter().map(|v| (format!("{}:{}", v.field.name, v.part), v.value, v.at)).collect())
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_plug_speaks_in_local_time() {
        let (meter, values) = values(
            "tele/fridge/SENSOR",
            r#"{"Time":"2026-11-20T21:57:38","ENERGY":{"TotalStartTime":"2020-10-21T22:15:00","Total":3.705,"Yesterday":0.028,"Power":5,"Voltage":233}}"#,
        );
        let at = Some(1_795_208_258_000);
        assert_eq!(meter, "fridge");
        assert_eq!(values, [("energy_kwh:".to_owned(), 3.705, at), ("power_w:".to_owned(), 5.0, at)]);
    }

    #[test]
    fn a_strip_has_a_channel_for_each_outlet() {
        let (_, values) =
            values("tele/strip/SENSOR", r#"{"Time":"2026-11-20T21:57:38+01:00","ENERGY":{"Total":[1.5,2.5],"Power":[10,20]}}"#);
        let names: Vec<_> = values.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(names, [("energy_kwh:1", 1.5), ("energy_kwh:2", 2.5), ("power_w:1", 10.0), ("power_w:2", 20.0)]);
    }

    #[test]
    fn registers_of_a_customer_port_are_added_up_by_tariff() {
        let (_, values) = values("tele/port/SENSOR", r#"{"P1":{"E_in_1":1000,"E_in_2":2000,"E_out_1":10,"E_out_2":20.5}}"#);
        let values: Vec<_> = values.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(values, [("energy_kwh:", 3000.0), ("energy_export_kwh:", 30.5)]);
    }

    #[test]
    fn a_lone_total_and_devices_behind_a_bridge_are_noted_with_what_they_probably_are() {
        let unread = |payload: &str| {
            let zone = Zone::named("Europe/Berlin").unwrap();
            match decode(&mut Names::default(), &["tele", "k1", "SENSOR"], payload.as_bytes(), (&zone).into()) {
                Decoded::Values { meters, .. } => {
                    let of = |one: MeterValues| {
                        let meter = one.meter;
                        let what = |unread: super::super::Unread| {
                            (meter.clone(), unread.path, unread.proposal.map(|one| one.field.name))
                        };
                        one.unread.into_iter().map(what).collect::<Vec<_>>()
                    };
                    meters.into_iter().flat_map(of).collect::<Vec<_>>()
                }
                other => panic!("{other:?}"),
            }
        };
        let one = |meter: &str, path: &str, field: &'static str| (meter.to_owned(), path.to_owned(), Some(field));
        assert_eq!(unread(r#"{"Time":"2026-11-20T21:57:38","SDM630":{"Total":5.5}}"#), [one("k1", "SDM630/Total", "energy_kwh")]);
        let bridge = r#"{"ZbReceived":{"0x1235":{"Device":"0x1235","Name":"Kitchen","Humidity":44,"ActivePower":55,"EnergyTotal":12.3,"Power":1,"Endpoint":1}}}"#;
        assert_eq!(
            unread(bridge),
            [
                one("k1/Kitchen", "EnergyTotal", "energy_kwh"),
                one("k1/Kitchen", "ActivePower", "power_w"),
                one("k1/Kitchen", "Humidity", "indoor_humidity_percent"),
            ]
        );
    }

    #[test]
    fn either_order_of_the_topic_is_read() {
        assert_eq!(
            values("heater/tele/SENSOR", r#"{"Time":"2026-11-20T21:57:38Z","ENERGY":{"Total":12.25,"Power":1999}}"#).0,
            "heater"
        );
    }

    #[test]
    fn a_smart_meter_reader_has_import_export_and_power() {
        let (_, values) = values(
            "tele/mains/SENSOR",
            r#"{"Time":"2026-11-20T21:57:38Z","SML":{"total_in":12345.6789,"total_out":321.5,"power_curr":-412}}"#,
        );
        let names: Vec<_> = values.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(names, [("energy_kwh:", 12345.6789), ("energy_export_kwh:", 321.5), ("power_w:", -412.0)]);
    }

    #[test]
    fn a_reader_is_known_by_its_figures_however_they_are_spelled() {
        for told in [
            r#"{"SML":{"Total_in":7350.25,"Total_out":812.5,"Power_curr":-431}}"#,
            r#"{"MT681":{"TotalIn":7350.25,"TotalOut":812.5,"CurrPower":-431,"Meter_Number":"0a01"}}"#,
            r#"{"Keller":{"E_in":7350.25,"E_out":812.5,"Power":-431,"amp_p1":1.2}}"#,
            r#"{"eBZ":{"1_8_0":7350.25,"1_8_1":7000,"1_8_2":350.25,"2_8_0":812.5,"16_7_0":-431,"36_7_0":-100}}"#,
            r#"{"":{"ELZ_PV_1.8.0":7350.25,"ELZ_PV_2.8.0":812.5,"P":-431}}"#,
            r#"{"HAUS":{"Bezug_Summe":7350.25,"Einspeisung_Summe":812.5,"aktuelle_Wirkleistung":-431}}"#,
            r#"{"q":{"+A":7350.25,"-A":812.5,"Momentanleistung":0,"Einspeiseleistung":431}}"#,
            r#"{"LK13BE":{"total":7350.25,"energy_export":812.5,"power":-431,"volt_p1":230}}"#,
            r#"{"OBIS1":{"energy_import_t1":7000.25,"energy_import_t2":350,"energy_export_t1":812.5,"1_7_0":0,"2_7_0":431}}"#,
            r#"{"Strom":{"HT_Total_in":7000.25,"NT_Total_in":350,"zaehlerstand_280":812.5,"Power_L1":-400,"Power_L2":-41,"Power_L3":10}}"#,
            r#"{"ENERGY":{"Power_total_in":7350.25,"Power_total_out":812.5,"power_total":-431}}"#,
        ] {
            let (meter, mut values) = values("tele/cellar/SENSOR", told);
            values.sort_by(|one, other| one.0.cmp(&other.0));
            assert_eq!(meter, "cellar");
            let told_values: Vec<_> = values.iter().map(|v| (v.0.as_str(), v.1)).collect();
            assert_eq!(told_values, [("energy_export_kwh:", 812.5), ("energy_kwh:", 7350.25), ("power_w:", -431.0)], "{told}");
        }
    }

    /// What is noted and not counted.
    fn unread(payload: &str) -> Vec<(String, Option<(&'static str, f64)>)> {
        match decode(&mut Names::default(), &["tele", "cellar", "SENSOR"], payload.as_bytes(), (&Zone::utc()).into()) {
            Decoded::Values { meters, .. } => {
                assert!(meters.iter().all(|one| one.values.is_empty()), "{meters:?}");
                let of =
                    |one: &super::super::Unread| (one.path.clone(), one.proposal.as_ref().map(|it| (it.field.name, it.factor)));
                meters.iter().flat_map(|one| &one.unread).map(of).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_figure_whose_unit_or_meaning_is_not_certain_is_asked_about() {
        let one = |path: &str, proposal| vec![(path.to_owned(), proposal)];
        // Gas and water are no electricity, in a group of theirs and beside it.
        assert_eq!(unread(r#"{"GAS":{"Verbrauch":123.4}}"#), one("GAS/Verbrauch", Some(("gas_m3", 1.0))));
        assert_eq!(unread(r#"{"Wasser":{"Total_in":44.4}}"#), one("Wasser/Total_in", Some(("water_m3", 1.0))));
        assert_eq!(unread(r#"{"DSMR":{"Tariff":1,"Gas_m3":55.5}}"#), one("DSMR/Gas_m3", Some(("gas_m3", 1.0))));
        assert_eq!(unread(r#"{"DSMR":{"Tariff":1,"Gas_Verbrauch":5}}"#), one("DSMR/Gas_Verbrauch", Some(("gas_m3", 1.0))));
        // Of a group that is no reader's by its name, too.
        assert_eq!(unread(r#"{"PZ1":{"Watt":12.5}}"#), one("PZ1/Watt", Some(("power_w", 1.0))));
        assert_eq!(unread(r#"{"AMS":{"1_8_0":12345678}}"#), one("AMS/1_8_0", Some(("energy_kwh", 1e-3))));
        let both = unread(r#"{"E450":{"energy_in":12345678,"energy_out":321100}}"#);
        assert_eq!(
            both,
            [one("E450/energy_in", Some(("energy_kwh", 1e-3))), one("E450/energy_out", Some(("energy_export_kwh", 1e-3)))]
                .concat()
        );
        assert_eq!(unread(r#"{"SML":{"pwr_imp":0.431}}"#), one("SML/pwr_imp", Some(("power_w", 1e3))));
        assert_eq!(unread(r#"{"SML":{"Power_Sum":4711.5}}"#), one("SML/Power_Sum", None));
        assert_eq!(unread(r#"{"WAERME":{"Energie":4711,"t_flow":51}}"#), one("WAERME/Energie", Some(("heat_kwh", 1.0))));
        assert_eq!(unread(r#"{"GAS":{"Count":811.25}}"#), one("GAS/Count", Some(("gas_m3", 1.0))));
        assert_eq!(unread(r#"{"COUNTER":{"C1":5711}}"#), one("COUNTER/C1", None));
    }

    #[test]
    fn zeros_of_a_reader_that_has_just_started_are_no_readings() {
        let zone = Zone::utc();
        let told = br#"{"Time":"2026-11-20T21:57:38","SML":{"Total_in":0.0000,"Total_out":0.0000,"Power_curr":0}}"#;
        assert_eq!(decode(&mut Names::default(), &["tele", "cellar", "SENSOR"], told, (&zone).into()), Decoded::Nothing);
        let (_, values) = values("tele/cellar/SENSOR", r#"{"SML":{"Total_in":5.5,"Total_out":0.0000,"Power_curr":0}}"#);
        assert_eq!(values.len(), 3);
    }

    #[test]
    fn two_readers_of_one_device_are_two_meters() {
        let told =
            br#"{"Haus":{"Total_in":100.5},"WP":{"Total_in":50.5},"DS18B20":{"Id":"01","Temperature":19.5},"TempUnit":"C"}"#;
        let Decoded::Values { meters, .. } =
            decode(&mut Names::default(), &["tele", "cellar", "SENSOR"], told, (&Zone::utc()).into())
        else {
            panic!("values")
        };
        let told: Vec<_> = meters.iter().map(|one| (one.meter.as_str(), one.values[0].field.name, one.values[0].value)).collect();
        assert_eq!(
            told,
            [("cellar", "indoor_temp_c", 19.5), ("cellar/Haus", "energy_kwh", 100.5), ("cellar/WP", "energy_kwh", 50.5)]
        );
    }

    #[test]
    fn outlets_and_phases_may_be_named() {
        let (_, told) =
            values("tele/strip/SENSOR", r#"{"ENERGY":{"Total":{"Phase1":1.5,"Phase2":2.5},"Power":{"Phase1":10,"Phase2":20}}}"#);
        let names: Vec<_> = told.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(names, [("energy_kwh:1", 1.5), ("energy_kwh:2", 2.5), ("power_w:1", 10.0), ("power_w:2", 20.0)]);
        let (_, told) = values("tele/pump/SENSOR", r#"{"ENERGY":{"Total":4.5,"Power":{"Phase1":10,"Phase2":20}}}"#);
        assert_eq!(told.iter().map(|v| (v.0.as_str(), v.1)).collect::<Vec<_>>(), [("energy_kwh:", 4.5), ("power_w:", 30.0)]);
    }

    #[test]
    fn clamps_at_the_analog_inputs_are_read() {
        let told = r#"{"ANALOG":{"Temperature":44,"CTEnergy1":{"Energy":2.5,"Power":700,"Voltage":230},"CTEnergy2":{"Energy":1.5,"Power":300}}}"#;
        let (_, values) = values("tele/board/SENSOR", told);
        let names: Vec<_> = values.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(names, [("energy_kwh:", 2.5), ("power_w:", 700.0), ("energy_kwh:2", 1.5), ("power_w:2", 300.0)]);
    }

    #[test]
    fn sensors_tell_the_air_of_a_room_in_their_unit() {
        let told = |payload: &str| {
            values("tele/hall/SENSOR", payload).1.into_iter().map(|v| (v.0, (v.1 * 100.0).round() / 100.0)).collect::<Vec<_>>()
        };
        let one = |channel: &str, value: f64| (channel.to_owned(), value);
        assert_eq!(
            told(r#"{"AM2301":{"Temperature":70.7,"Humidity":48,"DewPoint":50},"TempUnit":"F"}"#),
            [one("indoor_temp_c:", 21.5), one("indoor_humidity_percent:", 48.0)]
        );
        assert_eq!(
            told(
                r#"{"DS18B20-1":{"Id":"01","Temperature":19},"DS18B20-2":{"Id":"02","Temperature":20},"ESP32":{"Temperature":55}}"#
            ),
            [one("indoor_temp_c:DS18B20-1", 19.0), one("indoor_temp_c:DS18B20-2", 20.0)]
        );
        let (_, outside) =
            values("tele/outdoor-sensor/SENSOR", r#"{"BME280":{"Temperature":4.5,"Humidity":81,"Pressure":1013}}"#);
        assert_eq!(outside.iter().map(|v| v.0.as_str()).collect::<Vec<_>>(), ["outdoor_temp_c:", "outdoor_humidity_percent:"]);
    }

    #[test]
    fn powers_of_phases_beside_one_total_are_one_flow() {
        let (_, values) = values("tele/heatpump/SENSOR", r#"{"ENERGY":{"Total":1.5,"Power":[10,20,30]}}"#);
        let names: Vec<_> = values.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(names, [("energy_kwh:", 1.5), ("power_w:", 60.0)]);
    }

    #[test]
    fn the_answer_to_a_question_is_a_reading_too() {
        let payload = r#"{"StatusSNS":{"Time":"2026-11-20T21:57:38Z","ENERGY":{"Total":1.5}}}"#;
        for topic in ["stat/fridge/STATUS8", "fridge/stat/STATUS10"] {
            assert_eq!(
                values(topic, payload),
                ("fridge".to_owned(), vec![("energy_kwh:".to_owned(), 1.5, Some(1_795_211_858_000))])
            );
        }
        assert_eq!(decode(&mut Names::default(), &["stat", "fridge", "RESULT"], b"{}", (&Zone::utc()).into()), Decoded::Nothing);
        assert_eq!(
            decode(&mut Names::default(), &["stat", "fridge", "temperature"], b"1", (&Zone::utc()).into()),
            Decoded::Unclaimed
        );
    }

    #[test]
    fn a_state_message_is_understood_and_a_broken_one_refused() {
        let zone = Zone::utc();
        assert_eq!(decode(&mut Names::default(), &["tele", "fridge", "STATE"], b"{}", (&zone).into()), Decoded::Nothing);
        assert_eq!(
            decode(&mut Names::default(), &["tele", "fridge", "SENSOR"], br#"{"ESP32":{"Temperature":52}}"#, (&zone).into()),
            Decoded::Nothing
        );
        assert!(matches!(
            decode(&mut Names::default(), &["tele", "fridge", "SENSOR"], b"{", (&zone).into()),
            Decoded::Refused(_)
        ));
        assert!(
            matches!(decode(&mut Names::default(), &["tele", "fridge", "SENSOR"], br#"{"ENERGY":{"Total":"much"}}"#, (&zone).into()), Decoded::Refused(r) if r.to_string().contains("ENERGY.Total"))
        );
    }
}
