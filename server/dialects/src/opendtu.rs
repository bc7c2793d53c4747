//! OpenDTU, which reads Hoymiles' micro-inverters: `solar/<serial>/<channel>/<figure>`. Channel 0 is
//! the inverter's AC side, the others are its strings. `yieldtotal` is kWh and `yieldday` Wh. Leaves
//! out voltages, currents, the radio, limits, and `solar/ac/…`, which is the sum of all inverters.

use super::single::{Figure, Of};
use super::{Decoded, name};
use domain::MeterRole;

const DIALECT: &str = "opendtu";

/// The topics' first level, unless it was set otherwise. An inverter's topics are known without it.
const BASE: &str = "solar";

/// What OpenDTU publishes of a channel.
const FIGURES: &[&str] = &[
    "current",
    "efficiency",
    "frequency",
    "irradiation",
    "power",
    "powerdc",
    "powerfactor",
    "reactivepower",
    "temperature",
    "voltage",
    "yieldday",
    "yieldtotal",
];

/// The inverter, channel and figure of a topic.
fn address<'a>(levels: &[&'a str]) -> Option<(&'a str, &'a str, &'a str)> {
    let [_, .., serial, channel, figure] = levels else { return None };
    let is_channel = channel.len() == 1 && channel.bytes().all(|byte| byte.is_ascii_digit());
    (is_channel && is_serial(serial) && FIGURES.contains(figure)).then_some((serial, channel, figure))
}

fn is_serial(level: &str) -> bool {
    level.len() == 12 && level.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a topic is of an inverter, or of the sum of all.
pub(super) fn claims(levels: &[&str]) -> bool {
    address(levels).is_some()
        || matches!(levels, [BASE, "ac" | "dc" | "dtu", _])
        || matches!(levels, [BASE, serial, ..] if is_serial(serial))
}

pub(super) fn decode(levels: &[&str], payload: &[u8]) -> Decoded {
    let Some((serial, channel, figure)) = address(levels) else {
        return match levels {
            // The sum of all inverters. It is noted, so that a mapping can take it.
            [BASE, "ac" | "dc", "power" | "yieldtotal"] => Decoded::Unclaimed,
            [BASE, "ac" | "dc" | "dtu", ..] => Decoded::Nothing,
            [BASE, serial, ..] if is_serial(serial) => Decoded::Nothing,
            _ => Decoded::Unclaimed,
        };
    };
    let of = Of { meter: serial.to_owned(), dialect: DIALECT, role: Some(MeterRole::Generation) };
    let name = if channel == "0" { name::clean(figure) } else { format!("{channel}/{figure}") };
    match (channel, figure) {
        ("0", "power") => of.scalar(&name, Figure::Counts("power_w", 1.0), payload),
        ("0", "yieldtotal") => of.scalar(&name, Figure::Counts("energy_kwh", 1.0), payload),
        (_, "power" | "powerdc" | "yieldtotal" | "yieldday") => of.scalar(&name, Figure::Kept, payload),
        _ => Decoded::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Dialects;
    use super::super::testing::{decode_by, decode_one, flat};
    use super::*;

    #[test]
    fn an_inverter_counts_by_its_ac_side_alone() {
        let mut dialects = Dialects::new();
        let mut found = Vec::new();
        for (path, payload) in [
            ("0/power", "512.3"),
            ("0/yieldtotal", "1204.512"),
            ("0/yieldday", "2310"),
            ("0/powerdc", "540.1"),
            ("1/power", "270.2"),
            ("2/yieldtotal", "600.1"),
            ("0/voltage", "231.4"),
            ("status/reachable", "1"),
            ("name", "Garage"),
        ] {
            found.extend(flat(&decode_by(&mut dialects, &format!("solar/116180000017/{path}"), payload)));
        }
        let found: Vec<_> = found.iter().map(|(meter, channel, value, _)| (meter.as_str(), channel.as_str(), *value)).collect();
        let meter = "116180000017";
        assert_eq!(
            found,
            [
                (meter, "power_w", 512.3),
                (meter, "energy_kwh", 1204.512),
                (meter, "value:yieldday", 2310.0),
                (meter, "value:powerdc", 540.1),
                (meter, "value:1/power", 270.2),
                (meter, "value:2/yieldtotal", 600.1),
            ]
        );
    }

    #[test]
    fn an_inverter_generates_whatever_the_base_topic() {
        let Decoded::Values { meters, .. } = decode_one("home/roof/1410a0000017/0/power", "12") else { panic!("it can be read") };
        assert_eq!((meters[0].meter.as_str(), meters[0].role), ("1410a0000017", Some(MeterRole::Generation)));
    }

    #[test]
    fn the_sum_of_all_inverters_is_noted_and_other_topics_are_left_to_others() {
        for topic in [
            "solar/ac/power",
            "solar/ac/yieldtotal",
            "solar/dc/power",
            "solar/roof/power",
            "a/b/0/power",
            "x/116180000017/0/speed",
        ] {
            assert_eq!(decode_one(topic, "1"), Decoded::Unclaimed, "{topic}");
        }
        for topic in
            ["solar/ac/is_valid", "solar/dtu/uptime", "solar/116180000017/radio/rssi", "solar/116180000017/device/hwversion"]
        {
            assert_eq!(decode_one(topic, "1"), Decoded::Nothing, "{topic}");
        }
        assert!(
            matches!(decode_one("solar/116180000017/0/power", "much"), Decoded::Refused(reason) if reason.to_string().contains("`power`"))
        );
    }

    #[test]
    fn what_it_announces_is_read_by_the_announcement_alone() {
        let mut dialects = Dialects::new();
        let config = r#"{"name":"Power","stat_t":"solar/116180000017/0/power","unit_of_meas":"W","dev_cla":"power","stat_cla":"measurement","uniq_id":"116180000017_ch0_Power","dev":{"ids":"116180000017","name":"Barn"}}"#;
        assert_eq!(decode_by(&mut dialects, "homeassistant/sensor/116180000017/ch0_Power/config", config), Decoded::Announced);
        let found = decode_by(&mut dialects, "solar/116180000017/0/power", "512.3");
        let Decoded::Values { meters, .. } = found else { panic!("{found:?}") };
        assert_eq!(meters.iter().map(|one| (one.dialect, one.values.len())).collect::<Vec<_>>(), [("home-assistant", 1)]);
    }
}
