//! The form of a mapping, and what the mapping would read from a message.

/// Title of the page.
pub const TITLE: &str = "A mapping";
/// The headline of a new mapping.
pub const HEADLINE_NEW: &str = "What do these messages say?";
/// The headline of a mapping that is there.
pub const HEADLINE_CHANGE: &str = "Change what these messages say.";
/// Below the headline.
pub const LEDE: &str = "Look first at what would be stored, then save.";

/// The label of the topic.
pub const TOPIC: &str = "Topic";
/// The hint of the topic.
pub const TOPIC_HINT: &str = "+ stands for one level, # at the end for all that follow.";
/// The label of the meter.
pub const METER: &str = "Meter";
/// The hint of the meter.
pub const METER_HINT: &str = "Its name here. {1} is what the first + stands for, {device} who signed in.";
/// The label of the part of a device.
pub const PART: &str = "Part of the device";
/// The hint of the part of a device.
pub const PART_HINT: &str = "Only where it has several.";
/// The label of the number's pointer.
pub const POINTER: &str = "Where the number stands";
/// The hint of the number's pointer.
pub const POINTER_HINT: &str = "As a path like /ENERGY/Total. Empty where the message is nothing but the number.";
/// The label of the number's field.
pub const FIELD: &str = "What it is";
/// The fault of a field that was not chosen.
pub const FIELD_MISSING: &str = "say what the number is; nothing is counted by guess";
/// The label of the factor.
pub const FACTOR: &str = "Times";
/// The hint of the factor.
pub const FACTOR_HINT: &str = "0.001 where it comes in Wh and is kept in kWh.";
/// What the factor accepts, as a part of a sentence.
pub const FACTOR_WOULD_DO: &str = "a number such as 0.001";
/// The label of how the number counts.
pub const KIND: &str = "How it counts";
/// A way to count, to choose.
pub const KIND_REGISTER: &str = "A register, or a level at an instant";
/// A way to count, to choose.
pub const KIND_INTERVAL: &str = "The amount of a period";
/// The label of the period's length.
pub const INTERVAL: &str = "Length of the period";
/// The hint of the period's length.
pub const INTERVAL_HINT: &str = "Of amounts, where it is always the same.";
/// What the period's length accepts, as a part of a sentence.
pub const INTERVAL_WOULD_DO: &str = "seconds, such as 900";
/// The label of the time's pointer.
pub const TIME_POINTER: &str = "Where its time stands";
/// The hint of the time's pointer.
pub const TIME_POINTER_HINT: &str = "Empty: the time of arrival.";
/// The label of the time's format.
pub const TIME_FORMAT: &str = "Written as";
/// A format of time, to choose.
pub const TIME_TEXT: &str = "Date and time";
/// A format of time, to choose.
pub const TIME_SECONDS: &str = "Seconds since 1970";
/// A format of time, to choose.
pub const TIME_MILLIS: &str = "Milliseconds since 1970";
/// The label of the time's zone.
pub const ZONE: &str = "Its time zone";
/// The hint of the time's zone.
pub const ZONE_HINT: &str = "Of times without an offset. Empty: the site’s.";
/// The label of the message that the mapping is tried on.
pub const SAMPLE: &str = "A message to try it on";
/// The hint of the message that the mapping is tried on.
pub const SAMPLE_HINT: &str = "The newest that came, or one of your own.";

/// The button that tries the mapping.
pub const PREVIEW: &str = "Look what would be stored";
/// The button that saves the mapping.
pub const SAVE: &str = "Save";
/// The way back.
pub const CANCEL: &str = "Cancel";
/// The button that removes the mapping.
pub const REMOVE: &str = "Remove this mapping";

/// Above the numbers of a message.
pub const NUMBERS: &str = "Numbers in the newest message";
/// In place of a pointer, where the message is nothing but the number.
pub const WHOLE_MESSAGE: &str = "(the whole message)";

/// That there is no message to try the mapping on.
pub const NO_MESSAGE: &str = "No message has come on this topic yet; paste one below to try it.";
/// Before the reason why the message would not be read.
pub const NOT_READ: &str = "It would not be read: ";
/// Above the values that would be stored.
pub const STORED_SO: &str = "It would be stored so:";
/// The time of a value that comes without one.
pub const ON_ARRIVAL: &str = "when it arrives";

/// A value that would be stored: the meter, what it is, its amount with the unit, and its time.
#[must_use]
pub fn stored(meter: &str, what: &str, amount: &str, when: &str) -> String {
    format!("{meter}: {what} {amount}, {when}")
}
