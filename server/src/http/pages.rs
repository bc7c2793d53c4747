//! Serves the app's pages and server functions, each for the caller of its request. Leaves out what
//! they show (`app`), and files (`assets`).

use crate::http::problem::problem;
use crate::http::{arguments, assets};
use app::route::Door;
use app::{AppState, Routes, Scope};
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::{Audience, Capability};
use leptos::prelude::provide_context;
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::handle_server_fns_with_context;
use wording::Words;
use wording::problem as says;

/// Pages, server functions and files. Everything else gets the "not found" page, with a 404.
pub fn routes(state: AppState) -> Routes<()> {
    let mut functions = Routes::new(Door::Function, Audience::Holders(Capability::See));
    let mut sockets = Routes::new(Door::Socket, Audience::Holders(Capability::See));
    for (path, method) in server_fn_paths() {
        // Of the functions, only a WebSocket is asked for by `GET`.
        if method == Method::GET {
            sockets = sockets.get(path, function);
        } else {
            functions = functions.for_holders(needed(path)).post(path, function);
        }
    }
    app::routes()
        .merge(functions)
        .merge(sockets)
        // A page of an older version may call a function that no longer exists.
        .merge(Routes::new(Door::Function, Audience::Holders(Capability::See)).any("/fn/{*name}", no_function))
        .merge(Routes::new(Door::File, Audience::Everybody).any("/assets/{*name}", file_only))
        .within(|router| router.fallback(elsewhere).layer(axum::middleware::from_fn(arguments::told)))
        .with_state(state)
}

/// What calling a function takes. Of one that is not named here, the most.
fn needed(path: &str) -> Capability {
    match path {
        "/fn/reading-add" => Capability::Contribute,
        "/fn/meter-name" | "/fn/quarantine-clear" => Capability::Configure,
        _ => Capability::Administer,
    }
}

/// Answers a function for the caller of the request.
async fn function(scope: Scope, request: Request) -> impl IntoResponse {
    handle_server_fns_with_context(move || provide_context(scope.clone()), request).await
}

/// Answers at every other address: with a file, or with what is not there.
async fn elsewhere(scope: Scope, request: Request) -> Response {
    let path = request.uri().path();
    if let Some(response) = assets::answer(path, request.method(), request.headers()) {
        return response;
    }
    if path == "/api" || path.starts_with("/api/") {
        return problem(StatusCode::NOT_FOUND, says::no_api(Words::ENGLISH));
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return problem(StatusCode::METHOD_NOT_ALLOWED, says::not_here(Words::ENGLISH));
    }
    app::missing(scope, path).await
}

async fn no_function(_: Scope) -> Response {
    problem(StatusCode::NOT_FOUND, says::no_function(Words::ENGLISH))
}

async fn file_only(_: Scope, request: Request) -> Response {
    assets::answer(request.uri().path(), request.method(), request.headers())
        .unwrap_or_else(|| problem(StatusCode::NOT_FOUND, says::no_file(Words::ENGLISH)))
}
