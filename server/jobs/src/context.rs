//! What a step of a job is given: the store, the thread that computes, the caches, the places and
//! the time; and what several kinds ask of them.

use crate::{Caches, Result, Yield};
use analytics::detect::Mode;
use domain::zone::Span;
use domain::{Caller, DAY_MS, Millis, Zone};
use learning::look::{Ask, Seen, look};
use learning::peers::Asked;
use learning::{HISTORY_MS, Hours, Pace, Subject, Worker};
use std::sync::Arc;
use store::{Anomaly, AnomalyFilter, Catalog, Store};

/// The history that a scan learns from: half a year, after the weeks that its windows need to be
/// judged themselves. It is a whole number of weeks, so that weeks are judged alike wherever the
/// scan starts.
pub(crate) const SCAN_WEEKS: Millis = 40;
pub(crate) const WEEK_MS: Millis = 7 * DAY_MS;

/// What a step of a job is given.
pub struct Context {
    /// Who the step acts for.
    pub caller: Caller,
    /// The store.
    pub store: Arc<Store>,
    /// The thread that computes.
    pub worker: Worker,
    /// What many steps need.
    pub caches: Caches,
    /// The places and meters as they are now.
    pub catalog: Arc<Catalog>,
    /// The current time.
    pub now: Millis,
    /// The job that the step belongs to.
    pub job_id: i64,
}

impl Context {
    /// # Errors
    /// [`crate::Error::Thread`].
    pub(crate) fn new(store: Arc<Store>, pace: Pace) -> Result<Self> {
        let (caller, worker) = (Caller::Job, Worker::start(pace)?);
        let catalog = store.catalog_for(&caller.sight());
        Ok(Self { caller, store, worker, caches: Caches::default(), catalog, now: 0, job_id: 0 })
    }

    /// Gets ready for a step of a job.
    pub(crate) fn begin(&mut self, job_id: i64, now: Millis) {
        (self.catalog, self.job_id, self.now) = (self.store.catalog_for(&self.caller.sight()), job_id, now);
    }

    /// Stores the part of a yield that does not wait for the job's progress.
    pub(crate) async fn settle(&self, came_to: &mut Yield) -> Result<()> {
        for (look, found) in came_to.findings.drain(..) {
            self.store.anomaly_reconcile(&look, &found, self.now).await?;
        }
        for (kind, subject) in came_to.requests.drain(..) {
            self.store.job_request(kind, subject, self.now).await?;
        }
        Ok(())
    }

    /// The clock of a series' site.
    #[must_use]
    pub fn zone(&self, subject: &Subject) -> Arc<Zone> {
        self.catalog.zone(subject.site_id)
    }

    /// The hours of a series within a span, with the weather.
    ///
    /// # Errors
    /// The store's.
    pub async fn hours(&mut self, subject: &Subject, span: Span) -> Result<Option<Hours>> {
        let weather = self.caches.weather(&self.store, subject.site_id, self.now).await?;
        Hours::read(&self.store, subject, span, &weather).await
    }

    /// The hours of the last `back_ms` that may be learned from.
    ///
    /// # Errors
    /// The store's.
    pub async fn learned(&mut self, subject: &Subject, back_ms: Millis) -> Result<Option<Hours>> {
        let span = Span { start: self.now - back_ms, end: self.zone(subject).hour(self.now).start };
        let hours = self.hours(subject, span).await?;
        let flagged = self.flagged(subject, span).await?;
        Ok(hours.map(|hours| hours.without(&flagged)))
    }

    /// The stored anomalies of a series within a span.
    ///
    /// # Errors
    /// The store's.
    pub async fn flagged(&self, subject: &Subject, span: Span) -> Result<Vec<Anomaly>> {
        let filter = AnomalyFilter {
            series_id: Some(subject.series_id),
            span: Some(span),
            with_withdrawn: true,
            limit: Some(i64::MAX),
            ..AnomalyFilter::default()
        };
        Ok(self.store.anomaly_list(&filter).await?)
    }

    /// Looks at a series for faults.
    ///
    /// # Errors
    /// The store's and those of the arithmetic.
    pub async fn look(&mut self, subject: &Subject, hours: Hours, mode: Mode) -> Result<Seen> {
        let since = self.now - if mode == Mode::Causal { (SCAN_WEEKS + 1) * WEEK_MS } else { HISTORY_MS };
        let asked = Asked { job_id: Some(self.job_id), since, now: self.now };
        let ask = Ask {
            subject: subject.clone(),
            mode,
            zone: self.zone(subject),
            pricing: self.catalog.pricing_of(subject.owner, subject.utility),
            judged: self.store.anomaly_judged(subject.series_id).await?,
            beside: self.caches.peers.read(&self.store, subject, &self.catalog, asked).await?,
        };
        self.worker.run("a look for faults", move || look(&hours, &ask)).await?
    }
}
