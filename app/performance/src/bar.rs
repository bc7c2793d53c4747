//! A bar of what is used of what is allowed, and where that leads.

use leptos::prelude::*;

/// A bar of the used and the projected amount, both as shares of what is allowed. A mark shows what
/// is allowed.
#[must_use]
pub fn bar(used: f64, projected: f64) -> AnyView {
    let most = projected.max(used).max(1.0) * 1.05;
    let percent = |share: f64| format!("{:.1}%", share / most * 100.0);
    view! {
        <svg class="measure" aria-hidden="true">
            <rect class="measure-track" width="100%" height="100%" rx="2"/>
            <rect class="measure-projected" width=percent(projected) height="100%" rx="2"/>
            <rect class="measure-fill" width=percent(used) height="100%" rx="2"/>
            <rect class="measure-usual" x=percent(1.0) y="-25%" width="3" height="150%"/>
        </svg>
    }
    .into_any()
}
