//! Waiting for a database that is busy or away: between two tries longer each time, up to a limit.

use std::time::Duration;

/// The first wait.
const FIRST: Duration = Duration::from_millis(100);

/// The longest wait between two tries: the database may be well again at any moment, and a try costs little.
const LONGEST: Duration = Duration::from_secs(1);

/// How long was waited, and for how long it is worth it.
pub(crate) struct Backoff {
    next: Duration,
    left: Duration,
}

impl Backoff {
    /// Waits as often as it is asked to.
    pub fn endless() -> Self {
        Self::of(Duration::MAX)
    }

    /// Waits for so long in all.
    pub fn of(total: Duration) -> Self {
        Self { next: FIRST, left: total }
    }

    /// Waits; gives the error back where trying again cannot help, or has not helped for long enough.
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
