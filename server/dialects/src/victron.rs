//! Victron's GX devices (Venus OS): `N/<portal>/<service>/<instance>/<path>` with `{"value":…}`, one
//! topic a figure. Energies are kWh, powers W, temperatures °C. Each service is a meter. Leaves out
//! settings, states, alarms, voltages and currents. A GX device speaks only while somebody asks it
//! to: see `victron_alive`.

use super::json::{Collected, kind, number, parse};
use super::memory::Memory;
use super::single::{Figure, Of};
use super::victron_alive::{Portals, Request};
use super::victron_inverter::{self, Registers};
use super::{Decoded, Fault, name};
use domain::{MeterRole, Millis};
use serde_json::Value as Json;
use std::sync::Arc;

pub(super) const DIALECT: &str = "victron";

/// The places of a temperature sensor that are climate. The others are batteries, fridges and tanks.
const ROOM: i64 = 3;
const OUTDOOR: i64 = 4;

/// What is remembered of the GX devices.
#[derive(Debug, Default)]
pub(super) struct Gx {
    portals: Portals,
    /// The registers of inverter/chargers, which add up to what flows in and out.
    registers: Memory<Registers>,
    /// The type of each temperature sensor, which has a topic of its own.
    types: Memory<i64>,
}

impl Gx {
    /// Sets which client sends what follows.
    pub fn client_is(&mut self, client: Option<&Arc<str>>) {
        self.registers.client_is(client);
        self.types.client_is(client);
    }

    /// What sources should publish at `now` by our clock.
    pub fn requests(&mut self, now: Millis) -> Vec<Request> {
        self.portals.requests(now)
    }
}

