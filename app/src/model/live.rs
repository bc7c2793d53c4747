//! What passes between a page and the server while the page is open. The server alone puts the
//! present into words; the browser puts the words where they belong.

use domain::{BuildingId, MeterId, Millis, SiteId};
use serde::{Deserialize, Serialize};

/// What a page watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Watch {
    /// A site and its buildings.
    Site {
        /// Its id.
        site_id: SiteId,
        /// The page shows the flow of power through it.
        has_flow: bool,
    },
    /// A building and its meters.
    Building {
        /// Its id.
        building_id: BuildingId,
        /// The page shows the flow of power through it.
        has_flow: bool,
    },
    /// A meter and its channels.
    Meter(MeterId),
    /// Nothing in particular: whether readings come in at all.
    Pulse,
}

/// A part of the page that moves, as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name in the page: `data-part`.
    pub name: String,
    /// What is in it now, as HTML.
    pub html: String,
}

/// The newest point of a chart that moves on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The chart's id.
    pub chart: String,
    /// The time by the site's clock, as if it were UTC.
    pub at: Millis,
    /// The value; `None` is a gap.
    pub value: Option<f64>,
    /// Without a value the chart stays as it is, rather than showing a gap.
    pub waits: bool,
}

/// How fresh the page is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Freshness {
    /// `live` or `stale`.
    pub state: String,
    /// The same in words.
    pub words: String,
}

/// The present of what a page watches: the parts that differ from the picture before on the same
/// connection. The first picture of a connection has all parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// What it is of.
    pub watch: Watch,
    /// How fresh it is.
    pub freshness: Freshness,
    /// The parts that changed.
    pub parts: Vec<Part>,
    /// Where charts have got to.
    pub points: Vec<Point>,
    /// Which meters and buildings there are. When it changes, the page itself is out of date.
    pub shape: u64,
}
