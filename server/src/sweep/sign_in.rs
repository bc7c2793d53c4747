//! Signing in on the whole router: with a name and a password, by links, on a server that nobody can
//! sign in to yet, and what ends a session.

use super::{Served, encoded};
use crate::api::tests::TestApp;
use crate::config::Config;
use crate::hex::hex;
use crate::http::door::Peer;
use crate::http::sign_in::hash_of;
use crate::password::hash;
use app::route::Door;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE, USER_AGENT};
use axum::http::{Method, Request};
use domain::{DAY_MS, PersonId, Role};
use services::Random;
use std::sync::Weak;
use store::{Actor, LinkPurpose, NewLink, NewPerson};
use tower::ServiceExt;

pub(super) const PASSWORD: &str = "correct horse battery";

/// An answer with what a browser keeps and where it goes.
pub(super) struct Seen {
    pub(super) status: u16,
    pub(super) to: String,
    pub(super) cookies: Vec<String>,
    pub(super) body: String,
}

impl Seen {
    /// The session that was opened, as a browser sends it back.
    pub(super) fn session(&self) -> String {
        self.cookies.iter().find(|cookie| cookie.starts_with("greenpulse_session=")).expect("a session").clone()
    }
}

impl Served {
    pub(super) async fn person(&self, login: &str, role: Role) -> PersonId {
        let (store, now) = (&self.app.state.store, self.app.state.now());
        let hash = hash(PASSWORD, &Random::system()).unwrap();
        store.person_insert(&NewPerson::new(login, role), Some(&hash), &Actor::command_line(), now).await.unwrap()
    }

    pub(super) async fn see(&self, method: Method, path: &str, cookie: &str, form: &str) -> Seen {
        self.see_at("localhost", (method, path), cookie, form).await
    }

    /// The same, at another name of this machine.
    pub(super) async fn see_at(&self, host: &str, (method, path): (Method, &str), cookie: &str, form: &str) -> Seen {
        let request = Request::builder().method(method).uri(path).header(HOST, host).header(COOKIE, cookie);
        let request = request
            .header(ORIGIN, format!("http://{host}"))
            .header(USER_AGENT, "a test")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let response = self.router.clone().oneshot(request.body(Body::from(form.to_owned())).unwrap()).await.unwrap();
        let status = response.status().as_u16();
        let to = response.headers().get(LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
        let cookies = response.headers().get_all(SET_COOKIE).iter();
        let cookies = cookies.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap().to_owned()).collect();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Seen { status, to, cookies, body: String::from_utf8_lossy(&body).into_owned() }
    }

    pub(super) async fn enter(&self, name: &str, password: &str) -> Seen {
        let form = format!("name={}&password={}&next=/status", encoded(name), encoded(password));
        self.see(Method::POST, "/sign-in", "", &form).await
    }

    pub(super) async fn status(&self, cookie: &str) -> u16 {
        self.see(Method::GET, "/api/sites", cookie, "").await.status
    }
}

#[tokio::test]
async fn whoever_has_an_account_signs_in_and_out_and_others_get_one_answer() {
    let served = Served::new().await;
    assert_eq!(served.status("").await, 200, "without accounts everybody at this machine comes in");
    served.person("Root", Role::Admin).await;
    served.person("Ada", Role::User).await;
    assert_eq!(served.status("").await, 401, "with accounts nobody does unasked");

    let unknown = served.enter("nobody", "a guess of one").await;
    let known = served.enter("ada", "a guess of two").await;
    assert_eq!((unknown.status, known.status), (422, 422));
    // What a device would be asked is another each time.
    let without_question = |page: &str| {
        let lines = page.lines().filter(|line| !["data-passkey", "name=\"question\""].iter().any(|part| line.contains(part)));
        lines.collect::<Vec<_>>().join("\n")
    };
    let (unknown, known) = (without_question(&unknown.body), without_question(&known.body));
    assert_eq!(unknown.replace("nobody", "ada"), known, "the answer tells who has an account");
    let nameless = served.enter(" ", PASSWORD).await;
    assert!(nameless.status == 422 && nameless.body.contains("id=\"name-error\""), "{}", nameless.body);

    let entered = served.enter(" ADA ", PASSWORD).await;
    assert_eq!((entered.status, entered.to.as_str()), (303, "/status"));
    let session = entered.session();
    assert_eq!(served.status(&session).await, 200);
    assert_eq!(served.status("greenpulse_session=0123").await, 401);
    assert_eq!(served.see(Method::GET, "/settings/tokens", &session, "").await.status, 403, "a user is no admin");

    let left = served.see(Method::POST, "/sign-out", &session, "").await;
    assert_eq!((left.status, left.to.as_str()), (303, "/sign-in"));
    assert_eq!(served.status(&session).await, 401);
    let actions: Vec<String> = served.app.state.store.audit_list(3).await.unwrap().into_iter().map(|line| line.action).collect();
    assert!(actions.contains(&"session.opened".to_owned()) && actions[0] == "session.ended", "{actions:?}");
}

