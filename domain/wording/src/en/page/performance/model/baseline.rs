//! The strings of the baselines of a building's targets.

/// The heading.
pub const TITLE: &str = "Held against its past";

/// What a baseline is.
pub const NOTE: &str = "The baseline of a target: how the building used energy then, by weather and weekend. It is kept as it was when the target was set, and looked at anew each night, since readings may come late and faults be confirmed.";

/// The link to the targets.
pub const TO_TARGETS: &str = "See the targets";

/// What a baseline is of, and when it was learned.
#[must_use]
pub fn of(series: &str, range: &str) -> String {
    format!("{series}, {range}")
}

/// Its version, method, age and number of days.
#[must_use]
pub fn version(version: i64, method: &str, since: &str, days: Option<u64>) -> String {
    let days = days.map(|days| format!(", {days} days")).unwrap_or_default();
    format!("Version {version} · {method}, since {since}{days}.")
}

/// Its model, which is told by `savings::model_words`, as a sentence.
#[must_use]
pub fn model(model: &str) -> String {
    format!("{model}.")
}

/// How good it is.
#[must_use]
pub fn quality(cvrmse: &str, nmbe: &str, r_squared: &str) -> String {
    format!("CV(RMSE) {cvrmse}, NMBE {nmbe}, R² {r_squared}.")
}
