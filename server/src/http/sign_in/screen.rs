//! Screens: a link that is opened once makes a browser the screen of one page. Its secret stays in a
//! cookie, so it leaves the address at once. Leaves out who makes links (the settings).

use super::{SignIn, and_cookie, away, is_tls, own_path, path_of, set_cookie, to, with, words_of};
use crate::http::guard::is_upgrade;
use crate::http::problem::too_many;
use crate::http::tries::{Trial, Who};
use crate::http::visitor::Visitor;
use app::Scope;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::header::REFERRER_POLICY;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::Response;
use broker::Verdict;
use domain::{Caller, Screen};
use std::sync::Arc;
use wording::page::welcome;

/// The beginning of the path of a screen's link; the secret follows.
pub const SCREEN: &str = "/screen/";

/// The cookie with a screen's secret.
pub(super) const COOKIE: &str = "greenpulse_screen";

/// The longest that browsers keep a cookie. Each time the page is shown, it begins anew.
const KEPT_S: u64 = 400 * 24 * 60 * 60;

/// `GET /screen/{secret}`
pub(super) async fn open(
    state: Scope<Arc<SignIn>>,
    visitor: Visitor,
    secret: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Response {
    let words = words_of(&state);
    let secret = secret.map(|Path(secret)| secret).unwrap_or_default();
    let screen = match state.book.find_key(&secret).await {
        Ok(Some(Caller::Screen(screen))) => Some(screen),
        Ok(_) => None,
        Err(error) => return away(Some((&*state, words)), &error),
    };
    let trial = Trial { secret: secret.as_bytes(), is_right: screen.is_some(), is_token: true };
    if let Verdict::Wait { retry_s } = state.tries.judge_who(Who::At(visitor.address, &visitor.name), visitor.address, &trial) {
        return too_many(retry_s);
    }
    match screen {
        Some(screen) => {
            let shown = to(&own_path(Some(&screen.path)));
            with(and_cookie(shown, &kept(&secret, is_tls(&visitor, &headers))), REFERRER_POLICY, "no-referrer")
        }
        None => {
            let (style, title) = (&state.style, welcome::gone_title(words));
            let page = super::Bare { words, style, title, headline: title, lede: welcome::screen_gone(words) };
            page.notice(StatusCode::NOT_FOUND)
        }
    }
}

/// What is safe to log of the path of a screen's link: all but the secret. `None` of another path.
#[must_use]
pub fn shown(uri: &Uri) -> Option<String> {
    uri.path().starts_with(SCREEN).then(|| format!("{SCREEN}***"))
}

/// The cookie of a screen.
pub(super) fn kept(secret: &str, is_tls: bool) -> String {
    set_cookie(COOKIE, secret, KEPT_S, is_tls)
}

/// Whether a screen opens what is asked for: its page, or the live connection of its page. Public files
/// are open to all in any case.
pub(super) fn opens(screen: &Screen, method: &Method, uri: &Uri, headers: &HeaderMap) -> bool {
    let is_live = is_upgrade(headers) && uri.path().starts_with("/fn/");
    match *method {
        Method::GET => is_live || screen.opens(&path_of(uri)),
        Method::HEAD => screen.opens(&path_of(uri)),
        _ => false,
    }
}
