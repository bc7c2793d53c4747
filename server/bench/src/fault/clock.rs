//! Devices whose clocks are years behind, some with arrays of such readings. None may write
//! hundreds of thousands of rows or delay others, and each value must be in the ledger or in
//! quarantine.

use std::time::{Duration, Instant};

use anyhow::Result;
use jiff::Timestamp;

use super::Settings;
use super::device::Device;
use super::flood::beside_a_good_device;
use super::verdict::Verdict;
use crate::packet::SignIn;
use crate::process::Folder;
use crate::server::Greenpulse;
use crate::table::grouped;

const DAY_S: i64 = 86_400;
/// Meters with one message each that is dated years back.
const METERS: u32 = 60;
/// Meters with an array of such readings each.
const ARRAYS: u32 = 20;
/// Days back: up to sixteen years; a month is a plausible gap.
const DAYS_BACK: [i64; 8] = [30, 400, 800, 1_500, 2_500, 3_500, 4_500, 5_700];
const TIME_LIMIT: Duration = Duration::from_secs(240);
const GROWTH_MB_MAX: f64 = 50.0;

/// One value that was sent and acknowledged.
struct Sent {
    topic: String,
    payload: String,
    at_ms: i64,
    energy_kwh: f64,
}

pub fn run(settings: &Settings, folder: &Folder) -> Result<Vec<Verdict>> {
    beside_a_good_device(
        settings,
        folder.path(),
        |_| Ok(()),
        |greenpulse| {
            let before_mb = size_mb(greenpulse);
            let (mut sent, mut slowest) = (Vec::new(), Duration::ZERO);
            let start = Instant::now();
            let port = greenpulse.publish_port();
            let mut device = Device::connect(port, &SignIn::of("behind", "behind"))?;
            let mut messages = 0;
            for number in 0..METERS + ARRAYS {
                for Message { topic, payload, values } in messages_of(number) {
                    if start.elapsed() > TIME_LIMIT {
                        break;
                    }
                    messages += 1;
                    match device.publish(&topic, payload.as_bytes(), Duration::from_secs(60)) {
                        Ok(took) => {
                            slowest = slowest.max(took);
                            let with_topic =
                                |(at_ms, energy_kwh)| Sent { topic: topic.clone(), payload: payload.clone(), at_ms, energy_kwh };
                            sent.extend(values.into_iter().map(with_topic));
                        }
                        // Disconnected or not answered: it reconnects, as a device does.
                        Err(_) => device = Device::connect(port, &SignIn::of("behind", "behind"))?,
                    }
                }
            }
            let took_s = start.elapsed().as_secs_f64();
            let lost = lost(greenpulse, &sent)?;
            Ok(vec![
                Verdict::told(
                    "messages of wrong clocks",
                    format!("{messages} in {took_s:.0} s, the slowest {:.1} s", slowest.as_secs_f64()),
                ),
                Verdict::at_most("the database grows by", GROWTH_MB_MAX, size_mb(greenpulse) - before_mb, " MB"),
                Verdict::told(
                    "rows of hours and days",
                    grouped(greenpulse.tables()?.number("select count(*) from rollup")? as f64),
                ),
                Verdict::equal(&format!("of {} values neither in the ledger nor in quarantine", sent.len()), 0, lost),
            ])
        },
    )
}

/// A message with its times and values.
struct Message {
    topic: String,
    payload: String,
    values: Vec<(i64, f64)>,
}

/// A reading from now, and then what the wrong clock reports for the same register.
fn messages_of(number: u32) -> [Message; 2] {
    let topic = format!("greenpulse/v1/behind-{number}/readings");
    let now_s = Timestamp::now().as_second();
    let back = |days: i64| (now_s - days * DAY_S - i64::from(number)) * 1_000;
    let newest = f64::from(9_000 + number);
    let now = vec![(now_s * 1_000, newest)];
    let dated: Vec<(i64, f64)> = if number < METERS {
        let days = DAYS_BACK[number as usize % DAYS_BACK.len()];
        vec![(back(days), newest - days as f64)]
    } else {
        DAYS_BACK.iter().map(|&days| (back(days), newest - days as f64)).collect()
    };
    [now, dated].map(|values| Message { topic: topic.clone(), payload: payload(&values), values })
}

fn payload(values: &[(i64, f64)]) -> String {
    let object = |(at, value): &(i64, f64)| {
        let at = Timestamp::from_millisecond(*at).map_or_else(|_| at.to_string(), |at| at.to_string());
        format!(r#"{{"at":"{at}","energy_kwh":{value}}}"#)
    };
    let objects: Vec<String> = values.iter().map(object).collect();
    if objects.len() == 1 { objects.concat() } else { format!("[{}]", objects.join(",")) }
}

/// How many acknowledged values are in neither place.
fn lost(greenpulse: &Greenpulse, sent: &[Sent]) -> Result<u64> {
    let tables = greenpulse.tables()?;
    let quarantined = tables.quarantined()?;
    let mut statement = tables.file()?.prepare(
        "select 1 from reading r join channel c on c.channel_id = r.channel_id join meter m on m.meter_id = c.meter_id
         where m.key = ?1 and r.at = ?2 and r.value = ?3",
    )?;
    let mut lost = 0;
    for one in sent {
        let key = one.topic.split('/').nth(2).unwrap_or_default();
        let is_filed = || quarantined.iter().any(|(topic, payload)| *topic == one.topic && payload == one.payload.as_bytes());
        if !statement.exists((key, one.at_ms, one.energy_kwh))? && !is_filed() {
            lost += 1;
        }
    }
    Ok(lost)
}

/// The size of the database file and its write-ahead log, in MB.
fn size_mb(greenpulse: &Greenpulse) -> f64 {
    let database = greenpulse.database();
    let of = |ending: &str| {
        let mut name = database.clone().into_os_string();
        name.push(ending);
        std::fs::metadata(name).map_or(0, |file| file.len())
    };
    (of("") + of("-wal")) as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_says_first_what_is_now_and_then_what_its_clock_makes_of_it() {
        let [now, dated] = messages_of(1);
        assert!(now.payload.starts_with(r#"{"at":"20"#) && now.payload.ends_with(r#"Z","energy_kwh":9001}"#), "{}", now.payload);
        assert_eq!((dated.values.len(), dated.values[0].1), (1, 8_601.0));
        let [_, many] = messages_of(METERS);
        assert_eq!(many.values.len(), DAYS_BACK.len());
        assert!(many.payload.starts_with('['));
    }
}
