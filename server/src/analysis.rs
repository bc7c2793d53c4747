//! The analyses beside the server: asked for when they are due, done a series at a time while nothing waits. Owns their clock. Leaves out what they do
//! (crate `analysis`).

use crate::health::Readiness;
use ::analysis::Runner;
use app::AppState;
use std::time::{Duration, Instant};
use store::chain;

/// What is due is looked for this often.
const SCHEDULE_EVERY: Duration = Duration::from_secs(60);
/// What was asked for is looked for this often.
const LOOK_EVERY: Duration = Duration::from_secs(3);
/// After a failure that may pass.
const AGAIN: Duration = Duration::from_secs(30);
/// Between two series at least, and half as long as the last one took: the database's one writer and the cores are never taken without a break.
const BREATH: Duration = Duration::from_millis(25);

/// Runs until it is dropped. What is under way then goes on with the next start.
pub async fn run(app: AppState, readiness: Readiness) {
    let mut runner = match Runner::new(app.store.clone()) {
        Ok(runner) => runner,
        Err(error) => {
            tracing::error!(error = %chain(&error), "there will be no analyses");
            return;
        }
    };
    let mut scheduled: Option<Instant> = None;
    loop {
        // A past that is being written is better looked at once than week by week.
        if readiness.is_filling() {
            tokio::time::sleep(LOOK_EVERY).await;
            continue;
        }
        let is_time = scheduled.is_none_or(|at| at.elapsed() >= SCHEDULE_EVERY);
        let began = Instant::now();
        let done = async {
            if is_time {
                runner.schedule(app.now()).await?;
            }
            runner.step(app.now()).await
        };
        let pause = match done.await {
            Ok(true) => BREATH.max(began.elapsed() / 2),
            Ok(false) => LOOK_EVERY,
            Err(error) => {
                tracing::warn!(error = %chain(&error), "the analyses wait");
                AGAIN
            }
        };
        if is_time {
            scheduled = Some(Instant::now());
        }
        tokio::time::sleep(pause).await;
    }
}
