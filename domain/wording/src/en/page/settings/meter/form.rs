//! The settings of a meter, on its page.

/// What the name is of, in its fault.
pub const THING: &str = "meter";
/// The heading of the first part.
pub const WHAT_IT_IS: &str = "What it is";
/// The heading of the second part.
pub const READINGS: &str = "How its readings are understood";
/// Below the heading of the second part.
pub const READINGS_HINT: &str = "The readings stay as they came. Hours and days are worked out from them again when something is changed here; you are asked before.";
/// The button of the form.
pub const SAVE: &str = "Save";
/// The button that agrees to what is made anew.
pub const SAVE_AND_MAKE_ANEW: &str = "Save and make it anew";

/// The label of the name.
pub const NAME: &str = "Name";
/// The label of the status.
pub const STATUS: &str = "It is";
/// The fault of a status that was not chosen.
pub const STATUS_MISSING: &str = "Choose whether it is in service.";
/// The label of the building.
pub const BUILDING: &str = "It counts for";
/// The hint of the building.
pub const BUILDING_HINT: &str = "All that it ever metered moves along.";
/// The choice of no building.
pub const BUILDING_NONE: &str = "None: it counts for no building";
/// The fault of a building that is gone.
pub const BUILDING_GONE: &str = "That building is not there any more: choose another.";
/// The label of the role.
pub const ROLE: &str = "It counts as";
/// A role, to choose.
pub const ROLE_MAIN: &str = "Main: what the building buys";
/// A role, to choose.
pub const ROLE_SUBMETER: &str = "Submeter: already counted above it";
/// A role, to choose.
pub const ROLE_GENERATION: &str = "Generation: solar and the like";
/// A role, to choose.
pub const ROLE_STORAGE: &str = "Storage: a battery";
/// The fault of a role that was not chosen.
pub const ROLE_MISSING: &str = "Choose how it counts.";
/// The label of the meter that it stands under.
pub const PARENT: &str = "Under which meter";
/// The hint of the meter that it stands under.
pub const PARENT_HINT: &str = "One that already counts what this one does.";
/// The choice of no meter.
pub const PARENT_NONE: &str = "None";
/// The fault of a meter that is gone.
pub const PARENT_GONE: &str = "That meter is not there any more: choose another.";

/// The label of what it sends.
pub const COUNTS: &str = "It sends";
/// What it sends, to choose.
pub const COUNTS_REGISTER: &str = "A register that grows";
/// What it sends, to choose.
pub const COUNTS_INTERVAL: &str = "The amount of each period";
/// The label of the highest power.
pub const POWER: &str = "The most that it can pass";
/// The hint of the highest power.
pub const POWER_HINT: &str = "A step beyond it is kept, filed in quarantine, and not counted. Empty: no limit.";
/// What the highest power accepts, as a part of a sentence.
pub const POWER_WOULD_DO: &str = "kilowatts above 0, such as 6.9";
/// The label of the register's end.
pub const REGISTER: &str = "Its register starts again at";
/// The hint of the register's end.
pub const REGISTER_HINT: &str = "The figure behind its last one, such as 100000 with five digits. Empty: not known.";
/// What the register's end accepts, as a part of a sentence.
pub const REGISTER_WOULD_DO: &str = "the figure above 0 at which it starts again, such as 100000";
/// The label of the delay.
pub const OFFSET: &str = "It tells of a period late by";
/// The hint of the delay.
pub const OFFSET_HINT: &str = "How long after a period’s end its time is. Empty: not at all.";
/// What the delay accepts, as a part of a sentence.
pub const OFFSET_WOULD_DO: &str = "minutes from -1440 to 1440 (a day), such as 15";
/// The label of the longest gap.
pub const GAP: &str = "Powers count across gaps up to";
/// What the longest gap accepts, as a part of a sentence.
pub const GAP_WOULD_DO: &str = "minutes from 0.02 to 1440 (a day), such as 30";
/// The label of the hot water's rise of temperature.
pub const RISE: &str = "Its hot water is cooled by";
/// What the hot water's rise of temperature accepts, as a part of a sentence.
pub const RISE_WOULD_DO: &str = "degrees above 0, such as 40";

/// The hint of the longest gap.
#[must_use]
pub fn gap_hint(usual_minutes: &str) -> String {
    format!("Empty: the usual {usual_minutes} minutes.")
}

/// The hint of the hot water's rise of temperature.
#[must_use]
pub fn rise_hint(usual: &str, unit: &str) -> String {
    format!("Makes its volume an energy. Empty: the usual {usual} {unit}.")
}
