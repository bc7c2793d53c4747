//! The bar of every page: the way to all others, whether the page is live, entering a reading, the
//! search, and the menu.

use super::icon::icon;
use super::menu::menu;
use super::section::{ANOMALIES, BUILDINGS, COSTS, HOME, READINGS, REPORTS, Section};
use crate::Scope;
use crate::island::LivePill;
use leptos::prelude::*;
use wording::frame as says;
use wording::page::search;
use wording::{Words, issue};

/// A link in the bar.
struct Destination {
    /// Where it leads.
    section: Section,
    /// The path of its icon, in a 24 by 24 view box.
    icon: &'static str,
}

/// The links in the bar, in order.
const NAVIGATION: [Destination; 5] = [
    Destination { section: HOME, icon: "M3.5 11.5L12 4l8.5 7.5M6 9.5V20h12V9.5" },
    Destination {
        section: BUILDINGS,
        icon: "M4 20.5V4.5h9v16M13 10h7v10.5M2.5 20.5h19M7 8.5h3M7 12h3M7 15.5h3M16 13.5h1M16 17h1",
    },
    Destination { section: ANOMALIES, icon: "M12 3.5L21.5 20h-19zM12 10v4.5M12 17.2v.3" },
    Destination {
        section: COSTS,
        icon: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M14.8 8.8c-.6-.8-1.6-1.3-2.8-1.3-1.7 0-2.8.9-2.8 2.2 0 3.2 5.6 1.4 5.6 4.5 0 1.4-1.2 2.3-2.8 2.3-1.3 0-2.3-.5-2.9-1.4M12 6v1.5M12 16.5V18",
    },
    Destination { section: REPORTS, icon: "M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 12.5h7M9 16h7" },
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
                {state.may_open(READINGS.href).then(|| view! {
                    <a href=READINGS.href class="app-tool app-tool-add" title=says::add_reading(words)>
                        {icon("M12 5v14M5 12h14")}
                        <span class="visually-hidden">{says::add_reading(words)}</span>
                    </a>
                })}
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
    (item.section.href == ANOMALIES.href && grave > 0).then(|| {
        view! {
            <span class="app-nav-badge" aria-hidden="true">{grave.min(BADGE_MAX)}{(grave > BADGE_MAX).then_some("+")}</span>
            <span class="visually-hidden">{issue::badge(words, grave)}</span>
        }
        .into_any()
    })
}

fn nav_item(words: Words, item: &'static Destination, here: &str, badge: Option<AnyView>) -> AnyView {
    let (href, label) = (item.section.href, item.section.name(words));
    let inside = match badge {
        Some(badge) => (label, badge).into_any(),
        None => label.into_any(),
    };
    view! {
        <li class="app-nav-item">
            <a href=href class="app-nav-link" aria-current=(here == href).then_some("page")>
                {icon(item.icon)}
                {inside}
            </a>
        </li>
    }
    .into_any()
}
