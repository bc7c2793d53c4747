//! The state as one caller may see it. It is the only extractor of handlers, and the only way from a
//! page to the state, so nothing is answered for nobody. Leaves out who the caller is (the layer
//! around the routes says so) and what a caller may see (`domain::access`).

use crate::AppState;
use crate::document::section::takes;
use crate::own::Own;
use crate::theme::Theme;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::{Caller, Site, SiteId};
use leptos::prelude::{ServerFnError, use_context};
use services::Services;
use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;
use store::{Actor, Catalog};
use wording::problem::failed;
use wording::{Reader, Words};

/// A state, and who asks for what is in it.
///
/// It hands out the state as if it were the state itself: `scope.store`, `scope.now()`. What there
/// is, [`Scope::catalog`] says, as far as the caller may see it.
#[derive(Clone)]
pub struct Scope<S = AppState> {
    /// Who asks.
    pub caller: Caller,
    /// In which language they read, and in which units if they chose some.
    pub reader: Reader,
    /// How they like pages to look.
    pub theme: Theme,
    /// What their browser remembers.
    pub own: Own,
    /// From which address they ask, for the record.
    pub address: Option<Address>,
    state: S,
}

impl<S> Scope<S> {
    /// The state, for a caller who reads in this way.
    pub fn new(state: S, caller: Caller, reader: Reader) -> Self {
        Self { caller, reader, theme: Theme::default(), own: Own::default(), address: None, state }
    }

    /// Who asks, and from where, for the record of what was done.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::of(&self.caller, self.address.as_ref().map(|address| address.0.to_string()))
    }

    /// The same caller before another state.
    #[must_use]
    pub fn over<S2>(self, state: S2) -> Scope<S2> {
        let Self { caller, reader, theme, own, address, .. } = self;
        Scope { caller, reader, theme, own, address, state }
    }

    /// Whether a page may lead this caller to that address.
    #[must_use]
    pub fn may_open(&self, href: &str) -> bool {
        self.caller.may(takes(href))
    }

    /// The words for what is told of a site: the reader's language, the habits of the site.
    #[must_use]
    pub fn words(&self, site: &Site) -> Words {
        self.reader.words(site)
    }
}

impl<S: AsRef<Services>> Scope<S> {
    /// The places and meters that the caller may see.
    #[must_use]
    pub fn catalog(&self) -> Arc<Catalog> {
        self.state.as_ref().store.catalog_for(&self.caller.sight())
    }

    /// Whether the caller may see every building of a site, and so what shows all of them at once.
    #[must_use]
    pub fn sees_whole(&self, site_id: SiteId) -> bool {
        self.state.as_ref().store.is_whole(&self.caller.sight(), site_id)
    }

    /// The words for what is told of no site, or of several: the habits are those of the first site.
    #[must_use]
    pub fn words_of_all(&self) -> Words {
        let units = self.catalog().sites.values().next().map(|site| site.unit_system).unwrap_or_default();
        self.reader.words_in(units)
    }
}

impl<S> Deref for Scope<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.state
    }
}

impl<S: Clone + Send + Sync> FromRequestParts<S> for Scope<S> {
    type Rejection = NoCaller;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, NoCaller> {
        let caller = parts.extensions.get::<Caller>().cloned().ok_or(NoCaller)?;
        // A request that passed no layer that says who reads is a program's.
        let reader = parts.extensions.get().copied().unwrap_or_default();
        let theme = parts.extensions.get().copied().unwrap_or_default();
        let own = parts.extensions.get().cloned().unwrap_or_default();
        let address = parts.extensions.get().copied();
        Ok(Self { theme, own, address, ..Self::new(state.clone(), caller, reader) })
    }
}

/// The address that a request came from, as far as proxies may be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub IpAddr);

/// A request that passed no layer that says who asks. That is a fault of the server, and no caller
/// is assumed instead.
#[derive(Clone, Copy, Debug)]
pub struct NoCaller;

impl NoCaller {
    fn log() {
        tracing::error!("a request passed no layer that says who asks");
    }
}

impl IntoResponse for NoCaller {
    fn into_response(self) -> Response {
        Self::log();
        (StatusCode::INTERNAL_SERVER_ERROR, failed(Words::ENGLISH)).into_response()
    }
}

impl From<NoCaller> for ServerFnError {
    fn from(_: NoCaller) -> Self {
        NoCaller::log();
        ServerFnError::new(failed(Words::ENGLISH))
    }
}

/// The scope of the server function that is being answered. Its route provides it.
///
/// # Errors
/// [`NoCaller`].
pub fn current() -> Result<Scope, NoCaller> {
    use_context::<Scope>().ok_or(NoCaller)
}
