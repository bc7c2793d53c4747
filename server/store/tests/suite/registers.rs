//! A meter's settings decide how its readings are understood, in the past too: meter changes, the
//! maximum power, the interval-end offset, the gap limit.

use crate::ground::*;
use domain::{ChannelId, DAY_MS, HOUR_MS, MINUTE_MS, MeterRole, Millis, Period, Reading};
use store::{Entry, MeterChanged, Owner, Store};

fn changed(channel_id: ChannelId, at: Millis, old_final: f64, new_initial: f64) -> MeterChanged {
    MeterChanged { channel_id, at, old_final, new_initial, note: "new seal".to_owned() }
}

/// A meter in a building; returns its channel and the building, which both have energy.
async fn metered(store: &Store, field: &str) -> (ChannelId, Owner) {
    let site_id = site(store, "America/New_York").await;
    let home = building(store, site_id).await;
    let id = channel(store, "m", field).await;
    give(store, "m", home, MeterRole::Main).await;
    (id, Owner::Building(home))
}

async fn used(store: &Store, owner: Owner) -> f64 {
    energy(&flow(store, owner, domain::Flow::Use, Period::Day).await)
}

pub async fn a_meter_change_counts_across_it_and_can_be_taken_back(ground: &Ground) {
    let store = ground.store().await;
    let (id, home) = metered(&store, "energy_kwh").await;
    let meter_id = find(&store, "m", "energy_kwh").meter_id;
    // 20 kWh up to 120, then another register that begins at 7.
    let new = (1..=30).map(|i| entry(id, MONDAY + (20 + i) * HOUR_MS, 7.5 + i as f64));
    let entries: Vec<Entry> = hourly(id, MONDAY, 20, 1.0).into_iter().chain(new).collect();
    commit(&store, &entries[..30]).await;
    assert_near(used(&store, home).await, 20.0 + 8.0);
    let change = changed(id, MONDAY + 20 * HOUR_MS + 30 * MINUTE_MS, 120.5, 7.5);
    store.meter_change_insert(&change).await.unwrap();
    assert_near(used(&store, home).await, 20.0 + 1.5 + 8.0);
    agrees(&store).await;
    // Late and new readings count by it as well.
    commit(&store, &entries[33..]).await;
    commit(&store, &entries[30..33]).await;
    assert_near(used(&store, home).await, 20.0 + 1.5 + 29.0);
    assert_eq!(store.meter_change_list(meter_id).await.unwrap(), std::slice::from_ref(&change));
    agrees(&store).await;
    assert!(store.meter_change_delete(id, change.at).await.unwrap());
    assert!(!store.meter_change_delete(id, change.at).await.unwrap());
    assert_near(used(&store, home).await, 20.0 + 29.0);
    assert_eq!(store.meter_change_list(meter_id).await.unwrap(), []);
    agrees(&store).await;
}

pub async fn a_meter_change_that_cannot_be_is_refused(ground: &Ground) {
    let store = ground.store().await;
    let (id, _) = metered(&store, "energy_kwh").await;
    let power = channel(&store, "m", "power_w").await;
    store.meter_change_insert(&changed(id, MONDAY, 5.0, 0.0)).await.unwrap();
    for (wrong, said) in [
        (changed(id, MONDAY, 6.0, 0.0), "already"),
        (changed(id, MONDAY + 1, f64::NAN, 0.0), "final figure is NaN"),
        (changed(id, MONDAY + 1, 1.0, -2.0), "initial figure is -2"),
        (changed(id, 5, 1.0, 0.0), "after 2009"),
        (changed(power, MONDAY, 1.0, 0.0), "only a register"),
        (changed(ChannelId(999), MONDAY, 1.0, 0.0), "no channel 999"),
    ] {
        match store.meter_change_insert(&wrong).await {
            Err(error) if error.is_refusal() => assert!(error.to_string().contains(said), "{error}"),
            other => panic!("{other:?}"),
        }
    }
}

pub async fn a_meter_that_is_removed_takes_its_meter_changes_along(ground: &Ground) {
    let store = ground.store().await;
    let (id, _) = metered(&store, "energy_kwh").await;
    store.meter_change_insert(&changed(id, MONDAY, 5.0, 0.0)).await.unwrap();
    change(&store, "m", |change| change.is_demo = true).await;
    store.demo_remove().await.unwrap();
    assert_eq!(ground.number("select count(*) from meter_change").await, 0);
    assert!(store.catalog().changes.is_empty());
}

