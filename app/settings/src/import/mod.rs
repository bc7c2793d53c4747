//! File imports: upload, how the file will be read, a dry run, and the import with its progress and
//! its errors by line.

mod job;
mod past;
mod plan;
mod progress;
mod question;
mod why;

pub use job::Imports;

use crate::above;
use app::document::answer::{Failure, answered, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::ToManual;
use app::{Routes, Scope};
use axum::Extension;
use axum::extract::{Form, Multipart, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Capability;
use job::{Job, Stage, Way};
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::Arc;
use wording::page::settings::import as says;

/// All routes except the upload, whose body has its own size limit.
pub fn routes(imports: Arc<Imports>) -> Routes {
    Routes::documents()
        .for_holders(Capability::Configure)
        .get("/settings/import", list)
        .get("/settings/import/{id}", show)
        .post("/settings/import/{id}", decide)
        .post("/settings/import/{id}/correct", correct)
        .post("/settings/import/{id}/stop", stop)
        .post("/settings/import/{id}/remove", remove)
        .within(|router| router.layer(Extension(imports)))
}

/// The route of the upload.
pub fn upload_route(imports: Arc<Imports>) -> Routes {
    Routes::documents()
        .for_holders(Capability::Configure)
        .post("/settings/import/upload", upload)
        .within(|router| router.layer(Extension(imports)))
}

async fn list(state: Scope, Extension(imports): Extension<Arc<Imports>>) -> Response {
    answered(&state, list_page(&state, &imports, None).await)
}

/// The list of files, with the reason why an upload was refused.
async fn list_page(state: &Scope, imports: &Imports, fault: Option<String>) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let jobs = imports.list();
    let past = past::lines(state).await?;
    Ok(Frame::new(state, says::title(words)).answer(status, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">{says::headline(words)}</h1>
                <p class="lede">{says::lede(words)}<ToManual words href="/help/files"/></p>
            </div>
            <form class="form" method="post" action="/settings/import/upload" enctype="multipart/form-data">
                {fault.map(|why| view! { <div class="form-error" role="alert"><p><strong>{says::refused(words)}</strong>" "{why}</p></div> })}
                <div class="field">
                    <label for="file">{says::file(words)}</label>
                    <input class="input" id="file" name="file" type="file" required accept=".csv,.tsv,.txt,.xml,.xlsx,.xls,.ods,text/csv,text/xml"/>
                </div>
                <div class="form-actions"><button class="button button-primary" type="submit">{says::upload(words)}</button></div>
            </form>
            {(!jobs.is_empty()).then(|| view! {
                <section class="page-section" aria-labelledby="jobs">
                    <h2 id="jobs">{says::jobs(words)}</h2>
                    <ul class="link-list">
                        {jobs.iter().map(|job| view! {
                            <li><a href=format!("/settings/import/{}", job.id)>{job.file_name.clone()}</a><p class="status-text">{progress::summary(words, job)}</p></li>
                        }).collect_view()}
                    </ul>
                </section>
            })}
            <past::Past words lines=past/>
            <section class="page-section" aria-labelledby="export">
                <h2 id="export">{says::export(words)}</h2>
                <p class="lede">{says::export_lede(words)}</p>
                <p><a class="button" href="/api/export">{says::export_all(words)}</a></p>
            </section>
        }
        .into_any()
    }))
}

async fn upload(state: Scope, Extension(imports): Extension<Arc<Imports>>, mut parts: Multipart) -> Response {
    let words = state.words_of_all();
    let taken = async {
        loop {
            match parts.next_field().await {
                Ok(Some(field)) if field.name() == Some("file") => {
                    let name = field.file_name().unwrap_or("file").to_owned();
                    return imports.take(&state, &name, field).await;
                }
                Ok(Some(_)) => {}
                Ok(None) => return Err(says::job::no_file(words).to_owned()),
                Err(error) => return Err(says::job::upload_broke_off(words, &error.body_text())),
            }
        }
    };
    match taken.await {
        Ok(id) => see_other(&format!("/settings/import/{id}")),
        Err(why) => answered(&state, list_page(&state, &imports, Some(why)).await),
    }
}

