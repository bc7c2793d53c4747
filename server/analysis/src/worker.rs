//! The one thread that computes. Beside a server it lets everything else on the machine go first, so that readings never wait for an analysis. Leaves out
//! what it computes.

use crate::{Error, Result};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tokio::sync::oneshot;

/// For whom is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// For somebody who waits for it.
    Usual,
    /// Beside others: only what nobody else on the machine needs of its cores is taken.
    Idle,
}

/// A thread that computes what it is given, one thing at a time. It ends when it is dropped, after what it has begun.
///
/// It is a pool of one, so that what the arithmetic would do on many threads (k-means does) is done by this one too: the threads of the usual pool
/// have the usual priority.
pub(crate) struct Worker {
    pool: ThreadPool,
}

impl Worker {
    pub fn start(pace: Pace) -> Result<Self> {
        let pool = ThreadPoolBuilder::new().num_threads(1).thread_name(|_| "analysis".to_owned());
        let pool = pool.start_handler(move |_| {
            if pace == Pace::Idle {
                let_others_go_first();
            }
        });
        Ok(Self { pool: pool.build().map_err(Error::Thread)? })
    }

    /// Computes, and waits for it without keeping anybody else from working.
    pub async fn run<T: Send + 'static>(&self, what: &'static str, compute: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let (tell, told) = oneshot::channel();
        self.pool.spawn(move || {
            // Nothing that was half done is seen again: what it worked on is dropped.
            if let Ok(found) = catch_unwind(AssertUnwindSafe(compute)) {
                let _ = tell.send(found);
            }
        });
        told.await.map_err(|_| Error::Broken(what))
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
        let of_parts = worker.run("a test", all).await.unwrap();
        assert!(of_parts.iter().all(|part| part.0 == idle && part.1 == of_parts[0].1), "{:?}", of_parts[0]);
        let usual = Worker::start(Pace::Usual).unwrap().run("a test", policy).await.unwrap();
        assert_ne!(usual, idle);
    }
}
