//! EMS-ESP, which reads boilers and heat pumps of Bosch and Buderus: `ems-esp/<device>_data` with an
//! object, nested by circuits or split into topics of them, or one figure a topic. The electricity
//! of a heat pump counts. Heat that it gives is made of what was counted already, and gas in kWh is
//! an estimate: these are asked about. Leaves out settings, temperatures of flows, and the parts of
//! a total.

use super::json::{Collected, number, parse, scalar};
use super::measure::THERMS_PER_KWH;
use super::{Decoded, name};
use serde_json::{Map, Value as Json};

pub(super) const DIALECT: &str = "ems-esp";

/// Its own topics, which are no device's.
const OTHERS: &[&str] = &["heartbeat", "status", "info", "response", "system", "thermostat_hc", "scheduler_data", "custom_data"];

/// Figures of one message.
const FIGURES_MAX: usize = 500;

pub(super) fn decode(levels: &[&str], payload: &[u8]) -> Decoded {
    let ["ems-esp", topic, rest @ ..] = levels else { return Decoded::Nothing };
    if OTHERS.contains(topic) || topic.is_empty() {
        return Decoded::Nothing;
    }
    // `boiler_data_dhw` is the circuit `dhw` of the boiler.
    let (device, circuit) = topic.split_once("_data").unwrap_or((topic, ""));
    let circuit = circuit.trim_start_matches('_');
    let mut found = Collected::default();
    let mut figures = Vec::new();
    if payload.trim_ascii_start().starts_with(b"{") {
        match parse(payload) {
            Ok(Json::Object(message)) => flatten(&message, circuit, &mut figures),
            Ok(_) => return Decoded::Nothing,
            Err(fault) => return Decoded::Refused(fault),
        }
    } else {
        let (key, circuit) = match rest {
            [key] => (*key, circuit),
            [circuit, key] => (*key, *circuit),
            _ => return Decoded::Nothing,
        };
        // Texts such as `on` are states.
        if let Ok(Some(value)) = scalar(payload) {
            figures.push((circuit.to_owned(), key.to_owned(), Json::from(value)));
        }
    }
    for (circuit, key, json) in &figures {
        take(&mut found, device, circuit, key, json);
    }
    if found.values.is_empty() && found.unread.is_empty() && found.faults.is_empty() {
        return Decoded::Nothing;
    }
    super::of_meter(name::key(&format!("ems-esp-{device}")), DIALECT, found)
}

/// Circuit, key and figure of all that a message holds.
fn flatten(message: &Map<String, Json>, circuit: &str, figures: &mut Vec<(String, String, Json)>) {
    for (key, json) in message {
        if figures.len() >= FIGURES_MAX {
            return;
        }
        match json {
            Json::Object(inner) if circuit.is_empty() => flatten(inner, key, figures),
            Json::Object(_) | Json::Array(_) => {}
            figure => figures.push((circuit.to_owned(), key.clone(), figure.clone())),
        }
    }
}

