//! The demo neighbourhood on this server: created once, its past written in the background, then
//! live through the broker like any meter. Leaves out what the neighbourhood does (crate `demo`).

mod history;
mod live;
mod places;
mod tariffs;

use crate::Error;
use crate::config::Config;
use crate::role::health::Readiness;
use demo::Neighbourhood;
use domain::Millis;
use services::Services;
use std::net::SocketAddr;
use store::Store;
use tokio::sync::watch;

/// The setting with the demo's seed, so that later starts continue the same demo.
const SEED: &str = "demo_seed";
const SETTLED_AT: &str = "demo_settled_at";

const FIRST_SEED: u64 = 20_260_117;

/// Wait before the next retry when the database is not ready.
const AGAIN: std::time::Duration = std::time::Duration::from_secs(2);

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

/// Writes the missing past, then lets the meters publish until it is dropped or stopped. `broker`
/// is the embedded broker's address.
pub async fn run(
    town: Neighbourhood,
    config: std::sync::Arc<Config>,
    broker: Option<SocketAddr>,
    services: Services,
    readiness: Readiness,
    mut stopped: watch::Receiver<bool>,
) {
    let work = async {
        if let Err(error) = again_while_passing(|| history::fill(&town, &services)).await {
            tracing::error!(error = %error.line(), "the demo's past is not complete; the next start goes on with it");
        }
        readiness.filling(false);
        if let Err(error) = again_while_passing(|| live::publish(&town, &config, broker, &services)).await {
            tracing::error!(error = %error.line(), "the demo's meters do not publish");
        }
    };
    tokio::select! {
        () = work => {}
        _ = stopped.wait_for(|is_stopped| *is_stopped) => {}
    }
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
    for name in [SEED, SETTLED_AT] {
        store.setting_put(name, "").await?;
    }
    store.close().await;
    match count {
        0 => println!("There is no demo to remove."),
        _ => println!("Removed the demo: {count} meters, their buildings and all of their readings. Start again without --demo."),
    }
    Ok(())
}
