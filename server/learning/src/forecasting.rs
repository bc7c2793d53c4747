//! Makes and stores the forecasts of a series: a week by the hour and a year by the month. Also
//! writes measured values next to earlier forecasts, and checks whether the model got worse. The
//! methods are in `analytics::forecast`.

use crate::selection::{figures, in_use};
use crate::worker::Worker;
use crate::{Hours, Result, Subject};
use analytics::backtest::{Outcome, accuracy};
use analytics::forecast::model::{Drift, Model};
use analytics::forecast::monthly::{HORIZON_MONTHS_MAX, Month, monthly, months};
use analytics::forecast::{HORIZON_HOURS_MAX, Point};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis, Zone};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{ForecastSlot, Granularity, ModelKind, NewForecast, Store};

/// A series silent for longer than this is not forecast: old data must not look live.
pub(crate) const SILENT_MS_MAX: Millis = 2 * DAY_MS;
/// Measured values that come late or are corrected are written again for this long.
const CORRECTED_MS: Millis = 3 * DAY_MS;
/// Measured values that are missing for longer than this are no longer waited for.
const UNSCORED_MS_MAX: Millis = 60 * DAY_MS;
/// The hours of a year.
const YEAR_HOURS: usize = 366 * 24;
/// By how much a range may exceed the highest hour of the year before.
const BEYOND_SHARE: f64 = 0.1;
/// Drift is judged by the forecasts of this period.
const DRIFT_MS: Millis = 14 * DAY_MS;

/// The measured values of forecast hours, to be stored next to the forecast. They start at the
/// first forecast without one, and at least three days back. Empty where nothing was forecast.
/// `hours` reach back sixty days at most.
///
/// # Errors
/// The store's.
pub async fn actuals(store: &Store, subject: &Subject, hours: &Hours, now: Millis) -> Result<Vec<(Millis, f64)>> {
    if !subject.is_place() {
        return Ok(Vec::new());
    }
    let first = store.forecast_unscored(subject.series_id, Granularity::Hourly, now).await?;
    let since = first.unwrap_or(now).clamp(now - UNSCORED_MS_MAX, now - CORRECTED_MS);
    Ok(hours
        .places(Span { start: since.max(hours.start), end: hours.end() })
        .filter(|&i| hours.value[i].is_finite())
        .map(|i| (hours.start + i as Millis * HOUR_MS, hours.value[i]))
        .collect())
}

/// Forecasts a series. Returns whether its model drifts.
///
/// # Errors
/// The store's and those of the arithmetic.
pub async fn forecast(
    store: &Store,
    worker: &Worker,
    subject: &Subject,
    hours: Hours,
    zone: Arc<Zone>,
    now: Millis,
) -> Result<Option<Drift>> {
    let until = zone.hour(now).start;
    if hours.end() < until - SILENT_MS_MAX {
        return Ok(None);
    }
    score_months(store, subject, &hours, &zone, now).await?;
    let (model_id, model) = in_use(store, subject, &hours, &zone, now).await?;
    let hours = Arc::new(hours);
    let highest = highest(&hours);
    // The hours since the last reading are forecast too, but not stored.
    let late = ((until - hours.end()) / HOUR_MS).max(0) as usize;
    let (history, clock, recipe) = (hours.clone(), zone.clone(), model.clone());
    let made = worker.run("a forecast", move || recipe.forecast(&history.series(&clock), HORIZON_HOURS_MAX)).await??;
    let slots = made.points.iter().enumerate().skip(late).map(|(i, point)| {
        let at = hours.end() + i as Millis * HOUR_MS;
        ForecastSlot { at, value: point.value, lower: point.lower, upper: within_reach(point, highest) }
    });
    let hourly = NewForecast {
        series_id: subject.series_id,
        granularity: Granularity::Hourly,
        model_id: Some(model_id),
        made_at: now,
        level: model.request.level,
        slots: slots.collect(),
    };
    store.forecast_put(&hourly).await?;

    let (history, clock, level) = (hours.clone(), zone.clone(), model.request.level);
    let ahead =
        worker.run("a forecast of months", move || monthly(&months(&history.series(&clock)), HORIZON_MONTHS_MAX, level)).await?;
    if let Ok(ahead) = ahead {
        let first = zone.month(now).start;
        let slots: Vec<ForecastSlot> = ahead
            .months
            .iter()
            .map(|month| ForecastSlot {
                at: zone.start_of(month.start),
                value: month.value,
                lower: month.lower,
                upper: month.upper,
            })
            // There may be months without measurements between the last whole month and now.
            .filter(|slot| slot.at >= first)
            .collect();
        let monthly = NewForecast { granularity: Granularity::Monthly, made_at: first, slots, ..hourly };
        store.forecast_put(&monthly).await?;
    }
    watch(store, subject, model_id, &model, &zone, now).await
}

