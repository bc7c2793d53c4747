//! Turns a chart into an ECharts option with charming. Colours are the names of custom properties,
//! which the page's script resolves for light and dark. What no option can hold (the tooltip's
//! units, what moves on) is beside it.

use super::model::{self, Bars, Chart, HeatMap, Plot, Standing};
use charming::component::{Axis, Grid};
use charming::datatype::CompositeValue;
use charming::element::{
    AreaStyle, AxisLabel, AxisLine, AxisTick, AxisType, Color, ItemStyle, LineStyle, LineStyleType, SplitLine,
};
use charming::series::{Bar as BarSeries, Line as LineSeries};
use serde_json::json;

fn property(name: &str) -> Color {
    Color::Value(format!("var(--{name})"))
}

fn value(value: Option<f64>) -> CompositeValue {
    // ECharts' value for a gap.
    value.map_or_else(|| "-".into(), CompositeValue::from)
}

/// The grid and the axes. The page's script adds labels and ticks.
pub(super) fn axes(across: Axis, (low, high, marks): (f64, f64, Vec<f64>)) -> charming::Chart {
    let step = marks.get(1).map_or(1.0, |second| second - low);
    charming::Chart::new()
        .animation(false)
        .grid(Grid::new().left(0).right(0).top("8%").bottom(0))
        .x_axis(
            across
                .axis_label(AxisLabel::new().show(false))
                .axis_tick(AxisTick::new().show(false))
                .axis_line(AxisLine::new().show(false))
                .split_line(SplitLine::new().show(false)),
        )
        .y_axis(
            Axis::new()
                .type_(AxisType::Value)
                .min(low)
                .max(high)
                .interval(step)
                .axis_label(AxisLabel::new().show(false))
                .axis_line(AxisLine::new().show(false))
                .split_line(SplitLine::new().line_style(LineStyle::new().color(property("chart-grid")))),
        )
}

fn line_style(standing: Standing, utility: &str) -> LineStyle {
    match standing {
        Standing::Own => LineStyle::new().color(property(utility)).width(2.5),
        Standing::Estimate => LineStyle::new().color(property(utility)).width(2.5).type_(LineStyleType::Dashed),
        Standing::Usual => LineStyle::new().color(property("chart-band-edge")).width(1.5).type_(LineStyleType::Dashed),
        Standing::Previous => LineStyle::new().color(property("chart-previous")).width(1.5),
    }
}

/// The option of a chart over a quantity other than time, and its meta data, both as JSON.
pub(super) fn plot(plot: &Plot) -> (String, String) {
    let (start, end, across) = plot.scale_across();
    let step = across.get(1).map_or(1.0, |second| second - start);
    let utility = plot.utility.replace('_', "-");
    let mut option = axes(Axis::new().type_(AxisType::Value).min(start).max(end).interval(step), plot.scale());
    for series in &plot.series {
        let data = series.points.iter().map(|&(x, y)| vec![x, y]).collect::<Vec<_>>();
        let line = LineSeries::new().name(&series.name).data(data);
        // Dots are the symbols of an invisible line, so the browser loads no other kind of series.
        option = option.series(if series.is_dots {
            let color = if series.standing == Standing::Own { utility.as_str() } else { "chart-band-edge" };
            line.show_symbol(true)
                .symbol_size(6.0)
                .line_style(LineStyle::new().width(0.0).opacity(0.0))
                .item_style(ItemStyle::new().color(property(color)).opacity(0.7))
        } else {
            line.show_symbol(false).line_style(line_style(series.standing, &utility))
        });
    }
    let has_dots = plot.series.iter().any(|series| series.is_dots);
    let meta = json!({ "unit": plot.unit, "zoom": false, "across": plot.across, "dots": has_dots });
    (serde_json::to_string(&option).unwrap_or_default(), meta.to_string())
}

/// The values of a heat map's cells, as JSON.
pub(super) fn heat(map: &HeatMap) -> String {
    let round = |value: f64| (value * 1000.0).round() / 1000.0;
    let values: Vec<Option<f64>> = map.values.iter().map(|value| value.map(round)).collect();
    json!({ "across": map.across, "down": map.down, "values": values, "unit": map.unit }).to_string()
}

