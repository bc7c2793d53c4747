//! The words for a caller who may not call a route: a page for people, a problem for programs. Leaves
//! out who may (`domain::access`) and the check (`app::route`).

use crate::http::problem::problem;
use app::AppState;
use app::route::{Door, Refused};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use wording::Words;
use wording::problem as says;

/// Puts the words into an answer that only says that its caller was refused.
pub async fn told(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let Some(Refused { door, scope }) = response.extensions_mut().remove() else { return response };
    if scope.caller.is_nobody() {
        return problem(StatusCode::UNAUTHORIZED, says::sign_in(Words::ENGLISH));
    }
    match door {
        Door::Page | Door::Document | Door::SignIn => app::refused(&scope.over(state)),
        _ => problem(StatusCode::FORBIDDEN, says::not_allowed(Words::ENGLISH)),
    }
}
