//! People in running processes: the first admin, the command line, what ends a session in another
//! process, what a restart keeps.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Answer, Greenpulse, Said, publish};
use sqlx::Connection;
use sqlx::migrate::Migrator;
use std::collections::BTreeSet;
use std::io::Read;
use std::net::TcpStream;
use std::path::Path;
use std::str::FromStr;
use std::time::{Duration, Instant};
use store::{Actor, NewPerson, Store};
use trial::Live;

const PASSWORD: &str = "correct horse battery";

/// Within this time each process of a database refuses what was ended in another.
const SOON: Duration = Duration::from_secs(5);

fn said_well(said: Said) -> String {
    assert_eq!(said.code, Some(0), "{said:?}");
    said.stdout
}

/// Creates a person on the command line.
fn create(greenpulse: &Greenpulse, name: &str, more: &[&str]) {
    running::write(greenpulse.folder.path(), "password", &format!("{PASSWORD}\n"));
    let arguments = ["user", "create", name, "--password-file", "password"];
    said_well(greenpulse.run(&[&arguments[..], more].concat()));
}

fn send(greenpulse: &Greenpulse, path: &str, form: &str) -> Answer {
    let origin = greenpulse.origin();
    let headers = [("Origin", origin.as_str()), ("Content-Type", "application/x-www-form-urlencoded")];
    greenpulse.send("POST", path, &headers, form)
}

fn session_of(answer: &Answer) -> String {
    let cookie = answer.header("set-cookie").unwrap_or_else(|| panic!("no session: {answer:?}"));
    cookie.split(';').next().unwrap().to_owned()
}

fn sign_in(greenpulse: &Greenpulse, name: &str) -> String {
    session_of(&send(greenpulse, "/sign-in", &format!("name={name}&password={}", PASSWORD.replace(' ', "+"))))
}

fn status(greenpulse: &Greenpulse, session: &str) -> u16 {
    greenpulse.send("GET", "/api/sites", &[("Cookie", session)], "").status
}