/// The highest hour of the last year; `None` if nothing is known.
fn highest(hours: &Hours) -> Option<f64> {
    let year = hours.value.len().saturating_sub(YEAR_HOURS);
    hours.value[year..].iter().copied().filter(|value| value.is_finite()).reduce(f64::max)
}

/// The upper end of a range: errors of the past may add up to more than the series was ever seen to
/// reach.
fn within_reach(point: &Point, highest: Option<f64>) -> f64 {
    highest.map_or(point.upper, |highest| point.upper.min((highest * (1.0 + BEYOND_SHARE)).max(point.value)))
}

/// Writes the measured values of whole months next to their forecasts.
async fn score_months(store: &Store, subject: &Subject, hours: &Hours, zone: &Zone, now: Millis) -> Result<()> {
    if store.forecast_unscored(subject.series_id, Granularity::Monthly, zone.month(now).start).await?.is_none() {
        return Ok(());
    }
    // A register gives a month's use even where some hours were spread over a gap.
    let known = Hours { value: hours.energy.clone(), ..hours.clone() };
    let is_whole = |month: &&Month| {
        let next = month.start.month_start(1);
        month.days > (next.days() - month.start.days()) as f64 - 0.5
    };
    let actuals: Vec<(Millis, f64)> =
        months(&known.series(zone)).iter().filter(is_whole).map(|month| (zone.start_of(month.start), month.total)).collect();
    store.forecast_score(subject.series_id, Granularity::Monthly, &actuals).await?;
    Ok(())
}

/// The model's accuracy since it became active, stored with its figures; `None` where nothing can
/// be said yet.
async fn watch(
    store: &Store,
    subject: &Subject,
    model_id: i64,
    model: &Model,
    zone: &Zone,
    now: Millis,
) -> Result<Option<Drift>> {
    let outcomes = outcomes(store, subject, model_id, zone, now).await?;
    let Some(recent) = accuracy(&outcomes, model.request.level) else { return Ok(None) };
    let drift = model.drift(&outcomes);
    let Some(kept) = store.model_active(subject.series_id, ModelKind::Forecasting).await? else { return Ok(drift) };
    let mut metrics: Value = serde_json::from_str(&kept.metrics).unwrap_or_else(|_| json!({}));
    metrics["live"] = figures(&recent);
    // The reason stands there twice: as a fact for the pages, and in English for programs.
    metrics["drift"] = drift.as_ref().map_or(Value::Null, |drift| {
        let reason = match drift.why {
            Some(why) => why.to_string(),
            None => format!("as good as expected over {} forecasts", drift.recent.origins),
        };
        let (ratio, p_value) = (drift.ratio, drift.p_value);
        json!({ "drifting": drift.why.is_some(), "ratio": ratio, "p_value": p_value, "why": drift.why, "reason": reason })
    });
    store.model_measured(model_id, &metrics.to_string(), now).await?;
    // A model that a person pinned stays, whatever its accuracy.
    Ok(drift.filter(|_| kept.pinned_at.is_none()))
}

/// This model's forecasts of the last two weeks, each with its measured value. Each day uses its
/// first forecast only, so that no hour counts twice.
async fn outcomes(store: &Store, subject: &Subject, model_id: i64, zone: &Zone, now: Millis) -> Result<Vec<Outcome>> {
    let span = Span { start: now - DRIFT_MS, end: now };
    let told = store.forecast_scored(subject.series_id, Granularity::Hourly, span).await?;
    let mut first_of_day: BTreeMap<Date, Millis> = BTreeMap::new();
    for one in &told {
        let first = first_of_day.entry(zone.date(one.made_at)).or_insert(one.made_at);
        *first = one.made_at.min(*first);
    }
    Ok(told
        .iter()
        .filter(|one| one.model_id == Some(model_id) && first_of_day.get(&zone.date(one.made_at)) == Some(&one.made_at))
        .filter_map(|one| {
            let point = Point { value: one.value, lower: one.lower, upper: one.upper };
            // The known data ended within the hour before the first forecast hour.
            Some(Outcome { made_at: one.made_at - one.made_at.rem_euclid(HOUR_MS), at: one.at, point, actual: one.actual? })
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_ends_where_the_series_was_seen_to_reach_and_a_tenth_above() {
        let point = |value, upper| Point { value, lower: 0.0, upper };
        assert!((within_reach(&point(90.0, 183.0), Some(124.0)) - 136.4).abs() < 1e-9);
        assert!((within_reach(&point(90.0, 110.0), Some(124.0)) - 110.0).abs() < 1e-9);
        assert!((within_reach(&point(150.0, 183.0), Some(124.0)) - 150.0).abs() < 1e-9, "it holds the forecast itself");
        assert!((within_reach(&point(90.0, 183.0), None) - 183.0).abs() < 1e-9);
    }
}
