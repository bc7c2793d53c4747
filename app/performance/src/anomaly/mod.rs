//! Findings: a list ranked by importance, and each finding with its evidence and what people do
//! about it.

mod answer;
mod chart;
mod detail;
mod list;

use app::Routes;
use domain::finding::Severity;
use store::{Anomaly, AnomalyStatus};
use wording::{Words, label};

pub fn routes() -> Routes {
    Routes::documents().get("/anomalies", list::show).get("/anomalies/{id}", detail::show).post("/anomalies/{id}", answer::answer)
}

/// A severity as a mark and a word.
pub fn severity_mark(words: Words, severity: Severity) -> (&'static str, &'static str) {
    let mark = match severity {
        Severity::Critical => "down",
        Severity::High => "attention",
        Severity::Medium | Severity::Low => "waiting",
    };
    (mark, label::severity(words, severity))
}

/// Whether a finding is open.
pub fn is_waiting(anomaly: &Anomaly) -> bool {
    anomaly.status != AnomalyStatus::Resolved && anomaly.withdrawn_at.is_none()
}
