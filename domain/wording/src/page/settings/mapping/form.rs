//! The form of a mapping, and what the mapping would read from a message.

use crate::room::texts;

texts! { "settings/mapping/form";
    /// Title of the page.
    title();
    /// The headline of a new mapping.
    headline_new();
    /// The headline of a mapping that is there.
    headline_change();
    /// Below the headline.
    lede();
    /// The heading of the form with all numbers of a message.
    several();
    /// Below that heading.
    several_lede();
    /// The heads of its table.
    [4] several_columns();
    /// No row was ticked.
    none_ticked();
    /// The heading of the form of one number.
    one();
    /// The label of the topic.
    topic();
    /// The hint of the topic.
    topic_hint();
    /// The label of the meter.
    meter();
    /// The hint of the meter.
    meter_hint();
    /// The label of the part of a device.
    part();
    /// The hint of the part of a device.
    part_hint();
    /// The label of the number's pointer.
    pointer();
    /// The hint of the number's pointer.
    pointer_hint();
    /// The label of the number's field.
    field();
    /// The fault of a field that was not chosen.
    field_missing();
    /// The label of the factor.
    factor();
    /// The hint of the factor.
    factor_hint();
    /// What the factor accepts, as a part of a sentence.
    factor_would_do();
    /// The label of how the number counts.
    kind();
    /// A way to count, to choose.
    kind_register();
    /// A way to count, to choose.
    kind_interval();
    /// The label of the period's length.
    interval();
    /// The hint of the period's length.
    interval_hint();
    /// What the period's length accepts, as a part of a sentence.
    interval_would_do();
    /// The label of the time's pointer.
    time_pointer();
    /// The hint of the time's pointer.
    time_pointer_hint();
    /// The label of the time's format.
    time_format();
    /// A format of time, to choose.
    time_text();
    /// A format of time, to choose.
    time_seconds();
    /// A format of time, to choose.
    time_millis();
    /// The label of the time's zone.
    zone();
    /// The hint of the time's zone.
    zone_hint();
    /// The label of the message that the mapping is tried on.
    sample();
    /// The hint of the message that the mapping is tried on.
    sample_hint();
    /// The button that tries the mapping.
    preview();
    /// The button that saves the mapping.
    save();
    /// The way back.
    cancel();
    /// The button that removes the mapping.
    remove();
    /// Above the numbers of a message.
    numbers();
    /// In place of a pointer, where the message is nothing but the number.
    whole_message();
    /// That there is no message to try the mapping on.
    no_message();
    /// Before the reason why the message would not be read.
    not_read();
    /// Above the values that would be stored.
    stored_so();
    /// The time of a value that comes without one.
    on_arrival();
    /// A value that would be stored: the meter, what it is, its amount with the unit, and its time.
    stored(meter: &str, what: &str, amount: &str, when: &str);
}
