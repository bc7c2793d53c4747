//! Readings whose instant is taken. A time that is ours moves on; a device's own is a repetition or
//! a conflict. None is lost without a report.

use crate::ground::*;
use domain::zone::Span;
use domain::{ChannelId, Period, Reading};
use store::{Conflict, Entry, Store};

fn ours(channel_id: ChannelId, at: i64, value: f64) -> Entry {
    Entry { is_time_ours: true, ..entry(channel_id, at, value) }
}

async fn ledger(store: &Store, channel_id: ChannelId) -> Vec<(i64, f64)> {
    let found = store.reading_page(channel_id, Span { start: 0, end: i64::MAX }, 10_000).await.unwrap();
    found.into_iter().map(|reading| (reading.at - MONDAY, reading.value)).collect()
}

pub async fn of_a_burst_without_times_every_value_is_in_the_ledger_in_its_order(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "plug", "energy_kwh").await;
    // Three milliseconds, as when a broker delivers its backlog; more rows than one statement
    // takes.
    let burst: Vec<Entry> = (0..1_000).map(|i| ours(id, MONDAY + i / 400, 5.0 + i as f64 / 1024.0)).collect();
    let committed = commit(&store, &burst).await;
    assert_eq!((committed.stored.len(), committed.repeated.len(), committed.conflicts.len()), (1_000, 0, 0));
    let values: Vec<f64> = ledger(&store, id).await.iter().map(|one| one.1).collect();
    assert_eq!(values, burst.iter().map(|one| one.reading.value).collect::<Vec<_>>());
    // The next burst comes while the first one's times are still ahead.
    let next: Vec<Entry> = (0..100).map(|i| ours(id, MONDAY + 20 + i / 50, 6.0 + i as f64 / 1024.0)).collect();
    assert_eq!(commit(&store, &next).await.stored.len(), 100);
    let found = ledger(&store, id).await;
    assert_eq!(found.len(), 1_100);
    assert!(found.windows(2).all(|pair| pair[0].1 < pair[1].1), "a register does not fall");
    assert_near(energy(&slots(&store, id, Period::Hour).await), 1.0 + 99.0 / 1024.0);
    agrees(&store).await;
}

pub async fn of_bursts_in_which_values_recur_none_is_taken_for_another(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "plug", "power_w").await;
    // Each burst begins within the milliseconds that the earlier ones took.
    for burst in 0..10 {
        let burst: Vec<Entry> = (0..100).map(|i| ours(id, MONDAY + burst, f64::from(i % 2))).collect();
        let committed = commit(&store, &burst).await;
        assert_eq!((committed.stored.len(), committed.repeated.len()), (100, 0));
    }
    commit(&store, &[ours(id, MONDAY + 7, 1.0)]).await;
    let found: Vec<f64> = ledger(&store, id).await.iter().map(|one| one.1).collect();
    assert_eq!(found.len(), 1_001);
    assert!(found[..1_000].chunks(2).all(|pair| pair == [0.0, 1.0]), "in their order");
    agrees(&store).await;
}

pub async fn what_is_tried_again_is_repeated_wherever_it_had_moved_to(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "plug", "power_w").await;
    commit(&store, &[entry(id, MONDAY + 1, 7.0)]).await;
    let batch = [3.0, 1.0, 1.0, 3.0, 7.0].map(|value| ours(id, MONDAY, value));
    let committed = commit(&store, &batch).await;
    // The same value twice in a row is repeated.
    assert_eq!((committed.stored.len(), committed.repeated.clone()), (4, vec![2]));
    let known = [(0, 3.0), (1, 7.0), (2, 1.0), (3, 3.0), (4, 7.0)];
    assert_eq!(ledger(&store, id).await, known);
    // All of it, a part, and in another order, as quarantine has it.
    let mut turned = batch;
    turned.reverse();
    for again in [&batch[..], &batch[1..2], &batch[3..], &turned[..]] {
        let again: Vec<Entry> = again.iter().map(|&entry| Entry { is_again: true, ..entry }).collect();
        let committed = commit(&store, &again).await;
        assert_eq!((committed.stored.len(), committed.repeated.len()), (0, again.len()));
    }
    assert_eq!(ledger(&store, id).await, known);
    agrees(&store).await;
}

pub async fn a_devices_own_time_goes_before_one_that_is_ours(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let (id, other) = (channel(&store, "a", "power_w").await, channel(&store, "b", "power_w").await);
    let batch = [ours(id, MONDAY, 1.0), entry(id, MONDAY, 2.0), entry(id, MONDAY, 3.0), ours(other, MONDAY, 1.0)];
    let committed = commit(&store, &batch).await;
    assert_eq!(committed.conflicts, [Conflict { place: 2, entry: batch[2], stands: 2.0 }]);
    assert_eq!(ledger(&store, id).await, [(0, 2.0), (1, 1.0)]);
    // If no instant is free for a minute, it is a conflict after all.
    let full: Vec<Entry> = (0..60_002).map(|ms| entry(other, MONDAY + 1_000 + ms, ms as f64)).collect();
    commit(&store, &full).await;
    let committed = commit(&store, &[ours(other, MONDAY + 1_000, -1.0), ours(other, MONDAY + 1_010, -2.0)]).await;
    assert_eq!((committed.stored.len(), committed.conflicts.len()), (1, 1));
}

pub async fn of_each_entry_it_is_told_what_became_of_it(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "a", "power_w").await;
    commit(&store, &[entry(id, MONDAY, 1.0), entry(id, MONDAY + 2, 1.0)]).await;
    let told = |at: i64, value: f64| Entry::new(id, Reading::new(MONDAY + at, value));
    let batch = [told(2, 9.0), told(0, 1.0), told(1, 4.0), told(1, 5.0), told(1, 4.0), told(2, 1.0)];
    let mut committed = commit(&store, &batch).await;
    committed.repeated.sort_unstable();
    committed.conflicts.sort_by_key(|conflict| conflict.place);
    assert_eq!(committed.stored, [batch[2]]);
    assert_eq!(committed.repeated, [1, 4, 5]);
    let conflicts: Vec<(usize, f64)> = committed.conflicts.iter().map(|one| (one.place, one.stands)).collect();
    assert_eq!(conflicts, [(0, 1.0), (3, 4.0)]);
}
