//! The bar of every page: the way to all others, the search, whether the page is live, and how one
//! likes to read.

use super::icon::icon;
use super::menu::menu;
use crate::Scope;
use crate::island::LivePill;
use leptos::prelude::*;
use wording::frame as says;
use wording::page::search;
use wording::{Words, issue};

/// A link in the bar.
struct Destination {
    /// Its address.
    href: &'static str,
    /// Its name.
    label: fn(Words) -> &'static str,
    /// The path of its icon, in a 24 by 24 view box.
    icon: &'static str,
}

/// The links in the bar, in order.
const NAVIGATION: [Destination; 5] = [
    Destination { href: "/", label: says::overview, icon: "M3 17l5-6 4 4 5-8 4 5M3 21h18" },
    Destination { href: "/anomalies", label: says::insights, icon: "M12 3.5L21.5 20h-19zM12 10v4.5M12 17.2v.3" },
    Destination { href: "/readings/new", label: says::add_reading, icon: "M12 5v14M5 12h14" },
    Destination { href: "/status", label: says::system, icon: "M4 12h4l2.5-6 4 12 2.5-6H20" },
    Destination { href: "/settings", label: says::settings, icon: "M4 7h10M18 7h2M4 17h2M10 17h10M14 4.5v5M6 14.5v5" },
];

/// The highest number that the bar shows.
const BADGE_MAX: usize = 99;

/// The bar.
#[component]
pub fn Bar<'a>(
    /// The state, as who reads may see it.
    state: &'a Scope,
    /// In whose words.
    words: Words,
    /// The section of the page, which the bar marks.
    here: &'static str,
    /// How many open issues have high priority.
    grave: usize,
    /// When the page was rendered, in words.
    rendered: String,
) -> impl IntoView + use<> {
    view! {
        <header class="app-bar">
            <a href="/" class="app-brand">
                <svg viewBox="0 0 32 32" aria-hidden="true">
                    <rect x="1" y="12" width="30" height="8" rx="1" fill="currentColor" opacity=".28"/>
                    <path d="M2 17h6.5L12 7l6.5 19 4-9H30" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"/>
                </svg>
                <span>"GreenPulse"</span>
            </a>
            <nav class="app-nav" id="app-nav" aria-label=says::navigation(words)>
                <ul class="app-nav-list">
                    {NAVIGATION.iter().map(|item| nav_item(words, item, here, badge(words, item, grave))).collect_view()}
                </ul>
            </nav>
            <LivePill rendered reconnecting=says::reconnecting(words).to_owned()/>
            <div class="app-tools">
                <a href="/search" class="app-tool" title=search::keys(words) aria-keyshortcuts="Control+K" data-search="">
                    {icon("M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.5 15.5L20.5 20.5")}
                    <span class="visually-hidden">{search::title(words)}</span>
                </a>
                {menu(state, words)}
            </div>
        </header>
    }
}

/// The number at the link to the issues; none if there is nothing to hurry about.
fn badge(words: Words, item: &Destination, grave: usize) -> Option<AnyView> {
    (item.href == "/anomalies" && grave > 0).then(|| {
        view! {
            <span class="app-nav-badge" aria-hidden="true">{grave.min(BADGE_MAX)}{(grave > BADGE_MAX).then_some("+")}</span>
            <span class="visually-hidden">{issue::badge(words, grave)}</span>
        }
        .into_any()
    })
}

fn nav_item(words: Words, item: &'static Destination, here: &str, badge: Option<AnyView>) -> AnyView {
    let label = (item.label)(words);
    let inside = match badge {
        Some(badge) => (label, badge).into_any(),
        None => label.into_any(),
    };
    view! {
        <li class="app-nav-item">
            <a href=item.href class="app-nav-link" aria-current=(here == item.href).then_some("page")>
                {icon(item.icon)}
                {inside}
            </a>
        </li>
    }
    .into_any()
}
