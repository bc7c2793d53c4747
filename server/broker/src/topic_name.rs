//! Which topics a message may have.

use crate::own_topics::is_kept;

/// Maximum levels of a topic; rmqtt walks its topic trees by recursion.
pub(crate) const MAX_TOPIC_LEVELS: usize = 64;

/// Whether a topic is a valid topic name; rmqtt itself decodes anything.
pub(crate) fn is_topic_name(topic: &str) -> bool {
    !topic.is_empty() && !is_kept(topic) && !topic.contains(['+', '#', '\0']) && topic.split('/').count() <= MAX_TOPIC_LEVELS
}
