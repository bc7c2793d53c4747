//! The strings of the charts of a building's load: heat map, mean day, load duration curve.

/// What the heat map shows, for those who do not see it.
#[must_use]
pub fn heat_alt(range: &str) -> String {
    format!("Each hour from {range} as a shade, a column a day: the darker, the more was used.")
}

/// The caption of the heat map's table.
#[must_use]
pub fn heat_caption(unit: &str) -> String {
    format!("Each day: mean, highest hour ({unit})")
}

/// The heads of the heat map's table.
pub const HEAT_COLUMNS: [&str; 4] = ["Day", "Mean", "Highest", "At"];

/// The mean day's line of the weekend.
pub const TYPICAL_WEEKEND: &str = "Saturday and Sunday";

/// The mean day's line of working days.
pub const TYPICAL_WEEKDAYS: &str = "Monday to Friday";

/// What the mean day shows, for those who do not see it.
#[must_use]
pub fn typical_alt(highest_hour: usize) -> String {
    format!("A mean day by hour: Monday to Friday it is highest at {highest_hour:02}:00.")
}

/// The caption of the mean day's table.
pub const TYPICAL_CAPTION: &str = "The mean of each hour of the day";

/// The heads of the mean day's table.
pub const TYPICAL_COLUMNS: [&str; 3] = ["Hour", "Monday to Friday", "Weekend"];

/// The caption of the load duration curve's table.
#[must_use]
pub fn duration_caption(unit: &str) -> String {
    format!("The load that is reached or exceeded, in {unit}")
}

/// What the load duration curve shows, for those who do not see it.
#[must_use]
pub fn duration_alt(half: &str, nine_tenths: &str, unit: &str) -> String {
    format!(
        "Loads from the highest to the lowest: half of the time at least {half} {unit}, nine tenths at least {nine_tenths} {unit}."
    )
}

/// The unit of the axis along the load duration curve.
pub const DURATION_ACROSS: &str = "% of the time";

/// The load duration curve's line.
pub const DURATION_LINE: &str = "at least";

/// The heads of the load duration curve's table.
pub const DURATION_COLUMNS: [&str; 2] = ["Share of the time", "At least"];