fn found(imports: &Imports, id: u64) -> Result<Arc<Job>, Failure> {
    imports.get(id).ok_or(Failure::Missing("file"))
}

#[derive(Deserialize)]
struct Params {
    /// The first series that the page shows.
    from: Option<usize>,
}

async fn show(
    state: Scope,
    Extension(imports): Extension<Arc<Imports>>,
    Path(id): Path<u64>,
    Query(params): Query<Params>,
) -> Response {
    let from = params.from.unwrap_or_default();
    answered(&state, found(&imports, id).map(|job| page(&state, &job, from, plan::Faults::new())))
}

fn page(state: &Scope, job: &Arc<Job>, from: usize, faults: plan::Faults) -> Response {
    let words = state.words_of_all();
    let status = status_of(&faults);
    let stage = job.stage();
    let is_running = matches!(stage, Stage::Running { .. });
    let frame =
        Frame { above: &above::import(words), again_s: is_running.then_some(1), ..Frame::new(state, says::file_title(words)) };
    frame.answer(status, || match stage {
        Stage::Planned { plan, tried } => {
            let meters = known_meters(state);
            view! { <plan::PlanForm words job=job.clone() plan=*plan tried from faults meters/> }.into_any()
        }
        other => view! { <progress::Shown words job=job.clone() stage=other/> }.into_any(),
    })
}

/// The meters that readings may be added to, by name.
fn known_meters(state: &Scope) -> Vec<(String, String)> {
    let catalog = state.catalog();
    let mut meters: Vec<(String, String)> =
        catalog.meters.values().map(|meter| (meter.key.clone(), meter.name.clone())).collect();
    meters.sort_by(|a, b| app::natural_order(&a.1, &b.1));
    meters
}

/// Takes the form of a plan: the answers, and what to do next.
async fn decide(
    state: Scope,
    Extension(imports): Extension<Arc<Imports>>,
    Path(id): Path<u64>,
    Form(said): Form<Vec<(String, String)>>,
) -> Response {
    let words = state.words_of_all();
    let done = async {
        let job = found(&imports, id)?;
        let Stage::Planned { mut plan, .. } = job.stage() else { return Ok(see_other(&format!("/settings/import/{id}"))) };
        let word = |name: &str| said.iter().find(|(said, _)| said == name).map_or("", |(_, value)| value.as_str());
        let (action, from) = (word("action"), word("from").parse().unwrap_or_default());
        let mut faults = plan::answer(words, &mut plan, &said);
        if action == "same" && faults.is_empty() {
            faults = plan::all_as_the_first(words, &mut plan);
        }
        job.planned(*plan.clone());
        if !faults.is_empty() {
            return Ok(page(&state, &job, from, faults));
        }
        if let Some(from) = action.strip_prefix("from:") {
            return Ok(see_other(&format!("/settings/import/{id}?from={from}")));
        }
        if action == "same" {
            return Ok(see_other(&format!("/settings/import/{id}")));
        }
        if !["try", "run"].contains(&action) || plan.open().is_err() {
            return Ok(page(&state, &job, from, plan::unanswered(words, &plan)));
        }
        job.run(&state, *plan, if action == "try" { Way::Try } else { Way::Import });
        Ok(see_other(&format!("/settings/import/{id}")))
    };
    answered(&state, done.await)
}

/// Reads an imported file once more, to correct what stands.
async fn correct(state: Scope, Extension(imports): Extension<Arc<Imports>>, Path(id): Path<u64>) -> Response {
    answered(
        &state,
        found(&imports, id).map(|job| {
            if let Stage::Done { plan, .. } = job.stage() {
                job.run(&state, *plan, Way::Correct);
            }
            see_other(&format!("/settings/import/{id}"))
        }),
    )
}

async fn stop(state: Scope, Extension(imports): Extension<Arc<Imports>>, Path(id): Path<u64>) -> Response {
    answered(
        &state,
        found(&imports, id).map(|job| {
            job.stop();
            see_other(&format!("/settings/import/{id}"))
        }),
    )
}

async fn remove(_: Scope, Extension(imports): Extension<Arc<Imports>>, Path(id): Path<u64>) -> Response {
    imports.remove(id);
    see_other("/settings/import")
}
