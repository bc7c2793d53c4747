//! The history of a building's electricity, on its page.

use crate::room::texts;
use domain::figure::Figure;

texts! { "daily/history";
    /// The heading.
    title();
    /// The name of the choice of bars, for screen readers.
    granularity();
    /// A choice of bars.
    choice(each Bars);
    /// The name of the choice of a period, for screen readers.
    period();
    /// Goes back by a period.
    earlier();
    /// Goes on by a period.
    later();
    /// Opens the form for dates.
    custom();
    /// The first day.
    from();
    /// The last day.
    to();
    /// Shows these days.
    show();
    /// The total. A comparison follows.
    [3] total(amount: &Figure);
    /// The heading of the chart.
    heading(each Bars);
    /// Bars of the period, in the key and in the tip.
    selected_period();
    /// Bars of the period before, in the key and in the tip.
    previous_period();
    /// In the key: bars that are not complete.
    incomplete();
    /// The chart in a sentence, behind its heading.
    alt(heading: &str, total: &Figure, range: &str);
    /// The chart in a sentence if there is nothing in it.
    empty();
    /// The caption of the chart's table.
    caption(heading: &str);
    /// The heads of the chart's table behind the first, which names the bars.
    [2] columns();
    /// A week in the chart's table, by its first day.
    week_of(first: &str);
}

/// What a bar of the history stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bars {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
}

impl Bars {
    /// All of them, from short to long.
    pub const ALL: &'static [Self] = &[Self::Hour, Self::Day, Self::Week, Self::Month];

    /// Its name in addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}
