//! Keys and screens on the whole router, as programs and displays come to it: what each opens, what it
//! never does, and that what was taken back counts from the next request on.

use super::town::fill;
use super::{Served, routes};
use crate::api::tests::TestApp;
use app::route::{Door, Route};
use axum::body::{Body, to_bytes};
use axum::http::header::{
    AUTHORIZATION, CONNECTION, CONTENT_TYPE, COOKIE, HOST, IF_MATCH, LOCATION, ORIGIN, SET_COOKIE, UPGRADE,
};
use axum::http::{Method, Request, StatusCode};
use domain::{DAY_MS, KeyId, KeyScope, MeterRole, PersonId, Role};
use ingest::token::hash;
use serde_json::{Value, json};
use store::{Actor, KEY_UNUSED_MS, NewKey, NewPerson, Opens};
use tower::ServiceExt;

/// An answer.
struct Told {
    status: u16,
    headers: axum::http::HeaderMap,
    body: Value,
    text: String,
}

impl Told {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// The secret of this number.
fn secret(number: u8) -> String {
    ingest::token::new_secret(&[number; ingest::token::SECRET_BYTES])
}

impl Served {
    async fn send(&self, method: Method, path: &str, headers: &[(&axum::http::HeaderName, &str)], body: &str) -> Told {
        let mut request = Request::builder().method(method).uri(path).header(HOST, "localhost");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Told { status, headers, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null), text }
    }

    async fn by_key(&self, method: Method, path: &str, secret: &str, body: &str) -> Told {
        self.send(method, path, &[(&AUTHORIZATION, &format!("Bearer {secret}"))], body).await
    }

    async fn opens(&self, path: &str, secret: &str) -> u16 {
        self.by_key(Method::GET, path, secret, "").await.status
    }

    async fn owner(&self, new: NewPerson) -> PersonId {
        self.app.state.store.person_insert(&new, Some("a hash"), &Actor::command_line(), self.app.state.now()).await.unwrap()
    }

    async fn key(&self, number: u8, new: NewKey) -> (String, KeyId) {
        let (secret, state) = (secret(number), &self.app.state);
        let key_id = state.store.key_insert(&new, &hash(&secret), &Actor::command_line(), state.now()).await.unwrap();
        (secret, key_id)
    }
}

fn of(person_id: PersonId, scope: KeyScope) -> NewKey {
    let (name, opens) = ("a program".to_owned(), Opens::Api(scope));
    NewKey { person_id, name, opens, sees_all: true, buildings: Vec::new(), expires_at: None }
}

/// A server with an admin and a manager of one building, and another building next door.
async fn town() -> (Served, PersonId, PersonId) {
    let served = Served::of(TestApp::new("USD").await, None, None).await;
    served.app.meter("attic", &["energy_kwh"], Some(served.app.home), MeterRole::Main).await;
    let root = served.owner(NewPerson::new("root", Role::Admin)).await;
    let ada = NewPerson { buildings: vec![served.app.home], ..NewPerson::new("ada", Role::Manager) };
    let ada = served.owner(ada).await;
    (served, root, ada)
}

#[tokio::test]
async fn a_key_opens_what_its_scope_and_its_owner_allow() {
    let (served, root, ada) = town().await;
    let (read, _) = served.key(1, of(ada, KeyScope::Read)).await;
    let (write, _) = served.key(2, of(ada, KeyScope::WriteReadings)).await;
    let (manage, _) = served.key(3, of(ada, KeyScope::Manage)).await;
    let (admin, _) = served.key(4, of(root, KeyScope::Manage)).await;
    let home = served.app.home;
    let table = [
        // Path, and the status for: read, write readings, manage, an admin's manage.
        ("/api/me", [200, 403, 200, 200]),
        ("/api/buildings", [200, 403, 200, 200]),
        ("/api/export?meter=attic", [200, 403, 200, 200]),
        ("/api/keys", [200, 403, 200, 200]),
        ("/", [200, 403, 200, 200]),
        ("/api/data-sources", [403, 403, 403, 200]),
        ("/api/users", [403, 403, 403, 200]),
        ("/api/audit", [403, 403, 403, 200]),
        ("/settings/tokens", [403, 403, 403, 200]),
        ("/settings/people", [403, 403, 403, 200]),
    ];
    for (path, statuses) in table {
        let mut found = [0; 4];
        for (status, secret) in found.iter_mut().zip([&read, &write, &manage, &admin]) {
            *status = served.opens(path, secret).await;
        }
        assert_eq!(found, statuses, "{path}");
    }
    let me = served.by_key(Method::GET, "/api/me", &manage, "").await.body;
    assert_eq!((&me["kind"], &me["user_id"], &me["building_access"]), (&json!("key"), &json!(ada), &json!([home])), "{me}");
    assert_eq!(served.opens("/api/me", &secret(9)).await, 401);
    assert_eq!(served.opens(&format!("/api/me?key={read}"), "").await, 401, "a key counts in a header alone");
    // It counts before a cookie, and says so of itself.
    let listed = served.by_key(Method::GET, "/api/keys", &read, "").await.body;
    assert_eq!(listed.as_array().unwrap().len(), 1, "{listed}");
    assert!(!listed.to_string().contains("hash") && listed[0].get("secret").is_none(), "{listed}");
}

