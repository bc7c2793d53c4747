//! The model of the overview.

use super::chart::ChartView;
use super::live::PlaceNow;
use domain::{Millis, SiteId, Zone};
use serde::{Deserialize, Serialize};

/// The order of the buildings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// By present use.
    #[default]
    Use,
    /// By difference from usual.
    Change,
}

/// The parts of the page in which only figures change, as HTML (see `drawn`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// The buildings that use most now.
    pub who: String,
    /// Today, this week and this month; cost and carbon.
    pub so_far: String,
    /// The buildings, ranked.
    pub buildings: String,
}

/// What the page shows below the headline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Below {
    /// No reading ever came.
    Nothing,
    /// Readings come, but no building has meters.
    NoBuilding,
    /// The buildings and their use.
    Buildings(Drawn),
}

/// The model of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// The site's id.
    pub site_id: SiteId,
    /// Its name.
    pub site_name: String,
    /// The site's time zone.
    pub zone: Zone,
    /// It is part of the demo.
    pub is_demo: bool,
    /// The day in words: `Sunday 22 November`.
    pub day: String,
    /// The weekday in words: `Sunday`.
    pub weekday: String,
    /// When the page was rendered.
    pub rendered_at: Millis,
    /// The same in words.
    pub rendered: String,
    /// The time of the newest reading.
    pub newest: Option<Millis>,
    /// The temperature outside, if it is known.
    pub weather: Option<String>,
    /// The power of the site.
    pub place: PlaceNow,
    /// The usual power now, in W.
    pub usual_w: Option<f64>,
    /// The chart of today.
    pub chart: Option<ChartView>,
    /// What the page shows below the headline.
    pub below: Below,
    /// The open findings, as HTML.
    pub findings: String,
    /// The trouble with the database, if any.
    pub notice: Option<String>,
    /// The number of new meters, which wait for a name.
    pub new_meters: usize,
    /// The command that publishes a first reading.
    pub publish_line: String,
}

impl Overview {
    /// Drops the parts that the browser finds in the page itself.
    pub fn leave_out_drawn(&mut self) {
        if let Below::Buildings(drawn) = &mut self.below {
            *drawn = Drawn::default();
        }
    }
}
