//! The list of the mappings, and of the topics that nothing reads yet.

pub mod form;
pub mod unit;

use super::count::messages;
use domain::{Millis, figure};

/// Title of the page.
pub const TITLE: &str = "Mappings";
/// Below the headline.
pub const LEDE: &str =
    "A mapping says where in a message a number stands, and what it is. Meters of the well-known makes need none.";
/// The link to the form, without a topic.
pub const MAP_BY_HAND: &str = "Map a topic by hand";

/// The answer after a mapping was saved.
pub const SAVED: &str = "Saved. Messages that come from now on are read so.";
/// The answer after a number was given its unit.
pub const SAID: &str = "Said. All that it ever told counts as that now.";
/// The answer after a mapping was removed.
pub const REMOVED: &str = "Removed. What it read before stays.";

/// The heading of the topics that nothing reads.
pub const UNREAD: &str = "Heard, and not understood";
/// The link to the form, with a topic.
pub const SAY_WHAT: &str = "Say what it is";
/// The button that takes a topic off the list.
pub const FORGET: &str = "Forget it";
/// The heading of the mappings.
pub const MAPPED: &str = "Mapped";

/// The headline: how many topics nothing reads; and the rest of it, on the mappings.
#[must_use]
pub fn headline(topics: i64, mappings: usize, has_nameless: bool) -> (String, String) {
    let stands_out = match topics {
        0 => "Every message is understood.".to_owned(),
        1 => "One topic is not understood.".to_owned(),
        n => format!("{n} topics are not understood."),
    };
    let rest = match mappings {
        0 if has_nameless => " Some numbers wait to be given a unit.".to_owned(),
        0 if topics == 0 => " No mapping is needed so far.".to_owned(),
        0 => " There is no mapping yet.".to_owned(),
        1 => " One mapping reads what no dialect does.".to_owned(),
        n => format!(" {n} mappings read what no dialect does."),
    };
    (stands_out, rest)
}

/// How many messages came on a topic, and how long ago the last one.
#[must_use]
pub fn came(count: u64, last_ago: Millis) -> String {
    format!("{}, the last {}", messages(count), figure::age_words(last_ago))
}

/// What a mapping reads: the pointer of the number (empty for the whole message), what it is, and
/// the meter that it is of.
#[must_use]
pub fn reads(pointer: &str, what: &str, meter: &str) -> String {
    let place = if pointer.is_empty() { "the whole message" } else { pointer };
    format!("{place} is {what} of the meter {meter}")
}
