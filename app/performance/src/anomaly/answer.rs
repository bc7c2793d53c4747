//! A person's answer to an issue: a state, a verdict, a plan, a note. A plain form that leads back to
//! the issue, or shows it again with what was wrong.

use super::deed::{Sent, Shown, field};
use super::detail::{self, Seen};
use super::params::Params;
use app::Scope;
use app::document::answer::{Failure, answered_in, faults_of, see_other};
use app::document::frame::ANOMALIES;
use axum::extract::{Form, Path, Query};
use axum::response::Response;

/// Answers the form of the page of an issue.
pub async fn answer(
    state: Scope,
    Path(id): Path<String>,
    Query(params): Query<Params>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    answered_in(ANOMALIES, &state, answered(&state, &id, &params, Sent::of(fields)).await)
}

async fn answered(state: &Scope, id: &str, params: &Params, sent: Sent) -> Result<Response, Failure> {
    let seen = Seen::read(state, id).await?;
    let (spot, anomaly) = (&seen.spot, &seen.anomaly);
    let now = state.now();
    let answer = sent.answer(spot.words, &spot.zone, now, &Shown::of(spot, anomaly, now));
    let faults = match answer {
        // A note without a text changes nothing.
        Ok((answer, "note")) if answer.note.is_empty() => return Ok(see_other(&address(&seen, params, ""))),
        Ok((answer, done)) => match state.store.anomaly_answer(anomaly.anomaly_id, &answer, now).await {
            Ok(_) => {
                state.issues.read(&state.store, now).await?;
                return Ok(see_other(&address(&seen, params, done)));
            }
            Err(error) => faults_of(error, field)?,
        },
        Err(faults) => faults,
    };
    detail::page(state, &seen, params, Some(&sent), faults).await
}

/// The address of the issue after a deed, with the filter that it was found by.
fn address(seen: &Seen, params: &Params, done: &str) -> String {
    format!("/anomalies/{}{}#work", seen.anomaly.anomaly_id, params.from(0).after(done, 0).query())
}
