//! Meters that people take away: what is kept, what is removed, what counts, and what happens when
//! their device sends again.

use crate::ground::*;
use domain::{BuildingId, ChannelId, Flow, HOUR_MS, MeterId, MeterRole, Period, SiteId};
use store::{ChannelWanted, Error, MeterChanged, Owner, Store};

/// A house with a main meter and another beside it, with ten hours of each.
struct House {
    store: Store,
    site_id: SiteId,
    home: BuildingId,
    grid: ChannelId,
    plug: ChannelId,
}

async fn house(ground: &Ground) -> House {
    let store = ground.store().await;
    let site_id = site(&store, "Europe/Berlin").await;
    let home = building(&store, site_id).await;
    let (grid, plug) = (channel(&store, "grid", "energy_kwh").await, channel(&store, "plug", "energy_kwh").await);
    give(&store, "grid", home, MeterRole::Main).await;
    give(&store, "plug", home, MeterRole::Main).await;
    commit(&store, &hourly(grid, MONDAY, 10, 2.0)).await;
    commit(&store, &hourly(plug, MONDAY, 10, 0.5)).await;
    House { store, site_id, home, grid, plug }
}

impl House {
    fn id(&self, key: &str) -> MeterId {
        self.store.catalog().meter_named(key).unwrap().meter_id
    }

    async fn used(&self) -> f64 {
        let of_site = energy(&flow(&self.store, Owner::Site(self.site_id), Flow::Use, Period::Day).await);
        assert_near(energy(&flow(&self.store, Owner::Building(self.home), Flow::Use, Period::Hour).await), of_site);
        of_site
    }

    async fn readings(&self, channel_id: ChannelId) -> usize {
        self.store.reading_list(channel_id, EVER, 100_000).await.unwrap().len()
    }
}

fn heard(dialect: &'static str, name: &str) -> ChannelWanted {
    ChannelWanted::new(name.to_owned(), dialect, "anywhere".to_owned(), domain::Field::named("energy_kwh").unwrap())
}

pub async fn a_forgotten_meter_counts_and_shows_nowhere_and_comes_back_whole(ground: &Ground) {
    let house = house(ground).await;
    let store = &house.store;
    assert_near(house.used().await, 25.0);
    let id = house.id("plug");
    store.meter_forget(id, 1).await.unwrap();
    assert_near(house.used().await, 20.0);
    agrees(store).await;
    let catalog = store.catalog();
    let is_listed = |catalog: &store::Catalog| {
        [catalog.meters_new().any(|meter| meter.meter_id == id), catalog.meters_homeless().any(|meter| meter.meter_id == id)]
    };
    assert!(!catalog.meters.contains_key(&id) && is_listed(&catalog) == [false; 2]);
    assert_eq!(house.readings(house.plug).await, 11);
    // Its device goes on sending: it is known, nothing is created, and its readings are kept.
    assert_eq!(catalog.sender_meter("greenpulse", "plug").unwrap().meter_id, id);
    store.channel_ensure(&[heard("greenpulse", "plug")]).await.unwrap();
    channel(store, "plug", "power_w").await;
    assert_eq!(store.catalog().meters.len(), 1);
    commit(store, &[entry(house.plug, MONDAY + 11 * HOUR_MS, 106.0)]).await;
    assert_near(house.used().await, 20.0);
    agrees(store).await;
    // Another process sees the same.
    let other = ground.store().await;
    assert!(!other.catalog().meters.contains_key(&id) && other.catalog().forgotten.contains_key(&id));

    store.meter_bring_back(id, 2).await.unwrap();
    assert_eq!(is_listed(&store.catalog()), [true; 2]);
    assert!(matches!(store.meter_bring_back(id, 3).await, Err(error) if error.is_refusal()));
    give(store, "plug", house.home, MeterRole::Main).await;
    assert_near(house.used().await, 26.0);
    agrees(store).await;
    let told: Vec<String> = store.deed_list(9).await.unwrap().into_iter().map(|deed| deed.what).collect();
    assert_eq!(told, ["meter brought back", "meter forgotten"]);
}

