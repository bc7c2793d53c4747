//! Serves the app's pages and server functions, each for the caller of its request. Leaves out what
//! they show (`app`), and files (`assets`).

use crate::http::problem::problem;
use crate::http::{arguments, assets};
use app::route::{Door, Route};
use app::{AppState, Routes, Scope, scope};
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use domain::Audience;
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::handle_server_fns_with_context;
use wording::page::problem as says;

/// Pages, server functions and files. Everything else gets the "not found" page, with a 404.
pub fn routes(state: AppState) -> Routes<()> {
    app::routes()
        .framework(functions().collect(), |mut router| {
            for function in functions() {
                let state = state.clone();
                let answer = move |request: Request| handle_server_fns_with_context(move || scope::provide(&state), request);
                let method = function.method.and_then(|method| MethodFilter::try_from(method).ok()).unwrap_or(MethodFilter::POST);
                router = router.route(&function.path, on(method, answer));
            }
            router
        })
        // A page of an older version may call a function that no longer exists.
        .merge(Routes::new(Door::Function, Audience::SignedIn).any("/fn/{*name}", no_function))
        .merge(Routes::new(Door::File, Audience::Everybody).any("/assets/{*name}", file_only))
        .within(|router| router.fallback(elsewhere).layer(axum::middleware::from_fn(arguments::told)))
        .with_state(state)
}

/// The functions that pages call. Of these, only a WebSocket is asked for by `GET`.
fn functions() -> impl Iterator<Item = Route> {
    server_fn_paths().map(|(path, method)| {
        let door = if method == Method::GET { Door::Socket } else { Door::Function };
        Route { method: Some(method), path: path.to_owned(), door, audience: Audience::SignedIn }
    })
}

/// Answers at every other address: with a file, or with what is not there.
async fn elsewhere(scope: Scope, request: Request) -> Response {
    let path = request.uri().path();
    if let Some(response) = assets::answer(path, request.method(), request.headers()) {
        return response;
    }
    if path == "/api" || path.starts_with("/api/") {
        return problem(StatusCode::NOT_FOUND, says::NO_API);
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return problem(StatusCode::METHOD_NOT_ALLOWED, says::NOT_HERE);
    }
    app::missing(scope).await
}

async fn no_function(_: Scope) -> Response {
    problem(StatusCode::NOT_FOUND, says::NO_FUNCTION)
}

async fn file_only(_: Scope, request: Request) -> Response {
    assets::answer(request.uri().path(), request.method(), request.headers())
        .unwrap_or_else(|| problem(StatusCode::NOT_FOUND, says::NO_FILE))
}
