//! The first page of the settings: what can be set up, and what needs attention.

use crate::source::Standing;
use app::Scope;
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, answered};
use document::frame::Frame;
use leptos::prelude::*;
use store::{Catalog, Store};
use wording::page::settings::above;
use wording::page::settings::home as says;

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
    let frame = Frame { above: &[], ..Frame::new(state, says::TITLE) };
    Ok(frame.answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{says::headline(waiting)}</strong>
                </h1>
                <p class="lede">{says::LEDE}</p>
            </div>
            <ul class="link-list">
                {lines.into_iter().map(|line| view! {
                    <li>
                        <a href=line.href>{line.name}</a>
                        <p class="status-text">
                            {line.wants_attention.then(|| view! { <span class="state" data-state="attention">{says::LOOK}</span>" " })}
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
        line("/settings/places", above::PLACES, says::buildings(catalog.buildings.len())),
        meters(&catalog),
        sources(state).await?,
        mappings(store).await?,
        quarantine(store).await?,
        line("/settings/import", above::IMPORT, says::IMPORT_TEXT.to_owned()),
        tokens(store).await?,
        tariffs(store).await?,
        line("/settings/factors", says::FACTORS, says::FACTORS_TEXT.to_owned()),
        line("/settings/source-energy", says::SOURCE_ENERGY, says::SOURCE_ENERGY_TEXT.to_owned()),
        weather(state, &catalog).await?,
    ])
}

fn meters(catalog: &Catalog) -> Line {
    let new = catalog.new_count();
    let text = match new {
        0 => says::meters(catalog.meters.len()),
        n => says::meters_new(n),
    };
    Line { href: "/settings/meters", name: above::METERS, text, wants_attention: new > 0 }
}

async fn sources(state: &Scope) -> Result<Line, Failure> {
    let sources = state.store.data_source_list().await?;
    let failing = sources.iter().filter(|source| Standing::of(source, state.now()) == Standing::Failing).count();
    let text = match failing {
        0 => says::sources(sources.len()),
        n => says::sources_failing(n),
    };
    Ok(Line { href: "/settings/sources", name: says::SOURCES, text, wants_attention: failing > 0 })
}

async fn mappings(store: &Store) -> Result<Line, Failure> {
    let topics = store.topic_count().await?.max(0) as usize;
    let text = match topics {
        0 => says::mappings(store.mapping_list().await?.len()),
        n => says::topics_unread(n),
    };
    Ok(Line { href: "/settings/mappings", name: above::MAPPINGS, text, wants_attention: topics > 0 })
}

async fn quarantine(store: &Store) -> Result<Line, Failure> {
    let refused = store.quarantine_count().await?;
    let text = says::quarantined(refused as usize);
    Ok(Line { href: "/settings/quarantine", name: says::QUARANTINE, text, wants_attention: refused > 0 })
}

async fn tokens(store: &Store) -> Result<Line, Failure> {
    let tokens = store.token_list().await?.iter().filter(|token| token.revoked_at.is_none()).count();
    Ok(Line { href: "/settings/tokens", name: says::TOKENS, text: says::tokens(tokens), wants_attention: false })
}

async fn tariffs(store: &Store) -> Result<Line, Failure> {
    let text = match (store.tariff_list().await?.len(), store.billing_account_list().await?.len()) {
        (0, _) => says::FLAT_RATES.to_owned(),
        (_, n) => says::accounts(n),
    };
    Ok(Line { href: "/settings/tariffs", name: above::TARIFFS, text, wants_attention: false })
}

async fn weather(state: &Scope, catalog: &Catalog) -> Result<Line, Failure> {
    let mut located = 0;
    for &site_id in catalog.sites.keys() {
        located += usize::from(state.store.site_position(site_id).await?.is_some());
    }
    let text = match (&state.weather_host, located) {
        (None, _) => says::WEATHER_OFF.to_owned(),
        (_, n) => says::weather(n),
    };
    Ok(Line { href: "/settings/weather", name: says::WEATHER, text, wants_attention: false })
}
