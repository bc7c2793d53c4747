//! The document around every page. The server renders all of it; in the browser, scripts draw the
//! charts, start the islands, and put the next page in the place of this one without loading the
//! document again (`frontend/script/start.js`).

use super::bar::Bar;
use super::menu::sign_out;
use super::tabs::{Tab, tabs};
use super::waiting;
use crate::Scope;
use crate::island::{Live, LivePill};
use crate::model::live::Watch;
use crate::query::issue::{Place, tally};
use crate::theme::Theme;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use domain::{BuildingId, Caller, Capability, SiteId};
use leptos::prelude::*;
use serde_json::json;
use wording::{Language, Words, frame as says};

pub use super::section::{ANOMALIES, BUILDINGS, COSTS, HELP, HOME, READINGS, REPORTS, SEARCH, SETTINGS, Section};
pub use super::section::{may, opens};

/// Allows our own files and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A screen is fetched again so often at least: nobody is there to do it.
const SCREEN_AGAIN_S: u32 = 900;

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
    /// It is the first page of the section, below no other.
    pub is_first: bool,
    /// The pages above it as `(address, name)`. Without any it stands below the section's first page,
    /// unless it is that page.
    pub above: &'a [(&'a str, &'a str)],
    /// The building that the page is about, and which of its pages it is.
    pub building: Option<(BuildingId, Tab)>,
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
    /// The page stands alone, without the bar and the foot: a screen that nobody touches.
    pub is_bare: bool,
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
            is_first: false,
            above: &[],
            building: None,
            is_demo: false,
            again_s: None,
            is_reloaded: true,
            site_id: None,
            follows: Follows { watch: Watch::Pulse, shape: 0 },
            is_bare: false,
            may_be_kept: true,
        }
    }

    /// The frame of a first page of a section.
    pub fn first(state: &'a Scope, title: &'a str, section: Section) -> Self {
        Self { section, is_first: true, ..Self::new(state, title) }
    }

    /// The page is on a screen that leads nowhere else.
    fn is_screen(&self) -> bool {
        matches!(self.state.caller, Caller::Screen(_))
    }

    /// Nothing stands around the page.
    fn is_alone(&self) -> bool {
        self.is_bare || self.is_screen()
    }

    /// After how many seconds the page is fetched again.
    fn again_s(&self) -> Option<u32> {
        self.again_s.or(self.is_screen().then_some(SCREEN_AGAIN_S))
    }

    /// Answers with the page.
    pub fn answer(self, status: StatusCode, page: impl FnOnce() -> AnyView) -> Response {
        let owner = Owner::new();
        let html = owner.with(|| {
            provide_context(self.state.caller.clone());
            self.document(page()).to_html()
        });
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
        let site = self.site_id.and_then(|id| catalog.sites.get(&id)).or_else(|| catalog.sites.values().next());
        let zone = site.map(|site| catalog.zone(site.site_id)).unwrap_or_default();
        let words = site.map_or_else(|| state.words_of_all(), |site| state.words(site));
        let title = says::title(words, self.title);
        let offline = format!("/offline.js?v={}", assets.version);
        let queue = format!("/queue.js?v={}", assets.version);
        view! {
            <html
                lang=locale(words)
                data-hours=if words.has_12_hours() { "12" } else { "24" }
                data-words=script_words(words)
                data-version=assets.version
                data-rendered-at=now.to_string()
                data-zone=zone.name.clone()
                data-theme=(state.theme != Theme::Device).then(|| state.theme.as_str())
                data-who=state.caller.person().map(|person| person.person_id.to_string())
                data-bare=self.is_bare.then_some("")
                data-screen=self.is_screen().then_some("")
            >
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                    <title>{title}</title>
                    <meta name="description" content=says::description(words)/>
                    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f3f5f3"/>
                    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#101615"/>
                    <meta name="color-scheme" content="light dark"/>
                    // Without scripts nothing else fetches the page again.
                    {self.again_s().filter(|_| self.is_reloaded).map(|seconds| view! { <noscript><meta http-equiv="refresh" content=seconds.to_string()/></noscript> })}
                    <link rel="stylesheet" href=assets.style/>
                    <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                    <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
                    <link rel="manifest" href="/manifest.webmanifest"/>
                    // Before the script of every page, which asks it what waits.
                    <script src=queue defer></script>
                    // Names the islands' files without loading them, which would delay the first view
                    // on a phone. The service worker also reads the names here, to keep them for
                    // offline use.
                    <script type="module" src=assets.start data-app=assets.app data-wasm=assets.wasm></script>
                    <script src=offline defer></script>
                </head>
                <body>
                    <a class="skip-link" href="#main">{says::skip(words)}</a>
                    {self.above_all(words, says::updated(words, &words.clock(&zone, now)))}
                    <aside class="banners" aria-label=says::notices(words)>{offline_banner(words)}{(!self.is_screen()).then(|| signed_out_banner(words))}{may(Capability::Contribute).then(|| waiting::banner(words))}</aside>
                    {self.main(words, page)}
                    // Says to a screen reader which page has taken the place of the one before.
                    <p class="visually-hidden" id="arrived" role="status"></p>
                    {(!self.is_alone()).then(|| foot(words, &zone.place(), state.caller.person().is_some_and(|person| !person.is_of_demo())))}
                </body>
            </html>
        }
    }

    /// The bar, with when the page was rendered, in words.
    fn above_all(&self, words: Words, rendered: String) -> AnyView {
        if self.is_alone() {
            // A page takes the place of another together with the bar's links, so there is an empty list.
            view! { <div class="wall-bar"><nav id="app-nav" hidden></nav><LivePill rendered reconnecting=says::reconnecting(words).to_owned()/></div> }
                .into_any()
        } else {
            let grave = tally(&self.state.catalog(), &self.state.issues.latest(), Place::All).high;
            view! { <Bar state=self.state words here=self.section.href grave rendered/> }.into_any()
        }
    }

    /// Says through whose eyes the page is seen, with the way back.
    fn seen_as_banner(&self, words: Words) -> Option<AnyView> {
        let person = self.state.caller.person().filter(|person| person.seen_by.is_some() || person.is_of_demo())?;
        let told = match &person.seen_by {
            Some(admin) => says::seen_as(words, &person.name, &admin.name),
            None => says::you_are(words, &person.name),
        };
        Some(
            view! {
                <form class="banner" data-kind="warning" method="post" action="/see-as/stop">
                    <span>{told}</span>
                    <button class="button button-small" type="submit">{says::see_as_stop(words)}</button>
                </form>
            }
            .into_any(),
        )
    }

    /// What the next page takes the place of.
    fn main(&self, words: Words, page: AnyView) -> AnyView {
        // A screen leads nowhere: what it shows cannot be followed or sent.
        let is_below = self.above.is_empty() && !self.is_first;
        let first = is_below.then(|| (self.section.href, self.section.name(words)));
        let above = first.into_iter().chain(self.above.iter().copied());
        let trail: Vec<_> = above.map(|(href, name)| (href.to_owned(), name.to_owned())).collect();
        let Follows { watch, shape } = self.follows;
        view! {
            <main class="page" id="main" tabindex="-1" data-section=self.section.href data-again=self.again_s().map(|seconds| seconds.to_string()) inert=self.is_screen()>
                {self.seen_as_banner(words)}
                {self.is_demo.then(|| demo_banner(words, self.state.past.is_going_on()))}
                {(!trail.is_empty() && !self.is_screen()).then(|| view! {
                    <nav class="trail" aria-label=says::trail(words)>
                        <ol>{trail.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> }).collect_view()}</ol>
                    </nav>
                })}
                {self.building.filter(|_| !self.is_screen()).map(|(id, here)| tabs(words, id, here))}
                {page}
                <Live watch shape/>
            </main>
        }
        .into_any()
    }
}

