//! The retained messages, in memory and bounded. They do not outlive the process: a meter's last
//! reading is in the ledger.

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use rmqtt::retain::{RetainStorage, RetainTree};
use rmqtt::topic::Topic;
use rmqtt::types::{Retain, TopicFilter, TopicName};

use crate::backlog::{owned, weight};
use crate::topic_name::MAX_TOPIC_LEVELS;

const MAX_TOPICS: usize = 10_000;
const MAX_BYTES: usize = 16 * 1024 * 1024;
/// Approximate cost of a message besides its topic and payload.
const OVERHEAD_BYTES: usize = 256;

/// One message per topic, up to 10,000 topics and 16 MiB. Messages beyond that are not retained.
pub(crate) struct Retained {
    kept: RwLock<Kept>,
    max_topics: usize,
    max_bytes: usize,
}

#[derive(Default)]
struct Kept {
    tree: RetainTree<Entry>,
    topics: usize,
    topics_max: usize,
    bytes: usize,
    /// The warning that nothing more fits is logged once, not for every message.
    warned: bool,
}

#[derive(Clone, Debug)]
struct Entry {
    retain: Retain,
    bytes: usize,
    expires: Option<Instant>,
}

impl Entry {
    fn has_expired(&self) -> bool {
        self.expires.is_some_and(|expires| expires <= Instant::now())
    }
}

impl Default for Retained {
    fn default() -> Retained {
        Retained::bounded(MAX_TOPICS, MAX_BYTES)
    }
}

impl Retained {
    fn bounded(max_topics: usize, max_bytes: usize) -> Retained {
        Retained { kept: RwLock::default(), max_topics, max_bytes }
    }

    fn read(&self) -> RwLockReadGuard<'_, Kept> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Kept> {
        self.kept.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, topic: &TopicName, mut retain: Retain, expiry: Option<Duration>) {
        // rmqtt's topics allow no `$` below the first level, and it walks its topic tree by
        // recursion.
        let Some(path) = topic.parse::<Topic>().ok().filter(|path| path.levels().len() <= MAX_TOPIC_LEVELS) else {
            return;
        };
        let mut kept = self.write();
        if let Some(old) = kept.tree.remove(&path) {
            kept.topics -= 1;
            kept.bytes -= old.bytes;
        }
        if retain.publish.payload.is_empty() {
            return;
        }
        let bytes = weight(&retain.publish) + OVERHEAD_BYTES;
        let fits = |kept: &Kept| kept.topics < self.max_topics && kept.bytes + bytes <= self.max_bytes;
        if !fits(&kept) {
            kept.forget_expired();
        }
        if !fits(&kept) {
            if !kept.warned {
                kept.warned = true;
                tracing::warn!(
                    topics = kept.topics,
                    bytes = kept.bytes,
                    "no room for more retained messages: later ones reach only those who are subscribed already"
                );
            }
            return;
        }
        retain.publish = owned(&retain.publish);
        let expires = expiry.filter(|expiry| !expiry.is_zero()).and_then(|expiry| Instant::now().checked_add(expiry));
        kept.tree.insert(&path, Entry { retain, bytes, expires });
        kept.topics += 1;
        kept.topics_max = kept.topics_max.max(kept.topics);
        kept.bytes += bytes;
    }

    fn matching(&self, filter: &TopicFilter) -> Vec<(TopicName, Retain)> {
        let Ok(filter) = filter.parse::<Topic>() else {
            return Vec::new();
        };
        let found = self.read().tree.matches(&filter);
        found
            .into_iter()
            .filter(|(_, entry)| !entry.has_expired())
            .map(|(topic, entry)| (TopicName::from(topic.to_string()), entry.retain))
            .collect()
    }
}

impl Kept {
    fn forget_expired(&mut self) {
        let (mut topics, mut bytes) = (0, 0);
        self.tree.retain(usize::MAX, |entry| {
            let keep = !entry.has_expired();
            if !keep {
                topics += 1;
                bytes += entry.bytes;
            }
            keep
        });
        self.topics -= topics;
        self.bytes -= bytes;
    }
}

#[async_trait]
impl RetainStorage for Retained {
    fn enable(&self) -> bool {
        true
    }

    fn need_sync(&self) -> bool {
        false
    }

    /// Never fails, because an error here would refuse a message that is already committed.
    async fn set(&self, topic: &TopicName, retain: Retain, expiry: Option<Duration>) -> rmqtt::Result<()> {
        self.put(topic, retain, expiry);
        Ok(())
    }

