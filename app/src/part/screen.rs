//! The way from a page to a screen link that shows it. Leaves out making one (the account).

use domain::Caller;
use leptos::prelude::*;
use wording::Words;
use wording::page::settings::screen as says;

/// A link to the form that makes a screen link, with the page of this path chosen; for whoever may make one.
pub fn to_a_screen(words: Words, path: &str) -> Option<AnyView> {
    let caller = use_context::<Caller>()?;
    caller.own()?;
    Some(view! { <a href=format!("/account?page={path}#screens")>{says::offer(words)}</a> }.into_any())
}
