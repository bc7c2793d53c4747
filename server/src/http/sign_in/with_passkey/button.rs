//! The buttons beside the forms for a password: to sign in with a passkey, and to make one instead. Each brings its
//! question along. Leaves out what becomes of the answers (`enter`, `first`).

use super::{ENTER, From, WELCOME, number_of};
use crate::http::sign_in::page::Device;
use crate::http::sign_in::{SignIn, words_of};
use app::Scope;
use axum::response::Response;
use std::sync::Arc;
use store::StoredPerson;
use wording::Words;
use wording::page::passkey as says;

/// A page with the button to sign in with a passkey, where browsers have any. `page` draws it.
pub fn to_enter(
    state: &Scope<Arc<SignIn>>,
    from: From<'_>,
    next: &str,
    page: impl FnOnce(Option<&Device<'_>>) -> Response,
) -> Response {
    let words = words_of(state);
    let Some(asked) = state.open_site(from).and_then(|site| site.ask().ok()) else { return page(None) };
    let number = number_of(&asked);
    let device = Device {
        action: ENTER,
        options: &asked.options,
        makes: false,
        hidden: &[("next", next), ("question", &number)],
        enter: says::enter(words),
        is_first: false,
        cancelled: says::cancelled(words),
        exists: "",
        cannot: None,
    };
    state.and_question(page(Some(&device)), &asked, None, from)
}

/// The page of a link, with the button to use a passkey instead, where browsers have any. `page` draws it.
pub async fn to_make(
    state: &SignIn,
    words: Words,
    from: From<'_>,
    (link, person): (&str, &StoredPerson),
    page: impl FnOnce(Option<&Device<'_>>) -> Response,
) -> Response {
    let site = state.open_site(from);
    let known = state.services.store.passkey_list(person.person_id).await.unwrap_or_default();
    let Some(asked) = site.and_then(|site| state.ask_new(&site, person, &known).ok()) else { return page(None) };
    let number = number_of(&asked);
    let device = Device {
        action: WELCOME,
        options: &asked.options,
        makes: true,
        hidden: &[("link", link), ("question", &number)],
        enter: says::instead(words),
        is_first: false,
        cancelled: says::create_cancelled(words),
        exists: says::exists(words),
        cannot: None,
    };
    state.and_question(page(Some(&device)), &asked, Some(person.person_id), from)
}
