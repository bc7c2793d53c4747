//! What a billing account is asked for by its bill and by the example beside the form of a tariff.
//! Leaves out its own form (`billing_account`).

use domain::Zone;
use domain::tariff::{Bill, DayCost, Tariffs, Usage, bill, by_day};
use domain::zone::Span;
use store::{BillingAccountUsage, Catalog, NewBillingAccount};

/// A bill, of what it is made.
#[derive(Clone, Copy)]
pub struct BillOf<'a> {
    /// The versions of the tariff.
    pub tariffs: &'a Tariffs,
    /// The site's time zone.
    pub zone: &'a Zone,
    /// The billing period.
    pub span: Span,
    /// What was metered.
    pub usage: &'a BillingAccountUsage,
}

impl BillOf<'_> {
    fn seen(&self) -> Usage<'_> {
        Usage { import: &self.usage.import, export: &self.usage.export, earlier: &self.usage.earlier }
    }

    /// The bill.
    pub fn bill(&self) -> Bill {
        bill(self.tariffs, self.zone, self.span, &self.seen())
    }

    /// The days of the bill.
    pub fn days(&self, made: &Bill) -> Vec<DayCost> {
        by_day(made, self.tariffs, self.zone, &self.seen())
    }
}

/// The place that an account is billed for.
pub fn place_name(catalog: &Catalog, account: &NewBillingAccount) -> String {
    let place = match (account.meter_id, account.building_id) {
        (Some(id), _) => catalog.meters.get(&id).map(|meter| meter.name.clone()),
        (None, Some(id)) => catalog.buildings.get(&id).map(|building| building.name.clone()),
        (None, None) => catalog.sites.get(&account.site_id).map(|site| site.name.clone()),
    };
    place.unwrap_or_default()
}
