//! What a device announced to Home Assistant's discovery, and why each figure counts or does not;
//! and channels that counted before and are announced otherwise now, with a way to count them no
//! longer. Leaves out how it is decided (`dialects`).

use app::Scope;
use axum::extract::{Form, Path};
use axum::response::Response;
use dialects::{AnnouncedFigure, Dialects, RawMessage, Why};
use document::answer::{Failure, answered, see_other};
use document::part::PostButton;
use domain::zone::Span;
use domain::{Channel, ChannelId, Meter, MeterId, Millis, Zone};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;
use store::Catalog;
use wording::calendar;
use wording::page::settings::meter::figures as says;

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
    let ever = Span { start: 0, end: Millis::MAX };
    let first = state.store.reading_page(channel.channel_id, ever, 1).await?;
    let last = state.store.reading_list(channel.channel_id, ever, 1).await?;
    let (Some(first), Some(last)) = (first.first(), last.first()) else { return Ok(None) };
    Ok(Some(Before {
        channel_id: channel.channel_id,
        name: channel.label(),
        since: calendar::when(zone, first.at, now),
        until: calendar::when(zone, last.at, now),
    }))
}

/// The form of a button: which channel it is for.
#[derive(Deserialize)]
pub struct Which {
    channel: i64,
}

/// Counts a channel no longer. Its readings stay, as numbers without a unit.
pub async fn uncount(state: Scope, Path(id): Path<i64>, Form(which): Form<Which>) -> Response {
    let done = state.store.channel_uncount(ChannelId(which.channel)).await;
    answered(&state, done.map(|_| see_other(&format!("/settings/meters/{id}?done=uncounted#figures"))).map_err(Failure::from))
}

/// Why a figure counts or does not, in words.
fn why_words(why: Why) -> &'static str {
    match why {
        Why::Counts => says::why::COUNTS,
        Why::TariffInSum => says::why::TARIFF_IN_SUM,
        Why::ShareInSum => says::why::SHARE_IN_SUM,
        Why::SideOfNet => says::why::SIDE_OF_NET,
        Why::NoUnit => says::why::NO_UNIT,
        Why::UnknownUnit => says::why::UNKNOWN_UNIT,
        Why::NoStateClass => says::why::NO_STATE_CLASS,
        Why::NoSubstance => says::why::NO_SUBSTANCE,
        Why::OfPeriod => says::why::OF_PERIOD,
        Why::Statistic => says::why::STATISTIC,
        Why::NotMeasured => says::why::NOT_MEASURED,
        Why::Diagnostic => says::why::DIAGNOSTIC,
        Why::Reactive => says::why::REACTIVE,
        Why::Derived => says::why::DERIVED,
        Why::Raw => says::why::RAW,
        Why::OtherSide => says::why::OTHER_SIDE,
        Why::PartOfWhole => says::why::PART_OF_WHOLE,
        Why::TariffOfTotal => says::why::TARIFF_OF_TOTAL,
        Why::TariffAlone => says::why::TARIFF_ALONE,
        Why::Duplicate => says::why::DUPLICATE,
        Why::OtherUnit => says::why::OTHER_UNIT,
        Why::OneWay => says::why::ONE_WAY,
        Why::SignUnknown => says::why::SIGN_UNKNOWN,
        Why::OwnHeat => says::why::OWN_HEAT,
        Why::OfHeatMeter => says::why::OF_HEAT_METER,
        Why::Fuel => says::why::FUEL,
        Why::Concentrator => says::why::CONCENTRATOR,
        Why::NotOfRoom => says::why::NOT_OF_ROOM,
        Why::RoomUnknown => says::why::ROOM_UNKNOWN,
    }
}

/// The figures, and what counted before.
#[component]
pub fn Figures(id: MeterId, shown: Shown) -> impl IntoView {
    let Shown { figures, before } = shown;
    view! {
        <section class="page-section" aria-labelledby="figures">
            <h2 id="figures">{says::TITLE}</h2>
            {(!before.is_empty()).then(|| view! {
                <p class="lede">{says::counted_before(before.len())}</p>
                <ul class="change-list">
                    {before.into_iter().map(|one| view! {
                        <li>
                            <p>{says::counted(&one.name, &one.since, &one.until)}</p>
                            <PostButton action=format!("/settings/meters/{id}/uncount") with=vec![("channel", one.channel_id.to_string())] label=says::UNCOUNT class="button-small"/>
                        </li>
                    }).collect_view()}
                </ul>
                <p class="field-hint">{says::UNCOUNT_HINT}</p>
            })}
            <ul class="change-list">
                {figures.into_iter().map(|one| {
                    let place = one.channel.filter(|_| one.why.counts()).map(|channel| format!(" ({channel})")).unwrap_or_default();
                    let instead = one.instead.map(|instead| says::instead(&instead)).unwrap_or_default();
                    view! { <li><p>{one.name}{place}</p><p class="status-text">{why_words(one.why)}{instead}</p></li> }
                }).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}
