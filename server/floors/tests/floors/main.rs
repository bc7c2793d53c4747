//! The house stands on its floors: which crate uses which, what may come into a crate from outside,
//! and which files of a crate use which. Reads sources and manifests only. What a floor is for is
//! told in `docs/architecture.md`, whose table has the same crates.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod files;
mod manifests;
mod source;

use files::Files;
use manifests::{Package, packages, root};
use std::collections::BTreeSet;

/// A crate's folder, its floor, and the crates that it uses. A crate uses those below it, and of
/// its own floor those that stand before it here.
const HOUSE: [(&str, u8, &[&str]); 28] = [
    ("domain", 1, &[]),
    // Code for the compiler.
    ("server/store/macros", 1, &[]),
    ("domain/wording", 2, &["domain"]),
    ("server/store", 2, &["domain", "store-macros"]),
    ("server/analytics", 2, &["domain"]),
    // In place of rmqtt's own crate of that name; nobody else names it.
    ("server/broker/rmqtt-net", 2, &[]),
    ("server/broker", 2, &[]),
    ("server/demo", 2, &[]),
    ("server/dialects", 3, &["domain"]),
    ("server/files", 3, &["domain"]),
    ("server/weather", 3, &["domain"]),
    ("server/calendar", 3, &["domain"]),
    ("server/oidc", 3, &["domain"]),
    ("server/mail", 3, &["domain", "wording"]),
    ("server/passkey", 3, &[]),
    ("server/ingest", 3, &["broker", "dialects", "domain", "files", "store"]),
    ("server/services", 3, &["domain", "ingest", "mail", "store"]),
    ("server/learning", 3, &["analytics", "domain", "store", "wording"]),
    ("server/jobs", 3, &["analytics", "domain", "learning", "store"]),
    ("app", 4, &["domain", "ingest", "mail", "services", "store", "wording"]),
    ("app/settings", 4, &["app", "dialects", "domain", "files", "ingest", "mail", "store", "wording"]),
    ("app/performance", 4, &["analytics", "app", "domain", "jobs", "learning", "store", "wording"]),
    ("frontend", 5, &["app"]),
    ("frontend/bundle", 5, &[]),
    (
        "server",
        5,
        &[
            "analytics",
            "app",
            "broker",
            "demo",
            "dialects",
            "domain",
            "files",
            "ingest",
            "jobs",
            "learning",
            "mail",
            "oidc",
            "passkey",
            "performance",
            "services",
            "settings",
            "store",
            "weather",
            "wording",
        ],
    ),
    // Beside the house: nothing of them is shipped.
    ("server/trial", BESIDE, &[]),
    ("server/bench", BESIDE, &["domain", "store"]),
    ("server/floors", BESIDE, &[]),
];

/// The floor of what only tests and measurements use.
const BESIDE: u8 = 0;

/// What comes in from outside, and the crates that may use it.
const OUTSIDE: [(&str, &[&str]); 13] = [
    ("sqlx", &["domain", "store"]),
    ("rmqtt", &["broker"]),
    ("rumqttc", &["ingest", "server", "bench"]),
    ("axum", &["app", "performance", "server", "settings"]),
    ("leptos", &["app", "frontend", "performance", "server", "settings"]),
    ("reqwest", &["oidc", "services", "weather"]),
    ("ical-rs", &["calendar"]),
    ("openidconnect", &["oidc"]),
    ("lettre", &["mail"]),
    ("webauthn-rs", &["passkey"]),
    (
        "tokio",
        &[
            "app",
            "bench",
            "broker",
            "ingest",
            "jobs",
            "learning",
            "mail",
            "performance",
            "rmqtt-net",
            "server",
            "settings",
            "store",
        ],
    ),
    ("getrandom", &["services"]),
    ("fluent-bundle", &["wording"]),
];

/// What a browser loads of our own crates.
const IN_A_BROWSER: [&str; 4] = ["app", "domain", "frontend", "wording"];

/// Folders of a crate that stand on one another: each file uses its own and those before it.
const ROOMS: [(&str, &[&str]); 1] = [("app", &["model", "query", "page"])];

/// Circles of files that are sides of one thing, by crate and file name. Each is small, and none
/// reaches into another room.
const HARMLESS: [(&str, &[&str]); 3] = [
    // What a device announced, figure by figure, and the device as a whole.
    ("dialects", &["announcement.rs", "device.rs", "figure.rs", "integration.rs"]),
    // An event, what it is put together from, and the facts of it.
    ("analytics", &["causes.rs", "events.rs", "evidence.rs", "slow.rs", "verdict.rs"]),
    // Tables in workbooks, and workbooks as tables.
    ("files", &["cells.rs", "sheet.rs", "table.rs", "xls.rs"]),
];

