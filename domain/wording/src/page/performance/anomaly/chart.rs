//! The texts of the chart of a finding. A long finding is drawn by days, any other by hours.

use crate::room::texts;

texts! { "performance/anomaly/chart";
    /// The mark of the finding's own hours in the table.
    marked();
    /// What the chart shows, for those who do not see it.
    alt(subject: &str, range: &str);
    /// The line of what is usual.
    usual();
    /// The line of what was measured.
    measured(by_days: bool);
    /// The caption of the table.
    caption(by_days: bool, unit: &str);
    /// The heads of the table by days.
    [4] columns_of_days();
    /// The heads of the table by hours.
    [4] columns_of_hours();
}
