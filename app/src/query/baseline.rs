//! What buildings usually use of electricity in a year: as people stated it, or what they used in
//! the last twelve months.

use domain::zone::Span;
use domain::{Building, BuildingId, DAY_MS, Flow, Millis, Period, SeriesId, Utility};
use std::collections::HashMap;
use store::{Catalog, Owner, Store};

/// The days of a year.
const YEAR_DAYS: i64 = 365;
/// With fewer known days, a year is not known: a missing month may be the coldest.
const KNOWN_DAYS_MIN: i64 = 350;

/// The usual use of a building.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Baseline {
    /// Electricity in a year, in kWh.
    pub kwh: f64,
    /// People stated it; else it was metered.
    pub is_given: bool,
}

/// The usual use of each of these buildings at `now`. Leaves out those for which nothing was stated
/// and less than a year is known.
///
/// # Errors
/// The store's.
pub async fn baselines(
    store: &Store,
    catalog: &Catalog,
    buildings: &[&Building],
    now: Millis,
) -> store::Result<HashMap<BuildingId, Baseline>> {
    let metered: HashMap<SeriesId, BuildingId> = buildings
        .iter()
        .filter(|building| building.baseline_kwh.is_none())
        .filter_map(|building| {
            let series = catalog.series_of(Owner::Building(building.building_id), Utility::Electricity, Flow::Use)?;
            Some((series.series_id, building.building_id))
        })
        .collect();
    let given = buildings
        .iter()
        .filter_map(|building| Some((building.building_id, Baseline { kwh: building.baseline_kwh?, is_given: true })));
    let mut found: HashMap<BuildingId, Baseline> = given.collect();
    let series: Vec<SeriesId> = metered.keys().copied().collect();
    let year = Span { start: now - (YEAR_DAYS + 1) * DAY_MS, end: now - DAY_MS };
    for (series_id, total) in store.rollup_total(&series, Period::Day, year).await? {
        if let (Some(&building_id), true) = (metered.get(&series_id), total.known >= KNOWN_DAYS_MIN) {
            let kwh = total.energy * YEAR_DAYS as f64 / total.known as f64;
            found.insert(building_id, Baseline { kwh, is_given: false });
        }
    }
    Ok(found)
}
