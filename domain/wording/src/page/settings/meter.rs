//! The list of the meters. Each section of a meter's own page has a file below.

pub mod anew;
pub mod away;
pub mod change;
pub mod figures;
pub mod form;
pub mod gas;
pub mod page;
pub mod waiting;

use crate::room::texts;
use crate::{Words, label};
use domain::MeterRole;

texts! { "settings/meter";
    /// Title of the page.
    title();
    /// Below the headline.
    lede();
    /// The mark of the link to the meters that wait.
    waiting();
    /// The link to the meters that wait.
    waiting_text();
    /// The heading of the meters without a building.
    of_no_building();
    /// The link to what devices may bring.
    how_many_new();
    /// The answer after a meter was forgotten.
    forgotten_label();
    /// The answer after a meter was deleted.
    deleted();
    /// The answer after a meter was merged into another one.
    merged();
    /// The answer after a forgotten meter was brought back.
    brought_back();
    /// Below the heading of the forgotten meters.
    forgotten_lede();
    /// The button that brings a forgotten meter back.
    bring_back();
    /// The link to the deletion of a forgotten meter.
    delete();
    /// The heading of the latest deeds.
    deeds();
    /// The heading of the forgotten meters.
    forgotten(count: usize);
    /// A deed: when it was done, to which meter, and what.
    deed(when: &str, meter: &str, what: &str);
    /// The headline without meters.
    [3] none();
    /// The headline: each meter has its building.
    [3] all_assigned(count: usize);
    /// The headline: some have no building.
    [3] some_unassigned(count: usize, unassigned: usize);
    /// The meters of a building.
    in_building_all(count: usize);
    /// The same, some of them on this page.
    in_building_here(count: usize, here: usize);
    /// A meter in the list: how it counts, and what it meters.
    line_of(role: &str, metered: &str);
    /// The same under another meter.
    line_under(role: &str, above: &str, metered: &str);
}

/// The headline: how many meters there are, and how many have no building.
#[must_use]
pub fn headline(words: Words, all: usize, homeless: usize) -> [String; 3] {
    match (all, homeless) {
        (0, _) => none(words),
        (all, 0) => all_assigned(words, all),
        (all, homeless) => some_unassigned(words, all, homeless),
    }
}

/// The meters of a building, and how many of them a page shows.
#[must_use]
pub fn in_building(words: Words, all: usize, here: usize) -> String {
    if here < all { in_building_here(words, all, here) } else { in_building_all(words, all) }
}

/// A meter in the list: how it counts, under which other one, and what it meters.
#[must_use]
pub fn line(words: Words, role: MeterRole, above: Option<&str>, metered: &[&str]) -> String {
    let (role, metered) = (label::meter_role_short(words, role), &metered.join(", "));
    match above {
        Some(above) => line_under(words, role, above, metered),
        None => line_of(words, role, metered),
    }
}