#[tokio::test]
async fn no_key_makes_what_would_outlive_it() {
    let (served, root, ada) = town().await;
    let (admin, _) = served.key(1, of(root, KeyScope::Manage)).await;
    let in_person: Vec<&Route> =
        served.routes.iter().filter(|route| matches!(route.audience, domain::Audience::InPerson(_))).collect();
    assert!(in_person.len() >= 12, "{in_person:?}");
    for route in &in_person {
        let path = routes::address(route);
        let told = served.by_key(route.method.clone().unwrap(), &path, &admin, "").await;
        assert_eq!(told.status, 403, "{route:?}: {}", told.text);
    }
    for wanted in ["/api/keys", "/account/keys", "/account/screens", "/settings/tokens", "/settings/people/{id}/link"] {
        assert!(in_person.iter().any(|route| route.path == wanted), "{wanted} is open to keys");
    }
    // What a key changes is recorded as its deed, with its owner.
    let body = r#"{"name":"Physics"}"#;
    let made = served.by_key(Method::POST, "/api/departments", &admin, body).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let line = served.app.state.store.audit_list(1).await.unwrap().remove(0);
    assert_eq!((line.action.as_str(), line.actor_kind.as_str(), line.person_id), ("department.created", "key", Some(root)));
    // No address for somebody else's links, and no admin who would stay.
    let person = |id: PersonId| format!("/api/users/{id}");
    let change = async |id: PersonId, body: &str| {
        let tag = served.by_key(Method::GET, &person(id), &admin, "").await.header("etag").to_owned();
        let bearer = format!("Bearer {admin}");
        served.send(Method::PATCH, &person(id), &[(&AUTHORIZATION, &bearer), (&IF_MATCH, &tag)], body).await
    };
    for (id, body, field) in [
        (root, r#"{"email":"thief@example.org"}"#, "email"),
        (ada, r#"{"email":"thief@example.org"}"#, "email"),
        (ada, r#"{"role":"admin"}"#, "role"),
    ] {
        let told = change(id, body).await;
        assert_eq!((told.status, &told.body["parameter"]), (403, &json!(field)), "{}", told.text);
    }
    let new = r#"{"login":"eve","name":"Eve","role":"admin"}"#;
    assert_eq!(served.by_key(Method::POST, "/api/users", &admin, new).await.status, 403);
    assert_eq!(change(ada, r#"{"role":"viewer","name":"Ada L."}"#).await.status, 200);
}

#[tokio::test]
async fn what_was_taken_from_a_key_or_its_owner_counts_from_the_next_request_on() {
    let (served, root, ada) = town().await;
    let (store, now, actor) = (served.app.state.store.clone(), served.app.state.now(), Actor::command_line());
    let (manage, key_id) = served.key(1, of(ada, KeyScope::Manage)).await;
    let (second, _) = served.key(2, of(ada, KeyScope::Read)).await;
    let (third, _) = served.key(3, of(root, KeyScope::Manage)).await;
    let path = format!("/api/buildings/{}/energy?span=day", served.app.home);
    assert_eq!((served.opens(&path, &manage).await, served.opens(&path, &second).await), (200, 200));
    let less = NewPerson::new("ada", Role::Viewer);
    store.person_update(ada, None, &less, &actor, now).await.unwrap();
    assert_eq!(served.opens(&path, &manage).await, 404, "a building that was taken from the owner is still seen");
    store.key_revoke(key_id, None, &actor, now).await.unwrap();
    assert_eq!(served.opens("/api/me", &manage).await, 401);
    assert_eq!(served.opens("/api/me", &second).await, 200, "another key goes on");
    store.person_disable(ada, true, &actor, now).await.unwrap();
    assert_eq!((served.opens("/api/me", &second).await, served.opens("/api/me", &third).await), (401, 200));
    store.person_insert(&NewPerson::new("boss", Role::Admin), Some("a hash"), &actor, now).await.unwrap();
    store.person_remove(root, None, &actor, now).await.unwrap();
    assert_eq!(served.opens("/api/me", &third).await, 401);
}

#[tokio::test]
async fn a_key_ends_by_itself_at_its_time() {
    let mut app = TestApp::new("USD").await;
    let until = 2_000_000_000_000;
    app.state.services.clock = domain::Clock::fixed(until - DAY_MS);
    let served = Served::of(app, None, None).await;
    let root = served.owner(NewPerson::new("root", Role::Admin)).await;
    let (read, _) = served.key(1, NewKey { expires_at: Some(until), ..of(root, KeyScope::Read) }).await;
    assert_eq!(served.opens("/api/me", &read).await, 200);
    let mut later = served.app.again();
    later.state.services.clock = domain::Clock::fixed(until);
    assert_eq!(Served::of(later, None, None).await.opens("/api/me", &read).await, 401);
}

#[tokio::test]
async fn a_key_that_nothing_used_for_half_a_year_is_told_to_its_owner() {
    let mut app = TestApp::new("USD").await;
    let start = 1_900_000_000_000;
    app.state.services.clock = domain::Clock::fixed(start);
    let served = Served::of(app, None, None).await;
    served.person("ada", Role::Admin).await;
    let ada = served.app.state.store.person_by_login("ada").await.unwrap().unwrap().0.person_id;
    let (_, used) = served.key(1, NewKey { name: "used".to_owned(), ..of(ada, KeyScope::Read) }).await;
    let (_, idle) = served.key(2, NewKey { name: "idle".to_owned(), ..of(ada, KeyScope::Read) }).await;
    let told = async || {
        let session = served.enter("ada", super::sign_in::PASSWORD).await.session();
        let page = served.send(Method::GET, "/account", &[(&COOKIE, &session)], "").await.text;
        assert!(page.contains(">used<"), "{page}");
        page.matches("Not used for 180 days.").count()
    };
    served.app.state.clock.step(KEY_UNUSED_MS - 1);
    assert_eq!(told().await, 0);
    served.app.state.store.key_used(&[(used, served.app.state.now())]).await.unwrap();
    served.app.state.clock.step(1);
    assert_eq!(told().await, 1, "of the two, one was used");
    served.app.state.store.key_revoke(idle, None, &Actor::command_line(), served.app.state.now()).await.unwrap();
    assert_eq!(told().await, 0);
}

#[tokio::test]
async fn readings_come_in_by_keys_of_the_meters_that_they_see() {
    let (served, root, ada) = town().await;
    served.app.meter("cellar", &["energy_kwh"], None, MeterRole::Main).await;
    let (write, _) = served.key(1, of(ada, KeyScope::WriteReadings)).await;
    let (read, _) = served.key(2, of(ada, KeyScope::Read)).await;
    let (admin, _) = served.key(3, of(root, KeyScope::Manage)).await;
    let (any, _) = served.key(4, of(root, KeyScope::WriteReadings)).await;
    let post = async |path: &str, secret: &str, body: &str| served.by_key(Method::POST, path, secret, body).await;
    // Nothing runs behind the pipeline of this server: 503 says that a reading was let in.
    for (secret, meter, status) in [
        (&write, "attic", 503),
        (&write, "cellar", 403),
        (&write, "nowhere", 403),
        (&read, "attic", 403),
        (&admin, "cellar", 503),
        (&any, "nowhere", 503),
        (&secret(9), "attic", 401),
    ] {
        let told = post(&format!("/api/v1/meters/{meter}/readings"), secret, r#"{"energy_kwh":7}"#).await;
        assert_eq!(told.status, status, "{meter}: {}", told.text);
    }
    let [foreign, missing] = ["cellar", "nowhere"];
    let [foreign, missing] = [
        post(&format!("/api/v1/meters/{foreign}/readings"), &write, "{}").await.text.replace(foreign, "#"),
        post(&format!("/api/v1/meters/{missing}/readings"), &write, "{}").await.text.replace(missing, "#"),
    ];
    assert_eq!(foreign, missing, "a key tells a meter that it does not see from one that is not there");
    // In an address, keys that only write count where InfluxDB's clients put them, and nowhere else.
    let line = "attic energy_kwh=7";
    let statuses = [
        served.send(Method::POST, &format!("/write?p={any}"), &[], line).await.status,
        served.send(Method::POST, &format!("/write?p={admin}"), &[], line).await.status,
        served.send(Method::POST, &format!("/write?p={write}"), &[], line).await.status,
        served.send(Method::POST, &format!("/api/v1/{any}/telemetry"), &[], "{}").await.status,
    ];
    assert_eq!(statuses, [503, 401, 403, 401]);
}

#[tokio::test]
async fn a_screen_opens_its_page_and_nothing_else() {
    let (served, root, _) = town().await;
    fill(&served).await;
    let path = format!("/buildings/{}", served.app.home);
    let opens = Opens::Page(path.clone());
    let (sees_all, buildings) = (false, vec![served.app.home]);
    let (secret, key_id) = served.key(1, NewKey { opens, sees_all, buildings, ..of(root, KeyScope::Read) }).await;

    let opened = served.send(Method::GET, &format!("/screen/{secret}"), &[], "").await;
    assert_eq!((opened.status, opened.header(LOCATION.as_str())), (303, path.as_str()));
    assert_eq!((opened.header("referrer-policy"), opened.header("cache-control")), ("no-referrer", "no-store"));
    let cookie = opened.header(SET_COOKIE.as_str());
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap();
    let wrong = served.send(Method::GET, &format!("/screen/{}", self::secret(9)), &[], "").await;
    assert!(wrong.status == 404 && wrong.header(SET_COOKIE.as_str()).is_empty(), "{}", wrong.text);

    let page = served.send(Method::GET, &path, &[(&COOKIE, cookie)], "").await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(page.text.contains("data-screen") && page.text.contains(" inert"), "{}", page.text);
    for other in ["href=\"/search\"", "class=\"app-bar\"", "/sign-out", "class=\"trail\"", "app-menu"] {
        assert!(!page.text.contains(other), "a screen offers {other}");
    }
    let mut opened = Vec::new();
    for route in &served.routes {
        let address = routes::address(route);
        let address = address.split('?').next().unwrap();
        let of_all = if route.door == Door::Function { Method::POST } else { Method::GET };
        let method = route.method.clone().unwrap_or(of_all);
        let mut headers = vec![(&COOKIE, cookie), (&ORIGIN, "http://localhost"), (&CONTENT_TYPE, "application/json")];
        if route.door == Door::Socket {
            headers.extend([(&CONNECTION, "upgrade"), (&UPGRADE, "websocket")]);
        }
        let as_screen = served.send(method.clone(), address, &headers, "").await;
        headers.remove(0);
        let as_nobody = served.send(method, address, &headers, "").await;
        if as_screen.status != as_nobody.status || as_screen.header("location") != as_nobody.header("location") {
            opened.push(route.path.as_str());
        }
    }
    opened.sort_unstable();
    assert_eq!(opened, ["/buildings/{id}", "/fn/live"]);
    for query in ["?span=week", "?energy=month"] {
        let told = served.send(Method::GET, &format!("{path}{query}"), &[(&COOKIE, cookie)], "").await;
        assert_eq!(told.status, 303, "{query}");
    }
    // A screen's secret is no key.
    assert_eq!(served.opens("/api/me", &secret).await, 401);

    served.app.state.store.key_revoke(key_id, None, &Actor::command_line(), served.app.state.now()).await.unwrap();
    let over = served.send(Method::GET, &path, &[(&COOKIE, cookie)], "").await;
    assert!(over.status == 303 && over.header("location").starts_with("/sign-in"), "{}", over.status);
}

#[tokio::test]
async fn what_two_people_may_change_names_the_version_that_was_read() {
    let (served, root, _) = town().await;
    let (admin, _) = served.key(1, of(root, KeyScope::Manage)).await;
    let bearer = format!("Bearer {admin}");
    let ask = async |method: Method, path: &str, tag: &str, body: &str| {
        let mut headers = vec![(&AUTHORIZATION, bearer.as_str())];
        if !tag.is_empty() {
            headers.push((&IF_MATCH, tag));
        }
        served.send(method, path, &headers, body).await
    };
    let user = r#"{"login":"bob","name":"Bob","role":"user","building_access":"all"}"#;
    let department = r#"{"name":"Physics","energy_budget_annual":1000}"#;
    let unfit = [r#"{"department_id":99}"#, r#"{"energy_budget_annual":-5}"#];
    for (list, new, change, (unfit, unfit_field)) in [
        ("/api/users", user, r#"{"name":"Bobby"}"#, (unfit[0], "department_id")),
        (
            "/api/departments",
            department,
            r#"{"energy_budget_annual":null,"name":"Chemistry"}"#,
            (unfit[1], "energy_budget_annual"),
        ),
    ] {
        let field = "name";
        let made = ask(Method::POST, list, "", new).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let (path, first) = (format!("{list}/{}", made.body["id"]), made.header("etag").to_owned());
        assert_eq!(ask(Method::GET, &path, "", "").await.header("etag"), first);
        for (method, body) in [(Method::PATCH, change), (Method::DELETE, "")] {
            assert_eq!(ask(method.clone(), &path, "", body).await.status, 428, "{path}");
            assert_eq!(ask(method, &path, "\"99\"", body).await.status, 412, "{path}");
        }
        let changed = ask(Method::PATCH, &path, &first, change).await;
        assert_eq!(changed.status, 200, "{}", changed.text);
        assert_ne!(changed.body[field], made.body[field]);
        let second = changed.header("etag").to_owned();
        assert_eq!(ask(Method::PATCH, &path, &first, change).await.status, 412, "{path}");
        let wrong = ask(Method::PATCH, &path, &second, r#"{"name":7}"#).await;
        assert_eq!((wrong.status, &wrong.body["parameter"]), (400, &json!("name")), "{}", wrong.text);
        let wrong = ask(Method::PATCH, &path, &second, unfit).await;
        assert_eq!((wrong.status, &wrong.body["parameter"]), (400, &json!(unfit_field)), "{}", wrong.text);
        assert_eq!(ask(Method::DELETE, &path, &second, "").await.status, 204);
        assert_eq!(ask(Method::GET, &path, "", "").await.status, StatusCode::NOT_FOUND.as_u16());
        assert_eq!(ask(Method::PUT, list, "", "").await.status, 405);
    }
    let found = ask(Method::GET, "/api/audit?thing_kind=department&limit=2", "", "").await.body;
    let actions: Vec<&str> = found.as_array().unwrap().iter().filter_map(|line| line["action"].as_str()).collect();
    assert_eq!(actions, ["department.removed", "department.changed"]);
    let older = ask(Method::GET, &format!("/api/audit?thing_kind=department&before={}", found[1]["id"]), "", "").await.body;
    assert_eq!(older.as_array().unwrap().len(), 1, "{older}");
}

#[tokio::test]
async fn somebody_in_person_makes_a_key_over_the_api_and_takes_it_back() {
    let served = Served::behind(Some(&"a password of these tests".to_owned())).await;
    let with = "a password of these tests";
    let made = served.by_key(Method::POST, "/api/keys", with, r#"{"name":"hall","scope":"read"}"#).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let secret = made.body["secret"].as_str().unwrap().to_owned();
    assert!(secret.starts_with("gp_"), "{secret}");
    assert_eq!(served.opens("/api/me", &secret).await, 200);
    let listed = served.by_key(Method::GET, "/api/keys", with, "").await;
    assert!(!listed.text.contains(&secret) && listed.body[0]["name"] == "hall", "{}", listed.text);
    for (body, parameter) in [
        (r#"{"scope":"read"}"#, "name"),
        (r#"{"name":"x"}"#, "scope"),
        (r#"{"name":"x","scope":"root"}"#, "scope"),
        (r#"{"name":"x","scope":"read","building_access":[999]}"#, "buildings"),
        (r#"{"name":"x","scope":"read","expires_at":"2001-01-01T00:00:00Z"}"#, "expires_at"),
        (r#"{"name":"x","scope":"read","owner":1}"#, "owner"),
    ] {
        let refused = served.by_key(Method::POST, "/api/keys", with, body).await;
        assert!((400..500).contains(&refused.status) && refused.body["parameter"] == parameter, "{body}: {}", refused.text);
    }
    let path = format!("/api/keys/{}", made.body["id"]);
    assert_eq!(served.by_key(Method::DELETE, &path, &secret, "").await.status, 403);
    assert_eq!(served.by_key(Method::DELETE, &path, with, "").await.status, 204);
    assert_eq!(served.by_key(Method::DELETE, &path, with, "").await.status, 404);
    assert_eq!(served.opens("/api/me", &secret).await, 401);
}
