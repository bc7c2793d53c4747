//! CPU time per reading of two binaries, in pairs of runs: through mosquitto into the ledger, user
//! and system time of the server from the first publish to the last commit. Runs are paired because
//! a machine's speed changes over time and both runs of a pair see the same change; the order
//! within pairs alternates.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, ensure};

use crate::ledger::Ledger;
use crate::load::Load;
use crate::packet::SignIn;
use crate::plan::Plan;
use crate::process::Folder;
use crate::readings::Readings;
use crate::server::{Greenpulse, Mosquitto};
use crate::table::{circumstances, percentile, table};

#[derive(clap::Args)]
pub struct Arguments {
    /// The baseline binary
    #[arg(long)]
    a: PathBuf,
    #[arg(long)]
    b: PathBuf,
    #[arg(long, default_value_t = 10)]
    pairs: u32,
    /// Messages with one reading each, per run
    #[arg(long, default_value_t = 100_000)]
    messages: u64,
    #[arg(long, default_value_t = 4)]
    connections: u32,
    #[arg(long, default_value_t = 100)]
    meters: u32,
    /// The limit for the median ratio of b's cost to a's
    #[arg(long, default_value_t = 1.03)]
    limit: f64,
    /// Seconds that one run may take
    #[arg(long, default_value_t = 300)]
    timeout: u64,
    #[arg(long, default_value_t = 42)]
    seed: u64,
    /// Where each run creates its folder
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// Runs the pairs; false if b costs more than the limit.
pub fn run(arguments: &Arguments) -> Result<bool> {
    ensure!(arguments.pairs > 0 && arguments.messages > 0, "--pairs and --messages must be above 0");
    println!("{}", circumstances());
    let (mut of_a, mut of_b) = (Vec::new(), Vec::new());
    for pair in 1..=arguments.pairs {
        let (a_us, b_us);
        if pair.is_multiple_of(2) {
            b_us = cost_us(arguments, &arguments.b)?;
            a_us = cost_us(arguments, &arguments.a)?;
        } else {
            a_us = cost_us(arguments, &arguments.a)?;
            b_us = cost_us(arguments, &arguments.b)?;
        }
        eprintln!("pair {pair}: a {a_us:.1} us, b {b_us:.1} us, ratio {:.3}", b_us / a_us);
        of_a.push(a_us);
        of_b.push(b_us);
    }
    let ratios = ratios(&of_a, &of_b);
    let ratio = middle(&ratios);
    let row = |name: &str, of: &[f64], places: usize| {
        let figure = |share| format!("{:.places$}", percentile(of, share));
        vec![name.to_owned(), figure(0.0), figure(0.5), figure(1.0)]
    };
    let rows =
        [row("a, us of processor a reading", &of_a, 1), row("b, the same", &of_b, 1), row("b / a, pair by pair", &ratios, 3)];
    println!("{}", table(&["", "lowest", "median", "highest"], &rows));
    let is_met = ratio <= arguments.limit;
    println!(
        "median of {} ratios {ratio:.3}, at most {}: {}",
        arguments.pairs,
        arguments.limit,
        if is_met { "pass" } else { "FAIL" }
    );
    Ok(is_met)
}

fn ratios(of_a: &[f64], of_b: &[f64]) -> Vec<f64> {
    of_a.iter().zip(of_b).map(|(a, b)| b / a.max(f64::MIN_POSITIVE)).collect()
}

/// The median; for an even number of values the mean of the middle two, because the limit is too
/// tight to pick either.
fn middle(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |index: usize| sorted.get(index).copied().unwrap_or(f64::NAN);
    f64::midpoint(at(sorted.len().saturating_sub(1) / 2), at(sorted.len() / 2))
}

/// Microseconds of CPU time per reading, in one run from a fresh folder.
fn cost_us(arguments: &Arguments, program: &Path) -> Result<f64> {
    let folder = Folder::new(arguments.folder.as_deref())?;
    let time_limit = Duration::from_secs(arguments.timeout);
    let readings = Readings::lately(10, arguments.seed);
    let mosquitto = Mosquitto::start(folder.path(), false)?;
    let mut greenpulse = Greenpulse::new(program, folder.path(), Some(mosquitto.port))?;
    greenpulse.start()?;
    let before_s = greenpulse.process_cpu_s()?;
    let outcome = Load::start(Plan {
        port: mosquitto.port,
        sign_in: SignIn::named("bench"),
        connections: arguments.connections,
        meters: arguments.meters,
        messages: Some(arguments.messages),
        readings_per_message: 1,
        messages_per_s: None,
        inflight: 20,
        repeat_share: 0.0,
        readings,
        time_limit,
    })?
    .finish()?;
    ensure!(outcome.errors.is_empty(), "the load failed: {}", outcome.errors.join("; "));
    let ledger = Ledger::open(&greenpulse.database(), readings)?;
    ledger.wait_for_last(&outcome.meters, time_limit)?;
    let took_s = greenpulse.process_cpu_s()? - before_s;
    let audit = ledger.audit(&outcome.meters)?;
    ensure!(audit.is_clean(), "the ledger does not hold what was published: {audit:?}");
    drop(ledger);
    greenpulse.stop()?;
    Ok(took_s * 1e6 / arguments.messages as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_of_its_own_pair() {
        assert_eq!(ratios(&[10.0, 20.0], &[11.0, 18.0]), [1.1, 0.9]);
    }

    #[test]
    fn of_an_even_number_the_two_in_the_middle_count() {
        assert_eq!(middle(&[1.25, 0.5, 1.0, 9.0]), 1.125);
        assert_eq!(middle(&[3.0, 1.0, 2.0]), 2.0);
        assert!(middle(&[]).is_nan());
    }
}