/// The option of a chart over time and its meta data, both as JSON.
pub(super) fn option(chart: &Chart) -> (String, String) {
    let scale = chart.scale();
    let high = scale.1;
    let utility = chart.utility.replace('_', "-");
    let mut option = axes(Axis::new().type_(AxisType::Time).min(chart.start as f64).max(chart.end as f64), scale);
    if !chart.marks.is_empty() {
        option = option.series(marks(chart, high));
    }
    if !chart.band.is_empty() {
        let [floor, rise] = band(chart);
        option = option.series(floor).series(rise);
    }
    for bars in &chart.bars {
        option = option.series(bar_series(bars, &utility));
    }
    for line in &chart.lines {
        let style = line_style(line.standing, &utility);
        let data = line.points.iter().map(|&(at, v)| CompositeValue::Array(vec![(at as f64).into(), value(v)]));
        let data = data.collect::<Vec<_>>();
        option = option
            .series(LineSeries::new().name(&line.name).show_symbol(false).connect_nulls(false).line_style(style).data(data));
    }
    let own = chart.lines.iter().find(|line| line.standing == Standing::Own);
    if own.is_some() && !chart.is_still {
        option = option.series(now_dot(chart, &utility));
    }
    let period = chart.bars.first().and_then(|bars| bars.bars.first()).map(|bar| bar.end - bar.start);
    let meta = json!({
        "unit": chart.unit, "zoom": true, "period_ms": period, "own": own.map(|line| &line.name), "window_ms": chart.window_ms,
        "names": chart.band_name.as_ref().map(|name| json!({ "~band": name })),
        "ticks": (!chart.bars.is_empty()).then(|| ticks(chart)), "opens": chart.opens, "selects": chart.selects,
    });
    (serde_json::to_string(&option).unwrap_or_default(), meta.to_string())
}

/// The ticks below bars: each has its time, its label, and whether a phone leaves it out.
fn ticks(chart: &Chart) -> Vec<serde_json::Value> {
    chart.ticks.iter().map(|tick| json!([tick.at, tick.label, tick.is_minor])).collect()
}

/// A line that is not seen; only what it bounds is.
fn bare() -> LineStyle {
    LineStyle::new().width(0.0).opacity(0.0)
}

/// Marks are areas under an invisible line along the top. A gap separates one from the next.
fn marks(chart: &Chart, high: f64) -> LineSeries {
    let data = chart.seen_marks().into_iter().flat_map(|mark| {
        [(mark.start, Some(high)), (mark.end, Some(high)), (mark.end + 1, None)]
            .map(|(at, high)| CompositeValue::Array(vec![(at as f64).into(), value(high)]))
    });
    LineSeries::new()
        .name("~mark")
        .show_symbol(false)
        .silent(true)
        .connect_nulls(false)
        .line_style(bare())
        .area_style(AreaStyle::new().color(property("chart-mark")).opacity(1.0))
        .data(data.collect::<Vec<_>>())
}

/// A band is the area between two stacked lines, which are its edges.
fn band(chart: &Chart) -> [LineSeries; 2] {
    let edge = || LineStyle::new().color(property("chart-band-edge")).width(1.0);
    let floor = chart.band.iter().map(|&(at, low, _)| vec![at as f64, low]).collect::<Vec<_>>();
    let rise = chart.band.iter().map(|&(at, low, high)| vec![at as f64, high - low]).collect::<Vec<_>>();
    [
        LineSeries::new().name("~floor").stack("band").show_symbol(false).silent(true).line_style(edge()).data(floor),
        LineSeries::new()
            .name("~band")
            .stack("band")
            .show_symbol(false)
            .silent(true)
            .line_style(edge())
            .area_style(AreaStyle::new().color(property("chart-band")).opacity(1.0))
            .data(rise),
    ]
}

/// A bar is its middle, its value, its start and end, and 1 if it is partial: the page's script draws
/// it from edge to edge.
fn bar_series(bars: &Bars, utility: &str) -> BarSeries {
    let color = if bars.standing == Standing::Own { utility } else { "chart-previous" };
    let data = bars
        .bars
        .iter()
        .map(|bar| {
            let (start, end) = (bar.start as f64, bar.end as f64);
            let is_partial = f64::from(u8::from(bar.is_partial));
            CompositeValue::Array(vec![
                f64::midpoint(start, end).into(),
                value(bar.value),
                start.into(),
                end.into(),
                is_partial.into(),
            ])
        })
        .collect::<Vec<_>>();
    BarSeries::new().name(&bars.name).item_style(ItemStyle::new().color(property(color))).data(data)
}

/// The dot at the end of the chart's own line. It exists before the first value, because the
/// browser moves it.
fn now_dot(chart: &Chart, utility: &str) -> LineSeries {
    let last = model::last_point(chart).map(|(at, last)| vec![at as f64, last]);
    LineSeries::new()
        .name("~now")
        .show_symbol(true)
        .symbol_size(11.0)
        .item_style(ItemStyle::new().color(property(utility)))
        .data(last.into_iter().collect::<Vec<_>>())
}
