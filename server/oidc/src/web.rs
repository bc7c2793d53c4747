//! Requests to a provider, each bounded in time and in what may come back.

use crate::error::chain;
use crate::{Error, Result};
use openidconnect::AsyncHttpClient;
use openidconnect::http::{Request, Response};
use serde::de::DeserializeOwned;
use std::pin::Pin;
use std::time::Duration;

/// How long a provider may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The longest answer: a provider with a hundred keys has a tenth of it.
const ANSWER_BYTES_MAX: usize = 512 * 1024;

/// The client as openidconnect takes one. (It takes a closure, too; what that returns is not seen to be
/// `Send` by whoever holds a reference meanwhile.)
pub(crate) struct Web(pub reqwest::Client);

impl<'c> AsyncHttpClient<'c> for Web {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Vec<u8>>>> + Send + 'c>>;

    fn call(&'c self, request: Request<Vec<u8>>) -> Self::Future {
        Box::pin(send(&self.0, request))
    }
}

/// Sends a request.
pub(crate) async fn send(client: &reqwest::Client, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>> {
    let mut request = reqwest::Request::try_from(request).map_err(|error| Error::Answer(chain(&error)))?;
    *request.timeout_mut() = Some(PATIENCE);
    // The address may hold what nobody else should read.
    let away = |error: reqwest::Error| Error::Away(chain(&error.without_url()));
    let mut answer = client.execute(request).await.map_err(away)?;
    if answer.status().is_server_error() {
        return Err(Error::Away(format!("it answers {}", answer.status())));
    }
    let mut response = Response::builder().status(answer.status());
    if let Some(headers) = response.headers_mut() {
        *headers = answer.headers().clone();
    }
    let mut body = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(away)? {
        if body.len() + part.len() > ANSWER_BYTES_MAX {
            return Err(Error::Answer(format!("it is longer than {ANSWER_BYTES_MAX} bytes")));
        }
        body.extend_from_slice(&part);
    }
    response.body(body).map_err(|error| Error::Answer(chain(&error)))
}

/// Reads a document, with an access token if there is one.
pub(crate) async fn read<T: DeserializeOwned>(client: &reqwest::Client, url: &str, token: Option<&str>) -> Result<T> {
    let mut request = Request::get(url).header("accept", "application/json");
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let request = request.body(Vec::new()).map_err(|error| Error::Answer(chain(&error)))?;
    let answer = send(client, request).await?;
    if !answer.status().is_success() {
        return Err(Error::Answer(format!("{} at {}", answer.status(), path_of(url))));
    }
    serde_json::from_slice(answer.body()).map_err(|error| Error::Answer(format!("{error} at {}", path_of(url))))
}

/// An address without what may be secret in it.
fn path_of(url: &str) -> &str {
    url.split('?').next().unwrap_or_default()
}
