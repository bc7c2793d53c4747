//! New meters and channels are added to the catalog in memory. The result is what a full read would
//! give, and the cost depends only on what is new.

use crate::ground::*;
use domain::{Field, Flow, MeterRole, Period};
use std::time::{Duration, Instant};
use store::{Catalog, ChannelWanted, Owner, Store};

fn wanted(dialect: &'static str, meter: &str, name: &str) -> ChannelWanted {
    let (field, part) = name.split_once(':').unwrap_or((name, ""));
    ChannelWanted {
        part: part.to_owned(),
        ..ChannelWanted::new(meter.to_owned(), dialect, format!("{dialect}/{meter}/{name}"), Field::named(field).unwrap())
    }
}

#[track_caller]
fn assert_same(held: &Catalog, read: &Catalog) {
    assert_eq!((held.version(), held.shape()), (read.version(), read.shape()));
    assert_eq!((&held.meters, &held.channels, &held.series), (&read.meters, &read.channels, &read.series));
    assert_eq!((&held.channels_of, &held.meter_by_key), (&read.channels_of, &read.meter_by_key));
    assert_eq!((&held.series_by, &held.wholes_of), (&read.series_by, &read.wholes_of));
    let of = |catalog: &Catalog| {
        let ids = |found: &mut dyn Iterator<Item = &domain::Meter>| found.map(|meter| meter.meter_id).collect::<Vec<_>>();
        let houses: Vec<_> = catalog.buildings.keys().map(|&id| ids(&mut catalog.meters_of(id))).collect();
        let owners =
            catalog.buildings.keys().map(|&id| Owner::Building(id)).chain(catalog.sites.keys().map(|&id| Owner::Site(id)));
        let series: Vec<_> = owners.map(|owner| catalog.series_of_owner(owner).cloned().collect::<Vec<_>>()).collect();
        (houses, ids(&mut catalog.meters_homeless()), ids(&mut catalog.meters_new()), series)
    };
    assert_eq!(of(held), of(read));
}

pub async fn what_is_added_is_held_as_it_would_be_read(ground: &Ground) {
    let store = ground.store().await;
    // This one learns of changes only by a refresh.
    let other = ground.store().await;
    let site_id = site(&store, "Europe/Berlin").await;
    site(&store, "Asia/Kolkata").await;
    let (home, barn) = (building(&store, site_id).await, building(&store, site_id).await);
    for (meter, place, role) in
        [("grid", home, MeterRole::Main), ("roof", home, MeterRole::Generation), ("stable", barn, MeterRole::Main)]
    {
        channel(&store, meter, "energy_kwh").await;
        give(&store, meter, place, role).await;
    }
    let steps: &[&[ChannelWanted]] = &[
        // Two meters, one of them of two parts.
        &[wanted("tasmota", "plug", "power_w:1"), wanted("tasmota", "plug", "power_w:2"), wanted("glow", "meter", "gas_m3")],
        // A taken name, and the same meter on another topic.
        &[wanted("zigbee2mqtt", "plug", "power_w"), wanted("tasmota", "plug", "energy_kwh")],
        // First from a file, then from a device.
        &[wanted("file", "pump", "energy_kwh")],
        &[wanted("tasmota", "pump", "power_w")],
        &[wanted("file", "well", "energy_kwh")],
        &[wanted("tasmota", "well", "energy_kwh")],
        // One that counts nowhere, one in an existing flow, and flows that are new to the building
        // and its site.
        &[wanted("greenpulse", "grid", "outdoor_temp_c")],
        &[wanted("greenpulse", "grid", "energy_kwh:2")],
        &[wanted("greenpulse", "grid", "energy_export_kwh")],
        &[wanted("greenpulse", "stable", "gas_m3"), wanted("greenpulse", "boiler", "gas_m3")],
        // One that exists already.
        &[wanted("greenpulse", "grid", "energy_kwh")],
    ];
    for step in steps {
        store.channel_ensure(step).await.unwrap();
        other.catalog_refresh().await.unwrap();
        let read = ground.store().await;
        assert_same(&store.catalog(), &read.catalog());
        assert_same(&other.catalog(), &read.catalog());
    }
    // They count at once, before anything is read again.
    let export = find(&store, "grid", "energy_export_kwh").channel_id;
    commit(&store, &hourly(find(&store, "grid", "energy_kwh").channel_id, MONDAY, 10, 5.0)).await;
    commit(&store, &hourly(export, MONDAY, 10, 1.0)).await;
    assert_near(energy(&flow(&store, Owner::Site(site_id), Flow::Export, Period::Day).await), 10.0);
    agrees(&store).await;
}

