//! Passkeys on the whole router: adding one, signing in with it, doing without a password, and what is refused.

use super::sign_in::{PASSWORD, Seen};
use super::{Served, encoded};
use crate::http::sign_in::hash_of;
use axum::http::Method;
use domain::{MINUTE_MS, Millis, PersonId, Role};
use scraper::{Html, Selector};
use store::{Actor, LinkPurpose, NewLink, NewPasskey, NewPerson, NewSession};
use trial::Device;

/// What a page asks a device, with the cookie that the browser keeps meanwhile.
struct Question {
    options: String,
    number: String,
    cookie: String,
}

/// The question of a page; `None` if it has none.
fn question(page: &Seen) -> Option<Question> {
    let document = Html::parse_document(&page.body);
    let form = document.select(&Selector::parse("form[data-passkey]").unwrap()).next()?;
    let number = form.select(&Selector::parse("input[name=question]").unwrap()).next()?.attr("value")?.to_owned();
    let cookie = page.cookies.iter().find(|cookie| cookie.starts_with(&format!("greenpulse_passkey_{number}=")))?.clone();
    Some(Question { options: form.attr("data-options")?.to_owned(), number, cookie })
}

fn phone() -> Device {
    Device::new(1, "http://localhost", "localhost")
}

impl Served {
    /// Adds a device's passkey to whoever has the session and this password.
    async fn add(&self, session: &str, password: &str, device: &mut Device) -> Seen {
        let form = format!("name=Phone&now={}", encoded(password));
        let asked = self.see(Method::POST, "/account/passkeys/new", session, &form).await;
        let Some(question) = question(&asked) else { return asked };
        let form = format!("name=Phone&question={}&answer={}", question.number, encoded(&device.make(&question.options)));
        self.see(Method::POST, "/account/passkeys/made", &format!("{session}; {}", question.cookie), &form).await
    }

    async fn asked(&self) -> Question {
        question(&self.see(Method::GET, "/sign-in?next=/status", "", "").await).expect("a question")
    }

    async fn answer(&self, question: &Question, answer: &str) -> Seen {
        let form = format!("next=/status&question={}&answer={}", question.number, encoded(answer));
        self.see(Method::POST, "/sign-in/passkey", &question.cookie, &form).await
    }

    /// Signs in with a device's passkey.
    async fn enter_with(&self, device: &Device) -> Seen {
        let question = self.asked().await;
        self.answer(&question, &device.sign(&question.options)).await
    }

    async fn newest_actions(&self, count: i64) -> Vec<String> {
        self.app.state.store.audit_list(count).await.unwrap().into_iter().map(|line| line.action).collect()
    }

    /// A session of a person that was opened so long ago.
    pub(super) async fn session_of(&self, person_id: PersonId, ago_ms: i64) -> String {
        let (token, at) = ("5".repeat(64), self.app.state.now() - ago_ms);
        let session = NewSession { hash: hash_of(&token), person_id, device: String::new(), address: None, provider: None };
        self.app.state.store.session_open(&session, &Actor::command_line(), at).await.unwrap();
        format!("greenpulse_session={token}")
    }
}

#[tokio::test]
async fn a_passkey_signs_its_owner_in_without_a_name_and_each_answer_counts_once() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    served.person("ada", Role::User).await;
    let (session, mut device) = (served.enter("ada", PASSWORD).await.session(), phone());
    let wrong = served.add(&session, "a guess", &mut device).await;
    assert!(wrong.status == 422 && wrong.body.contains("id=\"now-error\""), "{}", wrong.body);
    let nameless =
        served.see(Method::POST, "/account/passkeys/new", &session, &format!("name=+&now={}", encoded(PASSWORD))).await;
    assert!(nameless.status == 422 && nameless.body.contains("id=\"name-error\""), "{}", nameless.body);
    let added = served.add(&session, PASSWORD, &mut device).await;
    assert_eq!((added.status, added.to.as_str()), (303, "/account?done=passkey"), "{}", added.body);
    let account = served.see(Method::GET, "/account", &session, "").await;
    assert!(account.body.contains("<h3>Phone</h3>") && account.body.contains("/account/password/remove"), "{}", account.body);

    let question = served.asked().await;
    let answer = device.sign(&question.options);
    let entered = served.answer(&question, &answer).await;
    assert_eq!((entered.status, entered.to.as_str()), (303, "/status"), "{}", entered.body);
    assert_eq!(served.status(&entered.session()).await, 200);
    assert_eq!(served.newest_actions(2).await, ["session.opened", "passkey.used"]);
    let again = served.answer(&question, &answer).await;
    assert_eq!((again.status, again.cookies.iter().any(|cookie| cookie.starts_with("greenpulse_session="))), (403, false));
    assert_eq!(served.newest_actions(1).await, ["session.opened"], "what anybody can bring is not recorded");
    let of_another_browser = Question { cookie: String::new(), ..served.asked().await };
    let refused = served.answer(&of_another_browser, &device.sign(&of_another_browser.options)).await;
    assert_eq!(refused.status, 403);
    assert!(self::question(&refused).is_some(), "the page asks anew");
}

