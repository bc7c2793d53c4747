//! Sites, buildings and meters: what counts where, also for readings from before it was set up.

use crate::ground::*;
use domain::{
    Appliance, BuildingId, ChannelKind, DAY_MS, Field, Flow, HOUR_MS, MINUTE_MS, MeterId, MeterRole, MeterStatus, Period,
    PhotoKind, Reading, Utility,
};
use store::{ChannelWanted, Entry, Error, MeterChange, NewSite, Owner, Rate, Store};

fn new_site(zone: &str) -> NewSite {
    NewSite {
        name: "Elm Street".to_owned(),
        zone: zone.to_owned(),
        currency: "USD".to_owned(),
        is_demo: false,
        rates: Vec::new(),
    }
}

async fn used(store: &Store, owner: Owner) -> f64 {
    energy(&flow(store, owner, Flow::Use, Period::Day).await)
}

pub async fn a_site_in_an_unknown_time_zone_is_refused(ground: &Ground) {
    let store = ground.store().await;
    let refused = store.site_insert(&new_site("Mars/Olympus"), 0).await.unwrap_err();
    assert!(matches!(&refused, Error::Invalid { field: "zone", why } if why.contains("Mars/Olympus")), "{refused}");
    assert!(store.catalog().sites.is_empty());
}

pub async fn a_site_keeps_its_rates(ground: &Ground) {
    let store = ground.store().await;
    let rate = Rate { price: Some(0.31), carbon_kg: None, source: "the bill of May".to_owned() };
    let site = NewSite { rates: vec![(Utility::Electricity, rate.clone())], ..new_site("Europe/Berlin") };
    let site_id = store.site_insert(&site, 0).await.unwrap();
    let catalog = store.catalog();
    assert_eq!(catalog.rates[&(site_id, Utility::Electricity)], rate);
    assert_eq!((catalog.sites[&site_id].name.as_str(), catalog.zone(site_id).name.as_str()), ("Elm Street", "Europe/Berlin"));
}

pub async fn a_plan_and_the_places_on_it_go_with_their_site_and_their_buildings(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let (mill, barn) = (building(&store, site_id).await, building(&store, site_id).await);
    store.site_plan_put(site_id, (PhotoKind::Png, b"first"), 5).await.unwrap();
    store.site_plan_put(site_id, (PhotoKind::Jpeg, b"a better one"), 6).await.unwrap();
    assert_eq!(store.site_plan_get(site_id).await.unwrap(), Some((PhotoKind::Jpeg, b"a better one".to_vec())));
    assert_eq!(store.site_plan_list().await.unwrap(), [(site_id, 6)]);
    store.plan_spot_set(&[(mill, Some((0.25, 0.5))), (barn, Some((1.0, 0.0)))]).await.unwrap();
    store.plan_spot_set(&[(mill, Some((0.75, 0.5))), (barn, None)]).await.unwrap();
    assert_eq!(store.plan_spot_list().await.unwrap(), [(mill, site_id, (0.75, 0.5))]);
    // All of it, or nothing.
    let beside = store.plan_spot_set(&[(barn, Some((0.5, 0.5))), (mill, Some((1.1, 0.0)))]).await.unwrap_err();
    assert!(matches!(beside, Error::Invalid { field: "spot", .. }), "{beside}");
    assert_eq!(store.plan_spot_list().await.unwrap().len(), 1);
    store.building_delete(mill).await.unwrap();
    assert_eq!(ground.number("select count(*) from plan_spot").await, 0);
    store.site_plan_remove(site_id).await.unwrap();
    assert_eq!(store.site_plan_get(site_id).await.unwrap(), None);
    assert!(store.site_plan_put(domain::SiteId(99), (PhotoKind::Png, b"no site"), 7).await.is_err());
}

