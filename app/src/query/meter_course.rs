//! The last two weeks of a meter by the hour, with its findings. Leaves out its readings as they
//! came in.

use super::{finding, history};
use crate::Scope;
use crate::chart::{Chart, ChartView, Line, Mark, Standing, Tick, cell};
use domain::place::{Aspect, building_flows};
use domain::rollup::energy_within;
use domain::zone::{Date, Span};
use domain::{Flow, HOUR_MS, Meter, Millis, Period, SeriesId, Slot, Utility, Zone, display};
use store::{AnomalyFilter, Catalog, Owner};
use wording::page::daily::meter as says;
use wording::{Words, label};

/// The number of days that are shown.
const DAYS: i64 = 14;

/// The last two weeks of a meter.
#[derive(Default)]
pub struct Course {
    /// Its hours; `None` if it measures no amounts, or was not heard in that time.
    pub chart: Option<ChartView>,
    /// The chart has hours marked for a finding.
    pub has_marks: bool,
    /// What it measured today so far, beside yesterday by this time, in a sentence.
    pub today: Option<String>,
    /// The open findings, as HTML lines that link to them.
    pub findings: String,
}

/// A flow of the meter, and its series.
pub struct Told {
    /// The utility.
    pub utility: Utility,
    /// The flow.
    pub flow: Flow,
    /// Its series.
    pub series: SeriesId,
}

/// Reads the last two weeks.
///
/// # Errors
/// The store's.
pub async fn course(state: &Scope, catalog: &Catalog, words: Words, meter: &Meter, now: Millis) -> store::Result<Course> {
    let told = told(catalog, meter);
    let Some(first) = told.first() else { return Ok(Course::default()) };
    let zone = catalog.zone(meter.site_id);
    let span = Span { start: zone.start_of(Date::from_days(zone.date(now).days() - DAYS + 1)), end: zone.hour(now).end };
    let (mut found, mut of_chart) = (Vec::new(), Vec::new());
    for one in &told {
        for series in same(catalog, one.series) {
            let filter = AnomalyFilter { series_id: Some(series), span: Some(span), ..AnomalyFilter::default() };
            let list = state.store.anomaly_list(&filter).await?;
            if one.series == first.series {
                of_chart.extend(list.iter().cloned());
            }
            found.extend(list);
        }
    }
    let slots = state.store.rollup_range(&[first.series], Period::Hour, span).await?.remove(&first.series).unwrap_or_default();
    let marks = history::marks::marked(&zone, span, &of_chart);
    let has_marks = !marks.is_empty();
    let points_end = zone.hour(now).start;
    let chart = chart(words, meter, first, (&zone, span, points_end), &slots, marks);
    let is_known = chart.lines.iter().flat_map(|line| &line.points).any(|point| point.1.is_some());
    Ok(Course {
        chart: is_known.then(|| ChartView::of(words, &chart)),
        has_marks,
        today: today(words, first, &slots, &zone, now),
        findings: finding::meter_lines(catalog, state.reader, &found, meter.building_id, now),
    })
}

/// What a meter measured today so far, and yesterday by the same hour of the clock; `None` if nothing
/// is known of today.
fn today(words: Words, told: &Told, slots: &[Slot], zone: &Zone, now: Millis) -> Option<String> {
    let day = zone.day(now);
    let before = zone.day(day.start - 1);
    let by_now = before.start + (now - day.start).min(before.length_ms());
    let figure = |span: Span| energy_within(slots, span).map(|energy| display::figure(energy, told.utility, words.units));
    let (so_far, before) = (figure(day)?, figure(Span { start: before.start, end: by_now }));
    Some(says::today(words, &so_far, before.as_ref()))
}

/// The chart of a flow by the hour. Its line ends at `points_end`.
fn chart(
    words: Words,
    meter: &Meter,
    told: &Told,
    (zone, span, points_end): (&Zone, Span, Millis),
    slots: &[Slot],
    marks: Vec<Mark>,
) -> Chart {
    let (scale, unit) = display::rate_scale(told.utility, words.units);
    let points: Vec<(Millis, Option<f64>)> = zone
        .hours(Span { start: span.start, end: points_end })
        .iter()
        .map(|hour| {
            let slot = slots.binary_search_by_key(&hour.start, |slot| slot.start).ok().map(|i| &slots[i]);
            (zone.local_ms(hour.start) + HOUR_MS / 2, slot.and_then(|slot| slot.energy).map(|energy| energy * scale))
        })
        .collect();
    let days = zone.days(span);
    let rows = days.iter().map(|day| {
        let of_day: Vec<f64> =
            slots.iter().filter(|slot| day.contains(slot.start)).filter_map(|slot| slot.energy).map(|e| e * scale).collect();
        let mean = (!of_day.is_empty()).then(|| of_day.iter().sum::<f64>() / of_day.len() as f64);
        let most = of_day.iter().copied().reduce(f64::max);
        vec![words.day(zone.date(day.start)), cell(words, mean), cell(words, most)]
    });
    Chart {
        id: "course".to_owned(),
        caption: says::course_caption(words, &unit),
        unit,
        utility: told.utility.as_str().to_owned(),
        start: zone.local_ms(span.start),
        end: zone.local_ms(span.end - 1) + 1,
        ticks: Tick::of_days(words, zone, days.iter().step_by(2)),
        alt: says::course_alt(
            words,
            label::utility(words, told.utility),
            says::flow(words, told.flow),
            &meter.name,
            !marks.is_empty(),
        ),
        marks,
        columns: says::course_columns(words).to_vec(),
        rows: rows.collect(),
        lines: vec![Line { name: says::flow(words, told.flow).to_owned(), standing: Standing::Own, points }],
        is_still: true,
        ..Chart::default()
    }
}

/// The flows that a single channel of the meter measures; use first, then generation.
pub fn told(catalog: &Catalog, meter: &Meter) -> Vec<Told> {
    let flows = building_flows(&[(meter, catalog.channels_of_meter(meter.meter_id).collect())], Aspect::Energy);
    let mut told: Vec<Told> = flows
        .into_iter()
        .filter(|flow| flow.utility.is_amount())
        .filter_map(|flow| {
            let [(channel, _)] = flow.parts[..] else { return None };
            Some(Told { utility: flow.utility, flow: flow.flow, series: catalog.channels.get(&channel)?.series_id })
        })
        .collect();
    told.sort_by_key(|one| (one.flow != Flow::Use, one.flow != Flow::Generation, one.utility));
    told.dedup_by_key(|one| one.series);
    told
}

/// A channel's series, and the building's series if it consists of this channel alone. In that case
/// the building's series has the findings.
fn same(catalog: &Catalog, series: SeriesId) -> Vec<SeriesId> {
    let alone = catalog
        .series
        .values()
        .filter(|one| matches!(one.owner, Owner::Building(_)) && matches!(one.parts[..], [(part, 1.0)] if part == series));
    std::iter::once(series).chain(alone.map(|one| one.series_id)).collect()
}
