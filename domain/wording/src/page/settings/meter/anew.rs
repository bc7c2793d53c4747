//! What a change to a meter makes anew, told before it is done.

use crate::room::texts;

texts! { "settings/meter/anew";
    /// Above the sentences.
    not_saved_yet();
    /// Below the sentences.
    readings_stay();
    /// The way back.
    leave_it();
    /// That all hours and days of a meter are worked out again.
    hours_and_days(meter: &str);
    /// That the use of its building is added up again.
    building_added_up(building: &str);
    /// That the meter has no building any more.
    counts_no_more_for(building: &str);
    /// That the meter's days begin at other midnights.
    days_cut(zone: &str);
    /// What counts for a building.
    counts_for(building: &str, instead_of: Option<&str>);
}
