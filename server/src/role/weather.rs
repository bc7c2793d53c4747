//! Fetches the weather for sites with a known position: every hour, and at once on request. Past
//! years are fetched once. Leaves out the provider's API (`weather`), and storage (`store`).

use ::weather::{Error, Hour, PAST_DAYS_MAX, Position, Provider};
use domain::{DAY_MS, Millis, SiteId};
use services::Services;
use std::sync::Arc;
use std::time::Duration;
use store::{SourceKind, Store, WeatherHour, chain};
use tokio::sync::Notify;

/// Interval between requests to the provider.
const EVERY: Duration = Duration::from_secs(3600);
/// Wait before the retry after a failure.
const AGAIN: Duration = Duration::from_secs(600);
/// Forecast days requested.
const DAYS_AHEAD: u32 = 8;
/// Past requested, if readings go back that far.
const BACK_MS_MAX: Millis = 3 * 366 * DAY_MS;
/// The archive lags by days; more recent days come with the forecast.
const ARCHIVE_LAG_MS: Millis = 10 * DAY_MS;

/// Fetches until the future is dropped.
pub async fn run(services: Services, provider: Provider, wanted: Arc<Notify>) {
    loop {
        let all_well = round(&services, &provider).await;
        let wait = if all_well { EVERY } else { AGAIN };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = wanted.notified() => {}
        }
    }
}

/// Fetches for every site once. Returns whether all went well.
async fn round(services: &Services, provider: &Provider) -> bool {
    let store = &services.store;
    let sites: Vec<(SiteId, String)> = store.catalog().sites.values().map(|site| (site.site_id, site.name.clone())).collect();
    let mut all_well = true;
    for (site_id, name) in sites {
        let position = match store.site_position(site_id).await {
            Ok(Some((latitude, longitude))) => Position { latitude, longitude },
            Ok(None) => continue,
            Err(error) => {
                tracing::warn!(error = %chain(&error), "the weather is not asked for");
                return false;
            }
        };
        if is_paused(store, &name).await {
            continue;
        }
        let now = services.now();
        let noted = match ask(store, provider, site_id, position, now).await {
            // The position was corrected meanwhile, so this is another place's weather. The new
            // position is fetched at once.
            Ok(None) => {
                all_well = false;
                continue;
            }
            Ok(Some(hours)) => store.data_source_synced(SourceKind::Weather, &name, now, hours).await,
            Err(why) => {
                all_well = false;
                tracing::warn!(site = name, why, "no weather");
                store.data_source_failed(SourceKind::Weather, &name, now, 1, &why).await
            }
        };
        if let Err(error) = noted {
            tracing::warn!(error = %chain(&error), "how the weather came is not noted");
        }
    }
    all_well
}

async fn is_paused(store: &Store, name: &str) -> bool {
    let sources = store.data_source_list().await.unwrap_or_default();
    sources.iter().any(|source| source.kind == SourceKind::Weather && source.name == name && source.paused_at.is_some())
}

/// Fetches and stores what is missing for a site. Returns the number of hours, or `None` if the
/// site no longer exists.
async fn ask(
    store: &Store,
    provider: &Provider,
    site_id: SiteId,
    position: Position,
    now: Millis,
) -> Result<Option<i64>, String> {
    let failed = |error: store::Error| chain(&error);
    let refused = |error: Error| chain(&error);
    let known = store.weather_known(site_id).await.map_err(failed)?;
    let past_days = match known {
        // Two days more than are missing, because the newest hours are corrected later.
        Some((_, last)) => ((now - last) / DAY_MS + 2).clamp(2, i64::from(PAST_DAYS_MAX)) as u32,
        None => PAST_DAYS_MAX,
    };
    let hours = provider.around(position, past_days, DAYS_AHEAD, now).await.map_err(refused)?;
    let Some(mut kept) = keep(store, site_id, position, &hours, now).await? else { return Ok(None) };
    let first_known = known.map(|known| known.0).or(hours.first().map(|hour| hour.at)).unwrap_or(now);
    if let Some(first) = store.reading_first().await.map_err(failed)? {
        let from = first.max(now - BACK_MS_MAX);
        let to = first_known.min(now - ARCHIVE_LAG_MS);
        if from + DAY_MS < to {
            let past = provider.past(position, &date(from), &date(to), now).await.map_err(refused)?;
            let Some(more) = keep(store, site_id, position, &past, now).await? else { return Ok(None) };
            kept += more;
        }
    }
    // Further back than the forecast's API goes.
    let near = now - i64::from(PAST_DAYS_MAX) * DAY_MS;
    if let Some((_, last)) = known.filter(|known| known.1 < near) {
        let missed = provider.past(position, &date(last), &date(near), now).await.map_err(refused)?;
        let Some(more) = keep(store, site_id, position, &missed, now).await? else { return Ok(None) };
        kept += more;
    }
    Ok(Some(kept))
}

/// Stores the weather. Returns the number of hours, or `None` if the site is no longer at that
/// position.
async fn keep(store: &Store, site_id: SiteId, position: Position, hours: &[Hour], now: Millis) -> Result<Option<i64>, String> {
    let rows: Vec<WeatherHour> = hours
        .iter()
        .map(|hour| WeatherHour {
            at: hour.at,
            temp_c: hour.temp_c,
            humidity_percent: hour.humidity_percent,
            is_forecast: hour.is_forecast,
        })
        .collect();
    let asked_of = Some((position.latitude, position.longitude));
    let is_kept = store.weather_put(site_id, asked_of, &rows, now).await.map_err(|error| chain(&error))?;
    Ok(is_kept.then_some(rows.len() as i64))
}

/// The day in UTC.
fn date(at: Millis) -> String {
    jiff::Timestamp::from_millisecond(at).map(|at| at.strftime("%Y-%m-%d").to_string()).unwrap_or_default()
}
