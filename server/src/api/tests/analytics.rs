//! Anomalies, forecasts, models, jobs, comparisons and targets as API callers see them.

use super::{Answer, MONDAY, TestApp, router};
use crate::api::notation::written;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use domain::finding::{Cause, Detail, Evidence, Facts, Kind, Severity, Text};
use domain::zone::Span;
use domain::{DAY_MS, Flow, HOUR_MS, MeterRole, SeriesId, Utility};
use serde_json::{Value, json};
use store::{AnomalyFound, AnomalyLook, AnomalyMode, ForecastSlot, Granularity, ModelKind, NewForecast, NewModel, Owner};
use tower::ServiceExt;

async fn send(app: &TestApp, method: &str, path: &str, body: Value) -> Answer {
    let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
    let request = Request::builder().method(method).uri(path).body(body).unwrap();
    let response = router(app.state.services.clone()).oneshot(request).await.unwrap();
    let content_type = response.headers().get("content-type").map(|value| value.to_str().unwrap().to_owned());
    let status = response.status();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
    Answer { status, content_type: content_type.unwrap_or_default(), allow: None, body }
}

fn electricity(app: &TestApp) -> SeriesId {
    let catalog = app.state.store.catalog();
    catalog.series_of(Owner::Building(app.home), Utility::Electricity, Flow::Use).unwrap().series_id
}

async fn with_an_anomaly(app: &TestApp) -> i64 {
    app.two_weeks().await;
    let span = Span { start: MONDAY + 21 * HOUR_MS, end: MONDAY + 29 * HOUR_MS };
    let look = AnomalyLook {
        series_id: electricity(app),
        building_id: Some(app.home),
        model_id: None,
        mode: AnomalyMode::Causal,
        span: Span { start: MONDAY, end: MONDAY + DAY_MS * 2 },
    };
    let found = AnomalyFound {
        kind: Kind::NightWaste,
        severity: Severity::High,
        span,
        is_open: false,
        score: -0.512_34,
        value: Some(12.0),
        expected: Some(4.0),
        deviation_percent: Some(200.0),
        energy_wasted: 8.0,
        money_wasted: Some(2.0),
        detail: Detail::Text(Text {
            sentence: "The night did not settle".to_owned(),
            causes: vec!["Lights were left on".to_owned()],
        }),
    };
    app.state.store.anomaly_reconcile(&look, &[found], MONDAY + 2 * DAY_MS).await.unwrap().new[0]
}

#[tokio::test]
async fn an_anomaly_is_listed_looked_at_and_answered() {
    let app = TestApp::new("USD").await;
    let id = with_an_anomaly(&app).await;
    let path = format!("/api/analytics/buildings/{}/anomalies", app.home);
    let anomaly = json!({
        "anomaly_id": id, "building_id": app.home, "model_id": null, "utility": "electricity", "meter": null,
        "timestamp": "2025-11-04T02:00:00Z", "end": "2025-11-04T10:00:00Z", "is_open": false, "anomaly_type": "night_waste",
        "severity": "high", "priority": "low", "anomaly_score": -0.512, "energy_value": 12.0, "expected_value": 4.0, "deviation_percent": 200.0,
        "energy_wasted": 8.0, "unit": "kwh", "money_wasted": 2.0, "currency": "USD", "message": "The night did not settle",
        "potential_causes": ["Lights were left on"], "status": "new", "is_fault": null, "snoozed_until": null, "assigned_to": null, "due_on": null, "mode": "causal", "resolved_at": null,
        "withdrawn_at": null, "created_at": "2025-11-05T05:00:00Z", "updated_at": "2025-11-05T05:00:00Z",
    });
    let all =
        json!({ "building_id": app.home, "anomaly_count": 1, "open_count": 1, "high_priority_count": 0, "anomalies": [anomaly] });
    assert_eq!(app.get(&path).await, all);
    let count = async |query: &str| app.get(&format!("{path}?{query}")).await["anomaly_count"].clone();
    assert_eq!(count("start_date=2025-11-03&end_date=2025-11-03&severity=high&status=new").await, 1);
    assert_eq!(count("start_date=2025-11-05").await, 0);
    assert_eq!(count("severity=low").await, 0);
    assert_eq!(count("status=resolved").await, 0);

    let one = format!("{path}/{id}");
    assert_eq!(app.get(&one).await["investigation_notes"], json!([]));
    let until = written(app.state.now() + 7 * DAY_MS);
    let due_on = until[..10].to_owned();
    let planned = json!({ "snoozed_until": until, "assigned_to": " Maria ", "due_on": due_on });
    let planned = send(&app, "PATCH", &one, planned).await.body;
    assert_eq!(planned["snoozed_until"], json!(until));
    assert_eq!((&planned["assigned_to"], &planned["due_on"]), (&json!("Maria"), &json!(due_on)));
    assert_eq!(app.get(&path).await["open_count"], 0, "it waits");
    let woken = send(&app, "PATCH", &one, json!({ "snoozed_until": null, "note": "now" })).await.body;
    assert_eq!((&woken["snoozed_until"], &woken["assigned_to"]), (&Value::Null, &json!("Maria")));
    assert_eq!(app.get(&path).await["open_count"], 1);
    let kept = woken["investigation_notes"].clone();
    assert_eq!(kept[0]["assigned_to"], "Maria");
    assert!(kept[1]["snoozed_until"].is_null() && kept[1].get("assigned_to").is_none(), "{kept}");
    let answered = send(&app, "PATCH", &one, json!({ "status": "acknowledged", "note": "on it" })).await;
    assert_eq!((answered.status, &answered.body["status"]), (StatusCode::OK, &json!("acknowledged")));
    let judged = send(&app, "POST", &one, json!({ "is_fault": false })).await.body;
    assert_eq!((&judged["status"], &judged["is_fault"]), (&json!("resolved"), &json!(false)));
    assert!(judged["resolved_at"].is_string());
    let notes = app.get(&one).await["investigation_notes"].clone();
    let told: Vec<_> = notes.as_array().unwrap().iter().map(|note| (note["status"].clone(), note["note"].clone())).collect();
    assert_eq!(
        told,
        [
            (json!(null), json!("")),
            (json!(null), json!("now")),
            (json!("acknowledged"), json!("on it")),
            (json!("resolved"), json!(""))
        ]
    );
}

