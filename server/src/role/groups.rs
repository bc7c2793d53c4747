//! Takes back what groups gave to those who do not come back: what a provider would say of them now, nobody
//! knows.

use domain::{DAY_MS, Millis};
use services::Services;
use std::time::Duration;
use store::{Actor, chain};

/// How often it looks.
const LOOK_EVERY: Duration = Duration::from_secs(600);

/// Looks, again and again, for whoever has not signed in by their provider for so many days, until it is
/// dropped.
pub async fn run(services: Services, days: u32) {
    let actor = Actor::setting("GREENPULSE_SSO_GROUPS_DAYS");
    loop {
        let now = services.now();
        match services.store.identity_lapse(now - Millis::from(days) * DAY_MS, &actor, now).await {
            Ok(0) => {}
            Ok(count) => {
                tracing::info!("what groups gave by {count} accounts at providers was taken back, for they were not used")
            }
            Err(error) => tracing::warn!(error = %chain(&error), "what groups gave was not looked after; it is tried again"),
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
