//! A building's history, by hours, days or weeks.

use super::metric::{Measured, Metric, Slots, Sources};
use super::notation::{thousandths, tidy, written};
use super::places::building_called;
use super::question::{Granularity, Question, question};
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use domain::zone::Span;
use domain::{BuildingId, Millis, Period, SeriesId, Slot, Zone};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use services::Services;
use std::collections::BTreeMap;

/// A building's history.
#[derive(Serialize)]
pub(super) struct HistoricalBody {
    building_id: BuildingId,
    period: PeriodBody,
    granularity: &'static str,
    currency: String,
    data_points: usize,
    readings: Vec<Row>,
    summary: Named<Summary>,
    /// Unknown prices and factors of the metrics that need them.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct PeriodBody {
    start: String,
    end: String,
}

/// One slot of time.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    start: Millis,
    /// The day at the site; for days and weeks only.
    date: Option<String>,
    values: Vec<(&'static str, Option<f64>)>,
    /// The lowest quality of its values; null without any.
    quality: Option<f64>,
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("timestamp", &written(self.start))?;
        if let Some(date) = &self.date {
            map.serialize_entry("date", date)?;
        }
        for (name, value) in &self.values {
            map.serialize_entry(name, value)?;
        }
        map.serialize_entry("quality", &self.quality)?;
        map.end()
    }
}

