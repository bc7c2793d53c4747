//! Messages that contradict one another or cannot be read. If several messages give one instant
//! different values, one is stored, and each other message is in quarantine as it was sent.

use std::collections::HashSet;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};
use jiff::Timestamp;

use super::super::device::{Device, PATIENCE};
use crate::packet::SignIn;
use crate::tables::Tables;

/// Instants that get several values.
const GROUPS: u32 = 15;
/// Values per instant, from up to four connections at once.
const VALUES: u32 = 20;
const CONNECTIONS: u32 = 4;
const UNREADABLE: u32 = 300;
/// The pause between a connection's batches.
const PAUSE: Duration = Duration::from_millis(400);

/// The running devices.
pub struct Odd {
    threads: Vec<JoinHandle<Result<()>>>,
    groups: Vec<Group>,
    unreadable: Vec<Message>,
}

#[derive(Clone, Debug, PartialEq)]
struct Message {
    topic: String,
    payload: String,
}

/// Messages for one instant, each with a different value.
#[derive(Clone, Debug)]
struct Group {
    meter: String,
    at_ms: i64,
    messages: Vec<(Message, f64)>,
}

/// What became of the messages.
#[derive(Debug, Default)]
pub struct Found {
    pub sent: u64,
    pub stored: u64,
    pub filed: u64,
    pub lost: u64,
}

impl Odd {
    pub fn start(port: u16, time_limit: Duration) -> Self {
        let at_ms = Timestamp::now().as_second() * 1_000 - 3_600_000;
        let groups: Vec<Group> = (0..GROUPS).map(|number| group(number, at_ms)).collect();
        let unreadable: Vec<Message> = (0..UNREADABLE).map(unreadable).collect();
        let mut shares = vec![Vec::new(); CONNECTIONS as usize];
        let contradicting = groups.iter().flat_map(|group| group.messages.iter().map(|(message, _)| message));
        for (number, message) in contradicting.chain(&unreadable).enumerate() {
            shares[number % CONNECTIONS as usize].push(message.clone());
        }
        let give_up = Instant::now() + time_limit;
        let threads = shares.into_iter().enumerate();
        let threads = threads.map(|(number, share)| std::thread::spawn(move || send(port, number, &share, give_up)));
        Self { threads: threads.collect(), groups, unreadable }
    }

    /// Waits for the last PUBACK; fails if one is missing.
    pub fn finish(mut self) -> Result<Self> {
        for thread in std::mem::take(&mut self.threads) {
            thread.join().map_err(|_| anyhow!("a thread of odd messages panicked"))??;
        }
        Ok(self)
    }

    /// Finds where each message is.
    pub fn found(&self, tables: &Tables) -> Result<Found> {
        let quarantined: HashSet<(String, Vec<u8>)> = tables.quarantined()?.into_iter().collect();
        let is_filed = |message: &Message| quarantined.contains(&(message.topic.clone(), message.payload.clone().into_bytes()));
        let mut statement = tables.file()?.prepare(
            "select r.value from reading r join channel c on c.channel_id = r.channel_id join meter m on m.meter_id = c.meter_id
             where m.key = ?1 and c.field = 'power_w' and r.at = ?2",
        )?;
        let mut found = Found::default();
        for group in &self.groups {
            let standing: Vec<f64> =
                statement.query_map((&group.meter, group.at_ms), |row| row.get(0))?.collect::<Result<_, _>>()?;
            for (message, value) in &group.messages {
                found.count(standing.contains(value), is_filed(message));
            }
        }
        for message in &self.unreadable {
            found.count(false, is_filed(message));
        }
        Ok(found)
    }
}

impl Found {
    fn count(&mut self, is_stored: bool, is_filed: bool) {
        self.sent += 1;
        match (is_stored, is_filed) {
            // A message that came again after it was stored is a repetition, and is never filed.
            (true, _) => self.stored += 1,
            (false, true) => self.filed += 1,
            (false, false) => self.lost += 1,
        }
    }
}

fn group(number: u32, at_ms: i64) -> Group {
    let meter = format!("odd-{number}");
    let at = Timestamp::from_millisecond(at_ms).map_or_else(|_| String::new(), |at| at.to_string());
    let message = |value: u32| {
        let topic = format!("greenpulse/v1/{meter}/readings");
        let value = f64::from(100 * value) + 0.5;
        (Message { topic, payload: format!(r#"{{"at":"{at}","power_w":{value}}}"#) }, value)
    };
    Group { at_ms, messages: (1..=VALUES).map(message).collect(), meter }
}

fn unreadable(number: u32) -> Message {
    let topic = format!("greenpulse/v1/odd-{}/readings", number % GROUPS);
    Message { topic, payload: format!(r#"{{"power_w":"a text, number {number}"}}"#) }
}

/// Sends all messages in batches, and again after a lost connection, until each is acknowledged.
fn send(port: u16, number: usize, messages: &[Message], give_up: Instant) -> Result<()> {
    let mut device = None;
    for some in messages.chunks(10) {
        let mut left: Vec<&Message> = some.iter().collect();
        while !left.is_empty() {
            ensure!(Instant::now() < give_up, "time is up with odd messages unacknowledged");
            if device.is_none() {
                device = Device::connect(port, &SignIn::of(format!("odd-{number}"), "odd")).ok();
            }
            let Some(connected) = device.as_mut() else {
                std::thread::sleep(Duration::from_millis(50));
                continue;
            };
            let before = left.len();
            let ids: Vec<Option<u16>> =
                left.iter().map(|message| connected.send(&message.topic, message.payload.as_bytes()).ok()).collect();
            // In the order in which they were sent.
            let acknowledged =
                ids.iter().take_while(|id| id.is_some_and(|id| connected.acknowledged(id, PATIENCE).is_ok())).count();
            left.drain(..acknowledged);
            if acknowledged < before {
                device = None;
            }
        }
        // Takes several seconds, so that kills hit some of the messages.
        std::thread::sleep(PAUSE);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;
    use crate::process::Folder;
    use rusqlite::Connection;

    #[test]
    fn one_value_of_an_instant_stands_and_the_other_messages_are_looked_for_in_quarantine() {
        let folder = Folder::new(None).unwrap();
        let file = folder.path().join("ledger.db");
        let odd = Odd { threads: Vec::new(), groups: vec![group(0, 5_000)], unreadable: vec![unreadable(0), unreadable(1)] };
        let connection = Connection::open(&file).unwrap();
        connection
            .execute_batch(
                "create table meter(meter_id integer primary key, key text); insert into meter values (1, 'odd-0');
                create table channel(channel_id integer primary key, meter_id, field text); insert into channel values (1, 1, 'power_w');
                create table reading(channel_id, at, value); insert into reading values (1, 5000, 100.5);
                create table quarantine(topic text, payload blob)",
            )
            .unwrap();
        let filed = odd.groups[0].messages[1..VALUES as usize - 1].iter().map(|(message, _)| message).chain(&odd.unreadable[..1]);
        for message in filed {
            let row = (&message.topic, message.payload.as_bytes());
            connection.execute("insert into quarantine values (?1, ?2)", row).unwrap();
        }
        let found = odd.found(&Tables::sqlite(&file).unwrap()).unwrap();
        let filed = u64::from(VALUES) - 2 + 1;
        assert_eq!((found.sent, found.stored, found.filed, found.lost), (u64::from(VALUES) + 2, 1, filed, 2));
    }
}
