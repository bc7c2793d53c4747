//! A chart as a page shows it. Leaves out its data (`chart::model`) and the drawing (`chart`).

use serde::{Deserialize, Serialize};

/// A chart as the browser receives it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChartView {
    /// The utility, which decides its colour.
    pub utility: String,
    /// Drawn lower, next to others.
    pub is_low: bool,
    /// The SVG, as HTML.
    pub drawn: String,
    /// The table, as HTML.
    pub table: String,
    /// The ECharts option, as JSON.
    pub option: String,
    /// What no ECharts option can hold, as JSON.
    pub meta: String,
}

impl ChartView {
    /// Drops the parts that the browser finds in the page itself.
    pub fn leave_out_drawn(&mut self) {
        self.drawn.clear();
        self.table.clear();
    }
}