#[tokio::test]
async fn what_was_seen_is_said_in_the_stored_unit_and_on_the_sites_clock() {
    let app = TestApp::new("USD").await;
    let id = with_an_anomaly(&app).await;
    let path = format!("/api/analytics/buildings/{}/anomalies/{id}", app.home);
    let before = app.get(&path).await;
    let found = app.state.store.anomaly_find(id).await.unwrap().unwrap().found;
    let facts = Facts { evidence: Evidence::NightOn { an_hour: Some(1.5) }, causes: vec![Cause::LeftOn, Cause::OverrideKept] };
    let look = AnomalyLook {
        series_id: electricity(&app),
        building_id: Some(app.home),
        model_id: None,
        mode: AnomalyMode::Causal,
        span: Span { start: MONDAY, end: MONDAY + DAY_MS * 2 },
    };
    let found = [AnomalyFound { detail: Detail::Facts(facts), ..found }];
    app.state.store.anomaly_reconcile(&look, &found, MONDAY + 2 * DAY_MS).await.unwrap();
    let mut expected = before;
    expected["message"] = json!(
        "On the night of 3–4 November, 12\u{a0}kWh was used instead of the usual 4\u{a0}kWh. It stayed at 1.5\u{a0}kWh an hour from 21:00 to 05:00."
    );
    expected["potential_causes"] =
        json!(["Ventilation, lighting or equipment was left on", "An override was not switched back, or a timer failed"]);
    assert_eq!(app.get(&path).await, expected);
}

#[tokio::test]
async fn what_cannot_be_asked_of_anomalies_is_told_by_its_name() {
    let app = TestApp::new("USD").await;
    let id = with_an_anomaly(&app).await;
    let other = app.building("Other House").await;
    let path = format!("/api/analytics/buildings/{}/anomalies", app.home);
    let refused = async |answer: Answer| (answer.status.as_u16(), answer.body["parameter"].clone());
    let get = async |path: &str| refused(app.ask("GET", path).await).await;
    assert_eq!(get(&format!("{path}?severity=huge")).await, (400, json!("severity")));
    assert_eq!(get(&format!("{path}?status=open")).await, (400, json!("status")));
    assert_eq!(get(&format!("{path}?stat=new")).await, (400, json!("stat")));
    assert_eq!(get(&format!("{path}?start_date=2025-11-05&end_date=2025-11-03")).await, (400, json!("end_date")));
    assert_eq!(get(&format!("{path}/999")).await, (404, json!("anomaly_id")));
    let elsewhere = format!("/api/analytics/buildings/{other}/anomalies/{id}");
    assert_eq!(get(&elsewhere).await, (404, json!("anomaly_id")), "another building's is not reached");
    assert_eq!(refused(send(&app, "POST", &elsewhere, json!({ "note": "x" })).await).await, (404, json!("anomaly_id")));
    let one = format!("{path}/{id}");
    let post = async |body: Value| refused(send(&app, "POST", &one, body).await).await;
    assert_eq!(post(json!({ "status": "gone" })).await, (400, json!("status")));
    assert_eq!(post(json!({ "is_fault": "no" })).await, (400, json!("is_fault")));
    assert_eq!(post(json!({})).await, (400, json!("body")));
    assert_eq!(post(json!({ "snoozed_until": "tomorrow" })).await, (400, json!("snoozed_until")));
    assert_eq!(post(json!({ "snoozed_until": "2025-11-05T00:00:00Z" })).await, (400, json!("snoozed_until")));
    assert_eq!(post(json!({ "assigned_to": 7 })).await, (400, json!("assigned_to")));
    assert_eq!(post(json!({ "assigned_to": "x".repeat(81) })).await, (400, json!("assigned_to")));
    assert_eq!(post(json!({ "due_on": "2025-02-30" })).await, (400, json!("due_on")));
    assert_eq!(post(json!({ "due_on": "2020-01-01" })).await, (400, json!("due_on")));
    assert_eq!(app.problem("DELETE", &one).await["detail"], format!("{one} only answers GET, PATCH and POST, not DELETE"));
}

