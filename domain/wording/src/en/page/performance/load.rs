//! The strings of the page of a building's load.

pub mod chart;
pub mod found;

use super::place::within;
use crate::en::calendar::{short, weekdays};
use crate::en::label::buildings;
use crate::en::phrase::{count, list, rank};
use domain::figure::Figure;
use domain::zone::Date;
use domain::{BuildingType, Utility};

/// The page's title.
#[must_use]
pub fn title(building: &str) -> String {
    format!("{building}: analysis")
}

/// What a building without meters needs.
pub const NEEDED: &str = "An analysis needs two weeks of readings. Give a meter to this building, and come back then.";

/// The headline where too little is known: before what is strong, and that.
#[must_use]
pub fn too_short(building: &str) -> (String, &'static str) {
    (format!("{building}: "), "not enough history yet.")
}

/// How many days are known, and how many it takes. `stretch` is a stretch within a sentence.
#[must_use]
pub fn days_needed(utility: Utility, stretch: &str, days: usize) -> String {
    let there = match days {
        0 => "are none".to_owned(),
        1 => "is one".to_owned(),
        n => format!("are {n}"),
    };
    format!("An analysis of {} needs 14 days with readings within {stretch}, and there {there}.", within(utility))
}

/// The button to the building's page.
pub const BACK: &str = "Back to the building";

/// The name of the links to choose a stretch.
pub const STRETCHES: &str = "How long back";

/// The buildings that a building is compared with.
#[derive(Clone, Copy, Debug)]
pub struct Peers<'a> {
    /// Their type, if all have that of the building.
    pub building_type: Option<BuildingType>,
    /// The building counts as one of them.
    pub is_one_of_them: bool,
    /// The site has no more of them.
    pub are_all: bool,
    /// The building's share of use at night and at weekends.
    pub share: f64,
    /// The same share of each peer.
    pub shares: &'a [f64],
}

impl Peers<'_> {
    fn said(&self) -> String {
        let kind = self.building_type.map_or("buildings other than homes", buildings);
        let (among, own) = if self.is_one_of_them { ("among", 1) } else { ("beside", 0) };
        let all = count(self.shares.len() + own);
        let all = if self.are_all { format!("the site’s {all}") } else { format!("{all} of the site’s") };
        format!("; {among} {all} {kind} that is {}", rank(self.share, self.shares))
    }
}

/// The headline: the share of use at night and at weekends, and how it stands among its peers.
/// Before what is strong, that, and after it.
#[must_use]
pub fn off_hours(building: &str, percent: &str, utility: Utility, peers: Option<Peers>) -> (String, String, String) {
    let peers = peers.map(|peers| peers.said()).unwrap_or_default();
    (format!("{building} uses "), format!("{percent} of its {}", within(utility)), format!(" at night and at weekends{peers}."))
}

/// The headline where one meter tells what is drawn less what is fed in: before what is strong, and
/// that.
#[must_use]
pub fn net(building: &str) -> (String, &'static str) {
    (format!("{building} draws and feeds in "), "through one meter.")
}

/// What follows from that.
pub const NET_LEDE: &str = "What the building itself uses cannot be told from that, nor its base load, its waste or its score. A meter of the panels would tell.";

/// The headline where nothing was used: before what is strong, that, and after it.
#[must_use]
pub fn unused(building: &str, utility: Utility, stretch: &str) -> (String, String, String) {
    (format!("{building}: "), format!("it used no {}", within(utility)), format!(" in {stretch}."))
}

/// What a load without nights would use then, and what quiet ones would have saved.
#[must_use]
pub fn quiet(flat_percent: &str, stretch: &str, saved: &Figure, cost: Option<&str>) -> String {
    let cost = cost.map(|cost| format!(", about {cost}")).unwrap_or_default();
    format!(
        "A load that never changes would use {flat_percent} then. If all its nights and weekends were as quiet as its quietest, {stretch} had used {saved} less{cost}."
    )
}

