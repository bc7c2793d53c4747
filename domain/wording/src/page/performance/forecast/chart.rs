//! The texts of the charts of forecasts: months to come, and past forecasts beside what came.

use crate::room::texts;

texts! { "performance/forecast/chart";
    /// The range of a forecast.
    band();
    /// The line of the year before.
    before();
    /// The line of the months to come.
    to_come();
    /// What the chart of months shows, for those who do not see it.
    months_alt();
    /// The caption of the table of months.
    months_caption(unit: &str);
    /// The heads of the table of months.
    [5] months_columns();
    /// The line of past forecasts.
    past_said();
    /// The line of what was measured.
    past_came();
    /// What the chart of past forecasts shows, for those who do not see it.
    past_alt();
    /// The caption of the table of past forecasts.
    past_caption(unit: &str);
    /// The heads of the table of past forecasts.
    [5] past_columns();
}