fn model(app: &TestApp, name: &str) -> NewModel {
    NewModel {
        series_id: electricity(app),
        building_id: Some(app.home),
        kind: ModelKind::Forecasting,
        name: name.to_owned(),
        parameters: "{\"trees\":60}".to_owned(),
        trained: Some((MONDAY, MONDAY + DAY_MS)),
        metrics: "{\"mape\":0.125}".to_owned(),
    }
}

#[tokio::test]
async fn a_model_is_listed_and_an_older_one_put_back() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    let store = &app.state.store;
    let first = store.model_insert(&model(&app, "combination"), MONDAY).await.unwrap();
    let second = store.model_insert(&model(&app, "ridge"), MONDAY).await.unwrap();
    store.model_activate(second, false, MONDAY).await.unwrap();
    let answer = send(&app, "POST", &format!("/api/analytics/models/{first}/activate"), Value::Null).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let listed = app.get(&format!("/api/analytics/models?building_id={}", app.home)).await;
    let shown: Vec<_> = listed.as_array().unwrap().iter().map(|one| (one["model_id"].clone(), one["status"].clone())).collect();
    assert_eq!(shown, [(json!(second), json!("deprecated")), (json!(first), json!("active"))]);
    let mut put_back = listed[1].clone();
    put_back.as_object_mut().unwrap().remove("updated_at");
    assert_eq!(
        put_back,
        json!({
            "model_id": first, "model_name": "combination", "model_type": "forecasting", "building_id": app.home,
            "series_id": electricity(&app), "utility": "electricity", "flow": "use", "model_version": 1,
            "model_parameters": { "trees": 60 }, "training_data_start": "2025-11-03T05:00:00Z",
            "training_data_end": "2025-11-04T05:00:00Z", "accuracy_score": 0.875, "metrics": { "mape": 0.125 },
            "status": "active", "is_pinned": true, "created_at": "2025-11-03T05:00:00Z",
        })
    );
    let free = send(&app, "POST", &format!("/api/analytics/models/{second}/activate"), json!({ "is_pinned": false })).await;
    assert_eq!((&free.body["is_pinned"], &free.body["status"]), (&json!(false), &json!("active")));
    let unknown = send(&app, "POST", "/api/analytics/models/999/activate", Value::Null).await;
    assert_eq!((unknown.status, &unknown.body["parameter"]), (StatusCode::NOT_FOUND, &json!("model_id")));
    assert_eq!(app.ask("GET", &format!("/api/analytics/models/{first}/activate")).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn what_comes_is_told_with_its_band_its_cost_and_how_good_we_have_been() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    let store = &app.state.store;
    let path = format!("/api/analytics/buildings/{}/forecast", app.home);
    let none = app.get(&path).await;
    assert_eq!((&none["horizon"], &none["total_predicted"], &none["peak"]), (&json!(0), &Value::Null, &Value::Null));
    assert!(none["notes"][0].as_str().unwrap().starts_with("there is no forecast yet"), "{none}");

    let model_id = store.model_insert(&model(&app, "ridge"), MONDAY).await.unwrap();
    let now = app.state.now();
    let open = now - now.rem_euclid(HOUR_MS);
    let slots = |from: i64, count: i64| -> Vec<ForecastSlot> {
        let slot = |hour| ForecastSlot { at: from + hour * HOUR_MS, value: 1.0 + hour as f64, lower: 0.5, upper: 9.0 };
        (0..count).map(slot).collect()
    };
    let made = |made_at, slots| NewForecast {
        series_id: electricity(&app),
        granularity: Granularity::Hourly,
        model_id: Some(model_id),
        made_at,
        level: 0.95,
        slots,
    };
    store.forecast_put(&made(open - 3 * HOUR_MS, slots(open - 3 * HOUR_MS, 24))).await.unwrap();
    store.forecast_score(electricity(&app), Granularity::Hourly, &[(open - 3 * HOUR_MS, 2.0)]).await.unwrap();
    store.forecast_put(&made(open, slots(open, 48))).await.unwrap();
    let found = app.get(&format!("{path}?horizon=3")).await;
    let slot = |hour: i64, value: f64| {
        json!({
            "timestamp": written(open + hour * HOUR_MS), "predicted": value, "predicted_kwh": value, "confidence_lower": 0.5,
            "confidence_upper": 9.0,
        })
    };
    assert_eq!(
        found,
        json!({
            "building_id": app.home, "utility": "electricity", "unit": "kwh", "granularity": "hourly", "horizon": 3,
            "generated_at": written(open), "model_id": model_id, "model_name": "ridge", "confidence_level": 0.95,
            "forecast": [slot(0, 1.0), slot(1, 2.0), slot(2, 3.0)],
            "total_predicted": 6.0, "total_predicted_kwh": 6.0, "total_cost": 1.5, "currency": "USD",
            "peak": { "timestamp": written(open + 2 * HOUR_MS), "predicted": 3.0 },
            "accuracy": { "hours": 1, "mae": 1.0, "rmse": 1.0, "mape": 0.5, "cvrmse": 0.5, "coverage": 1.0 },
            "notes": [],
        })
    );
    assert_eq!(app.get(&path).await["horizon"], 24);
    for (query, parameter) in [
        ("horizon=0", "horizon"),
        ("horizon=169", "horizon"),
        ("granularity=monthly&horizon=13", "horizon"),
        ("granularity=daily", "granularity"),
        ("utility=warmth", "utility"),
        ("hours=24", "hours"),
    ] {
        assert_eq!(app.problem("GET", &format!("{path}?{query}")).await["parameter"], parameter, "{query}");
    }
    let steam = app.problem("GET", &format!("{path}?utility=steam")).await;
    assert_eq!((&steam["status"], &steam["parameter"]), (&json!(404), &json!("utility")));
}

