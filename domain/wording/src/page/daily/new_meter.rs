//! The form that gives a new meter a name and a building, on the status page, and its errors.

use crate::room::texts;

texts! { "daily/new_meter";
    /// The meter's name.
    name();
    /// The meter's building.
    building();
    /// Chooses a building that does not exist yet.
    new_building();
    /// The name of that building.
    new_building_name();
    /// The name proposed for the first building.
    first_building();
    /// The type of that building.
    new_building_type();
    /// How the meter counts.
    role();
    /// Sends the form.
    assign();
    /// Leads to the meter's settings.
    all_settings();
    /// No role was chosen.
    choose_role();
    /// The meter was removed meanwhile.
    gone();
    /// There is nowhere for a building to stand.
    no_site();
    /// The database gave no building back.
    not_made();
    /// There is a building of that name.
    taken(name: &str);
}
