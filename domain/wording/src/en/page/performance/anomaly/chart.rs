//! The strings of the chart of a finding. A long finding is drawn by days, any other by hours.

/// The mark of the finding's own hours in the table.
pub const MARKED: &str = "strange";

/// The caption of the table.
#[must_use]
pub fn caption(by_days: bool, unit: &str) -> String {
    let each = if by_days { "Each day's mean" } else { "Each hour" };
    format!("{each} in {unit}, and what is usual")
}

/// What the chart shows, for those who do not see it.
#[must_use]
pub fn alt(subject: &str, range: &str) -> String {
    format!("{subject} from {range}, beside what is usual; the strange hours are marked.")
}

/// The heads of the table.
#[must_use]
pub fn columns(by_days: bool) -> [&'static str; 4] {
    [if by_days { "Day" } else { "Hour" }, "Measured", "Usual", "Marked"]
}

/// The line of what is usual.
pub const USUAL: &str = "usual";

/// The line of what was measured.
#[must_use]
pub fn measured(by_days: bool) -> &'static str {
    if by_days { "mean of the day" } else { "measured" }
}
