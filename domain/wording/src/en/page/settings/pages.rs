//! The foot of a long list, which is shown fifty lines at a time.

use domain::figure;

/// The link to the page before.
pub const BEFORE: &str = "The fifty before";
/// The link to the next page.
pub const AFTER: &str = "The next fifty";

/// Which lines are shown, of how many.
#[must_use]
pub fn shown(first: usize, last: usize, total: usize) -> String {
    let count = |n: usize| figure::fixed(n as f64, 0);
    format!("{} to {} of {}.", count(first), count(last), count(total))
}
