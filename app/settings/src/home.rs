//! The first page of the settings: what can be set up, and what needs attention.

use crate::source::Standing;
use app::Scope;
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, answered};
use document::frame::Frame;
use leptos::prelude::*;
use store::{Catalog, Store};

/// A line that links to a page.
struct Line {
    href: &'static str,
    name: &'static str,
    text: String,
    wants_attention: bool,
}

pub async fn show(state: Scope) -> Response {
    answered(&state, page(&state).await)
}

async fn page(state: &Scope) -> Result<Response, Failure> {
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

async fn lines(state: &Scope) -> Result<Vec<Line>, Failure> {
    let store = &state.store;
    let catalog = state.catalog();
    let line = |href, name, text: String| Line { href, name, text, wants_attention: false };
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
        ),
        meters(&catalog),
        sources(state).await?,
        mappings(store).await?,
        quarantine(store).await?,
        line("/settings/import", "Import and export", "CSV, Green Button, Portfolio Manager, Home Assistant, Excel.".to_owned()),
        tokens(store).await?,
        tariffs(store).await?,
        line("/settings/factors", "Emission factors", "What a unit emits, by region and year.".to_owned()),
        line("/settings/source-energy", "Source energy", "What a unit took at its source, by region and year.".to_owned()),
        weather(state, &catalog).await?,
    ])
}

fn meters(catalog: &Catalog) -> Line {
    let new = catalog.new_count();
    let text = match new {
        0 => {
            count(catalog.meters.len(), "No meter yet.", "One, and it has its place.", "meters: how they count, limits, changes.")
        }
        n => count(n, "", "One is new and waits for a building.", "are new and wait for a building."),
    };
    Line { href: "/settings/meters", name: "Meters", text, wants_attention: new > 0 }
}

async fn sources(state: &Scope) -> Result<Line, Failure> {
    let sources = state.store.data_source_list().await?;
    let failing = sources.iter().filter(|source| Standing::of(source, state.now()) == Standing::Failing).count();
    let text = match failing {
        0 => count(sources.len(), "Nothing has come in yet.", "One, and it works.", "sources, and all work."),
        n => count(n, "", "One has errors.", "have errors."),
    };
    Ok(Line { href: "/settings/sources", name: "Data sources", text, wants_attention: failing > 0 })
}

async fn mappings(store: &Store) -> Result<Line, Failure> {
    let topics = store.topic_count().await?.max(0) as usize;
    let text = match topics {
        0 => count(
            store.mapping_list().await?.len(),
            "Every message is understood without one.",
            "One, and every message is understood.",
            "mappings, and every message is understood.",
        ),
        n => count(n, "", "One topic is not understood.", "topics are not understood."),
    };
    Ok(Line { href: "/settings/mappings", name: "Mappings", text, wants_attention: topics > 0 })
}

async fn quarantine(store: &Store) -> Result<Line, Failure> {
    let refused = store.quarantine_count().await?;
    let text = count(
        refused as usize,
        "Empty: everything could be read.",
        "One message could not be read.",
        "messages could not be read.",
    );
    Ok(Line { href: "/settings/quarantine", name: "Quarantine", text, wants_attention: refused > 0 })
}

async fn tokens(store: &Store) -> Result<Line, Failure> {
    let tokens = store.token_list().await?.iter().filter(|token| token.revoked_at.is_none()).count();
    let text = count(tokens, "Nobody has one.", "One is in use.", "are in use.");
    Ok(Line { href: "/settings/tokens", name: "Tokens", text, wants_attention: false })
}

async fn tariffs(store: &Store) -> Result<Line, Failure> {
    let text = match (store.tariff_list().await?.len(), store.billing_account_list().await?.len()) {
        (0, _) => "Costs are worked out at flat rates.".to_owned(),
        (_, n) => count(n, "There is a tariff, and nobody is billed by it.", "One account is billed.", "accounts are billed."),
    };
    Ok(Line { href: "/settings/tariffs", name: "Tariffs and bills", text, wants_attention: false })
}

async fn weather(state: &Scope, catalog: &Catalog) -> Result<Line, Failure> {
    let mut located = 0;
    for &site_id in catalog.sites.keys() {
        located += usize::from(state.store.site_position(site_id).await?.is_some());
    }
    let text = match (&state.weather_host, located) {
        (None, _) => "Nobody is asked: that is switched off.".to_owned(),
        (_, n) => count(n, "Not asked for: say where the site is.", "Asked for every hour.", "sites, asked for every hour."),
    };
    Ok(Line { href: "/settings/weather", name: "Weather", text, wants_attention: false })
}

/// A count in words: the words for none, for one, and the words after a larger number.
fn count(number: usize, none: &str, one: &str, more: &str) -> String {
    match number {
        0 => none.to_owned(),
        1 => one.to_owned(),
        n => format!("{n} {more}"),
    }
}
