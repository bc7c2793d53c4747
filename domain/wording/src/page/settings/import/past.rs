//! Earlier imports: what became of each. A time that an import began at comes in words.

use crate::room::texts;

texts! { "settings/import/past";
    /// The heading.
    heading();
    /// The state of an import that failed or whose process ended.
    broke_off();
    /// The state of an import that somebody stopped.
    stopped_label();
    /// An import under way.
    running(begun: &str, readings: i64, line: i64);
    /// An import that ended with GreenPulse.
    ended(begun: &str, readings: i64, line: i64);
    /// The same, before anything was stored.
    ended_before_all(begun: &str);
    /// An import that failed.
    failed(begun: &str, why: &str, readings: i64, line: i64);
    /// Why it failed, if nobody said.
    no_reason();
    /// An import that somebody stopped.
    stopped(begun: &str, readings: i64, line: i64);
    /// An import that is done: when, and what became of it.
    done(begun: &str, result: &str);
}
