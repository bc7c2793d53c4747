//! Edits of sites and buildings after they were created, and what is kept of imported files.

use crate::ground::*;
use domain::{BuildingType, DAY_MS, GasQuality, HOUR_MS, MeterRole, Period, UnitSystem, Utility};
use store::{
    BuildingChange, Error, FileImport, ImportOutcome, ImportProgress, ImportReader, MeterChange, NewBillingAccount, NewSite,
    NewTariff, Rate, SiteChange, Store,
};

fn change_of_site(store: &Store, site_id: domain::SiteId) -> SiteChange {
    SiteChange::of(&store.catalog().sites[&site_id])
}

fn change_of_building(store: &Store, building_id: domain::BuildingId) -> BuildingChange {
    BuildingChange::of(&store.catalog().buildings[&building_id])
}

fn why(error: Error) -> String {
    assert!(error.is_refusal(), "{error}");
    error.to_string()
}

pub async fn a_site_is_named_measured_and_shown_other_units(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "Europe/Berlin").await;
    let wanted = SiteChange {
        name: " Elm Street ".to_owned(),
        unit_system: UnitSystem::Us,
        floor_area_m2: Some(18_000.0),
        location: Some("Elm Street, Riverside ".to_owned()),
        ..change_of_site(&store, site_id)
    };
    store.site_update(site_id, &wanted, None).await.unwrap();
    let catalog = store.catalog();
    let site = &catalog.sites[&site_id];
    assert_eq!((site.name.as_str(), site.unit_system, site.floor_area_m2), ("Elm Street", UnitSystem::Us, Some(18_000.0)));
    assert_eq!((site.location.as_deref(), site.created_at), (Some("Elm Street, Riverside"), Some(0)));
    store.site_update(site_id, &SiteChange { floor_area_m2: None, ..wanted }, None).await.unwrap();
    assert_eq!(store.catalog().sites[&site_id].floor_area_m2, None);
}

pub async fn a_site_is_said_and_put_in_its_place_in_one_piece(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let is = change_of_site(&store, site_id);
    let (here, there) = (Some((52.52, 13.4)), Some((48.1, 11.6)));
    assert!(store.site_update(site_id, &is, here).await.unwrap());
    let told = store::WeatherHour { at: MONDAY, temp_c: Some(4.0), humidity_percent: None, is_forecast: false };
    store.weather_put(site_id, here, &[told], MONDAY).await.unwrap();
    assert!(!store.site_update(site_id, &SiteChange { name: "Elm".to_owned(), ..is.clone() }, here).await.unwrap());
    assert!(store.weather_known(site_id).await.unwrap().is_some(), "a site that stays keeps its weather");
    // A refused change does not move the site either.
    store.site_update(site_id, &SiteChange { currency: "euro".to_owned(), ..is.clone() }, there).await.unwrap_err();
    assert_eq!(store.site_position(site_id).await.unwrap(), here);
    assert!(store.site_update(site_id, &is, there).await.unwrap());
    assert_eq!(store.site_position(site_id).await.unwrap(), there);
    assert_eq!(store.weather_known(site_id).await.unwrap(), None, "and is not the weather of another place");
}

pub async fn a_site_without_meters_may_move_to_another_zone_and_one_with_meters_may_not(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let moved = SiteChange { zone: "Europe/Berlin".to_owned(), ..change_of_site(&store, site_id) };
    store.site_update(site_id, &moved, None).await.unwrap();
    assert_eq!(store.catalog().zone(site_id).name, "Europe/Berlin");
    channel(&store, "cellar", "energy_kwh").await;
    let back = SiteChange { zone: "UTC".to_owned(), ..moved.clone() };
    assert!(why(store.site_update(site_id, &back, None).await.unwrap_err()).contains("midnights of Europe/Berlin"));
    store.site_update(site_id, &moved, None).await.unwrap();
}

