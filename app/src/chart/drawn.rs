//! Draws a chart as SVG and as a table, both as HTML. This is what shows first, and all that shows
//! without WASM. Positions are percentages, so text keeps its size at every width.

use super::model::{Chart, HeatMap, Plot, SHADES, Standing, last_point};
use domain::figure;
use leptos::prelude::*;
use std::fmt::Write;
use wording::Words;

/// The part of the height that values use, in percent. The rest above is for labels.
const HEIGHT: f64 = 92.0;

pub(super) struct Place {
    start: f64,
    span: f64,
    low: f64,
    range: f64,
}

impl Place {
    pub(super) fn new(start: f64, end: f64, scale: &(f64, f64, Vec<f64>)) -> Self {
        // A chart over no time still needs a width.
        let span = if end > start { end - start } else { 1.0 };
        Self { start, span, low: scale.0, range: scale.1 - scale.0 }
    }

    pub(super) fn x(&self, at: f64) -> f64 {
        ((at - self.start) / self.span).clamp(0.0, 1.0)
    }

    /// 0 at the top, 100 at the bottom.
    pub(super) fn y(&self, value: f64) -> f64 {
        100.0 - (value - self.low) / self.range * HEIGHT
    }

    /// A path through the points, interrupted at gaps.
    fn path(&self, points: impl Iterator<Item = (f64, Option<f64>)>) -> String {
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

/// The label of a tick on the scale, without trailing zeros.
fn mark_label(words: Words, mark: f64) -> String {
    let text = figure::significant(mark);
    words.number(if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text })
}

pub(super) fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

/// As many signs of a label fit beside the plot; for more the room is wider.
const SCALE_SIGNS: usize = 5;

/// What every chart has around it: scale, grid, axis.
pub(super) struct Picture<'a> {
    pub(super) words: Words,
    pub(super) id: &'a str,
    pub(super) alt: &'a str,
    pub(super) unit: &'a str,
    pub(super) is_low: bool,
    /// The lowest and highest value of the scale, and its ticks.
    pub(super) scale: (f64, f64, Vec<f64>),
    /// The ticks on the axis below: the position (0 to 1), the label, and whether a phone leaves it
    /// out.
    pub(super) axis: Vec<(f64, String, bool)>,
}

impl Picture<'_> {
    /// The whole chart as HTML. `inside` is drawn in the plot, which stretches; `over` is drawn
    /// over it and does not stretch.
    pub(super) fn around(self, inside: impl IntoView, over: impl IntoView) -> String {
        let words = self.words;
        let (low, high, marks) = self.scale;
        let y = |mark: f64| percent(100.0 - (mark - low) / (high - low) * HEIGHT);
        let alt_id = format!("{}-alt", self.id);
        let title_id = alt_id.clone();
        // In a low chart the highest tick would overlap the unit above it.
        let labels: Vec<(f64, String)> =
            marks.iter().filter(|&&mark| !self.is_low || mark < high).map(|&mark| (mark, mark_label(words, mark))).collect();
        let is_wide = labels.iter().any(|(_, label)| label.chars().count() > SCALE_SIGNS);
        let scale = labels
            .into_iter()
            .map(|(mark, label)| {
                let dy = if mark == low { "-0.15em" } else { "0.35em" };
                view! { <text class="chart-tick" x="0" y=y(mark) dy=dy>{label}</text> }
            })
            .collect_view();
        let grid = marks
            .iter()
            .map(|&mark| view! { <line class=if mark == 0.0 { "chart-zero" } else { "" } x1="0" x2="100%" y1=y(mark) y2=y(mark)/> })
            .collect_view();
        view! {
            <svg class=if is_wide { "chart-scale chart-scale-wide" } else { "chart-scale" } aria-hidden="true">
                <text class="chart-tick" x="0" y="0.85em">{self.unit.to_owned()}</text>
                {scale}
            </svg>
            <svg class="chart-svg" role="img" aria-labelledby=alt_id>
                <title id=title_id>{self.alt.to_owned()}</title>
                <g class="chart-grid">{grid}</g>
                <svg class="chart-plot" viewBox="0 0 1000 100" preserveAspectRatio="none">{inside}</svg>
                {over}
            </svg>
            {axis(&self.axis)}
        }
        .to_html()
    }
}

/// As many signs stand side by side below a plot that is not narrow.
const AXIS_SIGNS: f64 = 90.0;

