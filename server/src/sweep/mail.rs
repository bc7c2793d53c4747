//! Links by mail: who is offered them, who gets one on request, and that nobody learns who has an account.
//! The letters wait in the queue; a real mail server is in the tests in a browser.

use super::sign_in::PASSWORD;
use super::{Served, encoded};
use crate::api::tests::TestApp;
use crate::password::hash;
use axum::http::Method;
use domain::{Clock, PersonId, Role};
use mail::{Carrier, Post, Security, Sender, Settings};
use services::Random;
use std::time::Duration;
use store::{Actor, NewPerson, StoredPerson};

impl Served {
    /// The server with a mail server that takes nothing as long as the carrier does not run.
    pub(super) async fn with_mail() -> (Self, Post, Carrier) {
        let from = Sender::parse("pulse@energy.example").unwrap();
        let settings = Settings { host: "127.0.0.1".to_owned(), port: 1, security: Security::Off, sign_in: None, from };
        let (post, carrier) = Post::open(&settings, Clock::fixed(0)).unwrap();
        let mut app = TestApp::new("USD").await;
        app.state.services.post = Some(post.clone());
        (Self::of(app, None, None).await, post, carrier)
    }

    pub(super) async fn person_at(&self, login: &str, email: Option<&str>, has_password: bool) -> PersonId {
        let hash = has_password.then(|| hash(PASSWORD, &Random::system()).unwrap());
        let new = NewPerson { email: email.map(str::to_owned), ..NewPerson::new(login, Role::User) };
        let (store, now) = (&self.app.state.store, self.app.state.now());
        store.person_insert(&new, hash.as_deref(), &Actor::command_line(), now).await.unwrap()
    }

    /// How many links were asked for so far.
    async fn links_asked(&self) -> usize {
        let lines = self.app.state.store.audit_list(1_000).await.unwrap();
        lines.iter().filter(|line| line.action == "password.reset_asked").count()
    }

