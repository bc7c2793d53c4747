//! A file that is being read or was read: the progress, the result, and what could not be read, by
//! line.

use super::job::{Job, Stage, Way};
use document::part::PostButton;
use domain::figure;
use files::Problem;
use ingest::file::{Conflict, Imported};
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

/// The stage of a file, in a line.
pub fn words(job: &Job) -> String {
    match job.stage() {
        Stage::Planned { .. } => "Looked at; nothing is stored yet.".to_owned(),
        Stage::Unreadable(why) => format!("Cannot be read: {why}"),
        Stage::Running { .. } => "Being read.".to_owned(),
        Stage::Done { done, .. } => summary_words(&done),
        Stage::Failed(why) => format!("Broke off: {why}"),
    }
}

fn count(number: u64, one: &str, many: &str) -> String {
    if number == 1 { format!("one {one}") } else { format!("{} {many}", figure::fixed(number as f64, 0)) }
}

/// The result of an import, in a sentence.
pub fn summary_words(done: &Imported) -> String {
    let mut parts = vec![count(done.summary.readings, "reading", "readings")];
    if done.inserted + done.repeated + done.conflict_count > 0 {
        parts.push(format!("{} new", figure::fixed(done.inserted as f64, 0)));
    }
    if done.repeated > 0 {
        parts.push(format!("{} there before", figure::fixed(done.repeated as f64, 0)));
    }
    if done.conflict_count > 0 {
        parts.push(format!(
            "{} with another value than what was there, which stays",
            figure::fixed(done.conflict_count as f64, 0)
        ));
    }
    if done.corrected > 0 {
        parts.push(format!("{} corrected", figure::fixed(done.corrected as f64, 0)));
    }
    if done.summary.problem_count > 0 {
        parts.push(count(
            done.summary.problem_count,
            "line or value that could not be read",
            "lines or values that could not be read",
        ));
    }
    if !done.summary.left_out.is_empty() {
        parts.push(done.summary.left_out_words());
    }
    if !done.meters_made.is_empty() {
        parts.push(count(done.meters_made.len() as u64, "new meter", "new meters"));
    }
    parts.join(", ") + "."
}

#[component]
pub fn Shown(job: Arc<Job>, stage: Stage) -> impl IntoView {
    let id = job.id;
    let over = job.file_name.clone();
    let (headline, lede, rest) = match stage {
        Stage::Running { progress, way } => {
            let read = progress.bytes_read.load(Relaxed);
            let share = read as f64 / job.bytes.max(1) as f64;
            let readings = figure::fixed(progress.readings.load(Relaxed) as f64, 0);
            let rest = view! {
                <div class="progress-block">
                    <progress class="progress" max="1" value=format!("{share:.3}") aria-label="How much of the file is read"></progress>
                    <p class="status-text" role="status">{format!("{readings} readings so far. What is stored stays, also when it is stopped.")}</p>
                </div>
                <PostButton action=format!("/settings/import/{id}/stop") label="Stop" class=""/>
            }
            .into_any();
            (format!("{:.0} % {}.", share * 100.0, if way == Way::Try { "tried" } else { "imported" }), None, rest)
        }
        Stage::Done { done, .. } => {
            let stopped = if done.summary.is_stopped { "Stopped half way." } else { "Imported." };
            let rest = view! {
                {(!done.meters_made.is_empty()).then(|| view! {
                    <p>"The new meters count for no building yet. "<a href="/status#new-meters">"Give them to their buildings"</a></p>
                })}
                <Conflicts id conflicts=done.conflicts.clone() count=done.conflict_count/>
                <Problems problems=done.summary.problems.clone()/>
                <Told warnings=done.summary.warnings.clone()/>
                <LeftOut left_out=done.summary.left_out.clone()/>
                <Rest id/>
            }
            .into_any();
            (stopped.to_owned(), Some(summary_words(&done)), rest)
        }
        Stage::Failed(why) => {
            let rest = view! { <div class="form-error" role="alert"><p>{why}</p></div><Rest id/> }.into_any();
            ("It broke off.".to_owned(), None, rest)
        }
        Stage::Unreadable(why) => {
            let rest = view! { <div class="form-error" role="alert"><p>{why}</p></div><Rest id/> }.into_any();
            ("It could not be read.".to_owned(), None, rest)
        }
        Stage::Planned { .. } => (String::new(), None, ().into_any()),
    };
    view! {
        <div class="headline-block">
            <p class="headline-over">{over}</p>
            <h1 class="headline"><strong>{headline}</strong></h1>
            {lede.map(|lede| view! { <p class="lede">{lede}</p> })}
        </div>
        {rest}
    }
    .into_any()
}

/// The links back to the list and to forget the file.
#[component]
pub fn Rest(id: u64) -> impl IntoView {
    view! {
        <div class="form-actions">
            <a class="button" href="/settings/import">"Another file"</a>
            <PostButton action=format!("/settings/import/{id}/remove") label="Forget this file"/>
        </div>
    }
    .into_any()
}

/// What could not be read, by line.
#[component]
pub fn Problems(problems: Vec<Problem>) -> impl IntoView {
    (!problems.is_empty()).then(|| {
        view! {
            <section class="page-section" aria-labelledby="problems">
                <h2 id="problems">"Could not be read"</h2>
                <ul class="quarantine-list">
                    {problems.into_iter().map(|problem| view! { <li class="problem">{problem.to_string()}</li> }).collect_view()}
                </ul>
            </section>
        }
    })
}

/// Values that were kept apart, and what else looks wrong.
#[component]
fn Told(warnings: Vec<Problem>) -> impl IntoView {
    (!warnings.is_empty()).then(|| {
        view! {
            <section class="page-section" aria-labelledby="warnings">
                <h2 id="warnings">"Look at these"</h2>
                <ul class="quarantine-list">
                    {warnings.into_iter().map(|warning| view! { <li class="problem">{warning.to_string()}</li> }).collect_view()}
                </ul>
            </section>
        }
    })
}

/// What of the file is not imported, and why.
#[component]
pub fn LeftOut(left_out: Vec<files::LeftOut>) -> impl IntoView {
    (!left_out.is_empty()).then(|| {
        view! {
            <section class="page-section" aria-labelledby="left-out">
                <h2 id="left-out">"Left out"</h2>
                <ul class="quarantine-list">
                    {left_out.into_iter().map(|left| view! { <li>{left.to_string()}</li> }).collect_view()}
                </ul>
            </section>
        }
    })
}

#[component]
fn Conflicts(id: u64, conflicts: Vec<Conflict>, count: u64) -> impl IntoView {
    (!conflicts.is_empty()).then(|| view! {
        <section class="page-section" aria-labelledby="conflicts">
            <h2 id="conflicts">"Already there with another value"</h2>
            <ul class="quarantine-list">
                {conflicts.into_iter().map(|one| {
                    let words = format!("line {}, {}: the file says {}, and {} was there first and stays", one.line, one.channel, one.value, one.stands);
                    view! { <li class="problem">{words}</li> }
                }).collect_view()}
            </ul>
            <p class="lede">"Let the file's values count if they were corrected since. What stands now is kept on record."</p>
            <PostButton action=format!("/settings/import/{id}/correct") label=if count == 1 { "Correct it by the file".to_owned() } else { format!("Correct all {} by the file", figure::fixed(count as f64, 0)) } class=""/>
        </section>
    })
}
