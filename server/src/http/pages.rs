//! Serves the app's pages and server functions. Leaves out what they show (`app`), and files
//! (`assets`).

use crate::http::problem::problem;
use crate::http::{arguments, assets};
use app::AppState;
use axum::Router;
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use axum::routing::any;
use leptos::config::LeptosOptions;
use leptos::prelude::{IntoView, provide_context};
use leptos_axum::{LeptosRoutes, generate_route_list, render_app_async_with_context};

/// Pages, server functions and files. Everything else gets the app's "not found" page, with a 404.
pub fn router(state: AppState) -> Router {
    let options = LeptosOptions::builder().output_name("greenpulse").build();
    let document = {
        let state = state.clone();
        move || document(&state)
    };
    let context = move || provide_context(state.clone());
    let routes = generate_route_list(app::App);
    let missing = render_app_async_with_context(context.clone(), document.clone());
    Router::new()
        .leptos_routes_with_context(&options, routes, context, document)
        // A page of an older version may call a function that no longer exists.
        .route("/fn/{*name}", any(|| async { problem(StatusCode::NOT_FOUND, "There is no such function; reload the page.") }))
        .route("/assets/{*name}", any(file_only))
        .fallback(move |request: Request| {
            let missing = missing.clone();
            async move {
                let path = request.uri().path();
                if let Some(response) = assets::answer(path, request.method(), request.headers()) {
                    return response;
                }
                if path == "/api" || path.starts_with("/api/") {
                    return problem(StatusCode::NOT_FOUND, "There is nothing at this address of the API.");
                }
                if request.method() != Method::GET && request.method() != Method::HEAD {
                    return problem(StatusCode::METHOD_NOT_ALLOWED, "There is nothing here to send anything to.");
                }
                let mut response = missing(request).await;
                // Unless the app has set another status, such as a redirect.
                if response.status() == StatusCode::OK {
                    *response.status_mut() = StatusCode::NOT_FOUND;
                }
                response
            }
        })
        .layer(axum::middleware::from_fn(arguments::told))
        .with_state(options)
}

async fn file_only(request: Request) -> Response {
    assets::answer(request.uri().path(), request.method(), request.headers())
        .unwrap_or_else(|| problem(StatusCode::NOT_FOUND, "There is no such file; reload the page."))
}

fn document(state: &AppState) -> impl IntoView + use<> {
    let catalog = state.store.catalog();
    let zone = catalog.sites.values().next().map_or_else(|| "UTC".to_owned(), |site| site.zone.clone());
    app::shell(&state.assets, state.now(), zone, state.has_sign_in)
}
