//! Turns bytes into messages for the decoders: pieces between record separators, one per message.
//! The first byte of each chooses the topic. So what one message leaves in memory affects the next.

pub mod calendars;
pub mod files;

use dialects::{Decoded, Dialects, RawMessage};
use domain::{Mapping, Zone};

/// The byte that separates messages.
const SEPARATOR: u8 = 0x1e;

/// The most messages of one run.
const MESSAGES_MAX: usize = 16;

/// Passes these messages to the dialects, and checks the invariants of everything they return.
pub fn hear(topics: &[&str], data: &[u8]) {
    let mut dialects = Dialects::new();
    for piece in data.split(|byte| *byte == SEPARATOR).take(MESSAGES_MAX) {
        let (topic, payload) = match piece.split_first() {
            Some((first, payload)) => (topics[usize::from(*first) % topics.len()], payload),
            None => (topics[0], piece),
        };
        check(&dialects.decode(&RawMessage { topic, payload, device: Some("device") }, &Zone::utc()));
    }
}

/// Makes a mapping, a topic and a payload from the bytes, and reads a message with them.
pub fn map(data: &[u8]) {
    let mut pieces = data.splitn(3, |byte| *byte == SEPARATOR);
    let mapping = pieces.next().and_then(|json| serde_json::from_slice::<Mapping>(json).ok());
    let topic = pieces.next().and_then(|topic| std::str::from_utf8(topic).ok());
    let (Some(mapping), Some(topic)) = (mapping, topic) else { return };
    let payload = pieces.next().unwrap_or_default();
    // The preview must equal what is stored later, except for the sender's name, which a preview
    // does not know.
    let shown = dialects::preview(&mapping, topic, payload, &Zone::utc());
    let mut dialects = Dialects::new();
    dialects.mappings_set(std::slice::from_ref(&mapping));
    let found = dialects.decode(&RawMessage { topic, payload, device: Some("device") }, &Zone::utc());
    check(&found);
    if let Ok(shown) = shown {
        assert!(matches!(found, Decoded::Values { meters, .. } if meters == shown));
    }
}

/// Reads lines of line protocol; the first byte chooses the precision.
pub fn lines(data: &[u8]) {
    const PRECISIONS: [&str; 6] = ["ns", "us", "ms", "s", "m", "h"];
    let Some((pick, rest)) = data.split_first() else { return };
    let Some(precision) = dialects::line_protocol::Precision::named(PRECISIONS[usize::from(*pick) % PRECISIONS.len()]) else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    for line in text.lines().filter(|line| !dialects::line_protocol::is_blank(line)) {
        match dialects::line_protocol::read(line, precision) {
            Ok(line) => {
                assert!(!line.measurement.is_empty() && !line.fields.is_empty() && !line.meter().is_empty());
                assert!(line.fields.iter().all(|(name, value)| {
                    !name.is_empty() && !matches!(value, dialects::line_protocol::FieldValue::Number(number) if !number.is_finite())
                }));
            }
            Err(reason) => assert!(!reason.to_string().is_empty()),
        }
    }
}

fn check(found: &Decoded) {
    if let Decoded::Values { meters, .. } = found {
        for value in meters.iter().flat_map(|one| &one.values) {
            assert!(value.value.is_finite() && value.part.len() <= 1_000);
            assert!(value.value >= value.field.lowest && value.value <= value.field.highest);
        }
    }
    if let Decoded::Refused(reason) = found {
        assert!(!reason.to_string().is_empty());
    }
}
