//! The position of sites and their hourly weather. A site's own sensors take precedence over the
//! provider.

use crate::backend::Tx;
use crate::error::During;
use crate::{Catalog, Error, Result, Store};
use domain::zone::Span;
use domain::{Channel, Field, HOUR_MS, Millis, Period, SeriesId, SiteId};
use std::collections::BTreeMap;

/// The weather of one hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeatherHour {
    /// The start of the hour.
    pub at: Millis,
    /// Outdoor temperature, °C.
    pub temp_c: Option<f64>,
    /// Relative humidity, %.
    pub humidity_percent: Option<f64>,
    /// It was still in the future when the provider gave it.
    pub is_forecast: bool,
}

/// A checksum of a site's temperatures: it stays the same as long as none of them changes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WeatherSum {
    /// How many temperatures there are, from the provider and from sensors.
    pub hours: i64,
    /// Their sum, °C.
    pub temp_c: f64,
}

#[derive(store_macros::FromRow)]
struct Row {
    at: Millis,
    temp_c: Option<f64>,
    humidity_percent: Option<f64>,
    is_forecast: bool,
}

const POSITION: &str = "select latitude, longitude from site where site_id = $1";
const POSITION_PUT: &str = "update site set latitude = $2, longitude = $3 where site_id = $1";

const FORGET: &str = "delete from weather where site_id = $1";

/// A forecast does not replace a stored hour of the past.
const PUT: &str = "insert into weather (site_id, at, temp_c, humidity_percent, is_forecast, fetched_at) \
     select $1, cast(t.value ->> 0 as bigint), cast(t.value ->> 1 as double precision), cast(t.value ->> 2 as double precision), \
     cast(t.value ->> 3 as bigint) = 1, $3 from json_each($2) t where true \
     on conflict (site_id, at) do update set temp_c = excluded.temp_c, humidity_percent = excluded.humidity_percent, \
     is_forecast = excluded.is_forecast, fetched_at = excluded.fetched_at \
     where weather.is_forecast or not excluded.is_forecast";
const RANGE: &str =
    "select at, temp_c, humidity_percent, is_forecast from weather where site_id = $1 and at >= $2 and at < $3 order by at";
const SUM: &str = "select count(temp_c), coalesce(sum(temp_c), 0.0) from weather \
     where site_id = $1 and at >= $2 and at < $3 and not is_forecast";
const KNOWN: &str = "select min(at), max(at) from weather where site_id = $1 and not is_forecast";

/// Hours in one statement.
const HOURS_A_STATEMENT: usize = 5_000;

/// Whether a site has another position than this one.
pub(crate) async fn is_elsewhere(tx: &mut Tx, site_id: SiteId, position: Option<(f64, f64)>) -> Result<bool> {
    let found: Option<(Option<f64>, Option<f64>)> =
        on_tx!(tx, |connection| sqlx::query_as(POSITION).bind(site_id).fetch_optional(connection).await)
            .during("read a site's position")?;
    Ok(found.and_then(|(latitude, longitude)| latitude.zip(longitude)) != position)
}

/// See [`Store::site_position_put`].
pub(crate) async fn position_write(tx: &mut Tx, site_id: SiteId, position: Option<(f64, f64)>) -> Result<()> {
    if position.is_some() {
        // The weather of another place is not this one's.
        on_tx!(tx, |connection| sqlx::query(FORGET).bind(site_id).execute(connection).await.map(drop))
            .during("forget the weather")?;
    }
    on_tx!(tx, |connection| sqlx::query(POSITION_PUT)
        .bind(site_id)
        .bind(position.map(|at| at.0))
        .bind(position.map(|at| at.1))
        .execute(connection)
        .await
        .map(drop))
    .during("write a site's position")
}