/// One kilowatt for a day, with one jump of 5,000 kWh that stays.
fn a_day_with_a_jump(id: ChannelId) -> Vec<Entry> {
    let mut entries = hourly(id, MONDAY, 24, 1.0);
    entries[12..].iter_mut().for_each(|entry| entry.reading.value += 5_000.0);
    entries
}

pub async fn a_step_beyond_the_maximum_power_is_kept_filed_and_not_counted(ground: &Ground) {
    let store = ground.store().await;
    let (id, home) = metered(&store, "energy_kwh").await;
    change(&store, "m", |change| change.max_power_w = Some(11_000.0)).await;
    let entries = a_day_with_a_jump(id);
    for chunk in entries.chunks(5) {
        commit(&store, chunk).await;
    }
    assert_near(used(&store, home).await, 23.0);
    // The hour of the jump is unknown, which is not the same as zero.
    let hours = slots(&store, id, Period::Hour).await;
    let step = hours.iter().find(|hour| hour.start == MONDAY + 11 * HOUR_MS).unwrap();
    assert_eq!((step.energy, step.covered_ms, step.count), (None, 0, 1));
    assert_eq!(store.reading_list(id, EVER, 99).await.unwrap().len(), 25);
    let filed = store.quarantine_list(9).await.unwrap();
    assert_eq!(filed.len(), 1, "{filed:?}");
    assert!(filed[0].reason.contains("Raise the meter's maximum power, or mark a meter change"), "{}", filed[0].reason);
    assert_eq!(filed[0].arrived_at, MONDAY + 12 * HOUR_MS);
    agrees(&store).await;
    // Either remedy counts what was kept.
    change(&store, "m", |change| change.max_power_w = Some(6e6)).await;
    assert_near(used(&store, home).await, 5_024.0);
    change(&store, "m", |change| change.max_power_w = Some(11_000.0)).await;
    store.meter_change_insert(&changed(id, MONDAY + 11 * HOUR_MS + 1, 111.5, 5_111.5)).await.unwrap();
    assert_near(used(&store, home).await, 24.0);
    agrees(&store).await;
}

pub async fn a_maximum_power_that_is_set_later_is_held_against_the_past(ground: &Ground) {
    let store = ground.store().await;
    let (id, home) = metered(&store, "energy_kwh").await;
    // As much as a building may take in an hour, which is not out of all proportion.
    let mut entries = hourly(id, MONDAY, 24, 1.0);
    entries[12..].iter_mut().for_each(|entry| entry.reading.value += 80.0);
    commit(&store, &entries).await;
    assert_near(used(&store, home).await, 104.0);
    assert_eq!(store.quarantine_count().await.unwrap(), 0);
    change(&store, "m", |change| change.max_power_w = Some(11_000.0)).await;
    assert_near(used(&store, home).await, 23.0);
    assert_eq!(store.quarantine_count().await.unwrap(), 1);
    agrees(&store).await;
}

pub async fn a_register_that_leaps_to_anothers_figure_is_filed_and_not_counted(ground: &Ground) {
    let store = ground.store().await;
    let (id, home) = metered(&store, "energy_kwh").await;
    for chunk in a_day_with_a_jump(id).chunks(5) {
        commit(&store, chunk).await;
    }
    assert_near(used(&store, home).await, 23.0);
    assert_eq!(store.quarantine_count().await.unwrap(), 1);
    agrees(&store).await;
}

