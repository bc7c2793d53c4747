//! Icons of one stroke.

use leptos::prelude::*;

/// An icon of one stroke, in a 24 by 24 view box.
pub(super) fn icon(path: &'static str) -> AnyView {
    view! {
        <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d=path/>
        </svg>
    }
    .into_any()
}
