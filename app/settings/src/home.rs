//! The first page of the settings: what can be set up, and what needs attention.

use crate::source::Standing;
use app::AppState;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, answered};
use document::frame::Frame;
use leptos::prelude::*;

/// A line that links to a page.
struct Line {
    href: &'static str,
    name: &'static str,
    text: String,
    wants_attention: bool,
}

pub async fn show(State(state): State<AppState>) -> Response {
    answered(&state, page(&state).await)
}

async fn page(state: &AppState) -> Result<Response, Failure> {
    let lines = lines(state).await?;
    let waiting = lines.iter().filter(|line| line.wants_attention).count();
    let frame = Frame { above: &[], ..Frame::new(state, "Settings") };
    Ok(frame.answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{match waiting { 0 => "All is set up.".to_owned(), 1 => "One thing wants a look.".to_owned(), n => format!("{n} things want a look.") }}</strong>
                </h1>
                <p class="lede">"What there is, where readings come from, what they mean, and what they cost."</p>
            </div>
            <ul class="link-list">
                {lines.into_iter().map(|line| view! {
                    <li>
                        <a href=line.href>{line.name}</a>
                        <p class="status-text">
                            {line.wants_attention.then(|| view! { <span class="state" data-state="attention">"Look"</span>" " })}
                            {line.text}
                        </p>
                    </li>
                }).collect_view()}
            </ul>
        }
        .into_any()
    }))
}

async fn lines(state: &AppState) -> Result<Vec<Line>, Failure> {
    let store = &state.store;
    let catalog = store.catalog();
    let sources = store.data_source_list().await?;
    let failing = sources.iter().filter(|source| Standing::of(source) == Standing::Failing).count();
    let topics = store.topic_count().await?.max(0) as usize;
    let mappings = store.mapping_list().await?.len();
    let refused = store.quarantine_count().await?;
    let tokens = store.token_list().await?.iter().filter(|token| token.revoked_at.is_none()).count();
    let accounts = store.billing_account_list().await?.len();
    let tariffs = store.tariff_list().await?.len();
    let mut located = 0;
    for &site_id in catalog.sites.keys() {
        located += usize::from(store.site_position(site_id).await?.is_some());
    }
    let line = |href, name, text: String, wants_attention| Line { href, name, text, wants_attention };
    let new = catalog.new_count();
    let weather = match (&state.weather_host, located) {
        (None, _) => "Nobody is asked: that is switched off.".to_owned(),
        (_, n) => count(n, "Not asked for: say where the site is.", "Asked for every hour.", "sites, asked for every hour."),
    };
    Ok(vec![
        line(
            "/settings/places",
            "Sites and buildings",
            count(
                catalog.buildings.len(),
                "No building yet.",
                "One building.",
                "buildings: what they are for, how large, in which units.",
            ),
            false,
        ),
        line(
            "/settings/meters",
            "Meters",
            match new {
                0 => count(
                    catalog.meters.len(),
                    "No meter yet.",
                    "One, and it has its place.",
                    "meters: how they count, limits, changes.",
                ),
                n => count(n, "", "One is new and waits for a building.", "are new and wait for a building."),
            },
            new > 0,
        ),
        line(
            "/settings/sources",
            "Data sources",
            match failing {
                0 => count(sources.len(), "Nothing has come in yet.", "One, and it works.", "sources, and all work."),
                n => count(n, "", "One has errors.", "have errors."),
            },
            failing > 0,
        ),
        line(
            "/settings/mappings",
            "Mappings",
            match topics {
                0 => count(
                    mappings,
                    "Every message is understood without one.",
                    "One, and every message is understood.",
                    "mappings, and every message is understood.",
                ),
                n => count(n, "", "One topic is not understood.", "topics are not understood."),
            },
            topics > 0,
        ),
        line(
            "/settings/quarantine",
            "Quarantine",
            count(
                refused as usize,
                "Empty: everything could be read.",
                "One message could not be read.",
                "messages could not be read.",
            ),
            refused > 0,
        ),
        line(
            "/settings/import",
            "Import and export",
            "CSV, Green Button, Portfolio Manager, Home Assistant, Excel.".to_owned(),
            false,
        ),
        line("/settings/tokens", "Tokens", count(tokens, "Nobody has one.", "One is in use.", "are in use."), false),
        line(
            "/settings/tariffs",
            "Tariffs and bills",
            match (tariffs, accounts) {
                (0, _) => "Costs are worked out at flat rates.".to_owned(),
                (_, n) => {
                    count(n, "There is a tariff, and nobody is billed by it.", "One account is billed.", "accounts are billed.")
                }
            },
            false,
        ),
        line("/settings/factors", "Emission factors", "What a unit emits, by region and year.".to_owned(), false),
        line("/settings/source-energy", "Source energy", "What a unit took at its source, by region and year.".to_owned(), false),
        line("/settings/weather", "Weather", weather, false),
    ])
}

/// A count in words: the words for none, for one, and the words after a larger number.
fn count(number: usize, none: &str, one: &str, more: &str) -> String {
    match number {
        0 => none.to_owned(),
        1 => one.to_owned(),
        n => format!("{n} {more}"),
    }
}
