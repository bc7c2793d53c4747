//! Emission factors, each with a region, a year and a source. A site's own factors come first, then
//! the factor that it was created with (`rate`), then those published for its region. Leaves out
//! which year applies (`domain::carbon`).

use crate::error::During;
use crate::{Catalog, Error, Result, Store};
use domain::carbon::{EmissionFactor, Factors};
use domain::display::is_us_zone;
use domain::naming::is_visible;
use domain::{FactorId, SiteId, Utility};

/// A factor to insert.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFactor {
    /// The site that it belongs to; `None` if it is published for a region.
    pub site_id: Option<SiteId>,
    /// The region, such as `US`; may be empty for a site's own factor.
    pub region: String,
    /// The utility.
    pub utility: Utility,
    /// The first year it applies to. It holds until a factor of a later year.
    pub year: i32,
    /// kg CO2e per stored unit.
    pub kg_co2e_per_unit: f64,
    /// Who published it.
    pub source: String,
}

/// A stored factor.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredFactor {
    /// The factor's id.
    pub factor_id: FactorId,
    /// The factor's fields.
    pub factor: NewFactor,
}

#[derive(store_macros::FromRow)]
pub(crate) struct FactorRow {
    emission_factor_id: FactorId,
    site_id: Option<SiteId>,
    region: String,
    utility: String,
    year: i64,
    kg_co2e_per_unit: f64,
    source: String,
}

pub(crate) const FACTORS: &str = "select emission_factor_id, site_id, region, utility, year, kg_co2e_per_unit, source \
     from emission_factor order by utility, region, coalesce(site_id, 0), year";
const STANDS: &str =
    "select count(*) from emission_factor where coalesce(site_id, 0) = $1 and region = $2 and utility = $3 and year = $4";
const INSERT: &str = "insert into emission_factor (site_id, region, utility, year, kg_co2e_per_unit, source) \
     values ($1, $2, $3, $4, $5, $6) returning emission_factor_id";
const UPDATE: &str = "update emission_factor set kg_co2e_per_unit = $2, source = $3 where emission_factor_id = $1";
const DELETE: &str = "delete from emission_factor where emission_factor_id = $1";

impl FactorRow {
    pub(crate) fn stored(self) -> Result<StoredFactor> {
        Ok(StoredFactor {
            factor_id: self.emission_factor_id,
            factor: NewFactor {
                site_id: self.site_id,
                region: self.region,
                utility: Utility::parse(&self.utility).ok_or_else(|| Error::Unknown("utility", self.utility))?,
                year: self.year as i32,
                kg_co2e_per_unit: self.kg_co2e_per_unit,
                source: self.source,
            },
        })
    }
}

fn check_value(kg: f64, source: &str) -> Result<()> {
    if !kg.is_finite() || !(0.0..1e6).contains(&kg) {
        return Err(Error::invalid(
            "kg_co2e_per_unit",
            format!("`kg_co2e_per_unit` is {kg}: give kilograms of CO2e for one unit, from 0 on"),
        ));
    }
    if !is_visible(source) || source.chars().count() > 500 {
        return Err(Error::invalid(
            "source",
            "`source` is missing or too long: say in 1 to 500 characters who stated the figure",
        ));
    }
    Ok(())
}

