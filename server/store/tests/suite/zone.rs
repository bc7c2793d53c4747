//! A site's time zone is changed after data exists.

use crate::ground::*;
use domain::zone::Span;
use domain::{DAY_MS, HOUR_MS, MeterRole, Millis, Period, QUARTER_MS, Reading, Slot};
use store::{Entry, Error, JobSubject, Store};

/// 2026-03-26T00:00:00Z: three days before Berlin's clocks go forward.
const BEFORE: Millis = MONDAY + 24 * DAY_MS;

/// A house with a register by the quarter-hour, a plug with power, and a register that is read once
/// in months; all readings of it.
async fn filled(store: &Store, zone: &str) {
    let site_id = site(store, zone).await;
    let building_id = building(store, site_id).await;
    let [main, plug, rare] = [
        channel(store, "main", "energy_kwh").await,
        channel(store, "plug", "power_w").await,
        channel(store, "rare", "energy_kwh").await,
    ];
    give(store, "main", building_id, MeterRole::Main).await;
    give(store, "plug", building_id, MeterRole::Submeter).await;
    give(store, "rare", building_id, MeterRole::Main).await;
    let mut entries = Vec::new();
    for i in 0..6 * 96 {
        let at = BEFORE + i * QUARTER_MS + 7 * 60_000;
        // An odd step each time, so that each slot has an amount of its own.
        entries.push(Entry::new(main, Reading::new(at, i as f64 * 0.25 + (i % 7) as f64 * 0.01)));
        entries.push(Entry::new(plug, Reading::new(at, 100.0 + (i % 13) as f64)));
    }
    for (days, value) in [(-200, 0.0), (-20, 900.0), (4, 1_000.0)] {
        entries.push(Entry::new(rare, Reading::new(BEFORE + days * DAY_MS + 5 * HOUR_MS, value)));
    }
    entries.sort_by_key(|entry| entry.reading.at);
    store.reading_commit(&entries, &[]).await.unwrap();
}

/// All slots of all series, by what they are of: ids differ from one ledger to the next.
async fn slots(store: &Store) -> Vec<(String, Period, Vec<Slot>)> {
    let catalog = store.catalog();
    let mut found = Vec::new();
    for series in catalog.series.values() {
        for period in [Period::Quarter, Period::Hour, Period::Day] {
            let of = store.rollup_range(&[series.series_id], period, EVER).await.unwrap().remove(&series.series_id);
            found.push((format!("{:?} {:?} {:?}", series.owner, series.utility, series.flow), period, of.unwrap_or_default()));
        }
    }
    found.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    found
}

fn assert_same(changed: &[(String, Period, Vec<Slot>)], fresh: &[(String, Period, Vec<Slot>)]) {
    assert_eq!(changed.len(), fresh.len());
    for (changed, fresh) in changed.iter().zip(fresh) {
        assert_eq!((&changed.0, changed.1, changed.2.len()), (&fresh.0, fresh.1, fresh.2.len()));
        for (a, b) in changed.2.iter().zip(&fresh.2) {
            let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
                (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
                (a, b) => a == b,
            };
            let is_same = (a.start, a.length_ms, a.covered_ms, a.count) == (b.start, b.length_ms, b.covered_ms, b.count);
            let is_near = near(a.energy, b.energy) && near(a.mean, b.mean) && near(a.low, b.low) && near(a.high, b.high);
            assert!(is_same && is_near, "{} {:?}: {a:?} is not {b:?}", changed.0, changed.1);
        }
    }
}

pub async fn a_zone_changed_after_data_exists_is_as_if_it_had_always_been_that_zone(ground: &Ground) {
    let store = ground.store().await;
    filled(&store, "America/New_York").await;
    let site_id = *store.catalog().sites.keys().next().unwrap();
    // The clocks of Berlin go forward within these days; Kolkata's hours begin at the half hour.
    for zone in ["Europe/Berlin", "Asia/Kolkata"] {
        store.site_zone_change(site_id, zone).await.unwrap();
        assert_eq!(store.catalog().sites[&site_id].zone, zone);
        let other = Ground::sqlite();
        let fresh = other.store().await;
        filled(&fresh, zone).await;
        assert_same(&slots(&store).await, &slots(&fresh).await);
        agrees(&store).await;
    }
    // Later readings are counted in the new zone.
    let main =
        store.catalog().channel_named(store.catalog().meter_named("main").unwrap().meter_id, "energy_kwh").unwrap().channel_id;
    store.reading_commit(&[Entry::new(main, Reading::new(BEFORE + 7 * DAY_MS, 200.0))], &[]).await.unwrap();
    agrees(&store).await;
    let day = store.catalog().zone(site_id).day(BEFORE + 2 * DAY_MS);
    let series = store.catalog().channels[&main].series_id;
    let days = store.rollup_range(&[series], Period::Day, Span { start: day.start, end: day.end }).await.unwrap();
    assert_eq!(days[&series].iter().map(|slot| slot.start).collect::<Vec<_>>(), [day.start]);
}

pub async fn a_zone_is_changed_at_once_before_there_is_a_meter_and_by_one_job_after(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "Etc/UTC").await;
    assert!(!store.site_zone_request(site_id, "Europe/Berlin", 1_000).await.unwrap());
    assert_eq!(store.catalog().sites[&site_id].zone, "Europe/Berlin");
    let error = store.site_zone_request(site_id, "Mars/Olympus", 1_000).await.unwrap_err();
    assert!(matches!(error, Error::Invalid { field: "zone", .. }), "{error:?}");

    channel(&store, "main", "energy_kwh").await;
    assert!(store.site_zone_request(site_id, "Asia/Kolkata", 2_000).await.unwrap());
    assert_eq!(store.catalog().sites[&site_id].zone, "Europe/Berlin", "the old zone stays until the job is over");
    assert_eq!(store.site_zone_wanted(site_id).await.unwrap().as_deref(), Some("Asia/Kolkata"));
    let error = store.site_zone_request(site_id, "Asia/Tokyo", 3_000).await.unwrap_err();
    assert!(matches!(error, Error::Conflict { field: "zone", .. }), "{error:?}");
    let job = store.job_take(&[store::ZONE_JOB], "a process", 4_000).await.unwrap().unwrap();
    assert_eq!(job.subject, JobSubject::Site(site_id));

    store.site_zone_change(site_id, "Asia/Kolkata").await.unwrap();
    store.site_zone_done(site_id).await.unwrap();
    assert_eq!((store.site_zone_wanted(site_id).await.unwrap(), store.site_zone_progress(site_id)), (None, None));
    // A process that takes the job over finds it done.
    store.site_zone_change(site_id, "Asia/Kolkata").await.unwrap();
}
