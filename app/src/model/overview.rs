//! The model of the overview.

use super::chart::ChartView;
use super::energy_section::EnergySection;
use super::first_day::{FirstDay, NewMeters};
use super::history::HistorySection;
use domain::SiteId;
use wording::Words;

/// The order of the buildings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By present use.
    #[default]
    Use,
    /// By difference from usual.
    Change,
}

/// The parts below the first chart, as HTML (see `drawn`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// The buildings that use most now.
    pub who: String,
    /// Today, this week and this month; cost and carbon.
    pub so_far: String,
    /// The buildings, ranked.
    pub buildings: String,
}

/// What the page shows below the headline.
#[derive(Clone, Debug, PartialEq)]
pub enum Below {
    /// No reading ever came.
    Nothing,
    /// Readings come, but no building has meters.
    NoBuilding,
    /// The buildings and their use.
    Buildings(Drawn),
}

/// The model of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// The site's id.
    pub site_id: SiteId,
    /// Its name.
    pub site_name: String,
    /// In whose words.
    pub words: Words,
    /// It is part of the demo.
    pub is_demo: bool,
    /// The day in words: `Sunday, November 22`.
    pub day: String,
    /// The weekday in words: `Sunday`.
    pub weekday: String,
    /// What the chart of today shows.
    pub hint: String,
    /// Which meters and buildings it shows (`Picture::shape`).
    pub shape: u64,
    /// The headline, as HTML.
    pub headline: String,
    /// The temperature outside, if it is known.
    pub weather: Option<String>,
    /// The chart of today.
    pub chart: Option<ChartView>,
    /// The electricity of the site: the flow, cost, bars.
    pub section: Option<EnergySection>,
    /// Its history.
    pub history: Option<HistorySection>,
    /// What the page shows below the headline.
    pub below: Below,
    /// The open findings, as HTML.
    pub findings: String,
    /// The trouble with the database, if any.
    pub notice: Option<String>,
    /// The checklist of a first day, until each step is done or skipped.
    pub first_day: Option<FirstDay>,
    /// The new meters, which wait for a name.
    pub new_meters: NewMeters,
    /// The command that publishes a first reading.
    pub publish_line: String,
}
