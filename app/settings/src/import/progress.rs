//! A file that is being read or was read: the progress, the result, and what could not be read, by
//! line.

use super::job::{Job, Stage, Way};
use super::why;
use app::document::part::PostButton;
use files::Problem;
use ingest::file::{Conflict, Imported};
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use wording::Words;
use wording::page::settings::import::progress::{self as says, Outcome};

/// The stage of a file, in a line.
pub fn summary(words: Words, job: &Job) -> String {
    match job.stage() {
        Stage::Planned { .. } => says::looked_at(words).to_owned(),
        Stage::Unreadable { fault, why } => says::unreadable(words, fault, &why),
        Stage::Running { .. } => says::running(words).to_owned(),
        Stage::Done { done, .. } => summary_words(words, &done),
        Stage::Failed(why) => says::failed(words, &why),
    }
}

/// The result of an import, in a sentence.
pub fn summary_words(words: Words, done: &Imported) -> String {
    says::result(
        words,
        Outcome {
            readings: done.summary.readings,
            inserted: done.inserted,
            repeated: done.repeated,
            conflicts: done.conflict_count,
            corrected: done.corrected,
            problems: done.summary.problem_count,
            left_out: done.summary.left_out.len() as u64,
            new_meters: done.meters_made.len() as u64,
        },
    )
}

#[component]
pub fn Shown(words: Words, job: Arc<Job>, stage: Stage) -> impl IntoView {
    let id = job.id;
    let over = job.file_name.clone();
    let (headline, lede, rest) = match stage {
        Stage::Running { progress, way } => {
            let read = progress.bytes_read.load(Relaxed);
            let share = read as f64 / job.bytes.max(1) as f64;
            let rest = view! {
                <div class="progress-block">
                    <progress class="progress" max="1" value=format!("{share:.3}") aria-label=says::progress(words)></progress>
                    <p class="status-text" role="status">{says::so_far(words, progress.readings.load(Relaxed))}</p>
                </div>
                <PostButton action=format!("/settings/import/{id}/stop") label=says::stop(words) class=""/>
            }
            .into_any();
            (says::headline_of_running(words, &words.share(share), way == Way::Try), None, rest)
        }
        Stage::Done { done, .. } => {
            let stopped = if done.summary.is_stopped { says::headline_of_stopped(words) } else { says::headline_of_done(words) };
            let [sentence, link] = says::new_meters(words);
            let rest = view! {
                {(!done.meters_made.is_empty()).then(|| view! {
                    <p>{sentence}" "<a href="/status#new-meters">{link}</a></p>
                })}
                <Conflicts words id conflicts=done.conflicts.clone() count=done.conflict_count/>
                <Problems words problems=done.summary.problems.clone()/>
                <Told words warnings=done.summary.warnings.clone()/>
                <LeftOut words left_out=done.summary.left_out.clone()/>
                <Rest words id/>
            }
            .into_any();
            (stopped.to_owned(), Some(summary_words(words, &done)), rest)
        }
        Stage::Failed(why) => {
            let rest = view! { <div class="form-error" role="alert"><p>{why}</p></div><Rest words id/> }.into_any();
            (says::headline_of_failed(words).to_owned(), None, rest)
        }
        Stage::Unreadable { fault, why } => {
            let why = says::unreadable(words, fault, &why);
            let rest = view! { <div class="form-error" role="alert"><p>{why}</p></div><Rest words id/> }.into_any();
            (says::headline_of_unreadable(words).to_owned(), None, rest)
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
pub fn Rest(words: Words, id: u64) -> impl IntoView {
    view! {
        <div class="form-actions">
            <a class="button" href="/settings/import">{says::another(words)}</a>
            <PostButton action=format!("/settings/import/{id}/remove") label=says::forget(words)/>
        </div>
    }
    .into_any()
}

/// What could not be read, by line.
#[component]
pub fn Problems(words: Words, problems: Vec<Problem>) -> impl IntoView {
    (!problems.is_empty()).then(|| {
        view! {
            <section class="page-section" aria-labelledby="problems">
                <h2 id="problems">{says::problems(words)}</h2>
                <ul class="quarantine-list">
                    {problems.into_iter().map(|problem| view! { <li class="problem">{why::problem(words, &problem)}</li> }).collect_view()}
                </ul>
            </section>
        }
    })
}

/// Values that were kept apart, and what else looks wrong.
#[component]
fn Told(words: Words, warnings: Vec<Problem>) -> impl IntoView {
    (!warnings.is_empty()).then(|| {
        view! {
            <section class="page-section" aria-labelledby="warnings">
                <h2 id="warnings">{says::warnings(words)}</h2>
                <ul class="quarantine-list">
                    {warnings.into_iter().map(|warning| view! { <li class="problem">{why::problem(words, &warning)}</li> }).collect_view()}
                </ul>
            </section>
        }
    })
}

/// What of the file is not imported, and why.
#[component]
pub fn LeftOut(words: Words, left_out: Vec<files::LeftOut>) -> impl IntoView {
    (!left_out.is_empty()).then(|| {
        view! {
            <section class="page-section" aria-labelledby="left-out">
                <h2 id="left-out">{says::left_out(words)}</h2>
                <ul class="quarantine-list">
                    {left_out.into_iter().map(|left| view! { <li>{why::left_out(words, &left)}</li> }).collect_view()}
                </ul>
            </section>
        }
    })
}

#[component]
fn Conflicts(words: Words, id: u64, conflicts: Vec<Conflict>, count: u64) -> impl IntoView {
    (!conflicts.is_empty()).then(|| {
        view! {
            <section class="page-section" aria-labelledby="conflicts">
                <h2 id="conflicts">{says::conflicts(words)}</h2>
                <ul class="quarantine-list">
                    {conflicts.into_iter().map(|one| {
                        let told = says::conflict(words, one.line, &one.channel, &words.significant(one.value), &words.significant(one.stands));
                        view! { <li class="problem">{told}</li> }
                    }).collect_view()}
                </ul>
                <p class="lede">{says::correct_lede(words)}</p>
                <PostButton action=format!("/settings/import/{id}/correct") label=says::correct(words, count) class=""/>
            </section>
        }
    })
}
