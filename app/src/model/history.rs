//! The model of the history section, as a building's page and the overview show it. Leaves out how
//! it is made (`query::history`).

use super::change::Change;
use super::chart::ChartView;
use super::energy_section::Choice;
use wording::Words;
use wording::page::daily::history::{Bars, Measured, Other};

/// The granularity of the history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// By hours.
    Hour,
    /// By days.
    #[default]
    Day,
    /// By weeks.
    Week,
    /// By months.
    Month,
    /// By years.
    Year,
}

impl By {
    /// All of them, from short to long.
    pub const ALL: [By; 5] = [By::Hour, By::Day, By::Week, By::Month, By::Year];

    /// The bars of which words are told.
    #[must_use]
    pub fn bars(self) -> Bars {
        match self {
            By::Hour => Bars::Hour,
            By::Day => Bars::Day,
            By::Week => Bars::Week,
            By::Month => Bars::Month,
            By::Year => Bars::Year,
        }
    }

    /// Its name in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.bars().as_str()
    }

    /// The granularity of this name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == text)
    }

    /// The granularity that shows a bar of this one in parts.
    #[must_use]
    pub fn finer(self) -> Option<Self> {
        match self {
            By::Hour => None,
            By::Day => Some(By::Hour),
            By::Week | By::Month => Some(By::Day),
            By::Year => Some(By::Month),
        }
    }
}

/// The section.
#[derive(Clone, Debug, PartialEq)]
pub struct HistorySection {
    /// The words that the page around it is told in.
    pub words: Words,
    /// The utility's name in styles.
    pub utility: &'static str,
    /// Hour, day, week, month, year.
    pub granularities: Vec<Choice>,
    /// The utilities; none if there is only one.
    pub utilities: Vec<Choice>,
    /// Use, cost, carbon; none if only the use is known.
    pub measures: Vec<Choice>,
    /// With what it is compared; none if there is only one such period.
    pub others: Vec<Choice>,
    /// The range in words.
    pub range: String,
    /// The first day of the range.
    pub from: String,
    /// The last day of the range.
    pub to: String,
    /// The rest of the address, for the form that asks for days.
    pub kept: Vec<(&'static str, String)>,
    /// The address of the range before.
    pub earlier: String,
    /// The address of the range after, unless that is in the future.
    pub later: Option<String>,
    /// The address without days of one's own choice, if some are chosen.
    pub usual: Option<String>,
    /// What an address asked for that could not be read.
    pub faults: Vec<String>,
    /// The heading of the chart.
    pub heading: String,
    /// The total of the range in a sentence; the middle part is the amount.
    pub total: Option<[String; 3]>,
    /// The total against that of the other period.
    pub change: Option<Change>,
    /// What is to be known about the figures.
    pub notes: Vec<String>,
    /// What the other bars are, if there are some.
    pub other: Option<Other>,
    /// Some bar is not over, or not all known.
    pub has_partial: bool,
    /// It has hours marked for an issue.
    pub has_marks: bool,
    /// The chart.
    pub chart: ChartView,
}

/// What the history counts, and by which bars beside which others: what a page's address asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The granularity.
    pub by: By,
    /// Use, cost or carbon.
    pub measured: Measured,
    /// The period to compare with.
    pub other: Other,
}
