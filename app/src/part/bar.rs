//! The bar of every page, and the state of the connection in it.

use super::present::{Contact, Present};
use crate::erased::Erase;
use domain::figure;
use leptos::prelude::*;
use wording::page::frame::BRAND;
use wording::page::part as says;

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
                <span>{BRAND}</span>
            </a>
            <nav class="app-nav" aria-label=says::NAVIGATION>
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
    Destination { href: "/", label: says::OVERVIEW, icon: "M3 17l5-6 4 4 5-8 4 5M3 21h18", is_apart: false },
    Destination { href: "/anomalies", label: says::ANOMALIES, icon: "M12 3.5L21.5 20h-19zM12 10v4.5M12 17.2v.3", is_apart: true },
    Destination { href: "/readings/new", label: says::ADD_READING, icon: "M12 5v14M5 12h14", is_apart: false },
    Destination { href: "/status", label: says::STATUS, icon: "M4 12h4l2.5-6 4 12 2.5-6H20", is_apart: false },
    Destination {
        href: "/settings",
        label: says::SETTINGS,
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

/// Whether the page is live, or else how old it is.
#[component]
pub fn LivePill() -> impl IntoView {
    let present = expect_context::<Present>();
    let newest = move || {
        present
            .picture
            .with(|picture| {
                let picture = picture.as_ref()?;
                picture.values.iter().map(|value| value.at).chain(picture.place.at).max()
            })
            .or(present.newest.get())
    };
    let shown = move || match present.contact.get() {
        Contact::Rendered => ("stale", present.rendered.get()),
        Contact::Reconnecting => ("reconnecting", says::RECONNECTING.to_owned()),
        Contact::Connected => match (newest(), present.now.get()) {
            (Some(at), Some(now)) if now - at <= domain::LIVE_MS => ("live", says::LIVE.to_owned()),
            (Some(at), Some(now)) => ("stale", says::last_seen(&figure::age_words(now - at))),
            _ => ("live", says::LISTENING.to_owned()),
        },
    };
    view! {
        <p class="live-pill" data-state=move || shown().0 role="status" aria-live="polite">{move || shown().1}</p>
    }
    .erased()
}
