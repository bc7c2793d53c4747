//! What pages ask for.

use crate::ground::*;
use domain::rollup::energy_within;
use domain::zone::Span;
use domain::{ChannelId, HOUR_MS, Period, QUARTER_MS};
use store::Stretch;

pub async fn a_range_gives_the_slots_that_start_within_it(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let (one, two) = (channel(&store, "one", "energy_kwh").await, channel(&store, "two", "energy_kwh").await);
    commit(&store, &hourly(one, MONDAY, 10, 1.0)).await;
    commit(&store, &hourly(two, MONDAY, 3, 2.0)).await;
    let ids = [one, two].map(|id| store.catalog().channels[&id].series_id);
    let span = Span { start: MONDAY + 2 * HOUR_MS, end: MONDAY + 5 * HOUR_MS };
    let found = store.rollup_range(&ids, Period::Hour, span).await.unwrap();
    let starts: Vec<_> = found[&ids[0]].iter().map(|slot| (slot.start - MONDAY) / HOUR_MS).collect();
    assert_eq!((starts, found[&ids[1]].len()), (vec![2, 3, 4], 1));
    assert_eq!((found[&ids[1]][0].energy, found[&ids[1]][0].quality), (Some(2.0), 1.0));
    assert!(store.rollup_range(&[], Period::Hour, span).await.unwrap().is_empty());
}

pub async fn courses_give_each_series_its_own_time_and_length_of_slots(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let (one, two) = (channel(&store, "one", "energy_kwh").await, channel(&store, "two", "energy_kwh").await);
    commit(&store, &hourly(one, MONDAY, 30, 1.0)).await;
    commit(&store, &hourly(two, MONDAY, 3, 2.0)).await;
    let ids = [one, two].map(|id| store.catalog().channels[&id].series_id);
    let stretch = |series_id, period, from: i64, to: i64| {
        let span = Span { start: MONDAY + from * HOUR_MS, end: MONDAY + to * HOUR_MS };
        Stretch { series_id, period, span }
    };
    let asked = [
        stretch(ids[1], Period::Hour, 1, 9),
        stretch(ids[0], Period::Day, 0, 24),
        stretch(ids[0], Period::Hour, 2, 4),
        stretch(ids[0], Period::Hour, 400, 500),
    ];
    let found = store.rollup_courses(&asked).await.unwrap();
    let found: Vec<Vec<(i64, f64)>> =
        found.into_iter().map(|one| one.into_iter().map(|(at, energy)| ((at - MONDAY) / HOUR_MS, energy)).collect()).collect();
    assert_eq!(found, [vec![(1, 2.0), (2, 2.0)], vec![(0, 24.0)], vec![(2, 1.0), (3, 1.0)], vec![]]);
    assert!(store.rollup_courses(&[]).await.unwrap().is_empty());
}

pub async fn what_passed_of_many_spans_is_what_their_hours_add_up_to(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let (one, two) = (channel(&store, "one", "energy_kwh").await, channel(&store, "two", "energy_kwh").await);
    let none = channel(&store, "none", "energy_kwh").await;
    commit(&store, &every_ten_minutes(one, MONDAY, 30, 1.0)).await;
    commit(&store, &hourly(two, MONDAY, 3, 2.0)).await;
    let ids = [one, two, none].map(|id| store.catalog().channels[&id].series_id);
    let minute_ms = HOUR_MS / 60;
    let spans = [(0, 150), (60, 120), (1440, 1500), (60, 60), (120, 6000)]
        .map(|(from, to)| Span { start: MONDAY + from * minute_ms, end: MONDAY + to * minute_ms });
    let found = store.rollup_passed(&ids, &spans).await.unwrap();
    assert_eq!((found[&ids[0]].len(), found[&ids[1]].len(), found.contains_key(&ids[2])), (5, 5, false));
    let hours = store.rollup_range(&ids, Period::Hour, EVER).await.unwrap();
    for id in &ids[..2] {
        for (passed, span) in found[id].iter().zip(spans) {
            let mean = hours[id].iter().find(|hour| hour.start <= span.end && span.end < hour.start + hour.length_ms);
            // The mean of an hour that began before the span is not asked for.
            let mean = mean.filter(|hour| hour.start >= span.start).and_then(|hour| hour.mean);
            assert_eq!(passed.mean, mean, "{span:?}");
            match energy_within(&hours[id], span) {
                Some(energy) => assert_near(passed.energy.unwrap(), energy),
                None => assert_eq!(passed.energy, None, "{span:?}"),
            }
        }
    }
    assert_near(found[&ids[1]][0].energy.unwrap(), 5.0);
    assert!(store.rollup_passed(&ids, &[]).await.unwrap().is_empty());
}

