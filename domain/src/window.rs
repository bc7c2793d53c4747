//! How many readings around new ones determine what they change. In a register that rises, a few
//! ([`REACH`](crate::course::REACH), [`CONTEXT`](crate::course::CONTEXT)). Where it fell, as
//! many as it may take to come back. Leaves out the rules of a fall (`fall`), and how the readings
//! are found.
//!
//! A register that nobody needs to look at again is read from a few readings, or each live reading
//! would have hundreds of others read. So this file says when a few do: nothing among them fell,
//! and nothing before them can have been higher.

use crate::code::{CODES_MAX, Code};
use crate::course::{CONTEXT, Course};
use crate::fall::{COME_BACK_MS, COME_BACK_READINGS, LEAP};
use crate::interval::Interval;
use crate::rules::Rules;
use crate::scale::{self, pace};
use crate::{ChannelKind, Millis, Reading};

/// How many readings on either side of a new one may change their meaning, at most: those until the
/// register comes back, and the codes, glitches and steps beside them.
pub const REACH_FAR: usize = COME_BACK_READINGS + CODES_MAX + 100;

/// How many readings on either side of a stretch determine its intervals, at most. One interval
/// reaches over a fall out of the stretch, and another fall may be around that.
pub const CONTEXT_FAR: usize = 2 * COME_BACK_READINGS + CODES_MAX + 200;

/// How many steps among the readings at hand may each come back from a fall before them: one fall lay
/// within the other. Such steps say nothing of how fast the register counts. More falls than this within
/// each other would take as many old figures in six hours.
const NESTED_MAX: usize = 4;

const _: () = assert!(CODES_MAX + 100 > CODES_MAX + scale::READINGS + 2 * crate::fall::BESIDE);

/// How many readings must be looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    /// The few at hand do.
    Near,
    /// The few do if nothing before them is above them.
    Ask(Higher),
    /// [`REACH_FAR`] and [`CONTEXT_FAR`] readings on either side.
    Far,
}

impl Look {
    /// How many must be looked at for both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match (self, other) {
            (Look::Far, _) | (_, Look::Far) => Look::Far,
            (Look::Near, one) | (one, Look::Near) => one,
            (Look::Ask(one), Look::Ask(other)) => Look::Ask(Higher {
                from: one.from.min(other.from),
                before: one.before.min(other.before),
                above: one.above.min(other.above),
                most: one.most.max(other.most),
            }),
        }
    }
}

/// The question whether a register once stood higher: before a stretch of readings, but no more
/// than [`COME_BACK_READINGS`] of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Higher {
    /// From this instant on.
    pub from: Millis,
    /// Before this one.
    pub before: Millis,
    /// Above this figure.
    pub above: f64,
    /// At this figure or below it.
    pub most: f64,
}

/// What is known of the readings around those at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// There is none before them.
    pub is_first: bool,
    /// There is none after them.
    pub is_last: bool,
    /// Before them, none is below the one before it that came after this instant.
    pub fell_at: Millis,
}

/// How many readings must be looked at if these are those at hand, and this is what they came to.
#[must_use]
pub fn look(rules: &Rules, readings: &[Reading], course: &Course, beyond: Beyond) -> Look {
    let (Some(first), Some(last)) = (readings.first(), readings.last()) else { return Look::Near };
    if rules.kind != ChannelKind::Cumulative {
        return Look::Near;
    }
    // A code before which nothing is known is not always taken for one.
    if !course.is_calm || Code::of(first.value).is_some() {
        return Look::Far;
    }
    let asks = |from: Millis, most: f64| match rules.changes.iter().any(|change| change.at > from && change.at <= last.at) {
        _ if from >= first.at => Look::Near,
        // The figures of two registers do not compare.
        true => Look::Far,
        false if beyond.fell_at <= from => Look::Near,
        false => Look::Ask(Higher { from, before: first.at, above: first.value, most }),
    };
    let from = first.at - COME_BACK_MS;
    if rules.counts_both_ways || beyond.is_first || asks(from, f64::INFINITY) == Look::Near {
        return Look::Near;
    }
    // All of this may lie in a stretch of old figures. And rates of gas are of what its volume held.
    if !beyond.is_last || !rules.gas.is_empty() {
        return asks(from, f64::INFINITY);
    }
    match leaps(readings, &course.intervals) {
        Some((soonest, highest)) => asks(soonest - COME_BACK_MS, highest),
        None => Look::Near,
    }
}

/// When the first leap was with which the register may have come back, and the figure after the
/// last. A leap that may have come back from a fall within another says nothing of how fast the
/// register counts.
fn leaps(readings: &[Reading], intervals: &[Interval]) -> Option<(Millis, f64)> {
    // The first two readings may be glitches; and what ends within the context counts for nothing.
    let sure = readings.get(2)?.at;
    let counts = readings.get(CONTEXT - 1)?.at;
    let (mut fastest, mut nested, mut soonest, mut latest) = (0.0_f64, 0, None, None);
    for interval in intervals.iter().skip_while(|interval| interval.start < sure) {
        let span_ms = interval.end - interval.start;
        // The amount as the rate has it: the energy is missing if it is not believed.
        let pace = pace(interval.mean * span_ms as f64, span_ms);
        let is_leap = pace > LEAP * fastest;
        if is_leap && interval.end > counts {
            soonest = soonest.or(Some(interval.end));
            latest = Some(interval.end);
        }
        if is_leap && nested < NESTED_MAX {
            nested += 1;
        } else {
            fastest = fastest.max(pace);
        }
    }
    let at = readings.binary_search_by_key(&latest?, |reading| reading.at).ok()?;
    Some((soonest?, readings[at].value))
}

/// The readings, from the first to the last, that a change at `from..=to` may give another meaning
/// where nothing is known of how it was before. `from` and `to` are indexes of `readings`.
#[must_use]
pub fn reached(rules: &Rules, readings: &[Reading], from: usize, to: usize) -> (usize, usize) {
    let end = readings.len().saturating_sub(1);
    if rules.kind != ChannelKind::Cumulative || readings.is_empty() {
        return (from, to.min(end));
    }
    // Registers of a year are typed in by hand: of these, few are within hours. Error codes are
    // passed over for as long as they come.
    let has_codes = readings.iter().any(|reading| Code::of(reading.value).is_some());
    let few = if has_codes { REACH_FAR } else { scale::READINGS + 2 * crate::fall::BESIDE };
    let (start_at, end_at) = (readings[from.min(end)].at - COME_BACK_MS, readings[to.min(end)].at + COME_BACK_MS);
    let before = readings.partition_point(|reading| reading.at < start_at);
    let after = readings.partition_point(|reading| reading.at <= end_at).saturating_sub(1);
    let start = before.min(from.saturating_sub(few)).max(from.saturating_sub(REACH_FAR));
    let end = after.max(to + few).min(to + REACH_FAR).min(end);
    (start, end)
}
