//! Forecasts as they were made, and the actual values once known. Leaves out how forecasts are made
//! (`analytics`).

use crate::backend::Tx;
use crate::error::During;
use crate::{Error, Result, Store};
use domain::zone::Span;
use domain::{DAY_MS, Millis, SeriesId};
use std::collections::BTreeMap;

/// How many hours of a superseded forecast are kept. Accuracy is measured on them.
pub const ACCURACY_HOURS: i64 = 24;
/// All forecasts are kept for this long, to detect drift. After that, one forecast per hour is
/// enough.
const ALL_KEPT_MS: Millis = 15 * DAY_MS;
/// Forecasts of hours older than this are deleted.
const KEPT_MS: Millis = 400 * DAY_MS;

/// The length of the forecast slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// Hours, on the site's clock.
    Hourly,
    /// Months, on the site's calendar.
    Monthly,
}

impl Granularity {
    /// Both granularities.
    pub const ALL: [Self; 2] = [Self::Hourly, Self::Monthly];

    /// The name that the database and the API use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Granularity::Hourly => "hourly",
            Granularity::Monthly => "monthly",
        }
    }

    /// Parses a name of [`Self::as_str`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|granularity| granularity.as_str() == text)
    }
}

/// A forecast to insert.
#[derive(Clone, Debug, PartialEq)]
pub struct NewForecast {
    /// The series.
    pub series_id: SeriesId,
    /// The length of its slots.
    pub granularity: Granularity,
    /// The model that made it.
    pub model_id: Option<i64>,
    /// When it was made.
    pub made_at: Millis,
    /// The probability with which each interval holds the actual value.
    pub level: f64,
    /// Its slots in order of time, the nearest first.
    pub slots: Vec<ForecastSlot>,
}

/// A forecast slot, in the series' stored unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForecastSlot {
    /// Its first instant.
    pub at: Millis,
    /// The median: the actual value is above as often as below.
    pub value: f64,
    /// The interval's lower end.
    pub lower: f64,
    /// The interval's upper end.
    pub upper: f64,
}

/// A forecast slot and its actual value.
#[derive(Clone, Copy, Debug, PartialEq, store_macros::FromRow)]
pub struct Forecast {
    /// The slot's first instant.
    pub at: Millis,
    /// When it was forecast.
    pub made_at: Millis,
    /// How many slots ahead it was; the first is 1.
    pub horizon: i64,
    /// The model that made it. The model may have been deleted.
    pub model_id: Option<i64>,
    /// The median.
    pub value: f64,
    /// The interval's lower end.
    pub lower: f64,
    /// The interval's upper end.
    pub upper: f64,
    /// The probability with which the interval holds the actual value.
    pub level: f64,
    /// The actual value, once known.
    pub actual: Option<f64>,
    /// The actual value minus the forecast value.
    pub error: Option<f64>,
}

macro_rules! columns {
    () => {
        "f.at, f.made_at, f.horizon, f.model_id, f.value, f.lower, f.upper, f.level, f.actual, f.error"
    };
}

const REPLACE: &str = "delete from forecast where series_id = $1 and granularity = $2 and made_at = $3";
const INSERT: &str = "insert into forecast (series_id, granularity, made_at, model_id, level, at, horizon, value, lower, upper) \
     select $1, $2, $3, $4, $5, cast(t.value ->> 0 as bigint), cast(t.value ->> 1 as bigint), cast(t.value ->> 2 as double precision), \
     cast(t.value ->> 3 as double precision), cast(t.value ->> 4 as double precision) from json_each($6) t";
const SUPERSEDED: &str =
    "delete from forecast where series_id = $1 and granularity = 'hourly' and at >= $2 and made_at < $3 and horizon > $4";
/// Keeps the forecast of an hour that looked furthest ahead.
const THIN: &str = "delete from forecast where series_id = $1 and granularity = 'hourly' and at < $2 and at >= $3 and exists \
     (select 1 from forecast g where g.series_id = forecast.series_id and g.granularity = forecast.granularity and g.at = forecast.at \
     and g.horizon > forecast.horizon)";
