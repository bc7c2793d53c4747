//! Readings in the ledger: once each, all or nothing, with the rollups in the same commit.

use crate::ground::*;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, MeterRole, Period, PhotoKind, QUARTER_MS, Reading};
use store::{Conflict, Entry, Owner, PHOTOS_MAX, Reject};

pub async fn a_reading_that_comes_twice_in_one_batch_changes_nothing(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    let one = entry(id, MONDAY, 5.0);
    let committed = commit(&store, &[one, entry(id, MONDAY + HOUR_MS, 6.0), one, one]).await;
    assert_eq!((committed.stored.len(), committed.repeated.len(), committed.conflicts.len()), (2, 2, 0));
    assert_eq!(store.reading_list(id, EVER, 10).await.unwrap().len(), 2);
    assert_near(energy(&slots(&store, id, Period::Hour).await), 1.0);
    agrees(&store).await;
}

pub async fn a_reading_that_comes_again_in_a_later_batch_changes_nothing(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    let batch = every_ten_minutes(id, MONDAY, 5, 2.0);
    commit(&store, &batch).await;
    let before = slots(&store, id, Period::Hour).await;
    let committed = commit(&store, &batch[3..20]).await;
    assert_eq!((committed.stored.len(), committed.repeated.len(), committed.conflicts.len()), (0, 17, 0));
    let again = [batch[30], entry(id, MONDAY + 6 * HOUR_MS, 200.0), batch[2]];
    let committed = commit(&store, &again).await;
    assert_eq!((committed.stored.len(), committed.repeated.len()), (1, 2));
    assert_eq!(slots(&store, id, Period::Hour).await[..5], before[..5]);
    agrees(&store).await;
}

pub async fn another_value_for_a_taken_instant_is_a_conflict_and_the_first_stays(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    let batch = hourly(id, MONDAY, 8, 1.0);
    commit(&store, &batch).await;
    let other = entry(id, MONDAY + HOUR_MS, 107.5);
    let within = [entry(id, MONDAY + 9 * HOUR_MS, 109.0), entry(id, MONDAY + 9 * HOUR_MS, 110.0), other];
    let committed = commit(&store, &within).await;
    assert_eq!((committed.stored.len(), committed.repeated.len()), (1, 0));
    let mut conflicts = committed.conflicts.clone();
    conflicts.sort_by_key(|conflict| conflict.entry.reading.at);
    let conflict = |place, entry, stands| Conflict { place, entry, stands };
    assert_eq!(conflicts, [conflict(2, other, 101.0), conflict(1, within[1], 109.0)]);
    assert_near(energy(&slots(&store, id, Period::Day).await), 9.0);
    agrees(&store).await;
}

pub async fn a_value_that_stands_is_repeated_even_behind_one_that_conflicts(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    commit(&store, &[entry(id, MONDAY, 1.0)]).await;
    let committed = commit(&store, &[entry(id, MONDAY, 2.0), entry(id, MONDAY, 1.0)]).await;
    assert_eq!((committed.stored.len(), committed.repeated.len()), (0, 1));
    assert_eq!(committed.conflicts, [Conflict { place: 0, entry: entry(id, MONDAY, 2.0), stands: 1.0 }]);
}

