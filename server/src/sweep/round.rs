//! Readings by hand as browsers send them: the monthly round, and readings that a device kept.

use super::{Answer, Served};
use crate::api::tests::MONDAY;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{Method, Request};
use domain::zone::Span;
use domain::{ChannelId, DAY_MS, MeterRole, Millis, Reading};
use store::{Bringing, Entry};
use tower::ServiceExt;

const BOUNDARY: &str = "a-boundary";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and what follows";

/// Ten months after the first reading of a meter that uses 90 kWh a month.
const NOW: Millis = MONDAY + 300 * DAY_MS;

impl Served {
    /// Sends a form with files, as a browser does.
    async fn form(&self, path: &str, parts: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, bytes) in parts {
            body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").bytes());
            body.extend_from_slice(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        self.bytes(path, body).await
    }

    /// Sends those bytes as a form with files.
    async fn bytes(&self, path: &str, body: Vec<u8>) -> Answer {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(HOST, "localhost")
            .header(CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answer { status, kind: String::new(), body: String::from_utf8_lossy(&body).into_owned() }
    }

    /// The readings of a channel, the newest first.
    async fn figures(&self, id: ChannelId) -> Vec<f64> {
        let all = Span { start: 0, end: Millis::MAX };
        self.app.state.store.reading_list(id, all, 50).await.unwrap().iter().map(|reading| reading.value).collect()
    }
}

/// Two meters that were read by hand until a month ago.
async fn town() -> (Served, ChannelId, ChannelId) {
    let served = Served::at(NOW).await;
    let store = &served.app.state.store;
    let mut ids = Vec::new();
    for key in ["cellar", "garage"] {
        served.app.meter(key, &["energy_kwh"], Some(served.app.home), MeterRole::Main).await;
        let catalog = store.catalog();
        let id = catalog.channels_of_meter(catalog.meter_named(key).unwrap().meter_id).next().unwrap().channel_id;
        let figure = |month: i64| Reading::new(MONDAY + month * 30 * DAY_MS, 100.0 + 90.0 * month as f64);
        let entries: Vec<Entry> = (0..10).map(|month| Entry::new(id, figure(month))).collect();
        store.reading_bring(&entries, &mut Bringing::of(entries.len())).await.unwrap();
        ids.push(id);
    }
    served.app.state.live.load(store).await.unwrap();
    let (cellar, garage) = (ids[0], ids[1]);
    (served, cellar, garage)
}

#[tokio::test]
async fn of_a_round_what_is_right_is_stored_and_what_is_wrong_stays_in_the_form() {
    let (served, cellar, garage) = town().await;
    let page = served.get("/readings/round").await.body;
    assert!(page.contains(&format!("name=\"value-{cellar}\"")) && page.contains("Last: 910.00\u{a0}kWh"), "{page}");

    let (in_cellar, in_garage, photo) = (format!("value-{cellar}"), format!("value-{garage}"), format!("photo-{cellar}"));
    let day: [(&str, &[u8]); 2] = [("date", b"2026-08-29"), ("time", b"12:00")];
    let both: [(&str, &[u8]); 5] = [day[0], day[1], (&in_cellar, b"1000.5"), (&photo, PNG), (&in_garage, b"17")];
    let answer = served.form("/readings/round", &both).await;
    assert_eq!(answer.status, 422, "{}", answer.body);
    assert!(
        answer.body.contains("Saved: 1000.5\u{a0}kWh") && answer.body.contains("lower than the previous reading"),
        "{}",
        answer.body
    );
    assert!(answer.body.contains("value=\"17\""), "what is wrong stays: {}", answer.body);
    assert_eq!((served.figures(cellar).await[0], served.figures(garage).await[0]), (1000.5, 910.0));
    let at = served.app.state.store.reading_list(cellar, Span { start: 0, end: Millis::MAX }, 1).await.unwrap()[0].at;
    let shown = served.get(&format!("/readings/photo/{cellar}/{at}")).await;
    assert_eq!((shown.status, shown.kind.as_str()), (200, "image/png"));
    let meter = served.get(&format!("/meters/{}", served.app.state.store.catalog().channels[&cellar].meter_id)).await.body;
    assert!(meter.contains(&format!("/readings/photo/{cellar}/{at}")), "{meter}");

    // Far above the usual rate: asked once, and stored when somebody says that it is right.
    let much: [(&str, &[u8]); 3] = [day[0], day[1], (&in_garage, b"9000")];
    let answer = served.form("/readings/round", &much).await;
    assert!(answer.status == 422 && answer.body.contains("far more than usual"), "{}", answer.body);
    let right = format!("right-{garage}");
    assert!(answer.body.contains(&format!("name=\"{right}\"")), "{}", answer.body);
    let sure: [(&str, &[u8]); 4] = [day[0], day[1], (&in_garage, b"9000"), (&right, b"yes")];
    assert_eq!(served.form("/readings/round", &sure).await.status, 303);
    assert_eq!(served.figures(garage).await[0], 9_000.0);
}

#[tokio::test]
async fn a_round_without_figures_or_with_no_photo_is_answered_with_what_would_do() {
    let (served, cellar, _) = town().await;
    let answer = served.form("/readings/round", &[("date", b"2026-08-29"), ("time", b"12:00")]).await;
    assert!(answer.status == 422 && answer.body.contains("Enter at least one reading."), "{}", answer.body);
    let (value, photo) = (format!("value-{cellar}"), format!("photo-{cellar}"));
    let answer = served.form("/readings/round", &[(&value, b"1000"), (&photo, b"<svg onload=x>")]).await;
    assert!(answer.status == 422 && answer.body.contains("not a JPEG or PNG"), "{}", answer.body);
    let mut large = b"\xff\xd8\xff".to_vec();
    large.resize(domain::PHOTO_BYTES_MAX + 1, 0);
    let answer = served.form("/readings/round", &[(&value, b"1000"), (&photo, &large)]).await;
    assert!(answer.status == 422 && answer.body.contains("larger than 5 MB"), "{}", answer.status);
    assert_eq!(served.figures(cellar).await[0], 910.0, "nothing is stored beside a photo that is none");
}

#[tokio::test]
async fn a_reading_that_a_device_kept_is_stored_once_however_often_it_is_sent() {
    let (served, cellar, _) = town().await;
    let channel = cellar.to_string();
    let kept = |value: &'static str| {
        [
            ("channel", channel.as_bytes().to_vec()),
            ("kind", b"register".to_vec()),
            ("value", value.as_bytes().to_vec()),
            ("date", b"2026-08-29".to_vec()),
            ("time", b"12:00".to_vec()),
            ("photo", PNG.to_vec()),
        ]
    };
    let send = async |value: &'static str| {
        let parts = kept(value);
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        served.form("/readings/sent", &parts).await
    };
    for _ in 0..3 {
        let answer = send("1000.5").await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    assert_eq!(served.figures(cellar).await.len(), 11);
    // Another figure for the same minute is refused with the field and the reason.
    let answer = send("1001").await;
    assert_eq!(answer.status, 422);
    let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(told["field"], "date");
    assert!(told["why"].as_str().unwrap().contains("1,000.50\u{a0}kWh"), "{told}");
    assert_eq!(served.figures(cellar).await[0], 1000.5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_whose_form_broke_off_is_not_refused_for_good_but_one_too_large_is() {
    let (served, cellar, _) = town().await;
    let begun = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"channel\"\r\n\r\n{cellar}");
    let answer = served.bytes("/readings/sent", begun.into_bytes()).await;
    // A device that kept the reading keeps it, and sends it again.
    assert_eq!(answer.status, 400, "{}", answer.body);
    assert!(answer.body.starts_with("The form did not arrive whole."), "{}", answer.body);
    let answer = served.form("/readings/sent", &[("photo", &vec![0; 40 << 20])]).await;
    assert_eq!(answer.status, 422, "{}", answer.body);
    let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(told["field"], "photo");
    assert_eq!(served.figures(cellar).await.len(), 10);
}
