//! Findings: a list ranked by importance, and each finding with its evidence and what people do
//! about it.

mod answer;
mod chart;
mod detail;
mod list;

use app::AppState;
use axum::Router;
use axum::routing::get;
use store::{Anomaly, AnomalyStatus};

pub fn routes() -> Router<AppState> {
    Router::new().route("/anomalies", get(list::show)).route("/anomalies/{id}", get(detail::show).post(answer::answer))
}

/// The kind of an anomaly, in words.
pub fn kind_label(kind: &str) -> &'static str {
    match kind {
        "usage_spike" => "Far more than usual",
        "equipment_failure" => "Far less than usual",
        "schedule_deviation" => "At other hours",
        "meter_fault" => "Meter at fault",
        "level_shift" => "A new level",
        "drift" => "A creeping change",
        "night_waste" => "On at night",
        "weekend_waste" => "On at the weekend",
        _ => "Out of the ordinary",
    }
}

/// A severity as a mark and a word.
pub fn severity_mark(severity: &str) -> (&'static str, &'static str) {
    match severity {
        "critical" => ("down", "Critical"),
        "high" => ("attention", "High"),
        "medium" => ("waiting", "Medium"),
        _ => ("waiting", "Low"),
    }
}

/// A status in words.
pub fn status_label(status: AnomalyStatus) -> &'static str {
    match status {
        AnomalyStatus::New => "New",
        AnomalyStatus::Acknowledged => "Seen",
        AnomalyStatus::Investigating => "Being looked into",
        AnomalyStatus::Resolved => "Resolved",
    }
}

/// Whether a finding is open.
pub fn is_waiting(anomaly: &Anomaly) -> bool {
    anomaly.status != AnomalyStatus::Resolved && anomaly.withdrawn_at.is_none()
}
