//! From the course of a channel's readings to the hours and gap days that are written. Pure; leaves
//! out which readings determine them (`derive`).

use super::refused::codes_of_register;
use super::touched::{CourseBefore, Touched};
use domain::course::Course;
use domain::rollup::{HourSlots, gap_days, hour_slots, is_silent};
use domain::zone::Span;
use domain::{Channel, Interval, Millis, Reading, Slot, Zone};
use std::ops::Range;
use std::sync::Arc;

/// The result for one channel: every hour within `spans`, known or not, and the gap days.
pub(crate) struct Derived<'a> {
    pub channel: &'a Channel,
    pub zone: Arc<Zone>,
    /// The spans whose hours are rewritten: one, or several if gaps of months lie between them.
    pub spans: Vec<Span>,
    pub hours: Vec<HourSlots>,
    pub gaps: Option<Gaps>,
    /// How many new readings led to this.
    pub new_count: usize,
    /// New steps that exceed the meter's maximum: the first of each run.
    pub beyond: Vec<Interval>,
}

/// The gap days of a span of whole days. They replace those stored before.
pub(crate) struct Gaps {
    pub span: Span,
    pub days: Vec<Slot>,
}

impl Derived<'_> {
    /// How many rows must be written beyond those of the new readings: rows of gaps and of
    /// rewritten hours.
    pub fn rows_beyond(&self) -> usize {
        /// A reading that arrives in order touches a few hours.
        const FREE: usize = 48;
        let days = self.gaps.as_ref().map_or(0, |gaps| gaps.days.len());
        if self.hours.len() + days <= self.new_count + FREE {
            return 0;
        }
        let hours: usize = self.hours.iter().filter(|hour| !hour.hour.is_empty()).map(|hour| 1 + hour.quarters.len()).sum();
        // A gap day is one row in `gap_day` and one day row in `rollup`.
        (hours + 2 * days).saturating_sub(self.new_count)
    }
}

/// The hours to write, from the course of the readings with the new ones and without them.
pub(crate) fn derived<'a>(
    touched: Touched<'a>,
    readings: &[Reading],
    after: &Course,
    before: Option<&CourseBefore>,
    reached: Span,
) -> Derived<'a> {
    let intervals = &after.intervals;
    let (span, fresh) = match before {
        Some((before, _)) => narrowed(&touched, &before.intervals, intervals, reached),
        None => (reached, 0..intervals.len()),
    };
    let is_new = |interval: &Interval| {
        let next = touched.new.partition_point(|reading| reading.at <= interval.start);
        touched.is_all_new || touched.new.get(next).is_some_and(|reading| reading.at <= interval.end)
    };
    let mut beyond: Vec<Interval> = fresh
        .filter(|&i| intervals[i].reason.is_refused() && is_new(&intervals[i]))
        .filter(|&i| i.checked_sub(1).is_none_or(|before| !intervals[before].reason.is_refused()))
        .map(|i| intervals[i])
        .collect();
    if !after.is_calm {
        beyond.extend(codes_of_register(&touched.rules, readings).into_iter().filter(|code| touched.has_new(code.end)));
    }
    let (spans, gaps) = around_gaps(&touched.zone, span, (intervals, readings), before);
    let hours: Vec<Span> = spans.iter().flat_map(|&span| touched.zone.hours(span)).collect();
    let mut hours = hour_slots(&touched.zone, &hours, intervals, readings);
    if let Some(gaps) = &gaps {
        hours.retain(|hour| !is_within(&gaps.days, hour.hour.start));
    }
    Derived { channel: touched.channel, zone: touched.zone, spans, hours, gaps, new_count: touched.new.len(), beyond }
}

fn is_within(days: &[Slot], at: Millis) -> bool {
    let next = days.partition_point(|day| day.start <= at);
    next.checked_sub(1).is_some_and(|i| at < days[i].start + days[i].length_ms)
}

/// Intervals and the readings they come from.
type Sourced<'a> = (&'a [Interval], &'a [Reading]);

/// The spans within `span` whose hours are rewritten, and the gap days. A gap day that had no hours
/// before is left out of the spans: neither it nor the places above it have hours to clear. `old`
/// is the course without the new readings, if known.
fn around_gaps(zone: &Zone, span: Span, new: Sourced<'_>, old: Option<&CourseBefore>) -> (Vec<Span>, Option<Gaps>) {
    let has_long =
        |intervals: &[Interval]| intervals.iter().any(|one| one.is_long() && one.start < span.end && one.end > span.start);
    if !has_long(new.0) && !old.is_some_and(|old| has_long(&old.0.intervals)) {
        return (vec![span], None);
    }
    let whole = Span { start: zone.day(span.start).start, end: zone.day(span.end - 1).end };
    let days = gap_days(zone, whole, new.0, new.1);
    let gone = old.map_or_else(Vec::new, |(course, readings)| gap_days(zone, whole, &course.intervals, readings));
    // A day that is or was a gap day is rewritten whole.
    let is_at = |at: Millis| is_within(&days, at) || is_within(&gone, at);
    let start = if is_at(span.start) { whole.start } else { span.start };
    let end = if is_at(span.end - 1) { whole.end } else { span.end };
    let had_hours = |day: &Slot| {
        let within = Span { start: day.start, end: day.start + day.length_ms };
        old.is_none_or(|(course, readings)| !is_within(&gone, day.start) && !is_silent(within, &course.intervals, readings))
    };
    let (mut spans, mut at): (Vec<Span>, Millis) = (Vec::new(), start);
    for day in days.iter().filter(|day| day.start >= start && day.start < end && !had_hours(day)) {
        if at < day.start {
            spans.push(Span { start: at, end: day.start });
        }
        at = day.start + day.length_ms;
    }
    if at < end {
        spans.push(Span { start: at, end });
    }
    (spans, Some(Gaps { span: whole, days }))
}

/// The hours that the new readings really change, and which intervals are new. Whatever is the same
/// without them is not rewritten. Otherwise each of the first readings after months of silence
/// would rewrite all those months.
fn narrowed(touched: &Touched<'_>, before: &[Interval], after: &[Interval], reached: Span) -> (Span, Range<usize>) {
    let same_first = before.iter().zip(after).take_while(|(old, new)| old == new).count();
    let left = before.len().min(after.len()) - same_first;
    let same_last = before.iter().rev().zip(after.iter().rev()).take(left).take_while(|(old, new)| old == new).count();
    let (gone, fresh) = (same_first..before.len() - same_last, same_first..after.len() - same_last);
    // A reading counts in the slot that it closes, whatever else it changes.
    let (first, last) = (touched.new[0].at - 1, touched.new[touched.new.len() - 1].at);
    let changed = before[gone].iter().chain(&after[fresh.clone()]);
    let (start, end) = changed.fold((first, last), |(start, end), one| (start.min(one.start), end.max(one.end)));
    let (start, end) = (touched.zone.hour(start).start, touched.zone.hour(end - 1).end);
    (Span { start: start.max(reached.start), end: end.min(reached.end) }, fresh)
}
