//! Readings over HTTP as senders see it, with a real pipeline and a real store.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::routes;
use crate::http::sign_in::SessionBook;
use crate::http::tries::Tries;
use app::AppState;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use base64::Engine;
use domain::{Mapping, zone::Span};
use flate2::Compression;
use flate2::write::GzEncoder;
use ingest::{Live, Message, Pipeline, Stats, TokenBook, token};
use serde_json::{Value, json};
use services::{Outbound, Random, Services, system_clock};
use std::io::Write;
use std::sync::Arc;
use store::{NewSite, SourceKind, Store};
use tokio::sync::mpsc;
use tower::ServiceExt;

/// 2025-11-20T17:00:00Z.
const AT_MS: i64 = 1_763_658_000_000;

struct TestApp {
    state: AppState,
    tokens: Arc<TokenBook>,
    keys: Arc<SessionBook>,
    tries: Arc<Tries>,
    http: String,
    device: String,
    _queue: mpsc::Sender<Message>,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: StatusCode,
    /// Number of lines without a mapped value.
    unmapped: Option<String>,
    body: Value,
}

impl TestApp {
    /// A site in UTC, a token for any meter and one for the meter `attic`.
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(Store::open(&format!("sqlite://{}/test.db", folder.path().display())).await.unwrap());
        let site = NewSite {
            name: "Riverside".to_owned(),
            zone: "UTC".to_owned(),
            currency: "EUR".to_owned(),
            is_demo: false,
            rates: Vec::new(),
        };
        store.site_insert(&site, 0).await.unwrap();
        let (live, stats) = (Arc::new(Live::default()), Arc::new(Stats::default()));
        let (clock, random, outbound) = (system_clock(), Random::seeded(1), Outbound);
        let (pipeline, queue) = Pipeline::new(store.clone(), live.clone(), stats.clone(), clock.clone());
        let intake = pipeline.intake();
        let state = AppState {
            services: Services {
                store,
                live,
                stats,
                intake,
                clock,
                random,
                outbound,
                post: None,
                past: services::PastWriting::default(),
            },
            assets: Arc::default(),
            weather_wanted: Arc::default(),
            weather_host: None,
            publish: Arc::default(),
            days: Arc::default(),
            month_costs: Arc::default(),
            issues: Arc::default(),
            sign_in_ways: Arc::default(),
            started_at: 0,
        };
        tokio::spawn(pipeline.run());
        let mut secrets = Vec::new();
        for device in [None, Some("attic")] {
            let secret = token::new_secret(&state.random.bytes().unwrap());
            let kind = if device.is_some() { store::TokenKind::Device } else { store::TokenKind::Http };
            state.store.token_insert(device.unwrap_or("telegraf"), kind, device, &token::hash(&secret), 1).await.unwrap();
            secrets.push(secret);
        }
        let (device, http) = (secrets.pop().unwrap(), secrets.pop().unwrap());
        let tokens = Arc::new(TokenBook::new(state.store.clone(), state.clock.clone()));
        let keys = Arc::new(SessionBook::new(state.store.clone(), state.clock.clone()));
        let tries = Arc::new(Tries::new([7; 32]));
        Self { state, tokens, keys, tries, http, device, _queue: queue, _folder: folder }
    }

    async fn post(&self, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let (app, _): (Router, _) =
            routes(self.state.services.clone(), self.tokens.clone(), self.keys.clone(), self.tries.clone()).parts();
        let mut request = Request::builder().method("POST").uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = app.oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let status = response.status();
        let unmapped = response.headers().get("greenpulse-lines-unmapped").map(|count| count.to_str().unwrap().to_owned());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answer { status, unmapped, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
    }

    /// Writes as Telegraf does, with the token for any meter.
    async fn write(&self, query: &str, body: impl Into<Body>) -> Answer {
        let authorization = format!("Token {}", self.http);
        self.post(&format!("/api/v2/write?org=o&bucket=b{query}"), &[("authorization", &authorization)], body).await
    }

    /// The readings of a channel, oldest first.
    async fn readings(&self, meter: &str, field: &str) -> Vec<(i64, f64)> {
        let catalog = self.state.store.catalog();
        let channel = catalog.meter_named(meter).and_then(|meter| catalog.channel_named(meter.meter_id, field));
        let Some(channel) = channel else { return Vec::new() };
        let ever = Span { start: 0, end: i64::MAX };
        let mut found = self.state.store.reading_list(channel.channel_id, ever, 100_000).await.unwrap();
        found.reverse();
        found.into_iter().map(|reading| (reading.at, reading.value)).collect()
    }
}

