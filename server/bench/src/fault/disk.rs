//! A full disk at random moments during ingest. The data folder, or PostgreSQL's, is on a small
//! file system that a filler fills completely for a while. The server must report it, accept
//! readings again within seconds of free space without a restart, and lose nothing. PostgreSQL's
//! connections are also cut inside transactions.

use std::os::unix::fs::PermissionsExt;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use super::Settings;
use super::verdict::Verdict;
use crate::ledger::Ledger;
use crate::load::Load;
use crate::packet::SignIn;
use crate::plan::Plan;
use crate::postgres::Postgres;
use crate::process::{Folder, SmallDisk};
use crate::random::Random;
use crate::readings::Readings;
use crate::server::Greenpulse;
use crate::table::{grouped, percentile};
use crate::tables::Tables;

mod filler;
mod said;

use filler::Filler;

const SQLITE_DISK_MB: u32 = 256;
const POSTGRES_DISK_MB: u32 = 512;
const POSTGRES_WAL_MB_MAX: u32 = 16;
const READINGS_PER_S: f64 = 500.0;
/// The server must recover within this time once there is free space.
const RECOVERED_S_MAX: f64 = 5.0;
/// How long to wait for recovery before the server is restarted.
const RECOVERY_PATIENCE: Duration = Duration::from_secs(15);
/// The load has stalled after this long without a PUBACK.
const STALL: Duration = Duration::from_millis(700);
/// How long a full disk may go unnoticed: preallocated space is used up first.
const STALL_PATIENCE: Duration = Duration::from_secs(30);
const FLOW_PATIENCE: Duration = Duration::from_secs(30);
/// How long the disk stays full after the stall; the server must report it before the end.
const HOLD_MS: (u64, u64) = (2_500, 4_500);
const BEFORE_MS: (u64, u64) = (200, 1_500);
/// After this many rounds without recovery, more rounds would show nothing new.
const FAILED_MAX: u32 = 3;
/// Attempts to catch a connection inside a transaction.
const CUTS_MAX: u32 = 40;

/// The result of the rounds.
#[derive(Debug, Default)]
struct Rounds {
    asked: u32,
    felt: u32,
    recovered_s: Vec<f64>,
    failed: u32,
    /// Rounds in which `/health` or `/readyz` did not answer 503 while nothing could be written.
    silent: u32,
    /// Rounds after which one of them did not answer 200 in time.
    sulking: u32,
    /// How often the server or PostgreSQL ended by itself.
    server_ended: u32,
    postgres_ended: u32,
    log: said::Log,
}

/// The parts of one run.
struct Scene<'a> {
    disk: &'a SmallDisk,
    greenpulse: Greenpulse,
    postgres: Option<Postgres>,
    load: Load,
    readings: Readings,
}

/// Runs with SQLite's folder on the small file system.
pub fn sqlite(settings: &Settings, folder: &Folder) -> Result<Vec<Verdict>> {
    let disk = SmallDisk::mount(folder.path().join("small"), SQLITE_DISK_MB)?;
    let mut greenpulse = Greenpulse::new(&settings.program, disk.path(), None)?;
    greenpulse.logs = folder.path().to_path_buf();
    let mut scene = Scene::start(settings, &disk, greenpulse, None)?;
    let rounds = scene.fill_again_and_again(settings)?;
    let mut verdicts = rounds.verdicts("a full disk");
    verdicts.extend(scene.finish()?);
    Ok(verdicts)
}

/// Runs with PostgreSQL's folder on the small file system, and then with its connections cut.
pub fn postgres(settings: &Settings, folder: &Folder) -> Result<Vec<Verdict>> {
    // PostgreSQL runs as another user, who must be able to reach the small file system.
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755))?;
    let disk = SmallDisk::mount(folder.path().join("small"), POSTGRES_DISK_MB)?;
    let postgres = Postgres::make(disk.path(), folder.path().join("postgres.log"), POSTGRES_WAL_MB_MAX)?;
    let mut greenpulse = Greenpulse::new(&settings.program, folder.path(), None)?;
    greenpulse.database_url = Some(postgres.url());
    let mut scene = Scene::start(settings, &disk, greenpulse, Some(postgres))?;
    let filled = scene.fill_again_and_again(settings)?;
    let cut = scene.cut_again_and_again(settings)?;
    let mut verdicts = filled.verdicts("a full disk");
    verdicts.extend(cut.verdicts("cut connections"));
    verdicts.extend(scene.finish()?);
    Ok(verdicts)
}

