//! The texts of the charts of a building's load: heat map, mean day, load duration curve.

use crate::room::texts;

texts! { "performance/load/chart";
    /// What the heat map shows, for those who do not see it.
    heat_alt(range: &str);
    /// The caption of the heat map's table.
    heat_caption(unit: &str);
    /// The heads of the heat map's table.
    [4] heat_columns();
    /// The mean day's line of the weekend.
    typical_weekend();
    /// The mean day's line of working days.
    typical_weekdays();
    /// The caption of the mean day's table.
    typical_caption();
    /// The heads of the mean day's table.
    [3] typical_columns();
    /// The caption of the load duration curve's table.
    duration_caption(unit: &str);
    /// What the load duration curve shows, for those who do not see it.
    duration_alt(half: &str, nine_tenths: &str, unit: &str);
    /// The unit of the axis along the load duration curve.
    duration_across();
    /// The load duration curve's line.
    duration_line();
    /// The heads of the load duration curve's table.
    [2] duration_columns();
    /// What the mean day shows, for those who do not see it.
    typical_alt(clock: &str);
}
