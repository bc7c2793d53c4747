//! The analyses beside the server: asked for when they are due, done a series at a time while nothing waits. Owns their clock. Leaves out what they do
//! (crate `analysis`).

use crate::health::Readiness;
use ::analysis::{Pace, Runner};
use app::AppState;
use std::time::{Duration, Instant};
use store::chain;
use tokio::sync::watch;

/// What is due is looked for this often.
const SCHEDULE_EVERY: Duration = Duration::from_secs(60);
/// What was asked for is looked for this often.
const LOOK_EVERY: Duration = Duration::from_secs(3);
/// After a failure that may pass.
const AGAIN: Duration = Duration::from_secs(30);
/// Between two series, half as long as the last one took within these bounds: the database's one writer is never taken without a break, and a job that
/// rests is still heard of.
const BREATH: [Duration; 2] = [Duration::from_millis(25), Duration::from_secs(1)];

/// Runs until the server stops. What is under way then is let go of, and goes on with the next start; what a server that was killed had under way goes on
/// at once where this one is alone, and where it may not be, once the other has not been heard of for a while.
pub async fn run(app: AppState, readiness: Readiness, is_alone: bool, mut stopped: watch::Receiver<bool>) {
    let mut runner = match Runner::new(app.store.clone(), Pace::Idle) {
        Ok(runner) => runner,
        Err(error) => {
            tracing::error!(error = %chain(&error), "there will be no analyses");
            return;
        }
    };
    if is_alone && let Err(error) = runner.take_over().await {
        tracing::warn!(error = %chain(&error), "the analyses that were under way go on in a minute");
    }
    tokio::select! {
        () = work(&mut runner, &app, &readiness) => {}
        _ = stopped.wait_for(|is_stopped| *is_stopped) => {}
    }
    if let Err(error) = runner.release().await {
        tracing::warn!(error = %chain(&error), "the analyses under way go on a minute after the next start");
    }
}

async fn work(runner: &mut Runner, app: &AppState, readiness: &Readiness) {
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
            Ok(true) => (began.elapsed() / 2).clamp(BREATH[0], BREATH[1]),
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
