//! The new rows of a channel, and how far from them something may change. Leaves out reading what
//! stands around them (`around`) and what follows (`derived`).

use domain::course::{CONTEXT, Course, REACH, course};
use domain::interval::GAP_MS;
use domain::window::{CONTEXT_FAR, REACH_FAR, reached};
use domain::zone::Span;
use domain::{Channel, ChannelKind, Millis, Reading, Rules, Zone};
use std::sync::Arc;

/// How many readings on either side are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Those that determine a register that rises, and anything else.
    Near,
    /// Those that determine a register that fell.
    Far,
}

impl Scope {
    /// How many readings a new one may reach.
    pub fn reach(self) -> usize {
        if self == Scope::Near { REACH } else { REACH_FAR }
    }

    /// How many readings beyond those are needed.
    pub fn context(self) -> usize {
        if self == Scope::Near { CONTEXT } else { CONTEXT_FAR }
    }
}

/// New rows of one channel, placed (see [`Rules::placed`]), in order of time.
pub(crate) struct Touched<'a> {
    pub channel: &'a Channel,
    pub zone: Arc<Zone>,
    pub rules: Rules,
    pub new: Vec<Reading>,
    /// Whether none of them was in the ledger before.
    pub is_all_new: bool,
}

/// The course of the readings without the new ones, and those readings.
pub(crate) type CourseBefore = (Course, Vec<Reading>);

impl Touched<'_> {
    /// The ledger time of a placed instant.
    pub fn ledger_at(&self, at: Millis) -> Millis {
        at + self.rules.end_offset_ms
    }

    /// Where the change begins, if `reached` is the oldest reading that the new ones may affect.
    pub fn back_from(&self, reached: Millis) -> Millis {
        // A reading counts in the slot that it closes, even if no reading comes before it.
        let back = reached.min(self.new[0].at - 1);
        if self.rules.kind != ChannelKind::Interval {
            return back;
        }
        // A neighbour without a stated period may get a different one, of at most `GAP_MS`. A stated
        // period stays.
        self.new.iter().filter_map(|reading| Some(reading.at - reading.span_ms?)).fold(back - GAP_MS, Millis::min)
    }

    /// Whether a new reading stands there.
    pub fn has_new(&self, at: Millis) -> bool {
        self.new.binary_search_by_key(&at, |reading| reading.at).is_ok()
    }

    /// The readings without the new ones, and their course.
    pub fn before(&self, readings: &[Reading]) -> CourseBefore {
        let mut new = self.new.iter().map(|reading| reading.at).peekable();
        let old: Vec<Reading> =
            readings.iter().filter(|reading| new.next_if(|&at| at == reading.at).is_none()).copied().collect();
        (course(&self.rules, &old), old)
    }

    /// The span, in whole hours, that the new readings may change.
    pub fn reached_span(&self, readings: &[Reading], scope: Scope) -> Span {
        let (first, last) = (self.new[0].at, self.new[self.new.len() - 1].at);
        let from = readings.partition_point(|reading| reading.at < first);
        let to = readings.partition_point(|reading| reading.at <= last);
        let (from, to) = match scope {
            // Nothing narrows the span later, so it must not be wider than it has to be.
            Scope::Far if !self.is_all_new => reached(&self.rules, readings, from, to),
            _ => (from.saturating_sub(scope.reach()), (to + scope.reach()).min(readings.len()) - 1),
        };
        let start = self.back_from(readings[from].at);
        // A register reading on the hour closes the hour before it and does not affect the next.
        let end = readings[to].at.max(start + 1);
        Span { start: self.zone.hour(start).start, end: self.zone.hour(end - 1).end }
    }
}
