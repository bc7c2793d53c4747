//! The page of a tariff. A price comes as its digits, a unit as its sign.

use crate::Words;
use crate::room::texts;
use domain::tariff::{Limit, Per};
use domain::zone::Date;

texts! { "settings/tariff/shown";
    /// The title.
    title();
    /// Where it is from, behind its days.
    source(source: &str);
    /// A price period that has no name.
    period(number: usize);
    /// What a unit of energy that is sold brings in a price period.
    sold(period: Option<&str>);
    /// What a kilowatt of demand costs in a price period.
    demand(period: &str);
    /// What is paid without use.
    fixed();
    /// What a bill comes to at least.
    minimum();
    /// What of the tariff is not counted.
    unpriced();
    /// The heading of the hours.
    hours();
    /// What the colours mean.
    colours();
    /// The hours of working days.
    weekdays();
    /// The hours of other days.
    weekends();
    /// The link to the form of an account.
    add_account();
    /// The link to the form of its next version.
    add_version();
    /// The button that removes it.
    remove();
    /// From a day on.
    from(day: &str);
    /// From a day to another.
    from_to(first: &str, last: &str);
    /// The price of a unit.
    used(period: Option<&str>);
    /// The price of the highest demand.
    flat_demand(season: Option<usize>);
    /// Money each day, month or year: `day`, `month`, `year`.
    money_each(amount: &str, per: &str);
    /// A tier with its end: `period`, `daily`, `demand` or `demand_daily`.
    tier_up_to(price: &str, most: &str, unit: &str, limit: &str);
    /// One tier, then the next.
    then(first: &str, next: &str);
}

/// The days of a version.
#[must_use]
pub fn days(words: Words, first: Date, last: Option<Date>) -> String {
    match last {
        Some(last) => from_to(words, &words.date(first), &words.date(last)),
        None => from(words, &words.date(first)),
    }
}

/// Money that is due each day, month or year.
#[must_use]
pub fn money_per(words: Words, amount: &str, per: Per) -> String {
    let per = match per {
        Per::Day => "day",
        Per::Month => "month",
        Per::Year => "year",
    };
    money_each(words, amount, per)
}

/// A tier: its price, and up to which amount.
#[must_use]
pub fn tier(words: Words, price: &str, max: Option<f64>, unit: &str, limit: Limit) -> String {
    let Some(max) = max else { return price.to_owned() };
    let limit = match limit {
        Limit::Period => "period",
        Limit::Daily => "daily",
        Limit::PerDemand => "demand",
        Limit::PerDemandDaily => "demand_daily",
    };
    tier_up_to(words, price, &words.significant(max), unit, limit)
}

/// Tiers in their order.
#[must_use]
pub fn tiers(words: Words, tiers: &[String]) -> String {
    let mut tiers = tiers.iter();
    let first = tiers.next().cloned().unwrap_or_default();
    tiers.fold(first, |told, next| then(words, &told, next))
}
