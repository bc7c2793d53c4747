//! vzlogger of the Volkszähler project: `<topic>/chn<N>/raw` or `…/agg` with a bare number, and once
//! `…/id` with the OBIS code of the channel, which is remembered. The code tells what is metered,
//! and not whether it comes in Wh (SML) or kWh (D0): so each figure is asked about. Leaves out
//! voltages, currents and phases.

use super::json::{Collected, instant_of, parse, scalar};
use super::memory::Memory;
use super::{Clock, Decoded, Fault, name};
use serde_json::Value as Json;

pub(super) const DIALECT: &str = "vzlogger";

/// The memory of a channel in bytes, without its name.
const CHANNEL_BYTES: usize = 16;

/// Channels of one logger that are looked through for another of the same meaning.
const CHANNELS_MAX: u32 = 100;

/// What a channel's code says.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Code {
    /// The field that it probably is, and the factor to its unit.
    Of(&'static str, f64),
    /// An amount or a rate of something that nobody could place.
    Odd,
    /// No amount of anything.
    Aside,
}

/// What the channels' codes were, by their topics.
#[derive(Debug, Default)]
pub(super) struct Channels {
    codes: Memory<Code>,
}

impl Channels {
    /// Sets who sends what follows.
    pub fn client_is(&mut self, client: Option<&std::sync::Arc<str>>) {
        self.codes.client_is(client);
    }

    /// Notes that a channel's figure was of use, by its topic. Returns the topic of its code, if
    /// that is new.
    pub fn use_topic(&mut self, topic: &str) -> Option<String> {
        let (channel, _) = topic.rsplit_once('/')?;
        self.codes.use_it(channel).then(|| format!("{channel}/id"))
    }
}

/// Whether a topic is one of a channel.
pub(super) fn claims(levels: &[&str]) -> bool {
    let [.., channel, last] = levels else { return false };
    let is_numbered = number_of(channel).is_some();
    ["raw", "agg", "id", "uuid"].contains(last) && (is_numbered || (levels[0] == "vzlogger" && levels.len() > 2))
}

fn number_of(channel: &str) -> Option<u32> {
    channel.strip_prefix("chn")?.parse().ok()
}

/// The logger's name as a meter.
pub(super) fn meter_of(levels: &[&str]) -> String {
    let logger = levels[..levels.len().saturating_sub(2)].join("/");
    name::key(if logger.is_empty() { "vzlogger" } else { &logger })
}

pub(super) fn decode(channels: &mut Channels, topic: &str, levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    let ([.., channel, last], Some((channel_topic, _))) = (levels, topic.rsplit_once('/')) else { return Decoded::Unclaimed };
    match *last {
        "uuid" => return Decoded::Nothing,
        "id" => return announce(channels, channel_topic, payload),
        _ => {}
    }
    let meter = meter_of(levels);
    let (value, at) = match parse(payload) {
        // If it is set to tell the time.
        Ok(Json::Object(told)) => {
            let at = told.get("timestamp").and_then(|time| instant_of(time, clock.of(DIALECT, &meter)));
            match told.get("value") {
                Some(value) => (value.clone(), at),
                None => return Decoded::Refused(Fault::PayloadHasNo { name: "value".to_owned() }),
            }
        }
        _ => match scalar(payload) {
            Ok(Some(value)) => (Json::from(value), None),
            Ok(None) => return Decoded::Nothing,
            Err(fault) => return Decoded::Refused(fault.of(format!("{channel}/{last}"))),
        },
    };
    let mut found = Collected::default();
    let path = format!("{channel}/{last}");
    match channels.codes.get(channel_topic) {
        Some(Code::Aside) => {}
        Some(Code::Of(field, factor)) => {
            found.leave(&path, &value, at, Some((field, *factor)));
            // A second channel of the same meaning is another meter's.
            if is_second(channels, channel_topic, channel) {
                found.unread.iter_mut().filter_map(|one| one.proposal.as_mut()).for_each(|one| one.part = (*channel).to_owned());
            }
        }
        Some(Code::Odd) | None => found.leave(&path, &value, at, None),
    }
    super::of_meter(meter, DIALECT, found)
}

fn announce(channels: &mut Channels, channel: &str, payload: &[u8]) -> Decoded {
    let Ok(text) = std::str::from_utf8(payload) else {
        return Decoded::Refused(Fault::TextSuch { example: "1-0:1.8.0*255".to_owned() });
    };
    if text.trim().is_empty() {
        channels.codes.remove(channel);
        return Decoded::Announced;
    }
    let code = code_of(text.trim());
    // It comes again with each start.
    if channels.codes.get(channel) == Some(&code) {
        return Decoded::Nothing;
    }
    channels.codes.insert(channel, code, CHANNEL_BYTES);
    Decoded::Announced
}

