//! The demo neighbourhood on this server: created once, the last weeks of its past written first and
//! analysed, then the rest behind them, while it is live through the broker like any meter. Leaves out what the neighbourhood does (crate `demo`).

mod department;
mod history;
mod live;
mod places;
mod tariffs;

use crate::Error;
use crate::config::Config;
use crate::role::health::Readiness;
use demo::Neighbourhood;
use domain::Millis;
use history::Past;
use jobs::{forecast, look_back, selection};
use services::Services;
use std::net::SocketAddr;
use store::{JobSubject, Store};
use tokio::sync::watch;

/// The setting with the demo's seed, so that later starts continue the same demo.
const SEED: &str = "demo_seed";
const SETTLED_AT: &str = "demo_settled_at";

const FIRST_SEED: u64 = 20_260_117;

/// Wait before the next retry when the database is not ready.
const AGAIN: std::time::Duration = std::time::Duration::from_secs(2);

/// How long the rest of the past waits for the first analyses.
const FIRST_ANALYSES_MAX: std::time::Duration = std::time::Duration::from_secs(60);

/// The jobs that are looked through for them.
const JOBS_READ: i64 = 50;

/// The time zone of Maple Hollow.
const ZONE: &str = "America/New_York";

/// Creates the demo's places if they are missing; `now` is when the first of them are. Quick;
/// [`run`] writes their past.
///
/// # Errors
/// The store's; a demo that cannot be read back.
pub async fn settle(store: &Store, now: Millis) -> Result<Neighbourhood, Error> {
    let number = async |name: &str, first: i64| -> Result<i64, Error> {
        // A removed setting is an empty text.
        match store.setting_get(name).await?.filter(|text| !text.is_empty()) {
            Some(text) => text.parse().map_err(|_| Error::Demo(format!("the setting {name} is `{text}`, not a number"))),
            None => store.setting_put(name, &first.to_string()).await.map(|()| first).map_err(Error::from),
        }
    };
    let seed = number(SEED, FIRST_SEED as i64).await?;
    let settled_at = number(SETTLED_AT, now).await?;
    let town = Neighbourhood::new(seed as u64, ZONE, settled_at).map_err(|error| Error::Demo(error.to_string()))?;
    places::ensure(store, &town, now).await?;
    Ok(town)
}

/// Writes the missing past and lets the meters publish until it is dropped or stopped. `broker` is
/// the embedded broker's address.
pub async fn run(
    town: Neighbourhood,
    config: std::sync::Arc<Config>,
    broker: Option<SocketAddr>,
    services: Services,
    readiness: Readiness,
    mut stopped: watch::Receiver<bool>,
) {
    let past = async {
        if let Err(error) = again_while_passing(|| write(&town, &services, &readiness)).await {
            tracing::error!(error = %error.line(), "the demo's past is not complete; the next start goes on with it");
        }
        readiness.filling(false);
        readiness.holding(false);
    };
    let live = async {
        readiness.filled().await;
        if let Err(error) = again_while_passing(|| live::publish(&town, &config, broker, &services)).await {
            tracing::error!(error = %error.line(), "the demo's meters do not publish");
        }
    };
    tokio::select! {
        _ = async { tokio::join!(past, live) } => {}
        _ = stopped.wait_for(|is_stopped| *is_stopped) => {}
    }
}

/// Writes the last weeks, has them analysed, and then writes the rest of the past, which is analysed
/// again.
async fn write(town: &Neighbourhood, services: &Services, readiness: &Readiness) -> Result<(), Error> {
    services.past.set(true);
    let written = write_all(town, services, readiness).await;
    services.past.set(false);
    written
}

async fn write_all(town: &Neighbourhood, services: &Services, readiness: &Readiness) -> Result<(), Error> {
    let mut past = Past::new(town, services);
    let is_unfinished = past.recent().await?;
    past.tell("the demo's last weeks are written").await;
    readiness.filling(false);
    if !is_unfinished {
        return Ok(());
    }
    readiness.holding(false);
    first_analyses(services).await?;
    readiness.holding(true);
    past.older(None).await?;
    past.tell("the demo's past is written").await;
    let catalog = services.store.catalog();
    for site in catalog.sites.values().filter(|site| site.is_demo) {
        for kind in [look_back::NAME, forecast::NAME, selection::NAME] {
            services.store.job_request(kind, JobSubject::Site(site.site_id), services.now()).await?;
        }
    }
    Ok(())
}

/// Waits for the first look for faults and the first forecasts, which are shown while the rest of the
/// past is written; not for ever.
async fn first_analyses(services: &Services) -> Result<(), Error> {
    let began = std::time::Instant::now();
    while began.elapsed() < FIRST_ANALYSES_MAX {
        let jobs = services.store.job_list(0, JOBS_READ).await?;
        let is_over = |kind: &str| jobs.iter().any(|job| job.kind == kind && job.ended_at.is_some());
        if is_over(look_back::NAME) && is_over(forecast::NAME) {
            tracing::info!(seconds = began.elapsed().as_secs(), "the demo's last weeks are analysed");
            break;
        }
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
    Ok(())
}

/// Retries while the database is the only obstacle.
async fn again_while_passing<F: Future<Output = Result<(), Error>>>(work: impl Fn() -> F) -> Result<(), Error> {
    loop {
        match work().await {
            Err(Error::Store(error)) if error.is_passing() => {
                tracing::warn!(error = %store::chain(&error), "the demo waits for the database");
                tokio::time::sleep(AGAIN).await;
            }
            done => return done,
        }
    }
}

/// `greenpulse demo remove`.
///
/// # Errors
/// The store's.
pub async fn remove(config: &Config) -> Result<(), Error> {
    if let Some(path) = config.sqlite_path().filter(|path| !path.exists()) {
        return Err(Error::NoDatabase(path.display().to_string()));
    }
    // Otherwise the meters of a running demo would reappear as unknown ones.
    let _lock = crate::role::lock::take(config)?;
    let store = Store::open(&config.database_url).await?;
    let count = store.demo_remove().await?;
    for name in [SEED, SETTLED_AT, history::WRITTEN_FROM] {
        store.setting_put(name, "").await?;
    }
    store.close().await;
    match count {
        0 => println!("There is no demo to remove."),
        _ => println!("Removed the demo: {count} meters, their buildings and all of their readings. Start again without --demo."),
    }
    Ok(())
}
