//! Reads what stands around new readings in the ledger: a few readings, or as many as a register
//! that fell may need. Leaves out what they mean (`derive`).

use super::tail::Tail;
use super::touched::{Scope, Touched};
use crate::Result;
use crate::backend::Tx;
use crate::error::During;
use domain::course::{CONTEXT, REACH};
use domain::fall::COME_BACK_READINGS;
use domain::window::{CONTEXT_FAR, Higher, REACH_FAR};
use domain::{ChannelId, ChannelKind, Millis, Reading};
use sqlx::AssertSqlSafe;
use std::collections::{HashMap, HashSet};

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
const LATER: &str = "with touched as materialized (select cast(value ->> 0 as bigint) as channel_id, cast(value ->> 1 as bigint) as hi from json_each($1)) \
     select r.channel_id, r.at, r.value, r.span_ms from touched t cross join readings_of(r, t.channel_id, t.hi + 1, 9223372036854775807) \
     where r.at - r.span_ms < t.hi order by r.channel_id, r.at";

const _: () = assert!(REACH == 6 && CONTEXT == 8 && COME_BACK_READINGS == 600, "the statements here say how many");

/// The statement with the numbers of this scope. They are not parameters, which PostgreSQL would
/// have to guess when it plans.
fn numbered(scope: Scope, sql: &str) -> AssertSqlSafe<String> {
    // The text comes only from statements in the source.
    AssertSqlSafe(match scope {
        Scope::Near => sql.to_owned(),
        Scope::Far => {
            let text = sql.replace("limit 6)", &format!("limit {REACH_FAR})"));
            text.replace("limit 8)", &format!("limit {CONTEXT_FAR})"))
        }
    })
}

/// A reading of a channel, as stored.
type Row = (ChannelId, Millis, f64, Option<Millis>);

/// The readings around the new ones of each channel.
pub(crate) async fn load(tx: &mut Tx, touched: &[&Touched<'_>], scope: Scope) -> Result<HashMap<ChannelId, Tail>> {
    if touched.is_empty() {
        return Ok(HashMap::new());
    }
    let asked: Vec<(ChannelId, Millis, Millis)> = touched
        .iter()
        .map(|one| (one.channel.channel_id, one.ledger_at(one.new[0].at), one.ledger_at(one.new[one.new.len() - 1].at)))
        .collect();
    let asked = serde_json::to_string(&asked).unwrap_or_default();
    let sql = numbered(scope, BOUNDS);
    let bounds: Vec<(ChannelId, Millis, Millis)> =
        on_tx!(tx, |connection| sqlx::query_as(sql).bind(asked).fetch_all(connection).await)
            .during("look around new readings")?;
    let bounds: HashMap<ChannelId, (Millis, Millis)> = bounds.into_iter().map(|(id, lo, hi)| (id, (lo, hi))).collect();
    let mut starts = HashMap::new();
    let windows: Vec<(ChannelId, Millis, Millis)> = touched
        .iter()
        .filter_map(|one| {
            let id = one.channel.channel_id;
            let &(lo, hi) = bounds.get(&id)?;
            let offset_ms = one.rules.end_offset_ms;
            let (start, end) = (one.zone.hour(one.back_from(lo - offset_ms)).start, one.zone.hour(hi - offset_ms).end);
            starts.insert(id, start);
            Some((id, one.ledger_at(start), one.ledger_at(end)))
        })
        .collect();
    let is_interval =
        |id: &ChannelId| touched.iter().any(|one| one.channel.channel_id == *id && one.rules.kind == ChannelKind::Interval);
    let later: Vec<(ChannelId, Millis)> =
        windows.iter().filter(|(id, ..)| is_interval(id)).map(|&(id, _, hi)| (id, hi)).collect();
    let windows = serde_json::to_string(&windows).unwrap_or_default();
    let sql = numbered(scope, &tx.statement(WINDOWS).0);
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
    for (channel_id, at, value, span_ms) in load_later(tx, &later).await? {
        let at = placed(&channel_id, at);
        let readings = &mut tails.entry(channel_id).or_default().readings;
        if readings.last().is_none_or(|last| last.at < at) {
            readings.push(Reading { at, value, span_ms });
        }
    }
    for (channel_id, tail) in &mut tails {
        let start = starts.get(channel_id).copied().unwrap_or(Millis::MIN);
        tail.is_whole = tail.readings.partition_point(|reading| reading.at <= start) < scope.context();
        // What the register did before is not known.
        tail.fell_at = tail.readings.first().filter(|_| !tail.is_whole).map_or(Millis::MIN, |first| first.at);
    }
    Ok(tails)
}

/// The later amounts that reach back before these instants.
async fn load_later(tx: &mut Tx, later: &[(ChannelId, Millis)]) -> Result<Vec<Row>> {
    if later.is_empty() {
        return Ok(Vec::new());
    }
    let later = serde_json::to_string(later).unwrap_or_default();
    let sql = tx.statement(LATER);
    on_tx!(tx, |connection| sqlx::query_as(sql).bind(later).fetch_all(connection).await).during("look for long periods")
}

/// The channels of which a reading before some instant, but not far before it, is above a figure
/// and not above another.
const HIGHER: &str = "with asked as materialized (select cast(value ->> 0 as bigint) as channel_id, cast(value ->> 1 as bigint) as lo, \
     cast(value ->> 2 as bigint) as hi, cast(value ->> 3 as double precision) as above, cast(value ->> 4 as double precision) as most \
     from json_each($1)) \
     select a.channel_id from asked a where exists (select 1 from \
      (select r.value from reading r where r.channel_id = a.channel_id and r.at >= a.lo and r.at < a.hi order by r.at desc limit 600) as b \
      where b.value > a.above and b.value <= a.most)";

/// The channels of which the question is answered with yes.
pub(crate) async fn stood_higher(tx: &mut Tx, asked: &[(&Touched<'_>, Higher)]) -> Result<HashSet<ChannelId>> {
    if asked.is_empty() {
        return Ok(HashSet::new());
    }
    // A figure may change in its last bit on the way to the statement and back.
    let above = |value: f64| value - value.abs() * 1e-14;
    let most = |value: f64| if value.is_finite() { value + value.abs() * 1e-14 } else { f64::MAX };
    let row = |(one, asked): &(&Touched<'_>, Higher)| {
        let (from, before) = (one.ledger_at(asked.from), one.ledger_at(asked.before));
        (one.channel.channel_id, from, before, above(asked.above), most(asked.most))
    };
    let asked = serde_json::to_string(&asked.iter().map(row).collect::<Vec<_>>()).unwrap_or_default();
    let found: Vec<ChannelId> = on_tx!(tx, |connection| sqlx::query_scalar(HIGHER).bind(asked).fetch_all(connection).await)
        .during("look for an older figure")?;
    Ok(found.into_iter().collect())
}
