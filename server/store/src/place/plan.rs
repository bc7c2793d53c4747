//! The plan picture of a site, and where its buildings stand on it. Leaves out what is a picture
//! (`domain::PhotoKind`), and latitude and longitude (`building`).

use crate::error::During;
use crate::{Error, Result, Store};
use domain::{BuildingId, Millis, PhotoKind, SiteId};

const PUT: &str = "insert into site_plan (site_id, kind, bytes, changed_at) values ($1, $2, $3, $4) \
     on conflict (site_id) do update set kind = excluded.kind, bytes = excluded.bytes, changed_at = excluded.changed_at";
const GET: &str = "select kind, bytes from site_plan where site_id = $1";
const LIST: &str = "select site_id, changed_at from site_plan order by site_id";
const REMOVE: &str = "delete from site_plan where site_id = $1";
const SPOT_PUT: &str = "insert into plan_spot (building_id, x, y) values ($1, $2, $3) \
     on conflict (building_id) do update set x = excluded.x, y = excluded.y";
const SPOT_REMOVE: &str = "delete from plan_spot where building_id = $1";
const SPOT_LIST: &str = "select p.building_id, b.site_id, p.x, p.y from plan_spot p \
     join building b on b.building_id = p.building_id order by p.building_id";

/// A place on a plan, as shares of its width and its height from the top.
pub type Share = (f64, f64);

impl Store {
    /// Sets the plan picture of a site, in place of an earlier one. The places on it stay.
    ///
    /// # Errors
    /// When there is no such site, or a statement fails.
    pub async fn site_plan_put(&self, site_id: SiteId, (kind, bytes): (PhotoKind, &[u8]), now: Millis) -> Result<()> {
        if !self.catalog().sites.contains_key(&site_id) {
            return Err(Error::not_found("site", site_id));
        }
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(PUT)
            .bind(site_id)
            .bind(kind.as_str())
            .bind(bytes)
            .bind(now)
            .execute(connection)
            .await
            .map(drop))
        .during("keep a plan")?;
        self.end(tx).await
    }

    /// The plan picture of a site.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn site_plan_get(&self, site_id: SiteId) -> Result<Option<(PhotoKind, Vec<u8>)>> {
        let row: Option<(String, Vec<u8>)> =
            on_read!(self, |pool| sqlx::query_as(GET).bind(site_id).fetch_optional(pool).await).during("read a plan")?;
        row.map(|(kind, bytes)| {
            let kind = PhotoKind::parse(&kind).ok_or_else(|| Error::Unknown("kind of a picture", kind))?;
            Ok((kind, bytes))
        })
        .transpose()
    }

    /// The sites that have a plan picture, each with when it was set.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn site_plan_list(&self) -> Result<Vec<(SiteId, Millis)>> {
        on_read!(self, |pool| sqlx::query_as(LIST).fetch_all(pool).await).during("look for plans")
    }

    /// Removes the plan picture of a site. The places on it stay, for a picture to come.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn site_plan_remove(&self, site_id: SiteId) -> Result<()> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(REMOVE).bind(site_id).execute(connection).await.map(drop))
            .during("remove a plan")?;
        self.end(tx).await
    }

    /// Puts buildings on the plan of their site, or takes them from it, all in one transaction.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a place beside the plan; [`Error::NotFound`]; or when a statement
    /// fails.
    pub async fn plan_spot_set(&self, spots: &[(BuildingId, Option<Share>)]) -> Result<()> {
        let catalog = self.catalog();
        let is_on = |share: f64| (0.0..=1.0).contains(&share);
        for &(building_id, spot) in spots {
            if !catalog.buildings.contains_key(&building_id) {
                return Err(Error::not_found("building", building_id));
            }
            if let Some((x, y)) = spot.filter(|(x, y)| !is_on(*x) || !is_on(*y)) {
                return Err(Error::invalid("spot", format!("{x}, {y} is not on the plan: both are 0 to 1")));
            }
        }
        let mut tx = self.begin().await?;
        for &(building_id, spot) in spots {
            match spot {
                Some((x, y)) => on_tx!(&mut tx, |connection| sqlx::query(SPOT_PUT)
                    .bind(building_id)
                    .bind(x)
                    .bind(y)
                    .execute(connection)
                    .await
                    .map(drop)),
                None => {
                    on_tx!(&mut tx, |connection| sqlx::query(SPOT_REMOVE).bind(building_id).execute(connection).await.map(drop))
                }
            }
            .during("put a building on a plan")?;
        }
        self.end(tx).await
    }

    /// The buildings that stand on a plan, each with its site and its place.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn plan_spot_list(&self) -> Result<Vec<(BuildingId, SiteId, Share)>> {
        let rows: Vec<(BuildingId, SiteId, f64, f64)> =
            on_read!(self, |pool| sqlx::query_as(SPOT_LIST).fetch_all(pool).await).during("read the places on plans")?;
        Ok(rows.into_iter().map(|(building_id, site_id, x, y)| (building_id, site_id, (x, y))).collect())
    }
}
