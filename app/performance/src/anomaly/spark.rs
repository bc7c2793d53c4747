//! The small chart of an issue in the list: some forty points around it, its own hours marked. All of a
//! page's are read by one statement. It has no table: the page of the issue has one.

use super::entry::Entry;
use crate::amounts;
use domain::zone::Span;
use domain::{DAY_MS, HOUR_MS, Millis, Period};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{Store, Stretch};
use wording::page::performance::anomaly::list as says;

/// The most points of a chart.
const POINTS_MAX: usize = 40;
/// A chart of more than this is made of days.
const HOURLY_MAX_MS: Millis = 7 * DAY_MS;
/// How much is shown before and after an issue: as long as it lasted, within these.
const AROUND_MS: std::ops::RangeInclusive<Millis> = 12 * HOUR_MS..=21 * DAY_MS;

/// A small chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spark {
    /// The mean of each point's slots; `None` without a reading.
    points: Vec<Option<f64>>,
    /// The issue's own hours, as shares of the width.
    mark: (f64, f64),
    /// The slots are days.
    is_of_days: bool,
}

/// The small charts of these issues, by id.
///
/// # Errors
/// The store's.
pub async fn sparks(store: &Store, entries: &[&Entry], now: Millis) -> store::Result<HashMap<i64, Spark>> {
    let asked: Vec<Stretch> = entries.iter().map(|entry| stretch(entry, now)).collect();
    let courses = store.rollup_courses(&asked).await?;
    let of = |((entry, asked), course): ((&&Entry, &Stretch), Vec<(Millis, f64)>)| {
        (entry.id(), spark(asked, entry.anomaly.found.span, &course))
    };
    Ok(entries.iter().zip(&asked).zip(courses).map(of).collect())
}

/// The time that a small chart shows.
fn stretch(entry: &Entry, now: Millis) -> Stretch {
    let (zone, span) = (&entry.spot.zone, entry.anomaly.found.span);
    let around = span.length_ms().clamp(*AROUND_MS.start(), *AROUND_MS.end());
    let (start, end) = (span.start - around, (span.end + around).min(now.max(span.end)));
    let (period, start) = match end - start > HOURLY_MAX_MS {
        true => (Period::Day, zone.day(start).start),
        false => (Period::Hour, zone.hour(start).start),
    };
    Stretch { series_id: entry.anomaly.series_id, period, span: Span { start, end } }
}

fn spark(asked: &Stretch, own: Span, course: &[(Millis, f64)]) -> Spark {
    let is_of_days = asked.period == Period::Day;
    let slot_ms = if is_of_days { DAY_MS } else { HOUR_MS };
    let length = asked.span.length_ms().max(1);
    // A day may have 23 or 25 hours.
    let place = |at: Millis| usize::try_from((at - asked.span.start + slot_ms / 2) / slot_ms).unwrap_or(0);
    let slots = usize::try_from((length + slot_ms - 1) / slot_ms).unwrap_or(1);
    let each = slots.div_ceil(POINTS_MAX).max(1);
    let mut sums = vec![(0.0, 0usize); slots.div_ceil(each)];
    for (at, energy) in course {
        if let Some(sum) = sums.get_mut(place(*at) / each) {
            *sum = (sum.0 + energy, sum.1 + 1);
        }
    }
    let share = |at: Millis| ((at - asked.span.start) as f64 / length as f64).clamp(0.0, 1.0);
    let points = sums.into_iter().map(|(sum, count)| (count > 0).then(|| sum / count as f64)).collect();
    Spark { points, mark: (share(own.start), share(own.end)), is_of_days }
}

impl Spark {
    /// The line, in a box of 96 by 28. Where readings are missing it is broken.
    fn path(&self) -> String {
        let highest = self.points.iter().flatten().fold(1e-9_f64, |most, value| most.max(*value));
        let step = 96.0 / self.points.len().max(1) as f64;
        let mut path = String::new();
        let mut is_broken = true;
        for (i, point) in self.points.iter().enumerate() {
            let Some(value) = point else {
                is_broken = true;
                continue;
            };
            let way = if is_broken { 'M' } else { 'L' };
            let (x, y) = ((i as f64 + 0.5) * step, 27.0 - value.max(0.0) / highest * 25.0);
            path.push_str(&format!("{way}{x:.1} {y:.1}"));
            // A single point between gaps would not be seen.
            if is_broken {
                path.push_str("h.1");
            }
            is_broken = false;
        }
        path
    }

    /// The chart as markup.
    pub fn view(&self, entry: &Entry) -> AnyView {
        let spot = &entry.spot;
        let (words, span) = (spot.words, entry.anomaly.found.span);
        let highest = self.points.iter().flatten().fold(0.0_f64, |most, value| most.max(*value));
        let an_hour = if self.is_of_days { highest / 24.0 } else { highest };
        let range = words.range(spot.zone.date(span.start), spot.zone.date(span.end - 1));
        let said = says::chart(words, &range, &words.written(&amounts::rate(an_hour, spot.utility, words.units)));
        let (from, to) = (self.mark.0 * 96.0, self.mark.1 * 96.0);
        view! {
            <svg class="sparkline issue-spark" viewBox="0 0 96 28" preserveAspectRatio="none" role="img" aria-label=said data-utility=spot.utility.as_str().replace('_', "-")>
                <rect class="chart-mark" x=format!("{from:.1}") width=format!("{:.1}", (to - from).max(1.0)) height="28"/>
                <path class="chart-line" d=self.path()/>
            </svg>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::SeriesId;

    fn asked(period: Period, hours: i64) -> Stretch {
        Stretch { series_id: SeriesId(1), period, span: Span { start: 0, end: hours * HOUR_MS } }
    }

    #[test]
    fn a_small_chart_has_forty_points_at_most_and_marks_the_issues_own_hours() {
        let course: Vec<(Millis, f64)> = (0..168).map(|hour| (hour * HOUR_MS, hour as f64)).collect();
        let own = Span { start: 42 * HOUR_MS, end: 84 * HOUR_MS };
        let found = spark(&asked(Period::Hour, 168), own, &course);
        assert_eq!((found.points.len(), found.mark), (34, (0.25, 0.5)));
        assert_eq!((found.points[0], found.points[33]), (Some(2.0), Some(166.0)));
        let days: Vec<(Millis, f64)> = (0..30).map(|day| (day * DAY_MS + HOUR_MS, 24.0)).collect();
        assert_eq!(spark(&asked(Period::Day, 720), own, &days).points, vec![Some(24.0); 30], "also after a clock change");
    }

    #[test]
    fn where_readings_are_missing_the_line_is_broken() {
        let course = [(0, 4.0), (HOUR_MS, 2.0), (3 * HOUR_MS, 1.0)];
        let found = spark(&asked(Period::Hour, 4), Span { start: 0, end: HOUR_MS }, &course);
        assert_eq!(found.path(), "M12.0 2.0h.1L36.0 14.5M84.0 20.8h.1");
        assert_eq!(Spark::default().path(), "");
    }
}
