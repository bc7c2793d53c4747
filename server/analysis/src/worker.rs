//! The one thread that computes. It lets everything else on the machine go first, so that readings never wait for an analysis. Leaves out what it
//! computes.

use crate::{Error, Result};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use tokio::sync::oneshot;

/// By how much its priority is lowered, on a scale that ends at 19.
const NICE: i32 = 15;

type Work = Box<dyn FnOnce() + Send>;

/// A thread that computes what it is given, one thing at a time. It ends when it is dropped, after what it has begun.
pub(crate) struct Worker {
    work: mpsc::SyncSender<Work>,
}

impl Worker {
    pub fn start() -> Result<Self> {
        // One waits at most: the runner asks for the next when it has the last.
        let (work, asked) = mpsc::sync_channel::<Work>(1);
        let thread = std::thread::Builder::new().name("analysis".to_owned());
        thread
            .spawn(move || {
                // On Linux a priority is a thread's. Where it cannot be lowered, all is right and a little slower.
                if let Err(error) = rustix::process::nice(NICE) {
                    tracing::debug!(%error, "analyses run at the usual priority");
                }
                while let Ok(work) = asked.recv() {
                    work();
                }
            })
            .map_err(Error::Thread)?;
        Ok(Self { work })
    }

    /// Computes, and waits for it without keeping anybody else from working.
    pub async fn run<T: Send + 'static>(&self, what: &'static str, compute: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let (tell, told) = oneshot::channel();
        let work: Work = Box::new(move || {
            // Nothing that was half done is seen again: what it worked on is dropped.
            if let Ok(found) = catch_unwind(AssertUnwindSafe(compute)) {
                let _ = tell.send(found);
            }
        });
        self.work.try_send(work).map_err(|_| Error::Broken(what))?;
        told.await.map_err(|_| Error::Broken(what))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
    use super::*;

    #[tokio::test]
    async fn what_breaks_off_is_told_and_the_next_is_computed() {
        let worker = Worker::start().unwrap();
        assert!(matches!(worker.run("a test", || -> i32 { panic!("on purpose") }).await, Err(Error::Broken("a test"))));
        assert_eq!(worker.run("a test", || 6 * 7).await.unwrap(), 42);
    }
}
