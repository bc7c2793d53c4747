//! The clock of people: a number that rises with each change of a person and each end of a session or key.
//! A process that saw a value asks only for what came after it. Who raises it holds its row until the
//! commit, so that a higher value is never seen before a lower one.

use crate::backend::Tx;
use crate::error::During;
use crate::{Result, Store};
use std::sync::atomic::Ordering::SeqCst;

const TICK: &str = "update people_clock set value = value + 1 where one = 1 returning value";

/// The current value, for a query outside a transaction.
pub(crate) const NOW: &str = "select value from people_clock where one = 1";

/// Raises the clock; what changes in this transaction is marked with the value that it returns.
pub(crate) async fn tick(tx: &mut Tx) -> Result<i64> {
    on_tx!(tx, |connection| sqlx::query_scalar(TICK).fetch_one(connection).await).during("count a change of people")
}

impl Store {
    /// Rises with each change of people and each end of a session by this process. Whoever keeps some
    /// of it in memory sees by it that they must look again before the next answer.
    #[must_use]
    pub fn people_changes(&self) -> u64 {
        self.people_changes.load(SeqCst)
    }

    /// Commits a change of people.
    pub(crate) async fn people_commit(&self, tx: Tx) -> Result<()> {
        let done = self.end(tx).await;
        // Also after a failure: whether it was committed is not known then.
        self.people_changes.fetch_add(1, SeqCst);
        done
    }
}
