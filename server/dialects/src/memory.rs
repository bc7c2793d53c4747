//! What a dialect remembers, bounded in entries and in bytes. Each client may fill a quarter at
//! most. Entries that no reading used are evicted first, then the rest, each oldest first. Devices
//! fill this memory, and a device may be hostile.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Entries of one memory.
const ENTRIES_MAX: usize = 20_000;

/// Bytes of one memory: the keys, and what the owner says that each entry holds.
const BYTES_MAX: usize = 8 * 1024 * 1024;

/// Entries of one memory that one client may fill. A bridge announces several for each of its
/// devices.
const ENTRIES_OF_A_CLIENT_MAX: usize = ENTRIES_MAX / 4;

/// Bytes of one memory that one client may fill.
const BYTES_OF_A_CLIENT_MAX: usize = BYTES_MAX / 4;

#[derive(Debug)]
struct Entry<T> {
    value: T,
    bytes: usize,
    stamp: u64,
    /// Whether readings were read by it.
    is_used: bool,
    /// The client that sent it, if that is known.
    client: Option<Arc<str>>,
}

/// Keys by the time of their last change: `idle` if no reading was read by them, else `used`.
#[derive(Debug, Default)]
struct Ages {
    idle: BTreeMap<u64, Arc<str>>,
    used: BTreeMap<u64, Arc<str>>,
    bytes: usize,
}

impl Ages {
    fn len(&self) -> usize {
        self.idle.len() + self.used.len()
    }

    /// The key to evict first.
    fn first(&self) -> Option<Arc<str>> {
        self.idle.first_key_value().or_else(|| self.used.first_key_value()).map(|(_, key)| key.clone())
    }

    fn put<T>(&mut self, key: &Arc<str>, entry: &Entry<T>) {
        let ages = if entry.is_used { &mut self.used } else { &mut self.idle };
        ages.insert(entry.stamp, key.clone());
        self.bytes += entry.bytes;
    }

    fn take<T>(&mut self, entry: &Entry<T>) {
        let ages = if entry.is_used { &mut self.used } else { &mut self.idle };
        ages.remove(&entry.stamp);
        self.bytes -= entry.bytes;
    }
}

/// A bounded map whose entries belong to clients.
#[derive(Debug)]
pub(super) struct Memory<T> {
    entries: HashMap<Arc<str>, Entry<T>>,
    ages: Ages,
    /// The same for each client.
    of_client: HashMap<Arc<str>, Ages>,
    clock: u64,
    /// The client that sends now.
    client: Option<Arc<str>>,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self { entries: HashMap::new(), ages: Ages::default(), of_client: HashMap::new(), clock: 0, client: None }
    }
}

impl<T> Memory<T> {
    /// Sets which client sends what follows; `None` if that is not known.
    pub fn client_is(&mut self, client: Option<&Arc<str>>) {
        self.client = client.cloned();
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.entries.get(key).map(|entry| &entry.value)
    }

