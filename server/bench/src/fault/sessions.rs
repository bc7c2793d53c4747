//! 10,000 sessions that one client leaves behind: a new device must still get in, and another
//! client's session must be kept.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;

use super::Settings;
use super::device::{Device, PATIENCE};
use super::flood::beside_a_good_device;
use super::verdict::Verdict;
use crate::packet::SignIn;
use crate::process::Folder;
use crate::table::grouped;

/// All that the broker has room for.
const SESSIONS: u32 = 10_000;
const THREADS: u32 = 8;
const TIME_LIMIT: Duration = Duration::from_secs(180);
/// The limit for a new device, from its first packet to the PUBACK of its first reading.
const NEWCOMER_S_MAX: f64 = 5.0;

/// The results of the flood's CONNECTs.
#[derive(Default)]
struct Tally {
    left: AtomicU32,
    refused: AtomicU32,
}

pub fn run(settings: &Settings, folder: &Folder) -> Result<Vec<Verdict>> {
    beside_a_good_device(
        settings,
        folder.path(),
        |_| Ok(()),
        |greenpulse| {
            let port = greenpulse.publish_port();
            let resident = SignIn { is_lasting: true, ..SignIn::of("resident", "resident") };
            Device::connect(port, &resident)?.subscribe("resident/#", 1)?;
            let tally = Tally::default();
            let start = Instant::now();
            std::thread::scope(|scope| {
                for thread in 0..THREADS {
                    let tally = &tally;
                    scope.spawn(move || leave_sessions(port, thread, tally, start + TIME_LIMIT));
                }
            });
            let took = start.elapsed();
            let (left, refused) = (tally.left.into_inner(), tally.refused.into_inner());
            let mut verdicts = vec![
                Verdict::equal("sessions of one client that were asked for", u64::from(SESSIONS), u64::from(left + refused)),
                Verdict::told("of these left behind", format!("{} in {:.0} s", grouped(f64::from(left)), took.as_secs_f64())),
            ];
            for (what, is_lasting) in [("a new device gets in", false), ("a new device with a session of its own gets in", true)]
            {
                verdicts.push(newcomer(port, what, is_lasting));
            }
            let was_known = Device::connect(port, &resident).map(|device| device.was_known);
            let figure = match &was_known {
                Ok(true) => "it is".to_owned(),
                Ok(false) => "it is gone".to_owned(),
                Err(error) => error.to_string(),
            };
            verdicts.push(Verdict::new("another's session is still there", figure, matches!(was_known, Ok(true))));
            Ok(verdicts)
        },
    )
}

fn leave_sessions(port: u16, thread: u32, tally: &Tally, give_up: Instant) {
    for number in (thread..SESSIONS).step_by(THREADS as usize) {
        if Instant::now() > give_up {
            return;
        }
        let sign_in = SignIn { is_lasting: true, ..SignIn::of(format!("gone-{number}"), "flooder") };
        let left = Device::connect(port, &sign_in).and_then(|mut device| device.subscribe(&format!("gone/{number}"), 1));
        let count = if left.is_ok() { &tally.left } else { &tally.refused };
        count.fetch_add(1, Ordering::Relaxed);
    }
}

fn newcomer(port: u16, what: &str, is_lasting: bool) -> Verdict {
    let start = Instant::now();
    let name = format!("newcomer-{is_lasting}");
    let came = Device::connect(port, &SignIn { is_lasting, ..SignIn::of(name.clone(), "newcomer") })
        .and_then(|mut device| device.publish(&format!("greenpulse/v1/{name}/readings"), br#"{"power_w":5}"#, PATIENCE));
    let took_s = start.elapsed().as_secs_f64();
    match came {
        Ok(_) => Verdict::new(format!("{what} within {NEWCOMER_S_MAX} s"), format!("{took_s:.2} s"), took_s <= NEWCOMER_S_MAX),
        Err(error) => Verdict::new(format!("{what} within {NEWCOMER_S_MAX} s"), error.to_string(), false),
    }
}
