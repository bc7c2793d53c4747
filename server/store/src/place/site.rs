//! Sites: how they are created, and their settings. Leaves out their weather (`weather`).

use super::name::check_name;
use crate::backend::Tx;
use crate::catalog::rows;
use crate::error::During;
use crate::weather::{is_elsewhere, position_write};
use crate::{Catalog, Error, Rate, Result, Store};
use domain::{Millis, Site, SiteId, UnitSystem, Utility, Zone};

/// A site to create.
#[derive(Clone, Debug)]
pub struct NewSite {
    /// What people call it.
    pub name: String,
    /// The IANA name of its time zone.
    pub zone: String,
    /// The ISO 4217 code of its currency.
    pub currency: String,
    /// Made by the demo.
    pub is_demo: bool,
    /// What its utilities cost and emit.
    pub rates: Vec<(Utility, Rate)>,
}

/// A site's new settings.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteChange {
    /// What people call it.
    pub name: String,
    /// The IANA name of its time zone. It can change only while no meter belongs to the site.
    pub zone: String,
    /// The ISO 4217 code of its currency. A change deletes the flat prices, since they were in the
    /// old currency.
    pub currency: String,
    /// The units its people are shown.
    pub unit_system: UnitSystem,
    /// Floor area of the whole site in m².
    pub floor_area_m2: Option<f64>,
    /// Where it is, in words.
    pub location: Option<String>,
}

impl SiteChange {
    /// The site as it is: what an edit begins with.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        Self {
            name: site.name.clone(),
            zone: site.zone.clone(),
            currency: site.currency.clone(),
            unit_system: site.unit_system,
            floor_area_m2: site.floor_area_m2,
            location: site.location.clone(),
        }
    }

    fn check(&self) -> Result<()> {
        check_name(&self.name, "site")?;
        if self.currency.len() != 3 || !self.currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Error::invalid(
                "currency",
                format!("the currency is `{}`: it must be three letters such as EUR", self.currency),
            ));
        }
        if self.floor_area_m2.is_some_and(|area| !area.is_finite() || area <= 0.0) {
            return Err(Error::invalid(
                "floor_area_m2",
                format!("the floor area is {:?} m²: it must be above 0, or none", self.floor_area_m2),
            ));
        }
        if self.location.as_ref().is_some_and(|location| location.chars().count() > LOCATION_CHARS_MAX) {
            return Err(Error::invalid("location", format!("the location is longer than {LOCATION_CHARS_MAX} characters")));
        }
        Zone::named(&self.zone).map(drop).map_err(|why| Error::invalid("zone", why))
    }
}

/// The longest location in words.
const LOCATION_CHARS_MAX: usize = 255;

const INSERT: &str =
    "insert into site (name, zone, currency, is_demo, unit_system, created_at) values ($1, $2, $3, $4, $5, $6) returning site_id";
const RATE_PUT: &str = "insert into rate (site_id, utility, price, carbon_kg, source) values ($1, $2, $3, $4, $5) \
     on conflict (site_id, utility) do update set price = excluded.price, carbon_kg = excluded.carbon_kg, source = excluded.source";
const UPDATE: &str =
    "update site set name = $2, zone = $3, currency = $4, unit_system = $5, floor_area_m2 = $6, location = $7 where site_id = $1";
const TARIFFS_IN_OTHER_MONEY: &str = "select count(*) from tariff where site_id = $1 and currency <> $2";
/// Deletes prices: a price in one currency is not one in another.
const PRICES_FORGET: &str = "update rate set price = null, \
     source = replace(source, 'price: a typical US household price, set your own', 'price: not set') where site_id = $1";
/// Deletes the cost of waste, which is in the old currency; the next look computes it again.
const WASTE_FORGET: &str = "update anomaly set money_wasted = null where building_id in (select building_id from building where site_id = $1) \
     or series_id in (select s.series_id from series s join channel c on s.owner = 'channel' and s.owner_id = c.channel_id \
     join meter m on m.meter_id = c.meter_id where m.site_id = $1)";