/// Which days are looked at, and which hours are the night.
#[must_use]
pub fn covered(range: &str) -> String {
    format!("{range}. Nights are 22:00 to 06:00.")
}

/// The heading of the heat map.
pub const HOURS: &str = "Every hour";

/// How to read the heat map.
pub const HOURS_NOTE: &str = "A column is a day, from midnight at the top to midnight at the foot. A pale night is a building that sleeps; blanks are hours without a sound reading.";

/// The heading of the figures.
pub const FIGURES: &str = "Its figures";

/// A figure: the base load.
pub const BASE_LOAD: &str = "Base load";

/// What the base load means.
#[must_use]
pub fn base_load(percent_of_use: &str) -> String {
    format!("What nearly always runs (the 5th percentile of the hours): {percent_of_use} of all it uses.")
}

/// A figure: the peak.
pub const PEAK: &str = "Peak";

/// When the peak was.
#[must_use]
pub fn peak(day: &str, clock: &str) -> String {
    format!("Its highest hour, {day} at {clock}.")
}

/// A figure: the load factor.
pub const LOAD_FACTOR: &str = "Load factor";

/// What the load factor means.
pub const LOAD_FACTOR_NOTE: &str = "The mean over the peak. Low means that connection and demand are paid for a short peak.";

/// A figure: the energy use intensity.
pub const INTENSITY: &str = "Energy for its area";

/// Its unit where areas are in square feet.
pub const INTENSITY_US: &str = "kBtu/ft² a year";

/// Its unit where areas are in square metres.
pub const INTENSITY_METRIC: &str = "kWh/m² a year";

/// Which utilities the intensity holds, and how it stands: the percentage of peers that use more, and
/// the number of peers.
#[must_use]
pub fn intensity(utilities: &[Utility], percentile: Option<(f64, usize)>) -> String {
    let utilities: Vec<String> = utilities.iter().map(|&one| within(one)).collect();
    let stands = percentile.map(|(share, peers)| {
        format!(" Of the {} it is compared with, {share:.0} % use more for their area (the percentile).", count(peers))
    });
    format!("Energy use intensity of the last year: {}.{}", list(&utilities), stands.unwrap_or_default())
}

/// Why there is no intensity.
#[must_use]
pub fn no_area(building: &str) -> String {
    format!("The floor area of {building} is not known yet.")
}

/// Why there is no intensity: it takes so many days of each utility, and so many are known.
#[must_use]
pub fn days_of_year_needed(needed: usize, known: &[(Utility, usize)]) -> String {
    let known: Vec<String> = known.iter().map(|&(utility, days)| format!("{} of {}", count(days), within(utility))).collect();
    format!("Energy use intensity needs about a year of each energy, {needed} days; there are {}.", list(&known))
}

/// The link to where the floor area is said.
pub const SAY_AREA: &str = "Say how large the building is";

/// A figure: the trend.
pub const TREND: &str = "Trend";

/// The unit of the trend.
pub const TREND_UNIT: &str = "% a year";

/// By how much use rises or falls each year.
#[must_use]
pub fn trend(a_year: &Figure, is_less: bool) -> String {
    let way = if is_less { "less" } else { "more" };
    format!("Each year {a_year} {way} than the year before, the seasons taken out.")
}

/// A trend that may be chance.
pub const NO_TREND: &str = "Not to be told from chance: stable, as far as one can say.";

/// Why there is no trend.
#[must_use]
pub fn months_needed(known: usize) -> String {
    format!("A trend needs the same months of two years: 14 months or more, there are {known}.")
}

/// A figure: what nights and weekends waste.
pub const WASTE: &str = "Night and weekend waste";

/// When it is wasted, and how much of all use that is.
#[must_use]
pub fn waste(night: &Figure, weekend: &Figure, percent_of_use: &str) -> String {
    format!("{night} at night, {weekend} at weekends, above what its quiet ones use: {percent_of_use} of all.")
}

