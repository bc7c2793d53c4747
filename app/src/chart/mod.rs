//! One chart: a picture that the server draws and that is complete by itself, the same by ECharts once the browser has
//! it, and the numbers behind it as a table. The server makes all three; the browser only puts them in place, so that it
//! need not carry what makes them.

#[cfg(feature = "ssr")]
mod drawn;
#[cfg(feature = "ssr")]
mod model;
#[cfg(feature = "ssr")]
mod option;

use crate::erased::Erase;
use domain::Millis;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
pub use model::{Bar, Bars, Chart, Line, Standing, Tick, cell};
use serde::{Deserialize, Serialize};

/// A chart as the browser gets it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChartView {
    /// The utility, which decides its colour.
    pub utility: String,
    /// Shown lower, beside others.
    pub is_low: bool,
    /// The picture, as HTML.
    pub drawn: String,
    /// The table behind it, as HTML.
    pub table: String,
    /// The same for ECharts, as JSON.
    pub option: String,
    /// What no option can say, as JSON.
    pub meta: String,
}

#[cfg(feature = "ssr")]
impl ChartView {
    /// Everything that a browser needs to show it.
    #[must_use]
    pub fn of(chart: &Chart) -> Self {
        let (option, meta) = option::option(chart);
        Self {
            utility: chart.utility.clone(),
            is_low: chart.is_low,
            drawn: drawn::drawn(chart),
            table: drawn::table(chart),
            option,
            meta,
        }
    }
}

/// Where the line that a chart is about is just now: the site's wall clock, and the value.
pub type Latest = Option<(Millis, Option<f64>)>;

/// The frame that holds a chart's picture, and the table behind it.
#[component]
pub fn ChartFrame(
    /// What it shows.
    chart: ChartView,
    /// Moves on with the present.
    #[prop(optional, into)]
    latest: Option<Signal<Latest>>,
) -> impl IntoView {
    let live = NodeRef::<leptos::html::Div>::new();
    let ChartView { utility, is_low, drawn, table, option, meta } = chart;
    #[cfg(feature = "hydrate")]
    browser::draw_live(option, meta, latest, live);
    // A server draws once.
    #[cfg(not(feature = "hydrate"))]
    let _ = (option, meta, latest);
    let class = if is_low { "chart-frame chart-frame-low" } else { "chart-frame" };
    view! {
        <div class=class data-utility=utility>
            <div class="chart-drawn" inner_html=drawn></div>
            <div class="chart-live" aria-hidden="true" node_ref=live></div>
        </div>
        <details class="behind">
            <summary>"The numbers as a table"</summary>
            <div class="table-scroll" tabindex="0" inner_html=table></div>
        </details>
    }
    .erased()
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::Latest;
    use leptos::prelude::*;
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = ["window", "greenpulse"])]
        fn draw(element: &web_sys::Element, option: &str, meta: &str);
        #[wasm_bindgen(js_namespace = ["window", "greenpulse"])]
        fn advance(element: &web_sys::Element, at: f64, value: Option<f64>);
        #[wasm_bindgen(js_namespace = ["window", "greenpulse"])]
        fn dispose(element: &web_sys::Element);
    }

    pub(super) fn draw_live(option: String, meta: String, latest: Option<Signal<Latest>>, live: NodeRef<leptos::html::Div>) {
        Effect::new(move |_| {
            if let Some(element) = live.get() {
                draw(&element, &option, &meta);
            }
        });
        if let Some(latest) = latest {
            Effect::new(move |_| {
                if let (Some(element), Some((at, value))) = (live.get(), latest.get()) {
                    advance(&element, at as f64, value);
                }
            });
        }
        on_cleanup(move || {
            if let Some(element) = live.try_get_untracked().flatten() {
                dispose(&element);
            }
        });
    }
}
