//! The page of a meter: its settings, its register changes, the other keys that it is heard under.
//! The forms are parts of the page (`form`, `change`); a form that was not saved is shown again
//! here.

use super::{away, change, figures, form, gas, meter_of};
use crate::above;
use app::Scope;
use app::document::answer::{Failure, Params, Sent, answered, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::Done;
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use leptos::prelude::*;
use wording::page::settings::meter::page as says;

/// The forms of the page: as stored, unless they were typed and not saved.
#[derive(Default)]
struct Typed {
    settings: form::Typed,
    change: change::Typed,
    gas: gas::Typed,
}

pub async fn show(state: Scope, Path(id): Path<i64>, Query(params): Query<Params>) -> Response {
    let words = state.words_of_all();
    let done = match params.done.as_deref() {
        Some("saved") => Some(says::saved(words)),
        Some("anew") => Some(says::made_anew(words)),
        Some("changed") => Some(says::changed(words)),
        Some("gas") => Some(says::gas(words)),
        Some("uncounted") => Some(says::uncounted(words)),
        Some("parted") => Some(says::parted(words)),
        Some("taken") => Some(says::change_taken_back(words)),
        _ => None,
    };
    answered(&state, page(&state, id, Typed::default(), done).await)
}

pub async fn save(state: Scope, Path(id): Path<i64>, Form(input): Form<form::MeterInput>) -> Response {
    let saved = async {
        let catalog = state.catalog();
        match form::save(&state, &catalog, meter_of(&catalog, id)?, input).await? {
            Sent::Saved(to) => Ok(see_other(&to)),
            Sent::Again(settings) => page(&state, id, Typed { settings, ..Typed::default() }, None).await,
        }
    };
    answered(&state, saved.await)
}

pub async fn add_change(state: Scope, Path(id): Path<i64>, Form(input): Form<change::ChangeInput>) -> Response {
    let added = async {
        let catalog = state.catalog();
        match change::add(&state, &catalog, meter_of(&catalog, id)?, input).await? {
            Sent::Saved(to) => Ok(see_other(&to)),
            Sent::Again(change) => page(&state, id, Typed { change, ..Typed::default() }, None).await,
        }
    };
    answered(&state, added.await)
}

pub async fn add_gas(state: Scope, Path(id): Path<i64>, Form(input): Form<gas::GasInput>) -> Response {
    let added = async {
        let catalog = state.catalog();
        match gas::add(&state, &catalog, meter_of(&catalog, id)?, input).await? {
            Sent::Saved(to) => Ok(see_other(&to)),
            Sent::Again(gas) => page(&state, id, Typed { gas, ..Typed::default() }, None).await,
        }
    };
    answered(&state, added.await)
}

async fn page(state: &Scope, id: i64, typed: Typed, done: Option<&'static str>) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let meter = meter_of(&catalog, id)?.clone();
    let faults = [&typed.settings.faults, &typed.change.faults, &typed.gas.faults];
    let status = status_of(faults.into_iter().find(|faults| !faults.is_empty()).unwrap_or(faults[0]));
    let form = form::Shown::of(words, &catalog, &meter, typed.settings);
    let changes = change::Shown::of(state, &catalog, &meter, typed.change).await?;
    let gas = gas::Shown::of(words, &catalog, &meter, typed.gas, state.now());
    let shown = figures::Shown::of(state, &catalog, &meter).await?;
    let heard = catalog.channels_of_meter(meter.meter_id).filter_map(|channel| state.live.newest_sent(channel.channel_id));
    let heard = heard.map(|reading| reading.at).max().map(|at| state.now() - at);
    let place = meter.building_id.and_then(|id| catalog.buildings.get(&id)).map(|building| building.name.as_str());
    let aliases: Vec<String> = catalog.aliases_of(meter.meter_id).into_iter().map(ToOwned::to_owned).collect();
    let [before, strong, rest] = match place {
        Some(building) => says::in_building(words, &meter.name, building),
        None => says::in_no_building(words, &meter.name),
    };
    let lede = match heard {
        Some(ago) => says::lede_heard(words, &meter.dialect, &meter.address, &words.age(ago)),
        None => says::lede(words, &meter.dialect, &meter.address),
    };
    let title = meter.name.clone();
    let frame = Frame { above: &above::meters(words), ..Frame::new(state, &title) };
    Ok(frame.answer(status, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    {before}<strong>{strong}</strong>{rest}
                </h1>
                <p class="lede">
                    {lede}
                </p>
                <p><a href=format!("/meters/{}", meter.meter_id)>{says::see(words)}</a></p>
            </div>
            <Done text=done.map(ToOwned::to_owned)/>
            <form::MeterForm words form/>
            {shown.map(|shown| view! { <figures::Figures words id=meter.meter_id shown/> })}
            <change::Changes words id=meter.meter_id changes/>
            {gas.map(|gas| view! { <gas::Gas words id=meter.meter_id gas/> })}
            <away::Aliases words id=meter.meter_id keys=aliases/>
        }
        .into_any()
    }))
}
