//! The parts that several pages share: figures, comparisons, command lines, notices.

pub mod building_row;
pub mod energy;
mod given;
pub mod heard;
pub mod map;
mod natural;
mod notice;
pub mod now;
mod screen;

pub use given::as_given;
pub use natural::{folded, natural_order};
pub use notice::{Absent, missing, notice, refused, trouble, without_buildings};
pub use screen::to_a_screen;

pub use crate::document::part::CodeBlock;

use crate::model::change::Change;
use domain::figure::Figure;
use leptos::prelude::*;
use wording::Words;

/// A number with its unit in smaller type.
pub fn quantity(words: Words, figure: &Figure) -> AnyView {
    written_quantity(words.figure(figure))
}

/// The same for a figure that is in the reader's digits already.
pub fn written_quantity(figure: Figure) -> AnyView {
    view! { <span class="quantity">{figure.number}" "<span class="unit">{figure.unit}</span></span> }.into_any()
}

/// Shows a comparison.
pub fn change_mark(change: &Change) -> AnyView {
    let Change { trend, meaning, words } = change.clone();
    view! { <span class="change" data-trend=trend data-meaning=meaning>{words}</span> }.into_any()
}

/// A small line chart without axes.
#[component]
pub fn Sparkline(values: Vec<Option<f64>>) -> impl IntoView {
    let highest = values.iter().flatten().fold(1e-9_f64, |most, value| most.max(*value)) * 1.08;
    let lowest = values.iter().flatten().fold(0.0_f64, |least, value| least.min(*value));
    let steps = values.len().saturating_sub(1).max(1) as f64;
    let mut path = String::new();
    let mut is_drawing = false;
    for (i, value) in values.iter().enumerate() {
        if let Some(value) = value {
            let y = 28.0 - (value - lowest) / (highest - lowest) * 26.0;
            path.push_str(&format!("{}{:.1} {y:.1}", if is_drawing { 'L' } else { 'M' }, i as f64 / steps * 96.0));
        }
        is_drawing = value.is_some();
    }
    view! {
        <svg class="sparkline" viewBox="0 0 96 28" preserveAspectRatio="none" aria-hidden="true">
            <path class="chart-line" d=path/>
        </svg>
    }
    .into_any()
}

/// An arrow of simple strokes, in a link that says where it leads.
#[component]
pub fn Arrow(
    /// Its strokes, within 24 by 24.
    path: &'static str,
) -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=path/></svg>
    }
    .into_any()
}
