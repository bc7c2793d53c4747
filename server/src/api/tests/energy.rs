//! The flow of electricity through a place as API callers see it.

use super::money::{added, urdb};
use super::{MONDAY, TestApp};
use app::Scope;
use app::energy::energy_now;
use domain::energy::Party;
use domain::{Appliance, Caller, HOUR_MS, MeterRole};
use serde_json::{Value, json};
use store::{MeterChange, Owner};
use wording::Reader;

impl TestApp {
    async fn energy(&self, query: &str) -> Value {
        self.get(&format!("/api/buildings/{}/energy?{query}", self.home)).await
    }

    /// A car below the meter of the mill: 0.9 kWh in the second and third hour of Tuesday.
    async fn car(&self) {
        self.meter("car", &["energy_kwh"], Some(self.home), MeterRole::Submeter).await;
        let store = &self.state.store;
        let meter = store.catalog().meter_named("car").unwrap().clone();
        let change = MeterChange { appliance: Some(Appliance::Car), ..MeterChange::of(&meter) };
        store.meter_update(&[(meter.meter_id, change)]).await.unwrap();
        let charged = |i: i64| (i - 25).clamp(0, 2) as f64 * 0.9;
        self.commit("car", "energy_kwh", (0..=14 * 24).map(|i| (MONDAY + i * HOUR_MS, charged(i)))).await;
    }
}

/// What flows from one party to another.
fn link(body: &Value, from: &str, to: &str) -> f64 {
    let links = body["links"].as_array().unwrap();
    let found = links.iter().find(|link| (&link["from"], &link["to"]) == (&json!(from), &json!(to)));
    found.map_or(0.0, |link| link["kwh"].as_f64().unwrap())
}

#[tokio::test]
async fn the_flow_of_a_day_adds_up_to_its_meters_and_costs_what_was_bought() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    let body = app.energy("span=day&on=2025-11-04").await;
    // Each hour: 1 kWh bought, 0.5 made, 0.25 sold, so 1.25 used.
    let expected = json!({
        "bought": 24.0, "sold": 6.0, "generated": 12.0, "charged": 0.0, "discharged": 0.0, "used": 30.0,
        "everything_else": 30.0, "exceeded": 0.0, "unexplained": 0.0,
    });
    assert_eq!(body["totals"], expected);
    assert_eq!(body["has"], json!({ "grid": true, "sales": true, "generation": true, "battery": false }));
    let flows = [("grid", "house"), ("sun", "house"), ("sun", "grid"), ("grid", "grid")].map(|(from, to)| link(&body, from, to));
    assert_eq!(flows, [24.0, 6.0, 6.0, 0.0]);
    assert_eq!((&body["self_sufficiency"], &body["self_use"]), (&json!(0.2), &json!(0.5)));
    assert_eq!((&body["cost"]["so_far"], &body["cost"]["currency"], &body["notes"]), (&json!(6.0), &json!("USD"), &json!([])));
    assert!((body["carbon_kg"].as_f64().unwrap() - 24.0 * 0.453_592).abs() < 1e-3);
    assert_eq!(body["slots"].as_array().unwrap().len(), 24);
    assert_eq!(body["period"]["first_day"], "2025-11-04");
    // The month is the sum of its days, and the site of its only building.
    let month = app.energy("span=month&on=2025-11-20").await;
    assert_eq!((&month["totals"]["used"], &month["totals"]["bought"]), (&json!(420.0), &json!(336.0)));
    assert_eq!(month["slots"].as_array().unwrap().len(), 30);
    let site = app.get(&format!("/api/sites/{}/energy?span=month&on=2025-11-20", app.site_id)).await;
    assert_eq!((&site["totals"], &site["links"], &site["cost"]), (&month["totals"], &month["links"], &month["cost"]));
    let year = app.energy("span=year&on=2025-02-01").await;
    assert_eq!((&year["totals"], &year["links"]), (&month["totals"], &month["links"]));
    assert_eq!(year["slots"].as_array().unwrap().len(), 12);
}

#[tokio::test]
async fn a_month_costs_what_its_bill_says_where_only_energy_is_charged() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    let mut only_energy = urdb(0.3777);
    for other in ["flatdemandstructure", "fixedchargefirstmeter", "fixedchargeunits"] {
        only_energy.as_object_mut().unwrap().remove(other);
    }
    added(&app, "/api/tariffs", only_energy.to_string()).await;
    let account = json!({ "name": "The mill", "building_id": app.home, "tariff_name": "Time of Use", "billing_day": 1 });
    added(&app, "/api/billing-accounts", account.to_string()).await;
    let bill = app.get("/api/bills?account=1&period=2025-11").await;
    let cost = app.energy("span=month&on=2025-11-04").await["cost"].take();
    assert_eq!((&cost["so_far"], &cost["tariff_name"], &cost["beyond"]), (&bill["total"], &json!("Time of Use"), &json!([])));
    assert_eq!(cost["credit"], 3.36);
    assert_eq!(app.energy("span=year&on=2025-11-04").await["cost"]["so_far"], bill["total"]);
}

#[tokio::test]
async fn charges_that_are_on_the_bill_only_are_named() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    added(&app, "/api/tariffs", urdb(0.40).to_string()).await;
    let cost = app.energy("span=month&on=2025-11-04").await["cost"].take();
    // 216 x 0.10 + 120 x 0.40 - 84 x 0.04.
    assert_eq!((&cost["so_far"], &cost["beyond"]), (&json!(66.24), &json!(["demand", "fixed"])));
}

