//! Sums standardised residuals over windows from an hour to two weeks: small departures of single
//! hours may be large in sum. Naming a departure is left out.

use super::baseline::{AHEAD, Baseline, GENTLE_CLIP, middle_or_tail};
use super::epoch::Epoch;
use crate::robust::{median, quantile};
use crate::series::WEEK;
use crate::series::running_sums;
use std::ops::Range;

/// The weights of windows. Looking back, a window may lie anywhere over an hour; as readings come,
/// it ends with the hour. Found on real and made meters with injected faults, other ones than those
/// of the published figures.
struct Weighing {
    /// Windows in hours, each with a weight: single hours have long tails on every meter, long
    /// windows come late.
    windows: [(usize, f64); 7],
    /// A departure by this share (on the logarithmic scale) counts in full, a smaller one in
    /// proportion. A very regular meter is not at fault for a departure of one percent.
    size_full: f64,
    /// An hour belongs to a window's departure only where the hours around it, this share of the
    /// window, depart in the same direction.
    around: f64,
    /// The highest strength of an hour where they do not.
    edge_max: f64,
}

const LOOKING_BACK: Weighing = Weighing {
    windows: [(1, 0.5), (3, 0.75), (8, 1.0), (24, 1.0), (72, 1.0), (168, 1.0), (312, 1.0)],
    size_full: 0.1,
    around: 1.0 / 6.0,
    edge_max: 2.5,
};
const AS_READINGS_COME: Weighing = Weighing {
    windows: [(1, 0.6), (3, 0.85), (8, 1.0), (24, 1.0), (72, 1.0), (168, 0.85), (312, 0.75)],
    size_full: 0.3,
    around: 0.15,
    edge_max: 1.5,
};
/// The weight of the second strangest window: a departure at several lengths is no accident of one.
const SECOND_SHARE: f64 = 0.5;
/// The window, in hours, over which a shifted day is looked for.
const SHIFT_WINDOW: usize = 72;
const SHIFT_WEIGHT: f64 = 1.8;
/// A shift must explain at least this share of the departure.
const SHIFT_EXPLAINS: f64 = 0.2;
/// The most that an hour's departure counts when shifted days are compared.
const SHIFT_CLIP: f64 = 1.5;
const SHIFTS: [isize; 10] = [-6, -5, -4, -3, -2, 2, 3, 4, 5, 6];

/// What makes an hour strange.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sign {
    /// The sum over a window of this many hours departs, up or down.
    Window { hours: usize, up: bool },
    /// The day runs this many hours late (or early, if negative).
    Shifted { hours: isize },
}

/// How strange an hour is, and by which sign. About 1 is usual; 3.5 comes once a week on a restless
/// meter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Strange {
    pub strength: f64,
    pub sign: Sign,
}

/// The hours around an hour of a window must depart by at least this share of the window's mean.
const SHARE_OF_WINDOW: f64 = 0.3;
/// The share of the strength that is left where they do not (the edges of a window that extends
/// past its finding).
const EDGE: f64 = 0.7;
/// A window this long must depart as a whole: more than half of its hours must lie on the side of
/// its mean, in proportion to the mean by this share. A strong fault of some hours is not a fault
/// of weeks.
const WHOLE_HOURS: usize = 72;
const WHOLE_SHARE: f64 = 0.2;
/// The shortest window with this share of the largest strength names the finding.
const NAMING: f64 = 0.6;

