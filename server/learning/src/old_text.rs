//! Makes facts of findings that an earlier version stored as sentences. Runs once at each start and
//! has nothing to do after the first. A sentence that no facts repeat to the letter stays.

use crate::Result;
use domain::finding::Facts;
use store::{Anomaly, Catalog, Owner, Store};

/// How many findings are read and written at a time.
const BATCH: i64 = 500;

/// Stores the facts of all findings that are sentences only, where they can be made. Returns how
/// many were made.
///
/// # Errors
/// When a statement fails.
pub async fn facts_from_text(store: &Store) -> Result<usize> {
    let catalog = store.catalog();
    let (mut after, mut made) = (0, 0);
    loop {
        let found = store.anomaly_as_text(after, BATCH).await?;
        let Some(last) = found.last() else { return Ok(made) };
        after = last.anomaly_id;
        let facts: Vec<(i64, Facts)> = found.iter().filter_map(|one| Some((one.anomaly_id, facts(&catalog, one)?))).collect();
        if !facts.is_empty() {
            store.anomaly_facts_put(&facts).await?;
            made += facts.len();
        }
    }
}

fn facts(catalog: &Catalog, anomaly: &Anomaly) -> Option<Facts> {
    let series = catalog.series.get(&anomaly.series_id)?;
    let site_id = match series.owner {
        Owner::Site(site_id) => site_id,
        Owner::Building(building_id) => catalog.buildings.get(&building_id)?.site_id,
        Owner::Channel(channel_id) => catalog.meters.get(&catalog.channels.get(&channel_id)?.meter_id)?.site_id,
    };
    wording::facts(&anomaly.found, &catalog.zone(site_id), series.utility.unit().symbol())
}
