//! Tariffs, accounts, bills and factors as API callers see them.

use super::{Answer, TestApp, router};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use store::{NewFactor, Rate};
use tower::ServiceExt;

async fn post(app: &TestApp, path: &str, body: String) -> Answer {
    let request = Request::builder().method("POST").uri(path).body(Body::from(body)).unwrap();
    let response = router(app.state.services.clone()).oneshot(request).await.unwrap();
    let content_type = response.headers().get("content-type").map(|value| value.to_str().unwrap().to_owned());
    let status = response.status();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
    Answer { status, content_type: content_type.unwrap_or_default(), allow: None, body }
}

/// `peak` per kWh on weekdays from 8 to 20 o'clock, otherwise 0.10; a credit of 0.04 per kWh sold;
/// a demand charge of 5 per kW; 10 per month.
pub(super) fn urdb(peak: f64) -> Value {
    let busy: Vec<u8> = (0..24).map(|hour| u8::from((8..20).contains(&hour))).collect();
    json!({
        "energyratestructure": [[{ "rate": 0.10, "sell": 0.04, "unit": "kWh" }], [{ "rate": peak, "sell": 0.04, "unit": "kWh" }]],
        "energytoulabels": ["off-peak", "peak"],
        "energyweekdayschedule": vec![busy; 12],
        "energyweekendschedule": vec![vec![0; 24]; 12],
        "flatdemandstructure": [[{ "rate": 5.0 }]],
        "fixedchargefirstmeter": 10, "fixedchargeunits": "$/month",
        "name": "Time of Use", "utility": "A Light Company", "startdate": 1_762_146_000, "source": "sheet 1",
    })
}

fn version(from: &str, peak: f64) -> String {
    json!({ "name": "Time of Use", "effective_from": from, "source": "sheet 2", "urdb": urdb(peak) }).to_string()
}

pub(super) async fn added(app: &TestApp, path: &str, body: String) -> Value {
    let answer = post(app, path, body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    answer.body
}

#[tokio::test]
async fn a_published_tariff_is_taken_as_it_is_and_listed() {
    let app = TestApp::new("USD").await;
    let made = added(&app, "/api/tariffs", urdb(0.40).to_string()).await;
    let wanted = json!({
        "tariff_id": 1, "site_id": 1, "utility": "electricity", "name": "Time of Use", "currency": "USD",
        "effective_from": "2025-11-03", "effective_to": null, "source": "sheet 1", "is_in_force": true, "urdb": urdb(0.40),
    });
    assert_eq!(made, wanted);
    assert_eq!(app.get("/api/tariffs").await, json!([wanted]));
}

#[tokio::test]
async fn cost_follows_the_hours_price_and_days_and_weeks_add_up() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    added(&app, "/api/tariffs", urdb(0.40).to_string()).await;
    let costs = async |query: &str| -> Vec<f64> {
        let body = app.historical(&format!("{query}&metrics=cost_usd")).await;
        assert_eq!(body["notes"], json!([]));
        body["readings"].as_array().unwrap().iter().map(|row| row["cost_usd"].as_f64().unwrap()).collect()
    };
    // Each hour: 1 kWh bought, 0.25 sold at 0.04, half a therm at 2.
    let hours = costs("start_date=2025-11-03&end_date=2025-11-03").await;
    assert_eq!((hours[7], hours[8], hours[19], hours[20]), (1.09, 1.39, 1.39, 1.09));
    // A weekday: 12 x 0.40 + 12 x 0.10 - 24 x 0.01 + 24; a day of the weekend: 2.40 - 0.24 + 24.
    let (weekday, weekend) = (29.76, 26.16);
    let days = costs("start_date=2025-11-03&end_date=2025-11-09&granularity=daily").await;
    assert_eq!(days, [weekday, weekday, weekday, weekday, weekday, weekend, weekend]);
    assert_eq!(costs("start_date=2025-11-03&end_date=2025-11-09&granularity=weekly").await, [201.12]);
    // A new version changes only what comes after it.
    added(&app, "/api/tariffs", version("2025-11-05", 0.80)).await;
    let days = costs("start_date=2025-11-03&end_date=2025-11-06&granularity=daily").await;
    assert_eq!(days, [weekday, weekday, 34.56, 34.56]);
}

