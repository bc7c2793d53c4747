//! InfluxDB's line protocol, of both versions. Good lines are kept even if others are broken; the
//! answer names the first broken one.

use super::access::Place;
use super::{Ingest, access, body};
use crate::http::problem::Problem;
use crate::http::visitor::Visitor;
use app::Scope;
use axum::Json;
use axum::body::Body;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use dialects::iotawatt;
use dialects::line_protocol::{Precision, is_blank};
use ingest::{Parcel, SourceName};
use serde::Deserialize;

/// Lines processed at one time.
const LINES_AT_ONCE: usize = 5_000;

/// Maximum length of a line; no reading is longer.
const LINE_BYTES_MAX: usize = 64 * 1024;

/// After this many broken lines the rest is not read, because it is not line protocol.
const BROKEN_MAX: usize = 1_000;

/// Response header: the number of lines without any mapped value.
const UNMAPPED: HeaderName = HeaderName::from_static("greenpulse-lines-unmapped");

/// The query parameters. Databases and buckets are not distinguished.
#[derive(Deserialize)]
pub(super) struct Params {
    precision: Option<String>,
    /// The password of version 1: holds the token.
    p: Option<String>,
    /// The user of version 1; may also hold the token.
    u: Option<String>,
}

impl Params {
    /// The token, wherever it is.
    fn secret(&self, headers: &HeaderMap) -> Option<(String, Place)> {
        let of_query = || self.p.clone().filter(|p| !p.is_empty()).or_else(|| self.u.clone());
        access::of_headers(headers)
            .map(|secret| (secret, Place::Header))
            .or_else(|| of_query().map(|secret| (secret, Place::Query)))
    }
}

/// Counts of the lines processed so far.
#[derive(Default)]
struct Written {
    /// Values that are new in the ledger (`stored`), were there before (`repeated`), or are in
    /// quarantine with their line (`filed`).
    stored: usize,
    repeated: usize,
    filed: usize,
    /// Lines without any mapped value: their topics are noted, but nothing is stored.
    unmapped: usize,
    broken: usize,
    first: Option<(usize, String)>,
}

/// `POST /api/v2/query`: senders that ask for the last point before they write get an answer
/// without any, and begin. Nothing is looked up.
pub(super) async fn last_point_by_flux(ingest: Scope<Ingest>, visitor: Visitor, headers: HeaderMap) -> Result<Response, Problem> {
    let secret = access::of_headers(&headers);
    ingest.sender(&visitor, secret.as_deref().map(|secret| (secret, Place::Header))).await?;
    Ok(answer(iotawatt::FLUX))
}

/// `POST /query` and `GET /query`: the same for version 1.
pub(super) async fn last_point(
    ingest: Scope<Ingest>,
    visitor: Visitor,
    params: Result<Query<Params>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Query(params) = params?;
    let secret = params.secret(&headers);
    ingest.sender(&visitor, secret.as_ref().map(|(secret, place)| (secret.as_str(), *place))).await?;
    Ok(answer(iotawatt::INFLUX_QL))
}

fn answer(answer: iotawatt::Answer) -> Response {
    ([(CONTENT_TYPE, answer.content_type)], answer.body).into_response()
}

pub(super) async fn write(
    ingest: Scope<Ingest>,
    visitor: Visitor,
    params: Result<Query<Params>, QueryRejection>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let Query(params) = params?;
    let secret = params.secret(&headers);
    let sender = ingest.sender(&visitor, secret.as_ref().map(|(secret, place)| (secret.as_str(), *place))).await?;
    sender.any_meter()?;
    let precision = match params.precision.as_deref() {
        None | Some("") => Precision::Nanoseconds,
        Some(name) => Precision::named(name)
            .ok_or_else(|| Problem::parameter("precision", format!("`precision` is \"{name}\": it can be ns, us, ms or s")))?,
    };
    let through = ingest.through(&sender.caller)?;
    let packed = body::taken(body).await?;
    let _turn = ingest.turn().await?;
    let lines = body::unpacked(&headers, packed).await?;
    let written = ingest.lines(&lines, precision, sender.device.as_deref(), &through).await?;
    // Clients take 204 as success and do not send again; the header is for people who look.
    let Some((line, fault)) = written.first else {
        return Ok((StatusCode::NO_CONTENT, [(UNMAPPED, written.unmapped.to_string())]).into_response());
    };
    let more = match written.broken {
        0 | 1 => String::new(),
        BROKEN_MAX.. => format!(" ({} broken lines and more; the rest was not read)", written.broken),
        broken => format!(" ({broken} broken lines)"),
    };
    let message = format!("partial write: line {line}: {fault}{more}");
    // Clients of version 1 read `error`.
    let told = serde_json::json!({
        "code": "invalid", "message": message, "error": message, "line": line, "stored": written.stored,
        "repeated": written.repeated, "filed": written.filed, "unmapped": written.unmapped, "broken": written.broken,
    });
    Ok((StatusCode::BAD_REQUEST, Json(told)).into_response())
}

impl Ingest {
    async fn lines(
        &self,
        body: &Bytes,
        precision: Precision,
        device: Option<&str>,
        through: &SourceName,
    ) -> Result<Written, Problem> {
        let topic = precision.topic();
        let mut written = Written::default();
        let mut lines = body.split(|&byte| byte == b'\n').enumerate().peekable();
        while lines.peek().is_some() && written.broken < BROKEN_MAX {
            let (mut numbers, mut parcels) = (Vec::new(), Vec::new());
            for (index, line) in lines.by_ref().take(LINES_AT_ONCE) {
                if std::str::from_utf8(line).is_ok_and(is_blank) {
                    continue;
                }
                if line.len() > LINE_BYTES_MAX {
                    written.broke(index + 1, format!("it is {} bytes long, over 64 kB", line.len()));
                    continue;
                }
                numbers.push(index + 1);
                let (topic, device) = (topic.clone(), device.map(str::to_owned));
                parcels.push(Parcel { topic, payload: body.slice_ref(line), device });
            }
            let outcomes = Box::pin(self.services.intake.send(parcels, through)).await?;
            for (number, outcome) in numbers.into_iter().zip(outcomes) {
                written.stored += outcome.stored();
                written.repeated += outcome.repeated;
                written.filed += outcome.filed;
                match outcome.faults.into_iter().next() {
                    None if outcome.values == 0 => written.unmapped += 1,
                    None => {}
                    Some(fault) => written.broke(number, fault.to_string()),
                }
            }
        }
        Ok(written)
    }
}

impl Written {
    fn broke(&mut self, line: usize, fault: String) {
        self.broken += 1;
        if self.first.as_ref().is_none_or(|(first, _)| line < *first) {
            self.first = Some((line, fault));
        }
    }
}
