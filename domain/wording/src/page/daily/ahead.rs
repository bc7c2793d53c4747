//! The forecast of a building, on its page. `$stretch` is how long it is: `the next 24 hours`.

use crate::room::texts;
use domain::figure::Figure;

texts! { "daily/ahead";
    /// There is no forecast, and why. `was_told`: there was one once.
    none(was_told: bool);
    /// What the next hours will use, with its range.
    [3] next(amount: &Figure, lower: &Figure, upper: &Figure, stretch: &str, cost: Option<&str>);
    /// The highest hour of the next ones, today.
    peak_today(clock: &str, power: &Figure, upper: &Figure);
    /// The highest hour of the next ones, tomorrow.
    peak_tomorrow(clock: &str, power: &Figure, upper: &Figure);
    /// What a longer time will use, with its range.
    further(amount: &Figure, lower: &Figure, upper: &Figure, stretch: &str, cost: Option<&str>);
    /// When it was made, and how often its band holds.
    made(at: &str, level: &str);
    /// No forecast has come true yet.
    not_judged();
    /// How good the forecasts of the past week were: the mean error of an hour, the share of
    /// hours in their range, and the share that should be in it.
    how_good(missed: &str, within: &str, promised: &str);
    /// Leads to the page of the forecast.
    more();
    /// The chart in a sentence.
    alt(utility: &str);
    /// The caption of the chart's table.
    caption(unit: &str);
    /// The heads of the chart's table.
    [4] columns();
    /// The range, in the tip.
    band();
    /// The line of the forecast, in the tip.
    line();
    /// The line of what was measured, in the tip.
    line_measured();
}
