//! Runs jobs a step at a time: quick kinds before long ones, each from where it stopped. The caller
//! passes the time.

use crate::lease::Leases;
use crate::schedule::due;
use crate::{Caches, Context, KINDS, Kind, Pace, Result, Step};
use domain::Millis;
use std::sync::Arc;
use store::{Job, Store, chain};

/// Runs the requested jobs.
pub struct Runner {
    kinds: &'static [Kind],
    context: Context,
    leases: Leases,
}

impl Runner {
    /// A runner over a store, with a thread of its own. `owner` names it: no other runner may have
    /// that name, in any process.
    ///
    /// # Errors
    /// [`crate::Error::Thread`].
    pub fn new(store: Arc<Store>, pace: Pace, owner: String) -> Result<Self> {
        Self::of(KINDS, store, pace, owner)
    }

    /// A runner of these kinds only.
    ///
    /// # Errors
    /// [`crate::Error::Thread`].
    pub fn of(kinds: &'static [Kind], store: Arc<Store>, pace: Pace, owner: String) -> Result<Self> {
        Ok(Self { kinds, leases: Leases::new(store.clone(), kinds, owner), context: Context::new(store, pace)? })
    }

    /// Requests the jobs that are due, and requeues jobs whose owner stopped sending heartbeats.
    ///
    /// # Errors
    /// The store's.
    pub async fn schedule(&mut self, now: Millis) -> Result<()> {
        self.leases.heartbeat(now).await?;
        self.leases.resume(now).await?;
        let store = &self.context.store;
        let last = store.job_last().await?;
        for (kind, subject) in due(self.kinds, &store.catalog(), &last, now) {
            store.job_request(kind, subject, now).await?;
        }
        Ok(())
    }

    /// Requeues all jobs under way. Only for a process that starts and knows that no other one
    /// works on this database.
    ///
    /// # Errors
    /// The store's.
    pub async fn take_over(&mut self) -> Result<()> {
        self.leases.resume_all().await
    }

    /// Releases the jobs under way, so that the next process can continue at once. For a process
    /// that ends.
    ///
    /// # Errors
    /// The store's.
    pub async fn release(&mut self) -> Result<()> {
        self.leases.release().await
    }

    /// Does the next step of the job whose turn it is; `false` when there is nothing to do.
    ///
    /// # Errors
    /// Errors that may pass: the next call does the same step again. Other errors are noted in the
    /// job.
    pub async fn step(&mut self, now: Millis) -> Result<bool> {
        self.leases.take(now).await?;
        let Some(held) = self.leases.current() else {
            // With nothing to do, free the caches.
            self.context.caches = Caches::default();
            return Ok(false);
        };
        if held.is_over {
            // Its end could not be written at the first try.
            self.leases.write(now).await?;
            return Ok(true);
        }
        self.context.begin(held.job.job_id, now);
        let step = self.leases.beating(now, done(held.kind, &mut self.context, &held.job)).await?;
        self.leases.advance(step, now).await?;
        Ok(true)
    }
}

/// Does a step. One that fails for good ends its job.
async fn done(kind: &Kind, context: &mut Context, job: &Job) -> Result<Step> {
    match settled(kind, context, job).await {
        Err(error) if !error.is_passing() => {
            let failure = chain(&error).to_string();
            tracing::warn!(job = job.kind, error = failure, "a job was not done");
            Ok(Step { failure: Some(failure.clone()), ..Step::last_of(job, failure) })
        }
        stepped => stepped,
    }
}

/// Does a step and stores what does not wait for the job's progress.
async fn settled(kind: &Kind, context: &mut Context, job: &Job) -> Result<Step> {
    let mut step = kind.step(context, job).await?;
    context.settle(&mut step.came_to).await?;
    Ok(step)
}
