//! Gap days: days that lie wholly within a gap of months. Each is one row per day and series, apart
//! from the hours of all other days. They are stored with the rollups, summed into places like
//! hours, and split into hours when hours are requested. Leaves out which days these are
//! (`domain::rollup::gap_days`).

use crate::backend::Tx;
use crate::compose::Changed;
use crate::error::During;
use crate::read::{Passed, SlotRow, asked};
use crate::{Catalog, Result, Store};
use domain::rollup::energy_within;
use domain::zone::Span;
use domain::{Millis, Period, SeriesId, Slot};
use std::collections::{BTreeMap, HashMap};

const CLEAR: &str = "delete from gap_day where series_id = $1 and start_at >= $2 and start_at < $3";

const INSERT: &str = "insert into gap_day (series_id, start_at, length_ms, energy, mean, low, high, covered_ms, quality) \
     select $1, cast(value ->> 0 as bigint), cast(value ->> 1 as bigint), cast(value ->> 2 as double precision), \
     cast(value ->> 3 as double precision), cast(value ->> 4 as double precision), cast(value ->> 5 as double precision), \
     cast(value ->> 6 as bigint), cast(value ->> 7 as double precision) from json_each($2)";

/// A place's gap day is the sum of its parts' gap days. Its low and high are unknown, so they equal
/// the mean.
const COMPOSE: &str = "insert into gap_day (series_id, start_at, length_ms, energy, mean, low, high, covered_ms, quality) \
     select p.series_id, g.start_at, g.length_ms, sum(p.factor * g.energy), sum(p.factor * g.mean), sum(p.factor * g.mean), \
     sum(p.factor * g.mean), cast(sum(g.covered_ms) as bigint) / $4, \
     coalesce(sum(g.quality * g.covered_ms) / nullif(cast(sum(g.covered_ms) as double precision), 0), 0) \
     from series_part p cross join gap_day g \
     where p.series_id = $1 and g.series_id = p.part_series_id and g.start_at >= $2 and g.start_at < $3 \
     group by p.series_id, g.start_at, g.length_ms";

const RANGE: &str = "select g.series_id, g.start_at, g.length_ms, g.energy, g.mean, g.low, g.high, g.covered_ms, \
     cast(0 as bigint) as reading_count, g.quality from json_each($1) t cross join gap_day g \
     where g.series_id = cast(t.value ->> 0 as bigint) and g.start_at > $2 and g.start_at < $3 order by g.series_id, g.start_at";

/// When the last gap day ends.
pub(crate) const UNTIL: &str = "select coalesce(max(start_at + length_ms), 0) from gap_day";

const SPAN: &str = "select min(start_at), max(start_at + length_ms) from gap_day where series_id = $1";

const PART_SPAN: &str = "select min(g.start_at), max(g.start_at + g.length_ms) from series_part p \
     join gap_day g on g.series_id = p.part_series_id where p.series_id = $1";

/// Replaces the gap days of a series within `span`.
pub(crate) async fn write(tx: &mut Tx, series_id: SeriesId, span: Span, days: &[Slot]) -> Result<()> {
    clear(tx, series_id, span).await?;
    if days.is_empty() {
        return Ok(());
    }
    let row = |day: &Slot| (day.start, day.length_ms, day.energy, day.mean, day.low, day.high, day.covered_ms, day.quality);
    let days = serde_json::to_string(&days.iter().map(row).collect::<Vec<_>>()).unwrap_or_default();
    on_tx!(tx, |connection| sqlx::query(INSERT).bind(series_id).bind(days).execute(connection).await.map(drop))
        .during("write the days of a gap")
}

pub(crate) async fn clear(tx: &mut Tx, series_id: SeriesId, span: Span) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(CLEAR)
        .bind(series_id)
        .bind(span.start)
        .bind(span.end)
        .execute(connection)
        .await
        .map(drop))
    .during("clear the days of a gap")
}

/// Sums up changed gap days into the places that contain them, level by level. Returns everything
/// that changed.
pub(crate) async fn compose(tx: &mut Tx, catalog: &Catalog, changed: Vec<Changed>) -> Result<Vec<Changed>> {
    let (mut all, mut level) = (Vec::new(), changed);
    while !level.is_empty() {
        let mut spans: BTreeMap<SeriesId, Span> = BTreeMap::new();
        for part in &level {
            for &whole in catalog.wholes_of.get(&part.series_id).into_iter().flatten() {
                let span = spans.entry(whole).or_insert(part.span);
                *span = Span { start: span.start.min(part.span.start), end: span.end.max(part.span.end) };
            }
        }
        all.append(&mut level);
        for (series_id, span) in spans {
            let Some(series) = catalog.series.get(&series_id) else { continue };
            clear(tx, series_id, span).await?;
            on_tx!(tx, |connection| sqlx::query(COMPOSE)
                .bind(series_id)
                .bind(span.start)
                .bind(span.end)
                .bind(series.parts.len().max(1) as i64)
                .execute(connection)
                .await
                .map(drop))
            .during("sum up the days of gaps")?;
            level.push(Changed { series_id, zone: catalog.zone_of_series(series), span });
        }
    }
    Ok(all)
}

