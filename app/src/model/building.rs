//! The model of the page of a building.

use super::change::Change;
use super::chart::ChartView;
use super::energy_section::EnergySection;
use domain::{BuildingId, MeterId, Millis, SiteId, Utility};
use wording::Words;
use wording::page::daily::history::Bars;

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
}

impl By {
    /// All of them, from short to long.
    pub const ALL: [By; 4] = [By::Hour, By::Day, By::Week, By::Month];

    /// Its name in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            By::Hour => "hour",
            By::Day => "day",
            By::Week => "week",
            By::Month => "month",
        }
    }

    /// The bars of which words are told.
    #[must_use]
    pub fn bars(self) -> Bars {
        match self {
            By::Hour => Bars::Hour,
            By::Day => Bars::Day,
            By::Week => Bars::Week,
            By::Month => Bars::Month,
        }
    }

    /// The granularity of this name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == text)
    }
}

/// A utility's use today.
#[derive(Clone, Debug, PartialEq)]
pub struct UtilityLine {
    /// The utility's name in styles.
    pub utility: String,
    /// Its label.
    pub label: String,
    /// The amount today so far.
    pub amount: String,
    /// The usual amount by now.
    pub usual: Option<String>,
    /// The amount against the usual one.
    pub change: Change,
    /// The quality of the data.
    pub quality: String,
    /// Its place in the list.
    pub order: (Utility, bool),
}

/// A meter of the building.
#[derive(Clone, Debug, PartialEq)]
pub struct MeterLine {
    /// The meter's id.
    pub meter_id: MeterId,
    /// Its name.
    pub name: String,
    /// `ok`, `attention` or `waiting`.
    pub state: String,
    /// The state in a word.
    pub word: String,
    /// The state in a sentence.
    pub text: String,
}

/// The model of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingView {
    /// The building's id.
    pub building_id: BuildingId,
    /// Its name.
    pub name: String,
    /// The site's id.
    pub site_id: SiteId,
    /// The site's name.
    pub site_name: String,
    /// In whose words.
    pub words: Words,
    /// Its name, with its floor area if that is known.
    pub facts: String,
    /// The temperature outside, if it is known.
    pub weather: Option<String>,
    /// The trouble with the database, if any.
    pub notice: Option<String>,
    /// It is part of the demo.
    pub is_demo: bool,
    /// The weekday in words: `Sunday`.
    pub weekday: String,
    /// When the page was rendered.
    pub rendered_at: Millis,
    /// Which meters it shows (`Picture::shape`).
    pub shape: u64,
    /// The headline, as HTML.
    pub headline: String,
    /// The chart of the last hour.
    pub last_hour: Option<ChartView>,
    /// Its electricity: the flow, cost, bars.
    pub section: Option<EnergySection>,
    /// The granularity of the history.
    pub by: By,
    /// The range of the history in words.
    pub range: String,
    /// The first day of the range.
    pub from: String,
    /// The last day of the range.
    pub to: String,
    /// The first day of the range before.
    pub earlier: String,
    /// The last day of the range before.
    pub earlier_to: String,
    /// The first and last day of the range after, unless that is in the future.
    pub later: Option<(String, String)>,
    /// The chart of the history.
    pub history: Option<ChartView>,
    /// The total of the range in a sentence; the middle part is the amount.
    pub total: Option<[String; 3]>,
    /// The total against that of the period before.
    pub change: Option<Change>,
    /// The open findings, as HTML.
    pub findings: String,
    /// The history has hours marked for a finding.
    pub has_marks: bool,
    /// The chart of the forecast.
    pub forecast: Option<ChartView>,
    /// The forecast in words, or why there is none, as HTML.
    pub forecast_words: String,
    /// The utilities that it used today.
    pub utilities: Vec<UtilityLine>,
    /// All energy of today in a sentence, on site and at the source.
    pub energy: Option<String>,
    /// Its meters.
    pub meters: Vec<MeterLine>,
}
