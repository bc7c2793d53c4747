//! Computation that a page or an API caller waits for. It runs away from the request threads and
//! one piece at a time, so that twenty people with an analytics page open still leave room for
//! readings.

use tokio::sync::{Semaphore, SemaphorePermit};

/// A static, since the cores belong to the whole process.
static PLACES: Semaphore = Semaphore::const_new(1);

/// Waits for its turn. Only the holder of the permit computes.
pub async fn turn() -> store::Result<SemaphorePermit<'static>> {
    PLACES.acquire().await.map_err(|_| broken())
}

/// Computes, once it is its turn.
///
/// # Errors
/// When the computation panics, which is a bug of GreenPulse.
pub async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> store::Result<T> {
    compute_in(turn().await?, work).await
}

/// Computes within a turn that was already taken. The turn ends when the work ends, even if the
/// caller has gone.
///
/// # Errors
/// As [`compute`].
pub async fn compute_in<T: Send + 'static>(
    turn: SemaphorePermit<'static>,
    work: impl FnOnce() -> T + Send + 'static,
) -> store::Result<T> {
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    done.await.map_err(|_| broken())
}

fn broken() -> store::Error {
    store::Error::Broken("the computation broke off: this is a fault of GreenPulse")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[tokio::test(flavor = "multi_thread")]
    async fn twenty_who_ask_at_once_are_computed_one_after_the_other() {
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let asked: Vec<_> = (0..20)
            .map(|_| {
                let (now, most) = (now.clone(), most.clone());
                tokio::spawn(compute(move || {
                    let running = now.fetch_add(1, Ordering::SeqCst) + 1;
                    most.fetch_max(running, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(2));
                    now.fetch_sub(1, Ordering::SeqCst);
                }))
            })
            .collect();
        for one in asked {
            assert!(one.await.is_ok_and(|done| done.is_ok()));
        }
        assert_eq!(most.load(Ordering::SeqCst), 1);
    }
}
