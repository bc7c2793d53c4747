//! Gap days: days that lie wholly within a gap of months. Each is one row per day and series, apart
//! from the hours of all other days. They are stored with the rollups, summed into places like
//! hours, and split into hours when hours are requested (`reading::gaps`). Leaves out which days these are
//! (`domain::rollup::gap_days`).

use super::slot::{Changed, SlotRow};
use crate::backend::Tx;
use crate::error::During;
use crate::{Catalog, Result};
use domain::zone::Span;
use domain::{Millis, SeriesId, Slot};
use std::collections::BTreeMap;

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

const OF_SERIES: &str = "select series_id, start_at, length_ms, energy, mean, low, high, covered_ms, \
     cast(0 as bigint) as reading_count, quality from gap_day where series_id = $1 order by start_at";

/// All gap days of a series.
pub(crate) async fn all_of(tx: &mut Tx, series_id: SeriesId) -> Result<Vec<Slot>> {
    let rows: Vec<SlotRow> = on_tx!(tx, |connection| sqlx::query_as(OF_SERIES).bind(series_id).fetch_all(connection).await)
        .during("read the days of gaps")?;
    Ok(rows.into_iter().map(Slot::from).collect())
}
