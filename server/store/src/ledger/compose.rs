//! Writes rollup slots and the sums that follow: buildings from channels, sites from buildings,
//! days from hours. Whatever changes is cleared and rewritten, in the transaction of the readings
//! that changed it.

use super::derived::Derived;
use super::gap;
use super::slot::Changed;
use crate::backend::Tx;
use crate::error::During;
use crate::{Catalog, Result};
use domain::zone::Span;
use domain::{Millis, Period, SeriesId, Slot};
use std::collections::{BTreeMap, BTreeSet};

const CLEAR: &str = "with touched as materialized (select cast(value ->> 0 as bigint) as series_id, cast(value ->> 1 as bigint) as period, \
     cast(value ->> 2 as bigint) as lo, cast(value ->> 3 as bigint) as hi from json_each($1)) \
     delete from rollup where (series_id, period, start_at) in \
     (select r.series_id, r.period, r.start_at from touched t cross join slots_of(r, t.series_id, t.period, t.lo, t.hi))";

async fn clear(tx: &mut Tx, ranges: &[(SeriesId, i64, Millis, Millis)]) -> Result<()> {
    let ranges = serde_json::to_string(ranges).unwrap_or_default();
    let sql = tx.statement(CLEAR);
    on_tx!(tx, |connection| sqlx::query(sql).bind(ranges).execute(connection).await.map(drop)).during("clear rollups")
}

const CLEAR_SERIES: &str = "delete from rollup where series_id = $1";

pub(crate) async fn clear_series(tx: &mut Tx, series_id: SeriesId) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(CLEAR_SERIES).bind(series_id).execute(connection).await.map(drop))
        .during("clear a series")?;
    gap::clear(tx, series_id, Span { start: Millis::MIN, end: Millis::MAX }).await
}

