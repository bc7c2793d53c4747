//! The strings of the jobs of the analytics.

/// The section of the models and of their jobs.
pub const MODELS: &str = "Models";

/// The heading.
pub const TITLE: &str = "Work under way";

/// Instead of jobs.
pub const NOTHING: &str = "Nothing is under way. New hours are judged each hour, all hours each night; forecasts are made every six hours, methods chosen each week.";

/// The button that asks for all of it.
pub const ANALYSE: &str = "Analyse now";

/// The button that asks for a search for faults.
pub const LOOK_BACK: &str = "Look back for faults";

/// The button that asks for forecasts.
pub const FORECAST: &str = "Forecast now";

/// What a job does, and of what.
#[must_use]
pub fn of(job: &str, name: Option<&str>) -> String {
    name.map_or_else(|| job.to_owned(), |name| format!("{job}, {name}"))
}

/// A job that has not begun.
pub const WAITS: &str = "Waits";

/// A job that has begun.
pub const UNDER_WAY: &str = "Under way";

/// A job that ended well.
pub const DONE: &str = "Done";

/// A job that failed, wholly or in part.
pub const FAILED: &str = "Not all done";

/// When a job ended, and what it says.
#[must_use]
pub fn ended(when: &str, message: &str) -> String {
    format!("{when}. {message}")
}

/// Since when a job is under way, how far it is, and what it says.
#[must_use]
pub fn under_way(since: &str, done: i64, total: i64, last: &str) -> String {
    format!("Since {since}. {done} of {total} series, the last {last}.")
}

/// When a job was asked for.
#[must_use]
pub fn asked(when: &str) -> String {
    format!("Asked for at {when}.")
}

/// The name of the bar of a job's progress.
#[must_use]
pub fn progress(done: i64, total: i64) -> String {
    format!("{done} of {total} series")
}
