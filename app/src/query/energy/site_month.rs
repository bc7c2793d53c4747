//! What the buildings of a site used and paid this month, for pages with a line for each of them. Of a
//! large site it may be a minute old: the hours of all its buildings are read for it. Leaves out the
//! site's own month (`energy_for_page`).

use super::cost::month_costs;
use super::kept::{Of, SiteMonth};
use super::{EnergySpan, span_of};
use crate::Scope;
use crate::query::measured::{MEASURED_MIN, measured};
use domain::zone::Span;
use domain::{SeriesId, SiteId};
use std::collections::HashMap;
use std::sync::Arc;
use store::{Catalog, Owner};

/// What these series of a site did within these spans, and what its buildings paid. The first span is this month; of the
/// others nothing is told where little was measured, since they are there to compare with.
///
/// # Errors
/// The store's.
pub async fn site_month(
    state: &Scope,
    catalog: &Arc<Catalog>,
    site_id: SiteId,
    (series, spans): (&[SeriesId], &[Span]),
) -> store::Result<Arc<SiteMonth>> {
    let of = of(state, catalog, site_id);
    if let Some(kept) = state.month_costs.buildings(of) {
        return Ok(kept);
    }
    let mut passed = state.store.rollup_passed(series, spans).await?;
    for (place, span) in spans.iter().enumerate().skip(1) {
        let measured = measured(&state.store, &catalog.zone(site_id), series, *span).await?;
        for (series, passed) in &mut passed {
            if let Some(passed) = passed.get_mut(place).filter(|_| measured.get(series).is_none_or(|share| *share < MEASURED_MIN))
            {
                passed.energy = None;
            }
        }
    }
    let month = Arc::new(SiteMonth { passed, costs: costs(state, catalog, site_id).await? });
    state.month_costs.keep_buildings(of, &month);
    Ok(month)
}

/// What the buildings of a site paid for their electricity this month so far.
///
/// # Errors
/// The store's.
pub async fn site_costs(state: &Scope, catalog: &Arc<Catalog>, site_id: SiteId) -> store::Result<HashMap<Owner, f64>> {
    match state.month_costs.buildings(of(state, catalog, site_id)) {
        Some(kept) => Ok(kept.costs.clone()),
        None => costs(state, catalog, site_id).await,
    }
}

fn of<'a>(state: &Scope, catalog: &'a Arc<Catalog>, site_id: SiteId) -> Of<'a> {
    let (zone, now) = (catalog.zone(site_id), state.now());
    Of { owner: Owner::Site(site_id), month: span_of(&zone, EnergySpan::Month, zone.date(now)), catalog, now }
}

async fn costs(state: &Scope, catalog: &Arc<Catalog>, site_id: SiteId) -> store::Result<HashMap<Owner, f64>> {
    let own = catalog.buildings.values().filter(|building| building.site_id == site_id);
    let owners = own.map(|building| Owner::Building(building.building_id)).collect();
    month_costs(&state.store, catalog, &catalog.zone(site_id), owners, state.now()).await
}