#[tokio::test]
async fn an_appliance_is_a_part_of_what_was_used_and_a_car_has_its_sessions() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    app.car().await;
    let body = app.energy("span=day&on=2025-11-04").await;
    let car = body["appliances"][0].clone();
    assert_eq!((&car["appliance"], &car["kwh"], &car["share"]), (&json!("car"), &json!(1.8), &json!(0.06)));
    assert_eq!(car["meters"][0]["name"], "Meter car");
    assert_eq!((&body["totals"]["used"], &body["totals"]["everything_else"]), (&json!(30.0), &json!(28.2)));
    // It took its share of the sun: 0.25 of 1.25 kWh.
    assert!((link(&body, "sun", "car") - 0.36).abs() < 1e-6 && (link(&body, "grid", "car") - 1.44).abs() < 1e-6);
    let session = json!({
        "meter_id": car["meters"][0]["meter_id"], "name": "Meter car",
        "start": "2025-11-04T06:00:00Z", "end": "2025-11-04T08:00:00Z", "kwh": 1.8,
    });
    assert_eq!(body["car_sessions"], json!([session]));
    assert_eq!(app.energy("span=day&on=2025-11-05").await["car_sessions"], json!([]));
}

#[tokio::test]
async fn while_an_inverter_is_silent_no_use_is_invented() {
    let app = TestApp::new("USD").await;
    app.meter("mill", &["energy_kwh", "energy_export_kwh"], Some(app.home), MeterRole::Main).await;
    app.meter("roof", &["energy_kwh"], Some(app.home), MeterRole::Generation).await;
    let hours = |until: i64, each: f64| (0..=until).map(move |i| (MONDAY + i * HOUR_MS, i as f64 * each));
    app.commit("mill", "energy_kwh", hours(48, 1.0)).await;
    // It is heard on Monday alone, and its register of exports never.
    app.commit("roof", "energy_kwh", hours(24, 0.5)).await;
    let monday = app.energy("span=day&on=2025-11-03").await;
    assert_eq!((&monday["totals"]["used"], &monday["has"]["sales"]), (&json!(36.0), &json!(false)));
    let tuesday = app.energy("span=day&on=2025-11-04").await;
    let totals = &tuesday["totals"];
    assert_eq!((&totals["bought"], &totals["generated"], &totals["used"]), (&json!(24.0), &Value::Null, &Value::Null));
    assert_eq!((link(&tuesday, "grid", "unexplained"), &tuesday["self_sufficiency"]), (24.0, &Value::Null));
    assert!(tuesday["notes"][0].as_str().unwrap().starts_with("in 24 of 24 slots a meter is silent"), "{}", tuesday["notes"]);
}

#[tokio::test]
async fn the_flow_of_now_has_what_is_live_and_names_what_is_silent() {
    let app = TestApp::new("USD").await;
    app.meter("mill", &["power_w"], Some(app.home), MeterRole::Main).await;
    app.meter("roof", &["power_w"], Some(app.home), MeterRole::Generation).await;
    let at = app.state.now() / 1000 * 1000;
    let scope = Scope::new(app.state.services.clone(), Caller::Machine, Reader::default());
    let now = || energy_now(&scope, Owner::Site(app.site_id));
    // Two kilowatts are sold of three.
    app.commit("mill", "power_w", [(at, -2000.0)].into_iter()).await;
    app.commit("roof", "power_w", [(at, 3000.0)].into_iter()).await;
    let found = now();
    let flows: Vec<(Party, Party, f64)> = found.balance.links().map(|link| (link.from, link.to, link.kwh)).collect();
    assert_eq!(flows, [(Party::Sun, Party::Grid, 2.0), (Party::Sun, Party::House, 1.0)]);
    assert_eq!((found.at, found.silent), (Some(at), Vec::new()));
    app.meter("shed", &["power_w"], Some(app.home), MeterRole::Generation).await;
    let found = now();
    assert_eq!(found.silent.iter().map(|meter| meter.1.as_str()).collect::<Vec<_>>(), ["Meter shed"]);
    assert_eq!((found.balance.amounts().sold, found.balance.amounts().used), (Some(2.0), None));
}

#[tokio::test]
async fn what_is_asked_wrongly_is_named() {
    let app = TestApp::new("USD").await;
    let path = format!("/api/buildings/{}/energy", app.home);
    for (query, parameter) in
        [("span=week", "span"), ("on=today", "on"), ("on=1999-01-01", "on"), ("on=2999-01-01", "on"), ("day=1", "day")]
    {
        let problem = app.problem("GET", &format!("{path}?{query}")).await;
        assert_eq!((&problem["status"], &problem["parameter"]), (&json!(400), &json!(parameter)), "{query}");
    }
    for (path, parameter) in [("/api/buildings/99/energy", "building_id"), ("/api/sites/99/energy", "site_id")] {
        let problem = app.problem("GET", path).await;
        assert_eq!((&problem["status"], &problem["parameter"]), (&json!(404), &json!(parameter)));
    }
    let nothing = app.energy("").await;
    assert_eq!(
        (&nothing["totals"]["used"], &nothing["cost"]["so_far"], &nothing["links"]),
        (&Value::Null, &Value::Null, &json!([]))
    );
}
