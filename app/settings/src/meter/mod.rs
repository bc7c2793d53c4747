//! Meters: the list; for each its settings, its register changes and its removal; and new ones that
//! wait.

mod anew;
mod away;
mod change;
mod choices;
mod figures;
mod form;
mod gas;
mod page;
mod waiting;

pub use anew::{MadeAnew, made_anew};

use crate::find::{Find, Wanted, by_name};
use crate::pages::{A_PAGE, PageLinks, Pages};
use app::document::answer::{Failure, answered};
use app::document::frame::{Frame, may};
use app::document::part::{Done, PostButton};
use app::{Routes, Scope};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Capability, ChannelId, Meter, MeterId, MeterStatus};
use leptos::prelude::*;
use serde::Deserialize;
use store::Catalog;
use wording::page::settings::{meter as says, pages as page_says};
use wording::{Words, label};

pub fn routes() -> Routes {
    Routes::documents()
        .for_holders(Capability::Configure)
        .get("/settings/meters/waiting", waiting::show)
        .post("/settings/meters/waiting/let-in", waiting::let_in)
        .post("/settings/meters/waiting/forget", waiting::forget)
        .post("/settings/meters/waiting/allow", waiting::allow)
        .for_holders(Capability::Manage)
        .get("/settings/meters", list)
        .get("/settings/meters/{id}", page::show)
        .post("/settings/meters/{id}", page::save)
        .get("/settings/meters/{id}/away", away::show)
        .post("/settings/meters/{id}/forget", away::forget)
        .post("/settings/meters/{id}/delete", away::delete)
        .post("/settings/meters/{id}/merge", away::merge)
        .post("/settings/meters/{id}/back", away::back)
        .post("/settings/meters/{id}/part", away::part)
        .post("/settings/meters/{id}/uncount", figures::uncount)
        .post("/settings/meters/{id}/gas", page::add_gas)
        .post("/settings/meters/{id}/gas/remove", gas::remove)
        .post("/settings/meters/{id}/changes", page::add_change)
        .post("/settings/meters/{id}/changes/remove", change::remove)
}

/// A meter in service by its number, as far as the caller may see it.
fn meter_of(catalog: &Catalog, id: i64) -> Result<&Meter, Failure> {
    catalog.meters.get(&MeterId(id)).ok_or(Failure::Missing("meter"))
}

/// The same, also if it was archived.
fn any_meter_of(catalog: &Catalog, id: i64) -> Result<&Meter, Failure> {
    catalog.meter_any(MeterId(id)).ok_or(Failure::Missing("meter"))
}

/// A channel of a meter, each by its number.
fn channel_of(catalog: &Catalog, id: i64, channel: i64) -> Result<ChannelId, Failure> {
    let channels = catalog.channels_of_meter(meter_of(catalog, id)?.meter_id);
    let mut ids = channels.map(|one| one.channel_id);
    ids.find(|one| *one == ChannelId(channel)).ok_or(Failure::Missing("channel"))
}

/// Up to this many meters are all unfolded.
const FEW: usize = 20;

/// The most recent actions that are shown.
const DEEDS_SHOWN: i64 = 20;

/// A place with its meters: id, name, line, and what needs attention.
struct Group {
    name: String,
    count: String,
    /// It is unfolded: there are few meters, or one of its meters needs attention.
    is_open: bool,
    meters: Vec<(MeterId, String, String, Option<&'static str>)>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Params {
    page: Option<usize>,
    /// What is searched for.
    q: Option<String>,
    /// The page of the forgotten meters.
    forgotten: Option<usize>,
    done: Option<String>,
}

async fn list(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, list_page(&state, &params).await)
}

