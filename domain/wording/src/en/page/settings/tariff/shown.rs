//! The page of a tariff. A price comes as its digits, a unit as its sign.

use domain::figure;
use domain::tariff::{Limit, Per};
use domain::zone::Date;

/// What it is, within a sentence of a refusal.
pub const KIND: &str = "tariff";

/// The title.
pub const TITLE: &str = "A tariff";

/// The days on which it holds.
#[must_use]
pub fn days(from: Date, to: Option<Date>) -> String {
    to.map_or_else(|| format!("From {from} on."), |to| format!("From {from} to {to}."))
}

/// Where it is from, behind its days.
#[must_use]
pub fn source(source: &str) -> String {
    format!(" Source: {source}.")
}

/// A price period that has no name.
#[must_use]
pub fn period(number: usize) -> String {
    format!("period {number}")
}

/// What a unit of energy costs in a price period; without its name if there is only one.
#[must_use]
pub fn unit_used(unit: &str, period: Option<&str>) -> String {
    period.map_or_else(|| format!("A {unit}"), |period| format!("A {unit}, {period}"))
}

/// What a unit of energy that is sold brings in a price period.
#[must_use]
pub fn unit_sold(unit: &str, period: &str) -> String {
    format!("A {unit} sold, {period}")
}

/// What a kilowatt of demand costs in a price period.
#[must_use]
pub fn demand(period: &str) -> String {
    format!("A kW of the highest demand, {period}")
}

/// What a kilowatt of demand costs at any hour; in which season, if there are several.
#[must_use]
pub fn flat_demand(season: Option<usize>) -> String {
    let season = season.map(|season| format!(", season {season}")).unwrap_or_default();
    format!("A kW of the period’s highest demand{season}")
}

/// What is paid without use.
pub const FIXED: &str = "In any case";
/// What a bill comes to at least.
pub const MINIMUM: &str = "A bill comes at least to";
/// What of the tariff is not counted.
pub const UNPRICED: &str = "Not included";

/// A sum of money.
#[must_use]
pub fn money(amount: &str, currency: &str) -> String {
    format!("{amount} {currency}")
}

/// A sum of money for a time.
#[must_use]
pub fn money_per(amount: &str, currency: &str, per: Per) -> String {
    let per = match per {
        Per::Day => "a day",
        Per::Month => "a month",
        Per::Year => "a year",
    };
    format!("{amount} {currency} {per}")
}

/// The price of a tier, and up to which amount it holds.
#[must_use]
pub fn tier(price: &str, max: Option<f64>, unit: &str, limit: Limit) -> String {
    let Some(max) = max.map(figure::significant) else { return price.to_owned() };
    let counted = match limit {
        Limit::Period => unit.to_owned(),
        Limit::Daily => format!("{unit} a day"),
        Limit::PerDemand => format!("{unit} for each kW"),
        Limit::PerDemandDaily => format!("{unit} for each kW a day"),
    };
    format!("{price} up to {max} {counted}")
}

/// The tiers of a price, one after the other: `0.30 up to 500 kWh, then 0.40`.
#[must_use]
pub fn tiers(tiers: &[String]) -> String {
    tiers.join(", then ")
}

/// The heading of the hours.
pub const HOURS: &str = "At which hours";
/// What the colours mean.
pub const COLOURS: &str = "The stronger the colour, the dearer.";
/// The hours of working days.
pub const WEEKDAYS: &str = "Monday to Friday";
/// The hours of other days.
pub const WEEKENDS: &str = "Saturday, Sunday and holidays";
/// The link to the form of an account.
pub const ADD_ACCOUNT: &str = "Bill somebody by it";
/// The link to the form of its next version.
pub const ADD_VERSION: &str = "Prices change";
/// The button that removes it.
pub const REMOVE: &str = "Remove it";
