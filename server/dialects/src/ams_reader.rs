//! The AMS reader (amsleser), which reads the meters of the North by their port, in its JSON form:
//! one object a list of the meter, on any topic. Short lists hold the power alone, the long ones the
//! registers too, by the meter's own clock. Leaves out its sums of an hour, a day and a month, the
//! phases, reactive energy and prices. Its Home Assistant form is announced and read so.

use super::json::{Collected, number, parse};
use super::{Decoded, Fault, name};
use domain::Millis;
use serde_json::{Map, Value as Json};

pub(super) const DIALECT: &str = "ams-reader";

/// How far into the payload the reader's uptime stands, at most: behind its id and its name.
const HEAD_BYTES: usize = 160;

/// Times before this are of a clock that was never set (2015).
const CLOCK_SET_MS: Millis = 1_420_000_000_000;

/// Whether a payload is one of its own, whatever the topic: an address as id, and soon an uptime.
pub(super) fn claims(payload: &[u8]) -> bool {
    address(payload).is_some_and(|rest| rest[..rest.len().min(HEAD_BYTES)].windows(4).any(|window| window == br#""up""#))
}

/// What follows the address with which its messages begin, however they are spaced: what passes messages on may write
/// them anew.
fn address(payload: &[u8]) -> Option<&[u8]> {
    let rest = payload.strip_prefix(b"{")?.trim_ascii_start().strip_prefix(br#""id""#)?;
    let rest = rest.trim_ascii_start().strip_prefix(b":")?.trim_ascii_start().strip_prefix(b"\"")?;
    let is_address = rest.get(17) == Some(&b'"') && (0..17).all(|i| (i % 3 == 2) == (rest[i] == b':'));
    is_address.then(|| &rest[18..])
}

pub(super) fn decode(payload: &[u8]) -> Decoded {
    let message = match parse(payload) {
        Ok(Json::Object(message)) => message,
        Ok(_) => return Decoded::Unclaimed,
        Err(fault) => return Decoded::Refused(fault),
    };
    // One of its forms has the figures beside the head.
    let list = match message.get("data") {
        Some(Json::Object(list)) => list,
        _ => &message,
    };
    let Some(id) = message.get("id").and_then(Json::as_str) else { return Decoded::Unclaimed };
    let told_at = seconds(&message, "t");
    let mut found = Collected::default();
    power(&mut found, list, told_at);
    // A list without registers has zeros for them.
    if list.get("tPI").and_then(number) != Some(0.0) {
        let read_at = seconds(list, "rtc").or(told_at);
        found.take("tPI", list.get("tPI"), 1.0, "energy_kwh", "", read_at);
        found.take("tPO", list.get("tPO"), 1.0, "energy_export_kwh", "", read_at);
    }
    super::of_meter(name::key(id), DIALECT, found)
}

/// What is drawn less what is given. The shortest list does not say what is given: a 0 in it may be
/// any export.
fn power(found: &mut Collected, list: &Map<String, Json>, at: Option<Millis>) {
    let Some(drawn) = list.get("P").filter(|json| !json.is_null()) else { return };
    let Some(drawn) = number(drawn) else {
        return found.faults.push(Fault::not_number("P", drawn));
    };
    match list.get("PO").filter(|json| !json.is_null()).map(number) {
        Some(Some(given)) => found.put("P", drawn - given, "power_w", "", at),
        Some(None) => found.faults.push(Fault::NoNumber { name: "PO".to_owned() }),
        None if drawn > 0.0 => found.put("P", drawn, "power_w", "", at),
        None => {}
    }
}

/// A time in seconds since 1970; 0 if the clock was not set.
fn seconds(message: &Map<String, Json>, name: &str) -> Option<Millis> {
    let ms = (message.get(name)?.as_f64()? * 1000.0) as Millis;
    (CLOCK_SET_MS..100_000_000_000_000).contains(&ms).then_some(ms)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat_of};
    use super::*;

    const HEAD: &str = r#""id":"02:AA:10:20:30:40","name":"ams-3040","up":77,"t":1795176005,"vcc":3.3,"rssi":-61,"temp":24.5"#;
    const TOLD: Option<Millis> = Some(1_795_176_005_000);

    fn read(data: &str) -> Vec<(String, f64, Option<Millis>)> {
        let found = decode_one("cabin/meter", &format!(r#"{{{HEAD},"data":{{{data}}},"realtime":{{"h":0.1,"d":9.9}}}}"#));
        flat_of(&found)
    }

    #[test]
    fn the_lists_tell_the_net_power_and_the_registers_at_the_meters_own_time() {
        let power = |w: f64| ("power_w".to_owned(), w, TOLD);
        assert_eq!(read(r#""P":640"#), [power(640.0)]);
        assert_eq!(read(r#""lv":"AIDON_V0001","P":0,"Q":0,"PO":3100,"I1":4.2,"U1":231.0"#), [power(-3100.0)]);
        let long = read(r#""P":640,"PO":0,"tPI":812.125,"tPIT1":0,"tPO":40.5,"tQI":9.0,"rtc":1795175990"#);
        let read_at = Some(1_795_175_990_000);
        let registers = [("energy_kwh".to_owned(), 812.125, read_at), ("energy_export_kwh".to_owned(), 40.5, read_at)];
        assert_eq!(long, [vec![power(640.0)], registers.to_vec()].concat());
        let phases = read(r#""P":640,"P1":200,"P2":440,"PO":0,"tPI":812.125,"tPO":0.0,"tPI1":400.0,"rtc":0"#);
        assert_eq!(phases[1], ("energy_kwh".to_owned(), 812.125, TOLD));
        assert_eq!(phases.len(), 3);
    }

    #[test]
    fn a_message_that_was_written_anew_with_spaces_is_its_own_too() {
        let spaced = r#"{ "id": "02:AA:10:20:30:40", "name": "Cabin", "up": 77, "t": 1795176005, "data": {"P": 0, "PO": 500} }"#;
        assert_eq!(flat_of(&decode_one("cabin/meter", spaced)), [("power_w".to_owned(), -500.0, TOLD)]);
    }

    #[test]
    fn a_list_that_does_not_tell_is_never_taken_for_zero() {
        // Without what is given, a 0 may be any export; registers of 0 were not read.
        assert_eq!(read(r#""P":0"#), []);
        assert_eq!(read(r#""P":100,"PO":0,"tPI":0.000,"tPO":0.000,"rtc":0"#).len(), 1);
    }

    #[test]
    fn the_flat_form_is_read_and_a_clock_that_was_never_set_is_not_believed() {
        let flat = format!(r#"{{{HEAD},"P":640,"PO":0,"rt_h":0.1,"peaks":[]}}"#);
        assert_eq!(flat_of(&decode_one("cabin/meter", &flat)), [("power_w".to_owned(), 640.0, TOLD)]);
        let unset = flat.replace("1795176005", "77");
        assert_eq!(flat_of(&decode_one("cabin/meter", &unset))[0].2, None);
    }

    #[test]
    fn other_objects_with_an_address_are_not_its_own() {
        for payload in [
            r#"{"id":"A4:C1:38:00:00:01","name":"ATC_000001","rssi":-70,"brand":"Xiaomi","tempc":21.5}"#,
            r#"{"id":"02:AA:10:20:30:40"}"#,
            r#"{"id":1}"#,
        ] {
            assert_eq!(decode_one("cabin/meter", payload), Decoded::Unclaimed, "{payload}");
        }
        let system = format!(r#"{{{HEAD},"version":"2.5.7"}}"#);
        assert_eq!(decode_one("cabin/meter", &system), Decoded::Nothing);
        assert!(matches!(decode_one("cabin/meter", &format!(r#"{{{HEAD},"data":{{"P":"#)), Decoded::Refused(_)));
    }
}
