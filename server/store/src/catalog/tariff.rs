//! Tariffs as dated versions, which are kept as history. Leaves out what they mean
//! (`domain::tariff`) and how they change (`money::tariff`).

use crate::{Error, Result};
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
impl TariffRow {
    pub(crate) fn id(&self) -> String {
        self.tariff_id.to_string()
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Its fields, for the record of what was done.
    pub(crate) fn told(&self) -> serde_json::Value {
        serde_json::json!({
            "site": self.site_id, "utility": self.utility, "name": self.name, "currency": self.currency,
            "effective_from": self.effective_from, "effective_to": self.effective_to, "urdb": self.urdb, "source": self.source,
        })
    }

    pub(crate) fn stored(&self) -> Result<StoredTariff> {
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
