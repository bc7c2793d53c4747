//! The texts of the charts of savings.

use crate::room::texts;

texts! { "performance/savings/chart";
    /// The line of what would have been used.
    course_expected();
    /// The line of what was used.
    course_used();
    /// What the chart by days shows, for those who do not see it.
    course_alt(range: &str);
    /// The caption of the table by days.
    course_caption(unit: &str);
    /// The heads of the table by days.
    [3] course_columns();
    /// The dots of the baseline.
    scatter_baseline();
    /// The dots of the days since.
    scatter_since();
    /// The model's line.
    scatter_model();
    /// The model's line at weekends.
    scatter_weekend();
    /// The period of a day in the table by temperature.
    period(is_since: bool);
    /// The unit of the axis of use.
    a_day(unit: &str);
    /// What the chart by temperature shows, for those who do not see it.
    scatter_alt();
    /// The caption of the table by temperature.
    scatter_caption(degrees: &str, unit: &str);
    /// The heads of the table by temperature.
    [4] scatter_columns();
    /// The line of the residuals.
    residuals_line();
    /// What the residuals show, for those who do not see them.
    residuals_alt(range: &str);
    /// The caption of the table of residuals.
    residuals_caption(unit: &str);
    /// The heads of the table of residuals.
    [2] residuals_columns();
}