impl<'a> Scene<'a> {
    fn start(settings: &Settings, disk: &'a SmallDisk, mut greenpulse: Greenpulse, postgres: Option<Postgres>) -> Result<Self> {
        greenpulse.start()?;
        let readings = Readings::lately(1, settings.seed);
        let load = Load::start(Plan {
            port: greenpulse.publish_port(),
            sign_in: SignIn::named("bench"),
            connections: 10,
            meters: 10,
            messages: None,
            readings_per_message: 1,
            messages_per_s: Some(READINGS_PER_S),
            inflight: 20,
            repeat_share: 0.02,
            readings,
            time_limit: Duration::from_secs(120) * (settings.rounds + 2),
        })?;
        Ok(Self { disk, greenpulse, postgres, load, readings })
    }

    fn fill_again_and_again(&mut self, settings: &Settings) -> Result<Rounds> {
        let mut random = Random::new(settings.seed);
        let mut rounds = Rounds::default();
        while rounds.asked < settings.rounds && rounds.failed < FAILED_MAX {
            rounds.asked += 1;
            self.wait_for_flow().with_context(|| format!("in round {}", rounds.asked))?;
            sleep(Duration::from_millis(random.between(BEFORE_MS.0, BEFORE_MS.1)));
            let (start, said_before) = (Instant::now(), self.greenpulse.said().len());
            let mut filler = Filler::new(self.disk.path());
            if self.stalls(&mut filler)? {
                rounds.felt += 1;
                let until = Instant::now() + Duration::from_millis(random.between(HOLD_MS.0, HOLD_MS.1));
                rounds.silent += u32::from(!self.says_503_until(until, &mut filler)?);
            }
            filler.remove()?;
            rounds.log.take(&self.greenpulse.said()[said_before..], start.elapsed());
            if let Some(postgres) = &mut self.postgres {
                rounds.postgres_ended += u32::from(postgres.bring_back()?);
            }
            self.recover(&mut rounds)?;
        }
        Ok(rounds)
    }

    fn cut_again_and_again(&mut self, settings: &Settings) -> Result<Rounds> {
        let mut random = Random::new(settings.seed + 1);
        let mut rounds = Rounds::default();
        while rounds.asked < settings.rounds && rounds.failed < FAILED_MAX {
            rounds.asked += 1;
            self.wait_for_flow().with_context(|| format!("in round {} of cuts", rounds.asked))?;
            sleep(Duration::from_millis(random.between(50, 500)));
            let (start, said_before) = (Instant::now(), self.greenpulse.said().len());
            let postgres = self.postgres.as_ref().context("only PostgreSQL's connections can be cut")?;
            let mut cut = 0;
            for _ in 0..CUTS_MAX {
                cut += postgres.cut_connections(true)?;
                if cut > 0 {
                    break;
                }
            }
            rounds.felt += u32::from(cut > 0);
            postgres.cut_connections(false)?;
            self.recover(&mut rounds)?;
            rounds.log.take(&self.greenpulse.said()[said_before..], start.elapsed());
        }
        Ok(rounds)
    }

