//! Live updates of a page. Each one is a complete picture of the present, not a change, so a lost
//! one does no harm. A slow browser gets fewer pictures; one that lost its connection gets the
//! next.

use domain::{BuildingId, ChannelId, MeterId, Millis, SiteId};
use leptos::prelude::*;
use leptos::server_fn::{BoxedStream, Websocket, codec::JsonEncoding};
use serde::{Deserialize, Serialize};

/// What a page watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Watch {
    /// A site and its buildings.
    Site(SiteId),
    /// A building and its meters.
    Building(BuildingId),
    /// A meter and its channels.
    Meter(MeterId),
}

/// The present electric power of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlaceNow {
    /// Power used now, in W; `None` if no meter is live.
    pub power_w: Option<f64>,
    /// Power generated now, in W.
    pub generation_w: Option<f64>,
    /// The time of the newest reading of its meters.
    pub at: Option<Millis>,
    /// The number of its meters' flows that are not live.
    pub silent: usize,
    /// The number of all its meters' flows.
    pub expected: usize,
}

/// The newest value of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueNow {
    /// The channel.
    pub channel_id: ChannelId,
    /// The meter.
    pub meter_id: MeterId,
    /// Its newest value.
    pub value: f64,
    /// The value's time.
    pub at: Millis,
}

/// The present of what a page watches.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// When the server took it.
    pub taken_at: Millis,
    /// The place as a whole. Not set for a meter.
    pub place: PlaceNow,
    /// The buildings of a site.
    pub buildings: Vec<(BuildingId, PlaceNow)>,
    /// The channels of a building's meters, or of a meter.
    pub values: Vec<ValueNow>,
}

/// The connection between a page and the server.
#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "a server never connects to itself"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Rendered by the server, and not yet connected.
    Rendered,
    /// Connected.
    Connected,
    /// The connection is lost; the browser tries again.
    Reconnecting,
}

/// Streams pictures of what is watched: one at once, one after each change, and at least one every
/// ten seconds.
#[server(prefix = "/fn", endpoint = "live", protocol = Websocket<JsonEncoding, JsonEncoding>)]
pub async fn live(input: BoxedStream<Watch, ServerFnError>) -> Result<BoxedStream<Picture, ServerFnError>, ServerFnError> {
    // The connection opens only when this returns, so this must not wait for anything.
    Ok(crate::query::live::pictures(crate::query::state(), input).into())
}

/// What a page knows of the present, as signals.
#[derive(Clone, Copy)]
pub struct Present {
    /// The newest picture; `None` before the first.
    pub picture: RwSignal<Option<Picture>>,
    /// The state of the connection.
    pub contact: RwSignal<Contact>,
    /// The server's time, advanced every second.
    pub now: RwSignal<Option<Millis>>,
    /// The time of the newest reading on the page, when the server rendered it.
    pub newest: RwSignal<Option<Millis>>,
    /// The page's time in words, for pages that get no pictures.
    pub rendered: RwSignal<String>,
    watch: RwSignal<Option<Watch>>,
}

impl Present {
    /// Creates the signals, once for the whole app.
    pub fn provide() -> Self {
        let present = Self {
            picture: RwSignal::new(None),
            contact: RwSignal::new(Contact::Rendered),
            now: RwSignal::new(None),
            newest: RwSignal::new(None),
            // The bar is rendered first, before a page can set this.
            #[cfg(feature = "ssr")]
            rendered: RwSignal::new(crate::query::rendered()),
            #[cfg(not(feature = "ssr"))]
            rendered: RwSignal::new(String::new()),
            watch: RwSignal::new(None),
        };
        provide_context(present);
        #[cfg(feature = "hydrate")]
        browser::follow(present);
        present
    }

    /// Starts to watch what the page now shows.
    pub fn watch(self, watch: Watch, newest: Option<Millis>, rendered: String) {
        self.newest.set(newest);
        self.rendered.set(rendered);
        if self.watch.get_untracked() != Some(watch) {
            self.picture.set(None);
            self.watch.set(Some(watch));
        }
    }

    /// Stops watching, because the page shows nothing that moves.
    pub fn rest(self) {
        self.watch.set(None);
        self.picture.set(None);
        self.newest.set(None);
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::{Contact, Picture, Present, Watch, live};
    use futures::{FutureExt, SinkExt, StreamExt, channel::mpsc, select};
    use gloo_timers::future::TimeoutFuture;
    use leptos::prelude::*;
    use leptos::task::spawn_local;

    /// The timeout without a picture. After it the connection counts as lost, even if the browser
    /// takes it for open.
    const SILENCE_MS: u32 = 25_000;

    pub(super) fn follow(present: Present) {
        Effect::new(move |running: Option<RwSignal<bool>>| {
            if let Some(running) = running {
                running.set(false);
            }
            let running = RwSignal::new(true);
            match present.watch.get() {
                Some(watch) => spawn_local(keep_watching(present, watch, running)),
                None => present.contact.set(Contact::Rendered),
            }
            running
        });
        let clock = gloo_timers::callback::Interval::new(1_000, move || {
            present.now.update(|now| {
                if let Some(now) = now {
                    *now += 1_000;
                }
            });
        });
        clock.forget();
    }

    async fn keep_watching(present: Present, watch: Watch, running: RwSignal<bool>) {
        // Lets the page finish hydrating first, and handles a tap that came meanwhile.
        TimeoutFuture::new(0).await;
        let mut wait_ms = 500;
        while running.get_untracked() {
            if watch_once(present, watch, running).await {
                wait_ms = 500;
            }
            if !running.get_untracked() {
                return;
            }
            present.contact.set(Contact::Reconnecting);
            // Jitter: the browsers must not all reconnect at once when the server is back.
            let jitter = (js_sys::Math::random() * 500.0) as u32;
            TimeoutFuture::new(wait_ms + jitter).await;
            wait_ms = (wait_ms * 2).min(15_000);
        }
    }

    /// Watches until the connection ends. Returns whether any picture came.
    async fn watch_once(present: Present, watch: Watch, running: RwSignal<bool>) -> bool {
        let (mut ask, asked) = mpsc::channel(1);
        if ask.send(Ok(watch)).await.is_err() {
            return false;
        }
        let Ok(mut pictures) = live(asked.into()).await else { return false };
        let mut any = false;
        loop {
            let mut silence = TimeoutFuture::new(SILENCE_MS).fuse();
            let picture: Option<Picture> = select! {
                next = pictures.next().fuse() => next.and_then(Result::ok),
                () = silence => None,
            };
            let Some(picture) = picture.filter(|_| running.get_untracked()) else { return any };
            any = true;
            present.contact.set(Contact::Connected);
            present.now.set(Some(picture.taken_at));
            present.picture.set(Some(picture));
        }
    }
}