#[tokio::test]
async fn a_bill_has_its_lines_its_total_and_what_it_rests_on() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    added(&app, "/api/tariffs", urdb(0.40).to_string()).await;
    let account = json!({ "name": "The mill", "building_id": app.home, "tariff_name": "Time of Use", "billing_day": 3 });
    let made = added(&app, "/api/billing-accounts", account.to_string()).await;
    let wanted = json!({
        "account_id": 1, "site_id": 1, "building_id": app.home, "meter_id": null, "utility": "electricity",
        "name": "The mill", "tariff_name": "Time of Use", "billing_day": 3,
    });
    assert_eq!(made, wanted);
    assert_eq!(app.get("/api/billing-accounts").await, json!([wanted]));
    // Of 30 days, 14 are known: 10 weekdays of 12 kWh at peak, 216 kWh off-peak, a quarter of each sold.
    let body = app.get("/api/bills?account=1&period=2025-11").await;
    let line = |kind: &str, name: &str, quantity: f64, unit: &str, rate: f64, amount: f64| json!({ "kind": kind, "name": name, "quantity": quantity, "unit": unit, "rate": rate, "amount": amount });
    assert_eq!(
        body["lines"],
        json!([
            line("energy", "Energy, off-peak", 216.0, "kwh", 0.10, 21.60),
            line("energy", "Energy, peak", 120.0, "kwh", 0.40, 48.00),
            line("export", "Sold, off-peak", 54.0, "kwh", 0.04, -2.16),
            line("export", "Sold, peak", 30.0, "kwh", 0.04, -1.20),
            line("flat_demand", "Demand, month 11, for 93 % of the period", 1.0, "kw", 5.0, 4.67),
            line("flat_demand", "Demand, month 12, for 7 % of the period", 1.0, "kw", 5.0, 0.33),
            line("fixed", "Fixed charge", 1.0, "months", 10.0, 10.00),
        ])
    );
    assert_eq!((&body["total"], &body["import"], &body["export"]), (&json!(81.24), &json!(336.0), &json!(84.0)));
    assert_eq!((&body["peak_kw"], &body["coverage"], &body["quality"]), (&json!(1.0), &json!(0.467), &json!(0.467)));
    assert_eq!(body["missing_hours"], 384.0);
    assert_eq!(
        body["period"],
        json!({
            "start": "2025-11-03T05:00:00Z", "end": "2025-12-03T05:00:00Z", "first_day": "2025-11-03", "last_day": "2025-12-02",
            "is_over": true,
        })
    );
    assert_eq!(body["notes"], json!(["53.3 % of the time is not known, and nothing is charged for it"]));
}

#[tokio::test]
async fn what_a_tariff_or_a_bill_lacks_is_a_problem_that_names_the_field() {
    let app = TestApp::new("USD").await;
    added(&app, "/api/tariffs", urdb(0.40).to_string()).await;
    for (path, body, field) in [
        ("/api/tariffs", "no".to_owned(), "body"),
        ("/api/tariffs", "[]".to_owned(), "body"),
        ("/api/tariffs", "{}".to_owned(), "urdb"),
        ("/api/tariffs", version("2025-11-03", 0.80), "effective_from"),
        ("/api/tariffs", version("tomorrow", 0.80), "effective_from"),
        ("/api/tariffs", json!({ "urdb": urdb(0.4), "utility": "coal" }).to_string(), "utility"),
        ("/api/tariffs", json!({ "urdb": urdb(0.4), "site_id": 7 }).to_string(), "site_id"),
        ("/api/tariffs", json!({ "urdb": urdb(0.4), "currency": "EUR", "effective_from": "2026-01-01" }).to_string(), "currency"),
        ("/api/tariffs", json!({ "urdb": urdb(0.4), "price": 7 }).to_string(), "price"),
        (
            "/api/tariffs",
            json!({ "urdb": { "energyratestructure": [[{ "rate": "x" }]] } }).to_string(),
            "urdb.energyratestructure[0][0].rate",
        ),
        ("/api/tariffs", json!({ "energyratestructure": [[{ "rate": "x" }]] }).to_string(), "energyratestructure[0][0].rate"),
        (
            "/api/billing-accounts",
            json!({ "name": "A", "tariff_name": "Time of Use", "billing_day": 31 }).to_string(),
            "billing_day",
        ),
        ("/api/billing-accounts", json!({ "name": "A", "tariff_name": "None" }).to_string(), "tariff_name"),
        (
            "/api/billing-accounts",
            json!({ "name": "A", "tariff_name": "Time of Use", "building_id": 99 }).to_string(),
            "building_id",
        ),
        ("/api/billing-accounts", json!({ "tariff_name": "Time of Use" }).to_string(), "name"),
    ] {
        let answer = post(&app, path, body.clone()).await;
        assert_eq!(
            (answer.status, answer.body["parameter"].as_str()),
            (StatusCode::BAD_REQUEST, Some(field)),
            "{body}: {}",
            answer.body
        );
        assert_eq!(answer.content_type, "application/problem+json");
    }
    added(&app, "/api/billing-accounts", json!({ "name": "A", "tariff_name": "Time of Use" }).to_string()).await;
    for (path, status, parameter) in [
        ("/api/bills", 400, "account"),
        ("/api/bills?account=1", 400, "period"),
        ("/api/bills?account=mill&period=2025-11", 400, "account"),
        ("/api/bills?account=9&period=2025-11", 404, "account"),
        ("/api/bills?account=1&period=2025-13", 400, "period"),
        ("/api/bills?account=1&period=2099-01", 400, "period"),
        ("/api/bills?account=1&period=2025-11&month=1", 400, "month"),
    ] {
        let problem = app.problem("GET", path).await;
        assert_eq!((&problem["status"], &problem["parameter"]), (&json!(status), &json!(parameter)), "{path}");
    }
    assert_eq!(app.problem("DELETE", "/api/tariffs").await["detail"], "/api/tariffs only answers GET and POST, not DELETE");
}

