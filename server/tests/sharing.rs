//! Two processes on one PostgreSQL: what one changes shows in the other.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Greenpulse, house};
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_building_renamed_in_one_process_shows_in_an_idle_other_within_two_seconds() {
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
            assert!(began.elapsed() < Duration::from_secs(2), "{name} never came: {}", idle.get("/api/buildings").body);
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    assert!(one.stop().success() && idle.stop().success());
}
