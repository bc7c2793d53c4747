//! Wires buildings and sites to the channels that count for them: which series each of their series
//! sums up. Leaves out the sums (`ledger::compose`).

use super::gone::forget_gone;
use crate::backend::Tx;
use crate::catalog::{Owner, Series};
use crate::error::During;
use crate::ledger::compose::clear_series;
use crate::{Catalog, Result};
use domain::place::{Aspect, building_flows};
use domain::{BuildingId, Flow, SeriesId, Utility};
use std::collections::{BTreeMap, BTreeSet};

const SERIES_INSERT: &str = "insert into series (owner, owner_id, utility, flow) values ($1, $2, $3, $4) returning series_id";
const PARTS_DELETE: &str = "delete from series_part where series_id = $1";
const PART_INSERT: &str = "insert into series_part (series_id, part_series_id, factor) values ($1, $2, $3)";
/// Keeps a series with anomalies that people answered, or with a pinned model: their notes depend
/// on it, and it may get parts again.
const SERIES_DELETE: &str = "delete from series where series_id = $1 \
     and not exists (select 1 from anomaly a where a.series_id = $1 and (a.status <> 'new' or a.is_fault is not null \
     or exists (select 1 from anomaly_note n where n.anomaly_id = a.anomaly_id))) \
     and not exists (select 1 from model m where m.series_id = $1 and m.pinned_at is not null)";

/// Creates a series for an owner's flow, or for a channel's field.
pub(crate) async fn series_insert(tx: &mut Tx, owner: &str, owner_id: i64, utility: Utility, flow: &str) -> Result<SeriesId> {
    on_tx!(tx, |connection| sqlx::query_scalar(SERIES_INSERT)
        .bind(owner)
        .bind(owner_id)
        .bind(utility.as_str())
        .bind(flow)
        .fetch_one(connection)
        .await)
    .during("make a series")
}

type Wanted = BTreeMap<(Owner, Utility, Flow), BTreeMap<SeriesId, f64>>;

/// The flows of these buildings, as the domain wires them. A channel whose readings go to another
/// one counts nowhere.
fn building_series(catalog: &Catalog, buildings: impl Iterator<Item = BuildingId>) -> Wanted {
    let mut wanted = Wanted::new();
    for building_id in buildings {
        let channels_of = |meter_id| {
            let all = catalog.channels_of_meter(meter_id);
            all.filter(|channel| !catalog.redirects.contains_key(&channel.channel_id)).collect()
        };
        let meters: Vec<_> = catalog.meters_of(building_id).map(|meter| (meter, channels_of(meter.meter_id))).collect();
        for flow in building_flows(&meters, Aspect::Energy) {
            let parts =
                flow.parts.iter().filter_map(|(id, factor)| Some((catalog.channels.get(id)?.series_id, *factor))).collect();
            wanted.insert((Owner::Building(building_id), flow.utility, flow.flow), parts);
        }
    }
    wanted
}

/// The flows of every site: each is the sum over its buildings. If a building has no import series,
/// its use counts as import.
fn site_series(catalog: &Catalog, of_buildings: &BTreeMap<(Owner, Utility, Flow), SeriesId>) -> Wanted {
    let mut wanted = Wanted::new();
    for (owner, utility, flow) in of_buildings.keys() {
        if let Owner::Building(id) = owner
            && let Some(building) = catalog.buildings.get(id)
        {
            wanted.entry((Owner::Site(building.site_id), *utility, *flow)).or_default();
        }
    }
    for ((owner, utility, flow), parts) in &mut wanted {
        let Owner::Site(site_id) = *owner else { continue };
        for building in catalog.buildings.values().filter(|building| building.site_id == site_id) {
            let of = |flow| of_buildings.get(&(Owner::Building(building.building_id), *utility, flow));
            let own = of(*flow).or_else(|| if *flow == Flow::Import { of(Flow::Use) } else { None });
            parts.extend(own.map(|&series_id| (series_id, 1.0)));
        }
    }
    wanted
}

/// Updates series and their parts, in the database and in `catalog`. Returns the series of
/// buildings and sites that changed.
pub(crate) async fn wire(tx: &mut Tx, catalog: &mut Catalog, before: &Catalog) -> Result<Vec<SeriesId>> {
    let mut changed = Vec::new();
    let of_level = |catalog: &Catalog, is_of_level: fn(Owner) -> bool| -> Vec<SeriesId> {
        catalog.series.values().filter(|series| is_of_level(series.owner)).map(|series| series.series_id).collect()
    };
    let standing = of_level(catalog, |owner| matches!(owner, Owner::Building(_)));
    let wanted = building_series(catalog, catalog.buildings.keys().copied());
    let of_buildings = wire_level(tx, catalog, before, standing, wanted, &mut changed).await?;
    let standing = of_level(catalog, |owner| matches!(owner, Owner::Site(_)));
    let of_sites = site_series(catalog, &of_buildings);
    wire_level(tx, catalog, before, standing, of_sites, &mut changed).await?;
    Ok(changed)
}

