//! The demo's electricity tariffs: homes by the time of day, the school and the campus with a charge for demand. Plausible
//! figures, nobody's bill.

use crate::Error;
use domain::tariff::BillingDay;
use domain::zone::Date;
use domain::{BuildingId, BuildingType, SiteId, Utility};
use serde_json::{Value, json};
use store::{NewAccount, NewTariff, Store};

const HOMES: &str = "Maple Hollow Home Time of Use";
const CAMPUS: &str = "Maple Hollow General Service, Demand";

/// Before all of the demo's history.
const FROM: Date = Date { year: 2020, month: 1, day: 1 };

/// Makes the tariffs and the accounts that are missing.
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
    let account = |building_id, name: &str, tariff_name: &str| NewAccount {
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
        let is_made = catalog.accounts.values().any(|one| {
            (one.account.site_id, one.account.building_id, one.account.utility) == (site_id, new.building_id, new.utility)
        });
        if !is_made {
            store.account_insert(&new).await?;
        }
    }
    Ok(())
}

/// A schedule: 1 from the first to before the last of these hours on weekdays, else 0.
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
