//! The one connection of a browser to the server, and what came over it, as signals. It stays open
//! from page to page. Leaves out what is done with a picture (`live`).

use super::socket::live;
use crate::model::live::{Picture, Watch};
use futures::{FutureExt, SinkExt, StreamExt, channel::mpsc, select};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::OnceCell;

/// The timeout without a picture. After it the connection counts as lost, even if the browser
/// takes it for open.
const SILENCE_MS: u32 = 25_000;

/// The connection between the browser and the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// The page is as the server rendered it; nothing came yet.
    Rendered,
    /// Connected.
    Connected,
    /// The connection is lost; the browser tries again.
    Reconnecting,
}

/// What the browser knows of the present. It outlives every page, so it is no part of one.
#[derive(Clone)]
pub struct Hub {
    /// The newest picture.
    pub picture: ArcRwSignal<Option<Picture>>,
    /// The state of the connection.
    pub contact: ArcRwSignal<Contact>,
    /// What is to be watched; the connection follows it.
    wish: mpsc::UnboundedSender<Watch>,
}

thread_local! {
    static HUB: OnceCell<Hub> = const { OnceCell::new() };
}

impl Hub {
    /// The hub of this browser, which connects when it is first asked for.
    pub fn get() -> Self {
        HUB.with(|hub| {
            hub.get_or_init(|| {
                let (wish, wishes) = mpsc::unbounded();
                let hub = Hub { picture: ArcRwSignal::new(None), contact: ArcRwSignal::new(Contact::Rendered), wish };
                spawn_local(hub.clone().keep_watching(wishes));
                hub
            })
            .clone()
        })
    }

    /// Watches something else from now on.
    pub fn watch(&self, watch: Watch) {
        // The receiver lives as long as the page does.
        let _ = self.wish.unbounded_send(watch);
    }

    async fn keep_watching(self, mut wishes: mpsc::UnboundedReceiver<Watch>) {
        let Some(mut watch) = wishes.next().await else { return };
        let mut wait_ms = 500;
        loop {
            if self.watch_once(&mut watch, &mut wishes).await {
                wait_ms = 500;
            }
            self.contact.set(Contact::Reconnecting);
            // Jitter: the browsers must not all reconnect at once when the server is back.
            let jitter = (js_sys::Math::random() * 500.0) as u32;
            TimeoutFuture::new(wait_ms + jitter).await;
            wait_ms = (wait_ms * 2).min(15_000);
        }
    }

    /// Watches until the connection ends. Returns whether any picture came.
    async fn watch_once(&self, watch: &mut Watch, wishes: &mut mpsc::UnboundedReceiver<Watch>) -> bool {
        let (mut ask, asked) = mpsc::channel(4);
        while let Ok(newer) = wishes.try_recv() {
            *watch = newer;
        }
        if ask.send(Ok(*watch)).await.is_err() {
            return false;
        }
        let Ok(mut pictures) = live(asked.into()).await else { return false };
        let mut any = false;
        let mut silence = TimeoutFuture::new(SILENCE_MS).fuse();
        loop {
            select! {
                wish = wishes.next() => match wish {
                    Some(newer) => {
                        *watch = newer;
                        if ask.send(Ok(newer)).await.is_err() {
                            return any;
                        }
                    }
                    None => return any,
                },
                next = pictures.next().fuse() => match next {
                    Some(Ok(picture)) => {
                        any = true;
                        silence = TimeoutFuture::new(SILENCE_MS).fuse();
                        self.contact.set(Contact::Connected);
                        self.picture.set(Some(picture));
                    }
                    _ => return any,
                },
                () = silence => return any,
            }
        }
    }
}
