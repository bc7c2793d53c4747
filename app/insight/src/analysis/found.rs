//! What an analysis of a building finds, from its hours and those of its like. Leaves out words and charts.

use crate::place::{Place, utilities};
use analysis::Hours;
use analysis::turn::{compute_in, turn};
use analytics::profile::{OffHours, Profile, intensity, off_hours, percentile_among, profile};
use analytics::trend::{Trend, trend};
use app::AppState;
use domain::zone::Span;
use domain::{Building, DAY_MS, Millis, Period, SeriesId, Utility, Zone};
use std::sync::Arc;
use store::{Catalog, Store};

/// What looks at chance is asked with the same seed each time, so that a page says the same twice.
const SEED: u64 = 1;

/// A year's energy for its area is said from so many days of each utility on: of fewer a season is missing.
pub const DAYS_OF_YEAR_MIN: usize = 330;

/// So many of its like are looked at: a building's place among forty is its place among hundreds.
const PEERS_MAX: usize = 40;

/// For how long back the analysis looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Four weeks.
    Month,
    /// Twelve weeks.
    Quarter,
    /// A year.
    Year,
}

impl Stretch {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    /// As it stands in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "4-weeks",
            Self::Quarter => "12-weeks",
            Self::Year => "year",
        }
    }

    /// For people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Month => "4 weeks",
            Self::Quarter => "12 weeks",
            Self::Year => "A year",
        }
    }

    /// In a sentence.
    pub fn said(self) -> &'static str {
        match self {
            Self::Month => "the last four weeks",
            Self::Quarter => "the last twelve weeks",
            Self::Year => "the last year",
        }
    }

    /// The stretch of that word.
    pub fn parse(text: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|one| Some(one.word()) == text).unwrap_or(Self::Quarter)
    }

    /// Whole days of the site, the last one yesterday.
    pub fn span(self, zone: &Zone, now: Millis) -> Span {
        let today = zone.date(now);
        let days = match self {
            Self::Month => 28,
            Self::Quarter => 84,
            Self::Year => 364,
        };
        let first = domain::zone::Date::from_days(today.days() - days);
        Span { start: zone.start_of(first), end: zone.start_of(today) }
    }
}

/// How much of a year's energy a building uses for its area, and where it stands.
#[derive(Clone, Debug)]
pub struct Eui {
    /// kWh a square metre and year, of all energy, as it is metered on site.
    pub kwh_per_m2: f64,
    /// kBtu a square foot and year.
    pub kbtu_per_square_foot: f64,
    /// The share in percent of its like that use more for their area, and how many these are.
    pub percentile: Option<(f64, usize)>,
    /// What counts in it.
    pub utilities: Vec<Utility>,
}

/// Why there is none.
#[derive(Clone, Debug)]
pub enum NoEui {
    /// Nobody has said how large the building is.
    Area,
    /// Of these utilities too few days are known: how many of each.
    Days(Vec<(Utility, usize)>),
}

/// All that was found.
pub struct Found {
    /// What was looked at, up to the end of the stretch.
    pub hours: Hours,
    /// Its profile, or why there is none.
    pub profile: analytics::Result<Profile>,
    /// What nights and weekends use.
    pub off_hours: Option<OffHours>,
    /// The same share of its like.
    pub peers_off_hours: Vec<f64>,
    /// Whether its like are of its own type.
    pub peers_are_alike: bool,
    /// Whether they are all that the site has.
    pub peers_are_all: bool,
    /// Its trend over all that is known, or why there is none.
    pub trend: analytics::Result<Trend>,
    /// Months of history.
    pub months: usize,
    /// Energy for its area, or why it cannot be said.
    pub eui: Result<Eui, NoEui>,
}

/// Looks at a building's series over a stretch, beside its like.
///
/// # Errors
/// The store's.
pub async fn find(
    state: &AppState,
    place: &Place,
    (utility, series): (Utility, SeriesId),
    stretch: Stretch,
) -> store::Result<Found> {
    let (store, catalog, zone) = (&state.store, state.store.catalog(), &place.zone);
    let span = stretch.span(zone, place.now);
    let (mut peers, peers_are_alike) = place.peers(&catalog);
    let peers_are_all = peers.len() <= PEERS_MAX;
    peers.truncate(PEERS_MAX);
    let eui = eui(store, &catalog, place, &peers).await?;
    // What is read for it is much too: twenty who ask at once hold it one after the other.
    let turn = turn().await?;
    let hours = Hours::of_series(store, series, span).await?;
    let hours = hours.unwrap_or_else(|| Hours::within(Span { start: span.start, end: span.start }, &[])).until(span.end);
    let peer_series: Vec<SeriesId> = peers
        .iter()
        .filter_map(|peer| utilities(&catalog, peer.building_id).into_iter().find(|one| one.0 == utility).map(|one| one.1))
        .collect();
    let mut of_peers: Vec<Hours> = Vec::new();
    for (series, slots) in store.rollup_range(&peer_series, Period::Hour, span).await? {
        let judged = store.anomaly_judged(series).await?;
        of_peers.extend(Hours::new(&slots).map(|hours| hours.without_faults(&judged, Millis::MAX)));
    }
    // Three years are enough to tell a trend from the seasons.
    let judged = store.anomaly_judged(series).await?;
    let long = Hours::of_series(store, series, Span { start: place.now - 1_100 * DAY_MS, end: span.end }).await?;
    let long = long.unwrap_or_default().without_faults(&judged, Millis::MAX);
    let months = (long.measured() / 730).max(usize::from(long.measured() > 0));
    let clock = zone.clone();
    compute_in(turn, move || {
        let peers_off_hours =
            of_peers.iter().filter_map(|peer| off_hours(&peer.series(&clock))).map(|found| found.share).collect();
        // The picture has all hours; what is said of the load is said of how it is when all is well.
        let learned = hours.clone().without_faults(&judged, Millis::MAX);
        let (profile, off_hours) = (profile(&learned.series(&clock), SEED), off_hours(&learned.series(&clock)));
        let trend = trend(&long.series(&clock));
        Found { hours, profile, off_hours, peers_off_hours, peers_are_alike, peers_are_all, trend, months, eui }
    })
    .await
}