/// Waits until a session is refused, or somebody without one.
fn wait_until_refused(greenpulse: &Greenpulse, session: &str) {
    let start = Instant::now();
    while status(greenpulse, session) != 401 {
        assert!(start.elapsed() < SOON, "`{session}` still opens something");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Reads a live connection to its end, which must come soon.
fn ends_soon(mut live: TcpStream) {
    let start = Instant::now();
    let _ = live.read_to_end(&mut Vec::new());
    assert!(start.elapsed() < SOON, "a live connection goes on");
}

/// The path and query of a link of this server, whatever its host.
fn path_of(link: &str) -> String {
    let rest = link.trim().strip_prefix("http://").unwrap_or_else(|| panic!("no link: {link}"));
    format!("/{}", rest.split_once('/').unwrap().1)
}

#[test]
fn a_server_that_others_reach_is_opened_by_the_link_of_its_newest_start() {
    let listen = trial::free_port();
    let mut greenpulse = Greenpulse::new(&[]);
    greenpulse.listen = listen;
    let address = format!("0.0.0.0:{listen}");
    let link = |greenpulse: &mut Greenpulse| {
        greenpulse.spawn_with(&["serve", "--listen", &address]);
        greenpulse.wait_for("/readyz", 200);
        let told = greenpulse.log("stdout");
        let line = told.lines().map(str::trim).find(|line| line.contains("/first-admin?link=")).expect("a link").to_owned();
        assert!(greenpulse.log("stderr").contains(&line), "the link is in the log too");
        path_of(&line)
    };
    let first = link(&mut greenpulse);
    assert_eq!((greenpulse.get("/").status, greenpulse.get("/api/sites").status), (503, 503));
    assert_eq!(greenpulse.send("POST", "/api/v2/write", &[("Authorization", "Bearer gp_x")], "a b=1").status, 503);
    greenpulse.stop();
    let second = link(&mut greenpulse);
    assert_ne!(first, second);
    assert_eq!((greenpulse.get(&first).status, greenpulse.get(&second).status), (404, 200));
    let secret = second.split_once('=').unwrap().1;
    let made = send(&greenpulse, "/first-admin", &format!("link={secret}&name=Ada&password={}", PASSWORD.replace(' ', "+")));
    assert_eq!(made.status, 303, "{made:?}");
    assert_eq!((status(&greenpulse, &session_of(&made)), status(&greenpulse, "")), (200, 401));
    assert_eq!(greenpulse.get(&second).status, 404);
    greenpulse.stop();
    greenpulse.spawn_with(&["serve", "--listen", &address]);
    greenpulse.wait_for("/readyz", 200);
    assert!(!greenpulse.log("stdout").contains("first-admin"), "{}", greenpulse.log("stdout"));
}

#[test]
fn a_broker_that_others_reach_lets_in_tokens_alone() {
    let mqtt = trial::free_port();
    let mut greenpulse = Greenpulse::new(&[]);
    greenpulse.mqtt = mqtt;
    greenpulse.spawn_with(&["serve", "--mqtt-listen", &format!("0.0.0.0:{mqtt}")]);
    greenpulse.wait_for("/readyz", 200);
    let told = greenpulse.log("stdout");
    assert!(told.contains("-u '<token>'") && told.contains("token create"), "{told}");
    let token = said_well(greenpulse.run(&["token", "create", "plug", "--device", "attic"]));
    let reading = r#"{"power_w":5}"#;
    assert_ne!(publish(mqtt, "attic", reading, &[]).code, Some(0));
    assert_ne!(publish(mqtt, "attic", reading, &["-u", "attic", "-P", "x"]).code, Some(0));
    assert_eq!(publish(mqtt, "attic", reading, &["-u", token.trim()]).code, Some(0));
}

#[test]
fn people_are_made_invited_disabled_and_enabled_while_a_server_runs() {
    let greenpulse = Greenpulse::serving(&[]);
    assert_eq!(status(&greenpulse, ""), 200, "without accounts this machine comes in");
    create(&greenpulse, "Root", &["--role", "admin"]);
    wait_until_refused(&greenpulse, "");
    let refused = greenpulse.run(&["user", "create", "root", "--role", "user"]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    running::assert_one_line(&refused);
    running::write(greenpulse.folder.path(), "short", "short\n");
    let refused = greenpulse.run(&["user", "create", "eve", "--role", "user", "--password-file", "short"]);
    assert!(refused.code == Some(2) && refused.stderr.contains("10 characters"), "{refused:?}");
    assert!(!refused.stderr.contains("`short`"), "{refused:?}");

    said_well(greenpulse.run(&["user", "create", "ada", "--role", "viewer"]));
    let link = path_of(&said_well(greenpulse.run(&["user", "invite", "ADA"])));
    assert_eq!(greenpulse.get(&link).status, 200);
    let secret = link.split_once('=').unwrap().1.to_owned();
    let set = send(&greenpulse, "/welcome", &format!("link={secret}&password={}", PASSWORD.replace(' ', "+")));
    let ada = session_of(&set);
    assert_eq!(status(&greenpulse, &ada), 200);
    let listed = said_well(greenpulse.run(&["user", "list"]));
    assert!(listed.contains("ada  (viewer; no building") && listed.contains("Root  (admin; all buildings"), "{listed}");
    assert!(!listed.contains("argon2"), "{listed}");

    said_well(greenpulse.run(&["user", "disable", "ada"]));
    wait_until_refused(&greenpulse, &ada);
    assert_eq!(send(&greenpulse, "/sign-in", &format!("name=ada&password={}", PASSWORD.replace(' ', "+"))).status, 422);
    said_well(greenpulse.run(&["user", "enable", "ada"]));
    assert_eq!(status(&greenpulse, &sign_in(&greenpulse, "ada")), 200);
    let last = greenpulse.run(&["user", "disable", "root"]);
    assert!(last.code == Some(2) && last.stderr.contains("last admin"), "{last:?}");
    assert_eq!(greenpulse.run(&["user", "reset", "nobody"]).code, Some(2));
    assert!(!greenpulse.log("stderr").contains("horse"), "a password is in the log");
}

#[test]
fn live_connections_end_with_what_let_them_in() {
    let greenpulse = Greenpulse::serving(&[]);
    let unasked = greenpulse.live("a=b");
    create(&greenpulse, "root", &["--role", "admin"]);
    create(&greenpulse, "ada", &["--role", "user", "--all-buildings"]);
    ends_soon(unasked);
    let (root, ada) = (sign_in(&greenpulse, "root"), sign_in(&greenpulse, "ada"));
    let (mut stays, ends) = (greenpulse.live(&root), greenpulse.live(&ada));
    said_well(greenpulse.run(&["user", "disable", "ada"]));
    ends_soon(ends);
    stays.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
    let error = stays.read_to_end(&mut Vec::new()).expect_err("another's connection ended too");
    assert!(matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut), "{error}");
}

/// Changes somebody over the API, as an admin does.
fn change(greenpulse: &Greenpulse, admin: &str, user_id: &str, body: &str) {
    let path = format!("/api/users/{user_id}");
    let origin = greenpulse.origin();
    let read = greenpulse.send("GET", &path, &[("Cookie", admin)], "");
    let tag = read.header("etag").unwrap_or_else(|| panic!("{read:?}")).to_owned();
    let headers = [("Cookie", admin), ("Origin", &origin), ("If-Match", &tag), ("Content-Type", "application/json")];
    let changed = greenpulse.send("PATCH", &path, &headers, body);
    assert_eq!(changed.status, 200, "{changed:?}");
}

/// The number of somebody.
fn id_of(greenpulse: &Greenpulse, admin: &str, login: &str) -> String {
    let listed = greenpulse.send("GET", "/api/users", &[("Cookie", admin)], "").body;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let one = listed.as_array().unwrap().iter().find(|one| one["login"] == login).unwrap_or_else(|| panic!("{listed}"));
    one["id"].to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_cuts_somebodys_access_ends_their_live_connections_in_every_process() {
    let database = trial::Postgres::start().database();
    let settings = [("GREENPULSE_DATABASE_URL", database.as_str())];
    let (one, two) = (Greenpulse::serving(&settings), Greenpulse::serving(&settings));
    let (own, _) = running::house(&database, "Own House", "own").await;
    let (other, _) = running::house(&database, "Zqx House", "zqx").await;
    create(&one, "root", &["--role", "admin"]);
    create(&one, "ada", &["--role", "manager", "--building", &own.to_string()]);
    // Until a process knows of an account, it takes whoever reaches it for this machine's admin.
    wait_until_refused(&one, "");
    wait_until_refused(&two, "");
    let (root, ada) = (sign_in(&one, "root"), sign_in(&one, "ada"));
    let key = said_well(one.run(&["key", "create", "hall", "--owner", "ada", "--scope", "manage"])).trim().to_owned();
    let bearer = format!("Bearer {key}");
    let ada_id = id_of(&one, &root, "ada");
    let open = |greenpulse: &Greenpulse, who: (&str, &str)| Live::open(greenpulse.listen, &[who]);
    // The process that is told last knows them within seconds.
    let opened = |greenpulse: &Greenpulse, who: (&str, &str)| {
        let start = Instant::now();
        loop {
            match open(greenpulse, who) {
                Ok(live) => return live,
                Err(status) => assert!(start.elapsed() < SOON, "{who:?} gets {status}"),
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    let (by_session, by_key) = (("Cookie", ada.as_str()), ("Authorization", bearer.as_str()));
    let watch = format!(r#"{{"Building":{{"building_id":{own},"has_flow":true}}}}"#);
    let foreign = format!(r#"{{"Building":{{"building_id":{other},"has_flow":true}}}}"#);
    let all = |greenpulse: &Greenpulse| [opened(greenpulse, by_session), opened(greenpulse, by_key)];

    // What is heard is of the own building alone, while both houses send.
    let mut live = all(&two);
    for connection in &mut live {
        connection.watch(&watch);
    }
    for (meter, payload) in [("own", r#"{"power_w":1234}"#), ("zqx", r#"{"power_w":7777}"#)] {
        let sent = publish(two.mqtt, meter, payload, &["-u", token_of(&two).as_str()]);
        assert_eq!(sent.code, Some(0), "{sent:?}");
    }
    for connection in &mut live {
        let heard = connection.hear_until(Duration::from_secs(20), |picture| picture.contains("1.23")).concat();
        assert!(heard.contains("1.23") && heard.contains("Own House"), "{heard}");
        connection.watch(&foreign);
        let heard = connection.hear_until(Duration::from_secs(20), |_| true).concat() + &heard;
        assert!(!heard.contains("Zqx") && !heard.contains("7.78"), "another's house is heard: {heard}");
    }

    // A building is taken away.
    change(&one, &root, &ada_id, r#"{"building_access":[]}"#);
    for live in live {
        assert!(live.is_over_within(SOON), "a live connection goes on without its building");
    }
    for mut live in all(&two) {
        live.watch(&watch);
        let heard = live.hear_until(Duration::from_secs(20), |_| true).concat();
        assert!(!heard.contains("1.23") && !heard.contains("Own House"), "a building that was taken away is heard: {heard}");
    }
    // A role is cut.
    change(&one, &root, &ada_id, &format!(r#"{{"building_access":[{own}]}}"#));
    let live = all(&two);
    std::thread::sleep(Duration::from_millis(1_500));
    change(&one, &root, &ada_id, r#"{"role":"viewer"}"#);
    for live in live {
        assert!(live.is_over_within(SOON), "a live connection goes on with a role that was taken away");
    }
    // A new password ends the sessions of the one before, in each process, and leaves the one that changed it.
    let there = sign_in(&one, "ada");
    let [of_other, of_own] = [&there, &ada].map(|session| opened(&two, ("Cookie", session)));
    let origin = one.origin();
    let headers = [("Cookie", ada.as_str()), ("Origin", &origin), ("Content-Type", "application/x-www-form-urlencoded")];
    let form = format!("now={}&password=another+good+one", PASSWORD.replace(' ', "+"));
    assert_eq!(one.send("POST", "/account/password", &headers, &form).status, 303);
    assert!(of_other.is_over_within(SOON), "a live connection goes on with the password of before");
    assert_eq!((open(&two, ("Cookie", &there)).err(), status(&two, &ada)), (Some(401), 200));
    drop(of_own);
    // A key is revoked, and a person disabled.
    let live = opened(&two, by_key);
    let listed = said_well(one.run(&["key", "list"]));
    let number = listed.lines().find(|line| line.contains("hall")).unwrap().split_whitespace().next().unwrap();
    said_well(one.run(&["key", "revoke", number]));
    assert!(live.is_over_within(SOON), "a live connection goes on by a key that was revoked");
    assert_eq!(open(&two, by_key).err(), Some(401));
    let live = opened(&two, by_session);
    change(&one, &root, &ada_id, r#"{"disabled":true}"#);
    assert!(live.is_over_within(SOON), "a live connection of somebody disabled goes on");
    assert_eq!(open(&two, by_session).err(), Some(401));
}

/// A token that sends readings of any meter.
fn token_of(greenpulse: &Greenpulse) -> String {
    said_well(greenpulse.run(&["token", "create", "gateway", "--gateway"])).trim().to_owned()
}

#[test]
fn a_restart_keeps_sessions_and_one_that_ended_stays_over() {
    let mut greenpulse = Greenpulse::serving(&[]);
    create(&greenpulse, "root", &["--role", "admin"]);
    wait_until_refused(&greenpulse, "");
    let (stays, ends) = (sign_in(&greenpulse, "root"), sign_in(&greenpulse, "root"));
    let out = greenpulse.send("POST", "/sign-out", &[("Cookie", &ends), ("Origin", &greenpulse.origin())], "");
    assert_eq!(out.status, 303);
    greenpulse.kill();
    greenpulse.start();
    assert_eq!((status(&greenpulse, &stays), status(&greenpulse, &ends)), (200, 401));
}

#[test]
fn what_ends_in_one_process_is_refused_by_every_process_of_the_database() {
    let database = trial::Postgres::start().database();
    let settings = [("GREENPULSE_DATABASE_URL", database.as_str())];
    let (one, two) = (Greenpulse::serving(&settings), Greenpulse::serving(&settings));
    create(&one, "root", &["--role", "admin"]);
    create(&one, "ada", &["--role", "user", "--all-buildings"]);
    wait_until_refused(&one, "");
    wait_until_refused(&two, "");
    let (root, ada) = (sign_in(&one, "root"), sign_in(&one, "ada"));
    for greenpulse in [&one, &two] {
        assert_eq!((status(greenpulse, &root), status(greenpulse, &ada)), (200, 200));
    }
    let out = one.send("POST", "/sign-out", &[("Cookie", &root), ("Origin", &one.origin())], "");
    assert_eq!((out.status, status(&one, &root)), (303, 401));
    wait_until_refused(&two, &root);
    // A reset ends the sessions of the password before, in both.
    let link = path_of(&said_well(one.run(&["user", "reset", "ada"])));
    let secret = link.split_once('=').unwrap().1.to_owned();
    let set = send(&one, "/welcome", &format!("link={secret}&password=another+good+one"));
    assert_eq!((set.status, status(&one, &ada)), (303, 401));
    wait_until_refused(&two, &ada);
    assert_eq!(status(&two, &session_of(&set)), 200);
}

/// The last migration before people had accounts.
const BEFORE_PEOPLE: i64 = 202_611_300_439;

/// A database as the version before there were people left it, with a token.
async fn migrate_to_before_people(url: &str, token: &str) {
    let migrations = |of: &str| format!("{}/../migrations/{of}", env!("CARGO_MANIFEST_DIR"));
    let insert = "insert into token (name, kind, hash, created_at) values ('telegraf', 'http', $1, 5)";
    let hash = ingest::token::hash(token);
    if url.starts_with("sqlite:") {
        let made = sqlx::sqlite::SqliteConnectOptions::from_str(url).unwrap().create_if_missing(true);
        let mut connection = sqlx::SqliteConnection::connect_with(&made).await.unwrap();
        let migrator = Migrator::new(Path::new(&migrations("sqlite"))).await.unwrap();
        migrator.run_to(BEFORE_PEOPLE, &mut connection).await.unwrap();
        sqlx::query(insert).bind(hash).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    } else {
        let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
        let migrator = Migrator::new(Path::new(&migrations("postgres"))).await.unwrap();
        migrator.run_to(BEFORE_PEOPLE, &mut connection).await.unwrap();
        sqlx::query(insert).bind(hash).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_from_before_there_were_people_goes_on_with_its_tokens_and_the_password_of_before() {
    let server = trial::Postgres::start();
    for database in [None, Some(server.database())] {
        let mut settings = vec![("GREENPULSE_PASSWORD", "old horse")];
        settings.extend(database.as_deref().map(|url| ("GREENPULSE_DATABASE_URL", url)));
        let mut upgraded = Greenpulse::new(&settings);
        std::fs::create_dir(upgraded.folder.path().join("data")).unwrap();
        let token = ingest::token::new_secret(&[7; ingest::token::SECRET_BYTES]);
        migrate_to_before_people(&upgraded.database_url(), &token).await;
        upgraded.start();
        let with =
            |password: &str| upgraded.send("GET", "/api/sites", &[("Authorization", &format!("Bearer {password}"))], "").status;
        assert_eq!((with("old horse"), with("new horse")), (200, 401));
        let line = "oven energy_kwh=7 1763658000000000000";
        let sent = upgraded.send("POST", "/api/v2/write", &[("Authorization", &format!("Bearer {token}"))], line);
        assert_eq!(sent.status, 204, "{sent:?}");
        assert_eq!(publish(upgraded.mqtt, "attic", r#"{"power_w":5}"#, &["-u", "any", "-P", "old horse"]).code, Some(0));
        assert_eq!(send(&upgraded, "/sign-in", "name=admin&password=old+horse").status, 303);
        assert!(said_well(upgraded.run(&["user", "list"])).contains("admin  (admin; all buildings"));
    }
}

/// What a database holds that might be a secret or be made from one: long words with a digit in them.
async fn long_words(url: &str) -> BTreeSet<String> {
    let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
    let columns: Vec<(String, String)> = sqlx::query_as(
        "select m.name, c.name from sqlite_schema m join pragma_table_info(m.name) c \
         where m.type = 'table' and m.name not like 'sqlite%' and m.name <> '_sqlx_migrations'",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let mut found = BTreeSet::new();
    for (table, column) in columns {
        let sql = format!("select cast(\"{column}\" as text) from \"{table}\" where typeof(\"{column}\") in ('text', 'blob')");
        let values: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(&mut connection).await.unwrap();
        let words = values.iter().flat_map(|value| value.split(['"', ' ', ',', '$'])).filter(|word| word.len() >= 20);
        found.extend(words.filter(|word| word.contains(|letter: char| letter.is_ascii_digit())).map(str::to_owned));
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn two_installs_that_are_set_up_alike_share_no_secret() {
    let mut kept = Vec::new();
    for _ in 0..2 {
        let mut greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", PASSWORD)]);
        create(&greenpulse, "ada", &["--role", "user", "--all-buildings"]);
        sign_in(&greenpulse, "ada");
        let mut shown = Vec::new();
        for arguments in
            [&["token", "create", "telegraf"][..], &["key", "create", "hall", "--owner", "ada"], &["user", "reset", "ada"]]
        {
            shown.push(said_well(greenpulse.run(arguments)).trim().rsplit(['=', '\n']).next().unwrap().to_owned());
        }
        greenpulse.stop();
        let held = long_words(&greenpulse.database_url()).await;
        assert!(shown.iter().all(|secret| !held.contains(secret)), "a secret is in the database as it was shown");
        kept.push((held, shown));
    }
    let [(one, of_one), (two, of_two)] = [0, 1].map(|i| &kept[i]);
    // The server's key, two passwords with their salts, a session, a token, a key, a link.
    assert!(one.len() >= 9, "{one:?}");
    let shared: Vec<&String> = one.intersection(two).collect();
    assert!(shared.is_empty(), "both installs have {shared:?}");
    assert!(of_one.iter().all(|secret| !of_two.contains(secret)), "{of_one:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_is_kept_for_two_years_or_as_long_as_the_setting_says() {
    for (days, settings) in [(731, &[][..]), (30, &[("GREENPULSE_AUDIT_DAYS", "30")])] {
        let mut greenpulse = Greenpulse::new(settings);
        assert_eq!(greenpulse.run(&["migrate"]).code, Some(0));
        let store = Store::open(&greenpulse.database_url()).await.unwrap();
        let now = trial::now_ms();
        for (login, age) in [("older", days + 1), ("younger", days - 1)] {
            let new = NewPerson::new(login, domain::Role::Viewer);
            store.person_insert(&new, None, &Actor::command_line(), now - age * domain::DAY_MS).await.unwrap();
        }
        greenpulse.start();
        let start = Instant::now();
        loop {
            let lines = store.audit_list(100).await.unwrap();
            let names: Vec<&str> = lines.iter().filter_map(|line| line.thing_name.as_deref()).collect();
            assert!(names.contains(&"younger"), "{names:?}");
            if !names.contains(&"older") {
                break;
            }
            assert!(start.elapsed() < SOON, "after {days} days a line is kept");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        store.close().await;
    }
}
