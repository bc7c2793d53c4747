//! Runs jobs one series at a time: quick kinds before long ones, each from where it stopped. The
//! caller passes the time.

use crate::baseline::baseline_renew;
use crate::hours::{HISTORY_MS, LEARNED_MS};
use crate::look::{Ask, GOES_ON_MS, look};
use crate::peers::{Asked, Peers};
use crate::schedule::due;
use crate::subject::{Subject, subjects};
use crate::worker::{Pace, Worker};
use crate::{Error, Hours, Result, detector, forecasting, profiling, selection};
use analytics::detect::Mode;
use domain::zone::Span;
use domain::{DAY_MS, MINUTE_MS, Millis, SiteId};
use serde_json::json;
use std::collections::HashMap;
use std::convert::Infallible;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{
    AnalysisJob, AnalysisStep, Anomaly, AnomalyFilter, AnomalyLook, AnomalyMode, Catalog, ForecastTruth, Granularity, JobKind,
    JobScope, JobState, JobYield, Store, WeatherHour, chain,
};

/// A process without a heartbeat for this long is taken to have ended.
const LOST_MS: Millis = MINUTE_MS;
/// The heartbeat interval while one series takes long.
const HEARD_EVERY: Duration = Duration::from_secs(20);
/// How often progress and results are written at most: many quick series share one transaction.
/// After a crash this much is done again.
const PROGRESS_MS: Millis = 2_000;
/// How long a site's weather is kept in memory.
const WEATHER_KEPT_MS: Millis = 10 * MINUTE_MS;
/// How far ahead a site's weather may be known.
const WEATHER_AHEAD_MS: Millis = 8 * DAY_MS;
/// The history that a scan learns from: half a year, after the weeks that its windows need to be
/// judged themselves. It is a whole number of weeks, so that weeks are judged alike wherever the
/// scan starts.
const SCAN_WEEKS: Millis = 40;
const WEEK_MS: Millis = 7 * DAY_MS;
/// A look back needs three weeks (`analytics::detect::detect`).
const LOOK_BACK_HOURS_MIN: usize = 3 * 168;
/// A method chosen less than this ago is not chosen again because of drift.
const CHOSEN_MS: Millis = 3 * DAY_MS;
/// How long ago an event that goes on may have started.
const EVENT_MS_MAX: Millis = 60 * DAY_MS;

/// Runs the requested jobs.
pub struct Runner {
    store: Arc<Store>,
    worker: Worker,
    /// The owner of its jobs: a name that no other runner has, in any process.
    owner: String,
    /// The jobs under way here; the last one is done first.
    held: Vec<Held>,
    weather: HashMap<SiteId, (Millis, Arc<Vec<WeatherHour>>)>,
    listed: Option<Listed>,
    peers: Peers,
}

struct Held {
    job: AnalysisJob,
    /// The results of its steps since the last write, and the time of that write.
    came_to: JobYield,
    told_at: Millis,
}

/// The series of a job, cached while the catalog stays the same.
struct Listed {
    /// The catalog's shape when they were listed: see [`Catalog::shape`].
    shape: i64,
    of: (JobKind, JobScope),
    subjects: Arc<[Subject]>,
}

/// The outcome of a step for a series.
enum Done {
    Well,
    /// Too little is known of the series, or nothing new came.
    TooEarly,
}

impl Runner {
    /// A runner over a store, with a thread of its own.
    ///
    /// # Errors
    /// [`Error::Thread`].
    #[allow(clippy::disallowed_methods, reason = "until its caller hands it the name")]
    pub fn new(store: Arc<Store>, pace: Pace) -> Result<Self> {
        let chance = || RandomState::new().build_hasher().finish();
        let owner = format!("{}-{:016x}{:016x}", std::process::id(), chance(), chance());
        let worker = Worker::start(pace)?;
        Ok(Self { store, worker, owner, held: Vec::new(), weather: HashMap::new(), listed: None, peers: Peers::default() })
    }

