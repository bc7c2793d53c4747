//! The pictures of the present for one browser.

use crate::Scope;
use crate::model::live::{Picture, PlaceNow, ValueNow, Watch};
use domain::BuildingId;
use futures::{Stream, StreamExt};
use ingest::{Fresh, PowerNow};
use leptos::prelude::ServerFnError;
use leptos::server_fn::BoxedStream;
use std::sync::Arc;
use std::time::Duration;
use store::Catalog;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

/// The shortest time between pictures: faster than eyes, slower than meters.
const PICTURE_MS: u64 = 250;

/// The heartbeat: the longest time between pictures, so that a browser knows that it is connected.
const HEARTBEAT_MS: u64 = 10_000;

/// The most meters without a building whose values are in a site's picture. Thousands would make
/// every picture large.
const HOMELESS_MAX: usize = 500;

impl From<PowerNow> for PlaceNow {
    fn from(now: PowerNow) -> Self {
        Self { power_w: now.power_w, generation_w: now.generation_w, at: now.at, silent: now.silent, expected: now.expected }
    }
}

impl PlaceNow {
    /// The sum of two places.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let add = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => Some(a + b),
            (a, b) => a.or(b),
        };
        Self {
            power_w: add(self.power_w, other.power_w),
            generation_w: add(self.generation_w, other.generation_w),
            at: self.at.max(other.at),
            silent: self.silent + other.silent,
            expected: self.expected + other.expected,
        }
    }
}

/// The power of one building.
pub fn building_now(state: &Scope, catalog: &Arc<Catalog>, building_id: BuildingId) -> PlaceNow {
    state.live.building_power(catalog, building_id, state.now()).into()
}

/// The present of what is watched.
pub fn picture(state: &Scope, watch: Watch) -> Picture {
    let catalog = state.catalog();
    let value = |channel: &domain::Channel| {
        // A value that came by file is not a present value.
        let newest = state.live.newest_sent(channel.channel_id)?;
        Some(ValueNow { channel_id: channel.channel_id, meter_id: channel.meter_id, value: newest.value, at: newest.at })
    };
    let mut picture = Picture { taken_at: state.now(), ..Picture::default() };
    match watch {
        Watch::Site(site_id) => {
            let buildings = catalog.buildings.values().filter(|building| building.site_id == site_id);
            picture.buildings = buildings.map(|b| (b.building_id, building_now(state, &catalog, b.building_id))).collect();
            picture.place = picture.buildings.iter().fold(PlaceNow::default(), |sum, (_, now)| sum.and(*now));
            // Includes meters that belong to no building yet.
            let heard = catalog.meters_homeless().filter(|meter| meter.site_id == site_id).take(HOMELESS_MAX);
            let newest = heard.flat_map(|meter| catalog.channels_of_meter(meter.meter_id)).filter_map(value);
            picture.values = newest.collect();
        }
        Watch::Building(building_id) => {
            picture.place = building_now(state, &catalog, building_id);
            let channels = catalog.meters_of(building_id).flat_map(|meter| catalog.channels_of_meter(meter.meter_id));
            picture.values = channels.filter_map(value).collect();
        }
        Watch::Meter(meter_id) => picture.values = catalog.channels_of_meter(meter_id).filter_map(value).collect(),
    }
    picture
}

/// The state of one browser's stream.
struct Watcher {
    state: Scope,
    input: BoxedStream<Watch, ServerFnError>,
    /// What it watches, and the channel of new readings; `None` until the browser has said what to
    /// watch.
    watching: Option<(Watch, Receiver<Arc<Vec<Fresh>>>)>,
}

/// Streams pictures of what a browser asks for, until it disconnects.
pub fn pictures(
    state: Scope,
    input: BoxedStream<Watch, ServerFnError>,
) -> impl Stream<Item = Result<Picture, ServerFnError>> + Send + 'static {
    futures::stream::unfold(Watcher { state, input, watching: None }, |mut watcher| async move {
        let watch = watcher.next().await?;
        Some((Ok(picture(&watcher.state, watch)), watcher))
    })
}

impl Watcher {
    /// Waits until there is something to send; `None` when the browser is gone.
    async fn next(&mut self) -> Option<Watch> {
        let Some((watch, news)) = &mut self.watching else {
            let watch = self.input.next().await?.ok()?;
            self.watching = Some((watch, self.state.live.subscribe()));
            return Some(watch);
        };
        let watch = *watch;
        let meters = watched_meters(&self.state, watch);
        let wait = tokio::time::sleep(Duration::from_millis(HEARTBEAT_MS));
        tokio::pin!(wait);
        loop {
            tokio::select! {
                () = &mut wait => return Some(watch),
                // The browser asks for nothing more. The end of its stream says that it is gone.
                gone = self.input.next() => if gone.is_none_or(|item| item.is_err()) { return None },
                came = news.recv() => match came {
                    Ok(fresh) if fresh.iter().any(|one| meters.is_empty() || meters.contains(&one.meter_id)) => {
                        tokio::time::sleep(Duration::from_millis(PICTURE_MS)).await;
                        while news.try_recv().is_ok() {}
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
}

/// The meters whose readings matter; empty means all.
fn watched_meters(state: &Scope, watch: Watch) -> Vec<domain::MeterId> {
    match watch {
        Watch::Site(_) => Vec::new(),
        Watch::Building(building_id) => state.catalog().meters_of(building_id).map(|meter| meter.meter_id).collect(),
        Watch::Meter(meter_id) => vec![meter_id],
    }
}
