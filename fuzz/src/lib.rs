//! How bytes become messages for the decoders: pieces between record separators, one a message, of which the first byte
//! picks the topic. So what one message leaves in the memory is met by the next.

// The modules as they stand in the ingest crate, without its broker and database, which take minutes to build.
#[path = "../../server/ingest/src/dialect/mod.rs"]
pub mod dialect;

use dialect::{Decoded, Dialects, Heard};
use domain::{Mapping, Zone};

/// The byte between messages.
const SEPARATOR: u8 = 0x1e;

/// Messages of one run.
const MESSAGES_MAX: usize = 16;

/// Tells the dialects these messages, and checks what must hold of all that they make of them.
pub fn hear(topics: &[&str], data: &[u8]) {
    let mut dialects = Dialects::new();
    for piece in data.split(|byte| *byte == SEPARATOR).take(MESSAGES_MAX) {
        let (topic, payload) = match piece.split_first() {
            Some((first, payload)) => (topics[usize::from(*first) % topics.len()], payload),
            None => (topics[0], piece),
        };
        check(&dialects.decode(&Heard { topic, payload, device: Some("device") }, &Zone::utc()));
    }
}

/// Reads a mapping, a topic and a payload of the bytes, and a message by them.
pub fn map(data: &[u8]) {
    let mut pieces = data.splitn(3, |byte| *byte == SEPARATOR);
    let mapping = pieces.next().and_then(|json| serde_json::from_slice::<Mapping>(json).ok());
    let topic = pieces.next().and_then(|topic| std::str::from_utf8(topic).ok());
    let (Some(mapping), Some(topic)) = (mapping, topic) else { return };
    let payload = pieces.next().unwrap_or_default();
    // What the preview shows is what is stored later, but for the sender's name, which a preview does not know.
    let shown = dialect::preview(&mapping, topic, payload, &Zone::utc());
    let mut dialects = Dialects::new();
    dialects.mappings_set(std::slice::from_ref(&mapping));
    let found = dialects.decode(&Heard { topic, payload, device: Some("device") }, &Zone::utc());
    check(&found);
    if let Ok(shown) = shown {
        assert!(matches!(found, Decoded::Values { told, .. } if told == shown));
    }
}

fn check(found: &Decoded) {
    if let Decoded::Values { told, .. } = found {
        for value in told.iter().flat_map(|told| &told.values) {
            assert!(value.value.is_finite() && value.part.len() <= 1_000);
            assert!(value.value >= value.field.lowest && value.value <= value.field.highest);
        }
    }
    if let Decoded::Refused(reason) = found {
        assert!(!reason.is_empty());
    }
}
