//! The baseline of a building's target as it is kept: a version of a model, so that who is held to it can see what it was made of. Leaves out
//! how far the target is, and what was saved.

use crate::selection::finite;
use crate::{Hours, Result};
use analytics::savings::{Baseline, Method, Model, baseline};
use domain::zone::Span;
use domain::{Millis, SeriesId, SiteId, Zone};
use serde_json::{Value, json};
use std::sync::Arc;
use store::{ModelKind, NewModel, Store, Target};

/// The method's name, as it stands in the store.
pub const BASELINE_METHOD: &str = "degree_hours";

/// Keeps the baseline of a target of this series, and puts it to use. The same baseline again changes nothing, and one whose readings have changed
/// since is a new version. `false` where no model can be made of it: too few days, or no weather.
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
    let (from, to) = target.target.baseline;
    let Some(hours) = Hours::of_series(store, series_id, Span { start: from, end: to }).await? else { return Ok(false) };
    let mut weather = store.weather_hours(site_id, Span { start: from, end: to }).await?;
    weather.retain(|hour| !hour.is_forecast);
    let judged = store.anomaly_judged(series_id).await?;
    let hours = hours.with_weather(&weather).without_faults(&judged, to);
    let clock = zone.clone();
    let made =
        tokio::task::spawn_blocking(move || baseline(&hours.series(&clock), Span { start: from, end: to }, Method::DegreeHours));
    // Without a year of weather there is no model, and the target holds all the same: it is measured day by day.
    let Ok(Ok(made)) = made.await else { return Ok(false) };
    keep(store, series_id, target, &made, now).await?;
    Ok(true)
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
            store.model_measured(kept.model_id, &metrics, None, now).await?;
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

/// The order of a sum must not make a new version.
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

fn metrics(made: &Baseline) -> Value {
    json!({
        "days": made.days, "cvrmse": finite(made.cvrmse), "nmbe": finite(made.nmbe), "r_squared": finite(made.r_squared),
        "warnings": made.warnings,
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
