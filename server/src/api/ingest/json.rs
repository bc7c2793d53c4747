//! Readings as JSON: our own format, with the meter in the body or in the path, and ThingsBoard's.

use super::access::{Place, Sender};
use super::{Ingest, access, body};
use crate::http::problem::{Counts, Problem};
use crate::http::visitor::Visitor;
use app::Scope;
use axum::Json;
use axum::body::Body;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use ingest::{Fault, Faults, Outcome, Parcel};
use serde_json::Value;
use std::collections::BTreeMap;

const EXAMPLE: &str = r#"{"meter":"kitchen","at":"2026-11-22T17:00:00Z","power_w":412.5,"energy_kwh":1834.21}"#;

/// Maximum meters per request.
const METERS_MAX: usize = 10_000;

/// `POST /api/v1/readings`: an object or an array of objects. Each has its `meter` unless the token
/// stands for one.
pub(super) async fn readings(
    ingest: Scope<Ingest>,
    visitor: Visitor,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let sender = ingest.sender_by_header(&visitor, &headers).await?;
    let (_turn, body) = ingest.body(&headers, body).await?;
    let parcels = by_meter(&sender, &body)?;
    ingest.answer(&sender, parcels).await
}

/// `POST /api/v1/meters/{meter}/readings`: the same for one meter.
pub(super) async fn meter_readings(
    ingest: Scope<Ingest>,
    visitor: Visitor,
    meter: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let sender = ingest.sender_by_header(&visitor, &headers).await?;
    let Path(meter) = meter?;
    let parcel_topic = topic(sender.meter(Some(&meter))?)?;
    let (_turn, payload) = ingest.body(&headers, body).await?;
    ingest.answer(&sender, vec![Parcel { topic: parcel_topic, payload, device: sender.device.clone() }]).await
}

/// `POST /api/v1/{token}/telemetry`: the format of devices made for ThingsBoard.
pub(super) async fn telemetry(
    ingest: Scope<Ingest>,
    visitor: Visitor,
    secret: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    ingest.things_board("v1/devices/me/telemetry", (&visitor, secret), &headers, body).await
}

/// `POST /api/v1/{token}/attributes`: attributes of a device; not readings.
pub(super) async fn attributes(
    ingest: Scope<Ingest>,
    visitor: Visitor,
    secret: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    ingest.things_board("v1/devices/me/attributes", (&visitor, secret), &headers, body).await
}

impl Ingest {
    async fn things_board(
        &self,
        topic: &str,
        (visitor, secret): (&Visitor, Result<Path<String>, PathRejection>),
        headers: &HeaderMap,
        body: Body,
    ) -> Result<Response, Problem> {
        let Path(secret) = secret?;
        let sender = self.sender(visitor, Some((&secret, Place::Path))).await?;
        if sender.device.is_none() {
            return Err(Problem::forbidden("this token stands for no device: make one with `greenpulse token create --device`"));
        }
        let (_turn, payload) = self.body(headers, body).await?;
        self.answer(&sender, vec![Parcel { topic: topic.to_owned(), payload, device: sender.device.clone() }]).await
    }

    async fn sender_by_header(&self, visitor: &Visitor, headers: &HeaderMap) -> Result<Sender, Problem> {
        let secret = access::of_headers(headers);
        self.sender(visitor, secret.as_deref().map(|secret| (secret, Place::Header))).await
    }

    async fn body(&self, headers: &HeaderMap, body: Body) -> Result<(tokio::sync::SemaphorePermit<'_>, Bytes), Problem> {
        let packed = body::taken(body).await?;
        let turn = self.turn().await?;
        Ok((turn, body::unpacked(headers, packed).await?))
    }

    /// Sends the parcels to ingest. Answers how many values were stored, and what was wrong with
    /// the rest.
    async fn answer(&self, sender: &Sender, parcels: Vec<Parcel>) -> Result<Response, Problem> {
        let through = self.through(&sender.caller)?;
        let outcomes = Box::pin(self.services.intake.send(parcels, &through)).await?;
        let stored: usize = outcomes.iter().map(Outcome::stored).sum();
        let repeated: usize = outcomes.iter().map(|outcome| outcome.repeated).sum();
        match faults(&outcomes) {
            None => Ok((StatusCode::OK, Json(serde_json::json!({ "stored": stored, "repeated": repeated }))).into_response()),
            Some(fault) => {
                let part = if stored > 0 { format!(" ({stored} values of it were stored)") } else { String::new() };
                let filed = outcomes.iter().map(|outcome| outcome.filed).sum();
                Err(Problem::in_part(format!("{fault}{part}"), Counts { stored, repeated, filed }))
            }
        }
    }
}

/// The first few faults in one text.
fn faults(outcomes: &[Outcome]) -> Option<String> {
    let all: Vec<Fault> = outcomes.iter().flat_map(|outcome| outcome.faults.iter().cloned()).collect();
    (!all.is_empty()).then(|| Faults::of(&all).to_string())
}

fn topic(meter: &str) -> Result<String, Problem> {
    if meter.is_empty() || meter.contains(['/', '+', '#']) {
        return Err(Problem::parameter(
            "meter",
            format!("`meter` is \"{meter}\": name a meter with letters, digits, `-`, `_` and `.`"),
        ));
    }
    Ok(format!("greenpulse/v1/{meter}/readings"))
}

/// The objects of a body, grouped by meter.
fn by_meter(sender: &Sender, body: &[u8]) -> Result<Vec<Parcel>, Problem> {
    let wrong = |what: String| {
        Problem::of(StatusCode::BAD_REQUEST, format!("{what}; send an object such as {EXAMPLE}, or an array of them"))
    };
    let json: Value = serde_json::from_slice(body).map_err(|error| wrong(format!("the body is not JSON: {error}")))?;
    let objects = match json {
        Value::Array(items) => items,
        one => vec![one],
    };
    let count = objects.len();
    let mut found: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (index, object) in objects.into_iter().enumerate() {
        let place = if count > 1 { format!("reading {} of {count}: ", index + 1) } else { String::new() };
        let Value::Object(mut fields) = object else { return Err(wrong(format!("{place}there is no object"))) };
        let named = match fields.remove("meter") {
            None | Some(Value::Null) => None,
            Some(Value::String(name)) => Some(name),
            Some(_) => return Err(wrong(format!("{place}`meter` is not a text"))),
        };
        let meter = sender.meter(named.as_deref()).map_err(|problem| problem.at(&place))?;
        topic(meter).map_err(|problem| problem.at(&place))?;
        found.entry(meter.to_owned()).or_default().push(Value::Object(fields));
        if found.len() > METERS_MAX {
            return Err(wrong(format!("there are more than {METERS_MAX} meters in it")));
        }
    }
    let parcel = |(meter, mut objects): (String, Vec<Value>)| {
        let json = if objects.len() == 1 { objects.swap_remove(0) } else { Value::Array(objects) };
        Ok(Parcel { topic: topic(&meter)?, payload: json.to_string().into(), device: sender.device.clone() })
    };
    found.into_iter().map(parcel).collect()
}