fn packed(text: &str) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}

#[tokio::test]
async fn line_protocol_is_stored_before_the_answer_also_when_it_is_packed() {
    let app = TestApp::new().await;
    let body =
        format!("power,host=oven power_w=412.5,energy_kwh=7i {AT_MS}000000\n# a comment\n\nhall energy_kwh=3 {AT_MS}000000\n");
    let authorization = format!("Token {}", app.http);
    let headers = [("authorization", authorization.as_str()), ("content-encoding", "gzip"), ("host", "any.name")];
    for _ in 0..2 {
        let answer = app.post("/api/v2/write?org=o&bucket=b", &headers, packed(&body)).await;
        assert_eq!((answer.status, answer.body), (StatusCode::NO_CONTENT, Value::Null));
    }
    assert_eq!(app.readings("oven", "power_w").await, [(AT_MS, 412.5)]);
    assert_eq!(app.readings("oven", "energy_kwh").await, [(AT_MS, 7.0)]);
    assert_eq!(app.readings("hall", "energy_kwh").await, [(AT_MS, 3.0)]);
}

#[tokio::test]
async fn a_sender_that_asks_for_the_last_point_before_it_writes_is_told_that_there_is_none() {
    let app = TestApp::new().await;
    let authorization = format!("Token {}", app.http);
    let headers = [("authorization", authorization.as_str())];
    let flux = app.post("/api/v2/query?orgID=1", &headers, r#"from(bucket:"b") |> range(start:-1d) |> last()"#).await;
    assert_eq!(flux.status, StatusCode::OK);
    let asked = format!("/query?u=iotawatt&p={}", app.http);
    let influx_ql = app.post(&asked, &[], "db=b&epoch=s&q=select last(value) from power").await;
    assert_eq!((influx_ql.status, influx_ql.body), (StatusCode::OK, serde_json::json!({"results": [{"statement_id": 0}]})));
    // Whoever has no token learns nothing.
    for path in ["/api/v2/query", "/query"] {
        assert_eq!(app.post(path, &[], "q").await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
}

#[tokio::test]
async fn of_a_thousand_lines_without_a_time_as_many_are_in_the_ledger_as_are_called_stored() {
    let app = TestApp::new().await;
    // A client's backlog: two lines are broken, and one repeats an earlier time with another value.
    let mut lines: Vec<String> = (0..998).map(|i| format!("plug energy_kwh={}", 1_000.0 + f64::from(i) / 8.0)).collect();
    lines.extend(["plug energy_kwh=".to_owned(), "plug energy_kwh=\"much\"".to_owned()]);
    lines.extend([format!("oven power_w=1 {AT_MS}"), format!("oven power_w=2 {AT_MS}"), format!("oven power_w=1 {AT_MS}")]);
    let answer = app.write("&precision=ms", lines.join("\n")).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let told = ["stored", "repeated", "filed", "broken"].map(|name| answer.body[name].as_u64().unwrap());
    assert_eq!(told, [999, 1, 3, 3], "{}", answer.body);
    let values: Vec<f64> = app.readings("plug", "energy_kwh").await.into_iter().map(|one| one.1).collect();
    assert_eq!(values, (0..998).map(|i| 1_000.0 + f64::from(i) / 8.0).collect::<Vec<_>>());
    assert_eq!(app.readings("oven", "power_w").await, [(AT_MS, 1.0)]);
    assert_eq!(app.state.store.quarantine_count().await.unwrap(), 3);
}

#[tokio::test]
async fn of_ten_lines_the_seventh_is_broken_and_the_nine_are_stored() {
    let app = TestApp::new().await;
    let line =
        |i: i64| if i == 7 { "meter,host=m power_w=".to_owned() } else { format!("meter,host=m power_w={i} {}", AT_MS + i) };
    let body: Vec<String> = (1..=10).map(line).collect();
    let answer = app.write("&precision=ms", body.join("\n")).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!((&answer.body["code"], &answer.body["line"], &answer.body["stored"]), (&json!("invalid"), &json!(7), &json!(9)));
    let message = answer.body["message"].as_str().unwrap();
    assert!(message.starts_with("partial write: line 7: the field `power_w`"), "{message}");
    let stored: Vec<f64> = app.readings("m", "power_w").await.iter().map(|one| one.1).collect();
    assert_eq!(stored, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 9.0, 10.0]);
    let kept = app.state.store.quarantine_list(9).await.unwrap();
    assert_eq!((kept.len(), kept[0].payload.as_slice()), (1, &b"meter,host=m power_w="[..]));
}

#[tokio::test]
async fn many_lines_go_through_in_one_request() {
    let app = TestApp::new().await;
    let body: String = (0..12_000).map(|i| format!("m power_w={i} {}\n", AT_MS + i)).collect();
    assert_eq!(app.write("&precision=ms", body).await.status, StatusCode::NO_CONTENT);
    assert_eq!(app.readings("m", "power_w").await.len(), 12_000);
    // A body that is not line protocol at all is abandoned, so that it does not fill the
    // quarantine.
    let answer = app.write("", "x\n".repeat(20_000)).await;
    assert_eq!((answer.status, &answer.body["line"]), (StatusCode::BAD_REQUEST, &json!(1)));
    assert!(answer.body["message"].as_str().unwrap().contains("the rest was not read"), "{}", answer.body);
}

#[tokio::test]
async fn every_precision_and_every_place_of_the_token_will_do() {
    let app = TestApp::new().await;
    let at_s = AT_MS / 1000;
    for (i, (precision, time)) in [
        ("ns", format!("{at_s}000000000")),
        ("us", format!("{at_s}000000")),
        ("ms", format!("{at_s}000")),
        ("s", at_s.to_string()),
    ]
    .into_iter()
    .enumerate()
    {
        let answer = app.write(&format!("&precision={precision}"), format!("p{i} power_w=1 {time}")).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{precision}");
        assert_eq!(app.readings(&format!("p{i}"), "power_w").await, [(AT_MS, 1.0)], "{precision}");
    }
    let answer = app.write("&precision=days", "m power_w=1").await;
    assert_eq!((answer.status, &answer.body["parameter"]), (StatusCode::BAD_REQUEST, &json!("precision")));

    let basic = format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(format!("anybody:{}", app.http)));
    let (bearer, query) = (format!("Bearer {}", app.http), format!("/write?db=x&u=anybody&p={}", app.http));
    for (path, header) in [("/write?db=x", Some(&bearer)), ("/write?db=x", Some(&basic)), (query.as_str(), None)] {
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
        assert_eq!(app.post(path, &headers, "m power_w=1").await.status, StatusCode::NO_CONTENT, "{path}");
    }
}

#[tokio::test]
async fn a_wrong_missing_or_revoked_token_is_refused() {
    let app = TestApp::new().await;
    let reading = r#"{"meter":"m","power_w":1}"#;
    let wrong = format!("Bearer {}", token::new_secret(&[0; token::SECRET_BYTES]));
    for header in [None, Some("Bearer nonsense"), Some("Basic x"), Some(wrong.as_str())] {
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", *value)).collect();
        for (path, body) in [("/api/v2/write", "m power_w=1"), ("/write", "m power_w=1"), ("/api/v1/readings", reading)] {
            let answer = app.post(path, &headers, body).await;
            assert_eq!((answer.status, &answer.body["status"]), (StatusCode::UNAUTHORIZED, &json!(401)), "{path} {header:?}");
        }
    }
    assert_eq!(app.post("/api/v1/nonsense/telemetry", &[], "{}").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.write("", "m power_w=1").await.status, StatusCode::NO_CONTENT);
    let id = app.state.store.token_list().await.unwrap()[0].token_id;
    app.state.store.token_revoke(id, 2).await.unwrap();
    assert_eq!(app.write("", "m power_w=2").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.readings("m", "power_w").await.len(), 1);
}

#[tokio::test]
async fn our_own_format_names_its_meters_or_has_a_token_that_does() {
    let app = TestApp::new().await;
    let (http, device) = (format!("Bearer {}", app.http), format!("Bearer {}", app.device));
    let at = "2025-11-20T17:00:00Z";
    let body = format!(r#"[{{"meter":"a","at":"{at}","power_w":1}},{{"meter":"b","at":"{at}","power_w":2,"energy_kwh":3}}]"#);
    let answer = app.post("/api/v1/readings", &[("authorization", &http)], body).await;
    assert_eq!((answer.status, answer.body), (StatusCode::OK, json!({ "stored": 3, "repeated": 0 })));
    assert_eq!(app.readings("b", "energy_kwh").await, [(AT_MS, 3.0)]);

    let one = format!(r#"{{"at":"{at}","power_w":4}}"#);
    assert_eq!(app.post("/api/v1/readings", &[("authorization", &device)], one.clone()).await.status, StatusCode::OK);
    assert_eq!(app.readings("attic", "power_w").await, [(AT_MS, 4.0)]);
    let path = "/api/v1/meters/cellar/readings";
    assert_eq!(app.post(path, &[("authorization", &http)], one.clone()).await.status, StatusCode::OK);
    assert_eq!(app.readings("cellar", "power_w").await, [(AT_MS, 4.0)]);
    assert_eq!(app.post(path, &[("authorization", &device)], one.clone()).await.status, StatusCode::FORBIDDEN);
    let answer = app.post("/api/v1/readings", &[("authorization", &http)], one).await;
    assert_eq!((answer.status, &answer.body["parameter"]), (StatusCode::BAD_REQUEST, &json!("meter")));

    for (body, word) in [
        ("{", "not JSON"),
        ("[1]", "no object"),
        (r#"[{"meter":"m","power_w":1},{"meter":7}]"#, "reading 2 of 2: `meter` is not a text"),
        (r#"{"meter":"a/b","power_w":1}"#, "\"a/b\""),
        (r#"{"meter":"m","power_wh":1}"#, "`power_wh` is not a field"),
    ] {
        let answer = app.post("/api/v1/readings", &[("authorization", &http)], body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        assert!(answer.body["detail"].as_str().unwrap().contains(word), "{body}: {}", answer.body);
    }
}

#[tokio::test]
async fn what_a_mapping_reads_of_line_protocol_has_the_lines_time_and_meter() {
    let app = TestApp::new().await;
    let line = format!("boiler,device=east total=1500,mode=\"on\",fault=f {AT_MS}000000");
    assert_eq!(app.write("", line.clone()).await.status, StatusCode::NO_CONTENT);
    let mapping = Mapping {
        topic: "influx/boiler/total".to_owned(),
        meter: "{device}".to_owned(),
        field: "energy_kwh".to_owned(),
        factor: 0.001,
        ..Mapping::default()
    };
    app.state.store.mapping_put(&mapping, 1).await.unwrap();
    assert_eq!(app.write("", line).await.status, StatusCode::NO_CONTENT);
    assert_eq!(app.readings("east", "energy_kwh").await, [(AT_MS, 1.5)]);
    assert!(app.state.store.topic_list(9).await.unwrap().is_empty(), "somebody reads it now");
}

#[tokio::test]
async fn lines_that_nobody_has_mapped_are_not_called_stored() {
    let app = TestApp::new().await;
    let answer = app.write("", "cpu,host=oven usage_idle=97.5\noven power_w=1\nnet,host=oven up=t").await;
    assert_eq!((answer.status, answer.unmapped.as_deref()), (StatusCode::NO_CONTENT, Some("2")));
    let answer = app.write("", "cpu,host=oven usage_idle=97.5\noven power_w=1\noven power_w=").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let told = ["stored", "unmapped", "broken"].map(|name| answer.body[name].as_u64());
    assert_eq!(told, [Some(1), Some(1), Some(1)]);
}

#[tokio::test]
async fn of_json_that_cannot_all_be_used_the_answer_counts_what_became_of_it() {
    let app = TestApp::new().await;
    let authorization = format!("Bearer {}", app.http);
    let at = "2025-11-20T17:00:00Z";
    let body = json!([
        { "meter": "oven", "at": at, "power_w": 1.0, "energy_kwh": 2.0 },
        { "meter": "oven", "at": at, "power_w": 1.0 },
        { "meter": "oven", "at": at, "power_w": 3.0, "warmth": 4.0 },
    ]);
    let answer = app.post("/api/v1/readings", &[("authorization", &authorization)], body.to_string()).await;
    assert_eq!((answer.status, &answer.body["status"]), (StatusCode::BAD_REQUEST, &json!(400)));
    let told = ["stored", "repeated", "filed"].map(|name| answer.body[name].as_u64().unwrap());
    assert_eq!(told, [2, 1, 2], "{}", answer.body);
}

#[test]
fn no_token_in_a_path_is_logged() {
    for (path, logged) in [
        ("/api/v1/readings", "/api/v1/readings"),
        ("/api/v1/meters/oven/readings", "/api/v1/meters/oven/readings"),
        ("/api/v1/gp_secret/telemetry", "/api/v1/***/telemetry"),
        ("/api/v1/gp_secret", "/api/v1/***"),
        ("/api/v1/gp_secret/", "/api/v1/***"),
        ("/api/v1//gp_secret/telemetry", "/api/v1/***"),
        ("/api/v1/readings/gp_secret", "/api/v1/***"),
        ("/buildings/3", "/buildings/3"),
    ] {
        assert_eq!(super::shown(&path.parse().unwrap()), logged, "{path}");
    }
}

#[tokio::test]
async fn a_device_of_things_board_sends_telemetry_with_its_token_in_the_path() {
    let app = TestApp::new().await;
    let path = format!("/api/v1/{}/telemetry", app.device);
    let body = format!(r#"{{"ts":{AT_MS},"values":{{"energy_kwh":73,"power_w":5}}}}"#);
    assert_eq!(app.post(&path, &[("host", "any.name")], body).await.status, StatusCode::OK);
    assert_eq!(app.readings("attic", "energy_kwh").await, [(AT_MS, 73.0)]);
    let answer = app.post(&path, &[], "{").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let kept = app.state.store.quarantine_list(9).await.unwrap();
    assert_eq!((kept.len(), kept[0].device.as_deref()), (1, Some("attic")));
    assert!(!kept[0].topic.contains("gp_") && !answer.body.to_string().contains("gp_"));
    let path = format!("/api/v1/{}/telemetry", app.http);
    assert_eq!(app.post(&path, &[], "{}").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_too_large_or_packed_in_another_way_is_refused() {
    let app = TestApp::new().await;
    let answer = app.write("", vec![b'\n'; 10 * 1024 * 1024 + 1]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let authorization = format!("Token {}", app.http);
    for (encoding, status) in [("br", StatusCode::UNSUPPORTED_MEDIA_TYPE), ("gzip", StatusCode::BAD_REQUEST)] {
        let headers = [("authorization", authorization.as_str()), ("content-encoding", encoding)];
        assert_eq!(app.post("/write", &headers, "m power_w=1").await.status, status, "{encoding}");
    }
    let long = format!("m s=\"{}\"\nm power_w=1", "x".repeat(100_000));
    let answer = app.write("", long).await;
    assert_eq!((&answer.body["line"], &answer.body["stored"]), (&json!(1), &json!(1)));
}

#[tokio::test]
async fn a_paused_data_source_is_told_to_come_later() {
    let app = TestApp::new().await;
    let store = &app.state.store;
    let id = store.data_source_upsert(SourceKind::Http, "telegraf", "{}", None).await.unwrap();
    store.data_source_pause(id, 1).await.unwrap();
    app.state.intake.syncs().look(store).await.unwrap();
    assert_eq!(app.write("", "m power_w=1").await.status, StatusCode::SERVICE_UNAVAILABLE);
    store.data_source_resume(id).await.unwrap();
    app.state.intake.syncs().look(store).await.unwrap();
    assert_eq!(app.write("", "m power_w=1").await.status, StatusCode::NO_CONTENT);
    app.state.intake.syncs().write(store).await.unwrap();
    let told = store.data_source_list().await.unwrap();
    assert_eq!((told[0].last_count, told[0].error_count), (Some(1), 0));
}

/// Memory that a request holds while it waits for its body, without the body itself.
#[test]
fn a_request_whose_body_is_awaited_takes_little_room() {
    fn of_four<A, B, C, D, F>(_: impl Fn(A, B, C, D) -> F) -> usize {
        size_of::<F>()
    }
    fn of_five<A, B, C, D, E, F>(_: impl Fn(A, B, C, D, E) -> F) -> usize {
        size_of::<F>()
    }
    let sizes = [
        ("readings", of_four(super::json::readings)),
        ("meter_readings", of_five(super::json::meter_readings)),
        ("telemetry", of_five(super::json::telemetry)),
        ("write", of_five(super::influx::write)),
    ];
    for (what, bytes) in sizes {
        assert!(bytes <= 2_000, "{what} takes {bytes} bytes");
    }
}
