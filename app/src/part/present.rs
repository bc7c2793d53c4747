//! What a page knows of the present, as signals that its parts follow. Leaves out the connection
//! that sets them (`page::live`).

use crate::model::live::{Picture, Watch};
use domain::Millis;
use leptos::prelude::*;

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
    /// What is watched; `None` if nothing on the page moves.
    pub watch: RwSignal<Option<Watch>>,
}

impl Present {
    /// The signals of a page as the server rendered it.
    pub fn new(rendered: String) -> Self {
        Self {
            picture: RwSignal::new(None),
            contact: RwSignal::new(Contact::Rendered),
            now: RwSignal::new(None),
            newest: RwSignal::new(None),
            rendered: RwSignal::new(rendered),
            watch: RwSignal::new(None),
        }
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
