//! Text from people and devices in the elements whose text the framework does not escape.

/// Escapes the text of a `<textarea>` or a `<title>`. Otherwise a name that contains the end tag
/// would close the element: tachys does not escape a `<textarea>`. (It does not escape `<script>`,
/// `<style>` and `<noscript>` either, but no such text goes there.)
#[must_use]
pub fn as_given(text: String) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
