//! rtl_433, which hears the radio of meters and sensors around: `…/events` with a whole message, and
//! `…/devices/<model>[/<channel>][/<id>]/<key>` with one figure. A meter is a model and an id.
//! What each model's figures are is in [`super::rtl_433_models`]. Leaves out weather stations, tyres
//! and whatever else is no meter.

use super::json::{Collected, instant_of, kind, parse};
use super::memory::Memory;
use super::rtl_433_models as models;
use super::{Clock, Decoded, Fault, name};
use domain::Millis;
use serde_json::{Map, Value as Json};

pub(super) const DIALECT: &str = "rtl_433";

/// The memory of a meter in bytes, without its name.
const SPOKEN_BYTES: usize = 32;

/// What was heard of the meters so far, by their names.
#[derive(Debug, Default)]
pub(super) struct Heard {
    meters: Memory<Spoken>,
    /// Whether a whole message was ever heard.
    has_events: bool,
}

/// For how long the better of two messages keeps the other out, in milliseconds. They come in the
/// same second; if the better one is switched off, the other is read again.
const BETTER_MS: Millis = 600_000;

/// How a meter spoke.
#[derive(Clone, Copy, Debug, Default)]
struct Spoken {
    /// When in a whole message. Its single figures are then the same once more, without their time.
    event_at: Option<Millis>,
    /// When as IDM. rtl_433 reads the same bytes as NETIDM too, with other figures.
    idm_at: Option<Millis>,
    /// The register without a unit that somebody is asked about: the first that was heard.
    register: Option<&'static str>,
}

impl Heard {
    /// Sets who sends what follows.
    pub fn client_is(&mut self, client: Option<&std::sync::Arc<str>>) {
        self.meters.client_is(client);
    }

    fn of(&self, meter: &str) -> Spoken {
        self.meters.get(meter).copied().unwrap_or_default()
    }

    fn note(&mut self, meter: &str, now: Spoken) {
        match self.meters.get_mut(meter) {
            Some(spoken) => *spoken = now,
            None => drop(self.meters.insert(meter, now, SPOKEN_BYTES)),
        }
    }
}

pub(super) fn decode(heard: &mut Heard, levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    match levels {
        ["rtl_433", .., "availability" | "states"] => Decoded::Nothing,
        _ if payload.trim_ascii_start().starts_with(b"{") => match parse(payload) {
            Ok(Json::Object(message)) => event(heard, &message, payload, clock),
            Ok(other) => Decoded::Refused(Fault::NotModelId { kind: kind(&other) }),
            Err(fault) => Decoded::Refused(fault),
        },
        _ => match levels.iter().position(|level| *level == "devices") {
            Some(at) => figure(heard, &levels[at + 1..], payload, clock),
            None => Decoded::Unclaimed,
        },
    }
}

/// The meter that a message is of, for those who may write one meter only.
pub(super) fn meter_of(levels: &[&str], payload: &[u8]) -> Option<String> {
    if let Ok(Json::Object(message)) = parse(payload) {
        return Some(meter(message.get("model")?.as_str()?, id_of(&message).as_deref()));
    }
    let at = levels.iter().position(|level| *level == "devices")?;
    let (model, id, _) = device(&levels[at + 1..])?;
    Some(meter(model, id))
}

fn event(heard: &mut Heard, message: &Map<String, Json>, payload: &[u8], clock: Clock<'_>) -> Decoded {
    // Its own statistics have no model.
    let Some(model) = message.get("model").and_then(Json::as_str) else { return Decoded::Nothing };
    heard.has_events = true;
    let meter = meter(model, id_of(message).as_deref());
    let at = message.get("time").and_then(|time| instant_of(time, clock.of(DIALECT, &meter)));
    let mut found = Collected::default();
    models::take(&mut found, model, message, payload, at);
    settle(heard, meter, (model, true), clock, found)
}

