//! Bounds the messages that wait for subscribers: in bytes, and for all of them together. rmqtt
//! counts messages only, and it misses those that have not yet reached the queue of a subscriber
//! that does not read. Here each message counts in its subscriber's share from the moment it is
//! routed until nothing holds it any more. Its payload carries the share, so it does not matter
//! where the message is meanwhile.
//!
//! When three quarters of the bytes are taken, the oldest messages of the largest holder are
//! dropped. No subscriber may hold more than is still free. So there are always bytes for a
//! subscriber that holds little, even where messages cannot be taken back.

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

/// Approximate cost of a message besides its texts and payload.
const OVERHEAD_BYTES: usize = 512;

/// Number of shares above which empty ones are removed.
const SHARES_MAX: usize = 20_000;

/// Wait before trying again. Where messages cannot be taken back, trying for each one would waste
/// time.
const CLEAR_AGAIN_AFTER: Duration = Duration::from_millis(200);

/// Finds a subscriber's session.
pub(crate) trait Subscribers: Sync {
    fn session(&self, client_id: &str) -> Option<Session>;
}

/// See the module.
pub(crate) struct Backlog {
    max: usize,
    held: AtomicUsize,
    dropped: AtomicU64,
    shares: RwLock<HashMap<Box<str>, Arc<AtomicUsize>>>,
    /// When the backlog may be cleared again.
    clearing: Mutex<Instant>,
}

/// A payload that counts in a subscriber's share.
struct Counted {
    payload: Bytes,
    bytes: usize,
    share: Arc<AtomicUsize>,
    backlog: Arc<Backlog>,
}

