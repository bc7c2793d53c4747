//! The model of the page of a building.

use super::change::Change;
use super::chart::ChartView;
use super::energy_section::EnergySection;
use super::history::HistorySection;
use domain::{BuildingId, Millis, SiteId, Utility};
use wording::Words;

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
    /// Its history.
    pub history: Option<HistorySection>,
    /// The open findings, as HTML.
    pub findings: String,
    /// The chart of the forecast.
    pub forecast: Option<ChartView>,
    /// The forecast in words, or why there is none, as HTML.
    pub forecast_words: String,
    /// The utilities that it used today.
    pub utilities: Vec<UtilityLine>,
    /// All energy of today in a sentence, on site and at the source.
    pub energy: Option<String>,
    /// Some meter is assigned to it.
    pub has_meters: bool,
}
