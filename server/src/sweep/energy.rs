//! The energy section of pages, over a real store: its sums are those of the meters, and a place
//! without electricity has none.

use super::Served;
use crate::api::tests::MONDAY;
use domain::{HOUR_MS, MeterRole};

/// A week of hours from Monday on: each 1 kWh bought, 0.5 made and 0.25 sold.
async fn with_panels() -> Served {
    let served = Served::new().await;
    let app = &served.app;
    app.meter("mill", &["energy_kwh", "energy_export_kwh"], Some(app.home), MeterRole::Main).await;
    app.meter("mill-solar", &["energy_kwh"], Some(app.home), MeterRole::Generation).await;
    let hours = |each: f64| (0..=7 * 24).map(move |i| (MONDAY + i * HOUR_MS, 100.0 + i as f64 * each));
    app.commit("mill", "energy_kwh", hours(1.0)).await;
    app.commit("mill", "energy_export_kwh", hours(0.25)).await;
    app.commit("mill-solar", "energy_kwh", hours(0.5)).await;
    served
}

#[tokio::test]
async fn the_flow_of_a_day_adds_up_to_its_meters_on_the_pages_of_the_building_and_of_the_site() {
    let served = with_panels().await;
    let sum = "Solar 12.00 + Grid 24.00 = Used 30.00 + To grid 6.00 (kWh)";
    for path in ["/buildings/1?energy=day&on=2025-11-05", "/?energy=day&on=2025-11-05"] {
        let page = served.get(path).await.body;
        assert!(page.contains(sum), "{path}: {page}");
        assert!(page.contains("<strong>20%</strong>"), "{path}");
        // It is no flow of this moment.
        assert!(!page.contains("flow-moves"), "{path}");
    }
}

#[tokio::test]
async fn a_span_has_addresses_to_the_one_before_and_to_the_one_after_unless_that_is_to_come() {
    let served = with_panels().await;
    let page = served.get("/buildings/1?energy=month&on=2025-11-05").await.body;
    for address in [
        "?energy=month&amp;on=2025-10-01#energy",
        "?energy=month&amp;on=2025-12-01#energy",
        "?energy=year&amp;on=2025-11-05#energy",
    ] {
        assert!(page.contains(address), "{address}: {page}");
    }
    // A day that is to come is today.
    let page = served.get("/buildings/1?energy=day&on=2999-01-01").await.body;
    assert!(!page.contains("2999-01-01") && page.contains("aria-disabled"));
}

#[tokio::test]
async fn a_place_that_only_buys_shows_its_cost_and_no_flow_and_one_without_electricity_no_energy() {
    let served = Served::new().await;
    let app = &served.app;
    app.meter("gas", &["gas_therms"], Some(app.home), MeterRole::Main).await;
    app.commit("gas", "gas_therms", (0..48).map(|i| (MONDAY + i * HOUR_MS, 100.0 + i as f64))).await;
    assert!(!served.get("/buildings/1").await.body.contains("id=\"energy\""));
    app.meter("mill", &["energy_kwh"], Some(app.home), MeterRole::Main).await;
    app.commit("mill", "energy_kwh", (0..=48).map(|i| (MONDAY + i * HOUR_MS, 100.0 + i as f64))).await;
    let page = served.get("/buildings/1?energy=day&on=2025-11-03").await.body;
    assert!(page.contains("id=\"energy\"") && page.contains("<strong>$6.00</strong>"), "{page}");
    assert!(!page.contains("class=\"flow\""));
}
