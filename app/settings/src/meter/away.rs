//! Removing a meter: forget it and keep its readings, merge it into another one, or delete it. The
//! page says what this means and what it affects before anything is done.

use super::any_meter_of;
use crate::above;
use app::Scope;
use app::document::answer::{Failure, answered, faults_of, see_other};
use app::document::frame::Frame;
use app::document::part::{Faults, FormFault, PostButton, TextField};
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Meter, MeterId};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Catalog, MeterHolds};
use wording::Words;
use wording::page::settings::meter::away as says;
use wording::page::settings::meter::away::Held;

/// The form of a merge: the meter that remains, and the text that the person agrees to.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct MergeInput {
    into: String,
    agreed: String,
}

/// The form of a deletion; holds the text that the person agrees to.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct DeleteInput {
    agreed: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PartInput {
    key: String,
}

pub async fn show(state: Scope, Path(id): Path<i64>, Query(input): Query<MergeInput>) -> Response {
    answered(&state, page(&state, MeterId(id), input, None, Faults::new()).await)
}

pub async fn forget(state: Scope, Path(id): Path<i64>) -> Response {
    let done = async {
        let meter_id = any_meter_of(&state.catalog(), id)?.meter_id;
        let done = state.store.meter_forget(meter_id, state.now()).await;
        after(&state, meter_id, done, "/settings/meters?done=forgotten", "forget").await
    };
    answered(&state, done.await)
}

pub async fn back(state: Scope, Path(id): Path<i64>) -> Response {
    let done = async {
        let meter_id = any_meter_of(&state.catalog(), id)?.meter_id;
        state.store.meter_bring_back(meter_id, state.now()).await?;
        Ok(see_other("/settings/meters?done=back"))
    };
    answered(&state, done.await)
}

pub async fn part(state: Scope, Path(id): Path<i64>, Form(input): Form<PartInput>) -> Response {
    answered(&state, part_or_miss(&state, MeterId(id), &input.key).await)
}

async fn part_or_miss(state: &Scope, id: MeterId, key: &str) -> Result<Response, Failure> {
    let is_its = state.catalog().aliases_of(id).contains(&key);
    if !is_its || !state.store.meter_alias_delete(key, state.now()).await? {
        return Err(Failure::Missing("key"));
    }
    Ok(see_other(&format!("/settings/meters/{id}?done=parted")))
}

pub async fn delete(state: Scope, Path(id): Path<i64>, Form(input): Form<DeleteInput>) -> Response {
    let words = state.words_of_all();
    let done = async {
        let meter_id = any_meter_of(&state.catalog(), id)?.meter_id;
        if input.agreed != "yes" {
            let faults = Faults::from([("delete", says::delete_not_agreed(words).to_owned())]);
            return page(&state, meter_id, MergeInput::default(), None, faults).await;
        }
        let done = state.store.meter_delete(meter_id, state.now()).await;
        after(&state, meter_id, done, "/settings/meters?done=deleted", "delete").await
    };
    answered(&state, done.await)
}

pub async fn merge(state: Scope, Path(id): Path<i64>, Form(input): Form<MergeInput>) -> Response {
    answered(&state, merge_or_ask(&state, MeterId(id), input).await)
}

async fn merge_or_ask(state: &Scope, from: MeterId, input: MergeInput) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let meter = catalog.meter_any(from).ok_or(Failure::Missing("meter"))?;
    let wrong = |input, why| page(state, from, input, None, Faults::from([("into", why)]));
    let other = match named(words, &catalog, &input.into) {
        Ok(other) => other,
        Err(why) => return wrong(input, why).await,
    };
    if let Some(why) = catalog.merge_refused(from, other.meter_id) {
        return wrong(input, why).await;
    }
    let told = touched(state, &catalog, meter, other).await?;
    if input.agreed != told.agreement() {
        return page(state, from, input, Some(told), Faults::new()).await;
    }
    match state.store.meter_merge(from, other.meter_id, state.now()).await {
        Ok(()) => Ok(see_other("/settings/meters?done=merged")),
        Err(error) => page(state, from, input, None, faults_of(error, |_| "into")?).await,
    }
}

