//! Two processes on one database: what one changes shows in the other.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Greenpulse, house};
use std::time::{Duration, Instant};

/// It takes a second or two; this is for machines that do much else.
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_building_renamed_in_one_process_shows_in_an_idle_other() {
    let url = trial::Postgres::start().database();
    let (building_id, _) = house(&url, "Elm 3", "attic").await;
    let mut one = Greenpulse::serving(&[("GREENPULSE_DATABASE_URL", &url)]);
    // No meter publishes to this one, and nobody changes anything there.
    let mut idle = Greenpulse::serving(&[("GREENPULSE_DATABASE_URL", &url)]);
    let origin = one.origin();
    let headers = [("Origin", origin.as_str()), ("Content-Type", "application/x-www-form-urlencoded")];
    for name in ["Elm 3a", "Oak 7", "Pine 1"] {
        let form = format!("name={}&kind=home", name.replace(' ', "+"));
        let renamed = one.send("POST", &format!("/settings/buildings/{building_id}"), &headers, &form);
        assert_eq!(renamed.status, 303, "{renamed:?}");
        let began = Instant::now();
        let shown = format!("\"name\":\"{name}\"");
        while !idle.get("/api/buildings").body.contains(&shown) {
            assert!(began.elapsed() < PATIENCE, "{name} never came: {}", idle.get("/api/buildings").body);
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    assert!(one.stop().success() && idle.stop().success());
}

#[test]
fn what_the_command_line_imports_beside_a_server_shows_there() {
    let mut greenpulse = Greenpulse::serving(&[]);
    for (row, value) in [("2026-11-20T12:00:00Z", "1840.5"), ("2026-11-21T12:00:00Z", "1852.25")] {
        let file = greenpulse.folder.path().join("cellar.csv");
        std::fs::write(
            &file,
            format!("greenpulse_meter,field,kind,unit,at_utc,value,span_ms\ncellar,energy_kwh,cumulative,kwh,{row},{value},\n"),
        )
        .unwrap();
        let said = greenpulse.run(&["import", &file.to_string_lossy(), "--yes"]);
        assert_eq!(said.code, Some(0), "{said:?}");
        let began = Instant::now();
        let shown = format!("\"value\":{value}");
        while !greenpulse.get("/api/meters/cellar/latest").body.contains(&shown) {
            assert!(began.elapsed() < PATIENCE, "{value} never came: {}", greenpulse.get("/api/meters/cellar/latest").body);
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    assert!(greenpulse.stop().success());
}