pub async fn another_currency_forgets_the_prices_of_the_first_and_waits_for_no_tariff(ground: &Ground) {
    let store = ground.store().await;
    let rate = Rate {
        price: Some(0.17),
        carbon_kg: Some(0.4),
        source: "price: a typical US household price, set your own; carbon: EIA".to_owned(),
    };
    let new = NewSite {
        name: "Elm Street".to_owned(),
        zone: "UTC".to_owned(),
        currency: "USD".to_owned(),
        is_demo: false,
        rates: vec![(Utility::Electricity, rate)],
    };
    let site_id = store.site_insert(&new, 0).await.unwrap();
    let euros = SiteChange { currency: "EUR".to_owned(), ..change_of_site(&store, site_id) };
    store.site_update(site_id, &euros, None).await.unwrap();
    let rate = store.catalog().rates[&(site_id, Utility::Electricity)].clone();
    assert_eq!((rate.price, rate.carbon_kg, rate.source.as_str()), (None, Some(0.4), "price: not set; carbon: EIA"));
    let tariff = NewTariff {
        site_id,
        utility: Utility::Electricity,
        name: "flat".to_owned(),
        currency: "EUR".to_owned(),
        effective_from: domain::zone::Date::parse("2026-01-01").unwrap(),
        effective_to: None,
        urdb: r#"{"energyratestructure":[[{"rate":0.3}]]}"#.to_owned(),
        source: String::new(),
    };
    store.tariff_insert(&tariff).await.unwrap();
    let dollars = SiteChange { currency: "USD".to_owned(), ..euros };
    assert!(why(store.site_update(site_id, &dollars, None).await.unwrap_err()).contains("tariffs in EUR"));
}

pub async fn what_cannot_be_said_of_a_site_is_refused(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let is = change_of_site(&store, site_id);
    for (wrong, told) in [
        (SiteChange { name: " ".to_owned(), ..is.clone() }, "name of 1 to 160"),
        (SiteChange { currency: "euro".to_owned(), ..is.clone() }, "three letters"),
        (SiteChange { floor_area_m2: Some(0.0), ..is.clone() }, "floor area"),
        (SiteChange { location: Some("x".repeat(256)), ..is.clone() }, "longer than 255"),
        (SiteChange { zone: "Mars/Olympus".to_owned(), ..is.clone() }, "Mars/Olympus"),
    ] {
        let said = why(store.site_update(site_id, &wrong, None).await.unwrap_err());
        assert!(said.contains(told), "{said}");
    }
    assert!(why(store.site_update(domain::SiteId(999), &is, None).await.unwrap_err()).contains("no site 999"));
    assert_eq!(change_of_site(&store, site_id), is);
}

pub async fn nothing_is_called_by_characters_that_nobody_sees(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let building_id = building(&store, site_id).await;
    channel(&store, "m", "energy_kwh").await;
    let meter = store.catalog().meter_named("m").unwrap().clone();
    for unseen in [" ", "\u{200b}", "\u{a0}\u{ad}", "\u{202e}\u{200f}", "\u{3164}", "\u{e0041}\u{e007f}", "a\tb"] {
        let name = unseen.to_owned();
        let new =
            NewSite { name: name.clone(), zone: "UTC".to_owned(), currency: "EUR".to_owned(), is_demo: false, rates: Vec::new() };
        let refusals = [
            store.site_insert(&new, 0).await.map(drop),
            store
                .site_update(site_id, &SiteChange { name: name.clone(), ..change_of_site(&store, site_id) }, None)
                .await
                .map(drop),
            store.building_insert(&[new_building(site_id, unseen)], 0).await.map(drop),
            store
                .building_update(building_id, &BuildingChange { name: name.clone(), ..change_of_building(&store, building_id) })
                .await,
            store.meter_update(&[(meter.meter_id, MeterChange { name, ..MeterChange::of(&meter) })]).await,
        ];
        for refused in refusals {
            let said = why(refused.unwrap_err());
            assert!(said.contains("characters that can be seen"), "{unseen:?}: {said}");
        }
    }
}

