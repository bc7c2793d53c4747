//! The model of the status page.

use domain::{BuildingId, MeterId, MeterRole, SiteId};
use wording::Words;

/// A part of the system.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// `ok`, `down`, `attention` or `waiting`.
    pub state: String,
    /// The state in a word.
    pub word: String,
    /// The state in a sentence.
    pub text: String,
}

impl Part {
    /// A part that works or does not.
    #[must_use]
    pub fn new(name: &str, is_ok: bool, word: &str, text: String) -> Self {
        Self::in_state(name, if is_ok { "ok" } else { "down" }, word, text)
    }

    /// A part in any of the states.
    #[must_use]
    pub fn in_state(name: &str, state: &str, word: &str, text: String) -> Self {
        Self { name: name.to_owned(), state: state.to_owned(), word: word.to_owned(), text }
    }
}

/// A new meter, which waits for a name.
#[derive(Clone, Debug, PartialEq)]
pub struct NewMeter {
    /// The meter's id.
    pub meter_id: MeterId,
    /// The meter's key.
    pub key: String,
    /// The facts on it.
    pub text: String,
    /// How it probably counts.
    pub role: MeterRole,
}

/// A meter that used to send by itself and is silent.
#[derive(Clone, Debug, PartialEq)]
pub struct LateMeter {
    /// The meter's id.
    pub meter_id: MeterId,
    /// Its name.
    pub name: String,
    /// Its building, and when it last sent.
    pub text: String,
}

/// A message that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct QuarantineLine {
    /// The message's id.
    pub quarantine_id: i64,
    /// The reason.
    pub reason: String,
    /// The topic and the time.
    pub place: String,
    /// The payload.
    pub payload: String,
}

/// The model of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// In whose words.
    pub words: Words,
    /// No part is down.
    pub all_work: bool,
    /// The parts.
    pub parts: Vec<Part>,
    /// Readings per second, the mean of the last minute.
    pub readings_per_s: f64,
    /// Readings since the start.
    pub readings: u64,
    /// Repeated readings since the start.
    pub repeated: u64,
    /// Messages since the start.
    pub messages: u64,
    /// Commits since the start.
    pub commits: u64,
    /// The time of the start.
    pub since: String,
    /// The time of the newest commit.
    pub committed: Option<String>,
    /// The meters that are late, the longest silent first, as many as are shown.
    pub late: Vec<LateMeter>,
    /// The number of all late meters.
    pub late_count: usize,
    /// The new meters that are shown.
    pub new_meters: Vec<NewMeter>,
    /// The number of all new meters.
    pub new_meter_count: usize,
    /// The words on meters that wait to be let in; empty if none wait.
    pub waiting: String,
    /// The buildings to choose from.
    pub buildings: Vec<(BuildingId, String)>,
    /// The sites, for a new building.
    pub sites: Vec<(SiteId, String)>,
    /// The newest messages that could not be read.
    pub quarantine: Vec<QuarantineLine>,
    /// The number of messages in quarantine.
    pub quarantine_count: i64,
    /// The messages that were evicted from it, in words.
    pub quarantine_evicted: String,
    /// The command that publishes a reading.
    pub publish_line: String,
}
