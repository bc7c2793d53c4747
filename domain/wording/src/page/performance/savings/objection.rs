//! What an auditor would object to in a baseline or in savings.

use crate::room::texts;

texts! { "performance/savings/objection";
    /// Too few days of the baseline can be used.
    few_days(known: usize, needed: usize);
    /// Too few days of a month of the baseline can be used.
    few_in_month(month: &str, known: usize, days: usize);
    /// Days of the reporting period lack hours.
    left_out(left_out: usize, days: usize);
    /// Days of the reporting period were colder or hotter than any of the baseline.
    extrapolated(days: usize);
    /// CV(RMSE) is above this.
    poor_fit(limit: &str);
    /// The baseline is too short to see how far sums stray.
    few_blocks();
    /// The savings are within their uncertainty.
    within_uncertainty(level: &str);
}
