//! What a device announced to Home Assistant's discovery, and why each figure counts or does not;
//! and channels that counted before and are announced otherwise now, with a way to count them no
//! longer. Leaves out how it is decided (`dialects`).

use app::{Scope, words};
use axum::extract::{Form, Path};
use axum::response::Response;
use dialects::{AnnouncedFigure, Dialects, RawMessage, Why};
use document::answer::{Failure, answered, see_other};
use document::part::PostButton;
use domain::zone::Span;
use domain::{Channel, ChannelId, Meter, MeterId, Millis, Zone, figure};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;
use store::Catalog;

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
        since: words::when(zone, first.at, now),
        until: words::when(zone, last.at, now),
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
        Why::Counts => "Counts.",
        Why::TariffInSum => "Counts, in the sum of all tariffs.",
        Why::ShareInSum => "Counts, in the sum of its phases or strings.",
        Why::SideOfNet => "Counts, as one side of what is drawn less what is fed in.",
        Why::NoUnit => "Not counted: it has no unit.",
        Why::UnknownUnit => "Not counted: its unit is not known here.",
        Why::NoStateClass => "Not counted: it does not say whether it is a register or the amount of a period.",
        Why::NoSubstance => "Not counted: it does not say of what it is the volume.",
        Why::OfPeriod => "Not counted: it is of a day, a month or a session.",
        Why::Statistic => "Not counted: it is a highest, a lowest or a mean.",
        Why::NotMeasured => "Not counted: it is set or expected, not measured.",
        Why::Diagnostic => "Not counted: the device calls it diagnostic.",
        Why::Reactive => "Not counted: it is reactive or apparent.",
        Why::Derived => "Not counted: the device computed it from figures beside it.",
        Why::Raw => "Not counted: the checked value of the same register counts.",
        Why::OtherSide => "Not counted: the same flow counts on its other side.",
        Why::PartOfWhole => "Not counted: it is a part of what counts as a whole.",
        Why::TariffOfTotal => "Not counted: the register of all tariffs counts.",
        Why::TariffAlone => "Not counted: it is one tariff alone, and others may be missing.",
        Why::Duplicate => "Not counted: another figure of the same flow counts.",
        Why::OtherUnit => "Not counted: the same amount in another unit counts.",
        Why::OneWay => "Not counted: it goes one way alone, and the net is not known.",
        Why::SignUnknown => "Not counted: its sign may mean either direction.",
        Why::OwnHeat => "Not counted: this heat is made of energy that is metered already.",
        Why::OfHeatMeter => "Not counted: it is the power or the water of a heat meter.",
        Why::Fuel => "Not counted: it is fuel in kWh, no electricity.",
        Why::Concentrator => "Not counted: it is the sum of devices that count themselves.",
        Why::NotOfRoom => "Not counted: it is not of a room, nor of the air outside.",
        Why::RoomUnknown => "Not counted: it may be of a room, or of a part of the device.",
    }
}

/// The figures, and what counted before.
#[component]
pub fn Figures(id: MeterId, shown: Shown) -> impl IntoView {
    let Shown { figures, before } = shown;
    view! {
        <section class="page-section" aria-labelledby="figures">
            <h2 id="figures">"What its figures count for"</h2>
            {(!before.is_empty()).then(|| view! {
                <p class="lede">{match before.len() {
                    1 => "One figure counted beside the others before, and may have counted a flow twice:".to_owned(),
                    count => format!("{} figures counted beside the others before, and may have counted a flow twice:", figure::fixed(count as f64, 0)),
                }}</p>
                <ul class="change-list">
                    {before.into_iter().map(|one| view! {
                        <li>
                            <p>{format!("{}, from {} to {}.", one.name, one.since, one.until)}</p>
                            <PostButton action=format!("/settings/meters/{id}/uncount") with=vec![("channel", one.channel_id.to_string())] label="Count it no longer" class="button-small"/>
                        </li>
                    }).collect_view()}
                </ul>
                <p class="field-hint">"Its readings stay, as numbers without a unit. What the building used is worked out again."</p>
            })}
            <ul class="change-list">
                {figures.into_iter().map(|one| {
                    let place = one.channel.filter(|_| one.why.counts()).map(|channel| format!(" ({channel})")).unwrap_or_default();
                    let instead = one.instead.map(|instead| format!(" In its place: {instead}.")).unwrap_or_default();
                    view! { <li><p>{one.name}{place}</p><p class="status-text">{why_words(one.why)}{instead}</p></li> }
                }).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}
