//! Puts who asks, and for what, around each request that may change something, so that the record tells
//! of whatever it changes. Leaves out how a change is recorded (`store`).

use super::guard::is_reading;
use app::AppState;
use app::scope::Address;
use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use domain::Caller;
use store::{Actor, Asked};

/// Parts of paths that say how a route is reached, not what is done.
const DOORS: [&str; 5] = ["settings", "api", "fn", "energy", "analytics"];

/// Answers a request on behalf of whoever sent it.
pub async fn record(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_reading = is_reading(request.method());
    let Some(caller) = request.extensions().get::<Caller>().filter(|_| !is_reading) else { return next.run(request).await };
    let address = request.extensions().get::<Address>().map(|address| address.0.to_string());
    let actor = Actor::of(caller, address);
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let asked = asked(request.method(), route, request.uri().path());
    store::acting(actor, state.now(), asked, next.run(request)).await
}

/// What a request asks for: `POST /settings/meters/7/forget` is `meter.forget`, of the meter 7.
fn asked(method: &Method, route: &str, path: &str) -> Asked {
    let mut asked = Asked::default();
    let mut said = Vec::new();
    let mut ends_with_thing = false;
    for (of_route, of_path) in route.split('/').zip(path.split('/')).skip(1) {
        ends_with_thing = of_route.starts_with('{');
        if ends_with_thing {
            (asked.kind, asked.id) = (said.last().cloned().unwrap_or_default(), Some(of_path.to_owned()));
        } else if !DOORS.contains(&of_route) {
            said.push(singular(of_route));
        }
    }
    if ends_with_thing || said.len() == 1 {
        said.push(if *method == Method::DELETE { "remove" } else { "save" }.to_owned());
    }
    if asked.kind.is_empty() {
        asked.kind = said.first().cloned().unwrap_or_default();
    }
    Asked { action: said.join("."), ..asked }
}

fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(word).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_told_by_the_route() {
        let told = |method: Method, route: &str, path: &str| {
            let Asked { action, kind, id } = asked(&method, route, path);
            format!("{action} {kind} {}", id.unwrap_or_default())
        };
        let post = |route: &str, path: &str| told(Method::POST, route, path);
        assert_eq!(post("/settings/meters/{id}/forget", "/settings/meters/7/forget"), "meter.forget meter 7");
        assert_eq!(post("/settings/meters/{id}", "/settings/meters/7"), "meter.save meter 7");
        assert_eq!(post("/anomalies", "/anomalies"), "anomaly.save anomaly ");
        assert_eq!(post("/fn/meter-name", "/fn/meter-name"), "meter-name.save meter-name ");
        assert_eq!(post("/api/energy/buildings/{id}/target", "/api/energy/buildings/3/target"), "building.target building 3");
        assert_eq!(
            told(Method::PATCH, "/api/analytics/buildings/{b}/anomalies/{a}", "/api/analytics/buildings/3/anomalies/9"),
            "building.anomaly.save anomaly 9"
        );
        assert_eq!(told(Method::DELETE, "/api/keys/{id}", "/api/keys/5"), "key.remove key 5");
    }
}