/// The strangest window of each hour: of all that cover it, or with `causal` of those that end with
/// it.
pub(crate) fn strangeness(base: &Baseline, value: &[f64], excluded: &[bool], epochs: &[Epoch], causal: bool) -> Vec<Strange> {
    let n = base.z.len();
    let weighing = if causal { AS_READINGS_COME } else { LOOKING_BACK };
    let gentle: Vec<f64> = base.z.iter().map(|z| z.clamp(-GENTLE_CLIP, GENTLE_CLIP)).collect();
    let gentle_sums = running_sums(&gentle);
    let above = running_sums(
        &base.z.iter().map(|z| f64::midpoint(z.partial_cmp(&0.0).map_or(0.0, |o| f64::from(o as i8)), 1.0)).collect::<Vec<f64>>(),
    );
    let plain: Vec<f64> = base.residual.iter().map(|r| if r.is_finite() { *r } else { 0.0 }).collect();
    let plain_sums = running_sums(&plain);
    let mut found: Vec<Vec<Strange>> = Vec::new();
    for (hours, weight) in weighing.windows.into_iter().filter(|window| window.0 <= n) {
        let own_sums = (hours == 1).then(|| running_sums(&base.z));
        let sums = own_sums.as_ref().unwrap_or(&gentle_sums);
        let mean: Vec<f64> =
            (0..n).map(|i| if i + 1 >= hours { (sums[i + 1] - sums[i + 1 - hours]) / hours as f64 } else { 0.0 }).collect();
        let standard = against_usual(&mean, hours, excluded, epochs, causal, |sample| {
            let middle = median(sample);
            sample.iter_mut().for_each(|value| *value = (*value - middle).abs());
            (if hours == 1 { 0.0 } else { middle }, middle_or_tail(sample))
        });
        let near = (hours as f64 * weighing.around) as usize;
        let around = |i: usize| {
            let (from, to) =
                if causal { (i.saturating_sub(near), i + 1) } else { (i.saturating_sub(near / 2), (i + near / 2 + 1).min(n)) };
            (gentle_sums[to] - gentle_sums[from]) / (to - from) as f64
        };
        let mut here = vec![QUIET; n];
        for end in hours - 1..n {
            let size = ((plain_sums[end + 1] - plain_sums[end + 1 - hours]) / hours as f64).abs();
            let strength = weight * standard[end].abs() * (size / weighing.size_full).min(1.0);
            let up = standard[end] > 0.0;
            let side = (above[end + 1] - above[end + 1 - hours]) / hours as f64 - 0.5;
            let whole = hours < WHOLE_HOURS || side * mean[end].signum() >= WHOLE_SHARE * mean[end].abs().min(1.2);
            let from = if causal { end } else { end + 1 - hours };
            for (i, slot) in here[from..=end].iter_mut().enumerate().filter(|(_, slot)| slot.strength < strength) {
                let agrees = hours == 1 || whole && around(from + i) * mean[end].signum() >= SHARE_OF_WINDOW * mean[end].abs();
                let strength = if agrees { strength } else { (EDGE * strength).min(weighing.edge_max) };
                if slot.strength < strength {
                    *slot = Strange { strength, sign: Sign::Window { hours, up } };
                }
            }
        }
        found.push(here);
    }
    found.push(shifted_days(base, value, excluded, epochs, causal));
    (0..n)
        .map(|i| {
            let strength = found.iter().map(|here| here[i].strength).fold(0.0, f64::max);
            let second = found.iter().map(|here| here[i].strength).filter(|s| *s < strength).fold(0.0, f64::max);
            let combined = strength + SECOND_SHARE * second;
            let namer = found.iter().map(|here| here[i]).find(|strange| strange.strength >= NAMING * strength);
            // A shifted day explains the whole departure of its hours.
            let shifted = found.last().map(|here| here[i]).filter(|strange| strange.strength >= strength);
            Strange { strength: combined, ..shifted.or(namer).unwrap_or(QUIET) }
        })
        .collect()
}

const QUIET: Strange = Strange { strength: 0.0, sign: Sign::Window { hours: 1, up: true } };

/// Each statistic minus its centre, over its scale, both learned for its epoch. 0 where too little
/// was seen.
fn against_usual(
    statistic: &[f64],
    hours: usize,
    excluded: &[bool],
    epochs: &[Epoch],
    causal: bool,
    usual: impl Fn(&mut [f64]) -> (f64, f64),
) -> Vec<f64> {
    let mut out = vec![0.0; statistic.len()];
    // The first weeks have no baseline before them.
    let blind = if causal { 3 * WEEK + hours } else { hours - 1 };
    for epoch in epochs {
        let from = epoch.learn.start.max(blind).min(epoch.learn.end);
        let mut sample = learned(statistic, from..epoch.learn.end, excluded);
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

/// The values of a statistic that may be learned from.
fn learned(statistic: &[f64], span: Range<usize>, excluded: &[bool]) -> Vec<f64> {
    span.filter(|&i| !excluded[i]).map(|i| statistic[i]).collect()
}

/// How well the usual day, moved by some hours, explains the days of a window better than the usual
/// day itself.
fn shifted_days(base: &Baseline, value: &[f64], excluded: &[bool], epochs: &[Epoch], causal: bool) -> Vec<Strange> {
    let n = value.len();
    let mut out = vec![QUIET; n];
    if n < SHIFT_WINDOW {
        return out;
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
    // A gain is compared with the meter's usual large gains, and with how well the usual day fits
    // at all.
    let mut standard = vec![0.0; n];
    let blind = if causal { 3 * WEEK + SHIFT_WINDOW } else { SHIFT_WINDOW - 1 };
    for epoch in epochs {
        let from = epoch.learn.start.max(blind).min(epoch.learn.end);
        if epoch.learn.end - from < WEEK {
            continue;
        }
        let large = quantile(&mut learned(&gain, from..epoch.learn.end, excluded), 0.9);
        let misfit = median(&mut learned(&straight_mean, from..epoch.learn.end, excluded));
        for i in epoch.apply.clone() {
            let explains = gain[i] >= SHIFT_EXPLAINS * straight_mean[i];
            standard[i] = if explains { gain[i] / large.max(0.15 * misfit).max(1e-9) } else { 0.0 };
        }
    }
    for end in SHIFT_WINDOW - 1..n {
        let found = Strange { strength: SHIFT_WEIGHT * standard[end], sign: Sign::Shifted { hours: shift[end] } };
        let from = if causal { end } else { end + 1 - SHIFT_WINDOW };
        for slot in out[from..=end].iter_mut().filter(|slot| slot.strength < found.strength) {
            *slot = found;
        }
    }
    out
}