const FORGET: &str = "delete from forecast where series_id = $1 and granularity = 'hourly' and at < $2";
const LATEST: &str = concat!(
    "select ",
    columns!(),
    " from forecast f where f.series_id = $1 and f.granularity = $2 and f.at >= $3 and f.made_at = \
     (select max(g.made_at) from forecast g where g.series_id = $1 and g.granularity = $2 and g.at >= $3) order by f.at"
);
const RANGE: &str = concat!(
    "select ",
    columns!(),
    " from forecast f where f.series_id = $1 and f.granularity = $2 and f.at >= $3 and f.at < $4 and f.horizon <= $5 order by f.at, f.horizon"
);
const SCORED: &str = concat!(
    "select ",
    columns!(),
    " from forecast f where f.series_id = $1 and f.granularity = $2 and f.at >= $3 and f.at < $4 and f.actual is not null order by f.at, f.made_at"
);
const UNSCORED: &str = "select min(at) from forecast where series_id = $1 and granularity = $2 and at < $3 and actual is null";
const SCORE: &str = "update forecast set actual = t.actual, error = t.actual - value from \
     (select cast(j.value ->> 0 as bigint) as slot_at, cast(j.value ->> 1 as double precision) as actual from json_each($3) j) t \
     where forecast.series_id = $1 and forecast.granularity = $2 and forecast.at = t.slot_at \
     and (forecast.actual is null or forecast.actual <> t.actual)";

impl Store {
    /// Stores a forecast, replacing one made at the same instant. Of earlier hourly forecasts, only
    /// the first [`ACCURACY_HOURS`] slots stay. After 15 days one forecast per hour stays; after
    /// 400 days none.
    ///
    /// # Errors
    /// [`Error::Invalid`] if a number is not finite; or when a statement fails.
    pub async fn forecast_put(&self, forecast: &NewForecast) -> Result<()> {
        let Some(first) = forecast.slots.first() else { return Ok(()) };
        let finite = |slot: &ForecastSlot| slot.value.is_finite() && slot.lower.is_finite() && slot.upper.is_finite();
        if !forecast.slots.iter().all(finite) {
            return Err(Error::invalid("forecast", "a forecast must be of numbers"));
        }
        let rows: Vec<(Millis, i64, f64, f64, f64)> = forecast
            .slots
            .iter()
            .zip(1..)
            .map(|(slot, horizon)| (slot.at, horizon, slot.value, slot.lower, slot.upper))
            .collect();
        let rows = serde_json::to_string(&rows).unwrap_or_default();
        let mut tx = self.begin_turn().await?;
        on_tx!(&mut tx, |connection| sqlx::query(REPLACE)
            .bind(forecast.series_id)
            .bind(forecast.granularity.as_str())
            .bind(forecast.made_at)
            .execute(connection)
            .await
            .map(drop))
        .during("replace a forecast")?;
        on_tx!(&mut tx, |connection| sqlx::query(INSERT)
            .bind(forecast.series_id)
            .bind(forecast.granularity.as_str())
            .bind(forecast.made_at)
            .bind(forecast.model_id)
            .bind(forecast.level)
            .bind(rows)
            .execute(connection)
            .await
            .map(drop))
        .during("keep a forecast")?;
        if forecast.granularity == Granularity::Hourly {
            thin(&mut tx, forecast, first.at).await?;
        }
        self.end(tx).await
    }

