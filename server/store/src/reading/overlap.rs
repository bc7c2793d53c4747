//! Amounts that stand for the same time as others of another length: the hours of a day whose amount stands
//! already. Leaves out which of them counts.

use crate::error::During;
use crate::{Entry, Result, Store};
use domain::{ChannelId, DAY_MS, Millis};
use std::collections::{BTreeMap, HashMap};

/// Amounts that reach into a span of time and are half as long again as `span_ms`, or that much shorter. An amount of
/// more than 400 days is not looked for.
const OVERLAPS: &str = "with asked as materialized (select cast(value ->> 0 as bigint) as channel_id, cast(value ->> 1 as bigint) as span_ms, \
     cast(value ->> 2 as bigint) as lo, cast(value ->> 3 as bigint) as hi from json_each($1)) \
     select r.channel_id, r.at, r.span_ms from asked a cross join readings_of(r, a.channel_id, a.lo + 1, a.hi + 34560000000) \
     where r.at - r.span_ms < a.hi and (r.span_ms * 2 > a.span_ms * 3 or r.span_ms * 3 < a.span_ms * 2)";

const _: () = assert!(400 * DAY_MS == 34_560_000_000, "the statement says how many");

/// The amounts of a channel: where each ends, and how long it is.
type Amounts = Vec<(Millis, Millis)>;

/// Whether two lengths are those of different steps, and not of days of 23 and 25 hours or of months.
fn differ(one: Millis, other: Millis) -> bool {
    one.max(other) * 2 > one.min(other) * 3
}

/// Whether one of the amounts, which are in order of their ends, is of another length than this one, and at least half
/// of the shorter one is of the same time. `counts` says which of them are looked at.
fn is_among(amounts: &Amounts, longest: Millis, (at, span_ms): (Millis, Millis), counts: impl Fn(Millis) -> bool) -> bool {
    let start = at - span_ms;
    let behind = &amounts[amounts.partition_point(|(end, _)| *end <= start)..];
    behind.iter().take_while(|(end, _)| end - longest < at).any(|&(end, length)| {
        let both = at.min(end) - start.max(end - length);
        counts(length) && differ(span_ms, length) && both * 2 >= span_ms.min(length)
    })
}

impl Store {
    /// Which of these readings are amounts of a time for which an amount of another length stands, or a shorter one is
    /// among them: both would count.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn reading_overlaps(&self, entries: &[Entry]) -> Result<Vec<bool>> {
        let mut asked: BTreeMap<(ChannelId, Millis), (Millis, Millis)> = BTreeMap::new();
        let mut own: HashMap<ChannelId, Amounts> = HashMap::new();
        for entry in entries {
            let Some(span_ms) = entry.reading.span_ms else { continue };
            let at = entry.reading.at;
            let (lo, hi) = asked.entry((entry.channel_id, span_ms)).or_insert((at - span_ms, at));
            (*lo, *hi) = ((*lo).min(at - span_ms), (*hi).max(at));
            own.entry(entry.channel_id).or_default().push((at, span_ms));
        }
        if asked.is_empty() {
            return Ok(vec![false; entries.len()]);
        }
        let asked: Vec<_> = asked.into_iter().map(|((id, span_ms), (lo, hi))| (id, span_ms, lo, hi)).collect();
        let asked = serde_json::to_string(&asked).unwrap_or_default();
        let sql = self.backend.statement(OVERLAPS);
        let rows: Vec<(ChannelId, Millis, Millis)> = on_read!(self, |pool| sqlx::query_as(sql).bind(asked).fetch_all(pool).await)
            .during("look for amounts of the same time")?;
        let mut standing: HashMap<ChannelId, Amounts> = HashMap::new();
        for (channel_id, at, span_ms) in rows {
            standing.entry(channel_id).or_default().push((at, span_ms));
        }
        // Amounts of one length need no look at one another.
        own.retain(|_, amounts| amounts.iter().any(|(_, span_ms)| differ(*span_ms, amounts[0].1)));
        let sorted = |all: &mut HashMap<ChannelId, Amounts>| {
            all.values_mut().for_each(|amounts| amounts.sort_unstable());
            let longest = |amounts: &Amounts| amounts.iter().map(|(_, span_ms)| *span_ms).max().unwrap_or_default();
            all.iter().map(|(id, amounts)| (*id, longest(amounts))).collect::<HashMap<_, _>>()
        };
        let (longest_standing, longest_own) = (sorted(&mut standing), sorted(&mut own));
        Ok(entries
            .iter()
            .map(|entry| {
                let id = entry.channel_id;
                let Some(amount) = entry.reading.span_ms.map(|span_ms| (entry.reading.at, span_ms)) else { return false };
                let stands = || standing.get(&id).is_some_and(|all| is_among(all, longest_standing[&id], amount, |_| true));
                let is_finer = |length: Millis| length < amount.1;
                stands() || own.get(&id).is_some_and(|all| is_among(all, longest_own[&id], amount, is_finer))
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::HOUR_MS;

    #[test]
    fn only_amounts_of_another_length_are_of_the_same_time() {
        let day = (DAY_MS, DAY_MS);
        let hours: Amounts = (1..=24).map(|i| (i * HOUR_MS, HOUR_MS)).collect();
        let of = |amounts: &Amounts, one| is_among(amounts, DAY_MS, one, |_| true);
        assert!(of(&hours, day) && of(&vec![day], hours[0]) && of(&vec![day], hours[23]));
        assert!(!of(&hours, hours[5]) && !of(&vec![day], (DAY_MS + HOUR_MS, HOUR_MS)) && !of(&vec![day], (0, HOUR_MS)));
        // A day of 25 hours, and a clock that is a little off.
        assert!(!of(&vec![day], (DAY_MS + HOUR_MS, 25 * HOUR_MS)) && !of(&vec![day], (DAY_MS + 59 * 60_000, HOUR_MS)));
        // Of two among the same readings the finer one counts.
        assert!(is_among(&hours, HOUR_MS, day, |length| length < DAY_MS));
        assert!(!is_among(&vec![day], DAY_MS, hours[0], |length| length < HOUR_MS));
    }
}
