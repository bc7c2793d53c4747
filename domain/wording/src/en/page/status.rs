//! The status page: whether all parts work, what comes in, what could not be read.

use domain::figure;

/// The window's title.
pub const TITLE: &str = "Status";
/// The headline if no part is down.
pub const ALL_WORK: &str = "All parts work.";
/// The headline if one is.
pub const ONE_DOWN: &str = "A part does not work.";
/// Behind it, if meters wait.
pub const METERS_WAIT: &str = " New meters wait to be let in.";

/// The sentence behind the headline: what came in the last minute, and how much of it could not be
/// read.
#[must_use]
pub fn last_minute(readings: f64, unread: i64) -> [String; 2] {
    let unread = match unread {
        0 => "everything could be read.".to_owned(),
        1 => "one message could not be read.".to_owned(),
        n => format!("{n} messages could not be read."),
    };
    [format!(" {} readings came in the last minute; ", figure::fixed(readings, 0)), unread]
}

/// The heading of the parts.
pub const PARTS: &str = "Parts";
/// A part works.
pub const WORKS: &str = "Works";
/// A part does not answer.
pub const DOWN: &str = "Down";

/// The part that takes messages in.
pub const BROKER: &str = "Broker";
/// It is not connected yet: in a word.
pub const STARTING: &str = "Starting";
/// The same in a sentence.
pub const NOT_CONNECTED: &str = "It is not connected yet.";

/// The broker: its name, its state, and the devices at it, if they are known.
#[must_use]
pub fn broker(name: &str, detail: &str, devices: Option<u64>) -> String {
    let devices = match devices {
        None => String::new(),
        Some(1) => " 1 device is connected.".to_owned(),
        Some(n) => format!(" {n} devices are connected."),
    };
    format!("{name}: {detail}.{devices}")
}

/// The sessions that the broker keeps.
pub const SESSIONS: &str = "Sessions";
/// A part has no room left.
pub const FULL: &str = "Full";

/// What the broker keeps for devices that are away, and what it had to drop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sessions<'a> {
    /// Sessions of devices that are away.
    pub absent: u64,
    /// Bytes of the messages that wait.
    pub queued_bytes: u64,
    /// Sessions that made place for others, and when the last one did.
    pub made_place: Option<(u64, &'a str)>,
    /// Messages that were dropped.
    pub dropped: u64,
}

/// The sessions in sentences.
#[must_use]
pub fn sessions(sessions: Sessions) -> String {
    let mut text = match sessions.absent {
        0 => "No session of a device that is away is kept.".to_owned(),
        1 => "1 device is away, and its session is kept.".to_owned(),
        n => format!("{} devices are away, and their sessions are kept.", count(n)),
    };
    if sessions.queued_bytes > 0 {
        let kilobytes = sessions.queued_bytes.div_ceil(1024);
        text += &format!(" Messages of {} kB wait for devices that are away or slow.", count(kilobytes));
    }
    text += &match sessions.made_place {
        None => String::new(),
        Some((1, last)) => format!(" The session that was away longest made place for another one ({last})."),
        Some((n, last)) => format!(" {} sessions that were away longest made place for others, the last {last}.", count(n)),
    };
    if sessions.dropped > 0 {
        text +=
            &format!(" {} messages reached no one: too much waited for devices that are away or slow.", count(sessions.dropped));
    }
    text
}

/// The part that stores.
pub const DATABASE: &str = "Database";
/// It cannot be written.
pub const FAILING: &str = "Failing";
/// It does not answer.
pub const DATABASE_AWAY: &str = "It does not answer. Readings wait; nothing is lost.";

/// It works.
#[must_use]
pub fn database(version: &str) -> String {
    format!("{version}.")
}

/// It answers, and has this trouble: `cannot be written: its disk is full`.
#[must_use]
pub fn database_trouble(version: &str, trouble: &str) -> String {
    format!("{version}. It {trouble}. Readings wait and are tried again each second; nothing is lost.")
}

/// The part before the pipeline.
pub const QUEUE: &str = "Queue";
/// Nothing waits in it.
pub const EMPTY: &str = "Empty";
/// It is far from full.
pub const MOVES: &str = "Moves";
/// It gets full.
pub const FILLS: &str = "Fills";

