//! How a step of a job is called, and what it returns.

use crate::{Context, Result, Yield};
use learning::Subject;
use std::pin::Pin;
use store::Job;

/// A step that is being done.
pub type Doing<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Does one series of a job.
pub type SeriesStep = for<'a> fn(&'a mut Context, &'a Subject) -> Doing<'a, Outcome>;
/// Does the next step of a job, after its cursor.
pub type OwnStep = for<'a> fn(&'a mut Context, &'a Job) -> Doing<'a, Step>;

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
