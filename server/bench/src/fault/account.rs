//! Checks that stored + repeated + filed = sent. Messages come with and without their own times,
//! repeated, contradicting and unreadable, over MQTT and HTTP, with either broker, and with kill -9
//! in between. Every acknowledged value must be in the ledger or in quarantine. There are fewer
//! contradicting and unreadable messages than quarantine keeps, so that each can be found.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::Settings;
use super::verdict::Verdict;
use crate::ledger::{Audit, Ledger};
use crate::load::{Load, Outcome};
use crate::packet::SignIn;
use crate::plan::Plan;
use crate::process::Folder;
use crate::random::Random;
use crate::readings::Readings;
use crate::server::{Broker, Greenpulse, Mosquitto};
use crate::table::grouped;

mod odd;
mod web;

use odd::Odd;
use web::Web;

/// The shares of messages per broker: with their own time, without one, and by HTTP.
const TIMED_SHARE: f64 = 0.45;
const PLUG_SHARE: f64 = 0.45;
const WEB_SHARE: f64 = 0.1;
/// The share of timed messages that are resent although they were acknowledged.
const REPEAT_SHARE: f64 = 0.02;
const CONNECTIONS: u32 = 25;
/// Kills per broker: one per this many messages, within bounds; and the time between two kills.
const MESSAGES_A_KILL: u64 = 20_000;
const KILLS: (u64, u64) = (4, 25);
const KILL_AFTER_MS: (u64, u64) = (500, 3_000);
const TIME_LIMIT: Duration = Duration::from_secs(1_800);
/// How long acknowledged values may take to arrive after the last PUBACK, while there is progress.
const SETTLE: Duration = Duration::from_secs(60);

/// The result of one run over one broker.
#[derive(Debug, Default)]
struct Account {
    sent: u64,
    stored: u64,
    repeated: u64,
    filed: u64,
    lost: u64,
}

pub fn run(settings: &Settings, folder: &Folder) -> Result<Vec<Verdict>> {
    let mut verdicts = Vec::new();
    for (broker, name) in [(Broker::Embedded, "embedded"), (Broker::Mosquitto, "mosquitto")] {
        let found = over(settings, &folder.inside(name)?, broker)?;
        verdicts.extend(found.into_iter().map(|verdict| Verdict { asked: format!("{name}: {}", verdict.asked), ..verdict }));
    }
    Ok(verdicts)
}

fn over(settings: &Settings, folder: &Path, broker: Broker) -> Result<Vec<Verdict>> {
    let mosquitto = match broker {
        Broker::Embedded => None,
        Broker::Mosquitto => Some(Mosquitto::start(folder, true)?),
    };
    let mut greenpulse = Greenpulse::new(&settings.program, folder, mosquitto.as_ref().map(|it| it.port))?;
    greenpulse.start()?;
    let (timed_readings, plug_readings) = (Readings::lately(1, settings.seed), Readings::of_plugs(settings.seed));
    let messages = settings.messages as f64 / 2.0;
    let port = greenpulse.publish_port();
    let timed = load(port, "timed", timed_readings, (messages * TIMED_SHARE) as u64, REPEAT_SHARE)?;
    let plugs = load(port, "plugs", plug_readings, (messages * PLUG_SHARE) as u64, 0.0)?;
    let web = Web::start(greenpulse.page_port(), greenpulse.token("web")?, (messages * WEB_SHARE) as u64, TIME_LIMIT);
    let odd = Odd::start(port, TIME_LIMIT);
    let kills = kill_repeatedly(settings, &mut greenpulse)?;
    let (timed, plugs, web, odd) = (timed.finish()?, plugs.finish()?, web.finish()?, odd.finish()?);
    let errors: Vec<String> = timed.errors.iter().chain(&plugs.errors).cloned().collect();
    ensure!(errors.is_empty(), "not everything was acknowledged: {}", errors.join("; "));
    let of_timed = settled(&greenpulse, timed_readings, &timed)?;
    let of_plugs = settled(&greenpulse, plug_readings, &plugs)?;
    let status = greenpulse.stop()?;
    let (of_web, of_odd) = (web.found(&greenpulse.tables()?)?, odd.found(&greenpulse.tables()?)?);
    let (agrees, printed) = greenpulse.verify()?;

    let account = Account {
        sent: of_timed.acknowledged + timed.repeated_messages + of_plugs.acknowledged + of_web.sent + of_odd.sent,
        stored: of_timed.acknowledged + of_plugs.acknowledged - of_timed.missing - of_plugs.missing
            + of_web.stored
            + of_odd.stored,
        repeated: timed.repeated_messages,
        filed: of_web.filed + of_odd.filed,
        lost: of_timed.missing + of_plugs.missing + of_web.lost + of_odd.lost,
    };
    for audit in [&of_timed, &of_plugs] {
        audit.examples.iter().for_each(|example| eprintln!("  {example}"));
    }
    let again = timed.resent_messages + plugs.resent_messages;
    let mut verdicts = vec![
        Verdict::told("kills -9, messages sent again for them", format!("{kills}, {}", grouped(again as f64))),
        account.verdict(),
        Verdict::equal("with a time: missing", 0, of_timed.missing),
        Verdict::equal("with a time: wrong, twice or never sent", 0, of_timed.wrong + of_timed.twice + of_timed.unknown),
        Verdict::equal("without a time: missing", 0, of_plugs.missing),
        Verdict::equal("without a time: wrong or never sent", 0, of_plugs.wrong + of_plugs.unknown),
        Verdict::equal("by HTTP: neither stored nor filed", 0, of_web.lost),
        Verdict::equal("by HTTP: called stored beyond what stands", 0, of_web.said.saturating_sub(of_web.stored)),
        Verdict::equal("contradicting or unreadable: neither stored nor filed", 0, of_odd.lost),
        Verdict::new("verify: nothing differs", if agrees { "nothing" } else { printed.as_str() }, agrees),
    ];
    if !status.success() {
        verdicts.push(Verdict::new("the server stops when it is told to", status.to_string(), false));
    }
    Ok(verdicts)
}