pub async fn a_corrected_value_counts_and_the_one_before_is_kept(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    let building_id = building(&store, site_id).await;
    give(&store, "m", building_id, MeterRole::Main).await;
    commit(&store, &every_ten_minutes(id, MONDAY, 48, 1.0)).await;
    let of_day = |slots: &[domain::Slot], day: i64| {
        let start = MONDAY + day * DAY_MS;
        energy(&slots.iter().filter(|slot| (start..start + DAY_MS).contains(&slot.start)).cloned().collect::<Vec<_>>())
    };
    let before = slots(&store, id, Period::Day).await;

    // One kilowatt-hour more from noon of the first day on, and what the file has besides: a value
    // that stands, and an instant that has no reading.
    let noon = MONDAY + 12 * HOUR_MS;
    let stands = store.reading_list(id, EVER, 1_000).await.unwrap();
    let mut newer: Vec<_> =
        stands.iter().filter(|reading| reading.at >= noon).map(|reading| entry(id, reading.at, reading.value + 1.0)).collect();
    let count = newer.len();
    newer.push(entry(id, MONDAY, stands.iter().find(|reading| reading.at == MONDAY).unwrap().value));
    newer.push(entry(id, MONDAY + 1, 0.5));
    let corrector = store::Corrector { by: "Ada", source: "corrected.csv", at: MONDAY + 9 * DAY_MS };
    assert_eq!(store.reading_correct(&newer, corrector).await.unwrap(), count);

    let after = slots(&store, id, Period::Day).await;
    assert_near(of_day(&after, 0), of_day(&before, 0) + 1.0);
    assert_near(of_day(&after, 1), of_day(&before, 1));
    let noted = store.correction_list(id, EVER, 1_000).await.unwrap();
    assert_eq!(noted.len(), count);
    let of_noon = noted.iter().find(|one| one.at == noon).unwrap();
    assert_near(of_noon.value, of_noon.was + 1.0);
    assert_eq!(
        (of_noon.corrected_by.as_str(), of_noon.source.as_str(), of_noon.corrected_at),
        ("Ada", "corrected.csv", corrector.at)
    );
    agrees(&store).await;
    // Once more changes nothing, and later readings follow the newer value.
    assert_eq!(store.reading_correct(&newer, corrector).await.unwrap(), 0);
    commit(&store, &[entry(id, MONDAY + 2 * DAY_MS + HOUR_MS, 100.0)]).await;
    agrees(&store).await;
}

pub async fn a_correction_goes_with_its_reading_to_another_channel(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "value:total").await;
    commit(&store, &[entry(id, MONDAY, 1_000.0), entry(id, MONDAY + HOUR_MS, 3_000.0)]).await;
    let corrector = store::Corrector { by: "Ada", source: "form", at: MONDAY + DAY_MS };
    store.reading_correct(&[entry(id, MONDAY + HOUR_MS, 2_000.0)], corrector).await.unwrap();
    store.channel_map(id, domain::Field::named("energy_kwh").unwrap(), 0.001).await.unwrap();

    let into = find(&store, "m", "energy_kwh:total").channel_id;
    let noted = store.correction_list(into, EVER, 10).await.unwrap();
    assert_eq!(noted.iter().map(|one| (one.at, one.was, one.value)).collect::<Vec<_>>(), [(MONDAY + HOUR_MS, 3.0, 2.0)]);
    assert!(store.correction_list(id, EVER, 10).await.unwrap().is_empty());
    // A file that brings the old channel's number corrects where its readings went.
    assert_eq!(store.reading_correct(&[entry(id, MONDAY + HOUR_MS, 2_500.0)], corrector).await.unwrap(), 1);
    assert_near(store.reading_list(into, EVER, 10).await.unwrap()[0].value, 2.5);
    agrees(&store).await;
}

pub async fn a_commit_that_fails_leaves_nothing_half_written(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    let building_id = building(&store, site_id).await;
    give(&store, "m", building_id, MeterRole::Main).await;
    commit(&store, &every_ten_minutes(id, MONDAY, 3, 1.0)).await;
    let before = slots(&store, id, Period::Hour).await;
    // Rollups are the last step but one of a commit: everything before them must be rolled back.
    ground.execute("alter table rollup rename to gone").await;
    let late = every_ten_minutes(id, MONDAY + 3 * HOUR_MS + MINUTE_MS, 3, 1.0);
    let reject = Reject {
        arrived_at: MONDAY,
        topic: "t".to_owned(),
        payload: b"?".to_vec(),
        reason: "no".to_owned(),
        ..Reject::default()
    };
    assert!(store.reading_commit(&late, std::slice::from_ref(&reject)).await.is_err());
    ground.execute("alter table gone rename to rollup").await;
    assert_eq!(store.reading_list(id, EVER, 100).await.unwrap().len(), 19);
    assert_eq!(store.quarantine_count().await.unwrap(), 0);
    assert_eq!(slots(&store, id, Period::Hour).await, before);
    agrees(&store).await;
    // And what was not written is not remembered as written.
    commit(&store, &late[10..]).await;
    agrees(&store).await;
}

