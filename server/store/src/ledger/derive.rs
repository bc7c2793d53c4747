//! Turns new ledger rows into the channel hours and quarters that they change. Finds the affected
//! span, reads it (from memory if it is there), and leaves the arithmetic to `domain`.

use super::tail::{Tail, Tails};
use crate::backend::Tx;
use crate::error::During;
use crate::{Error, Result};
use domain::interval::{CONTEXT, GAP_MS, LONG_GAP_MS, REACH, intervals};
use domain::rollup::{HourSlots, gap_days, hour_slots, is_silent};
use domain::zone::Span;
use domain::{Channel, ChannelId, ChannelKind, Interval, Millis, Reading, Reason, Rules, Slot, Zone};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// New rows of one channel, placed (see [`Rules::placed`]), in order of time.
pub(crate) struct Touched<'a> {
    pub channel: &'a Channel,
    pub zone: Arc<Zone>,
    pub rules: Rules,
    pub new: Vec<Reading>,
    /// Whether none of them was in the ledger before.
    pub is_all_new: bool,
}

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

impl Touched<'_> {
    /// The ledger time of a placed instant.
    fn ledger_at(&self, at: Millis) -> Millis {
        at + self.rules.end_offset_ms
    }
}

/// The span, in whole hours, that the new readings may change.
fn reached_span(touched: &Touched<'_>, readings: &[Reading]) -> Span {
    let (first, last) = (touched.new[0].at, touched.new[touched.new.len() - 1].at);
    let from = readings.partition_point(|reading| reading.at < first).saturating_sub(REACH);
    let to = (readings.partition_point(|reading| reading.at <= last) + REACH).min(readings.len()) - 1;
    let start = back_from(touched, readings[from].at);
    // A register reading on the hour closes the hour before it and does not affect the next.
    let end = readings[to].at.max(start + 1);
    Span { start: touched.zone.hour(start).start, end: touched.zone.hour(end - 1).end }
}

/// Where the change begins, if `reached` is the oldest reading that the new ones may affect.
fn back_from(touched: &Touched<'_>, reached: Millis) -> Millis {
    // A reading counts in the slot that it closes, even if no reading comes before it.
    let back = reached.min(touched.new[0].at - 1);
    if touched.rules.kind != ChannelKind::Interval {
        return back;
    }
    // A neighbour without a stated period may get a different one, of at most `GAP_MS`. A stated
    // period stays.
    touched.new.iter().filter_map(|reading| Some(reading.at - reading.span_ms?)).fold(back - GAP_MS, Millis::min)
}

fn derived<'a>(touched: Touched<'a>, readings: &[Reading]) -> Derived<'a> {
    let reached = reached_span(&touched, readings);
    let from = readings.partition_point(|reading| reading.at <= reached.start).saturating_sub(CONTEXT);
    // A stated period may reach back from far outside the span.
    let to = match touched.rules.kind {
        ChannelKind::Interval => readings.len(),
        _ => (readings.partition_point(|reading| reading.at < reached.end) + CONTEXT).min(readings.len()),
    };
    let readings = &readings[from..to];
    let intervals = intervals(&touched.rules, readings);
    let (span, fresh, old) = narrowed(&touched, readings, &intervals, reached);
    let is_new = |interval: &Interval| {
        let next = touched.new.partition_point(|reading| reading.at <= interval.start);
        touched.is_all_new || touched.new.get(next).is_some_and(|reading| reading.at <= interval.end)
    };
    let beyond = fresh
        .filter(|&i| intervals[i].reason == Reason::Implausible && is_new(&intervals[i]))
        .filter(|&i| i.checked_sub(1).is_none_or(|before| intervals[before].reason != Reason::Implausible))
        .map(|i| intervals[i])
        .collect();
    let (spans, gaps) = around_gaps(&touched.zone, span, (&intervals, readings), old.as_ref());
    let hours: Vec<Span> = spans.iter().flat_map(|&span| touched.zone.hours(span)).collect();
    let mut hours = hour_slots(&touched.zone, &hours, &intervals, readings);
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
type Course<'a> = (&'a [Interval], &'a [Reading]);