async fn after(
    state: &Scope,
    meter_id: MeterId,
    done: store::Result<()>,
    to: &str,
    field: &'static str,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => Ok(see_other(to)),
        Err(error) => page(state, meter_id, MergeInput::default(), None, faults_of(error, |_| field)?).await,
    }
}

/// The meter that a text names: by its key, by its name if no other meter has it, or by its number.
fn named<'a>(words: Words, catalog: &'a Catalog, text: &str) -> Result<&'a Meter, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(says::into_missing(words).to_owned());
    }
    let is_shown = |meter: &&Meter| catalog.meters.contains_key(&meter.meter_id);
    if let Some(meter) = catalog.meter_named(text).filter(is_shown) {
        return Ok(meter);
    }
    let mut of_name = catalog.meters.values().filter(|meter| meter.name == text);
    match (of_name.next(), of_name.next()) {
        (Some(meter), None) => Ok(meter),
        (Some(_), Some(_)) => Err(says::several_are_called(words, text)),
        (None, _) => {
            let of_number = text.parse().ok().and_then(|id| catalog.meters.get(&MeterId(id)));
            of_number.ok_or_else(|| says::no_meter_called(words, text))
        }
    }
}

/// What a merge affects and does.
struct Touched {
    /// The readings of both meters. They grow while the meters send.
    held: [String; 2],
    does: Vec<String>,
}

impl Touched {
    /// The text that the person agrees to.
    fn agreement(&self) -> String {
        self.does.join(" ")
    }
}

async fn touched(state: &Scope, catalog: &Catalog, meter: &Meter, other: &Meter) -> Result<Touched, Failure> {
    let words = state.words_of_all();
    let (own, its) = (state.store.meter_holds(meter.meter_id).await?, state.store.meter_holds(other.meter_id).await?);
    let called = says::called(words, &other.name, &other.key);
    let held =
        [says::goes(words, &meter.name, &held(state, meter, &own)), says::remains(words, &called, &held(state, other, &its))];
    let mut does = vec![says::readings_become(words, &other.name), says::key_becomes(words, &meter.key, &called)];
    let place = |meter: &Meter| meter.building_id.and_then(|id| catalog.buildings.get(&id)).map(|one| one.name.as_str());
    if meter.building_id != other.building_id {
        does.push(says::counts_for(words, &meter.name, place(other), place(meter)));
    }
    if let (Some(start), Some(end), Some(its_start), Some(its_end)) = (own.first_at, own.last_at, its.first_at, its.last_at)
        && start <= its_end
        && its_start <= end
    {
        does.push(says::same_time(words).to_owned());
    } else {
        does.push(says::one_after_the_other(words).to_owned());
    }
    Ok(Touched { held, does })
}

/// How many readings it has, and from which time.
fn held(state: &Scope, meter: &Meter, holds: &MeterHolds) -> Held {
    let words = state.words_of_all();
    let zone = state.catalog().zone(meter.site_id);
    match (holds.readings, holds.first_at, holds.last_at) {
        (1, Some(at), _) => Held::One(words.when(&zone, at, state.now())),
        (count, Some(first), Some(last)) => {
            Held::Several { count, first: words.stamp(&zone, first), last: words.stamp(&zone, last) }
        }
        _ => Held::Nothing,
    }
}

/// What follows if the meter is taken away, in sentences.
fn meant(words: Words, catalog: &Catalog, meter: &Meter) -> String {
    let place = meter.building_id.and_then(|id| catalog.buildings.get(&id)).map(|one| one.name.as_str());
    let below: Vec<String> = catalog
        .meters
        .values()
        .filter(|one| one.parent_meter_id == Some(meter.meter_id))
        .take(20)
        .map(|one| one.name.clone())
        .collect();
    says::meant(words, place, &below)
}

