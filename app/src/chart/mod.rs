//! A chart in three forms: a complete SVG that the server draws, the same as ECharts for the
//! browser, and a table of its numbers. The server makes all three.

mod drawn;
pub mod flow;
mod icon;
mod model;
mod option;
mod stacked;

pub use crate::model::chart::ChartView;
use leptos::prelude::*;
pub use model::{Bar, Bars, Chart, HeatMap, Line, Mark, Plot, PlotSeries, SHADES, Standing, Tick, cell};
pub use stacked::{Column, Layer, LayerMark, PATTERNS, Stacked};
use wording::Words;
use wording::page::daily::chart as says;

/// The table of a picture that is no chart over time, as HTML.
#[must_use]
pub fn table(caption: &str, columns: &[String], rows: &[Vec<String>]) -> String {
    drawn::numbers(caption, columns, rows, &[])
}

/// A chart in a page. It is complete, and holds the data for the script that makes it answer.
#[component]
pub fn ChartSheet(
    /// The chart.
    chart: ChartView,
) -> impl IntoView {
    let ChartView { id, utility, is_low, drawn, table, open_table, option, meta } = chart;
    let is_heat = option.is_empty();
    let class = match (is_heat, is_low) {
        (true, _) => "chart-frame chart-frame-heat",
        (false, true) => "chart-frame chart-frame-low",
        (false, false) => "chart-frame",
    };
    let live = if is_heat {
        view! { <div class="heat-live" aria-hidden="true" data-heat=meta></div> }.into_any()
    } else {
        view! { <div class="chart-live" aria-hidden="true" data-chart=id data-option=option data-meta=meta></div> }.into_any()
    };
    view! {
        <div class=class data-utility=utility.replace('_', "-")>
            <div class="chart-drawn" inner_html=drawn></div>
            {live}
        </div>
        <div class="chart-behind">
            <details class="behind">
                <summary>{open_table}</summary>
                <div class="table-scroll" tabindex="0" inner_html=table></div>
            </details>
            <p class="chart-files">{["CSV", "PNG"].map(file_button)}</p>
        </div>
    }
    .into_any()
}

/// A button that saves the chart in that format. The browser makes the file
/// (`frontend/script/save.js`).
fn file_button(format: &'static str) -> AnyView {
    view! {
        <button class="button button-quiet chart-file" type="button" data-save=format.to_lowercase()>
            <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
                <path d="M12 4v11M7 11l5 5 5-5M5 20h14"/>
            </svg>
            {format}
        </button>
    }
    .into_any()
}

impl ChartView {
    /// The view of a chart over time.
    #[must_use]
    pub fn of(words: Words, chart: &Chart) -> Self {
        let (option, meta) = option::option(chart);
        Self {
            id: chart.id.clone(),
            utility: chart.utility.clone(),
            is_low: chart.is_low,
            drawn: drawn::drawn(words, chart),
            table: drawn::numbers(&chart.caption, &chart.columns, &chart.rows, &chart.row_links),
            open_table: says::table(words),
            option,
            meta,
        }
    }

    /// The view of a chart over a quantity other than time.
    #[must_use]
    pub fn of_plot(words: Words, plot: &Plot) -> Self {
        let (option, meta) = option::plot(plot);
        Self {
            id: plot.id.clone(),
            utility: plot.utility.clone(),
            is_low: plot.is_low,
            drawn: drawn::plot(words, plot),
            table: drawn::numbers(&plot.caption, &plot.columns, &plot.rows, &[]),
            open_table: says::table(words),
            option,
            meta,
        }
    }

