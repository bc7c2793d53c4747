//! The form of a tariff.

/// What it is, within a sentence of the form.
pub const KIND: &str = "tariff";

/// The title.
pub const TITLE: &str = "A tariff";
/// The headline.
pub const HEADLINE: &str = "What does it cost, and from when?";
/// Below the headline.
pub const LEDE: &str = "Days before the first day keep the price that they had: history is never repriced.";

/// No first day is given.
pub const FIRST_DAY_NEEDED: &str = "Give the first day on which it holds.";

/// The first day is no day.
#[must_use]
pub fn no_day(typed: &str) -> String {
    format!("“{typed}” is no day: write it like 2026-01-31.")
}

/// There are prices and a whole tariff too.
pub const EITHER: &str = "Give either the prices above or this, and empty the other.";
/// There is neither a price nor a whole tariff.
pub const PRICE_NEEDED: &str = "Say what a unit costs, or paste the whole tariff below.";
/// There is a low price without hours.
pub const LOW_HOURS_NEEDED: &str = "Say from when until when it is low.";
/// The prices that would be accepted.
pub const MONEY_WOULD_DO: &str = "a price such as 0.31";

/// An hour that there is not.
#[must_use]
pub fn no_hour(typed: &str) -> String {
    format!("“{typed}” is no hour: write it like 22.")
}

/// The name of the usual price, kept with the tariff.
pub const PERIOD_USUAL: &str = "usual";
/// The name of the low price, kept with the tariff.
pub const PERIOD_LOW: &str = "low";

/// The field of the site.
pub const SITE: &str = "Site";
/// The field of the name.
pub const NAME: &str = "Name";
/// What the name is, and what the same name does.
pub const NAME_HINT: &str = "As it stands on the bill. The same name again is a new version.";
/// The field of the utility.
pub const UTILITY: &str = "Of what";
/// The field of the first day.
pub const FIRST_DAY: &str = "First day";
/// The heading of the prices.
pub const PRICES: &str = "Prices";
/// The field of the usual price.
pub const PRICE: &str = "Usual price";

/// The unit of a price.
#[must_use]
pub fn each_unit(currency: &str) -> String {
    format!("{currency} a unit")
}

/// The field of what is paid without use.
pub const FIXED: &str = "Each month in any case";
/// The field of the price of what is sold.
pub const SELL: &str = "What is sold brings";
/// The field of the low price.
pub const LOW_PRICE: &str = "Low price, if there is one";
/// The field of the hour from which the price is low.
pub const LOW_FROM: &str = "Low from";
/// The field of the hour until which the price is low.
pub const LOW_TO: &str = "Low until";
/// The field of the weekends.
pub const WEEKEND: &str = "Weekends";
/// Weekends have the hours of weekdays.
pub const WEEKEND_LIKE_WEEKDAYS: &str = "Like weekdays";
/// Weekends have the low price all day.
pub const WEEKEND_LOW: &str = "Low all day";
/// The field of the whole tariff.
pub const URDB: &str = "Or the whole tariff";
/// What the whole tariff is for, and how it is written.
pub const URDB_HINT: &str =
    "Tiers, seasons, demand, minimum: the JSON of the OpenEI Utility Rate Database. It goes before the prices above.";
/// The field of the source.
pub const SOURCE: &str = "Where it is from";
/// A source that will do.
pub const SOURCE_HINT: &str = "A link or a document, for whoever asks.";
/// The button of the form.
pub const SAVE: &str = "Save";