pub async fn a_commit_that_is_given_up_half_way_leaves_nothing_behind(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    let batch = every_ten_minutes(id, MONDAY, 60, 1.0);
    commit(&store, &batch[..20]).await;
    // A caller that no longer waits drops the commit at whichever await it has reached.
    for (i, polls) in (20..80).zip(1..) {
        let mut commit = Box::pin(store.reading_commit(&batch[i..=i], &[]));
        for _ in 0..polls {
            let waiting = std::future::poll_fn(|context| std::task::Poll::Ready(commit.as_mut().poll(context))).await;
            if waiting.is_ready() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_micros(300)).await;
        }
    }
    commit(&store, &batch[200..220]).await;
    agrees(&store).await;
    commit(&store, &batch).await;
    agrees(&store).await;
    assert_near(energy(&slots(&store, id, Period::Day).await), batch[360].reading.value - batch[0].reading.value);
}

pub async fn quarters_add_up_to_hours_and_hours_to_days(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "America/New_York").await;
    let building_id = building(&store, site_id).await;
    let id = channel(&store, "m", "energy_kwh").await;
    give(&store, "m", building_id, MeterRole::Main).await;
    // Across the night of 2026-03-08, a day of 23 hours there.
    let batch = every_ten_minutes(id, MONDAY + 4 * 24 * HOUR_MS, 80, 3.0);
    commit(&store, &batch).await;
    let total = batch[batch.len() - 1].reading.value - batch[0].reading.value;
    for owner in [Owner::Channel(id), Owner::Building(building_id), Owner::Site(site_id)] {
        let flow_of = if owner == Owner::Channel(id) { domain::Flow::Import } else { domain::Flow::Use };
        let quarters = flow(&store, owner, flow_of, Period::Quarter).await;
        let hours = flow(&store, owner, flow_of, Period::Hour).await;
        let days = flow(&store, owner, flow_of, Period::Day).await;
        for hour in &hours {
            let end = hour.start + hour.length_ms;
            let within: Vec<_> = quarters.iter().filter(|q| hour.start <= q.start && q.start < end).copied().collect();
            if !within.is_empty() {
                assert_eq!(within.len() as i64, hour.length_ms / QUARTER_MS);
                assert_near(energy(&within), energy(&[*hour]));
            }
        }
        assert_near(energy(&hours), total);
        assert_near(energy(&days), total);
        assert_eq!(days.iter().map(|day| day.length_ms / HOUR_MS).min(), Some(23));
    }
    agrees(&store).await;
}

pub async fn a_first_reading_on_the_hour_counts_in_the_hour_that_it_closes(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    commit(&store, &[entry(id, MONDAY, 1.0)]).await;
    agrees(&store).await;
    // And so does one that comes late, before all others.
    commit(&store, &[entry(id, MONDAY - 5 * HOUR_MS, 0.5)]).await;
    agrees(&store).await;
    assert_eq!(slots(&store, id, Period::Hour).await[0].start, MONDAY - 6 * HOUR_MS);
}

