//! The headline of a place: what it uses now, against the usual, or when it was last heard.

use crate::room::texts;
use domain::figure::Figure;

texts! { "daily/now";
    /// What is used now, with nothing to compare with.
    [3] now(power: &Figure, now: &str);
    /// Stands for `now` in the sentences about it.
    word_now();
    /// Stands for `now` on a page that is kept without a network.
    word_then(time: &str);
    /// More than usual.
    [5] now_above(power: &Figure, now: &str, percent: &str, weekday: &str);
    /// Less than usual.
    [5] now_below(power: &Figure, now: &str, percent: &str, weekday: &str);
    /// About as usual.
    [5] now_same(power: &Figure, now: &str, weekday: &str);
    /// Far more than usual.
    [5] now_times(power: &Figure, now: &str, times: &str, weekday: &str);
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
    /// Below the headline: some meters are not in its figure.
    offline(offline: usize, all: usize);
    /// The headline of a meter.
    [3] last_reading(meter: &str, age: &str);
    /// The headline of a meter that never sent a reading.
    [3] never(meter: &str);
}