    /// Requests the jobs that are due, site by site, and requeues jobs whose owner stopped sending
    /// heartbeats.
    ///
    /// # Errors
    /// The store's.
    pub async fn schedule(&mut self, now: Millis) -> Result<()> {
        if !self.held.is_empty() {
            self.store.analysis_job_heard(&self.owner, now).await?;
        }
        self.store.analysis_job_resume(now - LOST_MS).await?;
        let catalog = self.store.catalog();
        let last = self.store.analysis_job_last().await?;
        for &site_id in catalog.sites.keys() {
            if !catalog.buildings.values().any(|building| building.site_id == site_id) {
                continue;
            }
            for kind in due(site_id, &catalog.zone(site_id), &last, now) {
                self.store.analysis_job_request(kind, JobScope::Site(site_id), now).await?;
            }
        }
        Ok(())
    }

    /// Requeues all jobs under way. Only for a process that starts and knows that no other one
    /// works on this database.
    ///
    /// # Errors
    /// The store's.
    pub async fn take_over(&mut self) -> Result<()> {
        self.store.analysis_job_resume(Millis::MAX).await?;
        Ok(())
    }

    /// Releases the jobs under way, so that the next process can continue at once. For a process
    /// that ends.
    ///
    /// # Errors
    /// The store's.
    pub async fn release(&mut self) -> Result<()> {
        if !self.held.is_empty() {
            self.store.analysis_job_release(&self.owner).await?;
            self.held.clear();
        }
        Ok(())
    }

    /// Does the next series of the job whose turn it is; `false` when there is nothing to do.
    ///
    /// # Errors
    /// Errors that may pass: the next call does the same step again. Other errors are noted in the
    /// job, which goes on.
    pub async fn step(&mut self, now: Millis) -> Result<bool> {
        let kinds = self.held.last().map_or(JobKind::ALL, |held| held.job.kind.before());
        if let Some(job) = self.store.analysis_job_take(kinds, &self.owner, now).await? {
            self.held.push(Held { job, came_to: JobYield::default(), told_at: now });
        }
        let Some(held) = self.held.last() else {
            // With nothing to do, free the caches.
            (self.peers, self.weather, self.listed) = (Peers::default(), HashMap::new(), None);
            return Ok(false);
        };
        let (kind, scope) = (held.job.kind, held.job.scope);
        let (cursor, done_count) = (held.job.cursor_series_id, held.job.done_count);
        let catalog = self.store.catalog();
        let all = self.listed(&catalog, kind, scope);
        let next = match all.iter().position(|one| one.series_id == cursor) {
            Some(last) => last + 1,
            // The job is new, or its last series was deleted: continue by count.
            None => done_count.max(0) as usize,
        };
        let Some(subject) = all.get(next) else {
            self.tell(true, now).await?;
            return Ok(true);
        };
        let done = self.one(kind, subject, &catalog, now).await;
        if let Err(error) = &done
            && error.is_passing()
        {
            return done.map(|()| true);
        }
        let Some(held) = self.held.last_mut() else { return Ok(false) };
        if let Err(error) = done {
            tracing::warn!(series = subject.words(), job = kind.as_str(), error = %chain(&error), "an analysis was not done");
            held.job.failed_count += 1;
            held.job.failure = format!("{}: {}", subject.words(), chain(&error));
        }
        held.job.cursor_series_id = subject.series_id;
        held.job.done_count = next as i64 + 1;
        held.job.total_count = all.len() as i64;
        held.job.message = subject.words();
        let is_over = next + 1 == all.len();
        if is_over || now - held.told_at >= PROGRESS_MS {
            self.tell(is_over, now).await?;
        }
        Ok(true)
    }

    /// Writes the job's progress and results. Lets go of a job that another process has taken
    /// meanwhile.
    async fn tell(&mut self, is_over: bool, now: Millis) -> Result<()> {
        let Some(held) = self.held.last_mut() else { return Ok(()) };
        let count = held.job.done_count;
        let over = is_over.then_some(if held.job.failed_count == 0 { JobState::Done } else { JobState::Failed });
        if is_over {
            held.job.message = match held.job.failed_count {
                0 => format!("{count} series"),
                failed => format!("{failed} of {count} series were not done; the last: {}", held.job.failure),
            };
        }
        let is_ours = self.store.analysis_job_progress(&held.job, &held.came_to, over, now).await?;
        if is_ours && !is_over {
            (held.came_to, held.told_at) = (JobYield::default(), now);
            return Ok(());
        }
        let (job, message) = (held.job.kind.as_str(), held.job.message.as_str());
        if is_ours {
            tracing::info!(job, message, "an analysis is over");
        } else {
            tracing::warn!(job, "another process goes on with an analysis, since this one was not heard of");
        }
        self.held.pop();
        Ok(())
    }

