//! No other page may make a browser change something here, or open a live connection: each route that
//! changes something refuses a foreign origin, whoever's cookie the browser sends.

use super::matrix::dump;
use super::neighbours::{self, Neighbours};
use crate::http::sign_in::hash_of;
use crate::sweep::Served;
use app::route::Door;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONNECTION, CONTENT_TYPE, COOKIE, HOST, UPGRADE};
use axum::http::{Method, Request};
use domain::{DAY_MS, Role};
use store::{Actor, NewPerson, NewSession};
use tower::ServiceExt;
use wording::Words;
use wording::problem::wrong_origin;

/// The headers by which a browser says which page asks.
const ORIGIN: &str = "origin";
const SITE: &str = "sec-fetch-site";

/// What a browser says of a foreign page.
const FOREIGN: [&[(&str, &str)]; 7] = [
    &[(ORIGIN, "http://evil.example")],
    &[(ORIGIN, "https://localhost.evil.example")],
    &[(ORIGIN, "http://localhost:81")],
    &[(ORIGIN, "null")],
    &[(SITE, "cross-site")],
    // Another host of the same domain is somebody else.
    &[(SITE, "same-site")],
    // No browser that is new enough says nothing, and none of the old ones may pass.
    &[],
];

#[tokio::test]
async fn no_route_that_changes_something_and_no_live_connection_answers_a_foreign_page() {
    let served = Served::at(crate::api::tests::MONDAY + 15 * DAY_MS).await;
    let Neighbours { own, .. } = neighbours::settle(&served).await;
    let (store, now, boss) = (&served.app.state.store, served.app.state.now(), Actor::command_line());
    let root = store.person_insert(&NewPerson::new("root", Role::Admin), Some("a hash"), &boss, now).await.unwrap();
    let token = "7".repeat(64);
    let (device, address, provider) = (String::new(), None, None);
    let session = NewSession { hash: hash_of(&token), person_id: root, device, address, provider };
    store.session_open(&session, &boss, now).await.unwrap();
    let cookie = format!("greenpulse_session={token}");
    let (before, recorded) = (dump(&served).await, store.audit_list(1_000).await.unwrap().len());

    let is_changing = |method: &Option<Method>| method.as_ref().is_none_or(|method| method != Method::GET);
    let guarded: Vec<_> = served.routes.iter().filter(|route| is_changing(&route.method) || route.door == Door::Socket).collect();
    let (mut cells, mut wrong) = (0, Vec::new());
    for route in &guarded {
        let is_socket = route.door == Door::Socket;
        let path = match route.door {
            Door::SignIn | Door::Ingest => super::super::routes::address(route),
            _ => own.request(route).0.path,
        };
        let ask = async |headers: &[(&str, &str)]| {
            let method = route.method.clone().unwrap_or(Method::POST);
            let mut request = Request::builder().method(method).uri(&path).header(HOST, "localhost").header(COOKIE, &cookie);
            if is_socket {
                request = request.header(CONNECTION, "upgrade").header(UPGRADE, "websocket");
            }
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::empty()).unwrap();
            let response = served.router.clone().oneshot(request).await.unwrap();
            let status = response.status().as_u16();
            let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            (status, String::from_utf8_lossy(&body).contains(wrong_origin(Words::ENGLISH)))
        };
        for foreign in FOREIGN {
            // A program that sends readings has a secret of its own, and no origin.
            if route.door == Door::Ingest && foreign.iter().all(|(name, _)| *name != ORIGIN) {
                continue;
            }
            cells += 1;
            let found = ask(foreign).await;
            if found != (403, true) {
                wrong.push(format!("{route:?} answers {found:?} to {foreign:?}"));
            }
        }
    }
    assert_eq!(dump(&served).await, before, "a foreign page changed something");
    assert_eq!(store.audit_list(1_000).await.unwrap().len(), recorded, "a foreign page is in the record");
    println!("{cells} cells of foreign pages at {} routes", guarded.len());
    assert!(guarded.len() > 60 && guarded.iter().any(|route| route.door == Door::Socket), "{}", guarded.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_page_of_ones_own_is_no_foreign_one() {
    let served = Served::new().await;
    for route in served.routes.iter().filter(|route| route.method == Some(Method::POST) && route.door != Door::Ingest) {
        let request = Request::builder().method(Method::POST).uri(super::super::routes::address(route));
        let request = request.header(HOST, "localhost").header(ORIGIN, "http://localhost").body(Body::empty()).unwrap();
        let response = served.router.clone().oneshot(request).await.unwrap();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body);
        assert!(!body.contains(wrong_origin(Words::ENGLISH)), "{route:?}: {body}");
    }
}
