//! The hours of each price, in words.

use crate::calendar::months_short;

/// Months from the first to the last; 0 is January.
#[must_use]
pub fn months(first: usize, last: usize) -> String {
    let short = months_short();
    if first == last { short[first].to_owned() } else { format!("{} to {}", short[first], short[last]) }
}

/// The prices of a day in those months: from which hour to which hour which price holds.
#[must_use]
pub fn day(months: &str, runs: &[(usize, usize, &str)]) -> String {
    let runs: Vec<String> = runs.iter().map(|(from, to, price)| format!("{from:02}:00 to {to:02}:00 {price}")).collect();
    format!("{months}: {}", runs.join(", "))
}
