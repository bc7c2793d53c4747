//! Runs the jobs beside the server: schedules those that are due and does one step at a time while
//! nothing waits. Tells them the time. Leaves out what they do (crate `jobs`).

use crate::hex::hex;
use crate::role::health::Readiness;
use jobs::{Pace, Runner};
use services::Services;
use std::time::{Duration, Instant};
use store::chain;
use tokio::sync::watch;

/// Interval between schedulings of due jobs.
const SCHEDULE_EVERY: Duration = Duration::from_secs(60);
/// Interval between looks for requested jobs.
const LOOK_EVERY: Duration = Duration::from_secs(3);
/// Interval between looks while they wait for more of the past.
const HOLD_LOOK_EVERY: Duration = Duration::from_millis(250);
/// Wait after a failure that may pass.
const AGAIN: Duration = Duration::from_secs(30);
/// Bounds of the pause between two steps. The pause is half as long as the last step took, so
/// that the database's one writer gets breaks and the job still sends heartbeats.
const BREATH: [Duration; 2] = [Duration::from_millis(25), Duration::from_secs(1)];

/// Runs until the server stops. It then releases its running jobs, and they continue with the next
/// start. Jobs of a server that was killed continue at once if this server is alone. Otherwise they
/// continue once the other server has sent no heartbeat for a while.
pub async fn run(services: Services, readiness: Readiness, is_alone: bool, mut stopped: watch::Receiver<bool>) {
    let owner = services.random.bytes::<16>().map(|chance| format!("{}-{}", std::process::id(), hex(&chance)));
    let runner = owner
        .map_err(|error| chain(&error))
        .and_then(|owner| Runner::new(services.store.clone(), Pace::Idle, owner).map_err(|error| chain(&error)));
    let mut runner = match runner {
        Ok(runner) => runner,
        Err(error) => {
            tracing::error!(error, "there will be no analyses");
            return;
        }
    };
    if is_alone && let Err(error) = runner.take_over().await {
        tracing::warn!(error = %chain(&error), "the analyses that were under way go on in a minute");
    }
    tokio::select! {
        () = work(&mut runner, &services, &readiness) => {}
        _ = stopped.wait_for(|is_stopped| *is_stopped) => {}
    }
    if let Err(error) = runner.release().await {
        tracing::warn!(error = %chain(&error), "the analyses under way go on a minute after the next start");
    }
}

async fn work(runner: &mut Runner, services: &Services, readiness: &Readiness) {
    match learning::facts_from_text(&services.store).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "findings of an earlier version became facts"),
        Err(error) => {
            tracing::warn!(error = %chain(&error), "findings of an earlier version stay as they are until the next start")
        }
    }
    let mut scheduled: Option<Instant> = None;
    loop {
        // While a past is being written, wait: analysing it once is cheaper than week by week.
        if readiness.is_holding() {
            tokio::time::sleep(HOLD_LOOK_EVERY).await;
            continue;
        }
        let is_time = scheduled.is_none_or(|at| at.elapsed() >= SCHEDULE_EVERY);
        let began = Instant::now();
        let done = async {
            if is_time {
                runner.schedule(services.now()).await?;
            }
            runner.step(services.now()).await
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