pub async fn an_unknown_channels_meter_is_made_as_new_in_the_first_site(ground: &Ground) {
    let store = ground.store().await;
    let first = site(&store, "UTC").await;
    site(&store, "Asia/Kolkata").await;
    let id = channel(&store, "cellar", "energy_kwh").await;
    let other = channel(&store, "cellar", "power_w:2").await;
    // Asking again gives the same channel.
    assert_eq!(channel(&store, "cellar", "energy_kwh").await, id);
    let catalog = store.catalog();
    let meter = catalog.meter_named("cellar").unwrap();
    assert_eq!((meter.site_id, meter.building_id, meter.status), (first, None, MeterStatus::New));
    assert_eq!(catalog.channels_of[&meter.meter_id], [id, other]);
    assert_eq!((catalog.meters.len(), catalog.channels.len(), catalog.series.len()), (1, 2, 2));
    assert_eq!(catalog.channels[&other].part(), "2");
}

pub async fn a_channel_is_not_made_where_there_is_no_site(ground: &Ground) {
    let store = ground.store().await;
    let wanted = store::ChannelWanted::new("m".to_owned(), "greenpulse", String::new(), domain::Field::named("power_w").unwrap());
    assert!(matches!(store.channel_ensure(&[wanted]).await, Err(error) if error.is_refusal()));
}

pub async fn a_buildings_use_is_what_it_buys_and_makes_less_what_it_sells(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    let neighbour = building(&store, site_id).await;
    let bought = channel(&store, "main", "energy_kwh").await;
    let sold = channel(&store, "main", "energy_export_kwh").await;
    let made = channel(&store, "sun", "energy_kwh").await;
    let next_door = channel(&store, "next", "energy_kwh").await;
    give(&store, "main", home, MeterRole::Main).await;
    give(&store, "sun", home, MeterRole::Generation).await;
    give(&store, "next", neighbour, MeterRole::Main).await;
    for (id, rate) in [(bought, 3.0), (sold, 1.0), (made, 2.5), (next_door, 7.0)] {
        commit(&store, &every_ten_minutes(id, MONDAY, 24, rate)).await;
    }
    let total = |rate: f64| {
        let entries = every_ten_minutes(bought, MONDAY, 24, rate);
        entries[entries.len() - 1].reading.value - entries[0].reading.value
    };
    assert_near(used(&store, Owner::Building(home)).await, total(4.5));
    assert_near(used(&store, Owner::Site(site_id)).await, total(4.5) + total(7.0));
    // A building that only buys has no import flow of its own; the site's purchases are complete
    // all the same.
    assert_eq!(flow(&store, Owner::Building(neighbour), Flow::Import, Period::Day).await, []);
    assert_near(energy(&flow(&store, Owner::Site(site_id), Flow::Import, Period::Day).await), total(10.0));
    assert_near(energy(&flow(&store, Owner::Site(site_id), Flow::Export, Period::Day).await), total(1.0));
    agrees(&store).await;
}

pub async fn a_submeter_under_a_main_meter_does_not_count(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    let main = channel(&store, "main", "energy_kwh").await;
    let plug = channel(&store, "plug", "energy_kwh").await;
    commit(&store, &hourly(main, MONDAY, 12, 4.0)).await;
    commit(&store, &hourly(plug, MONDAY, 12, 1.0)).await;
    give(&store, "plug", home, MeterRole::Submeter).await;
    assert_near(used(&store, Owner::Building(home)).await, 12.0);
    give(&store, "main", home, MeterRole::Main).await;
    let parent = store.catalog().meter_by_key["main"];
    change(&store, "plug", |change| change.parent_meter_id = Some(parent)).await;
    assert_near(used(&store, Owner::Building(home)).await, 48.0);
    assert_near(used(&store, Owner::Site(site_id)).await, 48.0);
    commit(&store, &[entry(plug, MONDAY + 13 * HOUR_MS, 140.0)]).await;
    assert_near(used(&store, Owner::Building(home)).await, 48.0);
    agrees(&store).await;
}

