//! Text from people and devices in the two elements whose text the framework does not escape.

use leptos::prelude::*;
use leptos_meta::Title;

/// Escapes the text of a `<textarea>` or a `<title>`. Otherwise a name that contains the end tag
/// would close the element: tachys does not escape a `<textarea>`, and `leptos_meta` does not
/// escape a `<title>`. (Tachys does not escape `<script>`, `<style>` and `<noscript>` either, but
/// no such text goes there.) In the browser they are text nodes, and nothing is escaped.
#[must_use]
pub fn as_given(text: String) -> String {
    if cfg!(feature = "ssr") { text.replace('&', "&amp;").replace('<', "&lt;") } else { text }
}

/// Stands once, around all pages. It escapes the titles that pages set.
#[component]
pub fn TitleAsGiven() -> impl IntoView {
    view! { <Title formatter=as_given/> }
}
