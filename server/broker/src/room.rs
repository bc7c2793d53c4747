//! The room for messages that wait for subscribers, in bytes and for all of them together. rmqtt counts messages, and
//! counts none that have not reached a subscriber's queue yet because it does not read. Here each message that is on its
//! way to a subscriber is on that one's account from the moment it is routed until nobody holds it any more, wherever it
//! is meanwhile: its payload carries the account with it.
//!
//! When three quarters of the room are taken, the oldest messages of whoever holds most go. No subscriber may hold more
//! than what is free besides, so there is always room for one that holds little, even where messages cannot be taken back.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use bytes::Bytes;
use rmqtt::session::Session;
use rmqtt::types::{CodecPublish, Publish};
use tokio::sync::Mutex;
use tokio::time::Instant;

/// What a message costs beside its texts and its payload, roughly.
const OVERHEAD_BYTES: usize = 512;

/// Accounts that are kept although nothing is on them; beyond that they are swept away.
const ACCOUNTS_MAX: usize = 20_000;

/// Where messages cannot be taken back, trying at each one would only cost time.
const CLEAR_AGAIN_AFTER: Duration = Duration::from_millis(200);

/// Finds a subscriber's session.
pub(crate) trait Subscribers: Sync {
    fn session(&self, client_id: &str) -> Option<Session>;
}

/// See the module.
pub(crate) struct Room {
    max: usize,
    held: AtomicUsize,
    dropped: AtomicU64,
    accounts: RwLock<HashMap<Box<str>, Arc<AtomicUsize>>>,
    /// When the room may be cleared again.
    clearing: Mutex<Instant>,
}

/// A payload that is on somebody's account.
struct Billed {
    payload: Bytes,
    bytes: usize,
    account: Arc<AtomicUsize>,
    room: Arc<Room>,
}

impl AsRef<[u8]> for Billed {
    fn as_ref(&self) -> &[u8] {
        &self.payload
    }
}