pub async fn quarters_of_hourly_data_are_fourths(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "Asia/Kolkata").await;
    let (coarse, fine) = (channel(&store, "coarse", "energy_kwh").await, channel(&store, "fine", "energy_kwh").await);
    // Local hours begin at half past there.
    let start = MONDAY + HOUR_MS / 2;
    commit(&store, &hourly(coarse, start, 4, 2.0)).await;
    commit(&store, &every_ten_minutes(fine, start, 4, 2.0)).await;
    let ids = [coarse, fine].map(|id| store.catalog().channels[&id].series_id);
    let span = Span { start: start + QUARTER_MS, end: start + 2 * HOUR_MS };
    assert!(!slots(&store, coarse, Period::Quarter).await.iter().any(|quarter| span.contains(quarter.start)));
    let found = store.rollup_quarters(&ids, span).await.unwrap();
    let coarse = &found[&ids[0]];
    assert_eq!((coarse.len(), coarse[0].start), (7, start + QUARTER_MS));
    assert!(coarse.iter().all(|quarter| quarter.energy == Some(0.5) && quarter.length_ms == QUARTER_MS));
    assert!(coarse.iter().all(|quarter| quarter.covered_ms == QUARTER_MS && quarter.mean == Some(2000.0)));
    let kept = slots(&store, fine, Period::Quarter).await.into_iter().filter(|quarter| span.contains(quarter.start));
    assert_eq!(found[&ids[1]], kept.collect::<Vec<_>>());
    assert_eq!(found[&ids[1]].len(), 7);
}

pub async fn the_newest_reading_comes_with_the_one_before(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let (many, one) = (channel(&store, "many", "power_w").await, channel(&store, "one", "power_w").await);
    let none = channel(&store, "none", "power_w").await;
    let entries: Vec<_> = (0..5).map(|i| entry(many, MONDAY + i * HOUR_MS, i as f64)).collect();
    commit(&store, &entries).await;
    commit(&store, &[entry(one, MONDAY, 7.0)]).await;
    let found = store.reading_latest(&[many, one, none, ChannelId(999)]).await.unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].channel_id, found[0].newest, found[0].before), (many, entries[4].reading, Some(entries[3].reading)));
    assert_eq!((found[1].channel_id, found[1].newest.value, found[1].before), (one, 7.0, None));
}

pub async fn readings_are_listed_newest_first(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    let entries = hourly(id, MONDAY, 9, 1.0);
    commit(&store, &entries).await;
    let span = Span { start: MONDAY + HOUR_MS, end: MONDAY + 8 * HOUR_MS };
    let found = store.reading_list(id, span, 3).await.unwrap();
    assert_eq!(found, [entries[7].reading, entries[6].reading, entries[5].reading]);
}

pub async fn a_ledger_is_read_page_by_page_from_its_start(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    let entries = hourly(id, MONDAY, 9, 1.0);
    commit(&store, &entries).await;
    let end = MONDAY + 8 * HOUR_MS;
    let first = store.reading_page(id, Span { start: MONDAY, end }, 5).await.unwrap();
    let second = store.reading_page(id, Span { start: first[4].at + 1, end }, 5).await.unwrap();
    let all: Vec<_> = first.iter().chain(&second).copied().collect();
    let expected: Vec<_> = entries[..8].iter().map(|entry| entry.reading).collect();
    assert_eq!(all, expected);
}

pub async fn the_last_hour_is_the_newest_that_is_covered(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    let series_id = store.catalog().channels[&id].series_id;
    assert_eq!(store.rollup_last_hour(series_id, EVER.end).await.unwrap(), None);
    commit(&store, &hourly(id, MONDAY, 5, 1.0)).await;
    assert_eq!(store.rollup_last_hour(series_id, EVER.end).await.unwrap(), Some(MONDAY + 4 * HOUR_MS));
    assert_eq!(store.rollup_last_hour(series_id, MONDAY + 2 * HOUR_MS).await.unwrap(), Some(MONDAY + HOUR_MS));
}
