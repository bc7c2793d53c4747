//! No name becomes part of a page's markup. It appears exactly as given, in texts, in attributes,
//! in script data and in JSON. First all pages and the API are read; then each form of each page is
//! sent with such names in its fields.

use super::town::{HOSTILE, fill, hostile};
use super::{Answer, Served, encoded, routes};
use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request};
use domain::{Caller, Role, Sight};
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::Value;
use std::sync::Arc;
use store::{Actor, NewDepartment, NewKey, NewPerson, NewSession, Opens};
use tower::ServiceExt;

/// Pages about the server's state or about things that do not exist; they are not checked.
const NO_PAGES: [&str; 22] = [
    // Nobody has an account here.
    "/account/passkeys/new",
    "/account/password",
    "/account/password/remove",
    "/health",
    "/readyz",
    "/ping",
    "/sign-in",
    // No mail server is set.
    "/sign-in/forgot",
    "/first-admin",
    "/welcome",
    "/settings/import/1",
    // Nobody has an account here; see below.
    "/settings/people/1",
    "/settings/people/new",
    "/departments/1",
    "/departments/1/edit",
    "/api/users/1",
    "/api/departments/1",
    "/screen/1",
    "/readings/photo/1/1",
    // No provider is configured.
    "/sign-in/with/1",
    "/sign-in/with/1/back",
    "/sites/1/plan",
];

#[tokio::test]
async fn no_name_becomes_a_part_of_a_page_and_each_stands_as_it_was_given() {
    let served = Served::new().await;
    fill(&served).await;
    let (mut pages, mut named, mut forms) = (0, 0, Vec::new());
    for path in routes::read(&served.routes) {
        let answer = served.get(&path).await;
        let is_there = answer.status == 200 || (NO_PAGES.contains(&path.as_str()) && answer.status != 500);
        assert!(is_there, "{path} is answered {}: {}", answer.status, answer.body.chars().take(300).collect::<String>());
        named += looked_at(&path, &answer);
        if answer.kind.starts_with("text/html") {
            pages += 1;
            forms.extend(Form::all(&answer.body));
        }
    }
    assert!(pages >= 30, "only {pages} pages were read");
    assert!(named >= 150, "only {named} names were seen on them");
    forms.sort();
    forms.dedup();
    assert!(forms.len() >= 15, "only {} forms were found", forms.len());
    let mut given_back = 0;
    for form in &forms {
        let fields = form.fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        let body = fields.collect::<Vec<_>>().join("&");
        let answer = served.ask(Method::POST, &form.action, Some(body)).await;
        assert!(answer.status < 500, "{form:?} is answered {}: {}", answer.status, answer.body);
        given_back += looked_at(&form.action, &answer);
    }
    assert!(given_back >= 5, "only {given_back} names were given back by forms");
}

#[tokio::test]
async fn the_names_of_people_stand_as_they_were_given() {
    let served = Served::new().await;
    fill(&served).await;
    let (store, now) = (&served.app.state.store, served.app.state.now());
    let person = NewPerson { name: hostile(), buildings: vec![served.app.home], ..NewPerson::new(&hostile(), Role::User) };
    let person_id = store.person_insert(&person, None, &Actor::command_line(), now).await.unwrap();
    let session = NewSession { hash: "0".repeat(64), person_id, device: hostile(), address: None, provider: None };
    store.person_password_set(person_id, "a hash", None, &Actor::command_line(), now).await.unwrap();
    let opens = Opens::Page("/".to_owned());
    let (sees_all, buildings) = (false, vec![served.app.home]);
    let key = NewKey { person_id, name: hostile(), opens, sees_all, buildings, expires_at: None };
    store.key_insert(&key, "a hash", &Actor::command_line(), now).await.unwrap();
    store.session_open(&session, &Actor::command_line(), now).await.unwrap();
    let department = NewDepartment {
        name: hostile(),
        head: Some(hostile()),
        // An address has no blanks.
        contact_email: Some("physics@example.org".to_owned()),
        yearly_budget: Some(900.0),
        reduction_percent: None,
        buildings: vec![served.app.home],
    };
    let department_id = store.department_insert(&department, &Actor::command_line(), now).await.unwrap();
    let department = format!("/departments/{department_id}");
    let (id, sight) = (person_id.to_string(), Sight::All);
    let admin =
        domain::Person { person_id, name: hostile(), role: Role::Admin, sight, reads: domain::Reads::default(), seen_by: None };
    let router = served.inner.clone().layer(Extension(Caller::Person(Arc::new(admin))));
    let mut named = 0;
    let of_home = format!("/settings/buildings/{}/people", served.app.home);
    let of_department = ["/departments", &department, &format!("{department}/edit")];
    let of_person = ["/settings/people", &format!("/settings/people/{id}"), "/settings/audit", "/account", &of_home];
    for path in of_person.into_iter().chain(of_department) {
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let seen = page(path, &String::from_utf8_lossy(&body));
        assert!(seen > 0, "{path} names nobody");
        named += seen;
    }
    assert!(named >= 8, "only {named} names were seen");
}

