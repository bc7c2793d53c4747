//! Channels of unknown unit: their values, and a form to choose the unit. Their readings are kept,
//! and count once a unit is chosen.

use app::document::answer::{Failure, answered, see_other};
use app::document::part::{Faults, SelectField, TextField};
use app::{Routes, Scope, typed};
use axum::extract::Form;
use axum::response::Response;
use domain::{Capability, ChannelId, Field, Unit};
use leptos::prelude::*;
use serde::Deserialize;
use wording::page::settings::mapping::unit as says;
use wording::{Words, label};

/// The most channels that a page shows.
const SHOWN_MAX: usize = 50;

pub fn routes() -> Routes {
    Routes::documents().for_holders(Capability::Configure).post("/settings/mappings/unit", say)
}

/// A channel without a unit, in words.
pub struct Nameless {
    channel_id: ChannelId,
    name: String,
    newest: String,
    /// What it probably is, as far as its device tells: a field and a factor.
    probably: Option<(&'static Field, f64)>,
}

/// The channels whose unit is unknown and for which nobody has chosen one.
///
/// # Errors
/// The store's.
pub async fn nameless(state: &Scope) -> Result<Vec<Nameless>, Failure> {
    let words = state.words_of_all();
    let proposals = state.store.channel_proposal_list().await?;
    let probably = |channel_id: ChannelId| {
        let proposal = proposals.iter().find(|one| one.channel_id == channel_id)?;
        Some((Field::named(&proposal.field)?, proposal.factor))
    };
    let catalog = state.catalog();
    let open =
        catalog.channels.values().filter(|one| one.unit == Unit::Unknown && !catalog.redirects.contains_key(&one.channel_id));
    let found = open
        .take(SHOWN_MAX)
        .map(|channel| {
            let meter = catalog.meters.get(&channel.meter_id).map(|meter| meter.name.clone()).unwrap_or_default();
            let newest = state.live.newest(channel.channel_id).map(|reading| (reading.value, state.now() - reading.at));
            let part = if channel.part().is_empty() { says::nameless(words) } else { channel.part() };
            Nameless {
                channel_id: channel.channel_id,
                name: format!("{meter} · {part}"),
                newest: says::newest(words, newest),
                probably: probably(channel.channel_id),
            }
        })
        .collect();
    Ok(found)
}

/// The fields that a number may belong to.
pub fn fields(words: Words) -> Vec<(String, String)> {
    let none = (String::new(), says::field_none(words).to_owned());
    let known = Field::ALL.iter().filter(|field| field.unit != Unit::Unknown);
    std::iter::once(none)
        .chain(known.map(|field| (field.name.to_owned(), format!("{} · {}", label::field(words, field.name), field.name))))
        .collect()
}

#[component]
pub fn NamelessList(words: Words, channels: Vec<Nameless>) -> impl IntoView {
    (!channels.is_empty()).then(|| view! {
        <section class="page-section" aria-labelledby="nameless">
            <h2 id="nameless">{says::title(words)}</h2>
            <p class="lede">{says::lede(words)}</p>
            {channels.into_iter().map(|one| {
                let field = one.probably.map_or("", |(field, _)| field.name);
                let factor = one.probably.map_or(1.0, |(_, factor)| factor).to_string();
                view! {
                <form class="form series" method="post" action="/settings/mappings/unit">
                    <h3>{one.name}</h3>
                    <p class="status-text">
                        {one.newest}
                        {one.probably.map(|(field, _)| says::probably(words, &label::field(words, field.name)))}
                    </p>
                    <input type="hidden" name="channel" value=one.channel_id.to_string()/>
                    <div class="form-row">
                        <SelectField name="field" id=format!("field-{}", one.channel_id) label=says::field(words) value=field choices=fields(words) faults=Faults::new()/>
                        <TextField name="factor" id=format!("factor-{}", one.channel_id) label=says::factor(words) value=factor keys="decimal" hint=says::factor_hint(words) faults=Faults::new()/>
                    </div>
                    <div class="form-actions"><button class="button" type="submit">{says::save(words)}</button></div>
                </form>
            }}).collect_view()}
        </section>
    })
}

/// The form of a channel's unit.
#[derive(Deserialize)]
struct Said {
    channel: i64,
    field: String,
    factor: String,
}

async fn say(state: Scope, Form(said): Form<Said>) -> Response {
    let words = state.words_of_all();
    let done = async {
        let refused = |field, why: &str| Failure::Store(store::Error::invalid(field, why));
        let field = Field::named(&said.field).ok_or_else(|| refused("field", says::field_missing(words)))?;
        let factor = typed::number(words, &said.factor)
            .map_err(|why| refused("factor", &why.sentence(words, &said.factor, says::factor_would_do(words))))?;
        state.store.channel_map(ChannelId(said.channel), field, factor).await?;
        Ok(see_other("/settings/mappings?done=said"))
    };
    answered(&state, done.await)
}
