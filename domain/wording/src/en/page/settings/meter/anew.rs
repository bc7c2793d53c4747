//! What a change to a meter makes anew, told before it is done.

/// Above the sentences.
pub const NOT_SAVED_YET: &str = "Nothing is saved yet. This will be made anew:";
/// Below the sentences.
pub const READINGS_STAY: &str =
    "The readings stay as they came. A year of quarter-hours takes some seconds, in which others wait.";
/// The way back.
pub const LEAVE_IT: &str = "Leave it as it is";

/// That all hours and days of a meter are worked out again.
#[must_use]
pub fn hours_and_days(meter: &str) -> String {
    format!("Every hour and day of {meter} is worked out again from its readings.")
}

/// That the use of its building is added up again.
#[must_use]
pub fn building_added_up(building: &str) -> String {
    format!("What {building} used is added up anew, from the first reading on.")
}

/// That the meter moves from no building (`None`) or from another one.
#[must_use]
pub fn counts_for(building: &str, instead_of: Option<&str>) -> String {
    match instead_of {
        Some(before) => format!("What it has metered counts for {building} instead of {before}, from its first reading on."),
        None => format!("What it has metered counts for {building}, from its first reading on."),
    }
}

/// That the meter has no building any more.
#[must_use]
pub fn counts_no_more_for(building: &str) -> String {
    format!("It counts for {building} no more, in the past neither.")
}

/// That the meter's days begin at other midnights.
#[must_use]
pub fn days_cut(zone: &str) -> String {
    format!("Its days are cut at the midnights of {zone}.")
}
