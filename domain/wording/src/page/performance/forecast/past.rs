//! The texts of how good forecasts have been, on the page of forecasts.

use crate::room::texts;

texts! { "performance/forecast/past";
    /// The heading.
    title();
    /// Before the first day of forecasts has come true.
    unknown();
    /// The heading of the chart.
    hours();
    /// In the chart's key: what was measured.
    key_came();
    /// In the chart's key: the forecast.
    key_said();
    /// A head of the table of weeks: the week.
    week();
    /// A head of the table of weeks: the number of hours.
    hours_known();
    /// A head of the table of weeks: the error.
    missed_by();
    /// A head of both tables: what lay in the range.
    in_range_label();
    /// The heading of the table of months.
    months();
    /// A head of the table of months: the month.
    month();
    /// A head of the table of months: the forecast.
    said();
    /// A head of the table of months: what was measured.
    came();
    /// A head of the table of months: the error.
    too_high_by();
    /// Whether a month lay in its range.
    in_range(is_within: bool);
    /// How good the forecasts of the last days were.
    missed(days: usize, percent: &str, within: &str, promised: &str);
}