/// The same, owned, without the new readings.
type CourseBefore = (Vec<Interval>, Vec<Reading>);

/// The spans within `span` whose hours are rewritten, and the gap days. A gap day that had no hours
/// before is left out of the spans: neither it nor the places above it have hours to clear. `old`
/// is the course without the new readings, if known.
fn around_gaps(zone: &Zone, span: Span, new: Course<'_>, old: Option<&CourseBefore>) -> (Vec<Span>, Option<Gaps>) {
    let has_long =
        |intervals: &[Interval]| intervals.iter().any(|one| one.is_long() && one.start < span.end && one.end > span.start);
    if !has_long(new.0) && !old.is_some_and(|old| has_long(&old.0)) {
        return (vec![span], None);
    }
    let whole = Span { start: zone.day(span.start).start, end: zone.day(span.end - 1).end };
    let days = gap_days(zone, whole, new.0, new.1);
    let gone = old.map_or_else(Vec::new, |(intervals, readings)| gap_days(zone, whole, intervals, readings));
    // A day that is or was a gap day is rewritten whole.
    let is_at = |at: Millis| is_within(&days, at) || is_within(&gone, at);
    let start = if is_at(span.start) { whole.start } else { span.start };
    let end = if is_at(span.end - 1) { whole.end } else { span.end };
    let had_hours = |day: &Slot| {
        let within = Span { start: day.start, end: day.start + day.length_ms };
        old.is_none_or(|(intervals, readings)| !is_within(&gone, day.start) && !is_silent(within, intervals, readings))
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
///
/// Also returns the course without the new readings.
fn narrowed(
    touched: &Touched<'_>,
    readings: &[Reading],
    after: &[Interval],
    reached: Span,
) -> (Span, Range<usize>, Option<CourseBefore>) {
    if !touched.is_all_new {
        return (reached, 0..after.len(), None);
    }
    let mut new = touched.new.iter().map(|reading| reading.at).peekable();
    let old: Vec<Reading> = readings.iter().filter(|reading| new.next_if(|&at| at == reading.at).is_none()).copied().collect();
    let before = intervals(&touched.rules, &old);
    let same_first = before.iter().zip(after).take_while(|(old, new)| old == new).count();
    let left = before.len().min(after.len()) - same_first;
    let same_last = before.iter().rev().zip(after.iter().rev()).take(left).take_while(|(old, new)| old == new).count();
    let (gone, fresh) = (same_first..before.len() - same_last, same_first..after.len() - same_last);
    // A reading counts in the slot that it closes, whatever else it changes.
    let (first, last) = (touched.new[0].at - 1, touched.new[touched.new.len() - 1].at);
    let changed = before[gone].iter().chain(&after[fresh.clone()]);
    let (start, end) = changed.fold((first, last), |(start, end), one| (start.min(one.start), end.max(one.end)));
    let (start, end) = (touched.zone.hour(start).start, touched.zone.hour(end - 1).end);
    (Span { start: start.max(reached.start), end: end.min(reached.end) }, fresh, Some((before, old)))
}

/// Derives slots from the rows in `touched`, which are already in the ledger.
pub(crate) async fn derive<'a>(tx: &mut Tx, tails: &mut Tails, touched: Vec<Touched<'a>>) -> Result<Vec<Derived<'a>>> {
    let keeps_tails = matches!(tx, Tx::Sqlite(_));
    let mut found = Vec::with_capacity(touched.len());
    let mut unknown = Vec::new();
    for one in touched {
        match tails.of.get_mut(&one.channel.channel_id) {
            Some(tail) if tail.reaches(&one.zone, one.new[0].at) => {
                tail.insert(&one.new);
                let (channel_id, zone) = (one.channel.channel_id, one.zone.clone());
                found.push(derived(one, &tail.readings));
                if let Some(tail) = tails.of.get_mut(&channel_id) {
                    tail.trim(&zone);
                }
            }
            _ => unknown.push(one),
        }
    }
    let mut windows = load(tx, &unknown).await?;
    for one in unknown {
        let Some(tail) = windows.remove(&one.channel.channel_id) else { continue };
        let (channel_id, zone) = (one.channel.channel_id, one.zone.clone());
        let newest = one.new[one.new.len() - 1].at;
        // Fewer readings than requested after the newest one: the window reaches the end of the
        // ledger.
        let is_end = tail.readings.len() - tail.readings.partition_point(|reading| reading.at <= newest) < REACH;
        let one_kind = one.rules.kind;
        found.push(derived(one, &tail.readings));
        tails.of.remove(&channel_id);
        // An interval reading may change things far back in time, however few readings lie between.
        // A tail may be too short for that.
        if keeps_tails && is_end && one_kind != ChannelKind::Interval {
            tails.of.entry(channel_id).or_insert(tail).trim(&zone);
        }
    }
    Ok(found)
}

