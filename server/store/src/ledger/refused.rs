//! Which steps of a channel are not believed: the first of each run. Leaves out what people are told
//! of them (`beyond`).

use domain::course::intervals;
use domain::mark::Mark;
use domain::standing::marks;
use domain::{ChannelKind, Interval, Reading, Reason, Rules};

/// The steps of a channel that are not believed: the first of each run.
pub(crate) fn first_of_runs(rules: &Rules, readings: &[Reading]) -> Vec<Interval> {
    let mut was_refused = false;
    let mut found = intervals(rules, readings);
    found.retain(|interval| {
        let is_refused = interval.reason.is_refused();
        !std::mem::replace(&mut was_refused, is_refused) && is_refused
    });
    found.extend(codes_of_register(rules, readings));
    found
}

/// The error codes of a register: the first of each run, as intervals that last for no time. A
/// register passes them over, so they are within no interval of its own.
pub(crate) fn codes_of_register(rules: &Rules, readings: &[Reading]) -> Vec<Interval> {
    if rules.kind != ChannelKind::Cumulative {
        return Vec::new();
    }
    let marks = marks(rules, readings).unwrap_or_default();
    let is_first = |i: &usize| marks[*i] == Mark::Code && i.checked_sub(1).is_none_or(|before| marks[before] != Mark::Code);
    let code = |i: usize| {
        let Reading { at, value, .. } = readings[i];
        Interval { start: at, end: at, energy: None, mean: value, low: value, high: value, reason: Reason::ErrorCode }
    };
    (0..marks.len()).filter(is_first).map(code).collect()
}
