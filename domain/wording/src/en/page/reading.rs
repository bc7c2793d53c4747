//! The form to add a reading by hand, and its errors.

/// The window's title.
pub const TITLE: &str = "Add a reading";
/// The headline.
pub const HEADLINE: &str = "Add a reading by hand.";
/// What the form is for.
pub const LEDE: &str = "For a meter that does not publish, or a gap that you can fill.";

/// The heading if there is no meter.
pub const NO_METERS: &str = "There is no meter yet";
/// What to do then: before the link, the link, behind it.
pub const NO_METERS_HINT: [&str; 3] =
    ["A meter is made by its first message. ", "See how to publish one", "; later readings can then be added by hand."];

/// The summary of an error: in bold, before the link, the link, behind it.
pub const NOT_SAVED: [&str; 4] = ["Not saved yet.", " One thing to look at: ", "where it is marked", "."];

/// The meter that was read.
pub const METER: &str = "Meter";
/// What the reading is.
pub const KIND: &str = "What it is";
/// It is a register.
pub const REGISTER: &str = "What the counter shows";
/// What a register is.
pub const REGISTER_HINT: &str = "A register: it only ever goes up.";
/// It is an amount.
pub const AMOUNT: &str = "What was used in a time";
/// What an amount is.
pub const AMOUNT_HINT: &str = "An amount: from one instant to another.";
/// The value.
pub const VALUE: &str = "Value";
/// The chosen meter has no reading.
pub const NO_LAST: &str = "No reading yet.";

/// The last reading of the chosen meter.
#[must_use]
pub fn last(last: &str) -> String {
    format!("Last: {last}.")
}

/// A value, and when it was read.
#[must_use]
pub fn value_on(value: &str, when: &str) -> String {
    format!("{value} on {when}")
}

/// A meter's channel in the list.
#[must_use]
pub fn choice(building: Option<&str>, meter: &str, channel: &str) -> String {
    let building = building.map(|building| format!("{building} · ")).unwrap_or_default();
    format!("{building}{meter} · {channel}")
}

/// The day of the reading.
pub const DATE: &str = "Date";
/// Its time of day.
pub const TIME: &str = "Time";

/// By whose clock the time is.
#[must_use]
pub fn zone(name: &str) -> String {
    format!("In {name}")
}

/// When the time of an amount began.
pub const START: &str = "Of an amount: from when";
/// The day on which it began.
pub const START_DATE: &str = "From date";
/// The time of day at which it began.
pub const START_TIME: &str = "From time";
/// A note: the label, and that it may be left out.
pub const NOTE: [&str; 2] = ["Note ", "(if you like)"];
/// Sends the form.
pub const SAVE: &str = "Save the reading";
/// Leaves the form.
pub const CANCEL: &str = "Cancel";

/// No meter was chosen.
pub const CHOOSE_METER: &str = "Choose the meter that was read.";
/// The meter was removed meanwhile.
pub const GONE: &str = "That meter is not there any more: choose another.";
/// What would do as a value.
pub const A_NUMBER: &str = "a number such as 1840.9";
/// A value below 0.
pub const NEGATIVE: &str = "A reading is not below 0.";
/// A time before all that is kept.
pub const TOO_EARLY: &str = "Readings are kept from 2010 on.";
/// An amount whose time ends before it begins.
pub const BACKWARDS: &str = "The time must begin before it ends.";
/// The database does not answer.
pub const NOT_STORED: &str = "The database does not answer just now. Nothing was saved; try again in a moment.";
/// The database stopped to answer in between.
pub const NOTE_NOT_STORED: &str = "The reading was saved, but not its note.";

/// A time in the future.
#[must_use]
pub fn yet_to_come(given: &str, now: &str) -> String {
    format!("{given} is yet to come. The site's clock shows {now}.")
}

/// There is another reading of that time.
#[must_use]
pub fn stands(at: &str, value: &str) -> String {
    format!("There is a reading of {at} already: {value}. It stays; choose another minute.")
}

/// An amount for a meter of registers.
#[must_use]
pub fn is_register(meter: &str) -> String {
    format!("{meter} counts by a register: give what the counter shows, or set the meter to amounts a period.")
}

/// A register for a meter of amounts.
#[must_use]
pub fn is_interval(meter: &str) -> String {
    format!("{meter} is set to amounts a period: give what was used, and from when.")
}

/// A register below the one before, which is given with its time.
#[must_use]
pub fn lower(value: &str, when: &str) -> String {
    format!(
        "This is lower than the reading before it ({value}, of {when}). Is a digit missing? If the meter was exchanged, say so in the note."
    )
}

/// A register above the one after, which is given with its time.
#[must_use]
pub fn higher(value: &str, when: &str) -> String {
    format!(
        "This is higher than the reading after it ({value}, of {when}). Is a digit too many? If it is right, say why in the note."
    )
}
