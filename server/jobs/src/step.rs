//! What a step of a job returns.

use crate::{Context, Result};
use domain::{Millis, SeriesId};
use std::pin::Pin;
use store::{AnalysisStep, AnomalyFound, AnomalyLook, ForecastTruth, Job, JobSubject};

/// A step that is being done.
pub type Doing<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// What a step yields, to be stored by the runner.
#[derive(Debug, Default)]
pub struct Yield {
    /// Steps of the analysis that are done for a series. Written with the job's progress.
    pub notes: Vec<(SeriesId, AnalysisStep, Millis)>,
    /// Actual values for slots that were forecast. Written with the job's progress.
    pub truths: Vec<ForecastTruth>,
    /// Looks at series, each with what it found. Reconciled with the stored anomalies at once.
    pub findings: Vec<(AnomalyLook, Vec<AnomalyFound>)>,
    /// Jobs that should follow: the name of a kind, and what it is about. Requested at once.
    pub requests: Vec<(&'static str, JobSubject)>,
}

/// What a step for one series came to.
pub enum Outcome {
    /// It is done.
    Done(Yield),
    /// Too little is known of the series, or nothing new came.
    TooEarly(Yield),
    /// Its first part is done. The next one needs what this one yields in the store.
    Then(Yield, Next),
}

/// The next part of a step.
pub type Next = Box<dyn for<'a> FnOnce(&'a mut Context) -> Doing<'a, Outcome> + Send>;

impl Outcome {
    /// The first part is done, and `next` follows once its yield is stored.
    pub fn then(came_to: Yield, next: impl for<'a> FnOnce(&'a mut Context) -> Doing<'a, Outcome> + Send + 'static) -> Self {
        Self::Then(came_to, Box::new(next))
    }
}

/// How far a step brought its job.
#[derive(Debug, Default)]
pub struct Step {
    /// Where the job has got to, in words that the next step understands.
    pub cursor: String,
    /// How many steps are done.
    pub done_count: i64,
    /// How many steps there are.
    pub total_count: i64,
    /// What the job does now, or how it ended, for people.
    pub message: String,
    /// Why this step was not done, if it was not. The job goes on.
    pub failure: Option<String>,
    /// What the job hands on to a program, once it is over.
    pub result: Option<String>,
    /// Whether it was the last step.
    pub is_over: bool,
    /// What it yields.
    pub came_to: Yield,
}

impl Step {
    /// The last step of a job that stays where it is.
    #[must_use]
    pub fn last_of(job: &Job, message: String) -> Self {
        Self {
            cursor: job.cursor.clone(),
            done_count: job.done_count,
            total_count: job.total_count,
            message,
            is_over: true,
            ..Self::default()
        }
    }
}