    /// Waits for what is done behind an answer.
    async fn until_asked(&self, wanted: usize) {
        for _ in 0..500 {
            if self.links_asked().await >= wanted {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{} links were asked for, not {wanted}", self.links_asked().await);
    }

    async fn forgot(&self, name: &str) -> (u16, String) {
        let answer = self.see(Method::POST, "/sign-in/forgot", "", &format!("name={}", encoded(name))).await;
        (answer.status, answer.body)
    }
}

#[tokio::test]
async fn whoever_forgot_gets_a_link_and_all_others_the_same_answer() {
    let (served, post, _carrier) = Served::with_mail().await;
    served.person("root", Role::Admin).await;
    let ann = served.person_at("ann", Some("ann@example.org"), true).await;
    served.person_at("new", Some("new@example.org"), false).await;
    served.person_at("nomail", None, true).await;
    let gone = served.person_at("gone", Some("gone@example.org"), true).await;
    let store = served.app.state.store.clone();
    store.person_disable(gone, true, &Actor::command_line(), 0).await.unwrap();
    let session = served.enter("ann", PASSWORD).await.session();
    let page = served.get("/sign-in").await.body;
    assert!(page.contains("href=\"/sign-in/forgot\""), "{page}");
    assert!(served.get("/sign-in/forgot").await.body.contains("Name or e-mail address"));

    let known = served.forgot(" Ann@Example.org").await;
    assert_eq!(known.0, 200);
    for name in ["nobody", "new", "nomail", "gone", "<script>"] {
        assert_eq!(served.forgot(name).await, known, "{name}");
    }
    served.until_asked(1).await;
    assert!(post.last("ann@example.org").is_some());
    for nobody in ["new@example.org", "gone@example.org"] {
        assert_eq!(post.last(nobody), None);
    }
    let line = store.audit_list(1).await.unwrap().remove(0);
    assert_eq!((line.action.as_str(), line.thing_id), ("password.reset_asked", Some(ann.to_string())));
    assert_eq!(served.status(&session).await, 200, "asking ends no session");
    assert_eq!(served.enter("ann", PASSWORD).await.status, 303, "the password stays");

    // Three links an hour for an account, ten requests for an address.
    for _ in 0..4 {
        assert_eq!(served.forgot("ann").await, known);
    }
    served.until_asked(3).await;
    let waits = served.forgot("nobody").await;
    assert!(waits.0 == 429 && waits.1.contains("Try again in 60 minutes"), "{}", waits.1);
    assert_eq!(served.forgot("").await.0, 422);
    assert_eq!(served.links_asked().await, 3);
}

#[tokio::test]
async fn without_a_mail_server_nothing_is_offered_but_how_to_set_one() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    let ann = served.person_at("ann", Some("ann@example.org"), true).await;
    assert!(!served.get("/sign-in").await.body.contains("/sign-in/forgot"));
    for method in [Method::GET, Method::POST] {
        let away = served.see(method, "/sign-in/forgot", "", "name=ann").await;
        assert_eq!((away.status, away.to.as_str()), (303, "/sign-in"));
    }
    let root = served.enter("root", PASSWORD).await.session();
    let page = served.see(Method::GET, &format!("/settings/people/{ann}"), &root, "").await.body;
    assert!(page.contains("GREENPULSE_SMTP_HOST") && !page.contains(&format!("/settings/people/{ann}/mail")), "{page}");
    assert!(!served.see(Method::GET, "/settings/people/new", &root, "").await.body.contains("name=\"mail\""));
    let refused = served.see(Method::POST, &format!("/settings/people/{ann}/mail"), &root, "").await;
    assert!(refused.status == 422 && refused.body.contains("GREENPULSE_SMTP_HOST"), "{}", refused.body);
    assert_eq!(served.links_asked().await, 0);
}

#[tokio::test]
async fn an_admin_sends_a_link_from_the_page_of_a_person_and_with_somebody_new() {
    let (served, post, _carrier) = Served::with_mail().await;
    served.person("root", Role::Admin).await;
    let ann = served.person_at("ann", Some("ann@example.org"), true).await;
    let nomail = served.person_at("nomail", None, true).await;
    let root = served.enter("root", PASSWORD).await.session();
    let store = served.app.state.store.clone();
    let sent = served.see(Method::POST, &format!("/settings/people/{ann}/mail"), &root, "").await;
    assert_eq!((sent.status, sent.to.as_str()), (303, format!("/settings/people/{ann}?done=mailed").as_str()));
    let page = served.see(Method::GET, &sent.to, &root, "").await.body;
    assert!(page.contains("A mail to ann@example.org is being sent."), "{page}");
    let line = store.audit_list(1).await.unwrap().remove(0);
    let wanted = ("password.reset_offered", Some(r#"{"mailed_to":"ann@example.org"}"#));
    assert_eq!((line.action.as_str(), line.after.as_deref()), wanted);
    let refused = served.see(Method::POST, &format!("/settings/people/{nomail}/mail"), &root, "").await;
    assert!(refused.status == 422 && refused.body.contains("Enter an e-mail address above"), "{}", refused.body);

    for (form, email, to) in [
        ("login=bob&email=bob%40example.org&role=user&sees=all&mail=on", "bob@example.org", "invited"),
        ("login=cleo&email=cleo%40example.org&role=user&sees=all", "cleo@example.org", "made"),
        ("login=dan&role=user&sees=all&mail=on", "dan@example.org", "made"),
    ] {
        let made = served.see(Method::POST, "/settings/people/new", &root, form).await;
        assert!(made.status == 303 && made.to.ends_with(to), "{form}: {} {}", made.status, made.to);
        assert_eq!(post.last(email).is_some(), to == "invited", "{form}");
    }
    // The old address is told of the new one.
    assert_eq!(post.last("fay@example.org"), None);
    let fay = served.person_at("fay", Some("fay@example.org"), true).await;
    let version = store.person_get(fay).await.unwrap().version;
    let form = format!("version={version}&login=fay&email=fay%40elsewhere.example&role=user&sees=some");
    assert_eq!(served.see(Method::POST, &format!("/settings/people/{fay}"), &root, &form).await.status, 303);
    assert!(post.last("fay@example.org").is_some() && post.last("fay@elsewhere.example").is_none());
    let people: Vec<StoredPerson> = store.person_list().await.unwrap();
    assert_eq!(people.len(), 7);
}
