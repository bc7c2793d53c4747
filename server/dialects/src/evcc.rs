//! evcc: `evcc/site/…` and `evcc/loadpoints/<n>/…`, one topic a figure. Powers are W, registers kWh.
//! The site's grid, panels and batteries are a meter each, and every charging point is one. Panels
//! and batteries are read from their sums, since evcc publishes those in every version; the single
//! devices of an array are kept beside them. Leaves out currents, prices, plans and vehicles.

use super::single::{Figure, Of};
use super::{Decoded, name};
use domain::MeterRole;

const DIALECT: &str = "evcc";

/// Whether a topic is evcc's. Its first level can be set; it begins with `evcc` as it comes.
pub(super) fn claims(levels: &[&str]) -> bool {
    levels.len() > 1 && levels[0].starts_with("evcc")
}

pub(super) fn decode(levels: &[&str], payload: &[u8]) -> Decoded {
    let [root, rest @ ..] = levels else { return Decoded::Unclaimed };
    let (part, role, name, figure) = match rest {
        // Derived from the other meters, or a limit's view of them. A mapping can take one.
        ["site", "homePower"] | ["site", "circuits", _, "power"] => return Decoded::Unclaimed,
        ["site", path @ ..] => match site(path) {
            Some(found) => found,
            None => return Decoded::Nothing,
        },
        ["loadpoints", point, figure] => match loadpoint(figure) {
            Some(found) => (format!("loadpoints/{point}"), MeterRole::Submeter, (*figure).to_owned(), found),
            None => return Decoded::Nothing,
        },
        _ => return Decoded::Nothing,
    };
    // evcc writes a sum of registers, or the level of all batteries, as 0 while none of them can be read.
    let is_sum = ["pv", "battery"].contains(&part.as_str()) && matches!(figure, Figure::Counts(field, _) if field != "power_w");
    if is_sum && payload == b"0" {
        return Decoded::Nothing;
    }
    Of { meter: name::key(&format!("{root}/{part}")), dialect: DIALECT, role: Some(role) }.scalar(&name, figure, payload)
}

/// The meter of a figure of the site, its role, the figure's name there, and what becomes of it.
fn site(path: &[&str]) -> Option<(String, MeterRole, String, Figure)> {
    use Figure::{Counts, Kept};
    let of = |part: &str, role, name: &str, figure| Some((part.to_owned(), role, name.to_owned(), figure));
    let (import, export, power) = (Counts("energy_kwh", 1.0), Counts("energy_export_kwh", 1.0), Counts("power_w", 1.0));
    // A positive power of a battery discharges it. For us, that is its export.
    let discharge = Counts("power_w", -1.0);
    match path {
        ["gridPower"] | ["grid", "power"] => of("grid", MeterRole::Main, "power", power),
        ["gridEnergy"] | ["grid", "energy"] => of("grid", MeterRole::Main, "energy", import),
        ["grid", "returnEnergy"] => of("grid", MeterRole::Main, "returnEnergy", export),
        ["grid", "powers", phase] | ["gridPowers", phase] => of("grid", MeterRole::Main, &format!("powers/{phase}"), Kept),
        ["pvPower"] => of("pv", MeterRole::Generation, "power", power),
        ["pvEnergy"] => of("pv", MeterRole::Generation, "energy", import),
        ["batteryPower"] | ["battery", "power"] => of("battery", MeterRole::Storage, "power", discharge),
        // The register of a battery counts what it gives.
        ["batteryEnergy"] | ["battery", "energy"] => of("battery", MeterRole::Storage, "energy", export),
        ["batterySoc"] | ["battery", "soc"] => of("battery", MeterRole::Storage, "soc", Counts("battery_percent", 1.0)),
        ["auxPower"] => of("aux", MeterRole::Submeter, "power", power),
        [kind @ ("pv" | "battery" | "aux"), number, name @ ("power" | "energy" | "returnEnergy")]
        | [kind @ "battery", "devices", number, name @ ("power" | "energy" | "returnEnergy")] => {
            let role = match *kind {
                "pv" => MeterRole::Generation,
                "battery" => MeterRole::Storage,
                _ => MeterRole::Submeter,
            };
            of(kind, role, &format!("{number}/{name}"), Kept)
        }
        // Meters that evcc only passes on. There is no sum of them.
        [kind @ ("ext" | "consumers"), number, name] => {
            let figure = match *name {
                "power" => power,
                "energy" => import,
                "returnEnergy" => export,
                _ => return None,
            };
            of(&format!("{kind}/{number}"), MeterRole::Submeter, name, figure)
        }
        _ => None,
    }
}