#[tokio::test]
async fn the_path_of_accounts_before_leads_to_billing_accounts() {
    let app = TestApp::new("USD").await;
    for (method, path, target) in [
        ("GET", "/api/accounts", "/api/billing-accounts"),
        ("POST", "/api/accounts?a=1&b=%26", "/api/billing-accounts?a=1&b=%26"),
    ] {
        let request = Request::builder().method(method).uri(path).body(Body::from("{}")).unwrap();
        let response = router(app.state.services.clone()).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT, "{path}");
        assert_eq!(response.headers()["location"], target, "{path}");
    }
}

#[tokio::test]
async fn what_no_price_or_factor_is_known_of_is_said_and_is_null() {
    let app = TestApp::new("USD").await;
    app.meter("mill", &["energy_kwh", "steam_lbs"], Some(app.home), domain::MeterRole::Main).await;
    let hours = |each: f64| (0..=24).map(move |i| (super::MONDAY + i * domain::HOUR_MS, 100.0 + i as f64 * each));
    app.commit("mill", "energy_kwh", hours(1.0)).await;
    app.commit("mill", "steam_lbs", hours(10.0)).await;
    let query = "start_date=2025-11-03&end_date=2025-11-03&granularity=daily&metrics=cost,carbon_emissions_lbs";
    let body = app.historical(query).await;
    assert_eq!((&body["readings"][0]["cost"], &body["readings"][0]["carbon_emissions_lbs"]), (&Value::Null, &Value::Null));
    assert_eq!(body["notes"], json!(["no price of steam is set", "no carbon factor of steam is set"]));
    // The site sets its own factor.
    let own = NewFactor {
        site_id: Some(app.site_id),
        region: String::new(),
        utility: domain::Utility::Steam,
        year: 2025,
        kg_co2e_per_unit: 0.453_592_37,
        source: "the plant".to_owned(),
    };
    app.state.store.factor_insert(&own).await.unwrap();
    let body = app.historical(query).await;
    assert_eq!(body["readings"][0]["carbon_emissions_lbs"], 24.0 + 240.0);
    assert_eq!(body["notes"], json!(["no price of steam is set"]));
    let listed = app.get("/api/factors").await;
    assert!(
        listed
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["region"] == "US" && one["utility"] == "electricity" && one["year"] == 2023)
    );
    let ratios = app.get("/api/source-ratios").await;
    assert_eq!(ratios.as_array().unwrap().len(), 3);
    let grid = json!({
        "source_ratio_id": 1, "site_id": null, "region": "US", "utility": "electricity", "flow": "import", "year": 2010,
        "ratio": 2.8, "source": "EPA, Source Energy, August 2023",
    });
    assert!(ratios.as_array().unwrap().contains(&grid), "{ratios}");
}

#[tokio::test]
async fn a_site_in_the_us_that_set_nothing_emits_by_the_published_factors_and_says_of_which_year() {
    let app = TestApp::new("USD").await;
    let rate = Rate { price: Some(0.25), carbon_kg: None, source: "a bill".to_owned() };
    let site = store::NewSite {
        name: "Harbour".to_owned(),
        zone: "America/New_York".to_owned(),
        currency: "USD".to_owned(),
        is_demo: false,
        rates: vec![(domain::Utility::Electricity, rate)],
    };
    let mut other = app;
    other.site_id = other.state.store.site_insert(&site, 0).await.unwrap();
    other.home = other.building("Pier").await;
    other.meter("pier", &["energy_kwh"], Some(other.home), domain::MeterRole::Main).await;
    let open = domain::Zone::named("America/New_York").unwrap().hour(other.state.now());
    other.commit("pier", "energy_kwh", (-3..=1).map(|i| (open.start + i * domain::HOUR_MS / 2, 50.0 + i as f64))).await;
    let body = other.get(&format!("/api/energy/buildings/{}/current", other.home)).await;
    // 2 kWh at 0.81 lb.
    assert_eq!((&body["carbon_emissions_lbs"], &body["cost"]), (&json!(1.62), &json!(0.5)));
    assert!(body["notes"][0].as_str().unwrap().starts_with("the carbon factor of electricity is that of 2023"), "{body}");
}
