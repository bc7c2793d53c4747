//! The model of the page of a building's meters.

use domain::figure::Figure;
use domain::{BuildingId, MeterId, SiteId};
use wording::Words;

/// A meter of the building.
#[derive(Clone, Debug, PartialEq)]
pub struct MeterLine {
    /// The meter's id.
    pub meter_id: MeterId,
    /// Its name.
    pub name: String,
    /// `ok`, `attention` or `waiting`.
    pub state: &'static str,
    /// The state in a word.
    pub word: &'static str,
    /// What it is, its power now if it tells that, and when it was heard.
    pub text: String,
    /// The utility of what it measures, in styles.
    pub utility: Option<String>,
    /// What it measured today so far.
    pub today: Option<Figure>,
    /// The mean rate of each of the last 24 hours.
    pub spark: Vec<Option<f64>>,
}

/// The model of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingMeters {
    /// The building's id.
    pub building_id: BuildingId,
    /// Its name.
    pub name: String,
    /// Its site.
    pub site_id: SiteId,
    /// In whose words.
    pub words: Words,
    /// The trouble with the database, if any.
    pub notice: Option<String>,
    /// It is part of the demo.
    pub is_demo: bool,
    /// How many of its meters need attention.
    pub late: usize,
    /// Its meters, in natural order of their names.
    pub meters: Vec<MeterLine>,
}