/// How many readings between new ones a commit may read.
const BETWEEN_MAX: i64 = 20_000;

const BETWEEN: &str =
    "select count(*) from (select 1 as one from reading where channel_id = $1 and at > $2 and at < $3 limit $4) as between_them";

/// Checks channels whose new readings lie months apart, since all readings between them must be
/// read.
///
/// # Errors
/// [`Error::Costly`] if there are too many; or when a statement fails.
pub(crate) async fn look_ahead(tx: &mut Tx, touched: &[Touched<'_>]) -> Result<()> {
    for one in touched.iter().filter(|one| one.new.windows(2).any(|pair| pair[1].at - pair[0].at > LONG_GAP_MS)) {
        let (first, last) = (one.ledger_at(one.new[0].at), one.ledger_at(one.new[one.new.len() - 1].at));
        let most = BETWEEN_MAX + one.new.len() as i64;
        let count: i64 = on_tx!(tx, |connection| sqlx::query_scalar(BETWEEN)
            .bind(one.channel.channel_id)
            .bind(first)
            .bind(last)
            .bind(most)
            .fetch_one(connection)
            .await)
        .during("look between new readings")?;
        if count >= most {
            return Err(Error::Costly(vec![one.channel.channel_id]));
        }
    }
    Ok(())
}

/// For each channel, the instants of the readings `REACH` before and `REACH` after its new ones.
const BOUNDS: &str = "with touched as materialized (select cast(value ->> 0 as bigint) as channel_id, cast(value ->> 1 as bigint) as lo, \
     cast(value ->> 2 as bigint) as hi from json_each($1)) \
     select t.channel_id, \
     coalesce((select min(b.at) from (select r.at from reading r where r.channel_id = t.channel_id and r.at < t.lo order by r.at desc limit 6) as b), t.lo) as lo, \
     coalesce((select max(b.at) from (select r.at from reading r where r.channel_id = t.channel_id and r.at > t.hi order by r.at limit 6) as b), t.hi) as hi \
     from touched t";

/// The readings between those instants, and `CONTEXT` more on either side.
const WINDOWS: &str = "with touched as materialized (select cast(value ->> 0 as bigint) as channel_id, cast(value ->> 1 as bigint) as lo, \
     cast(value ->> 2 as bigint) as hi from json_each($1)), \
     around as materialized (select t.channel_id, \
      coalesce((select min(b.at) from (select p.at from reading p where p.channel_id = t.channel_id and p.at <= t.lo order by p.at desc limit 8) as b), t.lo) as lo, \
      coalesce((select max(b.at) from (select n.at from reading n where n.channel_id = t.channel_id and n.at >= t.hi order by n.at limit 8) as b), t.hi) as hi \
      from touched t) \
     select r.channel_id, r.at, r.value, r.span_ms from around a cross join readings_of(r, a.channel_id, a.lo, a.hi + 1) \
     order by r.channel_id, r.at";

/// Later amounts whose stated period reaches back before the end of the window.
const FAR: &str = "with touched as materialized (select cast(value ->> 0 as bigint) as channel_id, cast(value ->> 1 as bigint) as hi from json_each($1)) \
     select r.channel_id, r.at, r.value, r.span_ms from touched t cross join readings_of(r, t.channel_id, t.hi + 1, 9223372036854775807) \
     where r.at - r.span_ms < t.hi order by r.channel_id, r.at";

const _: () = assert!(REACH == 6 && CONTEXT == 8, "the statements above say how many");

/// A reading of a channel, as stored.
type Row = (ChannelId, Millis, f64, Option<Millis>);

/// The readings around the new ones of each channel.
async fn load(tx: &mut Tx, touched: &[Touched<'_>]) -> Result<HashMap<ChannelId, Tail>> {
    if touched.is_empty() {
        return Ok(HashMap::new());
    }
    let asked: Vec<(ChannelId, Millis, Millis)> = touched
        .iter()
        .map(|one| (one.channel.channel_id, one.ledger_at(one.new[0].at), one.ledger_at(one.new[one.new.len() - 1].at)))
        .collect();
    let asked = serde_json::to_string(&asked).unwrap_or_default();
    let bounds: Vec<(ChannelId, Millis, Millis)> =
        on_tx!(tx, |connection| sqlx::query_as(BOUNDS).bind(asked).fetch_all(connection).await)
            .during("look around new readings")?;
    let bounds: HashMap<ChannelId, (Millis, Millis)> = bounds.into_iter().map(|(id, lo, hi)| (id, (lo, hi))).collect();
    let mut starts = HashMap::new();
    let windows: Vec<(ChannelId, Millis, Millis)> = touched
        .iter()
        .filter_map(|one| {
            let id = one.channel.channel_id;
            let &(lo, hi) = bounds.get(&id)?;
            let offset_ms = one.rules.end_offset_ms;
            let (start, end) = (one.zone.hour(back_from(one, lo - offset_ms)).start, one.zone.hour(hi - offset_ms).end);
            starts.insert(id, start);
            Some((id, one.ledger_at(start), one.ledger_at(end)))
        })
        .collect();
    let is_interval =
        |id: &ChannelId| touched.iter().any(|one| one.channel.channel_id == *id && one.rules.kind == ChannelKind::Interval);
    let far: Vec<(ChannelId, Millis)> = windows.iter().filter(|(id, ..)| is_interval(id)).map(|&(id, _, hi)| (id, hi)).collect();
    let windows = serde_json::to_string(&windows).unwrap_or_default();
    let sql = tx.statement(WINDOWS);
    let rows: Vec<Row> = on_tx!(tx, |connection| sqlx::query_as(sql).bind(windows).fetch_all(connection).await)
        .during("read around new readings")?;
    let offset_ms: HashMap<ChannelId, Millis> =
        touched.iter().map(|one| (one.channel.channel_id, one.rules.end_offset_ms)).filter(|(_, ms)| *ms != 0).collect();
    let placed = |id: &ChannelId, at: Millis| at - offset_ms.get(id).copied().unwrap_or_default();
    let mut tails: HashMap<ChannelId, Tail> = HashMap::new();
    for (channel_id, at, value, span_ms) in rows {
        let at = placed(&channel_id, at);
        tails.entry(channel_id).or_default().readings.push(Reading { at, value, span_ms });
    }
    for (channel_id, at, value, span_ms) in load_far(tx, &far).await? {
        let at = placed(&channel_id, at);
        let readings = &mut tails.entry(channel_id).or_default().readings;
        if readings.last().is_none_or(|last| last.at < at) {
            readings.push(Reading { at, value, span_ms });
        }
    }
    for (channel_id, tail) in &mut tails {
        let start = starts.get(channel_id).copied().unwrap_or(Millis::MIN);
        tail.is_whole = tail.readings.partition_point(|reading| reading.at <= start) < CONTEXT;
    }
    Ok(tails)
}

/// The later amounts that reach back before these instants.
async fn load_far(tx: &mut Tx, far: &[(ChannelId, Millis)]) -> Result<Vec<Row>> {
    if far.is_empty() {
        return Ok(Vec::new());
    }
    let far = serde_json::to_string(far).unwrap_or_default();
    let sql = tx.statement(FAR);
    on_tx!(tx, |connection| sqlx::query_as(sql).bind(far).fetch_all(connection).await).during("look for long periods")
}