impl Store {
    /// Inserts the factor of a year. Earlier years keep theirs.
    ///
    /// # Errors
    /// [`Error::Conflict`] if that year has a factor; [`Error::Invalid`] if a value is invalid; or
    /// when a statement fails.
    pub async fn factor_insert(&self, new: &NewFactor) -> Result<FactorId> {
        check_value(new.kg_co2e_per_unit, &new.source)?;
        if !(1990..=2100).contains(&new.year) {
            return Err(Error::invalid("year", format!("`year` is {}: give one from 1990 to 2100", new.year)));
        }
        if (new.site_id.is_none() && !is_visible(&new.region)) || new.region.chars().count() > 60 {
            return Err(Error::invalid(
                "region",
                "`region` is missing or too long: give one of at most 60 characters, such as US",
            ));
        }
        if new.site_id.is_some_and(|id| !self.catalog().sites.contains_key(&id)) {
            return Err(Error::invalid("site_id", "`site_id` names a site that is not there"));
        }
        let mut tx = self.begin_turn().await?;
        let stands: i64 = on_tx!(&mut tx, |connection| sqlx::query_scalar(STANDS)
            .bind(new.site_id.map_or(0, |id| id.0))
            .bind(&new.region)
            .bind(new.utility.as_str())
            .bind(i64::from(new.year))
            .fetch_one(connection)
            .await)
        .during("look for a factor")?;
        if stands > 0 {
            return Err(Error::conflict(
                "year",
                format!("`year` is {}: a factor of that year stands, change that one", new.year),
            ));
        }
        let factor_id: FactorId = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(new.site_id)
            .bind(&new.region)
            .bind(new.utility.as_str())
            .bind(i64::from(new.year))
            .bind(new.kg_co2e_per_unit)
            .bind(&new.source)
            .fetch_one(connection)
            .await)
        .during("keep a factor")?;
        self.catalog_changed(tx).await?;
        Ok(factor_id)
    }

    /// All factors, ordered by utility, region, site and year.
    ///
    /// # Errors
    /// When a statement fails, or a row holds a value that this version does not know.
    pub async fn factor_list(&self) -> Result<Vec<StoredFactor>> {
        let rows: Vec<FactorRow> =
            on_read!(self, |pool| sqlx::query_as(FACTORS).fetch_all(pool).await).during("read the factors")?;
        rows.into_iter().map(FactorRow::stored).collect()
    }

    /// Corrects the factor of a year, after its source has corrected it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] if the value is invalid; or when a statement fails.
    pub async fn factor_update(&self, factor_id: FactorId, kg_co2e_per_unit: f64, source: &str) -> Result<()> {
        check_value(kg_co2e_per_unit, source)?;
        let mut tx = self.begin_turn().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(UPDATE)
            .bind(factor_id)
            .bind(kg_co2e_per_unit)
            .bind(source)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("change a factor")?;
        if changed == 0 {
            return Err(Error::not_found("factor", factor_id));
        }
        self.catalog_changed(tx).await
    }

    /// Removes the factor of a year. From then on the closest earlier one applies.
    ///
    /// # Errors
    /// [`Error::NotFound`]; or when a statement fails.
    pub async fn factor_delete(&self, factor_id: FactorId) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let gone = on_tx!(&mut tx, |connection| sqlx::query(DELETE)
            .bind(factor_id)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("remove a factor")?;
        if gone == 0 {
            return Err(Error::not_found("factor", factor_id));
        }
        self.catalog_changed(tx).await
    }
}

impl Catalog {
    /// The region whose published factors apply to a site. Derived from its time zone; `None` if
    /// that does not tell.
    #[must_use]
    pub fn region_of(&self, site_id: SiteId) -> Option<&'static str> {
        self.sites.get(&site_id).filter(|site| is_us_zone(&site.zone)).map(|_| "US")
    }

    /// The emission factors of a site's utility, by year. The site's own apply from their first
    /// year on. Before that, the factor that the site was created with applies, or else those of
    /// its region.
    #[must_use]
    pub fn factors_of(&self, site_id: SiteId, utility: Utility) -> Factors {
        let years = |is_asked: &dyn Fn(&NewFactor) -> bool| -> Vec<EmissionFactor> {
            let found = self.factors.iter().map(|one| &one.factor).filter(|one| one.utility == utility && is_asked(one));
            let factor = |one: &NewFactor| EmissionFactor {
                year: one.year,
                kg_co2e_per_unit: one.kg_co2e_per_unit,
                source: one.source.clone(),
            };
            found.map(factor).collect()
        };
        let flat = self.rates.get(&(site_id, utility)).and_then(|rate| rate.carbon_kg);
        let mut known = years(&|one| one.site_id == Some(site_id));
        if flat.is_some() {
            return Factors::new(known, flat);
        }
        let first = known.iter().map(|one| one.year).min().unwrap_or(i32::MAX);
        let region = self.region_of(site_id);
        known.extend(years(&|one| one.site_id.is_none() && region == Some(one.region.as_str()) && one.year < first));
        Factors::new(known, None)
    }
}
