//! The headline of a place: what it used today, against the usual; below it the power now, or when
//! it was last heard.

use crate::room::texts;
use domain::figure::Figure;

texts! { "daily/now";
    /// What was used today, with nothing to compare with.
    [3] day(amount: &str);
    /// More than usual by this time of day.
    [5] day_above(amount: &str, by_now: &str, percent: &str, weekday: &str, usual: &str);
    /// Less than usual.
    [5] day_below(amount: &str, by_now: &str, percent: &str, weekday: &str, usual: &str);
    /// About as usual.
    [5] day_same(amount: &str, by_now: &str, weekday: &str, usual: &str);
    /// Far more than usual.
    [5] day_times(amount: &str, by_now: &str, times: &str, weekday: &str, usual: &str);
    /// Stands for `by_now`.
    word_by_now();
    /// Stands for `by_now` on a page that is kept without a network.
    word_by_then(time: &str);
    /// The power now.
    [3] now(power: &Figure, now: &str);
    /// The power now of some meters, while others are offline.
    [3] now_part(power: &Figure, now: &str, heard: usize, all: usize);
    /// Stands for `now` in the sentences about it.
    word_now();
    /// Stands for `now` on a page that is kept without a network.
    word_then(time: &str);
    /// Before what is said of a building.
    of_building(building: &str);
    /// No meter is live.
    [3] not_live(age: &str);
    /// No meter of a building ever sent a reading.
    no_readings();
    /// No meter of a site ever sent a reading.
    [3] no_meters();
    /// Readings come in, but no meter has a building.
    [3] no_building();
    /// All meters of buildings are offline, and others are not.
    [3] only_others();
    /// The headline of a meter.
    [3] last_reading(meter: &str, age: &str);
    /// The headline of a meter that never sent a reading.
    [3] never(meter: &str);
}
