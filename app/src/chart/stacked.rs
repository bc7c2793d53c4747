//! Bars of periods, each made of layers: by source, by appliance. As SVG, as an ECharts option, and
//! with the numbers as a table. A layer is told by its place, its pattern and its colour. Leaves out
//! the legend, which is text of the page.

use super::drawn::{Picture, Place, numbers, percent};
use super::model::{Tick, scale};
use super::option::axes;
use crate::model::chart::ChartView;
use charming::component::Axis;
use charming::element::AxisType;
use domain::Millis;
use leptos::prelude::*;
use serde_json::{Value, json};
use wording::Words;
use wording::page::daily::chart as says;

/// The patterns over the fill of a layer. The first is none.
pub const PATTERNS: usize = 6;

/// One layer of all bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// Its name in the tooltip.
    pub name: String,
    /// The custom property of its colour.
    pub colour: &'static str,
    /// Its pattern, below [`PATTERNS`].
    pub pattern: usize,
    /// Its height in each bar; `None` is missing.
    pub values: Vec<Option<f64>>,
}

/// The period of a bar, by the site's clock as if it were UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The start.
    pub start: Millis,
    /// The end.
    pub end: Millis,
    /// It is not over, or not all of it is known.
    pub is_partial: bool,
}

/// The data of a chart of stacked bars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stacked {
    /// Unique on the page.
    pub id: String,
    /// The unit of all its values.
    pub unit: String,
    /// The start of the time axis.
    pub start: Millis,
    /// The end of the time axis.
    pub end: Millis,
    /// The ticks on the time axis.
    pub ticks: Vec<Tick>,
    /// The periods of the bars, in order.
    pub periods: Vec<Column>,
    /// The layers, from bottom to top.
    pub layers: Vec<Layer>,
    /// What it shows in a sentence, for screen readers.
    pub alt: String,
    /// The caption of its table.
    pub caption: String,
    /// The columns of its table.
    pub columns: Vec<String>,
    /// The rows of its table.
    pub rows: Vec<Vec<String>>,
}

impl Stacked {
    /// The height of each bar: its layers together.
    fn heights(&self) -> Vec<f64> {
        let known = |column: usize| self.layers.iter().filter_map(move |layer| layer.values.get(column).copied().flatten());
        (0..self.periods.len()).map(|column| known(column).map(|value| value.max(0.0)).sum()).collect()
    }

    fn scale(&self) -> (f64, f64, Vec<f64>) {
        scale(0.0, self.heights().into_iter().fold(0.0, f64::max))
    }
}

impl ChartView {
    /// The view of stacked bars.
    #[must_use]
    pub fn of_stacked(words: Words, chart: &Stacked) -> Self {
        let (option, meta) = option(chart);
        Self {
            id: chart.id.clone(),
            utility: "electricity".to_owned(),
            is_low: true,
            drawn: drawn(words, chart),
            table: numbers(&chart.caption, &chart.columns, &chart.rows, &[]),
            open_table: says::table(words),
            option,
            meta,
        }
    }
}

fn drawn(words: Words, chart: &Stacked) -> String {
    let scale = chart.scale();
    let place = Place::new(chart.start as f64, chart.end as f64, &scale);
    let bars = chart
        .periods
        .iter()
        .enumerate()
        .flat_map(|(i, column)| {
            let (from, to) = (place.x(column.start as f64) * 100.0, place.x(column.end as f64) * 100.0);
            let (x, width) = (percent(from + (to - from) * 0.1), percent((to - from) * 0.8));
            let is_missing = chart.layers.iter().all(|layer| layer.values.get(i).copied().flatten().is_none());
            let missing = is_missing.then(|| {
                view! { <rect class="chart-missing" x=percent(from) width=percent(to - from) y="0" height="100%"/> }.into_any()
            });
            let mut foot = 0.0;
            let layers: Vec<AnyView> = chart
                .layers
                .iter()
                .filter_map(|layer| {
                    let value = layer.values.get(i).copied().flatten().filter(|value| *value > 0.0)?;
                    let (top, bottom) = (place.y(foot + value), place.y(foot));
                    foot += value;
                    Some(layer_of(
                        chart,
                        layer,
                        column.is_partial,
                        [x.clone(), width.clone(), percent(top), percent(bottom - top)],
                    ))
                })
                .collect();
            missing.into_iter().chain(layers)
        })
        .collect_view();
    let picture = Picture {
        words,
        id: &chart.id,
        alt: &chart.alt,
        unit: &chart.unit,
        is_low: true,
        scale,
        axis: chart.ticks.iter().map(|tick| (place.x(tick.at as f64), tick.label.clone(), tick.is_minor)).collect(),
    };
    picture.around((), (patterns(&chart.id), bars))
}

/// A layer of one bar: its fill, and its pattern over it.
fn layer_of(chart: &Stacked, layer: &Layer, is_partial: bool, [x, width, y, height]: [String; 4]) -> AnyView {
    let class = if is_partial { "stack stack-partial" } else { "stack" };
    let pattern = (layer.pattern > 0).then(|| {
        let fill = format!("url(#{}-pattern-{})", chart.id, layer.pattern);
        view! { <rect x=x.clone() width=width.clone() y=y.clone() height=height.clone() fill=fill/> }
    });
    view! { <rect class=class data-fill=layer.colour x=x.clone() width=width.clone() y=y.clone() height=height.clone()/>{pattern} }
        .into_any()
}

