//! The sessions, keys and people that this process knows, so that a request costs no query. What changes
//! here counts from the next request on; what another process changes, within a second or two. The
//! WebSockets of a session end with it, and when its person may see or do something else.

mod keys;

use crate::hex::hex;
use crate::http::door::hang_up;
use domain::{Clock, Millis, Person, PersonId};
use keys::OpenKey;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;
use store::{PeopleChanged, Session, Store, StoredPerson, chain};
use tokio::net::TcpStream;

/// Interval between looks for what other processes changed, and for what is over.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How long a request waits for what this process changed, if the database is slow or away.
const PATIENCE: Duration = Duration::from_secs(1);

/// The shortest time between two notes that a session was used.
const USED_EVERY_MS: Millis = domain::MINUTE_MS;

/// How long the connections of a session stay after its page signed out: the page leaves by itself,
/// and would report an error if they closed before.
const LEAVES_FOR: Duration = Duration::from_millis(700);

/// What is stored of a token.
#[must_use]
pub fn hash_of(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Connections that became WebSockets. They are closed when this is dropped.
#[derive(Default)]
struct Sockets(Vec<Weak<TcpStream>>);

impl Sockets {
    fn add(&mut self, stream: Weak<TcpStream>) {
        self.0.retain(|stream| stream.strong_count() > 0);
        self.0.push(stream);
    }
}

impl Drop for Sockets {
    fn drop(&mut self) {
        self.0.iter().for_each(hang_up);
    }
}

struct Open {
    session: Session,
    noted: Millis,
    sockets: Sockets,
}

#[derive(PartialEq)]
struct Known {
    login_key: String,
    caller: Arc<Person>,
    password_set_at: Option<Millis>,
    is_disabled: bool,
}

impl Known {
    fn of(person: &StoredPerson) -> Self {
        Self {
            login_key: store::login_key(&person.person.login),
            caller: person.caller(),
            password_set_at: person.password_set_at,
            is_disabled: person.disabled_at.is_some(),
        }
    }
}

struct Pages {
    sessions: HashMap<String, Open>,
    /// By the hash of their secret.
    keys: HashMap<String, OpenKey>,
    people: HashMap<PersonId, Known>,
    has_admin: bool,
    /// Of people without a session: they send their password along, or a proxy says who they are.
    of_people: HashMap<PersonId, Sockets>,
    /// The issuers by which admins have signed in who still may.
    admins_by: Vec<String>,
    /// Of whoever came in without an account, as long as there were none.
    of_nobody: Sockets,
    /// The clock of people up to which this is true.
    clock: i64,
    /// The changes of this process up to which this is true.
    changes: u64,
}

/// The sessions, keys and people that this process knows.
pub struct SessionBook {
    store: Arc<Store>,
    time: Clock,
    pages: Mutex<Pages>,
    looking: tokio::sync::Mutex<()>,
}

impl SessionBook {
    /// A book that is true once it has looked.
    #[must_use]
    pub fn new(store: Arc<Store>, time: Clock) -> Self {
        let pages = Pages {
            sessions: HashMap::new(),
            keys: HashMap::new(),
            people: HashMap::new(),
            has_admin: false,
            of_people: HashMap::new(),
            admins_by: Vec::new(),
            of_nobody: Sockets::default(),
            clock: -1,
            changes: store.people_changes(),
        };
        Self { store, time, pages: Mutex::new(pages), looking: tokio::sync::Mutex::default() }
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks, if this process has changed something since. While the database is away, what is known
    /// goes on.
    pub async fn catch_up(&self) {
        if self.pages().changes == self.store.people_changes() {
            return;
        }
        match tokio::time::timeout(PATIENCE, self.look()).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::debug!(error = %chain(&error), "what changed of people could not be read"),
            Err(_) => tracing::debug!("what changed of people was not read in time"),
        }
    }

    /// Takes in what changed.
    ///
    /// # Errors
    /// The store's.
    pub async fn look(&self) -> store::Result<()> {
        let _one = self.looking.lock().await;
        let (changes, clock) = (self.store.people_changes(), self.pages().clock);
        let changed = self.store.people_changed(clock).await?;
        let mut pages = self.pages();
        if let Some(changed) = changed {
            pages.take_in(changed);
        }
        pages.changes = changes;
        Ok(())
    }

    /// Repeats [`Self::look`] until it is dropped, ends what is over, and notes which sessions and
    /// keys were used.
    pub async fn run(&self) {
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            // What ends by the clock ends though the database is away.
            let now = self.time.now();
            self.pages().sessions.retain(|_, open| open.session.is_good(now));
            let looked = async {
                self.look().await?;
                self.note_uses().await?;
                self.note_key_uses().await
            };
            if let Err(error) = looked.await {
                tracing::debug!(error = %chain(&error), "sessions could not be looked after");
            }
        }
    }

    async fn note_uses(&self) -> store::Result<()> {
        let due: Vec<(String, Millis)> = {
            let pages = self.pages();
            let is_due = |open: &&Open| open.session.last_used_at - open.noted >= USED_EVERY_MS;
            let due = pages.sessions.values().filter(is_due);
            due.map(|open| (open.session.hash.clone(), open.session.last_used_at)).collect()
        };
        if due.is_empty() {
            return Ok(());
        }
        self.store.session_used(&due).await?;
        let mut pages = self.pages();
        for (hash, at) in due {
            if let Some(open) = pages.sessions.get_mut(&hash) {
                open.noted = at;
            }
        }
        Ok(())
    }

    /// Who is signed in with a token. Counts as a use.
    ///
    /// # Errors
    /// The store's, which is asked about a session that is not known yet.
    pub async fn find(&self, token: &str) -> store::Result<Option<Arc<Person>>> {
        // Longer or shorter ones are none of ours, and cost nothing.
        if token.len() != 64 {
            return Ok(None);
        }
        let (hash, now) = (hash_of(token), self.time.now());
        if let Some(found) = self.pages().find(&hash, now) {
            return Ok(found);
        }
        loop {
            let clock = self.pages().clock;
            let Some((session, person)) = self.store.session_find(&hash, now).await? else { return Ok(None) };
            let mut pages = self.pages();
            // Otherwise its end may have been taken in while it was looked for, and would not come again.
            if pages.clock == clock {
                pages.people.entry(person.person_id).or_insert_with(|| Known::of(&person));
                let noted = session.last_used_at;
                pages.sessions.insert(hash.clone(), Open { session, noted, sockets: Sockets::default() });
                return Ok(pages.find(&hash, now).flatten());
            }
        }
    }

    /// Ties a connection to the end of the session with this token. `person` is who was found there:
    /// if they may see or do something else by now, the connection ends at once.
    pub fn tie(&self, token: &str, person: &Arc<Person>, stream: Weak<TcpStream>) {
        let mut pages = self.pages();
        let is_now = pages.is_now(person);
        match pages.sessions.get_mut(&hash_of(token)).filter(|_| is_now) {
            Some(open) => open.sockets.add(stream),
            None => hang_up(&stream),
        }
    }

    /// Ties a connection without a session to whoever opened it, as [`Self::tie`] does.
    pub fn tie_to_person(&self, person: &Arc<Person>, stream: Weak<TcpStream>) {
        let mut pages = self.pages();
        match pages.is_now(person) {
            true => pages.of_people.entry(person.person_id).or_default().add(stream),
            false => hang_up(&stream),
        }
    }

    /// Ties a connection to the first account: until then everybody at this machine comes in.
    pub fn tie_until_there_are_accounts(&self, stream: Weak<TcpStream>) {
        self.pages().of_nobody.add(stream);
    }

    /// Ends the session with this token in this process, its connections a little later.
    pub fn close(&self, token: &str) {
        let ended = self.pages().sessions.remove(&hash_of(token));
        if let (Some(open), Ok(runtime)) = (ended, tokio::runtime::Handle::try_current()) {
            runtime.spawn(async move {
                tokio::time::sleep(LEAVES_FOR).await;
                drop(open);
            });
        }
    }

    /// Whether there is an account, and whether one is of an admin who may sign in.
    #[must_use]
    pub fn has(&self) -> (bool, bool) {
        let pages = self.pages();
        (!pages.people.is_empty(), pages.has_admin)
    }

    /// Whether an admin who still may has signed in by one of these issuers.
    #[must_use]
    pub fn has_admin_by(&self, is_one: impl Fn(&str) -> bool) -> bool {
        self.pages().admins_by.iter().any(|issuer| is_one(issuer))
    }

    /// The value of the clock of people up to which this is true.
    #[must_use]
    pub fn clock(&self) -> i64 {
        self.pages().clock
    }

    /// Somebody who may sign in.
    #[must_use]
    pub fn caller(&self, person_id: PersonId) -> Option<Arc<Person>> {
        let pages = self.pages();
        pages.people.get(&person_id).filter(|known| !known.is_disabled).map(|known| known.caller.clone())
    }

    /// Somebody who may sign in, by the key of their login, with when their password was set.
    #[must_use]
    pub fn person(&self, login_key: &str) -> Option<(Arc<Person>, Option<Millis>)> {
        let pages = self.pages();
        let known = pages.people.values().find(|known| known.login_key == login_key && !known.is_disabled)?;
        Some((known.caller.clone(), known.password_set_at))
    }

    /// Whether there is one account alone, with this key of its login.
    #[must_use]
    pub fn is_only(&self, login_key: &str) -> bool {
        let pages = self.pages();
        pages.people.len() == 1 && pages.people.values().all(|known| known.login_key == login_key)
    }
}

