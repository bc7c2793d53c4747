//! The leases of this process on its jobs: taken, kept by heartbeats, released. A process that
//! sends no heartbeat loses them to the next one. The epoch of each lease tells the two apart, so
//! that the first can write no progress any more.

use crate::registry::takeable;
use crate::{Kind, Result, Step};
use domain::{MINUTE_MS, Millis};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{Job, JobState, JobYield, Store, chain};

/// A process without a heartbeat for this long is taken to have ended.
const LOST_MS: Millis = MINUTE_MS;
/// The heartbeat interval while one step takes long.
const HEARTBEAT_EVERY: Duration = Duration::from_secs(20);
/// How often progress and yield are written at most: many quick steps share one transaction. After
/// a crash this much is done again.
const PROGRESS_MS: Millis = 2_000;

/// The jobs that this process runs.
pub(crate) struct Leases {
    store: Arc<Store>,
    kinds: &'static [Kind],
    /// The owner of its jobs: a name that no other runner has, in any process.
    owner: String,
    /// The jobs under way here; the last one is done first.
    held: Vec<Held>,
}

/// A job under way.
pub(crate) struct Held {
    pub kind: &'static Kind,
    pub job: Job,
    /// Whether its last step is done.
    pub is_over: bool,
    /// The yield of its steps since the last write, and the time of that write.
    came_to: JobYield,
    written_at: Millis,
}

impl Leases {
    pub fn new(store: Arc<Store>, kinds: &'static [Kind], owner: String) -> Self {
        Self { store, kinds, owner, held: Vec::new() }
    }

    /// The job whose turn it is.
    pub fn current(&self) -> Option<&Held> {
        self.held.last()
    }

    /// Takes the next job that waits, if it goes before the one under way.
    pub async fn take(&mut self, now: Millis) -> Result<()> {
        let kinds = takeable(self.kinds, self.held.last().map(|held| held.kind));
        if let Some(job) = self.store.job_take(&kinds, &self.owner, now).await?
            && let Some(kind) = self.kinds.iter().find(|kind| kind.name == job.kind)
        {
            self.held.push(Held { kind, job, is_over: false, came_to: JobYield::default(), written_at: now });
        }
        Ok(())
    }

    /// Sends a heartbeat for all jobs under way here.
    pub async fn heartbeat(&self, now: Millis) -> Result<()> {
        if !self.held.is_empty() {
            self.store.job_heartbeat(&self.owner, now).await?;
        }
        Ok(())
    }

    /// Does some work of a job, and sends heartbeats however long it takes.
    pub async fn beating<T>(&self, now: Millis, work: impl Future<Output = T>) -> T {
        tokio::select! {
            done = work => done,
            never = beat(&self.store, &self.owner, now, HEARTBEAT_EVERY) => match never {},
        }
    }

    /// Requeues jobs whose owner stopped sending heartbeats.
    pub async fn resume(&self, now: Millis) -> Result<()> {
        self.store.job_resume(now - LOST_MS).await?;
        Ok(())
    }

    /// Requeues all jobs under way, whoever runs them.
    pub async fn resume_all(&self) -> Result<()> {
        self.store.job_resume(Millis::MAX).await?;
        Ok(())
    }

    /// Releases the jobs under way here.
    pub async fn release(&mut self) -> Result<()> {
        if !self.held.is_empty() {
            self.store.job_release(&self.owner).await?;
            self.held.clear();
        }
        Ok(())
    }

    /// Adds a step to the job under way, and writes its progress if it is time to.
    pub async fn advance(&mut self, step: Step, now: Millis) -> Result<()> {
        let Some(held) = self.held.last_mut() else { return Ok(()) };
        held.add(step);
        if held.is_over || now - held.written_at >= PROGRESS_MS {
            self.write(now).await?;
        }
        Ok(())
    }

    /// Writes the progress and the yield of the job under way. Lets go of it if it is over, or if
    /// another process has taken it meanwhile.
    pub async fn write(&mut self, now: Millis) -> Result<()> {
        let Some(held) = self.held.last_mut() else { return Ok(()) };
        let ending = if held.job.failed_count == 0 { JobState::Done } else { JobState::Failed };
        let over = held.is_over.then_some(ending);
        let is_ours = self.store.job_progress(&held.job, &held.came_to, over, now).await?;
        if is_ours && !held.is_over {
            (held.came_to, held.written_at) = (JobYield::default(), now);
            return Ok(());
        }
        let (job, message) = (held.job.kind.as_str(), held.job.message.as_str());
        if is_ours {
            tracing::info!(job, message, "a job is over");
        } else {
            tracing::warn!(job, "a job is not ours any more: another process has taken it, or what it was about is gone");
        }
        self.held.pop();
        Ok(())
    }
}

impl Held {
    fn add(&mut self, step: Step) {
        let Step { cursor, done_count, total_count, message, failure, result, is_over, mut came_to } = step;
        let job = &mut self.job;
        (job.cursor, job.done_count, job.total_count, job.message, job.result) =
            (cursor, done_count, total_count, message, result);
        if let Some(failure) = failure {
            job.failed_count += 1;
            job.failure = failure;
        }
        self.is_over = is_over;
        self.came_to.notes.append(&mut came_to.notes);
        self.came_to.truths.append(&mut came_to.truths);
    }
}

/// Sends heartbeats at an interval, until it is dropped.
async fn beat(store: &Store, owner: &str, now: Millis, every: Duration) -> Infallible {
    let began = Instant::now();
    loop {
        tokio::time::sleep(every).await;
        // May pass: the next heartbeat comes soon.
        if let Err(error) = store.job_heartbeat(owner, now + began.elapsed().as_millis() as Millis).await {
            tracing::debug!(error = %chain(&error), "could not send a heartbeat");
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::selection;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn while_a_series_takes_long_its_process_is_heard_of() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite://{}/test.db", folder.path().display())).await.unwrap();
        store.job_request(selection::NAME, None, 1_000).await.unwrap();
        store.job_take(&[selection::NAME], "this one", 1_000).await.unwrap().unwrap();
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(300)) => {}
            never = beat(&store, "this one", 1_000, Duration::from_millis(10)) => match never {},
        }
        let heartbeat_at = store.job_list(0, 1).await.unwrap()[0].heartbeat_at.unwrap();
        assert!(heartbeat_at > 1_000, "{heartbeat_at}");
    }
}
