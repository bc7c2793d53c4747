//! The stored load profile of a series. How it is made is in `analytics::profile`.

use crate::Hours;
use analytics::profile::{Profile, profile};
use analytics::trend::trend;
use domain::{HOUR_MS, Millis, Zone};
use serde_json::{Value, json};

/// A profile covers the last year.
const HOURS_MAX: usize = 366 * 24;

/// What is stored: the profile and its efficiency score.
pub struct Kept {
    /// The profile, as JSON.
    pub json: String,
    /// The efficiency score, 0 to 100.
    pub score: Option<f64>,
}

/// The profile of the last year; `None` where fewer than two weeks were measured.
#[must_use]
pub fn profiled(hours: &Hours, zone: &Zone) -> Option<Kept> {
    let series = hours.series(zone);
    let year = series.last(HOURS_MAX);
    let found = profile(&year, 1).ok()?;
    let mut json = written(&found, year.start);
    json["trend"] = trend(&series).map_or(Value::Null, |trend| {
        json!({ "percent_per_year": trend.percent_per_year, "p_value": trend.p_value, "is_significant": trend.significant })
    });
    let score = found.efficiency.score;
    Some(Kept { json: json.to_string(), score: score.is_finite().then_some(score) })
}

fn written(found: &Profile, start: Millis) -> Value {
    // JSON has no NaN: an hour of the day that was never measured is null.
    let typical: Vec<Value> = found
        .typical_days
        .iter()
        .map(|day| json!({ "days": day.days, "by_weekday": day.by_weekday, "hours": day.hours }))
        .collect();
    json!({
        "total": found.total,
        "mean": found.mean,
        "base_load": found.base_load,
        "peak": found.peak,
        "peak_at": start + found.peak_at as Millis * HOUR_MS,
        "load_factor": found.load_factor,
        "load_duration": found.duration,
        "weekday": found.weekday,
        "weekend": found.weekend,
        "typical_days": typical,
        "night_waste": found.night_waste,
        "weekend_waste": found.weekend_waste,
        "efficiency": {
            "score": found.efficiency.score,
            "night_ratio": found.efficiency.night_ratio,
            "weekend_ratio": found.efficiency.weekend_ratio,
            "waste_share": found.efficiency.waste_share,
        },
    })
}
