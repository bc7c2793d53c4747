//! The form of a tariff.

pub mod charge;
pub mod hours;
pub mod level;
pub mod preview;

use crate::room::texts;

texts! { "settings/tariff/form";
    /// The title.
    title();
    /// The headline.
    headline();
    /// Below the headline.
    lede();
    /// No first day is given.
    first_day_needed();
    /// The first day is no day.
    no_day(typed: &str);
    /// The field of the site.
    site();
    /// The field of the name.
    name();
    /// What the name is, and what the same name does.
    name_hint();
    /// The field of the utility.
    utility();
    /// The field of the first day.
    first_day();
    /// The field of the source.
    source();
    /// A source that will do.
    source_hint();
    /// The button that saves.
    save();
    /// The button that shows what the prices come to.
    see();
    /// The heading and the field of the whole tariff.
    urdb();
    /// What the whole tariff is for.
    urdb_hint();
    /// The button that writes the fields as JSON.
    to_json();
    /// Before the reason why a tariff cannot be shown in fields.
    json_only();
    /// It has too many price levels.
    too_many_levels(count: usize, most: usize);
    /// A price has too many steps.
    too_many_steps(count: usize, most: usize);
    /// Its steps are counted in another way.
    other_limits();
    /// It has too many seasons.
    too_many_seasons(count: usize, most: usize);
    /// What the fields do not show and is kept.
    kept(what: &str);
    /// Demand charges that are kept.
    kept_demand();
    /// Holidays that are kept.
    kept_holidays(count: usize);
    /// A floor under demand that is kept.
    kept_ratchet();
    /// The time over which demand is averaged, that is kept.
    kept_window(minutes: i64);
    /// A field of the tariff that is kept, by its name.
    kept_field(field: &str);
}
