//! Validity rules: falling registers, impossible hours, stuck values, silence, and the catch-up
//! after a silence. Hours that are merely unusual are left out.

use super::epoch::Epoch;
use crate::robust::quantile;
use crate::wild::Limit;

/// Which rule an hour breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Negative use, on a meter that never feeds back.
    Falling,
    /// More than can flow through the meter, or than any meter like it measures.
    Impossible,
    /// The same value, hour after hour.
    Stuck,
    /// Zero, hour after hour, on a meter that is seldom at zero for so long.
    Silent,
    /// The first hour after a silence, which carries the missed energy.
    CatchUp,
}

/// The broken rule of an hour, its strength in units of the fused score, and the hours of the run
/// (as readings come: so far).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Breach {
    pub rule: Rule,
    pub strength: f64,
    pub hours: usize,
}

/// The strength of falling and impossible hours.
const CERTAIN: f64 = 12.0;
/// The strength of what no meter measured, such as an error code.
const SENSELESS: f64 = 24.0;
/// The strength of a run that is just long enough; longer ones count up to twice as much.
const RUN: f64 = 8.0;
/// Shorter runs are never strange.
const RUN_HOURS_MIN: usize = 6;
/// A meter that repeats itself in this share of its hours needs longer runs.
const REPEATS_SHARE: f64 = 0.2;
const RUN_HOURS_MIN_OF_STEPS: usize = 24;
/// A run is strange when it is this many times as long as the meter's usual long ones.
const RUN_FACTOR: f64 = 1.5;
/// The quantile of run lengths that makes the usual long runs, by hours.
const RUN_QUANTILE: f64 = 0.97;
/// A run length seen no more often than this is not usual.
const RUNS_SELDOM: usize = 3;
/// A meter with a larger share of negative hours feeds back.
const NEGATIVE_SHARE_MAX: f64 = 0.02;

/// What is known of the meter.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    /// The most that it can measure in an hour.
    pub max_per_hour: Option<f64>,
    /// Whether it counts below zero.
    pub feeds_back: bool,
}

/// The breach of each hour. `whole` says whether an hour may know the final length of its run.
pub(crate) fn breaches(value: &[f64], excluded: &[bool], epochs: &[Epoch], whole: bool, meter: Known) -> Vec<Option<Breach>> {
    let (so_far, length) = runs(value, whole);
    let mut out: Vec<Option<Breach>> = vec![None; value.len()];
    for epoch in epochs {
        let learn = epoch.learn.clone().filter(|&i| !excluded[i]);
        let known = learn.clone().filter(|&i| value[i].is_finite()).count().max(1);
        let negative = learn.clone().filter(|&i| value[i] < 0.0).count() as f64 / known as f64;
        // The run length from which a run is strange, by the runs that ended within the learned
        // range.
        let long = |zero: bool| {
            let ended = learn.clone().filter(|&i| i + 1 < epoch.learn.end && so_far[i + 1] == 1 && (value[i] == 0.0) == zero);
            let mut runs: Vec<f64> = ended.map(|i| so_far[i] as f64).collect();
            let mut hours: Vec<f64> = runs.iter().flat_map(|&run| std::iter::repeat_n(run, run as usize)).collect();
            let usual = if hours.is_empty() { 0.0 } else { quantile(&mut hours, RUN_QUANTILE) };
            runs.sort_by(|a, b| b.total_cmp(a));
            let often = runs.get(RUNS_SELDOM).copied().unwrap_or(0.0);
            // A meter that counts in steps often repeats its value.
            let repeats = hours.iter().filter(|&&run| run > 1.0).count() as f64 > REPEATS_SHARE * known as f64;
            let least = if repeats { RUN_HOURS_MIN_OF_STEPS } else { RUN_HOURS_MIN };
            (usual.min(often) * RUN_FACTOR).max(least as f64)
        };
        let (long_zero, long_other) = (long(true), long(false));
        // A meter that was never used is not silent.
        let was_used = learn.clone().any(|i| value[i] > 0.0);
        let limit = Limit::of(learn.map(|i| value[i]));
        for i in epoch.apply.clone() {
            let zero = value[i] == 0.0;
            let need = if zero { long_zero } else { long_other };
            let run = length[i] as f64 / need;
            out[i] = if limit.is_some_and(|limit| limit.is_beyond(value[i])) {
                let rule = if value[i] < 0.0 { Rule::Falling } else { Rule::Impossible };
                Some(Breach { rule, strength: SENSELESS, hours: 1 })
            } else if value[i] < 0.0 && negative < NEGATIVE_SHARE_MAX && !meter.feeds_back {
                Some(Breach { rule: Rule::Falling, strength: CERTAIN, hours: 1 })
            } else if meter.max_per_hour.is_some_and(|most| value[i] > most) {
                Some(Breach { rule: Rule::Impossible, strength: CERTAIN, hours: 1 })
            } else if epoch.seasoned && run >= 1.0 && value[i].is_finite() && (was_used || !zero) {
                let rule = if zero { Rule::Silent } else { Rule::Stuck };
                Some(Breach { rule, strength: RUN * run.min(2.0), hours: length[i] })
            } else {
                i.checked_sub(1)
                    .and_then(|before| out[before])
                    .filter(|breach| breach.rule == Rule::Silent && value[i] > 0.0)
                    .map(|breach| Breach { rule: Rule::CatchUp, ..breach })
            };
        }
    }
    out
}

/// For each hour the length of its run of equal values so far, and the length that may be known.
fn runs(value: &[f64], whole: bool) -> (Vec<usize>, Vec<usize>) {
    let n = value.len();
    let mut so_far = vec![1_usize; n];
    for i in 1..n {
        if value[i] == value[i - 1] {
            so_far[i] = so_far[i - 1] + 1;
        }
    }
    let mut length = so_far.clone();
    if whole {
        for i in (1..n).rev() {
            if so_far[i] == so_far[i - 1] + 1 {
                length[i - 1] = length[i];
            }
        }
    }
    (so_far, length)
}
