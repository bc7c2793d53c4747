//! The list of the server's routes. Routers are built with it, so no route is missing from it, and
//! each one says who may call it. Leaves out the layers around the routes.

use crate::{AppState, Scope};
use axum::Router;
use axum::extract::{FromRequestParts, Request, State};
use axum::handler::Handler;
use axum::http::{Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{self, MethodRouter};
use domain::{Audience, Caller, Capability};

/// The kind of a route: what answers there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// A page of the app.
    Page,
    /// A page that only the server renders, or a form of one.
    Document,
    /// The sign-in page and its forms.
    SignIn,
    /// The REST API.
    Api,
    /// A server function of a page.
    Function,
    /// A WebSocket.
    Socket,
    /// A path that receives readings.
    Ingest,
    /// Health, for machines.
    Health,
    /// A file.
    File,
}

/// A route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The method; `None` if it answers all.
    pub method: Option<Method>,
    /// The path, with placeholders such as `{id}`.
    pub path: String,
    /// What answers there.
    pub door: Door,
    /// Who may call it.
    pub audience: Audience,
}

/// Routes, as a router and as a list.
pub struct Routes<S = AppState> {
    router: Router<S>,
    listed: Vec<Route>,
    door: Door,
    audience: Audience,
}

impl Routes {
    /// Routes of documents, for whoever may see something.
    #[must_use]
    pub fn documents() -> Self {
        Self::new(Door::Document, Audience::Holders(Capability::See))
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No routes yet. Those added are of this kind and open to this audience.
    #[must_use]
    pub fn new(door: Door, audience: Audience) -> Self {
        Self { router: Router::new(), listed: Vec::new(), door, audience }
    }

    /// The routes added from here on are open to whoever has this capability.
    #[must_use]
    pub fn for_holders(self, capability: Capability) -> Self {
        Self { audience: Audience::Holders(capability), ..self }
    }

    /// The routes added from here on are open to whoever has this capability, but to no key.
    #[must_use]
    pub fn for_holders_in_person(self, capability: Capability) -> Self {
        Self { audience: Audience::InPerson(capability), ..self }
    }

    /// Adds the answer to `GET` and `HEAD` at a path.
    #[must_use]
    pub fn get<H: Handler<T, S>, T: CallerFirst + 'static>(self, path: &str, handler: H) -> Self {
        self.with(Some(Method::GET), path, routing::get(handler))
    }

    /// Adds the answer to `POST` at a path.
    #[must_use]
    pub fn post<H: Handler<T, S>, T: CallerFirst + 'static>(self, path: &str, handler: H) -> Self {
        self.with(Some(Method::POST), path, routing::post(handler))
    }

    /// Adds the answer to `PATCH` at a path.
    #[must_use]
    pub fn patch<H: Handler<T, S>, T: CallerFirst + 'static>(self, path: &str, handler: H) -> Self {
        self.with(Some(Method::PATCH), path, routing::patch(handler))
    }

    /// Adds the answer to `DELETE` at a path.
    #[must_use]
    pub fn delete<H: Handler<T, S>, T: CallerFirst + 'static>(self, path: &str, handler: H) -> Self {
        self.with(Some(Method::DELETE), path, routing::delete(handler))
    }

    /// Adds the answer to every method at a path.
    #[must_use]
    pub fn any<H: Handler<T, S>, T: CallerFirst + 'static>(self, path: &str, handler: H) -> Self {
        self.with(None, path, routing::any(handler))
    }

    fn with(mut self, method: Option<Method>, path: &str, answer: MethodRouter<S>) -> Self {
        let (door, audience) = (self.door, self.audience);
        let answer = answer.layer(middleware::from_fn_with_state((door, audience), admit));
        self.router = self.router.route(path, answer);
        self.listed.push(Route { method, path: path.to_owned(), door, audience });
        self
    }

    /// Both of two.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.listed.extend(other.listed);
        self
    }

    /// The same routes within layers, or with a fallback.
    #[must_use]
    pub fn within(mut self, change: impl FnOnce(Router<S>) -> Router<S>) -> Self {
        self.router = change(self.router);
        self
    }

    /// The same routes, with their state.
    #[must_use]
    pub fn with_state<S2>(self, state: S) -> Routes<S2> {
        let Self { router, listed, door, audience } = self;
        Routes { router: router.with_state(state), listed, door, audience }
    }

    /// The router, and the list of its routes.
    pub fn parts(self) -> (Router<S>, Vec<Route>) {
        (self.router, self.listed)
    }
}

/// Lets a caller through to a handler, or refuses before anything was read or written. Whether a
/// sender's key is valid, the routes of readings say.
async fn admit(State((door, audience)): State<(Door, Audience)>, request: Request, next: Next) -> Response {
    let is_refused = |caller: &Caller| audience != Audience::Senders && !audience.includes(caller);
    if !request.extensions().get::<Caller>().is_some_and(is_refused) {
        return next.run(request).await;
    }
    match Scope::from_request_parts(&mut request.into_parts().0, &()).await {
        Ok(scope) => {
            let status = if scope.caller.is_nobody() { StatusCode::UNAUTHORIZED } else { StatusCode::FORBIDDEN };
            let mut response = status.into_response();
            response.extensions_mut().insert(Refused { door, scope });
            response
        }
        Err(no_caller) => no_caller.into_response(),
    }
}

/// The mark of an answer without words: this caller may not call that route. A layer of the server
/// puts the words in.
#[derive(Clone)]
pub struct Refused {
    /// What would have answered.
    pub door: Door,
    /// Who asked, without a state.
    pub scope: Scope<()>,
}

/// The arguments of a handler that begin with the [`Scope`] of its caller.
#[diagnostic::on_unimplemented(message = "a handler's first argument is the `Scope` of its caller")]
pub trait CallerFirst {}

/// All numbers of arguments that handlers have.
macro_rules! caller_first {
    ($($argument:ident),*) => {
        impl<M, S, $($argument),*> CallerFirst for (M, Scope<S>, $($argument),*) {}
    };
}

caller_first!();
caller_first!(A);
caller_first!(A, B);
caller_first!(A, B, C);
caller_first!(A, B, C, D);
caller_first!(A, B, C, D, E);
