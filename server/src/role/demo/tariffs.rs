//! The demo's electricity tariffs: time of use for homes, a demand charge for the school and the
//! campus. Plausible figures, not from a real bill.

use crate::Error;
use domain::tariff::BillingDay;
use domain::zone::Date;
use domain::{BuildingId, BuildingType, SiteId, Utility};
use serde_json::{Value, json};
use store::{NewBillingAccount, NewTariff, Store};

const HOMES: &str = "Maple Hollow Home Time of Use";
const CAMPUS: &str = "Maple Hollow General Service, Demand";

/// Earlier than all of the demo's history.
const FROM: Date = Date { year: 2020, month: 1, day: 1 };

/// Creates missing tariffs and accounts.
///
/// # Errors
/// The store's.
pub async fn ensure(store: &Store, site_id: SiteId, buildings: &[BuildingId]) -> Result<(), Error> {
    for (name, urdb) in [(HOMES, homes()), (CAMPUS, campus())] {
        if store.catalog().tariffs_named(site_id, Utility::Electricity, name).is_none() {
            let tariff = NewTariff {
                site_id,
                utility: Utility::Electricity,
                name: name.to_owned(),
                currency: "USD".to_owned(),
                effective_from: FROM,
                effective_to: None,
                urdb: urdb.to_string(),
                source: "demo".to_owned(),
            };
            store.tariff_insert(&tariff).await?;
        }
    }
    let account = |building_id, name: &str, tariff_name: &str| NewBillingAccount {
        site_id,
        building_id,
        meter_id: None,
        utility: Utility::Electricity,
        name: name.to_owned(),
        tariff_name: tariff_name.to_owned(),
        billing_day: BillingDay::default(),
    };
    let mut wanted = vec![account(None, "Maple Hollow, homes and the rest", HOMES)];
    let catalog = store.catalog();
    for building in buildings.iter().filter_map(|id| catalog.buildings.get(id)) {
        if building.building_type != BuildingType::Home {
            wanted.push(account(Some(building.building_id), &building.name, CAMPUS));
        }
    }
    for new in wanted {
        let is_made = catalog.billing_accounts.values().any(|one| {
            (one.account.site_id, one.account.building_id, one.account.utility) == (site_id, new.building_id, new.utility)
        });
        if !is_made {
            store.billing_account_insert(&new).await?;
        }
    }
    Ok(())
}

/// A schedule: on weekdays 1 from the first hour up to, but not including, the last; otherwise 0.
fn weekdays(hours: std::ops::Range<usize>) -> Value {
    let day: Vec<u8> = (0..24).map(|hour| u8::from(hours.contains(&hour))).collect();
    json!(vec![day; 12])
}

fn homes() -> Value {
    json!({
        "name": HOMES,
        "energyratestructure": [[{ "rate": 0.13, "sell": 0.05, "unit": "kWh" }], [{ "rate": 0.29, "sell": 0.05, "unit": "kWh" }]],
        "energytoulabels": ["off-peak", "peak"],
        "energyweekdayschedule": weekdays(16..21),
        "energyweekendschedule": vec![vec![0; 24]; 12],
        "fixedchargefirstmeter": 11.0, "fixedchargeunits": "$/month",
    })
}

fn campus() -> Value {
    json!({
        "name": CAMPUS,
        "energyratestructure": [[{ "rate": 0.085, "sell": 0.05, "unit": "kWh" }], [{ "rate": 0.125, "sell": 0.05, "unit": "kWh" }]],
        "energytoulabels": ["off-peak", "peak"],
        "energyweekdayschedule": weekdays(8..20),
        "energyweekendschedule": vec![vec![0; 24]; 12],
        "demandratestructure": [[{ "rate": 0 }], [{ "rate": 9.5 }]],
        "demandtoulabels": ["off-peak", "peak"],
        "demandweekdayschedule": weekdays(8..20),
        "demandweekendschedule": vec![vec![0; 24]; 12],
        "flatdemandstructure": [[{ "rate": 4.25 }]],
        "demandwindow": 15,
        "fixedchargefirstmeter": 95.0, "fixedchargeunits": "$/month",
        "minmonthlycharge": 150.0,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::role::demo::places;
    use demo::Neighbourhood;
    use store::{ChannelWanted, Owner};

    /// Monday, 2026-01-12, 17:30 in New York.
    const MONDAY: i64 = 1_768_257_000_000;

    #[tokio::test]
    async fn homes_and_campus_pay_by_tariffs_that_are_made_once_and_go_with_the_demo() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite://{}/test.db", folder.path().display())).await.unwrap();
        let town = Neighbourhood::new(7, "America/New_York", MONDAY).unwrap();
        places::ensure(&store, &town, MONDAY).await.unwrap();
        let catalog = store.catalog();
        let (site, zone) = (*catalog.sites.keys().next().unwrap(), catalog.zone(*catalog.sites.keys().next().unwrap()));
        let price = |kind: BuildingType| {
            let building = catalog.buildings.values().find(|building| building.building_type == kind).unwrap();
            let pricing = catalog.pricing_of(Owner::Building(building.building_id), Utility::Electricity);
            pricing.price_at(&zone, MONDAY).unwrap().buy
        };
        assert_eq!((price(BuildingType::Home), price(BuildingType::School)), (0.29, 0.125));
        assert_eq!(catalog.factors_of(site, Utility::Electricity).kg_in(2026), Some(0.367_409_819_7));
        let ids: Vec<_> = catalog.buildings.keys().copied().collect();
        ensure(&store, site, &ids).await.unwrap();
        assert_eq!(store.catalog().billing_accounts.len(), catalog.billing_accounts.len());

        // A real meter in the demo's site keeps the site; the invented prices are removed.
        let field = domain::Field::named("energy_kwh").unwrap();
        let (meter_key, address) = ("attic".to_owned(), String::new());
        let wanted = ChannelWanted::new(meter_key, "greenpulse", address, field);
        store.channel_ensure(&[wanted]).await.unwrap();
        store.demo_remove().await.unwrap();
        let left = store.catalog();
        assert_eq!((left.sites.len(), left.billing_accounts.len()), (1, 0));
        assert!(store.tariff_list().await.unwrap().is_empty());
    }
}
