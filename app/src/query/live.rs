//! The pictures of the present for one browser, and the present itself. A picture holds the page's
//! moving parts as HTML, in the reader's words.

use super::energy_section::MovingFlow;
use super::first_day::heard;
use super::value::shown_value;
use super::watched::watched;
use crate::Scope;
use crate::model::live::{Freshness, Part, Picture, Point, Watch};
use crate::part::building_row::{common_length, power_of, ranked};
use crate::part::heard::heard_mark;
use crate::part::now::{Against, PlaceNow, building_headline, meter_headline, site_headline};
use domain::{Building, BuildingId, ChannelId, Flow, MeterId, Millis, SiteId, Utility};
use futures::{Stream, StreamExt};
use ingest::{Fresh, PowerNow};
use leptos::prelude::ServerFnError;
use leptos::server_fn::BoxedStream;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use store::{Catalog, Owner};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use wording::Words;
use wording::frame as says;
use wording::page::daily::first_day::Source;

/// The shortest time between pictures: faster than eyes, slower than meters.
const PICTURE_MS: u64 = 250;

/// The heartbeat: the longest time between pictures, so that a browser knows that it is connected.
const HEARTBEAT_MS: u64 = 10_000;

/// The most meters without a building whose values are counted. Thousands would make every picture
/// slow.
const HOMELESS_MAX: usize = 500;

impl From<PowerNow> for PlaceNow {
    fn from(now: PowerNow) -> Self {
        let PowerNow { power_w, heard_w, at, silent, late, expected } = now;
        Self { power_w, heard_w, at, silent, late, expected }
    }
}

impl PlaceNow {
    /// The sum of two places.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let sum = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => Some(a + b),
            (a, b) => a.or(b),
        };
        Self {
            power_w: sum(self.power_w, other.power_w),
            heard_w: sum(self.heard_w, other.heard_w),
            at: self.at.max(other.at),
            silent: self.silent + other.silent,
            late: self.late + other.late,
            expected: self.expected + other.expected,
        }
    }
}

/// The newest value of a channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueNow {
    /// The channel.
    pub channel_id: ChannelId,
    /// Its newest value.
    pub value: f64,
    /// The value's time.
    pub at: Millis,
}

/// The present of what is watched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Present {
    /// The place as a whole. Not set for a meter.
    pub place: PlaceNow,
    /// The buildings of a site.
    pub buildings: Vec<(BuildingId, PlaceNow)>,
    /// The channels of a building's meters or of a meter; of a site, those without a building.
    pub values: Vec<ValueNow>,
}

impl Present {
    /// The time of the newest reading.
    #[must_use]
    pub fn newest(&self) -> Option<Millis> {
        self.values.iter().map(|value| value.at).chain(self.place.at).max()
    }

    /// A number that changes with the meters and buildings that a page shows. A picture brings
    /// figures only; a first reading, a new meter or a new building needs a new page.
    #[must_use]
    pub fn shape(&self) -> u64 {
        (self.values.len() as u64) << 32 | self.buildings.len() as u64
    }
}

/// The power of one building.
pub fn building_now(state: &Scope, catalog: &Arc<Catalog>, building_id: BuildingId) -> PlaceNow {
    state.live.building_power(catalog, building_id, state.now()).into()
}

/// The present of what is watched.
pub fn present(state: &Scope, watch: Watch) -> Present {
    let catalog = state.catalog();
    let value = |channel: &domain::Channel| {
        // A value that came by file is not a present value.
        let newest = state.live.newest_sent(channel.channel_id)?;
        Some(ValueNow { channel_id: channel.channel_id, value: newest.value, at: newest.at })
    };
    let mut present = Present::default();
    match watch {
        Watch::Site { site_id, .. } => {
            let buildings = catalog.buildings.values().filter(|building| building.site_id == site_id);
            present.buildings = buildings.map(|b| (b.building_id, building_now(state, &catalog, b.building_id))).collect();
            present.place = present.buildings.iter().fold(PlaceNow::default(), |sum, (_, now)| sum.and(*now));
            // Includes meters that belong to no building yet.
            let heard = catalog.meters_homeless().filter(|meter| meter.site_id == site_id).take(HOMELESS_MAX);
            let newest = heard.flat_map(|meter| catalog.channels_of_meter(meter.meter_id)).filter_map(value);
            present.values = newest.collect();
        }
        Watch::Building { building_id, .. } => {
            present.place = building_now(state, &catalog, building_id);
            let channels = catalog.meters_of(building_id).flat_map(|meter| catalog.channels_of_meter(meter.meter_id));
            present.values = channels.filter_map(value).collect();
        }
        Watch::Meter(meter_id) => present.values = catalog.channels_of_meter(meter_id).filter_map(value).collect(),
        Watch::Pulse => {}
    }
    present
}

