//! Tariffs as dated versions, which are kept as history. A version in force is never changed; a
//! later one follows it. Leaves out what they mean (`domain::tariff`) and who is billed by them
//! (`account`).

use crate::backend::Tx;
use crate::error::During;
use crate::{Error, Result, Store};
use domain::naming::{NAME_CHARS_MAX, is_name};
use domain::tariff::{Tariffs, Version, urdb};
use domain::zone::Date;
use domain::{SiteId, TariffId, Utility};
use std::collections::HashMap;
use std::sync::Arc;

/// A version of a tariff to store.
#[derive(Clone, Debug, PartialEq)]
pub struct NewTariff {
    /// The site.
    pub site_id: SiteId,
    /// The utility.
    pub utility: Utility,
    /// The tariff's name, which its versions share.
    pub name: String,
    /// The ISO 4217 code of its currency: the site's.
    pub currency: String,
    /// Its first day.
    pub effective_from: Date,
    /// Its last day, if it has one.
    pub effective_to: Option<Date>,
    /// The tariff in the URDB's JSON.
    pub urdb: String,
    /// Where it comes from.
    pub source: String,
}

/// A stored version of a tariff.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredTariff {
    /// Its id.
    pub tariff_id: TariffId,
    /// The version.
    pub tariff: NewTariff,
}

#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub(crate) struct TariffRow {
    tariff_id: TariffId,
    site_id: SiteId,
    utility: String,
    name: String,
    currency: String,
    effective_from: String,
    effective_to: Option<String>,
    urdb: String,
    source: String,
}

/// The versions of each tariff.
pub(crate) type ByName = HashMap<(SiteId, Utility, String), Arc<Tariffs>>;

pub(crate) const TARIFFS: &str = "select tariff_id, site_id, utility, name, currency, effective_from, effective_to, urdb, source \
     from tariff order by site_id, utility, name, effective_from";
const INSERT: &str = "insert into tariff (site_id, utility, name, currency, effective_from, effective_to, urdb, source) \
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning tariff_id";
const UPDATE: &str =
    "update tariff set currency = $2, effective_from = $3, effective_to = $4, urdb = $5, source = $6 where tariff_id = $1";
const DELETE: &str = "delete from tariff where tariff_id = $1";
const USED: &str = "select count(*) from account where site_id = $1 and utility = $2 and tariff_name = $3";

impl TariffRow {
    fn stored(&self) -> Result<StoredTariff> {
        let date = |text: &str| Date::parse(text).ok_or_else(|| Error::Unknown("day of a tariff", text.to_owned()));
        let utility = Utility::parse(&self.utility).ok_or_else(|| Error::Unknown("utility", self.utility.clone()))?;
        Ok(StoredTariff {
            tariff_id: self.tariff_id,
            tariff: NewTariff {
                site_id: self.site_id,
                utility,
                name: self.name.clone(),
                currency: self.currency.clone(),
                effective_from: date(&self.effective_from)?,
                effective_to: self.effective_to.as_deref().map(date).transpose()?,
                urdb: self.urdb.clone(),
                source: self.source.clone(),
            },
        })
    }
}

/// Parses rows into the versions of each tariff.
pub(crate) fn by_name(rows: &[TariffRow]) -> Result<ByName> {
    let mut versions: HashMap<(SiteId, Utility, String), Vec<Version>> = HashMap::new();
    for row in rows {
        let StoredTariff { tariff, .. } = row.stored()?;
        let read = urdb::read(&tariff.urdb, tariff.utility).map_err(|fault| Error::Unknown("tariff", fault.to_string()))?;
        let version = Version { from: tariff.effective_from, to: tariff.effective_to, tariff: read };
        versions.entry((tariff.site_id, tariff.utility, tariff.name)).or_default().push(version);
    }
    Ok(versions.into_iter().map(|(key, versions)| (key, Arc::new(Tariffs::new(versions)))).collect())
}

impl NewTariff {
    /// Checks what needs no look at stored versions.
    fn check(&self) -> Result<()> {
        if self.name.trim() != self.name || !is_name(&self.name, NAME_CHARS_MAX) {
            return Err(Error::invalid(
                "name",
                "a tariff's `name` has 1 to 160 characters that can be seen, and no space at its ends",
            ));
        }
        if self.source.chars().count() > 500 {
            return Err(Error::invalid("source", "a tariff's `source` has at most 500 characters"));
        }
        if let Some(to) = self.effective_to.filter(|to| *to < self.effective_from) {
            return Err(Error::invalid(
                "effective_to",
                format!("`effective_to` ({to}) lies before `effective_from` ({})", self.effective_from),
            ));
        }
        urdb::read(&self.urdb, self.utility).map(drop).map_err(|fault| Error::invalid("urdb", fault.to_string()))
    }
}

