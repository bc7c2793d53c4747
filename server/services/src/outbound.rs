//! The guard of outgoing HTTP requests. Every client is made here: it waits for a bounded time,
//! follows no redirect, and says who asks. Leaves out the limit of an answer's size, which whoever
//! reads it knows.

use std::time::Duration;

/// How long a request may take in all.
const PATIENCE: Duration = Duration::from_secs(30);

/// Makes the clients of outgoing requests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outbound;

impl Outbound {
    /// A client that asks only the addresses that it is given: an answer that sends it elsewhere is
    /// an answer, not a way.
    ///
    /// # Errors
    /// When the system has no root certificates.
    #[allow(clippy::disallowed_methods, reason = "the one place that makes clients")]
    pub fn client(self) -> Result<reqwest::Client, reqwest::Error> {
        reqwest::Client::builder()
            .timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("GreenPulse/", env!("CARGO_PKG_VERSION")))
            .build()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use axum::Router;
    use axum::http::HeaderMap;
    use axum::response::Redirect;
    use axum::routing::get;

    #[tokio::test]
    async fn a_request_says_who_asks_and_is_not_sent_elsewhere() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let who = |headers: HeaderMap| async move { headers["user-agent"].to_str().unwrap().to_owned() };
        let router = Router::new().route("/", get(who)).route("/moved", get(|| async { Redirect::temporary("/") }));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        let client = Outbound.client().unwrap();
        let answer = client.get(format!("http://{address}/")).send().await.unwrap();
        assert!(answer.text().await.unwrap().starts_with("GreenPulse/"));
        assert_eq!(client.get(format!("http://{address}/moved")).send().await.unwrap().status(), 307);
    }
}
