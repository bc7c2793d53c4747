//! The page of tariffs and of the accounts that pay by them.

pub mod bill;
pub mod billing_account;
pub mod form;
pub mod schedule;
pub mod shown;

use crate::Words;
use crate::room::texts;
use domain::zone::Date;

texts! { "settings/tariff";
    /// The title.
    title();
    /// A tariff was saved.
    saved();
    /// A tariff or an account was removed.
    removed();
    /// An account was added.
    account_made();
    /// Below the headline.
    lede();
    /// The heading of the accounts.
    accounts();
    /// The heading of the tariffs.
    tariffs();
    /// The link to the form of a tariff.
    add();
    /// The link to the form of an account.
    add_account();
    /// The link to the form of a tariff's next version.
    add_version();
    /// Of what a tariff is, and where.
    place(utility: &str, site: &str);
    /// Who is billed for what, by which tariff.
    account(utility: &str, place: &str, tariff: &str);
    /// No tariff yet.
    none_yet();
    /// Tariffs without accounts.
    no_accounts();
    /// So many accounts.
    account_count(count: usize);
    /// From a day on.
    from(day: &str);
    /// From a day to another.
    from_to(first: &str, last: &str);
    /// A version that is not in force yet.
    is_to_come();
    /// A version that was in force.
    is_past();
    /// The version in force.
    is_now();
}

/// The headline: how many tariffs and accounts there are.
#[must_use]
pub fn headline(words: Words, tariffs: usize, accounts: usize) -> String {
    match (tariffs, accounts) {
        (0, _) => none_yet(words).to_owned(),
        (_, 0) => no_accounts(words).to_owned(),
        (_, n) => account_count(words, n),
    }
}

/// The days of a version.
#[must_use]
pub fn days(words: Words, first: Date, last: Option<Date>) -> String {
    match last {
        Some(last) => from_to(words, &words.short_with_year(first), &words.short_with_year(last)),
        None => from(words, &words.short_with_year(first)),
    }
}

/// Whether a version holds now.
#[must_use]
pub fn standing(words: Words, first: Date, last: Option<Date>, today: Date) -> &'static str {
    if first > today {
        is_to_come(words)
    } else if last.is_some_and(|last| last < today) {
        is_past(words)
    } else {
        is_now(words)
    }
}
