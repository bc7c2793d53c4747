//! DSMR-reader, which reads Dutch and Belgian smart meters: `dsmr/json` with a whole telegram, or
//! `dsmr/reading/<name>` with one figure per message. Import is the sum of the registers of both
//! tariffs. Both ways lead to one meter. Leaves out daily sums and facts about the meter.

use super::json::{Collected, instant_in, number, parse, scalar};
use super::{Clock, Decoded, Fault};
use serde_json::Value as Json;

/// The meter's key. DSMR-reader reads one meter.
pub(super) const METER: &str = "dsmr";

pub(super) const DIALECT: &str = "dsmr-reader";

/// The last single figures, from which sums are made. The number of fields bounds it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Figures {
    delivered: [Option<f64>; 2],
    returned: [Option<f64>; 2],
    power_delivered: Option<f64>,
    power_returned: Option<f64>,
}

pub(super) fn decode(figures: &mut Figures, levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    match levels {
        ["dsmr", "json"] => match parse(payload) {
            Ok(telegram) => whole(&telegram, clock.of(DIALECT, METER)),
            Err(fault) => Decoded::Refused(fault),
        },
        ["dsmr", "reading", name] => match scalar(payload) {
            // With single figures, a separate time belongs to no figure in particular.
            _ if *name == "timestamp" || name.ends_with("_timestamp") => Decoded::Nothing,
            Ok(None) => Decoded::Nothing,
            Ok(Some(number)) => one(figures, name, number),
            Err(fault) => Decoded::Refused(fault.of(*name)),
        },
        _ => Decoded::Nothing,
    }
}

fn whole(telegram: &Json, clock: Clock<'_>) -> Decoded {
    let mut found = Collected::default();
    let time = |name: &str| match telegram.get(name).and_then(Json::as_str) {
        None => Ok(None),
        Some(text) => match instant_in(text, clock) {
            Some(at) => Ok(Some(at)),
            None => Err(Fault::not_time(name, text, "2026-11-20T12:00:00+01:00")),
        },
    };
    let at = match time("timestamp") {
        Ok(at) => at,
        Err(fault) => return Decoded::Refused(fault),
    };
    for (names, field) in [
        (["electricity_delivered_1", "electricity_delivered_2"], "energy_kwh"),
        (["electricity_returned_1", "electricity_returned_2"], "energy_export_kwh"),
    ] {
        match names.map(|name| telegram.get(name).filter(|json| !json.is_null())) {
            [None, None] => {}
            // A telegram is complete. What it does not hold is not metered.
            registers => match registers.iter().flatten().map(|json| number(json)).sum::<Option<f64>>() {
                Some(sum) => found.put(names[0], sum, field, "", at),
                None => found.faults.push(Fault::NeitherNumber { name: names[0].to_owned(), other: names[1].to_owned() }),
            },
        }
    }
    let delivered = telegram.get("electricity_currently_delivered").filter(|json| !json.is_null());
    let returned = telegram.get("electricity_currently_returned").and_then(number).unwrap_or(0.0);
    match delivered.map(number) {
        None => {}
        Some(Some(delivered)) => found.put("electricity_currently_delivered", (delivered - returned) * 1000.0, "power_w", "", at),
        Some(None) => found.faults.push(Fault::NoNumber { name: "electricity_currently_delivered".to_owned() }),
    }
    // The gas meter has its own time, every five minutes or every hour.
    match time("extra_device_timestamp") {
        Ok(gas_at) => {
            found.take("extra_device_delivered", telegram.get("extra_device_delivered"), 1.0, "gas_m3", "", gas_at.or(at))
        }
        Err(fault) => found.faults.push(fault),
    }
    super::of_meter(METER.to_owned(), DIALECT, found)
}

