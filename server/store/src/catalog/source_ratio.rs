//! Source energy ratios: data with a region, a year and a source. Leaves out which of them is a
//! site's, and how they change (`money::source_ratio`).

use crate::{Error, Result};
use domain::source_energy::{SourceRatio, Supply};
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
