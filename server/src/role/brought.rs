//! Follows what other processes bring from files: an import from the command line beside this
//! server. Leaves out what this process imports itself.

use services::Services;
use std::time::Duration;

/// How often to look.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Runs until the server stops.
pub async fn run(services: Services) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        if let Err(error) = services.live.follow(&services.store).await {
            tracing::debug!(error = %store::chain(&error), "what other processes imported could not be read");
        }
    }
}