    /// Waits until readings are acknowledged again and the server reports that it is well; restarts
    /// it if readings are not acknowledged in time.
    fn recover(&mut self, rounds: &mut Rounds) -> Result<()> {
        let (start, before) = (Instant::now(), self.load.acknowledged());
        while self.load.acknowledged() == before && start.elapsed() < RECOVERY_PATIENCE && self.greenpulse.is_alive() {
            sleep(Duration::from_millis(10));
        }
        if self.load.acknowledged() == before {
            rounds.server_ended += u32::from(!self.greenpulse.is_alive());
            rounds.failed += 1;
            self.greenpulse.kill()?;
            self.greenpulse.start()?;
            return Ok(());
        }
        rounds.recovered_s.push(start.elapsed().as_secs_f64());
        let is_well = |greenpulse: &Greenpulse| statuses(greenpulse) == [200, 200];
        while !is_well(&self.greenpulse) {
            if start.elapsed() > RECOVERY_PATIENCE {
                rounds.sulking += 1;
                break;
            }
            sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    /// Fills the disk and waits until the load stalls; false if it never does.
    fn stalls(&self, filler: &mut Filler) -> Result<bool> {
        let start = Instant::now();
        let (mut acknowledged, mut moved) = (self.load.acknowledged(), Instant::now());
        while start.elapsed() < STALL_PATIENCE {
            // Space that a checkpoint frees is filled as well.
            filler.fill()?;
            sleep(Duration::from_millis(20));
            if self.load.acknowledged() > acknowledged {
                (acknowledged, moved) = (self.load.acknowledged(), Instant::now());
            } else if moved.elapsed() > STALL {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Keeps the disk full; returns whether `/health` and `/readyz` both answer 503 at the end.
    fn says_503_until(&self, until: Instant, filler: &mut Filler) -> Result<bool> {
        let mut last = [0, 0];
        while Instant::now() < until {
            filler.fill()?;
            last = statuses(&self.greenpulse);
            sleep(Duration::from_millis(100));
        }
        Ok(last == [503, 503])
    }

    fn wait_for_flow(&mut self) -> Result<()> {
        let (start, before) = (Instant::now(), self.load.acknowledged());
        while self.load.acknowledged() < before + 50 {
            if start.elapsed() > FLOW_PATIENCE {
                bail!("the load did not flow within {} s", FLOW_PATIENCE.as_secs());
            }
            sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// Waits for the last reading's PUBACK, and compares the ledger with what was acknowledged.
    fn finish(mut self) -> Result<Vec<Verdict>> {
        self.load.stop();
        ensure!(self.load.ends_within(FLOW_PATIENCE * 2), "in the end not everything is acknowledged");
        let outcome = self.load.finish()?;
        let status = self.greenpulse.stop()?;
        let tables = match &self.postgres {
            Some(postgres) => Tables::Postgres(postgres.psql()),
            None => self.greenpulse.tables()?,
        };
        let audit = Ledger::of(tables, self.readings).audit(&outcome.meters)?;
        let (agrees, printed) = self.greenpulse.verify()?;
        audit.examples.iter().for_each(|example| eprintln!("  {example}"));
        let mut verdicts = vec![
            Verdict::told(
                "readings acknowledged, connections lost",
                format!("{}, {}", grouped(audit.acknowledged as f64), grouped(outcome.reconnects as f64)),
            ),
            Verdict::equal("acknowledged and missing", 0, audit.missing),
            Verdict::equal("wrong, twice or never sent", 0, audit.wrong + audit.twice + audit.unknown + audit.foreign),
            Verdict::new("verify: nothing differs", if agrees { "nothing" } else { printed.as_str() }, agrees),
        ];
        if !outcome.errors.is_empty() {
            verdicts.push(Verdict::new("all is acknowledged in the end", outcome.errors.join("; "), false));
        }
        if !status.success() {
            verdicts.push(Verdict::new("the server stops when it is told to", status.to_string(), false));
        }
        Ok(verdicts)
    }
}

/// The statuses of `/health` and `/readyz`.
fn statuses(greenpulse: &Greenpulse) -> [u16; 2] {
    ["/health", "/readyz"].map(|path| greenpulse.status(path, Duration::from_secs(3)))
}

impl Rounds {
    fn verdicts(&self, what: &str) -> Vec<Verdict> {
        let slowest = percentile(&self.recovered_s, 1.0);
        let in_time = self.recovered_s.iter().filter(|recovered_s| **recovered_s <= RECOVERED_S_MAX).count();
        let figure = format!("{in_time} of {} ({} felt it), the slowest {slowest:.1} s", self.asked, self.felt);
        let mut verdicts = vec![Verdict::new(
            format!("{what}: readings are taken again within {RECOVERED_S_MAX} s, without a restart"),
            figure,
            in_time == self.asked as usize && self.felt > 0,
        )];
        if what == "a full disk" {
            verdicts.push(Verdict::equal(
                &format!("{what}: rounds in which /health or /readyz is not 503"),
                0,
                u64::from(self.silent),
            ));
        }
        verdicts.push(Verdict::equal(&format!("{what}: rounds after which they are not 200"), 0, u64::from(self.sulking)));
        verdicts.push(Verdict::equal(&format!("{what}: the server ended"), 0, u64::from(self.server_ended)));
        if self.postgres_ended > 0 {
            verdicts
                .push(Verdict::told(&format!("{what}: PostgreSQL ended and was started again"), self.postgres_ended.to_string()));
        }
        verdicts.push(self.log.verdict(what));
        verdicts
    }
}
