//! The routes of the server, as found in its source.

use std::path::Path;

/// The crates with routes.
const FOLDERS: [&str; 4] = ["../app/src/page", "../app/settings/src", "../app/performance/src", "src"];

/// Values for the placeholders; the first of each kind has the number 1.
const METER: &str = "m1";

/// Query parameters, for answers that need them.
const QUERIES: [(&str, &str); 4] = [
    ("/api/energy/buildings/1/historical", "start_date=2025-11-03&end_date=2025-11-05&metrics=electricity_kwh,cost_usd"),
    ("/api/bills", "account=1&period=2025-11"),
    ("/settings/mappings/edit", "id=1"),
    ("/buildings/1", "by=week"),
];

/// The paths that can be read, each once, with their queries.
pub fn read() -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for folder in FOLDERS {
        gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    found.sort();
    found.dedup();
    found
        .iter()
        .map(|path| {
            let path = filled(path);
            let query = QUERIES.iter().find(|(of, _)| *of == path).map(|(_, query)| format!("?{query}")).unwrap_or_default();
            path + &query
        })
        .collect()
}

fn gather(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !["sweep", "tests"].iter().any(|own| path.to_string_lossy().contains(own))
        {
            routes(&std::fs::read_to_string(&path).unwrap(), found);
        }
    }
}

/// `.route("…", get(…))` and `path!("…")`.
fn routes(source: &str, found: &mut Vec<String>) {
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    for part in source.split(".route(").skip(1) {
        let Some(path) = literal(part) else { continue };
        // The methods of a route stand between it and the next one.
        let what = part.split([';', '\n']).next().unwrap_or_default();
        let what = if what.trim().is_empty() { part.split(".route(").next().unwrap_or_default() } else { what };
        if what.contains("get(") && !path.contains("{*") {
            found.push(path);
        }
    }
    for part in source.split("path!(").skip(1) {
        found.extend(literal(part).map(|path| path.replace(":id", "{id}")));
    }
}

fn literal(text: &str) -> Option<String> {
    let rest = text.trim_start().strip_prefix('"')?;
    Some(rest.split('"').next()?.to_owned())
}

fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{meter}" => METER,
        part if part.starts_with('{') => "1",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}
