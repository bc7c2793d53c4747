//! What pages and the API ask for: rollups of a span, newest readings, a channel's ledger.

use crate::backend::value::ids;
use crate::error::During;
use crate::ledger::slot::SlotRow;
use crate::{Passed, Result, Store};
use domain::zone::Span;
use domain::{ChannelId, Millis, Period, Reading, SeriesId, Slot};
use std::collections::HashMap;

/// The newest reading of a channel, and the one before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Latest {
    /// The channel.
    pub channel_id: ChannelId,
    /// The newest.
    pub newest: Reading,
    /// The one before.
    pub before: Option<Reading>,
}

/// The energy of several slots.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// The sum, in the series' unit.
    pub energy: f64,
    /// In how many slots it is known.
    pub known: i64,
}

const RANGE: &str = "with asked as materialized (select cast(value ->> 0 as bigint) as series_id from json_each($1)) \
     select r.series_id, r.start_at, r.length_ms, r.energy, r.mean, r.low, r.high, r.covered_ms, r.reading_count, r.quality \
     from asked a cross join slots_of(r, a.series_id, $2, $3, $4) \
     order by r.series_id, r.start_at";

const TOTAL: &str = "with asked as materialized (select cast(value ->> 0 as bigint) as series_id from json_each($1)) \
     select r.series_id, coalesce(sum(r.energy), 0.0) as energy, count(r.energy) as known \
     from asked a cross join slots_of(r, a.series_id, $2, $3, $4) group by r.series_id";

const PASSED: &str = "with asked as materialized (select cast(value ->> 0 as bigint) as series_id from json_each($1)), \
     passed as materialized (select cast(value ->> 0 as bigint) as place, cast(value ->> 1 as bigint) as lo, cast(value ->> 2 as bigint) as hi \
      from json_each($2)) \
     select a.series_id, p.place, \
     sum(case when r.start_at + r.length_ms <= p.hi then r.energy \
      when r.start_at < p.hi then r.energy * (p.hi - r.start_at) / cast(r.length_ms as double precision) end), \
     max(case when r.start_at + r.length_ms > p.hi then r.mean end) \
     from asked a cross join passed p cross join slots_of(r, a.series_id, 3600, p.lo, p.hi + 1) \
     group by a.series_id, p.place";

const LATEST: &str = "with asked as (select cast(value ->> 0 as bigint) as channel_id from json_each($1)), \
     newest as materialized (select a.channel_id, (select max(r.at) from reading r where r.channel_id = a.channel_id) as hi from asked a), \
     last as materialized (select n.channel_id, n.hi, \
      coalesce((select max(b.at) from reading b where b.channel_id = n.channel_id and b.at < n.hi), n.hi) as lo from newest n) \
     select r.channel_id, r.at, r.value, r.span_ms from last l cross join readings_of(r, l.channel_id, l.lo, l.hi + 1) \
     order by r.channel_id, r.at";

const READINGS: &str =
    "select at, value, span_ms from reading where channel_id = $1 and at >= $2 and at < $3 order by at desc limit $4";

const PAGE: &str = "select at, value, span_ms from reading where channel_id = $1 and at >= $2 and at < $3 order by at limit $4";

const AFTER: &str = "select at, value, span_ms from reading where channel_id = $1 and at > $2 order by at limit 1";

/// One lookup for each channel instead of a scan of the ledger.
const FIRST: &str = "select min(first.at) from \
     (select (select min(r.at) from reading r where r.channel_id = c.channel_id) as at from channel c) first";

const NOTE: &str = "insert into reading_note (channel_id, at, note, entered_at) values ($1, $2, $3, $4) \
     on conflict (channel_id, at) do update set note = excluded.note, entered_at = excluded.entered_at";

const LAST_ROLLUP: &str =
    "select max(start_at) from rollup where series_id = $1 and period = 3600 and start_at < $2 and covered_ms > 0";