/// The same for these buildings alone; all others must be unchanged.
pub(crate) async fn wire_some(
    tx: &mut Tx,
    catalog: &mut Catalog,
    before: &Catalog,
    housed: &BTreeSet<BuildingId>,
) -> Result<Vec<SeriesId>> {
    let mut changed = Vec::new();
    if housed.is_empty() {
        return Ok(changed);
    }
    let standing: Vec<SeriesId> =
        housed.iter().flat_map(|&id| catalog.series_of_owner(Owner::Building(id)).map(|series| series.series_id)).collect();
    let wanted = building_series(catalog, housed.iter().copied());
    let is_as_before = wanted.len() == standing.len()
        && wanted.keys().all(|(owner, utility, flow)| catalog.series_of(*owner, *utility, *flow).is_some());
    wire_level(tx, catalog, before, standing, wanted, &mut changed).await?;
    if is_as_before {
        // Sites are still made of the same series.
        return Ok(changed);
    }
    let of_buildings = catalog.buildings.keys().flat_map(|&id| catalog.series_of_owner(Owner::Building(id)));
    // A series without parts is kept for what people wrote on it, and counts nowhere.
    let of_buildings: BTreeMap<_, _> = of_buildings
        .filter(|series| !series.parts.is_empty())
        .map(|series| ((series.owner, series.utility, series.flow), series.series_id))
        .collect();
    let standing: Vec<SeriesId> =
        catalog.sites.keys().flat_map(|&id| catalog.series_of_owner(Owner::Site(id)).map(|series| series.series_id)).collect();
    let of_sites = site_series(catalog, &of_buildings);
    wire_level(tx, catalog, before, standing, of_sites, &mut changed).await?;
    Ok(changed)
}

/// Updates the series `standing` to match `wanted`.
async fn wire_level(
    tx: &mut Tx,
    catalog: &mut Catalog,
    before: &Catalog,
    standing: Vec<SeriesId>,
    wanted: Wanted,
    changed: &mut Vec<SeriesId>,
) -> Result<BTreeMap<(Owner, Utility, Flow), SeriesId>> {
    let (mut made, mut has_removed) = (BTreeMap::new(), false);
    for series_id in standing {
        let is_wanted = |series: &Series| wanted.contains_key(&(series.owner, series.utility, series.flow));
        if catalog.series.get(&series_id).is_some_and(is_wanted) {
            continue;
        }
        clear_series(tx, series_id).await?;
        on_tx!(tx, |connection| sqlx::query(PARTS_DELETE).bind(series_id).execute(connection).await.map(drop))
            .during("take a series apart")?;
        let removed = on_tx!(tx, |connection| sqlx::query(SERIES_DELETE)
            .bind(series_id)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("remove a series")?;
        has_removed |= removed > 0;
        if removed > 0 { catalog.series_remove(series_id) } else { catalog.series_take_apart(series_id) }
    }
    if has_removed {
        forget_gone(tx).await?;
    }
    for ((owner, utility, flow), parts) in wanted {
        let standing = catalog.series_of(owner, utility, flow);
        let series_id = match (standing, owner) {
            (Some(series), _) => series.series_id,
            (None, Owner::Building(id)) => series_insert(tx, "building", id.0, utility, flow.as_str()).await?,
            (None, Owner::Site(id)) => series_insert(tx, "site", id.0, utility, flow.as_str()).await?,
            (None, Owner::Channel(_)) => continue,
        };
        made.insert((owner, utility, flow), series_id);
        // A removed part is already missing from `standing`, so only `before` shows that it
        // counted.
        let is_made_of_these = |series: &Series| series.parts.iter().copied().eq(parts.iter().map(|(id, factor)| (*id, *factor)));
        if standing.is_some_and(is_made_of_these) && before.series_of(owner, utility, flow).is_some_and(is_made_of_these) {
            continue;
        }
        on_tx!(tx, |connection| sqlx::query(PARTS_DELETE).bind(series_id).execute(connection).await.map(drop))
            .during("unwire a series")?;
        for (part, factor) in &parts {
            on_tx!(tx, |connection| sqlx::query(PART_INSERT)
                .bind(series_id)
                .bind(*part)
                .bind(*factor)
                .execute(connection)
                .await
                .map(drop))
            .during("wire a series")?;
        }
        catalog.series_put(Series { series_id, owner, utility, flow, parts: parts.into_iter().collect() });
        changed.push(series_id);
    }
    Ok(made)
}