/// How much waits in it.
#[must_use]
pub fn queue(waiting: u64, most: u64) -> String {
    format!("{} of {} messages wait.", count(waiting), count(most))
}

/// The part that several replicas would share.
pub const CACHE: &str = "Cache";
/// It is not in use.
pub const NOT_USED: &str = "Not used";
/// Why not.
pub const CACHE_HINT: &str = "Redis is needed only by several replicas.";

/// The heading of what comes in.
pub const RATES: &str = "Rates";
/// The mean of the last minute.
pub const READINGS_A_SECOND: &str = "Readings a second";
/// Of which time that is.
pub const READINGS_A_SECOND_HINT: &str = "Mean of the last minute.";
/// All readings since the start.
pub const READINGS_STORED: &str = "Readings stored";

/// Since when that is, and how many came again.
#[must_use]
pub fn readings_stored_hint(since: &str, repeated: u64) -> String {
    format!("Since {since}. {} came twice and were stored once.", count(repeated))
}

/// All messages since the start.
pub const MESSAGES: &str = "Messages";

/// In how many commits they were stored, and when the last one was.
#[must_use]
pub fn messages_hint(commits: u64, last: Option<&str>) -> String {
    let last = last.map(|at| format!(", the last at {at}")).unwrap_or_default();
    format!("In {} commits{last}.", count(commits))
}

/// The heading of the new meters.
#[must_use]
pub fn new_meters(count: usize) -> String {
    format!("New meters ({count})")
}

/// The state of meters that wait.
pub const WAITING: &str = "Waiting";
/// Lets them in.
pub const LET_IN: &str = "Let them all in";
/// Leads to their list.
pub const SEE_WHICH: &str = "See which";

/// The new meters that wait to be let in: how many topics, of whom, with how many messages. A client
/// stands with its topics.
#[must_use]
pub fn waiting(topics: i64, messages: i64, clients: &[(String, i64)]) -> String {
    let topics_of = |n: i64| match n {
        1 => "one topic".to_owned(),
        n => format!("{} topics", figure::fixed(n as f64, 0)),
    };
    let who: Vec<String> = clients.iter().map(|(client, topics)| format!("{client} ({})", topics_of(*topics))).collect();
    let messages = match messages {
        1 => "One message was".to_owned(),
        n => format!("{} messages were", figure::fixed(n as f64, 0)),
    };
    format!(
        "More new meters came within an hour than one client, or all together, may bring: {} of them wait, of {}. {messages} \
         acknowledged and not stored as readings; the last of each topic is kept, and becomes its first reading once you let them in.",
        topics_of(topics),
        who.join(", "),
    )
}

/// Not all new meters are shown: the text, and the link.
pub const FIRST_FIFTY: [&str; 2] = ["The first fifty are here. ", "All of them"];
/// There are no new meters. A command line follows.
pub const NO_NEW_METERS: &str = "None. A meter that publishes for the first time shows here; try it:";

/// What was heard of a new meter: its dialect, when, and its values.
#[must_use]
pub fn new_meter(dialect: &str, heard: Option<&str>, values: &[String]) -> String {
    let heard = heard.map(|at| format!(", last heard {at}")).unwrap_or_default();
    format!("Speaks {dialect}{heard}. {}.", values.join(", "))
}

/// The heading of the messages that could not be read.
#[must_use]
pub fn quarantine(count: i64) -> String {
    format!("Could not be read ({count})")
}

/// Deletes them.
pub const THROW_AWAY: &str = "Throw away";
/// What is kept of them. How many had to go may follow.
pub const QUARANTINE_HINT: &str = "Up to 1,000 are kept, with the reason. Nothing behind them was delayed. ";

/// How many had to go.
#[must_use]
pub fn evicted(messages: u64) -> String {
    format!("{} more had to make place for them.", count(messages))
}

/// Where and when a message came.
#[must_use]
pub fn came(topic: &str, when: &str) -> String {
    format!("{topic}, {when}")
}

/// Stands for a message without content.
pub const NO_PAYLOAD: &str = "(empty)";

fn count(n: u64) -> String {
    figure::fixed(n as f64, 0)
}
