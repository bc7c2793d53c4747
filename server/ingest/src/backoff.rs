//! Waits for a database that is busy or away. Each wait is longer than the last, up to a limit.

use std::time::Duration;

/// The first wait.
const FIRST: Duration = Duration::from_millis(100);

/// The longest wait. It is short because the database may recover at any moment, and a retry costs
/// little.
const LONGEST: Duration = Duration::from_secs(1);

/// The next wait, and the waiting time that is left.
pub(crate) struct Backoff {
    next: Duration,
    left: Duration,
}

impl Backoff {
    /// Retries without a limit.
    pub fn endless() -> Self {
        Self::of(Duration::MAX)
    }

    /// Retries until it has waited for `total` in all.
    pub fn of(total: Duration) -> Self {
        Self { next: FIRST, left: total }
    }

    /// Waits. Returns the error if a retry cannot help, or if the time is used up.
    pub async fn after(&mut self, error: store::Error) -> store::Result<()> {
        if !error.is_passing() || self.left < self.next {
            return Err(error);
        }
        self.left -= self.next;
        tokio::time::sleep(self.next).await;
        self.next = (self.next * 2).min(LONGEST);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[tokio::test]
    async fn what_trying_again_cannot_help_is_not_waited_for() {
        let refused = store::Error::invalid("year", "no");
        assert!(matches!(Backoff::endless().after(refused).await, Err(store::Error::Invalid { .. })));
        let away = || store::Error::Open { address: String::new(), source: std::io::Error::other("away").into() };
        let mut backoff = Backoff::of(FIRST * 2);
        assert!(backoff.after(away()).await.is_ok());
        assert!(backoff.after(away()).await.is_err(), "its patience is at an end");
    }
}
