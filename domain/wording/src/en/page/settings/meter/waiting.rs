//! New meters that wait to be let in, and how many each client may bring.

use crate::en::page::settings::count::messages;
use domain::{Millis, figure};

/// Title of the page.
pub const TITLE: &str = "New meters that wait";
/// The heading of the topics that wait.
pub const TOPICS: &str = "Heard, and not let in";
/// The button that lets all of them in.
pub const LET_IN: &str = "Let all of them in";
/// The button that discards all of them.
pub const THROW_AWAY: &str = "Throw them away";
/// What it means to let them in.
pub const LET_IN_HINT: &str = "Let in, the last message of each topic becomes its first reading.";

/// The answer after they were discarded.
pub const THROWN_AWAY: &str = "Thrown away. What speaks again waits again, or is let in when its hour allows.";
/// The answer after an allowance was saved.
pub const ALLOWED: &str = "Saved. It holds from now on.";

/// The heading of the allowances.
pub const ALLOWANCES: &str = "Who may bring more, or fewer";
/// Below the heading of the allowances.
pub const ALLOWANCES_LEDE: &str = "A bridge that speaks for many devices needs more on its first day: name it here, and it is not counted with the others. With a broker outside, all that comes from it counts together, under the name of its data source.";
/// The button that removes an allowance.
pub const AS_ANY_OTHER: &str = "As any other";
/// The label of the client.
pub const CLIENT: &str = "User name, or client id";
/// The fault of an empty client.
pub const CLIENT_MISSING: &str = "Give the user name with which it signs in or, without one, its client id.";
/// The label of how many meters it may bring.
pub const METERS: &str = "New meters an hour";
/// The button of the form.
pub const SAVE: &str = "Save";

/// The headline: of how many topics meters wait; and the rest of it, what happened to the messages.
#[must_use]
pub fn headline(topics: i64, messages: i64) -> (String, String) {
    let stands_out = match topics {
        0 => "No new meter waits.".to_owned(),
        1 => "New meters of one topic wait.".to_owned(),
        n => format!("New meters of {} topics wait.", figure::fixed(n as f64, 0)),
    };
    let rest = match messages {
        0 => String::new(),
        1 => " One message was acknowledged; it is kept, and not stored as a reading.".to_owned(),
        n => format!(
            " {} messages were acknowledged and not stored as readings; the last of each topic is kept.",
            figure::fixed(n as f64, 0)
        ),
    };
    (stands_out, rest)
}

/// Below the headline: how many new meters a client may bring an hour, and all of them together,
/// and how many topics are noted beyond that.
#[must_use]
pub fn lede(of_one: usize, of_all: usize, topics_max: i64) -> String {
    format!(
        "A device or program may bring {of_one} new meters an hour, and all of them together {}; beyond that their messages are noted here, by topic, up to {} of them. What files, forms and programs with a token bring is never held back.",
        figure::fixed(of_all as f64, 0),
        figure::fixed(topics_max as f64, 0)
    )
}

/// The answer after they were let in: how many meters are there at once.
#[must_use]
pub fn let_in(meters: u64) -> String {
    match meters {
        0 => "Let in. They come with their next messages.".to_owned(),
        1 => "Let in: one meter is there now; others come with their next messages.".to_owned(),
        n => format!("Let in: {n} meters are there now; others come with their next messages."),
    }
}

/// How many messages came on a topic, from whom, how long ago the last one, and whether that one is
/// cut.
#[must_use]
pub fn came(count: u64, client: &str, last_ago: Millis, is_cut: bool) -> String {
    let cut = if is_cut { " It is too long to be kept whole: its meters come with the next." } else { "" };
    format!("{} of {client}, the last {}.{cut}", messages(count), figure::age_words(last_ago))
}

/// An allowance in the list.
#[must_use]
pub fn allowance(client: &str, meters: i64) -> String {
    format!("{client}: {} new meters an hour", figure::fixed(meters as f64, 0))
}

/// The hint of how many meters a client may bring.
#[must_use]
pub fn meters_hint(usual: usize) -> String {
    format!("Empty: {usual}, as any other.")
}

/// The fault of a number of meters that will not do.
#[must_use]
pub fn meters_wrong(given: &str, most: i64) -> String {
    format!("“{given}” will not do: give a number from 0 to {most}, such as 1000.")
}
