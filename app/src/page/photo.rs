//! Readings that come with photos: the one that a device kept until it had a network again, and the
//! photo of a reading. Leaves out the monthly round's page (`round`).

use crate::Scope;
use crate::model::reading::ReadingInput;
use crate::part::{Absent, missing};
use crate::query::reading::{AWAY, add};
use crate::query::round::{keep_photo, photo_of};
use axum::Json;
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::{ChannelId, Millis};
use serde_json::json;
use wording::page::round as says;

/// The fields of a form with files: the name, and the bytes.
pub type Parts = Vec<(String, Vec<u8>)>;

/// More fields than this no form of ours has.
const PARTS_MAX: usize = 1_000;

/// Why a form could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It did not arrive whole: sent again, it may.
    BrokenOff,
    /// It is larger than its route takes.
    TooLarge,
}

impl From<MultipartError> for Unread {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::BrokenOff }
    }
}

/// Reads a form with files. Its route limits the size.
///
/// # Errors
/// [`Unread`].
pub async fn parts(mut form: Multipart) -> Result<Parts, Unread> {
    let mut parts = Parts::new();
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await?;
        if parts.len() == PARTS_MAX {
            return Err(Unread::TooLarge);
        }
        parts.push((name, bytes.to_vec()));
    }
    Ok(parts)
}

/// Takes one reading from a device that kept it. The answer is for a script: what is wrong, in the
/// reader's words. A reading that came before changes nothing, so it may be sent until an answer is
/// heard.
pub async fn sent(state: Scope, form: Multipart) -> Response {
    let words = state.words_of_all();
    let refused = |field: &str, why: &str| {
        (StatusCode::UNPROCESSABLE_ENTITY, [(CACHE_CONTROL, "no-store")], Json(json!({ "field": field, "why": why })))
            .into_response()
    };
    let parts = match parts(form).await {
        Ok(parts) => parts,
        Err(Unread::TooLarge) => return refused("photo", says::broken_off(words)),
        // The device keeps it, and sends it again.
        Err(Unread::BrokenOff) => return (StatusCode::BAD_REQUEST, says::broken_off(words)).into_response(),
    };
    let text = |name: &str| {
        let found = parts.iter().find(|(of, _)| of == name);
        found.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    };
    let input = ReadingInput {
        channel: text("channel"),
        kind: text("kind"),
        value: text("value"),
        date: text("date"),
        time: text("time"),
        start_date: text("start_date"),
        start_time: text("start_time"),
        note: text("note"),
        right: text("right"),
    };
    let photo = parts.iter().find(|(name, _)| name == "photo").map(|(_, bytes)| bytes.as_slice()).unwrap_or_default();
    let photo = match photo_of(photo, words) {
        Ok(photo) => photo,
        Err(why) => return refused("photo", why),
    };
    let stored = match add(&state, &input).await {
        Ok(stored) => stored,
        Err((AWAY, why)) => return (StatusCode::SERVICE_UNAVAILABLE, why).into_response(),
        Err((field, why)) => return refused(field, &why),
    };
    match keep_photo(&state, stored, photo).await {
        Ok(()) => ([(CACHE_CONTROL, "no-store")], Json(json!({ "meter": stored.meter_id }))).into_response(),
        Err(why) => (StatusCode::SERVICE_UNAVAILABLE, why).into_response(),
    }
}

/// Answers with the photo of a reading.
pub async fn show(state: Scope, Path((channel, at)): Path<(String, String)>) -> Response {
    let catalog = state.catalog();
    let asked = channel.parse().ok().map(ChannelId).zip(at.parse::<Millis>().ok());
    let Some((channel_id, at)) = asked.filter(|(id, _)| catalog.channels.contains_key(id)) else {
        return missing(&state, Absent::Page);
    };
    match state.store.reading_photo_get(channel_id, at).await {
        Ok(Some((kind, bytes))) => {
            // Not for long: the building may be taken from whoever looks.
            let headers = [(CONTENT_TYPE, kind.media_type()), (CACHE_CONTROL, "private, max-age=300")];
            (headers, bytes).into_response()
        }
        Ok(None) => missing(&state, Absent::Page),
        Err(error) => {
            crate::query::failed(&error);
            crate::part::trouble(&state)
        }
    }
}
