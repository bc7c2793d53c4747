//! Source energy ratios: data with a region, a year and a source. A site's own ratios come first,
//! then those published for its region. Leaves out which year applies and what they come to
//! (`domain::source`).

use crate::error::During;
use crate::{Catalog, Error, Result, Store};
use domain::naming::is_visible;
use domain::source::{SourceRatio, Supply};
use domain::{Flow, SiteId, Utility};

/// A ratio to store.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRatio {
    /// The site whose own it is; `None` if it is published for a region.
    pub site_id: Option<SiteId>,
    /// The region, such as `US`; may be empty for a site's own ratio.
    pub region: String,
    /// What it is for.
    pub supply: Supply,
    /// Its first year, its value and its source.
    pub stated: SourceRatio,
}

/// A stored ratio.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRatio {
    /// Its id.
    pub source_ratio_id: i64,
    /// The ratio.
    pub ratio: NewRatio,
}

#[derive(store_macros::FromRow)]
pub(crate) struct RatioRow {
    source_ratio_id: i64,
    site_id: Option<SiteId>,
    region: String,
    utility: String,
    flow: String,
    year: i64,
    ratio: f64,
    source: String,
}

pub(crate) const RATIOS: &str = "select source_ratio_id, site_id, region, utility, flow, year, ratio, source \
     from source_ratio order by utility, flow desc, region, coalesce(site_id, 0), year";
const INSERT: &str = "insert into source_ratio (site_id, region, utility, flow, year, ratio, source) \
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning source_ratio_id";
const DELETE: &str = "delete from source_ratio where source_ratio_id = $1 and site_id is not null";

impl RatioRow {
    pub(crate) fn stored(self) -> Result<StoredRatio> {
        let utility = Utility::parse(&self.utility).ok_or_else(|| Error::Unknown("utility", self.utility))?;
        let flow = Flow::parse(&self.flow).ok_or_else(|| Error::Unknown("flow", self.flow))?;
        Ok(StoredRatio {
            source_ratio_id: self.source_ratio_id,
            ratio: NewRatio {
                site_id: self.site_id,
                region: self.region,
                supply: Supply { utility, flow },
                stated: SourceRatio { year: self.year as i32, ratio: self.ratio, source: self.source },
            },
        })
    }
}

impl NewRatio {
    fn check(&self, catalog: &Catalog) -> Result<()> {
        let SourceRatio { year, ratio, source } = &self.stated;
        let (field, why) = if !Supply::ALL.contains(&self.supply) {
            ("of", format!("`of` is {}: give one of {}", self.supply.name(), Supply::ALL.map(Supply::name).join(", ")))
        } else if !ratio.is_finite() || !(0.0..=100.0).contains(ratio) {
            ("ratio", format!("`ratio` is {ratio}: give how many units at the source one takes, from 0 to 100"))
        } else if !(1990..=2100).contains(year) {
            ("year", format!("`year` is {year}: give one from 1990 to 2100"))
        } else if !is_visible(source) || source.chars().count() > 500 {
            ("source", "`source` is missing or too long: say in 1 to 500 characters who stated the figure".to_owned())
        } else if (self.site_id.is_none() && !is_visible(&self.region)) || self.region.chars().count() > 60 {
            ("region", "`region` is missing or too long: give one of at most 60 characters, such as US".to_owned())
        } else if self.site_id.is_some_and(|id| !catalog.sites.contains_key(&id)) {
            ("site_id", "`site_id` names a site that is not there".to_owned())
        } else {
            return Ok(());
        };
        Err(Error::invalid(field, why))
    }
}

impl Store {
    /// Stores the ratio of a year. Earlier years stay as they were.
    ///
    /// # Errors
    /// [`Error::Conflict`] if that year exists already, [`Error::Invalid`] for an invalid figure;
    /// or when a statement fails.
    pub async fn source_ratio_insert(&self, new: &NewRatio) -> Result<i64> {
        new.check(&self.catalog())?;
        let mut tx = self.begin_turn().await?;
        let kept: Option<i64> = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(new.site_id)
            .bind(&new.region)
            .bind(new.supply.utility.as_str())
            .bind(new.supply.flow.as_str())
            .bind(i64::from(new.stated.year))
            .bind(new.stated.ratio)
            .bind(&new.stated.source)
            .fetch_optional(connection)
            .await)
        .during("keep a ratio of source energy")?;
        let Some(id) = kept else {
            return Err(Error::conflict(
                "year",
                format!("`year` is {}: a ratio of that year stands, remove that one first", new.stated.year),
            ));
        };
        self.catalog_changed(tx).await?;
        Ok(id)
    }

    /// Every ratio, by supply, region, site and year.
    ///
    /// # Errors
    /// When a statement fails, or a row holds a value that this version does not know.
    pub async fn source_ratio_list(&self) -> Result<Vec<StoredRatio>> {
        let rows: Vec<RatioRow> =
            on_read!(self, |pool| sqlx::query_as(RATIOS).fetch_all(pool).await).during("read the ratios of source energy")?;
        rows.into_iter().map(RatioRow::stored).collect()
    }

    /// Removes a site's own ratio of a year. From then on its closest earlier year applies, or else
    /// the published ratio.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such ratio, or it is not a site's own; or when a
    /// statement fails.
    pub async fn source_ratio_delete(&self, source_ratio_id: i64) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let gone = on_tx!(&mut tx, |connection| sqlx::query(DELETE)
            .bind(source_ratio_id)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("remove a ratio of source energy")?;
        if gone == 0 {
            return Err(Error::NotFound { what: format!("ratio {source_ratio_id} of a site’s own") });
        }
        self.catalog_changed(tx).await
    }
}

impl Catalog {
    /// The source energy ratio that applies to a site in a year: the site's own, else the one
    /// published for its region.
    #[must_use]
    pub fn source_ratio(&self, site_id: SiteId, supply: Supply, year: i32) -> Option<&SourceRatio> {
        let region = self.region_of(site_id);
        let newest = |is_asked: &dyn Fn(&NewRatio) -> bool| {
            let of = self.source_ratios.iter().map(|one| &one.ratio).filter(|one| one.supply == supply && is_asked(one));
            of.map(|one| &one.stated).filter(|stated| stated.year <= year).max_by_key(|stated| stated.year)
        };
        newest(&|one| one.site_id == Some(site_id))
            .or_else(|| newest(&|one| one.site_id.is_none() && region == Some(one.region.as_str())))
    }
}
