//! The model of the checklist of a first day, on Home.

use super::status::NewMeter;
use domain::{BuildingId, SiteId, UnitSystem};
use wording::Words;
use wording::page::daily::first_day::{Source, Step};

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits for somebody.
    Open,
    /// It is done.
    Done,
    /// Somebody does not want it.
    Skipped,
}

/// What the form of the place proposes.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceForm {
    /// The site's name.
    pub name: String,
    /// The IANA name of the time zone.
    pub zone: String,
    /// The currency's code.
    pub currency: String,
    /// The units.
    pub units: UnitSystem,
    /// Where it is, in words.
    pub location: String,
    /// The town whose weather is proposed, if the zone has one.
    pub town: Option<String>,
    /// The weather is asked for.
    pub has_weather: bool,
}

/// A kind of source, with what makes it send.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The kind.
    pub source: Source,
    /// The lines to copy; none if a page of ours is the way.
    pub lines: Option<String>,
    /// Whether one has been heard.
    pub is_heard: bool,
}

/// The model of the checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstDay {
    /// In whose words.
    pub words: Words,
    /// The site.
    pub site_id: SiteId,
    /// The steps in order.
    pub steps: [(Step, Standing); 4],
    /// The form of the place.
    pub place: PlaceForm,
    /// The kinds of sources.
    pub cards: Vec<Card>,
    /// The command that publishes a first reading.
    pub publish_line: String,
    /// Devices have to sign in.
    pub needs_token: bool,
    /// Topics that nothing reads yet.
    pub unread: usize,
    /// What was typed as the price, if it was refused.
    pub price: String,
    /// What is wrong with a form: its step, and a sentence.
    pub fault: Option<(String, String)>,
}

/// The new meters that stand on Home until they are placed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewMeters {
    /// The first ones.
    pub shown: Vec<NewMeter>,
    /// How many there are.
    pub count: usize,
    /// The buildings that they may go to.
    pub buildings: Vec<(BuildingId, String)>,
    /// What is wrong with the form of a meter: its id, and a sentence.
    pub fault: Option<(String, String)>,
}
