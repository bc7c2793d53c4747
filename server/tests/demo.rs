//! The demo neighbourhood: created in the background, continued after a kill, and removed without a
//! trace.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Greenpulse, publish};

/// The number of a kind that `verify` counted.
fn counted(printed: &str, what: &str) -> usize {
    printed.split(", ").find_map(|part| part.split_once(what)?.0.trim().parse().ok()).unwrap()
}

#[tokio::test]
async fn a_demo_that_was_cut_short_goes_on_and_is_removed_and_what_is_real_stays() {
    let mut greenpulse = Greenpulse::new(&[]);
    greenpulse.spawn_with(&["serve", "--demo"]);
    greenpulse.wait_for("/livez", 200);
    assert_eq!(greenpulse.get("/readyz").status, 503);
    // Pages and meters do not wait for the past.
    assert_eq!(greenpulse.get("/").status, 200);
    // The last weeks are there, and the rest of the past is not.
    greenpulse.wait_for_log("the demo's last weeks are written");
    let said = publish(greenpulse.mqtt, "attic", r#"{"at":"2026-01-10T10:00:00Z","energy_kwh":100.5}"#, &[]);
    assert_eq!(said.code, Some(0), "{said:?}");
    greenpulse.kill();
    let before = greenpulse.run(&["verify"]);
    assert_eq!(before.code, Some(0), "{before:?}");

    greenpulse.spawn_with(&["serve", "--demo"]);
    greenpulse.wait_for_log("the demo's past is written");
    assert!(greenpulse.stop().success());
    let after = greenpulse.run(&["verify"]);
    assert_eq!(after.code, Some(0), "{after:?}");
    assert_eq!(counted(&before.stdout, " meters"), counted(&after.stdout, " meters"));
    assert!(counted(&before.stdout, " readings") < counted(&after.stdout, " readings"));

    let removed = greenpulse.run(&["demo", "remove"]);
    assert!(removed.stdout.starts_with("Removed the demo: "), "{removed:?}");
    let left = greenpulse.run(&["verify"]);
    assert_eq!((counted(&left.stdout, " meters"), counted(&left.stdout, " readings")), (1, 1), "{left:?}");
    assert_eq!(greenpulse.readings("attic", "energy_kwh").await, [100.5]);
    assert!(greenpulse.run(&["demo", "remove"]).stdout.contains("no demo"));
}
