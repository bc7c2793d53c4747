//! Emission factors, each with a region, a year and a source. Leaves out which of them are a site's,
//! and how they change (`money::factor`).

use crate::{Error, Result};
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
