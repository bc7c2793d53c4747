//! A file that is being read or was read: its stage, its result, and what could not be read.

use crate::Words;
use crate::room::texts;

texts! { "settings/import/progress";
    /// It was inspected.
    looked_at();
    /// It is being read.
    running();
    /// It cannot be read: in which way, and in the words of the error.
    unreadable(fault: &str, why: &str);
    /// It failed.
    failed(why: &str);
    /// The name of the bar that shows how far it is.
    progress();
    /// The button that stops it.
    stop();
    /// The headline of an import that is done.
    headline_of_done();
    /// The headline of an import that somebody stopped.
    headline_of_stopped();
    /// The headline of an import that failed.
    headline_of_failed();
    /// The headline of a file that cannot be read.
    headline_of_unreadable();
    /// What to do with new meters: a sentence, and the link behind it.
    [2] new_meters();
    /// The link to the list.
    another();
    /// The button that deletes the file.
    forget();
    /// The heading of what could not be read.
    problems();
    /// The heading of what looks wrong.
    warnings();
    /// The heading of what is not imported.
    left_out();
    /// The heading of the conflicts.
    conflicts();
    /// When to correct what stands.
    correct_lede();
    /// So many readings.
    readings(count: u64);
    /// So many new readings.
    new(count: u64);
    /// So many readings that were there before.
    repeated(count: u64);
    /// So many readings with another value.
    conflicting(count: u64);
    /// So many corrected readings.
    corrected(count: u64);
    /// So many problems.
    unread(count: u64);
    /// So many columns, series or lines that were skipped.
    skipped(count: u64);
    /// So many new meters.
    meters(count: u64);
    /// The parts of a result as a sentence.
    whole(parts: &str);
    /// The headline of an import under way.
    headline_of_running(percent: &str, is_try: bool);
    /// How many readings so far.
    so_far(readings: u64);
    /// A conflict.
    conflict(line: u64, channel: &str, value: &str, stands: &str);
    /// The button that corrects conflicts.
    correct(conflicts: u64);
}

/// What became of a file's readings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outcome {
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
    /// Columns, series and lines that were skipped.
    pub left_out: u64,
    /// Meters that did not exist before.
    pub new_meters: u64,
}

/// What became of the readings: `40 readings, 38 new, 2 already stored.`
#[must_use]
pub fn result(words: Words, of: Outcome) -> String {
    let mut parts = vec![readings(words, of.readings)];
    let mut add = |count: u64, said: fn(Words, u64) -> String| {
        if count > 0 {
            parts.push(said(words, count));
        }
    };
    add(of.inserted, new);
    add(of.repeated, repeated);
    add(of.conflicts, conflicting);
    add(of.corrected, corrected);
    add(of.problems, unread);
    add(of.left_out, skipped);
    add(of.new_meters, meters);
    whole(words, &parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_leaves_out_what_did_not_happen() {
        let of = Outcome { readings: 1, inserted: 1, left_out: 3, new_meters: 2, ..Outcome::default() };
        assert_eq!(result(Words::ENGLISH, of), "1 reading, 1 new, 3 parts skipped, 2 new meters.");
        let of = Outcome { readings: 1_200, repeated: 1_200, ..Outcome::default() };
        assert_eq!(result(Words::ENGLISH, of), "1,200 readings, 1,200 already stored.");
    }
}
