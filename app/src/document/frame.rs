//! The document around every page. The server renders all of it; in the browser, scripts draw the
//! charts, start the islands, and put the next page in the place of this one without loading the
//! document again (`frontend/script/start.js`).

use super::bar::Bar;
use crate::Scope;
use crate::island::Live;
use crate::model::live::Watch;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use domain::SiteId;
use leptos::prelude::*;
use wording::page::{document as says, frame, part};

/// Allows our own files and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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

/// The section that takes readings.
pub const READINGS: Section = Section { href: "/readings/new", name: part::ADD_READING };

/// The section that shows how GreenPulse itself is.
pub const STATUS: Section = Section { href: "/status", name: part::STATUS };

/// What a page watches while it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Follows {
    /// What moves on it.
    pub watch: Watch,
    /// Which meters and buildings it shows (`Picture::shape`).
    pub shape: u64,
}

/// The document around one page.
pub struct Frame<'a> {
    /// The state of the server, as the caller may see it.
    pub state: &'a Scope,
    /// The page's title.
    pub title: &'a str,
    /// The section that the page belongs to.
    pub section: Section,
    /// The pages above it as `(address, name)`, from the section's first page on. Empty for that
    /// first page.
    pub above: &'a [(&'a str, &'a str)],
    /// The page shows simulated data.
    pub is_demo: bool,
    /// The page shows what goes on, and is fetched again after so many seconds, unless somebody is
    /// typing in it.
    pub again_s: Option<u32>,
    /// A browser without scripts loads it again too, whatever is being typed.
    pub is_reloaded: bool,
    /// The site by whose clock the page tells times; `None` for the first.
    pub site_id: Option<SiteId>,
    /// What moves on the page.
    pub follows: Follows,
    /// A browser may keep the page, to show it without a network. Not so with a secret in it.
    pub may_be_kept: bool,
}

impl<'a> Frame<'a> {
    /// The frame of a page directly below the first page of the settings.
    pub fn new(state: &'a Scope, title: &'a str) -> Self {
        Self {
            state,
            title,
            section: SETTINGS,
            above: &[(SETTINGS.href, SETTINGS.name)],
            is_demo: false,
            again_s: None,
            is_reloaded: true,
            site_id: None,
            follows: Follows { watch: Watch::Pulse, shape: 0 },
            may_be_kept: true,
        }
    }

    /// The frame of a first page of a section.
    pub fn first(state: &'a Scope, title: &'a str, section: Section) -> Self {
        Self { section, above: &[], ..Self::new(state, title) }
    }

    /// Answers with the page.
    pub fn answer(self, status: StatusCode, page: impl FnOnce() -> AnyView) -> Response {
        let owner = Owner::new();
        let html = owner.with(|| self.document(page()).to_html());
        let mut response = (status, Html(format!("<!DOCTYPE html>{html}"))).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        let cache = if self.may_be_kept { "no-cache, private" } else { "no-store" };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        response
    }

    fn document(&self, page: AnyView) -> impl IntoView + use<> {
        let (state, now) = (self.state, self.state.now());
        let assets = (*state.assets).clone();
        let catalog = state.catalog();
        let site_id = self.site_id.or_else(|| catalog.sites.keys().next().copied());
        let zone = site_id.map(|id| catalog.zone(id)).unwrap_or_default();
        let title = says::title(self.title);
        let offline = format!("/offline.js?v={}", assets.version);
        view! {
            <html
                lang=says::LANGUAGE
                data-version=assets.version
                data-rendered-at=now.to_string()
                data-zone=zone.name.clone()
            >
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                    <title>{title}</title>
                    <meta name="description" content=frame::DESCRIPTION/>
                    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f3f5f3"/>
                    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#101615"/>
                    <meta name="color-scheme" content="light dark"/>
                    // Without scripts nothing else fetches the page again.
                    {self.again_s.filter(|_| self.is_reloaded).map(|seconds| view! { <noscript><meta http-equiv="refresh" content=seconds.to_string()/></noscript> })}
                    <link rel="stylesheet" href=assets.style/>
                    <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                    <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
                    <link rel="manifest" href="/manifest.webmanifest"/>
                    // Names the islands' files without loading them, which would delay the first view
                    // on a phone. The service worker also reads the names here, to keep them for
                    // offline use.
                    <script type="module" src=assets.start data-app=assets.app data-wasm=assets.wasm></script>
                    <script src=offline defer></script>
                </head>
                <body>
                    <a class="skip-link" href="#main">{says::SKIP}</a>
                    <Bar here=self.section.href rendered=part::as_of(&zone.clock(now))/>
                    <aside class="banners" aria-label=frame::NOTICES>{offline_banner()}</aside>
                    {self.main(page)}
                    // Says to a screen reader which page has taken the place of the one before.
                    <p class="visually-hidden" id="arrived" role="status"></p>
                    {foot(state.has_sign_in)}
                </body>
            </html>
        }
    }

    /// What the next page takes the place of.
    fn main(&self, page: AnyView) -> AnyView {
        let trail: Vec<_> = self.above.iter().map(|(href, name)| ((*href).to_owned(), (*name).to_owned())).collect();
        let Follows { watch, shape } = self.follows;
        view! {
            <main class="page" id="main" tabindex="-1" data-again=self.again_s.map(|seconds| seconds.to_string())>
                {self.is_demo.then(demo_banner)}
                {(!trail.is_empty()).then(|| view! {
                    <nav class="trail" aria-label=says::TRAIL>
                        <ol>{trail.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> }).collect_view()}</ol>
                    </nav>
                })}
                {page}
                <Live watch shape/>
            </main>
        }
        .into_any()
    }
}

/// The banner that the offline script shows. Its words are here.
fn offline_banner() -> AnyView {
    let [before, unknown, after] = frame::AS_KNOWN;
    view! {
        <div
            class="banner"
            id="offline-banner"
            data-kind="offline"
            data-offline=frame::OFFLINE
            data-unreachable=frame::UNREACHABLE
            hidden
        >
            <span>
                <span id="offline-why">{frame::OFFLINE}</span>
                {before}<time id="offline-time">{unknown}</time>{after}
            </span>
            " "
            <a class="banner-action" href="" data-reload="">{frame::TRY_AGAIN}</a>
        </div>
    }
    .into_any()
}

/// The banner of demo data.
fn demo_banner() -> AnyView {
    let [demo, before, after] = part::DEMO;
    view! {
        <p class="banner" data-kind="demo">
            <span><strong>{demo}</strong>{before}<code>"greenpulse demo remove"</code>{after}</span>
        </p>
    }
    .into_any()
}

fn foot(has_sign_in: bool) -> AnyView {
    view! {
        <footer class="app-footer">
            <ul class="app-footer-list">
                <li>{frame::TIMES}</li>
                <li>{frame::version(env!("CARGO_PKG_VERSION"))}</li>
                {has_sign_in.then(|| view! {
                    <li>
                        <form method="post" action="/sign-out">
                            <button class="button button-quiet app-footer-button" type="submit">{frame::SIGN_OUT}</button>
                        </form>
                    </li>
                })}
            </ul>
        </footer>
    }
    .into_any()
}
