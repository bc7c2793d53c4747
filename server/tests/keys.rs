//! Keys and screen links in running processes: the command line, what ends them in another process, what
//! happens to their live connections, and what the log holds of them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use domain::Role;
use ingest::token::hash;
use running::{Greenpulse, Said};
use std::io::Read;
use std::net::TcpStream;
use std::time::{Duration, Instant};
use store::{Actor, NewKey, NewPerson, Opens, Store};

/// Within this time each process of a database refuses what was ended in another.
const SOON: Duration = Duration::from_secs(5);

fn said_well(said: Said) -> String {
    assert_eq!(said.code, Some(0), "{said:?}");
    said.stdout
}

fn status(greenpulse: &Greenpulse, secret: &str) -> u16 {
    greenpulse.send("GET", "/api/me", &[("Authorization", &format!("Bearer {secret}"))], "").status
}

/// Waits until it asks everybody to sign in: another process made the first account.
fn wait_until_closed(greenpulse: &Greenpulse) {
    wait_for("everybody comes in", || greenpulse.get("/api/me").status == 401);
}

fn wait_for(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < SOON, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Reads a live connection to its end, which must come soon.
fn ends_soon(mut live: TcpStream) {
    let start = Instant::now();
    let _ = live.read_to_end(&mut Vec::new());
    assert!(start.elapsed() < SOON, "a live connection goes on");
}

/// An admin, and a screen link of theirs with this secret for a site's wall.
async fn settle(url: &str, secret: &str) {
    let store = Store::open(url).await.unwrap();
    let actor = Actor::command_line();
    let root = store.person_insert(&NewPerson::new("root", Role::Admin), Some("a hash"), &actor, 1).await.unwrap();
    let opens = Opens::Page("/wall".to_owned());
    let name = "hall".to_owned();
    let link = NewKey { person_id: root, name, opens, sees_all: true, buildings: Vec::new(), expires_at: None };
    store.key_insert(&link, &hash(secret), &actor, 1).await.unwrap();
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_and_a_screen_link_that_are_revoked_in_one_process_are_over_in_every_other() {
    let database = trial::Postgres::start().database();
    let settings = [("GREENPULSE_DATABASE_URL", database.as_str())];
    let (one, two) = (Greenpulse::serving(&settings), Greenpulse::serving(&settings));
    let screen = ingest::token::new_secret(&[7; 26]);
    settle(&database, &screen).await;
    [&one, &two].into_iter().for_each(wait_until_closed);
    let made = one.run(&["key", "create", "meter room", "--owner", "ROOT", "--scope", "manage"]);
    let key = said_well(made).trim().to_owned();
    wait_for("a key is not known", || status(&one, &key) == 200 && status(&two, &key) == 200);
    let bearer = format!("Bearer {key}");
    let cookie = format!("greenpulse_screen={screen}");
    let opened = two.get(&format!("/screen/{screen}"));
    assert_eq!((opened.status, opened.header("location")), (303, Some("/wall")), "{opened:?}");
    let by_key = [&one, &two].map(|greenpulse| greenpulse.live_of("/", ("Authorization", &bearer)));
    let by_link = [&one, &two].map(|greenpulse| greenpulse.live_of("/wall", ("Cookie", &cookie)));

    let listed = said_well(one.run(&["key", "list"]));
    assert!(listed.contains("meter room  (of root; manage; all that its owner sees"), "{listed}");
    assert!(listed.contains("hall  (of root; screen of /wall") && !listed.contains(&key), "{listed}");
    let number = |name: &str| {
        let line = listed.lines().find(|line| line.contains(name)).unwrap();
        line.split_whitespace().next().unwrap().to_owned()
    };
    said_well(one.run(&["key", "revoke", &number("meter room")]));
    by_key.into_iter().for_each(ends_soon);
    wait_for("a revoked key opens something", || status(&one, &key) == 401 && status(&two, &key) == 401);
    said_well(one.run(&["key", "revoke", &number("hall")]));
    by_link.into_iter().for_each(ends_soon);
    for greenpulse in [&one, &two] {
        let wall = greenpulse.send("GET", "/wall", &[("Cookie", &cookie)], "");
        assert!(wall.status == 303 && wall.header("location").unwrap().starts_with("/sign-in"), "{wall:?}");
        let log = greenpulse.log("stderr");
        assert!(!log.contains(&key) && !log.contains(&screen), "a secret is in the log");
    }
    assert_eq!(one.run(&["key", "revoke", "99"]).code, Some(2));
    let refused = one.run(&["key", "create", "x", "--owner", "nobody"]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    running::assert_one_line(&refused);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_dies_with_its_owners_access_and_tokens_go_on() {
    let greenpulse = Greenpulse::serving(&[]);
    settle(&greenpulse.database_url(), &ingest::token::new_secret(&[7; 26])).await;
    wait_until_closed(&greenpulse);
    said_well(greenpulse.run(&["user", "create", "ada", "--role", "user", "--all-buildings"]));
    let token = said_well(greenpulse.run(&["token", "create", "telegraf"]));
    let key = said_well(greenpulse.run(&["key", "create", "hub", "--owner", "ada"])).trim().to_owned();
    let write = ["key", "create", "hub", "--owner", "ada", "--scope", "write-readings", "--days", "0"];
    let write = said_well(greenpulse.run(&write)).trim().to_owned();
    wait_for("a key is not known", || status(&greenpulse, &key) == 200);
    let live = greenpulse.live_of("/", ("Authorization", &format!("Bearer {key}")));
    assert_eq!(status(&greenpulse, &write), 403);
    said_well(greenpulse.run(&["user", "disable", "ada"]));
    ends_soon(live);
    wait_for("a key goes on without its owner", || status(&greenpulse, &key) == 401 && status(&greenpulse, &write) == 401);
    let bearer = format!("Bearer {}", token.trim());
    let sent = greenpulse.send("POST", "/api/v2/write", &[("Authorization", &bearer)], "oven energy_kwh=7 1763658000000000000");
    assert_eq!(sent.status, 204, "{sent:?}");
    assert!(greenpulse.run(&["key", "create", "x", "--owner", "ada", "--scope", "root"]).code != Some(0));
}
