//! Limits how many new meters a client may bring: 200 an hour, or what a person allows it. All
//! clients without an allowance together may bring 2,000 an hour. What exceeds that is noted by
//! topic and waits until an hour has passed or a person lets it in. Without a limit, one client
//! that makes up names of meters, or client names, could fill the database and everybody's lists
//! with meters.

use crate::message::{Client, Message};
use domain::{HOUR_MS, Millis};
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use store::{PAYLOAD_BYTES_MAX, Store, WaitingTopic, chain};

/// New meters of one client within an hour, unless a person allows it more.
pub const NEW_METERS_AN_HOUR: usize = 200;

/// New meters within an hour of all clients without an allowance together. Made-up client names
/// cannot exceed it.
pub const NEW_METERS_OF_ALL_AN_HOUR: usize = 2_000;

/// Clients that are counted by themselves. Any further clients are counted together.
const CLIENTS_MAX: usize = 1_000;

/// Names of waiting meters, of all clients together. Beyond that, meters wait without their names
/// being kept.
const NAMES_MAX: usize = 20_000;

/// Topics that wait to be written. Further topics within the same second are not noted.
const TOPICS_MAX: usize = 2_000;

/// The longest topic that is noted, in bytes. A database key may be no longer.
const TOPIC_BYTES_MAX: usize = 1_000;

/// How old the allowances in memory may be.
const ALLOWED_FOR: Duration = Duration::from_secs(1);

/// The name of the clients beyond [`CLIENTS_MAX`].
const OTHERS: &str = "other clients";

