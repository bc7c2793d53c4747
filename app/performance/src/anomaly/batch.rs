//! The answer to the form of the list: all of the selected issues are answered, or none.

use super::deed::{Sent, Shown, field};
use super::entry::{self, Entry};
use super::list;
use super::params::Params;
use app::Scope;
use app::document::answer::{Failure, answered_in, faults_of, see_other};
use app::document::frame::ANOMALIES;
use app::document::part::Faults;
use axum::extract::{Form, Query};
use axum::response::Response;
use wording::page::performance::anomaly::deed as says;

/// Answers the form of the list.
pub async fn answer(state: Scope, Query(params): Query<Params>, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let answered = answered(&state, &params, Sent::of(fields)).await;
    answered_in(ANOMALIES, &state, answered)
}

async fn answered(state: &Scope, params: &Params, sent: Sent) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let now = state.now();
    let entries = entry::read(state).await?;
    let selected: Vec<&Entry> = entries.iter().filter(|entry| sent.ids.contains(&entry.id())).collect();
    // What the caller may not see is answered as what does not exist.
    let fault = match selected.as_slice() {
        [] => Some(says::nothing_selected(words)),
        some if some.len() < sent.ids.len() => Some(says::gone_meanwhile(words)),
        _ => None,
    };
    let done = match (fault, selected.first()) {
        (Some(fault), _) => Err(Faults::from([("id", fault.to_owned())])),
        (None, first) => {
            let zone = first.map(|entry| entry.spot.zone.clone()).unwrap_or_default();
            sent.answer(words, &zone, now, &Shown::default())
        }
    };
    let faults = match done {
        Ok((answer, done)) => match state.store.anomaly_answer_all(&sent.ids, &answer, now).await {
            Ok(answered) => {
                let address = params.from(params.from).after(done, answered.len()).address();
                return Ok(see_other(&format!("{address}#found")));
            }
            Err(error) => faults_of(error, field)?,
        },
        Err(faults) => faults,
    };
    Ok(list::page(state, params, &entries, &sent, faults).await?)
}