#[tokio::test]
async fn what_is_wrong_with_an_answer_is_recorded_and_told_in_one_way_and_tries_wait() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    served.person("ada", Role::User).await;
    let (session, mut device) = (served.enter("ada", PASSWORD).await.session(), phone());
    assert_eq!(served.add(&session, PASSWORD, &mut device).await.status, 303);
    device.count = 7;
    assert_eq!(served.enter_with(&device).await.status, 303);
    let why = async || served.app.state.store.audit_list(1).await.unwrap().remove(0);
    let note = async || {
        // It is recorded behind the answer.
        for _ in 0..200 {
            let line = why().await;
            if line.action == "sign_in.failed" {
                return line;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("not recorded: {:?}", why().await);
    };
    let copied = served.enter_with(&device).await;
    let line = note().await;
    assert_eq!((copied.status, line.thing_name.as_deref()), (403, Some("ada")));
    assert!(line.after.is_some_and(|after| after.contains("counter went back")));

    device.count = 8;
    let lies = [
        device.with(|one| one.origin = "http://localhost:81".to_owned()),
        device.with(|one| one.site = "evil.example".to_owned()),
    ];
    let mut told = Vec::new();
    for lie in lies {
        let refused = served.enter_with(&lie).await;
        assert_eq!(refused.status, 422);
        told.push(
            Html::parse_document(&refused.body)
                .select(&Selector::parse("main > .field-error").unwrap())
                .next()
                .unwrap()
                .inner_html(),
        );
    }
    let stranger = Device::new(2, "http://localhost", "localhost").with(|one| one.handle = device.handle.clone());
    // The wait doubles with each, so that one comes within it.
    let mut waits = false;
    for count in 0..20 {
        let status = served.enter_with(&stranger.with(|one| one.count = count)).await.status;
        assert!([422, 429].contains(&status), "{status}");
        waits |= status == 429;
    }
    assert!(waits, "whoever goes on trying waits");
    assert_eq!(told[0], told[1]);

    let other = Served::new().await;
    other.person("root", Role::Admin).await;
    let bob = other.person("bob", Role::User).await;
    let session = other.enter("bob", PASSWORD).await.session();
    assert_eq!(other.add(&session, PASSWORD, &mut device).await.status, 303);
    other.app.state.store.person_disable(bob, true, &Actor::command_line(), 0).await.unwrap();
    device.count = 9;
    assert_eq!(other.enter_with(&device).await.status, 422, "whoever is disabled stays out");
    other.app.state.store.person_disable(bob, false, &Actor::command_line(), 0).await.unwrap();
    let nobodys = device.with(|one| one.handle = vec![7; 16]);
    assert_eq!(other.enter_with(&nobodys).await.status, 422, "the device names somebody else");
    assert_eq!(other.enter_with(&device).await.status, 303);
}

#[tokio::test]
async fn whoever_has_passkeys_may_do_without_a_password_and_keeps_one_way_in() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    let ada = served.person("ada", Role::User).await;
    let (session, mut device) = (served.enter("ada", PASSWORD).await.session(), phone());
    assert_eq!(served.see(Method::GET, "/account/password/remove", &session, "").await.status, 409, "it is the only way in");
    assert_eq!(served.add(&session, PASSWORD, &mut device).await.status, 303);
    let elsewhere = served.enter("ada", PASSWORD).await.session();
    let remove = async |password: &str| {
        served.see(Method::POST, "/account/password/remove", &session, &format!("now={}", encoded(password))).await
    };
    assert_eq!(remove("a guess").await.status, 422);
    let removed = remove(PASSWORD).await;
    assert_eq!((removed.status, removed.to.as_str()), (303, "/account?done=no-password"));
    assert_eq!((served.status(&session).await, served.status(&elsewhere).await), (200, 401), "the other browsers are signed out");
    assert_eq!(served.enter("ada", PASSWORD).await.status, 422);
    let session = served.enter_with(&device).await.session();

    let passkey = served.app.state.store.passkey_list(ada).await.unwrap().remove(0);
    let form = format!("id={}", passkey.passkey_id);
    let last = served.see(Method::POST, "/account/passkeys/remove", &session, &form).await;
    assert!(last.status == 409 && last.body.contains("only way to sign in"), "{}", last.body);
    let old = served.session_of(ada, 16 * MINUTE_MS).await;
    let stale = served.see(Method::GET, "/account/passkeys/new", &old, "").await;
    assert_eq!(stale.status, 403, "a browser left open adds none: {}", stale.body);
    let mut laptop = Device::new(3, "http://localhost", "localhost");
    assert_eq!(served.add(&session, "", &mut laptop).await.to, "/account?done=passkey");
    assert_eq!(served.see(Method::POST, "/account/passkeys/remove", &session, &form).await.to, "/account?done=passkey-removed");
    assert_eq!(served.enter_with(&device).await.status, 422, "a passkey that was removed still opens something");
    assert_eq!(served.enter_with(&laptop).await.status, 303);
}