    /// The view of a heat map. It stays as drawn, so it has no option; `meta` holds the values of
    /// its cells.
    #[must_use]
    pub fn of_heat(words: Words, map: &HeatMap) -> Self {
        Self {
            id: map.id.clone(),
            utility: map.utility.clone(),
            is_low: false,
            drawn: drawn::heat(map),
            table: drawn::numbers(&map.caption, &map.columns, &map.rows, &[]),
            open_table: says::table(words),
            option: String::new(),
            meta: option::heat(map),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

    use super::*;

    fn chart(lines: Vec<Line>) -> Chart {
        Chart {
            id: "now".to_owned(),
            unit: "kW".to_owned(),
            utility: "natural_gas".to_owned(),
            start: 0,
            end: 3_600_000,
            ticks: Vec::new(),
            lines,
            is_low: true,
            window_ms: Some(3_600_000),
            alt: "The power of <b>".to_owned(),
            caption: "Power".to_owned(),
            columns: vec!["From".to_owned(), "Power".to_owned()],
            rows: vec![vec!["<i>".to_owned(), "4.20".to_owned()]],
            ..Chart::default()
        }
    }

    fn json(text: &str) -> serde_json::Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn words_in_a_picture_and_its_table_are_text_and_no_markup() {
        let view = ChartView::of(Words::ENGLISH, &chart(Vec::new()));
        assert!(view.drawn.contains("The power of &lt;b&gt;") && !view.drawn.contains("<b>"), "{}", view.drawn);
        assert!(view.table.contains("&lt;i&gt;") && !view.table.contains("<i>"), "{}", view.table);
    }

    #[test]
    fn the_browser_is_told_which_line_moves_on_and_where_it_ends() {
        let points = vec![(0, Some(1.5)), (60_000, None), (120_000, Some(4.2)), (180_000, None)];
        let usual = Line { name: "usual".to_owned(), standing: Standing::Usual, points: Vec::new() };
        let view = ChartView::of(
            Words::ENGLISH,
            &chart(vec![usual, Line { name: "power".to_owned(), standing: Standing::Own, points }]),
        );
        let (option, meta) = (json(&view.option), json(&view.meta));
        assert_eq!((&meta["own"], &meta["window_ms"]), (&json("\"power\""), &json("3600000")));
        let named = |name: &str| option["series"].as_array().unwrap().iter().find(|line| line["name"] == name).unwrap().clone();
        assert_eq!(named("power")["data"], json(r#"[[0.0, 1.5], [60000.0, "-"], [120000.0, 4.2], [180000.0, "-"]]"#));
        assert_eq!(named("~now")["data"], json("[[120000.0, 4.2]]"));
    }

    #[test]
    fn a_chart_that_only_looks_back_has_nothing_that_moves_on() {
        let view = ChartView::of(Words::ENGLISH, &chart(Vec::new()));
        assert_eq!(json(&view.meta)["own"], serde_json::Value::Null);
        assert!(!view.option.contains("~now"));
    }

    #[test]
    fn what_was_not_measured_is_dashed_and_its_range_says_what_it_is() {
        let estimate =
            Line { name: "expected".to_owned(), standing: Standing::Estimate, points: vec![(0, Some(1.0)), (60_000, Some(2.0))] };
        let mut with_band = chart(vec![estimate]);
        with_band.band = vec![(0, 0.5, 1.5), (60_000, 1.0, 3.0)];
        with_band.band_name = Some("19 of 20 times within".to_owned());
        let view = ChartView::of(Words::ENGLISH, &with_band);
        assert!(view.drawn.contains("chart-line chart-estimate"), "{}", view.drawn);
        assert_eq!(json(&view.meta)["names"]["~band"], "19 of 20 times within");
        assert!(view.option.contains("dashed"), "{}", view.option);
    }

    #[test]
    fn a_marked_stretch_is_drawn_behind_and_helps_only() {
        let mut marked = chart(Vec::new());
        marked.marks = vec![Mark { start: 600_000, end: 1_200_000 }];
        let view = ChartView::of(Words::ENGLISH, &marked);
        assert!(view.drawn.contains("chart-mark"), "{}", view.drawn);
        let series = json(&view.option)["series"].clone();
        assert_eq!(series[0]["name"], "~mark");
        assert_eq!(series[0]["data"][0][0], 600_000.0);
    }

    #[test]
    fn a_plot_says_what_stands_across() {
        let dots = PlotSeries {
            name: "days".to_owned(),
            standing: Standing::Own,
            points: vec![(3.0, 41.0), (21.0, 12.0)],
            is_dots: true,
        };
        let view = ChartView::of_plot(
            Words::ENGLISH,
            &Plot { unit: "kWh".to_owned(), across: "°C".to_owned(), series: vec![dots], ..Plot::default() },
        );
        assert_eq!(view.drawn.matches("<circle").count(), 2);
        assert_eq!(json(&view.meta)["across"], "°C");
        assert_eq!(json(&view.option)["xAxis"]["type"], "value");
    }

    #[test]
    fn a_heat_map_has_a_path_a_shade_and_leaves_out_what_is_missing() {
        let map = HeatMap {
            unit: "kW".to_owned(),
            across: vec!["Mon".to_owned(), "Tue".to_owned()],
            down: vec!["00:00".to_owned(), "01:00".to_owned()],
            values: vec![Some(1.0), Some(2.0), None, Some(2.0)],
            ..HeatMap::default()
        };
        let view = ChartView::of_heat(Words::ENGLISH, &map);
        assert_eq!(view.drawn.matches("class=\"heat heat-").count(), 2);
        assert_eq!(view.drawn.matches('z').count(), 3);
        assert_eq!(json(&view.meta)["values"], json("[1.0, 2.0, null, 2.0]"));
    }
}