fn take(found: &mut Collected, device: &str, circuit: &str, key: &str, json: &Json) {
    let path = if circuit.is_empty() { key.to_owned() } else { format!("{circuit}/{key}") };
    let is_water = circuit.starts_with("dhw") || circuit.starts_with("ww");
    let mut ask = |probably: Option<(&str, f64)>| {
        if number(json).is_some_and(|value| value != 0.0) {
            found.leave(&path, json, None, probably);
        }
    };
    match (device, key) {
        // All electricity of a heat pump: its compressor and its heater.
        ("boiler", "nrgconstotal") if circuit.is_empty() => found.take(&path, Some(json), 1.0, "energy_kwh", "", None),
        // The same by another counter, which some heat pumps have beside it and some alone.
        ("boiler" | "heatpump", "metertotal") if circuit.is_empty() => ask(Some(("energy_kwh", 1.0))),
        // Heat that was given, to rooms and hot water together.
        ("boiler", "nrgsupptotal" | "nrgtotal") | ("heatpump", "nrgtotal") | ("solar", "energytotal") => {
            ask(Some(("heat_kwh", 1.0)))
        }
        ("boiler", "gasmeterheat") => ask(Some(("gas_therms", THERMS_PER_KWH))),
        ("boiler", "gasmeter") if is_water => ask(Some(("gas_therms", THERMS_PER_KWH))),
        ("heatpump", "elheat") => ask(Some(("energy_kwh", 1.0))),
        ("heatpump", "eldhw") if is_water => ask(Some(("energy_kwh", 1.0))),
        ("heatpump", "fuelheat" | "fueldhw" | "elgenheat" | "elgendhw") => ask(None),
        ("boiler", "hpcurrpower") => ask(Some(("power_w", 1.0))),
        ("boiler", "hppower") => ask(None),
        ("boiler", "outdoortemp") => found.leave(&path, json, None, Some(("outdoor_temp_c", 1.0))),
        ("thermostat", "currtemp") => found.leave(&path, json, None, Some(("indoor_temp_c", 1.0))),
        // A pulse counter or a meter at the gateway's own pins, by its number.
        ("analogsensor", "value") => ask(None),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::Dialects;
    use super::super::testing::{decode_by, decode_one, flat, unread};
    use super::*;

    const PUMP: &str = r#"{"nrgconstotal":812.5,"nrgconscomptotal":790,"auxelecheatnrgconstotal":22.5,"nrgsupptotal":3100,"nrgsuppheating":2500,"outdoortemp":-2.5,"curflowtemp":35.1,"hpcompspd":40,"dhw":{"nrgconscomp":90,"nrgsupp":600,"settemp":50}}"#;

    #[test]
    fn the_electricity_of_a_heat_pump_counts_once_and_its_heat_is_asked_about() {
        let found = decode_one("ems-esp/boiler_data", PUMP);
        assert_eq!(flat(&found), [("ems-esp-boiler".to_owned(), "energy_kwh".to_owned(), 812.5, None)]);
        let asked: Vec<_> = unread(&found).into_iter().map(|(_, path, _, field)| (path, field)).collect();
        assert_eq!(asked, [("nrgsupptotal".to_owned(), Some("heat_kwh")), ("outdoortemp".to_owned(), Some("outdoor_temp_c"))]);
    }

    #[test]
    fn single_figures_and_split_circuits_are_the_same_meter() {
        assert_eq!(flat(&decode_one("ems-esp/boiler/nrgconstotal", "812.5"))[0].0, "ems-esp-boiler");
        for (topic, payload) in [
            ("boiler_data_dhw", r#"{"gasmeter":40.5}"#),
            ("boiler_data", r#"{"dhw":{"gasmeter":40.5}}"#),
            ("boiler/dhw/gasmeter", "40.5"),
        ] {
            let found = unread(&decode_one(&format!("ems-esp/{topic}"), payload));
            assert_eq!(found, [("ems-esp-boiler".to_owned(), "dhw/gasmeter".to_owned(), 40.5, Some("gas_therms"))], "{topic}");
        }
    }

    #[test]
    fn other_counters_are_asked_about() {
        for (topic, payload, path, field) in [
            ("boiler_data", r#"{"metertotal":99.5}"#, "metertotal", Some("energy_kwh")),
            ("heatpump_data", r#"{"nrgtotal":99.5}"#, "nrgtotal", Some("heat_kwh")),
            ("solar_data", r#"{"energytotal":99.5,"energytoday":1200,"energylasthour":100}"#, "energytotal", Some("heat_kwh")),
            ("thermostat_data", r#"{"hc1":{"currtemp":20.5,"seltemp":21}}"#, "hc1/currtemp", Some("indoor_temp_c")),
            ("analogsensor_data", r#"{"36":{"name":"cellar","type":"counter","value":99}}"#, "36/value", None),
        ] {
            let found = unread(&decode_one(&format!("ems-esp/{topic}"), payload));
            assert_eq!(found.iter().map(|one| (one.1.as_str(), one.3)).collect::<Vec<_>>(), [(path, field)], "{topic}");
        }
    }

    #[test]
    fn what_it_announces_is_read_by_the_announcement_alone() {
        let mut dialects = Dialects::new();
        let config = r#"{"~":"ems-esp","stat_t":"~/boiler_data","val_tpl":"{{value_json['nrgconstotal'] if value_json['nrgconstotal'] is defined else 0}}","dev_cla":"energy","stat_cla":"total_increasing","unit_of_meas":"kWh","dev":{"ids":["ems-esp-boiler"]}}"#;
        assert_eq!(
            decode_by(&mut dialects, "homeassistant/sensor/ems-esp/boiler_nrgconstotal/config", config),
            Decoded::Announced
        );
        let found = decode_by(&mut dialects, "ems-esp/boiler_data", r#"{"nrgconstotal":812.5,"nrgsupptotal":3100}"#);
        let Decoded::Values { meters, .. } = found else { panic!("{found:?}") };
        assert_eq!(meters.iter().map(|one| (one.dialect, one.values.len())).collect::<Vec<_>>(), [("home-assistant", 1)]);
    }

    #[test]
    fn its_states_are_left_alone() {
        for (topic, payload) in [
            ("heartbeat", r#"{"rxreceived":5}"#),
            ("status", "online"),
            ("boiler/heatingactive", "on"),
            ("mixer_data", r#"{"hc1":{"flowtemphc":30}}"#),
        ] {
            assert_eq!(decode_one(&format!("ems-esp/{topic}"), payload), Decoded::Nothing, "{topic}");
        }
        assert!(matches!(decode_one("ems-esp/boiler_data", r#"{"nrgconstotal":"#), Decoded::Refused(_)));
    }
}
