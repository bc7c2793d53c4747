//! A provider that answers as the test says, with a real key: what a sign-in takes and what it refuses.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Millis;
use oidc::{Answer, Ended, Error, Provider, Secrets, Settings};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

const NOW: Millis = 1_764_500_000_000;

/// Made for this test.
const KEYS: [&str; 2] = [
    "MC4CAQAwBQYDK2VwBCIEILhY+fQEn1DOh9fSApvJiAaZjTLnLjDIpZVT7CIvXJRC",
    "MC4CAQAwBQYDK2VwBCIEIJoUBVUhlg6NNWyPg0+7sqmUkBjqKDtU9Lsh19QjN/Cw",
];

/// What the provider answers.
struct Says {
    issuer: String,
    is_away: bool,
    /// Which of the keys signs.
    key: usize,
    /// Which of the keys it shows.
    shown: usize,
    /// Put in place of what a sound token says.
    changes: Value,
    refuses: bool,
}

struct Fake {
    says: Mutex<Says>,
    url: String,
}

fn key(number: usize) -> CoreEdDsaPrivateSigningKey {
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", KEYS[number]);
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(number.to_string()))).unwrap()
}

fn signed(number: usize, body: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(&json!({ "alg": "EdDSA", "kid": number.to_string() })), part(body));
    let signature = key(number).sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap();
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn changed(mut body: Value, changes: &Value) -> Value {
    for (name, value) in changes.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

async fn described(State(fake): State<Arc<Fake>>) -> Response {
    let (says, url) = (fake.says.lock().unwrap(), &fake.url);
    if says.is_away {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    Json(json!({
        "issuer": says.issuer, "authorization_endpoint": format!("{url}/auth"), "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/keys"), "end_session_endpoint": format!("{url}/end?ui=1"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
    .into_response()
}

async fn keys(State(fake): State<Arc<Fake>>) -> Json<Value> {
    let shown = fake.says.lock().unwrap().shown;
    Json(json!({ "keys": [key(shown).as_verification_key()] }))
}

async fn token(State(fake): State<Arc<Fake>>) -> Response {
    let says = fake.says.lock().unwrap();
    if says.refuses {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response();
    }
    let now_s = NOW / 1_000;
    let body = json!({
        "iss": says.issuer, "sub": "7", "aud": "greenpulse", "iat": now_s, "exp": now_s + 300, "nonce": "a nonce",
        "preferred_username": "ada", "email": "ada@example.org", "groups": ["staff"], "sid": "a session",
    });
    let id_token = signed(says.key, &changed(body, &says.changes));
    Json(json!({ "access_token": "x", "token_type": "Bearer", "id_token": id_token })).into_response()
}

impl Fake {
    async fn start() -> (Arc<Self>, Provider) {
        Self::at("", "/").await
    }

    /// A provider that calls itself by its address and a path, in settings that write that with another end.
    async fn at(path: &str, end: &str) -> (Arc<Self>, Provider) {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let says = Says { issuer: format!("{url}{path}"), is_away: false, key: 0, shown: 0, changes: json!({}), refuses: false };
        let fake = Arc::new(Self { says: Mutex::new(says), url: url.clone() });
        let router = Router::new()
            .route(&format!("{}/.well-known/openid-configuration", path.trim_end_matches('/')), get(described))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(fake.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let settings = Settings {
            issuer: format!("{url}{}{end}", path.trim_end_matches('/')),
            client_id: "greenpulse".to_owned(),
            client_secret: Some("a secret".to_owned()),
            scopes: vec!["profile".to_owned()],
            groups_claim: "groups".to_owned(),
            redirect: "https://energy.example/back".to_owned(),
        };
        #[allow(clippy::disallowed_methods, reason = "the test asks itself")]
        let client = reqwest::Client::new();
        (fake, Provider::new(settings, client).unwrap())
    }

    fn set(&self, change: impl FnOnce(&mut Says)) {
        change(&mut self.says.lock().unwrap());
    }
}

fn secrets() -> Secrets {
    Secrets { state: "a state".to_owned(), nonce: "a nonce".to_owned(), verifier: "v".repeat(64) }
}

async fn finish(provider: &Provider, issuer: Option<&str>, now: Millis) -> Result<oidc::SignedIn, Error> {
    provider.finish(Answer { code: "a code", issuer }, secrets(), now).await
}

#[tokio::test]
async fn somebody_signs_in_at_an_issuer_that_is_written_with_a_slash_and_calls_itself_without() {
    let (fake, provider) = Fake::start().await;
    let url = provider.begin(secrets(), NOW).await.unwrap();
    for part in ["/auth?", "state=a+state", "nonce=a+nonce", "code_challenge_method=S256", "scope=openid+profile"] {
        assert!(url.contains(part), "{url}");
    }
    assert!(!url.contains(&"v".repeat(64)), "the verifier is on its way: {url}");
    let came = finish(&provider, Some(&fake.url), NOW).await.unwrap();
    assert_eq!((came.issuer.as_str(), came.claims.subject.as_str()), (fake.url.as_str(), "7"));
    assert_eq!(came.claims.groups.unwrap(), ["staff"]);
    assert_eq!(came.claims.session.as_deref(), Some("a session"));
    let end = provider.leave(&came.id_token, "https://energy.example/sign-in").unwrap();
    assert!(end.starts_with(&format!("{}/end?ui=1&id_token_hint=", fake.url)), "{end}");
    assert!(end.ends_with("post_logout_redirect_uri=https%3A%2F%2Fenergy.example%2Fsign-in"), "{end}");
}

#[tokio::test]
async fn an_issuer_with_a_path_is_asked_below_it_with_or_without_a_slash_at_its_end() {
    // As Authelia, Keycloak, Dex and authentik call themselves.
    for path in ["", "/", "/realms/home", "/dex", "/application/o/greenpulse/"] {
        for end in ["", "/", "//"] {
            let (fake, provider) = Fake::at(path, end).await;
            let issuer = format!("{}{path}", fake.url);
            provider.begin(secrets(), NOW).await.unwrap_or_else(|error| panic!("{path} {end}: {error}"));
            let came = finish(&provider, Some(&issuer), NOW).await.unwrap_or_else(|error| panic!("{path} {end}: {error}"));
            assert_eq!(came.issuer, issuer, "who somebody is depends on the provider's own word, not on the setting");
        }
        // Another path is another provider, with or without the slash.
        let (fake, provider) = Fake::at(path, "").await;
        for other in ["/realms/homes", "/realms/home/2", "/Realms/Home/", "/x"] {
            let told = format!("{}{other}", fake.url);
            fake.set(|says| says.issuer = told.clone());
            let error = provider.look(NOW).await.unwrap_err();
            assert!(matches!(error, Error::Issuer { .. }), "{path} {other}: {error}");
            let asked = format!("`{}{}`", fake.url, path.trim_end_matches('/'));
            let said = error.to_string();
            assert!(said.contains(&asked) && said.contains(&format!("`{told}`")), "{said}");
        }
    }
}

#[tokio::test]
async fn a_token_of_another_nonce_client_issuer_time_or_key_is_refused() {
    let (fake, provider) = Fake::start().await;
    let now_s = NOW / 1_000;
    for changes in [
        json!({ "nonce": "another" }),
        json!({ "aud": "another" }),
        json!({ "iss": "https://evil.example" }),
        json!({ "iat": now_s - 900, "exp": now_s - 600 }),
    ] {
        fake.set(|says| says.changes = changes.clone());
        assert!(matches!(finish(&provider, None, NOW).await, Err(Error::Token(_))), "{changes}");
    }
    fake.set(|says| says.changes = json!({}));
    let other = finish(&provider, Some("https://evil.example"), NOW).await;
    assert!(matches!(other, Err(Error::Issuer { .. })), "an answer of another provider");
    fake.set(|says| says.refuses = true);
    assert!(matches!(finish(&provider, None, NOW).await, Err(Error::Refused(_))));
}

#[tokio::test]
async fn new_keys_are_read_when_one_is_met_but_not_all_the_time() {
    let (fake, provider) = Fake::start().await;
    finish(&provider, None, NOW).await.unwrap();
    fake.set(|says| says.key = 1);
    assert!(finish(&provider, None, NOW + 10_000).await.is_err(), "the provider does not show this key");
    fake.set(|says| says.shown = 1);
    assert!(finish(&provider, None, NOW + 10_001).await.is_err(), "keys were read a moment ago");
    finish(&provider, None, NOW + 20_000).await.unwrap();
}

#[tokio::test]
async fn a_provider_that_is_away_is_known_to_be_and_answers_again_as_soon_as_it_is_back() {
    let (fake, provider) = Fake::start().await;
    fake.set(|says| says.is_away = true);
    assert!(matches!(provider.begin(secrets(), NOW).await, Err(Error::Away(_))));
    assert!(provider.why_away().is_some());
    fake.set(|says| says.is_away = false);
    provider.begin(secrets(), NOW).await.unwrap();
    assert_eq!(provider.why_away(), None);
}

#[tokio::test]
async fn an_issuer_that_is_another_is_told_with_both_names() {
    let (fake, provider) = Fake::start().await;
    fake.set(|says| says.issuer = "https://other.example".to_owned());
    let told = provider.look(NOW).await.unwrap_err().to_string();
    assert!(told.contains(&fake.url) && told.contains("https://other.example"), "{told}");
}

#[tokio::test]
async fn only_a_logout_token_of_the_provider_for_this_server_and_of_now_ends_sessions() {
    let (fake, provider) = Fake::start().await;
    let now_s = NOW / 1_000;
    let sound = json!({
        "iss": fake.url, "aud": ["greenpulse"], "iat": now_s, "exp": now_s + 60, "sub": "7", "sid": "a session",
        "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
    });
    let ended = provider.ended(&signed(0, &sound), NOW).await.unwrap();
    let of = |text: &str| Some(text.to_owned());
    assert_eq!(ended, Ended { issuer: fake.url.clone(), subject: of("7"), session: of("a session") });
    for changes in [
        json!({ "aud": "another" }),
        json!({ "iss": "https://evil.example" }),
        json!({ "iat": now_s - 3_600 }),
        json!({ "events": {} }),
        json!({ "nonce": "n" }),
        json!({ "sub": null, "sid": null }),
    ] {
        let token = signed(0, &changed(sound.clone(), &changes));
        assert!(provider.ended(&token, NOW).await.is_err(), "{changes}");
    }
    assert!(provider.ended(&signed(1, &sound), NOW).await.is_err(), "a key that the provider does not show");
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    for alg in ["none", "HS256"] {
        let token = format!("{}.{}.", part(&json!({ "alg": alg })), part(&sound));
        assert!(provider.ended(&token, NOW).await.is_err(), "{alg}");
    }
    for odd in ["", ".", "a.b", "a.b.c"] {
        assert!(provider.ended(odd, NOW).await.is_err(), "{odd}");
    }
}