impl Store {
    /// Latitude and longitude of a site, in degrees; `None` if not set.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn site_position(&self, site_id: SiteId) -> Result<Option<(f64, f64)>> {
        let found: Option<(Option<f64>, Option<f64>)> =
            on_read!(self, |pool| sqlx::query_as(POSITION).bind(site_id).fetch_optional(pool).await)
                .during("read a site's position")?;
        Ok(found.and_then(|(latitude, longitude)| latitude.zip(longitude)))
    }

    /// Sets a site's position and deletes the weather of the old one. `None` removes the position
    /// and keeps the weather.
    ///
    /// # Errors
    /// [`Error::NotFound`]; or when a statement fails.
    pub async fn site_position_put(&self, site_id: SiteId, position: Option<(f64, f64)>) -> Result<()> {
        if !self.catalog().sites.contains_key(&site_id) {
            return Err(Error::not_found("site", site_id));
        }
        let mut tx = self.begin_turn().await?;
        position_write(&mut tx, site_id, position).await?;
        self.end(tx).await
    }

    /// Stores what a provider gave for `asked_of`, the site's position at the time of the request.
    /// If the site has moved since, returns `false` and stores nothing. A forecast never replaces
    /// an hour of the past.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn weather_put(
        &self,
        site_id: SiteId,
        asked_of: Option<(f64, f64)>,
        hours: &[WeatherHour],
        fetched_at: Millis,
    ) -> Result<bool> {
        let mut tx = self.begin_turn().await?;
        if is_elsewhere(&mut tx, site_id, asked_of).await? {
            return Ok(false);
        }
        for chunk in hours.chunks(HOURS_A_STATEMENT) {
            let rows: Vec<_> =
                chunk.iter().map(|hour| (hour.at, hour.temp_c, hour.humidity_percent, i64::from(hour.is_forecast))).collect();
            let rows = serde_json::to_string(&rows).unwrap_or_default();
            on_tx!(&mut tx, |connection| sqlx::query(PUT)
                .bind(site_id)
                .bind(&rows)
                .bind(fetched_at)
                .execute(connection)
                .await
                .map(drop))
            .during("write the weather")?;
        }
        self.end(tx).await?;
        Ok(true)
    }

    /// The first and the last past hour that a provider gave for a site.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn weather_known(&self, site_id: SiteId) -> Result<Option<(Millis, Millis)>> {
        let found: (Option<Millis>, Option<Millis>) =
            on_read!(self, |pool| sqlx::query_as(KNOWN).bind(site_id).fetch_one(pool).await).during("look for weather")?;
        Ok(found.0.zip(found.1))
    }

    /// The weather of the hours that start within a span, in order. Each hour has the mean of the
    /// site's own sensors, or else what the provider gave.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn weather_hours(&self, site_id: SiteId, span: Span) -> Result<Vec<WeatherHour>> {
        let given: Vec<Row> =
            on_read!(self, |pool| sqlx::query_as(RANGE).bind(site_id).bind(span.start).bind(span.end).fetch_all(pool).await)
                .during("read the weather")?;
        let mut hours: BTreeMap<Millis, WeatherHour> = given
            .into_iter()
            .map(|row| {
                let Row { at, temp_c, humidity_percent, is_forecast } = row;
                (at, WeatherHour { at, temp_c, humidity_percent, is_forecast })
            })
            .collect();
        for (at, temp_c) in self.outdoor_hours(site_id, "outdoor_temp_c", span).await? {
            let hour = hours.entry(at).or_insert(WeatherHour { at, temp_c: None, humidity_percent: None, is_forecast: false });
            (hour.temp_c, hour.is_forecast) = (Some(temp_c), false);
        }
        for (at, humidity) in self.outdoor_hours(site_id, "outdoor_humidity_percent", span).await? {
            let hour = hours.entry(at).or_insert(WeatherHour { at, temp_c: None, humidity_percent: None, is_forecast: false });
            hour.humidity_percent = Some(humidity);
        }
        Ok(hours.into_values().collect())
    }

    /// Sums up the temperatures within a span, of the provider and of the site's own sensors. It
    /// shows whether any has changed, without reading them all.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn weather_sum(&self, site_id: SiteId, span: Span) -> Result<WeatherSum> {
        let (hours, temp_c): (i64, f64) =
            on_read!(self, |pool| sqlx::query_as(SUM).bind(site_id).bind(span.start).bind(span.end).fetch_one(pool).await)
                .during("sum the weather")?;
        let mut sum = WeatherSum { hours, temp_c };
        let sensors = outdoor_series(&self.catalog(), site_id, "outdoor_temp_c");
        for slot in self.rollup_range(&sensors, Period::Day, span).await?.into_values().flatten() {
            sum.hours += slot.count;
            sum.temp_c += slot.mean.unwrap_or(0.0) * slot.covered_ms as f64 / HOUR_MS as f64;
        }
        Ok(sum)
    }

    /// The mean over a site's sensors of a field, by clock hour.
    async fn outdoor_hours(&self, site_id: SiteId, field: &str, span: Span) -> Result<Vec<(Millis, f64)>> {
        let mut sums: BTreeMap<Millis, (f64, f64)> = BTreeMap::new();
        for series in outdoor_series(&self.catalog(), site_id, field) {
            for slot in self.rollup_range(&[series], Period::Hour, span).await?.remove(&series).unwrap_or_default() {
                // A site's hour may begin at half past; the provider's hours begin on the hour.
                let at = slot.start.div_euclid(HOUR_MS) * HOUR_MS;
                if let Some(mean) = slot.mean {
                    let sum = sums.entry(at).or_default();
                    *sum = (sum.0 + mean, sum.1 + 1.0);
                }
            }
        }
        Ok(sums.into_iter().map(|(at, (sum, count))| (at, sum / count)).collect())
    }
}

/// The series of a site's sensors of a field.
fn outdoor_series(catalog: &Catalog, site_id: SiteId, field: &str) -> Vec<SeriesId> {
    let Some(field) = Field::named(field) else { return Vec::new() };
    let is_of_site = |channel: &&Channel| {
        let meter = catalog.meters.get(&channel.meter_id);
        meter.is_some_and(|meter| meter.site_id == site_id) && channel.field.split(':').next() == Some(field.name)
    };
    catalog.channels.values().filter(is_of_site).map(|channel| channel.series_id).collect()
}