#[tokio::test]
async fn months_to_come_say_what_they_cost_and_what_they_stand_on() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    let (store, now) = (&app.state.store, app.state.now());
    let catalog = store.catalog();
    let zone = catalog.zone(catalog.buildings[&app.home].site_id);
    let first = zone.month(now);
    let next = zone.month(first.end);
    let slot = |at| ForecastSlot { at, value: 100.0, lower: 80.0, upper: 130.0 };
    let monthly = NewForecast {
        series_id: electricity(&app),
        granularity: Granularity::Monthly,
        model_id: None,
        made_at: first.start,
        level: 0.95,
        slots: vec![slot(first.start), slot(next.start)],
    };
    store.forecast_put(&monthly).await.unwrap();
    let found = app.get(&format!("/api/analytics/buildings/{}/forecast?granularity=monthly", app.home)).await;
    assert_eq!((&found["horizon"], &found["total_predicted"]), (&json!(2), &json!(200.0)));
    assert_eq!((&found["total_cost"], &found["forecast"][1]["predicted_cost"]), (&json!(50.0), &json!(25.0)));
    assert_eq!(found["forecast"][1]["date"], zone.date(next.start).to_string());
    let note = found["notes"][0].as_str().unwrap();
    assert!(note.starts_with("Less than a year has been measured."), "{note}");
}

#[tokio::test]
async fn an_analysis_is_asked_for_and_watched() {
    let app = TestApp::new("USD").await;
    let asked = send(&app, "POST", "/api/analytics/jobs", json!({ "kind": "look_back", "building_id": app.home })).await;
    assert_eq!(asked.status, StatusCode::ACCEPTED, "{}", asked.body);
    assert_eq!((&asked.body["state"], &asked.body["total_count"]), (&json!("queued"), &json!(0)));
    let again = send(&app, "POST", "/api/analytics/jobs", json!({ "kind": "look_back", "building_id": app.home })).await;
    assert_eq!(again.body["job_id"], asked.body["job_id"]);
    assert_eq!(app.get("/api/analytics/jobs").await.as_array().unwrap().len(), 1);
    let wrong = send(&app, "POST", "/api/analytics/jobs", json!({ "kind": "guess" })).await;
    assert_eq!((wrong.status, &wrong.body["parameter"]), (StatusCode::BAD_REQUEST, &json!("kind")));
}

