//! The first page of the settings: what can be set up, in groups, and what needs attention.

use crate::source::Standing;
use app::Scope;
use app::document::answer::{Failure, answered};
use app::document::frame::{Frame, SETTINGS};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Capability;
use leptos::prelude::*;
use store::{Catalog, Store};
use wording::page::settings::above;
use wording::page::settings::home as says;
use wording::{Words, frame};

/// A line that links to a page.
struct Line {
    href: &'static str,
    name: &'static str,
    text: String,
    wants_attention: bool,
}

/// Pages that belong together.
struct Group {
    id: &'static str,
    name: &'static str,
    lines: Vec<Line>,
}

pub async fn show(state: Scope) -> Response {
    answered(&state, page(&state).await)
}

async fn page(state: &Scope) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let groups = groups(state).await?;
    let waiting = groups.iter().flat_map(|group| &group.lines).filter(|line| line.wants_attention).count();
    let frame = Frame::first(state, says::title(words), SETTINGS);
    Ok(frame.answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{says::headline(words, waiting)}</strong>
                </h1>
                <p class="lede">{says::lede(words)}</p>
            </div>
            <div class="settings-groups">{groups.into_iter().map(|group| group_shown(words, group)).collect_view()}</div>
        }
        .into_any()
    }))
}

fn group_shown(words: Words, Group { id, name, lines }: Group) -> AnyView {
    view! {
        <section class="page-section" aria-labelledby=id>
            <h2 id=id>{name}</h2>
            <ul class="link-list">
                {lines.into_iter().map(|line| view! {
                    <li>
                        <a href=line.href>{line.name}</a>
                        <p class="status-text">
                            {line.wants_attention.then(|| view! { <span class="state" data-state="attention">{says::look(words)}</span>" " })}
                            {line.text}
                        </p>
                    </li>
                }).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

async fn groups(state: &Scope) -> Result<Vec<Group>, Failure> {
    let words = state.words_of_all();
    let store = &state.store;
    let catalog = state.catalog();
    let line = |href, name, text: String| Line { href, name, text, wants_attention: false };
    let group = |id, name, lines| Group { id, name, lines };
    let places = group(
        "places",
        says::group_places(words),
        vec![
            line("/settings/places", above::places(words), says::buildings(words, catalog.buildings.len())),
            meters(words, &catalog),
        ],
    );
    if !state.caller.may(Capability::Configure) {
        return Ok(vec![places]);
    }
    Ok(vec![
        places,
        group(
            "connections",
            says::group_connections(words),
            vec![
                sources(state).await?,
                line("/settings/import", above::import(words), says::import_text(words).to_owned()),
                mappings(words, store).await?,
                quarantine(words, store).await?,
                tokens(words, store).await?,
            ],
        ),
        group("prices", says::group_prices(words), vec![tariffs(words, store).await?]),
        group(
            "carbon",
            says::group_carbon(words),
            vec![
                weather(state, &catalog).await?,
                line("/settings/factors", says::factors(words), says::factors_text(words).to_owned()),
                line("/settings/source-energy", says::source_energy(words), says::source_energy_text(words).to_owned()),
            ],
        ),
        group(
            "system",
            says::group_system(words),
            vec![
                line("/status", frame::system_health(words), says::health_text(words).to_owned()),
                line("/models", says::methods(words), says::methods_text(words).to_owned()),
            ],
        ),
    ])
}

fn meters(words: Words, catalog: &Catalog) -> Line {
    let new = catalog.new_count();
    let text = match new {
        0 => says::meters(words, catalog.meters.len()),
        n => says::meters_new(words, n),
    };
    Line { href: "/settings/meters", name: above::meters(words), text, wants_attention: new > 0 }
}

async fn sources(state: &Scope) -> Result<Line, Failure> {
    let words = state.words_of_all();
    let sources = state.store.data_source_list().await?;
    let failing = sources.iter().filter(|source| Standing::of(source, state.now()) == Standing::Failing).count();
    let text = match failing {
        0 => says::sources(words, sources.len()),
        n => says::sources_failing(words, n),
    };
    Ok(Line { href: "/settings/sources", name: says::sources_label(words), text, wants_attention: failing > 0 })
}

async fn mappings(words: Words, store: &Store) -> Result<Line, Failure> {
    let topics = store.topic_count().await?.max(0) as usize;
    let text = match topics {
        0 => says::mappings(words, store.mapping_list().await?.len()),
        n => says::topics_unread(words, n),
    };
    Ok(Line { href: "/settings/mappings", name: above::mappings(words), text, wants_attention: topics > 0 })
}

async fn quarantine(words: Words, store: &Store) -> Result<Line, Failure> {
    let refused = store.quarantine_count().await?;
    let text = says::quarantined(words, refused as usize);
    Ok(Line { href: "/settings/quarantine", name: says::quarantine(words), text, wants_attention: refused > 0 })
}

async fn tokens(words: Words, store: &Store) -> Result<Line, Failure> {
    let tokens = store.token_list().await?.iter().filter(|token| token.revoked_at.is_none()).count();
    Ok(Line {
        href: "/settings/tokens",
        name: says::tokens_label(words),
        text: says::tokens(words, tokens),
        wants_attention: false,
    })
}

async fn tariffs(words: Words, store: &Store) -> Result<Line, Failure> {
    let text = match (store.tariff_list().await?.len(), store.billing_account_list().await?.len()) {
        (0, _) => says::flat_rates(words).to_owned(),
        (_, n) => says::accounts(words, n),
    };
    Ok(Line { href: "/settings/tariffs", name: above::tariffs(words), text, wants_attention: false })
}

async fn weather(state: &Scope, catalog: &Catalog) -> Result<Line, Failure> {
    let words = state.words_of_all();
    let mut located = 0;
    for &site_id in catalog.sites.keys() {
        located += usize::from(state.store.site_position(site_id).await?.is_some());
    }
    let text = match (&state.weather_host, located) {
        (None, _) => says::weather_off(words).to_owned(),
        (_, n) => says::weather(words, n),
    };
    Ok(Line { href: "/settings/weather", name: says::weather_label(words), text, wants_attention: false })
}
