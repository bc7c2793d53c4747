//! 10,500 announcements by one client. Another client's sensor, which has readings, must still be
//! understood, at once and after a restart.

use std::time::{Duration, Instant};

use anyhow::Result;

use super::Settings;
use super::device::{Device, PATIENCE};
use super::flood::beside_a_good_device;
use super::verdict::Verdict;
use crate::packet::SignIn;
use crate::process::Folder;
use crate::server::Greenpulse;
use crate::table::grouped;

/// More than are kept.
const ANNOUNCEMENTS: u32 = 10_500;
const CONNECTIONS: u32 = 8;
const TIME_LIMIT: Duration = Duration::from_secs(240);

pub fn run(settings: &Settings, folder: &Folder) -> Result<Vec<Verdict>> {
    let mut verdicts = beside_a_good_device(
        settings,
        folder.path(),
        |_| Ok(()),
        |greenpulse| {
            let port = greenpulse.publish_port();
            let mut device = Device::connect(port, &SignIn::of("neighbour", "neighbour"))?;
            device.publish("homeassistant/sensor/neighbour/energy/config", announcement("neighbour").as_bytes(), PATIENCE)?;
            let mut found = vec![heard(greenpulse, "before the flood", 11.5)?];
            let start = Instant::now();
            let sent: u32 = std::thread::scope(|scope| {
                let floods: Vec<_> = (0..CONNECTIONS).map(|number| scope.spawn(move || flood(port, number))).collect();
                floods.into_iter().map(|flood| flood.join().unwrap_or(0)).sum()
            });
            let figure = format!("{} in {:.0} s", grouped(f64::from(sent)), start.elapsed().as_secs_f64());
            found.push(Verdict::new(format!("{ANNOUNCEMENTS} announcements are answered"), figure, sent == ANNOUNCEMENTS));
            found.push(heard(greenpulse, "after the flood", 12.5)?);
            Ok(found)
        },
    )?;
    // Announcements are read again at the start.
    let mut greenpulse = Greenpulse::new(&settings.program, folder.path(), None)?;
    greenpulse.start()?;
    verdicts.push(heard(&greenpulse, "after a restart", 13.5)?);
    greenpulse.stop()?;
    Ok(verdicts)
}

/// Announces sensors of this many devices; returns how many were acknowledged.
fn flood(port: u16, connection: u32) -> u32 {
    let give_up = Instant::now() + TIME_LIMIT;
    let Ok(mut device) = Device::connect(port, &SignIn::of(format!("announcer-{connection}"), "announcer")) else { return 0 };
    let mut sent = 0;
    for number in (connection..ANNOUNCEMENTS).step_by(CONNECTIONS as usize) {
        let name = format!("flood-{number}");
        let topic = format!("homeassistant/sensor/{name}/energy/config");
        let left = give_up.saturating_duration_since(Instant::now());
        if left.is_zero() || device.publish(&topic, announcement(&name).as_bytes(), left).is_err() {
            break;
        }
        sent += 1;
    }
    sent
}

fn announcement(name: &str) -> String {
    format!(
        r#"{{"state_topic":"{name}/state","name":"Energy","device_class":"energy","state_class":"total_increasing","unit_of_measurement":"kWh","unique_id":"{name}","device":{{"identifiers":["{name}"],"name":"{name}"}}}}"#
    )
}

/// Checks whether the neighbour's next reading reaches the ledger.
fn heard(greenpulse: &Greenpulse, when: &str, energy_kwh: f64) -> Result<Verdict> {
    let mut device = Device::connect(greenpulse.publish_port(), &SignIn::of("neighbour", "neighbour"))?;
    device.publish("neighbour/state", energy_kwh.to_string().as_bytes(), PATIENCE)?;
    let count = greenpulse.tables()?.number(&format!("select count(*) from reading where value = {energy_kwh}"))?;
    Ok(Verdict::equal(&format!("readings of an announced sensor {when}"), 1, count))
}
