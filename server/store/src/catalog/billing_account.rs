//! Billing accounts: what is billed, which tariff applies, and on which day billing periods begin. Leaves
//! out how they change, and what a place pays (`money::billing_account`).

use crate::{Error, Result};
use domain::tariff::BillingDay;
use domain::{BillingAccountId, BuildingId, MeterId, SiteId, Utility};

/// A billing account to insert.
#[derive(Clone, Debug, PartialEq)]
pub struct NewBillingAccount {
    /// The site.
    pub site_id: SiteId,
    /// The billed building, or the building of the billed meter; `None` for the whole site.
    pub building_id: Option<BuildingId>,
    /// The billed meter, if the account covers a single meter.
    pub meter_id: Option<MeterId>,
    /// The utility.
    pub utility: Utility,
    /// The account's display name.
    pub name: String,
    /// The name of its tariff.
    pub tariff_name: String,
    /// The day on which its billing periods begin.
    pub billing_day: BillingDay,
}

/// A billing account.
#[derive(Clone, Debug, PartialEq)]
pub struct BillingAccount {
    /// The account's id.
    pub billing_account_id: BillingAccountId,
    /// The account's fields.
    pub account: NewBillingAccount,
}

#[derive(store_macros::FromRow)]
pub(crate) struct BillingAccountRow {
    billing_account_id: BillingAccountId,
    site_id: SiteId,
    building_id: Option<BuildingId>,
    meter_id: Option<MeterId>,
    utility: String,
    name: String,
    tariff_name: String,
    billing_day: i64,
}

pub(crate) const BILLING_ACCOUNTS: &str = "select billing_account_id, site_id, building_id, meter_id, utility, name, tariff_name, billing_day \
     from billing_account order by billing_account_id";

impl BillingAccountRow {
    pub(crate) fn account(self) -> Result<BillingAccount> {
        let billing_day = BillingDay::new(self.billing_day);
        Ok(BillingAccount {
            billing_account_id: self.billing_account_id,
            account: NewBillingAccount {
                site_id: self.site_id,
                building_id: self.building_id,
                meter_id: self.meter_id,
                utility: Utility::parse(&self.utility).ok_or_else(|| Error::Unknown("utility", self.utility))?,
                name: self.name,
                tariff_name: self.tariff_name,
                billing_day: billing_day.ok_or_else(|| Error::Unknown("billing day", self.billing_day.to_string()))?,
            },
        })
    }
}
