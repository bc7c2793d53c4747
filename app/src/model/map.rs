//! The model of the plan of a site's buildings.

use domain::{BuildingId, SiteId};

/// How a building's month stands against the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It uses more.
    Worse,
    /// It uses less.
    Better,
    /// It uses about the same.
    Same,
    /// There is nothing to compare with.
    Unknown,
}

impl Trend {
    /// Its name in styles and texts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Trend::Worse => "worse",
            Trend::Better => "better",
            Trend::Same => "same",
            Trend::Unknown => "unknown",
        }
    }
}

/// On which side of a dot its name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// Below.
    Below,
    /// Above.
    Above,
}

impl Side {
    /// All of them, the best first.
    pub const ALL: [Side; 4] = [Side::Right, Side::Left, Side::Below, Side::Above];
}

/// A building on the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its id.
    pub building_id: BuildingId,
    /// Its name.
    pub name: String,
    /// What is told of it: its name, its power, its change.
    pub told: String,
    /// Where it stands, as a share of the width.
    pub x: f64,
    /// Where it stands, as a share of the height, from the top.
    pub y: f64,
    /// Its size in pixels: its area grows with what it uses now.
    pub radius: f64,
    /// How its month stands.
    pub trend: Trend,
    /// Where there is room for its name on a wide screen.
    pub side: Option<Side>,
    /// There is room for it on a phone too.
    pub is_named_narrow: bool,
}

/// The plan of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct MapView {
    /// The site.
    pub site_id: SiteId,
    /// Its name, if there are several.
    pub site: Option<String>,
    /// The address of the plan picture that lies behind it.
    pub picture: Option<String>,
    /// The buildings that have a place.
    pub spots: Vec<Spot>,
    /// How many have none.
    pub unplaced: usize,
}
