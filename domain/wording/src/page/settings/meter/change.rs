//! The register changes of a meter, on its page.

use crate::room::texts;

texts! { "settings/meter/change";
    /// The heading.
    title();
    /// Below the heading.
    lede();
    /// Below the heading, for a meter without a register.
    no_register();
    /// The button that removes a change.
    take_back();
    /// What opens the form.
    add();
    /// The label of the register.
    register_label();
    /// The fault of a register that was not chosen.
    register_missing();
    /// The label of the day.
    day();
    /// The label of the time.
    time();
    /// The label of the old counter's last figure.
    old();
    /// What the old counter's last figure accepts, as a part of a sentence.
    old_would_do();
    /// The label of the new counter's first figure.
    new();
    /// What the new counter's first figure accepts, as a part of a sentence.
    new_would_do();
    /// The label of the note.
    note();
    /// The hint of the note.
    note_hint();
    /// What the form does.
    worked_out_again();
    /// The button of the form.
    save();
    /// A change in the list: when it was, of which register, and the figures of both counters with
    /// their unit.
    line(when: &str, register: &str, old: &str, new: &str);
    /// A register, to choose, and its unit.
    register(name: &str, unit: &str);
    /// The hint of the time.
    time_hint(zone: &str);
    /// The fault of a time ahead.
    yet_to_come(when: &str);
}
