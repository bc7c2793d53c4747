//! The keys and screen links that this process knows. What one may see is worked out at each request
//! from what its owner may see then.

use super::{Known, Pages, SessionBook, Sockets, USED_EVERY_MS, hash_of};
use crate::http::door::hang_up;
use domain::{Caller, KeyId, Millis};
use ingest::token::is_token;
use std::sync::Weak;
use store::AccessKey;
use tokio::net::TcpStream;

/// A key or a screen link that was used since the start.
pub(super) struct OpenKey {
    key: AccessKey,
    last_used_at: Millis,
    noted: Millis,
    pub(super) sockets: Sockets,
}

impl OpenKey {
    fn new(key: AccessKey, now: Millis) -> Self {
        Self { last_used_at: now, noted: key.last_used_at.unwrap_or(0), sockets: Sockets::default(), key }
    }
}

impl SessionBook {
    /// The caller that a key or a screen link makes; `None` if it is not known, over, or its owner may
    /// not sign in. Counts as a use.
    ///
    /// # Errors
    /// The store's, which is asked about a key that is not known yet.
    pub async fn find_key(&self, secret: &str) -> store::Result<Option<Caller>> {
        if !is_token(secret) {
            return Ok(None);
        }
        self.catch_up().await;
        let (hash, now) = (hash_of(secret), self.time.now());
        if let Some(found) = self.pages().find_key(&hash, now) {
            return Ok(found);
        }
        loop {
            let clock = self.pages().clock;
            let Some((key, owner)) = self.store.key_find(&hash, now).await? else { return Ok(None) };
            let mut pages = self.pages();
            // Otherwise its end may have been taken in while it was looked for, and would not come again.
            if pages.clock == clock {
                pages.people.entry(owner.person_id).or_insert_with(|| Known::of(&owner));
                pages.keys.insert(hash.clone(), OpenKey::new(key, now));
                return Ok(pages.find_key(&hash, now).flatten());
            }
        }
    }

    /// Ties a connection to the end of the key or screen link with this secret. `caller` is who was found
    /// there: if it may see or do something else by now, the connection ends at once.
    pub fn tie_to_key(&self, secret: &str, caller: &Caller, stream: Weak<TcpStream>) {
        let (hash, now) = (hash_of(secret), self.time.now());
        let mut pages = self.pages();
        let is_now = pages.find_key(&hash, now).flatten().as_ref() == Some(caller);
        match pages.keys.get_mut(&hash).filter(|_| is_now) {
            Some(open) => open.sockets.add(stream),
            None => hang_up(&stream),
        }
    }

    /// Ends keys that are over, and notes which were used.
    pub(super) async fn note_key_uses(&self) -> store::Result<()> {
        let now = self.time.now();
        let due: Vec<(KeyId, Millis)> = {
            let mut pages = self.pages();
            pages.keys.retain(|_, open| open.key.is_good(now));
            let is_due = |open: &&OpenKey| open.last_used_at - open.noted >= USED_EVERY_MS;
            pages.keys.values().filter(is_due).map(|open| (open.key.key_id, open.last_used_at)).collect()
        };
        if due.is_empty() {
            return Ok(());
        }
        self.store.key_used(&due).await?;
        for open in self.pages().keys.values_mut() {
            if let Some((_, at)) = due.iter().find(|(key_id, _)| *key_id == open.key.key_id) {
                open.noted = *at;
            }
        }
        Ok(())
    }
}

impl Pages {
    /// The caller of a known key; `Some(None)` if it is known to be over.
    fn find_key(&mut self, hash: &str, now: Millis) -> Option<Option<Caller>> {
        let open = self.keys.get_mut(hash)?;
        let owner = self.people.get(&open.key.key.person_id).filter(|known| !known.is_disabled);
        let (true, Some(owner)) = (open.key.is_good(now), owner) else {
            self.keys.remove(hash);
            return Some(None);
        };
        open.last_used_at = open.last_used_at.max(now);
        Some(Some(open.key.caller(&owner.caller)))
    }

    /// Forgets keys that changed, and closes the connections of those whose owner changed.
    pub(super) fn take_in_keys(&mut self, changed: &[String]) {
        for hash in changed {
            self.keys.remove(hash);
        }
        let people = &self.people;
        self.keys.retain(|_, open| people.get(&open.key.key.person_id).is_some_and(|known| !known.is_disabled));
    }

    /// Closes the connections by the keys of somebody who may see less now. Programs open them again.
    pub(super) fn hang_up_keys_of(&mut self, person_id: domain::PersonId) {
        let own = self.keys.values_mut().filter(|open| open.key.key.person_id == person_id);
        own.for_each(|open| open.sockets = Sockets::default());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::api::tests::TestApp;
    use domain::{Clock, Role};
    use ingest::token::{SECRET_BYTES, hash, new_secret};
    use std::sync::Arc;
    use store::{Actor, NewKey, NewPerson, Opens};
    use tokio::net::TcpListener;

    #[tokio::test]
    async fn an_open_screen_is_left_when_its_link_ends() {
        let (app, clock, actor) = (TestApp::new("USD").await, Clock::fixed(1_000), Actor::command_line());
        let store = app.state.store.clone();
        let root = store.person_insert(&NewPerson::new("root", Role::Admin), Some("a hash"), &actor, 0).await.unwrap();
        let (name, opens, secret) = ("Lobby".to_owned(), Opens::Page("/buildings".to_owned()), new_secret(&[1; SECRET_BYTES]));
        let new = NewKey { person_id: root, name, opens, sees_all: true, buildings: Vec::new(), expires_at: Some(2_000) };
        store.key_insert(&new, &hash(&secret), &actor, 0).await.unwrap();
        let book = SessionBook::new(store, clock.clone());
        let screen = book.find_key(&secret).await.unwrap().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let display = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let served = Arc::new(listener.accept().await.unwrap().0);
        book.tie_to_key(&secret, &screen, Arc::downgrade(&served));
        book.note_key_uses().await.unwrap();
        assert_eq!(book.find_key(&secret).await.unwrap(), Some(screen), "it is good until its end");
        clock.step(1_000);
        book.note_key_uses().await.unwrap();
        display.readable().await.unwrap();
        assert_eq!(display.try_read(&mut [0]).unwrap(), 0, "its connection is closed");
        assert_eq!(book.find_key(&secret).await.unwrap(), None);
    }
}
