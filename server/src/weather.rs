//! Asks for the weather of sites whose position is known: every hour, and at once when somebody wants it. Years back are asked
//! for once. Leaves out how a provider is asked (`weather`), and what is kept (`store`).

use ::weather::{Error, Hour, PAST_DAYS_MAX, Position, Provider};
use domain::{DAY_MS, Millis, SiteId};
use ingest::now_ms;
use std::sync::Arc;
use std::time::Duration;
use store::{SourceKind, Store, WeatherHour, chain};
use tokio::sync::Notify;

/// How often the provider is asked.
const EVERY: Duration = Duration::from_secs(3600);
/// Asked again after this long, when it failed.
const AGAIN: Duration = Duration::from_secs(600);
/// Days ahead that are asked for.
const DAYS_AHEAD: u32 = 8;
/// Years back that are asked for, where readings go back as far.
const BACK_MS_MAX: Millis = 3 * 366 * DAY_MS;
/// The archive lags behind by days; nearer ones come with the forecast.
const ARCHIVE_LAG_MS: Millis = 10 * DAY_MS;

/// Asks until it is dropped.
pub async fn run(store: Arc<Store>, provider: Provider, wanted: Arc<Notify>) {
    loop {
        let all_well = round(&store, &provider).await;
        let wait = if all_well { EVERY } else { AGAIN };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = wanted.notified() => {}
        }
    }
}

/// Asks for every site once; whether that went well.
async fn round(store: &Store, provider: &Provider) -> bool {
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
        let now = now_ms();
        let noted = match ask(store, provider, site_id, position, now).await {
            // It was corrected meanwhile: what came is another place's weather, and this one's is asked for at once.
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

/// Asks for what is not known of a site, and keeps it; how many hours came, or `None` where the site is no longer there.
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
        // Two days more than are missing: the newest hours are corrected later.
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
    // Longer ago than the forecast's address tells of.
    let near = now - i64::from(PAST_DAYS_MAX) * DAY_MS;
    if let Some((_, last)) = known.filter(|known| known.1 < near) {
        let missed = provider.past(position, &date(last), &date(near), now).await.map_err(refused)?;
        let Some(more) = keep(store, site_id, position, &missed, now).await? else { return Ok(None) };
        kept += more;
    }
    Ok(Some(kept))
}

/// Keeps what came; how many hours, or `None` where the site is no longer at that position.
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
