//! The chart of a finding: what was, what is usual, and the strange hours marked. Leaves out the words around it.

use crate::words;

use analysis::Hours;
use analysis::turn::compute;
use analytics::detect::{Mode, Options, detect};
use app::chart::{Chart, ChartView, Line, Mark, Standing, Tick, cell};
use app::finding::Spot;
use domain::zone::Span;
use domain::{DAY_MS, HOUR_MS, Millis, SeriesId, Zone};
use store::{Anomaly, Store};

/// What is usual is learned from so much time before and after.
const LEARN_BEFORE_MS: Millis = 120 * DAY_MS;
const LEARN_AFTER_MS: Millis = 28 * DAY_MS;
/// A longer finding is drawn by days.
const HOURLY_MAX_MS: Millis = 16 * DAY_MS;

/// Draws it; `None` where nothing is known of its hours.
///
/// # Errors
/// The store's.
pub async fn chart(store: &Store, spot: &Spot, anomaly: &Anomaly, now: Millis) -> store::Result<Option<ChartView>> {
    let span = anomaly.found.span;
    let by_days = span.length_ms() > HOURLY_MAX_MS;
    let around = if by_days { (span.length_ms() / 3).max(7 * DAY_MS) } else { (span.length_ms() / 2).clamp(DAY_MS, 4 * DAY_MS) };
    let zone = &spot.zone;
    let shown = Span { start: zone.day(span.start - around).start, end: zone.day((span.end + around).min(now)).end.min(now) };
    let Some(hours) = learned(store, spot, anomaly.series_id, span, now).await? else { return Ok(None) };
    let usual = {
        let (hours, clock) = (hours.clone(), zone.clone());
        let mut options = Options::new(Mode::Retrospective);
        options.flow = if spot.is_generation { analytics::detect::Flow::Generation } else { options.flow };
        let found = compute(move || {
            let found = detect(&hours.series(&clock), &options);
            found.map(|found| found.hours.iter().map(|hour| hour.expected).collect::<Vec<f64>>())
        });
        found.await.ok().and_then(Result::ok)
    };
    let usual = usual.unwrap_or_else(|| same_hours(&hours, zone));
    let (scale, unit) = words::rate_scale(spot.utility, spot.system);
    let at = |i: usize| hours.start + i as Millis * HOUR_MS;
    let within: Vec<usize> = (0..hours.value.len()).filter(|&i| shown.contains(at(i))).collect();
    let step = if by_days { DAY_MS } else { HOUR_MS };
    let groups: Vec<&[usize]> = if by_days {
        within.chunk_by(|&a, &b| zone.date(at(a)) == zone.date(at(b))).collect()
    } else {
        within.chunks(1).collect()
    };
    let mean = |group: &[usize], of: &[f64]| {
        let known: Vec<f64> = group.iter().filter_map(|&i| of.get(i)).copied().filter(|v| v.is_finite()).collect();
        (known.len() * 2 >= group.len()).then(|| known.iter().sum::<f64>() / known.len().max(1) as f64 * scale)
    };
    let points = |of: &[f64]| -> Vec<(Millis, Option<f64>)> {
        groups.iter().map(|group| (zone.local_ms(at(group[0])) + step / 2, mean(group, of))).collect()
    };
    let (own, expected) = (points(&hours.energy), points(&usual));
    if own.iter().all(|point| point.1.is_none()) {
        return Ok(None);
    }
    let rows = groups.iter().zip(own.iter().zip(&expected)).map(|(group, (own, expected))| {
        let start = at(group[0]);
        let name = if by_days {
            app::words::day(zone.date(start))
        } else {
            format!("{} {}", app::words::short(zone.date(start)), zone.clock(start))
        };
        let mark = if span.contains(start) { "strange" } else { "" };
        vec![name, cell(own.1), cell(expected.1), mark.to_owned()]
    });
    let days = zone.days(shown);
    let every = days.len().div_ceil(6).max(1);
    let chart = Chart {
        id: "around".to_owned(),
        caption: format!("{} in {unit}, and what is usual", if by_days { "Each day's mean" } else { "Each hour" }),
        unit,
        utility: spot.utility.as_str().to_owned(),
        start: zone.local_ms(shown.start),
        end: zone.local_ms(shown.end - 1) + 1,
        ticks: days
            .iter()
            .step_by(every)
            .enumerate()
            .map(|(i, day)| Tick {
                at: zone.local_ms(day.start),
                label: app::words::short(zone.date(day.start)),
                is_minor: i % 2 == 1,
            })
            .collect(),
        marks: vec![Mark { start: zone.local_ms(span.start), end: zone.local_ms(span.end - 1) + 1 }],
        alt: format!(
            "{} from {}, beside what is usual; the strange hours are marked.",
            spot.subject,
            app::words::range(zone.date(shown.start), zone.date(shown.end - 1))
        ),
        columns: vec![
            if by_days { "Day" } else { "Hour" }.to_owned(),
            "Measured".to_owned(),
            "Usual".to_owned(),
            "Marked".to_owned(),
        ],
        rows: rows.collect(),
        lines: vec![
            Line { name: "usual".to_owned(), standing: Standing::Usual, points: expected },
            Line { name: if by_days { "mean of the day" } else { "measured" }.to_owned(), standing: Standing::Own, points: own },
        ],
        is_still: true,
        ..Chart::default()
    };
    Ok(Some(ChartView::of(&chart)))
}

/// The hours to learn from, with what is not sound beside it: a finding may be of just these.
async fn learned(store: &Store, spot: &Spot, series: SeriesId, span: Span, now: Millis) -> store::Result<Option<Hours>> {
    let start = spot.zone.hour(span.start - LEARN_BEFORE_MS).start;
    let whole = Span { start, end: (span.end + LEARN_AFTER_MS).min(now) };
    let slots = store.rollup_range(&[series], domain::Period::Hour, whole).await?.remove(&series).unwrap_or_default();
    Ok((!slots.is_empty()).then(|| Hours::within(whole, &slots)))
}

/// What is usual where history is too short for more: the mean of the same hour of the day.
fn same_hours(hours: &Hours, zone: &Zone) -> Vec<f64> {
    let series = hours.series(zone);
    let mut sums = [(0.0, 0.0); 24];
    for (i, value) in hours.value.iter().enumerate().filter(|(_, value)| value.is_finite()) {
        let sum = &mut sums[series.wall(i).hour];
        *sum = (sum.0 + value, sum.1 + 1.0);
    }
    (0..hours.value.len())
        .map(|i| {
            let (sum, count) = sums[series.wall(i).hour];
            if count > 0.0 { sum / count } else { f64::NAN }
        })
        .collect()
}