async fn page(
    state: &Scope,
    meter_id: MeterId,
    input: MergeInput,
    told: Option<Touched>,
    faults: Faults,
) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let meter = catalog.meter_any(meter_id).ok_or(Failure::Missing("meter"))?.clone();
    let is_forgotten = catalog.forgotten.contains_key(&meter_id);
    let holds = state.store.meter_holds(meter_id).await?;
    let held = held(state, &meter, &holds);
    let lede = meant(words, &catalog, &meter);
    let title = says::title(words, &meter.name);
    let own = format!("/settings/meters/{meter_id}");
    let frame = Frame { above: &above::meters(words), ..Frame::new(state, &title) };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let of_merge: Faults =
        faults.iter().filter(|(field, _)| **field == "into").map(|(field, why)| (*field, why.clone())).collect();
    Ok(frame.answer(status, || {
        let fault = |field: &'static str| {
            faults.get(field).map(|why| view! { <p class="form-error" role="alert">{app::document::part::sentence(why)}</p> })
        };
        view! {
            <div class="headline-block">
                <h1 class="headline">{says::goes(words, &meter.name, &held)}</h1>
                <p class="lede">{lede}</p>
                {(!is_forgotten).then(|| view! { <p><a href=own.clone()>{says::leave_it(words)}</a></p> })}
            </div>
            {(!is_forgotten).then(|| view! {
                <section class="page-section" aria-labelledby="forget-it">
                    <h2 id="forget-it">{says::forget(words)}</h2>
                    <p>{says::forget_text(words)}</p>
                    {fault("forget")}
                    <PostButton action=format!("{own}/forget") label=says::forget_it(words)/>
                </section>
                <Merge words own=own.clone() input told faults=of_merge/>
            })}
            <section class="page-section" aria-labelledby="delete-it">
                <h2 id="delete-it">{says::delete(words)}</h2>
                <p>{says::delete_text(words)}</p>
                {fault("delete")}
                <form class="form" method="post" action=format!("{own}/delete")>
                    <p><label><input type="checkbox" name="agreed" value="yes"/>{says::delete_for_good(words, &meter.name, &held)}</label></p>
                    <div class="form-actions"><button class="button" type="submit">{says::delete_it(words)}</button></div>
                </form>
            </section>
        }
        .into_any()
    }))
}

/// The form that merges the meter into another one, with what that does once it was asked for.
#[component]
fn Merge(words: Words, own: String, input: MergeInput, told: Option<Touched>, faults: Faults) -> impl IntoView {
    view! {
        <section class="page-section" aria-labelledby="merge-it">
            <h2 id="merge-it">{says::merge(words)}</h2>
            <p>{says::merge_text(words)}</p>
            <form class="form" method="post" action=format!("{own}/merge")>
                <FormFault words faults=faults.clone()/>
                {told.as_ref().map(|told| view! {
                    <div class="form-notice" role="status">
                        <p><strong>{says::not_done_yet(words)}</strong></p>
                        <ul>{told.held.iter().chain(&told.does).cloned().map(|one| view! { <li>{one}</li> }).collect_view()}</ul>
                        <div class="form-actions">
                            <button class="button button-primary" type="submit" name="agreed" value=told.agreement()>{says::merge_them(words)}</button>
                            <a class="button button-quiet" href=own.clone()>{says::leave_them(words)}</a>
                        </div>
                    </div>
                })}
                <TextField name="into" label=says::into(words) value=input.into hint=says::into_hint(words) faults=faults.clone()/>
                {told.is_none().then(|| view! { <div class="form-actions"><button class="button" type="submit">{says::see(words)}</button></div> })}
            </form>
        </section>
    }
    .into_any()
}

/// The keys of meters that were merged into this one, and the way to separate them again.
#[component]
pub fn Aliases(words: Words, id: MeterId, keys: Vec<String>) -> impl IntoView {
    let own = format!("/settings/meters/{id}");
    view! {
        {(!keys.is_empty()).then(|| view! {
            <section class="page-section" aria-labelledby="aliases">
                <h2 id="aliases">{says::aliases(words)}</h2>
                <ul class="link-list">
                    {keys.into_iter().map(|key| view! {
                        <li>
                            <p><code>{key.clone()}</code></p>
                            <PostButton action=format!("{own}/part") with=vec![("key", key)] label=says::part(words)/>
                        </li>
                    }).collect_view()}
                </ul>
            </section>
        })}
        <p><a href=format!("{own}/away")>{says::link(words)}</a></p>
    }
}