pub async fn an_amount_of_a_whole_day_and_a_late_one_within_it_both_count(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    change(&store, "m", |change| change.is_interval = true).await;
    let amount = |at, value, span_ms| Entry::new(id, Reading { at, value, span_ms });
    let quarters: Vec<Entry> = (1..=400).map(|i| amount(MONDAY + i * QUARTER_MS, 0.25, Some(QUARTER_MS))).collect();
    commit(&store, &quarters).await;
    commit(&store, &[amount(MONDAY + 48 * HOUR_MS + MINUTE_MS, 24.0, Some(24 * HOUR_MS))]).await;
    agrees(&store).await;
    commit(&store, &[amount(MONDAY + 30 * HOUR_MS + 7 * MINUTE_MS, 1.0, None)]).await;
    agrees(&store).await;
    commit(&store, &[amount(MONDAY + 48 * HOUR_MS + 2 * MINUTE_MS, 1.0, None)]).await;
    agrees(&store).await;
    assert_near(energy(&slots(&store, id, Period::Day).await), 126.0);
}

pub async fn minutes_of_an_interval_meter_keep_the_hours_before_them(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    change(&store, "m", |change| change.is_interval = true).await;
    let minutes: Vec<Entry> = (1..=400).map(|i| entry(id, MONDAY + i * MINUTE_MS, 0.1)).collect();
    for batch in minutes.chunks(23) {
        commit(&store, batch).await;
    }
    assert_near(energy(&slots(&store, id, Period::Hour).await), 40.0);
    agrees(&store).await;
}

pub async fn two_devices_that_share_a_key_add_no_energy(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    let mixed = |i: i64| entry(id, MONDAY + i * 5 * MINUTE_MS, if i % 2 == 0 { 100.0 } else { 5_000.0 } + i as f64 / 10.0);
    let entries: Vec<Entry> = (0..200).map(mixed).collect();
    for batch in entries.chunks(3) {
        commit(&store, batch).await;
    }
    agrees(&store).await;
    assert!(energy(&slots(&store, id, Period::Day).await) < 25.0);
}

pub async fn an_empty_commit_does_nothing(ground: &Ground) {
    let store = ground.store().await;
    assert_eq!(store.reading_commit(&[], &[]).await.unwrap(), store::Committed::default());
}

pub async fn a_photo_stands_beside_its_reading_and_goes_with_its_meter(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let (id, other) = (channel(&store, "m", "energy_kwh").await, channel(&store, "n", "energy_kwh").await);
    commit(&store, &[entry(id, MONDAY, 5.0), entry(other, MONDAY + HOUR_MS, 6.0)]).await;
    store.reading_photo_put(id, MONDAY, (PhotoKind::Png, b"first"), MONDAY).await.unwrap();
    store.reading_photo_put(id, MONDAY, (PhotoKind::Jpeg, b"a better one"), MONDAY).await.unwrap();
    let photo = Some((PhotoKind::Jpeg, b"a better one".to_vec()));
    assert_eq!(store.reading_photo_get(id, MONDAY).await.unwrap(), photo);
    assert_eq!(store.reading_photo_get(id, MONDAY + 1).await.unwrap(), None);
    assert_eq!(store.reading_photo_list(id, EVER).await.unwrap(), [MONDAY]);
    // It goes where its reading goes.
    let meter_id = |key: &str| store.catalog().meter_named(key).unwrap().meter_id;
    store.meter_merge(meter_id("m"), meter_id("n"), 1).await.unwrap();
    store.meters_settle().await.unwrap();
    assert_eq!(store.reading_photo_get(other, MONDAY).await.unwrap(), photo);
    store.meter_delete(meter_id("n"), 2).await.unwrap();
    store.meters_settle().await.unwrap();
    assert_eq!(ground.number("select count(*) from reading_photo").await, 0);
}

pub async fn of_too_many_photos_the_oldest_go(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    for month in 0..PHOTOS_MAX + 2 {
        store.reading_photo_put(id, MONDAY + month * DAY_MS, (PhotoKind::Png, b"a photo"), MONDAY).await.unwrap();
    }
    let kept = store.reading_photo_list(id, EVER).await.unwrap();
    assert_eq!((kept.len() as i64, kept[0]), (PHOTOS_MAX, MONDAY + 2 * DAY_MS));
}
