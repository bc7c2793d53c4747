//! The HTML document around every page. Only the server renders it; the browser takes over from
//! `<body>` inwards.

use crate::App;
use crate::asset::Assets;
use leptos::prelude::*;
use leptos_meta::MetaTags;
use std::sync::Arc;
use wording::page::frame;

/// The whole document. It loads nothing from other origins, and the policy in its header enforces
/// that.
pub fn shell(assets: &Arc<Assets>, now_ms: i64, zone: String, has_sign_in: bool) -> impl IntoView + use<> {
    content_security_policy();
    let Assets { style, start, app, wasm, version, .. } = (**assets).clone();
    let offline = format!("/offline.js?v={version}");
    view! {
        <!DOCTYPE html>
        <html lang="en" data-rendered-at=now_ms.to_string() data-zone=zone data-sign-in=has_sign_in.then_some("")>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="description" content=frame::DESCRIPTION/>
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f3f5f3"/>
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#101615"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=style/>
                <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                // Names the app's files without loading them, which would delay the first view on a
                // phone. The service worker also reads the names here, to keep the app for offline
                // use.
                <script type="module" src=start data-app=app data-wasm=wasm></script>
                <script src=offline defer></script>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

fn content_security_policy() {
    let nonce = leptos::nonce::use_nonce().map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{nonce}; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let (Some(response), Ok(policy)) =
        (use_context::<leptos_axum::ResponseOptions>(), axum::http::HeaderValue::from_str(&policy))
    {
        response.insert_header(axum::http::header::CONTENT_SECURITY_POLICY, policy);
        response.insert_header(axum::http::header::CACHE_CONTROL, axum::http::HeaderValue::from_static("no-cache, private"));
    }
}
