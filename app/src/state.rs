//! The state through which the server's side of the app reaches everything else.

use crate::asset::Assets;
use domain::Millis;
use ingest::{Intake, Live, Stats};
use std::sync::Arc;
use store::Store;

/// The state that every request shares.
#[derive(Clone)]
pub struct AppState {
    /// The store.
    pub store: Arc<Store>,
    /// The live values.
    pub live: Arc<Live>,
    /// The statistics of ingest.
    pub stats: Arc<Stats>,
    /// The intake, for messages that people read again or let in.
    pub intake: Intake,
    /// The files that pages load.
    pub assets: Arc<Assets>,
    /// The address that devices publish to.
    pub publish: Arc<PublishHint>,
    /// Visitors sign in with the shared password.
    pub has_sign_in: bool,
    /// Notified when somebody wants the weather now.
    pub weather_wanted: Arc<tokio::sync::Notify>,
    /// The host of the weather service; `None` if none is to be asked.
    pub weather_host: Option<String>,
    /// When the process started.
    pub started_at: Millis,
}

/// The address that a device publishes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublishHint {
    /// The broker's host, as a device on the local network would write it.
    pub host: String,
    /// The broker's port.
    pub port: u16,
    /// The broker requires a password.
    pub needs_password: bool,
    /// It is the broker in this process, which knows our tokens.
    pub is_embedded: bool,
    /// The base address of the pages and the API, such as `http://192.168.1.20:3000`.
    pub web: String,
}

impl AppState {
    /// The time now.
    #[must_use]
    pub fn now(&self) -> Millis {
        ingest::now_ms()
    }
}