/// Replaces the hours and quarters of channels.
pub(crate) async fn write_slots(tx: &mut Tx, derived: &[Derived<'_>]) -> Result<Vec<Changed>> {
    let (mut ranges, mut rows, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for one in derived {
        let series_id = one.channel.series_id;
        for span in &one.spans {
            for period in [Period::Quarter, Period::Hour] {
                ranges.push((series_id, period.seconds(), span.start, span.end));
            }
            changed.push(Changed { series_id, zone: one.zone.clone(), span: *span });
        }
        for hour in one.hours.iter().filter(|hour| !hour.hour.is_empty()) {
            rows.push((series_id, Period::Hour, hour.hour));
            rows.extend(hour.quarters.iter().map(|&quarter| (series_id, Period::Quarter, quarter)));
        }
    }
    clear(tx, &ranges).await?;
    rows.sort_by_key(|(series_id, period, slot)| (*series_id, *period, slot.start));
    insert_slots(tx, &rows).await?;
    Ok(changed)
}

const ROWS_A_STATEMENT: usize = 200;

async fn insert_slots(tx: &mut Tx, rows: &[(SeriesId, Period, Slot)]) -> Result<()> {
    // SQLite looks up numbered placeholders by name, which is slow. PostgreSQL has no other kind.
    let is_numbered = matches!(tx, Tx::Postgres(_));
    for chunk in rows.chunks(ROWS_A_STATEMENT) {
        let mut sql = String::with_capacity(160 + chunk.len() * 50);
        sql.push_str("insert into rollup (series_id, period, start_at, length_ms, energy, mean, low, high, covered_ms, reading_count, quality) values ");
        for i in 0..chunk.len() {
            sql.push_str(if i == 0 { "(" } else { ",(" });
            for column in 1..=11 {
                sql.push_str(if column == 1 { "" } else { "," });
                if is_numbered {
                    sql.push('$');
                    sql.push_str(&(i * 11 + column).to_string());
                } else {
                    sql.push('?');
                }
            }
            sql.push(')');
        }
        // The text holds only placeholders, no data.
        on_tx!(tx, |connection| {
            let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).persistent(chunk.len() == ROWS_A_STATEMENT || chunk.len() <= 8);
            for (series_id, period, slot) in chunk {
                query = query.bind(*series_id).bind(period.seconds()).bind(slot.start).bind(slot.length_ms);
                query = query.bind(slot.energy).bind(slot.mean).bind(slot.low).bind(slot.high);
                query = query.bind(slot.covered_ms).bind(slot.count).bind(slot.quality);
            }
            query.execute(connection).await.map(drop)
        })
        .during("write rollups")?;
    }
    Ok(())
}

/// A quarter of a place: the sum of its parts' quarters. A part without quarters contributes its
/// share of the hour, rounded as in `Slot::fraction`. Written only if some part has quarters. Where
/// clocks change within an hour, a quarter may not last 15 minutes.
const COMPOSE_QUARTERS: &str = "insert into rollup (series_id, period, start_at, length_ms, energy, mean, low, high, covered_ms, reading_count, quality) \
     with touched as materialized (select cast(value ->> 0 as bigint) as series_id, cast(value ->> 1 as bigint) as hour, \
     cast(value ->> 2 as bigint) as quarter, cast(value ->> 3 as bigint) as quarter_ms, cast(value ->> 4 as bigint) as parts from json_each($1)), \
     part as (select t.series_id, t.quarter, t.quarter_ms, t.parts, p.factor, q.series_id as has_quarter, \
      case when q.series_id is null then h.energy * t.quarter_ms / h.length_ms else q.energy end as energy, \
      case when q.series_id is null then h.mean else q.mean end as mean, \
      case when q.series_id is null then (2 * h.covered_ms * t.quarter_ms + h.length_ms) / (2 * h.length_ms) else q.covered_ms end as covered_ms, \
      case when q.series_id is null then 0 else q.reading_count end as reading_count, \
      case when q.series_id is null then h.quality else q.quality end as quality \
      from touched t cross join series_part p \
      cross join slots_of(h, p.part_series_id, 3600, t.hour, t.hour + 1) \
      left join slots_of(q, p.part_series_id, 900, t.quarter, t.quarter + 1) \
      where p.series_id = t.series_id) \
     select series_id, 900, quarter, quarter_ms, sum(factor * energy), sum(factor * mean), sum(factor * mean), sum(factor * mean), \
     cast(sum(covered_ms) as bigint) / parts, cast(sum(reading_count) as bigint), \
     coalesce(sum(quality * covered_ms) / nullif(cast(sum(covered_ms) as double precision), 0), 0) \
     from part group by series_id, quarter, quarter_ms, parts having count(has_quarter) > 0";

/// The hours of a place: the sums of its parts' hours. An hour's low and high are those of its
/// summed quarters, not the sums of the parts' lows and highs. An hour without quarters takes its
/// mean. Queried by spans, so that each part is read once.
const COMPOSE_HOURS: &str = "insert into rollup (series_id, period, start_at, length_ms, energy, mean, low, high, covered_ms, reading_count, quality) \
     with touched as materialized (select cast(value ->> 0 as bigint) as series_id, cast(value ->> 1 as bigint) as lo, \
     cast(value ->> 2 as bigint) as hi, cast(value ->> 3 as bigint) as parts, cast(value ->> 4 as bigint) as has_quarters from json_each($1)) \
     select t.series_id, 3600, h.start_at, h.length_ms, sum(p.factor * h.energy), sum(p.factor * h.mean), \
     coalesce(case when t.has_quarters = 1 then (select min(q.mean) from rollup q where q.series_id = t.series_id and q.period = 900 \
      and q.start_at >= h.start_at and q.start_at < h.start_at + h.length_ms) end, sum(p.factor * h.mean)), \
     coalesce(case when t.has_quarters = 1 then (select max(q.mean) from rollup q where q.series_id = t.series_id and q.period = 900 \
      and q.start_at >= h.start_at and q.start_at < h.start_at + h.length_ms) end, sum(p.factor * h.mean)), \
     cast(sum(h.covered_ms) as bigint) / t.parts, cast(sum(h.reading_count) as bigint), \
     coalesce(sum(h.quality * h.covered_ms) / nullif(cast(sum(h.covered_ms) as double precision), 0), 0) \
     from touched t cross join series_part p cross join slots_of(h, p.part_series_id, 3600, t.lo, t.hi) \
     where p.series_id = t.series_id \
     group by t.series_id, h.start_at, h.length_ms, t.parts, t.has_quarters";

const COMPOSE_DAYS: &str = "insert into rollup (series_id, period, start_at, length_ms, energy, mean, low, high, covered_ms, reading_count, quality) \
     with touched as materialized (select cast(value ->> 0 as bigint) as series_id, cast(value ->> 1 as bigint) as day, \
     cast(value ->> 2 as bigint) as day_ms from json_each($1)) \
     select t.series_id, 86400, t.day, t.day_ms, sum(h.energy), \
     sum(h.mean * h.covered_ms) / nullif(cast(sum(h.covered_ms) as double precision), 0), min(h.low), max(h.high), \
     cast(sum(h.covered_ms) as bigint), cast(sum(h.reading_count) as bigint), \
     coalesce(sum(h.quality * h.covered_ms) / nullif(cast(sum(h.covered_ms) as double precision), 0), 0) \
     from touched t cross join slots_of(h, t.series_id, 3600, t.day, t.day + t.day_ms) \
     group by t.series_id, t.day, t.day_ms";

/// Adds what a gap of months contributes to a day to the sum of the day's hours, as `Slot::beside`
/// does.
const COMPOSE_GAPS: &str = "insert into rollup (series_id, period, start_at, length_ms, energy, mean, low, high, covered_ms, reading_count, quality) \
     select g.series_id, 86400, g.start_at, g.length_ms, g.energy, g.mean, g.low, g.high, g.covered_ms, 0, g.quality \
     from json_each($1) t cross join gap_day g \
     where g.series_id = cast(t.value ->> 0 as bigint) and g.start_at = cast(t.value ->> 1 as bigint) \
     on conflict (series_id, period, start_at) do update set \
     energy = coalesce(rollup.energy + excluded.energy, rollup.energy, excluded.energy), \
     mean = coalesce(rollup.mean + excluded.mean, rollup.mean, excluded.mean), \
     low = coalesce(rollup.low + excluded.low, rollup.low, excluded.low), \
     high = coalesce(rollup.high + excluded.high, rollup.high, excluded.high), \
     covered_ms = rollup.covered_ms + excluded.covered_ms, \
     quality = coalesce((rollup.quality * rollup.covered_ms + excluded.quality * excluded.covered_ms) \
      / nullif(cast(rollup.covered_ms + excluded.covered_ms as double precision), 0), 0)";

/// Sums up changed series into the places that contain them, level by level, and everything into
/// days. `gaps` are the spans whose gap days were rewritten. No other gap reaches beyond
/// `gaps_until`.
pub(crate) async fn compose(
    tx: &mut Tx,
    catalog: &Catalog,
    changed: Vec<Changed>,
    gaps: Vec<Changed>,
    gaps_until: Millis,
) -> Result<()> {
    let mut days: BTreeSet<(SeriesId, Span)> = BTreeSet::new();
    let is_of_gaps = !gaps.is_empty();
    for one in gap::compose(tx, catalog, gaps).await? {
        days.extend(one.zone.days(one.span).into_iter().map(|day| (one.series_id, day)));
    }
    let mut level = changed;
    while !level.is_empty() {
        for one in &level {
            days.extend(one.zone.days(one.span).into_iter().map(|day| (one.series_id, day)));
        }
        level = compose_level(tx, catalog, &level).await?;
    }
    let ranges: Vec<_> = days.iter().map(|(id, day)| (*id, Period::Day.seconds(), day.start, day.end)).collect();
    clear(tx, &ranges).await?;
    let has_gaps = is_of_gaps || days.iter().any(|(_, day)| day.start < gaps_until);
    let days: Vec<_> = days.iter().map(|(id, day)| (*id, day.start, day.length_ms())).collect();
    let days = serde_json::to_string(&days).unwrap_or_default();
    let sql = tx.statement(COMPOSE_DAYS);
    on_tx!(tx, |connection| sqlx::query(sql).bind(&days).execute(connection).await.map(drop)).during("sum up days")?;
    if has_gaps {
        on_tx!(tx, |connection| sqlx::query(COMPOSE_GAPS).bind(&days).execute(connection).await.map(drop))
            .during("sum up days of gaps")?;
    }
    Ok(())
}

async fn compose_level(tx: &mut Tx, catalog: &Catalog, level: &[Changed]) -> Result<Vec<Changed>> {
    let mut spans: BTreeMap<SeriesId, BTreeSet<Span>> = BTreeMap::new();
    for part in level {
        for &whole in catalog.wholes_of.get(&part.series_id).into_iter().flatten() {
            spans.entry(whole).or_default().insert(part.span);
        }
    }
    let (mut ranges, mut touched, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for (series_id, spans) in spans {
        let Some(series) = catalog.series.get(&series_id) else { continue };
        let zone = catalog.zone_of_series(series);
        for span in merged(spans) {
            for period in [Period::Quarter, Period::Hour] {
                ranges.push((series_id, period.seconds(), span.start, span.end));
            }
            touched.push((series_id, span.start, span.end));
            changed.push(Changed { series_id, zone: zone.clone(), span });
        }
    }
    if !changed.is_empty() {
        clear(tx, &ranges).await?;
        let with_quarters = compose_quarters(tx, catalog, &touched).await?;
        let stretches: Vec<_> = changed
            .iter()
            .flat_map(|one| {
                let parts = catalog.series.get(&one.series_id).map_or(1, |series| series.parts.len());
                let stretches = stretches(one, &with_quarters).into_iter();
                stretches.map(move |(span, has)| (one.series_id, span.start, span.end, parts, i64::from(has)))
            })
            .collect();
        let stretches = serde_json::to_string(&stretches).unwrap_or_default();
        let sql = tx.statement(COMPOSE_HOURS);
        on_tx!(tx, |connection| sqlx::query(sql).bind(stretches).execute(connection).await.map(drop)).during("sum up hours")?;
    }
    Ok(changed)
}

/// Splits the span into runs of hours with quarters and runs of hours without.
fn stretches(one: &Changed, with_quarters: &BTreeSet<(SeriesId, Millis)>) -> Vec<(Span, bool)> {
    let Span { start, end } = one.span;
    let (mut found, mut at): (Vec<(Span, bool)>, Millis) = (Vec::new(), start);
    for &(_, hour) in with_quarters.range((one.series_id, start)..(one.series_id, end)) {
        if at < hour {
            found.push((Span { start: at, end: hour }, false));
        }
        at = one.zone.hour(hour).end;
        match found.last_mut() {
            Some((last, true)) if last.end == hour => last.end = at,
            _ => found.push((Span { start: hour, end: at }, true)),
        }
    }
    if at < end {
        found.push((Span { start: at, end }, false));
    }
    found
}

/// The quarters that any part of a place has. Hourly history has none, which saves the larger
/// query.
const PART_QUARTERS: &str = "with touched as materialized (select cast(value ->> 0 as bigint) as series_id, cast(value ->> 1 as bigint) as lo, \
     cast(value ->> 2 as bigint) as hi from json_each($1)) \
     select distinct t.series_id, q.start_at from touched t cross join series_part p \
     cross join slots_of(q, p.part_series_id, 900, t.lo, t.hi) where p.series_id = t.series_id";

/// Sums up the quarters of places. Returns which of their hours have any.
async fn compose_quarters(
    tx: &mut Tx,
    catalog: &Catalog,
    touched: &[(SeriesId, Millis, Millis)],
) -> Result<BTreeSet<(SeriesId, Millis)>> {
    let touched = serde_json::to_string(touched).unwrap_or_default();
    let sql = tx.statement(PART_QUARTERS);
    let found: Vec<(SeriesId, Millis)> =
        on_tx!(tx, |connection| sqlx::query_as(sql).bind(touched).fetch_all(connection).await).during("look for quarters")?;
    let quarters: Vec<(SeriesId, Millis, Millis, Millis, usize)> = found
        .into_iter()
        .filter_map(|(series_id, quarter)| {
            let series = catalog.series.get(&series_id)?;
            let zone = catalog.zone_of_series(series);
            let quarter = zone.quarter(quarter);
            Some((series_id, zone.hour(quarter.start).start, quarter.start, quarter.length_ms(), series.parts.len()))
        })
        .collect();
    let hours = quarters.iter().map(|&(series_id, hour, ..)| (series_id, hour)).collect();
    if !quarters.is_empty() {
        let quarters = serde_json::to_string(&quarters).unwrap_or_default();
        let sql = tx.statement(COMPOSE_QUARTERS);
        on_tx!(tx, |connection| sqlx::query(sql).bind(quarters).execute(connection).await.map(drop)).during("sum up quarters")?;
    }
    Ok(hours)
}

/// Merges spans that touch or overlap.
fn merged(spans: BTreeSet<Span>) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for span in spans {
        match found.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => found.push(span),
        }
    }
    found
}

