//! The one thread that computes. Beside a server it lets everything else on the machine go first, so that readings never wait for an analysis. Leaves out
//! what it computes.

use crate::{Error, Result};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::oneshot;

/// For whom is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// For somebody who waits for it.
    Usual,
    /// Beside others: of the machine's cores only what nobody else needs is taken, and on one that is never idle a few hundredths.
    Idle,
}

/// By how much the priority is lowered where idle time is not to be had, on a scale that ends at 19.
const NICE: i32 = 15;
/// So much work takes a few milliseconds of a core that is free,
const PROBE_STEPS: u64 = 2_000_000;
/// and on a machine that is never idle not even this is enough for it.
const PROBE_PATIENCE: Duration = Duration::from_millis(500);

/// A thread that computes what it is given, one thing at a time. It ends when it is dropped, after what it has begun.
///
/// It is a pool of one, so that what the arithmetic would do on many threads (k-means does) is done by this one too: the threads of the usual pool
/// have the usual priority.
pub(crate) struct Worker {
    pool: ThreadPool,
    /// Beside a server: for when the machine is never idle, so that analyses come to an end there too.
    busy: Option<ThreadPool>,
    /// Whether the idle thread has not come to a probe yet.
    is_probing: Arc<AtomicBool>,
}

impl Worker {
    pub fn start(pace: Pace) -> Result<Self> {
        let (pool, busy) = match pace {
            Pace::Usual => (pool_of_one(|| {})?, None),
            Pace::Idle => (pool_of_one(let_others_go_first)?, Some(pool_of_one(be_nice)?)),
        };
        Ok(Self { pool, busy, is_probing: Arc::default() })
    }

    /// Computes, and waits for it without keeping anybody else from working.
    pub async fn run<T: Send + 'static>(&self, what: &'static str, compute: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let pool = match &self.busy {
            Some(busy) if self.is_never_idle().await => busy,
            _ => &self.pool,
        };
        let (tell, told) = oneshot::channel();
        pool.spawn(move || {
            // Nothing that was half done is seen again: what it worked on is dropped.
            if let Ok(found) = catch_unwind(AssertUnwindSafe(compute)) {
                let _ = tell.send(found);
            }
        });
        told.await.map_err(|_| Error::Broken(what))
    }

    /// Whether the idle thread gets next to nothing of the machine now.
    async fn is_never_idle(&self) -> bool {
        if self.is_probing.swap(true, Ordering::Relaxed) {
            return true;
        }
        let (tell, told) = oneshot::channel();
        let is_probing = self.is_probing.clone();
        self.pool.spawn(move || {
            (0..PROBE_STEPS).for_each(|step| {
                std::hint::black_box(step);
            });
            is_probing.store(false, Ordering::Relaxed);
            let _ = tell.send(());
        });
        tokio::time::timeout(PROBE_PATIENCE, told).await.is_err()
    }
}

fn pool_of_one(begin: fn()) -> Result<ThreadPool> {
    let pool = ThreadPoolBuilder::new().num_threads(1).thread_name(|_| "analysis".to_owned()).start_handler(move |_| begin());
    pool.build().map_err(Error::Thread)
}

/// On Linux a priority is a thread's. Where it cannot be lowered, all is right and a little slower.
fn be_nice() {
    if let Err(error) = rustix::process::nice(NICE) {
        tracing::debug!(%error, "analyses run at the usual priority");
    }
}

/// Puts the thread that calls under the policy that runs it while nothing else wants the core. Being nice is not enough: a nice thread that runs is not
/// interrupted at once by one that wakes up, and a commit wakes up a dozen times.
#[cfg(target_os = "linux")]
fn let_others_go_first() {
    use thread_priority::unix::{
        NormalThreadSchedulePolicy, ThreadSchedulePolicy, set_thread_priority_and_policy, thread_native_id,
    };
    let idle = ThreadSchedulePolicy::Normal(NormalThreadSchedulePolicy::Idle);
    // Where it cannot be, all is right and readings wait a little.
    if let Err(error) = set_thread_priority_and_policy(thread_native_id(), thread_priority::ThreadPriority::Min, idle) {
        tracing::debug!(?error, "analyses run at the usual priority");
    }
}

#[cfg(not(target_os = "linux"))]
fn let_others_go_first() {
    if let Err(error) = thread_priority::set_current_thread_priority(thread_priority::ThreadPriority::Min) {
        tracing::debug!(?error, "analyses run at the usual priority");
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
    use super::*;

    #[tokio::test]
    async fn what_breaks_off_is_told_and_the_next_is_computed() {
        let worker = Worker::start(Pace::Usual).unwrap();
        assert!(matches!(worker.run("a test", || -> i32 { panic!("on purpose") }).await, Err(Error::Broken("a test"))));
        assert_eq!(worker.run("a test", || 6 * 7).await.unwrap(), 42);
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn all_that_is_computed_beside_a_server_is_computed_on_one_idle_thread() {
        use rayon::prelude::*;
        use thread_priority::unix::{
            NormalThreadSchedulePolicy, ThreadSchedulePolicy, thread_native_id, thread_schedule_policy_param,
        };
        let policy = || thread_schedule_policy_param(thread_native_id()).unwrap().0;
        let idle = ThreadSchedulePolicy::Normal(NormalThreadSchedulePolicy::Idle);
        let worker = Worker::start(Pace::Idle).unwrap();
        let all = move || (0..1_000).into_par_iter().map(|_| (policy(), thread_native_id())).collect::<Vec<_>>();
        let of_parts = worker.pool.install(all);
        assert!(of_parts.iter().all(|part| part.0 == idle && part.1 == of_parts[0].1), "{:?}", of_parts[0]);
        let usual = Worker::start(Pace::Usual).unwrap().run("a test", policy).await.unwrap();
        assert_ne!(usual, idle);
    }

    #[tokio::test]
    async fn where_the_machine_is_never_idle_analyses_come_to_an_end_too() {
        let worker = Worker::start(Pace::Idle).unwrap();
        // As if it never got to run.
        let (go_on, held) = std::sync::mpsc::channel::<()>();
        worker.pool.spawn(move || {
            let _ = held.recv();
        });
        let id = || std::thread::current().id();
        let on_busy = worker.busy.as_ref().unwrap().install(id);
        for _ in 0..2 {
            assert_eq!(worker.run("a test", id).await.unwrap(), on_busy);
        }
        drop(go_on);
        // It runs again, and is asked again.
        let idle = worker.pool.install(id);
        while worker.run("a test", id).await.unwrap() != idle {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}
