//! The checklist of a first day on Home, and what its forms post. Without scripts each step is a form
//! that leads back here; with them the place proposes itself from the browser's time zone.

use super::status::NewMeterForm;
use crate::Scope;
use crate::document::answer::see_other;
use crate::model::first_day::{Card, FirstDay, NewMeters, PlaceForm, Standing};
use crate::part::CodeBlock;
use crate::part::heard::heard_mark;
use crate::query::first_day::{PlaceInput, note, place_save, price_save};
use crate::query::reading::encoded;
use axum::extract::Form;
use axum::response::Response;
use domain::{SiteId, UnitSystem, whereabouts};
use leptos::prelude::*;
use serde::Deserialize;
use wording::Words;
use wording::page::daily::first_day as says;
use wording::page::daily::first_day::{Source, Step};
use wording::page::settings::place::site::units;

/// Back to the checklist, with what is wrong with a step, and what was typed there.
fn back(step: Step, fault: Option<String>, typed: &str) -> Response {
    match fault {
        None => see_other("/#first-day"),
        Some(why) => see_other(&format!("/?form={}&fault={}&{typed}#step-{}", step.as_str(), encoded(&why), step.as_str())),
    }
}

/// Saves the place.
pub async fn place(state: Scope, Form(input): Form<PlaceInput>) -> Response {
    let typed = input.address();
    back(Step::Place, place_save(&state, input).await, &typed)
}

/// The form of the price.
#[derive(Deserialize)]
pub struct PriceInput {
    site: String,
    price: String,
}

/// Saves the price.
pub async fn price(state: Scope, Form(input): Form<PriceInput>) -> Response {
    let typed = format!("site={}&price={}", encoded(&input.site), encoded(&input.price));
    back(Step::Price, price_save(&state, &input.site, &input.price).await, &typed)
}

/// The step that is skipped.
#[derive(Deserialize)]
pub struct SkipInput {
    site: SiteId,
    step: String,
}

/// Skips a step.
pub async fn skip(state: Scope, Form(input): Form<SkipInput>) -> Response {
    let step = Step::ALL.into_iter().find(|step| step.as_str() == input.step);
    if let Some(step) = step.filter(|_| state.catalog().sites.contains_key(&input.site))
        && let Err(error) = note(&state.store, input.site, step, "skipped").await
    {
        crate::query::failed(&error);
        return crate::part::trouble(&state);
    }
    see_other("/#first-day")
}

/// The checklist.
pub fn checklist(first: FirstDay, new: NewMeters) -> AnyView {
    let words = first.words;
    let count = first.steps.iter().filter(|step| step.1 != Standing::Open).count();
    let open = first.steps.iter().find(|step| step.1 == Standing::Open).map(|step| step.0);
    let faulty = first.fault.as_ref().map(|fault| fault.0.clone());
    let steps = first.steps;
    let site_id = first.site_id;
    view! {
        <section class="page-section first-day" aria-labelledby="first-day">
            <h2 id="first-day">{says::heading(words)}</h2>
            <p class="lede">{says::progress(words, count, steps.len())}</p>
            <ol class="step-list">
                {steps.into_iter().map(|(step, standing)| {
                    let is_open = open == Some(step) || faulty.as_deref() == Some(step.as_str());
                    let fault = first.fault.clone().filter(|fault| fault.0 == step.as_str()).map(|fault| fault.1);
                    view! {
                        <li class="step" id=format!("step-{}", step.as_str()) data-state=state_of(standing)>
                            <details class="step-details" open=is_open>
                                <summary><h3>{says::step(words, step)}</h3>{mark(words, standing)}</summary>
                                {fault.map(|why| view! { <p class="form-error" role="alert">{why}</p> })}
                                {body(&first, step, new.clone())}
                                {(standing == Standing::Open).then(|| view! { <Skip words site_id step/> })}
                            </details>
                        </li>
                    }
                }).collect_view()}
            </ol>
        </section>
    }
    .into_any()
}

fn state_of(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::Done => "done",
        Standing::Skipped => "skipped",
    }
}

