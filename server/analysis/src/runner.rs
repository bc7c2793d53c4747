//! Jobs, done a series at a time: the quick before the long, each from where it was left. Leaves out the clock: whoever runs it says what time it is.

use crate::hours::{HISTORY_MS, LEARNED_MS};
use crate::look::{Ask, look};
use crate::peers::Peers;
use crate::schedule::is_due;
use crate::subject::{Subject, subjects};
use crate::worker::Worker;
use crate::{Error, Hours, Result, forecasting, profiling, selection};
use analytics::detect::Mode;
use domain::zone::Span;
use domain::{DAY_MS, MINUTE_MS, Millis, SiteId};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use store::{
    AnalysisJob, AnalysisStep, Anomaly, AnomalyFilter, AnomalyLook, AnomalyMode, Catalog, JobKind, JobState, ModelKind, NewModel,
    Store, WeatherHour, chain,
};

/// A job that was not heard of for so long has lost its process.
const LOST_MS: Millis = 2 * MINUTE_MS;
/// How far a job is is written this seldom, so that quick steps do not keep the database's one writer busy. After a crash so much is done again.
const PROGRESS_MS: Millis = 2_000;
/// A site's weather is read this seldom.
const WEATHER_KEPT_MS: Millis = 10 * MINUTE_MS;
/// Days ahead of which a site's weather may be known.
const WEATHER_AHEAD_MS: Millis = 8 * DAY_MS;
/// A look as readings come learns from so much: half a year, after what its windows need to be judged themselves. A whole number of weeks, so
/// that weeks are judged the same wherever the look begins.
const SCAN_WEEKS: Millis = 40;
const WEEK_MS: Millis = 7 * DAY_MS;
/// Looking back needs three weeks (`analytics::detect::detect`).
const LOOK_BACK_HOURS_MIN: usize = 3 * 168;
/// An event that goes on may have begun so long ago.
const EVENT_MS_MAX: Millis = 60 * DAY_MS;

/// Runs what is asked for.
pub struct Runner {
    store: Arc<Store>,
    worker: Worker,
    /// Under way here, the one that is done first last.
    held: Vec<Held>,
    weather: HashMap<SiteId, (Millis, Arc<Vec<WeatherHour>>)>,
    peers: Peers,
}

struct Held {
    job: AnalysisJob,
    failed: usize,
    why: String,
}

/// What became of a series in a step.
enum Done {
    Well,
    /// Too little is known of it.
    TooEarly,
}

impl Runner {
    /// A runner over a store, with a thread of its own.
    ///
    /// # Errors
    /// [`Error::Thread`].
    pub fn new(store: Arc<Store>) -> Result<Self> {
        Ok(Self { store, worker: Worker::start()?, held: Vec::new(), weather: HashMap::new(), peers: Peers::default() })
    }

    /// Asks for what is due, and takes up what another process has left behind.
    ///
    /// # Errors
    /// The store's.
    pub async fn schedule(&mut self, now: Millis) -> Result<()> {
        for held in &self.held {
            self.store.analysis_job_progress(&held.job, now).await?;
        }
        self.store.analysis_job_resume(now - LOST_MS).await?;
        let catalog = self.store.catalog();
        let Some(site_id) = catalog.sites.keys().next() else { return Ok(()) };
        if catalog.buildings.is_empty() {
            return Ok(());
        }
        let zone = catalog.zone(*site_id);
        for &kind in JobKind::ALL {
            if is_due(kind, &zone, self.store.analysis_job_last(kind).await?, now) {
                self.store.analysis_job_request(kind, None, now).await?;
            }
        }
        Ok(())
    }

    /// Does the next series of the job whose turn it is; `false` when there is nothing to do.
    ///
    /// # Errors
    /// What may pass: the same step is done again by the next call. What does not is noted in the job, which goes on.
    pub async fn step(&mut self, now: Millis) -> Result<bool> {
        let kinds = self.held.last().map_or(JobKind::ALL, |held| held.job.kind.before());
        if let Some(job) = self.store.analysis_job_take(kinds, now).await? {
            self.held.push(Held { job, failed: 0, why: String::new() });
        }
        let Some(held) = self.held.last() else { return Ok(false) };
        let catalog = self.store.catalog();
        let all: Vec<Subject> =
            subjects(&catalog, held.job.building_id).into_iter().filter(|one| has_part(held.job.kind, one)).collect();
        let next = match all.iter().position(|one| one.series_id == held.job.cursor_series_id) {
            Some(last) => last + 1,
            // It has not begun, or the last one is no more: by number, then.
            None => held.job.done_count.max(0) as usize,
        };
        let (kind, total) = (held.job.kind, all.len());
        let Some(subject) = all.get(next) else {
            self.finish(now).await?;
            return Ok(true);
        };
        let done = self.one(kind, subject, &catalog, now).await;
        if let Err(error) = &done
            && error.is_passing()
        {
            return done.map(|_| true);
        }
        let Some(held) = self.held.last_mut() else { return Ok(false) };
        if let Err(error) = done {
            tracing::warn!(series = subject.words(), job = kind.as_str(), error = %chain(&error), "an analysis was not done");
            held.failed += 1;
            held.why = format!("{}: {}", subject.words(), chain(&error));
        }
        held.job.cursor_series_id = subject.series_id;
        held.job.done_count = next as i64 + 1;
        held.job.total_count = total as i64;
        held.job.message = subject.words();
        let is_last = next + 1 == total;
        if is_last || held.job.heard_at.is_none_or(|heard| now - heard >= PROGRESS_MS) {
            held.job.heard_at = Some(now);
            if !self.store.analysis_job_progress(&held.job, now).await? {
                self.held.pop();
                return Ok(true);
            }
        }
        if is_last {
            self.finish(now).await?;
        }
        Ok(true)
    }

