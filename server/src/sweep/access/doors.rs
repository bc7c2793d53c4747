//! The doors at which readings come in, each with every kind of secret and for every kind of meter: who is
//! let in is said by a rule here, and a door that is added without a body to send fails. What was refused
//! changed nothing, and a meter that a key does not see is answered as one that is not there.

use super::matrix::dump;
use super::neighbours::{self, MARK, Neighbours};
use crate::http::door::Peer;
use crate::http::sign_in::hash_of;
use crate::sweep::Served;
use app::route::Door;
use axum::body::{Body, to_bytes};
use axum::http::header::{AUTHORIZATION, COOKIE, HOST};
use axum::http::{Method, Request};
use domain::{BuildingId, DAY_MS, KeyScope, PersonId, Role};
use ingest::token::{SECRET_BYTES, hash, new_secret};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Weak;
use store::{Actor, NewKey, NewPerson, NewSession, Opens, TokenKind};
use tower::ServiceExt;

/// What is sent to each door; `$meter` stands for the meter.
const BODIES: [(&str, &str); 10] = [
    ("POST /api/v1/readings", r#"{"meter":"$meter","energy_kwh":7}"#),
    ("POST /api/v1/meters/{meter}/readings", r#"{"energy_kwh":7}"#),
    ("POST /api/v1/{token}/telemetry", r#"{"energy_kwh":7}"#),
    ("POST /api/v1/{token}/attributes", r#"{"firmware":7}"#),
    ("POST /api/v2/write", "$meter energy_kwh=7"),
    ("POST /write", "$meter energy_kwh=7"),
    ("POST /api/v2/query", "from(bucket: \"b\")"),
    ("POST /query", ""),
    ("GET /query", ""),
    ("GET /ping", ""),
];

/// What somebody has to show.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shows {
    /// Nothing that counts here: none, unknown, over, or a cookie.
    Nothing,
    /// A key that may not bring readings.
    NoBringer,
    /// The token of the own meter.
    OwnMeter,
    /// A key of the own building.
    OwnBuilding,
    /// A key of all buildings, of somebody who may set up devices.
    AnyKey,
    /// A token that stands for no meter.
    AnyToken,
}

/// Whether somebody is let in, and the status otherwise. `is_own` is of the meter, `place` of the secret.
fn rule(shows: Shows, door: &str, is_own: bool) -> Result<(), u16> {
    use Shows::{AnyKey, AnyToken, NoBringer, Nothing, OwnBuilding, OwnMeter};
    let (is_of_path, is_line) = (door.contains("{token}"), door.contains("write"));
    match shows {
        _ if door == "GET /ping" => Ok(()),
        // A key never counts in a path.
        Nothing | NoBringer | OwnBuilding | AnyKey if is_of_path || shows == Nothing => Err(401),
        NoBringer => Err(403),
        _ if door.contains("query") => Ok(()),
        AnyToken if is_of_path => Err(403),
        OwnMeter if is_of_path || is_line || is_own => Ok(()),
        OwnBuilding if is_line => Err(403),
        OwnBuilding if is_own => Ok(()),
        OwnMeter | OwnBuilding => Err(403),
        _ => Ok(()),
    }
}

/// A header that somebody sends, or a secret for the path.
struct Sender {
    who: &'static str,
    shows: Shows,
    secret: Option<String>,
    cookie: Option<String>,
    /// Wrong secrets are counted by it.
    address: IpAddr,
}

/// Everybody who may come to a door.
async fn senders(served: &Served, own: BuildingId) -> Vec<Sender> {
    let (store, now, boss) = (&served.app.state.store, served.app.state.now(), Actor::command_line());
    let owner = async |new: NewPerson| store.person_insert(&new, Some("a hash"), &boss, now).await.unwrap();
    let root = owner(NewPerson::new("root", Role::Admin)).await;
    let ada = owner(NewPerson { buildings: vec![own], ..NewPerson::new("ada", Role::Manager) }).await;
    let gone = owner(NewPerson { sees_all: true, ..NewPerson::new("gone", Role::Manager) }).await;
    let eye = owner(NewPerson { sees_all: true, ..NewPerson::new("eye", Role::User) }).await;
    let mut number = 0;
    let mut found = Vec::new();
    let mut add = |who, shows, secret: Option<String>, cookie| {
        let address = Ipv4Addr::new(192, 0, 2, u8::try_from(found.len()).unwrap());
        found.push(Sender { who, shows, secret, cookie, address: address.into() });
    };
    let mut secret = || {
        number += 1;
        new_secret(&[number; SECRET_BYTES])
    };
    add("nobody", Shows::Nothing, None, None);
    add("an unknown key", Shows::Nothing, Some(secret()), None);
    for (who, shows, device) in [("a device", Shows::OwnMeter, Some("own-meter")), ("a gateway", Shows::AnyToken, None)] {
        let (secret, kind) = (secret(), if device.is_some() { TokenKind::Device } else { TokenKind::Http });
        store.token_insert(who, kind, device, &hash(&secret), now).await.unwrap();
        add(who, shows, Some(secret), None);
    }
    let key = async |secret: &str, person_id: PersonId, scope, buildings: Vec<BuildingId>, expires_at| {
        let (name, opens, sees_all) = ("a program".to_owned(), Opens::Api(scope), buildings.is_empty());
        let new = NewKey { person_id, name, opens, sees_all, buildings, expires_at };
        store.key_insert(&new, &hash(secret), &boss, now).await.unwrap()
    };
    let all = Vec::new;
    for (who, shows, person_id, scope, buildings, expires_at) in [
        ("a manager's key to write", Shows::OwnBuilding, ada, KeyScope::WriteReadings, all(), None),
        ("a manager's key to read", Shows::NoBringer, ada, KeyScope::Read, all(), None),
        ("a manager's key to manage", Shows::OwnBuilding, ada, KeyScope::Manage, all(), None),
        ("an admin's key to write", Shows::AnyKey, root, KeyScope::WriteReadings, all(), None),
        ("an admin's key to read", Shows::NoBringer, root, KeyScope::Read, all(), None),
        ("an admin's key to manage", Shows::AnyKey, root, KeyScope::Manage, all(), None),
        ("an admin's key of one building", Shows::OwnBuilding, root, KeyScope::WriteReadings, vec![own], None),
        ("a key to write of somebody who is a viewer now", Shows::NoBringer, eye, KeyScope::WriteReadings, all(), None),
        ("a key that is over", Shows::Nothing, root, KeyScope::Manage, all(), Some(now + 1)),
        ("a key that was revoked", Shows::Nothing, root, KeyScope::Manage, all(), None),
        ("a key of somebody disabled", Shows::Nothing, gone, KeyScope::WriteReadings, all(), None),
    ] {
        let secret = secret();
        let key_id = key(&secret, person_id, scope, buildings, expires_at).await;
        if who.ends_with("revoked") {
            store.key_revoke(key_id, None, &boss, now).await.unwrap();
        }
        add(who, shows, Some(secret), None);
    }
    let less = NewPerson { sees_all: true, ..NewPerson::new("eye", Role::Viewer) };
    store.person_update(eye, None, &less, &boss, now).await.unwrap();
    store.person_disable(gone, true, &boss, now).await.unwrap();
    let token = "7".repeat(64);
    let (hash_of_session, device, address, provider) = (hash_of(&token), String::new(), None, None);
    let session = NewSession { hash: hash_of_session, person_id: root, device, address, provider };
    store.session_open(&session, &boss, now).await.unwrap();
    add("an admin's browser", Shows::Nothing, None, Some(format!("greenpulse_session={token}")));
    let screen = secret();
    let (opens, name) = (Opens::Page("/wall".to_owned()), "a screen".to_owned());
    let new = NewKey { person_id: root, name, opens, sees_all: true, buildings: Vec::new(), expires_at: None };
    store.key_insert(&new, &hash(&screen), &boss, now).await.unwrap();
    add("a screen", Shows::Nothing, None, Some(format!("greenpulse_screen={screen}")));
    add("a screen's secret", Shows::Nothing, Some(screen), None);
    // Whatever a key ends by is over by the time that it is shown.
    served.app.state.clock.step(2);
    found
}

async fn send(served: &Served, (method, path): (&Method, &str), sender: &Sender, body: String) -> (u16, String) {
    let peer = Peer { address: (sender.address, 5_000).into(), stream: Weak::new() };
    let mut request = Request::builder().method(method.clone()).uri(path).header(HOST, "localhost").extension(peer);
    if let Some(secret) = &sender.secret {
        request = request.header(AUTHORIZATION, format!("Bearer {secret}"));
    }
    if let Some(cookie) = &sender.cookie {
        request = request.header(COOKIE, cookie);
    }
    let response = served.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test]
async fn readings_come_in_by_the_rule_of_each_door_and_what_is_refused_changes_nothing() {
    let served = Served::at(crate::api::tests::MONDAY + 15 * DAY_MS).await;
    let Neighbours { own, next_door, elsewhere } = neighbours::settle(&served).await;
    let senders = senders(&served, BuildingId(own.building.parse().unwrap())).await;
    let doors: Vec<_> = served.routes.iter().filter(|route| route.door == Door::Ingest).collect();
    let before = dump(&served).await;
    let (mut cells, mut wrong) = (0, Vec::new());
    for route in doors {
        let method = route.method.clone().unwrap();
        let door = format!("{method} {}", route.path);
        let Some((_, body)) = BODIES.iter().find(|(of, _)| *of == door) else { panic!("say what is sent to {door}") };
        for sender in &senders {
            let mut unseen = Vec::new();
            for meter in [&own.key, &next_door.key, &elsewhere.key, &"no-such-meter".to_owned()] {
                let secret = sender.secret.as_deref().unwrap_or("gp_none");
                let path = route.path.replace("{meter}", meter).replace("{token}", secret);
                let (status, told) = send(&served, (&method, &path), sender, body.replace("$meter", meter)).await;
                let wanted = rule(sender.shows, &door, meter == &own.key);
                // Nothing runs behind the pipeline of this server: 503 says that a reading was let in.
                let is_well = match wanted {
                    Ok(()) => [200, 204, 503].contains(&status),
                    Err(refused) => status == refused,
                };
                cells += 1;
                if !is_well {
                    wrong.push(format!("{} gets {status} at {door} for {meter}, not {wanted:?}: {told}", sender.who));
                }
                let plain = told.replace(meter.as_str(), "#");
                if plain.contains(MARK) {
                    wrong.push(format!("{} reads of the neighbours at {door}: {told}", sender.who));
                }
                if meter != &own.key && sender.shows != Shows::AnyKey {
                    unseen.push((status, plain));
                }
            }
            if unseen.iter().any(|one| *one != unseen[0]) {
                wrong.push(format!("{} tells another's meter from a missing one at {door}: {unseen:?}", sender.who));
            }
        }
    }
    let after = dump(&served).await;
    for (table, rows) in &before {
        if after[table] != *rows {
            wrong.push(format!("the table {table} was changed"));
        }
    }
    println!("{cells} cells of doors");
    assert!(wrong.is_empty(), "{} of {cells} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