    async fn get(&self, filter: &TopicFilter) -> rmqtt::Result<Vec<(TopicName, Retain)>> {
        Ok(self.matching(filter))
    }

    async fn count(&self) -> isize {
        isize::try_from(self.read().topics).unwrap_or(isize::MAX)
    }

    async fn max(&self) -> isize {
        isize::try_from(self.read().topics_max).unwrap_or(isize::MAX)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use bytes::Bytes;
    use rmqtt::codec::types::QoS;
    use rmqtt::types::{CodecPublish, From, Id, Publish};

    use super::*;

    fn put(retained: &Retained, topic: &str, payload: &str, expiry: Option<Duration>) {
        let publish = CodecPublish {
            dup: false,
            retain: true,
            qos: QoS::AtLeastOnce,
            topic: topic.into(),
            packet_id: None,
            payload: Bytes::copy_from_slice(payload.as_bytes()),
            properties: None,
        };
        let from = From::from_custom(Id::from(0, "meter".into()));
        let publish = Publish::new(Box::new(publish), None, None, None);
        retained.put(&topic.into(), Retain { msg_id: None, from, publish }, expiry);
    }

    fn topics(retained: &Retained, filter: &str) -> Vec<String> {
        let mut topics: Vec<String> = retained.matching(&filter.into()).iter().map(|(topic, _)| topic.to_string()).collect();
        topics.sort();
        topics
    }

    fn size(retained: &Retained) -> (usize, usize) {
        let kept = retained.read();
        (kept.topics, kept.bytes)
    }

    #[test]
    fn a_filter_finds_its_topics() {
        let retained = Retained::default();
        for topic in ["site/a/power", "site/b/power", "site/b/energy", "$SYS/load"] {
            put(&retained, topic, "1", None);
        }
        assert_eq!(topics(&retained, "site/+/power"), ["site/a/power", "site/b/power"]);
        assert_eq!(topics(&retained, "#"), ["site/a/power", "site/b/energy", "site/b/power"]);
        assert_eq!(topics(&retained, "site/b/energy"), ["site/b/energy"]);
        assert!(topics(&retained, "site/#/power").is_empty());
    }

    #[test]
    fn a_topic_keeps_its_last_message_and_an_empty_one_clears_it() {
        let retained = Retained::default();
        put(&retained, "site/a", "first", None);
        put(&retained, "site/a", "second", None);
        assert_eq!(&retained.matching(&"site/a".into())[0].1.publish.payload[..], b"second");
        assert_eq!(size(&retained).0, 1);
        put(&retained, "site/a", "", None);
        put(&retained, "site/b", "", None);
        assert_eq!(size(&retained), (0, 0));
    }

    #[test]
    fn topics_beyond_the_bound_are_not_kept_but_those_there_are_still_replaced() {
        let retained = Retained::bounded(2, usize::MAX);
        for topic in ["a", "b", "c"] {
            put(&retained, topic, "1", None);
        }
        put(&retained, "a", "2", None);
        assert_eq!(topics(&retained, "#"), ["a", "b"]);
        assert_eq!(&retained.matching(&"a".into())[0].1.publish.payload[..], b"2");
    }

    #[test]
    fn bytes_beyond_the_bound_are_not_kept() {
        let retained = Retained::bounded(usize::MAX, 2 * (OVERHEAD_BYTES + 11));
        for topic in ["a", "b", "c"] {
            put(&retained, topic, "0123456789", None);
        }
        assert_eq!(topics(&retained, "#"), ["a", "b"]);
        put(&retained, "a", "0123456789a", None);
        assert_eq!(topics(&retained, "#"), ["b"], "what no longer fits must not leave the old message in its place");
    }

    #[test]
    fn an_expired_message_is_not_delivered_and_makes_room() {
        let retained = Retained::bounded(1, usize::MAX);
        put(&retained, "a", "1", Some(Duration::from_nanos(1)));
        std::thread::sleep(Duration::from_millis(1));
        assert!(topics(&retained, "#").is_empty());
        put(&retained, "b", "1", Some(Duration::ZERO));
        assert_eq!(topics(&retained, "#"), ["b"], "no expiry interval means for ever");
        assert_eq!(size(&retained), (1, OVERHEAD_BYTES + 2));
    }

    #[test]
    fn a_topic_too_deep_or_unknown_to_rmqtt_is_left_out() {
        let retained = Retained::default();
        put(&retained, &"x/".repeat(MAX_TOPIC_LEVELS), "1", None);
        put(&retained, "homie/meter/$state", "ready", None);
        assert_eq!(size(&retained), (0, 0));
    }
}
