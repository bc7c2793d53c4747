//! Live updates of a page. Each one is a complete picture of the present, not a change, so a lost
//! one does no harm. A slow browser gets fewer pictures; one that lost its connection gets the
//! next.

use crate::model::live::{Picture, Watch};
use crate::part::Present;
use leptos::prelude::*;
use leptos::server_fn::{BoxedStream, Websocket, codec::JsonEncoding};

/// Provides what the page knows of the present, once for the whole app. In the browser it follows
/// the server from then on.
pub fn provide_present() {
    // The bar is rendered first, before a page can set this.
    #[cfg(feature = "ssr")]
    let rendered = crate::query::rendered();
    #[cfg(not(feature = "ssr"))]
    let rendered = String::new();
    let present = Present::new(rendered);
    provide_context(present);
    #[cfg(feature = "hydrate")]
    browser::follow(present);
}

/// Streams pictures of what is watched: one at once, one after each change, and at least one every
/// ten seconds.
#[server(prefix = "/fn", endpoint = "live", protocol = Websocket<JsonEncoding, JsonEncoding>)]
pub async fn live(input: BoxedStream<Watch, ServerFnError>) -> Result<BoxedStream<Picture, ServerFnError>, ServerFnError> {
    // The connection opens only when this returns, so this must not wait for anything.
    Ok(crate::query::live::pictures(crate::query::scope()?, input).into())
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::live;
    use crate::model::live::{Picture, Watch};
    use crate::part::{Contact, Present};
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
