//! What many steps need and is read once: the weather of a site, the series of a job, the meters
//! beside a meter.

use domain::zone::Span;
use domain::{DAY_MS, MINUTE_MS, Millis, SiteId};
use learning::peers::Peers;
use learning::{HISTORY_MS, Subject, subjects};
use std::collections::HashMap;
use std::sync::Arc;
use store::{Catalog, Job, JobSubject, Store, WeatherHour};

/// How long a site's weather is kept in memory.
const WEATHER_KEPT_MS: Millis = 10 * MINUTE_MS;
/// How far ahead a site's weather may be known.
const WEATHER_AHEAD_MS: Millis = 8 * DAY_MS;

/// The caches of a runner. They are empty while it has nothing to do.
#[derive(Default)]
pub struct Caches {
    weather: HashMap<SiteId, (Millis, Arc<Vec<WeatherHour>>)>,
    listed: Option<Listed>,
    /// The series beside a series.
    pub peers: Peers,
}

/// The series of a job, cached while the catalog stays the same.
struct Listed {
    /// The catalog's shape when they were listed: see [`Catalog::shape`].
    shape: i64,
    of: (String, JobSubject),
    subjects: Arc<[Subject]>,
}

impl Caches {
    /// The weather of a site, read once for many series.
    ///
    /// # Errors
    /// The store's.
    pub async fn weather(&mut self, store: &Store, site_id: SiteId, now: Millis) -> store::Result<Arc<Vec<WeatherHour>>> {
        if let Some((read_at, weather)) = self.weather.get(&site_id)
            && (0..WEATHER_KEPT_MS).contains(&(now - read_at))
        {
            return Ok(weather.clone());
        }
        let span = Span { start: now - HISTORY_MS, end: now + WEATHER_AHEAD_MS };
        let weather = Arc::new(store.weather_hours(site_id, span).await?);
        self.weather.insert(site_id, (now, weather.clone()));
        Ok(weather)
    }

    /// The series that a job is about and its kind takes.
    pub(crate) fn subjects(&mut self, catalog: &Catalog, job: &Job, takes: fn(&Subject) -> bool) -> Arc<[Subject]> {
        if let Some(listed) = &self.listed
            && listed.shape == catalog.shape()
            && (listed.of.0.as_str(), listed.of.1) == (job.kind.as_str(), job.subject)
        {
            return listed.subjects.clone();
        }
        let found: Arc<[Subject]> = subjects(catalog, job.subject).into_iter().filter(takes).collect();
        self.listed = Some(Listed { shape: catalog.shape(), of: (job.kind.clone(), job.subject), subjects: found.clone() });
        found
    }
}
