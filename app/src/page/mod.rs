//! The routes, and the frame around every page.

mod answered;
mod building;
mod live;
mod meter;
mod overview;
mod reading;
mod status;

use crate::erased::Erase;
use crate::part::{Bar, NotFound, TitleAsGiven};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::SsrMode;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;
use wording::page::frame as says;

/// The root of the app.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    live::provide_present();
    view! {
        <TitleAsGiven/>
        <Router>
            // An external link, because the router would scroll and not move the focus.
            <a class="skip-link" href="#main" rel="external">{says::SKIP}</a>
            <AppBar/>
            <aside class="banners" aria-label=says::NOTICES><OfflineBanner/></aside>
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

/// The banner that the offline script shows. Its words are here.
#[component]
fn OfflineBanner() -> impl IntoView {
    let [before, unknown, after] = says::AS_KNOWN;
    view! {
        <div
            class="banner"
            id="offline-banner"
            data-kind="offline"
            data-offline=says::OFFLINE
            data-unreachable=says::UNREACHABLE
            hidden
        >
            <span>
                <span id="offline-why">{says::OFFLINE}</span>
                {before}<time id="offline-time">{unknown}</time>{after}
            </span>
            " "
            <a class="banner-action" href="" rel="external">{says::TRY_AGAIN}</a>
        </div>
    }
    .erased()
}

#[component]
fn Foot() -> impl IntoView {
    view! {
        <footer class="app-footer">
            <ul class="app-footer-list">
                <li>{says::TIMES}</li>
                <li>{says::version(env!("CARGO_PKG_VERSION"))}</li>
                <li>
                    <form method="post" action="/sign-out" data-sign-out="">
                        <button class="button button-quiet app-footer-button" type="submit">{says::SIGN_OUT}</button>
                    </form>
                </li>
            </ul>
        </footer>
    }
    .erased()
}
