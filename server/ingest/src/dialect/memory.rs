//! What a dialect remembers, within bounds: so many entries and so many bytes, and the oldest goes first. Devices say
//! what is remembered here, and a device may be hostile.

use std::collections::{BTreeMap, HashMap};

/// Entries of one memory.
const ENTRIES_MAX: usize = 20_000;

/// Bytes of one memory: keys, and what their owner says that an entry weighs.
const BYTES_MAX: usize = 4 * 1024 * 1024;

#[derive(Debug)]
struct Entry<T> {
    value: T,
    bytes: usize,
    stamp: u64,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Memory<T> {
    entries: HashMap<String, Entry<T>>,
    /// Keys by the time of their last change.
    by_age: BTreeMap<u64, String>,
    bytes: usize,
    clock: u64,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self { entries: HashMap::new(), by_age: BTreeMap::new(), bytes: 0, clock: 0 }
    }
}

impl<T> Memory<T> {
    /// What is remembered under that key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.entries.get(key).map(|entry| &entry.value)
    }

    /// Remembers a value that holds so many bytes, and gives back what had to go for it: an older value of that key, and
    /// the oldest entries where there are too many.
    pub fn insert(&mut self, key: &str, value: T, bytes: usize) -> Vec<(String, T)> {
        let mut gone: Vec<(String, T)> = self.remove(key).into_iter().map(|old| (key.to_owned(), old)).collect();
        let bytes = bytes + 2 * key.len();
        self.clock += 1;
        self.bytes += bytes;
        self.by_age.insert(self.clock, key.to_owned());
        self.entries.insert(key.to_owned(), Entry { value, bytes, stamp: self.clock });
        while self.entries.len() > ENTRIES_MAX || self.bytes > BYTES_MAX {
            let Some(oldest) = self.by_age.first_key_value().map(|(_, key)| key.clone()) else { break };
            gone.extend(self.remove(&oldest).map(|old| (oldest, old)));
        }
        gone
    }

    /// Forgets it.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        let entry = self.entries.remove(key)?;
        self.by_age.remove(&entry.stamp);
        self.bytes -= entry.bytes;
        Some(entry.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_goes_when_there_are_too_many_or_they_are_too_large() {
        let mut memory = Memory::default();
        for i in 0..ENTRIES_MAX + 5 {
            memory.insert(&i.to_string(), i, 8);
        }
        assert_eq!((memory.get("4"), memory.get("5"), memory.entries.len()), (None, Some(&5), ENTRIES_MAX));
        let gone = memory.insert("huge", 0, BYTES_MAX - 100);
        assert!(gone.len() > ENTRIES_MAX / 2 && memory.bytes <= BYTES_MAX);
        assert_eq!(memory.by_age.len(), memory.entries.len());
        memory.insert("huger", 0, BYTES_MAX + 1);
        assert_eq!((memory.entries.len(), memory.bytes), (0, 0));
    }

    #[test]
    fn a_value_that_is_said_again_takes_the_place_of_the_old() {
        let mut memory = Memory::default();
        memory.insert("a", 1, 10);
        assert_eq!(memory.insert("a", 2, 20), [("a".to_owned(), 1)]);
        assert_eq!(memory.remove("a"), Some(2));
        assert_eq!((memory.bytes, memory.by_age.len()), (0, 0));
    }
}