pub async fn a_deleted_meter_goes_with_its_readings_and_its_device_is_a_new_one(ground: &Ground) {
    let house = house(ground).await;
    let store = &house.store;
    let many: Vec<_> =
        (0..25_000).map(|i| entry(house.plug, MONDAY + 11 * HOUR_MS + i * 60_000, 106.0 + i as f64 / 1e3)).collect();
    commit(store, &many).await;
    let holds = store.meter_holds(house.id("plug")).await.unwrap();
    assert_eq!((holds.readings, holds.first_at), (25_011, Some(MONDAY)));
    store.meter_delete(house.id("plug"), 1).await.unwrap();
    // It stops counting at once, before anything is removed.
    assert_near(house.used().await, 20.0);
    agrees(store).await;
    assert!(store.catalog().meter_named("plug").is_none());
    // It sends while its readings are being removed.
    let again = channel(store, "plug", "energy_kwh").await;
    assert_ne!(again, house.plug);
    commit(store, &[entry(again, MONDAY, 7.0)]).await;
    assert_eq!(store.meters_settle().await.unwrap().removed, 25_011);
    assert_eq!(store.meters_settle().await.unwrap().removed, 0);
    assert_eq!(ground.number("select count(*) from reading").await, 12);
    let kept = "select count(*) from rollup where series_id not in (select series_id from series)";
    assert_eq!((house.readings(again).await, ground.number(kept).await), (1, 0));
    agrees(store).await;
    // No id is ever reused.
    store.meter_delete(house.id("plug"), 2).await.unwrap();
    store.meters_settle().await.unwrap();
    assert!(channel(store, "plug", "energy_kwh").await > again);
    agrees(&ground.store().await).await;
}

pub async fn two_meters_become_one_and_what_its_device_says_next_is_the_others(ground: &Ground) {
    let house = house(ground).await;
    let store = &house.store;
    // The same device under another name, from the tenth hour on; one reading differs.
    store.channel_ensure(&[heard("zigbee2mqtt", "grid")]).await.unwrap();
    let twin = find(store, "zigbee2mqtt:grid", "energy_kwh").channel_id;
    let later: Vec<_> = (10..=30).map(|hour| entry(twin, MONDAY + hour * HOUR_MS, 100.0 + 2.0 * hour as f64)).collect();
    commit(store, &later).await;
    commit(store, &[entry(twin, MONDAY + 5 * HOUR_MS, 111.0)]).await;
    let power = channel(store, "zigbee2mqtt:grid", "power_w").await;
    commit(store, &[entry(power, MONDAY, 5.0)]).await;
    let change =
        MeterChanged { channel_id: twin, at: MONDAY + 50 * HOUR_MS, old_final: 9.0, new_initial: 0.0, note: String::new() };
    store.meter_change_insert(&change).await.unwrap();

    store.meter_merge(house.id("zigbee2mqtt:grid"), house.id("grid"), 1).await.unwrap();
    agrees(store).await;
    // A reading for the old channel comes before anything has moved, as from a store that does not
    // know of the merge.
    commit(store, &[entry(twin, MONDAY + 31 * HOUR_MS, 162.0)]).await;
    let settled = store.meters_settle().await.unwrap();
    assert_eq!((settled.moved, settled.conflicts), (22, 1));
    agrees(store).await;
    assert_near(house.used().await, 2.0 * 31.0 + 5.0);
    assert_eq!(house.readings(house.grid).await, 32);
    let catalog = store.catalog();
    assert_eq!((catalog.meters.len(), catalog.changes_of(house.grid).len()), (2, 1));
    assert_eq!(house.readings(find(store, "grid", "power_w").channel_id).await, 1);
    // The one in conflict is reported, and stays where it was.
    let told = store.quarantine_list(9).await.unwrap();
    assert!(told.len() == 1 && told[0].reason.contains("111 where one of the same time with 110"), "{told:?}");
    assert_eq!(ground.number("select count(*) from reading where value = 111").await, 1);
    assert_eq!(store.meters_settle().await.unwrap(), store::Settled::default());

    // Its device is now the other meter, in every process, also for a channel it never sent before.
    let other = ground.store().await;
    assert_eq!(other.catalog().sender_meter("zigbee2mqtt", "grid").unwrap().meter_id, house.id("grid"));
    other.channel_ensure(&[ChannelWanted { part: "2".to_owned(), ..heard("zigbee2mqtt", "grid") }]).await.unwrap();
    assert_eq!(find(&other, "grid", "energy_kwh:2").meter_id, house.id("grid"));
    store.catalog_refresh().await.unwrap();
    assert_eq!(store.catalog().aliases_of(house.id("grid")), ["zigbee2mqtt:grid"]);
    agrees(store).await;
    // That lasts until the alias is deleted.
    assert!(store.meter_alias_delete("zigbee2mqtt:grid", 2).await.unwrap());
    assert!(!store.meter_alias_delete("zigbee2mqtt:grid", 3).await.unwrap());
    store.channel_ensure(&[heard("zigbee2mqtt", "grid")]).await.unwrap();
    assert_eq!(store.catalog().meters.len(), 3);
}

