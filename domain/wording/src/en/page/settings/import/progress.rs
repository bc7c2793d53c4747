//! A file that is being read or was read: its stage, its result, and what could not be read.

use domain::figure;

/// It was inspected.
pub const LOOKED_AT: &str = "Looked at; nothing is stored yet.";
/// It is being read.
pub const RUNNING: &str = "Being read.";

/// It cannot be read.
#[must_use]
pub fn unreadable(why: &str) -> String {
    format!("Cannot be read: {why}")
}

/// It failed.
#[must_use]
pub fn failed(why: &str) -> String {
    format!("Broke off: {why}")
}

/// The result of an import, in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// Readings in the file.
    pub readings: u64,
    /// Readings that were new.
    pub inserted: u64,
    /// Readings that were there before.
    pub repeated: u64,
    /// Readings with another value than what was there.
    pub conflicts: u64,
    /// Readings whose value was corrected.
    pub corrected: u64,
    /// Lines or values that could not be read.
    pub problems: u64,
    /// What was left out, in words; empty if nothing was.
    pub left_out: &'a str,
    /// Meters that did not exist before.
    pub meters: u64,
}

/// The result of an import.
#[must_use]
pub fn result(of: Outcome) -> String {
    let mut parts = vec![count(of.readings, "reading", "readings")];
    if of.inserted + of.repeated + of.conflicts > 0 {
        parts.push(format!("{} new", figure(of.inserted)));
    }
    if of.repeated > 0 {
        parts.push(format!("{} there before", figure(of.repeated)));
    }
    if of.conflicts > 0 {
        parts.push(format!("{} with another value than what was there, which stays", figure(of.conflicts)));
    }
    if of.corrected > 0 {
        parts.push(format!("{} corrected", figure(of.corrected)));
    }
    if of.problems > 0 {
        parts.push(count(of.problems, "line or value that could not be read", "lines or values that could not be read"));
    }
    if !of.left_out.is_empty() {
        parts.push(of.left_out.to_owned());
    }
    if of.meters > 0 {
        parts.push(count(of.meters, "new meter", "new meters"));
    }
    parts.join(", ") + "."
}

fn count(number: u64, one: &str, many: &str) -> String {
    if number == 1 { format!("one {one}") } else { format!("{} {many}", figure(number)) }
}

fn figure(number: u64) -> String {
    figure::fixed(number as f64, 0)
}

/// The headline while it is being read.
#[must_use]
pub fn headline_of_running(percent: f64, is_try: bool) -> String {
    format!("{percent:.0} % {}.", if is_try { "tried" } else { "imported" })
}

/// The name of the bar that shows how far it is.
pub const PROGRESS: &str = "How much of the file is read";

/// How far it is.
#[must_use]
pub fn so_far(readings: u64) -> String {
    format!("{} readings so far. What is stored stays, also when it is stopped.", figure(readings))
}

/// The button that stops it.
pub const STOP: &str = "Stop";
/// The headline of an import that is done.
pub const HEADLINE_OF_DONE: &str = "Imported.";
/// The headline of an import that somebody stopped.
pub const HEADLINE_OF_STOPPED: &str = "Stopped half way.";
/// The headline of an import that failed.
pub const HEADLINE_OF_FAILED: &str = "It broke off.";
/// The headline of a file that cannot be read.
pub const HEADLINE_OF_UNREADABLE: &str = "It could not be read.";

/// What to do with new meters: a sentence, and the link behind it.
pub const NEW_METERS: (&str, &str) = ("The new meters count for no building yet. ", "Give them to their buildings");
/// The link to the list.
pub const ANOTHER: &str = "Another file";
/// The button that deletes the file.
pub const FORGET: &str = "Forget this file";
/// The heading of what could not be read.
pub const PROBLEMS: &str = "Could not be read";
/// The heading of what looks wrong.
pub const WARNINGS: &str = "Look at these";
/// The heading of what is not imported.
pub const LEFT_OUT: &str = "Left out";
/// The heading of the conflicts.
pub const CONFLICTS: &str = "Already there with another value";

/// A reading that has another value in the file.
#[must_use]
pub fn conflict(line: u64, channel: &str, value: f64, stands: f64) -> String {
    format!("line {line}, {channel}: the file says {value}, and {stands} was there first and stays")
}

/// When to correct what stands.
pub const CORRECT_LEDE: &str = "Let the file's values count if they were corrected since. What stands now is kept on record.";

/// The button that corrects what stands.
#[must_use]
pub fn correct(conflicts: u64) -> String {
    if conflicts == 1 { "Correct it by the file".to_owned() } else { format!("Correct all {} by the file", figure(conflicts)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_leaves_out_what_did_not_happen_and_counts_one_thing_as_one() {
        let none =
            Outcome { readings: 0, inserted: 0, repeated: 0, conflicts: 0, corrected: 0, problems: 0, left_out: "", meters: 0 };
        assert_eq!(result(Outcome { readings: 1, ..none }), "one reading.", "of a dry run nothing is new");
        let of = Outcome { readings: 1_200, inserted: 1_100, repeated: 99, conflicts: 1, ..none };
        let told = "1,200 readings, 1,100 new, 99 there before, 1 with another value than what was there, which stays";
        assert_eq!(result(of), format!("{told}."));
        let more = Outcome { corrected: 1, problems: 1, left_out: "1 left out: x", meters: 2, ..of };
        let rest = "1 corrected, one line or value that could not be read, 1 left out: x, 2 new meters";
        assert_eq!(result(more), format!("{told}, {rest}."));
    }
}
