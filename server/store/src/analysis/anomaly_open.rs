//! How many anomalies wait for people, by series and priority. Every number of open issues that a page
//! or the API shows is a sum of these. Leaves out the anomalies themselves (`anomaly`).

use crate::analysis::anomaly::priority;
use crate::backend::known;
use crate::error::During;
use crate::{Result, Store};
use domain::{BuildingId, Millis, Priority, SeriesId};

/// How many anomalies of a series wait for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnomalyOpenCount {
    /// The series.
    pub series_id: SeriesId,
    /// The building, where the series has one.
    pub building_id: Option<BuildingId>,
    /// Their priority.
    pub priority: Priority,
    /// The count.
    pub anomaly_count: i64,
}

/// From the index of what is open alone.
const OPEN: &str = "select series_id, building_id, priority, count(*) as anomaly_count from anomaly \
     where status <> 'resolved' and withdrawn_at is null and (snoozed_until is null or snoozed_until <= $1) \
     group by series_id, building_id, priority order by series_id, building_id, priority";

impl Store {
    /// Counts the anomalies that are neither resolved nor withdrawn, and do not wait until after `now`.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn anomaly_open_count(&self, now: Millis) -> Result<Vec<AnomalyOpenCount>> {
        let rows: Vec<(SeriesId, Option<BuildingId>, String, i64)> =
            on_read!(self, |pool| sqlx::query_as(OPEN).bind(now).fetch_all(pool).await).during("count the open anomalies")?;
        known(rows.into_iter().map(|(series_id, building_id, name, anomaly_count)| {
            Ok(AnomalyOpenCount { series_id, building_id, priority: priority(&name)?, anomaly_count })
        }))
    }
}
