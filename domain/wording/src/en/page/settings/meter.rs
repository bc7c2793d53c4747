//! The list of the meters. Each section of a meter's own page has a file below.

pub mod anew;
pub mod away;
pub mod change;
pub mod figures;
pub mod form;
pub mod gas;
pub mod page;
pub mod waiting;

use domain::MeterRole;

/// Title of the page.
pub const TITLE: &str = "Meters";
/// Below the headline.
pub const LEDE: &str = "How each counts, the most that it can pass, and when its register was changed for another. A meter is made by its first message, or by a file.";
/// The mark of the link to the meters that wait.
pub const WAITING: &str = "Waiting";
/// The link to the meters that wait.
pub const WAITING_TEXT: &str = "New meters wait to be let in";
/// The heading of the meters without a building.
pub const OF_NO_BUILDING: &str = "Of no building yet";
/// The link to what devices may bring.
pub const HOW_MANY_NEW: &str = "How many new meters a device may bring";

/// The answer after a meter was forgotten.
pub const FORGOTTEN: &str = "Forgotten. Its readings are kept, and counted and shown nowhere.";
/// The answer after a meter was deleted.
pub const DELETED: &str = "Deleted. Its readings are being removed.";
/// The answer after a meter was merged into another one.
pub const MERGED: &str = "Put together. The readings move now; what they add up to follows.";
/// The answer after a forgotten meter was brought back.
pub const BROUGHT_BACK: &str = "It is back, as a new meter, with all its readings.";

/// Below the heading of the forgotten meters.
pub const FORGOTTEN_LEDE: &str = "Their readings are kept, also those that their devices go on to send. They are counted and shown nowhere until you bring them back.";
/// The button that brings a forgotten meter back.
pub const BRING_BACK: &str = "Bring it back";
/// The link to the deletion of a forgotten meter.
pub const DELETE: &str = "Delete it";
/// The heading of the latest deeds.
pub const DEEDS: &str = "Taken away and brought back lately";

/// The headline: how many meters there are; and the rest of it, how many of them have no building.
#[must_use]
pub fn headline(all: usize, homeless: usize) -> (String, String) {
    let stands_out = match all {
        0 => "No meter yet.".to_owned(),
        1 => "One meter".to_owned(),
        n => format!("{n} meters"),
    };
    let rest = match (all, homeless) {
        (0, _) => String::new(),
        (_, 0) => ", and each counts for a building.".to_owned(),
        (_, 1) => ", and one counts for no building.".to_owned(),
        (_, n) => format!(", and {n} count for no building."),
    };
    (stands_out, rest)
}

/// How many meters a building has, and how many of them this page shows.
#[must_use]
pub fn in_building(all: usize, here: usize) -> String {
    let count = if all == 1 { "one meter".to_owned() } else { format!("{all} meters") };
    if here < all { format!("{count}, {here} of them here") } else { count }
}

/// A meter in the list: how it counts, the meter that it stands under, and what it meters.
#[must_use]
pub fn line(role: MeterRole, above: Option<&str>, metered: &[&str]) -> String {
    let above = above.map(|above| format!(" under {above}")).unwrap_or_default();
    format!("{}{above}. {}.", role.label(), metered.join(", "))
}

/// The heading of the forgotten meters.
#[must_use]
pub fn forgotten(count: usize) -> String {
    format!("Forgotten ({count})")
}

/// A deed: when it was done, to which meter, and what.
#[must_use]
pub fn deed(when: &str, meter: &str, what: &str) -> String {
    format!("{when}, {meter}: {what}")
}