    fn listed(&mut self, catalog: &Arc<Catalog>, kind: JobKind, scope: JobScope) -> Arc<[Subject]> {
        if let Some(listed) = &self.listed
            && listed.shape == catalog.shape()
            && listed.of == (kind, scope)
        {
            return listed.subjects.clone();
        }
        let found: Arc<[Subject]> = subjects(catalog, scope).into_iter().filter(|one| has_part(kind, one)).collect();
        self.listed = Some(Listed { shape: catalog.shape(), of: (kind, scope), subjects: found.clone() });
        found
    }

    /// Does one series of a job. Sends heartbeats however long it takes.
    async fn one(&mut self, kind: JobKind, subject: &Subject, catalog: &Catalog, now: Millis) -> Result<()> {
        let (store, owner) = (self.store.clone(), self.owner.clone());
        tokio::select! {
            done = self.analyse(kind, subject, catalog, now) => done,
            never = heard(&store, &owner, now, HEARD_EVERY) => match never {},
        }
    }

    /// Notes how far a series is; written with the job's next progress.
    fn note(&mut self, subject: &Subject, step: AnalysisStep, at: Millis) {
        if let Some(held) = self.held.last_mut() {
            held.came_to.notes.push((subject.series_id, step, at));
        }
    }

    async fn analyse(&mut self, kind: JobKind, subject: &Subject, catalog: &Catalog, now: Millis) -> Result<()> {
        let done = match kind {
            JobKind::Scan => self.scan(subject, catalog, now).await,
            JobKind::LookBack => self.look_back(subject, catalog, now).await,
            JobKind::Forecast => self.forecast(subject, catalog, now).await,
            JobKind::Selection => self.select(subject, catalog, now).await,
        };
        match done {
            Ok(Done::Well) => Ok(()),
            Ok(Done::TooEarly) | Err(Error::Analytics(analytics::Error::TooShort { .. })) => {
                tracing::debug!(series = subject.words(), job = kind.as_str(), "too little is known of a series yet");
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Judges the hours since the last scan, and writes measured values next to their forecasts.
    async fn scan(&mut self, subject: &Subject, catalog: &Catalog, now: Millis) -> Result<Done> {
        let known = self.store.series_analysis_find(subject.series_id).await?;
        // A series needs a look back before its first scan.
        let Some(scanned_to) = known.and_then(|known| known.scanned_to) else { return Ok(Done::TooEarly) };
        let zone = catalog.zone(subject.site_id);
        let until = zone.hour(now).start;
        if self.store.rollup_last_hour(subject.series_id, until).await?.is_none_or(|last| last < scanned_to) {
            return Ok(Done::TooEarly);
        }
        let detector = detector::find(&self.store, subject).await?;
        let origin = detector.as_ref().map_or(0, |detector| detector.weeks_from);
        let span = Span { start: scan_start(origin, now), end: until };
        let Some(hours) = self.hours(subject, span, now).await? else { return Ok(Done::TooEarly) };
        let actuals = forecasting::actuals(&self.store, subject, &hours, now).await?;
        if let Some(held) = self.held.last_mut().filter(|_| !actuals.is_empty()) {
            let truth = ForecastTruth { series_id: subject.series_id, granularity: Granularity::Hourly, actuals };
            held.came_to.truths.push(truth);
        }
        if hours.end() <= scanned_to {
            return Ok(Done::TooEarly);
        }
        let end = hours.end();
        let seen = self.look(subject, hours, catalog, Mode::Causal, now).await?;
        // An event that ended before was stored before. One that may still go on is not closed by a
        // quiet hour.
        let new: Vec<_> = seen.events.into_iter().filter(|event| event.span.end + GOES_ON_MS > scanned_to).collect();
        let start = new.iter().map(|event| event.span.start).min().unwrap_or(scanned_to).min(scanned_to - EVENT_MS_MAX);
        let look = AnomalyLook {
            series_id: subject.series_id,
            building_id: Some(subject.building_id),
            model_id: detector.map(|detector| detector.model_id),
            mode: AnomalyMode::Causal,
            span: Span { start, end },
        };
        self.store.anomaly_reconcile(&look, &new, now).await?;
        self.note(subject, AnalysisStep::Scanned, end);
        Ok(Done::Well)
    }

    /// Judges all hours retrospectively, and makes the load profile.
    async fn look_back(&mut self, subject: &Subject, catalog: &Catalog, now: Millis) -> Result<Done> {
        let zone = catalog.zone(subject.site_id);
        let all = Span { start: now - HISTORY_MS, end: zone.hour(now).start };
        let Some(hours) = self.hours(subject, all, now).await? else { return Ok(Done::TooEarly) };
        let span = Span { start: hours.start, end: hours.end() };
        let known = self.store.series_analysis_find(subject.series_id).await?.and_then(|known| known.scanned_to);
        if known.is_none() && hours.series(&zone).measured() < LOOK_BACK_HOURS_MIN {
            // Too young for a look back. Scans judge its hours from the first on, by the rules that
            // hold for every meter.
            self.note(subject, AnalysisStep::Scanned, span.start);
            return Ok(Done::TooEarly);
        }
        let seen = self.look(subject, hours.clone(), catalog, Mode::Retrospective, now).await?;
        let weeks = seen.hours as f64 / 168.0;
        let metrics = json!({
            "events": seen.events.len(),
            "hours": seen.hours,
            "strange_hours": seen.strange_hours,
            "events_per_week": seen.events.len() as f64 / weeks,
        });
        let model_id = detector::put(&self.store, subject, span, &metrics.to_string(), now).await?;
        let look = AnomalyLook {
            series_id: subject.series_id,
            building_id: Some(subject.building_id),
            model_id: Some(model_id),
            mode: AnomalyMode::Retrospective,
            span,
        };
        self.store.anomaly_reconcile(&look, &seen.events, now).await?;
        self.note(subject, AnalysisStep::LookedBack, now);
        self.note(subject, AnalysisStep::Scanned, span.end);
        if subject.is_place() {
            baseline_renew(&self.store, &self.worker, subject, &zone, now).await?;
            let learned = hours.without(&self.flagged(subject, span).await?);
            if let Some(kept) = self.worker.run("a load profile", move || profiling::profiled(&learned, &zone)).await? {
                self.store.series_analysis_profile(subject.series_id, kept.score, &kept.json, now).await?;
            }
        }
        Ok(Done::Well)
    }

    async fn forecast(&mut self, subject: &Subject, catalog: &Catalog, now: Millis) -> Result<Done> {
        let Some(hours) = self.learned(subject, catalog, HISTORY_MS, now).await? else { return Ok(Done::TooEarly) };
        let zone = catalog.zone(subject.site_id);
        let drift = forecasting::forecast(&self.store, &self.worker, subject, hours, zone, now).await?;
        self.note(subject, AnalysisStep::Forecast, now);
        let Some(drift) = drift.filter(|drift| drift.drifting) else { return Ok(Done::Well) };
        // Drift is judged by two weeks of forecasts, so a new choice does not show there at once.
        let selected_at = self.store.series_analysis_find(subject.series_id).await?.and_then(|known| known.selected_at);
        if selected_at.is_none_or(|at| now - at >= CHOSEN_MS) {
            tracing::info!(series = subject.words(), reason = drift.reason, "a model has become worse, another is looked for");
            self.store.analysis_job_request(JobKind::Selection, JobScope::Series(subject.series_id), now).await?;
        }
        Ok(Done::Well)
    }

    async fn select(&mut self, subject: &Subject, catalog: &Catalog, now: Millis) -> Result<Done> {
        let Some(hours) = self.learned(subject, catalog, LEARNED_MS, now).await? else { return Ok(Done::TooEarly) };
        let zone = catalog.zone(subject.site_id);
        selection::select(&self.store, &self.worker, subject, hours, zone, now).await?;
        self.note(subject, AnalysisStep::Selected, now);
        Ok(Done::Well)
    }

    /// The hours of the last `back_ms` that may be learned from.
    async fn learned(&mut self, subject: &Subject, catalog: &Catalog, back_ms: Millis, now: Millis) -> Result<Option<Hours>> {
        let span = Span { start: now - back_ms, end: catalog.zone(subject.site_id).hour(now).start };
        let hours = self.hours(subject, span, now).await?;
        let flagged = self.flagged(subject, span).await?;
        Ok(hours.map(|hours| hours.without(&flagged)))
    }

    async fn flagged(&self, subject: &Subject, span: Span) -> Result<Vec<Anomaly>> {
        let filter = AnomalyFilter {
            series_id: Some(subject.series_id),
            span: Some(span),
            with_withdrawn: true,
            limit: Some(i64::MAX),
            ..AnomalyFilter::default()
        };
        Ok(self.store.anomaly_list(&filter).await?)
    }

    async fn hours(&mut self, subject: &Subject, span: Span, now: Millis) -> Result<Option<Hours>> {
        let weather = self.weather(subject.site_id, now).await?;
        Hours::read(&self.store, subject, span, &weather).await
    }

    /// The weather of a site, read once for many series.
    async fn weather(&mut self, site_id: SiteId, now: Millis) -> Result<Arc<Vec<WeatherHour>>> {
        if let Some((read_at, weather)) = self.weather.get(&site_id)
            && (0..WEATHER_KEPT_MS).contains(&(now - read_at))
        {
            return Ok(weather.clone());
        }
        let span = Span { start: now - HISTORY_MS, end: now + WEATHER_AHEAD_MS };
        let weather = Arc::new(self.store.weather_hours(site_id, span).await?);
        self.weather.insert(site_id, (now, weather.clone()));
        Ok(weather)
    }

    async fn look(
        &mut self,
        subject: &Subject,
        hours: Hours,
        catalog: &Catalog,
        mode: Mode,
        now: Millis,
    ) -> Result<crate::look::Seen> {
        let job_id = self.held.last().map(|held| held.job.analysis_job_id);
        let since = if mode == Mode::Causal { now - (SCAN_WEEKS + 1) * WEEK_MS } else { now - HISTORY_MS };
        let ask = Ask {
            subject: subject.clone(),
            mode,
            zone: catalog.zone(subject.site_id),
            pricing: catalog.pricing_of(subject.owner, subject.utility),
            judged: self.store.anomaly_judged(subject.series_id).await?,
            beside: self.peers.read(&self.store, subject, catalog, Asked { job_id, since, now }).await?,
        };
        self.worker.run("a look for faults", move || look(&hours, &ask)).await?
    }
}

/// The start of the history that a scan learns from: the same for all scans within a week, counted
/// from `origin`.
fn scan_start(origin: Millis, now: Millis) -> Millis {
    let weeks = (now - origin).div_euclid(WEEK_MS) - SCAN_WEEKS;
    origin + weeks.max(0) * WEEK_MS
}

/// Sends heartbeats at an interval, until it is dropped.
async fn heard(store: &Store, owner: &str, now: Millis, every: Duration) -> Infallible {
    let began = Instant::now();
    loop {
        tokio::time::sleep(every).await;
        // May pass: the next heartbeat comes soon.
        if let Err(error) = store.analysis_job_heard(owner, now + began.elapsed().as_millis() as Millis).await {
            tracing::debug!(error = %chain(&error), "could not tell that an analysis is under way");
        }
    }
}

/// Whether a kind of job applies to a series: single meters are only watched, buildings are also
/// forecast.
fn has_part(kind: JobKind, subject: &Subject) -> bool {
    match kind {
        JobKind::Scan | JobKind::LookBack => true,
        JobKind::Forecast | JobKind::Selection => subject.is_place(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn while_a_series_takes_long_its_process_is_heard_of() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite://{}/test.db", folder.path().display())).await.unwrap();
        store.analysis_job_request(JobKind::Selection, None, 1_000).await.unwrap();
        store.analysis_job_take(JobKind::ALL, "this one", 1_000).await.unwrap().unwrap();
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(300)) => {}
            never = heard(&store, "this one", 1_000, Duration::from_millis(10)) => match never {},
        }
        let heard_at = store.analysis_job_list(0, 1).await.unwrap()[0].heard_at.unwrap();
        assert!(heard_at > 1_000, "{heard_at}");
    }

    #[test]
    fn looks_within_a_week_begin_with_the_same_hour() {
        let origin = 3 * DAY_MS;
        let of = |days: Millis| scan_start(origin, origin + days * DAY_MS);
        assert_eq!((of(0), of(280), of(286)), (origin, origin, origin));
        assert_eq!((of(287), of(293), of(294)), (origin + WEEK_MS, origin + WEEK_MS, origin + 2 * WEEK_MS));
    }
}