#[test]
fn arrows_between_crates_run_down_as_the_house_says() {
    let (mut wrong, all) = (Vec::new(), packages());
    for Package { name, folder, uses } in &all {
        let Some(place) = HOUSE.iter().position(|(known, ..)| known == folder) else {
            wrong.push(format!("{name}: `{folder}` has no line in HOUSE"));
            continue;
        };
        let (_, floor, allowed) = HOUSE[place];
        let used: BTreeSet<&str> = uses.iter().filter(|one| one.is_shipped && one.is_own).map(|one| one.name.as_str()).collect();
        let allowed: BTreeSet<&str> = allowed.iter().copied().collect();
        wrong.extend(used.difference(&allowed).map(|other| format!("{name} may not use {other}")));
        wrong.extend(allowed.difference(&used).map(|other| format!("{name} does not use {other}: take it out of HOUSE")));
        for other in used {
            let folder = all.iter().find(|one| one.name == other).map(|one| one.folder.as_str());
            let theirs = HOUSE[..place].iter().find(|(theirs, ..)| Some(*theirs) == folder).map(|(_, theirs, _)| *theirs);
            if theirs.is_none_or(|theirs| theirs > floor && floor != BESIDE) {
                wrong.push(format!("{name} uses {other}, which does not stand below it"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_map_of_the_house_has_the_same_crates_on_the_same_floors() {
    let map = std::fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let mut drawn = Vec::new();
    for line in map.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let floor = match cells.get(1) {
            Some(&"–") => BESIDE,
            Some(floor) if floor.len() == 1 => floor.parse().unwrap(),
            _ => continue,
        };
        drawn.extend(cells[2].split('`').skip(1).step_by(2).map(|folder| (folder.to_owned(), floor)));
    }
    let mut built: Vec<(String, u8)> = HOUSE.iter().map(|(folder, floor, _)| ((*folder).to_owned(), *floor)).collect();
    drawn.sort();
    built.sort();
    assert_eq!(drawn, built, "left: docs/architecture.md, right: HOUSE");
}

#[test]
fn what_comes_from_outside_stays_in_its_rooms() {
    let mut wrong = Vec::new();
    for Package { name, uses, .. } in packages() {
        for one in uses.iter().filter(|one| one.is_shipped) {
            if OUTSIDE.iter().any(|(outside, rooms)| *outside == one.name && !rooms.contains(&name.as_str())) {
                wrong.push(format!("{name} may not use {}", one.name));
            }
            let is_for_browsers = one.is_own && !one.is_optional && IN_A_BROWSER.contains(&name.as_str());
            if is_for_browsers && !IN_A_BROWSER.contains(&one.name.as_str()) {
                wrong.push(format!("{name} goes to browsers, so its use of {} must be optional", one.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_of_a_crate_use_one_another_downwards_and_in_no_circle() {
    let mut wrong = Vec::new();
    for Package { name, folder, .. } in packages() {
        let Some(files) = Files::of(&root().join(&folder).join("src")) else { continue };
        let shown = |file: &usize| files.names[*file].as_str();
        let harmless: Vec<Vec<&str>> = HARMLESS.iter().filter(|(of, _)| *of == name).map(|(_, names)| names.to_vec()).collect();
        let circles = files.circles();
        let named: Vec<Vec<&str>> =
            circles.iter().map(|circle| sorted(circle.iter().map(|file| file_name(shown(file))))).collect();
        for (circle, names) in circles.iter().zip(&named) {
            if !harmless.contains(names) {
                wrong.push(format!("{name} has a circle of {} files:", circle.len()));
                wrong.extend(circle.iter().map(|from| {
                    let to: Vec<&str> = files.uses[*from].intersection(circle).map(shown).collect();
                    format!("    {} uses {}", shown(from), to.join(", "))
                }));
            }
        }
        let gone = harmless.iter().filter(|circle| !named.contains(circle));
        wrong.extend(gone.map(|circle| format!("{name} has no such circle any more, take it out of HARMLESS: {circle:?}")));
        for (_, rooms) in ROOMS.iter().filter(|(of, _)| *of == name) {
            let floor = |file: usize| rooms.iter().position(|room| in_room(&files.names[file], room));
            for (from, uses) in files.uses.iter().enumerate() {
                let up = uses.iter().filter(|to| floor(from).zip(floor(**to)).is_some_and(|(from, to)| from < to));
                wrong.extend(up.map(|to| format!("{name}: {} uses {}, which stands above it", shown(&from), shown(to))));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names
}

/// Whether a file is a folder's own or within it.
fn in_room(file: &str, room: &str) -> bool {
    file.strip_prefix(room).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}
