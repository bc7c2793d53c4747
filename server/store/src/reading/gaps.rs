//! Adds gap days to what is read of the rollups: they are kept apart from the hours of all other
//! days (`ledger::gap`).

use crate::backend::value::ids;
use crate::error::During;
use crate::ledger::slot::SlotRow;
use crate::{Passed, Result, Store};
use domain::rollup::energy_within;
use domain::zone::Span;
use domain::{Millis, Period, SeriesId, Slot};
use std::collections::{BTreeMap, HashMap};

const RANGE: &str = "select g.series_id, g.start_at, g.length_ms, g.energy, g.mean, g.low, g.high, g.covered_ms, \
     cast(0 as bigint) as reading_count, g.quality from json_each($1) t cross join gap_day g \
     where g.series_id = cast(t.value ->> 0 as bigint) and g.start_at > $2 and g.start_at < $3 order by g.series_id, g.start_at";

/// A day has 25 hours at most.
const DAY_MS_MAX: Millis = 25 * domain::HOUR_MS;

impl Store {
    /// The gap days of these series that touch `span`, in order of time.
    async fn gap_range(&self, series: &[SeriesId], span: Span) -> Result<HashMap<SeriesId, Vec<Slot>>> {
        let mut found: HashMap<SeriesId, Vec<Slot>> = HashMap::new();
        if span.start >= self.catalog().gaps_until {
            return Ok(found);
        }
        let asked = ids(series);
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
