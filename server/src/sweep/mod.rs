//! Tests every page and every API path with hostile input: names that look like markup, and invalid
//! numbers, and compares answers with what was recorded. The list of paths is the one that the router is built with, so that none is missed. Also
//! tests who may call each of them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod access;
mod callers;
mod departments;
mod energy;
mod issues;
mod keys;
mod mail;
mod names;
mod numbers;
mod passkeys;
mod reading;
mod recorded;
mod round;
mod routes;
mod see_as;
mod sign_in;
mod town;
mod ways;

use crate::api::tests::TestApp;
use crate::config::Config;
use crate::http::sign_in::SignIn;
use crate::role::health::Readiness;
use app::route::Route;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{Method, Request};
use domain::{Clock, Millis};
use ingest::TokenBook;
use std::sync::Arc;
use tower::ServiceExt;

/// The whole server as a browser sees it, over a filled store.
struct Served {
    app: TestApp,
    router: Router,
    /// The routes that answer by who asks, without the layers that say so.
    inner: Router,
    routes: Vec<Route>,
    _folder: tempfile::TempDir,
}

/// The response.
struct Answer {
    status: u16,
    kind: String,
    body: String,
}

impl Served {
    async fn new() -> Self {
        Self::behind(None).await
    }

    /// The same, behind a password if there is one.
    async fn behind(password: Option<&String>) -> Self {
        Self::of(TestApp::new("USD").await, password, None).await
    }

    /// The same, at one instant.
    async fn at(now: Millis) -> Self {
        let mut app = TestApp::new("USD").await;
        app.state.services.clock = Clock::fixed(now);
        Self::of(app, None, None).await
    }

    async fn of(app: TestApp, password: Option<&String>, listen: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (data_dir, listen) = (folder.path().display().to_string(), listen.map(str::to_owned));
        let flags =
            [("GREENPULSE_DATA_DIR", Some(&data_dir)), ("GREENPULSE_PASSWORD", password), ("GREENPULSE_LISTEN", listen.as_ref())];
        let config = Config::read(&flags).unwrap();
        let tokens = Arc::new(TokenBook::new(app.state.store.clone(), app.state.clock.clone()));
        let tries = Arc::new(crate::http::tries::Tries::new([7; 32]));
        let sign_in = SignIn::open(&config, &app.state.services, tries, &[7; 32], "/style.css").await.unwrap();
        let routes = crate::role::router::routes(&config, app.state.clone(), Readiness::default(), tokens, sign_in);
        let (router, routes) = routes.parts();
        let (inner, _) = crate::role::router::for_callers(&config, app.state.clone(), Readiness::default()).parts();
        Self { app, router, inner, routes, _folder: folder }
    }

    async fn ask(&self, method: Method, path: &str, form: Option<String>) -> Answer {
        let request = Request::builder().method(method).uri(path).header(HOST, "localhost");
        let request = match form {
            Some(form) => request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(form)),
            None => request.body(Body::empty()),
        };
        let request = request.unwrap_or_else(|error| panic!("{path} is no address: {error}"));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let kind = response.headers().get(CONTENT_TYPE).map(|kind| kind.to_str().unwrap().to_owned()).unwrap_or_default();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answer { status, kind, body: String::from_utf8_lossy(&body).into_owned() }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, None).await
    }
}

/// Encodes a text as a value in a URL or a form.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
