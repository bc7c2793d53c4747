//! The stored fault detector of a series. There is only one version, since each look learns afresh.
//! The detection itself is in `look`.

use crate::{Result, Subject};
use domain::Millis;
use domain::zone::Span;
use serde_json::{Value, json};
use store::{ModelKind, NewModel, Store};

/// The method's name: robust windows plus validity rules.
const DETECTOR: &str = "windows_and_rules";
/// The parameter that holds the instant from which weeks are counted.
const WEEKS_FROM: &str = "weeks_from";

/// The detector of a series.
pub struct Detector {
    /// The version of the model that stands for it.
    pub model_id: i64,
    /// The instant from which weeks are counted: the first hour ever looked at. It stays fixed
    /// after that hour leaves the history. Otherwise the weeks that are judged by earlier ones
    /// would shift every night.
    pub weeks_from: Millis,
}

/// The detector of a series; `None` before the first look back.
///
/// # Errors
/// The store's.
pub async fn find(store: &Store, subject: &Subject) -> Result<Option<Detector>> {
    let model = store.model_active(subject.series_id, ModelKind::AnomalyDetection).await?;
    Ok(model.filter(|model| model.name == DETECTOR).map(|model| {
        let parameters: Value = serde_json::from_str(&model.parameters).unwrap_or_default();
        let weeks_from = parameters[WEEKS_FROM].as_i64().or(model.trained_from).unwrap_or(0);
        Detector { model_id: model.model_id, weeks_from }
    }))
}

/// Stores the detector of a series with the results of a look back over `span`. Returns its id.
///
/// # Errors
/// The store's.
pub async fn put(store: &Store, subject: &Subject, span: Span, metrics: &str, now: Millis) -> Result<i64> {
    let known = find(store, subject).await?;
    let weeks_from = known.as_ref().map_or(span.start, |known| known.weeks_from);
    let parameters =
        json!({ "utility": subject.utility.as_str(), "max_per_hour": subject.max_per_hour, WEEKS_FROM: weeks_from }).to_string();
    let trained = (span.start, span.end);
    if let Some(known) = known {
        store.model_made_again(known.model_id, metrics, &parameters, trained, now).await?;
        return Ok(known.model_id);
    }
    let new = NewModel {
        series_id: subject.series_id,
        building_id: Some(subject.building_id),
        kind: ModelKind::AnomalyDetection,
        name: DETECTOR.to_owned(),
        parameters,
        trained: Some(trained),
        metrics: metrics.to_owned(),
    };
    let model_id = store.model_insert(&new, now).await?;
    store.model_activate(model_id, false, now).await?;
    Ok(model_id)
}
