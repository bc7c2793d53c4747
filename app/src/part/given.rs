//! What people and devices have named, in the two elements whose text the framework puts into a document as it is.

use leptos::prelude::*;
use leptos_meta::Title;

/// The text of a `<textarea>` or a `<title>`, to be put into a document as it is. Both end at the first sign that looks like
/// their end, whoever gave it: tachys escapes neither a `<textarea>` (nor `<script>`, `<style>` and `<noscript>`, which nothing
/// given goes into), nor leptos_meta a `<title>`. In the browser they are made of texts, and nothing is escaped.
#[must_use]
pub fn as_given(text: String) -> String {
    if cfg!(feature = "ssr") { text.replace('&', "&amp;").replace('<', "&lt;") } else { text }
}

/// Stands once, around all pages: the title that a page gives is put into the document through it.
#[component]
pub fn TitleAsGiven() -> impl IntoView {
    view! { <Title formatter=as_given/> }
}