/// Checks a whole answer; returns how many names it contains.
fn looked_at(path: &str, answer: &Answer) -> usize {
    if answer.kind.starts_with("text/html") {
        return page(path, &answer.body);
    }
    if answer.kind.contains("json") {
        return json(path, &serde_json::from_str(&answer.body).unwrap());
    }
    0
}

fn page(path: &str, html: &str) -> usize {
    let document = Html::parse_document(html);
    let mut named = 0;
    for node in document.tree.nodes() {
        match node.value() {
            Node::Element(element) => {
                assert!(!element.name().starts_with("gp-"), "{path}: a name became the element <{}>", element.name());
                for (attribute, value) in element.attrs() {
                    assert!(
                        !attribute.starts_with("gp-"),
                        "{path}: a name became the attribute {attribute} of <{}>",
                        element.name()
                    );
                    named += match serde_json::from_str::<Value>(value) {
                        Ok(value) => json(path, &value),
                        Err(_) => stands(path, value),
                    };
                }
            }
            Node::Text(text) => {
                let of_script = node.parent().and_then(ElementRef::wrap).is_some_and(|parent| parent.value().name() == "script");
                // Script data is escaped as JavaScript strings. The check above shows that no
                // element ends inside it.
                named += if of_script { 0 } else { stands(path, text) };
            }
            Node::Comment(comment) => assert!(!comment.contains("gp-"), "{path}: a name became a comment"),
            _ => {}
        }
    }
    named
}

fn json(path: &str, value: &Value) -> usize {
    match value {
        // Some values are JSON within JSON.
        Value::String(text) => match serde_json::from_str::<Value>(text) {
            Ok(inner @ (Value::Object(_) | Value::Array(_))) => json(path, &inner),
            _ => stands(path, text),
        },
        Value::Array(values) => values.iter().map(|value| json(path, value)).sum(),
        Value::Object(fields) => fields.iter().map(|(name, value)| stands(path, name) + json(path, value)).sum(),
        _ => 0,
    }
}

/// Checks that each name in a text appears in full; returns how many there are.
fn stands(path: &str, text: &str) -> usize {
    let mut count = 0;
    for (at, _) in text.match_indices(":\"'") {
        // The topics and pointers of mappings join several levels in one text.
        let stood = &text[at + 1..];
        // A tariff's own period names are cut to the length of a bill's line.
        let is_whole = stood.starts_with(HOSTILE) || (HOSTILE.starts_with(stood) && stood.len() >= 40);
        assert!(is_whole, "{path}: a name does not stand as it was given: {text}");
        count += 1;
    }
    let starts = text.match_indices('N').filter(|(at, _)| {
        let number = text[at + 1..].get(..4).unwrap_or_default();
        number.ends_with(':') && number[..3].bytes().all(|byte| byte.is_ascii_digit())
    });
    let starts = starts.count();
    assert_eq!(starts, count, "{path}: a name does not stand as it was given: {text}");
    count
}

/// A form with values filled in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    action: String,
    fields: Vec<(String, String)>,
}

impl Form {
    /// The posted forms of a page, each once, with names in all text fields.
    fn all(html: &str) -> Vec<Self> {
        let (document, form) = (Html::parse_document(html), Selector::parse("form[method=post]").unwrap());
        let field = Selector::parse("input[name], textarea[name], select[name]").unwrap();
        let is_sent = |form: &ElementRef<'_>| form.attr("enctype").is_none_or(|kind| !kind.starts_with("multipart"));
        document
            .select(&form)
            .filter(is_sent)
            .map(|form| Self {
                action: form.attr("action").unwrap_or_default().to_owned(),
                fields: form
                    .select(&field)
                    .map(|field| (field.attr("name").unwrap_or_default().to_owned(), filled(field)))
                    .collect(),
            })
            .collect()
    }
}

fn filled(field: ElementRef<'_>) -> String {
    let given = || field.attr("value").unwrap_or_default().to_owned();
    let is_typed = field.value().name() == "textarea" || matches!(field.attr("type").unwrap_or("text"), "text" | "search");
    match field.value().name() {
        "select" => {
            let option = Selector::parse("option").unwrap();
            field.select(&option).next().and_then(|option| option.attr("value")).unwrap_or_default().to_owned()
        }
        _ if is_typed => hostile(),
        _ => given(),
    }
}
