//! Chooses the method of each series by its own past, and stores it as a version of its model. The
//! comparison of methods is in `analytics`.

use crate::worker::Worker;
use crate::{Hours, Result, Subject};
use analytics::backtest::Figures;
use analytics::forecast::model::{Model, choose};
use analytics::forecast::{Method, Request};
use domain::{Millis, Zone};
use serde_json::{Value, json};
use std::sync::Arc;
use store::{ModelKind, NewModel, Store};

/// What each model is chosen for: a day ahead, 95 % intervals, always the same seed.
pub(crate) const REQUEST: Request = Request { horizon_hours: 24, level: 0.95, seed: 1 };

/// Chooses the method of a series again and activates it as a new version. A model that a person
/// pinned is measured and stays.
///
/// # Errors
/// The store's and those of the arithmetic.
pub async fn select(store: &Store, worker: &Worker, subject: &Subject, hours: Hours, zone: Arc<Zone>, now: Millis) -> Result<()> {
    let active = store.model_active(subject.series_id, ModelKind::Forecasting).await?;
    let of_pinned = active.as_ref().filter(|model| model.pinned_at.is_some()).and_then(|model| Method::named(&model.name));
    let methods = of_pinned.map_or_else(|| Method::ALL.to_vec(), |method| vec![method]);
    let model = worker.run("a backtest", move || choose(&hours.series(&zone), &methods, &REQUEST)).await??;
    // A version stands for a method. The same method gets new figures, and is still judged by all
    // its forecasts.
    let same = active.filter(|kept| kept.name == model.method.name() && is_of_this_arithmetic(kept));
    match same {
        Some(kept) => {
            let parameters = serde_json::to_string(&model)?;
            let trained = (model.trained_on.start, model.trained_on.end);
            store.model_made_again(kept.model_id, &metrics(&model).to_string(), &parameters, trained, now).await?;
        }
        None => {
            let model_id = keep(store, subject, &model, now).await?;
            store.model_activate(model_id, false, now).await?;
        }
    }
    Ok(())
}

fn is_of_this_arithmetic(kept: &store::Model) -> bool {
    // Replace a model without a backtest, or one made by an older version of the arithmetic.
    kept.pinned_at.is_some()
        || serde_json::from_str::<Model>(&kept.parameters).is_ok_and(|model| {
            model.arithmetic_version == analytics::forecast::model::ARITHMETIC_VERSION && model.figures.is_some()
        })
}

/// Stores a model as a version of the series' model. Returns its id.
pub(crate) async fn keep(store: &Store, subject: &Subject, model: &Model, now: Millis) -> Result<i64> {
    let new = NewModel {
        series_id: subject.series_id,
        building_id: Some(subject.building_id),
        kind: ModelKind::Forecasting,
        name: model.method.name().to_owned(),
        parameters: serde_json::to_string(model)?,
        trained: Some((model.trained_on.start, model.trained_on.end)),
        metrics: metrics(model).to_string(),
    };
    Ok(store.model_insert(&new, now).await?)
}

/// The active model and its id. Without one: the combination, which has no backtest yet.
pub(crate) async fn in_use(store: &Store, subject: &Subject, hours: &Hours, zone: &Zone, now: Millis) -> Result<(i64, Model)> {
    if let Some(kept) = store.model_active(subject.series_id, ModelKind::Forecasting).await?
        && let Ok(model) = serde_json::from_str::<Model>(&kept.parameters)
    {
        return Ok((kept.model_id, model));
    }
    // Without a backtest: that comes with the selection.
    let series = hours.series(zone);
    let model = Model {
        method: Method::Combination,
        arithmetic_version: analytics::forecast::model::ARITHMETIC_VERSION,
        request: REQUEST,
        parameters: Method::Combination.parameters(),
        trained_on: domain::zone::Span { start: hours.start, end: hours.end() },
        hours: series.measured(),
        figures: None,
        candidates: Vec::new(),
    };
    let model_id = keep(store, subject, &model, now).await?;
    store.model_activate(model_id, false, now).await?;
    Ok((model_id, model))
}

/// The figures of a model, with those of the other methods tried; empty where the history was too
/// short to try any.
pub(crate) fn metrics(model: &Model) -> Value {
    let Some(of_model) = &model.figures else { return json!({}) };
    let mut all = figures(of_model);
    all["candidates"] = model
        .candidates
        .iter()
        .map(|one| {
            let mut found = figures(&one.figures);
            found["method"] = json!(one.method.name());
            found
        })
        .collect();
    all
}

/// Figures as they are stored; undefined ones are null.
pub(crate) fn figures(of: &Figures) -> Value {
    json!({
        "forecasts": of.origins, "hours": of.hours, "mae": of.mae, "rmse": of.rmse, "cvrmse": of.cvrmse, "mape": of.mape,
        "mase": of.mase, "coverage": of.coverage, "interval_score": of.interval_score,
    })
}

/// `None` for values that JSON cannot hold: infinities and `NaN`.
pub(crate) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
