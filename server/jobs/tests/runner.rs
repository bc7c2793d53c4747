//! The runner over a real store: a school's meter over some months, with injected faults.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use domain::finding::{Detail, Evidence};
use domain::zone::Span;
use domain::{BuildingId, BuildingType, DAY_MS, Field, Flow, HOUR_MS, MeterRole, Millis, Reading, SeriesId, Utility, Zone};
use jobs::{Due, KINDS, Pace, Runner, forecast, look_back, scan, selection};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use store::{
    Anomaly, AnomalyAnswer, AnomalyFilter, AnomalyMode, AnomalyStatus, ChannelWanted, Entry, Granularity, JobState, JobSubject,
    MeterChange, ModelKind, ModelStatus, NewBuilding, NewSite, NewTarget, Owner, Rate, Store, WeatherHour,
};

/// 2026-03-02T00:00:00Z, a Monday.
const MONDAY: Millis = 1_772_409_600_000;
const WEEK: i64 = 168;
/// The history's length in hours.
const HISTORY: i64 = 16 * WEEK;

struct School {
    store: Arc<Store>,
    building_id: BuildingId,
    series_id: SeriesId,
    /// The use of each hour, counted from `MONDAY`.
    use_of: Box<dyn Fn(i64) -> f64>,
    _folder: tempfile::TempDir,
}

