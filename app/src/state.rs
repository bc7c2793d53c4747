//! The state through which the server's side of the app reaches everything else: the services, and
//! what pages alone need.

use crate::asset::Assets;
use crate::query::energy::MonthCosts;
use crate::query::issue::OpenIssues;
use crate::query::usual::Days;
use domain::Millis;
use services::Services;
use std::ops::Deref;
use std::sync::Arc;

/// The state that every request shares.
///
/// It hands out its services as if they were its own: `state.store`, `state.now()`. What is no page
/// takes [`Services`], and never this.
#[derive(Clone)]
pub struct AppState {
    /// What every part of the server is handed.
    pub services: Services,
    /// The files that pages load.
    pub assets: Arc<Assets>,
    /// The address that devices publish to.
    pub publish: Arc<PublishHint>,
    /// Notified when somebody wants the weather now.
    pub weather_wanted: Arc<tokio::sync::Notify>,
    /// The host of the weather service; `None` if none is to be asked.
    pub weather_host: Option<String>,
    /// The day so far of the places that browsers watch.
    pub days: Arc<Days>,
    /// What months cost and are expected to have cost.
    pub month_costs: Arc<MonthCosts>,
    /// How many issues wait for people.
    pub issues: Arc<OpenIssues>,
    /// Who else says who somebody is, for the pages of people.
    pub sign_in_ways: Arc<Vec<SignInWay>>,
    /// When the process started.
    pub started_at: Millis,
}

/// A provider of single sign-on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInWay {
    /// Its id, as it stands in addresses.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What it calls itself.
    pub issuer: String,
    /// Where browsers come back to from it.
    pub redirect: String,
    /// Where it says that sessions ended.
    pub logout: String,
}

impl Deref for AppState {
    type Target = Services;

    fn deref(&self) -> &Services {
        &self.services
    }
}

impl AsRef<Services> for AppState {
    fn as_ref(&self) -> &Services {
        &self.services
    }
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
    /// It takes no password, only tokens.
    pub needs_token: bool,
    /// It is the broker in this process, which knows our tokens.
    pub is_embedded: bool,
    /// The base address of the pages and the API, such as `http://192.168.1.20:3000`.
    pub web: String,
}
