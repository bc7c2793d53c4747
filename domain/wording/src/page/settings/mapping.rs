//! The list of the mappings, and of the topics that nothing reads yet.

pub mod form;
pub mod unit;

use super::count::messages;
use crate::Words;
use crate::room::texts;

texts! { "settings/mapping";
    /// Title of the page.
    title();
    /// Below the headline.
    lede();
    /// The link to the form, without a topic.
    map_by_hand();
    /// The answer after a mapping was saved.
    saved();
    /// The answer after a number was given its unit.
    said();
    /// The answer after a mapping was removed.
    removed();
    /// The heading of the topics that nothing reads.
    unread();
    /// The link to the form, with a topic.
    say_what();
    /// The button that takes a topic off the list.
    forget();
    /// The heading of the mappings.
    mapped();
    /// The headline: how many topics nothing reads.
    [3] topics(count: i64);
    /// Behind that: numbers wait for their unit.
    some_nameless();
    /// Behind that: there is no need.
    none_needed();
    /// Behind that: there is none.
    none_yet();
    /// Behind that: how many there are.
    count_set_up(count: usize);
    /// How many messages came, and when the last.
    came_last(messages: &str, ago: &str);
    /// The whole message, in place of a path.
    whole_message();
    /// What a mapping reads.
    reads_as(place: &str, what: &str, meter: &str);
}

/// The headline: how many topics nothing reads; and the rest of it, on the mappings.
#[must_use]
pub fn headline(words: Words, unread_topics: i64, mappings: usize, has_nameless: bool) -> (String, String) {
    let [_, strong, _] = topics(words, unread_topics);
    let rest = match mappings {
        0 if has_nameless => some_nameless(words).to_owned(),
        0 if unread_topics == 0 => none_needed(words).to_owned(),
        0 => none_yet(words).to_owned(),
        n => count_set_up(words, n),
    };
    (strong, rest)
}

/// How many messages came on a topic, and how long ago the last one.
#[must_use]
pub fn came(words: Words, count: u64, last_ago: domain::Millis) -> String {
    came_last(words, &messages(words, count), &words.age(last_ago))
}

/// What a mapping reads: the pointer of the number (empty for the whole message), what it is, and
/// the meter that it is of.
#[must_use]
pub fn reads(words: Words, pointer: &str, what: &str, meter: &str) -> String {
    reads_as(words, if pointer.is_empty() { whole_message(words) } else { pointer }, what, meter)
}