/// A building, with the series of its electricity use.
pub fn use_of_building(catalog: &Catalog, building: &Building) -> Option<domain::SeriesId> {
    let series = catalog.series_of(Owner::Building(building.building_id), Utility::Electricity, Flow::Use);
    series.map(|series| series.series_id)
}

/// The complete picture of what is watched.
async fn picture(state: &Scope, watch: Watch, flow: &mut MovingFlow) -> Picture {
    let present = present(state, watch);
    let catalog = state.catalog();
    let (newest, shape) = match watch {
        Watch::Pulse => (catalog.channels.keys().filter_map(|&id| Some(state.live.newest_sent(id)?.at)).max(), 0),
        _ => (present.newest(), present.shape()),
    };
    let words = words_of(state, &catalog, watch);
    let (mut parts, points) = match watch {
        Watch::Site { site_id, .. } => of_site(state, &catalog, words, site_id, &present).await,
        Watch::Building { building_id: id, .. } => of_building(state, &catalog, words, id, &present).await,
        Watch::Meter(id) => (of_meter(state, &catalog, words, id, &present), Vec::new()),
        Watch::Pulse => (Vec::new(), Vec::new()),
    };
    if let Some(owner) = flow_of(watch) {
        parts.extend(flow.parts(state, owner));
    }
    Picture { watch, freshness: freshness(words, newest, state.now()), parts, points, shape }
}

/// The place whose flow of power the page shows.
fn flow_of(watch: Watch) -> Option<Owner> {
    match watch {
        Watch::Site { site_id, has_flow: true } => Some(Owner::Site(site_id)),
        Watch::Building { building_id, has_flow: true } => Some(Owner::Building(building_id)),
        _ => None,
    }
}

/// The words of the site that is watched, or that what is watched belongs to.
fn words_of(state: &Scope, catalog: &Catalog, watch: Watch) -> Words {
    let site_id = match watch {
        Watch::Site { site_id, .. } => Some(site_id),
        Watch::Building { building_id, .. } => catalog.buildings.get(&building_id).map(|building| building.site_id),
        Watch::Meter(id) => catalog.meters.get(&id).map(|meter| meter.site_id),
        Watch::Pulse => None,
    };
    let site = site_id.and_then(|id| catalog.sites.get(&id));
    site.map_or_else(|| state.words_of_all(), |site| state.words(site))
}

fn freshness(words: Words, newest: Option<Millis>, now: Millis) -> Freshness {
    let (state, told) = match newest {
        Some(at) if now - at <= domain::LIVE_MS => ("live", says::live(words).to_owned()),
        Some(at) => ("stale", says::last_reading(words, &words.age(now - at))),
        None => ("live", says::waiting(words).to_owned()),
    };
    Freshness { state: state.to_owned(), words: told }
}

async fn of_site(state: &Scope, catalog: &Catalog, words: Words, site_id: SiteId, present: &Present) -> (Vec<Part>, Vec<Point>) {
    let (zone, now) = (catalog.zone(site_id), state.now());
    let own = catalog.series_of(Owner::Site(site_id), Utility::Electricity, Flow::Use).map(|series| series.series_id);
    let weekday = words.weekday(zone.date(now));
    let day = state.days.get(&state.store, &zone, own, now).await;
    let against = Against { words, now, newest: present.newest(), day, weekday: &weekday };
    let common = common_length(present.buildings.iter().map(|(_, now)| now.heard_w));
    let mut parts = vec![Part { name: "headline".to_owned(), html: site_headline(present.place, against) }];
    for &(id, place) in &present.buildings {
        parts.push(Part { name: format!("top-{id}"), html: ranked(words, place, common) });
        parts.push(Part { name: format!("building-{id}"), html: power_of(words, place) });
    }
    if present.buildings.iter().all(|(_, place)| place.at.is_none()) {
        // A first day: the checklist says what has been heard.
        let heard = Source::ALL.into_iter().zip(heard(state, catalog, site_id));
        parts.extend(
            heard
                .map(|(source, is_heard)| Part { name: format!("heard-{}", source.as_str()), html: heard_mark(words, is_heard) }),
        );
    }
    let value = present.place.heard_w.map(|watts| watts / 1000.0);
    (parts, vec![Point { chart: "today".to_owned(), at: zone.local_ms(now), value, waits: true }])
}

async fn of_building(
    state: &Scope,
    catalog: &Catalog,
    words: Words,
    id: BuildingId,
    present: &Present,
) -> (Vec<Part>, Vec<Point>) {
    let Some(building) = catalog.buildings.get(&id) else { return Default::default() };
    let (zone, now) = (catalog.zone(building.site_id), state.now());
    let weekday = words.weekday(zone.date(now));
    let day = state.days.get(&state.store, &zone, use_of_building(catalog, building), now).await;
    let against = Against { words, now, newest: present.newest(), day, weekday: &weekday };
    let html = building_headline(&building.name, present.place, against);
    let value = present.place.power_w.map(|watts| watts / 1000.0);
    let point = Point { chart: "hour".to_owned(), at: zone.local_ms(now), value, waits: false };
    (vec![Part { name: "headline".to_owned(), html }], vec![point])
}