pub async fn a_meter_given_to_a_building_later_counts_with_its_history(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "Europe/Berlin").await;
    let home = building(&store, site_id).await;
    let id = channel(&store, "m", "energy_kwh").await;
    commit(&store, &hourly(id, MONDAY, 24 * 30, 1.0)).await;
    assert_near(used(&store, Owner::Site(site_id)).await, 0.0);
    give(&store, "m", home, MeterRole::Main).await;
    assert_near(used(&store, Owner::Building(home)).await, 720.0);
    assert_near(used(&store, Owner::Site(site_id)).await, 720.0);
    commit(&store, &[entry(id, MONDAY + 721 * HOUR_MS, 821.0)]).await;
    assert_near(used(&store, Owner::Site(site_id)).await, 721.0);
    agrees(&store).await;
}

pub async fn a_meter_moved_to_another_building_takes_its_history_along(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "Europe/Berlin").await;
    let (one, two) = (building(&store, site_id).await, building(&store, site_id).await);
    let old = channel(&store, "old", "energy_kwh").await;
    let new = channel(&store, "new", "energy_kwh").await;
    give(&store, "old", one, MeterRole::Main).await;
    give(&store, "new", one, MeterRole::Main).await;
    commit(&store, &hourly(old, MONDAY, 48, 1.0)).await;
    commit(&store, &hourly(new, MONDAY + 10 * DAY_MS, 48, 2.0)).await;
    assert_near(used(&store, Owner::Building(one)).await, 144.0);
    give(&store, "old", two, MeterRole::Main).await;
    assert_near(used(&store, Owner::Building(one)).await, 96.0);
    assert_near(used(&store, Owner::Building(two)).await, 48.0);
    assert_near(used(&store, Owner::Site(site_id)).await, 144.0);
    agrees(&store).await;
}

pub async fn a_meter_taken_away_leaves_nothing_behind_in_building_and_site(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "Europe/Berlin").await;
    let home = building(&store, site_id).await;
    let old = channel(&store, "old", "energy_kwh").await;
    let new = channel(&store, "new", "energy_kwh").await;
    give(&store, "old", home, MeterRole::Main).await;
    give(&store, "new", home, MeterRole::Main).await;
    // The old meter's time is not the new one's: its readings stand alone.
    commit(&store, &hourly(old, MONDAY, 48, 1.0)).await;
    commit(&store, &hourly(new, MONDAY + 10 * DAY_MS, 48, 2.0)).await;
    change(&store, "old", |change| change.building_id = None).await;
    assert_near(used(&store, Owner::Building(home)).await, 96.0);
    assert_near(used(&store, Owner::Site(site_id)).await, 96.0);
    agrees(&store).await;
    change(&store, "new", |change| change.building_id = None).await;
    assert_near(used(&store, Owner::Site(site_id)).await, 0.0);
    assert!(store.catalog().series.values().all(|series| matches!(series.owner, Owner::Channel(_))));
    agrees(&store).await;
}

pub async fn a_meter_set_to_interval_and_back_is_understood_anew(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    let id = channel(&store, "m", "energy_kwh").await;
    let power = channel(&store, "m", "power_w").await;
    give(&store, "m", home, MeterRole::Main).await;
    let entries: Vec<_> = (0..30).map(|i| entry(id, MONDAY + i * 30 * MINUTE_MS, 5.0 + i as f64)).collect();
    commit(&store, &entries).await;
    assert_near(used(&store, Owner::Building(home)).await, 29.0);
    change(&store, "m", |change| change.is_interval = true).await;
    let amounts: f64 = entries.iter().map(|entry| entry.reading.value).sum();
    assert_near(used(&store, Owner::Building(home)).await, amounts);
    assert_near(used(&store, Owner::Site(site_id)).await, amounts);
    assert_eq!(store.catalog().channels[&power].kind, domain::ChannelKind::Power);
    agrees(&store).await;
    // A channel that comes later has the meter's kind.
    channel(&store, "m", "energy_export_kwh").await;
    assert_eq!(find(&store, "m", "energy_export_kwh").kind, domain::ChannelKind::Interval);
    change(&store, "m", |change| change.is_interval = false).await;
    assert_near(used(&store, Owner::Building(home)).await, 29.0);
    agrees(&store).await;
}

