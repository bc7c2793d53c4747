//! OpenEVSE's charging stations: `openevse-<id>/<figure>`, one topic a figure. Leaves out currents,
//! temperatures of the device, what it was told of other meters, and everything under another base
//! topic than one that begins with `openevse`.

use super::memory::Memory;
use super::single::{Figure, Of};
use super::{Decoded, name};
use domain::MeterRole;

pub(super) const DIALECT: &str = "openevse";

/// Stations that publish `total_energy`. Their `watthour` is the same register.
pub(super) type Stations = Memory<()>;

/// The station and the figure of a topic. Stations beside an emonPi publish below `emon`.
fn address<'a>(levels: &'a [&'a str]) -> Option<(&'a [&'a str], &'a str)> {
    let (station, figure) = match levels {
        ["emon", station @ .., figure] | [station @ .., figure] => (station, figure),
        [] => return None,
    };
    (station.first()?.starts_with("openevse") && station.get(1) != Some(&"announce")).then_some((station, figure))
}

/// Whether a topic is a station's.
pub(super) fn claims(levels: &[&str]) -> bool {
    address(levels).is_some()
}

/// The meter of a topic.
pub(super) fn meter(levels: &[&str]) -> Option<String> {
    address(levels).map(|(station, _)| name::key(&station.join("/")))
}

pub(super) fn decode(stations: &mut Stations, levels: &[&str], payload: &[u8]) -> Decoded {
    let (Some(meter), Some((_, figure))) = (meter(levels), address(levels)) else {
        return if levels.get(1) == Some(&"announce") { Decoded::Nothing } else { Decoded::Unclaimed };
    };
    let meter_of = |meter: String| Of { meter, dialect: DIALECT, role: Some(MeterRole::Submeter) };
    match figure {
        "power" => meter_of(meter).scalar(figure, Figure::Counts("power_w", 1.0), payload),
        "total_energy" => {
            let of = meter_of(meter.clone());
            if stations.get(&meter).is_none() {
                stations.insert(&meter, (), 0);
            }
            of.scalar(figure, Figure::Counts("energy_kwh", 1.0), payload)
        }
        // What older firmware has instead, in Wh. Newer firmware sends both, this one last.
        "watthour" if stations.get(&meter).is_some() => Decoded::Nothing,
        "watthour" => meter_of(meter).scalar(figure, Figure::Counts("energy_kwh", 0.001), payload),
        "session_energy" | "wattsec" | "total_day" | "total_week" | "total_month" | "total_year" => {
            meter_of(meter).scalar(figure, Figure::Kept, payload)
        }
        _ => Decoded::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Dialects;
    use super::super::testing::{decode_by, decode_one, flat};
    use super::*;

    #[test]
    fn a_station_has_a_register_and_a_power_whatever_stands_before_its_name() {
        for (topic, meter) in
            [("openevse-7b2c", "openevse-7b2c"), ("emon/openevse-7b2c", "openevse-7b2c"), ("openevse", "openevse")]
        {
            let read = |figure: &str, payload: &str| flat(&decode_one(&format!("{topic}/{figure}"), payload));
            assert_eq!(read("power", "7360"), [(meter.to_owned(), "power_w".to_owned(), 7360.0, None)]);
            assert_eq!(read("total_energy", "812.75"), [(meter.to_owned(), "energy_kwh".to_owned(), 812.75, None)]);
            assert_eq!(read("session_energy", "5120.5"), [(meter.to_owned(), "value:session_energy".to_owned(), 5120.5, None)]);
        }
        let Decoded::Values { meters, .. } = decode_one("openevse-7b2c/power", "1") else { panic!("it can be read") };
        assert_eq!(meters[0].role, Some(MeterRole::Submeter));
    }

    #[test]
    fn the_register_of_older_firmware_counts_where_there_is_no_other() {
        let mut dialects = Dialects::new();
        let found = flat(&decode_by(&mut dialects, "openevse-7b2c/watthour", "812750"));
        assert_eq!((found[0].1.as_str(), found[0].2), ("energy_kwh", 812.75));
        decode_by(&mut dialects, "openevse-7b2c/total_energy", "812.8");
        assert_eq!(decode_by(&mut dialects, "openevse-7b2c/watthour", "812800"), Decoded::Nothing);
        assert_eq!(flat(&decode_by(&mut dialects, "openevse-0001/watthour", "1000"))[0].2, 1.0);
    }

    #[test]
    fn other_topics_are_understood_or_left_to_others() {
        for topic in ["openevse-7b2c/amp", "openevse-7b2c/temp1", "openevse-7b2c/override", "openevse/announce/7b2c"] {
            assert_eq!(decode_one(topic, "{}"), Decoded::Nothing, "{topic}");
        }
        assert_eq!(decode_one("heater/power", "7"), Decoded::Unclaimed);
        assert!(
            matches!(decode_one("openevse-7b2c/power", "on"), Decoded::Refused(reason) if reason.to_string().contains("`power`"))
        );
    }
}
