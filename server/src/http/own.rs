//! What a browser remembers, in cookies until there are people: the stars, the building that was
//! opened last, and the history that was looked at last. Leaves out what pages make of it (`app::own`).

use crate::http::reader::path_of;
use crate::http::sign_in::{and_cookie, cookie, is_tls, own_path, set_cookie, to};
use crate::http::visitor::Visitor;
use app::own::{Own, history_of, stars_parse, stars_with};
use app::route::Door;
use app::{AppState, Routes, Scope};
use axum::extract::{Form, Path, Request};
use axum::http::header::REFERER;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use domain::{Audience, BuildingId, Capability};
use serde::Deserialize;

const STARS: &str = "greenpulse_stars";
const OPENED: &str = "greenpulse_opened";
const HISTORY: &str = "greenpulse_history";

/// A year: whoever comes back within it finds stars and building.
const KEPT_S: u64 = 365 * 24 * 60 * 60;
/// A history goes along while one looks around; the next day begins with the usual range.
const HISTORY_KEPT_S: u64 = 4 * 60 * 60;

/// Adds what the browser remembers to each request, and has it remember the building whose page it
/// opens, and the history that it asks for.
pub async fn look(mut request: Request, next: Next) -> Response {
    let own = of(request.headers());
    let opens = (request.method() == Method::GET).then(|| building_of(request.uri().path())).flatten();
    let is_tls = request.extensions().get::<Visitor>().is_some_and(|visitor| is_tls(visitor, request.headers()));
    let opened = own.opened;
    let has_history = opens.is_some() || request.uri().path() == "/";
    let history = request.uri().query().filter(|_| has_history).and_then(history_of);
    request.extensions_mut().insert(own);
    let mut response = next.run(request).await;
    if let Some(history) = history.filter(|_| response.status().is_success()) {
        response = and_cookie(response, &set_cookie(HISTORY, &history, HISTORY_KEPT_S, is_tls));
    }
    match opens.filter(|id| response.status().is_success() && Some(*id) != opened) {
        Some(id) => and_cookie(response, &set_cookie(OPENED, &id.to_string(), KEPT_S, is_tls)),
        None => response,
    }
}

fn of(headers: &HeaderMap) -> Own {
    Own {
        stars: cookie(headers, STARS).map(stars_parse).unwrap_or_default(),
        opened: cookie(headers, OPENED).and_then(|id| id.parse().ok()).map(BuildingId),
        history: cookie(headers, HISTORY).map(str::to_owned),
    }
}

/// The building whose own page has this path.
fn building_of(path: &str) -> Option<BuildingId> {
    path.strip_prefix("/buildings/")?.parse().ok().map(BuildingId)
}

/// Where a star is set or taken.
pub fn routes(state: AppState) -> Routes<()> {
    Routes::new(Door::Document, Audience::Holders(Capability::See)).post("/buildings/{id}/star", star).with_state(state)
}

/// A star: `on`, or else none.
#[derive(Deserialize)]
struct Wish {
    star: String,
}

async fn star(state: Scope, visitor: Visitor, Path(id): Path<String>, headers: HeaderMap, Form(wish): Form<Wish>) -> Response {
    let found = id.parse().ok().map(BuildingId).filter(|id| state.catalog().buildings.contains_key(id));
    let Some(id) = found else { return app::missing_thing(state, "building").await };
    let stars = stars_with(state.own.stars.clone(), id, wish.star == "on");
    let came_from = headers.get(REFERER).and_then(|header| header.to_str().ok()).and_then(path_of);
    let kept_s = if stars.is_empty() { 0 } else { KEPT_S };
    let back = own_path(came_from.or(Some("/buildings")));
    and_cookie(to(&back), &set_cookie(STARS, &stars, kept_s, is_tls(&visitor, &headers)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_buildings_own_page_counts_as_opened() {
        assert_eq!(building_of("/buildings/7"), Some(BuildingId(7)));
        assert_eq!(["/buildings", "/buildings/7/forecast", "/meters/7", "/buildings/x"].map(building_of), [None; 4]);
    }
}
