//! Shelly devices of the second generation and later: `<id>/status/<component>` with full states
//! and `<id>/events/rpc` with changes. Energy is in Wh. If `ret_aenergy` is present, `aenergy`
//! counts both directions. A reading's time is that of the message: `minute_ts` is the start of a
//! minute, and several totals come within that minute. A component that is not known by its name is
//! read by its figures, which are named alike in all of them. Leaves out what a device says of its
//! own temperature and supply.

use super::Decoded;
use super::json::{Collected, parse};
use super::memory::Memory;
use super::name::Class;
use super::shelly_component::{Component, Kind, kind, named};
use domain::Millis;
use serde_json::Value as Json;

/// The states that changes overlay.
#[derive(Debug, Default)]
pub(super) struct States {
    /// The returned energy of each device and component, in Wh.
    returned_wh: Memory<f64>,
    /// Devices that send the total of their phases. The phases then do not count beside it.
    with_total: Memory<()>,
}

/// Whether a topic of this shape carries readings of this dialect.
pub(super) fn claims(levels: &[&str]) -> bool {
    match levels {
        [device @ .., "status", component] => {
            let is_known = named(component.split(':').next().unwrap_or_default()).is_some();
            is_component(component) && device.last().is_some_and(|device| is_known || device.starts_with("shelly"))
        }
        [_, .., "events", "rpc"] => true,
        _ => false,
    }
}

/// The device of a topic of this dialect.
pub(super) fn device_of(levels: &[&str]) -> String {
    levels[..levels.len().saturating_sub(2)].join("/")
}

pub(super) fn decode(states: &mut States, levels: &[&str], payload: &[u8]) -> Decoded {
    match levels {
        [device @ .., "status", component] if !device.is_empty() && is_component(component) => match parse(payload) {
            Ok(status) if is_ours(device, component, &status) => {
                let mut found = Collected::default();
                let device = device_of(levels);
                let announces = states.read(&mut found, &device, component, &status, None);
                done(&device, found, announces)
            }
            Ok(_) => Decoded::Unclaimed,
            Err(fault) => Decoded::Refused(fault),
        },
        [_, .., "events", "rpc"] => match parse(payload) {
            Ok(event) => changes(states, &device_of(levels), &event),
            Err(fault) => Decoded::Refused(fault),
        },
        [device, "status", _] | [device, "online"] if device.starts_with("shelly") => Decoded::Nothing,
        _ => Decoded::Unclaimed,
    }
}