#[tokio::test]
async fn a_passkey_that_is_added_or_removed_is_told_by_mail() {
    let (served, post, _carrier) = Served::with_mail().await;
    served.person("root", Role::Admin).await;
    served.person_at("ann", Some("ann@example.org"), true).await;
    let session = served.enter("ann", PASSWORD).await.session();
    assert_eq!(post.last("ann@example.org"), None);
    assert_eq!(served.add(&session, PASSWORD, &mut phone()).await.to, "/account?done=passkey");
    assert!(post.last("ann@example.org").is_some());

    let bob = served.person_at("bob", Some("bob@example.org"), true).await;
    let new = NewPasskey {
        person_id: bob,
        name: "Phone".to_owned(),
        credential_id: "of bob".to_owned(),
        credential: "{}".to_owned(),
        sign_count: 0,
        is_backed_up: false,
    };
    let store = &served.app.state.store;
    let id = store.passkey_insert(&new, "a question", &Actor::command_line(), served.app.state.now()).await.unwrap();
    let root = served.enter("root", PASSWORD).await.session();
    assert_eq!(post.last("bob@example.org"), None);
    let removed = served.see(Method::POST, &format!("/settings/people/{bob}/passkeys/remove"), &root, &format!("id={id}")).await;
    assert_eq!(removed.to, format!("/settings/people/{bob}?done=passkey-removed"));
    assert!(post.last("bob@example.org").is_some());
}

fn link(purpose: LinkPurpose, person_id: PersonId, hash: &str, now: Millis) -> NewLink<'_> {
    NewLink { purpose, person_id, hash, expires_at: now + MINUTE_MS, mailed_to: None }
}

#[tokio::test]
async fn an_invited_person_uses_a_passkey_in_place_of_a_password() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    let (store, now, actor) = (served.app.state.store.clone(), served.app.state.now(), Actor::command_line());
    let ada = store.person_insert(&NewPerson::new("ada", Role::User), None, &actor, now).await.unwrap();
    let hash = hash_of("secret");
    store.link_make(&link(LinkPurpose::Invite, ada, &hash, now), &actor, now).await.unwrap();
    let page = served.see(Method::GET, "/welcome?link=secret", "", "").await;
    let (question, mut device) = (question(&page).expect("a question"), phone());
    let form = format!("link=secret&question={}&answer={}", question.number, encoded(&device.make(&question.options)));
    let opened = served.see(Method::POST, "/welcome/passkey", &question.cookie, &form).await;
    assert_eq!((opened.status, opened.to.as_str()), (303, "/"), "{}", opened.body);
    assert_eq!(served.status(&opened.session()).await, 200);
    assert_eq!(served.see(Method::GET, "/welcome?link=secret", "", "").await.status, 404, "the link is used up");
    assert_eq!(served.enter_with(&device).await.status, 303);
    // Whoever has a password is to choose a new one.
    let root = store.person_by_login("root").await.unwrap().unwrap().0.person_id;
    let hash = hash_of("reset");
    store.link_make(&link(LinkPurpose::Reset, root, &hash, now), &actor, now).await.unwrap();
    let page = served.see(Method::GET, "/welcome?link=reset", "", "").await;
    assert!(page.status == 200 && self::question(&page).is_none());
    let form = form.replace("link=secret", "link=reset");
    assert_eq!(served.see(Method::POST, "/welcome/passkey", &question.cookie, &form).await.status, 404);
}

#[tokio::test]
async fn no_passkey_is_offered_where_browsers_have_none() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    let page = served.see_at("127.0.0.1:3000", (Method::GET, "/sign-in"), "", "").await;
    assert!(page.status == 200 && question(&page).is_none() && !page.body.contains("passkey.js"), "{}", page.body);
    let session = served.enter("root", PASSWORD).await.session();
    let told = served.see_at("127.0.0.1:3000", (Method::GET, "/account/passkeys/new"), &session, "").await;
    assert!(told.status == 200 && told.body.contains("https://energy.example"), "{}", told.body);
    let unasked = served.see(Method::POST, "/account/passkeys/made", &session, "name=x&question=&answer=").await;
    assert_eq!(unasked.status, 403);
}
