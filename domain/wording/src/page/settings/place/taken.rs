//! The part of a building's page with its meters and the form that moves one to it.

use crate::room::texts;

texts! { "settings/place/taken";
    /// The heading.
    heading();
    /// A meter of another building, as a choice.
    meter_of(building: &str, meter: &str);
    /// A meter without a building, as a choice.
    meter_of_none(meter: &str);
    /// The field of the meter.
    meter();
    /// What a move does.
    meter_hint();
    /// The field of the role.
    role();
    /// What the roles mean.
    role_hint();
    /// No role is chosen.
    role_needed();
    /// The button of the form.
    move_label();
    /// The button that agrees to what a move recomputes.
    move_anew();
    /// The button that removes a building without meters.
    remove_building();
}
