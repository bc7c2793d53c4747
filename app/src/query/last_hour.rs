//! The last hour of a building's electric power, in steps of ten seconds. Leaves out how it moves
//! on, which is the page's.

use crate::Scope;
use crate::chart::{Chart, Line, Standing, Tick, cell};
use domain::place::{Aspect, building_flows};
use domain::zone::Span;
use domain::{BuildingId, Channel, ChannelKind, Flow, HOUR_MS, LIVE_MS, MINUTE_MS, Millis, Reading, Utility, Zone};
use std::sync::Arc;
use store::Catalog;
use wording::Words;
use wording::page::daily::building as says;

/// The step of the chart.
const STEP_MS: Millis = 10_000;

/// The power of the last hour in steps of ten seconds. Each flow keeps its last value as long as
/// that is valid.
pub async fn last_hour(
    state: &Scope,
    catalog: &Arc<Catalog>,
    words: Words,
    id: BuildingId,
    zone: &Zone,
    now: Millis,
    usual: Option<(f64, f64, f64)>,
) -> store::Result<Chart> {
    let end = now - now.rem_euclid(STEP_MS);
    let start = end - HOUR_MS;
    let meters: Vec<_> =
        catalog.meters_of(id).map(|meter| (meter, catalog.channels_of_meter(meter.meter_id).collect())).collect();
    let flow = building_flows(&meters, Aspect::Power)
        .into_iter()
        .find(|flow| flow.utility == Utility::Electricity && flow.flow == Flow::Use);
    let mut courses: Vec<(f64, Vec<Option<f64>>)> = Vec::new();
    for (channel_id, sign) in flow.map(|flow| flow.parts).unwrap_or_default() {
        let Some(channel) = catalog.channels.get(&channel_id) else { continue };
        let span = Span { start: start - 2 * HOUR_MS, end: now + 1 };
        let mut readings = state.store.reading_list(channel_id, span, 20_000).await?;
        readings.reverse();
        courses.push((sign, course(channel, &readings, start, end)));
    }
    let steps = ((end - start) / STEP_MS) as usize;
    let point = |i: usize| {
        let sum = courses
            .iter()
            .filter_map(|(sign, course)| Some(sign * course.get(i).copied().flatten()?))
            .fold(None, |sum: Option<f64>, power| Some(sum.unwrap_or(0.0) + power));
        (zone.local_ms(start + i as Millis * STEP_MS), sum.map(|watts| watts / 1000.0))
    };
    Ok(chart(words, zone.local_ms(start), zone.local_ms(end), (0..=steps).map(point).collect(), usual))
}

/// The chart of these points, in kW. All times are the site's local time.
fn chart(words: Words, start: Millis, end: Millis, points: Vec<(Millis, Option<f64>)>, usual: Option<(f64, f64, f64)>) -> Chart {
    let clock = |at: Millis| words.clock(&Zone::utc(), at);
    let rows = points.chunks(60).map(|chunk| {
        let known: Vec<f64> = chunk.iter().filter_map(|point| point.1).collect();
        let mean = (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64);
        vec![clock(chunk[0].0), cell(words, mean)]
    });
    let first_tick = start + (10 * MINUTE_MS - start.rem_euclid(10 * MINUTE_MS)) % (10 * MINUTE_MS);
    let ticks = (0..7).map(|i| first_tick + i * 10 * MINUTE_MS).filter(|at| *at <= end);
    Chart {
        id: "hour".to_owned(),
        unit: "kW".to_owned(),
        utility: "electricity".to_owned(),
        start,
        end,
        ticks: ticks.map(|at| Tick { at, label: clock(at), is_minor: at / (10 * MINUTE_MS) % 2 == 1 }).collect(),
        band: usual.map(|(low, _, high)| vec![(start, low / 1e3, high / 1e3), (end, low / 1e3, high / 1e3)]).unwrap_or_default(),
        is_low: true,
        window_ms: Some(HOUR_MS),
        alt: match points.iter().rev().find_map(|point| point.1) {
            Some(kw) => says::last_hour_alt(words, &words.significant(kw)),
            None => says::last_hour_empty(words).to_owned(),
        },
        caption: says::last_hour_caption(words).to_owned(),
        columns: says::last_hour_columns(words).to_vec(),
        rows: rows.collect(),
        lines: vec![Line { name: says::last_hour_line(words).to_owned(), standing: Standing::Own, points }],
        ..Chart::default()
    }
}

/// A channel's rate at each step from `start` to `end`.
fn course(channel: &Channel, readings: &[Reading], start: Millis, end: Millis) -> Vec<Option<f64>> {
    let steps = (end - start) / STEP_MS;
    (0..=steps)
        .map(|i| {
            let at = start + i * STEP_MS;
            let next = readings.partition_point(|reading| reading.at <= at);
            match channel.kind {
                ChannelKind::Power | ChannelKind::Level => {
                    let last = readings[..next].last()?;
                    (at - last.at <= LIVE_MS).then_some(last.value)
                }
                // The rate between the register reading before and the one after.
                ChannelKind::Cumulative => {
                    let (before, after) = (readings[..next].last()?, readings.get(next)?);
                    let span_ms = after.at - before.at;
                    (span_ms <= domain::interval::GAP_MS && after.value >= before.value)
                        .then(|| channel.unit.rate(after.value - before.value, span_ms))
                }
                ChannelKind::Interval => {
                    let after = readings.get(next)?;
                    let span_ms = after.span_ms.or(next.checked_sub(1).map(|i| after.at - readings[i].at))?;
                    (at > after.at - span_ms).then(|| channel.unit.rate(after.value, span_ms.max(1)))
                }
            }
        })
        .collect()
}
