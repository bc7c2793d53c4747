//! A chart as a page shows it. Leaves out its data (`chart::model`) and the drawing (`chart`).

/// A chart as the browser receives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartView {
    /// The chart's id, by which pictures name it.
    pub id: String,
    /// The utility, which decides its colour.
    pub utility: String,
    /// Drawn lower, next to others.
    pub is_low: bool,
    /// The SVG, as HTML.
    pub drawn: String,
    /// The table, as HTML.
    pub table: String,
    /// What opens the table.
    pub open_table: &'static str,
    /// The ECharts option, as JSON.
    pub option: String,
    /// What no ECharts option can hold, as JSON.
    pub meta: String,
}