/// A topic with one figure. It has no time.
fn figure(heard: &mut Heard, device_levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    let Some((model, id, key)) = device(device_levels) else { return Decoded::Nothing };
    let Ok(text) = std::str::from_utf8(payload) else {
        return Decoded::Refused(Fault::NotText.of(key));
    };
    let value = text.trim().parse::<f64>().ok().and_then(serde_json::Number::from_f64);
    let value = value.map_or_else(|| Json::from(text.trim()), Json::Number);
    let message: Map<String, Json> = std::iter::once((key.to_owned(), value)).collect();
    let mut found = Collected::default();
    models::take(&mut found, model, &message, payload, None);
    if id.is_none() && !found.unread.is_empty() {
        // Several meters share this topic, as those of IDM do in old versions: whole messages tell
        // them apart.
        return if heard.has_events { Decoded::Nothing } else { Decoded::Unclaimed };
    }
    settle(heard, meter(model, id), (model, false), clock, found)
}

/// Leaves out what the meter says twice. `is_event` is true for whole messages.
fn settle(heard: &mut Heard, meter: String, (model, is_event): (&str, bool), clock: Clock<'_>, mut found: Collected) -> Decoded {
    if found.values.is_empty() && found.unread.is_empty() && found.faults.is_empty() {
        // No meter at all: a weather station, a tyre.
        return Decoded::Nothing;
    }
    let mut now = heard.of(&meter);
    let arrived_at = clock.arrived_at().unwrap_or_default();
    let was_lately = |at: Option<Millis>| at.is_some_and(|at| (arrived_at - at).abs() <= BETTER_MS);
    if (!is_event && was_lately(now.event_at)) || (model == "NETIDM" && was_lately(now.idm_at)) {
        return Decoded::Nothing;
    }
    now.event_at = if is_event { Some(arrived_at) } else { now.event_at };
    now.idm_at = if model == "IDM" { Some(arrived_at) } else { now.idm_at };
    if models::is_ert(model) {
        for unread in &mut found.unread {
            let register = models::register_named(&unread.path);
            now.register = now.register.or(register);
            // Another message of the same meter tells of the same register.
            if register.is_some() && register != now.register {
                unread.proposal = None;
            }
        }
    }
    heard.note(&meter, now);
    super::of_meter(meter, DIALECT, found)
}

/// A meter's name. The messages of one ERT meter differ, its number does not.
fn meter(model: &str, id: Option<&str>) -> String {
    let model = if models::is_ert(model) { "ERT" } else { model };
    name::key(&id.map_or_else(|| model.to_owned(), |id| format!("{model}/{id}")))
}