    async fn finish(&mut self, now: Millis) -> Result<()> {
        let Some(held) = self.held.last() else { return Ok(()) };
        let count = held.job.done_count;
        let (state, message) = match held.failed {
            0 => (JobState::Done, format!("{count} series")),
            failed => (JobState::Failed, format!("{failed} of {count} series were not done; the last: {}", held.why)),
        };
        self.store.analysis_job_finish(held.job.analysis_job_id, state, &message, now).await?;
        tracing::info!(job = held.job.kind.as_str(), message, "an analysis is over");
        self.held.pop();
        Ok(())
    }

    /// What a job does with a series.
    async fn one(&mut self, kind: JobKind, subject: &Subject, catalog: &Catalog, now: Millis) -> Result<()> {
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

    /// Judges the hours that came since the last time, and writes the truth beside what was forecast.
    async fn scan(&mut self, subject: &Subject, catalog: &Catalog, now: Millis) -> Result<Done> {
        let known = self.store.series_analysis_find(subject.series_id).await?;
        // What has never been looked back on is, first.
        let Some(scanned_to) = known.and_then(|known| known.scanned_to) else { return Ok(Done::TooEarly) };
        let zone = catalog.zone(subject.site_id);
        let until = zone.hour(now).start;
        if self.store.rollup_last_hour(subject.series_id, until).await?.is_none_or(|last| last < scanned_to) {
            return Ok(Done::TooEarly);
        }
        let first = self.scan_start(subject, now).await?;
        let Some(hours) = self.hours(subject, Span { start: first, end: until }, now).await? else { return Ok(Done::TooEarly) };
        let since = forecasting::unscored_since(&self.store, subject, now).await?;
        forecasting::score(&self.store, subject, &hours, since).await?;
        if hours.end() <= scanned_to {
            return Ok(Done::TooEarly);
        }
        let end = hours.end();
        let seen = self.look(subject, hours, catalog, Mode::Causal, now).await?;
        // What ended before was told before.
        let new: Vec<_> = seen.events.into_iter().filter(|event| event.span.end > scanned_to).collect();
        let start = new.iter().map(|event| event.span.start).min().unwrap_or(scanned_to).min(scanned_to - EVENT_MS_MAX);
        let look = AnomalyLook {
            series_id: subject.series_id,
            building_id: Some(subject.building_id),
            model_id: self.detector(subject).await?,
            mode: AnomalyMode::Causal,
            span: Span { start, end },
        };
        self.store.anomaly_reconcile(&look, &new, now).await?;
        self.store.series_analysis_note(subject.series_id, AnalysisStep::Scanned, end).await?;
        Ok(Done::Well)
    }

    /// The first instant of what a look as readings come learns from: the same for all looks within a week.
    async fn scan_start(&self, subject: &Subject, now: Millis) -> Result<Millis> {
        let origin = match self.store.model_active(subject.series_id, ModelKind::AnomalyDetection).await? {
            Some(detector) => detector.trained_from.unwrap_or(0),
            None => 0,
        };
        let weeks = (now - origin).div_euclid(WEEK_MS) - SCAN_WEEKS;
        Ok(origin + weeks.max(0) * WEEK_MS)
    }

    /// Judges all hours looking back, and makes the load profile.
    async fn look_back(&mut self, subject: &Subject, catalog: &Catalog, now: Millis) -> Result<Done> {
        let zone = catalog.zone(subject.site_id);
        let all = Span { start: now - HISTORY_MS, end: zone.hour(now).start };
        let Some(hours) = self.hours(subject, all, now).await? else { return Ok(Done::TooEarly) };
        let span = Span { start: hours.start, end: hours.end() };
        let known = self.store.series_analysis_find(subject.series_id).await?.and_then(|known| known.scanned_to);
        if known.is_none() && hours.series(&zone).measured() < LOOK_BACK_HOURS_MIN {
            // Too young to be looked back on; as they come its hours are judged from the first, by the rules that hold for every meter.
            self.store.series_analysis_note(subject.series_id, AnalysisStep::Scanned, span.start).await?;
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
        let model_id = self.detector_put(subject, span, &metrics.to_string(), now).await?;
        let look = AnomalyLook {
            series_id: subject.series_id,
            building_id: Some(subject.building_id),
            model_id: Some(model_id),
            mode: AnomalyMode::Retrospective,
            span,
        };
        self.store.anomaly_reconcile(&look, &seen.events, now).await?;
        self.store.series_analysis_note(subject.series_id, AnalysisStep::LookedBack, now).await?;
        self.store.series_analysis_note(subject.series_id, AnalysisStep::Scanned, span.end).await?;
        if subject.is_place() {
            let learned = hours.without(&self.flagged(subject).await?);
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
        self.store.series_analysis_note(subject.series_id, AnalysisStep::Forecast, now).await?;
        if let Some(drift) = drift.filter(|drift| drift.drifting) {
            tracing::info!(series = subject.words(), reason = drift.reason, "a model has become worse, another is looked for");
            self.store.analysis_job_request(JobKind::Selection, Some(subject.building_id), now).await?;
        }
        Ok(Done::Well)
    }

    async fn select(&mut self, subject: &Subject, catalog: &Catalog, now: Millis) -> Result<Done> {
        let Some(hours) = self.learned(subject, catalog, LEARNED_MS, now).await? else { return Ok(Done::TooEarly) };
        let zone = catalog.zone(subject.site_id);
        selection::select(&self.store, &self.worker, subject, hours, zone, now).await?;
        self.store.series_analysis_note(subject.series_id, AnalysisStep::Selected, now).await?;
        Ok(Done::Well)
    }

    /// The hours that may be learned from, of the last `back_ms`.
    async fn learned(&mut self, subject: &Subject, catalog: &Catalog, back_ms: Millis, now: Millis) -> Result<Option<Hours>> {
        let span = Span { start: now - back_ms, end: catalog.zone(subject.site_id).hour(now).start };
        let hours = self.hours(subject, span, now).await?;
        let flagged = self.flagged(subject).await?;
        Ok(hours.map(|hours| hours.without(&flagged)))
    }

    async fn flagged(&self, subject: &Subject) -> Result<Vec<Anomaly>> {
        let filter = AnomalyFilter {
            series_id: Some(subject.series_id),
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
        let ask = Ask {
            subject: subject.clone(),
            mode,
            zone: catalog.zone(subject.site_id),
            pricing: catalog.pricing_of(subject.owner, subject.utility),
            judged: self.store.anomaly_judged(subject.series_id).await?,
            peers: self.peers.around(&self.store, subject, catalog, &hours, now).await?,
        };
        self.worker.run("a look for faults", move || look(&hours, &ask)).await?
    }

    /// The id of the detector of a series, once it was looked back on.
    async fn detector(&self, subject: &Subject) -> Result<Option<i64>> {
        let model = self.store.model_active(subject.series_id, ModelKind::AnomalyDetection).await?;
        Ok(model.map(|model| model.model_id))
    }

    /// Keeps what a look back says of the detector of a series. It is one version: what it learns it learns anew with each look.
    async fn detector_put(&self, subject: &Subject, span: Span, metrics: &str, now: Millis) -> Result<i64> {
        if let Some(model) = self.store.model_active(subject.series_id, ModelKind::AnomalyDetection).await?
            && model.trained_from == Some(span.start)
            && model.name == DETECTOR
        {
            self.store.model_measured(model.model_id, metrics, None, now).await?;
            return Ok(model.model_id);
        }
        let new = NewModel {
            series_id: subject.series_id,
            building_id: Some(subject.building_id),
            kind: ModelKind::AnomalyDetection,
            name: DETECTOR.to_owned(),
            parameters: json!({ "utility": subject.utility.as_str(), "max_per_hour": subject.max_per_hour }).to_string(),
            trained: Some((span.start, span.end)),
            metrics: metrics.to_owned(),
        };
        let model_id = self.store.model_insert(&new, now).await?;
        self.store.model_activate(model_id, false, now).await?;
        Ok(model_id)
    }
}

/// The name of how faults are found: robust windows beside rules of validity.
const DETECTOR: &str = "windows_and_rules";

/// Whether a kind of job has anything to do with a series: single meters are watched, buildings forecast too.
fn has_part(kind: JobKind, subject: &Subject) -> bool {
    match kind {
        JobKind::Scan | JobKind::LookBack => true,
        JobKind::Forecast | JobKind::Selection => subject.is_place(),
    }
}
