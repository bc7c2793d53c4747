//! What the server's side of the app reaches the rest through.

use crate::asset::Assets;
use domain::Millis;
use ingest::{Intake, Live, Stats};
use std::sync::Arc;
use store::Store;

/// Shared by every request.
#[derive(Clone)]
pub struct AppState {
    /// What is kept.
    pub store: Arc<Store>,
    /// What flows now.
    pub live: Arc<Live>,
    /// How ingest is doing.
    pub stats: Arc<Stats>,
    /// The way in for what people have sent again.
    pub intake: Intake,
    /// The files that pages load.
    pub assets: Arc<Assets>,
    /// What a device must be told.
    pub publish: Arc<PublishHint>,
    /// Visitors sign in with the shared password.
    pub has_sign_in: bool,
    /// Told when somebody wants the weather now.
    pub weather_wanted: Arc<tokio::sync::Notify>,
    /// Whom the weather is asked of; `None` where nobody is to be asked.
    pub weather_host: Option<String>,
    /// When the process began.
    pub started_at: Millis,
}

/// Where a device publishes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublishHint {
    /// The broker's host, as a device in the house would write it.
    pub host: String,
    /// The broker's port.
    pub port: u16,
    /// A password is asked for.
    pub needs_password: bool,
    /// It is the broker in this process, which knows our tokens.
    pub is_embedded: bool,
    /// Where programs reach the pages and the API, such as `http://192.168.1.20:3000`.
    pub web: String,
}

impl AppState {
    /// The time now.
    #[must_use]
    pub fn now(&self) -> Millis {
        ingest::now_ms()
    }
}
