//! The table of jobs: leases and epochs, what is due, what becomes of jobs whose subject is gone.
//! What jobs yield is in `analysis`.

use crate::ground::*;
use domain::{BuildingId, Flow, MeterRole, Millis, SeriesId, Utility};
use sqlx::Connection;
use sqlx::migrate::Migrator;
use store::{AnalysisStep, Job, JobState, JobSubject, JobYield, Owner, Store};

const KINDS: &[&str] = &["scan", "selection"];
/// The migration that makes the table.
const MADE_BY: &str = "202611291100_job.sql";

/// A house with one meter, and the series of its use.
async fn house(store: &Store) -> (BuildingId, SeriesId) {
    let site_id = site(store, "UTC").await;
    let building_id = building(store, site_id).await;
    channel(store, "main", "energy_kwh").await;
    give(store, "main", building_id, MeterRole::Main).await;
    let series = store.catalog().series_of(Owner::Building(building_id), Utility::Electricity, Flow::Use).unwrap().series_id;
    (building_id, series)
}

async fn only(store: &Store) -> Job {
    let mut jobs = store.job_list(0, 10).await.unwrap();
    assert_eq!(jobs.len(), 1, "{jobs:#?}");
    jobs.remove(0)
}

pub async fn a_process_that_lost_its_lease_is_refused_by_its_epoch(ground: &Ground) {
    let store = ground.store().await;
    let (_, series_id) = house(&store).await;
    store.job_request("scan", None, 1).await.unwrap();
    let first = store.job_take(KINDS, "one", 10).await.unwrap().unwrap();
    assert_eq!((first.epoch, first.heartbeat_at), (1, Some(10)));
    assert_eq!(store.job_take(KINDS, "two", 11).await.unwrap(), None, "it is the first one's");
    assert_eq!(store.job_heartbeat("one", 20).await.unwrap(), 1);
    assert_eq!(store.job_resume(19).await.unwrap(), 0, "it was heard of");

    // The first one hangs.
    assert_eq!(store.job_resume(20).await.unwrap(), 1);
    let came_to = JobYield { notes: vec![(series_id, AnalysisStep::Scanned, 30)], ..JobYield::default() };
    let late = |job: &Job| Job { done_count: 9, message: "late".to_owned(), ..job.clone() };
    assert!(!store.job_progress(&late(&first), &came_to, None, 30).await.unwrap(), "nobody has it");
    let second = store.job_take(KINDS, "two", 31).await.unwrap().unwrap();
    assert_eq!((second.job_id, second.epoch, second.owner.as_deref()), (first.job_id, 2, Some("two")));
    assert_eq!(store.job_heartbeat("one", 32).await.unwrap(), 0, "its heartbeat keeps nothing alive");
    for over in [None, Some(JobState::Done)] {
        assert!(!store.job_progress(&late(&first), &came_to, over, 33).await.unwrap());
    }
    assert_eq!(only(&store).await, second, "nothing of it is written");
    assert_eq!(store.series_analysis_find(series_id).await.unwrap(), None);

    // Its name helps it no more than its having been first: the second lets go, and the first takes
    // the job again.
    assert_eq!(store.job_release("two").await.unwrap(), 1);
    let third = store.job_take(KINDS, "one", 40).await.unwrap().unwrap();
    assert_eq!((third.epoch, third.owner.as_deref()), (3, Some("one")));
    assert!(!store.job_progress(&late(&first), &came_to, None, 41).await.unwrap(), "that lease is over");
    assert!(store.job_progress(&late(&third), &came_to, Some(JobState::Done), 42).await.unwrap());
    let done = only(&store).await;
    assert_eq!((done.state, done.done_count, done.epoch, done.owner, done.ended_at), (JobState::Done, 9, 3, None, Some(42)));
    assert_eq!(store.series_analysis_find(series_id).await.unwrap().unwrap().scanned_to, Some(30));
}

pub async fn a_job_waits_until_it_is_due_and_the_first_kinds_go_first(ground: &Ground) {
    let store = ground.store().await;
    let scan = store.job_request("scan", None, 50).await.unwrap();
    let selection = store.job_request("selection", None, 60).await.unwrap();
    assert_eq!(store.job_take(KINDS, "one", 49).await.unwrap(), None);
    assert_eq!(store.job_take(&["selection"], "one", 59).await.unwrap(), None);
    let turned: Vec<&str> = KINDS.iter().rev().copied().collect();
    assert_eq!(store.job_take(&["another kind"], "one", 60).await.unwrap(), None);
    let taken = store.job_take(&turned, "one", 60).await.unwrap().unwrap();
    assert_eq!((taken.job_id, taken.due_at, taken.created_at), (selection, 60, 60));
    assert_eq!(store.job_take(&turned, "one", 60).await.unwrap().unwrap().job_id, scan);
}

pub async fn a_job_hands_on_a_result_when_it_is_over(ground: &Ground) {
    let store = ground.store().await;
    store.job_request("scan", None, 1).await.unwrap();
    let taken = store.job_take(KINDS, "one", 2).await.unwrap().unwrap();
    let (cursor, result) = ("a\0page".to_owned(), Some("{\"pages\":3}".to_owned()));
    let job = Job { cursor, result: result.clone(), ..taken };
    assert!(store.job_progress(&job, &JobYield::default(), None, 3).await.unwrap());
    let kept = only(&store).await;
    assert_eq!((kept.cursor.as_str(), kept.result), ("a\u{fffd}page", None), "there is none before the end");
    assert!(store.job_progress(&job, &JobYield::default(), Some(JobState::Done), 4).await.unwrap());
    assert_eq!(only(&store).await.result, result);
}

