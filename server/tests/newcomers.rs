//! Many new meters of one client in the running process, and meters that a person removes: over
//! MQTT, and on the pages.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS};
use running::{Answer, Greenpulse, publish};
use std::time::{Duration, Instant};

/// Long enough that only a fault reaches it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Publishes one reading for each of so many meters as one client; returns once all are
/// acknowledged.
async fn bring(greenpulse: &Greenpulse, user: &str, meters: usize) {
    let mut options = MqttOptions::new("a-client", "127.0.0.1", greenpulse.mqtt);
    options.set_credentials(user, "any");
    let (client, mut events) = AsyncClient::new(options, 2 * meters);
    let an_hour_ago = trial::now_ms() / 1_000 - 3_600;
    for i in 0..meters {
        // An hour ago, one second apart.
        let at = jiff::Timestamp::from_second(an_hour_ago + i as i64).unwrap();
        let payload = format!(r#"{{"at":"{at}","energy_kwh":{i}}}"#);
        client.publish(format!("greenpulse/v1/meter-{i:03}/readings"), QoS::AtLeastOnce, false, payload).await.unwrap();
    }
    let acknowledged = async {
        let mut count = 0;
        while count < meters {
            count += usize::from(matches!(events.poll().await.expect("it stays connected"), Event::Incoming(Packet::PubAck(_))));
        }
    };
    tokio::time::timeout(PATIENCE, acknowledged).await.expect("what waits is acknowledged too");
}

fn post(greenpulse: &Greenpulse, path: &str, body: &str) -> Answer {
    let headers = [("Origin", greenpulse.origin()), ("Content-Type", "application/x-www-form-urlencoded".to_owned())];
    greenpulse.send("POST", path, &headers.each_ref().map(|(name, value)| (*name, value.as_str())), body)
}

/// Waits until a page contains a text.
async fn says(greenpulse: &Greenpulse, path: &str, text: &str) {
    let start = Instant::now();
    loop {
        let page = greenpulse.get(path).body;
        if page.contains(text) {
            return;
        }
        assert!(start.elapsed() < PATIENCE, "{path} never said `{text}`:\n{page}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test]
async fn more_new_meters_than_one_client_may_bring_wait_on_the_status_page_and_are_let_in_with_a_button() {
    let greenpulse = Greenpulse::serving(&[]);
    bring(&greenpulse, "bridge", 205).await;
    says(&greenpulse, "/status", "5 topics are waiting, from bridge (5 topics). 5 messages were acknowledged but not stored")
        .await;
    let status = greenpulse.get("/status").body;
    assert!(status.contains("New meters (200)") && status.contains("These are the first 50."), "{status}");
    assert_eq!(status.matches("class=\"new-meter\"").count(), 50);

    let waiting = greenpulse.get("/settings/meters/waiting").body;
    assert_eq!(waiting.matches("1 message from bridge").count(), 5, "{waiting}");
    let list = greenpulse.get("/settings/meters?page=4").body;
    assert!(list.contains("151 to 200 of 200.") && list.contains("meter-199") && !list.contains("meter-149"), "{list}");

    let refused = post(&greenpulse, "/settings/meters/waiting/allow", "client=bridge&meters=many").body;
    assert!(refused.contains("“many” is not valid"), "{refused}");
    assert_eq!(post(&greenpulse, "/settings/meters/waiting/allow", "client=bridge&meters=1000").status, 303);
    let answer = post(&greenpulse, "/settings/meters/waiting/let-in", "");
    assert_eq!(answer.header("Location"), Some("/settings/meters/waiting?done=in&count=5"), "{answer:?}");
    assert_eq!(greenpulse.readings("meter-204", "energy_kwh").await, [204.0]);
    let page = greenpulse.get("/settings/meters/waiting").body;
    assert!(page.contains("No new meters are waiting.") && page.contains("bridge: 1,000 new meters an hour"), "{page}");
    let part: Vec<serde_json::Value> = serde_json::from_str(&greenpulse.get("/api/meters?limit=50&offset=200").body).unwrap();
    assert_eq!(part.len(), 5);
    assert_eq!(greenpulse.get("/api/meters?limit=few").status, 400);
}

#[tokio::test]
async fn many_forgotten_meters_are_shown_page_by_page() {
    let greenpulse = Greenpulse::serving(&[]);
    bring(&greenpulse, "bridge", 52).await;
    let meters: Vec<serde_json::Value> = serde_json::from_str(&greenpulse.get("/api/meters").body).unwrap();
    for meter in &meters {
        assert_eq!(post(&greenpulse, &format!("/settings/meters/{}/forget", meter["meter_id"]), "").status, 303);
    }
    let (first, second) = (greenpulse.get("/settings/meters").body, greenpulse.get("/settings/meters?forgotten=2").body);
    assert!(first.contains("Archived (52)") && first.contains("1 to 50 of 52."), "{first}");
    assert!(second.contains("51 to 52 of 52."), "{second}");
    let shown = |page: &str| page.matches(">Restore<").count();
    assert_eq!((shown(&first), shown(&second)), (50, 2));
}

#[tokio::test]
async fn a_meter_is_forgotten_put_together_and_deleted_on_its_page_which_asks_first() {
    let greenpulse = Greenpulse::serving(&[]);
    bring(&greenpulse, "bridge", 3).await;
    let meters: Vec<serde_json::Value> = serde_json::from_str(&greenpulse.get("/api/meters").body).unwrap();
    let id = |key: &str| meters.iter().find(|one| one["meter"] == key).unwrap()["meter_id"].as_i64().unwrap();
    let own = |key: &str| format!("/settings/meters/{}", id(key));

    let asked = greenpulse.get(&format!("{}/away", own("meter-000"))).body;
    assert!(asked.contains("has one reading") && asked.contains("it becomes a new meter without history"), "{asked}");
    assert_eq!(post(&greenpulse, &format!("{}/forget", own("meter-000")), "").status, 303);
    assert!(!greenpulse.get("/api/meters").body.contains("meter-000"));
    assert_eq!(greenpulse.get(&own("meter-000")).status, 404);
    assert!(greenpulse.get("/settings/meters").body.contains("Archived (1)"));
    assert!(greenpulse.run(&["export"]).stdout.contains("meter-000,energy_kwh"), "its readings are kept");
    assert_eq!(post(&greenpulse, &format!("{}/back", own("meter-000")), "").status, 303);
    assert!(greenpulse.get("/api/meters").body.contains("meter-000"));

    // The page first tells what will happen, and does only what was told.
    let merge = format!("{}/merge", own("meter-001"));
    let told = post(&greenpulse, &merge, "into=meter-002").body;
    assert!(told.contains("Whatever arrives under `meter-001` belongs to meter-002 from now on."), "{told}");
    let agreed = told.split("name=\"agreed\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let agreed = agreed.replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    let encoded: String = agreed.bytes().map(|byte| format!("%{byte:02X}")).collect();
    // The meter keeps publishing meanwhile.
    assert_eq!(publish(greenpulse.mqtt, "meter-001", r#"{"at":"2026-01-10T10:00:00Z","energy_kwh":0.5}"#, &[]).code, Some(0));
    let done = post(&greenpulse, &merge, &format!("into=meter-002&agreed={encoded}"));
    assert_eq!(done.status, 303, "{}", done.body);
    greenpulse.wait_for_readings("meter-002", "energy_kwh", &[0.5, 1.0, 2.0]).await;
    assert!(greenpulse.get(&own("meter-002")).body.contains("Also known as"));
    // That key does not belong to the other meter, so nothing is undone.
    assert_eq!(post(&greenpulse, &format!("{}/part", own("meter-000")), "key=meter-001").status, 404);
    assert_eq!(post(&greenpulse, &format!("{}/part", own("meter-002")), "key=nobody").status, 404);
    assert!(greenpulse.get(&own("meter-002")).body.contains("Also known as"));
    let list = greenpulse.get("/settings/meters").body;
    assert!(list.contains("meter-001: meter-001 is put together with meter-002, which remains."), "{list}");
    assert!(post(&greenpulse, &merge, "into=meter-002").status == 404);
    assert!(post(&greenpulse, &format!("{}/merge", own("meter-000")), "into=nobody").body.contains("There is no meter “nobody”"));

    let delete = format!("{}/delete", own("meter-002"));
    assert!(post(&greenpulse, &delete, "").body.contains("it cannot be undone"));
    assert_eq!(post(&greenpulse, &delete, "agreed=yes").status, 303);
    assert_eq!(greenpulse.readings("meter-002", "energy_kwh").await, [0.0; 0]);
    let meters: Vec<serde_json::Value> = serde_json::from_str(&greenpulse.get("/api/meters").body).unwrap();
    assert_eq!(meters.len(), 1, "{meters:?}");
    let verified = greenpulse.run(&["verify"]);
    assert_eq!(verified.code, Some(0), "{verified:?}");
}