pub async fn amounts_that_are_called_so_stay_amounts_whatever_is_said_of_their_meter(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    // As a file of bills makes it.
    let id = channel(&store, "bills", "interval_energy_kwh").await;
    give(&store, "bills", home, MeterRole::Main).await;
    let amount = |hour: i64| Entry::new(id, Reading { span_ms: Some(HOUR_MS), ..Reading::new(MONDAY + hour * HOUR_MS, 2.0) });
    commit(&store, &(1..=10).map(amount).collect::<Vec<_>>()).await;
    for max_power_w in [Some(9_000.0), None] {
        change(&store, "bills", |change| change.max_power_w = max_power_w).await;
        assert_eq!(find(&store, "bills", "interval_energy_kwh").kind, ChannelKind::Interval);
        assert_near(energy(&slots(&store, id, Period::Hour).await), 20.0);
    }
    agrees(&store).await;
}

/// Meters of several dialects that all call themselves `plug1`.
async fn heard(store: &Store, dialects: &[&'static str]) {
    heard_as(store, "plug1", dialects).await;
}

async fn heard_as(store: &Store, name: &str, dialects: &[&'static str]) {
    let wanted = dialects.iter().map(|dialect| {
        ChannelWanted::new(name.to_owned(), dialect, format!("{dialect}/plug1"), Field::named("energy_kwh").unwrap())
    });
    store.channel_ensure(&wanted.collect::<Vec<_>>()).await.unwrap();
}

pub async fn devices_of_one_name_in_two_dialects_are_two_meters(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    heard(&store, &["tasmota", "zigbee2mqtt"]).await;
    heard(&store, &["zigbee2mqtt", "greenpulse", "tasmota"]).await;
    let catalog = store.catalog();
    let keys: Vec<(&str, &str)> = catalog.meters.values().map(|meter| (meter.key.as_str(), meter.name.as_str())).collect();
    assert_eq!(keys, [("plug1", "plug1"), ("zigbee2mqtt:plug1", "plug1 (zigbee2mqtt)")]);
    let heard_as = |dialect| catalog.sender_meter(dialect, "plug1").map(|meter| meter.key.as_str());
    assert_eq!(heard_as("tasmota"), Some("plug1"));
    assert_eq!(heard_as("zigbee2mqtt"), Some("zigbee2mqtt:plug1"));
    assert_eq!(heard_as("mapping"), Some("plug1"));
    assert_eq!(heard_as("glow"), None);
}

pub async fn a_meter_that_a_file_made_is_the_first_devices_of_its_name(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    heard(&store, &["file"]).await;
    assert!(store.catalog().sender_meter("tasmota", "plug1").is_none(), "nobody has said yet whose it is");
    heard(&store, &["tasmota"]).await;
    heard(&store, &["glow", "file"]).await;
    let catalog = store.catalog();
    let keys: Vec<(&str, &str)> = catalog.meters.values().map(|meter| (meter.key.as_str(), meter.dialect.as_str())).collect();
    assert_eq!(keys, [("plug1", "tasmota"), ("glow:plug1", "glow")]);
}

pub async fn a_meter_that_a_file_made_waits_for_whoever_names_it_by_its_key_too(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    for dialect in ["greenpulse", "influx", "mapping", "thingsboard"] {
        let name = format!("plug of {dialect}");
        heard_as(&store, &name, &["file"]).await;
        assert!(store.catalog().sender_meter("file", &name).is_some(), "the file goes on");
        // It must not depend on which channel it sends: the file's channel exists already.
        assert!(store.catalog().sender_meter(dialect, &name).is_none(), "{dialect}");
        heard_as(&store, &name, &[dialect]).await;
        let catalog = store.catalog();
        assert_eq!(catalog.sender_meter(dialect, &name).map(|meter| meter.dialect.as_str()), Some(dialect));
        // From now on, another meter of that name is another device.
        assert!(catalog.sender_meter("tasmota", &name).is_none());
        assert!(catalog.can_be_named("tasmota", &name));
    }
    assert_eq!(store.catalog().meters.len(), 4);
}

pub async fn a_name_too_long_to_be_told_apart_makes_no_meter(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let name = "n".repeat(115);
    let wanted = |dialect| ChannelWanted::new(name.clone(), dialect, String::new(), Field::named("energy_kwh").unwrap());
    assert!(store.catalog().can_be_named("zigbee2mqtt", &name));
    store.channel_ensure(&[wanted("tasmota"), wanted("zigbee2mqtt")]).await.unwrap();
    let catalog = store.catalog();
    assert_eq!(catalog.meters.len(), 1);
    assert!(!catalog.can_be_named("zigbee2mqtt", &name) && catalog.can_be_named("tasmota", &name));
}

pub async fn a_meter_moved_to_a_site_in_another_zone_is_counted_by_its_days(ground: &Ground) {
    let store = ground.store().await;
    let (west, east) = (site(&store, "America/New_York").await, site(&store, "Asia/Kolkata").await);
    let (here, there) = (building(&store, west).await, building(&store, east).await);
    let id = channel(&store, "m", "energy_kwh").await;
    give(&store, "m", here, MeterRole::Main).await;
    commit(&store, &every_ten_minutes(id, MONDAY, 50, 1.0)).await;
    agrees(&store).await;
    let total = used(&store, Owner::Site(west)).await;
    give(&store, "m", there, MeterRole::Main).await;
    assert_near(used(&store, Owner::Site(west)).await, 0.0);
    assert_near(used(&store, Owner::Site(east)).await, total);
    // A day there begins at 18:30 UTC.
    let days = slots(&store, id, Period::Day).await;
    assert_eq!(days[0].start, MONDAY - 5 * HOUR_MS - 30 * MINUTE_MS);
    agrees(&store).await;
}

pub async fn a_change_that_names_what_is_not_there_is_refused(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    channel(&store, "m", "energy_kwh").await;
    let meter = store.catalog().meter_named("m").unwrap().clone();
    let change =
        MeterChange { name: "renamed".to_owned(), role: MeterRole::Main, status: MeterStatus::Active, ..MeterChange::of(&meter) };
    let own_parent = MeterChange { parent_meter_id: Some(meter.meter_id), ..change.clone() };
    let no_building = MeterChange { building_id: Some(BuildingId(99)), ..change.clone() };
    let good = (meter.meter_id, change.clone());
    for wrong in [(MeterId(99), change), (meter.meter_id, own_parent), (meter.meter_id, no_building)] {
        // If one is refused, the others are too.
        assert!(matches!(store.meter_update(&[good.clone(), wrong]).await, Err(error) if error.is_refusal()));
    }
    store.catalog_reload().await.unwrap();
    assert_eq!(*store.catalog().meter_named("m").unwrap(), meter);
}

pub async fn what_a_meter_feeds_is_kept_and_read_again(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    channel(&store, "m", "energy_kwh").await;
    let appliance = || store.catalog().meter_named("m").unwrap().appliance;
    assert_eq!(appliance(), None);
    for feeds in [Some(Appliance::HeatPump), Some(Appliance::Car), None] {
        change(&store, "m", |change| change.appliance = feeds).await;
        assert_eq!(appliance(), feeds);
        store.catalog_reload().await.unwrap();
        assert_eq!(appliance(), feeds);
    }
}

pub async fn a_building_of_seven_meters_adds_up_where_only_two_report(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let (block, home) = (building(&store, site_id).await, building(&store, site_id).await);
    let mut ids = Vec::new();
    for i in 0..7 {
        let key = format!("flat-{i}");
        ids.push(channel(&store, &key, "energy_kwh").await);
        give(&store, &key, block, MeterRole::Main).await;
    }
    let fine = channel(&store, "fine", "energy_kwh").await;
    give(&store, "fine", home, MeterRole::Main).await;
    // Covered for two sevenths, without quarters, beside a building with quarters.
    commit(&store, &hourly(ids[0], MONDAY, 6, 1.0)).await;
    commit(&store, &hourly(ids[1], MONDAY, 6, 2.0)).await;
    commit(&store, &every_ten_minutes(fine, MONDAY, 6, 1.0)).await;
    agrees(&store).await;
}
