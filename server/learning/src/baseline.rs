//! The stored baseline of a building's target. Each baseline is a version of a model, so that
//! people can see what it was made from. The distance to the target and the savings are elsewhere.

use crate::selection::finite;
use crate::turn::{compute_in, turn};
use crate::worker::Worker;
use crate::{Hours, Result, Subject};
use analytics::savings::{Baseline, Method, Model, baseline};
use domain::zone::Span;
use domain::{Flow, Millis, SeriesId, SiteId, Zone};
use serde_json::{Value, json};
use std::sync::Arc;
use store::{ModelKind, NewModel, Store, Target};

/// The method's name in the store.
pub const BASELINE_METHOD: &str = "degree_hours";

/// Stores the baseline of a target that was just set on this series, and activates it. Returns
/// `false` where no model can be made: too few days, or no weather. The target still holds; it is
/// then measured day by day.
///
/// # Errors
/// The store's.
pub async fn baseline_keep(
    store: &Store,
    series_id: SeriesId,
    site_id: SiteId,
    zone: &Arc<Zone>,
    target: &Target,
    now: Millis,
) -> Result<bool> {
    let turn = turn().await?;
    let Some(compute) = asked(store, series_id, site_id, zone, target).await? else { return Ok(false) };
    let Ok(made) = compute_in(turn, compute).await? else { return Ok(false) };
    keep(store, series_id, target, &made, now).await?;
    Ok(true)
}

/// Does the same in the background: late readings or confirmed faults may have changed the baseline
/// period. An unchanged baseline changes nothing; a different one becomes a new version.
///
/// # Errors
/// The store's, or [`crate::Error::Broken`].
pub async fn baseline_renew(store: &Store, worker: &Worker, subject: &Subject, zone: &Arc<Zone>, now: Millis) -> Result<()> {
    let targets = store.target_list(subject.building_id).await?;
    // With several targets, the one set last is used.
    let own = targets.iter().filter(|target| target.target.utility == subject.utility).max_by_key(|target| target.target_id);
    let Some(target) = own.filter(|_| subject.is_place() && subject.flow == Flow::Use) else { return Ok(()) };
    if let Some(compute) = asked(store, subject.series_id, subject.site_id, zone, target).await?
        && let Ok(made) = worker.run("a baseline", compute).await?
    {
        keep(store, subject.series_id, target, &made, now).await?;
    }
    Ok(())
}

/// The baseline to compute, with all its input; `None` where nothing was measured in its period.
async fn asked(
    store: &Store,
    series_id: SeriesId,
    site_id: SiteId,
    zone: &Arc<Zone>,
    target: &Target,
) -> Result<Option<impl FnOnce() -> analytics::Result<Baseline> + Send + 'static>> {
    let span = Span { start: target.target.baseline.0, end: target.target.baseline.1 };
    let Some(hours) = Hours::of_series(store, series_id, span).await? else { return Ok(None) };
    let mut weather = store.weather_hours(site_id, span).await?;
    weather.retain(|hour| !hour.is_forecast);
    let judged = store.anomaly_judged(series_id).await?;
    let hours = hours.with_weather(&weather).without_faults(&judged, span.end);
    let zone = zone.clone();
    Ok(Some(move || baseline(&hours.series(&zone), span, Method::DegreeHours)))
}

async fn keep(store: &Store, series_id: SeriesId, target: &Target, made: &Baseline, now: Millis) -> Result<()> {
    let (from, to) = target.target.baseline;
    let parameters = serde_json::to_string(&made.model)?;
    let metrics = metrics(made).to_string();
    if let Some(kept) = store.model_active(series_id, ModelKind::Baseline).await?
        && (kept.trained_from, kept.trained_to) == (Some(from), Some(to))
        && is_same(&kept.parameters, &made.model)
    {
        if kept.metrics != metrics {
            store.model_measured(kept.model_id, &metrics, now).await?;
        }
        return Ok(());
    }
    let new = NewModel {
        series_id,
        building_id: Some(target.target.building_id),
        kind: ModelKind::Baseline,
        name: BASELINE_METHOD.to_owned(),
        parameters,
        trained: Some((from, to)),
        metrics,
    };
    let model_id = store.model_insert(&new, now).await?;
    store.model_activate(model_id, false, now).await?;
    Ok(())
}

/// Compares with a tolerance, so that a different order of summation does not make a new version.
fn is_same(kept: &str, made: &Model) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1e-6);
    let both = |a: Option<(f64, f64)>, b: Option<(f64, f64)>| match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => near(a.0, b.0) && near(a.1, b.1),
        _ => false,
    };
    serde_json::from_str::<Model>(kept).is_ok_and(|kept| {
        kept.degrees == made.degrees
            && near(kept.base, made.base)
            && near(kept.weekend, made.weekend)
            && both(kept.heating, made.heating)
            && both(kept.cooling, made.cooling)
    })
}

/// The figures of a baseline. What an auditor would object to stands there twice: as facts for the
/// pages, and in English for programs.
fn metrics(made: &Baseline) -> Value {
    let warnings: Vec<String> = made.objections.iter().map(ToString::to_string).collect();
    json!({
        "days": made.days, "cvrmse": finite(made.cvrmse), "nmbe": finite(made.nmbe), "r_squared": finite(made.r_squared),
        "objections": made.objections, "warnings": warnings,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use analytics::savings::Degrees;

    #[test]
    fn the_dust_of_arithmetic_makes_no_new_version_and_another_slope_does() {
        let model = Model { degrees: Degrees::Hours, base: 100.0, weekend: 0.0, heating: Some((15.0, 9.0)), cooling: None };
        let kept = serde_json::to_string(&model).unwrap_or_default();
        assert!(is_same(&kept, &Model { base: 100.0 + 1e-9, ..model.clone() }));
        assert!(!is_same(&kept, &Model { heating: Some((15.0, 9.1)), ..model.clone() }));
        assert!(!is_same(&kept, &Model { heating: None, ..model.clone() }));
        assert!(!is_same("{}", &model));
    }
}