async fn list_page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let (all, homeless) = (catalog.meters.len(), catalog.homeless_count());
    let wanted = Wanted::of(params.q.as_deref());
    let pages = Pages::of(params.page, if wanted.is_asked() { 0 } else { all });
    let groups = if wanted.is_asked() { Vec::new() } else { groups(words, &catalog, pages) };
    let found = wanted.is_asked().then(|| found(words, &catalog, &wanted));
    let (waiting, _) = state.store.waiting_count().await?;
    let forgotten_pages = Pages::of(params.forgotten, catalog.forgotten.len());
    let forgotten = catalog.forgotten.values().skip(forgotten_pages.start()).take(A_PAGE);
    let forgotten: Vec<(MeterId, String)> = forgotten.map(|meter| (meter.meter_id, meter.name.clone())).collect();
    let forgotten_count = catalog.forgotten.len();
    let (zone, now) = (catalog.first_zone(), state.now());
    // They name meters of all buildings.
    let shown = if state.caller.may(Capability::Configure) { DEEDS_SHOWN } else { 0 };
    let deeds = state.store.deed_list(shown).await?.into_iter();
    let deeds: Vec<String> =
        deeds.map(|deed| says::deed(words, &words.when(&zone, deed.at, now), &deed.thing, &deed.words)).collect();
    let done = done_words(words, params.done.as_deref());
    let [before, headline, rest] = says::headline(words, all, homeless);
    Ok(Frame::new(state, says::title(words)).answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    {before}<strong>{headline}</strong>{rest}
                </h1>
                <p class="lede">{says::lede(words)}</p>
                {(waiting > 0 && may(Capability::Configure)).then(|| view! { <p><span class="state" data-state="attention">{says::waiting(words)}</span>" "<a href="/settings/meters/waiting">{says::waiting_text(words)}</a></p> })}
            </div>
            <Done text=done/>
            <Find words href="/settings/meters" wanted=&wanted/>
            {found.map(|found| found_shown(words, found))}
            <div class="details-list">{groups.into_iter().map(|group| view! {
                <details class="details" open=group.is_open>
                    <summary>{group.name}<span class="field-hint">{format!(" · {}", group.count)}</span></summary>
                    <ul class="link-list">
                        {group.meters.into_iter().map(|(id, name, text, attention)| view! {
                            <li>
                                <a href=format!("/settings/meters/{id}")>{name}</a>
                                <p class="status-text">
                                    {attention.map(|word| view! { <span class="state" data-state="attention">{word}</span>" " })}
                                    {text}
                                </p>
                            </li>
                        }).collect_view()}
                    </ul>
                </details>
            }).collect_view()}</div>
            <PageLinks words pages href="/settings/meters?page="/>
            <Forgotten words meters=forgotten count=forgotten_count pages=forgotten_pages/>
            <Deeds words lines=deeds/>
            {may(Capability::Configure).then(|| view! { <p><a href="/settings/meters/waiting">{says::how_many_new(words)}</a></p> })}
        }
        .into_any()
    }))
}

/// What was done before the page, in words.
fn done_words(words: Words, done: Option<&str>) -> Option<String> {
    match done {
        Some("forgotten") => Some(says::forgotten_label(words).to_owned()),
        Some("deleted") => Some(says::deleted(words).to_owned()),
        Some("merged") => Some(says::merged(words).to_owned()),
        Some("back") => Some(says::brought_back(words).to_owned()),
        _ => None,
    }
}

/// The forgotten meters, with a button to bring each one back.
#[component]
fn Forgotten(words: Words, meters: Vec<(MeterId, String)>, count: usize, pages: Pages) -> impl IntoView {
    (count > 0).then(|| {
        view! {
            <section class="page-section" aria-labelledby="forgotten">
                <h2 id="forgotten">{says::forgotten(words, count)}</h2>
                <p class="lede">{says::forgotten_lede(words)}</p>
                <ul class="link-list">
                    {meters.into_iter().map(|(id, name)| view! {
                        <li>
                            <p>{name}</p>
                            <div class="form-actions">
                                <PostButton action=format!("/settings/meters/{id}/back") label=says::bring_back(words)/>
                                <a class="button button-quiet" href=format!("/settings/meters/{id}/away")>{says::delete(words)}</a>
                            </div>
                        </li>
                    }).collect_view()}
                </ul>
                <PageLinks words pages href="/settings/meters?forgotten="/>
            </section>
        }
    })
}

