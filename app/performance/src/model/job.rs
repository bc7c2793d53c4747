//! Jobs of the analytics: which are queued and running, how far they are, since when; and the
//! request for a new one.

use app::Scope;
use app::document::answer::{answered_in, see_other};
use app::document::frame::{ANOMALIES, may};
use app::document::part::PostButton;
use axum::extract::Form;
use axum::response::Response;
use domain::{BuildingId, Capability, DAY_MS, Flow, Millis, SeriesId, Zone};
use jobs::{Work, forecast, kind_named, look_back, scan, selection};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Catalog, Job, JobState, JobSubject, Owner};
use wording::Words;
use wording::page::performance::model::{job as says, list};

/// The address of the list of models.
pub const MODELS: &str = "/models";

/// What that page is called.
pub fn name(words: Words) -> &'static str {
    says::models(words)
}

/// Jobs that ended within this time are shown.
const OVER_MS: Millis = 2 * DAY_MS;
const SHOWN_MAX: i64 = 30;

#[derive(Deserialize)]
pub struct Sent {
    kind: String,
    #[serde(default)]
    building: String,
}

/// Requests an analysis of one building or of all.
pub async fn analyse(state: Scope, Form(sent): Form<Sent>) -> Response {
    let done = async {
        let catalog = state.catalog();
        let building = sent.building.parse().ok().map(BuildingId).filter(|id| catalog.buildings.contains_key(id));
        let kinds: Vec<&str> = match sent.kind.as_str() {
            "all" => vec![look_back::NAME, selection::NAME, forecast::NAME],
            kind => kind_named(kind).map(|kind| kind.name).into_iter().collect(),
        };
        for kind in kinds {
            state.store.job_request(kind, building, state.now()).await?;
        }
        Ok(match building {
            Some(id) => see_other(&format!("/buildings/{id}/models?done=asked#jobs")),
            None => see_other("/models?done=asked#jobs"),
        })
    };
    answered_in(ANOMALIES, &state, done.await)
}

/// The jobs that are under way or ended lately.
///
/// # Errors
/// The store's.
pub async fn jobs(state: &Scope) -> store::Result<Vec<Job>> {
    let mut jobs = state.store.job_list(state.now() - OVER_MS, SHOWN_MAX).await?;
    // Whoever may not ask for work on everything is told of none.
    jobs.retain(|_| state.caller.may(Capability::Configure));
    Ok(jobs)
}

/// Whether any job is still under way. If so, the page reloads.
pub fn is_busy(jobs: &[Job]) -> bool {
    jobs.iter().any(|job| matches!(job.state, JobState::Queued | JobState::Running))
}

/// The section of jobs, with the buttons that request one.
pub fn section(words: Words, catalog: &Catalog, jobs: &[Job], building: Option<BuildingId>, zone: &Zone, now: Millis) -> AnyView {
    let with = |kind: &str| {
        let mut with = vec![("kind", kind.to_owned())];
        with.extend(building.map(|id| ("building", id.to_string())));
        with
    };
    let rows = jobs
        .iter()
        .filter(|job| building.is_none_or(|id| building_of(catalog, job.subject).is_none_or(|of| of == id)))
        // A finished hourly scan is not worth showing.
        .filter(|job| job.kind != scan::NAME || job.state != JobState::Done)
        .take(8)
        .map(|job| row(words, catalog, job, zone, now))
        .collect::<Vec<_>>();
    let is_empty = rows.is_empty();
    view! {
        <section class="page-section" aria-labelledby="jobs">
            <h2 id="jobs">{says::title(words)}</h2>
            {is_empty.then(|| view! { <p class="lede">{says::nothing(words)}</p> })}
            <ul class="job-list">{rows}</ul>
            {may(Capability::Configure).then(|| view! { <div class="form-actions">
                <PostButton action="/models/analyse" with=with("all") label=says::analyse(words) class="button-primary"/>
                <PostButton action="/models/analyse" with=with("look_back") label=says::look_back(words)/>
                <PostButton action="/models/analyse" with=with("forecast") label=says::forecast(words)/>
            </div> })}
        </section>
    }
    .into_any()
}

/// The building of a job, if it is about one building.
fn building_of(catalog: &Catalog, subject: JobSubject) -> Option<BuildingId> {
    match subject {
        JobSubject::All | JobSubject::Site(_) => None,
        JobSubject::Building(id) => Some(id),
        JobSubject::Series(id) => match catalog.series.get(&id)?.owner {
            Owner::Building(id) => Some(id),
            _ => None,
        },
    }
}

/// When a job ended, and what it came to.
fn over(words: Words, job: &Job, when: &str) -> String {
    let is_of_series = kind_named(&job.kind).is_some_and(|kind| matches!(kind.work, Work::EachSeries { .. }));
    match job.failed_count {
        _ if !is_of_series => says::ended(words, when, &job.message),
        0 => says::ended_well(words, when, job.done_count),
        failed => says::ended_in_part(words, when, failed, job.done_count, &job.failure),
    }
}

/// Since when a job is under way, and how far it is.
fn under_way(words: Words, catalog: &Catalog, job: &Job, since: &str) -> String {
    if job.total_count == 0 {
        return says::begun(words, since);
    }
    let last = job.cursor.parse().ok().map(SeriesId).and_then(|id| series_told(words, catalog, id));
    says::under_way(words, since, job.done_count, job.total_count, last.as_deref())
}

/// A series as its building or meter, and its utility.
fn series_told(words: Words, catalog: &Catalog, id: SeriesId) -> Option<String> {
    let series = catalog.series.get(&id)?;
    let name = match series.owner {
        Owner::Building(id) => &catalog.buildings.get(&id)?.name,
        Owner::Channel(id) => &catalog.meters.get(&catalog.channels.get(&id)?.meter_id)?.name,
        _ => return None,
    };
    Some(list::series(words, Some(series.utility), Some(name.as_str()), series.flow == Flow::Generation))
}

fn row(words: Words, catalog: &Catalog, job: &Job, zone: &Zone, now: Millis) -> AnyView {
    let site = match job.subject {
        JobSubject::Site(id) if catalog.sites.len() > 1 => catalog.sites.get(&id).map(|site| &site.name),
        _ => None,
    };
    let building = building_of(catalog, job.subject).and_then(|id| catalog.buildings.get(&id)).map(|building| &building.name);
    let kind = says::kind(words, &job.kind);
    let name = match building.or(site) {
        Some(place) => says::of_place(words, &kind, place),
        None => kind,
    };
    let (mark, word) = match job.state {
        JobState::Queued => ("waiting", says::waits(words)),
        JobState::Running => ("ok", says::under_way_label(words)),
        JobState::Done => ("ok", says::done(words)),
        JobState::Failed => ("attention", says::failed(words)),
    };
    let when = match (job.ended_at, job.started_at) {
        (Some(at), _) => over(words, job, &words.when(zone, at, now)),
        (None, Some(at)) => under_way(words, catalog, job, &words.when(zone, at, now)),
        (None, None) => says::asked(words, &words.when(zone, job.created_at, now)),
    };
    let progress = (job.state == JobState::Running && job.total_count > 0).then(|| {
        let label = says::progress(words, job.done_count, job.total_count);
        view! { <progress class="progress" max=job.total_count.to_string() value=job.done_count.to_string() aria-label=label></progress> }
    });
    view! {
        <li class="job">
            <h3>{name}</h3>
            <p><span class="state" data-state=mark>{word}</span></p>
            <p class="status-text">{when}</p>
            {progress}
        </li>
    }
    .into_any()
}
