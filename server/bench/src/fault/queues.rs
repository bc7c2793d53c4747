//! Large messages to subscribers that are offline or do not read. The bytes queued for them must be
//! bounded, and subscribers that do not read must be disconnected.

use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::Settings;
use super::device::Device;
use super::flood::beside_a_good_device;
use super::verdict::Verdict;
use crate::packet::SignIn;
use crate::process::Folder;
use crate::table::grouped;

/// Subscribers that went offline.
const AWAY: u32 = 20;
/// Subscribers that are connected but do not read, half of them at each QoS.
const DEAF: u32 = 20;
const PUBLISHERS: u32 = 4;
/// Messages per publisher.
const MESSAGES: u32 = 250;
/// Below the largest packet that the broker accepts.
const BYTES: usize = 900 * 1024;
const TIME_LIMIT: Duration = Duration::from_secs(180);
/// How long a subscriber that does not read may stay connected after the flood. Meanwhile it is
/// sent a message every [`TRICKLE`]: a subscriber that was sent nothing, because others took all
/// the room, could not be detected.
const LET_GO_S: u64 = 60;
const TRICKLE: Duration = Duration::from_millis(500);

pub fn run(settings: &Settings, folder: &Folder) -> Result<Vec<Verdict>> {
    beside_a_good_device(
        settings,
        folder.path(),
        |_| Ok(()),
        |greenpulse| {
            let port = greenpulse.publish_port();
            for number in 0..AWAY {
                let sign_in = SignIn { is_lasting: true, ..SignIn::of(format!("away-{number}"), "away") };
                Device::connect(port, &sign_in)?.subscribe("bulk/#", 1)?;
            }
            let mut deaf = Vec::new();
            for number in 0..DEAF {
                let mut device = Device::connect(port, &SignIn::of(format!("deaf-{number}"), "deaf"))?;
                device.subscribe("bulk/#", u8::try_from(number % 2)?)?;
                deaf.push(device);
            }
            let start = Instant::now();
            let sent: u32 = std::thread::scope(|scope| {
                let publishers: Vec<_> = (0..PUBLISHERS).map(|number| scope.spawn(move || publish(port, number))).collect();
                publishers.into_iter().map(|publisher| publisher.join().unwrap_or(0)).sum()
            });
            let took_s = start.elapsed().as_secs_f64();
            let (_, highest_mb) = greenpulse.memory_mb()?;
            let mb = f64::from(sent) * BYTES as f64 / 1e6;
            let let_go = std::thread::scope(|scope| {
                let patience = Duration::from_secs(LET_GO_S);
                scope.spawn(move || trickle(port, patience));
                let waits: Vec<_> = deaf
                    .iter_mut()
                    .map(|device| {
                        scope.spawn(move || {
                            // It does not read for as long as it may stay connected.
                            std::thread::sleep(patience);
                            device.is_let_go(Duration::from_secs(15))
                        })
                    })
                    .collect();
                waits.into_iter().filter_map(|wait| wait.join().ok()).filter(|is_let_go| *is_let_go).count()
            });
            let again = Device::knock(
                port,
                &SignIn { is_lasting: true, ..SignIn::of("away-0", "away") },
                Ipv4Addr::LOCALHOST,
                Duration::from_secs(10),
            );
            Ok(vec![
                Verdict::equal("large messages taken", u64::from(PUBLISHERS * MESSAGES), u64::from(sent)),
                Verdict::told("they weigh", format!("{} MB in {took_s:.0} s, memory {highest_mb:.0} MB", grouped(mb))),
                Verdict::equal(&format!("who does not read is let go within {LET_GO_S} s"), u64::from(DEAF), let_go as u64),
                Verdict::new(
                    "one that was away gets in again",
                    again.as_ref().map_or_else(ToString::to_string, |(_, answer)| format!("code {}", answer.code)),
                    again.is_ok_and(|(_, answer)| answer.code == 0),
                ),
            ])
        },
    )
}

/// Publishes a large message every [`TRICKLE`].
fn trickle(port: u16, lasting: Duration) {
    let end = Instant::now() + lasting;
    let Ok(mut device) = Device::connect(port, &SignIn::of("trickle", "bulk")) else { return };
    while Instant::now() < end && device.publish("bulk/trickle", &vec![b'a'; BYTES], Duration::from_secs(30)).is_ok() {
        std::thread::sleep(TRICKLE);
    }
}

/// Publishes large messages as fast as they are acknowledged; returns how many were.
fn publish(port: u16, number: u32) -> u32 {
    let give_up = Instant::now() + TIME_LIMIT;
    // The bytes differ in each message, so that no memory is shared between them.
    let mut device = None;
    let mut sent = 0;
    while sent < MESSAGES && Instant::now() < give_up {
        let connected = match device.take() {
            Some(device) => Ok(device),
            None => Device::connect(port, &SignIn::of(format!("bulk-{number}"), "bulk")),
        };
        let Ok(mut connected) = connected else {
            std::thread::sleep(Duration::from_millis(100));
            continue;
        };
        let payload = vec![b'a' + (sent % 26) as u8; BYTES];
        if connected.publish(&format!("bulk/{number}"), &payload, Duration::from_secs(30)).is_ok() {
            sent += 1;
            device = Some(connected);
        }
    }
    sent
}