/// The id in a message, or what else tells devices of one model apart.
fn id_of(message: &Map<String, Json>) -> Option<String> {
    const NAMES: &[&str] = &["id", "ERTSerialNumber", "EndpointID", "node", "channel"];
    NAMES.iter().find_map(|name| match message.get(*name)? {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// Model, id and key of a device's topic; `None` if it is an element of an array.
fn device<'a>(levels: &[&'a str]) -> Option<(&'a str, Option<&'a str>, &'a str)> {
    let is_number = |level: &str| !level.is_empty() && level.bytes().all(|b| b.is_ascii_digit());
    let (key, rest) = levels.split_last()?;
    // Some devices have a type in front of their model.
    let rest = if rest.first().is_some_and(|first| is_number(first)) { &rest[1..] } else { rest };
    let (model, rest) = rest.split_first()?;
    // A figure's name is no number.
    (!is_number(key)).then(|| (*model, rest.last().copied(), *key))
}

#[cfg(test)]
mod tests {
    use super::super::Dialects;
    use super::super::testing::{decode_by, decode_one, flat, unread};
    use super::*;

    fn event(message: &str) -> Decoded {
        decode_one("rtl_433/attic/events", message)
    }

    #[test]
    fn a_meter_with_units_is_read_by_its_model_and_id_at_its_time() {
        let found = event(
            r#"{"time":"2026-11-20 12:00:05","model":"Revolt-NC5462","id":4711,"power_W":61.5,"energy_kWh":12.75,"voltage_V":231}"#,
        );
        let at = Some(1_795_176_005_000);
        let meter = "Revolt-NC5462/4711".to_owned();
        assert_eq!(flat(&found), [(meter.clone(), "energy_kwh".to_owned(), 12.75, at), (meter, "power_w".to_owned(), 61.5, at)]);
    }

    #[test]
    fn every_way_of_writing_the_time_is_read() {
        for (time, at) in [
            ("2026-11-20 12:00:05", Some(1_795_176_005_000)),
            ("2026-11-20T12:00:05", Some(1_795_176_005_000)),
            ("2026-11-20 12:00:05.250000", Some(1_795_176_005_250)),
            ("2026-11-20 13:00:05+0100", Some(1_795_176_005_000)),
            ("2026-11-20T12:00:05Z", Some(1_795_176_005_000)),
            ("1795176005", Some(1_795_176_005_000)),
            ("1795176005.250000", Some(1_795_176_005_250)),
            ("@0.034s", None),
        ] {
            let found = event(&format!(r#"{{"time":"{time}","model":"EcoDHOME-SmartSocket","id":9,"power_W":5.0}}"#));
            assert_eq!(flat(&found)[0].3, at, "{time}");
        }
    }

    #[test]
    fn an_ert_register_is_asked_about_with_what_its_type_says() {
        for (message, path, field) in [
            (r#""model":"ERT-SCM","id":701,"ert_type":7,"consumption_data":1200"#, "consumption_data", "energy_kwh"),
            (r#""model":"ERT-SCM","id":702,"ert_type":12,"consumption_data":1200"#, "consumption_data", "gas_therms"),
            (r#""model":"SCMplus","EndpointID":703,"EndpointType":"0xAB","Consumption":1200"#, "Consumption", "water_m3"),
            (r#""model":"SCMplus","id":704,"MeterType":"Gas","Consumption":1200"#, "Consumption", "gas_therms"),
            (
                r#""model":"IDM","ERTSerialNumber":705,"ERTType":"0x17","LastConsumptionCount":1200"#,
                "LastConsumptionCount",
                "energy_kwh",
            ),
        ] {
            let found = unread(&event(&format!("{{{message}}}")));
            assert!(found[0].0.starts_with("ERT/70"), "{found:?}");
            assert_eq!((found[0].1.as_str(), found[0].2, found[0].3), (path, 1200.0, Some(field)), "{message}");
        }
    }

    #[test]
    fn an_ert_meter_is_asked_about_once_in_whatever_messages_it_speaks() {
        let mut dialects = Dialects::new();
        let mut say = |message: &str| unread(&decode_by(&mut dialects, "rtl_433/attic/events", message));
        let scm = r#"{"model":"ERT-SCM","id":88,"ert_type":7,"consumption_data":500}"#;
        let idm = r#"{"model":"IDM","ERTSerialNumber":88,"ERTType":7,"LastConsumptionCount":501}"#;
        assert_eq!(say(scm)[0].3, Some("energy_kwh"));
        assert_eq!((say(idm)[0].2, say(idm)[0].3), (501.0, None));
        assert_eq!(say(scm)[0].3, Some("energy_kwh"));
    }

    #[test]
    fn netidm_counts_only_where_idm_of_its_id_is_not_heard() {
        let mut dialects = Dialects::new();
        let net =
            |id| format!(r#"{{"model":"NETIDM","id":{id},"ERTType":8,"LastGenerationCount":7,"LastConsumptionCount":900}}"#);
        let mut say = |message: &str| decode_by(&mut dialects, "rtl_433/attic/events", message);
        let alone = unread(&say(&net(1)));
        assert_eq!(alone.iter().filter_map(|one| one.3).collect::<Vec<_>>(), ["energy_kwh", "energy_export_kwh"]);
        say(r#"{"model":"IDM","id":2,"ERTType":8,"LastConsumptionCount":44}"#);
        assert_eq!(say(&net(2)), Decoded::Nothing);
    }

    #[test]
    fn single_figures_are_read_unless_whole_messages_tell_the_same() {
        let mut dialects = Dialects::new();
        let topic = "rtl_433/attic/devices/Oregon-CM180/3/energy_kWh";
        let read = flat(&decode_by(&mut dialects, topic, "812.25"));
        assert_eq!(read, [("Oregon-CM180/3".to_owned(), "energy_kwh".to_owned(), 812.25, None)]);
        decode_by(&mut dialects, "rtl_433/attic/events", r#"{"model":"Oregon-CM180","id":3,"power_W":40}"#);
        assert_eq!(decode_by(&mut dialects, topic, "812.25"), Decoded::Nothing);
        // A channel, a subtype and a type may stand in front of the id.
        for topic in ["devices/CurrentCost-TX/2/55/power0_W", "devices/6/CurrentCost-TX/55/power0_W"] {
            assert_eq!(flat(&decode_one(&format!("rtl_433/attic/{topic}"), "40"))[0].0, "CurrentCost-TX/55", "{topic}");
        }
    }

    #[test]
    fn single_figures_are_read_again_once_whole_messages_were_switched_off() {
        let (mut dialects, zone) = (Dialects::new(), domain::Zone::utc());
        let mut hear = |topic: &str, payload: &str, at: Millis| {
            let message = super::super::RawMessage { topic, payload: payload.as_bytes(), device: None };
            flat(&dialects.decode(&message, Clock::new(&zone, &|_, _| None, at))).len()
        };
        let topic = "rtl_433/attic/devices/Oregon-CM180/3/power_W";
        assert_eq!(hear("rtl_433/attic/events", r#"{"model":"Oregon-CM180","id":3,"power_W":40}"#, 1_000), 1);
        assert_eq!((hear(topic, "40", 2_000), hear(topic, "41", 1_000 + BETTER_MS + 1)), (0, 1));
    }

    #[test]
    fn a_register_on_a_topic_that_several_meters_share_is_not_taken_for_one() {
        let topic = "rtl_433/attic/devices/IDM/LastConsumptionCount";
        assert_eq!(decode_one(topic, "900"), Decoded::Unclaimed);
        assert_eq!(decode_one("rtl_433/attic/devices/IDM/DifferentialConsumptionIntervals/3", "9"), Decoded::Nothing);
        let mut dialects = Dialects::new();
        decode_by(&mut dialects, "rtl_433/attic/events", r#"{"model":"IDM","ERTSerialNumber":1,"LastConsumptionCount":900}"#);
        assert_eq!(decode_by(&mut dialects, topic, "900"), Decoded::Nothing);
    }

    #[test]
    fn what_is_no_meter_leaves_no_trace() {
        for message in [
            r#"{"model":"Acurite-Tower","id":4,"channel":"A","battery_ok":1,"temperature_C":3.5,"humidity":71}"#,
            r#"{"model":"Schrader","type":"TPMS","id":"0FA1","pressure_kPa":240,"temperature_C":21.0}"#,
            r#"{"model":"EcoWitt-WH43","id":9,"pm2_5_ug_m3":4,"battery_pct":80}"#,
            r#"{"enabled":220,"since":"2026-11-20T12:00:05","frames":{"count":4,"events":1}}"#,
        ] {
            assert_eq!(event(message), Decoded::Nothing, "{message}");
        }
        for (topic, payload) in [
            ("devices/Acurite-Tower/A/4/temperature_C", "3.5"),
            ("devices/TPMS/Schrader/0FA1/pressure_kPa", "240"),
            ("devices/ERT-SCM/701/mic", "CRC"),
            ("devices/ERT-SCM/701/time", "2026-11-20 12:00:05"),
            ("availability", "online"),
            ("states", "{"),
        ] {
            assert_eq!(decode_one(&format!("rtl_433/attic/{topic}"), payload), Decoded::Nothing, "{topic}");
        }
        assert!(matches!(event(r#"{"model":"#), Decoded::Refused(_)));
        assert_eq!(decode_one("rtl_433/attic", "5"), Decoded::Unclaimed);
    }

    #[test]
    fn a_temperature_is_outdoor_where_it_says_so() {
        let found = event(r#"{"model":"DeltaDore-X3D","id":77,"temp_type":"outdoor","temperature_C":-3.5}"#);
        assert_eq!(flat(&found)[0], ("DeltaDore-X3D/77".to_owned(), "outdoor_temp_c".to_owned(), -3.5, None));
    }
}
