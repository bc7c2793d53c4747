//! The history of a place, on its page.

use crate::room::texts;

texts! { "daily/history";
    /// The heading.
    title();
    /// The name of the choice of bars, for screen readers.
    granularity();
    /// The name of the choice of a utility, for screen readers.
    utility();
    /// The name of the choice of what is counted, for screen readers.
    measure();
    /// What is counted.
    measured(each Measured);
    /// The name of the choice of a period to compare with.
    compare();
    /// A period to compare with, as a choice.
    compare_with(each Other);
    /// The same in the key and in the tip.
    other(each Other);
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
    /// Goes back to the range of whoever chooses none.
    usual();
    /// A part of the address could not be read.
    unreadable(part: &str);
    /// The first day that was asked for is after the last one.
    reversed(from: &str, to: &str);
    /// The days that were asked for begin in the future.
    to_come(first: &str);
    /// The total. A comparison may follow.
    [3] total(amount: &str, is_compared: bool);
    /// The heading of the chart. `$measured` is `energy`, `cost` or `carbon`; `$within` is the utility
    /// within a sentence.
    what(measured: &str, utility: &str, within: &str);
    /// What is shown, by which bars.
    heading(bars: &str, what: &str);
    /// Bars of the period, in the key and in the tip.
    selected_period();
    /// In the key: bars that are not complete.
    incomplete();
    /// The chart in a sentence, behind its heading.
    alt(heading: &str, total: &str, range: &str);
    /// The chart in a sentence if there is nothing in it.
    empty();
    /// The caption of the chart's table.
    caption(heading: &str, unit: &str);
    /// The days of the bars to compare with. `$other` is `before` or `last_year`.
    compared(other: &str, range: &str);
    /// Why there is no comparison: that period was not measured, or only in part.
    not_compared(other: &str, share: &str);
    /// The same of the period shown.
    not_measured(share: &str);
    /// Charges of the bill that no bar has.
    beyond();
    /// What has no price is left out.
    unpriced(amount: &str);
    /// What carbon is counted of.
    carbon_of(within: &str);
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
    /// A year.
    Year,
}

impl Bars {
    /// All of them, from short to long.
    pub const ALL: &'static [Self] = &[Self::Hour, Self::Day, Self::Week, Self::Month, Self::Year];

    /// Its name in addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal),* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name {
            $($(#[$of])* $variant),*
        }

        impl $name {
            /// All of them, in the order in which people are offered them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in addresses.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),*
                }
            }

            /// The one of this name.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }
    };
}

choices! {
    /// What the bars count.
    Measured {
        /// What was used.
        #[default]
        Energy = "energy",
        /// What it cost.
        Cost = "cost",
        /// What it emitted.
        Carbon = "carbon"
    }
}

choices! {
    /// With which period a history is compared.
    Other {
        /// The period of the same length before.
        #[default]
        Before = "before",
        /// The same time a year ago.
        LastYear = "last_year"
    }
}
