//! Asks a stand-in provider over HTTP.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use axum::Router;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::routing::get;
use std::sync::{Arc, Mutex};
use weather::{Error, Position, Provider};

#[allow(clippy::disallowed_methods, reason = "the guard of outgoing requests is a floor above")]
fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

async fn stand_in(status: StatusCode, body: &'static str) -> (Provider, Arc<Mutex<Vec<String>>>) {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let heard = asked.clone();
    let answer = move |RawQuery(query): RawQuery| {
        heard.lock().unwrap().push(query.unwrap_or_default());
        async move { (status, body) }
    };
    let router = Router::new().route("/forecast", get(answer.clone())).route("/archive", get(answer));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let provider = Provider::new(client(), &format!("http://{address}/forecast"), &format!("http://{address}/archive")).unwrap();
    (provider, asked)
}

const HOURS: &str = r#"{"hourly_units":{"temperature_2m":"°C"},"hourly":{"time":[3600,7200],"temperature_2m":[1.0,2.0],"relative_humidity_2m":[50,60]}}"#;

#[tokio::test]
async fn the_hours_around_now_are_asked_for_and_the_position_is_rounded_to_a_kilometre() {
    let (provider, asked) = stand_in(StatusCode::OK, HOURS).await;
    let at = Position::new(52.520_008, 13.404_954).unwrap();
    let hours = provider.around(at, 400, 7, 5_000_000).await.unwrap();
    assert_eq!(hours.len(), 2);
    assert!(!hours[0].is_forecast && hours[1].is_forecast);
    let query = asked.lock().unwrap()[0].clone();
    for part in ["latitude=52.52&", "longitude=13.40&", "timeformat=unixtime", "past_days=92", "forecast_days=7"] {
        assert!(query.contains(part), "{query}");
    }
}

#[tokio::test]
async fn years_back_come_from_the_archive() {
    let (provider, asked) = stand_in(StatusCode::OK, HOURS).await;
    provider.past(Position::new(0.0, 0.0).unwrap(), "2025-01-01", "2025-12-31", i64::MAX).await.unwrap();
    assert!(asked.lock().unwrap()[0].contains("start_date=2025-01-01&end_date=2025-12-31"));
}

#[tokio::test]
async fn a_refusal_carries_the_providers_reason() {
    let (provider, _) = stand_in(StatusCode::BAD_REQUEST, r#"{"error":true,"reason":"Latitude must be in range"}"#).await;
    let error = provider.around(Position::new(0.0, 0.0).unwrap(), 1, 1, 0).await.unwrap_err();
    assert!(matches!(&error, Error::Refused { status: 400, reason, .. } if reason == "Latitude must be in range"), "{error}");
}

#[tokio::test]
async fn what_is_no_weather_is_refused_and_an_address_that_nobody_answers_is_named() {
    let (provider, _) = stand_in(StatusCode::OK, "<html>").await;
    assert!(matches!(provider.around(Position::new(0.0, 0.0).unwrap(), 1, 1, 0).await, Err(Error::Unreadable { .. })));
    let nobody = Provider::new(client(), "http://127.0.0.1:9/f", "http://127.0.0.1:9/a").unwrap();
    let error = nobody.around(Position::new(0.0, 0.0).unwrap(), 1, 1, 0).await.unwrap_err();
    assert!(error.to_string().contains("127.0.0.1"), "{error}");
    assert!(matches!(Provider::new(client(), "ftp://x", "http://x"), Err(Error::Address(_))));
}

#[test]
fn a_position_is_on_earth() {
    assert!(Position::new(91.0, 0.0).unwrap_err().contains("latitude"));
    assert!(Position::new(0.0, -181.0).unwrap_err().contains("longitude"));
    assert!(Position::new(f64::NAN, 0.0).is_err());
}