/// The label before the last, if the last would reach over it: it ends at the edge, and does not
/// stand in the middle of its mark as the others do.
fn covered(marks: &[(f64, String, bool)]) -> Option<usize> {
    let [.., (before, short, _), (last, long, _)] = marks else { return None };
    let signs = long.chars().count() as f64 + short.chars().count() as f64 / 2.0;
    (*last > 0.98 && signs > (last - before) * AXIS_SIGNS).then_some(marks.len() - 2)
}

fn axis(marks: &[(f64, String, bool)]) -> impl IntoView + use<> {
    let covered = covered(marks);
    let marks = marks
        .iter()
        .enumerate()
        .filter(|(i, _)| Some(*i) != covered)
        .map(|(_, (x, label, is_minor))| {
            let anchor = if *x < 0.02 {
                "start"
            } else if *x > 0.98 {
                "end"
            } else {
                "middle"
            };
            let class = if *is_minor { "chart-tick chart-minor" } else { "chart-tick" };
            view! { <text class=class x=percent(x * 100.0) y="1.2em" text-anchor=anchor>{label.clone()}</text> }
        })
        .collect_view();
    view! { <svg class="chart-axis" aria-hidden="true">{marks}</svg> }
}

/// The drawing of a chart over time.
pub(super) fn drawn(words: Words, chart: &Chart) -> String {
    let scale = chart.scale();
    let place = Place::new(chart.start as f64, chart.end as f64, &scale);
    let now = chart.now.map(|at| {
        let x = percent(place.x(at as f64) * 100.0);
        view! { <line class="chart-now" x1=x.clone() x2=x y1="0" y2="100%"/> }
    });
    let dot = last_point(chart).map(|(at, value)| {
        view! { <circle class="chart-dot" cx=percent(place.x(at as f64) * 100.0) cy=percent(place.y(value)) r="5"/> }
    });
    let picture = Picture {
        words,
        id: &chart.id,
        alt: &chart.alt,
        unit: &chart.unit,
        is_low: chart.is_low,
        scale,
        axis: chart.ticks.iter().map(|tick| (place.x(tick.at as f64), tick.label.clone(), tick.is_minor)).collect(),
    };
    picture.around((marks(chart, &place), band(chart, &place), bars(chart, &place), lines(chart, &place)), (now, dot))
}

/// The drawing of a chart over a quantity other than time.
pub(super) fn plot(words: Words, plot: &Plot) -> String {
    let scale = plot.scale();
    let (start, end, across) = plot.scale_across();
    let place = Place::new(start, end, &scale);
    let last = across.len().saturating_sub(1);
    let axis = across.iter().enumerate().map(|(i, &mark)| {
        // The last tick carries the unit, because it has room for it.
        let unit = if i == last { format!("\u{a0}{}", plot.across) } else { String::new() };
        (place.x(mark), format!("{}{unit}", mark_label(words, mark)), i % 2 == 1 && i != last)
    });
    let picture =
        Picture { words, id: &plot.id, alt: &plot.alt, unit: &plot.unit, is_low: plot.is_low, scale, axis: axis.collect() };
    let lines = plot
        .series
        .iter()
        .filter(|series| !series.is_dots)
        .map(|series| {
            let points = series.points.iter().map(|&(x, y)| (x, Some(y)));
            view! { <path class=line_class(series.standing) d=place.path(points)/> }
        })
        .collect_view();
    let dots = plot
        .series
        .iter()
        .filter(|series| series.is_dots)
        .flat_map(|series| series.points.iter().map(|point| (series.standing, *point)))
        .map(|(standing, (x, y))| {
            let class = if standing == Standing::Own { "plot-dot" } else { "plot-dot plot-dot-previous" };
            view! { <circle class=class cx=percent(place.x(x) * 100.0) cy=percent(place.y(y)) r="3"/> }
        })
        .collect_view();
    // What is drawn inside is behind the dots; a line that explains them must be in front.
    let over = view! { <svg class="chart-plot" viewBox="0 0 1000 100" preserveAspectRatio="none">{lines}</svg> };
    picture.around((), (dots, over))
}

