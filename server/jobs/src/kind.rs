//! What makes a kind of job: its name, when it is due, and what it does. Leaves out which kinds
//! there are (`registry`).

use crate::step::{OwnStep, SeriesStep};
use crate::{Context, Result, Step, series};
use domain::{Millis, Zone};
use learning::Subject;
use store::Job;

/// A kind of job.
pub struct Kind {
    /// The name that the database and the API use.
    pub name: &'static str,
    /// What it does, for people who watch it.
    pub label: &'static str,
    /// Whether it steps in before a job under way of a later kind, which goes on afterwards.
    pub is_quick: bool,
    /// When it is due.
    pub due: Due,
    /// What it does.
    pub work: Work,
}

/// When jobs of a kind are due.
pub enum Due {
    /// For each site with a building, by the site's clock.
    EachSite(Rhythm),
    /// For everything at once, by UTC.
    Everything(Rhythm),
    /// When it is requested.
    Requested,
}

/// Whether a job that was last requested at the first instant is due again at the second.
pub type Rhythm = fn(&Zone, Millis, Millis) -> bool;

/// What jobs of a kind do.
pub enum Work {
    /// Go through the series that the job is about, one a step.
    EachSeries {
        /// Whether the kind applies to a series.
        takes: fn(&Subject) -> bool,
        /// Does one series.
        step: SeriesStep,
    },
    /// Anything else, in steps of its own.
    Own(OwnStep),
}

impl Kind {
    /// Does the next step of a job of this kind.
    pub(crate) async fn step(&self, context: &mut Context, job: &Job) -> Result<Step> {
        match self.work {
            Work::EachSeries { takes, step } => series::step(context, job, takes, step).await,
            Work::Own(step) => step(context, job).await,
        }
    }
}
