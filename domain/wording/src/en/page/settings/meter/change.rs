//! The register changes of a meter, on its page.

/// The heading.
pub const TITLE: &str = "Changes of the meter";
/// Below the heading.
pub const LEDE: &str = "When one counter was taken away and another put in its place. With the last figure of the old one and the first of the new, what was used across the change counts.";
/// Below the heading, for a meter without a register.
pub const NO_REGISTER: &str = "It has no register that could be changed for another.";
/// The button that removes a change.
pub const TAKE_BACK: &str = "Take it back";

/// What opens the form.
pub const ADD: &str = "Record a change";
/// The label of the register.
pub const REGISTER: &str = "Register";
/// The fault of a register that was not chosen.
pub const REGISTER_MISSING: &str = "Choose which register was changed.";
/// The label of the day.
pub const DAY: &str = "Day";
/// The label of the time.
pub const TIME: &str = "Time";
/// The label of the old counter's last figure.
pub const OLD: &str = "The old one ended at";
/// What the old counter's last figure accepts, as a part of a sentence.
pub const OLD_WOULD_DO: &str = "what the old counter showed, such as 84210.7";
/// The label of the new counter's first figure.
pub const NEW: &str = "The new one began at";
/// What the new counter's first figure accepts, as a part of a sentence.
pub const NEW_WOULD_DO: &str = "what the new counter showed, such as 0";
/// The label of the note.
pub const NOTE: &str = "Note";
/// The hint of the note.
pub const NOTE_HINT: &str = "Who changed it, and why; if you like.";
/// What the form does.
pub const WORKED_OUT_AGAIN: &str = "What was used around that time is worked out again; the readings stay as they came.";
/// The button of the form.
pub const SAVE: &str = "Record the change";

/// A change in the list: when it was, of which register, and the figures of both counters with
/// their unit.
#[must_use]
pub fn line(when: &str, register: &str, old: &str, new: &str) -> String {
    format!("{when}: {register} ended at {old} and began again at {new}.")
}

/// A register, to choose, and its unit.
#[must_use]
pub fn register(name: &str, unit: &str) -> String {
    format!("{name}, in {unit}")
}

/// The hint of the time.
#[must_use]
pub fn time_hint(zone: &str) -> String {
    format!("In {zone}.")
}

/// The fault of a time ahead.
#[must_use]
pub fn yet_to_come(when: &str) -> String {
    format!("{when} is yet to come: give when it was changed.")
}
