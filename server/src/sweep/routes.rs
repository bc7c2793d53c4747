//! The server's routes as requests: each path with values in its placeholders.

use app::route::{Door, Route};
use axum::http::Method;
use domain::Audience;

/// Values for the placeholders; the first of each kind has the number 1.
const METER: &str = "m1";

/// Query parameters, for answers that need them.
const QUERIES: [(&str, &str); 6] = [
    ("/api/energy/buildings/1/historical", "start_date=2025-11-03&end_date=2025-11-05&metrics=electricity_kwh,cost_usd"),
    ("/api/buildings/1/energy", "span=month&on=2025-11-20"),
    ("/api/sites/1/energy", "span=day&on=2025-11-04"),
    ("/api/bills", "account=1&period=2025-11"),
    ("/settings/mappings/edit", "id=1"),
    ("/buildings/1", "by=week&energy=month&on=2025-11-20"),
];

/// The paths that can be read, each once, with their queries. Leaves out the rest of a path, and
/// what is no request by itself.
pub fn read(listed: &[Route]) -> Vec<String> {
    let is_read = |route: &&Route| {
        let is_for_readers = route.audience != Audience::Senders && route.door != Door::Socket;
        route.method == Some(Method::GET) && is_for_readers && !route.path.contains("{*")
    };
    let mut found: Vec<String> = listed.iter().filter(is_read).map(address).collect();
    found.sort();
    found.dedup();
    found
}

/// The path of a route with its placeholders filled, and its query.
pub fn address(route: &Route) -> String {
    let path = filled(&route.path);
    let query = QUERIES.iter().find(|(of, _)| *of == path).map(|(_, query)| format!("?{query}")).unwrap_or_default();
    path + &query
}

fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{meter}" => METER,
        part if part.starts_with('{') => "1",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}
