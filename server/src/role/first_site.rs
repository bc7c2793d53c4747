//! The first start: creates a site for the meters, with rates that name their source.

use crate::config::Config;
use domain::display::is_us_zone;
use domain::{Millis, Utility};
use store::{NewSite, Rate, Store};

/// Creates a first site at `now` if there is none, with the checklist of a first day.
///
/// # Errors
/// The store's.
pub async fn ensure(store: &Store, config: &Config, now: Millis) -> store::Result<()> {
    if !store.catalog().sites.is_empty() {
        return Ok(());
    }
    let site = NewSite {
        name: "My neighbourhood".to_owned(),
        zone: config.zone.clone(),
        currency: config.currency.clone(),
        is_demo: false,
        rates: rates(&config.currency, is_us_zone(&config.zone)),
    };
    let site_id = store.site_insert(&site, now).await?;
    // Home asks what cannot be known: where this is, what is connected, what it costs.
    store.setting_put(&app::first_day_setting(site_id), "").await
}

/// The default prices are in dollars, so none are assumed in another currency. In the US the
/// published, dated factors apply.
fn rates(currency: &str, is_us: bool) -> Vec<(Utility, Rate)> {
    let is_dollar = currency == "USD";
    let rate = |utility| match utility {
        Utility::Electricity => Rate {
            price: is_dollar.then_some(0.17),
            carbon_kg: (!is_us).then_some(0.367),
            source: source(
                is_dollar,
                "price: a typical US household price, set your own; carbon: EIA, US grid average 2023, 0.81 lb/kWh",
                "price: not set; carbon: EIA, US grid average 2023, 0.81 lb/kWh",
            ),
        },
        Utility::NaturalGas => Rate {
            price: is_dollar.then_some(1.10),
            carbon_kg: (!is_us).then_some(5.31),
            source: source(
                is_dollar,
                "price: a typical US household price, set your own; carbon: EPA Emission Factors Hub 2024",
                "price: not set; carbon: EPA Emission Factors Hub 2024",
            ),
        },
        _ => Rate { price: None, carbon_kg: None, source: "not set".to_owned() },
    };
    Utility::ALL.iter().filter(|utility| utility.is_amount()).map(|&utility| (utility, rate(utility))).collect()
}

fn source(is_dollar: bool, in_dollars: &str, otherwise: &str) -> String {
    if is_dollar { in_dollars } else { otherwise }.to_owned()
}
