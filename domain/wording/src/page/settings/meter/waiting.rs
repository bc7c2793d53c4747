//! New meters that wait to be let in, and how many each client may bring.

use super::super::count::messages;
use crate::Words;
use crate::room::texts;

texts! { "settings/meter/waiting";
    /// Title of the page.
    title();
    /// The heading of the topics that wait.
    topics();
    /// The button that lets all of them in.
    let_in_label();
    /// The button that discards all of them.
    throw_away();
    /// What it means to let them in.
    let_in_hint();
    /// The answer after they were discarded.
    thrown_away();
    /// The answer after an allowance was saved.
    allowed();
    /// The heading of the allowances.
    allowances();
    /// Below the heading of the allowances.
    allowances_lede();
    /// The button that removes an allowance.
    as_any_other();
    /// The label of the client.
    client();
    /// The fault of an empty client.
    client_missing();
    /// The label of how many meters it may bring.
    meters();
    /// The button of the form.
    save();
    /// The answer after they were let in: how many meters are there at once.
    let_in(meters: u64);
    /// The hint of how many meters a client may bring.
    meters_hint(usual: usize);
    /// The fault of a number of meters that will not do.
    meters_wrong(given: &str, most: i64);
    /// The headline: how many topics wait.
    waiting(topics: i64);
    /// Behind that: how many messages were not stored.
    not_stored(messages: i64);
    /// What the limits are.
    lede(of_one: usize, of_all: usize, topics_max: i64);
    /// Messages on a topic.
    came_from(messages: &str, client: &str, ago: &str);
    /// The same, of a message that is too long.
    came_cut(messages: &str, client: &str, ago: &str);
    /// A limit of one client.
    allowance(client: &str, meters: i64);
}

/// The headline: how many topics wait, and how many messages were not stored.
#[must_use]
pub fn headline(words: Words, topics: i64, messages: i64) -> (String, String) {
    (waiting(words, topics), if messages > 0 { not_stored(words, messages) } else { String::new() })
}

/// How many messages came on a topic, of whom, and how long ago the last one.
#[must_use]
pub fn came(words: Words, count: u64, client: &str, last_ago: domain::Millis, is_cut: bool) -> String {
    let says = if is_cut { came_cut } else { came_from };
    says(words, &messages(words, count), client, &words.age(last_ago))
}