#[tokio::test]
async fn an_address_signs_in_whom_it_belongs_to_and_nobody_where_two_have_it() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    let (store, now) = (&served.app.state.store, served.app.state.now());
    let addressed = async |login: &str, email: &str| {
        let id = served.person(login, Role::User).await;
        let person = NewPerson { email: Some(email.to_owned()), ..store.person_get(id).await.unwrap().person };
        store.person_update(id, None, &person, &Actor::command_line(), now).await.unwrap();
        id
    };
    addressed("ada", " Ada@example.org ").await;
    assert_eq!(served.enter(" ADA@example.org", PASSWORD).await.status, 303);
    let wrong = served.enter("ada@example.org", "a guess of one").await;
    let unknown = served.enter("eda@example.org", "a guess of one").await;
    let plain = |seen: &Seen, name: &str| {
        let lines =
            seen.body.lines().filter(|line| !["data-passkey", "name=\"question\""].iter().any(|part| line.contains(part)));
        (seen.status, lines.collect::<Vec<_>>().join("\n").replace(name, "who"))
    };
    assert_eq!(plain(&wrong, "ada@"), plain(&unknown, "eda@"), "the answer tells whose address it is");
    // A name is its owner's, also if it is somebody else's address.
    let named = served.person("ada@example.org", Role::Viewer).await;
    let session = served.enter("ada@example.org", PASSWORD).await.session();
    assert_eq!(served.me(&session).await["user_id"], named.0, "the name comes first");
    store.person_remove(named, None, &Actor::command_line(), now).await.unwrap();
    let twin = addressed("twin", "ADA@EXAMPLE.ORG").await;
    let shared = served.enter("ada@example.org", PASSWORD).await;
    let is_in = shared.cookies.iter().any(|cookie| cookie.starts_with("greenpulse_session="));
    assert_eq!((shared.status, is_in), (422, false), "an address of two is nobody's");
    assert_eq!(served.enter("ada", PASSWORD).await.status, 303);
    store.person_disable(twin, true, &Actor::command_line(), now).await.unwrap();
    assert_eq!(served.enter("ada@example.org", PASSWORD).await.status, 303, "somebody who left keeps no address");
    store.person_remove(twin, None, &Actor::command_line(), now).await.unwrap();
    assert_eq!(served.enter("ada@example.org", PASSWORD).await.status, 303);
}

#[tokio::test]
async fn a_new_password_a_disable_and_an_end_by_others_count_from_the_next_request_on() {
    let served = Served::new().await;
    let (store, now, actor) = (served.app.state.store.clone(), served.app.state.now(), Actor::command_line());
    served.person("root", Role::Admin).await;
    let ada = served.person("ada", Role::Admin).await;
    let enter = async || served.enter("ada", PASSWORD).await.session();

    let session = enter().await;
    assert_eq!(served.status(&session).await, 200);
    store.session_end_all(ada, None, &actor, now).await.unwrap();
    assert_eq!(served.status(&session).await, 401);

    let session = enter().await;
    assert_eq!(served.see(Method::GET, "/settings/tokens", &session, "").await.status, 200);
    store.person_update(ada, None, &NewPerson::new("ada", Role::Viewer), &actor, now).await.unwrap();
    assert_eq!(served.see(Method::GET, "/settings/tokens", &session, "").await.status, 403, "a role that was taken still counts");

    let hash = hash("another password", &Random::system()).unwrap();
    store.person_password_set(ada, &hash, None, &actor, now).await.unwrap();
    assert_eq!(served.status(&session).await, 401);
    let session = served.enter("ada", "another password").await.session();
    store.person_disable(ada, true, &actor, now).await.unwrap();
    assert_eq!(served.status(&session).await, 401);
    assert_eq!(served.enter("ada", "another password").await.status, 422);
}

