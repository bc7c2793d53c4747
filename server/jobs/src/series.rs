//! Takes a job through its series, one a step.

use crate::step::SeriesStep;
use crate::{Context, Error, Outcome, Result, Step, Yield};
use learning::Subject;
use store::{Job, chain};

/// Does the series after the job's cursor. A series that fails is noted, and the job goes on.
///
/// # Errors
/// Those that may pass: the next call does the same series again.
pub(crate) async fn step(context: &mut Context, job: &Job, takes: fn(&Subject) -> bool, step: SeriesStep) -> Result<Step> {
    let all = context.caches.subjects(&context.catalog, job, takes);
    let next = match all.iter().position(|one| one.series_id.to_string() == job.cursor) {
        Some(last) => last + 1,
        // The job is new, or its last series was deleted: continue by count.
        None => job.done_count.max(0) as usize,
    };
    let Some(subject) = all.get(next) else {
        return Ok(Step::last_of(job, ended(job.done_count, job.failed_count, &job.failure)));
    };
    let mut came_to = Yield::default();
    let failure = match one(context, &job.kind, subject, step, &mut came_to).await {
        Ok(()) => None,
        Err(error) if error.is_passing() => return Err(error),
        Err(error) => {
            tracing::warn!(series = subject.words(), job = job.kind, error = %chain(&error), "an analysis was not done");
            Some(format!("{}: {}", subject.words(), chain(&error)))
        }
    };
    let (done_count, is_over) = (next as i64 + 1, next + 1 == all.len());
    let message = if is_over {
        let failed_count = job.failed_count + i64::from(failure.is_some());
        ended(done_count, failed_count, failure.as_deref().unwrap_or(&job.failure))
    } else {
        subject.words()
    };
    let (cursor, total_count) = (subject.series_id.to_string(), all.len() as i64);
    Ok(Step { cursor, done_count, total_count, message, failure, result: None, is_over, came_to })
}

/// Does one series, part by part. Each part's yield is stored before the next part begins; what
/// waits for the job's progress goes into `came_to`.
async fn one(context: &mut Context, kind: &str, subject: &Subject, step: SeriesStep, came_to: &mut Yield) -> Result<()> {
    let too_early = || tracing::debug!(series = subject.words(), job = kind, "too little is known of a series yet");
    let mut outcome = step(context, subject).await;
    loop {
        let (mut part, next) = match outcome {
            Ok(Outcome::Done(part)) => (part, None),
            Ok(Outcome::Then(part, next)) => (part, Some(next)),
            Ok(Outcome::TooEarly(part)) => {
                too_early();
                (part, None)
            }
            Err(Error::Analytics(analytics::Error::TooShort { .. })) => {
                too_early();
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        context.settle(&mut part).await?;
        came_to.notes.append(&mut part.notes);
        came_to.truths.append(&mut part.truths);
        let Some(next) = next else { return Ok(()) };
        outcome = next(context).await;
    }
}

/// How a job ended, in words.
fn ended(done_count: i64, failed_count: i64, failure: &str) -> String {
    match failed_count {
        0 => format!("{done_count} series"),
        failed => format!("{failed} of {done_count} series were not done; the last: {failure}"),
    }
}
