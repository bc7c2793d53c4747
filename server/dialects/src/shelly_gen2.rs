//! Shelly devices of the second generation and later: `<id>/status/<component>` with full states
//! and `<id>/events/rpc` with changes. Energy is in Wh. If `ret_aenergy` is present, `aenergy`
//! counts both directions. A reading's time is that of the message: `minute_ts` is the start of a
//! minute, and several totals come within that minute.

use super::Decoded;
use super::json::{Collected, parse};
use super::memory::Memory;
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
    matches!(levels, [_, "status", component] if kind(component).is_some()) || matches!(levels, [_, "events", "rpc"])
}

pub(super) fn decode(states: &mut States, levels: &[&str], payload: &[u8]) -> Decoded {
    match levels {
        [device, "status", component] if kind(component).is_some() => match parse(payload) {
            Ok(status) => {
                let mut found = Collected::default();
                let announces = states.read(&mut found, device, component, &status, None);
                done(device, found, announces)
            }
            Err(fault) => Decoded::Refused(fault),
        },
        [device, "events", "rpc"] => match parse(payload) {
            Ok(event) => changes(states, device, &event),
            Err(fault) => Decoded::Refused(fault),
        },
        [device, "status", _] | [device, "online"] if device.starts_with("shelly") => Decoded::Nothing,
        _ => Decoded::Unclaimed,
    }
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
    for (component, status) in components {
        announces |= states.read(&mut found, device, component, status, at);
    }
    done(device, found, announces && method == "NotifyFullStatus")
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A relay or dimmer with a meter behind it.
    Switch,
    /// One phase of a metering device: powers, or registers.
    Phase,
    /// Three phases together.
    ThreePhase,
}

fn kind(component: &str) -> Option<Kind> {
    let (kind, id) = component.split_once(':').unwrap_or((component, ""));
    if !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match kind {
        "switch" | "cover" | "light" | "pm1" | "rgb" | "rgbw" | "cct" => Some(Kind::Switch),
        "em1" | "em1data" => Some(Kind::Phase),
        "em" | "emdata" => Some(Kind::ThreePhase),
        _ => None,
    }
}

impl States {
    /// Sets whose states follow.
    pub fn client_is(&mut self, client: Option<&std::sync::Arc<str>>) {
        self.returned_wh.client_is(client);
        self.with_total.client_is(client);
    }

    /// Reads one component. Returns true if later changes overlay it.
    fn read(&mut self, found: &mut Collected, device: &str, component: &str, status: &Json, at: Option<Millis>) -> bool {
        let Some(kind) = kind(component) else { return false };
        // The first component is the device. Further ones are its parts.
        let part = component.split_once(':').map_or("", |(_, id)| if id == "0" { "" } else { id });
        let mut announces = false;
        let mut take = |name: &str, factor: f64, field: &str, value: Option<&Json>| {
            found.take(&format!("{component}.{name}"), value, factor, field, part, at);
        };
        match kind {
            Kind::Switch => {
                take("apower", 1.0, "power_w", status.get("apower"));
                let both = status.pointer("/aenergy/total");
                let returned = status.pointer("/ret_aenergy/total");
                let key = || format!("{device}/{component}");
                let returned_wh = returned.and_then(Json::as_f64);
                if let Some(returned_wh) = returned_wh {
                    self.returned_wh.insert(&key(), returned_wh, 0);
                    announces = true;
                }
                let returned_wh = returned_wh.or_else(|| both.and_then(|_| self.returned_wh.get(&key()).copied()));
                let imported = both.and_then(Json::as_f64).zip(returned_wh).map(|(both, returned)| Json::from(both - returned));
                take("aenergy.total", 1e-3, "energy_kwh", imported.as_ref().or(both));
                take("ret_aenergy.total", 1e-3, "energy_export_kwh", returned);
            }
            Kind::Phase if self.with_total.get(device).is_some() => {}
            Kind::Phase => {
                take("act_power", 1.0, "power_w", status.get("act_power"));
                take("total_act_energy", 1e-3, "energy_kwh", status.get("total_act_energy"));
                take("total_act_ret_energy", 1e-3, "energy_export_kwh", status.get("total_act_ret_energy"));
            }
            Kind::ThreePhase => {
                // The figures of single phases are in the same object and are parts of the total.
                take("total_act_power", 1.0, "power_w", status.get("total_act_power"));
                take("total_act", 1e-3, "energy_kwh", status.get("total_act"));
                take("total_act_ret", 1e-3, "energy_export_kwh", status.get("total_act_ret"));
                if self.with_total.get(device).is_none() {
                    self.with_total.insert(device, (), 0);
                }
            }
        }
        announces
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
    fn other_topics_that_look_alike_are_left_to_others() {
        let mut states = States::default();
        assert_eq!(read(&mut states, "garage/status/door", "open"), Decoded::Unclaimed);
        assert_eq!(read(&mut states, "shelly-a/online", "true"), Decoded::Nothing);
        assert!(matches!(read(&mut states, "shelly-a/status/switch:0", "{"), Decoded::Refused(_)));
    }
}
