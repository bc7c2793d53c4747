//! What a device announced to Home Assistant's discovery, and why each figure counts or does not;
//! and channels that counted before and are announced otherwise now, with a way to count them no
//! longer. Leaves out how it is decided (`dialects`).

use super::channel_of;
use app::Scope;
use app::document::answer::{Failure, answered, see_other};
use app::document::part::PostButton;
use axum::extract::{Form, Path};
use axum::response::Response;
use dialects::{AnnouncedFigure, Dialects, RawMessage, Why};
use domain::zone::Span;
use domain::{Channel, ChannelId, Meter, MeterId, Millis, Zone};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;
use store::Catalog;
use wording::page::settings::meter::figures as says;
use wording::{Words, label};

/// The dialect whose devices announce their figures.
const DIALECT: &str = "home-assistant";

/// A channel that counts by its name, and whose figure does not count any more.
struct Before {
    channel_id: ChannelId,
    name: String,
    since: String,
    until: String,
}

/// What the page shows.
pub struct Shown {
    figures: Vec<AnnouncedFigure>,
    before: Vec<Before>,
}

impl Shown {
    /// The figures of a meter; `None` if it announces none.
    ///
    /// # Errors
    /// The store's.
    pub async fn of(state: &Scope, catalog: &Catalog, meter: &Meter) -> Result<Option<Self>, Failure> {
        if meter.dialect != DIALECT {
            return Ok(None);
        }
        let announcements = state.store.announcement_list().await?;
        let name = meter.key.strip_prefix("home-assistant:").unwrap_or(&meter.key).to_owned();
        let zone = catalog.zone(meter.site_id);
        let figures = {
            let zone = zone.clone();
            tokio::task::spawn_blocking(move || {
                let mut dialects = Dialects::new();
                for one in &announcements {
                    dialects.decode(&RawMessage { topic: &one.topic, payload: &one.payload, device: None }, &*zone);
                }
                dialects.figures_of(&name)
            })
            .await
            .map_err(|_| Failure::Missing("announcement"))?
        };
        if figures.is_empty() {
            return Ok(None);
        }
        let before = before(state, catalog, meter, &figures, &zone).await?;
        Ok(Some(Self { figures, before }))
    }
}

/// The channels that have readings, count by their names, and get none of the figures that count.
async fn before(
    state: &Scope,
    catalog: &Catalog,
    meter: &Meter,
    figures: &[AnnouncedFigure],
    zone: &Zone,
) -> Result<Vec<Before>, Failure> {
    let counting: BTreeSet<&str> =
        figures.iter().filter(|one| one.why.counts()).filter_map(|one| one.channel.as_deref()).collect();
    let now = state.now();
    let mut found = Vec::new();
    for channel in catalog.channels_of_meter(meter.meter_id) {
        let counts = channel.utility.is_amount() && !catalog.redirects.contains_key(&channel.channel_id);
        if !counts || counting.contains(channel.field.as_str()) {
            continue;
        }
        if let Some(one) = before_of(state, channel, zone, now).await? {
            found.push(one);
        }
    }
    Ok(found)
}

async fn before_of(state: &Scope, channel: &Channel, zone: &Zone, now: Millis) -> Result<Option<Before>, Failure> {
    let words = state.words_of_all();
    let ever = Span { start: 0, end: Millis::MAX };
    let first = state.store.reading_page(channel.channel_id, ever, 1).await?;
    let last = state.store.reading_list(channel.channel_id, ever, 1).await?;
    let (Some(first), Some(last)) = (first.first(), last.first()) else { return Ok(None) };
    Ok(Some(Before {
        channel_id: channel.channel_id,
        name: label::channel(words, channel),
        since: words.when(zone, first.at, now),
        until: words.when(zone, last.at, now),
    }))
}

/// The form of a button: which channel it is for.
#[derive(Deserialize)]
pub struct Which {
    channel: i64,
}

/// Counts a channel no longer. Its readings stay, as numbers without a unit.
pub async fn uncount(state: Scope, Path(id): Path<i64>, Form(which): Form<Which>) -> Response {
    let done = async {
        let channel_id = channel_of(&state.catalog(), id, which.channel)?;
        state.store.channel_uncount(channel_id).await?;
        Ok(see_other(&format!("/settings/meters/{id}?done=uncounted#figures")))
    };
    answered(&state, done.await)
}

/// Why a figure counts or does not, by the name of its text.
fn why_name(why: Why) -> &'static str {
    match why {
        Why::Counts => "counts",
        Why::TariffInSum => "tariff_in_sum",
        Why::ShareInSum => "share_in_sum",
        Why::SideOfNet => "side_of_net",
        Why::NoUnit => "no_unit",
        Why::UnknownUnit => "unknown_unit",
        Why::NoStateClass => "no_state_class",
        Why::NoSubstance => "no_substance",
        Why::OfPeriod => "of_period",
        Why::Statistic => "statistic",
        Why::NotMeasured => "not_measured",
        Why::Diagnostic => "diagnostic",
        Why::Reactive => "reactive",
        Why::Derived => "derived",
        Why::Raw => "raw",
        Why::OtherSide => "other_side",
        Why::PartOfWhole => "part_of_whole",
        Why::TariffOfTotal => "tariff_of_total",
        Why::TariffAlone => "tariff_alone",
        Why::Duplicate => "duplicate",
        Why::OtherUnit => "other_unit",
        Why::OneWay => "one_way",
        Why::SignUnknown => "sign_unknown",
        Why::OwnHeat => "own_heat",
        Why::OfHeatMeter => "of_heat_meter",
        Why::Fuel => "fuel",
        Why::Concentrator => "concentrator",
        Why::NotOfRoom => "not_of_room",
        Why::RoomUnknown => "room_unknown",
        Why::OwnCell => "own_cell",
    }
}

/// The figures, and what counted before.
#[component]
pub fn Figures(words: Words, id: MeterId, shown: Shown) -> impl IntoView {
    let Shown { figures, before } = shown;
    view! {
        <section class="page-section" aria-labelledby="figures">
            <h2 id="figures">{says::title(words)}</h2>
            {(!before.is_empty()).then(|| view! {
                <p class="lede">{says::counted_before(words, before.len())}</p>
                <ul class="change-list">
                    {before.into_iter().map(|one| view! {
                        <li>
                            <p>{says::counted(words, &one.name, &one.since, &one.until)}</p>
                            <PostButton action=format!("/settings/meters/{id}/uncount") with=vec![("channel", one.channel_id.to_string())] label=says::uncount(words) class="button-small"/>
                        </li>
                    }).collect_view()}
                </ul>
                <p class="field-hint">{says::uncount_hint(words)}</p>
            })}
            <ul class="change-list">
                {figures.into_iter().map(|one| {
                    let place = one.channel.filter(|_| one.why.counts()).map(|channel| format!(" ({channel})")).unwrap_or_default();
                    let instead = one.instead.map(|instead| says::instead(words, &instead)).unwrap_or_default();
                    view! { <li><p>{one.name}{place}</p><p class="status-text">{says::why(words, why_name(one.why))}{instead}</p></li> }
                }).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}