fn of_meter(state: &Scope, catalog: &Catalog, words: Words, id: MeterId, present: &Present) -> Vec<Part> {
    let Some(meter) = catalog.meters.get(&id) else { return Vec::new() };
    let html = meter_headline(words, &meter.name, present.newest(), state.now());
    let values = present.values.iter().filter_map(|now| {
        let channel = catalog.channels.get(&now.channel_id)?;
        Some(Part { name: format!("channel-{}", now.channel_id), html: shown_value(words, channel, now.value) })
    });
    std::iter::once(Part { name: "headline".to_owned(), html }).chain(values).collect()
}

/// The state of one browser's stream.
struct Watcher {
    state: Scope,
    input: BoxedStream<Watch, ServerFnError>,
    /// The channel of new readings.
    news: Receiver<Arc<Vec<Fresh>>>,
    /// What it watches; `None` until the browser has said so.
    watch: Option<Watch>,
    /// What the browser has of each part. It is complete again with each connection.
    sent: HashMap<String, String>,
    /// The flow of power, if the page shows it.
    flow: MovingFlow,
}

/// Streams pictures of what a browser asks for, until it disconnects.
pub fn pictures(
    state: Scope,
    input: BoxedStream<Watch, ServerFnError>,
) -> impl Stream<Item = Result<Picture, ServerFnError>> + Send + 'static {
    let news = state.live.subscribe();
    let watcher = Watcher { state, input, news, watch: None, sent: HashMap::new(), flow: MovingFlow::default() };
    futures::stream::unfold(watcher, |mut watcher| async move {
        let watch = watcher.next().await?;
        let mut picture = picture(&watcher.state, watch, &mut watcher.flow).await;
        picture.parts.retain(|part| watcher.sent.get(&part.name) != Some(&part.html));
        watcher.sent.extend(picture.parts.iter().map(|part| (part.name.clone(), part.html.clone())));
        Some((Ok(picture), watcher))
    })
}

impl Watcher {
    /// Waits until there is something to send; `None` when the browser is gone.
    async fn next(&mut self) -> Option<Watch> {
        let Some(watch) = self.watch else { return self.asked().await };
        let meters = watched_meters(&self.state, watch);
        let wait = tokio::time::sleep(Duration::from_millis(HEARTBEAT_MS));
        tokio::pin!(wait);
        loop {
            tokio::select! {
                () = &mut wait => return Some(watch),
                // Another page asks for something else. The end of its stream says that the browser
                // is gone.
                asked = self.input.next() => return self.begin(asked?.ok()?),
                came = self.news.recv() => match came {
                    Ok(fresh) if is_news(&fresh, meters.as_deref()) => {
                        tokio::time::sleep(Duration::from_millis(PICTURE_MS)).await;
                        while self.news.try_recv().is_ok() {}
                        return Some(watch);
                    }
                    Ok(_) => {}
                    // It was too slow and missed readings. A complete picture makes up for that.
                    Err(RecvError::Lagged(_)) => return Some(watch),
                    Err(RecvError::Closed) => return None,
                },
            }
        }
    }

    async fn asked(&mut self) -> Option<Watch> {
        let watch = self.input.next().await?.ok()?;
        self.begin(watch)
    }

    /// Begins to watch: the page has none of its parts yet but those that it was rendered with.
    fn begin(&mut self, asked: Watch) -> Option<Watch> {
        let watch = watched(&self.state, asked);
        self.watch = Some(watch);
        self.sent.clear();
        self.flow = MovingFlow::default();
        Some(watch)
    }
}

fn is_news(fresh: &[Fresh], meters: Option<&[MeterId]>) -> bool {
    meters.is_none_or(|meters| fresh.iter().any(|one| meters.contains(&one.meter_id)))
}

/// The meters whose readings matter; `None` means all. Those that the caller does not see never do: the
/// time of a picture would tell of them.
fn watched_meters(state: &Scope, watch: Watch) -> Option<Vec<MeterId>> {
    let catalog = state.catalog();
    match watch {
        Watch::Site { .. } if state.caller.sight().is_all() => None,
        Watch::Site { .. } => Some(catalog.meters.keys().copied().collect()),
        Watch::Building { building_id, .. } => Some(catalog.meters_of(building_id).map(|meter| meter.meter_id).collect()),
        Watch::Meter(meter_id) => Some(Some(meter_id).filter(|id| catalog.meters.contains_key(id)).into_iter().collect()),
        // The heartbeat is enough.
        Watch::Pulse => Some(Vec::new()),
    }
}
