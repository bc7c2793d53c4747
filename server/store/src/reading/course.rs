//! The course of many series at once, each over its own time, for the small pictures of a list. Leaves
//! out days of gaps: a small picture shows them as missing.

use crate::error::During;
use crate::{Result, Store};
use domain::zone::Span;
use domain::{Millis, Period, SeriesId};

/// A stretch of a series, by its hours or days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The series.
    pub series_id: SeriesId,
    /// The length of its slots.
    pub period: Period,
    /// Slots that start within.
    pub span: Span,
}

const COURSES: &str = "with asked as materialized (select cast(value ->> 0 as bigint) as place, cast(value ->> 1 as bigint) as series_id, \
     cast(value ->> 2 as bigint) as period, cast(value ->> 3 as bigint) as lo, cast(value ->> 4 as bigint) as hi from json_each($1)) \
     select a.place, r.start_at, r.energy from asked a cross join slots_of(r, a.series_id, a.period, a.lo, a.hi) \
     where r.energy is not null order by a.place, r.start_at";

impl Store {
    /// The start and the energy of each slot of these stretches, in their order and in order of time.
    /// One statement, however many there are.
    ///
    /// # Errors
    /// When the statement fails.
    pub async fn rollup_courses(&self, stretches: &[Stretch]) -> Result<Vec<Vec<(Millis, f64)>>> {
        let asked = stretches
            .iter()
            .enumerate()
            .map(|(place, one)| (place, one.series_id, one.period.seconds(), one.span.start, one.span.end));
        let asked = serde_json::to_string(&asked.collect::<Vec<_>>()).unwrap_or_default();
        let sql = self.backend.statement(COURSES);
        let rows: Vec<(i64, Millis, f64)> =
            on_read!(self, |pool| sqlx::query_as(sql).bind(asked).fetch_all(pool).await).during("read the courses of a list")?;
        let mut found = vec![Vec::new(); stretches.len()];
        for (place, at, energy) in rows {
            if let Some(course) = usize::try_from(place).ok().and_then(|place| found.get_mut(place)) {
                course.push((at, energy));
            }
        }
        Ok(found)
    }
}