pub async fn a_figure_that_cannot_be_is_refused_by_name(ground: &Ground) {
    let store = ground.store().await;
    metered(&store, "energy_kwh").await;
    let meter = store.catalog().meter_named("m").unwrap().clone();
    let as_is = || store::MeterChange::of(&meter);
    for (wrong, said) in [
        (store::MeterChange { max_power_w: Some(0.0), ..as_is() }, "maximum power"),
        (store::MeterChange { max_register: Some(f64::INFINITY), ..as_is() }, "highest figure"),
        (store::MeterChange { end_offset_ms: 2 * DAY_MS, ..as_is() }, "offset"),
        (store::MeterChange { power_gap_ms: Some(5), ..as_is() }, "gap limit"),
        (store::MeterChange { delta_t_f: Some(-1.0), ..as_is() }, "temperature rise"),
    ] {
        match store.meter_update(&[(meter.meter_id, wrong)]).await {
            Err(error) if error.is_refusal() => assert!(error.to_string().contains(said), "{error}"),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(*store.catalog().meter_named("m").unwrap(), meter);
}

pub async fn an_interval_end_offset_puts_readings_where_they_belong(ground: &Ground) {
    let store = ground.store().await;
    let (id, home) = metered(&store, "energy_kwh").await;
    change(&store, "m", |change| change.is_interval = true).await;
    // Quarter-hours sent 4 minutes after their end; the amount is the number of the quarter.
    let late = 4 * MINUTE_MS;
    let quarter = |i: i64| {
        let reading = Reading { at: MONDAY + i * 15 * MINUTE_MS + late, value: i as f64, span_ms: Some(15 * MINUTE_MS) };
        Entry::new(id, reading)
    };
    let entries: Vec<Entry> = (1..=96).map(quarter).collect();
    commit(&store, &entries[..50]).await;
    change(&store, "m", |change| change.end_offset_ms = late).await;
    // Before and after the offset is set, in order and late.
    commit(&store, &entries[60..]).await;
    for entry in &entries[50..60] {
        commit(&store, &[*entry]).await;
    }
    let hours = slots(&store, id, Period::Hour).await;
    assert_eq!(hours.len(), 24);
    for (i, hour) in hours.iter().enumerate() {
        let first = (i * 4) as f64;
        assert_near(hour.energy.unwrap(), 4.0 * first + 10.0);
        assert_eq!((hour.covered_ms, hour.count), (HOUR_MS, 4));
    }
    assert_near(used(&store, home).await, (1..=96).sum::<i32>().into());
    // The ledger keeps the device's time.
    assert_eq!(store.reading_list(id, EVER, 1).await.unwrap()[0].at, MONDAY + DAY_MS + late);
    agrees(&store).await;
    change(&store, "m", |change| change.end_offset_ms = 0).await;
    assert_near(slots(&store, id, Period::Hour).await[0].energy.unwrap(), 1.0 + 2.0 + 3.0 + 4.0 * 11.0 / 15.0);
    agrees(&store).await;
}

pub async fn a_gap_limit_decides_between_which_powers_energy_flows(ground: &Ground) {
    let store = ground.store().await;
    let (id, home) = metered(&store, "power_w").await;
    let entries: Vec<Entry> = (0..=10).map(|i| entry(id, MONDAY + i * 30 * MINUTE_MS, 2_000.0)).collect();
    commit(&store, &entries).await;
    assert_near(used(&store, home).await, 0.0);
    change(&store, "m", |change| change.power_gap_ms = Some(45 * MINUTE_MS)).await;
    assert_near(used(&store, home).await, 10.0);
    commit(&store, &[entry(id, MONDAY + 330 * MINUTE_MS, 2_000.0)]).await;
    assert_near(used(&store, home).await, 11.0);
    agrees(&store).await;
}

pub async fn a_register_that_comes_back_after_months_writes_them_once(ground: &Ground) {
    let store = ground.store().await;
    let (id, home) = metered(&store, "energy_kwh").await;
    commit(&store, &hourly(id, MONDAY, 10, 1.0)).await;
    // A gap written by the hour, and then one written by days.
    let (mut back, mut register) = (MONDAY + 10 * HOUR_MS, 110.0);
    for days in [30, 120] {
        back += days * DAY_MS + 20 * MINUTE_MS;
        register += 400.0;
        commit(&store, &[entry(id, back, register)]).await;
        // Changed without the store: a second write would restore the value.
        ground.execute("update rollup set quality = 0.375 where period = 3600 and quality = 0.5").await;
        ground.execute("update gap_day set quality = 0.375").await;
        for _ in 1..=8 {
            (back, register) = (back + MINUTE_MS, register + 1.0 / 60.0);
            commit(&store, &[entry(id, back, register)]).await;
        }
    }
    let left = ground.number("select count(*) from rollup where period = 3600 and quality = 0.375").await;
    assert!(left > 2 * 29 * 24, "{left} hours of the gap were left alone");
    let left = ground.number("select count(*) from gap_day where quality = 0.375").await;
    assert!(left > 2 * 117, "{left} days of the gap were left alone");
    assert_near(used(&store, home).await, 810.0 + 16.0 / 60.0);
}

pub async fn what_is_sent_again_files_nothing_twice(ground: &Ground) {
    let store = ground.store().await;
    let (id, _) = metered(&store, "energy_kwh").await;
    change(&store, "m", |change| change.max_power_w = Some(11_000.0)).await;
    let entries = a_day_with_a_jump(id);
    commit(&store, &entries).await;
    commit(&store, &entries).await;
    commit(&store, &entries[5..18]).await;
    assert_eq!(store.quarantine_count().await.unwrap(), 1);
    agrees(&store).await;
}
