//! Which hours are learned from. Looking back over a whole series, one epoch learns from all of it.
//! As readings come, each week is judged by what was learned before it. This way both modes share
//! all other code.

use crate::series::WEEK;
use std::ops::Range;

/// A range of hours, and the range that they are judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Epoch {
    pub learn: Range<usize>,
    pub apply: Range<usize>,
    /// Whether enough was seen to know what is usual for the meter.
    pub seasoned: bool,
}

/// The longest history that is learned from.
const MEMORY: usize = 26 * WEEK;
/// Before this much was seen, only certain faults are reported.
const SEASONED: usize = 2 * WEEK;

pub(crate) fn epochs(n: usize, causal: bool) -> Vec<Epoch> {
    if !causal {
        return vec![Epoch { learn: 0..n, apply: 0..n, seasoned: true }];
    }
    (0..n)
        .step_by(WEEK)
        .map(|from| Epoch {
            learn: from.saturating_sub(MEMORY)..from,
            apply: from..(from + WEEK).min(n),
            seasoned: from >= SEASONED,
        })
        .collect()
}