    /// The slots from `from` on of the newest forecast that covers them, in order.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn forecast_latest(&self, series_id: SeriesId, granularity: Granularity, from: Millis) -> Result<Vec<Forecast>> {
        on_read!(self, |pool| sqlx::query_as(LATEST).bind(series_id).bind(granularity.as_str()).bind(from).fetch_all(pool).await)
            .during("read the newest forecast")
    }

    /// The forecasts of the slots that begin in a span, in order, one per slot. Each is the one
    /// that looked furthest ahead, up to [`ACCURACY_HOURS`] (or one month for months). Accuracy is
    /// measured on these.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn forecast_past(&self, series_id: SeriesId, granularity: Granularity, span: Span) -> Result<Vec<Forecast>> {
        let horizon_max = match granularity {
            Granularity::Hourly => ACCURACY_HOURS,
            Granularity::Monthly => 1,
        };
        let rows: Vec<Forecast> = on_read!(self, |pool| sqlx::query_as(RANGE)
            .bind(series_id)
            .bind(granularity.as_str())
            .bind(span.start)
            .bind(span.end)
            .bind(horizon_max)
            .fetch_all(pool)
            .await)
        .during("read past forecasts")?;
        // The last row of a slot looked furthest ahead.
        let furthest: BTreeMap<Millis, Forecast> = rows.into_iter().map(|row| (row.at, row)).collect();
        Ok(furthest.into_values().collect())
    }

    /// All kept forecasts with actual values for the slots that begin in a span, ordered by slot
    /// and then by when they were made.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn forecast_scored(&self, series_id: SeriesId, granularity: Granularity, span: Span) -> Result<Vec<Forecast>> {
        on_read!(self, |pool| sqlx::query_as(SCORED)
            .bind(series_id)
            .bind(granularity.as_str())
            .bind(span.start)
            .bind(span.end)
            .fetch_all(pool)
            .await)
        .during("read forecasts and their truth")
    }

    /// The first slot before an instant that has a forecast without its actual value.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn forecast_unscored(
        &self,
        series_id: SeriesId,
        granularity: Granularity,
        before: Millis,
    ) -> Result<Option<Millis>> {
        on_read!(self, |pool| sqlx::query_scalar(UNSCORED)
            .bind(series_id)
            .bind(granularity.as_str())
            .bind(before)
            .fetch_one(pool)
            .await)
        .during("look for forecasts without their truth")
    }

    /// Writes actual values (each with the first instant of its slot) to all forecasts of these
    /// slots. Returns how many forecasts changed.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn forecast_score(&self, series_id: SeriesId, granularity: Granularity, actuals: &[(Millis, f64)]) -> Result<u64> {
        if actuals.is_empty() {
            return Ok(0);
        }
        let mut tx = self.begin_turn().await?;
        let changed = score(&mut tx, series_id, granularity, actuals).await?;
        self.end(tx).await?;
        Ok(changed)
    }
}

/// Deletes the hourly forecasts that nobody needs once there is this one, whose first slot is at
/// `first_at`.
async fn thin(tx: &mut Tx, forecast: &NewForecast, first_at: Millis) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(SUPERSEDED)
        .bind(forecast.series_id)
        .bind(first_at)
        .bind(forecast.made_at)
        .bind(ACCURACY_HOURS)
        .execute(connection)
        .await
        .map(drop))
    .during("thin the forecasts that were replaced")?;
    let thin_to = first_at - ALL_KEPT_MS;
    on_tx!(tx, |connection| sqlx::query(THIN)
        .bind(forecast.series_id)
        .bind(thin_to)
        .bind(thin_to - ALL_KEPT_MS)
        .execute(connection)
        .await
        .map(drop))
    .during("thin old forecasts")?;
    on_tx!(tx, |connection| sqlx::query(FORGET)
        .bind(forecast.series_id)
        .bind(first_at - KEPT_MS)
        .execute(connection)
        .await
        .map(drop))
    .during("forget old forecasts")
}

/// Writes actual values to their forecasts, in a transaction. Returns how many forecasts changed.
pub(crate) async fn score(tx: &mut Tx, series_id: SeriesId, granularity: Granularity, actuals: &[(Millis, f64)]) -> Result<u64> {
    let rows = serde_json::to_string(actuals).unwrap_or_default();
    on_tx!(tx, |connection| sqlx::query(SCORE)
        .bind(series_id)
        .bind(granularity.as_str())
        .bind(rows)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
    .during("score forecasts")
}
