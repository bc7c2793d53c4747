//! The routes, and the frame around every page.

pub mod answered;
pub mod building;
pub mod meter;
pub mod overview;
pub mod reading;
pub mod status;

use crate::erased::Erase;
use crate::live::Present;
use crate::part::{LivePill, TitleAsGiven};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::SsrMode;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;

/// The root of the app.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    Present::provide();
    view! {
        <TitleAsGiven/>
        <Router>
            // An external link, because the router would scroll and not move the focus.
            <a class="skip-link" href="#main" rel="external">"Skip to the content"</a>
            <AppBar/>
            <aside class="banners" aria-label="Notices"><OfflineBanner/></aside>
            <main class="page" id="main" tabindex="-1">
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=overview::OverviewPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/:id") view=building::BuildingPage ssr=SsrMode::Async/>
                    <Route path=path!("/meters/:id") view=meter::MeterPage ssr=SsrMode::Async/>
                    <Route path=path!("/readings/new") view=reading::ReadingPage ssr=SsrMode::Async/>
                    <Route path=path!("/status") view=status::StatusPage ssr=SsrMode::Async/>
                </FlatRoutes>
            </main>
            <Foot/>
        </Router>
    }
}

/// The bar in the app, which follows the router.
#[component]
fn AppBar() -> impl IntoView {
    view! { <Bar here=use_location().pathname is_live=true/> }.erased()
}

/// The bar of every page.
#[component]
pub fn Bar(
    /// The present address, which the bar marks.
    #[prop(into)]
    here: Signal<String>,
    /// Whether the bar shows how fresh the page is.
    #[prop(optional)]
    is_live: bool,
) -> impl IntoView {
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
                    {NAVIGATION.iter().map(|item| view! { <NavItem item here/> }).collect_view()}
                </ul>
            </nav>
            {is_live.then(|| view! { <LivePill/> })}
        </header>
    }
    .erased()
}

/// A link in the bar.
pub struct Destination {
    /// Its address.
    pub href: &'static str,
    /// Its name.
    pub label: &'static str,
    /// The path of its icon, in a 24 by 24 view box.
    pub icon: &'static str,
    /// It is not a page of the app, so the browser itself loads it.
    pub is_apart: bool,
}

/// The links in the bar, in order.
pub const NAVIGATION: [Destination; 5] = [
    Destination { href: "/", label: "Overview", icon: "M3 17l5-6 4 4 5-8 4 5M3 21h18", is_apart: false },
    Destination { href: "/anomalies", label: "Anomalies", icon: "M12 3.5L21.5 20h-19zM12 10v4.5M12 17.2v.3", is_apart: true },
    Destination { href: "/readings/new", label: "Add a reading", icon: "M12 5v14M5 12h14", is_apart: false },
    Destination { href: "/status", label: "Status", icon: "M4 12h4l2.5-6 4 12 2.5-6H20", is_apart: false },
    Destination {
        href: "/settings",
        label: "Settings",
        icon: "M4 7h10M18 7h2M4 17h2M10 17h10M14 4.5v5M6 14.5v5",
        is_apart: true,
    },
];

#[component]
fn NavItem(item: &'static Destination, here: Signal<String>) -> impl IntoView {
    // The router handles every plain link; its own component would only add what is written here.
    view! {
        <li class="app-nav-item">
            <a href=item.href class="app-nav-link" rel=item.is_apart.then_some("external") aria-current=move || here.with(|here| here == item.href).then_some("page")>
                <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
                    <path d=item.icon/>
                </svg>
                {item.label}
            </a>
        </li>
    }
    .erased()
}

/// The banner that the offline script shows. Its words are here.
#[component]
fn OfflineBanner() -> impl IntoView {
    view! {
        <div
            class="banner"
            id="offline-banner"
            data-kind="offline"
            data-offline="You are offline."
            data-unreachable="GreenPulse does not answer."
            hidden
        >
            <span>
                <span id="offline-why">"You are offline."</span>
                " This is what GreenPulse knew at "<time id="offline-time">"the last visit"</time>"."
            </span>
            " "
            <a class="banner-action" href="" rel="external">"Try again"</a>
        </div>
    }
    .erased()
}

#[component]
fn Foot() -> impl IntoView {
    view! {
        <footer class="app-footer">
            <ul class="app-footer-list">
                <li>"Times are those of the site"</li>
                <li>{concat!("GreenPulse ", env!("CARGO_PKG_VERSION"))}</li>
                <li>
                    <form method="post" action="/sign-out" data-sign-out="">
                        <button class="button button-quiet app-footer-button" type="submit">"Sign out"</button>
                    </form>
                </li>
            </ul>
        </footer>
    }
    .erased()
}

/// The banner of demo data.
#[component]
pub fn DemoBanner() -> impl IntoView {
    view! {
        <p class="banner" data-kind="demo">
            <span><strong>"Demo data."</strong>" These homes and meters are simulated. Remove them with "<code>"greenpulse demo remove"</code>"."</span>
        </p>
    }
    .erased()
}

/// The notice of trouble with the database.
pub fn notice(words: Option<String>) -> Option<impl IntoView> {
    words.map(|words| view! { <p class="banner" data-kind="warning" role="status">{words}</p> }.erased())
}

/// Shown while the browser fetches a page.
#[component]
pub fn Loading() -> impl IntoView {
    view! { <div class="headline-block"><p class="headline-over" role="status">"Loading…"</p></div> }.erased()
}

/// A page that does not exist.
#[component]
pub fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    if let Some(present) = use_context::<Present>() {
        present.rest();
    }
    view! {
        <Title text="Not found · GreenPulse"/>
        <div class="headline-block">
            <h1 class="headline"><strong>"There is no such page."</strong>" The building or meter may have been renamed or removed."</h1>
        </div>
        <p><a class="button button-primary" href="/">"Go to the overview"</a></p>
    }
    .erased()
}

/// A command line with a button that copies it.
#[component]
pub fn CodeBlock(id: &'static str, text: String) -> impl IntoView {
    view! {
        <div class="code-block">
            <pre id=id tabindex="0"><code>{text}</code></pre>
            <button class="button copy-button" type="button" data-copy=id>"Copy"</button>
        </div>
    }
    .erased()
}
