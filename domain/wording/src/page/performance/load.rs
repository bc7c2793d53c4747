//! The texts of the page of a building's load.

pub mod chart;
pub mod found;

use crate::room::texts;
use crate::{Words, label};
use domain::figure::Figure;
use domain::zone::Date;
use domain::{BuildingType, Utility};

texts! { "performance/load";
    /// The page's title.
    title(building: &str);
    /// What a building without meters needs.
    needed();
    /// The button to the building's page.
    back();
    /// The name of the links to choose a stretch.
    stretches();
    /// What follows from that.
    net_lede();
    /// Which days are looked at, and which hours are the night.
    covered(range: &str, from: &str, to: &str);
    /// The heading of the heat map.
    hours();
    /// How to read the heat map.
    hours_note();
    /// The heading of the figures.
    figures();
    /// A figure: the base load.
    base_load_label();
    /// What the base load means.
    base_load(percent_of_use: &str);
    /// A figure: the peak.
    peak_label();
    /// When the peak was.
    peak(day: &str, clock: &str);
    /// A figure: the load factor.
    load_factor();
    /// What the load factor means.
    load_factor_note();
    /// A figure: the energy use intensity.
    intensity_label();
    /// Its unit where areas are in square feet.
    intensity_us();
    /// Its unit where areas are in square metres.
    intensity_metric();
    /// Why there is no intensity.
    no_area(building: &str);
    /// The link to where the floor area is said.
    say_area();
    /// A figure: the trend.
    trend_label();
    /// The unit of the trend.
    trend_unit();
    /// A trend that may be chance.
    no_trend();
    /// Why there is no trend.
    months_needed(known: usize);
    /// A figure: what nights and weekends waste.
    waste_label();
    /// When it is wasted, and how much of all use that is.
    waste(night: &Figure, weekend: &Figure, percent_of_use: &str);
    /// The heading of the typical days.
    typical();
    /// The heading of the mean day.
    mean_day();
    /// In the key of the mean day: working days.
    key_weekdays();
    /// In the key of the mean day: the weekend.
    key_weekend();
    /// The heading of the kinds of days.
    alike();
    /// Instead of kinds of days.
    no_kinds();
    /// The energy of a kind of day, and on how many days it came.
    [3] on_days(energy: &str, days: usize);
    /// The heading of the load duration curve.
    duration();
    /// How to read the load duration curve.
    duration_note();
    /// What the efficiency score is.
    score_note();
    /// For what there are points: quiet nights.
    quiet_nights(from: &str, to: &str, percent: &str);
    /// For what there are points: quiet weekends.
    quiet_weekends(percent: &str);
    /// For what there are points: an even load.
    even_load(percent: &str, full: &str);
    /// For what there are points: no waste.
    no_waste(percent: &str, none: &str);
    /// The link to the forecast, and what is there.
    [2] to_forecast();
    /// The link to the findings, and what is there.
    [2] to_findings();
    /// The link to the savings, and what is there.
    [2] to_savings();
    /// The headline where too little is known.
    [3] too_short(building: &str);
    /// How many days are known, and how many it takes.
    days_needed(utility: &str, stretch: &str, days: usize);
    /// The headline: the share of use on nights and weekends.
    [3] off_hours_alone(building: &str, percent: &str, utility: &str);
    /// The same among its peers: `standing` is `most`, `more`, `average`, `less` or `least`.
    [3] off_hours_among(building: &str, percent: &str, utility: &str, standing: &str, are_all: bool, kind: &str, rank: usize, count: usize);
    /// The same beside buildings of other kinds.
    [3] off_hours_beside(building: &str, percent: &str, utility: &str, kind: &str, higher: usize, count: usize);
    /// Peers of all kinds but homes.
    other_than_homes();
    /// The headline where one meter tells what is drawn less what is fed in.
    [3] net(building: &str);
    /// The headline where nothing was used.
    [3] unused(building: &str, utility: &str, stretch: &str);
    /// What a load without nights would use then, and what quiet ones would have saved.
    quiet(flat: &str, stretch: &str, saved: &Figure, cost: Option<&str>);
    /// Which utilities the intensity holds.
    intensity_of(utilities: &str);
    /// How it stands: the share of peers that use more, and the number of peers.
    intensity_among(percent: &str, peers: usize);
    /// The same if none of them uses more.
    intensity_highest(peers: usize);
    /// Two sentences.
    both(first: &str, second: &str);
    /// Why there is no intensity: `known` lists days of each utility.
    days_of_year(needed: usize, known: &str);
    /// Days of a utility, in that list.
    days_of(days: usize, utility: &str);
    /// By how much use rises or falls each year.
    trend(a_year: &Figure, is_less: bool);
    /// A kind of day: from Monday to Friday.
    of_weekdays();
    /// A kind of day: weekends.
    of_weekends();
    /// A kind of day: mostly weekends.
    mostly_weekends();
    /// A kind of day: mostly on these weekdays.
    mostly(weekdays: &str);
    /// A kind of day: any.
    of_any_days();
    /// A kind of day, and between which dates it came.
    between_dates(days: &str, first: &str, last: &str);
    /// The heading of the efficiency score.
    score(score: &str);
    /// So many points of the most that there are.
    points(points: &str, most: &str);
}

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