/// What becomes of a charging point's figure.
fn loadpoint(figure: &str) -> Option<Figure> {
    Some(match figure {
        "chargePower" => Figure::Counts("power_w", 1.0),
        "chargeTotalImport" => Figure::Counts("energy_kwh", 1.0),
        // They begin anew with each session or day.
        "chargedEnergy" | "sessionEnergy" | "todayEnergy" | "last24hEnergy" | "last7dEnergy" => Figure::Kept,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat};
    use super::*;

    fn value(topic: &str, payload: &str) -> Option<(String, String, f64)> {
        let found = flat(&decode_one(topic, payload));
        assert!(found.len() < 2, "{topic}");
        found.into_iter().next().map(|(meter, channel, value, _)| (meter, channel, value))
    }

    #[test]
    fn the_site_has_a_meter_for_grid_panels_and_batteries() {
        for (topic, payload, meter, channel, number) in [
            ("evcc/site/gridPower", "-312.5", "evcc/grid", "power_w", -312.5),
            ("evcc/site/grid/power", "77", "evcc/grid", "power_w", 77.0),
            ("evcc/site/grid/energy", "20123.456", "evcc/grid", "energy_kwh", 20_123.456),
            ("evcc/site/grid/returnEnergy", "801.2", "evcc/grid", "energy_export_kwh", 801.2),
            ("evcc/site/pvPower", "2400", "evcc/pv", "power_w", 2400.0),
            ("evcc/site/pvEnergy", "9001.5", "evcc/pv", "energy_kwh", 9001.5),
            ("evcc/site/battery/power", "500", "evcc/battery", "power_w", -500.0),
            ("evcc/site/batteryEnergy", "321.5", "evcc/battery", "energy_export_kwh", 321.5),
            ("evcc/site/battery/soc", "82", "evcc/battery", "battery_percent", 82.0),
            ("evcc/site/batterySoc", "61.5", "evcc/battery", "battery_percent", 61.5),
            ("evcc/loadpoints/2/chargePower", "11040", "evcc/loadpoints/2", "power_w", 11_040.0),
            ("evcc/loadpoints/2/chargeTotalImport", "1834.5", "evcc/loadpoints/2", "energy_kwh", 1834.5),
            ("evcc/site/ext/1/energy", "55.5", "evcc/ext/1", "energy_kwh", 55.5),
        ] {
            assert_eq!(value(topic, payload), Some((meter.to_owned(), channel.to_owned(), number)), "{topic}");
        }
    }

    #[test]
    fn a_battery_that_gives_is_an_export_and_roles_are_proposed() {
        for (topic, role) in [
            ("evcc/site/grid/power", MeterRole::Main),
            ("evcc/site/pvPower", MeterRole::Generation),
            ("evcc/site/batteryPower", MeterRole::Storage),
            ("evcc/loadpoints/1/chargePower", MeterRole::Submeter),
        ] {
            let Decoded::Values { meters, .. } = decode_one(topic, "1") else { panic!("{topic}") };
            assert_eq!(meters[0].role, Some(role), "{topic}");
        }
    }

    #[test]
    fn devices_beside_their_sum_and_sessions_count_nowhere_and_lengths_are_no_figures() {
        for topic in [
            "evcc/site/pv/1/power",
            "evcc/site/pv/1/energy",
            "evcc/site/battery/devices/1/power",
            "evcc/site/battery/1/energy",
            "evcc/site/grid/powers/1",
            "evcc/loadpoints/1/chargedEnergy",
            "evcc/loadpoints/1/sessionEnergy",
        ] {
            assert!(value(topic, "5").is_some_and(|(_, channel, _)| channel.starts_with("value:")), "{topic}");
        }
        for topic in [
            "evcc/site/pv",
            "evcc/site/battery",
            "evcc/site/grid/powers",
            "evcc/loadpoints",
            "evcc/loadpoints/1/chargeCurrents/l1",
        ] {
            assert_eq!(decode_one(topic, "3"), Decoded::Nothing, "{topic}");
        }
        assert_eq!(decode_one("evcc/site/homePower", "300"), Decoded::Unclaimed);
    }

    #[test]
    fn a_sum_of_registers_that_cannot_be_read_is_no_reading() {
        assert_eq!(decode_one("evcc/site/pvEnergy", "0"), Decoded::Nothing);
        assert_eq!(value("evcc/site/pvPower", "0").map(|one| one.2), Some(0.0));
        assert_eq!(decode_one("evcc/site/grid/energy", ""), Decoded::Nothing);
        assert!(
            matches!(decode_one("evcc/site/grid/energy", "much"), Decoded::Refused(reason) if reason.to_string().contains("`energy`"))
        );
    }
}