/// A number from -1 to 1 that depends on the hour only.
fn chance(hour: i64) -> f64 {
    let mut x = (hour as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((x ^ (x >> 29)) % 2_000) as f64 / 1_000.0 - 1.0
}

/// What a school uses: 30 kWh an hour in working hours, else 6, with 4 % noise.
fn usual(hour: i64) -> f64 {
    let (day, of_day) = (hour.div_euclid(24).rem_euclid(7), hour.rem_euclid(24));
    let level = if day < 5 && (8..18).contains(&of_day) { 30.0 } else { 6.0 };
    level * (1.0 + 0.04 * chance(hour))
}

/// The first hour of the night with everything left on: Tuesday of week 12, 22:00.
const NIGHT: i64 = 12 * WEEK + 24 + 22;

fn with_a_night(hour: i64) -> f64 {
    if (NIGHT..NIGHT + 8).contains(&hour) { left_on(hour) } else { usual(hour) }
}

/// The use of an hour in which everything stays on.
fn left_on(hour: i64) -> f64 {
    30.0 * (1.0 + 0.04 * chance(hour))
}

fn at(hour: i64) -> Millis {
    MONDAY + hour * HOUR_MS
}

async fn building(store: &Store, site_id: domain::SiteId, name: &str, key: &str, field: &str) -> BuildingId {
    let building = NewBuilding {
        site_id,
        name: name.to_owned(),
        building_type: BuildingType::Academic,
        floor_area_m2: Some(1_000.0),
        floors: None,
        occupancy: None,
        year_built: None,
        position: None,
        is_demo: false,
    };
    let building_id = store.building_insert(&[building], 0).await.unwrap()[0];
    let wanted = ChannelWanted::new(key.to_owned(), "greenpulse", String::new(), Field::named(field).unwrap());
    store.channel_ensure(&[wanted]).await.unwrap();
    let meter = store.catalog().meter_named(key).unwrap().clone();
    let change = MeterChange { building_id: Some(building_id), role: MeterRole::Main, ..MeterChange::of(&meter) };
    store.meter_update(&[(meter.meter_id, change)]).await.unwrap();
    building_id
}

impl School {
    async fn new(use_of: impl Fn(i64) -> f64 + 'static) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/test.db", folder.path().display());
        Self::on(&url, folder, use_of).await
    }

    async fn on(url: &str, folder: tempfile::TempDir, use_of: impl Fn(i64) -> f64 + 'static) -> Self {
        let store = Arc::new(Store::open(url).await.unwrap());
        let rate = Rate { price: Some(0.25), carbon_kg: None, source: "a test".to_owned() };
        let site = NewSite {
            name: "Riverside".to_owned(),
            zone: "UTC".to_owned(),
            currency: "USD".to_owned(),
            is_demo: false,
            rates: vec![(Utility::Electricity, rate)],
        };
        let site_id = store.site_insert(&site, 0).await.unwrap();
        let building_id = building(&store, site_id, "The school", "school", "energy_kwh").await;
        let series_id =
            store.catalog().series_of(Owner::Building(building_id), Utility::Electricity, Flow::Use).unwrap().series_id;
        let school = Self { store, building_id, series_id, use_of: Box::new(use_of), _folder: folder };
        school.measure(0, HISTORY).await;
        school
    }

    /// Inserts the register at the ends of the hours from `from` up to `to`.
    async fn measure(&self, from: i64, to: i64) {
        let catalog = self.store.catalog();
        let meter = catalog.meter_named("school").unwrap();
        let channel_id = catalog.channel_named(meter.meter_id, "energy_kwh").unwrap().channel_id;
        let mut register: f64 = 1_000.0 + (0..from).map(|hour| (self.use_of)(hour)).sum::<f64>();
        let mut entries = vec![Entry::new(channel_id, Reading::new(at(from), register))];
        for hour in from..to {
            register += (self.use_of)(hour);
            entries.push(Entry::new(channel_id, Reading::new(at(hour + 1), register)));
        }
        self.store.reading_commit(&entries, &[]).await.unwrap();
    }

    async fn runner(&self) -> Runner {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let owner = format!("runner {}", COUNT.fetch_add(1, Relaxed));
        Runner::new(self.store.clone(), Pace::Usual, owner).unwrap()
    }

    /// Runs one job of a kind for all buildings to its end.
    async fn run(&self, kind: &str, now: Millis) {
        self.store.job_request(kind, None, now).await.unwrap();
        let mut runner = self.runner().await;
        while runner.step(now).await.unwrap() {}
        let job = self.store.job_list(now, 1).await.unwrap().remove(0);
        assert_eq!((job.kind.as_str(), job.state), (kind, JobState::Done), "{}", job.message);
    }

    async fn anomalies(&self) -> Vec<Anomaly> {
        let filter = AnomalyFilter { building_id: Some(self.building_id), with_withdrawn: true, ..AnomalyFilter::default() };
        self.store.anomaly_list(&filter).await.unwrap()
    }

    /// The anomalies that overlap these hours.
    async fn within(&self, from: i64, to: i64) -> Vec<Anomaly> {
        let span = Span { start: at(from), end: at(to) };
        self.anomalies()
            .await
            .into_iter()
            .filter(|one| one.found.span.start < span.end && span.start < one.found.span.end)
            .collect()
    }
}

async fn a_night_left_on_is_one_anomaly_that_keeps_its_id_and_what_was_said(school: &School) {
    let now = at(HISTORY) + 5 * 60_000;
    school.run(look_back::NAME, now).await;
    let found = school.within(NIGHT, NIGHT + 8).await;
    assert_eq!(found.len(), 1, "{found:#?}");
    let night = &found[0];
    assert_eq!(
        (night.found.kind.as_str(), night.mode, night.status),
        ("night_waste", AnomalyMode::Retrospective, AnomalyStatus::New)
    );
    assert!((night.found.energy_wasted - 8.0 * 24.0).abs() < 20.0, "{}", night.found.energy_wasted);
    let money = night.found.money_wasted.unwrap();
    assert!((money - 0.25 * night.found.energy_wasted).abs() < 1e-6, "{money}");
    let Detail::Facts(facts) = &night.found.detail else { panic!("{night:#?}") };
    assert!(matches!(facts.evidence, Evidence::NightOn { .. }) && !facts.causes.is_empty(), "{facts:?}");
    let detector = school.store.model_active(school.series_id, ModelKind::AnomalyDetection).await.unwrap().unwrap();
    assert_eq!(night.model_id, Some(detector.model_id));
    let profile = school.store.series_analysis_find(school.series_id).await.unwrap().unwrap();
    assert!(profile.efficiency_score.is_some_and(|score| (0.0..=100.0).contains(&score)), "{profile:?}");

    let all: Vec<i64> = school.anomalies().await.iter().map(|one| one.anomaly_id).collect();
    let seen = AnomalyAnswer { status: Some(AnomalyStatus::Investigating), ..AnomalyAnswer::default() };
    school.store.anomaly_answer(night.anomaly_id, &seen, now).await.unwrap();
    school.run(look_back::NAME, now + DAY_MS).await;
    let again: Vec<i64> = school.anomalies().await.iter().map(|one| one.anomaly_id).collect();
    assert_eq!(again, all, "a second look doubles nothing");
    assert_eq!(school.within(NIGHT, NIGHT + 8).await[0].status, AnomalyStatus::Investigating);

    let none = AnomalyAnswer { is_fault: Some(false), ..AnomalyAnswer::default() };
    school.store.anomaly_answer(night.anomaly_id, &none, now).await.unwrap();
    school.run(look_back::NAME, now + 2 * DAY_MS).await;
    let taught = school.within(NIGHT, NIGHT + 8).await;
    assert_eq!(taught.len(), 1, "what is no fault is not flagged again");
    assert_eq!((taught[0].anomaly_id, taught[0].is_fault), (night.anomaly_id, Some(false)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_sqlite_a_night_left_on_is_one_anomaly() {
    let school = School::new(with_a_night).await;
    a_night_left_on_is_one_anomaly_that_keeps_its_id_and_what_was_said(&school).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgres_a_night_left_on_is_one_anomaly() {
    let url = trial::Postgres::start().database();
    let school = School::on(&url, tempfile::tempdir().unwrap(), with_a_night).await;
    a_night_left_on_is_one_anomaly_that_keeps_its_id_and_what_was_said(&school).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_night_that_goes_on_is_one_anomaly_whose_end_moves() {
    // Tuesday after the history, from 20:00.
    let evening = HISTORY + 24 + 20;
    let school = School::new(move |hour| if (evening..evening + 10).contains(&hour) { left_on(hour) } else { usual(hour) }).await;
    school.run(look_back::NAME, at(HISTORY)).await;
    let mut seen: Vec<(i64, Millis)> = Vec::new();
    for hour in HISTORY..evening + 16 {
        school.measure(hour, hour + 1).await;
        school.run(scan::NAME, at(hour + 1) + 10 * 60_000).await;
        let found = school.within(evening, evening + 16).await;
        assert!(found.len() <= 1, "{found:#?}");
        seen.extend(found.first().map(|one| (one.anomaly_id, one.found.span.end)));
    }
    let ids: std::collections::BTreeSet<i64> = seen.iter().map(|one| one.0).collect();
    assert_eq!(ids.len(), 1, "{seen:?}");
    assert!(seen.windows(2).all(|pair| pair[0].1 <= pair[1].1), "its end only moves on: {seen:?}");
    let (first, last) = (seen[0].1, seen[seen.len() - 1].1);
    assert!(first <= at(evening + 4) && last >= at(evening + 8), "{seen:?}");
    let night = &school.within(evening, evening + 16).await[0];
    assert_eq!((night.mode, night.found.is_open), (AnomalyMode::Causal, false), "it is over");
    let analysis = school.store.series_analysis_find(school.series_id).await.unwrap().unwrap();
    assert_eq!(analysis.scanned_to, Some(at(evening + 16)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_goes_on_where_its_process_ended() {
    let school = School::new(usual).await;
    let site_id = school.store.catalog().buildings[&school.building_id].site_id;
    for key in ["one", "two", "three", "four"] {
        building(&school.store, site_id, key, key, "water_m3").await;
    }
    let now = at(HISTORY);
    let mut runner = school.runner().await;
    runner.schedule(now).await.unwrap();
    let asked = school.store.job_list(0, 10).await.unwrap();
    let due = KINDS.iter().filter(|kind| !matches!(kind.due, Due::Requested)).count();
    assert_eq!(asked.len(), due, "at first all kinds are due that nobody has to ask for");
    // The scan has nothing to do for five series without data. Then two of the five are looked back
    // on.
    for step in 0..7 {
        assert!(runner.step(now + step * 3_000).await.unwrap());
    }
    drop(runner);
    let of = |jobs: Vec<store::Job>, kind: &str| jobs.into_iter().find(|job| job.kind == kind).unwrap();
    let left = of(school.store.job_list(0, 10).await.unwrap(), look_back::NAME);
    assert_eq!((left.state, left.done_count, left.total_count), (JobState::Running, 2, 5));

    let mut next = school.runner().await;
    next.schedule(now + 60_000).await.unwrap();
    assert_eq!(of(school.store.job_list(0, 10).await.unwrap(), look_back::NAME).state, JobState::Running, "it may yet live");
    let later = now + 3 * 60_000;
    next.schedule(later).await.unwrap();
    for step in 0..2 {
        assert!(next.step(later + step * 3_000).await.unwrap());
    }
    let resumed = of(school.store.job_list(0, 10).await.unwrap(), look_back::NAME);
    assert_eq!((resumed.state, resumed.done_count), (JobState::Running, 4), "it goes on, and does not begin again");
    while next.step(later).await.unwrap() {}
    let jobs = school.store.job_list(0, 10).await.unwrap();
    assert!(jobs.iter().all(|job| job.state == JobState::Done), "{jobs:#?}");
    assert_eq!(jobs.len(), due, "none was asked for twice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_alone_goes_on_at_once() {
    let school = School::new(usual).await;
    let site_id = school.store.catalog().buildings[&school.building_id].site_id;
    building(&school.store, site_id, "one", "one", "water_m3").await;
    let now = at(HISTORY);
    let mut killed = school.runner().await;
    killed.schedule(now).await.unwrap();
    // The first of two series.
    killed.step(now).await.unwrap();
    drop(killed);
    let is_under_way = |jobs: Vec<store::Job>| jobs.iter().any(|job| job.state == JobState::Running);
    assert!(is_under_way(school.store.job_list(0, 10).await.unwrap()));
    let mut next = school.runner().await;
    next.take_over().await.unwrap();
    assert!(!is_under_way(school.store.job_list(0, 10).await.unwrap()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_processes_one_does_a_job_and_the_other_lets_go_of_it() {
    let school = School::new(usual).await;
    let site_id = school.store.catalog().buildings[&school.building_id].site_id;
    for key in ["one", "two", "three"] {
        building(&school.store, site_id, key, key, "water_m3").await;
    }
    let now = at(HISTORY);
    let (mut first, mut second) = (school.runner().await, school.runner().await);
    school.store.job_request(look_back::NAME, None, now).await.unwrap();
    assert!(first.step(now).await.unwrap());
    assert!(!second.step(now).await.unwrap(), "it is the first one's");
    // The first runner hangs, and sends no heartbeats.
    let later = now + 3 * 60_000;
    second.schedule(later).await.unwrap();
    while second.step(later).await.unwrap() {}
    let of_look_back = |jobs: Vec<store::Job>| jobs.into_iter().find(|job| job.kind == look_back::NAME).unwrap();
    let done = of_look_back(school.store.job_list(0, 10).await.unwrap());
    assert_eq!((done.state, done.done_count, done.failed_count), (JobState::Done, 4, 0), "{done:?}");
    assert!(first.step(later + 1).await.unwrap());
    assert!(!first.step(later + 2).await.unwrap(), "it has let go");
    assert_eq!(of_look_back(school.store.job_list(0, 10).await.unwrap()), done, "and wrote nothing of it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_process_lets_go_of_when_it_ends_goes_on_at_once() {
    let school = School::new(usual).await;
    let site_id = school.store.catalog().buildings[&school.building_id].site_id;
    building(&school.store, site_id, "one", "one", "water_m3").await;
    let now = at(HISTORY);
    school.store.job_request(look_back::NAME, None, now).await.unwrap();
    let mut runner = school.runner().await;
    assert!(runner.step(now).await.unwrap());
    runner.release().await.unwrap();
    let mut next = school.runner().await;
    while next.step(now + 1).await.unwrap() {}
    let job = school.store.job_list(0, 1).await.unwrap().remove(0);
    assert_eq!((job.state, job.done_count, job.message.as_str()), (JobState::Done, 2, "2 series"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_of_one_series_does_that_one_alone() {
    let school = School::new(usual).await;
    let site_id = school.store.catalog().buildings[&school.building_id].site_id;
    building(&school.store, site_id, "one", "one", "water_m3").await;
    let now = at(HISTORY);
    let of_school = school.store.job_request(selection::NAME, JobSubject::Series(school.series_id), now).await.unwrap();
    let mut runner = school.runner().await;
    while runner.step(now).await.unwrap() {}
    let job = school.store.job_list(0, 1).await.unwrap().remove(0);
    assert_eq!((job.job_id, job.state, job.total_count), (of_school, JobState::Done, 1));
    assert_eq!(school.store.model_list(None).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_detector_stays_one_version_when_its_first_hours_are_too_old_to_be_looked_at() {
    let school = School::new(with_a_night).await;
    school.run(look_back::NAME, at(HISTORY)).await;
    let first = school.store.model_active(school.series_id, ModelKind::AnomalyDetection).await.unwrap().unwrap();
    let night = school.within(NIGHT, NIGHT + 8).await.remove(0);
    // The last ten weeks of the history are within the 800 days that are read.
    let later = at(6 * WEEK) + 800 * DAY_MS;
    school.run(look_back::NAME, later).await;
    let then = school.store.model_active(school.series_id, ModelKind::AnomalyDetection).await.unwrap().unwrap();
    assert_eq!((then.model_id, then.version), (first.model_id, 1));
    assert_eq!((first.trained_from, then.trained_from), (Some(at(0)), Some(at(6 * WEEK))));
    let parameters: serde_json::Value = serde_json::from_str(&then.parameters).unwrap();
    assert_eq!(parameters["weeks_from"], at(0), "weeks are counted as they were");
    assert_eq!(school.within(NIGHT, NIGHT + 8).await[0].anomaly_id, night.anomaly_id);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_quick_job_goes_before_a_long_one_that_is_under_way() {
    let school = School::new(usual).await;
    let site_id = school.store.catalog().buildings[&school.building_id].site_id;
    building(&school.store, site_id, "pump", "pump", "water_m3").await;
    let now = at(HISTORY);
    school.store.job_request(selection::NAME, None, now).await.unwrap();
    let mut runner = school.runner().await;
    assert!(runner.step(now).await.unwrap());
    school.store.job_request(look_back::NAME, Some(school.building_id), now).await.unwrap();
    assert!(runner.step(now).await.unwrap());
    let jobs = school.store.job_list(0, 10).await.unwrap();
    let jobs: Vec<_> = jobs.iter().map(|job| (job.kind.as_str(), job.state)).collect();
    assert_eq!(jobs, [(look_back::NAME, JobState::Done), (selection::NAME, JobState::Running)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forecast_is_scored_when_its_truth_comes() {
    let school = School::new(usual).await;
    let now = at(HISTORY) + 10 * 60_000;
    school.run(look_back::NAME, now).await;
    school.run(forecast::NAME, now).await;
    let ahead = school.store.forecast_latest(school.series_id, Granularity::Hourly, at(HISTORY)).await.unwrap();
    assert_eq!((ahead.len(), ahead[0].at, ahead[0].horizon), (168, at(HISTORY), 1));
    let noon = &ahead[12];
    assert!((noon.value - 30.0).abs() < 2.0 && noon.lower < noon.value && noon.value < noon.upper, "{noon:?}");
    let model = school.store.model_active(school.series_id, ModelKind::Forecasting).await.unwrap().unwrap();
    assert_eq!((model.name.as_str(), ahead[0].model_id), ("combination", Some(model.model_id)));
    let months = school.store.forecast_latest(school.series_id, Granularity::Monthly, at(HISTORY) - 31 * DAY_MS).await.unwrap();
    assert_eq!(months.len(), 12, "the running month and eleven more");

    school.measure(HISTORY, HISTORY + 24).await;
    school.run(scan::NAME, at(HISTORY + 24) + 10 * 60_000).await;
    let day = Span { start: at(HISTORY), end: at(HISTORY + 24) };
    let told = school.store.forecast_past(school.series_id, Granularity::Hourly, day).await.unwrap();
    assert_eq!(told.len(), 24);
    for one in &told {
        let hour = (one.at - MONDAY) / HOUR_MS;
        let actual = one.actual.unwrap();
        assert!((actual - usual(hour)).abs() < 1e-6);
        assert!((one.error.unwrap() - (actual - one.value)).abs() < 1e-9);
    }
    let inside = told.iter().filter(|one| one.actual.is_some_and(|actual| one.lower <= actual && actual <= one.upper)).count();
    assert!(inside >= 20, "{inside} of 24 lie in the band");
    let next = at(HISTORY + 24) + 20 * 60_000;
    school.run(forecast::NAME, next).await;
    let model = school.store.model_active(school.series_id, ModelKind::Forecasting).await.unwrap().unwrap();
    let metrics: serde_json::Value = serde_json::from_str(&model.metrics).unwrap();
    assert_eq!(metrics["live"]["hours"], 24, "{metrics}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_best_method_is_a_new_version_and_one_that_a_person_wants_stays() {
    let school = School::new(usual).await;
    let now = at(HISTORY);
    school.run(forecast::NAME, now).await;
    school.run(selection::NAME, now + 1).await;
    let models = school.store.model_list(Some(school.building_id)).await.unwrap();
    assert_eq!(
        models.iter().map(|one| (one.version, one.status)).collect::<Vec<_>>(),
        [(2, ModelStatus::Active), (1, ModelStatus::Deprecated)]
    );
    let metrics: serde_json::Value = serde_json::from_str(&models[0].metrics).unwrap();
    assert!(metrics["mae"].as_f64().is_some_and(|mae| mae < 2.0), "{metrics}");
    assert!(metrics["candidates"].as_array().is_some_and(|all| all.len() >= 2), "{metrics}");
    assert_eq!(models[0].trained_to, Some(now));

    school.store.model_activate(models[1].model_id, true, now + 2).await.unwrap();
    school.run(selection::NAME, now + 3).await;
    let active = school.store.model_active(school.series_id, ModelKind::Forecasting).await.unwrap().unwrap();
    assert_eq!((active.model_id, school.store.model_list(None).await.unwrap().len()), (models[1].model_id, 2));
    let metrics: serde_json::Value = serde_json::from_str(&active.metrics).unwrap();
    assert!(metrics["mae"].is_number(), "it was measured: {metrics}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_baseline_of_a_target_is_kept_once_and_anew_without_a_confirmed_fault() {
    let school = School::new(with_a_night).await;
    let store = &school.store;
    let site_id = *store.catalog().sites.keys().next().unwrap();
    let warmth = |hour: i64| 10.0 + 8.0 * ((hour / 24) as f64 / 30.0).sin();
    let weather: Vec<WeatherHour> = (0..HISTORY)
        .map(|hour| WeatherHour { at: at(hour), temp_c: Some(warmth(hour)), humidity_percent: None, is_forecast: false })
        .collect();
    store.weather_put(site_id, None, &weather, at(HISTORY)).await.unwrap();
    let target = NewTarget {
        building_id: school.building_id,
        utility: Utility::Electricity,
        reduction_percent: 5.0,
        baseline: (at(0), at(14 * WEEK)),
        span: (at(14 * WEEK), at(60 * WEEK)),
        created_by: String::new(),
    };
    let now = at(HISTORY) + HOUR_MS / 2;
    store.target_insert(&target, now).await.unwrap();
    let kept = async || {
        let all = store.model_list(Some(school.building_id)).await.unwrap();
        all.into_iter().filter(|model| model.kind == ModelKind::Baseline).collect::<Vec<_>>()
    };
    school.run(look_back::NAME, now).await;
    let first = kept().await;
    assert_eq!(first.len(), 1);
    assert_eq!(
        (first[0].status, first[0].trained_from, first[0].trained_to),
        (ModelStatus::Active, Some(at(0)), Some(at(14 * WEEK)))
    );
    let metrics: serde_json::Value = serde_json::from_str(&first[0].metrics).unwrap();
    assert_eq!(metrics["days"], 98);
    assert!(metrics["cvrmse"].as_f64().unwrap() < 0.2, "{metrics}");

    school.run(look_back::NAME, now).await;
    assert_eq!(kept().await, first, "the same again changes nothing");

    let night = school.within(NIGHT, NIGHT + 8).await.remove(0);
    let fault = AnomalyAnswer { is_fault: Some(true), ..AnomalyAnswer::default() };
    store.anomaly_answer(night.anomaly_id, &fault, now).await.unwrap();
    school.run(look_back::NAME, now).await;
    let again = kept().await;
    assert_eq!(
        again.iter().map(|model| (model.version, model.status)).collect::<Vec<_>>(),
        [(2, ModelStatus::Active), (1, ModelStatus::Deprecated)]
    );
    let days = serde_json::from_str::<serde_json::Value>(&again[0].metrics).unwrap()["days"].as_i64().unwrap();
    assert!(days < 98, "{days} days");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hours_of_silence_are_an_anomaly_and_nothing_is_learned_from_what_was_spread_over_them() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/test.db", folder.path().display());
    let school = School::on(&url, folder, usual).await;
    // Silent from noon on Tuesday until 21:00, then the day goes on.
    school.measure(HISTORY, HISTORY + 36).await;
    school.measure(HISTORY + 45, HISTORY + 60).await;
    school.run(look_back::NAME, at(HISTORY + 60)).await;
    let gaps = school.within(HISTORY + 37, HISTORY + 44).await;
    assert_eq!(gaps.len(), 1, "{gaps:#?}");
    assert_eq!(
        (gaps[0].found.kind.as_str(), gaps[0].found.span),
        ("meter_fault", Span { start: at(HISTORY + 36), end: at(HISTORY + 45) })
    );
    assert_eq!(gaps[0].found.value, None, "nothing is known of it, which is not none");
    let seen = wording::seen(wording::Words::ENGLISH, &gaps[0].found, &Zone::utc(), wording::Amounts::Stored("kWh")).unwrap();
    assert!(seen.contains("9 hours"), "{seen}");
}

/// Whether panels were compared with those around them.
fn is_beside_peers(anomaly: &Anomaly) -> bool {
    let Detail::Facts(facts) = &anomaly.found.detail else { return false };
    matches!(facts.evidence, Evidence::LessThanPeers { .. })
}

/// What a roof generates: by day, under a sky shared by all roofs.
fn roof(hour: i64, kilowatts: f64) -> f64 {
    let height = (std::f64::consts::TAU * (hour.rem_euclid(24) - 6) as f64 / 24.0).sin().max(0.0);
    let sky = 0.65 + 0.35 * chance(hour.div_euclid(24));
    kilowatts * height * sky * (1.0 + 0.03 * chance(hour * 7 + kilowatts as i64))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_four_roofs_the_one_that_failed_is_told_and_none_of_those_beside_one_that_went_silent() {
    let school = School::new(usual).await;
    let site_id = school.store.catalog().buildings[&school.building_id].site_id;
    let failed_at = HISTORY - 3 * WEEK;
    let mut roofs = Vec::new();
    for (k, name) in ["fails", "ends", "third", "fourth"].into_iter().enumerate() {
        let building_id = building(&school.store, site_id, name, name, "energy_kwh").await;
        let catalog = school.store.catalog();
        let meter = catalog.meter_named(name).unwrap().clone();
        let change = MeterChange { building_id: Some(building_id), role: MeterRole::Generation, ..MeterChange::of(&meter) };
        school.store.meter_update(&[(meter.meter_id, change)]).await.unwrap();
        let catalog = school.store.catalog();
        let channel_id = catalog.channel_named(meter.meter_id, "energy_kwh").unwrap().channel_id;
        let mut register = 100.0;
        let mut entries = vec![Entry::new(channel_id, Reading::new(at(0), register))];
        let end = if name == "ends" { HISTORY - 5 * WEEK } else { HISTORY };
        for hour in 0..end {
            let left = if name == "fails" && hour >= failed_at { 0.6 } else { 1.0 };
            register += left * roof(hour, 3.0 + k as f64);
            entries.push(Entry::new(channel_id, Reading::new(at(hour + 1), register)));
        }
        school.store.reading_commit(&entries, &[]).await.unwrap();
        roofs.push(building_id);
    }
    let now = at(HISTORY) + 5 * 60_000;
    for (kind, now) in [(look_back::NAME, now), (scan::NAME, now + HOUR_MS)] {
        school.run(kind, now).await;
        for (k, &building_id) in roofs.iter().enumerate() {
            let filter = AnomalyFilter { building_id: Some(building_id), ..AnomalyFilter::default() };
            let found = school.store.anomaly_list(&filter).await.unwrap();
            if k == 0 {
                let lasting = found.iter().find(|one| is_beside_peers(one)).unwrap();
                assert!(lasting.found.is_open && (lasting.found.span.start - at(failed_at)).abs() <= 3 * DAY_MS, "{lasting:#?}");
                assert!((lasting.found.deviation_percent.unwrap() + 40.0).abs() < 8.0, "{lasting:#?}");
            } else {
                assert_eq!(found, [], "roof {k}");
            }
        }
    }
}
