//! The page on which a meter is taken away: forgotten, merged into another one, or deleted.

use domain::figure;

/// The way back.
pub const LEAVE_IT: &str = "Leave it as it is";

/// The heading of the way to forget it.
pub const FORGET: &str = "Forget it, and keep its readings";
/// What it means to forget it.
pub const FORGET_TEXT: &str = "It is on no page and in no building any more. Its readings stay in the database, counted and shown nowhere. What its device goes on to say is kept likewise. You can bring it back, with all of that, as a new meter that waits for a building.";
/// The button that forgets it.
pub const FORGET_IT: &str = "Forget it";

/// The heading of the way to delete it.
pub const DELETE: &str = "Delete it, with its readings";
/// What it means to delete it.
pub const DELETE_TEXT: &str = "All that it ever said goes, and what was found of it. Nothing brings it back. Should its device speak again, that is a new meter, without a past.";
/// The button that deletes it.
pub const DELETE_IT: &str = "Delete it";
/// The fault if the box is not checked.
pub const DELETE_NOT_AGREED: &str = "Say that you want it: it cannot be undone.";

/// The heading of the way to merge it.
pub const MERGE: &str = "Put it together with another meter";
/// What it means to merge it.
pub const MERGE_TEXT: &str = "For one device that came under two names, or one that took another’s place. Its readings go to the meter that remains, and so does what comes under its key. The key can be given back; the readings cannot be parted again.";
/// The label of the meter that it is merged into.
pub const INTO: &str = "The meter that remains";
/// The hint of the meter that it is merged into.
pub const INTO_HINT: &str = "Its name, its key, or its number.";
/// The fault if no meter is named.
pub const INTO_MISSING: &str = "Say which meter remains: its name, its key, or its number.";
/// The button that tells what the merge does.
pub const SEE: &str = "See what it does";
/// Above the sentences on what the merge does.
pub const NOT_DONE_YET: &str = "Nothing is done yet. This is what it does:";
/// The button that merges them.
pub const MERGE_THEM: &str = "Put them together";
/// The way back from the merge.
pub const LEAVE_THEM: &str = "Leave them as they are";
/// Of two meters with readings of the same time.
pub const SAME_TIME: &str = "Both have readings of the same time: that is right for one device under two names, and wrong for two devices, whose \
     registers would jump to and fro.";
/// Of two meters, one of which has readings after the other.
pub const ONE_AFTER_THE_OTHER: &str = "The readings of one begin after the other’s end. Should the second be another register that began at a figure of its \
     own, record that as a change of the register after.";

/// On the meter's own page: the heading of the keys of meters that were merged into it.
pub const ALIASES: &str = "Also heard as";
/// The button that takes a key away from the meter.
pub const PART: &str = "Make it a meter of its own from now on";
/// On the meter's own page: the link to this one.
pub const LINK: &str = "Forget it, put it together with another meter, or delete it";

/// The readings of a meter.
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

impl Held {
    fn words(&self) -> String {
        match self {
            Self::Nothing => "has no readings".to_owned(),
            Self::One(when) => format!("has one reading, of {when}"),
            Self::Several { count, first, last } => {
                format!("has {} readings, from {first} to {last}", figure::fixed(*count as f64, 0))
            }
        }
    }
}

/// Title of the page.
#[must_use]
pub fn title(meter: &str) -> String {
    format!("Take {meter} away")
}

/// The rest of the headline, after the meter's name.
#[must_use]
pub fn headline_rest(held: &Held) -> String {
    format!(" {}.", held.words())
}

/// Below the headline: what follows if the meter is taken away. `below` are those that stand under
/// it.
#[must_use]
pub fn meant(building: Option<&str>, below: &[String]) -> String {
    let counts = match building {
        Some(building) => format!("What {building} used is worked out again without it, from its first reading on."),
        None => "It counts for no building, so no building’s figures change.".to_owned(),
    };
    let raised = (!below.is_empty()).then(|| format!("These stand under it and will not any more: {}.", below.join(", ")));
    format!("{counts} {}", raised.unwrap_or_default())
}

/// The box to check before it is deleted.
#[must_use]
pub fn delete_for_good(meter: &str, held: &Held) -> String {
    format!(" Delete {meter} for good: it {}.", held.words())
}

/// A meter's name, and its key if that differs.
#[must_use]
pub fn called(name: &str, key: &str) -> String {
    if name == key { name.to_owned() } else { format!("{name} (`{key}`)") }
}

/// What the meter has that is merged.
#[must_use]
pub fn goes(meter: &str, held: &Held) -> String {
    format!("{meter} {}.", held.words())
}

/// What the meter has that remains; `called` is its name with its key.
#[must_use]
pub fn remains(called: &str, held: &Held) -> String {
    format!("{called} {}; it remains, with its settings.", held.words())
}

/// Whose all the readings are after the merge.
#[must_use]
pub fn readings_become(other: &str) -> String {
    format!(
        "All of them become {other}’s, by their time. Where both have a reading of one instant and differ, {other}’s stays; the \
         other is kept, told in quarantine, and not counted."
    )
}

/// Whose all that comes under the key is after the merge; `called` is the meter that remains.
#[must_use]
pub fn key_becomes(key: &str, called: &str) -> String {
    format!("What comes under `{key}` is {called} from now on.")
}

/// Which building the meter counts for after the merge, and which it did.
#[must_use]
pub fn counts_for(meter: &str, building: Option<&str>, instead_of: Option<&str>) -> String {
    let words = |building: Option<&str>| building.unwrap_or("no building").to_owned();
    format!("What {meter} metered counts for {} instead of {}.", words(building), words(instead_of))
}

/// The fault of a name that several meters have.
#[must_use]
pub fn several_are_called(text: &str) -> String {
    format!("Several meters are called “{text}”: give the key or the number of one.")
}

/// The fault of a text that names no meter.
#[must_use]
pub fn no_meter_called(text: &str) -> String {
    format!("There is no meter “{text}”: give its name, its key, or its number.")
}
