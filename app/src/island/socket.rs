//! The way on which pictures of the present come to a browser.
#![allow(missing_docs, reason = "the macros of islands and server functions make items without docs")]

use crate::model::live::{Picture, Watch};
use leptos::prelude::*;
use leptos::server_fn::{BoxedStream, Websocket, codec::JsonEncoding};

/// Streams pictures of what is watched: one at once, one after each change, and at least one every
/// ten seconds. What is watched may change.
#[server(prefix = "/fn", endpoint = "live", protocol = Websocket<JsonEncoding, JsonEncoding>)]
pub async fn live(input: BoxedStream<Watch, ServerFnError>) -> Result<BoxedStream<Picture, ServerFnError>, ServerFnError> {
    // The connection opens only when this returns, so this must not wait for anything.
    Ok(crate::query::live::pictures(crate::scope::current()?, input).into())
}
