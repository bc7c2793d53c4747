//! Text from people and devices in the element whose text the framework does not escape.

/// Escapes the text of a `<textarea>`. Otherwise a text that contains the end tag would close the
/// element. (Tachys does not escape `<script>`, `<style>` and `<noscript>` either, but no such text
/// goes there.)
#[must_use]
pub fn as_given(text: String) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