#[tokio::test]
async fn the_score_of_the_last_look_back_stands_beside_the_last_hour() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    let path = format!("/api/energy/buildings/{}/current", app.home);
    assert_eq!(app.get(&path).await["efficiency_score"], Value::Null);
    app.state.store.series_analysis_profile(electricity(&app), Some(71.26), "{}", MONDAY).await.unwrap();
    assert_eq!(app.get(&path).await["efficiency_score"], 71.3);
}

#[tokio::test]
async fn a_week_is_held_against_the_one_before() {
    let app = TestApp::new("USD").await;
    app.meter("mill", &["energy_kwh"], Some(app.home), MeterRole::Main).await;
    let zone = app.state.store.catalog().zone(app.site_id);
    let this = zone.week(app.state.now()).start;
    let (last, before) = (zone.week(this - 1).start, zone.week(zone.week(this - 1).start - 1).start);
    // Hour by hour: 1 kWh in the week before, 0.8 in the last one.
    let mut register = 100.0;
    let readings: Vec<_> = (0..=(this - before) / HOUR_MS)
        .map(|hour| {
            let at = before + hour * HOUR_MS;
            let reading = (at, register);
            register += if at < last { 1.0 } else { 0.8 };
            reading
        })
        .collect();
    app.commit("mill", "energy_kwh", readings.into_iter()).await;
    let path = format!("/api/energy/buildings/{}/comparison", app.home);
    let found = app.get(&format!("{path}?comparison_period=last_week&baseline_period=previous_period")).await;
    let hours = ((this - last) / HOUR_MS) as f64;
    let near = |value: &Value, wanted: f64| assert!((value.as_f64().unwrap() - wanted).abs() < 1e-3, "{value} is not {wanted}");
    near(&found["comparison"]["total_kwh"], 0.8 * hours);
    near(&found["comparison"]["cost_usd"], 0.2 * hours);
    near(&found["baseline"]["coverage"], 1.0);
    near(&found["metrics"]["energy_change_percent"], 100.0 * (0.8 * hours / ((last - before) / HOUR_MS) as f64 - 1.0));
    assert_eq!(found["metrics"]["efficiency_trend"], "improving");
    assert_eq!(found["insights"], json!(["last week: 20 % less electricity a day than in the period before"]));
    let year = app.get(&path).await;
    assert_eq!((&year["baseline"]["total_kwh"], &year["metrics"]["energy_change_percent"]), (&Value::Null, &Value::Null));
    assert_eq!(year["notes"][0], "only 0 % of the baseline is known: it is not compared");
    assert_eq!(app.problem("GET", &format!("{path}?comparison_period=tomorrow")).await["parameter"], "comparison_period");
}

#[tokio::test]
async fn a_target_is_set_and_listed() {
    let app = TestApp::new("USD").await;
    let path = format!("/api/energy/buildings/{}/target", app.home);
    let wanted = json!({
        "target_type": "percent_reduction", "target_value": 10, "target_period": "yearly", "start_date": "2026-02-28",
        "created_by": "the organiser",
    });
    let set = send(&app, "POST", &path, wanted).await;
    assert_eq!(set.status, StatusCode::CREATED, "{}", set.body);
    assert_eq!(
        set.body,
        json!({ "target_id": 1, "message": "Energy target set: 10% reduction", "tracking_starts": "2026-02-28" })
    );
    let listed = app.get(&path).await;
    let shown = &listed[0];
    assert_eq!((&shown["target_value"], &shown["utility"]), (&json!(10.0), &json!("electricity")));
    assert_eq!((&shown["start_date"], &shown["end_date"]), (&json!("2026-02-28"), &json!("2027-02-27")));
    assert_eq!((&shown["baseline_start_date"], &shown["baseline_end_date"]), (&json!("2025-02-28"), &json!("2026-02-27")));
    let refused = async |body: Value| {
        let answer = send(&app, "POST", &path, body).await;
        (answer.status.as_u16(), answer.body["parameter"].clone())
    };
    assert_eq!(refused(json!({ "start_date": "2026-01-01" })).await, (400, json!("target_value")));
    assert_eq!(refused(json!({ "target_value": 10 })).await, (400, json!("start_date")));
    assert_eq!(refused(json!({ "target_value": 100, "start_date": "2026-01-01" })).await, (400, json!("target_value")));
    let absolute = json!({ "target_type": "absolute", "target_value": 10, "start_date": "2026-01-01" });
    assert_eq!(refused(absolute).await, (400, json!("target_type")));
}