impl Pages {
    /// Whether this is what is known of a person who may sign in.
    fn is_now(&self, person: &Arc<Person>) -> bool {
        self.people.get(&person.person_id).is_some_and(|known| !known.is_disabled && known.caller == *person)
    }

    /// The person of a known session; `Some(None)` if it is known to be over.
    fn find(&mut self, hash: &str, now: Millis) -> Option<Option<Arc<Person>>> {
        let open = self.sessions.get_mut(hash)?;
        let known = self.people.get(&open.session.person_id).filter(|known| !known.is_disabled);
        if !open.session.is_good(now) || known.is_none() {
            self.sessions.remove(hash);
            return Some(None);
        }
        open.session.last_used_at = open.session.last_used_at.max(now);
        Some(known.map(|known| known.caller.clone()))
    }

    fn take_in(&mut self, changed: PeopleChanged) {
        for hash in &changed.ended {
            self.sessions.remove(hash);
        }
        let had_people = !self.people.is_empty();
        for person in &changed.people {
            let now = Known::of(person);
            if self.people.get(&person.person_id).is_some_and(|before| *before != now) {
                let own = self.sessions.values_mut().filter(|open| open.session.person_id == person.person_id);
                // Whoever opened them may see less now. The page opens them again.
                own.for_each(|open| open.sockets = Sockets::default());
                self.of_people.remove(&person.person_id);
                self.hang_up_keys_of(person.person_id);
            }
            self.people.insert(person.person_id, now);
        }
        self.people.retain(|person_id, _| changed.all.contains(person_id));
        let people = &self.people;
        self.of_people.retain(|person_id, _| people.contains_key(person_id));
        self.sessions.retain(|_, open| people.get(&open.session.person_id).is_some_and(|known| !known.is_disabled));
        self.take_in_keys(&changed.keys);
        if !had_people && !self.people.is_empty() {
            self.of_nobody = Sockets::default();
        }
        self.admins_by = changed.admins_by;
        (self.has_admin, self.clock) = (changed.has_admin, changed.clock);
    }
}
