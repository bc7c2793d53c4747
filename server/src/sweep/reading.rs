//! A person's language and units go before the browser's and the site's, and are theirs alone.

use super::Served;
use super::sign_in::PASSWORD;
use axum::http::Method;
use domain::Role;
use serde_json::{Value, json};
use store::{Actor, NewPerson};

impl Served {
    /// The language of a page, and what the API tells of the choice.
    async fn reads(&self, cookie: &str) -> (String, Value) {
        let page = self.see(Method::GET, "/account", cookie, "").await.body;
        let language = page.split_once("<html lang=\"").map(|(_, rest)| rest.chars().take(2).collect()).unwrap_or_default();
        let me: Value = serde_json::from_str(&self.see(Method::GET, "/api/me", cookie, "").await.body).unwrap();
        (language, json!([me["language"], me["units"]]))
    }

    async fn choose(&self, cookie: &str, form: &str) {
        let chosen = self.see(Method::POST, "/reader", cookie, &format!("{form}&back=/account")).await;
        assert_eq!((chosen.status, chosen.to.as_str()), (303, "/account"), "{form}");
    }
}

#[tokio::test]
async fn what_a_person_chose_counts_wherever_they_sign_in() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    let ada = served.person("ada", Role::User).await;
    let (store, now) = (served.app.state.store.clone(), served.app.state.now());
    let root = served.enter("root", PASSWORD).await.session();
    let one = served.enter("ada", PASSWORD).await.session();
    let other = format!("{}; greenpulse_language=es; greenpulse_units=us", served.enter("ada", PASSWORD).await.session());
    assert_eq!(served.reads(&one).await, ("en".to_owned(), json!([null, null])));
    assert_eq!(served.reads(&other).await.0, "es", "the browser's choice counts as long as there is none of theirs");

    served.choose(&one, "of_account=yes&language=de&units=metric").await;
    for session in [&one, &other] {
        assert_eq!(served.reads(session).await, ("de".to_owned(), json!(["de", "metric"])));
    }
    assert_eq!(served.reads(&root).await, ("en".to_owned(), json!([null, null])));
    let line = store.audit_list(1).await.unwrap().remove(0);
    assert_eq!((line.action.as_str(), line.person_id), ("person.changed", Some(ada)));

    // The menu sends all that it shows, and only what differs was chosen.
    let version = store.person_get(ada).await.unwrap().version;
    served.choose(&one, "theme=dark&language=de&units=metric").await;
    assert_eq!(store.person_get(ada).await.unwrap().version, version);
    served.choose(&one, "theme=dark&language=fr&units=metric").await;
    assert_eq!(served.reads(&one).await, ("fr".to_owned(), json!(["fr", "metric"])));
    served.choose(&one, "of_account=yes&language=&units=").await;
    assert_eq!(served.reads(&one).await, ("en".to_owned(), json!([null, null])));
    served.choose(&root, "theme=dark&language=en&units=").await;
    assert_eq!(served.reads(&root).await.1, json!([null, null]), "what was shown was not chosen");
    assert_eq!(served.see(Method::POST, "/reader", "", "language=de&back=/account").await.status, 303);

    // Through another's eyes an admin reads as they do, and changes nothing of the other's.
    let before = store.person_get(ada).await.unwrap();
    let german = NewPerson { language: Some("de".to_owned()), ..before.person };
    store.person_update(ada, None, &german, &Actor::command_line(), now).await.unwrap();
    let begun = served.see(Method::POST, "/see-as", &root, &format!("who={ada}")).await;
    let both = format!("{root}; {}", begun.cookies[0]);
    assert_eq!(served.reads(&both).await.0, "en");
    served.choose(&both, "of_account=yes&language=fr&units=us").await;
    assert_eq!(store.person_get(ada).await.unwrap().person.language.as_deref(), Some("de"));
}
