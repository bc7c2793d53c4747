//! The standardised departures looked at over windows from an hour to two weeks: what is small in each hour may be large in their sum. Leaves out
//! what a departure is called.

use super::baseline::{AHEAD, Baseline, CLIP};
use super::epoch::Epoch;
use crate::robust::{median, quantile, spread};
use crate::series::WEEK;
use crate::series::running_sums;

/// Windows in hours, with a weight: single hours have long tails on every meter.
pub(crate) const WINDOWS: [(usize, f64); 7] = [(1, 0.7), (3, 0.85), (8, 1.0), (24, 1.0), (72, 1.0), (168, 1.0), (312, 1.0)];
/// The window over which a shifted day is looked for.
const SHIFT_WINDOW: usize = 72;
const SHIFT_WEIGHT: f64 = 1.8;
/// An hour's departure counts at most so much in the comparison of shifted days.
const SHIFT_CLIP: f64 = 1.5;
const SHIFTS: [isize; 10] = [-6, -5, -4, -3, -2, 2, 3, 4, 5, 6];

/// What makes an hour strange.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sign {
    /// The sum over a window of so many hours departs; up or down.
    Window { hours: usize, up: bool },
    /// The day runs so many hours late (or early, when negative).
    Shifted { hours: isize },
}

/// How strange an hour is, and by what. About 1 is usual, 3.5 comes once a week on a restless meter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Strange {
    pub strength: f64,
    pub sign: Sign,
}

/// The strangest window that each hour is in: of all that cover it, or with `causal` of those that end with it.
pub(crate) fn strangeness(base: &Baseline, value: &[f64], epochs: &[Epoch], causal: bool) -> Vec<Strange> {
    let n = base.z.len();
    let mut out = vec![Strange { strength: 0.0, sign: Sign::Window { hours: 1, up: true } }; n];
    let gentle: Vec<f64> = base.z.iter().map(|z| z.clamp(-CLIP / 2.0, CLIP / 2.0)).collect();
    for (hours, weight) in WINDOWS.into_iter().filter(|window| window.0 <= n) {
        let sums = running_sums(if hours == 1 { &base.z } else { &gentle });
        let mean: Vec<f64> =
            (0..n).map(|i| if i + 1 >= hours { (sums[i + 1] - sums[i + 1 - hours]) / hours as f64 } else { 0.0 }).collect();
        let standard = against_usual(&mean, hours, epochs, causal, |sample| {
            let centre = if hours == 1 { 0.0 } else { median(sample) };
            let middle = median(sample);
            (centre, spread(sample, middle))
        });
        for end in hours - 1..n {
            let found = Strange { strength: weight * standard[end].abs(), sign: Sign::Window { hours, up: standard[end] > 0.0 } };
            raise(&mut out, found, end, hours, causal);
        }
    }
    shifted_days(&mut out, base, value, epochs, causal);
    out
}

fn raise(out: &mut [Strange], found: Strange, end: usize, hours: usize, causal: bool) {
    let from = if causal { end } else { end + 1 - hours };
    for slot in out[from..=end].iter_mut().filter(|slot| slot.strength < found.strength) {
        *slot = found;
    }
}

/// Each statistic less its centre over its scale, as learned for its epoch. 0 where too little was seen.
fn against_usual(
    statistic: &[f64],
    hours: usize,
    epochs: &[Epoch],
    causal: bool,
    usual: impl Fn(&mut [f64]) -> (f64, f64),
) -> Vec<f64> {
    let mut out = vec![0.0; statistic.len()];
    // The first weeks have no baseline before them.
    let blind = if causal { 3 * WEEK + hours } else { hours - 1 };
    for epoch in epochs {
        let from = epoch.learn.start.max(blind).min(epoch.learn.end);
        let mut sample = statistic[from..epoch.learn.end].to_vec();
        if sample.len() < WEEK {
            continue;
        }
        let (centre, scale) = usual(&mut sample);
        for i in epoch.apply.clone() {
            out[i] = (statistic[i] - centre) / scale.max(1e-9);
        }
    }
    out
}

/// Whether the days of a window are better explained by the usual day moved by some hours.
fn shifted_days(out: &mut [Strange], base: &Baseline, value: &[f64], epochs: &[Epoch], causal: bool) {
    let n = value.len();
    if n < SHIFT_WINDOW {
        return;
    }
    let misfit = |i: usize, expected: f64| {
        let off = (base.scale[i].of(value[i]) - base.scale[i].of(expected)).abs();
        if off.is_finite() { Some(off.min(SHIFT_CLIP)) } else { None }
    };
    let straight: Vec<f64> = (0..n).map(|i| misfit(i, base.expected[i]).unwrap_or(0.0)).collect();
    let mean_of = |misfits: &[f64]| {
        let sums = running_sums(misfits);
        (0..n).map(|i| (sums[i + 1] - sums[(i + 1).saturating_sub(SHIFT_WINDOW)]) / SHIFT_WINDOW as f64).collect::<Vec<f64>>()
    };
    let straight_mean = mean_of(&straight);
    let mut gain = vec![0.0_f64; n];
    let mut shift = vec![0_isize; n];
    for hours in SHIFTS {
        let moved: Vec<f64> = (0..n)
            .map(|i| {
                let from = i.checked_add_signed(-hours).filter(|&from| from < n + AHEAD);
                from.and_then(|from| misfit(i, base.expected[from])).unwrap_or(straight[i])
            })
            .collect();
        for (i, moved_mean) in mean_of(&moved).into_iter().enumerate() {
            if straight_mean[i] - moved_mean > gain[i] {
                (gain[i], shift[i]) = (straight_mean[i] - moved_mean, hours);
            }
        }
    }
    // A gain counts against the meter's largest usual ones, and against how well the usual day fits at all.
    let mut standard = vec![0.0; n];
    let blind = if causal { 3 * WEEK + SHIFT_WINDOW } else { SHIFT_WINDOW - 1 };
    for epoch in epochs {
        let from = epoch.learn.start.max(blind).min(epoch.learn.end);
        if epoch.learn.end - from < WEEK {
            continue;
        }
        let large = quantile(&mut gain[from..epoch.learn.end].to_vec(), 0.9);
        let misfit = median(&mut straight_mean[from..epoch.learn.end].to_vec());
        for i in epoch.apply.clone() {
            standard[i] = gain[i] / large.max(0.15 * misfit).max(1e-9);
        }
    }
    for end in SHIFT_WINDOW - 1..n {
        let found = Strange { strength: SHIFT_WEIGHT * standard[end], sign: Sign::Shifted { hours: shift[end] } };
        raise(out, found, end, SHIFT_WINDOW, causal);
    }
}