/// A year's energy of a building for its area, beside its like.
async fn eui(store: &Store, catalog: &Catalog, place: &Place, peers: &[Building]) -> store::Result<Result<Eui, NoEui>> {
    let Some(area_m2) = place.building.floor_area_m2 else { return Ok(Err(NoEui::Area)) };
    let own = year_kwh(store, catalog, &place.zone, place.now, &place.building).await?;
    let kwh = match whole_year(&own) {
        Ok(kwh) => kwh,
        Err(missing) => return Ok(Err(NoEui::Days(missing))),
    };
    let mut others = Vec::new();
    for peer in peers {
        if let Some(area) = peer.floor_area_m2
            && let Ok(kwh) = whole_year(&year_kwh(store, catalog, &place.zone, place.now, peer).await?)
        {
            others.push(kwh / area);
        }
    }
    let Ok(found) = intensity(kwh / 8_766.0, area_m2) else { return Ok(Err(NoEui::Area)) };
    let percentile = percentile_among(kwh / area_m2, &others).map(|share| (share, others.len()));
    let utilities = own.iter().map(|one| one.utility).collect();
    Ok(Ok(Eui { kwh_per_m2: found.kwh_per_m2, kbtu_per_square_foot: found.kbtu_per_square_foot, percentile, utilities }))
}

/// What is known of a utility in the last year.
#[derive(Clone, Copy, Debug, PartialEq)]
struct YearOf {
    utility: Utility,
    /// Of the days that are known, as kWh.
    kwh: f64,
    days: usize,
}

/// The energy of a year, a few missing days taken to be like the others; of which utilities too little is known for that, and how much.
fn whole_year(of: &[YearOf]) -> Result<f64, Vec<(Utility, usize)>> {
    let missing: Vec<(Utility, usize)> =
        of.iter().filter(|one| one.days < DAYS_OF_YEAR_MIN).map(|one| (one.utility, one.days)).collect();
    if of.is_empty() || !missing.is_empty() {
        return Err(missing);
    }
    Ok(of.iter().map(|one| one.kwh * 365.25 / one.days as f64).sum())
}

/// What a building used of each energy in its last year.
async fn year_kwh(
    store: &Store,
    catalog: &Catalog,
    zone: &Arc<Zone>,
    now: Millis,
    building: &Building,
) -> store::Result<Vec<YearOf>> {
    let energies = utilities(catalog, building.building_id).into_iter().filter(|one| one.0.btu_per_unit().is_some());
    let energies: Vec<(Utility, SeriesId)> = energies.collect();
    let ids: Vec<SeriesId> = energies.iter().map(|one| one.1).collect();
    let today = zone.date(now);
    let first = domain::zone::Date::from_days(today.days() - 365);
    let span = Span { start: zone.start_of(first), end: zone.start_of(today) };
    let days = store.rollup_range(&ids, Period::Day, span).await?;
    let btu_per_kwh = Utility::Electricity.btu_per_unit().unwrap_or(1.0);
    let of_year = energies.into_iter().map(|(utility, id)| {
        let known: Vec<f64> = days.get(&id).into_iter().flatten().filter_map(|day| day.energy).collect();
        let kwh = known.iter().sum::<f64>() * utility.btu_per_unit().unwrap_or(0.0) / btu_per_kwh;
        YearOf { utility, kwh, days: known.len() }
    });
    Ok(of_year.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_utility_that_is_known_for_a_few_days_is_told_and_not_made_a_year() {
        let of = |utility, days| YearOf { utility, kwh: 10.0 * days as f64, days };
        let whole = whole_year(&[of(Utility::Electricity, 365), of(Utility::NaturalGas, 330)]);
        assert!(whole.is_ok_and(|kwh| (kwh - 7_305.0).abs() < 1e-6));
        let part = whole_year(&[of(Utility::Electricity, 365), of(Utility::NaturalGas, 12), of(Utility::Steam, 0)]);
        assert_eq!(part, Err(vec![(Utility::NaturalGas, 12), (Utility::Steam, 0)]));
        assert_eq!(whole_year(&[]), Err(Vec::new()));
    }
}
