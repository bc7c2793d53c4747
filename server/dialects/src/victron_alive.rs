//! Victron's keep-alive. A GX device publishes for a minute after somebody published
//! `R/<portal>/keepalive`, and then falls silent; what does not change, it publishes only when it
//! is asked for everything. Leaves out who publishes the requests (the sources of messages).

use domain::Millis;
use std::collections::BTreeMap;

/// How often a GX device is asked to go on, in milliseconds: it stops after a minute.
pub const KEEP_ALIVE_MS: Millis = 30_000;

/// How often it is asked for everything, in milliseconds: what does not change has to be younger
/// than five minutes to be live.
const EVERYTHING_MS: Millis = 4 * domain::MINUTE_MS;

/// GX devices that are asked. Further ones wait until one of these was silent for a while.
const PORTALS_MAX: usize = 100;

/// After this silence, in milliseconds, a GX device makes room for another.
const SILENT_MS: Millis = 10 * domain::MINUTE_MS;

/// Goes on, without everything being published again. Only Venus OS from 3.20 on understands it.
const GO_ON: &str = r#"{"keepalive-options":["suppress-republish"]}"#;

/// A message that a source should publish, so that a device goes on speaking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its topic.
    pub topic: String,
    /// Its payload. It is not to be retained.
    pub payload: &'static str,
}

#[derive(Clone, Copy, Debug, Default)]
struct Portal {
    heard_at: Millis,
    /// When it was last asked, and when for everything.
    asked_at: Option<Millis>,
    everything_at: Option<Millis>,
    /// Whether it tells the end of a full publication, as those do that can leave it out.
    tells_end: bool,
}

/// The GX devices that were heard, by their portal's id.
#[derive(Debug, Default)]
pub(super) struct Portals {
    known: BTreeMap<String, Portal>,
    /// The latest time that was seen.
    now: Millis,
}

impl Portals {
    /// Notes that a GX device was heard.
    pub fn hear(&mut self, portal: &str, tells_end: bool, arrived_at: Option<Millis>) {
        self.now = arrived_at.unwrap_or_default().max(self.now);
        if let Some(known) = self.known.get_mut(portal) {
            known.heard_at = self.now;
            known.tells_end |= tells_end;
            return;
        }
        // The id becomes a part of a topic.
        if portal.is_empty() || portal.len() > 64 || !portal.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return;
        }
        if self.known.len() >= PORTALS_MAX {
            let silent = self.known.iter().min_by_key(|(_, known)| known.heard_at);
            let Some(silent) = silent.filter(|(_, known)| self.now - known.heard_at > SILENT_MS).map(|(id, _)| id.clone()) else {
                return;
            };
            self.known.remove(&silent);
        }
        self.known.insert(portal.to_owned(), Portal { heard_at: self.now, tells_end, ..Portal::default() });
    }

    /// What is to be published now, at `now` by our clock.
    pub fn requests(&mut self, now: Millis) -> Vec<Request> {
        self.now = now.max(self.now);
        let is_due = |at: Option<Millis>, every_ms: Millis| at.is_none_or(|at| now - at >= every_ms || now < at);
        let mut found = Vec::new();
        for (portal, known) in &mut self.known {
            if !is_due(known.asked_at, KEEP_ALIVE_MS) {
                continue;
            }
            let wants_everything = !known.tells_end || is_due(known.everything_at, EVERYTHING_MS);
            known.asked_at = Some(now);
            if wants_everything {
                known.everything_at = Some(now);
            }
            let payload = if wants_everything { "" } else { GO_ON };
            found.push(Request { topic: format!("R/{portal}/keepalive"), payload });
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Millis = 1_000;

    fn asked(portals: &mut Portals, now: Millis) -> Vec<(String, &'static str)> {
        portals.requests(now).into_iter().map(|request| (request.topic, request.payload)).collect()
    }

    #[test]
    fn a_gx_device_is_asked_every_half_minute_and_for_everything_every_four_minutes() {
        let mut portals = Portals::default();
        assert_eq!(asked(&mut portals, 0), []);
        portals.hear("c0619ab00001", false, Some(0));
        let topic = "R/c0619ab00001/keepalive".to_owned();
        assert_eq!(asked(&mut portals, SECOND), [(topic.clone(), "")]);
        assert_eq!(asked(&mut portals, 2 * SECOND), []);
        portals.hear("c0619ab00001", true, Some(3 * SECOND));
        let times: Vec<&str> =
            (1..=8).flat_map(|i| asked(&mut portals, SECOND + i * KEEP_ALIVE_MS)).map(|(_, what)| what).collect();
        assert_eq!(times, [GO_ON, GO_ON, GO_ON, GO_ON, GO_ON, GO_ON, GO_ON, ""]);
    }

    #[test]
    fn an_old_venus_is_asked_for_everything_always() {
        let mut portals = Portals::default();
        portals.hear("c0619ab00001", false, Some(0));
        for i in 0..5 {
            assert_eq!(asked(&mut portals, i * KEEP_ALIVE_MS)[0].1, "");
        }
    }

    #[test]
    fn a_clock_that_is_set_back_stops_no_request() {
        let mut portals = Portals::default();
        portals.hear("c0619ab00001", true, Some(1_000 * SECOND));
        assert_eq!(asked(&mut portals, 1_000 * SECOND).len(), 1);
        assert_eq!(asked(&mut portals, 10 * SECOND).len(), 1);
    }

    #[test]
    fn invented_ids_push_out_no_gx_device_and_no_id_becomes_another_topic() {
        let mut portals = Portals::default();
        portals.hear("c0619ab00001", false, Some(0));
        for id in ["", "#", "a/b", "a b", &"x".repeat(65)] {
            portals.hear(id, false, Some(0));
        }
        assert_eq!(portals.known.len(), 1);
        for i in 0..3 * PORTALS_MAX {
            portals.hear(&format!("f{i}"), false, Some(SECOND));
        }
        assert!(portals.known.len() == PORTALS_MAX && portals.known.contains_key("c0619ab00001"));
        // Who is silent for long makes room.
        portals.hear("late", false, Some(2 * SILENT_MS));
        assert!(portals.known.contains_key("late") && !portals.known.contains_key("c0619ab00001"));
    }
}
