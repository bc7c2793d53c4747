//! One chart: a picture that the server draws and that is complete by itself, the same by ECharts once the browser has
//! it, and the numbers behind it as a table. Times within are the site's wall clock as if it were UTC, so that a chart
//! shows the site's hours wherever it is looked at from.

mod drawn;
#[cfg(feature = "hydrate")]
mod option;

use domain::Millis;
use drawn::Drawn;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What a line or bar stands for, which decides its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// What the chart is about.
    Own,
    /// What is usual.
    Usual,
    /// The same a period before.
    Previous,
}

/// A line of values over time; `None` is a gap.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its name in the tooltip.
    pub name: String,
    /// What it stands for.
    pub standing: Standing,
    /// Points in order of time.
    pub points: Vec<(Millis, Option<f64>)>,
}

/// A bar of a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// From.
    pub start: Millis,
    /// To.
    pub end: Millis,
    /// How high; `None` is missing.
    pub value: Option<f64>,
    /// Not over yet, or not all of it known.
    pub is_partial: bool,
}

/// Bars side by side in time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// Their name in the tooltip.
    pub name: String,
    /// What they stand for.
    pub standing: Standing,
    /// In order of time, on the same periods as the other bars of the chart.
    pub bars: Vec<Bar>,
}

/// A mark on the axis of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    /// Where.
    pub at: Millis,
    /// What stands there.
    pub label: String,
    /// Left out on a phone.
    pub is_minor: bool,
}

/// Everything that one chart shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Unique on the page.
    pub id: String,
    /// The unit of all its values.
    pub unit: String,
    /// The utility, which decides its colour.
    pub utility: String,
    /// The time that it covers.
    pub start: Millis,
    /// See `start`.
    pub end: Millis,
    /// Marks on the axis of time.
    pub ticks: Vec<Tick>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The usual range: time, lowest, highest.
    pub band: Vec<(Millis, f64, f64)>,
    /// The bars.
    pub bars: Vec<Bars>,
    /// Where "now" is, if it is within.
    pub now: Option<Millis>,
    /// Shown lower, beside others.
    pub is_low: bool,
    /// What it shows, in a sentence, for those who do not see it.
    pub alt: String,
    /// The heading of the table behind it.
    pub caption: String,
    /// The columns of the table.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl Chart {
    /// The lowest and highest that must fit, and the marks of the scale.
    fn scale(&self) -> (f64, f64, Vec<f64>) {
        let values = self.lines.iter().flat_map(|line| line.points.iter().filter_map(|point| point.1));
        let bars = self.bars.iter().flat_map(|bars| bars.bars.iter().filter_map(|bar| bar.value));
        let band = self.band.iter().flat_map(|&(_, low, high)| [low, high]);
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in values.chain(bars).chain(band).filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        scale(low, high)
    }
}

/// A round scale around `low..high`: its ends and about four marks.
fn scale(low: f64, high: f64) -> (f64, f64, Vec<f64>) {
    let range = if high - low > 0.0 { high - low } else { 1.0 };
    let rough = range / 3.5;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= rough).unwrap_or(rough);
    let first = (low / step).floor();
    let last = (high / step).ceil().max(first + 1.0);
    let marks = (0..=(last - first) as usize).map(|i| (first + i as f64) * step).collect();
    (first * step, last * step, marks)
}

/// Where the line that the chart is about ends, if it ends before the chart does.
fn last_point(chart: &Chart) -> Option<(Millis, f64)> {
    let own = chart.lines.iter().find(|line| line.standing == Standing::Own)?;
    own.points.iter().rev().find_map(|&(at, value)| Some((at, value?)))
}

/// The frame that holds a chart's picture, and the table behind it.
#[component]
pub fn ChartFrame(
    /// What it shows; may change while it is looked at.
    #[prop(into)]
    chart: Signal<Chart>,
) -> impl IntoView {
    let live = NodeRef::<leptos::html::Div>::new();
    #[cfg(feature = "hydrate")]
    draw_live(chart, live);
    let utility = chart.with_untracked(|chart| chart.utility.clone());
    let class = if chart.with_untracked(|chart| chart.is_low) { "chart-frame chart-frame-low" } else { "chart-frame" };
    // The drawing is for the first paint and for browsers without WASM: it need not follow what ECharts then shows.
    let drawn = chart.get_untracked();
    view! {
        <div class=class data-utility=utility>
            <Drawn chart=drawn/>
            <div class="chart-live" aria-hidden="true" node_ref=live></div>
        </div>
        <details class="behind">
            <summary>"The numbers as a table"</summary>
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <caption>{move || chart.with(|chart| chart.caption.clone())}</caption>
                    <thead><tr>
                        {move || chart.with(|chart| chart.columns.iter().enumerate().map(|(i, name)| {
                            let class = if i == 0 { "" } else { "number" };
                            view! { <th scope="col" class=class>{name.clone()}</th> }
                        }).collect_view())}
                    </tr></thead>
                    <tbody>
                        {move || chart.with(|chart| chart.rows.iter().map(|row| {
                            let mut cells = row.iter().cloned();
                            let first = cells.next().unwrap_or_default();
                            view! { <tr><th scope="row">{first}</th>{cells.map(|cell| view! { <td class="number">{cell}</td> }).collect_view()}</tr> }
                        }).collect_view())}
                    </tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
fn draw_live(chart: Signal<Chart>, live: NodeRef<leptos::html::Div>) {
    use wasm_bindgen::prelude::*;
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = ["window", "greenpulse"])]
        fn draw(element: &web_sys::Element, option: &str, meta: &str);
        #[wasm_bindgen(js_namespace = ["window", "greenpulse"])]
        fn dispose(element: &web_sys::Element);
    }
    Effect::new(move |_| {
        let Some(element) = live.get() else { return };
        let (option, meta) = chart.with(option::option);
        draw(&element, &option, &meta);
    });
    on_cleanup(move || {
        if let Some(element) = live.try_get_untracked().flatten() {
            dispose(&element);
        }
    });
}

/// A value as a chart's table shows it.
#[cfg(feature = "ssr")]
#[must_use]
pub fn cell(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), domain::figure::significant)
}

#[cfg(test)]
mod tests {
    use super::scale;

    #[test]
    fn a_scale_is_round_and_holds_all() {
        assert_eq!(scale(0.0, 61.0), (0.0, 80.0, vec![0.0, 20.0, 40.0, 60.0, 80.0]));
        let (low, high, _) = scale(-3.2, 7.9);
        assert!(low <= -3.2 && high >= 7.9);
        // A chart of nothing still has a height.
        assert_eq!(scale(0.0, 0.0), (0.0, 0.5, vec![0.0, 0.5]));
    }
}