impl Store {
    /// Creates a site at `now`.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an unknown time zone or an invalid name; or when a statement fails.
    pub async fn site_insert(&self, site: &NewSite, now: Millis) -> Result<SiteId> {
        check_name(&site.name, "site")?;
        Zone::named(&site.zone).map_err(|why| Error::invalid("zone", why))?;
        let (_tails, mut tx, before) = self.change_begin().await?;
        let site_id: SiteId = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(&site.name)
            .bind(&site.zone)
            .bind(&site.currency)
            .bind(site.is_demo)
            .bind(UnitSystem::of_place(&site.zone).as_str())
            .bind(now)
            .fetch_one(connection)
            .await)
        .during("make a site")?;
        for (utility, rate) in &site.rates {
            on_tx!(&mut tx, |connection| sqlx::query(RATE_PUT)
                .bind(site_id)
                .bind(utility.as_str())
                .bind(rate.price)
                .bind(rate.carbon_kg)
                .bind(&rate.source)
                .execute(connection)
                .await
                .map(drop))
            .during("set a rate")?;
        }
        self.sites_end(tx, &before).await?;
        Ok(site_id)
    }

    /// Changes a site's settings and position, all or nothing. Returns whether its position
    /// changed. If so, the old weather is deleted, as by [`Self::site_position_put`].
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`], [`Error::Conflict`] for another time zone while the
    /// site has meters or another currency while it has tariffs; or when a statement fails.
    pub async fn site_update(&self, site_id: SiteId, change: &SiteChange, position: Option<(f64, f64)>) -> Result<bool> {
        change.check()?;
        let (_tails, mut tx, before) = self.change_begin().await?;
        let site = before.sites.get(&site_id).ok_or_else(|| Error::not_found("site", site_id))?;
        if change.zone != site.zone && before.meters.values().any(|meter| meter.site_id == site_id) {
            return Err(Error::conflict(
                "zone",
                format!(
                    "the days of what {} has metered are cut at the midnights of {}: its time zone cannot be another one",
                    site.name, site.zone
                ),
            ));
        }
        if change.currency != site.currency {
            let tariffs: i64 = on_tx!(&mut tx, |connection| sqlx::query_scalar(TARIFFS_IN_OTHER_MONEY)
                .bind(site_id)
                .bind(&change.currency)
                .fetch_one(connection)
                .await)
            .during("look for tariffs")?;
            if tariffs > 0 {
                return Err(Error::conflict(
                    "currency",
                    format!("{} has tariffs in {}: its money cannot be another one", site.name, site.currency),
                ));
            }
            on_tx!(&mut tx, |connection| sqlx::query(PRICES_FORGET).bind(site_id).execute(connection).await.map(drop))
                .during("forget the prices")?;
            on_tx!(&mut tx, |connection| sqlx::query(WASTE_FORGET).bind(site_id).execute(connection).await.map(drop))
                .during("forget what was wasted in other money")?;
        }
        on_tx!(&mut tx, |connection| sqlx::query(UPDATE)
            .bind(site_id)
            .bind(change.name.trim())
            .bind(&change.zone)
            .bind(&change.currency)
            .bind(change.unit_system.as_str())
            .bind(change.floor_area_m2)
            .bind(change.location.as_deref().map(str::trim).filter(|location| !location.is_empty()))
            .execute(connection)
            .await
            .map(drop))
        .during("change a site")?;
        let is_moved = is_elsewhere(&mut tx, site_id, position).await?;
        if is_moved {
            position_write(&mut tx, site_id, position).await?;
        }
        self.sites_end(tx, &before).await?;
        Ok(is_moved)
    }

    /// Ends a change to sites and their rates: reads only these. A site's series are made of its
    /// buildings, which stay.
    async fn sites_end(&self, mut tx: Tx, before: &Catalog) -> Result<()> {
        let mut catalog = before.clone();
        rows::read_sites(&mut tx, before, &mut catalog).await?;
        rows::read_money(&mut tx, before, &mut catalog).await?;
        self.catalog_commit(tx, catalog).await
    }
}
