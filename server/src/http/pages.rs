//! Serves the app's pages and server functions, each for the caller of its request. Leaves out what
//! they show (`app`), and files (`assets`).

use crate::http::problem::problem;
use crate::http::{arguments, assets};
use app::route::{Door, Route};
use app::{AppState, Routes, Scope, scope};
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use domain::Audience;
use leptos::config::LeptosOptions;
use leptos::prelude::{IntoView, use_context};
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list, render_app_async_with_context};
use wording::page::problem as says;

/// Pages, server functions and files. Everything else gets the app's "not found" page, with a 404.
pub fn routes(state: AppState) -> Routes<()> {
    let options = LeptosOptions::builder().output_name("greenpulse").build();
    let document = {
        let state = state.clone();
        move || document(&state)
    };
    let context = move || scope::provide(&state);
    let pages = generate_route_list(app::App);
    let missing = render_app_async_with_context(context.clone(), document.clone());
    Routes::<LeptosOptions>::new(Door::Page, Audience::SignedIn)
        .framework(listed(&pages), |router| router.leptos_routes_with_context(&options, pages, context, document))
        // A page of an older version may call a function that no longer exists.
        .merge(Routes::new(Door::Function, Audience::SignedIn).any("/fn/{*name}", no_function))
        .merge(Routes::new(Door::File, Audience::Everybody).any("/assets/{*name}", file_only))
        .within(|router| {
            let fallback = move |request: Request| {
                let missing = missing.clone();
                async move {
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
                    let mut response = missing(request).await;
                    // Unless the app has set another status, such as a redirect.
                    if response.status() == StatusCode::OK {
                        *response.status_mut() = StatusCode::NOT_FOUND;
                    }
                    response
                }
            };
            router.fallback(fallback).layer(axum::middleware::from_fn(arguments::told))
        })
        .with_state(options)
}

/// The pages, and the functions that they call. Of these, only a WebSocket is asked for by `GET`.
fn listed(pages: &[AxumRouteListing]) -> Vec<Route> {
    let route =
        |method, path: &str, door| Route { method: Some(method), path: path.to_owned(), door, audience: Audience::SignedIn };
    let pages = pages.iter().map(|page| route(Method::GET, page.path(), Door::Page));
    let functions = server_fn_paths().map(|(path, method)| {
        let door = if method == Method::GET { Door::Socket } else { Door::Function };
        route(method, path, door)
    });
    pages.chain(functions).collect()
}

async fn no_function(_: Scope<LeptosOptions>) -> Response {
    problem(StatusCode::NOT_FOUND, says::NO_FUNCTION)
}

async fn file_only(_: Scope<LeptosOptions>, request: Request) -> Response {
    assets::answer(request.uri().path(), request.method(), request.headers())
        .unwrap_or_else(|| problem(StatusCode::NOT_FOUND, says::NO_FILE))
}

fn document(state: &AppState) -> impl IntoView + use<> {
    let catalog = use_context::<Scope>().map(|scope| scope.catalog()).unwrap_or_default();
    let zone = catalog.sites.values().next().map_or_else(|| "UTC".to_owned(), |site| site.zone.clone());
    app::shell(&state.assets, state.now(), zone, state.has_sign_in)
}
