//! A person's answer to a finding: a state, a verdict, a note. A plain form that leads back to the
//! finding.

use app::Scope;
use app::document::answer::{Failure, answered_in, see_other};
use app::document::frame::ANOMALIES;
use axum::extract::{Form, Path};
use axum::response::Response;
use serde::Deserialize;
use store::{AnomalyAnswer, AnomalyStatus};

/// The form that was sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// A status, `fault`, `not_a_fault`, or empty for a note alone.
    act: String,
    note: String,
}

impl Sent {
    fn answer(&self) -> AnomalyAnswer {
        let note = self.note.trim().to_owned();
        match self.act.as_str() {
            // A confirmed fault is open again, even after another verdict.
            "fault" => AnomalyAnswer { status: Some(AnomalyStatus::Investigating), is_fault: Some(true), note },
            "not_a_fault" => AnomalyAnswer { status: None, is_fault: Some(false), note },
            act => AnomalyAnswer { status: AnomalyStatus::parse(act), is_fault: None, note },
        }
    }
}

pub async fn answer(state: Scope, Path(id): Path<String>, Form(sent): Form<Sent>) -> Response {
    let done = async {
        let id: i64 = id.parse().map_err(|_| Failure::Missing("issue"))?;
        let answer = sent.answer();
        if answer.status.is_none() && answer.is_fault.is_none() && answer.note.is_empty() {
            return Ok(see_other(&format!("/anomalies/{id}#work")));
        }
        let done = match (answer.is_fault, answer.status) {
            (Some(false), _) => "not-a-fault",
            (Some(true), _) => "fault",
            (None, Some(status)) => status.as_str(),
            (None, None) => "note",
        };
        state.store.anomaly_answer(id, &answer, state.now()).await?;
        Ok(see_other(&format!("/anomalies/{id}?done={done}#work")))
    };
    answered_in(ANOMALIES, &state, done.await)
}

#[cfg(test)]
mod tests {
    use super::Sent;
    use store::AnomalyStatus;

    #[test]
    fn a_button_says_a_state_or_a_verdict_and_never_both_by_accident() {
        let sent = |act: &str| Sent { act: act.to_owned(), note: " seen it ".to_owned() }.answer();
        assert_eq!((sent("acknowledged").status, sent("acknowledged").is_fault), (Some(AnomalyStatus::Acknowledged), None));
        assert_eq!((sent("not_a_fault").status, sent("not_a_fault").is_fault), (None, Some(false)));
        assert_eq!((sent("nonsense").status, sent("nonsense").note.as_str()), (None, "seen it"));
    }
}
