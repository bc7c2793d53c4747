//! The settings of a meter, on its page.

use crate::room::texts;

texts! { "settings/meter/form";
    /// The heading of the first part.
    what_it_is();
    /// The heading of the second part.
    readings();
    /// Below the heading of the second part.
    readings_hint();
    /// The button of the form.
    save();
    /// The button that agrees to what is made anew.
    save_and_make_anew();
    /// The label of the name.
    name();
    /// The label of the status.
    status();
    /// The fault of a status that was not chosen.
    status_missing();
    /// The label of the building.
    building();
    /// The hint of the building.
    building_hint();
    /// The choice of no building.
    building_none();
    /// The fault of a building that is gone.
    building_gone();
    /// The label of the role.
    role();
    /// A role, to choose.
    role_main();
    /// A role, to choose.
    role_submeter();
    /// A role, to choose.
    role_generation();
    /// A role, to choose.
    role_storage();
    /// The fault of a role that was not chosen.
    role_missing();
    /// The label of what a submeter feeds.
    appliance();
    /// The hint of what a submeter feeds; with a proposal where its name says something.
    appliance_hint(proposed: Option<&str>);
    /// The choice of no appliance.
    appliance_none();
    /// The fault of an appliance that was not chosen from the list.
    appliance_missing();
    /// The label of the meter that it stands under.
    parent();
    /// The hint of the meter that it stands under.
    parent_hint();
    /// The choice of no meter.
    parent_none();
    /// The fault of a meter that is gone.
    parent_gone();
    /// The label of what it sends.
    counts();
    /// What it sends, to choose.
    counts_register();
    /// What it sends, to choose.
    counts_interval();
    /// The label of the highest power.
    power();
    /// The hint of the highest power.
    power_hint();
    /// What the highest power accepts, as a part of a sentence.
    power_would_do();
    /// The label of the register's end.
    register();
    /// The hint of the register's end.
    register_hint();
    /// What the register's end accepts, as a part of a sentence.
    register_would_do();
    /// The label of the delay.
    offset();
    /// The hint of the delay.
    offset_hint();
    /// What the delay accepts, as a part of a sentence.
    offset_would_do();
    /// The label of the longest gap.
    gap();
    /// What the longest gap accepts, as a part of a sentence.
    gap_would_do();
    /// The label of the hot water's rise of temperature.
    rise();
    /// What the hot water's rise of temperature accepts, as a part of a sentence.
    rise_would_do();
    /// The hint of the longest gap.
    gap_hint(usual_minutes: &str);
    /// The hint of the hot water's rise of temperature.
    rise_hint(usual: &str, unit: &str);
}
