//! The strings of a building's targets on the page of savings.

use domain::figure::Figure;
use domain::zone::Date;

/// A fault of the form: no date.
#[must_use]
pub fn no_date(given: &str) -> String {
    format!("“{given}” is not a date of the calendar: write it as 2026-11-22.")
}

/// What is taken as a reduction, within the fault of another one.
pub const REDUCTION_TAKEN: &str = "percent above 0 and below 100, such as 5";

/// A fault of the form: it ends before it begins.
pub const ENDS_TOO_EARLY: &str = "It lies before the first day: give a later one.";

/// A fault of the form: the baseline ends before it begins.
pub const BASELINE_ENDS_TOO_EARLY: &str = "It lies before the baseline’s first day: give a later one.";

/// A fault of the form: the baseline ends after the target's first day.
#[must_use]
pub fn baseline_ends_too_late(start: Date) -> String {
    format!("The baseline must be over when the target begins: give a day before {start}.")
}

/// What was just done, by its word in the address.
#[must_use]
pub fn done(word: &str) -> Option<&'static str> {
    Some(match word {
        "set" => "The target is set.",
        "changed" => "The target is changed.",
        "removed" => "The target is removed.",
        _ => return None,
    })
}

/// The heading.
pub const TITLE: &str = "Targets";

/// Instead of targets.
pub const NONE: &str = "No target is set for this yet. One says: so much less than in a baseline, by when.";

/// What opens the form of a target that there is.
pub const CHANGE_TITLE: &str = "Change the target";

/// What opens the form of another target.
pub const SET_TITLE: &str = "Set a target";

/// In the form: the reduction.
pub const REDUCTION: &str = "Less by";

/// In the form: the first day.
pub const START: &str = "First day";

/// In the form: the last day.
pub const END: &str = "Last day";

/// In the form: the baseline's first day.
pub const BASELINE_FROM: &str = "Baseline from";

/// In the form: the baseline's last day.
pub const BASELINE_TO: &str = "Baseline to";

/// The form's button for a target that there is.
pub const SAVE_CHANGE: &str = "Save the change";

/// The form's button for another target.
pub const SET: &str = "Set the target";

/// What is wanted, and when.
#[must_use]
pub fn wanted(percent: &str, range: &str) -> String {
    format!("{percent} % less, {range}")
}

/// A target without progress.
pub const NOT_BEGUN: &str = "Not begun";

/// Why a target has no progress.
pub const NOTHING_KNOWN: &str = "Nothing of it is known yet, or nothing of its baseline.";

/// How a target stands: whether it is on track, and whether its time is over.
#[must_use]
pub fn standing(is_on_track: bool, is_over: bool) -> &'static str {
    match (is_on_track, is_over) {
        (true, false) => "On course",
        (true, true) => "Reached",
        (false, false) => "Off course",
        (false, true) => "Missed",
    }
}

/// The progress of a target.
#[derive(Clone, Debug)]
pub struct Progress {
    /// By how many percent less was used until now; negative if it was more.
    pub less_percent: f64,
    /// How many days are known.
    pub days: usize,
    /// How many there are in all.
    pub days_in_all: usize,
    /// Where it ends if it goes on.
    pub projected: Figure,
    /// How far that may be out.
    pub half_width: Option<Figure>,
    /// What is allowed.
    pub allowed: Figure,
}

/// How far a target is, and where it leads.
#[must_use]
pub fn progress(found: &Progress) -> String {
    let Progress { less_percent, days, days_in_all, projected, half_width, allowed } = found;
    let way = if *less_percent >= 0.0 { "less" } else { "more" };
    let half_width = half_width.as_ref().map(|half| format!(" ± {half}")).unwrap_or_default();
    format!(
        "{:.0} % {way} than the baseline so far, {days} of {days_in_all} days known. If it goes on, it ends at {projected}{half_width} of the {allowed} that are allowed.",
        less_percent.abs()
    )
}

/// The button that opens a target's form.
pub const CHANGE: &str = "Change";

/// The button that removes a target.
pub const REMOVE: &str = "Remove";