/// Kills and starts the server at random moments; returns how often.
fn kill_repeatedly(settings: &Settings, greenpulse: &mut Greenpulse) -> Result<u64> {
    let mut random = Random::new(settings.seed);
    // Kills go on even if everything is acknowledged: an outside broker then still has queued
    // messages.
    let kills = (settings.messages / MESSAGES_A_KILL).clamp(KILLS.0, KILLS.1);
    for _ in 0..kills {
        sleep(Duration::from_millis(random.between(KILL_AFTER_MS.0, KILL_AFTER_MS.1)));
        greenpulse.kill()?;
        greenpulse.start()?;
    }
    Ok(kills)
}

impl Account {
    fn verdict(&self) -> Verdict {
        let Self { sent, stored, repeated, filed, lost } = self;
        let of = |number: &u64| grouped(*number as f64);
        Verdict::new(
            format!("stored + repeated + filed = sent ({})", of(sent)),
            format!("{} + {} + {}, lost {}", of(stored), of(repeated), of(filed), of(lost)),
            stored + repeated + filed == *sent && *lost == 0,
        )
    }
}

fn load(port: u16, name: &str, readings: Readings, messages: u64, repeat_share: f64) -> Result<Load> {
    Load::start(Plan {
        port,
        sign_in: SignIn::of(name, name),
        connections: CONNECTIONS,
        meters: CONNECTIONS,
        messages: Some(messages),
        readings_per_message: 1,
        messages_per_s: None,
        inflight: 20,
        repeat_share,
        readings,
        time_limit: TIME_LIMIT,
    })
}

/// Audits the ledger as soon as nothing is missing or nothing more arrives.
fn settled(greenpulse: &Greenpulse, readings: Readings, outcome: &Outcome) -> Result<Audit> {
    let ledger = Ledger::open(&greenpulse.database(), readings)?;
    let (mut moved, mut rows) = (Instant::now(), 0);
    loop {
        let audit = ledger.audit(&outcome.meters)?;
        if audit.rows > rows {
            (moved, rows) = (Instant::now(), audit.rows);
        }
        if audit.missing == 0 || moved.elapsed() > SETTLE {
            return Ok(audit);
        }
        sleep(Duration::from_secs(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_met_only_when_each_message_has_exactly_one_place() {
        let account = |sent, stored, repeated, filed, lost| Account { sent, stored, repeated, filed, lost }.verdict().is_met;
        assert!(account(10, 7, 2, 1, 0));
        assert!(!account(10, 6, 2, 1, 1));
        assert!(!account(10, 6, 2, 1, 0));
        assert!(!account(10, 8, 2, 1, 0));
    }
}
