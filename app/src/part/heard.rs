//! Whether a kind of source has been heard, on the cards of a first day. It moves with the page.

use leptos::prelude::*;
use wording::Words;
use wording::page::daily::first_day as says;

/// The mark as HTML.
#[must_use]
pub fn heard_mark(words: Words, is_heard: bool) -> String {
    let (state, word) = if is_heard { ("ok", says::heard(words)) } else { ("waiting", says::waits(words)) };
    view! { <span class="state" data-state=state>{word}</span> }.to_html()
}
