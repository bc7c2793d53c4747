//! Every route, asked by every kind of caller for their own building, for another's, and for one that
//! does not exist. Another's is answered exactly as a missing one, nothing of it stands in any answer,
//! and what was refused changed nothing, of one's own place neither.

mod doors;
mod live;
mod matrix;
mod neighbours;
mod origin;
mod record;

use super::Served;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONNECTION, CONTENT_TYPE, HOST, LOCATION, UPGRADE};
use axum::http::{Method, Request};
use axum::{Extension, response::Response};
use domain::{Audience, Caller, Key, KeyId, KeyScope, Person, PersonId, Role, Screen, Sight};
use std::sync::Arc;
use tower::ServiceExt;

/// What an answer shows.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    status: u16,
    leads_to: String,
    body: String,
}

impl Shown {
    async fn of(response: Response) -> Self {
        let status = response.status().as_u16();
        let leads_to = response.headers().get(LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Self { status, leads_to, body: String::from_utf8_lossy(&body).into_owned() }
    }
}

/// A request: what the list of routes says of it, filled in.
#[derive(Clone, Debug)]
struct Asked {
    method: Method,
    path: String,
    form: String,
    is_json: bool,
    is_socket: bool,
}

impl Served {
    /// The routes as this caller meets them.
    fn router_for(&self, caller: &Caller) -> Router {
        self.inner.clone().layer(Extension(caller.clone()))
    }
}

/// Whether the caller reads anything.
fn is_reader(caller: &Caller) -> bool {
    Audience::Holders(domain::Capability::See).includes(caller)
}

async fn shown(router: &Router, asked: &Asked) -> Shown {
    let mut request = Request::builder().method(asked.method.clone()).uri(&asked.path).header(HOST, "localhost");
    if asked.is_socket {
        request = request.header(CONNECTION, "upgrade").header(UPGRADE, "websocket");
    }
    let kind = if asked.is_json { "application/json" } else { "application/x-www-form-urlencoded" };
    let request = request.header(CONTENT_TYPE, kind).body(Body::from(asked.form.clone())).unwrap();
    Shown::of(router.clone().oneshot(request).await.unwrap()).await
}

/// Somebody with an account.
fn person(role: Role, sight: &Sight) -> Caller {
    Caller::Person(Arc::new(Person {
        person_id: PersonId(7),
        name: format!("a {}", role.as_str()),
        role,
        sight: sight.clone(),
        reads: domain::Reads::default(),
        seen_by: None,
    }))
}

/// An admin who looks through a manager's eyes.
fn seen_as(sight: &Sight) -> Caller {
    let Caller::Person(admin) = person(Role::Admin, &Sight::All) else { return Caller::Nobody };
    match person(Role::Manager, sight) {
        Caller::Person(person) => Caller::Person(Arc::new(Person { seen_by: Some(admin), ..(*person).clone() })),
        other => other,
    }
}

/// All kinds of callers who see some buildings only, and those who see all of them.
fn callers(own: &Sight) -> Vec<(&'static str, Caller)> {
    let key = |scope, role, sight: &Sight| {
        let (key_id, owner, name) = (KeyId(3), PersonId(7), "a key".to_owned());
        Caller::Key(Arc::new(Key { key_id, owner, name, scope, role, sight: sight.clone() }))
    };
    let screen = Screen { name: "a screen".to_owned(), path: "/wall".to_owned(), sight: own.clone() };
    vec![
        ("nobody", Caller::Nobody),
        ("device token", Caller::Token { name: "a device".to_owned() }),
        ("screen link", Caller::Screen(Arc::new(screen))),
        ("viewer", person(Role::Viewer, own)),
        ("user", person(Role::User, own)),
        ("manager", person(Role::Manager, own)),
        ("an admin as a manager", seen_as(own)),
        ("write key", key(KeyScope::WriteReadings, Role::Admin, &Sight::All)),
        ("read key", key(KeyScope::Read, Role::Manager, own)),
        ("manage key", key(KeyScope::Manage, Role::Manager, own)),
        ("manager of all", person(Role::Manager, &Sight::All)),
        ("admin", person(Role::Admin, &Sight::All)),
    ]
}