pub async fn a_building_keeps_what_is_said_of_it(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let building_id = building(&store, site_id).await;
    assert_eq!(
        (change_of_building(&store, building_id).floors, change_of_building(&store, building_id).year_built),
        (Some(2), Some(1974))
    );
    let wanted = BuildingChange {
        name: "Mill Hall".to_owned(),
        building_type: BuildingType::Residential,
        floor_area_m2: Some(4_200.0),
        floors: Some(5),
        occupancy: Some(180),
        year_built: None,
        energy_star_score: Some(71),
        position: Some((-33.87, 151.21)),
        baseline_kwh: Some(412_000.0),
    };
    store.building_update(building_id, &wanted).await.unwrap();
    assert_eq!(change_of_building(&store, building_id), wanted);
    for (wrong, told) in [
        (BuildingChange { name: String::new(), ..wanted.clone() }, "name of 1 to 160"),
        (BuildingChange { floor_area_m2: Some(-1.0), ..wanted.clone() }, "floor area"),
        (BuildingChange { floors: Some(0), ..wanted.clone() }, "floors"),
        (BuildingChange { occupancy: Some(-1), ..wanted.clone() }, "people"),
        (BuildingChange { energy_star_score: Some(101), ..wanted.clone() }, "1 to 100"),
        (BuildingChange { position: Some((12.0, 181.0)), ..wanted.clone() }, "-180 to 180"),
        (BuildingChange { baseline_kwh: Some(f64::NAN), ..wanted.clone() }, "above 0"),
    ] {
        let said = why(store.building_update(building_id, &wrong).await.unwrap_err());
        assert!(said.contains(told), "{said}");
    }
    assert!(why(store.building_update(domain::BuildingId(999), &wanted).await.unwrap_err()).contains("no building 999"));
    assert_eq!(change_of_building(&store, building_id), wanted);
}

pub async fn only_a_building_that_nothing_hangs_on_is_removed(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let building_id = building(&store, site_id).await;
    let id = channel(&store, "cellar", "energy_kwh").await;
    give(&store, "cellar", building_id, MeterRole::Main).await;
    commit(&store, &hourly(id, 1_800_000_000_000, 30, 2.0)).await;
    assert!(why(store.building_delete(building_id).await.unwrap_err()).contains("1 meters"));
    change(&store, "cellar", |change| change.building_id = None).await;
    let tariff = NewTariff {
        site_id,
        utility: Utility::Electricity,
        name: "flat".to_owned(),
        currency: "EUR".to_owned(),
        effective_from: domain::zone::Date::parse("2026-01-01").unwrap(),
        effective_to: None,
        urdb: r#"{"energyratestructure":[[{"rate":0.3}]]}"#.to_owned(),
        source: String::new(),
    };
    store.tariff_insert(&tariff).await.unwrap();
    let account = NewBillingAccount {
        site_id,
        building_id: Some(building_id),
        meter_id: None,
        utility: Utility::Electricity,
        name: "the house".to_owned(),
        tariff_name: "flat".to_owned(),
        billing_day: domain::tariff::BillingDay::new(1).unwrap(),
    };
    let account = store.billing_account_insert(&account).await.unwrap();
    assert!(why(store.building_delete(building_id).await.unwrap_err()).contains("account"));
    store.billing_account_delete(account).await.unwrap();
    store.building_delete(building_id).await.unwrap();
    assert!(store.catalog().buildings.is_empty());
    agrees(&store).await;
}

pub async fn no_meter_stands_above_one_that_is_above_it(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    for key in ["main", "floor", "plug"] {
        channel(&store, key, "energy_kwh").await;
    }
    let id = |key: &str| store.catalog().meter_named(key).unwrap().meter_id;
    let (main, floor, plug) = (id("main"), id("floor"), id("plug"));
    change(&store, "floor", |change| change.parent_meter_id = Some(main)).await;
    change(&store, "plug", |change| change.parent_meter_id = Some(floor)).await;
    let mut round = store::MeterChange::of(&store.catalog().meters[&main]);
    round.parent_meter_id = Some(plug);
    assert!(why(store.meter_update(&[(main, round.clone())]).await.unwrap_err()).contains("above"));
    // With the change that opens the ring in the same call, there is no ring.
    let mut opened = store::MeterChange::of(&store.catalog().meters[&floor]);
    opened.parent_meter_id = None;
    store.meter_update(&[(main, round), (floor, opened)]).await.unwrap();
    assert_eq!(store.catalog().meters[&main].parent_meter_id, Some(plug));
}

