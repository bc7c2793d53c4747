//! A chart as an ECharts option, by charming. Colours are names of custom properties, which the page's script resolves
//! for light and dark; what no option can say (units in the tooltip, what moves on) goes beside it.

use super::model::{self, Chart, Standing};
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
    // ECharts' word for a gap.
    value.map_or_else(|| "-".into(), CompositeValue::from)
}

/// The option and what goes with it, both as JSON.
pub(super) fn option(chart: &Chart) -> (String, String) {
    let (low, high, marks) = chart.scale();
    let step = marks.get(1).map_or(1.0, |second| second - low);
    let utility = chart.utility.replace('_', "-");
    let mut option = charming::Chart::new()
        .animation(false)
        .grid(Grid::new().left(0).right(0).top("8%").bottom(0))
        .x_axis(
            Axis::new()
                .type_(AxisType::Time)
                .min(chart.start as f64)
                .max(chart.end as f64)
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
        );
    if !chart.band.is_empty() {
        // A band is the area between two stacked lines.
        let bare = || LineStyle::new().width(0.0).opacity(0.0);
        let floor = chart.band.iter().map(|&(at, low, _)| vec![at as f64, low]).collect::<Vec<_>>();
        let rise = chart.band.iter().map(|&(at, low, high)| vec![at as f64, high - low]).collect::<Vec<_>>();
        option = option
            .series(LineSeries::new().name("~floor").stack("band").show_symbol(false).silent(true).line_style(bare()).data(floor))
            .series(
                LineSeries::new()
                    .name("~band")
                    .stack("band")
                    .show_symbol(false)
                    .silent(true)
                    .line_style(bare())
                    .area_style(AreaStyle::new().color(property("chart-band")).opacity(1.0))
                    .data(rise),
            );
    }
    for bars in &chart.bars {
        let color = if bars.standing == Standing::Own { utility.as_str() } else { "chart-previous" };
        let data = bars
            .bars
            .iter()
            .map(|bar| CompositeValue::Array(vec![((bar.start + bar.end) as f64 / 2.0).into(), value(bar.value)]))
            .collect::<Vec<_>>();
        option = option.series(BarSeries::new().name(&bars.name).item_style(ItemStyle::new().color(property(color))).data(data));
    }
    for line in &chart.lines {
        let style = match line.standing {
            Standing::Own => LineStyle::new().color(property(&utility)).width(2.5),
            Standing::Usual => LineStyle::new().color(property("chart-band-edge")).width(1.5).type_(LineStyleType::Dashed),
            Standing::Previous => LineStyle::new().color(property("chart-previous")).width(1.5),
        };
        let data =
            line.points.iter().map(|&(at, v)| CompositeValue::Array(vec![(at as f64).into(), value(v)])).collect::<Vec<_>>();
        option = option
            .series(LineSeries::new().name(&line.name).show_symbol(false).connect_nulls(false).line_style(style).data(data));
    }
    // Where the line that the chart is about ends: there even before its first value, since the browser moves it on.
    let own = chart.lines.iter().find(|line| line.standing == Standing::Own);
    if own.is_some() {
        let dot = LineSeries::new()
            .name("~now")
            .show_symbol(true)
            .symbol_size(11.0)
            .item_style(ItemStyle::new().color(property(&utility)));
        let last = model::last_point(chart).map(|(at, last)| vec![at as f64, last]);
        option = option.series(dot.data(last.into_iter().collect::<Vec<_>>()));
    }
    let period = chart.bars.first().and_then(|bars| bars.bars.first()).map(|bar| bar.end - bar.start);
    let meta = json!({
        "unit": chart.unit, "zoom": true, "period_ms": period, "own": own.map(|line| &line.name), "window_ms": chart.window_ms,
    });
    (serde_json::to_string(&option).unwrap_or_default(), meta.to_string())
}
