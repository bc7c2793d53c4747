//! Deletes the jobs of sites, buildings and series that are gone. Jobs name their subject in words,
//! so no foreign key deletes them.

use crate::Result;
use crate::backend::Tx;
use crate::error::During;

const FORGET_GONE: &str = "delete from job where case \
     when subject like 'site:%' then not exists (select 1 from site p where p.site_id = cast(substr(job.subject, 6) as bigint)) \
     when subject like 'building:%' then not exists (select 1 from building p where p.building_id = cast(substr(job.subject, 10) as bigint)) \
     when subject like 'series:%' then not exists (select 1 from series p where p.series_id = cast(substr(job.subject, 8) as bigint)) \
     else false end";

/// Deletes the jobs of sites, buildings and series that were deleted in this transaction.
pub(crate) async fn forget_gone(tx: &mut Tx) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(FORGET_GONE).execute(connection).await.map(drop))
        .during("forget the jobs of what is gone")
}
