//! A reading's path through the running process: the embedded broker, an outside one, restarts of
//! both, and the result of `verify`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Greenpulse, publish};
use trial::{Mosquitto, MosquittoOptions, Postgres};

const FIRST: &str = r#"{"at":"2026-01-10T10:00:00Z","energy_kwh":100.5}"#;
const SECOND: &str = r#"{"at":"2026-01-10T11:00:00Z","energy_kwh":101.5}"#;
const THIRD: &str = r#"{"at":"2026-01-10T12:00:00Z","energy_kwh":103.5}"#;

#[tokio::test]
async fn a_reading_is_in_the_ledger_when_the_embedded_broker_acknowledges_it() {
    let mut greenpulse = Greenpulse::serving(&[]);
    let said = publish(greenpulse.mqtt, "attic", FIRST, &[]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(greenpulse.readings("attic", "energy_kwh").await, [100.5]);
    // The device did not get the acknowledgement and sends the reading again.
    publish(greenpulse.mqtt, "attic", FIRST, &[]);
    assert_eq!(greenpulse.readings("attic", "energy_kwh").await, [100.5]);
    assert!(greenpulse.stop().success());
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_kill_and_a_quick_restart_on_the_same_ports() {
    let mut greenpulse = Greenpulse::serving(&[]);
    publish(greenpulse.mqtt, "attic", FIRST, &[]);
    greenpulse.kill();
    greenpulse.start();
    publish(greenpulse.mqtt, "attic", SECOND, &[]);
    assert_eq!(greenpulse.readings("attic", "energy_kwh").await, [100.5, 101.5]);
}

#[tokio::test]
async fn the_embedded_broker_wants_the_password_where_there_is_one() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse")]);
    assert_ne!(publish(greenpulse.mqtt, "attic", FIRST, &[]).code, Some(0));
    assert_ne!(publish(greenpulse.mqtt, "attic", FIRST, &["-u", "meter", "-P", "battery staple"]).code, Some(0));
    assert_eq!(publish(greenpulse.mqtt, "attic", FIRST, &["-u", "meter", "-P", "correct horse"]).code, Some(0));
    assert_eq!(greenpulse.readings("attic", "energy_kwh").await, [100.5]);
}

#[tokio::test]
async fn a_reading_through_an_outside_broker_outlives_restarts_of_both_sides() {
    let mut broker = Mosquitto::with(MosquittoOptions {
        password: Some(("green", "pulse")),
        is_persistent: true,
        ..MosquittoOptions::default()
    });
    let who = ["-u", "green", "-P", "pulse"];
    let mut greenpulse = Greenpulse::serving(&[("GREENPULSE_MQTT_URL", &broker.url())]);
    publish(broker.port(), "attic", FIRST, &who);
    greenpulse.wait_for_readings("attic", "energy_kwh", &[100.5]).await;

    // The broker stops, and everything waits.
    broker.stop();
    greenpulse.wait_for("/health", 503);
    assert!(greenpulse.get("/health").body.contains(r#""broker":"down""#));
    assert_eq!(greenpulse.get("/livez").status, 200);
    broker.restart();
    greenpulse.wait_for("/health", 200);
    publish(broker.port(), "attic", SECOND, &who);
    greenpulse.wait_for_readings("attic", "energy_kwh", &[100.5, 101.5]).await;

    // The server stops. The broker keeps messages for it, even across its own restart.
    assert!(greenpulse.stop().success());
    publish(broker.port(), "attic", THIRD, &who);
    broker.restart();
    greenpulse.start();
    greenpulse.wait_for_readings("attic", "energy_kwh", &[100.5, 101.5, 103.5]).await;
}

#[test]
fn an_outside_broker_that_is_away_keeps_the_server_from_being_ready_and_not_from_living() {
    let mut broker = Mosquitto::start();
    broker.stop();
    let mut greenpulse = Greenpulse::new(&[("GREENPULSE_MQTT_URL", &broker.url())]);
    greenpulse.spawn();
    greenpulse.wait_for("/livez", 200);
    assert_eq!(greenpulse.get("/readyz").status, 503);
    assert_eq!(greenpulse.get("/health").status, 503);
    broker.restart();
    greenpulse.wait_for("/readyz", 200);
    assert_eq!(greenpulse.get("/health").status, 200);
}

#[tokio::test]
async fn verify_agrees_on_both_databases_until_a_rollup_is_tampered_with() {
    for url in [None, Some(Postgres::start().database())] {
        let settings: Vec<_> = url.iter().map(|url| ("GREENPULSE_DATABASE_URL", url.as_str())).collect();
        let mut greenpulse = Greenpulse::serving(&settings);
        for payload in [FIRST, SECOND, THIRD] {
            assert_eq!(publish(greenpulse.mqtt, "attic", payload, &[]).code, Some(0));
        }
        assert!(greenpulse.stop().success());
        let said = greenpulse.run(&["verify"]);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert!(said.stdout.contains("3 readings") && said.stdout.contains("0 differ"), "{said:?}");

        let tamper = "update rollup set energy = energy + 1 where period = 3600 and energy > 1.5";
        match &url {
            Some(url) => {
                let pool = sqlx::PgPool::connect(url).await.unwrap();
                assert_eq!(sqlx::query(tamper).execute(&pool).await.unwrap().rows_affected(), 1);
                pool.close().await;
            }
            None => {
                let pool = sqlx::SqlitePool::connect(&greenpulse.database_url()).await.unwrap();
                assert_eq!(sqlx::query(tamper).execute(&pool).await.unwrap().rows_affected(), 1);
                pool.close().await;
            }
        }
        let said = greenpulse.run(&["verify"]);
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.stdout.contains("channel energy_kwh of meter attic, hour from 2026-01-10T11:00:00Z"), "{said:?}");
    }
}

#[test]
fn verify_makes_no_database_where_there_is_none() {
    let greenpulse = Greenpulse::new(&[]);
    let said = greenpulse.run(&["verify"]);
    assert_eq!(said.code, Some(2), "{said:?}");
    running::assert_one_line(&said);
    assert!(!greenpulse.folder.path().join("data").exists());
}