/// The language of the document. English says whose habits it follows, since scripts write numbers
/// and dates by it.
fn locale(words: Words) -> &'static str {
    match words.language {
        Language::English if words.has_12_hours() => "en-US",
        Language::English => "en-GB",
        other => other.as_str(),
    }
}

/// What the scripts say, as JSON. `range` holds the names of its two ends.
fn script_words(words: Words) -> String {
    json!({
        "copied": says::copied(words),
        "selected": says::selected(words),
        "showAll": says::show_all(words),
        "chartKeys": says::chart_keys(words),
        "noReading": says::no_reading(words),
        "typicalRange": says::typical_range(words),
        "midnight": words.hour(24),
        "range": says::range(words, "{from}", "{to}"),
    })
    .to_string()
}

/// The banner of a page whose session has ended elsewhere. A script shows it.
fn signed_out_banner(words: Words) -> AnyView {
    view! {
        <p class="banner" id="signed-out-banner" data-kind="warning" data-pill=says::signed_out_pill(words) role="alert" hidden>
            <span>{says::signed_out(words)}</span>
            <a class="banner-action" href="/sign-in">{says::sign_in_again(words)}</a>
        </p>
    }
    .into_any()
}

/// The banner that the offline script shows. Its words are here.
fn offline_banner(words: Words) -> AnyView {
    let [before, unknown, after] = says::as_known(words);
    view! {
        <div
            class="banner"
            id="offline-banner"
            data-kind="offline"
            data-offline=says::offline(words)
            data-unreachable=says::unreachable(words)
            hidden
        >
            <span>
                <span id="offline-why">{says::offline(words)}</span>
                " "{before}<time id="offline-time">{unknown}</time>{after}
            </span>
            " "
            <a class="banner-action" href="" data-reload="">{says::try_again(words)}</a>
        </div>
    }
    .into_any()
}

/// The banner of demo data.
fn demo_banner(words: Words, is_written: bool) -> AnyView {
    let [_, demo, before, command, after] = says::demo(words, "greenpulse demo remove");
    view! {
        <p class="banner" data-kind="demo">
            <span>
                <strong>{demo}</strong>{before}<code>{command}</code>{after}
                {is_written.then(|| format!(" {}", says::demo_past(words)))}
            </span>
        </p>
    }
    .into_any()
}

fn foot(words: Words, place: &str, is_signed_in: bool) -> AnyView {
    view! {
        <footer class="app-footer">
            <ul class="app-footer-list">
                <li>{says::times(words, place)}</li>
                <li>{says::version(words, env!("CARGO_PKG_VERSION"))}</li>
                {is_signed_in.then(|| view! { <li>{sign_out(words)}</li> })}
            </ul>
        </footer>
    }
    .into_any()
}