/// The hour that starts last also ends last: two lookups instead of a scan of the series.
const SERIES_SPAN: &str = "select (select min(r.start_at) from rollup r where r.series_id = $1 and r.period = 3600), \
     (select r.start_at + r.length_ms from rollup r where r.series_id = $1 and r.period = 3600 order by r.start_at desc limit 1)";

/// The span from the first to the last hour of a series.
pub(crate) async fn series_span(tx: &mut Tx, series_id: SeriesId) -> Result<Option<Span>> {
    let span: (Option<Millis>, Option<Millis>) =
        on_tx!(tx, |connection| sqlx::query_as(SERIES_SPAN).bind(series_id).fetch_one(connection).await)
            .during("see how far a series reaches")?;
    Ok(span.0.zip(span.1).map(|(start, end)| Span { start, end }))
}

/// The smallest span that contains both.
pub(crate) fn both(one: Option<Span>, other: Option<Span>) -> Option<Span> {
    match (one, other) {
        (Some(one), Some(other)) => Some(Span { start: one.start.min(other.start), end: one.end.max(other.end) }),
        (one, other) => one.or(other),
    }
}

const PART_SPAN: &str = "select min((select min(r.start_at) from rollup r where r.series_id = p.part_series_id and r.period = 3600)), \
     max((select r.start_at + r.length_ms from rollup r where r.series_id = p.part_series_id and r.period = 3600 \
      order by r.start_at desc limit 1)) \
     from series_part p where p.series_id = $1";

