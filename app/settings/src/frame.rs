//! The document around a page of settings. Leaves out the app's own (`app::shell`), which starts the program in the browser.

use app::AppState;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use leptos::prelude::*;

/// No script at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

/// What stands around a page.
pub struct Frame<'a> {
    /// The state of the server.
    pub state: &'a AppState,
    /// The page's title.
    pub title: &'a str,
    /// Where the page stands below the settings: `(address, name)`; none for the first page.
    pub above: &'a [(&'a str, &'a str)],
    /// The page shows work under way, and is asked for again after so many seconds.
    pub again_s: Option<u32>,
}

impl<'a> Frame<'a> {
    /// Around a page that stands right below the settings' first.
    pub fn new(state: &'a AppState, title: &'a str) -> Self {
        Self { state, title, above: &[("/settings", "Settings")], again_s: None }
    }

    /// The page as an answer.
    pub fn answer(self, status: StatusCode, page: impl FnOnce() -> AnyView) -> Response {
        let owner = Owner::new();
        let html = owner.with(|| self.document(page()).to_html());
        let mut response = (status, Html(format!("<!DOCTYPE html>{html}"))).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    fn document(&self, page: AnyView) -> impl IntoView + use<> {
        let title = format!("{} · GreenPulse", self.title);
        let style = self.state.assets.style.clone();
        let trail: Vec<_> = self.above.iter().map(|(href, name)| ((*href).to_owned(), (*name).to_owned())).collect();
        let has_sign_in = self.state.has_sign_in;
        view! {
            <html lang="en">
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                    <title>{title}</title>
                    <meta name="description" content="How this GreenPulse is set up."/>
                    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f3f5f3"/>
                    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#101615"/>
                    <meta name="color-scheme" content="light dark"/>
                    {self.again_s.map(|seconds| view! { <meta http-equiv="refresh" content=seconds.to_string()/> })}
                    <link rel="stylesheet" href=style/>
                    <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                    <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
                    <link rel="manifest" href="/manifest.webmanifest"/>
                </head>
                <body>
                    <a class="skip-link" href="#main">"Skip to the content"</a>
                    <Bar/>
                    <main class="page" id="main" tabindex="-1">
                        {(!trail.is_empty()).then(|| view! {
                            <nav class="trail" aria-label="Where this page stands">
                                <ol>{trail.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> }).collect_view()}</ol>
                            </nav>
                        })}
                        {page}
                    </main>
                    <footer class="app-footer">
                        <ul class="app-footer-list">
                            <li>"Times are those of the site"</li>
                            <li>{concat!("GreenPulse ", env!("CARGO_PKG_VERSION"))}</li>
                            {has_sign_in.then(|| view! {
                                <li>
                                    <form method="post" action="/sign-out">
                                        <button class="button button-quiet app-footer-button" type="submit">"Sign out"</button>
                                    </form>
                                </li>
                            })}
                        </ul>
                    </footer>
                </body>
            </html>
        }
    }
}

/// The bar of every page, as plain links.
#[component]
fn Bar() -> impl IntoView {
    view! {
        <header class="app-bar">
            <a href="/" class="app-brand">
                <svg viewBox="0 0 32 32" aria-hidden="true">
                    <rect x="1" y="12" width="30" height="8" rx="1" fill="currentColor" opacity=".28"/>
                    <path d="M2 17h6.5L12 7l6.5 19 4-9H30" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"/>
                </svg>
                <span>"GreenPulse"</span>
            </a>
            <nav class="app-nav" aria-label="Main">
                <ul class="app-nav-list">
                    {app::NAVIGATION.iter().map(|item| view! {
                        <li class="app-nav-item">
                            <a href=item.href class="app-nav-link" aria-current=(item.href == "/settings").then_some("page")>
                                <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
                                    <path d=item.icon/>
                                </svg>
                                {item.label}
                            </a>
                        </li>
                    }).collect_view()}
                </ul>
            </nav>
        </header>
    }
    .into_any()
}