/// The headline: the share of use on nights and weekends, and how it stands among its peers. Before
/// what is strong, that, and after it.
#[must_use]
pub fn off_hours(words: Words, building: &str, utility: Utility, share: f64, peers: Option<Peers>) -> [String; 3] {
    let (percent, utility) = (&words.share(share), label::utility_within(words, utility));
    let Some(peers) = peers else { return off_hours_alone(words, building, percent, utility) };
    let kind = peers.building_type.map_or(other_than_homes(words), |kind| label::buildings(words, kind));
    let higher = peers.shares.iter().filter(|&&other| other > peers.share).count();
    let others = peers.shares.len();
    if !peers.is_one_of_them {
        return off_hours_beside(words, building, percent, utility, kind, higher, others);
    }
    let (rank, count) = (higher + 1, others + 1);
    // About average is the middle third.
    let standing = match (rank, rank * 3) {
        (1, _) => "most",
        (rank, _) if rank == count => "least",
        (_, thrice) if thrice <= count => "more",
        (_, thrice) if thrice > 2 * count + 1 => "less",
        _ => "average",
    };
    off_hours_among(words, building, percent, utility, standing, peers.are_all, kind, rank, count)
}

/// Which utilities the intensity holds, and how it stands: the percentage of peers that use more, and
/// the number of peers.
#[must_use]
pub fn intensity(words: Words, utilities: &[Utility], percentile: Option<(f64, usize)>) -> String {
    let utilities: Vec<String> = utilities.iter().map(|&one| label::utility_within(words, one).to_owned()).collect();
    let of = intensity_of(words, &words.list(&utilities));
    match percentile {
        Some((percent, peers)) if percent < 0.5 => both(words, &of, &intensity_highest(words, peers)),
        Some((percent, peers)) => both(words, &of, &intensity_among(words, &words.percent(percent, 0), peers)),
        None => of,
    }
}

/// Why there is no intensity: it takes so many days of each utility, and so many are known.
#[must_use]
pub fn days_of_year_needed(words: Words, needed: usize, known: &[(Utility, usize)]) -> String {
    let of = |&(utility, days): &(Utility, usize)| days_of(words, days, label::utility_within(words, utility));
    let known: Vec<String> = known.iter().map(of).collect();
    days_of_year(words, needed, &words.list(&known))
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
pub fn kind(words: Words, days: Days, first: Date, last: Date) -> String {
    let days = match days {
        Days::Weekdays => of_weekdays(words).to_owned(),
        Days::Weekends => of_weekends(words).to_owned(),
        Days::MostlyWeekends => mostly_weekends(words).to_owned(),
        Days::Mostly(of) => mostly(words, &words.list(&of.iter().map(|&day| words.weekdays(day)).collect::<Vec<_>>())),
        Days::Any => of_any_days(words).to_owned(),
    };
    between_dates(words, &days, &words.short(first), &words.short(last))
}
