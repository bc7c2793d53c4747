//! A channel of unknown unit, and what follows when a person says what it is.

use crate::ground::*;
use domain::{Field, Flow, HOUR_MS, MeterRole, Period};
use store::{Owner, Store};

fn field(name: &str) -> &'static Field {
    Field::named(name).unwrap()
}

async fn total(store: &Store, key: &str, name: &str) -> f64 {
    energy(&slots(store, find(store, key, name).channel_id, Period::Day).await)
}

pub async fn readings_of_an_unknown_unit_count_once_somebody_has_said_what_they_are(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "Europe/Berlin").await;
    let home = building(&store, site_id).await;
    let id = channel(&store, "m", "value:1").await;
    give(&store, "m", home, MeterRole::Main).await;
    commit(&store, &hourly(id, MONDAY, 30, 1_000.0)).await;
    assert!(flow(&store, Owner::Building(home), Flow::Use, Period::Day).await.is_empty());

    // They were Wh.
    assert_eq!(store.channel_map(id, field("energy_kwh"), 0.001).await.unwrap(), 31);
    assert!(store.reading_list(id, EVER, 100).await.unwrap().is_empty());
    assert_near(total(&store, "m", "energy_kwh:1").await, 30.0);
    assert_near(energy(&flow(&store, Owner::Site(site_id), Flow::Use, Period::Day).await), 30.0);
    agrees(&store).await;

    // New readings go there at once, even from a store that does not know of it yet.
    let other = ground.store().await;
    let more: Vec<_> = (31..=35).map(|hour| entry(id, MONDAY + hour * HOUR_MS, 100.0 + hour as f64 * 1_000.0)).collect();
    commit(&store, &more[..3]).await;
    commit(&other, &more[3..]).await;
    assert_near(total(&store, "m", "energy_kwh:1").await, 35.0);
    assert!(store.reading_list(id, EVER, 100).await.unwrap().is_empty());
    agrees(&store).await;
}

pub async fn many_readings_move_in_several_transactions(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "value").await;
    let many: Vec<_> = (0..12_000).map(|i| entry(id, MONDAY + i * 60_000, i as f64)).collect();
    commit(&store, &many).await;
    assert_eq!(store.channel_map(id, field("power_w"), 1.0).await.unwrap(), 12_000);
    let found = find(&store, "m", "power_w");
    let readings = store.reading_list(found.channel_id, EVER, 20_000).await.unwrap();
    assert_eq!(readings.len(), 12_000);
    agrees(&store).await;
}

pub async fn a_degree_of_fahrenheit_is_shifted_too(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "value").await;
    commit(&store, &[entry(id, MONDAY, 50.0)]).await;
    store.channel_map(id, field("outdoor_temp_f"), 1.0).await.unwrap();
    commit(&store, &[entry(id, MONDAY + 1, 68.0)]).await;
    let found = find(&store, "m", "outdoor_temp_c");
    let mut values: Vec<f64> =
        store.reading_list(found.channel_id, EVER, 9).await.unwrap().iter().map(|reading| reading.value).collect();
    values.sort_by(f64::total_cmp);
    assert_near(values[0], 10.0);
    assert_near(values[1], 20.0);
}

pub async fn a_reading_whose_instant_is_taken_is_told_and_stays_when_it_is_named(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let (id, known) = (channel(&store, "m", "value").await, channel(&store, "m", "power_w").await);
    commit(&store, &[entry(known, MONDAY, 5.0), entry(known, MONDAY + 1, 6.0)]).await;
    commit(&store, &[entry(id, MONDAY, 7.0), entry(id, MONDAY + 1, 6.0), entry(id, MONDAY + 2, 8.0)]).await;
    store.channel_map(id, field("power_w"), 1.0).await.unwrap();
    let values: Vec<f64> = store.reading_list(known, EVER, 9).await.unwrap().iter().map(|reading| reading.value).collect();
    assert_eq!(values, [8.0, 6.0, 5.0]);
    let kept = store.quarantine_list(9).await.unwrap();
    assert_eq!((kept.len(), kept[0].payload.as_slice(), kept[0].arrived_at), (1, &b"7"[..], MONDAY));
    assert!(kept[0].reason.contains("conflict") && kept[0].reason.contains("with 5"), "{}", kept[0].reason);
    let values: Vec<f64> = store.reading_list(id, EVER, 9).await.unwrap().iter().map(|reading| reading.value).collect();
    assert_eq!(values, [7.0]);
    agrees(&store).await;
}