impl Store {
    /// Stores a version of a tariff: the first, or one that follows the stored ones. The days
    /// before it stay as they were.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the site, [`Error::Invalid`] for the currency, the name, the days or
    /// the JSON, [`Error::Conflict`] if there is a later version; or when a statement fails.
    pub async fn tariff_insert(&self, new: &NewTariff) -> Result<TariffId> {
        new.check()?;
        let mut tx = self.begin_turn().await?;
        self.check_currency(new)?;
        let kept = self.versions(&mut tx, new).await?;
        if let Some(newest) = kept.last().filter(|newest| newest.tariff.effective_from >= new.effective_from) {
            return Err(Error::conflict(
                "effective_from",
                format!(
                    "`effective_from` is {}: a version of \"{}\" holds from {} on, and what is past is not priced anew; give a later day",
                    new.effective_from, new.name, newest.tariff.effective_from
                ),
            ));
        }
        let tariff_id: TariffId = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(new.site_id)
            .bind(new.utility.as_str())
            .bind(&new.name)
            .bind(&new.currency)
            .bind(new.effective_from.to_string())
            .bind(new.effective_to.map(|to| to.to_string()))
            .bind(&new.urdb)
            .bind(&new.source)
            .fetch_one(connection)
            .await)
        .during("keep a tariff")?;
        self.catalog_changed(tx).await?;
        Ok(tariff_id)
    }

    /// Every version of every tariff, by site, utility, name and first day.
    ///
    /// # Errors
    /// When a statement fails, or a row holds a value that this version does not know.
    pub async fn tariff_list(&self) -> Result<Vec<StoredTariff>> {
        let rows: Vec<TariffRow> =
            on_read!(self, |pool| sqlx::query_as(TARIFFS).fetch_all(pool).await).during("read the tariffs")?;
        rows.iter().map(TariffRow::stored).collect()
    }

    /// Changes a version that is not in force yet on `today`, the site's day. Site, utility and
    /// name stay.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is already in force, and as [`Self::tariff_insert`]; or when a
    /// statement fails.
    pub async fn tariff_update(&self, tariff_id: TariffId, new: &NewTariff, today: Date) -> Result<()> {
        new.check()?;
        let mut tx = self.begin_turn().await?;
        self.check_currency(new)?;
        let kept = self.versions(&mut tx, new).await?;
        let index = kept.iter().position(|one| one.tariff_id == tariff_id);
        let Some(index) = index else {
            return Err(Error::NotFound { what: format!("version {tariff_id} of \"{}\"", new.name) });
        };
        let first = kept[index].tariff.effective_from;
        if first <= today || new.effective_from <= today {
            let since = first.min(new.effective_from);
            return Err(Error::conflict(
                "effective_from",
                format!(
                    "what holds from {since} on is not changed: enter a new version that begins after today, or on the day of the new price"
                ),
            ));
        }
        let before = index.checked_sub(1).map(|i| kept[i].tariff.effective_from);
        let after = kept.get(index + 1).map(|one| one.tariff.effective_from);
        if before.is_some_and(|before| new.effective_from <= before) || after.is_some_and(|after| new.effective_from >= after) {
            return Err(Error::conflict(
                "effective_from",
                format!("`effective_from` is {}: another version begins there", new.effective_from),
            ));
        }
        on_tx!(&mut tx, |connection| sqlx::query(UPDATE)
            .bind(tariff_id)
            .bind(&new.currency)
            .bind(new.effective_from.to_string())
            .bind(new.effective_to.map(|to| to.to_string()))
            .bind(&new.urdb)
            .bind(&new.source)
            .execute(connection)
            .await
            .map(drop))
        .during("change a tariff")?;
        self.catalog_changed(tx).await
    }

    /// Removes a version that is not in force yet on `today`, or by which no account is billed.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Conflict`] if it is in use; or when a statement fails.
    pub async fn tariff_delete(&self, tariff_id: TariffId, today: Date) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let kept = read_all(&mut tx).await?.into_iter().find(|one| one.tariff_id == tariff_id);
        let Some(StoredTariff { tariff, .. }) = kept else {
            return Err(Error::NotFound { what: format!("version {tariff_id} of a tariff") });
        };
        let used: i64 = on_tx!(&mut tx, |connection| sqlx::query_scalar(USED)
            .bind(tariff.site_id)
            .bind(tariff.utility.as_str())
            .bind(&tariff.name)
            .fetch_one(connection)
            .await)
        .during("look for accounts")?;
        if tariff.effective_from <= today && used > 0 {
            return Err(Error::conflict(
                "effective_from",
                format!(
                    "\"{}\" holds since {} and accounts are billed by it: enter a new version instead",
                    tariff.name, tariff.effective_from
                ),
            ));
        }
        on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(tariff_id).execute(connection).await.map(drop))
            .during("remove a tariff")?;
        self.catalog_changed(tx).await
    }

    fn check_currency(&self, new: &NewTariff) -> Result<()> {
        let catalog = self.catalog();
        let Some(site) = catalog.sites.get(&new.site_id) else {
            return Err(Error::not_found("site", new.site_id));
        };
        if site.currency != new.currency {
            return Err(Error::invalid(
                "currency",
                format!("`currency` is {}: the site counts in {}, and no exchange rate is made up", new.currency, site.currency),
            ));
        }
        Ok(())
    }

    /// The stored versions of the same tariff, in order of first days.
    async fn versions(&self, tx: &mut Tx, of: &NewTariff) -> Result<Vec<StoredTariff>> {
        let is_same =
            |one: &StoredTariff| (one.tariff.site_id, one.tariff.utility, &one.tariff.name) == (of.site_id, of.utility, &of.name);
        Ok(read_all(tx).await?.into_iter().filter(is_same).collect())
    }

    /// Commits a change that affects prices and emissions, and loads it into the catalog.
    pub(crate) async fn catalog_changed(&self, mut tx: Tx) -> Result<()> {
        crate::wire::catalog_changed(&mut tx).await?;
        tx.commit().await?;
        self.catalog_reload().await.map(drop)
    }
}

async fn read_all(tx: &mut Tx) -> Result<Vec<StoredTariff>> {
    let rows: Vec<TariffRow> =
        on_tx!(tx, |connection| sqlx::query_as(TARIFFS).fetch_all(connection).await).during("read the tariffs")?;
    rows.iter().map(TariffRow::stored).collect()
}
