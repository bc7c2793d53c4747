//! The one thread that computes analyses. In a server process it lets everything else on the
//! machine go first, so that readings never wait for an analysis.

use crate::{Error, Result};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::oneshot;

/// How much of the machine an analysis may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Normal priority, for a caller who waits for the result.
    Usual,
    /// Only idle time of the cores. On a machine that is never idle, a few hundredths of a core.
    Idle,
}

/// The nice value of the thread for a machine that is never idle, on a scale that ends at 19.
const NICE: i32 = 15;
/// The work of a probe: a few milliseconds on a free core.
const PROBE_STEPS: u64 = 2_000_000;
/// A probe that takes longer than this means that the machine is never idle.
const PROBE_PATIENCE: Duration = Duration::from_millis(500);

/// A thread that runs one computation at a time. When it is dropped it ends after the current one.
///
/// It is a pool of one, so that arithmetic that would use many threads (k-means does) also stays on
/// this one: the threads of the default pool have normal priority.
pub struct Worker {
    pool: ThreadPool,
    /// A second thread for a machine that is never idle, so that analyses still finish there. Only
    /// with `Pace::Idle`.
    busy: Option<ThreadPool>,
    /// Whether a probe of the idle thread is still running.
    is_probing: Arc<AtomicBool>,
}

impl Worker {
    /// Starts the thread.
    ///
    /// # Errors
    /// [`Error::Thread`].
    pub fn start(pace: Pace) -> Result<Self> {
        let (pool, busy) = match pace {
            Pace::Usual => (pool_of_one(|| {})?, None),
            Pace::Idle => (pool_of_one(let_others_go_first)?, Some(pool_of_one(be_nice)?)),
        };
        Ok(Self { pool, busy, is_probing: Arc::default() })
    }

    /// Computes without blocking the async threads.
    ///
    /// # Errors
    /// [`Error::Broken`] if the computation panics.
    pub async fn run<T: Send + 'static>(&self, what: &'static str, compute: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let pool = match &self.busy {
            Some(busy) if self.is_never_idle().await => busy,
            _ => &self.pool,
        };
        let (tell, told) = oneshot::channel();
        pool.spawn(move || {
            // Unwind safe: a computation that panics drops everything it worked on.
            if let Ok(found) = catch_unwind(AssertUnwindSafe(compute)) {
                let _ = tell.send(found);
            }
        });
        told.await.map_err(|_| Error::Broken(what))
    }

    /// Whether the idle thread gets next to no time now.
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

/// On Linux each thread has its own priority. If it cannot be lowered, everything still works, a
/// little slower.
fn be_nice() {
    if let Err(error) = rustix::process::nice(NICE) {
        tracing::debug!(%error, "analyses run at the usual priority");
    }
}

/// Puts the calling thread under the policy that runs it only while nothing else wants the core. A
/// nice value is not enough: a thread that wakes up does not interrupt a running nice thread at
/// once, and a commit wakes up a dozen times.
#[cfg(target_os = "linux")]
fn let_others_go_first() {
    use thread_priority::unix::{
        NormalThreadSchedulePolicy, ThreadSchedulePolicy, set_thread_priority_and_policy, thread_native_id,
    };
    let idle = ThreadSchedulePolicy::Normal(NormalThreadSchedulePolicy::Idle);
    // Without the policy all still works; readings wait a little.
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
        // Block the idle thread, as if it never got any time.
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
        // The idle thread runs again and gets the work again.
        let idle = worker.pool.install(id);
        while worker.run("a test", id).await.unwrap() != idle {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}