fn mark(words: Words, standing: Standing) -> Option<AnyView> {
    match standing {
        Standing::Open => None,
        Standing::Done => Some(view! { <span class="state" data-state="ok">{says::done(words)}</span> }.into_any()),
        Standing::Skipped => Some(view! { <span class="state" data-state="waiting">{says::skipped(words)}</span> }.into_any()),
    }
}

#[component]
fn Skip(words: Words, site_id: SiteId, step: Step) -> impl IntoView {
    view! {
        <form method="post" action="/first-day/skip">
            <input type="hidden" name="site" value=site_id.to_string()/>
            <input type="hidden" name="step" value=step.as_str()/>
            <button class="button button-quiet" type="submit">{says::skip(words)}</button>
        </form>
    }
    .into_any()
}

fn body(first: &FirstDay, step: Step, new: NewMeters) -> AnyView {
    let words = first.words;
    match step {
        Step::Place => view! { <Place words site_id=first.site_id form=first.place.clone()/> }.into_any(),
        Step::Connect => connect(first),
        Step::Building if new.shown.is_empty() => view! { <p>{says::building_waits(words)}</p> }.into_any(),
        Step::Building => view! { <p>{says::building_hint(words)}</p>{forms(words, new)} }.into_any(),
        Step::Price => {
            let currency = first.place.currency.clone();
            view! { <Price words site_id=first.site_id currency price=first.price.clone()/> }.into_any()
        }
    }
}

