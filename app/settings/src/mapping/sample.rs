//! The message that a mapping is tried on: the newest on its topics, or one that was typed in.
//! Finds the numbers in it.

use app::Scope;
use app::document::answer::Failure;
use domain::mapping::topic_match;
use serde_json::Value as Json;

/// The most bytes of a message that a page shows.
const SHOWN_MAX: usize = 4_096;
/// The most numbers of a message that are offered.
const NUMBERS_MAX: usize = 60;
/// The deepest level of a message that is searched.
const DEPTH_MAX: usize = 12;

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Its topic.
    pub topic: String,
    /// Its payload.
    pub payload: Vec<u8>,
}

/// A message as text, cut to the length that a page shows.
pub fn shown(payload: &[u8]) -> String {
    let cut = &payload[..payload.len().min(SHOWN_MAX)];
    let text = String::from_utf8_lossy(cut).into_owned();
    if cut.len() < payload.len() { format!("{text}…") } else { text }
}

/// The newest message that matches a topic filter: from the unread topics, or else from the
/// quarantine.
pub async fn newest(state: &Scope, filter: &str) -> Result<Option<Sample>, Failure> {
    let takes = |topic: &str| topic_match(filter, topic).is_some();
    let topics = state.store.topic_list(store::TOPICS_MAX as i64).await?;
    if let Some(topic) = topics.into_iter().find(|topic| takes(&topic.topic)) {
        return Ok(Some(Sample { topic: topic.topic, payload: topic.last_payload }));
    }
    let refused = state.store.quarantine_list(store::QUARANTINE_MAX).await?;
    Ok(refused.into_iter().find(|one| takes(&one.topic)).map(|one| Sample { topic: one.topic, payload: one.payload }))
}

/// The numbers in a message and their pointers: `("/ENERGY/Total", "3.705")`.
pub fn numbers(payload: &[u8]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if let Ok(json) = serde_json::from_slice::<Json>(payload) {
        collect(&json, &mut String::new(), 0, &mut found);
    }
    found
}

fn collect(json: &Json, pointer: &mut String, depth: usize, found: &mut Vec<(String, String)>) {
    if found.len() >= NUMBERS_MAX || depth > DEPTH_MAX {
        return;
    }
    let mut into = |step: &str, child: &Json| {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
        collect(child, pointer, depth + 1, found);
        pointer.truncate(length);
    };
    match json {
        Json::Object(fields) => fields.iter().for_each(|(name, child)| into(name, child)),
        Json::Array(items) => items.iter().enumerate().for_each(|(i, child)| into(&i.to_string(), child)),
        Json::Number(number) => found.push((pointer.clone(), number.to_string())),
        // Some devices send their numbers as text.
        Json::String(text) if text.trim().parse::<f64>().is_ok_and(f64::is_finite) => found.push((pointer.clone(), text.clone())),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_with_the_pointer_that_leads_to_them() {
        let found = numbers(br#"{"a":{"b/c":1.5},"l":[2,"x"],"t":"7.25","n":null}"#);
        let found: Vec<(&str, &str)> = found.iter().map(|(pointer, value)| (pointer.as_str(), value.as_str())).collect();
        assert_eq!(found, [("/a/b~1c", "1.5"), ("/l/0", "2"), ("/t", "7.25")]);
        assert_eq!(numbers(b"12.5"), [(String::new(), "12.5".to_owned())]);
        assert!(numbers(b"{").is_empty());
    }

    #[test]
    fn a_message_without_an_end_of_levels_does_not_overflow() {
        let deep = "[".repeat(100) + "1" + &"]".repeat(100);
        assert!(numbers(deep.as_bytes()).is_empty());
    }

    #[test]
    fn a_long_message_is_cut_where_it_is_shown() {
        assert_eq!(shown(&vec![b'x'; SHOWN_MAX + 1]).chars().count(), SHOWN_MAX + 1);
        assert!(shown(&vec![b'x'; SHOWN_MAX + 1]).ends_with('…'));
    }
}