pub async fn an_import_tells_how_far_it_came_also_when_its_process_ended(ground: &Ground) {
    let store = ground.store().await;
    let broken = store.file_import_begin("year.csv", 4_096, ImportReader::Command, 10).await.unwrap();
    let half =
        ImportProgress { line: 32_769, reading_count: 32_768, inserted_count: 32_760, repeated_count: 8, ..Default::default() };
    store.file_import_progress(broken, 20, &half, None).await.unwrap();
    let refused = store.file_import_begin("june.xlsx", 100, ImportReader::Server, 30).await.unwrap();
    let why = Some((ImportOutcome::Failed, Some("the database did not take it")));
    store.file_import_progress(refused, 40, &ImportProgress::default(), why).await.unwrap();
    let done = store.file_import_begin("year.csv", 4_096, ImportReader::Server, 50).await.unwrap();
    let all = ImportProgress { line: 40_001, reading_count: 40_000, inserted_count: 7_240, repeated_count: 32_760, ..half };
    store.file_import_progress(done, 60, &all, Some((ImportOutcome::Done, None))).await.unwrap();
    let listed = store.file_import_list(10).await.unwrap();
    assert_eq!(listed.iter().map(|one| one.file_import_id).collect::<Vec<_>>(), [done, refused, broken]);
    let kept = FileImport {
        file_import_id: broken,
        file_name: "year.csv".to_owned(),
        byte_count: 4_096,
        reader: ImportReader::Command,
        started_at: 10,
        heard_at: 20,
        progress: half,
        outcome: None,
        failure: None,
    };
    assert_eq!(listed[2], kept);
    assert_eq!(
        (listed[1].outcome, listed[1].failure.as_deref()),
        (Some(ImportOutcome::Failed), Some("the database did not take it"))
    );
    assert_eq!((listed[0].outcome, listed[0].progress), (Some(ImportOutcome::Done), all));
}

pub async fn of_too_many_imports_the_oldest_go(ground: &Ground) {
    let store = ground.store().await;
    for i in 0..205 {
        store.file_import_begin(&format!("{i}.csv"), 1, ImportReader::Server, i * HOUR_MS).await.unwrap();
    }
    let listed = store.file_import_list(1_000).await.unwrap();
    assert_eq!((listed.len(), listed[0].file_name.as_str(), listed[199].file_name.as_str()), (200, "204.csv", "5.csv"));
}

pub async fn gas_counts_by_what_its_bill_says_from_the_day_that_it_says_so(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let id = channel(&store, "gas", "gas_therms").await;
    let building_id = building(&store, site_id).await;
    give(&store, "gas", building_id, MeterRole::Main).await;
    commit(&store, &hourly(id, MONDAY, 72, 0.363)).await;
    let meter_id = store.catalog().meter_named("gas").unwrap().meter_id;
    // Kilowatt-hours of each day: 24 m³.
    let days = async || {
        let slots = slots(&store, id, Period::Day).await;
        let kwh = |slot: &domain::Slot| slot.energy.unwrap_or_default() * 100_000.0 / domain::units::BTU_PER_KWH;
        // The first reading also closes the hour before it, of which nothing is known.
        slots.iter().filter(|slot| slot.start >= MONDAY).map(kwh).collect::<Vec<f64>>()
    };
    let usual = days().await[0];

    let said = |day: i64, kwh_per_m3, correction| GasQuality { from: MONDAY + day * DAY_MS, kwh_per_m3, correction };
    store.gas_quality_put(meter_id, &said(2, 12.0, 0.95)).await.unwrap();
    store.gas_quality_put(meter_id, &said(1, 11.0, 1.0)).await.unwrap();
    let found = days().await;
    for (found, expected) in found.iter().zip([usual, 24.0 * 11.0, 24.0 * 12.0 * 0.95]) {
        assert!((found - expected).abs() < 1e-6, "{found} for {expected}");
    }
    agrees(&store).await;
    // What comes later counts by the newest, in another process too.
    let other = ground.store().await;
    commit(&other, &hourly(id, MONDAY, 96, 0.363)[73..]).await;
    assert!((days().await[3] - 24.0 * 12.0 * 0.95).abs() < 1e-6);
    agrees(&other).await;

    let field_of = |refused: store::Result<()>| match refused {
        Err(store::Error::Invalid { field, .. }) => field,
        other => panic!("{other:?}"),
    };
    assert_eq!(field_of(store.gas_quality_put(meter_id, &said(0, 40.0, 1.0)).await), "kwh_per_m3");
    assert_eq!(field_of(store.gas_quality_put(meter_id, &said(0, 11.0, 0.0)).await), "correction");
    assert!(store.gas_quality_delete(meter_id, MONDAY + DAY_MS).await.unwrap());
    assert!(store.gas_quality_delete(meter_id, MONDAY + 2 * DAY_MS).await.unwrap());
    assert!(!store.gas_quality_delete(meter_id, MONDAY).await.unwrap());
    assert!(days().await.iter().all(|day| (day - usual).abs() < 1e-6));
    agrees(&store).await;
}