impl Drop for Billed {
    fn drop(&mut self) {
        self.account.fetch_sub(self.bytes, Ordering::Relaxed);
        self.room.held.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

impl Room {
    pub fn new(max: usize) -> Room {
        let clearing = Mutex::new(Instant::now());
        Room { max, held: AtomicUsize::new(0), dropped: AtomicU64::new(0), accounts: RwLock::default(), clearing }
    }

    /// Bytes that wait now.
    pub fn held(&self) -> usize {
        self.held.load(Ordering::Relaxed)
    }

    /// Messages that had to go, or never found room.
    pub fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }

    /// Notes that a message had to go for another reason: a queue is full by number.
    pub fn drop_one(&self) {
        self.dropped.fetch_add(1, Ordering::Relaxed);
    }

    /// Puts a message (one of [`owned`]) on a subscriber's account. `None`: there is no room, and it does not go there.
    pub async fn bill(self: &Arc<Self>, mut publish: Publish, client_id: &str, all: &impl Subscribers) -> Option<Publish> {
        let bytes = size(&publish);
        let account = self.account(client_id);
        if self.held() + bytes > self.max / 4 * 3 {
            self.clear(all).await;
        }
        let mut session = None;
        while !self.take(&account, bytes) {
            // Its own oldest goes for its newest.
            session = session.or_else(|| all.session(client_id));
            let freed = match &session {
                Some(session) => take_oldest(session).await,
                None => false,
            };
            self.dropped.fetch_add(1, Ordering::Relaxed);
            if !freed {
                return None;
            }
        }
        let payload = std::mem::take(&mut publish.inner.payload);
        publish.inner.payload = Bytes::from_owner(Billed { payload, bytes, account, room: Arc::clone(self) });
        Some(publish)
    }

    fn account(&self, client_id: &str) -> Arc<AtomicUsize> {
        if let Some(account) = self.accounts.read().unwrap_or_else(PoisonError::into_inner).get(client_id) {
            return Arc::clone(account);
        }
        let mut accounts = self.accounts.write().unwrap_or_else(PoisonError::into_inner);
        if accounts.len() >= ACCOUNTS_MAX {
            // One that nobody else holds has no message on it.
            accounts.retain(|_, account| Arc::strong_count(account) > 1);
        }
        Arc::clone(accounts.entry(client_id.into()).or_default())
    }

    /// Whether there is room for so many bytes on that account; then they are on it.
    fn take(&self, account: &AtomicUsize, bytes: usize) -> bool {
        let others_and_mine = self.held.fetch_add(bytes, Ordering::Relaxed);
        let mine = account.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let fits = mine <= self.max.saturating_sub(others_and_mine);
        if !fits {
            account.fetch_sub(bytes, Ordering::Relaxed);
            self.held.fetch_sub(bytes, Ordering::Relaxed);
        }
        fits
    }

    /// Drops the oldest messages of whoever holds most, until five eighths of the room are taken: once in a while, and
    /// by one task at a time.
    async fn clear(&self, all: &impl Subscribers) {
        let Ok(mut again) = self.clearing.try_lock() else { return };
        if *again > Instant::now() {
            return;
        }
        let enough = self.max / 8 * 5;
        let mut by_size: BinaryHeap<(usize, Reverse<Box<str>>)> = {
            let accounts = self.accounts.read().unwrap_or_else(PoisonError::into_inner);
            let holders = accounts.iter().map(|(name, account)| (account.load(Ordering::Relaxed), Reverse(name.clone())));
            holders.filter(|(held, _)| *held > 0).collect()
        };
        let mut dropped = 0;
        let before = self.held();
        while self.held() > enough
            && let Some((_, Reverse(name))) = by_size.pop()
        {
            let Some(session) = all.session(&name) else { continue };
            let account = self.account(&name);
            // Down to the next one's, so that each is looked up seldom.
            let next = by_size.peek().map_or(0, |(held, _)| *held);
            let mut took = false;
            while self.held() > enough && account.load(Ordering::Relaxed) >= next && take_oldest(&session).await {
                (took, dropped) = (true, dropped + 1);
            }
            if took {
                by_size.push((account.load(Ordering::Relaxed), Reverse(name)));
            }
        }
        self.dropped.fetch_add(dropped, Ordering::Relaxed);
        if self.held() > enough {
            *again = Instant::now() + CLEAR_AGAIN_AFTER;
        }
        tracing::debug!(dropped, before, held = self.held(), "messages that waited for subscribers had to go");
    }
}

/// Drops the oldest message that waits for a subscriber, as far as it can be reached. Whether there was one.
async fn take_oldest(session: &Session) -> bool {
    // What is under way to one that is absent is older than what is in its queue.
    if !session.connected().await.unwrap_or(true) && session.out_inflight().write().await.pop_front().is_some() {
        return true;
    }
    session.deliver_queue().pop().is_some()
}

/// The message in memory of its own: as it came, it is a slice of a connection's buffer and would keep the whole of that.
pub(crate) fn owned(publish: &Publish) -> Publish {
    let CodecPublish { dup, retain, qos, topic, packet_id, payload, properties } = &*publish.inner;
    let bytes = |bytes: &Bytes| Bytes::copy_from_slice(bytes);
    let properties = properties.as_ref().map(|told| {
        let mut told = told.clone();
        told.correlation_data = told.correlation_data.as_ref().map(bytes);
        told.content_type = told.content_type.map(|text| text.to_string().into());
        told.response_topic = told.response_topic.map(|text| text.to_string().into());
        let user = told.user_properties.into_iter().map(|(name, value)| (name.to_string().into(), value.to_string().into()));
        told.user_properties = user.collect();
        told
    });
    let inner = CodecPublish {
        dup: *dup,
        retain: *retain,
        qos: *qos,
        topic: topic.to_string().into(),
        packet_id: *packet_id,
        payload: bytes(payload),
        properties,
    };
    Publish { inner: Box::new(inner), target_clientid: publish.target_clientid.clone(), ..publish.clone() }
}

fn size(publish: &Publish) -> usize {
    OVERHEAD_BYTES + weight(publish)
}

/// The bytes of a message's texts and payload.
pub(crate) fn weight(publish: &Publish) -> usize {
    let told = publish.properties.as_ref().map_or(0, |told| {
        let texts = [&told.content_type, &told.response_topic].into_iter().flatten().map(|text| text.len());
        let user = told.user_properties.iter().map(|(name, value)| name.len() + value.len() + 64);
        told.correlation_data.as_ref().map_or(0, Bytes::len) + texts.sum::<usize>() + user.sum::<usize>()
    });
    publish.topic.len() + publish.payload.len() + told
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use rmqtt::codec::types::QoS;

    /// Sessions that nothing can be taken back from.
    struct Nobody;

    impl Subscribers for Nobody {
        fn session(&self, _: &str) -> Option<Session> {
            None
        }
    }

    fn publish(bytes: usize) -> Publish {
        let inner = CodecPublish {
            dup: false,
            retain: false,
            qos: QoS::AtLeastOnce,
            topic: "t".into(),
            packet_id: None,
            payload: vec![7; bytes].into(),
            properties: None,
        };
        Publish::new(Box::new(inner), None, None, None)
    }

    #[tokio::test]
    async fn a_message_is_on_its_account_until_nobody_holds_it() {
        let room = Arc::new(Room::new(1_000_000));
        let billed = room.bill(owned(&publish(100)), "a", &Nobody).await.unwrap();
        assert_eq!(&billed.payload[..], [7; 100]);
        let size = OVERHEAD_BYTES + 1 + 100;
        assert_eq!(room.held(), size);
        let under_way = billed.clone();
        drop(billed);
        assert_eq!(room.held(), size);
        drop(under_way);
        assert_eq!((room.held(), room.dropped()), (0, 0));
        let empty = room.bill(owned(&publish(0)), "a", &Nobody).await.unwrap();
        assert!(room.held() > 0);
        drop(empty);
        assert_eq!(room.held(), 0);
    }

    #[tokio::test]
    async fn who_cannot_be_taken_from_never_takes_all_the_room() {
        let room = Arc::new(Room::new(100_000));
        let mut kept = Vec::new();
        for name in 0..20 {
            for _ in 0..1_000 {
                kept.extend(room.bill(owned(&publish(100)), &name.to_string(), &Nobody).await);
            }
        }
        assert!(room.held() <= 100_000);
        assert!(room.dropped() > 19_000);
        // Half of it is the first one's, and half of the rest the second's.
        assert!((50..100_000 / 600).contains(&kept.len()), "{}", kept.len());
        assert!(room.accounts.read().unwrap().get("1").unwrap().load(Ordering::Relaxed) > 20_000);
    }
}