/// The latest actions on meters, including meters that are gone.
#[component]
fn Deeds(words: Words, lines: Vec<String>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        view! {
            <section class="page-section" aria-labelledby="deeds">
                <h2 id="deeds">{says::deeds(words)}</h2>
                <ul class="link-list">{lines.into_iter().map(|line| view! { <li><p>{line}</p></li> }).collect_view()}</ul>
            </section>
        }
    })
}

/// The meters of a page, by their place. Meters without a building come first, because they wait
/// for one.
fn groups(words: Words, catalog: &Catalog, pages: Pages) -> Vec<Group> {
    let are_few = catalog.meters.len() <= FEW;
    let (mut before, mut groups) = (0, Vec::new());
    let mut add = |name: String, count: usize, meters: &mut dyn Iterator<Item = &Meter>| {
        let (skipped, left) = (pages.start().saturating_sub(before), pages.end().saturating_sub(before));
        before += count;
        if skipped >= count || left == 0 {
            return;
        }
        let mut meters: Vec<&Meter> = meters.collect();
        meters.sort_by(by_name(|meter: &&Meter| meter.name.as_str()));
        let meters: Vec<&Meter> = meters.into_iter().skip(skipped).take(left - skipped).collect();
        groups.push(Group {
            name,
            count: says::in_building(words, count, meters.len()),
            is_open: are_few || meters.iter().any(|meter| attention(words, meter.status).is_some()),
            meters: meters
                .into_iter()
                .map(|meter| (meter.meter_id, meter.name.clone(), line(words, catalog, meter), attention(words, meter.status)))
                .collect(),
        });
    };
    add(says::of_no_building(words).to_owned(), catalog.homeless_count(), &mut catalog.meters_homeless());
    let mut buildings: Vec<_> = catalog.buildings.values().collect();
    let by_name = by_name(|one: &&domain::Building| one.name.as_str());
    buildings.sort_by(|one, other| one.site_id.cmp(&other.site_id).then_with(|| by_name(one, other)));
    for one in buildings {
        add(one.name.clone(), catalog.meters_of(one.building_id).count(), &mut catalog.meters_of(one.building_id));
    }
    groups
}

/// The meters that a search finds, in natural order; no more than a page of them.
fn found(words: Words, catalog: &Catalog, wanted: &Wanted) -> Vec<(MeterId, String, String)> {
    let building =
        |meter: &Meter| meter.building_id.and_then(|id| catalog.buildings.get(&id)).map_or("", |one| one.name.as_str());
    let mut meters: Vec<&Meter> =
        catalog.meters.values().filter(|meter| wanted.fits(&[&meter.name, &meter.key, building(meter)])).collect();
    meters.sort_by(by_name(|meter: &&Meter| meter.name.as_str()));
    let shown = meters.into_iter().take(A_PAGE);
    shown.map(|meter| (meter.meter_id, meter.name.clone(), line(words, catalog, meter))).collect()
}

fn found_shown(words: Words, found: Vec<(MeterId, String, String)>) -> AnyView {
    if found.is_empty() {
        return view! { <p class="lede">{page_says::find_nothing(words)}</p> }.into_any();
    }
    view! {
        <ul class="link-list">
            {found.into_iter().map(|(id, name, text)| view! {
                <li><a href=format!("/settings/meters/{id}")>{name}</a><p class="status-text">{text}</p></li>
            }).collect_view()}
        </ul>
    }
    .into_any()
}

fn attention(words: Words, status: MeterStatus) -> Option<&'static str> {
    (status != MeterStatus::Active).then(|| label::meter_status(words, status))
}

/// A meter's role and channels, in a line.
pub fn line(words: Words, catalog: &Catalog, meter: &Meter) -> String {
    let above = meter.parent_meter_id.and_then(|id| catalog.meters.get(&id)).map(|above| above.name.as_str());
    let mut metered: Vec<&str> =
        catalog.channels_of_meter(meter.meter_id).map(|channel| label::utility(words, channel.utility)).collect();
    metered.dedup();
    says::line(words, meter.role, above, &metered)
}