impl AsRef<[u8]> for Counted {
    fn as_ref(&self) -> &[u8] {
        &self.payload
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.share.fetch_sub(self.bytes, Ordering::Relaxed);
        self.backlog.held.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

impl Backlog {
    pub fn new(max: usize) -> Backlog {
        let clearing = Mutex::new(Instant::now());
        Backlog { max, held: AtomicUsize::new(0), dropped: AtomicU64::new(0), shares: RwLock::default(), clearing }
    }

    /// Bytes that wait now.
    pub fn held(&self) -> usize {
        self.held.load(Ordering::Relaxed)
    }

    /// Messages that were dropped or did not fit.
    pub fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }

    /// Counts a message dropped for another reason: its queue held too many messages.
    pub fn drop_one(&self) {
        self.dropped.fetch_add(1, Ordering::Relaxed);
    }

    /// Puts a message (one of [`owned`]) in a subscriber's share. `None`: it does not fit, and
    /// the subscriber does not get it.
    pub async fn count(self: &Arc<Self>, mut publish: Publish, client_id: &str, all: &impl Subscribers) -> Option<Publish> {
        let bytes = size(&publish);
        let share = self.share(client_id);
        if self.held() + bytes > self.max / 4 * 3 {
            self.clear(all).await;
        }
        let mut session = None;
        while !self.take(&share, bytes) {
            // Drop the subscriber's own oldest message for its newest.
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
        publish.inner.payload = Bytes::from_owner(Counted { payload, bytes, share, backlog: Arc::clone(self) });
        Some(publish)
    }

    fn share(&self, client_id: &str) -> Arc<AtomicUsize> {
        if let Some(share) = self.shares.read().unwrap_or_else(PoisonError::into_inner).get(client_id) {
            return Arc::clone(share);
        }
        let mut shares = self.shares.write().unwrap_or_else(PoisonError::into_inner);
        if shares.len() >= SHARES_MAX {
            // A share that nothing else holds has no message in it.
            shares.retain(|_, share| Arc::strong_count(share) > 1);
        }
        Arc::clone(shares.entry(client_id.into()).or_default())
    }

    /// Reserves so many bytes in a share, if they fit. Returns whether there was.
    fn take(&self, share: &AtomicUsize, bytes: usize) -> bool {
        let others_and_mine = self.held.fetch_add(bytes, Ordering::Relaxed);
        let mine = share.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let fits = mine <= self.max.saturating_sub(others_and_mine);
        if !fits {
            share.fetch_sub(bytes, Ordering::Relaxed);
            self.held.fetch_sub(bytes, Ordering::Relaxed);
        }
        fits
    }

    /// Drops the oldest messages of the largest holders until at most five eighths of it are
    /// taken. Runs at intervals, in one task at a time.
    async fn clear(&self, all: &impl Subscribers) {
        let Ok(mut again) = self.clearing.try_lock() else { return };
        if *again > Instant::now() {
            return;
        }
        let enough = self.max / 8 * 5;
        let mut by_size: BinaryHeap<(usize, Reverse<Box<str>>)> = {
            let shares = self.shares.read().unwrap_or_else(PoisonError::into_inner);
            let holders = shares.iter().map(|(name, share)| (share.load(Ordering::Relaxed), Reverse(name.clone())));
            holders.filter(|(held, _)| *held > 0).collect()
        };
        let mut dropped = 0;
        let before = self.held();
        while self.held() > enough
            && let Some((_, Reverse(name))) = by_size.pop()
        {
            let Some(session) = all.session(&name) else { continue };
            let share = self.share(&name);
            // Down to the size of the next holder, so that each session is looked up only a few
            // times.
            let next = by_size.peek().map_or(0, |(held, _)| *held);
            let mut took = false;
            while self.held() > enough && share.load(Ordering::Relaxed) >= next && take_oldest(&session).await {
                (took, dropped) = (true, dropped + 1);
            }
            if took {
                by_size.push((share.load(Ordering::Relaxed), Reverse(name)));
            }
        }
        self.dropped.fetch_add(dropped, Ordering::Relaxed);
        if self.held() > enough {
            *again = Instant::now() + CLEAR_AGAIN_AFTER;
        }
        tracing::debug!(dropped, before, held = self.held(), "messages that waited for subscribers had to go");
    }
}

/// Drops the oldest reachable message that waits for a subscriber. Returns whether there was one.
async fn take_oldest(session: &Session) -> bool {
    // For an absent subscriber, messages in flight are older than those in its queue.
    if !session.connected().await.unwrap_or(true) && session.out_inflight().write().await.pop_front().is_some() {
        return true;
    }
    session.deliver_queue().pop().is_some()
}

/// Copies the message into its own memory. As received, it is a slice of a connection's buffer and
/// would keep the whole buffer alive.
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

    /// Has no session from which messages could be taken back.
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
    async fn a_message_is_in_its_share_until_nobody_holds_it() {
        let backlog = Arc::new(Backlog::new(1_000_000));
        let counted = backlog.count(owned(&publish(100)), "a", &Nobody).await.unwrap();
        assert_eq!(&counted.payload[..], [7; 100]);
        let size = OVERHEAD_BYTES + 1 + 100;
        assert_eq!(backlog.held(), size);
        let under_way = counted.clone();
        drop(counted);
        assert_eq!(backlog.held(), size);
        drop(under_way);
        assert_eq!((backlog.held(), backlog.dropped()), (0, 0));
        let empty = backlog.count(owned(&publish(0)), "a", &Nobody).await.unwrap();
        assert!(backlog.held() > 0);
        drop(empty);
        assert_eq!(backlog.held(), 0);
    }

    #[tokio::test]
    async fn who_cannot_be_taken_from_never_takes_all_the_room() {
        let backlog = Arc::new(Backlog::new(100_000));
        let mut kept = Vec::new();
        for name in 0..20 {
            for _ in 0..1_000 {
                kept.extend(backlog.count(owned(&publish(100)), &name.to_string(), &Nobody).await);
            }
        }
        assert!(backlog.held() <= 100_000);
        assert!(backlog.dropped() > 19_000);
        // The first subscriber gets half of it, the second half of the rest.
        assert!((50..100_000 / 600).contains(&kept.len()), "{}", kept.len());
        assert!(backlog.shares.read().unwrap().get("1").unwrap().load(Ordering::Relaxed) > 20_000);
    }
}
