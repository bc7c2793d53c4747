//! File imports: upload, how the file will be read, a dry run, and the import with its progress and
//! its errors by line.

mod job;
mod past;
mod plan;
mod progress;

pub use job::Imports;

use crate::above;
use app::AppState;
use axum::Router;
use axum::extract::{Form, Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use document::answer::{Failure, answered, see_other, status_of};
use document::frame::Frame;
use job::{Job, Stage};
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::Arc;

/// The state of the handlers here.
#[derive(Clone)]
pub struct Desk {
    pub state: AppState,
    pub imports: Arc<Imports>,
}

/// All routes except the upload, whose body has its own size limit.
pub fn routes(desk: Desk) -> Router {
    Router::new()
        .route("/settings/import", get(list))
        .route("/settings/import/{id}", get(show).post(decide))
        .route("/settings/import/{id}/stop", post(stop))
        .route("/settings/import/{id}/remove", post(remove))
        .with_state(desk)
}

/// The route of the upload.
pub fn upload_route(desk: Desk) -> Router {
    Router::new().route("/settings/import/upload", post(upload)).with_state(desk)
}

async fn list(State(desk): State<Desk>) -> Response {
    answered(&desk.state, list_page(&desk, None).await)
}

/// The list of files, with the reason why an upload was refused.
async fn list_page(desk: &Desk, fault: Option<String>) -> Result<Response, Failure> {
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let jobs = desk.imports.list();
    let past = past::lines(&desk.state).await?;
    Ok(Frame::new(&desk.state, "Import and export").answer(status, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">"Bring in what other programs have."</h1>
                <p class="lede">"CSV with a time and values, Green Button, Portfolio Manager’s meter entries, Home Assistant’s statistics, Excel. Nothing is stored before you have seen what the file is taken for; importing a file twice changes nothing."</p>
            </div>
            <form class="form" method="post" action="/settings/import/upload" enctype="multipart/form-data">
                {fault.map(|why| view! { <div class="form-error" role="alert"><p><strong>"Not taken. "</strong>{why}</p></div> })}
                <div class="field">
                    <label for="file">"File"</label>
                    <input class="input" id="file" name="file" type="file" required accept=".csv,.tsv,.txt,.xml,.xlsx,.xls,.ods,text/csv,text/xml"/>
                </div>
                <div class="form-actions"><button class="button button-primary" type="submit">"Look at it"</button></div>
            </form>
            {(!jobs.is_empty()).then(|| view! {
                <section class="page-section" aria-labelledby="jobs">
                    <h2 id="jobs">"At hand"</h2>
                    <ul class="link-list">
                        {jobs.iter().map(|job| view! {
                            <li><a href=format!("/settings/import/{}", job.id)>{job.file_name.clone()}</a><p class="status-text">{progress::words(job)}</p></li>
                        }).collect_view()}
                    </ul>
                </section>
            })}
            <past::Past lines=past/>
            <section class="page-section" aria-labelledby="export">
                <h2 id="export">"Take it with you"</h2>
                <p class="lede">"Every reading as it came, in a CSV that this page takes back."</p>
                <p><a class="button" href="/api/export">"Download all readings"</a></p>
            </section>
        }
        .into_any()
    }))
}

async fn upload(State(desk): State<Desk>, mut parts: Multipart) -> Response {
    let taken = async {
        loop {
            match parts.next_field().await {
                Ok(Some(field)) if field.name() == Some("file") => {
                    let name = field.file_name().unwrap_or("file").to_owned();
                    return desk.imports.take(&desk.state, &name, field).await;
                }
                Ok(Some(_)) => {}
                Ok(None) => return Err("Choose a file first.".to_owned()),
                Err(error) => return Err(format!("The upload broke off: {}.", error.body_text())),
            }
        }
    };
    match taken.await {
        Ok(id) => see_other(&format!("/settings/import/{id}")),
        Err(why) => answered(&desk.state, list_page(&desk, Some(why)).await),
    }
}

fn found(desk: &Desk, id: u64) -> Result<Arc<Job>, Failure> {
    desk.imports.get(id).ok_or(Failure::Missing("file"))
}

#[derive(Deserialize)]
struct Params {
    /// The first series that the page shows.
    from: Option<usize>,
}

async fn show(State(desk): State<Desk>, Path(id): Path<u64>, Query(params): Query<Params>) -> Response {
    let from = params.from.unwrap_or_default();
    answered(&desk.state, found(&desk, id).map(|job| page(&desk, &job, from, plan::Faults::new())))
}

fn page(desk: &Desk, job: &Arc<Job>, from: usize, faults: plan::Faults) -> Response {
    let status = status_of(&faults);
    let stage = job.stage();
    let is_running = matches!(stage, Stage::Running { .. });
    let frame = Frame { above: above::IMPORT, again_s: is_running.then_some(1), ..Frame::new(&desk.state, "A file") };
    frame.answer(status, || match stage {
        Stage::Planned { plan, tried } => view! { <plan::PlanForm job=job.clone() plan=*plan tried from faults/> }.into_any(),
        other => view! { <progress::Shown job=job.clone() stage=other/> }.into_any(),
    })
}

/// Takes the form of a plan: the answers, and what to do next.
async fn decide(State(desk): State<Desk>, Path(id): Path<u64>, Form(said): Form<Vec<(String, String)>>) -> Response {
    let done = async {
        let job = found(&desk, id)?;
        let Stage::Planned { mut plan, .. } = job.stage() else { return Ok(see_other(&format!("/settings/import/{id}"))) };
        let word = |name: &str| said.iter().find(|(said, _)| said == name).map_or("", |(_, value)| value.as_str());
        let (action, from) = (word("action"), word("from").parse().unwrap_or_default());
        let mut faults = plan::answer(&mut plan, &said);
        if action == "same" && faults.is_empty() {
            faults = plan::all_as_the_first(&mut plan);
        }
        job.planned(*plan.clone());
        if !faults.is_empty() {
            return Ok(page(&desk, &job, from, faults));
        }
        if let Some(from) = action.strip_prefix("from:") {
            return Ok(see_other(&format!("/settings/import/{id}?from={from}")));
        }
        if action == "same" {
            return Ok(see_other(&format!("/settings/import/{id}")));
        }
        if !["try", "run"].contains(&action) || plan.open().is_err() {
            return Ok(page(&desk, &job, from, plan::unanswered(&plan)));
        }
        job.run(&desk.state, *plan, action == "try");
        Ok(see_other(&format!("/settings/import/{id}")))
    };
    answered(&desk.state, done.await)
}

async fn stop(State(desk): State<Desk>, Path(id): Path<u64>) -> Response {
    answered(
        &desk.state,
        found(&desk, id).map(|job| {
            job.stop();
            see_other(&format!("/settings/import/{id}"))
        }),
    )
}

async fn remove(State(desk): State<Desk>, Path(id): Path<u64>) -> Response {
    desk.imports.remove(id);
    see_other("/settings/import")
}