/// Rebuilds the rollups of places from their parts, for example after a meter moved to a building.
/// The sites of rebuilt buildings follow by themselves.
pub(crate) async fn recompose(tx: &mut Tx, catalog: &Catalog, series: &[SeriesId]) -> Result<()> {
    if series.is_empty() {
        return Ok(());
    }
    let (mut changed, mut gaps) = (Vec::new(), Vec::new());
    for &series_id in series {
        // Even if nothing is left, the site above must be updated.
        let old = series_span(tx, series_id).await?;
        let old_gaps = gap::span_of(tx, series_id, false).await?;
        clear_series(tx, series_id).await?;
        let Some(part) = catalog.series.get(&series_id).and_then(|series| series.parts.first()) else { continue };
        let span: (Option<Millis>, Option<Millis>) =
            on_tx!(tx, |connection| sqlx::query_as(PART_SPAN).bind(series_id).fetch_one(connection).await)
                .during("see how far parts reach")?;
        let new = span.0.zip(span.1).map(|(start, end)| Span { start, end });
        if let (Some(Span { start, end }), Some(of)) = (both(old, new), catalog.series.get(&series_id)) {
            // Treat it as if one of its parts had changed over the whole span.
            changed.push(Changed { series_id: part.0, zone: catalog.zone_of_series(of), span: Span { start, end } });
        }
        let new_gaps = gap::span_of(tx, series_id, true).await?;
        if let (Some(span), Some(of)) = (both(old_gaps, new_gaps), catalog.series.get(&series_id)) {
            gaps.push(Changed { series_id: part.0, zone: catalog.zone_of_series(of), span });
        }
    }
    compose(tx, catalog, changed, gaps, Millis::MAX).await
}
