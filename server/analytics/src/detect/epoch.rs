//! What may be learned from when. Looking back over a whole series, one epoch learns from all of it; watching as readings come, each
//! week is judged by what was learned before it. So both ways of looking share every other line.

use crate::series::WEEK;
use std::ops::Range;

/// A stretch of hours, and those that it is judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Epoch {
    pub learn: Range<usize>,
    pub apply: Range<usize>,
    /// Enough was seen to know what is usual for the meter.
    pub seasoned: bool,
}

/// The longest memory.
const MEMORY: usize = 26 * WEEK;
/// Before so much was seen, only what is certain is said.
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
