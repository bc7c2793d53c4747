//! Forgets what the record of what was done need not keep any more.

use domain::{DAY_MS, Millis};
use services::Services;
use std::time::Duration;
use store::chain;

/// How often it looks for old lines.
const LOOK_EVERY: Duration = Duration::from_secs(3_600);

/// How many lines go at a time, so that no other writer waits long.
const LINES_A_STEP: i64 = 1_000;

/// Removes lines older than so many days, until it is dropped.
pub async fn run(services: Services, days: u32) {
    loop {
        loop {
            match services.store.audit_trim(services.now() - Millis::from(days) * DAY_MS, LINES_A_STEP).await {
                Ok(gone) if i64::try_from(gone).is_ok_and(|gone| gone == LINES_A_STEP) => {}
                Ok(_) => break,
                Err(error) => {
                    tracing::debug!(error = %chain(&error), "the record was not cut to its days; it is tried again");
                    break;
                }
            }
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