/// The span from the first to the last gap day of a series, or of its parts.
pub(crate) async fn span_of(tx: &mut Tx, series_id: SeriesId, is_of_parts: bool) -> Result<Option<Span>> {
    let sql = if is_of_parts { PART_SPAN } else { SPAN };
    let span: (Option<Millis>, Option<Millis>) =
        on_tx!(tx, |connection| sqlx::query_as(sql).bind(series_id).fetch_one(connection).await)
            .during("see how far gaps reach")?;
    Ok(span.0.zip(span.1).map(|(start, end)| Span { start, end }))
}

/// A day has 25 hours at most.
const DAY_MS_MAX: Millis = 25 * domain::HOUR_MS;

const OF_SERIES: &str = "select series_id, start_at, length_ms, energy, mean, low, high, covered_ms, \
     cast(0 as bigint) as reading_count, quality from gap_day where series_id = $1 order by start_at";

/// All gap days of a series.
pub(crate) async fn all_of(tx: &mut Tx, series_id: SeriesId) -> Result<Vec<Slot>> {
    let rows: Vec<SlotRow> = on_tx!(tx, |connection| sqlx::query_as(OF_SERIES).bind(series_id).fetch_all(connection).await)
        .during("read the days of gaps")?;
    Ok(rows.into_iter().map(Slot::from).collect())
}

impl Store {
    /// The gap days of these series that touch `span`, in order of time.
    pub(crate) async fn gap_range(&self, series: &[SeriesId], span: Span) -> Result<HashMap<SeriesId, Vec<Slot>>> {
        let mut found: HashMap<SeriesId, Vec<Slot>> = HashMap::new();
        if span.start >= self.catalog().gaps_until {
            return Ok(found);
        }
        let asked = asked(series);
        let rows: Vec<SlotRow> = on_read!(self, |pool| sqlx::query_as(RANGE)
            .bind(asked)
            .bind(span.start.saturating_sub(DAY_MS_MAX))
            .bind(span.end)
            .fetch_all(pool)
            .await)
        .during("read the days of gaps")?;
        for row in rows {
            let (series_id, day) = (row.series_id, Slot::from(row));
            if day.start + day.length_ms > span.start {
                found.entry(series_id).or_default().push(day);
            }
        }
        Ok(found)
    }

    /// Adds the gap days' share to the hours (or quarters) of these series that start within
    /// `span`.
    pub(crate) async fn gaps_add(
        &self,
        found: &mut HashMap<SeriesId, Vec<Slot>>,
        series: &[SeriesId],
        period: Period,
        span: Span,
    ) -> Result<()> {
        let gaps = self.gap_range(series, span).await?;
        if gaps.is_empty() {
            return Ok(());
        }
        let catalog = self.catalog();
        for (series_id, days) in gaps {
            let Some(zone) = catalog.series.get(&series_id).map(|series| catalog.zone_of_series(series)) else { continue };
            let known = found.entry(series_id).or_default();
            let mut all: BTreeMap<Millis, Slot> = known.drain(..).map(|slot| (slot.start, slot)).collect();
            for day in days {
                let within = Span { start: day.start, end: day.start + day.length_ms };
                let slots = if period == Period::Quarter { zone.quarters(within) } else { zone.hours(within) };
                for slot in slots.into_iter().filter(|slot| span.contains(slot.start)) {
                    let share = day.fraction(slot);
                    all.entry(slot.start).and_modify(|known| *known = known.beside(&share)).or_insert(share);
                }
            }
            known.extend(all.into_values());
        }
        Ok(())
    }

    /// Adds the gap days' share to what passed in these series within these spans.
    pub(crate) async fn gaps_passed(
        &self,
        found: &mut HashMap<SeriesId, Vec<Passed>>,
        series: &[SeriesId],
        spans: &[Span],
    ) -> Result<()> {
        let (Some(start), Some(end)) = (spans.iter().map(|span| span.start).min(), spans.iter().map(|span| span.end).max())
        else {
            return Ok(());
        };
        for (series_id, days) in self.gap_range(series, Span { start, end: end + 1 }).await? {
            let all = found.entry(series_id).or_insert_with(|| vec![Passed::default(); spans.len()]);
            for (passed, span) in all.iter_mut().zip(spans) {
                let add = |a: Option<f64>, b: Option<f64>| a.zip(b).map(|(a, b)| a + b).or(a).or(b);
                passed.energy = add(passed.energy, energy_within(&days, *span));
                let is_under_way = |day: &&Slot| day.start <= span.end && span.end < day.start + day.length_ms;
                passed.mean = add(passed.mean, days.iter().find(is_under_way).and_then(|day| day.mean));
            }
        }
        Ok(())
    }
}