fn one(figures: &mut Figures, name: &str, number: f64) -> Decoded {
    let mut found = Collected::default();
    let mut register = |known: &mut [Option<f64>; 2], index: usize, field: &str| {
        let has_changed = known[index].replace(number) != Some(number);
        // Both registers come with each telegram. The second makes the reading; the first does too
        // if it changed.
        if let [Some(first), Some(second)] = *known
            && (has_changed || index == 1)
        {
            found.put(name, first + second, field, "", None);
        }
    };
    match name {
        "electricity_delivered_1" => register(&mut figures.delivered, 0, "energy_kwh"),
        "electricity_delivered_2" => register(&mut figures.delivered, 1, "energy_kwh"),
        "electricity_returned_1" => register(&mut figures.returned, 0, "energy_export_kwh"),
        "electricity_returned_2" => register(&mut figures.returned, 1, "energy_export_kwh"),
        "electricity_currently_delivered" | "electricity_currently_returned" => {
            let known = if name.ends_with("delivered") { &mut figures.power_delivered } else { &mut figures.power_returned };
            *known = Some(number);
            if let Some(delivered) = figures.power_delivered {
                found.put(name, (delivered - figures.power_returned.unwrap_or(0.0)) * 1000.0, "power_w", "", None);
            }
        }
        "extra_device_delivered" => found.put(name, number, "gas_m3", "", None),
        _ => {}
    }
    super::of_meter(METER.to_owned(), DIALECT, found)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_by, decode_one, flat_of};
    use super::super::{Dialects, testing::flat};
    use super::*;

    const TELEGRAM: &str = r#"{"timestamp":"2026-11-20T12:00:00+01:00","electricity_delivered_1":"2000.000","electricity_delivered_2":1000.5,"electricity_returned_1":10,"electricity_returned_2":5,"electricity_currently_delivered":0.412,"electricity_currently_returned":0,"extra_device_timestamp":"2026-11-20T11:55:00+01:00","extra_device_delivered":100}"#;

    #[test]
    fn import_is_the_sum_of_both_registers() {
        let found = flat_of(&decode_one("dsmr/json", TELEGRAM));
        let at = Some(1_795_172_400_000);
        assert_eq!(found[0], ("energy_kwh".to_owned(), 3000.5, at));
        assert_eq!(found[1], ("energy_export_kwh".to_owned(), 15.0, at));
        assert_eq!(found[2], ("power_w".to_owned(), 412.0, at));
        assert_eq!((found[3].0.as_str(), found[3].2), ("gas_therms", Some(1_795_172_100_000)));
        assert!((found[3].1 - 36.3).abs() < 1e-9);
    }

    #[test]
    fn single_figures_make_the_same_readings_once_both_registers_are_known() {
        let mut dialects = Dialects::new();
        let mut tell = |name: &str, payload: &str| decode_by(&mut dialects, &format!("dsmr/reading/{name}"), payload);
        assert_eq!(tell("electricity_delivered_1", "2000"), Decoded::Nothing);
        let sum = tell("electricity_delivered_2", "1000.5");
        assert_eq!(flat(&sum)[0], ("dsmr".to_owned(), "energy_kwh".to_owned(), 3000.5, None));
        assert_eq!(tell("electricity_delivered_1", "2000"), Decoded::Nothing);
        assert_eq!(flat(&tell("electricity_delivered_1", "2000.1"))[0].2, 3000.6);
        tell("electricity_currently_delivered", "0");
        assert_eq!(flat(&tell("electricity_currently_returned", "1.2"))[0].2, -1200.0);
        assert_eq!(tell("timestamp", "2026-11-20T12:00:00+01:00"), Decoded::Nothing);
    }

    #[test]
    fn its_own_sums_are_left_out_and_a_broken_telegram_is_refused() {
        for topic in ["dsmr/meter-stats/dsmr_version", "dsmr/day-consumption/electricity1", "dsmr/consumption/gas/delivered"] {
            assert_eq!(decode_one(topic, "1"), Decoded::Nothing, "{topic}");
        }
        assert!(
            matches!(decode_one("dsmr/json", r#"{"timestamp":"noon"}"#), Decoded::Refused(reason) if reason.to_string().contains("`timestamp`"))
        );
        assert!(matches!(decode_one("dsmr/reading/electricity_delivered_1", "much"), Decoded::Refused(_)));
    }
}