/// The drawing of a heat map. It has one path for each shade, so a year of hours takes eight
/// elements.
pub(super) fn heat(map: &HeatMap) -> String {
    let (columns, rows) = (map.across.len().max(1), map.down.len().max(1));
    let ends = map.ends();
    let mut paths = vec![String::new(); SHADES];
    for (i, value) in map.values.iter().enumerate() {
        if let Some(value) = value.filter(|value| value.is_finite()) {
            let _ = write!(paths[HeatMap::shade(value, ends)], "M{} {}h1v1h-1z", i / rows, i % rows);
        }
    }
    let alt_id = format!("{}-alt", map.id);
    let title_id = alt_id.clone();
    let beside = map
        .row_ticks
        .iter()
        .map(|(row, label)| {
            let y = percent(*row as f64 / rows as f64 * 100.0);
            view! { <text class="chart-tick" x="0" y=y dy=if *row == 0 { "0.85em" } else { "0.35em" }>{label.clone()}</text> }
        })
        .collect_view();
    let below: Vec<(f64, String, bool)> = map
        .ticks
        .iter()
        .enumerate()
        .map(|(i, (column, label))| ((*column as f64 + 0.5) / columns as f64, label.clone(), i % 2 == 1))
        .collect();
    let shades = paths
        .into_iter()
        .enumerate()
        .filter(|(_, path)| !path.is_empty())
        .map(|(shade, path)| view! { <path class=format!("heat heat-{shade}") d=path/> })
        .collect_view();
    view! {
        <svg class="chart-scale" aria-hidden="true">{beside}</svg>
        <svg class="chart-svg" role="img" aria-labelledby=alt_id>
            <title id=title_id>{map.alt.clone()}</title>
            <rect class="chart-missing" width="100%" height="100%"/>
            <svg class="chart-plot" viewBox=format!("0 0 {columns} {rows}") preserveAspectRatio="none">{shades}</svg>
        </svg>
        {axis(&below)}
    }
    .to_html()
}

/// The table of the numbers.
pub(super) fn numbers(caption: &str, columns: &[String], rows: &[Vec<String>], links: &[String]) -> String {
    let head = columns.iter().enumerate().map(|(i, name)| {
        let class = if i == 0 { "" } else { "number" };
        view! { <th scope="col" class=class>{name.clone()}</th> }
    });
    let rows = rows.iter().enumerate().map(|(i, row)| {
        let mut cells = row.iter().cloned();
        let first = cells.next().unwrap_or_default();
        let first = match links.get(i) {
            Some(href) => view! { <a href=href.clone()>{first}</a> }.into_any(),
            None => first.into_any(),
        };
        view! { <tr><th scope="row">{first}</th>{cells.map(|cell| view! { <td class="number">{cell}</td> }).collect_view()}</tr> }
    });
    view! {
        <table class="table">
            <caption>{caption.to_owned()}</caption>
            <thead><tr>{head.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .to_html()
}

fn line_class(standing: Standing) -> &'static str {
    match standing {
        Standing::Own => "chart-line",
        Standing::Estimate => "chart-line chart-estimate",
        Standing::Usual => "chart-usual",
        Standing::Previous => "chart-previous",
    }
}

fn marks(chart: &Chart, place: &Place) -> impl IntoView + use<> {
    let marks = chart.seen_marks().into_iter().map(|mark| {
        let (from, to) = (place.x(mark.start as f64) * 1000.0, place.x(mark.end as f64) * 1000.0);
        view! { <rect class="chart-mark" x=format!("{from:.1}") width=format!("{:.1}", to - from) y="0" height="100"/> }
    });
    marks.collect_view()
}

fn band(chart: &Chart, place: &Place) -> Option<impl IntoView + use<>> {
    (!chart.band.is_empty()).then(|| {
        let upper = chart.band.iter().map(|&(at, _, high)| (at as f64, Some(high)));
        let lower = chart.band.iter().rev().map(|&(at, low, _)| (at as f64, Some(low)));
        let path = format!("{}{}Z", place.path(upper), place.path(lower).replacen('M', "L", 1));
        view! { <path class="chart-band" d=path/> }
    })
}

fn lines(chart: &Chart, place: &Place) -> impl IntoView + use<> {
    // The line that the chart is about goes on top.
    let mut lines: Vec<_> = chart.lines.iter().collect();
    lines.sort_by_key(|line| line.standing == Standing::Own);
    lines
        .into_iter()
        .map(|line| {
            let points = line.points.iter().map(|&(at, value)| (at as f64, value));
            view! { <path class=line_class(line.standing) d=place.path(points)/> }
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
                let (from, to) = (place.x(bar.start as f64) * 1000.0, place.x(bar.end as f64) * 1000.0);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_label_at_the_edge_hides_the_one_before_it() {
        let marks =
            |last: &str| [(0.0, "12 a. m."), (0.875, "9 p. m."), (1.0, last)].map(|(x, label)| (x, label.to_owned(), false));
        assert_eq!(covered(&marks("medianoche")), Some(1));
        assert_eq!(covered(&marks("24:00")), None);
        assert_eq!(covered(&[]), None);
    }
}
