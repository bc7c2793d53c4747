//! Counts the open issues every few seconds, so that the bar of every page shows what analyses, other
//! processes and the end of a wait changed, and asks the database nothing itself.

use app::AppState;
use std::time::Duration;

/// How often. One count reads an index of open issues: a fraction of a millisecond.
const COUNT_EVERY: Duration = Duration::from_secs(5);

/// Runs until aborted.
pub async fn run(state: AppState) {
    loop {
        if let Err(error) = state.issues.read(&state.store, state.now()).await {
            tracing::debug!(error = %store::chain(&error), "the open issues could not be counted");
        }
        tokio::time::sleep(COUNT_EVERY).await;
    }
}
