//! Another time zone for a site that has data. Its days begin at other midnights, so its rollups are
//! made anew from the ledger, in one transaction: whoever reads sees the old days until all new ones
//! are there, and a process that ends meanwhile has changed nothing. New readings wait as long. Leaves
//! out who does it and when (crate `jobs`), and what is learned from days: that follows.
//!
//! What a device said in local time stays at the instant as which it was read.

use super::job::JobSubject;
use crate::catalog::rows;
use crate::error::During;
use crate::ledger::compose::clear_series;
use crate::ledger::rebuild::rebuild_together;
use crate::{Error, Owner, Result, Store};
use domain::{BuildingId, ChannelId, Millis, SeriesId, SiteId, Zone};
use std::collections::BTreeMap;
use std::sync::PoisonError;

/// The kind of the job that changes a zone.
pub const ZONE_JOB: &str = "zone";

const ZONE_PUT: &str = "update site set zone = $2 where site_id = $1";
/// Months and local hours of forecasts begin elsewhere now.
const FORECASTS_FORGET: &str =
    "delete from forecast where series_id in (select cast(s.value ->> 0 as bigint) from json_each($1) s)";

/// The setting with the zone that a site is to have; empty once it has it.
fn setting(site_id: SiteId) -> String {
    format!("site_zone_{site_id}")
}

impl Store {
    /// Requests another time zone for a site: at once if it has no meters yet, else as a job. Returns
    /// whether a job does it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`] for an unknown zone, [`Error::Conflict`] while the zone
    /// is being changed; or when a statement fails.
    pub async fn site_zone_request(&self, site_id: SiteId, zone: &str, now: Millis) -> Result<bool> {
        Zone::named(zone).map_err(|why| Error::invalid("zone", why))?;
        let catalog = self.catalog();
        let site = catalog.sites.get(&site_id).ok_or_else(|| Error::not_found("site", site_id))?;
        if let Some(wanted) = self.site_zone_wanted(site_id).await? {
            return Err(Error::conflict(
                "zone",
                format!("the time zone of {} is being changed to {wanted}: wait until it is", site.name),
            ));
        }
        if site.zone == zone {
            return Ok(false);
        }
        if catalog.meters.values().all(|meter| meter.site_id != site_id) {
            return self.site_zone_change(site_id, zone).await.map(|()| false);
        }
        self.setting_put(&setting(site_id), zone).await?;
        self.job_request(ZONE_JOB, JobSubject::Site(site_id), now).await?;
        Ok(true)
    }

    /// The zone that a site is being changed to, if it is.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn site_zone_wanted(&self, site_id: SiteId) -> Result<Option<String>> {
        Ok(self.setting_get(&setting(site_id)).await?.filter(|zone| !zone.is_empty()))
    }

    /// How many of a site's channels this process has made anew, and how many there are, while it
    /// changes the zone.
    #[must_use]
    pub fn site_zone_progress(&self, site_id: SiteId) -> Option<(usize, usize)> {
        let known = self.rezoning.lock().unwrap_or_else(PoisonError::into_inner);
        known.filter(|(of, _, _)| *of == site_id).map(|(_, done, all)| (done, all))
    }

    /// Notes that a site has the zone that was requested.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn site_zone_done(&self, site_id: SiteId) -> Result<()> {
        self.setting_put(&setting(site_id), "").await
    }

    /// Gives a site another time zone, and makes its hours, quarter-hours and days anew, and all sums
    /// above them: all or nothing. Does nothing if the site has that zone.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`] for an unknown zone; or when a statement fails.
    pub async fn site_zone_change(&self, site_id: SiteId, zone: &str) -> Result<()> {
        Zone::named(zone).map_err(|why| Error::invalid("zone", why))?;
        let (_tails, mut tx, before) = self.change_begin().await?;
        let site = before.sites.get(&site_id).ok_or_else(|| Error::not_found("site", site_id))?;
        if site.zone == zone {
            return Ok(());
        }
        on_tx!(&mut tx, |connection| sqlx::query(ZONE_PUT).bind(site_id).bind(zone).execute(connection).await.map(drop))
            .during("change a site's time zone")?;
        let mut catalog = rows::read(&mut tx, &before).await?;
        let mut by_building: BTreeMap<Option<BuildingId>, Vec<ChannelId>> = BTreeMap::new();
        let mut series: Vec<SeriesId> = Vec::new();
        for meter in catalog.meters.values().filter(|meter| meter.site_id == site_id) {
            for channel in catalog.channels_of_meter(meter.meter_id) {
                by_building.entry(meter.building_id).or_default().push(channel.channel_id);
                series.push(channel.series_id);
            }
        }
        let buildings = catalog.buildings.values().filter(|building| building.site_id == site_id);
        let owners = buildings.map(|building| Owner::Building(building.building_id)).chain([Owner::Site(site_id)]);
        series.extend(owners.flat_map(|owner| catalog.series_of_owner(owner).map(|one| one.series_id)));
        // Days of the old midnights would stay beside the new ones.
        for &series_id in &series {
            clear_series(&mut tx, series_id).await?;
        }
        let (mut done, all) = (0, by_building.values().map(Vec::len).sum());
        for channels in by_building.values() {
            self.rezoned(Some((site_id, done, all)));
            let made = rebuild_together(&mut tx, &catalog, channels).await;
            if made.is_err() {
                self.rezoned(None);
            }
            made?;
            done += channels.len();
        }
        self.rezoned(None);
        let ids: Vec<(SeriesId,)> = series.into_iter().map(|id| (id,)).collect();
        let ids = serde_json::to_string(&ids).unwrap_or_default();
        on_tx!(&mut tx, |connection| sqlx::query(FORECASTS_FORGET).bind(ids).execute(connection).await.map(drop))
            .during("forget forecasts of other days")?;
        catalog.gaps_until = rows::gaps_until(&mut tx).await?;
        self.change_end_as(tx, &before, catalog).await
    }

    fn rezoned(&self, progress: Option<(SiteId, usize, usize)>) {
        *self.rezoning.lock().unwrap_or_else(PoisonError::into_inner) = progress;
    }
}
