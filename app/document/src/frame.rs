//! The document around a page that only the server renders. Leaves out the document of the app
//! (`app::shell`), which starts the program in the browser.

use app::AppState;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use leptos::prelude::*;
use wording::page::document as says;

/// Allows no script at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

/// Allows only our own script for the charts.
const POLICY_WITH_CHARTS: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A section of GreenPulse with pages of this kind. The bar marks it, and the breadcrumb trail
/// begins with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The address of its first page, which the bar links to.
    pub href: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// The section where GreenPulse is set up.
pub const SETTINGS: Section = Section { href: "/settings", name: says::SETTINGS };

/// The section that shows what is used, and by whom.
pub const OVERVIEW: Section = Section { href: "/", name: says::OVERVIEW };

/// The section that shows what is wrong.
pub const ANOMALIES: Section = Section { href: "/anomalies", name: says::ANOMALIES };

/// The document around one page.
pub struct Frame<'a> {
    /// The state of the server.
    pub state: &'a AppState,
    /// The page's title.
    pub title: &'a str,
    /// The section that the page belongs to.
    pub section: Section,
    /// The pages above it as `(address, name)`, from the section's first page on. Empty for that
    /// first page.
    pub above: &'a [(&'a str, &'a str)],
    /// The page has charts, which our script makes interactive.
    pub has_charts: bool,
    /// The page shows simulated data.
    pub is_demo: bool,
    /// The page shows work under way, and reloads after so many seconds.
    pub again_s: Option<u32>,
}

impl<'a> Frame<'a> {
    /// The frame of a page directly below the first page of the settings.
    pub fn new(state: &'a AppState, title: &'a str) -> Self {
        Self {
            state,
            title,
            section: SETTINGS,
            above: &[(SETTINGS.href, SETTINGS.name)],
            has_charts: false,
            is_demo: false,
            again_s: None,
        }
    }

    /// Answers with the page.
    pub fn answer(self, status: StatusCode, page: impl FnOnce() -> AnyView) -> Response {
        let owner = Owner::new();
        let html = owner.with(|| self.document(page()).to_html());
        let mut response = (status, Html(format!("<!DOCTYPE html>{html}"))).into_response();
        let headers = response.headers_mut();
        let policy = if self.has_charts { POLICY_WITH_CHARTS } else { POLICY };
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    fn document(&self, page: AnyView) -> impl IntoView + use<> {
        let title = says::title(self.title);
        let style = self.state.assets.style.clone();
        let trail: Vec<_> = self.above.iter().map(|(href, name)| ((*href).to_owned(), (*name).to_owned())).collect();
        let script = self.has_charts.then(|| self.state.assets.document.clone());
        let is_demo = self.is_demo;
        let (has_sign_in, here) = (self.state.has_sign_in, self.section.href.to_owned());
        view! {
            <html lang=says::LANGUAGE>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                    <title>{title}</title>
                    <meta name="description" content=says::description(self.title)/>
                    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f3f5f3"/>
                    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#101615"/>
                    <meta name="color-scheme" content="light dark"/>
                    {self.again_s.map(|seconds| view! { <meta http-equiv="refresh" content=seconds.to_string()/> })}
                    <link rel="stylesheet" href=style/>
                    <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                    <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
                    <link rel="manifest" href="/manifest.webmanifest"/>
                    {script.map(|script| view! { <script type="module" src=script></script> })}
                </head>
                <body>
                    <a class="skip-link" href="#main">{says::SKIP}</a>
                    <app::Bar here=Signal::stored(here)/>
                    {is_demo.then(|| view! { <aside class="banners" aria-label=says::NOTICES><app::DemoBanner/></aside> })}
                    <main class="page" id="main" tabindex="-1">
                        {(!trail.is_empty()).then(|| view! {
                            <nav class="trail" aria-label=says::TRAIL>
                                <ol>{trail.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> }).collect_view()}</ol>
                            </nav>
                        })}
                        {page}
                    </main>
                    <footer class="app-footer">
                        <ul class="app-footer-list">
                            <li>{says::CLOCK}</li>
                            <li>{says::version(env!("CARGO_PKG_VERSION"))}</li>
                            {has_sign_in.then(|| view! {
                                <li>
                                    <form method="post" action="/sign-out">
                                        <button class="button button-quiet app-footer-button" type="submit">{says::SIGN_OUT}</button>
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
