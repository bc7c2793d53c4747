//! The page of tariffs and of the accounts that pay by them.

pub mod bill;
pub mod billing_account;
pub mod form;
pub mod schedule;
pub mod shown;

use domain::zone::Date;

/// The title.
pub const TITLE: &str = "Tariffs and bills";

/// A tariff was saved.
pub const SAVED: &str = "Saved. Days before its first are priced as they were.";
/// A tariff or an account was removed.
pub const REMOVED: &str = "Removed.";
/// An account was added.
pub const ACCOUNT_MADE: &str = "The account is there; its bill is below.";

/// The headline: how many accounts are billed.
#[must_use]
pub fn headline(tariffs: usize, accounts: usize) -> String {
    match (tariffs, accounts) {
        (0, _) => "No tariff yet.".to_owned(),
        (1, 0) => "One tariff, and nobody billed by it.".to_owned(),
        (_, 0) => "Nobody is billed by a tariff yet.".to_owned(),
        (_, 1) => "One account is billed.".to_owned(),
        (_, n) => format!("{n} accounts are billed."),
    }
}

/// Below the headline.
pub const LEDE: &str = "A tariff says what a unit costs at which hour. An account says who pays by it: a site, a building, or one meter. Without them, costs are worked out at the site’s flat rate.";
/// The heading of the accounts.
pub const ACCOUNTS: &str = "Bills";
/// The heading of the tariffs.
pub const TARIFFS: &str = "Tariffs";
/// The link to the form of a tariff.
pub const ADD: &str = "Add a tariff";
/// The link to the form of an account.
pub const ADD_ACCOUNT: &str = "Bill somebody by a tariff";
/// The link to the form of a tariff's next version.
pub const ADD_VERSION: &str = "Prices change";

/// Of what a tariff is, and where.
#[must_use]
pub fn place(utility: &str, site: &str) -> String {
    format!("{utility} · {site}")
}

/// The days of a tariff's version.
#[must_use]
pub fn days(from: Date, to: Option<Date>) -> String {
    to.map_or_else(|| format!("From {from}"), |to| format!("{from} to {to}"))
}

/// Whether a version is in force, behind its days.
#[must_use]
pub fn standing(from: Date, to: Option<Date>, today: Date) -> &'static str {
    if from > today {
        " (yet to come)"
    } else if to.is_some_and(|to| to < today) {
        " (past)"
    } else {
        " (holds now)"
    }
}

/// Who is billed for what, by which tariff.
#[must_use]
pub fn account(utility: &str, place: &str, tariff: &str) -> String {
    format!("{utility} of {place} by {tariff}")
}