/// Whether a topic has the shape of a GX device's.
pub(super) fn claims(levels: &[&str]) -> bool {
    matches!(levels, ["N", portal, _, instance, _, ..]
        if !portal.is_empty() && !instance.is_empty() && instance.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The meter for which a message would change what is remembered.
pub(super) fn remembers(levels: &[&str]) -> Option<String> {
    match levels {
        ["N", portal, service, instance, ..] if claims(levels) => Some(name::key(&format!("{portal}/{service}/{instance}"))),
        ["N", portal, ..] => Some(name::key(portal)),
        _ => None,
    }
}

pub(super) fn decode(gx: &mut Gx, levels: &[&str], payload: &[u8], arrived_at: Option<Millis>) -> Decoded {
    // What we ask of a device is no message of it.
    if let ["R", _, "keepalive"] = levels {
        return Decoded::Nothing;
    }
    let ["N", portal, rest @ ..] = levels else { return Decoded::Unclaimed };
    let is_sign_of_life = matches!(rest, ["heartbeat" | "keepalive" | "full_publish_completed"]);
    if !is_sign_of_life && !claims(levels) {
        return Decoded::Unclaimed;
    }
    gx.portals.hear(portal, rest == ["full_publish_completed"], arrived_at);
    if is_sign_of_life {
        return Decoded::Nothing;
    }
    let (service, path) = (rest[0], rest[2..].join("/"));
    let meter = name::key(&format!("{portal}/{service}/{}", rest[1]));
    let is_of_sensor = service == "temperature" && ["TemperatureType", "Temperature", "Humidity"].contains(&path.as_str());
    let register = victron_inverter::register(service, &path);
    let known = figure(service, &path);
    if service == "system" && path.ends_with("/Power") {
        // Sums over the other services. Noted, so that a mapping can take one.
        return Decoded::Unclaimed;
    }
    if known.is_none() && register.is_none() && !is_of_sensor {
        return Decoded::Nothing;
    }
    if payload.is_empty() {
        // The device is gone.
        gx.registers.remove(&meter);
        return Decoded::Nothing;
    }
    let value = match value(&path, payload) {
        Ok(value) => value,
        Err(fault) => return Decoded::Refused(fault),
    };
    if let Some(register) = register {
        return inverter(gx, meter, &path, register, value);
    }
    let Some(value) = value else { return Decoded::Nothing };
    if is_of_sensor {
        return sensor(gx, meter, &path, value);
    }
    let Some(figure) = known else { return Decoded::Nothing };
    let role = role(service, &path);
    // The panels of a device that is also an inverter are a meter of their own.
    let is_another = ["multi", "inverter"].contains(&service) && role.is_some();
    let meter = if is_another { name::key(&format!("{meter}/pv")) } else { meter };
    Of { meter, dialect: DIALECT, role }.number(&path, figure, value, None)
}

/// The number of a payload; `None` if the GX device does not know it.
fn value(path: &str, payload: &[u8]) -> Result<Option<f64>, Fault> {
    let json = parse(payload)?;
    match json.get("value") {
        None => Err(Fault::PayloadIs { kind: kind(&json), example: r#"{"value":936}"#.to_owned() }.of(path)),
        Some(Json::Null) => Ok(None),
        // D-Bus writes an empty array for what is not known.
        Some(Json::Array(items)) if items.is_empty() => Ok(None),
        Some(json) => number(json).map(Some).ok_or_else(|| Fault::not_number("value", json).of(path)),
    }
}

/// What becomes of a service's figure; `None` if it is no energy, power or level.
fn figure(service: &str, path: &str) -> Option<Figure> {
    use Figure::{Asked, Counts, Kept};
    let is_dc_source = ["dcsource", "alternator", "fuelcell", "dcgenset"].contains(&service);
    Some(match (service, path) {
        ("grid" | "acload" | "genset" | "pvinverter" | "evcharger" | "heatpump", path) => ac(service, path)?,
        ("solarcharger" | "multi" | "inverter", "Yield/Power") => Counts("power_w", 1.0),
        // `Yield/System` is the same energy, since another day.
        ("solarcharger" | "multi" | "inverter", "Yield/User") => Counts("energy_kwh", 1.0),
        ("solarcharger" | "multi" | "inverter", "Yield/System" | "History/Daily/0/Yield") => Kept,
        ("solarcharger" | "multi" | "inverter", path) if path.starts_with("Pv/") && path.ends_with("/P") => Kept,
        // Positive while it is charged, as a storage's import is.
        ("battery", "Dc/0/Power") => Counts("power_w", 1.0),
        ("battery", "History/ChargedEnergy") => Counts("energy_kwh", 1.0),
        ("battery", "History/DischargedEnergy") => Counts("energy_export_kwh", 1.0),
        ("battery", "Soc") => Counts("battery_percent", 1.0),
        ("battery", "Dc/0/Temperature") => Kept,
        ("vebus", "Ac/ActiveIn/P") => Counts("power_w", 1.0),
        ("vebus" | "multi" | "inverter" | "acsystem", path) if victron_inverter::is_another(path) => Kept,
        ("dcload" | "dcsystem", "History/EnergyIn") => Counts("energy_kwh", 1.0),
        ("dcsystem", "History/EnergyOut") => Counts("energy_export_kwh", 1.0),
        (_, "History/EnergyOut") if is_dc_source => Counts("energy_kwh", 1.0),
        ("dcload" | "dcsystem", "Dc/0/Power") => Counts("power_w", 1.0),
        (_, "Dc/0/Power") if is_dc_source => Counts("power_w", 1.0),
        ("charger", "Ac/In/L1/P") => Counts("power_w", 1.0),
        // What a car or a motor takes has been counted by its charger or battery.
        ("dcdc" | "ev" | "motordrive", "Dc/0/Power" | "Ac/Power" | "Ac/Energy/Forward") => Kept,
        ("tank", "Level" | "Remaining" | "Temperature") => Kept,
        ("pulsemeter", "Aggregate") => Asked("water_m3", 1.0),
        ("meteo", "ExternalTemperature") => Counts("outdoor_temp_c", 1.0),
        ("meteo", "Irradiance" | "CellTemperature" | "TodaysYield") => Kept,
        _ => return None,
    })
}

/// The figures of a meter of alternating current.
fn ac(service: &str, path: &str) -> Option<Figure> {
    Some(match path {
        "Ac/Power" => Figure::Counts("power_w", 1.0),
        "Ac/Energy/Forward" => Figure::Counts("energy_kwh", 1.0),
        // Only where energy is bought is it sold too. Elsewhere this is what an inverter draws.
        "Ac/Energy/Reverse" if ["grid", "acload"].contains(&service) => Figure::Counts("energy_export_kwh", 1.0),
        "Ac/Energy/Reverse" | "Session/Energy" | "Temperature" => Figure::Kept,
        path => {
            let (phase, of_phase) = path.strip_prefix("Ac/L")?.split_once('/')?;
            let is_known = ["Power", "Energy/Forward", "Energy/Reverse"].contains(&of_phase);
            return (["1", "2", "3"].contains(&phase) && is_known).then_some(Figure::Kept);
        }
    })
}

/// The role of a service's meter; `None` if the service does not tell.
fn role(service: &str, path: &str) -> Option<MeterRole> {
    let is_of_panels = ["Yield/", "Pv/", "History/"].iter().any(|start| path.starts_with(start));
    Some(match service {
        "grid" => MeterRole::Main,
        "pvinverter" | "solarcharger" | "genset" | "dcgenset" | "dcsource" | "alternator" | "fuelcell" => MeterRole::Generation,
        "multi" | "inverter" if is_of_panels => MeterRole::Generation,
        "battery" => MeterRole::Storage,
        "evcharger" | "acload" | "heatpump" | "dcload" | "dcsystem" | "charger" => MeterRole::Submeter,
        _ => return None,
    })
}

/// A register of an inverter/charger. It is kept, and completes what flows in and out.
fn inverter(gx: &mut Gx, meter: String, path: &str, register: victron_inverter::Register, value: Option<f64>) -> Decoded {
    let mut known = gx.registers.get(&meter).copied().unwrap_or_default();
    let sum = known.take(register, value);
    gx.registers.insert(&meter, known, size_of::<Registers>());
    let mut found = Collected::default();
    if let Some(value) = value {
        found.put(path, value, "value", path, None);
    }
    if let Some((field, sum)) = sum {
        found.put(path, sum, field, "", None);
    }
    super::of_meter(meter, DIALECT, found)
}

/// A figure of a climate sensor. Where the sensor is, its type tells.
fn sensor(gx: &mut Gx, meter: String, path: &str, value: f64) -> Decoded {
    if path == "TemperatureType" {
        gx.types.insert(&meter, value as i64, size_of::<i64>());
        return Decoded::Nothing;
    }
    let (indoor, outdoor) = match path {
        "Temperature" => ("indoor_temp_c", "outdoor_temp_c"),
        _ => ("indoor_humidity_percent", "outdoor_humidity_percent"),
    };
    let figure = match gx.types.get(&meter) {
        Some(&ROOM) => Figure::Counts(indoor, 1.0),
        Some(&OUTDOOR) => Figure::Counts(outdoor, 1.0),
        Some(_) => Figure::Kept,
        None => Figure::Asked(indoor, 1.0),
    };
    Of { meter, dialect: DIALECT, role: None }.number(path, figure, value, None)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_by, decode_one, flat};
    use super::super::{Dialects, KEEP_ALIVE_MS};
    use super::*;

    const GX: &str = "N/d41243b4a1c0";

    /// The channels and values of messages in a row, by the same memory.
    fn values(messages: &[(&str, &str)]) -> Vec<(String, f64)> {
        let mut dialects = Dialects::new();
        let heard = messages.iter().map(|(path, payload)| decode_by(&mut dialects, &format!("{GX}/{path}"), payload));
        heard.flat_map(|found| flat(&found)).map(|(_, channel, value, _)| (channel, value)).collect()
    }

    fn one(channel: &str, value: f64) -> (String, f64) {
        (channel.to_owned(), value)
    }

    #[test]
    fn a_grid_meter_counts_by_its_totals_and_not_by_its_phases_too() {
        let found = values(&[
            ("grid/31/Ac/L1/Power", r#"{"value":-500.5}"#),
            ("grid/31/Ac/L2/Power", r#"{"value":120}"#),
            ("grid/31/Ac/Power", r#"{"max":null,"min":null,"value":-380.5}"#),
            ("grid/31/Ac/Energy/Forward", r#"{"value":2001.25}"#),
            ("grid/31/Ac/L1/Energy/Forward", r#"{"value":700}"#),
            ("grid/31/Ac/Energy/Reverse", r#"{"value":310.5}"#),
            ("grid/31/Ac/L1/Voltage", r#"{"value":231.2}"#),
        ]);
        assert_eq!(
            found,
            [
                one("value:Ac/L1/Power", -500.5),
                one("value:Ac/L2/Power", 120.0),
                one("power_w", -380.5),
                one("energy_kwh", 2001.25),
                one("value:Ac/L1/Energy/Forward", 700.0),
                one("energy_export_kwh", 310.5),
            ]
        );
    }

    #[test]
    fn each_service_is_a_meter_with_a_role() {
        for (path, meter, channel, role) in [
            ("grid/31/Ac/Power", "grid/31", "power_w", Some(MeterRole::Main)),
            ("pvinverter/20/Ac/Energy/Forward", "pvinverter/20", "energy_kwh", Some(MeterRole::Generation)),
            ("solarcharger/278/Yield/Power", "solarcharger/278", "power_w", Some(MeterRole::Generation)),
            ("solarcharger/278/Yield/User", "solarcharger/278", "energy_kwh", Some(MeterRole::Generation)),
            ("multi/2/Yield/User", "multi/2/pv", "energy_kwh", Some(MeterRole::Generation)),
            ("genset/1/Ac/Power", "genset/1", "power_w", Some(MeterRole::Generation)),
            ("dcsource/3/History/EnergyOut", "dcsource/3", "energy_kwh", Some(MeterRole::Generation)),
            ("battery/512/Dc/0/Power", "battery/512", "power_w", Some(MeterRole::Storage)),
            ("battery/512/Soc", "battery/512", "battery_percent", Some(MeterRole::Storage)),
            ("battery/512/History/ChargedEnergy", "battery/512", "energy_kwh", Some(MeterRole::Storage)),
            ("battery/512/History/DischargedEnergy", "battery/512", "energy_export_kwh", Some(MeterRole::Storage)),
            ("evcharger/40/Ac/Energy/Forward", "evcharger/40", "energy_kwh", Some(MeterRole::Submeter)),
            ("heatpump/50/Ac/Power", "heatpump/50", "power_w", Some(MeterRole::Submeter)),
            ("vebus/276/Ac/ActiveIn/P", "vebus/276", "power_w", None),
            ("meteo/20/ExternalTemperature", "meteo/20", "outdoor_temp_c", None),
        ] {
            let found = decode_one(&format!("{GX}/{path}"), r#"{"value":12.5}"#);
            assert_eq!(flat(&found), [(format!("d41243b4a1c0/{meter}"), channel.to_owned(), 12.5, None)], "{path}");
            let Decoded::Values { meters, .. } = found else { panic!("{path}") };
            assert_eq!(meters[0].role, role, "{path}");
        }
    }

    #[test]
    fn what_is_the_same_flow_or_begins_anew_counts_nowhere() {
        for path in [
            "solarcharger/278/Yield/System",
            "solarcharger/278/Pv/1/P",
            "solarcharger/278/History/Daily/0/Yield",
            "pvinverter/20/Ac/Energy/Reverse",
            "evcharger/40/Session/Energy",
            "vebus/276/Ac/Out/P",
            "vebus/276/Ac/ActiveIn/L1/P",
            "vebus/276/Dc/0/Power",
            "vebus/276/Energy/InverterToAcOut",
            "multi/2/Energy/AcIn1ToAcOut",
            "ev/22/Ac/Energy/Forward",
            "tank/21/Level",
            "tank/21/Remaining",
            "battery/512/Dc/0/Temperature",
        ] {
            let found = values(&[(path, r#"{"value":12.5}"#)]);
            assert!(matches!(&found[..], [(channel, 12.5)] if channel.starts_with("value:")), "{path}: {found:?}");
        }
    }

    #[test]
    fn what_an_inverter_takes_and_gives_is_the_sum_of_its_registers() {
        let found = values(&[
            ("vebus/276/Energy/AcIn1ToAcOut", r#"{"value":100}"#),
            ("vebus/276/Energy/AcIn2ToAcOut", r#"{"value":null}"#),
            ("vebus/276/Energy/AcIn2ToInverter", r#"{"value":[]}"#),
            ("vebus/276/Energy/AcIn1ToInverter", r#"{"value":50.5}"#),
            ("vebus/277/Energy/AcIn1ToInverter", r#"{"value":7}"#),
        ]);
        let counted: Vec<_> = found.into_iter().filter(|(channel, _)| !channel.starts_with("value:")).collect();
        assert_eq!(counted, [one("energy_kwh", 150.5)]);
    }

    #[test]
    fn a_sensor_is_climate_if_its_type_says_so_and_else_a_question() {
        let read = |kind: Option<&str>, path: &str| {
            let told = kind.map(|kind| format!(r#"{{"value":{kind}}}"#));
            let mut messages: Vec<(&str, &str)> = Vec::new();
            if let Some(told) = &told {
                messages.push(("temperature/24/TemperatureType", told));
            }
            messages.push((path, r#"{"value":21.5}"#));
            values(&messages)
        };
        assert_eq!(read(Some("3"), "temperature/24/Temperature"), [one("indoor_temp_c", 21.5)]);
        assert_eq!(read(Some("4"), "temperature/24/Temperature"), [one("outdoor_temp_c", 21.5)]);
        assert_eq!(read(Some("3"), "temperature/24/Humidity"), [one("indoor_humidity_percent", 21.5)]);
        assert_eq!(read(Some("1"), "temperature/24/Temperature"), [one("value:Temperature", 21.5)]);
        let Decoded::Values { meters, .. } = decode_one(&format!("{GX}/temperature/24/Temperature"), r#"{"value":21.5}"#) else {
            panic!("it is kept")
        };
        let unread = &meters[0].unread[0];
        assert_eq!((unread.value, unread.proposal.as_ref().map(|one| one.field.name)), (21.5, Some("indoor_temp_c")));
    }

    #[test]
    fn what_is_not_known_or_gone_is_no_reading_and_nonsense_is_refused() {
        for payload in [r#"{"value":null}"#, r#"{"value":[]}"#, ""] {
            assert_eq!(decode_one(&format!("{GX}/grid/31/Ac/Power"), payload), Decoded::Nothing, "{payload}");
        }
        for payload in ["{", "12", r#"{"value":"much"}"#, r#"{"min":1}"#] {
            let found = decode_one(&format!("{GX}/grid/31/Ac/Power"), payload);
            assert!(
                matches!(&found, Decoded::Refused(reason) if reason.to_string().contains("Ac/Power") || payload == "{"),
                "{payload}: {found:?}"
            );
        }
        for topic in ["heartbeat", "keepalive", "full_publish_completed", "settings/0/Settings/Gui/Language", "grid/31/ProductId"]
        {
            assert_eq!(decode_one(&format!("{GX}/{topic}"), r#"{"value":1}"#), Decoded::Nothing, "{topic}");
        }
        assert_eq!(decode_one(&format!("{GX}/system/0/Ac/Consumption/L1/Power"), r#"{"value":1}"#), Decoded::Unclaimed);
        assert_eq!(decode_one("N/elsewhere", "1"), Decoded::Unclaimed);
    }

    #[test]
    fn a_gx_device_that_was_heard_is_asked_to_go_on() {
        let mut dialects = Dialects::new();
        assert!(dialects.requests(0).is_empty());
        decode_by(&mut dialects, "N/elsewhere/and/far/away", "1");
        decode_by(&mut dialects, &format!("{GX}/system/0/Serial"), r#"{"value":"d41243b4a1c0"}"#);
        let asked = dialects.requests(0);
        assert_eq!(asked.len(), 1);
        assert_eq!((asked[0].topic.as_str(), asked[0].payload), ("R/d41243b4a1c0/keepalive", ""));
        assert!(dialects.requests(KEEP_ALIVE_MS - 1).is_empty());
        assert_eq!(dialects.requests(KEEP_ALIVE_MS).len(), 1);
    }
}
