//! The page on which a meter is taken away: forgotten, merged into another one, or deleted.

use crate::Words;
use crate::room::texts;

texts! { "settings/meter/away";
    /// The way back.
    leave_it();
    /// The heading of the way to forget it.
    forget();
    /// What it means to forget it.
    forget_text();
    /// The button that forgets it.
    forget_it();
    /// The heading of the way to delete it.
    delete();
    /// What it means to delete it.
    delete_text();
    /// The button that deletes it.
    delete_it();
    /// The fault if the box is not checked.
    delete_not_agreed();
    /// The heading of the way to merge it.
    merge();
    /// What it means to merge it.
    merge_text();
    /// The label of the meter that it is merged into.
    into();
    /// The hint of the meter that it is merged into.
    into_hint();
    /// The fault if no meter is named.
    into_missing();
    /// The button that tells what the merge does.
    see();
    /// Above the sentences on what the merge does.
    not_done_yet();
    /// The button that merges them.
    merge_them();
    /// The way back from the merge.
    leave_them();
    /// Of two meters with readings of the same time.
    same_time();
    /// Of two meters, one of which has readings after the other.
    one_after_the_other();
    /// On the meter's own page: the heading of the keys of meters that were merged into it.
    aliases();
    /// The button that takes a key away from the meter.
    part();
    /// On the meter's own page: the link to this one.
    link();
    /// Title of the page.
    title(meter: &str);
    /// Whose all the readings are after the merge.
    readings_become(other: &str);
    /// Whose all that comes under the key is after the merge; `called` is the meter that remains.
    key_becomes(key: &str, called: &str);
    /// The fault of a name that several meters have.
    several_are_called(text: &str);
    /// The fault of a text that names no meter.
    no_meter_called(text: &str);
    /// A meter without readings.
    holds_nothing(meter: &str);
    /// A meter with one reading.
    holds_one(meter: &str, when: &str);
    /// A meter with readings.
    holds(meter: &str, count: i64, first: &str, last: &str);
    /// What a building used is worked out again.
    without_it(building: &str);
    /// No building changes.
    no_building_changes();
    /// Meters that stood under it.
    raised(meters: &str);
    /// The box to tick before it is deleted.
    delete_for_good_of(meter: &str, holds: &str);
    /// A meter by its name and its key.
    called_by(name: &str, key: &str);
    /// The meter that remains.
    remains_of(holds: &str);
    /// What counts for another building.
    counts_for_of(meter: &str, building: &str, instead_of: &str);
    /// In place of a building.
    no_building();
}

/// The readings of a meter.
#[derive(Clone, Debug)]
pub enum Held {
    /// None.
    Nothing,
    /// One, and when it was taken.
    One(String),
    /// Several.
    Several {
        /// How many.
        count: i64,
        /// When the first of them was taken.
        first: String,
        /// When the last of them was taken.
        last: String,
    },
}

/// What a meter has, in a sentence.
#[must_use]
pub fn goes(words: Words, meter: &str, held: &Held) -> String {
    match held {
        Held::Nothing => holds_nothing(words, meter),
        Held::One(when) => holds_one(words, meter, when),
        Held::Several { count, first, last } => holds(words, meter, *count, first, last),
    }
}

/// What it means for its building, and for the meters under it.
#[must_use]
pub fn meant(words: Words, building: Option<&str>, below: &[String]) -> String {
    let counts = building.map_or_else(|| no_building_changes(words).to_owned(), |building| without_it(words, building));
    if below.is_empty() { counts } else { format!("{counts} {}", raised(words, &words.list(below))) }
}

/// The box to tick before a meter is deleted.
#[must_use]
pub fn delete_for_good(words: Words, meter: &str, held: &Held) -> String {
    delete_for_good_of(words, meter, &goes(words, meter, held))
}

/// A meter by its name, and by its key where that is another one.
#[must_use]
pub fn called(words: Words, name: &str, key: &str) -> String {
    if name == key { name.to_owned() } else { called_by(words, name, key) }
}

/// The meter that remains, with what it has.
#[must_use]
pub fn remains(words: Words, called: &str, held: &Held) -> String {
    remains_of(words, &goes(words, called, held))
}

/// For which building counts what a meter metered.
#[must_use]
pub fn counts_for(words: Words, meter: &str, building: Option<&str>, instead_of: Option<&str>) -> String {
    let named = |building: Option<&str>| building.unwrap_or(no_building(words)).to_owned();
    counts_for_of(words, meter, &named(building), &named(instead_of))
}
