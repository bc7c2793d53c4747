//! The quarantine: messages that could not be read.

use super::count::messages;
use crate::Words;
use crate::room::texts;

texts! { "settings/quarantine";
    /// Title of the page.
    title();
    /// The link from one topic's messages to all.
    show_all();
    /// The link to the next page.
    older();
    /// The button that reads a message again.
    read_again_label();
    /// The link to the form of a mapping.
    map_topic();
    /// The button that deletes a message.
    throw_away();
    /// Only one topic is shown.
    [3] only_topic(topic: &str);
    /// The headline.
    headline(count: u64);
    /// What is kept here.
    lede(most: i64);
    /// How many made place for others.
    made_place(count: u64);
    /// All could be read.
    read_again_all(understood: &str);
    /// None could be read.
    read_again_none(left: &str);
    /// Some could be read.
    read_again_some(understood: &str, left: &str);
    /// So many were removed.
    thrown_away_of(messages: &str);
    /// The button that reads all again.
    read_all_again(is_of_topic: bool);
    /// The button that removes all.
    throw_all_away(is_of_topic: bool);
    /// From whom a message came.
    from_device(device: &str);
    /// When it was read again.
    read_again_at(at: &str);
    /// It was cut.
    cut();
}

/// What became of messages that were read again.
#[must_use]
pub fn read_again(words: Words, understood: u64, left: u64) -> String {
    match (understood, left) {
        (count, 0) => read_again_all(words, &messages(words, count)),
        (0, left) => read_again_none(words, &messages(words, left)),
        (count, left) => read_again_some(words, &messages(words, count), &messages(words, left)),
    }
}

/// How many messages were removed.
#[must_use]
pub fn thrown_away(words: Words, count: u64) -> String {
    thrown_away_of(words, &messages(words, count))
}

/// When a message came and from whom, when it was read again, and whether it was cut; behind its
/// topic.
#[must_use]
pub fn came(words: Words, at: &str, device: Option<&str>, again_at: Option<&str>, is_cut: bool) -> String {
    let mut parts = vec![at.to_owned()];
    parts.extend(device.map(|device| from_device(words, device)));
    parts.extend(again_at.map(|at| read_again_at(words, at)));
    parts.extend(is_cut.then(|| cut(words).to_owned()));
    format!(" · {}", parts.join(" · "))
}