/// A meter as its device names it: the dialect and the name.
type Name = (&'static str, String);

#[derive(Default)]
struct ClientMeters {
    /// The meters that it brought within the last hour, ordered by time.
    brought: VecDeque<(Millis, Name)>,
    /// The meters in `brought`, and those that a person let in.
    admitted: HashSet<Name>,
    /// The meters that wait.
    waiting: HashSet<Name>,
}

#[derive(Default)]
struct State {
    clients: HashMap<Arc<str>, ClientMeters>,
    /// When clients without an allowance brought meters within the last hour, ordered by time.
    brought: VecDeque<Millis>,
    /// The number of waiting names of all clients.
    waiting: usize,
    /// What people allow, by client, and when it was read.
    allowed: HashMap<String, usize>,
    allowed_at: Option<Instant>,
    /// Topics with meters that wait, not yet written.
    unwritten: HashMap<String, WaitingTopic>,
    /// Topics that are noted in the database.
    noted: HashSet<String>,
    /// Topics of which nothing waits any more, not yet deleted.
    over: Vec<String>,
}

/// The new meters of each client, and the topics that wait.
#[derive(Default)]
pub struct Newcomers {
    state: Mutex<State>,
    /// Whether any topic is noted. If none is, `passed` returns at once.
    has_noted: AtomicBool,
}

impl Newcomers {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Loads the topics that were noted before this process began.
    ///
    /// # Errors
    /// The store's.
    pub async fn remember(&self, store: &Store) -> store::Result<()> {
        let topics = store.waiting_topics().await?;
        self.has_noted.store(!topics.is_empty(), Relaxed);
        self.state().noted.extend(topics);
        Ok(())
    }

    /// Reads the allowances again if they are old.
    pub(crate) async fn look(&self, store: &Store) {
        if self.state().allowed_at.is_some_and(|at| at.elapsed() < ALLOWED_FOR) {
            return;
        }
        match store.allowance_list().await {
            Ok(allowed) => {
                let mut state = self.state();
                state.allowed = allowed.into_iter().map(|one| (one.client, one.meters_per_hour.max(0) as usize)).collect();
                state.allowed_at = Some(Instant::now());
            }
            Err(error) => tracing::debug!(error = %chain(&error), "how many new meters clients are allowed could not be read"),
        }
    }

    /// Whether a client may bring a new meter; if so, it is counted. A second question about the
    /// same meter, such as when a commit is retried, gets the same answer and is counted once.
    pub(crate) fn admits(&self, client: &str, dialect: &'static str, name: &str, now: Millis) -> bool {
        let state = &mut *self.state();
        let client: Arc<str> = match state.clients.get_key_value(client) {
            Some((known, _)) => known.clone(),
            None if state.clients.len() < CLIENTS_MAX => client.into(),
            None => {
                // Clients that brought nothing for an hour, and for which nothing waits, need no
                // entry.
                state.clients.retain(|_, of_client| {
                    !of_client.waiting.is_empty() || of_client.brought.back().is_some_and(|(at, _)| now - at < HOUR_MS)
                });
                if state.clients.len() < CLIENTS_MAX { client.into() } else { OTHERS.into() }
            }
        };
        let allowed = state.allowed.get(&*client).copied();
        let of_client = state.clients.entry(client).or_default();
        while let Some((at, name)) = of_client.brought.front()
            && now - at >= HOUR_MS
        {
            of_client.admitted.remove(name);
            of_client.brought.pop_front();
        }
        while state.brought.front().is_some_and(|at| now - at >= HOUR_MS) {
            state.brought.pop_front();
        }
        let name: Name = (dialect, name.to_owned());
        if of_client.admitted.contains(&name) {
            return true;
        }
        let has_room = of_client.brought.len() < allowed.unwrap_or(NEW_METERS_AN_HOUR);
        if has_room && (allowed.is_some() || state.brought.len() < NEW_METERS_OF_ALL_AN_HOUR) {
            if allowed.is_none() {
                state.brought.push_back(now);
            }
            state.waiting -= usize::from(of_client.waiting.remove(&name));
            of_client.admitted.insert(name.clone());
            of_client.brought.push_back((now, name));
            return true;
        }
        if state.waiting < NAMES_MAX {
            state.waiting += usize::from(of_client.waiting.insert(name));
        }
        false
    }

    /// Lets in every waiting meter whose name is known.
    pub(crate) fn let_all_in(&self) {
        let state = &mut *self.state();
        for of_client in state.clients.values_mut() {
            // The hour starts anew, for meters whose names were not kept.
            of_client.brought.clear();
            of_client.admitted.clear();
            of_client.admitted.extend(of_client.waiting.drain());
        }
        state.waiting = 0;
        state.brought.clear();
    }

    /// Notes a message with values that wait.
    pub(crate) fn note(&self, message: &Message) {
        let Some(client) = message.client.name() else { return };
        if message.topic.len() > TOPIC_BYTES_MAX {
            return;
        }
        let state = &mut *self.state();
        let payload = &message.payload[..message.payload.len().min(PAYLOAD_BYTES_MAX)];
        let is_cut = payload.len() < message.payload.len();
        if let Some(known) = state.unwritten.get_mut(&message.topic) {
            known.message_count += 1;
            known.last_at = message.arrived_at;
            known.last_payload = payload.to_vec();
            known.is_cut = is_cut;
        } else if state.unwritten.len() < TOPICS_MAX {
            let unwritten = WaitingTopic {
                topic: message.topic.clone(),
                client: client.to_owned(),
                device: message.device.clone(),
                message_count: 1,
                last_payload: payload.to_vec(),
                last_at: message.arrived_at,
                is_cut,
            };
            state.unwritten.insert(message.topic.clone(), unwritten);
            self.has_noted.store(true, Relaxed);
        }
    }

    /// Notes that nothing of a topic's message waits. If the topic is noted, it no longer needs to
    /// be.
    pub(crate) fn passed(&self, topic: &str) {
        if !self.has_noted.load(Relaxed) {
            return;
        }
        let state = &mut *self.state();
        if let Some(topic) = state.noted.take(topic) {
            state.over.push(topic);
        }
        state.unwritten.remove(topic);
    }

    /// Whether there is something to write.
    pub(crate) fn has_news(&self) -> bool {
        let state = self.state();
        !state.unwritten.is_empty() || !state.over.is_empty()
    }

    /// Writes which topics wait, and deletes those that no longer do. If that fails, the former are
    /// noted with their next message, and the latter are deleted next time.
    pub(crate) async fn write(&self, store: &Store) {
        let (unwritten, over) = {
            let state = &mut *self.state();
            (std::mem::take(&mut state.unwritten), std::mem::take(&mut state.over))
        };
        if unwritten.is_empty() && over.is_empty() {
            return;
        }
        let unwritten: Vec<WaitingTopic> = unwritten.into_values().collect();
        if let Err(error) = store.waiting_seen(&unwritten, &over).await {
            tracing::debug!(error = %chain(&error), "topics of new meters that wait could not be noted");
            self.state().over.extend(over);
            return;
        }
        let noted = {
            let mut state = self.state();
            state.noted.extend(unwritten.into_iter().map(|one| one.topic));
            state.noted.len()
        };
        // The database has evicted many of them.
        if noted > 2 * TOPICS_MAX {
            match store.waiting_topics().await {
                Ok(topics) => self.state().noted = topics.into_iter().collect(),
                Err(error) => tracing::debug!(error = %chain(&error), "topics of new meters that wait could not be read"),
            }
        }
        let state = self.state();
        self.has_noted.store(!state.noted.is_empty() || !state.unwritten.is_empty(), Relaxed);
    }
}

impl Client {
    /// The name under which new meters are counted; `None` if they are not.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Trusted => None,
            Self::One(name) | Self::Many(name) => Some(name),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn bring(newcomers: &Newcomers, client: &str, names: std::ops::Range<usize>, now: Millis) -> usize {
        names.filter(|i| newcomers.admits(client, "greenpulse", &format!("m{i}"), now)).count()
    }

    #[test]
    fn a_client_brings_two_hundred_meters_an_hour_and_each_counts_once() {
        let newcomers = Newcomers::default();
        assert_eq!(bring(&newcomers, "a", 0..300, 0), 200);
        // A retried commit asks again.
        assert_eq!(bring(&newcomers, "a", 0..300, 1), 200);
        assert_eq!(bring(&newcomers, "b", 0..300, 1), 200, "another client has its own");
        assert_eq!(bring(&newcomers, "a", 200..300, HOUR_MS - 1), 0);
        assert_eq!(bring(&newcomers, "a", 200..300, HOUR_MS), 100);
        assert_eq!(bring(&newcomers, "a", 300..900, HOUR_MS + 1), 100, "no hour has more than two hundred");
    }

    #[test]
    fn what_waits_is_let_in_by_name() {
        let newcomers = Newcomers::default();
        assert_eq!(bring(&newcomers, "a", 0..700, 0), 200);
        newcomers.let_all_in();
        assert_eq!(bring(&newcomers, "a", 0..700, 1), 700);
        assert_eq!(bring(&newcomers, "a", 700..1_000, 2), 0, "the hour's two hundred are there");
        assert_eq!(bring(&newcomers, "a", 700..1_000, 2 * HOUR_MS), 200);
    }

    #[test]
    fn a_person_allows_a_client_more_or_none() {
        let newcomers = Newcomers::default();
        newcomers.state().allowed = HashMap::from([("bridge".to_owned(), 1_000), ("stranger".to_owned(), 0)]);
        assert_eq!(bring(&newcomers, "bridge", 0..2_000, 0), 1_000);
        assert_eq!(bring(&newcomers, "stranger", 0..2_000, 0), 0);
    }

    #[test]
    fn clients_that_are_made_up_bring_two_thousand_meters_an_hour_together_and_one_that_is_allowed_its_own() {
        let newcomers = Newcomers::default();
        newcomers.state().allowed = HashMap::from([("bridge".to_owned(), 300)]);
        let flood =
            |from: usize, now| (from..from + 50).map(|i| bring(&newcomers, &format!("made up {i}"), 0..200, now)).sum::<usize>();
        assert_eq!(flood(0, 0), NEW_METERS_OF_ALL_AN_HOUR);
        assert_eq!(flood(0, 1), NEW_METERS_OF_ALL_AN_HOUR, "those that are in are asked for again");
        assert_eq!(bring(&newcomers, "plug", 0..1, 1), 0);
        assert_eq!(bring(&newcomers, "bridge", 0..400, 1), 300);
        newcomers.let_all_in();
        assert_eq!(bring(&newcomers, "plug", 0..2, 2), 2, "one that waited, and a new hour");
        assert_eq!(flood(100, 3), NEW_METERS_OF_ALL_AN_HOUR - 1);
        assert_eq!(bring(&newcomers, "late", 0..1, HOUR_MS + 3), 1);
    }

    fn message(topic: &str, payload: Vec<u8>) -> Message {
        Message {
            topic: topic.to_owned(),
            payload: payload.into(),
            device: None,
            own_meter_only: false,
            client: Client::one(Some("bridge"), ""),
            arrived_at: 1,
            is_replay: false,
            is_duplicate: false,
            source: None,
            quarantine_id: None,
            ack: crate::Ack::None,
        }
    }

    async fn opened(folder: &tempfile::TempDir) -> Store {
        Store::open(&format!("sqlite://{}/test.db", folder.path().display())).await.unwrap()
    }

    #[tokio::test]
    async fn what_passed_and_could_not_be_written_is_written_the_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let (newcomers, store) = (Newcomers::default(), opened(&folder).await);
        newcomers.note(&message("a", b"1".to_vec()));
        newcomers.write(&store).await;
        assert_eq!(store.waiting_topics().await.unwrap(), ["a"]);
        store.close().await;
        newcomers.passed("a");
        newcomers.write(&store).await;
        let store = opened(&folder).await;
        assert!(newcomers.has_news());
        newcomers.write(&store).await;
        assert!(store.waiting_topics().await.unwrap().is_empty() && !newcomers.has_news());
    }

    #[tokio::test]
    async fn of_more_topics_than_are_kept_each_passes_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let (newcomers, store) = (Newcomers::default(), opened(&folder).await);
        for from in (0..6_000).step_by(TOPICS_MAX) {
            (from..from + TOPICS_MAX).for_each(|i| newcomers.note(&message(&format!("t/{i}"), b"1".to_vec())));
            newcomers.write(&store).await;
        }
        let kept = store.waiting_topics().await.unwrap();
        assert!(kept.len() == 1_000 && newcomers.state().noted.len() == 1_000, "as many as one client has");
        kept.iter().for_each(|topic| newcomers.passed(topic));
        newcomers.write(&store).await;
        assert_eq!(store.waiting_count().await.unwrap(), (0, 0));
    }

    #[test]
    fn of_a_long_message_no_more_is_held_than_is_kept() {
        let newcomers = Newcomers::default();
        for payload in [vec![7; 1_000_000], vec![8; 1_000_000]] {
            newcomers.note(&message("a", payload));
            let state = newcomers.state();
            let unwritten = &state.unwritten["a"];
            assert!(
                unwritten.is_cut
                    && unwritten.last_payload.len() == PAYLOAD_BYTES_MAX
                    && unwritten.last_payload.capacity() < 10_000
            );
        }
        newcomers.note(&message("a", b"short".to_vec()));
        assert!(!newcomers.state().unwritten["a"].is_cut);
    }

    #[test]
    fn clients_without_number_count_as_one_and_names_without_number_are_not_kept() {
        let newcomers = Newcomers::default();
        for i in 0..CLIENTS_MAX {
            assert_eq!(bring(&newcomers, &format!("client {i}"), 0..1, 0), 1);
        }
        let more: usize = (0..500).map(|i| bring(&newcomers, &format!("another {i}"), i..i + 1, 1)).sum();
        assert_eq!(more, NEW_METERS_AN_HOUR);
        assert_eq!(bring(&newcomers, "another", 500..50_000, 2), 0);
        assert!(newcomers.state().waiting <= NAMES_MAX && newcomers.state().clients.len() <= CLIENTS_MAX + 1);
        // An hour later there is room again.
        assert_eq!(bring(&newcomers, "client 0", 5..6, HOUR_MS + 1), 1);
    }
}
