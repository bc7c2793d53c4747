//! The list of issues: a headline that follows the filter, the filter, and the issues in a form in which
//! several are answered at once.

use super::card::{Card, cards};
use super::deed::Sent;
use super::entry::{self, Entry};
use super::line::{self, Sheet};
use super::params::Params;
use super::{chip, several, spark};
use app::document::answer::{answered_in, status_of};
use app::document::frame::{ANOMALIES, Frame, may};
use app::document::part::{Done, Faults};
use app::{Scope, without_buildings};
use axum::extract::Query;
use axum::response::Response;
use domain::{BuildingId, Capability, Priority, SiteId, priority};
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::Catalog;
use wording::Words;
use wording::page::performance::anomaly::filter::Facet;
use wording::page::performance::anomaly::{deed, list as says};

/// The most cards on a page.
const SHOWN_MAX: usize = 20;

/// Answers with the page.
pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    if let Some(notice) = without_buildings(&state, ANOMALIES) {
        return notice;
    }
    let made = async {
        let entries = entry::read(&state).await?;
        Ok(page(&state, &params, &entries, &Sent::default(), Faults::new()).await?)
    };
    answered_in(ANOMALIES, &state, made.await)
}

/// The page, with the form as it was sent and its faults.
///
/// # Errors
/// The store's.
pub async fn page(
    state: &Scope,
    params: &Params,
    entries: &[Entry],
    sent: &Sent,
    faults: Faults,
) -> Result<Response, store::Error> {
    let words = state.words_of_all();
    let (catalog, now) = (state.catalog(), state.now());
    // The bar counts the same issues.
    state.issues.read(&state.store, now).await?;
    let taken: Vec<&Entry> = entries.iter().filter(|entry| entry.passes(params, None, now)).collect();
    let all = cards(&taken, params.order(), now);
    let shown: Vec<&Card> = all.iter().skip(params.from).take(SHOWN_MAX).collect();
    let drawn: Vec<&Entry> = shown.iter().flat_map(|card| line::shown(card)).collect();
    let sparks = spark::sparks(&state.store, &drawn, now).await?;
    let has_looked = state.store.series_analysis_exists().await?;
    let sheet = Sheet { params, sparks: &sparks, sent, now };
    let until = params.from.saturating_add(shown.len());
    let rest = all.len().saturating_sub(until);
    let name = place(&catalog, params);
    let building = params.value(Facet::Building).parse().ok().map(BuildingId).filter(|id| catalog.buildings.contains_key(id));
    let own = building.map(|id| format!("/buildings/{id}"));
    let above: Vec<(&str, &str)> = own.as_deref().zip(name.as_deref()).into_iter().collect();
    let is_demo = taken.iter().any(|entry| {
        let building = entry.anomaly.building_id.and_then(|id| catalog.buildings.get(&id));
        building.is_some_and(|building| building.is_demo)
    });
    let head = head(words, params, (&taken, &all), name.as_deref(), has_looked);
    let done = deed::done(words, &params.done, params.count);
    let status = status_of(&faults);
    let frame = Frame { above: &above, is_demo, ..Frame::first(state, says::title(words), ANOMALIES) };
    Ok(frame.answer(status, || {
        let [fits_before, fits_link, fits_after] = says::nothing_fits(words);
        view! {
            {head}
            {chip::filter(&catalog, words, entries, params, now)}
            <section class="page-section" aria-labelledby="found">
                <div class="section-head">
                    <h2 id="found">{says::found(words)}</h2>
                    {chip::orders(words, params)}
                </div>
                <Done text=done/>
                {(shown.is_empty() && has_looked).then(|| view! { <p class="lede">{fits_before}<a href="/anomalies?status=all">{fits_link}</a>{fits_after}</p> })}
                {(!shown.is_empty()).then(|| {
                    let issues = view! {
                        <ol class="issue-list">{shown.iter().map(|card| line::card(&sheet, card)).collect_view()}</ol>
                        {(rest > 0).then(|| view! { <p><a class="button" href=params.from(until).address()>{says::show_next(words, rest.min(SHOWN_MAX))}</a></p> })}
                    };
                    if may(Capability::Contribute) {
                        let deeds = several::deeds(words, sent, &faults);
                        view! { <form class="issue-form" method="post" action=params.address()>{issues}{deeds}</form> }.into_any()
                    } else {
                        issues.into_any()
                    }
                })}
            </section>
            {how(&catalog, words)}
        }
        .into_any()
    }))
}

/// The building or site that the filter names.
fn place(catalog: &Catalog, params: &Params) -> Option<String> {
    let id = |facet| params.value(facet).parse::<i64>().ok();
    let building = id(Facet::Building).and_then(|id| catalog.buildings.get(&BuildingId(id))).map(|one| one.name.clone());
    building.or_else(|| id(Facet::Site).and_then(|id| catalog.sites.get(&SiteId(id))).map(|one| one.name.clone()))
}

fn head(words: Words, params: &Params, (taken, all): (&[&Entry], &[Card]), name: Option<&str>, has_looked: bool) -> AnyView {
    let ([before, strong, rest], lede) = if has_looked {
        // Amounts in different currencies do not add up. What a meter shows is also in its building's
        // series: each card counts it once.
        let mut costs: BTreeMap<&str, f64> = BTreeMap::new();
        for card in all {
            *costs.entry(card.told().spot.currency.as_str()).or_default() += card.cost;
        }
        costs.retain(|_, cost| *cost >= 0.5);
        let costs: Vec<String> = costs.iter().map(|(currency, cost)| words.money_about(*cost, currency)).collect();
        let high = taken.iter().filter(|entry| entry.anomaly.priority == Priority::High).count();
        let is_narrow = Facet::ALL
            .iter()
            .any(|&facet| !matches!(facet, Facet::Status | Facet::Building | Facet::Site) && !params.value(facet).is_empty());
        let head = says::headline_of(words, params.state(), taken.len(), name, is_narrow);
        (head, says::weight(words, taken.len(), high, &costs))
    } else {
        ([String::new(), says::nothing_looked_at(words).to_owned(), String::new()], says::first_look(words).to_owned())
    };
    view! {
        <div class="headline-block">
            <h1 class="headline">{before}<strong>{strong}</strong>{rest}</h1>
            <p class="lede">{lede}</p>
        </div>
    }
    .into_any()
}

fn how(catalog: &Catalog, words: Words) -> AnyView {
    let [before, link, after] = says::how_found(words);
    let currency = catalog.sites.values().next().map(|site| site.currency.as_str()).unwrap_or_default();
    let (high, medium) = priority::limits(currency);
    let judged = says::how_judged(words, &words.money_about(high, currency), &words.money_about(medium, currency));
    view! {
        <section class="page-section" aria-labelledby="how">
            <h2 id="how">{says::how(words)}</h2>
            <p class="status-text">{before}<a href="/models">{link}</a>{after}</p>
            <p class="status-text">{judged}</p>
        </section>
    }
    .into_any()
}