#[component]
fn Place(words: Words, site_id: SiteId, form: PlaceForm) -> impl IntoView {
    let PlaceForm { name, zone, currency, units: chosen, location, town, has_weather } = form;
    let of_zone = zone.clone();
    view! {
        <p>{says::place_hint(words)}</p>
        <form class="form" method="post" action="/first-day/place" data-place=of_zone>
            <input type="hidden" name="site" value=site_id.to_string()/>
            <div class="form-row">
                <div class="field">
                    <label for="place-zone">{says::zone(words)}</label>
                    <span class="field-hint" id="place-zone-hint">{says::zone_hint(words)}</span>
                    <input class="input" id="place-zone" name="zone" value=zone list="zones" required autocomplete="off" aria-describedby="place-zone-hint"/>
                    <datalist id="zones">{whereabouts::zones().map(|zone| view! { <option value=zone></option> }).collect_view()}</datalist>
                </div>
                <div class="field">
                    <label for="place-currency">{says::currency(words)}</label>
                    <span class="field-hint" id="place-currency-hint">{says::currency_hint(words)}</span>
                    <input class="input" id="place-currency" name="currency" value=currency maxlength="3" autocomplete="off" aria-describedby="place-currency-hint"/>
                </div>
                <div class="field">
                    <label for="place-units">{says::units(words)}</label>
                    <select class="input" id="place-units" name="units">
                        {UnitSystem::ALL.iter().map(|system| view! { <option value=system.as_str() selected=*system == chosen>{units(words, *system)}</option> }).collect_view()}
                    </select>
                </div>
            </div>
            <div class="form-row">
                <div class="field">
                    <label for="place-name">{says::name(words)}</label>
                    <input class="input" id="place-name" name="name" value=name required maxlength="160" autocomplete="off"/>
                </div>
                <div class="field">
                    <label for="place-location">{says::location(words)}</label>
                    <input class="input" id="place-location" name="location" value=location maxlength="255" autocomplete="off"/>
                </div>
            </div>
            {town.map(|town| view! {
                <label class="choice"><input type="checkbox" name="weather" value="on" checked=has_weather/>" "{says::weather(words, &town)}</label>
            })}
            <div class="form-actions">
                <button class="button button-primary" type="submit">{says::save_place(words)}</button>
                <button class="button button-quiet" type="submit" formmethod="get" formaction="/" data-propose="">{says::propose(words)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn connect(first: &FirstDay) -> AnyView {
    let words = first.words;
    let [before, link, behind] = says::unread(words, first.unread);
    view! {
        <p>{says::connect_hint(words, &address(&first.cards))}</p>
        {(first.unread > 0).then(|| view! { <p>{before}<a href="/settings/mappings">{link}</a>{behind}</p> })}
        <ul class="card-list">
            {first.cards.iter().cloned().map(|card| view! { <li><SourceCard words card needs_token=first.needs_token/></li> }).collect_view()}
        </ul>
        <p>{says::try_line(words)}</p>
        <CodeBlock words id="first-line" text=first.publish_line.clone()/>
    }
    .into_any()
}

/// The server's address, as the lines for a reader say it.
fn address(cards: &[Card]) -> String {
    let of_reader = cards.iter().find(|card| card.source == Source::Reader).and_then(|card| card.lines.clone());
    let lines = of_reader.unwrap_or_default();
    lines.lines().filter_map(|line| Some(line.split_once(": ")?.1)).collect::<Vec<_>>().join(":")
}

#[component]
fn SourceCard(words: Words, card: Card, needs_token: bool) -> impl IntoView {
    let Card { source, lines, is_heard } = card;
    let name = says::source(words, source);
    let id = match source {
        Source::Shelly => "lines-shelly",
        Source::Tasmota => "lines-tasmota",
        Source::Zigbee2mqtt => "lines-zigbee2mqtt",
        Source::HomeAssistant => "lines-home-assistant",
        _ => "lines-reader",
    };
    let to = match source {
        Source::File => Some(("/settings/import", says::import(words))),
        Source::Hand => Some(("/readings/new", says::by_hand(words))),
        _ => None,
    };
    let token = (needs_token && lines.is_some()).then(|| {
        view! {
            <p>{says::token_hint(words)}</p>
            <form method="post" action="/settings/tokens">
                <input type="hidden" name="name" value=name/>
                <input type="hidden" name="kind" value="gateway"/>
                <button class="button" type="submit">{says::make_token(words)}</button>
            </form>
        }
    });
    view! {
        <details class="card">
            <summary><h4>{name}</h4><span data-part=format!("heard-{}", source.as_str()) inner_html=heard_mark(words, is_heard)></span></summary>
            <p>{says::source_hint(words, source)}</p>
            {lines.map(|text| view! { <CodeBlock words id text/> })}
            {token}
            {to.map(|(href, label)| view! { <p><a class="button" href=href>{label}</a></p> })}
        </details>
    }
    .into_any()
}

#[component]
fn Price(words: Words, site_id: SiteId, currency: String, price: String) -> impl IntoView {
    view! {
        <p>{says::price_hint(words)}</p>
        <form class="form" method="post" action="/first-day/price">
            <input type="hidden" name="site" value=site_id.to_string()/>
            <div class="field">
                <label for="price">{says::price(words, &currency)}</label>
                <input class="input" id="price" name="price" value=price required inputmode="decimal" autocomplete="off"/>
            </div>
            <div class="form-actions"><button class="button button-primary" type="submit">{says::save_price(words)}</button></div>
        </form>
    }
    .into_any()
}

/// The forms of the new meters.
fn forms(words: Words, new: NewMeters) -> AnyView {
    let more = new.count - new.shown.len();
    let [before, link, behind] = says::more_meters(words, more);
    view! {
        <div class="new-meter-list">
            {new.shown.into_iter().map(|meter| view! { <NewMeterForm words meter buildings=new.buildings.clone() fault=new.fault.clone() is_home=true/> }).collect_view()}
        </div>
        {(more > 0).then(|| view! { <p>{before}<a href="/status#new-meters">{link}</a>{behind}</p> })}
    }
    .into_any()
}

/// The new meters on Home when the checklist is done with.
pub fn new_meters(words: Words, new: NewMeters) -> AnyView {
    view! {
        <section class="page-section" aria-labelledby="new-meters">
            <h2 id="new-meters">{says::new_meters(words, new.count)}</h2>
            <p>{says::building_hint(words)}</p>
            {forms(words, new)}
        </section>
    }
    .into_any()
}
