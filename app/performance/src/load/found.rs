//! What an analysis of a building finds, from its hours and those of its peers. Leaves out words
//! and charts.

use crate::place::{Place, utilities};
use analytics::profile::{OffHours, Profile, intensity, off_hours, percentile_among, profile};
use analytics::trend::{Trend, trend};
use app::Scope;
use domain::zone::Span;
use domain::{Building, DAY_MS, Millis, Period, SeriesId, Utility, Zone};
use learning::Hours;
use learning::turn::{compute_in, turn};
use std::sync::Arc;
use store::{Catalog, Store};
use wording::Words;
use wording::page::performance::load::found as says;

/// The random seed is fixed, so that a page says the same every time.
const SEED: u64 = 1;

/// The fewest days of each utility for a statement on a year's energy per area. With fewer, a
/// season is missing.
pub const DAYS_OF_YEAR_MIN: usize = 330;

/// The most peers that are compared. A building's rank among forty is its rank among hundreds.
const PEERS_MAX: usize = 40;

/// How far back the analysis looks.
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
    /// All stretches.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    /// Its name in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "4-weeks",
            Self::Quarter => "12-weeks",
            Self::Year => "year",
        }
    }

    /// Its label.
    pub fn label(self, words: Words) -> String {
        let [label, _] = self.told(words);
        label
    }

    /// Its name within a sentence.
    pub fn said(self, words: Words) -> String {
        let [_, said] = self.told(words);
        said
    }

    /// Its label, and its name within a sentence.
    fn told(self, words: Words) -> [String; 2] {
        match self {
            Self::Month => says::month(words),
            Self::Quarter => says::quarter(words),
            Self::Year => says::year(words),
        }
    }

    /// The stretch with that name.
    pub fn parse(text: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|one| Some(one.word()) == text).unwrap_or(Self::Quarter)
    }

    /// Whole days by the site's clock, up to and including yesterday.
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

/// The energy use intensity of a building: a year's energy per floor area, and its rank among its
/// peers.
#[derive(Clone, Debug)]
pub struct Eui {
    /// All energy as metered on site, in kWh per square metre and year.
    pub kwh_per_m2: f64,
    /// In kBtu per square foot and year.
    pub kbtu_per_square_foot: f64,
    /// The percentage of peers that use more per area, and the number of peers.
    pub percentile: Option<(f64, usize)>,
    /// The utilities that it includes.
    pub utilities: Vec<Utility>,
}

/// Why there is no energy use intensity.
#[derive(Clone, Debug)]
pub enum NoEui {
    /// The building's floor area is not known.
    Area,
    /// These utilities have too few known days: each with its number of days.
    Days(Vec<(Utility, usize)>),
}

/// The results of an analysis.
pub struct Found {
    /// The hours of the stretch, up to its end.
    pub hours: Hours,
    /// The load profile, or why there is none.
    pub profile: analytics::Result<Profile>,
    /// What nights and weekends use.
    pub off_hours: Option<OffHours>,
    /// The same share for each peer.
    pub peers_off_hours: Vec<f64>,
    /// Whether the peers have the building's own type.
    pub peers_are_alike: bool,
    /// Whether the site has no more peers than these.
    pub peers_are_all: bool,
    /// The trend over the whole history, or why there is none.
    pub trend: analytics::Result<Trend>,
    /// Months of history.
    pub months: usize,
    /// The energy use intensity, or why there is none.
    pub eui: Result<Eui, NoEui>,
}

/// Analyses a building's series over a stretch, and compares it with its peers.
///
/// # Errors
/// The store's.
pub async fn find(
    state: &Scope,
    place: &Place,
    (utility, series): (Utility, SeriesId),
    stretch: Stretch,
) -> store::Result<Found> {
    let (store, catalog, zone) = (&state.store, state.catalog(), &place.zone);
    let span = stretch.span(zone, place.now);
    let (mut peers, peers_are_alike) = place.peers(&catalog);
    let peers_are_all = peers.len() <= PEERS_MAX;
    peers.truncate(PEERS_MAX);
    let eui = eui(store, &catalog, place, &peers).await?;
    // The data read here is large too. Requests take turns, so that twenty at once do not all hold
    // it.
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
        // The chart shows all hours. The profile leaves out faults, so that it describes normal
        // operation.
        let learned = hours.clone().without_faults(&judged, Millis::MAX);
        let (profile, off_hours) = (profile(&learned.series(&clock), SEED), off_hours(&learned.series(&clock)));
        let trend = trend(&long.series(&clock));
        Found { hours, profile, off_hours, peers_off_hours, peers_are_alike, peers_are_all, trend, months, eui }
    })
    .await
}

/// A building's energy use intensity, compared with its peers.
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

#[derive(Clone, Copy, Debug, PartialEq)]
struct YearOf {
    utility: Utility,
    /// The energy of the known days, in kWh.
    kwh: f64,
    days: usize,
}

/// The energy of a year; missing days count as the mean of the known ones. Else the utilities with
/// too few known days, and how many days each has.
fn whole_year(of: &[YearOf]) -> Result<f64, Vec<(Utility, usize)>> {
    let missing: Vec<(Utility, usize)> =
        of.iter().filter(|one| one.days < DAYS_OF_YEAR_MIN).map(|one| (one.utility, one.days)).collect();
    if of.is_empty() || !missing.is_empty() {
        return Err(missing);
    }
    Ok(of.iter().map(|one| one.kwh * 365.25 / one.days as f64).sum())
}

/// The energy that a building used in the last year, by utility.
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