/// Values by metric name, in the requested order.
#[derive(Debug, PartialEq)]
struct Named<T>(Vec<(&'static str, T)>);

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// Summary of one metric over all readings that have it.
#[derive(Debug, Default, PartialEq, Serialize)]
struct Summary {
    /// Null for a level: temperatures do not add up.
    total: Option<f64>,
    mean: Option<f64>,
    min: Option<f64>,
    max: Option<f64>,
    /// Number of readings that have it; fewer than `data_points` if some are missing.
    count: usize,
}

/// `GET /api/energy/buildings/{building_id}/historical`
pub(super) async fn historical(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<HistoricalBody>, Problem> {
    let catalog = state.catalog();
    let building = building_called(&catalog, &path?.0)?;
    let zone = catalog.zone(building.site_id);
    let asked = question(&query?.0, &zone)?;
    let sources = Sources::of(&catalog, building, &asked.metrics);
    let period = if asked.granularity == Granularity::Hourly { Period::Hour } else { Period::Day };
    let slots = state.store.rollup_range(&sources.series(&asked.metrics), period, asked.span).await?;
    let wanted = if period == Period::Day { sources.hours_wanted(&asked.metrics, asked.span) } else { Vec::new() };
    // The first and last day may reach beyond the requested span.
    let days = Span { start: zone.day(asked.span.start).start, end: zone.day(asked.span.end).end };
    let hours = state.store.rollup_range(&wanted, Period::Hour, days).await?;
    let rows = rows(&sources, &zone, &asked, slots, &hours);
    let needs_rates = asked.metrics.iter().any(|metric| metric.needs_rates());
    let notes = if needs_rates { sources.missing_rates(asked.span.start) } else { Vec::new() };
    Ok(Json(HistoricalBody {
        building_id: building.building_id,
        period: PeriodBody { start: written(asked.span.start), end: written(asked.span.end) },
        granularity: asked.granularity.as_str(),
        summary: Named(asked.metrics.iter().enumerate().map(|(i, metric)| (metric.name, summary(metric, i, &rows))).collect()),
        currency: sources.currency,
        data_points: rows.len(),
        readings: rows,
        notes,
    }))
}

/// The requested slots that have data, in order.
fn rows(sources: &Sources, zone: &Zone, asked: &Question, slots: Slots, hours: &Slots) -> Vec<Row> {
    let slots: Slots = match asked.granularity {
        Granularity::Weekly => slots.into_iter().map(|(id, days)| (id, weeks(zone, asked.span, &days))).collect(),
        Granularity::Hourly | Granularity::Daily => slots,
    };
    // Group by instant first, so that each row finds its slots directly.
    let mut by_start: BTreeMap<Millis, Vec<(SeriesId, &Slot)>> = BTreeMap::new();
    for (series_id, slots) in &slots {
        for slot in slots {
            by_start.entry(slot.start).or_default().push((*series_id, slot));
        }
    }
    let row = |(start, here): (Millis, Vec<(SeriesId, &Slot)>)| {
        let measured: Vec<(&'static str, Option<Measured>)> = asked
            .metrics
            .iter()
            .map(|metric| {
                let slot_of = |id| here.iter().find(|part| part.0 == id).map(|part| part.1);
                (metric.name, sources.value(metric, slot_of, hours))
            })
            .collect();
        let quality = measured.iter().filter_map(|(_, one)| one.map(|one| one.quality)).reduce(f64::min);
        Row {
            start,
            date: (asked.granularity != Granularity::Hourly).then(|| zone.date(start).to_string()),
            values: measured.into_iter().map(|(name, one)| (name, one.map(|one| tidy(one.value)))).collect(),
            quality: quality.map(thousandths),
        }
    };
    by_start.into_iter().map(row).collect()
}

/// Sums days into weeks. The first and the last week are cut at the requested days, so that the
/// weeks add up to the same total as the days.
fn weeks(zone: &Zone, span: Span, days: &[Slot]) -> Vec<Slot> {
    let day_from = |at: Millis| if zone.day(at).start == at { at } else { zone.day(at).end };
    let (first, last) = (day_from(span.start), day_from(span.end));
    let week_of = |day: &Slot| {
        let week = zone.week(day.start);
        Span { start: week.start.max(first), end: week.end.min(last) }
    };
    days.chunk_by(|a, b| week_of(a) == week_of(b)).map(|days| Slot::joined(week_of(&days[0]), days)).collect()
}

fn summary(metric: &Metric, index: usize, rows: &[Row]) -> Summary {
    let values: Vec<f64> = rows.iter().filter_map(|row| row.values.get(index)?.1).collect();
    if values.is_empty() {
        return Summary::default();
    }
    let total: f64 = values.iter().sum();
    Summary {
        total: metric.is_amount().then(|| tidy(total)),
        mean: Some(tidy(total / values.len() as f64)),
        min: values.iter().copied().reduce(f64::min),
        max: values.iter().copied().reduce(f64::max),
        count: values.len(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::api::metric::{METRICS, coverage};
    use domain::zone::Date;
    use domain::{DAY_MS, HOUR_MS};

    fn known(span: Span, energy: f64) -> Slot {
        let mean = Some(energy);
        Slot { energy: Some(energy), mean, covered_ms: span.length_ms(), count: 1, quality: 1.0, ..Slot::empty(span) }
    }

    fn at(zone: &Zone, date: &str) -> Millis {
        zone.start_of(Date::parse(date).unwrap())
    }

    #[test]
    fn weeks_begin_on_monday_and_add_up_to_the_days_that_were_asked_for() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        // Thursday to Tuesday, over the night in which the clock is set back.
        let span = Span { start: at(&zone, "2026-10-22"), end: at(&zone, "2026-10-28") };
        let days: Vec<Slot> = zone.days(span).into_iter().map(|day| known(day, 1.0)).collect();
        let found = weeks(&zone, span, &days);
        assert_eq!(found.iter().map(|week| week.energy).collect::<Vec<_>>(), [Some(4.0), Some(2.0)]);
        assert_eq!(found[0].start, span.start);
        assert_eq!(found[0].length_ms, 4 * DAY_MS + HOUR_MS);
        assert_eq!(found[1].start, at(&zone, "2026-10-26"));
        assert_eq!(found[1].length_ms, 2 * DAY_MS);
        assert!(found.iter().all(|week| (coverage(week) - 1.0).abs() < 1e-9));
    }

    #[test]
    fn a_week_of_which_days_are_missing_says_so_by_its_coverage() {
        let zone = Zone::utc();
        let span = Span { start: at(&zone, "2026-11-16"), end: at(&zone, "2026-11-30") };
        let days = [known(zone.day(span.start), 3.0), known(zone.day(span.start + DAY_MS), 4.0)];
        let found = weeks(&zone, span, &days);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].energy, Some(7.0));
        assert!((coverage(&found[0]) - 2.0 / 7.0).abs() < 1e-9);
    }

    #[test]
    fn a_span_that_begins_within_a_day_leaves_that_day_out() {
        let zone = Zone::utc();
        let monday = at(&zone, "2026-11-16");
        let span = Span { start: monday + HOUR_MS, end: monday + 2 * DAY_MS + HOUR_MS };
        let days = [known(zone.day(monday + DAY_MS), 3.0), known(zone.day(monday + 2 * DAY_MS), 4.0)];
        let found = weeks(&zone, span, &days);
        assert_eq!((found[0].start, found[0].length_ms), (monday + DAY_MS, 2 * DAY_MS));
    }

    fn row(value: Option<f64>) -> Row {
        Row { start: 0, date: None, values: vec![("any", value)], quality: None }
    }

    fn of(name: &str, values: &[Option<f64>]) -> Summary {
        let metric = METRICS.iter().find(|metric| metric.name == name).unwrap();
        summary(metric, 0, &values.iter().copied().map(row).collect::<Vec<_>>())
    }

    #[test]
    fn a_summary_is_of_what_is_known() {
        let found = of("electricity_kwh", &[Some(1.0), None, Some(3.0)]);
        let wanted = Summary { total: Some(4.0), mean: Some(2.0), min: Some(1.0), max: Some(3.0), count: 2 };
        assert_eq!(found, wanted);
        assert_eq!(of("electricity_kwh", &[None, None]), Summary::default());
    }

    #[test]
    fn temperatures_have_a_mean_and_no_total() {
        let found = of("outdoor_temp_f", &[Some(50.0), Some(60.0)]);
        assert_eq!((found.total, found.mean), (None, Some(55.0)));
    }
}