pub async fn what_somebody_said_of_a_nameless_channel_holds_on_when_its_meter_is_merged(ground: &Ground) {
    let house = house(ground).await;
    let store = &house.store;
    let id = channel(store, "nameless", "value").await;
    commit(store, &hourly(id, MONDAY + 10 * HOUR_MS, 10, 2_000.0)).await;
    store.channel_map(id, domain::Field::named("energy_kwh").unwrap(), 0.001).await.unwrap();
    store.meter_merge(house.id("nameless"), house.id("plug"), 1).await.unwrap();
    store.meters_settle().await.unwrap();
    agrees(store).await;
    let known = find(store, "nameless", "value").channel_id;
    commit(store, &[entry(known, MONDAY + 40 * HOUR_MS, 200_000.0)]).await;
    commit(store, &[entry(id, MONDAY + 41 * HOUR_MS, 201_000.0)]).await;
    let newest = store.reading_list(house.plug, EVER, 2).await.unwrap();
    assert_eq!(newest.iter().map(|reading| reading.value).collect::<Vec<_>>(), [201.0, 200.0]);
    agrees(store).await;
}

pub async fn a_meter_that_something_hangs_on_is_not_taken_away_unasked(ground: &Ground) {
    let house = house(ground).await;
    let store = &house.store;
    change(store, "plug", |change| change.role = MeterRole::Submeter).await;
    let grid = house.id("grid");
    change(store, "plug", |change| change.parent_meter_id = Some(grid)).await;
    let refused = store.meter_merge(grid, house.id("plug"), 1).await.unwrap_err().to_string();
    assert!(refused.contains("stands under grid"), "{refused}");
    assert!(matches!(store.meter_merge(grid, grid, 1).await, Err(error) if error.is_refusal()));
    assert!(matches!(store.meter_merge(grid, MeterId(99), 1).await, Err(error) if error.is_refusal()));
    change(store, "plug", |change| change.is_interval = true).await;
    let refused = store.meter_merge(house.id("plug"), grid, 1).await.unwrap_err().to_string();
    assert!(refused.contains("`energy_kwh`") && refused.contains("amounts"), "{refused}");
    assert!(matches!(store.meter_delete(MeterId(99), 1).await, Err(error) if error.is_refusal()));
    // The children of a deleted meter move up to its parent.
    store.meter_delete(grid, 1).await.unwrap();
    assert_eq!(store.catalog().meter_named("plug").unwrap().parent_meter_id, None);
    store.meters_settle().await.unwrap();
    agrees(store).await;
}

pub async fn meters_of_which_one_would_not_count_any_more_are_not_put_together(ground: &Ground) {
    let house = house(ground).await;
    let store = &house.store;
    let amounts = channel(store, "file", "interval_energy_kwh").await;
    commit(store, &[entry(amounts, MONDAY - HOUR_MS, 3.0)]).await;
    let both = channel(store, "both", "energy_kwh").await;
    channel(store, "both", "power_w").await;
    commit(store, &hourly(both, MONDAY, 10, 0.25)).await;
    let watts = channel(store, "watts", "power_w").await;
    commit(store, &[entry(watts, MONDAY - HOUR_MS, 3.0)]).await;
    for (from, into, field) in
        [("file", "grid", "interval_energy_kwh"), ("grid", "file", "interval_energy_kwh"), ("watts", "grid", "power_w")]
    {
        match store.meter_merge(house.id(from), house.id(into), 1).await {
            Err(Error::Conflict { why, .. }) => assert!(why.contains(field) && why.contains("Keep both"), "{why}"),
            other => panic!("{from} into {into}: {other:?}"),
        }
    }
    // A power that does not count beside its register is not lost by a merge.
    store.meter_merge(house.id("both"), house.id("plug"), 1).await.unwrap();
    store.meters_settle().await.unwrap();
    agrees(store).await;
}
