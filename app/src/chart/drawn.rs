//! A chart as SVG and as a table, both as HTML: what is seen first, and all that is seen without WASM. Positions are
//! percentages, so that text keeps its size at every width.

use super::model::{Chart, Standing, last_point};
use domain::{Millis, figure};
use leptos::prelude::*;
use std::fmt::Write;

/// The part of the height that values use; the rest above is for labels.
const HEIGHT: f64 = 92.0;

struct Place {
    start: Millis,
    span: f64,
    low: f64,
    range: f64,
}

impl Place {
    fn x(&self, at: Millis) -> f64 {
        ((at - self.start) as f64 / self.span).clamp(0.0, 1.0)
    }

    /// 0 at the top, 100 at the bottom.
    fn y(&self, value: f64) -> f64 {
        100.0 - (value - self.low) / self.range * HEIGHT
    }

    /// A path of the stretches between gaps.
    fn path(&self, points: impl Iterator<Item = (Millis, Option<f64>)>) -> String {
        let mut path = String::new();
        let mut is_drawing = false;
        for (at, value) in points {
            if let Some(value) = value {
                let _ = write!(path, "{}{:.1} {:.1}", if is_drawing { 'L' } else { 'M' }, self.x(at) * 1000.0, self.y(value));
            }
            is_drawing = value.is_some();
        }
        path
    }
}

/// A mark of the scale without the zeros that say nothing.
fn mark_label(mark: f64) -> String {
    let text = figure::significant(mark);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

/// The picture.
pub(super) fn drawn(chart: &Chart) -> String {
    let (low, high, marks) = chart.scale();
    let place = Place { start: chart.start, span: (chart.end - chart.start).max(1) as f64, low, range: high - low };
    let alt_id = format!("{}-alt", chart.id);
    let title_id = alt_id.clone();
    // The uppermost mark would lie on the unit, which stands above it.
    let scale = marks
        .iter()
        .filter(|&&mark| !chart.is_low || mark < high)
        .map(|&mark| {
            let dy = if mark == low { "-0.15em" } else { "0.35em" };
            view! { <text class="chart-tick" x="0" y=percent(place.y(mark)) dy=dy>{mark_label(mark)}</text> }
        })
        .collect_view();
    let grid = marks
        .iter()
        .map(|&mark| {
            let y = percent(place.y(mark));
            view! { <line class=if mark == 0.0 { "chart-zero" } else { "" } x1="0" x2="100%" y1=y.clone() y2=y/> }
        })
        .collect_view();
    let axis = chart
        .ticks
        .iter()
        .map(|tick| {
            let x = place.x(tick.at);
            let anchor = if x < 0.02 {
                "start"
            } else if x > 0.98 {
                "end"
            } else {
                "middle"
            };
            let class = if tick.is_minor { "chart-tick chart-minor" } else { "chart-tick" };
            view! { <text class=class x=percent(x * 100.0) y="1.2em" text-anchor=anchor>{tick.label.clone()}</text> }
        })
        .collect_view();
    let now = chart.now.map(|at| {
        let x = percent(place.x(at) * 100.0);
        view! { <line class="chart-now" x1=x.clone() x2=x y1="0" y2="100%"/> }
    });
    let dot = last_point(chart).map(|(at, value)| {
        view! { <circle class="chart-dot" cx=percent(place.x(at) * 100.0) cy=percent(place.y(value)) r="5"/> }
    });
    view! {
        <svg class="chart-scale" aria-hidden="true">
            <text class="chart-tick" x="0" y="0.85em">{chart.unit.clone()}</text>
            {scale}
        </svg>
        <svg class="chart-svg" role="img" aria-labelledby=alt_id>
            <title id=title_id>{chart.alt.clone()}</title>
            <g class="chart-grid">{grid}</g>
            <svg class="chart-plot" viewBox="0 0 1000 100" preserveAspectRatio="none">
                {band(chart, &place)}
                {bars(chart, &place)}
                {lines(chart, &place)}
            </svg>
            {now}
            {dot}
        </svg>
        <svg class="chart-axis" aria-hidden="true">{axis}</svg>
    }
    .to_html()
}

/// The numbers.
pub(super) fn table(chart: &Chart) -> String {
    let head = chart.columns.iter().enumerate().map(|(i, name)| {
        let class = if i == 0 { "" } else { "number" };
        view! { <th scope="col" class=class>{name.clone()}</th> }
    });
    let rows = chart.rows.iter().map(|row| {
        let mut cells = row.iter().cloned();
        let first = cells.next().unwrap_or_default();
        view! { <tr><th scope="row">{first}</th>{cells.map(|cell| view! { <td class="number">{cell}</td> }).collect_view()}</tr> }
    });
    view! {
        <table class="table">
            <caption>{chart.caption.clone()}</caption>
            <thead><tr>{head.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .to_html()
}

fn band(chart: &Chart, place: &Place) -> Option<impl IntoView + use<>> {
    (!chart.band.is_empty()).then(|| {
        let upper = chart.band.iter().map(|&(at, _, high)| (at, Some(high)));
        let lower = chart.band.iter().rev().map(|&(at, low, _)| (at, Some(low)));
        let path = format!("{}{}Z", place.path(upper), place.path(lower).replacen('M', "L", 1));
        view! { <path class="chart-band" d=path/> }
    })
}

fn lines(chart: &Chart, place: &Place) -> impl IntoView + use<> {
    // What the chart is about goes on top.
    let mut lines: Vec<_> = chart.lines.iter().collect();
    lines.sort_by_key(|line| line.standing == Standing::Own);
    lines
        .into_iter()
        .map(|line| {
            let class = match line.standing {
                Standing::Own => "chart-line",
                Standing::Usual => "chart-usual",
                Standing::Previous => "chart-previous",
            };
            view! { <path class=class d=place.path(line.points.iter().copied())/> }
        })
        .collect_view()
}

fn bars(chart: &Chart, place: &Place) -> impl IntoView + use<> {
    let groups = chart.bars.len().max(1) as f64;
    chart
        .bars
        .iter()
        .enumerate()
        .flat_map(|(group, bars)| {
            bars.bars.iter().map(move |bar| {
                let (from, to) = (place.x(bar.start) * 1000.0, place.x(bar.end) * 1000.0);
                let room = to - from;
                let width = room * 0.8 / groups;
                let x = from + room * 0.1 + width * group as f64;
                let Some(value) = bar.value else {
                    let is_first = group == 0;
                    return is_first
                        .then(|| {
                            view! { <rect class="chart-missing" x=format!("{from:.1}") width=format!("{room:.1}") y="0" height="100"/> }.into_any()
                        })
                        .into_any();
                };
                let (top, foot) = (place.y(value.max(0.0)), place.y(value.min(0.0)));
                let class = match (bars.standing, bar.is_partial) {
                    (Standing::Own, true) => "chart-bar-partial",
                    (Standing::Own, false) => "chart-bar",
                    _ => "chart-bar-previous",
                };
                view! {
                    <rect class=class x=format!("{x:.1}") width=format!("{:.1}", width * 0.94) y=format!("{top:.1}") height=format!("{:.1}", foot - top)/>
                }
                .into_any()
            })
        })
        .collect_view()
}
