//! Earlier imports: what became of each. A time that an import began at comes in words.

use domain::figure;

/// The heading.
pub const HEADING: &str = "Imported before";
/// The state of an import that failed or whose process ended.
pub const BROKE_OFF: &str = "Broke off";
/// The state of an import that somebody stopped.
pub const STOPPED: &str = "Stopped";

/// What an import has stored.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// The number of readings.
    pub readings: i64,
    /// The line up to which they are.
    pub line: i64,
}

impl Kept {
    fn told(self) -> String {
        let are = if self.readings == 1 { "is" } else { "are" };
        format!("{} up to line {} {are} stored", readings(self.readings), count(self.line))
    }
}

/// What an import that ended has done, in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Done {
    /// Readings in the file.
    pub readings: i64,
    /// Readings that were new.
    pub inserted: i64,
    /// Readings that were there before.
    pub repeated: i64,
    /// Readings with another value than what was there.
    pub conflicts: i64,
    /// Lines or values that could not be read.
    pub problems: i64,
}

const AGAIN: &str = "import it again, nothing is doubled";

/// It is being read.
#[must_use]
pub fn running(begun: &str, kept: Kept) -> String {
    format!("Begun {begun}, being read: {}.", kept.told())
}

/// Its process ended before anything was stored.
#[must_use]
pub fn ended_before_all(begun: &str) -> String {
    format!("Begun {begun}; GreenPulse ended before anything of it was stored: {AGAIN}.")
}

/// Its process ended on the way.
#[must_use]
pub fn ended(begun: &str, kept: Kept) -> String {
    format!("Begun {begun}; GreenPulse ended at line {}. {}; {AGAIN}.", count(kept.line), kept.told())
}

/// It failed. `why` is a sentence, if it is known.
#[must_use]
pub fn failed(begun: &str, why: Option<&str>, kept: Kept) -> String {
    let why = why.unwrap_or("no reason was given").trim_end_matches('.');
    format!("Begun {begun}: {why}. {}; {AGAIN}.", kept.told())
}

/// Somebody stopped it.
#[must_use]
pub fn stopped(begun: &str, kept: Kept) -> String {
    format!("Begun {begun}. {}; {AGAIN}.", kept.told())
}

/// It is done.
#[must_use]
pub fn done(begun: &str, done: Done) -> String {
    let mut parts = vec![readings(done.readings)];
    for (number, what) in [
        (done.inserted, "new"),
        (done.repeated, "there before"),
        (done.conflicts, "with another value than what was there"),
        (done.problems, "lines or values that could not be read"),
    ] {
        if number > 0 {
            parts.push(format!("{} {what}", count(number)));
        }
    }
    format!("{begun}: {}.", parts.join(", "))
}

fn readings(number: i64) -> String {
    if number == 1 { "1 reading".to_owned() } else { format!("{} readings", count(number)) }
}

fn count(number: i64) -> String {
    figure::fixed(number as f64, 0)
}
