//! When cars charged, from the quarter-hours of their meters.

use super::source::{Metered, Source};
use crate::model::energy::{CarSession, EnergySpan};
use domain::energy::sessions;
use domain::zone::Span;
use domain::{Appliance, DAY_MS, SeriesId};
use store::Store;

/// The sessions that began within the span, whole, in order. In a year none are sought: they are too
/// many to look at, and their quarter-hours too many to read.
///
/// # Errors
/// The store's.
pub async fn sessions_of(store: &Store, source: &Source, length: EnergySpan, span: Span) -> store::Result<Vec<CarSession>> {
    let cars: Vec<&Metered> =
        source.appliances.iter().filter(|part| part.appliance == Appliance::Car).flat_map(|part| &part.series).collect();
    if length == EnergySpan::Year || cars.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<SeriesId> = cars.iter().map(|car| car.series_id).collect();
    // A session of the evening goes on into the night.
    let around = Span { start: span.start - DAY_MS / 2, end: span.end + DAY_MS };
    let quarters = store.rollup_quarters(&ids, around).await?;
    let mut found: Vec<CarSession> = Vec::new();
    for car in cars {
        let of_meter = sessions(quarters.get(&car.series_id).map_or(&[], Vec::as_slice)).into_iter();
        let within = of_meter.filter(|session| span.contains(session.begin));
        found.extend(within.map(|session| CarSession { meter_id: car.meter_id, meter: car.name.clone(), session }));
    }
    found.sort_by_key(|one| (one.session.begin, one.meter_id));
    Ok(found)
}
