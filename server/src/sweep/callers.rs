//! Every route is on the list of routes, and answers each caller as the list says. No page and no
//! answer of the API reads past what its caller may see.

use super::{Served, routes};
use crate::api;
use app::route::{Door, Route};
use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONNECTION, HOST, LOCATION, UPGRADE};
use axum::http::{Method, Request, StatusCode};
use domain::Audience;
use std::path::Path;
use tower::ServiceExt;

const PASSWORD: &str = "a password of these tests";

/// An answer, as far as it depends on who asks.
#[derive(Debug, PartialEq)]
enum Met {
    /// The way to the sign-in page.
    SignIn,
    /// 401.
    Unauthorized,
    /// Anything else.
    Answer(u16),
}

impl Served {
    async fn meet(&self, route: &Route, password: Option<&str>) -> Met {
        let of_all = if route.door == Door::Function { Method::POST } else { Method::GET };
        let method = route.method.clone().unwrap_or(of_all);
        let mut request = Request::builder().method(method).uri(routes::address(route)).header(HOST, "localhost");
        if route.door == Door::Socket {
            request = request.header(CONNECTION, "upgrade").header(UPGRADE, "websocket");
        }
        if let Some(password) = password {
            request = request.header(AUTHORIZATION, format!("Bearer {password}"));
        }
        let response = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let leads_to = response.headers().get(LOCATION).map(|to| to.to_str().unwrap()).unwrap_or_default();
        match response.status() {
            StatusCode::UNAUTHORIZED => Met::Unauthorized,
            _ if leads_to.starts_with("/sign-in?next=") => Met::SignIn,
            status => Met::Answer(status.as_u16()),
        }
    }

    /// Checks that each route lets this caller in, unless it wants a token.
    async fn lets_in(&self, password: Option<&str>) {
        for route in self.routes.iter().filter(|route| route.audience != Audience::Senders) {
            let met = self.meet(route, password).await;
            // This router cannot upgrade a connection; it is enough that it would.
            let is_well = matches!(met, Met::Answer(status) if status != 500 || route.door == Door::Socket);
            assert!(is_well, "{route:?} answers {met:?}");
        }
    }
}

#[tokio::test]
async fn somebody_signed_out_gets_what_the_list_says() {
    let served = Served::behind(Some(&PASSWORD.to_owned())).await;
    for route in &served.routes {
        let met = served.meet(route, None).await;
        let is_page = matches!(route.door, Door::Page | Door::Document | Door::SignIn) && route.method == Some(Method::GET);
        let is_as_listed = match route.audience {
            Audience::Everybody => matches!(met, Met::Answer(status) if status != 500),
            Audience::Holders(_) | Audience::InPerson(_) if is_page => met == Met::SignIn,
            Audience::Holders(_) | Audience::InPerson(_) | Audience::Senders => met == Met::Unauthorized,
        };
        assert!(is_as_listed, "{route:?} answers {met:?}");
    }
}

#[tokio::test]
async fn whoever_gives_the_password_gets_in_everywhere() {
    Served::behind(Some(&PASSWORD.to_owned())).await.lets_in(Some(PASSWORD)).await;
}

#[tokio::test]
async fn without_a_password_everybody_at_this_machine_gets_in_but_readings_want_a_token() {
    let served = Served::new().await;
    served.lets_in(None).await;
    for route in served.routes.iter().filter(|route| route.audience == Audience::Senders) {
        assert_eq!(served.meet(route, None).await, Met::Unauthorized, "{route:?}");
    }
}

#[tokio::test]
async fn the_list_has_every_kind_of_route_and_each_route_once() {
    let served = Served::behind(Some(&PASSWORD.to_owned())).await;
    for (door, least) in [
        (Door::Page, 5),
        (Door::Document, 60),
        (Door::SignIn, 3),
        (Door::Api, 30),
        (Door::Function, 4),
        (Door::Socket, 1),
        (Door::Ingest, 7),
        (Door::Health, 3),
        (Door::File, 1),
    ] {
        let count = served.routes.iter().filter(|route| route.door == door).count();
        assert!(count >= least, "{door:?}: {count} routes");
    }
    let mut named: Vec<String> = served.routes.iter().map(|route| format!("{:?} {}", route.method, route.path)).collect();
    let count = named.len();
    named.sort();
    named.dedup();
    assert_eq!(named.len(), count, "a route is listed twice");
}

#[tokio::test]
async fn a_request_of_nobody_known_is_a_failure_of_the_server() {
    let served = Served::new().await;
    // The API without the layer that says who asks.
    let (router, _) = api::routes(served.app.state.services.clone()).parts();
    for path in ["/api/sites", "/api/nothing"] {
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR, "{path}");
    }
}

/// What answers callers.
const ROOMS: [&str; 5] = ["../app/src", "../app/settings/src", "../app/performance/src", "src/api", "src/http"];

#[test]
fn routes_are_made_by_the_list_and_the_catalog_is_read_for_a_caller() {
    let mut wrong = Vec::new();
    for room in ROOMS {
        look(&Path::new(env!("CARGO_MANIFEST_DIR")).join(room), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn look(folder: &Path, wrong: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            look(&path, wrong);
        } else if name.ends_with(".rs") && !name.contains("tests") {
            let source = std::fs::read_to_string(&path).unwrap();
            let shipped = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let is_list = name.ends_with("/app/src/route.rs");
            if shipped.contains(".route(") && !is_list {
                wrong.push(format!("{name} makes a route that is not on the list: use `app::Routes`"));
            }
            if shipped.contains("store.catalog()") {
                wrong.push(format!("{name} reads the whole catalog: use `Scope::catalog`"));
            }
        }
    }
}