#[tokio::test]
async fn a_weak_hash_is_raised_when_its_person_signs_in() {
    let served = Served::new().await;
    // PASSWORD, with a memory of 1 MiB and one pass.
    let weak = "$argon2id$v=19$m=1024,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$";
    let params = argon2::Params::new(1024, 1, 1, None).unwrap();
    let mut output = [0; 32];
    let argon = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    argon.hash_password_into(PASSWORD.as_bytes(), b"saltsaltsaltsalt", &mut output).unwrap();
    let hash = format!("{weak}{}", base64::Engine::encode(&base64::engine::general_purpose::STANDARD_NO_PAD, output));
    let store = &served.app.state.store;
    store.person_insert(&NewPerson::new("ada", Role::Admin), Some(&hash), &Actor::command_line(), 0).await.unwrap();
    assert_eq!(served.enter("ada", PASSWORD).await.status, 303);
    // It is raised behind the answer.
    for _ in 0..200 {
        if store.person_by_login("ada").await.unwrap().unwrap().1.is_some_and(|hash| hash.contains("m=19456")) {
            assert_eq!(served.enter("ada", PASSWORD).await.status, 303);
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the hash stayed weak");
}

#[tokio::test]
async fn a_link_sets_a_password_once_and_signs_in() {
    let served = Served::new().await;
    let (store, now) = (&served.app.state.store, served.app.state.now());
    let ada = served.person("ada", Role::Admin).await;
    let old = served.enter("ada", PASSWORD).await.session();
    let secret = hex(&[7; 32]);
    let until = now + 7 * DAY_MS;
    let hash = hash_of(&secret);
    let link = NewLink { purpose: LinkPurpose::Reset, person_id: ada, hash: &hash, expires_at: until, mailed_to: None };
    store.link_make(&link, &Actor::command_line(), now).await.unwrap();

    let path = format!("/welcome?link={secret}");
    let form = served.see(Method::GET, &path, "", "").await;
    assert!(
        form.status == 200 && form.body.contains("You sign in as ada.") && form.body.contains("new-password"),
        "{}",
        form.body
    );
    let send = async |password: &str| {
        served.see(Method::POST, "/welcome", "", &format!("link={secret}&password={}", encoded(password))).await
    };
    let short = send("too short").await;
    assert!(short.status == 422 && short.body.contains("at least 10 characters"), "{}", short.body);
    let saved = send("a new password").await;
    assert_eq!(saved.status, 303);
    assert_eq!(served.status(&saved.session()).await, 200);
    assert_eq!(served.status(&old).await, 401, "a session of the old password goes on");
    assert_eq!(served.enter("ada", PASSWORD).await.status, 422);
    let again = send("a third password").await;
    assert!(again.status == 404 && again.body.contains("This link no longer works"), "{}", again.body);
    assert_eq!(served.see(Method::GET, &path, "", "").await.status, 404);
}

#[tokio::test]
async fn where_others_reach_it_a_server_answers_nothing_until_a_link_made_the_first_admin() {
    let served = Served::of(TestApp::new("USD").await, None, Some("0.0.0.0:3000")).await;
    assert_eq!(served.get("/livez").await.status, 200);
    // Without an upgrade, a WebSocket's path is nobody's. Nothing makes this server ready.
    for route in served.routes.iter().filter(|route| ![Door::Socket, Door::Health].contains(&route.door)) {
        let path = super::routes::address(route);
        let is_open = path == "/first-admin" || path.starts_with("/assets/");
        let of_all = if route.door == Door::Function { Method::POST } else { Method::GET };
        let method = route.method.clone().unwrap_or(of_all);
        let answer = served.ask(method, &path, None).await;
        assert_eq!(answer.status == 503 && !answer.body.is_empty(), !is_open, "{route:?} answers {}", answer.status);
    }
    let page = served.get("/buildings").await;
    assert!(page.kind.starts_with("text/html") && page.body.contains("Nobody can sign in yet"), "{}", page.body);
    assert_eq!(served.see(Method::POST, "/sign-in", "", "name=admin&password=admin").await.status, 503);

    let (secret, now) = (hex(&[9; 32]), served.app.state.now());
    served.app.state.store.link_make_first_admin(&hash_of(&secret), now + DAY_MS, now).await.unwrap();
    assert_eq!(served.get(&format!("/first-admin?link={}", hex(&[8; 32]))).await.status, 404);
    let path = format!("/first-admin?link={secret}");
    assert_eq!(served.get(&path).await.status, 200);
    let send = async |name: &str, password: &str| {
        let form = format!("link={secret}&name={}&password={}", encoded(name), encoded(password));
        served.see(Method::POST, "/first-admin", "", &form).await
    };
    assert!(send("Ada", "short").await.body.contains("id=\"password-error\""));
    assert!(send(" ", PASSWORD).await.body.contains("id=\"name-error\""));
    let made = send("Ada", PASSWORD).await;
    assert_eq!(made.status, 303);
    assert_eq!(served.see(Method::GET, "/settings/tokens", &made.session(), "").await.status, 200);
    assert_eq!(served.status("").await, 401);
    assert_eq!(send("Eve", PASSWORD).await.status, 404);
    assert_eq!(served.get(&path).await.status, 404);
}

#[tokio::test]
async fn the_password_of_the_setting_is_an_admins_until_the_account_gets_its_own() {
    let served = Served::behind(Some(&PASSWORD.to_owned())).await;
    let with = async |password: &str| {
        let request = Request::builder().uri("/api/sites").header(HOST, "localhost");
        let request = request.header("authorization", format!("Bearer {password}")).body(Body::empty()).unwrap();
        served.router.clone().oneshot(request).await.unwrap().status().as_u16()
    };
    assert_eq!((with(PASSWORD).await, with("a wrong password").await), (200, 401));
    let form = served.get("/sign-in").await.body;
    assert!(form.contains("value=\"admin\""), "the one name is filled in: {form}");
    assert_eq!(served.enter("admin", PASSWORD).await.status, 303);

    let store = &served.app.state.store;
    let (admin, _) = store.person_by_login("admin").await.unwrap().unwrap();
    let own = hash("a password of its own", &Random::system()).unwrap();
    store.person_password_set(admin.person_id, &own, None, &Actor::command_line(), 1).await.unwrap();
    assert_eq!(with(PASSWORD).await, 401);
    // The next start leaves the account's own password alone, and another setting takes its place.
    let app = &served.app;
    for (setting, is_own) in [(PASSWORD, true), ("another of the setting", false)] {
        let again = Served::of(app.again(), Some(&setting.to_owned()), None).await;
        assert_eq!(again.enter("admin", "a password of its own").await.status == 303, is_own, "{setting}");
        assert_eq!(again.enter("admin", setting).await.status == 303, !is_own, "{setting}");
    }
}

#[tokio::test]
async fn who_has_an_account_guesses_at_anothers_no_faster_whatever_names_they_invent() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    served.person("eve", Role::Viewer).await;
    let enter = async |name: &str, password: &str, invented: usize| {
        let request = Request::builder().method(Method::POST).uri("/sign-in").header(HOST, "localhost");
        let request = request
            .header(ORIGIN, "http://localhost")
            .header("x-forwarded-for", format!("10.0.0.{invented}"))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .extension(Peer { address: "192.0.2.7:5000".parse().unwrap(), stream: Weak::new() });
        let form = format!("name={name}&password={}", encoded(password));
        served.router.clone().oneshot(request.body(Body::from(form)).unwrap()).await.unwrap().status().as_u16()
    };
    for invented in 0..8 {
        assert_eq!(enter("eve", PASSWORD, invented).await, 303);
    }
    let mut guesses = Vec::new();
    for invented in 0..8 {
        guesses.push(enter("root", &format!("guess number {invented}"), invented).await);
    }
    assert_eq!(guesses.iter().filter(|status| **status == 422).count(), 4, "{guesses:?}");
    assert_eq!(enter("eve", PASSWORD, 0).await, 303, "who was right before is heard");
}

#[tokio::test]
async fn tries_at_one_account_are_counted_together_however_its_name_is_written() {
    let served = Served::new().await;
    served.person("Root", Role::Admin).await;
    let enter = async |name: &str, password: &str, address: usize| {
        let request = Request::builder().method(Method::POST).uri("/sign-in").header(HOST, "localhost");
        let request = request
            .header(ORIGIN, "http://localhost")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .extension(Peer { address: format!("192.0.{address}.7:5000").parse().unwrap(), stream: Weak::new() });
        let form = format!("name={}&password={}", encoded(name), encoded(password));
        served.router.clone().oneshot(request.body(Body::from(form)).unwrap()).await.unwrap().status().as_u16()
    };
    // Each from an address of its own: it is the account that waits.
    let written = ["root", "ROOT", " root", "rOOt ", "\troot\t"];
    let mut heard = 0;
    for (number, name) in written.iter().cycle().take(60).enumerate() {
        match enter(name, &format!("guess number {number}"), number).await {
            422 => heard += 1,
            status => assert_eq!(status, 429, "{name:?}"),
        }
    }
    assert!((20..=40).contains(&heard), "{heard} guesses at one account were heard");
    for (number, name) in written.iter().enumerate() {
        assert_eq!(enter(name, PASSWORD, 100 + number).await, 429, "{name:?} is an account of its own");
    }
}

#[tokio::test]
async fn one_password_for_many_names_is_many_guesses_and_each_is_on_record() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    let mut statuses = Vec::new();
    for number in 0..30 {
        statuses.push(served.enter(&format!("name{number}"), "summer2026").await.status);
    }
    let heard = statuses.iter().filter(|status| **status == 422).count();
    assert!((3..15).contains(&heard) && statuses.last() == Some(&429), "{statuses:?}");
    let store = &served.app.state.store;
    let wanted = store::AuditWanted { action: Some("sign_in.failed".to_owned()), ..store::AuditWanted::default() };
    // A failure is recorded behind its answer.
    let mut recorded = 0;
    for _ in 0..200 {
        recorded = store.audit_page(&wanted, 100).await.unwrap().len();
        if recorded == heard {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(recorded, heard);
}

#[tokio::test]
async fn without_accounts_a_server_answers_this_machine_and_no_proxy_on_it() {
    let served = Served::new().await;
    for (path, is_page) in [("/buildings", true), ("/api/sites", false), ("/fn/search", false)] {
        let request = Request::builder().uri(path).header(HOST, "localhost").header("x-forwarded-for", "203.0.113.7");
        let response = served.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body);
        assert!(
            status == 405 && path.starts_with("/fn/") || status == 503 && body.contains("came through a proxy"),
            "{path}: {status} {body}"
        );
        assert_eq!(body.starts_with("<!"), is_page, "{body}");
    }
    for (name, value) in [("GREENPULSE_HOSTS", "energy.example"), ("GREENPULSE_PROXIES", "127.0.0.1")] {
        let config = Config::read(&[(name, Some(&value.to_owned()))]).unwrap();
        assert!(config.is_exposed(), "{name}");
    }
}

#[tokio::test]
async fn whoever_is_signed_in_changes_their_password_with_the_one_of_now() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    served.person("ada", Role::Viewer).await;
    let (here, there) = (served.enter("ada", PASSWORD).await.session(), served.enter("ada", PASSWORD).await.session());
    let form = served.see(Method::GET, "/account/password", &here, "").await;
    assert!(form.status == 200 && form.body.contains("current-password") && form.body.contains("ada"), "{}", form.body);
    let change = async |now: &str, new: &str| {
        let form = format!("now={}&password={}", encoded(now), encoded(new));
        served.see(Method::POST, "/account/password", &here, &form).await
    };
    let wrong = change("not the password", "another password").await;
    assert!(wrong.status == 422 && wrong.body.contains("id=\"now-error\""), "{}", wrong.body);
    let short = change(PASSWORD, "short").await;
    assert!(short.status == 422 && short.body.contains("id=\"password-error\""), "{}", short.body);
    assert_eq!(served.status(&there).await, 200, "a refusal ends nothing");
    let changed = change(PASSWORD, "another password").await;
    assert_eq!((changed.status, changed.to.as_str()), (303, "/account?done=password"));
    assert_eq!((served.status(&here).await, served.status(&there).await), (200, 401));
    assert_eq!(served.enter("ada", PASSWORD).await.status, 422);
    assert_eq!(served.enter("ada", "another password").await.status, 303);
    assert_eq!(served.see(Method::POST, "/account/password", "", "now=x&password=y").await.status, 401);
}