    /// The value of a key, to be changed in place. It must not grow.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        self.entries.get_mut(key).map(|entry| &mut entry.value)
    }

    /// Whether readings were read by it.
    pub fn is_used(&self, key: &str) -> bool {
        self.entries.get(key).is_some_and(|entry| entry.is_used)
    }

    /// Notes that a reading was read by it. Returns true if that is new.
    pub fn use_it(&mut self, key: &str) -> bool {
        if self.entries.get(key).is_none_or(|entry| entry.is_used) {
            return false;
        }
        let Some((key, mut entry)) = self.entries.remove_entry(key) else { return false };
        self.ages_of(&entry.client, |ages| ages.take(&entry));
        entry.is_used = true;
        self.ages_of(&entry.client, |ages| ages.put(&key, &entry));
        self.entries.insert(key, entry);
        true
    }

    /// Stores a value of this many bytes. Returns what it replaces or evicts: the key's older
    /// value, and other entries if the client or the whole memory is over its bound. A repeated key
    /// keeps its use.
    pub fn insert(&mut self, key: &str, value: T, bytes: usize) -> Vec<(String, T)> {
        let was_used = self.is_used(key);
        let mut gone: Vec<(String, T)> = self.remove(key).into_iter().map(|old| (key.to_owned(), old)).collect();
        self.clock += 1;
        let (key, client): (Arc<str>, _) = (key.into(), self.client.clone());
        let entry = Entry { value, bytes: bytes + 2 * key.len(), stamp: self.clock, is_used: was_used, client: client.clone() };
        self.ages_of(&client, |ages| ages.put(&key, &entry));
        self.entries.insert(key, entry);
        while let Some(first) = self.too_many(client.as_ref()) {
            gone.extend(self.remove(&first).map(|old| (first.to_string(), old)));
        }
        gone
    }

    /// The next key to evict, if any.
    fn too_many(&self, client: Option<&Arc<str>>) -> Option<Arc<str>> {
        let own = client.and_then(|client| self.of_client.get(client));
        let is_over = |ages: &&Ages| ages.len() > ENTRIES_OF_A_CLIENT_MAX || ages.bytes > BYTES_OF_A_CLIENT_MAX;
        if let Some(own) = own.filter(is_over) {
            return own.first();
        }
        (self.ages.len() > ENTRIES_MAX || self.ages.bytes > BYTES_MAX).then(|| self.ages.first()).flatten()
    }

    /// Changes the ages of all entries, and of those of a client.
    fn ages_of(&mut self, client: &Option<Arc<str>>, mut change: impl FnMut(&mut Ages)) {
        change(&mut self.ages);
        if let Some(client) = client {
            let own = self.of_client.entry(client.clone()).or_default();
            change(own);
            if own.len() == 0 {
                self.of_client.remove(client);
            }
        }
    }

    /// Removes a key.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        let entry = self.entries.remove(key)?;
        self.ages_of(&entry.client, |ages| ages.take(&entry));
        Some(entry.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_sound<T>(memory: &Memory<T>) {
        assert_eq!(memory.ages.len(), memory.entries.len());
        assert_eq!(memory.ages.bytes, memory.entries.values().map(|entry| entry.bytes).sum::<usize>());
        let owned = memory.entries.values().filter(|entry| entry.client.is_some());
        let (count, bytes) = owned.fold((0, 0), |(count, bytes), entry| (count + 1, bytes + entry.bytes));
        assert_eq!(memory.of_client.values().map(Ages::len).sum::<usize>(), count);
        assert_eq!(memory.of_client.values().map(|ages| ages.bytes).sum::<usize>(), bytes);
    }

    #[test]
    fn the_oldest_goes_when_there_are_too_many_or_they_are_too_large() {
        let mut memory = Memory::default();
        for i in 0..ENTRIES_MAX + 5 {
            memory.insert(&i.to_string(), i, 8);
        }
        assert_eq!((memory.get("4"), memory.get("5"), memory.entries.len()), (None, Some(&5), ENTRIES_MAX));
        let gone = memory.insert("huge", 0, BYTES_MAX - 100);
        assert!(gone.len() > ENTRIES_MAX / 2 && memory.ages.bytes <= BYTES_MAX);
        is_sound(&memory);
        memory.insert("huger", 0, BYTES_MAX + 1);
        assert_eq!((memory.entries.len(), memory.ages.bytes), (0, 0));
    }

    #[test]
    fn a_value_that_is_said_again_takes_the_place_of_the_old() {
        let mut memory = Memory::default();
        memory.insert("a", 1, 10);
        assert_eq!(memory.insert("a", 2, 20), [("a".to_owned(), 1)]);
        assert_eq!(memory.remove("a"), Some(2));
        assert_eq!((memory.ages.bytes, memory.ages.len()), (0, 0));
    }

    #[test]
    fn one_client_pushes_out_its_own_and_nobody_elses() {
        let mut memory = Memory::default();
        memory.client_is(Some(&"plug".into()));
        memory.insert("plug", 0, 8);
        memory.client_is(Some(&"flood".into()));
        for i in 0..3 * ENTRIES_MAX {
            memory.insert(&format!("flood {i}"), i, 8);
        }
        assert_eq!((memory.get("plug"), memory.entries.len()), (Some(&0), ENTRIES_OF_A_CLIENT_MAX + 1));
        memory.insert("large", 0, BYTES_OF_A_CLIENT_MAX + 1);
        assert_eq!((memory.get("plug"), memory.entries.len()), (Some(&0), 1));
        is_sound(&memory);
    }

    #[test]
    fn what_readings_were_read_by_goes_last() {
        let mut memory = Memory::default();
        memory.insert("old and used", 0, 8);
        assert!(memory.use_it("old and used") && !memory.use_it("old and used") && !memory.use_it("never heard"));
        for i in 0..2 * ENTRIES_MAX {
            memory.insert(&i.to_string(), i, 8);
        }
        assert_eq!(memory.get("old and used"), Some(&0));
        // A repeated key keeps its use.
        memory.insert("old and used", 1, 8);
        for i in 0..ENTRIES_MAX {
            memory.insert(&format!("more {i}"), i, 8);
        }
        assert_eq!((memory.get("old and used"), memory.entries.len()), (Some(&1), ENTRIES_MAX));
        is_sound(&memory);
    }
}