/// Whether a level is the name of a component: `switch:0`.
fn is_component(level: &str) -> bool {
    let (name, id) = level.split_once(':').unwrap_or((level, ""));
    let is_id = |id: &str| !id.is_empty() && id.len() <= 4 && id.bytes().all(|byte| byte.is_ascii_digit());
    (is_id(id) && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'))
        || (id.is_empty() && named(name).is_some() && !level.contains(':'))
}

/// Whether a message is one of a Shelly: others too may have topics of this shape.
fn is_ours(device: &[&str], component: &str, status: &Json) -> bool {
    kind(component, status).is_some() || device.last().is_some_and(|device| device.starts_with("shelly"))
}

fn done(device: &str, found: Collected, has_announced: bool) -> Decoded {
    match super::of_meter(device.to_owned(), "shelly-gen2", found) {
        Decoded::Values { meters, faults, .. } => Decoded::Values { meters, faults, announces: has_announced },
        other => other,
    }
}

/// A `NotifyStatus` carries only the changes of each component, and the device's time in seconds.
fn changes(states: &mut States, device: &str, event: &Json) -> Decoded {
    let method = event.get("method").and_then(Json::as_str).unwrap_or_default();
    let is_status = method == "NotifyStatus" || method == "NotifyFullStatus";
    let Some(components) = event.get("params").and_then(Json::as_object).filter(|_| is_status) else { return Decoded::Nothing };
    let at = event.pointer("/params/ts").and_then(Json::as_f64).map(|seconds| (seconds * 1000.0) as Millis);
    let mut found = Collected::default();
    let mut announces = false;
    for (component, status) in components.iter().filter(|(component, _)| is_component(component)) {
        announces |= states.read(&mut found, device, component, status, at);
    }
    done(device, found, announces && method == "NotifyFullStatus")
}

impl States {
    /// Sets whose states follow.
    pub fn client_is(&mut self, client: Option<&std::sync::Arc<str>>) {
        self.returned_wh.client_is(client);
        self.with_total.client_is(client);
    }

    /// Reads one component. Returns true if later changes overlay it.
    fn read(&mut self, found: &mut Collected, device: &str, component: &str, status: &Json, at: Option<Millis>) -> bool {
        let Some(kind) = kind(component, status) else { return false };
        let part = component.split_once(':').map_or("", |(_, id)| if id == "0" { "" } else { id });
        let one = Component { name: component, part, status, at };
        match kind {
            Kind::Switch => return self.switch(found, device, &one),
            Kind::Phase if self.with_total.get(device).is_some() => {}
            Kind::Phase => {
                one.take(found, "act_power", 1.0, "power_w", status.get("act_power"));
                one.take(found, "total_act_energy", 1e-3, "energy_kwh", status.get("total_act_energy"));
                one.take(found, "total_act_ret_energy", 1e-3, "energy_export_kwh", status.get("total_act_ret_energy"));
            }
            Kind::ThreePhase => {
                // The figures of single phases are in the same object and are parts of the total.
                one.take(found, "total_act_power", 1.0, "power_w", status.get("total_act_power"));
                one.take(found, "total_act", 1e-3, "energy_kwh", status.get("total_act"));
                one.take(found, "total_act_ret", 1e-3, "energy_export_kwh", status.get("total_act_ret"));
                if self.with_total.get(device).is_none() {
                    self.with_total.insert(device, (), 0);
                }
            }
            Kind::Temperature => one.air(found, device, "tC", Class::Temperature),
            Kind::Humidity => one.air(found, device, "rh", Class::Humidity),
            Kind::Valve => one.take(found, "current_C", 1.0, "indoor_temp_c", status.get("current_C")),
            Kind::Counter => {
                let scaled = if status.pointer("/counts/xtotal").is_some() { "counts.xtotal" } else { "counts.total" };
                one.note(found, scaled, None);
            }
            Kind::Number => one.note(found, "value", None),
            Kind::Beacon => one.beacon(found),
        }
        false
    }

    /// A relay with a meter. Its register counts both directions where it tells the returned energy.
    fn switch(&mut self, found: &mut Collected, device: &str, one: &Component<'_>) -> bool {
        one.take(found, "apower", 1.0, "power_w", one.status.get("apower"));
        let both = one.status.pointer("/aenergy/total");
        let returned = one.status.pointer("/ret_aenergy/total");
        let key = || format!("{device}/{}", one.name);
        let told_wh = returned.and_then(Json::as_f64);
        let before_wh = if told_wh.is_some() || both.is_some() { self.returned_wh.get(&key()).copied() } else { None };
        if let Some(told_wh) = told_wh {
            self.returned_wh.insert(&key(), told_wh, 0);
        }
        let imported = both.and_then(Json::as_f64).zip(told_wh.or(before_wh)).map(|(both, returned)| Json::from(both - returned));
        one.take(found, "aenergy.total", 1e-3, "energy_kwh", imported.as_ref().or(both));
        // A load that has never fed anything back has no export.
        if told_wh != Some(0.0) || before_wh.is_some_and(|before| before > 0.0) {
            one.take(found, "ret_aenergy.total", 1e-3, "energy_export_kwh", returned);
        }
        told_wh.is_some()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::Field;
    use proptest::prelude::*;

    fn read(states: &mut States, topic: &str, payload: &str) -> Decoded {
        decode(states, &topic.split('/').collect::<Vec<_>>(), payload.as_bytes())
    }

    fn values(topic: &str, payload: &str) -> Vec<(String, f64, Option<i64>)> {
        match read(&mut States::default(), topic, payload) {
            Decoded::Values { mut meters, .. } => {
                meters.remove(0).values.into_iter().map(|v| (format!("{}:{}", v.field.name, v.part), v.value, v.at)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_relay_tells_power_and_watt_hours() {
        let payload = r#"{"id":0,"source":"HTTP","output":false,"apower":47.11,"voltage":232.0,"aenergy":{"total":5125.0,"by_minute":[0,0,0],"minute_ts":1763675840}}"#;
        assert_eq!(
            values("shellyplus1pm-2/status/switch:0", payload),
            [("power_w:".to_owned(), 47.11, None), ("energy_kwh:".to_owned(), 5.125, None)]
        );
    }

    #[test]
    fn where_energy_is_returned_the_other_figure_counts_both_directions() {
        let payload = r#"{"aenergy":{"total":5000.0},"ret_aenergy":{"total":2000.0}}"#;
        assert_eq!(
            values("shelly-a/status/switch:1", payload),
            [("energy_kwh:1".to_owned(), 3.0, None), ("energy_export_kwh:1".to_owned(), 2.0, None)]
        );
    }

    #[test]
    fn a_metering_clamp_has_import_and_export() {
        let values =
            values("shellypro3em-9/status/em1data:0", r#"{"id":0,"total_act_energy":1264.15,"total_act_ret_energy":144792.28}"#);
        assert!((values[0].1 - 1.26415).abs() < 1e-9 && (values[1].1 - 144.79228).abs() < 1e-9);
    }

    #[test]
    fn a_change_carries_the_devices_time() {
        let payload =
            r#"{"src":"shelly-a","method":"NotifyStatus","params":{"ts":1763675840.25,"switch:0":{"id":0,"apower":8.5}}}"#;
        assert_eq!(values("shelly-a/events/rpc", payload), [("power_w:".to_owned(), 8.5, Some(1_763_675_840_250))]);
    }

    #[test]
    fn a_full_status_that_changes_are_laid_over_is_kept() {
        let both = r#"{"aenergy":{"total":5000.0},"ret_aenergy":{"total":2000.0}}"#;
        let announces = |payload| {
            matches!(read(&mut States::default(), "a/status/switch:0", payload), Decoded::Values { announces: true, .. })
        };
        assert!(announces(both));
        assert!(!announces(r#"{"aenergy":{"total":5000.0}}"#));
    }

    #[test]
    fn phases_do_not_count_beside_their_total() {
        let mut states = States::default();
        let total = read(
            &mut states,
            "a/status/em:0",
            r#"{"a_act_power":100,"b_act_power":200,"c_act_power":300,"total_act_power":600}"#,
        );
        let Decoded::Values { meters, .. } = total else { panic!("it can be read") };
        assert_eq!(meters[0].values.iter().map(|v| (v.field.name, v.value)).collect::<Vec<_>>(), [("power_w", 600.0)]);
        assert_eq!(read(&mut states, "a/status/em1:0", r#"{"act_power":100}"#), Decoded::Nothing);
        assert!(matches!(read(&mut states, "b/status/em1:0", r#"{"act_power":100}"#), Decoded::Values { .. }));
    }

    proptest! {
        #[test]
        fn a_partial_status_is_laid_over_the_last_full_one(returned in 0_u32..1_000_000, imported in 0_u32..1_000_000, more in 0_u32..1000) {
            let mut states = States::default();
            let both = f64::from(returned) + f64::from(imported);
            read(&mut states, "a/status/switch:0", &format!(r#"{{"aenergy":{{"total":{both}}},"ret_aenergy":{{"total":{returned}}}}}"#));
            let both = both + f64::from(more);
            let partial = format!(r#"{{"method":"NotifyStatus","params":{{"ts":1763675840,"switch:0":{{"aenergy":{{"total":{both}}}}}}}}}"#);
            let Decoded::Values { meters, .. } = read(&mut states, "a/events/rpc", &partial) else { panic!("it can be read") };
            prop_assert_eq!(meters[0].values[0].field, Field::named("energy_kwh").unwrap());
            prop_assert!((meters[0].values[0].value - f64::from(imported + more) / 1000.0).abs() < 1e-6);
        }
    }

    #[test]
    fn a_load_that_never_fed_back_has_no_export() {
        let mut states = States::default();
        let mut tell = |returned: f64| {
            let told = read(
                &mut states,
                "a/status/switch:0",
                &format!(r#"{{"aenergy":{{"total":900}},"ret_aenergy":{{"total":{returned}}}}}"#),
            );
            let Decoded::Values { meters, announces: true, .. } = told else { panic!("it is kept") };
            meters[0].values.iter().map(|value| (value.field.name, value.value)).collect::<Vec<_>>()
        };
        assert_eq!(tell(0.0), [("energy_kwh", 0.9)]);
        assert_eq!(tell(100.0), [("energy_kwh", 0.8), ("energy_export_kwh", 0.1)]);
        // After a reset it has one.
        assert_eq!(tell(0.0), [("energy_kwh", 0.9), ("energy_export_kwh", 0.0)]);
    }

    #[test]
    fn a_component_of_an_unknown_name_is_read_by_its_figures() {
        assert_eq!(values("attic/plug/status/breaker:2", r#"{"id":2,"apower":12.5}"#), [("power_w:2".to_owned(), 12.5, None)]);
        assert_eq!(
            values("shelly-b/status/emx:0", r#"{"total_act_power":700,"a_act_power":200}"#),
            [("power_w:".to_owned(), 700.0, None)]
        );
        let mut states = States::default();
        assert_eq!(read(&mut states, "attic/status/door:1", r#"{"open":true}"#), Decoded::Unclaimed);
        assert_eq!(read(&mut states, "shelly-b/status/door:1", r#"{"open":true}"#), Decoded::Nothing);
    }

    #[test]
    fn the_air_of_a_room_is_read_and_that_at_the_end_of_a_cable_asked_about() {
        let told = r#"{"method":"NotifyFullStatus","params":{"ts":1763675840,"temperature:0":{"id":0,"tC":19.5,"tF":67.1},"humidity:0":{"id":0,"rh":52.5},
            "temperature:100":{"id":100,"tC":61.5},"devicepower:0":{"battery":{"percent":50}},"switch:0":{"temperature":{"tC":44}}}}"#;
        let Decoded::Values { meters, .. } = read(&mut States::default(), "hall/events/rpc", told) else { panic!("values") };
        let at = Some(1_763_675_840_000);
        let values: Vec<_> = meters[0].values.iter().map(|one| (one.field.name, one.value, one.at)).collect();
        assert_eq!(values, [("indoor_humidity_percent", 52.5, at), ("indoor_temp_c", 19.5, at)]);
        let noted = &meters[0].unread[0];
        assert_eq!(
            (noted.path.as_str(), noted.value, noted.proposal.as_ref().unwrap().field.name),
            ("temperature:100/tC", 61.5, "indoor_temp_c")
        );
        assert!(is_one("shelly-outdoor-1/status/temperature:0", r#"{"tC":4.5}"#, "outdoor_temp_c:", 4.5));
        assert!(is_one("gw/status/blutrv:200", r#"{"id":200,"current_C":20.5,"target_C":22}"#, "indoor_temp_c:200", 20.5));
    }

    /// Whether a message comes to one value.
    fn is_one(topic: &str, payload: &str, channel: &str, value: f64) -> bool {
        values(topic, payload).into_iter().map(|(channel, value, _)| (channel, value)).eq([(channel.to_owned(), value)])
    }

    #[test]
    fn a_number_that_only_its_settings_name_is_asked_about() {
        for (component, status, path) in [
            ("number:200", r#"{"value":12.5}"#, "number:200/value"),
            ("bthomesensor:201", r#"{"id":201,"value":7,"last_updated_ts":1}"#, "bthomesensor:201/value"),
            ("input:2", r#"{"counts":{"total":9211,"xtotal":9.211}}"#, "input:2/counts/xtotal"),
        ] {
            let found = read(&mut States::default(), &format!("shelly-c/status/{component}"), status);
            let Decoded::Values { meters, .. } = found else { panic!("{found:?}") };
            assert!(
                meters[0].values.is_empty() && meters[0].unread[0].path == path && meters[0].unread[0].proposal.is_none(),
                "{meters:?}"
            );
        }
        assert_eq!(read(&mut States::default(), "shelly-c/status/input:0", r#"{"id":0,"state":true}"#), Decoded::Nothing);
    }

    #[test]
    fn a_sensor_heard_by_radio_is_read_where_its_kind_is_told() {
        for (kind, value, wanted) in [
            (0x4d, 12.5, ("energy_kwh:201", 12.5)),
            (0x5c, 40.0, ("power_w:201", 40.0)),
            (0x4f, 2500.0, ("water_m3:201", 2.5)),
            (0x45, 21.5, ("indoor_temp_c:201", 21.5)),
        ] {
            let told = format!(r#"{{"id":201,"obj_id":{kind},"value":{value}}}"#);
            assert!(is_one("shelly-c/status/bthomesensor:201", &told, wanted.0, wanted.1), "{told}");
        }
        // A battery.
        assert_eq!(
            read(&mut States::default(), "shelly-c/status/bthomesensor:202", r#"{"obj_id":1,"value":88}"#),
            Decoded::Nothing
        );
    }

    #[test]
    fn other_topics_that_look_alike_are_left_to_others() {
        let mut states = States::default();
        assert_eq!(read(&mut states, "garage/status/door", "open"), Decoded::Unclaimed);
        assert_eq!(read(&mut states, "shelly-a/online", "true"), Decoded::Nothing);
        assert!(matches!(read(&mut states, "shelly-a/status/switch:0", "{"), Decoded::Refused(_)));
    }
}
