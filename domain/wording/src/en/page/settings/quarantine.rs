//! The quarantine: messages that could not be read.

use super::count::messages;
use domain::figure;

/// Title of the page.
pub const TITLE: &str = "Quarantine";
/// That one topic's messages are shown: around its name. The link that shows all follows.
pub const ONLY_TOPIC: [&str; 2] = ["Only the topic ", ". "];
/// The link from one topic's messages to all.
pub const SHOW_ALL: &str = "Show all";
/// The link to the next page.
pub const OLDER: &str = "Older ones";
/// The button that reads a message again.
pub const READ_AGAIN: &str = "Read again";
/// The link to the form of a mapping.
pub const MAP_TOPIC: &str = "Map its topic";
/// The button that deletes a message.
pub const THROW_AWAY: &str = "Throw away";

/// The headline.
#[must_use]
pub fn headline(count: u64) -> String {
    match count {
        0 => "Everything could be read.".to_owned(),
        n => format!("{} could not be read.", capital(&messages(n))),
    }
}

/// Below the headline: what is kept, up to how many messages.
#[must_use]
pub fn lede(most: i64) -> String {
    format!(
        "What cannot be read is kept with its reason, up to {} messages, and delays nothing behind it. Mend the device or its mapping, then read it again.",
        figure::fixed(most as f64, 0)
    )
}

/// How many messages were deleted because there were too many.
#[must_use]
pub fn made_place(count: u64) -> String {
    format!(
        "{} more had to make place since it was last cleared: first those of whoever has the most here, then the oldest.",
        capital(&messages(count))
    )
}

/// The answer after messages were read again: how many were understood, and how many were not.
#[must_use]
pub fn read_again(understood: u64, left: u64) -> String {
    match (understood, left) {
        (count, 0) => format!("Read again: {} understood.", messages(count)),
        (0, left) => format!("Read again: {} still cannot be read; the reason is that of today.", messages(left)),
        (count, left) => format!("Read again: {} understood, {} still cannot be read.", messages(count), messages(left)),
    }
}

/// The answer after messages were deleted.
#[must_use]
pub fn thrown_away(count: u64) -> String {
    format!("Thrown away: {}.", messages(count))
}

/// The button that reads all messages again, or all of the topic that is shown.
#[must_use]
pub fn read_all_again(is_of_topic: bool) -> String {
    format!("Read {} again", all(is_of_topic))
}

/// The button that deletes all messages, or all of the topic that is shown.
#[must_use]
pub fn throw_all_away(is_of_topic: bool) -> String {
    format!("Throw {} away", all(is_of_topic))
}

/// After a message's topic: when it came, from whom, when it was read again, and whether it is cut.
#[must_use]
pub fn came(at: &str, device: Option<&str>, again_at: Option<&str>, is_cut: bool) -> String {
    let device = device.map(|device| format!(" · from {device}")).unwrap_or_default();
    let again = again_at.map(|at| format!(" · read again {at}")).unwrap_or_default();
    let cut = if is_cut { " · cut, so it cannot be read again" } else { "" };
    format!(" · {at}{device}{again}{cut}")
}

fn all(is_of_topic: bool) -> &'static str {
    if is_of_topic { "all of this topic" } else { "all" }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
