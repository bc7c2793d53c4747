//! The texts of the page of forecasts.

pub mod chart;
pub mod months;
pub mod past;
pub mod week;

use crate::room::texts;

texts! { "performance/forecast";
    /// The page's title.
    title(building: &str);
    /// What a building without meters needs.
    needed();
    /// In the keys of charts: what was measured.
    key_measured();
    /// In the keys of charts: the forecast.
    key_to_come();
    /// In the keys of charts: the range of the forecast.
    key_range();
    /// From the lower end of a range to the upper.
    range(lower: &str, upper: &str);
    /// The link to the targets, and what is there.
    [2] to_targets();
    /// The link to the load, and what is there.
    [2] to_load();
    /// The link to the models, and what is there.
    [2] to_models();
}