/// The patterns of a chart. They stand in its picture; its legend draws with them too.
fn patterns(id: &str) -> AnyView {
    const STROKES: [&str; PATTERNS - 1] =
        ["M-1 7L7 -1M-1 1L1 -1M5 7L7 5", "M3 1.5v3M1.5 3h3", "M0 3h6", "M-1 -1L7 7M-1 5L1 7M5 -1L7 1", "M3 0v6"];
    let patterns = STROKES
        .iter()
        .enumerate()
        .map(|(i, strokes)| {
            view! {
                <pattern id=format!("{id}-pattern-{}", i + 1) width="6" height="6" patternUnits="userSpaceOnUse"><path class="stack-pattern" d=*strokes/></pattern>
            }
        })
        .collect_view();
    view! { <defs>{patterns}</defs> }.into_any()
}

/// What stands for a layer in the legend.
#[component]
pub fn LayerMark(
    /// The chart's id.
    chart: String,
    /// The custom property of the layer's colour.
    colour: &'static str,
    /// The layer's pattern.
    pattern: usize,
) -> impl IntoView {
    let over = (pattern > 0).then(|| view! { <rect width="14" height="14" fill=format!("url(#{chart}-pattern-{pattern})")/> });
    view! { <svg viewBox="0 0 14 14" aria-hidden="true"><rect class="stack" data-fill=colour width="14" height="14"/>{over}</svg> }
        .into_any()
}

/// The pattern of a layer as ECharts draws it.
fn decal(pattern: usize) -> Value {
    let quarter = std::f64::consts::FRAC_PI_4;
    let (across, down, rotation) = match pattern {
        1 => (json!([1, 0]), json!([1.5, 4.5]), -quarter),
        2 => (json!([[3, 3], [0, 6]]), json!([3, 3]), 0.0),
        3 => (json!([1, 0]), json!([1.5, 4.5]), 0.0),
        4 => (json!([1, 0]), json!([1.5, 4.5]), quarter),
        5 => (json!([1.5, 4.5]), json!([1, 0]), 0.0),
        _ => return Value::Null,
    };
    json!({ "color": "var(--ground)", "symbol": "rect", "symbolSize": 1, "dashArrayX": across, "dashArrayY": down, "rotation": rotation })
}

/// The option and what it cannot hold, both as JSON.
fn option(chart: &Stacked) -> (String, String) {
    let axes = axes(Axis::new().type_(AxisType::Time).min(chart.start as f64).max(chart.end as f64), chart.scale());
    let mut option = serde_json::to_value(&axes).unwrap_or_default();
    option["series"] = chart.layers.iter().map(|layer| series(chart, layer)).collect();
    let period = chart.periods.first().map(|column| column.end - column.start);
    let meta = json!({ "unit": chart.unit, "zoom": false, "period_ms": period });
    (option.to_string(), meta.to_string())
}

fn series(chart: &Stacked, layer: &Layer) -> Value {
    let data: Value = chart
        .periods
        .iter()
        .zip(&layer.values)
        .map(|(column, value)| {
            let middle = (column.start + column.end) / 2;
            // ECharts' value for a gap.
            let value = value.map_or_else(|| json!("-"), |value| json!(value));
            if column.is_partial {
                json!({ "value": [middle, value], "itemStyle": { "opacity": 0.5 } })
            } else {
                json!([middle, value])
            }
        })
        .collect();
    let style = json!({ "color": format!("var(--{})", layer.colour), "borderColor": "var(--ground)", "borderWidth": 0.5, "decal": decal(layer.pattern) });
    json!({ "type": "bar", "name": layer.name, "stack": "all", "itemStyle": style, "data": data })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

    use super::*;

    fn chart() -> Stacked {
        let layer = |name: &str, pattern, values: [Option<f64>; 3]| Layer {
            name: name.to_owned(),
            colour: "solar",
            pattern,
            values: values.to_vec(),
        };
        Stacked {
            id: "by-source".to_owned(),
            unit: "kWh".to_owned(),
            start: 0,
            end: 300,
            periods: (0..3).map(|i| Column { start: i * 100, end: (i + 1) * 100, is_partial: i == 1 }).collect(),
            layers: vec![layer("Solar", 0, [Some(3.0), Some(1.0), None]), layer("Battery", 1, [Some(1.0), Some(0.0), None])],
            ..Stacked::default()
        }
    }

    #[test]
    fn layers_stand_on_one_another_and_the_scale_holds_all_of_them() {
        let chart = chart();
        assert_eq!(chart.heights(), [4.0, 1.0, 0.0]);
        assert!(chart.scale().1 >= 4.0);
        let html = drawn(Words::ENGLISH, &chart);
        // Two layers in the first bar, one in the second, none in the third, which is missing.
        assert_eq!(html.matches("data-fill").count(), 3, "{html}");
        assert_eq!((html.matches("stack-partial").count(), html.matches("chart-missing").count()), (1, 1));
    }

    #[test]
    fn a_layer_is_not_told_by_its_hue_alone() {
        let html = drawn(Words::ENGLISH, &chart());
        assert_eq!(html.matches("url(#by-source-pattern-1)").count(), 1, "{html}");
        let option: Value = serde_json::from_str(&option(&chart()).0).unwrap();
        assert_eq!(option["series"][0]["itemStyle"]["decal"], Value::Null);
        assert_eq!(option["series"][1]["itemStyle"]["decal"]["symbol"], "rect");
        assert_eq!((&option["series"][0]["stack"], &option["series"][1]["stack"]), (&json!("all"), &json!("all")));
    }

    #[test]
    fn a_period_that_is_not_over_is_paler_and_a_missing_one_is_a_gap() {
        let option: Value = serde_json::from_str(&option(&chart()).0).unwrap();
        let data = &option["series"][0]["data"];
        assert_eq!(data[0], json!([50, 3.0]));
        assert_eq!((&data[1]["value"], &data[1]["itemStyle"]["opacity"]), (&json!([150, 1.0]), &json!(0.5)));
        assert_eq!(data[2], json!([250, "-"]));
    }
}
