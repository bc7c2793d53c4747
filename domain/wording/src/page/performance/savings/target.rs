//! The texts of a building's targets on the page of savings.

use crate::Words;
use crate::room::texts;
use domain::figure::Figure;

texts! { "performance/savings/target";
    /// A fault of the form: no date.
    no_date(given: &str);
    /// What is taken as a reduction, within the fault of another one.
    reduction_taken();
    /// A fault of the form: it ends before it begins.
    ends_too_early();
    /// A fault of the form: the baseline ends before it begins.
    baseline_ends_too_early();
    /// The heading.
    title();
    /// Instead of targets.
    none();
    /// What opens the form of a target that there is.
    change_title();
    /// What opens the form of another target.
    set_title();
    /// In the form: the reduction.
    reduction();
    /// In the form: the first day.
    start();
    /// In the form: the last day.
    end();
    /// In the form: the baseline's first day.
    baseline_from();
    /// In the form: the baseline's last day.
    baseline_to();
    /// The form's button for a target that there is.
    save_change();
    /// The form's button for another target.
    set();
    /// What is wanted, and when.
    wanted(percent: &str, range: &str);
    /// A target without progress.
    not_begun();
    /// Why a target has no progress.
    nothing_known();
    /// The button that opens a target's form.
    change();
    /// The button that removes a target.
    remove();
    /// A fault of the form: the baseline ends after the target begins.
    baseline_ends_too_late(start: &str);
    /// The target was set.
    done_set();
    /// The target was changed.
    done_changed();
    /// The target was removed.
    done_removed();
    /// On track.
    on_track();
    /// Reached.
    reached();
    /// Off track.
    off_track();
    /// Missed.
    missed();
    /// How far a target is, and where it leads.
    progress(percent: &str, is_less: bool, days: usize, days_in_all: usize, projected: &str, allowed: &str);
    /// An amount and how far it may be out.
    plus_minus(amount: &Figure, half_width: &Figure);
}

/// What was just done, by its word in the address.
#[must_use]
pub fn done(words: Words, word: &str) -> Option<&'static str> {
    Some(match word {
        "set" => done_set(words),
        "changed" => done_changed(words),
        "removed" => done_removed(words),
        _ => return None,
    })
}

/// How a target stands: whether it is on track, and whether its time is over.
#[must_use]
pub fn standing(words: Words, is_on_track: bool, is_over: bool) -> &'static str {
    match (is_on_track, is_over) {
        (true, false) => on_track(words),
        (true, true) => reached(words),
        (false, false) => off_track(words),
        (false, true) => missed(words),
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
pub fn progress_of(words: Words, found: &Progress) -> String {
    let projected = match &found.half_width {
        Some(half_width) => plus_minus(words, &found.projected, half_width),
        None => words.written(&found.projected),
    };
    let percent = words.percent(found.less_percent.abs(), 0);
    let allowed = words.written(&found.allowed);
    progress(words, &percent, found.less_percent >= 0.0, found.days, found.days_in_all, &projected, &allowed)
}
