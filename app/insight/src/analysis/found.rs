//! What an analysis of a building finds, from its hours and those of its like. Leaves out words and charts.

use crate::hours::Hours;
use crate::place::{Place, utilities};
use analytics::profile::{OffHours, Profile, intensity, off_hours, percentile_among, profile};
use analytics::trend::{Trend, trend};
use app::AppState;
use domain::zone::Span;
use domain::{Building, DAY_MS, Millis, Period, SeriesId, Utility, Zone};
use std::collections::HashMap;
use std::sync::Arc;
use store::{Catalog, Store};

/// What looks at chance is asked with the same seed each time, so that a page says the same twice.
const SEED: u64 = 1;

/// A year's energy for its area is said from so many days on.
pub const DAYS_OF_YEAR_MIN: usize = 330;

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
    /// So many days are known.
    Days(usize),
}

/// All that was found.
pub struct Found {
    /// What was looked at.
    pub hours: Hours,
    /// Its profile, or why there is none.
    pub profile: analytics::Result<Profile>,
    /// What nights and weekends use.
    pub off_hours: Option<OffHours>,
    /// The same share of its like.
    pub peers_off_hours: Vec<f64>,
    /// Whether its like are of its own type.
    pub peers_are_alike: bool,
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
    let hours = Hours::read(store, zone, series, span).await?.begun();
    let (peers, peers_are_alike) = place.peers(&catalog);
    let peer_series: Vec<SeriesId> = peers
        .iter()
        .filter_map(|peer| utilities(&catalog, peer.building_id).into_iter().find(|one| one.0 == utility).map(|one| one.1))
        .collect();
    let slots = store.rollup_range(&peer_series, Period::Hour, span).await?;
    let of_peers: Vec<Hours> = slots.values().map(|slots| Hours::of(zone, span, slots)).collect();
    // Three years are enough to tell a trend from the seasons.
    let long = Hours::read(store, zone, series, Span { start: place.now - 1_100 * DAY_MS, end: span.end }).await?.begun();
    let months = (long.known() / 730).max(usize::from(long.known() > 0));
    let eui = eui(store, &catalog, place, &peers).await?;
    let found = tokio::task::spawn_blocking(move || {
        let peers_off_hours = of_peers.iter().filter_map(|peer| off_hours(&peer.series())).map(|found| found.share).collect();
        let (profile, off_hours) = (profile(&hours.series(), SEED), off_hours(&hours.series()));
        let trend = trend(&long.series());
        Found { hours, profile, off_hours, peers_off_hours, peers_are_alike, trend, months, eui }
    });
    found.await.map_err(|_| store::Error::Refused("the analysis broke off".to_owned()))
}

/// A year's energy of a building for its area, beside its like.
async fn eui(store: &Store, catalog: &Catalog, place: &Place, peers: &[Building]) -> store::Result<Result<Eui, NoEui>> {
    let Some(area_m2) = place.building.floor_area_m2 else { return Ok(Err(NoEui::Area)) };
    let (own, days) = year_kwh(store, catalog, &place.zone, place.now, &place.building).await?;
    let (Some(kwh), true) = (own, days >= DAYS_OF_YEAR_MIN) else { return Ok(Err(NoEui::Days(days))) };
    let mut others = Vec::new();
    for peer in peers {
        if let (Some(area), (Some(kwh), days)) =
            (peer.floor_area_m2, year_kwh(store, catalog, &place.zone, place.now, peer).await?)
            && days >= DAYS_OF_YEAR_MIN
        {
            others.push(kwh / area);
        }
    }
    let Ok(found) = intensity(kwh / 8_766.0, area_m2) else { return Ok(Err(NoEui::Area)) };
    let percentile = percentile_among(kwh / area_m2, &others).map(|share| (share, others.len()));
    let utilities = utilities(catalog, place.building.building_id)
        .into_iter()
        .map(|one| one.0)
        .filter(|utility| utility.btu_per_unit().is_some())
        .collect();
    Ok(Ok(Eui { kwh_per_m2: found.kwh_per_m2, kbtu_per_square_foot: found.kbtu_per_square_foot, percentile, utilities }))
}

/// All energy of a building's last year in kWh, and of how many days electricity (or what it has first) is known.
async fn year_kwh(
    store: &Store,
    catalog: &Catalog,
    zone: &Arc<Zone>,
    now: Millis,
    building: &Building,
) -> store::Result<(Option<f64>, usize)> {
    let energies: Vec<(Utility, SeriesId)> =
        utilities(catalog, building.building_id).into_iter().filter(|one| one.0.btu_per_unit().is_some()).collect();
    let ids: Vec<SeriesId> = energies.iter().map(|one| one.1).collect();
    let today = zone.date(now);
    let first = domain::zone::Date::from_days(today.days() - 365);
    let span = Span { start: zone.start_of(first), end: zone.start_of(today) };
    let days = store.rollup_range(&ids, Period::Day, span).await?;
    let sums: HashMap<SeriesId, (f64, usize)> = days
        .into_iter()
        .map(|(id, days)| {
            let known: Vec<f64> = days.iter().filter_map(|day| day.energy).collect();
            (id, (known.iter().sum(), known.len()))
        })
        .collect();
    let known = energies.first().and_then(|one| sums.get(&one.1)).map_or(0, |sum| sum.1);
    let btu_per_kwh = Utility::Electricity.btu_per_unit().unwrap_or(1.0);
    let kwh = energies
        .iter()
        .filter_map(|(utility, id)| {
            let (sum, days) = *sums.get(id)?;
            // Days that are missing are taken to be like the others.
            let whole = sum * 365.25 / days.max(1) as f64;
            Some(whole * utility.btu_per_unit()? / btu_per_kwh)
        })
        .reduce(|a, b| a + b);
    Ok((kwh, known))
}
