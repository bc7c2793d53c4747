//! Removes what the demo made.

use super::gone::forget_gone;
use crate::error::During;
use crate::people::access::demo_goes;
use crate::{Result, Store};

/// Deletes what the demo made and everything that depends on it, in an order that works.
const DEMO_REMOVE: &[&str] = &[
    "delete from reading where channel_id in (select c.channel_id from channel c join meter m on m.meter_id = c.meter_id where m.is_demo)",
    "delete from reading_note where channel_id in (select c.channel_id from channel c join meter m on m.meter_id = c.meter_id where m.is_demo)",
    "delete from reading_photo where channel_id in (select c.channel_id from channel c join meter m on m.meter_id = c.meter_id where m.is_demo)",
    "delete from correction where channel_id in (select c.channel_id from channel c join meter m on m.meter_id = c.meter_id where m.is_demo)",
    "delete from rollup where series_id in (select s.series_id from series s join channel c on s.owner = 'channel' and s.owner_id = c.channel_id \
     join meter m on m.meter_id = c.meter_id where m.is_demo)",
    "delete from rollup where series_id in (select s.series_id from series s join building b on s.owner = 'building' and s.owner_id = b.building_id where b.is_demo)",
    "delete from rollup where series_id in (select s.series_id from series s join site i on s.owner = 'site' and s.owner_id = i.site_id where i.is_demo)",
    "delete from series where owner = 'channel' and owner_id in (select c.channel_id from channel c join meter m on m.meter_id = c.meter_id where m.is_demo)",
    "delete from series where owner = 'building' and owner_id in (select building_id from building where is_demo)",
    "delete from series where owner = 'site' and owner_id in (select site_id from site where is_demo)",
    "delete from channel where meter_id in (select meter_id from meter where is_demo)",
    "delete from meter where is_demo",
    // A department of the demo's buildings alone answers for nothing without them.
    "delete from department where department_id in (select d.department_id from department_building d join building b on b.building_id = d.building_id \
     group by d.department_id having min(case when b.is_demo then 1 else 0 end) = 1)",
    "delete from building where is_demo",
    // The demo's tariff must not stay as anybody's price.
    "delete from billing_account where site_id in (select site_id from site where is_demo) and tariff_name in (select t.name from tariff t where t.source = 'demo' and t.site_id = billing_account.site_id)",
    "delete from tariff where source = 'demo' and site_id in (select site_id from site where is_demo)",
    // A demo site stays if a real meter or building has moved into it; it is then theirs.
    "update site set is_demo = false where is_demo and (site_id in (select site_id from meter) or site_id in (select site_id from building))",
    "delete from site where is_demo",
];

impl Store {
    /// Removes all that the demo made. Returns how many meters were removed.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn demo_remove(&self) -> Result<usize> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        demo_goes(&mut tx).await?;
        for statement in DEMO_REMOVE {
            on_tx!(&mut tx, |connection| sqlx::query(*statement).execute(connection).await.map(drop))
                .during("remove the demo")?;
        }
        forget_gone(&mut tx).await?;
        self.change_end(tx, &before).await?;
        Ok(before.meters.values().filter(|meter| meter.is_demo).count())
    }
}
