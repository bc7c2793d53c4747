//! Changes to tariffs. A version in force is never changed; a later one follows it. Leaves out what they mean (`domain::tariff`) and who is billed by them
//! (`account`).

use crate::backend::Tx;
use crate::catalog::tariff::{TARIFFS, TariffRow};
use crate::error::During;
use crate::{Error, NewTariff, Result, Store, StoredTariff};
use domain::TariffId;
use domain::naming::{NAME_CHARS_MAX, is_name};
use domain::tariff::urdb;
use domain::zone::Date;

const INSERT: &str = "insert into tariff (site_id, utility, name, currency, effective_from, effective_to, urdb, source) \
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning tariff_id";
const UPDATE: &str =
    "update tariff set currency = $2, effective_from = $3, effective_to = $4, urdb = $5, source = $6 where tariff_id = $1";
const DELETE: &str = "delete from tariff where tariff_id = $1";
const USED: &str = "select count(*) from billing_account where site_id = $1 and utility = $2 and tariff_name = $3";

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
        self.money_commit(tx).await?;
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
        self.money_commit(tx).await
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
        self.money_commit(tx).await
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
}

async fn read_all(tx: &mut Tx) -> Result<Vec<StoredTariff>> {
    let rows: Vec<TariffRow> =
        on_tx!(tx, |connection| sqlx::query_as(TARIFFS).fetch_all(connection).await).during("read the tariffs")?;
    rows.iter().map(TariffRow::stored).collect()
}