/// Whether a channel with a lower number of the same logger has the same meaning.
fn is_second(channels: &Channels, topic: &str, channel: &str) -> bool {
    let (Some(number), Some(logger)) = (number_of(channel), topic.strip_suffix(channel)) else { return false };
    let code = channels.codes.get(topic);
    (0..number.min(CHANNELS_MAX)).any(|lower| channels.codes.get(&format!("{logger}chn{lower}")) == code)
}

/// The meaning of an identifier: an OBIS code such as `1-0:1.8.0*255`, or the word of a pulse meter.
/// Groups that were left open are 255 (IEC 62056-61; gas, heat and water by EN 13757-1).
fn code_of(text: &str) -> Code {
    match text {
        "Power" => return Code::Of("power_w", 1.0),
        "Power_neg" | "Impulse" | "Impulse_neg" => return Code::Odd,
        _ => {}
    }
    let groups: Vec<u32> = text.split(['-', ':', '.', '*']).filter_map(|group| group.parse().ok()).collect();
    let [medium, _, what, how, tariff, ..] = groups[..] else { return Code::Odd };
    match (medium, what, how, tariff) {
        // The shares of tariffs are within the whole.
        (_, _, 8, 1..=9) => Code::Aside,
        (1, 1, 8, _) => Code::Of("energy_kwh", 1e-3),
        (1, 2, 8, _) => Code::Of("energy_export_kwh", 1e-3),
        (1, 1 | 16, 7, _) => Code::Of("power_w", 1.0),
        (1, _, 8, _) => Code::Odd,
        (1 | 0, ..) => Code::Aside,
        (5, 1, ..) => Code::Of("cold_kwh", 1.0),
        (6, 1, ..) => Code::Of("heat_kwh", 1.0),
        (7, 1..=3, ..) => Code::Of("gas_m3", 1.0),
        (8, 1, ..) => Code::Of("water_m3", 1.0),
        _ => Code::Odd,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Dialects;
    use super::super::testing::{decode_by, decode_one, unread};
    use super::*;

    #[test]
    fn a_channel_is_asked_about_with_what_its_code_says() {
        let mut dialects = Dialects::new();
        let mut tell = |topic: &str, payload: &str| decode_by(&mut dialects, &format!("vzlogger/data/{topic}"), payload);
        assert_eq!(unread(&tell("chn0/raw", "1"))[0].3, None);
        for (channel, id, field) in [
            ("chn0", "1-0:1.8.0*255", Some("energy_kwh")),
            ("chn1", "1-0:2.8.0*255", Some("energy_export_kwh")),
            ("chn2", "1-0:16.7.0*255", Some("power_w")),
            ("chn3", "7-0:3.1.0*255", Some("gas_m3")),
            ("chn4", "6-0:1.0.0*255", Some("heat_kwh")),
            ("chn5", "Impulse", None),
        ] {
            assert_eq!(tell(&format!("{channel}/id"), id), Decoded::Announced, "{id}");
            let found = unread(&tell(&format!("{channel}/raw"), "8125000.000000"));
            assert_eq!(found, [("vzlogger/data".to_owned(), format!("{channel}/raw"), 8_125_000.0, field)], "{id}");
        }
        assert_eq!(tell("chn6/id", "1-0:32.7.0*255"), Decoded::Announced);
        assert_eq!(tell("chn6/agg", "231.500000"), Decoded::Nothing);
        assert_eq!(tell("chn0/id", "1-0:1.8.0*255"), Decoded::Nothing);
        assert_eq!(tell("chn0/id", ""), Decoded::Announced);
        assert_eq!(unread(&tell("chn0/raw", "1"))[0].3, None);
    }

    #[test]
    fn a_second_register_of_one_logger_is_proposed_as_another_part() {
        let mut dialects = Dialects::new();
        for channel in ["chn0", "chn3"] {
            decode_by(&mut dialects, &format!("home/{channel}/id"), "1-0:1.8.0*255");
        }
        let part = |found: Decoded| match found {
            Decoded::Values { meters, .. } => meters[0].unread[0].proposal.clone().map(|proposal| proposal.part),
            _ => None,
        };
        assert_eq!(part(decode_by(&mut dialects, "home/chn0/raw", "5")), Some(String::new()));
        assert_eq!(part(decode_by(&mut dialects, "home/chn3/raw", "5")), Some("chn3".to_owned()));
    }

    #[test]
    fn its_time_is_taken_where_it_tells_one() {
        let found = decode_one("vzlogger/data/chn0/raw", r#"{ "timestamp": 1795176005250, "value": 12.5 }"#);
        let Decoded::Values { meters, .. } = found else { panic!("{found:?}") };
        assert_eq!((meters[0].unread[0].value, meters[0].unread[0].at), (12.5, Some(1_795_176_005_250)));
        assert_eq!(decode_one("vzlogger/data/chn0/uuid", "fde8f1d0"), Decoded::Nothing);
        assert!(
            matches!(decode_one("vzlogger/data/chn0/raw", "much"), Decoded::Refused(why) if why.to_string().contains("chn0/raw"))
        );
    }
}
