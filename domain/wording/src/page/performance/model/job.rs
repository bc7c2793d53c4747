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
    /// Since when a job is under way, how far it is, and what it says.
    under_way(since: &str, done: i64, total: i64, last: &str);
    /// When a job was asked for.
    asked(when: &str);
    /// The name of the bar of a job's progress.
    progress(done: i64, total: i64);
    /// What a job does, by the name of its kind.
    kind(kind: &str);
    /// A job of one building or site.
    of_place(job: &str, place: &str);
}
