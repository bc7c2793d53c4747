//! The yardstick for every flood: a good device beside it that sends ten readings per second at QoS
//! 1 over its own connection. Measures how long its PUBACKs take, whether all its readings arrive,
//! and how much memory the server uses.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::Settings;
use super::verdict::Verdict;
use crate::ledger::Ledger;
use crate::load::Load;
use crate::packet::SignIn;
use crate::plan::Plan;
use crate::readings::Readings;
use crate::server::Greenpulse;

const READINGS_PER_S: f64 = 10.0;
/// The limit for the good device's p99 time to a PUBACK.
const PUBACK_MS_MAX: f64 = 1_000.0;
/// The limit for the server's memory.
const MEMORY_MB_MAX: f64 = 400.0;
/// How long the good device runs alone before the flood.
const QUIET: Duration = Duration::from_secs(2);
/// Longer than any flood.
const TIME_LIMIT: Duration = Duration::from_secs(900);
/// How long the last PUBACK may take.
const PUBACK_PATIENCE: Duration = Duration::from_secs(60);
const LEDGER_PATIENCE: Duration = Duration::from_secs(30);
/// The good device's user name when a password is set.
pub const OWNER: &str = "owner";

/// Starts a server with its own broker, prepared by the callback, and a good device; runs the
/// flood; and judges all three.
pub fn beside_a_good_device(
    settings: &Settings,
    folder: &Path,
    prepare: impl FnOnce(&mut Greenpulse) -> Result<()>,
    flood: impl FnOnce(&mut Greenpulse) -> Result<Vec<Verdict>>,
) -> Result<Vec<Verdict>> {
    let mut greenpulse = Greenpulse::new(&settings.program, folder, None)?;
    prepare(&mut greenpulse)?;
    greenpulse.start()?;
    let good = Good::start(&greenpulse, settings.seed)?;
    std::thread::sleep(QUIET);
    let flooded = flood(&mut greenpulse);
    // Even if the flood failed, the good device's figures help to explain why.
    let mut verdicts = flooded.unwrap_or_else(|error| vec![Verdict::broken(&error)]);
    verdicts.extend(good.finish(&mut greenpulse)?);
    greenpulse.stop()?;
    Ok(verdicts)
}

/// The running good device.
pub struct Good {
    load: Load,
    readings: Readings,
}

impl Good {
    pub fn start(greenpulse: &Greenpulse, seed: u64) -> Result<Self> {
        let readings = Readings::lately(1, seed);
        let sign_in = SignIn { password: greenpulse.password.clone(), ..SignIn::of("good", OWNER) };
        let load = Load::start(Plan {
            port: greenpulse.publish_port(),
            sign_in,
            connections: 1,
            meters: 1,
            messages: None,
            readings_per_message: 1,
            messages_per_s: Some(READINGS_PER_S),
            inflight: 20,
            repeat_share: 0.0,
            readings,
            time_limit: TIME_LIMIT,
        })?;
        Ok(Self { load, readings })
    }

    /// Waits for the PUBACK of its last reading and judges the server by it.
    pub fn finish(self, greenpulse: &mut Greenpulse) -> Result<Vec<Verdict>> {
        let is_alive = greenpulse.is_alive();
        let memory = greenpulse.memory_mb();
        self.load.stop();
        if !is_alive {
            return Ok(vec![Verdict::new("the server lives on", "it ended", false)]);
        }
        if !self.load.ends_within(PUBACK_PATIENCE) {
            let figure = format!("not after {} s", PUBACK_PATIENCE.as_secs());
            return Ok(vec![Verdict::new("all readings of the good device are acknowledged", figure, false)]);
        }
        let outcome = self.load.finish()?;
        let ledger = Ledger::open(&greenpulse.database(), self.readings)?;
        let late = ledger.wait_for_last(&outcome.meters, LEDGER_PATIENCE).err();
        let audit = ledger.audit(&outcome.meters)?;
        let (_, highest_mb) = memory.context("the server's memory")?;
        let is_whole = audit.is_kept() && outcome.errors.is_empty() && late.is_none();
        let figure = format!("{} of {}, {} connections lost", audit.stored, audit.published, outcome.reconnects);
        Ok(vec![
            Verdict::p99("to PUBACK of a good device", PUBACK_MS_MAX, &outcome.latencies_ms),
            Verdict::new("readings of the good device: all", figure, is_whole),
            Verdict::at_most("memory", MEMORY_MB_MAX, highest_mb, " MB"),
        ])
    }
}
