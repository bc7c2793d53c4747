//! Answers the requests that ThingsBoard devices send to their server. It tells them the limits,
//! and that there is nothing else to fetch, so that they continue instead of waiting. Leaves out
//! commands to devices.

use serde_json::{Value, json};

/// Request topic prefixes and their response topic prefixes; the request number follows.
const PAIRS: [(&str, &str, Question); 4] = [
    ("v1/devices/me/rpc/request/", "v1/devices/me/rpc/response/", Question::Call),
    ("v2/r/req/", "v2/r/res/", Question::Call),
    ("v1/devices/me/attributes/request/", "v1/devices/me/attributes/response/", Question::Attributes),
    ("v2/a/req/", "v2/a/res/", Question::Attributes),
];

/// Upper bound for the part of a packet that is not payload: a five-byte head, the topic with its
/// length, and the packet number.
const HEAD_BYTES: u32 = 256;

#[derive(Clone, Copy)]
enum Question {
    /// A remote call on the server; the payload names the method.
    Call,
    /// A request for the attributes that the server stores for the device: here, none.
    Attributes,
}

/// A message to the device that asked.
#[derive(Debug, PartialEq)]
pub(crate) struct Answer {
    pub topic: String,
    pub payload: String,
}

/// The answer to a message that is a request; `None` for all others.
pub(crate) fn answer(topic: &str, payload: &[u8], max_packet_bytes: u32, max_in_flight: u16) -> Option<Answer> {
    let (number, to, question) =
        PAIRS.iter().find_map(|(asked, to, question)| topic.strip_prefix(asked).map(|number| (number, to, question)))?;
    if number.is_empty() || number.len() > 20 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let said = match question {
        Question::Attributes => json!({}),
        Question::Call => match serde_json::from_slice::<Value>(payload).ok().as_ref().and_then(|call| call["method"].as_str()) {
            // ThingsBoard's format. An empty rate limit means none: devices only have to wait for
            // their acknowledgements.
            Some("getSessionLimits") => json!({
                "maxPayloadSize": max_packet_bytes.saturating_sub(HEAD_BYTES),
                "maxInflightMessages": max_in_flight,
                "rateLimits": { "messages": "", "telemetryMessages": "", "telemetryDataPoints": "" },
            }),
            Some(other) => {
                let shown: String = other.chars().take(60).collect();
                json!({ "error": format!("`{shown}` is not answered here: GreenPulse takes telemetry") })
            }
            None => json!({ "error": "a call is an object with a `method`" }),
        },
    };
    Some(Answer { topic: format!("{to}{number}"), payload: said.to_string() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn asked(topic: &str, payload: &str) -> Option<(String, Value)> {
        answer(topic, payload.as_bytes(), 65_536, 16).map(|a| (a.topic, serde_json::from_str(&a.payload).unwrap()))
    }

    #[test]
    fn session_limits_are_told_as_thingsboard_tells_them() {
        for (asks, answers) in [("v1/devices/me/rpc/request/7", "v1/devices/me/rpc/response/7"), ("v2/r/req/7", "v2/r/res/7")] {
            let (topic, said) = asked(asks, r#"{"method":"getSessionLimits","params":{"timeout":5000}}"#).unwrap();
            assert_eq!(topic, answers);
            assert_eq!((&said["maxPayloadSize"], &said["maxInflightMessages"]), (&json!(65_280), &json!(16)));
            assert_eq!(said["rateLimits"]["telemetryMessages"], "");
        }
    }

    #[test]
    fn other_questions_are_told_that_there_is_nothing() {
        let (_, said) = asked("v1/devices/me/rpc/request/1", r#"{"method":"getTime","params":{}}"#).unwrap();
        assert!(said["error"].as_str().unwrap().contains("`getTime`"));
        for broken in ["", "[]", "no", r#"{"method":7}"#] {
            assert!(asked("v1/devices/me/rpc/request/1", broken).unwrap().1["error"].is_string(), "{broken}");
        }
        let nothing = ("v1/devices/me/attributes/response/12".to_owned(), json!({}));
        assert_eq!(asked("v1/devices/me/attributes/request/12", r#"{"sharedKeys":"fw_title"}"#), Some(nothing));
    }

    #[test]
    fn what_is_no_question_has_no_answer() {
        for topic in [
            "v1/devices/me/telemetry",
            "v1/devices/me/rpc/request/",
            "v1/devices/me/rpc/request/a/b",
            "v1/devices/me/rpc/response/1",
        ] {
            assert_eq!(asked(topic, r#"{"method":"getSessionLimits"}"#), None, "{topic}");
        }
    }
}
