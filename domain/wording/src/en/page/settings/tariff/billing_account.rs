//! The form of a billing account.

/// What it is, within a sentence of the form.
pub const KIND: &str = "account";

/// The title.
pub const TITLE: &str = "An account";
/// The headline.
pub const HEADLINE: &str = "Who pays by which tariff?";

/// Nobody is chosen.
pub const PLACE_NEEDED: &str = "Choose who is billed.";
/// No tariff is chosen.
pub const TARIFF_NEEDED: &str = "Choose a tariff.";

/// A day of the month on which no period can begin.
#[must_use]
pub fn no_billing_day(typed: &str) -> String {
    format!("“{typed}” will not do: give a day from 1 to 28, which every month has.")
}

/// The field of the name.
pub const NAME: &str = "Name";
/// A name that will do.
pub const NAME_HINT: &str = "Such as the number on the bill.";
/// The field of who is billed.
pub const PLACE: &str = "Who is billed";

/// A whole site, as a choice.
#[must_use]
pub fn whole_site(site: &str) -> String {
    format!("The whole site {site}")
}

/// The field of the tariff.
pub const TARIFF: &str = "Tariff";

/// A tariff, as a choice.
#[must_use]
pub fn tariff(name: &str, utility: &str) -> String {
    format!("{name} · {utility}")
}

/// The field of the day on which a period begins.
pub const BILLING_DAY: &str = "The period begins on day";
/// Which days there are.
pub const BILLING_DAY_HINT: &str = "Of each month, 1 to 28.";
/// The button of the form.
pub const SAVE: &str = "Save";
