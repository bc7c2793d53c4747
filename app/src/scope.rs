//! The state as one caller may see it. It is the only extractor of handlers, and the only way from a
//! page to the state, so nothing is answered for nobody. Leaves out who the caller is (the layer
//! around the routes says so) and what a caller may see (`domain::access`).

use crate::AppState;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::Caller;
use leptos::prelude::{ServerFnError, use_context};
use services::Services;
use std::ops::Deref;
use std::sync::Arc;
use store::Catalog;
use wording::page::problem::FAILED;

/// A state, and who asks for what is in it.
///
/// It hands out the state as if it were the state itself: `scope.store`, `scope.now()`. What there
/// is, [`Scope::catalog`] says, as far as the caller may see it.
#[derive(Clone)]
pub struct Scope<S = AppState> {
    /// Who asks.
    pub caller: Caller,
    state: S,
}

impl<S> Scope<S> {
    /// The state, for a caller.
    pub fn new(state: S, caller: Caller) -> Self {
        Self { caller, state }
    }
}

impl<S: AsRef<Services>> Scope<S> {
    /// The places and meters that the caller may see.
    #[must_use]
    pub fn catalog(&self) -> Arc<Catalog> {
        self.state.as_ref().store.catalog_for(self.caller.sight())
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
        Ok(Self::new(state.clone(), caller))
    }
}

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
        (StatusCode::INTERNAL_SERVER_ERROR, FAILED).into_response()
    }
}

impl From<NoCaller> for ServerFnError {
    fn from(_: NoCaller) -> Self {
        NoCaller::log();
        ServerFnError::new(FAILED)
    }
}

/// The scope of the server function that is being answered. Its route provides it.
///
/// # Errors
/// [`NoCaller`].
pub fn current() -> Result<Scope, NoCaller> {
    use_context::<Scope>().ok_or(NoCaller)
}
