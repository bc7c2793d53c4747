//! The last step: what a kWh costs, as a tariff of one price, by which the site pays.

use super::note;
use crate::Scope;
use crate::query::{failed, typed};
use domain::tariff::BillingDay;
use domain::zone::Date;
use domain::{SiteId, Utility};
use serde_json::json;
use store::{NewBillingAccount, NewTariff};
use wording::frame::no_answer;
use wording::page::daily::first_day as says;
use wording::page::daily::first_day::Step;

/// The price holds for all that was metered before, too: nobody says since when on a first day.
const FROM: Date = Date { year: 2000, month: 1, day: 1 };

/// A higher price of a kWh is a slip, in any currency.
const PRICE_MAX: f64 = 100_000.0;

/// Saves the price. Returns what is wrong with it, if anything.
pub async fn price_save(state: &Scope, site: &str, price: &str) -> Option<String> {
    saved(state, site, price).await.err()
}

async fn saved(state: &Scope, site: &str, price: &str) -> Result<(), String> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let site_id = site.parse().map(SiteId).map_err(|_| no_answer(words).to_owned())?;
    let site = catalog.sites.get(&site_id).ok_or_else(|| no_answer(words).to_owned())?;
    let would_do = says::no_price(words, &words.fixed(0.25, 2));
    let price = typed::number_within(words, price, &(0.0..=PRICE_MAX), &would_do)?;
    let name = says::tariff_name(words).to_owned();
    let day = vec![vec![0; 24]; 12];
    let urdb = json!({
        "name": name,
        "energyratestructure": [[{ "rate": price, "unit": "kWh" }]],
        "energyweekdayschedule": day,
        "energyweekendschedule": day,
    });
    let tariff = NewTariff {
        site_id,
        utility: Utility::Electricity,
        name: name.clone(),
        currency: site.currency.clone(),
        effective_from: FROM,
        effective_to: None,
        urdb: urdb.to_string(),
        source: "first day".to_owned(),
    };
    let account = NewBillingAccount {
        site_id,
        building_id: None,
        meter_id: None,
        utility: Utility::Electricity,
        name: site.name.clone(),
        tariff_name: name,
        billing_day: BillingDay::default(),
    };
    let done = async {
        state.store.tariff_insert(&tariff).await?;
        state.store.billing_account_insert(&account).await?;
        note(&state.store, site_id, Step::Price, "done").await
    };
    done.await.map_err(|error: store::Error| {
        if error.is_refusal() {
            error.to_string()
        } else {
            failed(&error);
            no_answer(words).to_owned()
        }
    })
}
