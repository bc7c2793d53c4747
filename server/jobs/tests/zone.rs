//! The job that gives a site another time zone, ended midway as a killed process ends it: nothing of it
//! is seen, and the process that comes after does it once. Leaves out what the change itself does to
//! rollups, which is a case of the store.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use domain::zone::Span;
use domain::{BuildingType, DAY_MS, Field, MeterRole, Millis, Period, QUARTER_MS, Reading, SiteId, Slot};
use jobs::{Pace, Runner, zone};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::task::Poll;
use store::{ChannelWanted, Entry, Job, JobState, JobSubject, MeterChange, NewBuilding, NewSite, Store};

/// 2026-03-26T00:00:00Z: three days before Berlin's clocks go forward.
const BEGIN: Millis = 1_774_483_200_000;
const NOW: Millis = BEGIN + 10 * DAY_MS;
const ALL: Span = Span { start: BEGIN - DAY_MS, end: NOW };

/// A site with three houses, each with a register by the quarter-hour.
async fn filled(url: &str, zone: &str) -> (Store, SiteId) {
    let store = Store::open(url).await.unwrap();
    let site =
        NewSite { name: "Mill".to_owned(), zone: zone.to_owned(), currency: "EUR".to_owned(), is_demo: false, rates: vec![] };
    let site_id = store.site_insert(&site, 0).await.unwrap();
    for (number, key) in ["one", "two", "three"].into_iter().enumerate() {
        let house = NewBuilding {
            site_id,
            name: key.to_owned(),
            building_type: BuildingType::Home,
            floor_area_m2: None,
            floors: None,
            occupancy: None,
            year_built: None,
            position: None,
            is_demo: false,
        };
        let building_id = store.building_insert(&[house], 0).await.unwrap()[0];
        let wanted = ChannelWanted::new(key.to_owned(), "greenpulse", String::new(), Field::named("energy_kwh").unwrap());
        store.channel_ensure(&[wanted]).await.unwrap();
        let meter = store.catalog().meter_named(key).unwrap().clone();
        let change = MeterChange { building_id: Some(building_id), role: MeterRole::Main, ..MeterChange::of(&meter) };
        store.meter_update(&[(meter.meter_id, change)]).await.unwrap();
        let channel_id = store.catalog().channel_named(meter.meter_id, "energy_kwh").unwrap().channel_id;
        let read = |i: i64| {
            let value = (number + 1) as f64 * i as f64 * 0.25 + (i % 7) as f64 * 0.01;
            Entry::new(channel_id, Reading::new(BEGIN + i * QUARTER_MS, value))
        };
        store.reading_commit(&(0..7 * 96).map(read).collect::<Vec<_>>(), &[]).await.unwrap();
    }
    (store, site_id)
}

/// All slots by what they are of: ids differ from one ledger to the next. Energies in Wh.
async fn slots(store: &Store) -> BTreeMap<(String, Period), Vec<(Millis, Millis, Option<i64>)>> {
    let catalog = store.catalog();
    let mut found = BTreeMap::new();
    for series in catalog.series.values() {
        for period in [Period::Quarter, Period::Hour, Period::Day] {
            let of = store.rollup_range(&[series.series_id], period, ALL).await.unwrap();
            let told = |slot: &Slot| (slot.start, slot.covered_ms, slot.energy.map(|energy| (energy * 1000.0).round() as i64));
            let of = of.values().flatten().map(told).collect();
            found.insert((format!("{:?} {:?} {:?}", series.owner, series.utility, series.flow), period), of);
        }
    }
    found
}

async fn job_of(store: &Store) -> Job {
    let jobs = store.job_list(0, 50).await.unwrap();
    let of_zone: Vec<Job> = jobs.into_iter().filter(|job| job.kind == zone::NAME).collect();
    assert_eq!(of_zone.len(), 1, "it was asked for once");
    of_zone.into_iter().next().unwrap()
}

async fn a_change_that_ends_midway_is_done_once_after_the_restart(url: &str) {
    let (store, site_id) = filled(url, "America/New_York").await;
    let before = slots(&store).await;
    assert!(store.site_zone_request(site_id, "Europe/Berlin", NOW).await.unwrap());
    let store = Arc::new(store);
    let mut killed = Runner::new(store.clone(), Pace::Usual, "the one that is killed".to_owned()).unwrap();
    {
        let mut step = Box::pin(killed.step(NOW));
        // One house is made anew, the next is under way: here it ends.
        let ended = std::future::poll_fn(|cx| match step.as_mut().poll(cx) {
            Poll::Ready(done) => Poll::Ready(Some(done.is_ok())),
            Poll::Pending if store.site_zone_progress(site_id).is_some_and(|(done, _)| done > 0) => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        });
        assert_eq!(ended.await, None, "it is midway");
    }
    drop(killed);
    assert_eq!(slots(&store).await, before, "whoever reads sees the old days");
    drop(store);

    let store = Arc::new(Store::open(url).await.unwrap());
    assert_eq!(store.catalog().sites[&site_id].zone, "America/New_York");
    assert_eq!(slots(&store).await, before);
    assert_eq!(job_of(&store).await.state, JobState::Running, "nobody said that it ended");
    let mut next = Runner::new(store.clone(), Pace::Usual, "the one after".to_owned()).unwrap();
    next.take_over().await.unwrap();
    assert!(next.step(NOW + 1).await.unwrap());
    let job = job_of(&store).await;
    assert_eq!((job.state, job.done_count, job.subject), (JobState::Done, 1, JobSubject::Site(site_id)), "{}", job.message);
    assert_eq!(store.catalog().sites[&site_id].zone, "Europe/Berlin");
    assert_eq!((store.site_zone_wanted(site_id).await.unwrap(), store.site_zone_progress(site_id)), (None, None));

    let folder = tempfile::tempdir().unwrap();
    let (fresh, _) = filled(&format!("sqlite://{}/fresh.db", folder.path().display()), "Europe/Berlin").await;
    assert_eq!(slots(&store).await, slots(&fresh).await);
    assert_eq!(store.verify().await.unwrap().differences, 0);
    // What learns from local days is asked for again, once; and nothing changes the zone another time.
    let count = store.job_list(0, 50).await.unwrap().len();
    assert_eq!(count, 4, "the zone, and three analyses after it");
    while next.step(NOW + 2).await.unwrap() {}
    assert_eq!(store.job_list(0, 50).await.unwrap().len(), count);
    assert_eq!(slots(&store).await, slots(&fresh).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_sqlite_a_change_of_zone_that_ends_midway_is_done_once_after_the_restart() {
    let folder = tempfile::tempdir().unwrap();
    a_change_that_ends_midway_is_done_once_after_the_restart(&format!("sqlite://{}/test.db", folder.path().display())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgres_a_change_of_zone_that_ends_midway_is_done_once_after_the_restart() {
    a_change_that_ends_midway_is_done_once_after_the_restart(&trial::Postgres::start().database()).await;
}
