//! The hours of each price, in words.

use crate::Words;
use crate::room::texts;

texts! { "settings/tariff/schedule";
    /// Months from one to another.
    months_between(first: &str, last: &str);
    /// Hours and their price.
    hours(from: &str, to: &str, price: &str);
    /// Months and their prices by the hour.
    day_of(months: &str, hours: &str);
}

/// Months by their places in the year, from 0: `Jan–Mar`.
#[must_use]
pub fn months(words: Words, first: usize, last: usize) -> String {
    let short = |month: usize| words.month_short(month as u32 + 1);
    if first == last { short(first) } else { months_between(words, &short(first), &short(last)) }
}

/// A day of these months: from which hour to which the price is what.
#[must_use]
pub fn day(words: Words, months: &str, runs: &[(usize, usize, &str)]) -> String {
    let run = |&(from, to, price): &(usize, usize, &str)| hours(words, &words.hour(from as i64), &words.hour(to as i64), price);
    day_of(words, months, &runs.iter().map(run).collect::<Vec<_>>().join(", "))
}