pub async fn a_new_meter_reads_nothing_anew_in_any_process(ground: &Ground) {
    let (store, other) = (ground.store().await, ground.store().await);
    site(&store, "UTC").await;
    other.catalog_refresh().await.unwrap();
    let kept = [store.catalog().factors.clone(), other.catalog().factors.clone()];
    let is_kept = |i: usize, catalog: &Catalog| std::sync::Arc::ptr_eq(&kept[i], &catalog.factors);
    channel(&store, "plug", "energy_kwh").await;
    other.catalog_refresh().await.unwrap();
    assert!(other.catalog().meter_named("plug").is_some());
    assert!(is_kept(0, &store.catalog()) && is_kept(1, &other.catalog()));
    // After a person's change, the whole catalog is read again.
    change(&store, "plug", |change| change.name = "Fridge".to_owned()).await;
    other.catalog_refresh().await.unwrap();
    assert_eq!(other.catalog().meter_named("plug").unwrap().name, "Fridge");
    assert!(!is_kept(1, &other.catalog()));
}

/// The fastest of some first readings of new meters.
async fn first_reading(store: &Store, names: &str) -> Duration {
    let mut quickest = Duration::MAX;
    for i in 0..15 {
        let name = format!("{names}{i}");
        let begin = Instant::now();
        let id = channel(store, &name, "energy_kwh").await;
        commit(store, &[entry(id, MONDAY, 1.0)]).await;
        quickest = quickest.min(begin.elapsed());
    }
    quickest
}

pub async fn a_new_meter_costs_no_more_among_thousands(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let few = first_reading(&store, "few").await;
    let many: Vec<_> = (0..4_000).map(|i| wanted("greenpulse", &format!("m{i}"), "energy_kwh")).collect();
    store.channel_ensure(&many).await.unwrap();
    store.analyze().await.unwrap();
    let among_many = first_reading(&store, "many").await;
    // Reading 4,000 meters takes forty times as long as everything else.
    assert!(among_many < 4 * few, "{few:?} among few, {among_many:?} among many");
}

pub async fn what_a_device_tells_of_a_number_and_of_its_role_is_kept_for_whoever_decides(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "Europe/Berlin").await;
    let litres = Field::named("water_m3").map(|field| (field, 0.001));
    let valve = ChannelWanted { proposal: litres, ..wanted("zigbee2mqtt", "valve", "value:water_consumed") };
    let roof = ChannelWanted { role: Some(MeterRole::Generation), ..wanted("opendtu", "roof", "energy_kwh") };
    store.channel_ensure(&[valve, roof.clone(), wanted("opendtu", "hut", "energy_kwh")]).await.unwrap();

    let catalog = store.catalog();
    let role = |key: &str| catalog.meter_named(key).unwrap().role;
    assert_eq!((role("roof"), role("hut")), (MeterRole::Generation, MeterRole::Submeter));
    let proposals = store.channel_proposal_list().await.unwrap();
    let told: Vec<(&str, f64)> = proposals.iter().map(|one| (one.field.as_str(), one.factor)).collect();
    assert_eq!(told, [("water_m3", 0.001)]);
    assert_eq!(proposals[0].channel_id, find(&store, "valve", "value:water_consumed").channel_id);

    // What somebody chose stays, whatever the device tells later.
    let meter = catalog.meter_named("roof").unwrap().meter_id;
    give(&store, "roof", building(&store, catalog.meters[&meter].site_id).await, MeterRole::Storage).await;
    store.channel_ensure(&[ChannelWanted { part: "2".to_owned(), ..roof }]).await.unwrap();
    assert_eq!(store.catalog().meter_named("roof").unwrap().role, MeterRole::Storage);
}