impl Store {
    /// The stored slots of these series that start within `span`, by series and in order of time.
    /// Quarters are stored only if they differ from a fourth of their hour:
    /// [`Store::rollup_quarters`] fills in the others.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn rollup_range(&self, series: &[SeriesId], period: Period, span: Span) -> Result<HashMap<SeriesId, Vec<Slot>>> {
        let mut found = self.rollup_kept(series, period, span).await?;
        if period == Period::Hour {
            self.gaps_add(&mut found, series, period, span).await?;
        }
        Ok(found)
    }

    /// The energy of these series in the stored slots that start within `span`, added up; a series
    /// without slots is left out.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn rollup_total(&self, series: &[SeriesId], period: Period, span: Span) -> Result<HashMap<SeriesId, Total>> {
        let asked = ids(series);
        let sql = self.backend.statement(TOTAL);
        let rows: Vec<(SeriesId, f64, i64)> = on_read!(self, |pool| sqlx::query_as(sql)
            .bind(asked)
            .bind(period.seconds())
            .bind(span.start)
            .bind(span.end)
            .fetch_all(pool)
            .await)
        .during("add up rollups")?;
        Ok(rows.into_iter().map(|(series_id, energy, known)| (series_id, Total { energy, known })).collect())
    }

    /// The rows of the table alone, without gaps.
    async fn rollup_kept(&self, series: &[SeriesId], period: Period, span: Span) -> Result<HashMap<SeriesId, Vec<Slot>>> {
        let asked = ids(series);
        let sql = self.backend.statement(RANGE);
        let rows: Vec<SlotRow> = on_read!(self, |pool| sqlx::query_as(sql)
            .bind(asked)
            .bind(period.seconds())
            .bind(span.start)
            .bind(span.end)
            .fetch_all(pool)
            .await)
        .during("read rollups")?;
        let mut found: HashMap<SeriesId, Vec<Slot>> = HashMap::new();
        for row in rows {
            found.entry(row.series_id).or_default().push(row.into());
        }
        Ok(found)
    }

    /// What these series did within each of these spans, from their hours. The spans must begin on
    /// the hour. Each series gets one entry for each span, in order; a series without rollups is
    /// left out. For a page that compares many places on many days and needs no single hours.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn rollup_passed(&self, series: &[SeriesId], spans: &[Span]) -> Result<HashMap<SeriesId, Vec<Passed>>> {
        let asked = ids(series);
        let places: Vec<_> = spans.iter().enumerate().map(|(place, span)| (place, span.start, span.end)).collect();
        let places = serde_json::to_string(&places).unwrap_or_default();
        let sql = self.backend.statement(PASSED);
        let rows: Vec<(SeriesId, i64, Option<f64>, Option<f64>)> =
            on_read!(self, |pool| sqlx::query_as(sql).bind(asked).bind(places).fetch_all(pool).await).during("sum up rollups")?;
        let mut found: HashMap<SeriesId, Vec<Passed>> = HashMap::new();
        for (series_id, place, energy, mean) in rows {
            let all = found.entry(series_id).or_insert_with(|| vec![Passed::default(); spans.len()]);
            if let Some(passed) = usize::try_from(place).ok().and_then(|place| all.get_mut(place)) {
                *passed = Passed { energy, mean };
            }
        }
        self.gaps_passed(&mut found, series, spans).await?;
        Ok(found)
    }

    /// The quarter-hours of these series within `span`, whether metered as such or a fourth of an
    /// hour.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn rollup_quarters(&self, series: &[SeriesId], span: Span) -> Result<HashMap<SeriesId, Vec<Slot>>> {
        let wide = Span { start: span.start - domain::HOUR_MS, end: span.end };
        let mut hours = self.rollup_kept(series, Period::Hour, wide).await?;
        let mut kept = self.rollup_kept(series, Period::Quarter, wide).await?;
        let (mut found, catalog) = (HashMap::new(), self.catalog());
        for (series_id, hours) in hours.drain() {
            let zone = catalog.series.get(&series_id).map(|series| catalog.zone_of_series(series)).unwrap_or_default();
            let kept = kept.remove(&series_id).unwrap_or_default();
            let mut all = Vec::new();
            for hour in hours {
                let end = hour.start + hour.length_ms;
                let own = &kept[kept.partition_point(|q| q.start < hour.start)..kept.partition_point(|q| q.start < end)];
                if own.is_empty() {
                    all.extend(zone.quarters(Span { start: hour.start, end }).into_iter().map(|quarter| hour.fraction(quarter)));
                } else {
                    all.extend_from_slice(own);
                }
            }
            all.retain(|quarter| span.contains(quarter.start));
            found.insert(series_id, all);
        }
        self.gaps_add(&mut found, series, Period::Quarter, span).await?;
        Ok(found)
    }

    /// The newest reading of each of these channels, with the one before it. Channels without
    /// readings are left out.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn reading_latest(&self, channels: &[ChannelId]) -> Result<Vec<Latest>> {
        let asked = ids(channels);
        let sql = self.backend.statement(LATEST);
        let rows: Vec<(ChannelId, Millis, f64, Option<Millis>)> =
            on_read!(self, |pool| sqlx::query_as(sql).bind(asked).fetch_all(pool).await).during("read the newest readings")?;
        let mut found: Vec<Latest> = Vec::new();
        for (channel_id, at, value, span_ms) in rows {
            let reading = Reading { at, value, span_ms };
            match found.last_mut() {
                Some(last) if last.channel_id == channel_id => {
                    last.before = Some(last.newest);
                    last.newest = reading;
                }
                _ => found.push(Latest { channel_id, newest: reading, before: None }),
            }
        }
        Ok(found)
    }

    /// Raw readings of a channel within `span`, newest first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn reading_list(&self, channel_id: ChannelId, span: Span, limit: i64) -> Result<Vec<Reading>> {
        let rows: Vec<(Millis, f64, Option<Millis>)> = on_read!(self, |pool| sqlx::query_as(READINGS)
            .bind(channel_id)
            .bind(span.start)
            .bind(span.end)
            .bind(limit)
            .fetch_all(pool)
            .await)
        .during("read a channel's readings")?;
        Ok(rows.into_iter().map(|(at, value, span_ms)| Reading { at, value, span_ms }).collect())
    }

    /// Raw readings of a channel within `span`, oldest first, at most `limit`. The next page begins
    /// after the last one.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn reading_page(&self, channel_id: ChannelId, span: Span, limit: i64) -> Result<Vec<Reading>> {
        let rows: Vec<(Millis, f64, Option<Millis>)> = on_read!(self, |pool| sqlx::query_as(PAGE)
            .bind(channel_id)
            .bind(span.start)
            .bind(span.end)
            .bind(limit)
            .fetch_all(pool)
            .await)
        .during("read a page of a channel's ledger")?;
        Ok(rows.into_iter().map(|(at, value, span_ms)| Reading { at, value, span_ms }).collect())
    }

    /// The first reading of a channel after an instant.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn reading_after(&self, channel_id: ChannelId, at: Millis) -> Result<Option<Reading>> {
        let row: Option<(Millis, f64, Option<Millis>)> =
            on_read!(self, |pool| sqlx::query_as(AFTER).bind(channel_id).bind(at).fetch_optional(pool).await)
                .during("read the next reading")?;
        Ok(row.map(|(at, value, span_ms)| Reading { at, value, span_ms }))
    }

    /// The time of the oldest reading of all channels.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn reading_first(&self) -> Result<Option<Millis>> {
        on_read!(self, |pool| sqlx::query_scalar(FIRST).fetch_one(pool).await).during("find the first reading")
    }

    /// Stores a note on a reading, in place of an earlier one.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn reading_note_put(&self, channel_id: ChannelId, at: Millis, note: &str, entered_at: Millis) -> Result<()> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(NOTE)
            .bind(channel_id)
            .bind(at)
            .bind(note)
            .bind(entered_at)
            .execute(connection)
            .await
            .map(drop))
        .during("note a reading")?;
        self.end(tx).await
    }

    /// The start of the newest hour of a series that begins before `before`.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn rollup_last_hour(&self, series_id: SeriesId, before: Millis) -> Result<Option<Millis>> {
        on_read!(self, |pool| sqlx::query_scalar(LAST_ROLLUP).bind(series_id).bind(before).fetch_one(pool).await)
            .during("find the newest hour")
    }
}