pub async fn the_jobs_of_what_is_removed_go_with_it(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let site_id = store.catalog().buildings[&building_id].site_id;
    let empty = building(&store, site_id).await;
    let about = [
        JobSubject::All,
        JobSubject::Site(site_id),
        JobSubject::Building(building_id),
        JobSubject::Building(empty),
        JobSubject::Series(series_id),
    ];
    for subject in about {
        store.job_request("scan", subject, 1).await.unwrap();
    }
    let left = async || {
        let jobs = store.job_list(0, 10).await.unwrap();
        jobs.into_iter().rev().map(|job| job.subject).collect::<Vec<_>>()
    };
    store.building_delete(empty).await.unwrap();
    assert_eq!(left().await, [about[0], about[1], about[2], about[4]]);
    // Nothing counts for the building any more, so its series goes.
    change(&store, "main", |change| change.building_id = None).await;
    assert_eq!(left().await, about[..3]);
    let meter = store.catalog().meter_named("main").unwrap().clone();
    let of_meter = store.catalog().channels_of_meter(meter.meter_id).next().unwrap().series_id;
    store.job_request("scan", JobSubject::Series(of_meter), 1).await.unwrap();
    store.meter_delete(meter.meter_id, 2).await.unwrap();
    assert_eq!(left().await, about[..3]);
}

/// Migrates an empty database up to what came before the table.
async fn as_before(ground: &Ground) {
    let database = if ground.is_sqlite() { "sqlite" } else { "postgres" };
    let (from, to) = (format!("{}/../../migrations/{database}", env!("CARGO_MANIFEST_DIR")), tempfile::tempdir().unwrap());
    for file in std::fs::read_dir(from).unwrap().map(|file| file.unwrap()) {
        let name = file.file_name().into_string().unwrap();
        if version(&name) < version(MADE_BY) {
            std::fs::copy(file.path(), to.path().join(name)).unwrap();
        }
    }
    let before = Migrator::new(to.path()).await.unwrap();
    if ground.is_sqlite() {
        let made = format!("{}?mode=rwc", ground.url);
        before.run(&mut sqlx::SqliteConnection::connect(&made).await.unwrap()).await.unwrap();
    } else {
        before.run(&mut sqlx::PgConnection::connect(&ground.url).await.unwrap()).await.unwrap();
    }
}

fn version(name: &str) -> i64 {
    name.split_once('_').unwrap().0.parse().unwrap()
}

pub async fn jobs_of_the_table_before_are_taken_along(ground: &Ground) {
    as_before(ground).await;
    ground.execute("insert into site (site_id, name, zone, currency, is_demo) values (3, 'a', 'UTC', 'EUR', false)").await;
    ground
        .execute("insert into building (building_id, site_id, name, building_type, is_demo) values (7, 3, 'a', 'home', false)")
        .await;
    ground
        .execute(
            "insert into series (series_id, owner, owner_id, utility, flow) values (12, 'building', 7, 'electricity', 'use')",
        )
        .await;
    ground
        .execute(
            "insert into analysis_job (analysis_job_id, kind, site_id, building_id, series_id, state, owner, done_count, total_count, \
             cursor_series_id, failed_count, failure, message, queued_at, started_at, heard_at, finished_at) values \
             (40, 'scan', null, null, null, 'done', null, 5, 5, 12, 0, '', '5 series', 1, 2, 3, 4), \
             (41, 'look_back', 3, null, null, 'running', 'one', 2, 5, 12, 1, 'a: broken', 'a house', 10, 11, 12, null), \
             (42, 'forecast', null, 7, null, 'queued', null, 0, 0, 0, 0, '', '', 20, null, null, null), \
             (43, 'selection', null, null, 12, 'queued', null, 0, 0, 0, 0, '', '', 30, null, null, null)",
        )
        .await;
    let store = ground.store().await;
    let jobs = store.job_list(0, 10).await.unwrap();
    let told: Vec<(i64, &str, String, JobState, i64, &str)> = jobs
        .iter()
        .rev()
        .map(|job| (job.job_id, job.kind.as_str(), job.subject.to_string(), job.state, job.epoch, job.cursor.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (40, "scan", "all".to_owned(), JobState::Done, 1, "12"),
            (41, "look_back", "site:3".to_owned(), JobState::Running, 1, "12"),
            (42, "forecast", "building:7".to_owned(), JobState::Queued, 0, ""),
            (43, "selection", "series:12".to_owned(), JobState::Queued, 0, ""),
        ]
    );
    let (done, running) = (&jobs[3], &jobs[2]);
    assert_eq!((done.message.as_str(), done.started_at, done.ended_at), ("5 series", Some(2), Some(4)));
    assert_eq!((running.owner.as_deref(), running.done_count, running.total_count), (Some("one"), 2, 5));
    assert_eq!((running.failed_count, running.failure.as_str(), running.message.as_str()), (1, "a: broken", "a house"));
    assert_eq!((running.created_at, running.due_at, running.heartbeat_at), (10, 10, Some(12)));
    let expected: Vec<(String, Option<domain::SiteId>, Millis)> =
        vec![("look_back".to_owned(), Some(domain::SiteId(3)), 10), ("scan".to_owned(), None, 1)];
    let mut last = store.job_last().await.unwrap();
    last.sort_unstable();
    assert_eq!(last, expected, "what is due next is known as before");
    assert_eq!(store.job_resume(12).await.unwrap(), 1);
    assert_eq!(store.job_take(&["look_back"], "two", 50).await.unwrap().unwrap().job_id, 41, "it goes on");
    assert!(store.job_request("scan", None, 60).await.unwrap() > 43, "new jobs are numbered behind them");
    assert_eq!(ground.number("select count(*) from analysis_job").await, 4, "the table before stays for a release");
}
