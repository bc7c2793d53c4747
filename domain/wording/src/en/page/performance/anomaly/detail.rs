//! The strings of the page of one finding. What happened, its evidence and its causes are told by
//! `finding`, `evidence` and `cause`.

use crate::en::label;
use domain::figure::Figure;
use domain::finding::Status;

/// In the headline: between what happened and its figures, and after them.
pub const HEADLINE: (&str, &str) = (": ", ".");

/// What it has cost.
#[must_use]
pub fn cost(is_less: bool, amount: &Figure, money: &str) -> String {
    let way = if is_less { "less" } else { "more" };
    format!("{amount} {way} than usual, about {money}.")
}

/// How much it is, if no price is known.
#[must_use]
pub fn beyond_usual(amount: &Figure) -> String {
    format!("{amount} beyond what is usual.")
}

/// Behind the cost: since which day it is not seen any more.
#[must_use]
pub fn withdrawn(day: &str) -> String {
    format!(" A later look, on {day}, does not see it any more.")
}

/// The heading of the chart.
pub const HOURS: &str = "Its hours";

/// In the chart's key: what was measured.
pub const KEY_MEASURED: &str = "measured";

/// In the chart's key: what is usual.
pub const KEY_USUAL: &str = "usual for these hours";

/// In the chart's key: the hours of the finding.
pub const KEY_MARKED: &str = "the strange hours";

/// The heading of the evidence and the causes.
pub const CAUSES: &str = "What was seen, and likely causes";

/// Instead of causes.
pub const NO_CAUSES: &str = "Nothing is known of what it may come from.";

/// The heading of the facts.
pub const FACTS: &str = "Where and when";

/// A fact: the building.
pub const BUILDING: &str = "Building";

/// A fact: a meter.
pub const METER: &str = "Meter";

/// A fact: the utility.
pub const UTILITY: &str = "Of what";

/// A fact: the time.
pub const SPAN: &str = "From";

/// From when to when it was, and for how many hours. Without an end it goes on.
#[must_use]
pub fn span(start: &str, end: Option<&str>, hours: i64) -> String {
    match end {
        Some(end) => format!("{start}, to {end} ({hours} h)"),
        None => format!("{start}, and it goes on ({hours} h)"),
    }
}

/// A fact: the kind of the finding.
pub const KIND: &str = "What it is";

/// A fact: the severity.
pub const SEVERITY: &str = "Severity";

/// A fact: by how much it departs from the usual.
pub const DEVIATION: &str = "Against usual";

/// A fact: the score.
pub const SCORE: &str = "Score";

/// The score with its scale.
#[must_use]
pub fn score(score: &str) -> String {
    format!("{score} (0 is the threshold, −1 as strange as can be)")
}

/// A fact: how and when it was found.
pub const SEEN: &str = "Seen";

/// How it was found, and when first.
#[must_use]
pub fn seen(is_looking_back: bool, first: &str) -> String {
    let how = if is_looking_back { "looking back" } else { "as the readings came" };
    format!("{how}, first on {first}")
}

/// The heading of what people do about it.
pub const WORK: &str = "What is done about it";

/// How it stands.
#[must_use]
pub fn standing(status: Status, is_fault: Option<bool>) -> String {
    match (status, is_fault) {
        (_, Some(false)) => "Not a fault, somebody said.".to_owned(),
        (Status::New, _) => "Nobody has looked at it yet.".to_owned(),
        (status, _) => format!("{}.", label::status(status)),
    }
}

/// What was just done, by its word in the address.
#[must_use]
pub fn done(word: &str) -> Option<&'static str> {
    Some(match word {
        "acknowledged" => "Noted: somebody has seen it.",
        "investigating" => "Noted: somebody looks into it.",
        "resolved" => "Resolved.",
        "new" => "Open again.",
        "not-a-fault" => "Noted: not a fault. The next look learns from it, and hours like these are not reported again.",
        "fault" => "Noted: a fault after all. It waits for somebody again.",
        "note" => "The note is kept.",
        _ => return None,
    })
}

/// The button that leads to a state.
#[must_use]
pub fn act(status: Status) -> &'static str {
    match status {
        Status::New => "Open it again",
        Status::Acknowledged => "I have seen it",
        Status::Investigating => "I look into it",
        Status::Resolved => "It is resolved",
    }
}

/// The button of a verdict.
#[must_use]
pub fn verdict(is_fault: bool) -> &'static str {
    if is_fault { "It is a fault after all" } else { "Not a fault" }
}

/// The button that keeps a note and changes nothing else.
pub const KEEP_NOTE: &str = "Keep the note only";

/// The label of the note.
pub const NOTE: &str = "Note";

/// What to write there.
pub const HINT_OF_NOTE: &str = "What was seen, what was done. It stays with the finding.";

/// What a verdict does.
pub const HINT_OF_VERDICT: &str = "“Not a fault” teaches the next look: hours like these count as usual from then on.";

/// What a kept note did.
#[must_use]
pub fn note(is_fault: Option<bool>, status: Option<Status>) -> &'static str {
    match (is_fault, status) {
        (Some(false), _) => "Not a fault",
        (Some(true), _) => "A fault",
        (None, Some(status)) => label::status(status),
        (None, None) => "Note",
    }
}
