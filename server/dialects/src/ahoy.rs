//! AhoyDTU, which reads Hoymiles' micro-inverters: `inverter/<name>/ch<n>/<figure>`, or
//! `inverter/<name>/ch<n>` with an object and its time `ts`. `ch0` is the inverter's AC side, the
//! others are its strings. `YieldTotal` is kWh and `YieldDay` Wh. Leaves out voltages, currents,
//! limits, and `inverter/total/…`, which is the sum of all inverters.

use super::json::{Collected, instant_of, number, parse};
use super::single::{Figure, Of, take};
use super::{Clock, Decoded, Fault, name};
use domain::MeterRole;
use serde_json::Value as Json;

const DIALECT: &str = "ahoy";

/// The topics' first level, unless it was set otherwise. Single figures are known without it.
const BASE: &str = "inverter";

/// What AhoyDTU publishes of a channel and is about energy.
const FIGURES: &[&str] = &["P_AC", "P_DC", "YieldTotal", "YieldDay", "YieldWeek"];

/// What it publishes of a channel besides.
const OTHERS: &[&str] =
    &["U_AC", "I_AC", "U_DC", "I_DC", "F_AC", "PF_AC", "Q_AC", "Temp", "Efficiency", "Irradiation", "MaxPower"];

/// The channel's number: `0` of `ch0`.
fn channel(level: &str) -> Option<&str> {
    level.strip_prefix("ch").filter(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a topic is of an inverter, or of the sum of all.
pub(super) fn claims(levels: &[&str]) -> bool {
    match levels {
        [BASE, "total", ..] => true,
        [_, _, .., of, figure] if channel(of).is_some() => FIGURES.contains(figure) || OTHERS.contains(figure),
        [BASE, _, .., of] => channel(of).is_some(),
        _ => false,
    }
}

pub(super) fn decode(levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    if !claims(levels) {
        return if is_about_itself(levels) { Decoded::Nothing } else { Decoded::Unclaimed };
    }
    let of =
        |inverter: &[&str]| Of { meter: name::key(&inverter.join("/")), dialect: DIALECT, role: Some(MeterRole::Generation) };
    match levels {
        // The sum of all inverters. It is noted, so that a mapping can take it.
        [BASE, "total", "P_AC" | "P_DC" | "YieldTotal"] | [BASE, "total"] => Decoded::Unclaimed,
        [BASE, "total", ..] => Decoded::Nothing,
        [_, inverter @ .., at, known] if channel(at).is_some() && !inverter.is_empty() => match figure(at, known) {
            Some((name, figure)) => of(inverter).scalar(&name, figure, payload),
            None => Decoded::Nothing,
        },
        [_, inverter @ .., at] => whole(of(inverter), at, payload, clock),
        _ => Decoded::Unclaimed,
    }
}

/// An object of all figures of a channel.
fn whole(of: Of, at: &str, payload: &[u8], clock: Clock<'_>) -> Decoded {
    let json = match parse(payload) {
        Ok(Json::Object(json)) => json,
        Ok(_) => return Decoded::Unclaimed,
        Err(fault) => return Decoded::Refused(fault),
    };
    // It is 0 until the DTU knows the time.
    let ts = json.get("ts").filter(|ts| number(ts).is_some_and(|ts| ts > 0.0));
    let ts = ts.and_then(|ts| instant_of(ts, clock.of(DIALECT, &of.meter)));
    let mut found = Collected { role: of.role, ..Collected::default() };
    for (key, json) in &json {
        let Some((name, figure)) = figure(at, key) else { continue };
        match number(json) {
            Some(number) => take(&mut found, &name, figure, number, ts),
            None if json.is_null() => {}
            None => found.faults.push(Fault::NotNumberBut { name: key.to_owned(), text: json.to_string() }),
        }
    }
    super::of_meter(of.meter, DIALECT, found)
}

/// The name of a channel's figure, and what becomes of it; `None` if it is not about energy.
fn figure(at: &str, known: &str) -> Option<(String, Figure)> {
    let is_whole = channel(at) == Some("0");
    let name = if is_whole { known.to_owned() } else { format!("{at}/{known}") };
    Some(match known {
        "P_AC" if is_whole => (name, Figure::Counts("power_w", 1.0)),
        "YieldTotal" if is_whole => (name, Figure::Counts("energy_kwh", 1.0)),
        known if FIGURES.contains(&known) => (name, Figure::Kept),
        _ => return None,
    })
}

/// Whether a topic says something about the DTU or an inverter and not about energy.
fn is_about_itself(levels: &[&str]) -> bool {
    const DTU: &[&str] =
        &["comm_disabled", "comm_start", "comm_stop", "device", "ip_addr", "mqtt", "status", "uptime", "version", "wifi_rssi"];
    const INVERTER: &[&str] =
        &["available", "last_success", "ack_pwr_limit", "radio_stat", "firmware", "hardware", "alarm", "rssi"];
    match levels {
        [BASE, known] => DTU.contains(known),
        [BASE, .., known] => INVERTER.contains(known),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat, flat_of};
    use super::*;

    fn values(topic: &str, payload: &str) -> Vec<(String, f64)> {
        flat_of(&decode_one(topic, payload)).into_iter().map(|(channel, value, _)| (channel, value)).collect()
    }

    #[test]
    fn an_inverter_counts_by_its_ac_side_alone() {
        for (path, payload, channel, value) in [
            ("ch0/P_AC", "612.5", "power_w", 612.5),
            ("ch0/YieldTotal", "733.125", "energy_kwh", 733.125),
            ("ch0/YieldDay", "1520", "value:YieldDay", 1520.0),
            ("ch0/P_DC", "644", "value:P_DC", 644.0),
            ("ch2/YieldTotal", "366.5", "value:ch2/YieldTotal", 366.5),
        ] {
            assert_eq!(values(&format!("inverter/Shed/{path}"), payload), [(channel.to_owned(), value)], "{path}");
        }
        let Decoded::Values { meters, .. } = decode_one("roof/south/Shed/ch0/P_AC", "1") else { panic!("it can be read") };
        assert_eq!((meters[0].meter.as_str(), meters[0].role), ("south/Shed", Some(MeterRole::Generation)));
    }

    #[test]
    fn an_object_carries_its_own_time() {
        let payload = r#"{"U_AC":231.5,"P_AC":612.5,"YieldTotal":733.125,"YieldDay":1520,"ts":1795903441}"#;
        let at = Some(1_795_903_441_000);
        let mut found = flat(&decode_one("inverter/Shed/ch0", payload));
        found.sort_by(|a, b| a.1.cmp(&b.1));
        let one = |channel: &str, value| ("Shed".to_owned(), channel.to_owned(), value, at);
        assert_eq!(found, [one("energy_kwh", 733.125), one("power_w", 612.5), one("value:YieldDay", 1520.0)]);
        assert_eq!(flat(&decode_one("inverter/Shed/ch0", r#"{"P_AC":1,"ts":0}"#))[0].3, None);
        assert_eq!(values("inverter/Shed/ch1", r#"{"P_DC":300,"ts":1795903441}"#), [("value:ch1/P_DC".to_owned(), 300.0)]);
        assert!(matches!(decode_one("inverter/Shed/ch0", r#"{"P_AC":"#), Decoded::Refused(_)));
        assert!(
            matches!(decode_one("inverter/Shed/ch0", r#"{"P_AC":"lots"}"#), Decoded::Refused(reason) if reason.to_string().contains("P_AC"))
        );
    }

    #[test]
    fn the_sum_of_all_inverters_is_noted_and_other_topics_are_left_to_others() {
        for topic in
            ["inverter/total/P_AC", "inverter/total/YieldTotal", "inverter/total", "inverter/power", "x/ch0/P_AC/y", "a/ch0"]
        {
            assert_eq!(decode_one(topic, "1"), Decoded::Unclaimed, "{topic}");
        }
        for topic in ["inverter/status", "inverter/Shed/available", "inverter/Shed/ch0/U_AC", "inverter/total/YieldDay"] {
            assert_eq!(decode_one(topic, "1"), Decoded::Nothing, "{topic}");
        }
    }
}
