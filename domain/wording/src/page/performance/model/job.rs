//! The texts of the jobs of the analytics.

use crate::room::texts;

texts! { "performance/model/job";
    /// The section of the models and of their jobs.
    models();
    /// The heading.
    title();
    /// Instead of jobs.
    nothing();
    /// The button that asks for all of it.
    analyse();
    /// The button that asks for a search for faults.
    look_back();
    /// The button that asks for forecasts.
    forecast();
    /// A job that has not begun.
    waits();
    /// A job that has begun.
    under_way_label();
    /// A job that ended well.
    done();
    /// A job that failed, wholly or in part.
    failed();
    /// When a job ended, and what it says.
    ended(when: &str, message: &str);
    /// When a job ended that went through series, and through how many.
    ended_well(when: &str, done: i64);
    /// The same if some of them failed, with the newest failure.
    ended_in_part(when: &str, failed: i64, done: i64, failure: &str);
    /// Since when a job is under way that has done nothing yet.
    begun(since: &str);
    /// Since when a job is under way, how far it is, and which series it did last.
    under_way(since: &str, done: i64, total: i64, last: Option<&str>);
    /// When a job was asked for.
    asked(when: &str);
    /// The name of the bar of a job's progress.
    progress(done: i64, total: i64);
    /// What a job does, by the name of its kind.
    kind(kind: &str);
    /// A job of one building or site.
    of_place(job: &str, place: &str);
}
