//! A kind of job that goes through no series: one function and one row of the list are all it
//! takes.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::{BuildingType, DAY_MS, HOUR_MS, Zone};
use jobs::{Context, Due, Kind, Pace, Result, Runner, Step, Work, Yield};
use std::sync::Arc;
use store::{Job, JobState, JobSubject, NewBuilding, NewSite, Store};

/// Copies three pages, one a step. Its cursor is the page.
async fn copy(context: &mut Context, job: &Job) -> Result<Step> {
    let page = job.cursor.parse().unwrap_or(0) + 1;
    context.store.setting_put(&format!("page {page}"), "copied").await?;
    let mut came_to = Yield::default();
    if page == 3 {
        came_to.requests.push(("send", JobSubject::All));
    }
    Ok(Step {
        cursor: page.to_string(),
        done_count: page,
        total_count: 3,
        message: format!("page {page}"),
        failure: (page == 2).then(|| "page 2: torn".to_owned()),
        result: (page == 3).then(|| "{\"pages\":3}".to_owned()),
        is_over: page == 3,
        came_to,
    })
}

/// Cannot be done.
async fn send(context: &mut Context, _: &Job) -> Result<Step> {
    context.store.model_activate(999, true, context.now).await?;
    Ok(Step::default())
}

fn each_day(_: &Zone, last: i64, now: i64) -> bool {
    last.div_euclid(DAY_MS) < now.div_euclid(DAY_MS)
}

static KINDS: &[Kind] = &[
    Kind {
        name: "copy",
        label: "Copying pages",
        is_quick: true,
        due: Due::Everything(each_day),
        work: Work::Own(|context, job| Box::pin(copy(context, job))),
    },
    Kind {
        name: "send",
        label: "Sending",
        is_quick: false,
        due: Due::Requested,
        work: Work::Own(|context, job| Box::pin(send(context, job))),
    },
];

async fn store(folder: &tempfile::TempDir) -> Arc<Store> {
    let store = Store::open(&format!("sqlite://{}/test.db", folder.path().display())).await.unwrap();
    let site =
        NewSite { name: "a".to_owned(), zone: "UTC".to_owned(), currency: "EUR".to_owned(), is_demo: false, rates: Vec::new() };
    let site_id = store.site_insert(&site, 0).await.unwrap();
    let building = NewBuilding {
        site_id,
        name: "a house".to_owned(),
        building_type: BuildingType::Home,
        floor_area_m2: None,
        floors: None,
        occupancy: None,
        year_built: None,
        position: None,
        is_demo: false,
    };
    store.building_insert(&[building], 0).await.unwrap();
    Arc::new(store)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kind_of_its_own_is_scheduled_resumed_and_ended() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let runner = |owner: &str| Runner::of(KINDS, store.clone(), Pace::Usual, owner.to_owned()).unwrap();
    let now = 5 * DAY_MS;
    let mut first = runner("first");
    first.schedule(now).await.unwrap();
    first.schedule(now + HOUR_MS).await.unwrap();
    let jobs = store.job_list(0, 10).await.unwrap();
    assert_eq!(jobs.iter().map(|job| (job.kind.as_str(), job.subject)).collect::<Vec<_>>(), [("copy", JobSubject::All)]);
    assert!(first.step(now).await.unwrap());
    assert!(first.step(now + 3_000).await.unwrap());
    let half = store.job_list(0, 1).await.unwrap().remove(0);
    assert_eq!((half.cursor.as_str(), half.done_count, half.total_count, half.failed_count), ("2", 2, 3, 1));
    first.release().await.unwrap();

    let mut second = runner("second");
    while second.step(now + 4_000).await.unwrap() {}
    let jobs = store.job_list(0, 10).await.unwrap();
    let [sent, copied] = &jobs[..] else { unreachable!("{jobs:#?}") };
    assert_eq!((copied.state, copied.done_count, copied.epoch), (JobState::Failed, 3, 2), "it went on at its third page");
    assert_eq!((copied.failure.as_str(), copied.message.as_str()), ("page 2: torn", "page 3"));
    assert_eq!(copied.result.as_deref(), Some("{\"pages\":3}"));
    assert_eq!((sent.kind.as_str(), sent.state, sent.failed_count), ("send", JobState::Failed, 1), "what cannot be done ends");
    assert!(sent.message.contains("999"), "{}", sent.message);
    second.schedule(now + DAY_MS).await.unwrap();
    assert_eq!(store.job_list(0, 10).await.unwrap().len(), 3, "it is due again, and what is only requested is not");
}
