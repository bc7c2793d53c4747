//! Every row of the docs' table of devices: `mosquitto_pub` publishes it exactly as written to the
//! embedded broker of a running process. Checks what the ledger holds then.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Greenpulse, said};
use std::process::Command;
use store::Store;

const TABLE: &str = include_str!("../dialects/tests/fixtures/devices-expected.tsv");

/// The user name, for protocols whose messages do not name the device.
const DEVICE: &str = "meter-token";

#[tokio::test]
async fn every_row_of_the_table_published_as_it_stands_is_in_the_ledger() {
    let greenpulse = Greenpulse::serving(&[]);
    let store = Store::open(&greenpulse.database_url()).await.unwrap();
    let mut rows = 0;
    for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [_, topic, payload, meters, channels, kinds, values, units, times] = columns[..] else { panic!("{row}") };
        let mut command = Command::new("mosquitto_pub");
        command.args(["-h", "127.0.0.1", "-p", &greenpulse.mqtt.to_string(), "-q", "1", "-u", DEVICE]);
        // Returns once the broker has acknowledged the message, so it is committed.
        let published = said(command.args(["-t", topic, "-m", payload]).output().expect("`mosquitto_pub`"));
        assert_eq!(published.code, Some(0), "{row}: {published:?}");
        rows += 1;
        let refused = store.quarantine_list(1).await.unwrap();
        assert!(refused.is_empty(), "{row}: {}", refused[0].reason);
        if channels == "-" {
            continue;
        }
        let catalog = store.catalog_refresh().await.unwrap();
        let split = |text: &'static str| text.split("; ").collect::<Vec<_>>();
        let (meters, kinds, units, times) = (split(meters), split(kinds), split(units), split(times));
        for (i, (name, value)) in split(channels).into_iter().zip(split(values)).enumerate() {
            let key = meters.get(i).unwrap_or(&meters[0]);
            let meter = catalog.meter_named(key).unwrap_or_else(|| panic!("no meter {key}: {row}"));
            let channel = catalog.channel_named(meter.meter_id, name).unwrap_or_else(|| panic!("no {name}: {row}"));
            assert_eq!((channel.kind.as_str(), channel.unit.symbol()), (kinds[i], units[i].trim_matches('?')), "{row}");
            let zone = catalog.zone(meter.site_id);
            let at = match times[i].strip_prefix("local ") {
                _ if times[i] == "arrival" => None,
                Some(local) => Some(zone.first_instant_of(millis(&format!("{local}Z")))),
                None => Some(millis(times[i])),
            };
            let ever = domain::zone::Span { start: 0, end: i64::MAX };
            let value: f64 = value.parse().unwrap();
            let kept = store.reading_list(channel.channel_id, ever, 100).await.unwrap();
            let is_meant =
                |reading: &domain::Reading| (reading.value - value).abs() < 1e-9 && at.is_none_or(|at| at == reading.at);
            assert!(kept.iter().any(is_meant), "{row}: {name} {value} at {at:?} is not among {kept:?}");
        }
    }
    assert_eq!(rows, 50);
    store.close().await;
}

fn millis(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().expect(text).as_millisecond()
}