pub async fn of_many_readings_whose_instants_are_taken_none_is_lost_when_they_are_named(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let (id, known) = (channel(&store, "m", "value").await, channel(&store, "m", "power_w").await);
    let at = |i: i64| MONDAY + i * 60_000;
    commit(&store, &(0..200).map(|i| entry(known, at(i), 5.0)).collect::<Vec<_>>()).await;
    commit(&store, &(0..300).map(|i| entry(id, at(i), 6.0)).collect::<Vec<_>>()).await;
    assert_eq!(store.channel_map(id, field("power_w"), 1.0).await.unwrap(), 100);
    assert_eq!(store.reading_list(id, EVER, 999).await.unwrap().len(), 200);
    assert_eq!(store.reading_list(known, EVER, 999).await.unwrap().len(), 300);
    let told = store.quarantine_list(99).await.unwrap();
    assert!(told.len() == 51 && told[0].reason.contains("150 more"), "{}: {}", told.len(), told[0].reason);
    agrees(&store).await;
}

pub async fn what_cannot_be_said_of_a_channel_is_refused(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let (id, known) = (channel(&store, "m", "value").await, channel(&store, "m", "power_w").await);
    commit(&store, &[entry(id, MONDAY, -3.0)]).await;
    for (channel_id, name, factor, word) in [
        (known, "energy_kwh", 1.0, "is known to be in W"),
        (id, "value", 1.0, "says nothing"),
        (id, "energy_kwh", 0.0, "factor"),
        (id, "energy_kwh", f64::NAN, "factor"),
        (id, "energy_kwh", 1.0, "cannot be true"),
        (domain::ChannelId(99), "energy_kwh", 1.0, "no channel 99"),
    ] {
        match store.channel_map(channel_id, field(name), factor).await {
            Err(error) if error.is_refusal() => {
                let why = error.to_string();
                assert!(why.contains(word) || why.contains("outside of what can be true"), "{why}");
            }
            other => panic!("{name} x {factor}: {other:?}"),
        }
    }
    assert_eq!(store.reading_list(id, EVER, 9).await.unwrap().len(), 1);
}

pub async fn a_flow_that_was_counted_twice_counts_once_when_somebody_says_so(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "Europe/Berlin").await;
    let home = building(&store, site_id).await;
    let (whole, twice) = (channel(&store, "m", "energy_kwh").await, channel(&store, "m", "energy_kwh:yield").await);
    give(&store, "m", home, MeterRole::Main).await;
    for id in [whole, twice] {
        commit(&store, &hourly(id, MONDAY, 30, 1.0)).await;
    }
    let used = async || energy(&flow(&store, Owner::Building(home), Flow::Use, Period::Day).await);
    assert_near(used().await, 60.0);

    assert_eq!(store.channel_uncount(twice).await.unwrap(), 31);
    assert_near(used().await, 30.0);
    agrees(&store).await;
    // What still comes goes the same way, and nothing is lost.
    commit(&store, &[entry(twice, MONDAY + 31 * HOUR_MS, 131.0)]).await;
    let kept = find(&store, "m", "value:energy_kwh-yield").channel_id;
    assert_eq!(store.reading_list(kept, EVER, 100).await.unwrap().len(), 32);
    assert_near(used().await, 30.0);
    assert!(matches!(store.channel_uncount(kept).await, Err(store::Error::Conflict { .. })));
    agrees(&store).await;
    // And back: it counts again under its own name, and so does what comes.
    store.channel_map(kept, Field::named("energy_kwh").unwrap(), 1.0).await.unwrap();
    commit(&store, &[entry(twice, MONDAY + 32 * HOUR_MS, 132.0)]).await;
    assert_eq!(store.reading_list(twice, EVER, 100).await.unwrap().len(), 33);
    assert_near(used().await, 62.0);
    assert_eq!(store.channel_uncount(twice).await.unwrap(), 33);
    assert_near(used().await, 30.0);
    agrees(&store).await;
}
