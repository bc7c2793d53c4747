//! The history of a building's electricity, on its page.

/// What a bar of the history stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bars {
    /// An hour.
    Hours,
    /// A day.
    Days,
    /// A week.
    Weeks,
    /// A month.
    Months,
}

/// The heading.
pub const TITLE: &str = "History";
/// The choice of bars, for screen readers.
pub const GRANULARITY: &str = "Granularity";

/// A choice of bars.
#[must_use]
pub fn choice(bars: Bars) -> &'static str {
    match bars {
        Bars::Hours => "Hour",
        Bars::Days => "Day",
        Bars::Weeks => "Week",
        Bars::Months => "Month",
    }
}

/// The choice of a period, for screen readers.
pub const PERIOD: &str = "Period";
/// Goes back by a period.
pub const EARLIER: &str = "The period before";
/// Goes on by a period.
pub const LATER: &str = "The period after";
/// Opens the form for dates.
pub const CHOOSE: &str = "Choose dates";
/// The first day.
pub const FROM: &str = "From";
/// The last day.
pub const TO: &str = "To";
/// Shows these days.
pub const SHOW: &str = "Show";
/// Behind the total. A comparison follows (`change::against`).
pub const IN_THIS_TIME: &str = " in this time, ";

/// The heading of the chart.
#[must_use]
pub fn by(bars: Bars) -> String {
    format!("Electricity by {}", word(bars))
}

/// The key of bars of the period.
pub const KEY_OWN: &str = "this time";
/// The key of bars of the period before.
pub const KEY_BEFORE: &str = "the period before";
/// The key of bars that are not complete.
pub const KEY_PARTIAL: &str = "not over, or not all known";

/// The chart in a sentence.
#[must_use]
pub fn alt(bars: Bars, total: &str, range: &str) -> String {
    format!("Electricity by {}: {total} from {range}.", word(bars))
}

/// The chart in a sentence if there is nothing in it.
pub const EMPTY: &str = "No readings in this time.";

/// The caption of the chart's table.
#[must_use]
pub fn caption(bars: Bars) -> String {
    format!("Electricity by {}, in kWh", word(bars))
}

/// The columns of the chart's table.
#[must_use]
pub fn columns(bars: Bars) -> [&'static str; 3] {
    [word(bars), "Used", "The period before"]
}

/// The bars of the period, in the tooltip.
pub const BARS_OWN: &str = "used";
/// The bars of the period before, in the tooltip.
pub const BARS_BEFORE: &str = "before";

/// An hour in the chart's table.
#[must_use]
pub fn hour(day: &str, clock: &str) -> String {
    format!("{day} {clock}")
}

/// A week in the chart's table, by its first day.
#[must_use]
pub fn week(first: &str) -> String {
    format!("from {first}")
}

/// A month in the chart's table.
#[must_use]
pub fn month(month: &str, year: i32) -> String {
    format!("{month} {year}")
}

fn word(bars: Bars) -> &'static str {
    match bars {
        Bars::Hours => "hour",
        Bars::Days => "day",
        Bars::Weeks => "week",
        Bars::Months => "month",
    }
}