/// The heading of the typical days.
pub const TYPICAL: &str = "Its typical days";

/// The heading of the mean day.
pub const MEAN_DAY: &str = "A mean day";

/// In the key of the mean day: working days.
pub const KEY_WEEKDAYS: &str = "Monday to Friday";

/// In the key of the mean day: the weekend.
pub const KEY_WEEKEND: &str = "weekend";

/// The heading of the kinds of days.
pub const ALIKE: &str = "Days that look alike";

/// Instead of kinds of days.
pub const NO_KINDS: &str = "Kinds of days need two weeks of whole days.";

/// Behind the energy of a kind of day: on how many days it came.
#[must_use]
pub fn on_days(days: usize) -> String {
    match days {
        1 => " on one day".to_owned(),
        n => format!(" on {} days", count(n)),
    }
}

/// On which days a kind of day comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days<'a> {
    /// From Monday to Friday.
    Weekdays,
    /// At weekends.
    Weekends,
    /// At weekends, and on some other days.
    MostlyWeekends,
    /// Mostly on these days of the week; 0 is Monday.
    Mostly(&'a [usize]),
    /// On any day.
    Any,
}

/// On which days a kind of day comes, and between which dates it came.
#[must_use]
pub fn kind(days: Days, first: Date, last: Date) -> String {
    let days = match days {
        Days::Weekdays => "Monday to Friday".to_owned(),
        Days::Weekends => "weekends".to_owned(),
        Days::MostlyWeekends => "mostly weekends, and days like them".to_owned(),
        Days::Mostly(of) => {
            format!("mostly {}", of.iter().map(|&day| weekdays(day)).collect::<Vec<_>>().join(" and "))
        }
        Days::Any => "days of all kinds".to_owned(),
    };
    format!("{days}, between {} and {}", short(first), short(last))
}

/// The heading of the load duration curve.
pub const DURATION: &str = "How long it draws how much";

/// How to read the load duration curve.
pub const DURATION_NOTE: &str = "The load duration curve: the load that is reached or exceeded for each share of the time. A cliff on the left is a short, dear peak; a high tail on the right runs always.";

/// The heading of the efficiency score.
#[must_use]
pub fn score(score: f64) -> String {
    format!("Efficiency score: {score:.0} of 100")
}

/// What the efficiency score is.
pub const SCORE_NOTE: &str =
    "How well the load follows use. It compares the building with itself over time; it is no ENERGY STAR score.";

/// So many points of the most that there are.
#[must_use]
pub fn points(points: f64, most: f64) -> String {
    format!("{points:.0} of {most:.0}")
}

/// For what there are points: quiet nights.
#[must_use]
pub fn quiet_nights(percent: &str) -> String {
    format!("Quiet nights: from 00:00 to 05:00 it draws {percent} of a working hour")
}

/// For what there are points: quiet weekends.
#[must_use]
pub fn quiet_weekends(percent: &str) -> String {
    format!("Quiet weekends: it draws {percent} of a working hour then")
}

/// For what there are points: an even load.
#[must_use]
pub fn even_load(percent: &str) -> String {
    format!("An even load: the load factor is {percent}; from 60 % on all points count")
}

/// For what there are points: no waste.
#[must_use]
pub fn no_waste(percent: &str) -> String {
    format!("No waste: {percent} goes above its quiet nights and weekends; from 20 % on none of the points count")
}

/// The link to the forecast, and what is there.
pub const TO_FORECAST: (&str, &str) =
    ("What comes", "The next seven days and twelve months, with range, cost and highest hours.");

/// The link to the findings, and what is there.
pub const TO_FINDINGS: (&str, &str) = ("What was found wrong", "Hours that depart from what is usual, with the likely causes.");

/// The link to the savings, and what is there.
pub const TO_SAVINGS: (&str, &str) = ("What was saved", "Against a baseline, in the weather that came.");
