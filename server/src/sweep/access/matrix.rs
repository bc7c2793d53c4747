//! The matrix: each route of the router, each caller, and each place. A route that is added is in it by
//! itself; one that changes something says in `FORMS` what a sound form of it holds.

use super::neighbours::{self, MARK, Neighbours, Numbers};
use super::{Asked, Shown, callers, is_reader, shown};
use crate::api::tests::MONDAY;
use crate::sweep::Served;
use app::route::{Door, Route};
use axum::Router;
use axum::http::Method;
use domain::{Audience, BuildingId, DAY_MS, Sight};
use scraper::{Html, Selector};
use sqlx::{Connection, SqliteConnection};
use std::collections::{BTreeMap, HashSet};

/// Forms that would change something, by the route they are sent to. `$` and a name stand for the
/// numbers of a building.
const FORMS: [(&str, &str); 29] = [
    ("/buildings/{id}/star", "star=on"),
    ("/anomalies", "id=$anomaly&act=resolved&note=ours"),
    ("/anomalies/{id}", "act=resolved&note=ours"),
    ("/models/put-back", "id=$model"),
    (
        "/buildings/{id}/targets",
        "utility=electricity&reduction=5&start=2026-01-01&end=2027-01-01&baseline_from=2025-11-03&baseline_to=2025-11-10",
    ),
    ("/buildings/{id}/targets/remove", "id=$target&utility=electricity"),
    ("/settings/buildings/{id}", "site=$site&name=Ours&kind=home"),
    ("/settings/meters/{id}", "name=Ours&building=$building&role=main&status=active&counts=yes"),
    ("/settings/meters/{id}/forget", ""),
    ("/settings/meters/{id}/delete", "agreed=yes"),
    ("/settings/meters/{id}/merge", "into=$key"),
    ("/settings/meters/{id}/back", ""),
    ("/settings/meters/{id}/part", "key=$key"),
    ("/settings/meters/{id}/uncount", "channel=$channel"),
    ("/settings/meters/{id}/gas", "from=2025-11-03&kwh_per_m3=10.5&correction=1"),
    ("/settings/meters/{id}/gas/remove", "from=0"),
    ("/settings/meters/{id}/changes", "channel=$channel&date=2025-11-05&time=10:00&old_final=150&new_initial=0"),
    ("/settings/meters/{id}/changes/remove", "channel=$channel&at=1762300800000"),
    (
        "/fn/reading-add",
        "input[channel]=$channel&input[kind]=register&input[value]=500&input[date]=2026-01-01&input[time]=10:00&input[note]=&input[right]=&input[start_date]=&input[start_time]=",
    ),
    ("/fn/meter-name", "meter=$meter&name=Ours&building=$building&role=main&new_building="),
    ("/fn/quarantine-clear", "up_to=1"),
    (
        "/api/energy/buildings/{building_id}/target",
        r#"{"utility":"electricity","target_type":"percent_reduction","target_value":5,"start_date":"2026-01-01","end_date":"2027-01-01","baseline_start_date":"2025-11-03","baseline_end_date":"2025-11-10","created_by":"us"}"#,
    ),
    ("/api/analytics/buildings/{building_id}/anomalies/{anomaly_id}", r#"{"status":"resolved","note":"ours"}"#),
    ("/api/analytics/models/{model_id}/activate", "{}"),
    ("/api/analytics/jobs", r#"{"job":"scan","building_id":$building}"#),
    ("/settings/accounts/{id}/remove", ""),
    ("/settings/tariffs/{id}/remove", ""),
    ("/settings/buildings/{id}/take", "meter=$meter"),
    ("/settings/buildings/{id}/remove", "agreed=yes"),
];

/// Addresses with numbers outside the path.
const QUERIES: [&str; 14] = [
    "/?site=$site",
    "/buildings?site=$site",
    "/readings/new?meter=$meter",
    "/anomalies?building=$building",
    "/anomalies/{id}?building=$building",
    "/search?q=$key",
    "/api/bills?account=$account&period=2025-11",
    "/api/export?meter=$key&from=2025-11-03&to=2025-11-05",
    "/api/export?building=$building&from=2025-11-03&to=2025-11-05",
    "/api/meters?building=$building",
    "/api/analytics/models?building_id=$building",
    "/api/energy/buildings/{building_id}/historical?start_date=2025-11-03&end_date=2025-11-05&metrics=electricity_kwh",
    "/costs?site=$site",
    "/wall?building=$building",
];

impl Numbers {
    fn all(&self) -> [&String; 10] {
        let Self { building, site, meter, key, channel, anomaly, account, tariff, model, target } = self;
        [building, site, meter, key, channel, anomaly, account, tariff, model, target]
    }

    /// A text with these numbers in place of `$` and a name.
    fn into(&self, text: &str) -> String {
        let names = [
            ("$building", &self.building),
            ("$site", &self.site),
            ("$meter", &self.meter),
            ("$key", &self.key),
            ("$channel", &self.channel),
            ("$anomaly", &self.anomaly),
            ("$account", &self.account),
            ("$tariff", &self.tariff),
            ("$model", &self.model),
            ("$target", &self.target),
        ];
        names.into_iter().fold(text.to_owned(), |text, (name, number)| text.replace(name, number))
    }

    /// A path with its placeholders filled; also whether there was one of a place.
    fn path(&self, path: &str) -> (String, bool) {
        let mut is_of_place = false;
        let mut before = "";
        let parts = path.split('/').map(|part| {
            let filled = match part {
                "{at}" => MONDAY.to_string(),
                "{*rest}" | "{*name}" => "x".to_owned(),
                part if part.starts_with('{') => {
                    is_of_place = true;
                    self.of(part, before).clone()
                }
                part => part.to_owned(),
            };
            before = part;
            filled
        });
        let path = parts.collect::<Vec<_>>().join("/");
        (path, is_of_place)
    }

    fn of(&self, placeholder: &str, before: &str) -> &String {
        match (placeholder, before) {
            ("{building_id}", _) | ("{id}", "buildings") => &self.building,
            ("{site_id}", _) | ("{id}", "sites") => &self.site,
            ("{meter}", _) => &self.key,
            ("{id}", "meters") => &self.meter,
            ("{anomaly_id}", _) | ("{id}", "anomalies") => &self.anomaly,
            ("{channel}", _) => &self.channel,
            ("{model_id}", _) => &self.model,
            ("{id}", "accounts") => &self.account,
            ("{id}", "tariffs") => &self.tariff,
            // People belong to no building.
            ("{id}", "people" | "departments") | ("{user_id}" | "{department_id}" | "{key_id}", _) => &self.target,
            // Files that are being imported belong to no building.
            ("{id}", "import") => &self.target,
            other => panic!("say in the matrix what {other:?} of a route stands for"),
        }
    }

    pub(super) fn request(&self, route: &Route) -> (Asked, bool) {
        let (path, is_of_path) = self.path(&route.path);
        let form = FORMS.iter().find(|(of, _)| *of == route.path).map(|(_, form)| *form).unwrap_or_default();
        let of_all = if route.door == Door::Function { Method::POST } else { Method::GET };
        let asked = Asked {
            method: route.method.clone().unwrap_or(of_all),
            path,
            form: self.into(form),
            is_json: route.door == Door::Api,
            is_socket: route.door == Door::Socket,
        };
        (asked, is_of_path || form.contains('$'))
    }

    /// A form of one's own place that names a thing of these numbers, if the route has one.
    fn named_in(&self, own: &Numbers, route: &Route) -> Option<Asked> {
        // The site of a building that exists is not asked for.
        let is_asked = |of: &str, form: &str| of.contains('{') && form.contains('$') && of != "/settings/buildings/{id}";
        let (_, form) = FORMS.iter().find(|(of, form)| *of == route.path && is_asked(of, form))?;
        let form = self.into(form);
        Some(Asked { form, ..own.request(route).0 })
    }

    fn query(&self, text: &str) -> Asked {
        let (path, query) = text.split_once('?').unwrap();
        let path = format!("{}?{}", self.path(path).0, self.into(query));
        Asked { method: Method::GET, path, form: String::new(), is_json: false, is_socket: false }
    }
}

/// All that the database holds.
pub(super) async fn dump(served: &Served) -> BTreeMap<String, String> {
    let mut connection = SqliteConnection::connect(&served.app.url()).await.unwrap();
    let tables: Vec<String> =
        sqlx::query_scalar("select name from sqlite_master where type = 'table' and name not in ('audit', 'sqlite_sequence')")
            .fetch_all(&mut connection)
            .await
            .unwrap();
    let mut held = BTreeMap::new();
    for table in tables {
        let columns: Vec<String> =
            sqlx::query_scalar("select name from pragma_table_info($1)").bind(&table).fetch_all(&mut connection).await.unwrap();
        let row = columns.iter().map(|name| format!("quote(\"{name}\")")).collect::<Vec<_>>().join(" || ',' || ");
        let sql = format!("select coalesce(group_concat({row}, ';'), '') from \"{table}\"");
        let rows: String = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap();
        held.insert(table, rows);
    }
    held
}

/// What went wrong in the matrix, and how much was looked at.
#[derive(Default)]
struct Findings {
    cells: usize,
    wrong: Vec<String>,
}

impl Findings {
    fn check(&mut self, is_right: bool, what: impl Fn() -> String) {
        self.cells += 1;
        if !is_right {
            self.wrong.push(what());
        }
    }

    /// Another's place is answered as a missing one.
    async fn compare(&mut self, router: &Router, who: &str, asked: [&Asked; 2], names: [&Numbers; 2]) -> [Shown; 2] {
        let found = [shown(router, asked[0]).await, shown(router, asked[1]).await];
        let [foreign, missing] = [0, 1].map(|i| plain(&found[i], names));
        self.check(foreign == missing, || {
            let [a, b] = [&foreign, &missing];
            format!(
                "{who}: {} {} tells another's from a missing one: {} {} and {} {}\n{}",
                asked[0].method,
                asked[0].path,
                a.status,
                a.leads_to,
                b.status,
                b.leads_to,
                difference(&a.body, &b.body)
            )
        });
        found
    }
}

/// The answer without the numbers and keys of both.
fn plain(shown: &Shown, numbers: [&Numbers; 2]) -> Shown {
    let all: HashSet<&str> = numbers.iter().flat_map(|one| one.all()).map(String::as_str).collect();
    let without = |text: &str| {
        let mut plain = String::with_capacity(text.len());
        for run in text.split_inclusive(|letter: char| !letter.is_alphanumeric() && letter != '-') {
            let word = run.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '-');
            plain.push_str(if all.contains(word) { "#" } else { word });
            plain.push_str(&run[word.len()..]);
        }
        plain
    };
    Shown { status: shown.status, leads_to: without(&shown.leads_to), body: without(&shown.body) }
}

/// The first lines in which two texts differ.
fn difference(a: &str, b: &str) -> String {
    let at = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count().saturating_sub(60);
    let cut = |text: &str| text.bytes().skip(at).take(240).map(char::from).collect::<String>();
    format!("  {}\n  {}", cut(a), cut(b))
}

#[tokio::test]
async fn a_foreign_building_is_answered_as_a_missing_one_and_refused_writes_change_nothing() {
    let served = Served::at(MONDAY + 15 * DAY_MS).await;
    let Neighbours { own, next_door, elsewhere } = neighbours::settle(&served).await;
    let sight = Sight::of([BuildingId(own.building.parse().unwrap())]);
    let missing = Numbers::missing();
    let routes: Vec<Route> =
        served.routes.iter().filter(|route| route.door != Door::SignIn && route.door != Door::Ingest).cloned().collect();
    let before = dump(&served).await;
    let mut found = Findings::default();
    for (who, caller) in callers(&sight).into_iter().filter(|(_, caller)| !caller.sight().is_all() || !is_reader(caller)) {
        let router = served.router_for(&caller);
        for route in &routes {
            let is_held = route.audience.includes(&caller);
            let asked_of = |numbers: &Numbers| numbers.request(route).0;
            for foreign in [&next_door, &elsewhere] {
                let asked = [&asked_of(foreign), &asked_of(&missing)];
                let shown = found.compare(&router, who, asked, [foreign, &missing]).await;
                for one in &shown {
                    found
                        .check(is_held || [401, 403].contains(&one.status), || format!("{who} gets {} at {route:?}", one.status));
                    found.check(!is_held || one.status != 403, || format!("{who} is refused at {route:?}"));
                    // An answer may repeat what was asked for.
                    found.check(!plain(one, [foreign, &missing]).body.contains(MARK), || {
                        format!("{who} reads of the neighbours at {}: {}", asked[0].path, around(&one.body))
                    });
                }
            }
        }
        for route in &routes {
            let (of_own, of_missing) = (own.named_in(&own, route), missing.named_in(&own, route));
            for foreign in [&next_door, &elsewhere] {
                let of_foreign = foreign.named_in(&own, route);
                // What both places share is one's own.
                let pair = of_foreign.as_ref().zip(of_missing.as_ref());
                if let Some((of_foreign, of_missing)) =
                    pair.filter(|(of, _)| of_own.as_ref().is_some_and(|own| own.form != of.form))
                {
                    found.compare(&router, who, [of_foreign, of_missing], [foreign, &missing]).await;
                }
            }
        }
        if is_reader(&caller) {
            for query in QUERIES {
                for foreign in [&next_door, &elsewhere] {
                    let asked = [&foreign.query(query), &missing.query(query)];
                    let shown = found.compare(&router, who, asked, [foreign, &missing]).await;
                    found.check(!plain(&shown[0], [foreign, &missing]).body.contains(MARK), || {
                        format!("{who} reads of the neighbours at {}: {}", asked[0].path, around(&shown[0].body))
                    });
                }
            }
        }
    }
    let after = dump(&served).await;
    for line in served.app.state.store.audit_list(10_000).await.unwrap() {
        found.check(line.action.ends_with(".exported"), || format!("the record tells of what was refused: {line:?}"));
    }
    for (table, rows) in &before {
        found.check(after[table] == *rows, || format!("the table {table} was changed:\n{}", difference(rows, &after[table])));
    }
    report(found, "of others' places");
}

#[tokio::test]
async fn whoever_may_gets_their_own_and_nothing_of_the_neighbours() {
    let served = Served::at(MONDAY + 15 * DAY_MS).await;
    let Neighbours { own, .. } = neighbours::settle(&served).await;
    let sight = Sight::of([BuildingId(own.building.parse().unwrap())]);
    let mut found = Findings::default();
    // Those who change most come last; what they remove is asked for by nobody after them.
    for (who, caller) in callers(&sight).into_iter().filter(|(_, caller)| is_reader(caller)) {
        let router = served.router_for(&caller);
        let (reads, writes): (Vec<&Route>, Vec<&Route>) = served
            .routes
            .iter()
            .filter(|route| !matches!(route.door, Door::SignIn | Door::Ingest | Door::Socket))
            .partition(|route| route.method == Some(Method::GET));
        let queries: Vec<Asked> = QUERIES.iter().map(|query| own.query(query)).collect();
        let all =
            reads.iter().map(|route| (Some(*route), own.request(route).0)).chain(queries.into_iter().map(|asked| (None, asked)));
        for (route, asked) in all {
            let shown = shown(&router, &asked).await;
            if !caller.sight().is_all() {
                found.check(!shown.body.contains(MARK), || {
                    format!("{who} reads of the neighbours at {}: {}", asked.path, around(&shown.body))
                });
            }
            let audience = route.map_or_else(|| audience_of(&served.routes, &asked.path), |route| Some(route.audience));
            let is_held = audience.is_some_and(|audience| audience.includes(&caller));
            let is_well = if is_held { !WRONG.contains(&shown.status) } else { shown.status == 403 };
            found.check(is_well, || format!("{who} gets {} at {}", shown.status, asked.path));
            for offered in offers(&shown.body) {
                let is_held = audience_of(&served.routes, &offered).is_none_or(|audience| audience.includes(&caller));
                found.check(is_held, || format!("{who} is led from {} to {offered}", asked.path));
            }
        }
        if caller.may(domain::Capability::Configure) {
            continue;
        }
        // What removes a meter would leave the callers after this one without.
        for route in
            writes.into_iter().filter(|route| !["/delete", "/forget", "/merge"].iter().any(|end| route.path.ends_with(end)))
        {
            let shown = shown(&router, &own.request(route).0).await;
            let is_held = route.audience.includes(&caller);
            found.check(is_held == (shown.status != 403), || format!("{who} gets {} at {route:?}", shown.status));
            found.check(shown.status < 500, || format!("{who} gets {} at {route:?}", shown.status));
        }
    }
    report(found, "of their own place");
}

#[tokio::test]
async fn what_is_refused_of_ones_own_place_changes_nothing_and_what_is_read_neither() {
    let served = Served::at(MONDAY + 15 * DAY_MS).await;
    let Neighbours { own, .. } = neighbours::settle(&served).await;
    let sight = Sight::of([BuildingId(own.building.parse().unwrap())]);
    let before = dump(&served).await;
    let mut found = Findings::default();
    let is_here = |route: &&Route| !matches!(route.door, Door::SignIn | Door::Ingest | Door::Socket);
    for (who, caller) in callers(&sight) {
        let router = served.router_for(&caller);
        let mut asked = Vec::new();
        for route in served.routes.iter().filter(is_here) {
            let is_reading = route.method == Some(Method::GET);
            if !is_reading && route.audience.includes(&caller) {
                continue;
            }
            let one = own.request(route).0;
            let answer = shown(&router, &one).await;
            found.check(is_reading || [401, 403].contains(&answer.status), || {
                format!("{who} gets {} at {route:?}", answer.status)
            });
            asked.push(format!("{} {}", one.method, one.path));
        }
        let after = dump(&served).await;
        for (table, rows) in &before {
            found.check(after[table] == *rows, || {
                format!("{who} changed the table {table} by one of {asked:#?}\n{}", difference(rows, &after[table]))
            });
        }
    }
    for line in served.app.state.store.audit_list(10_000).await.unwrap() {
        found.check(line.action.ends_with(".exported"), || format!("the record tells of what was refused: {line:?}"));
    }
    report(found, "that change nothing");
}

/// Answers that nobody should get who asks for their own. (Some routes want a query, and files and plans
/// are not there.)
const WRONG: [u16; 4] = [401, 403, 405, 500];

/// Where a page leads: its links, and the addresses of its forms with `POST ` in front.
fn offers(page: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let links = Selector::parse("a[href]").unwrap();
    let forms = Selector::parse("form[action]").unwrap();
    let links = page.select(&links).filter_map(|link| link.attr("href")).map(ToOwned::to_owned);
    let forms = page.select(&forms).filter_map(|form| {
        let method = if form.attr("method") == Some("post") { "POST " } else { "" };
        Some(format!("{method}{}", form.attr("action")?))
    });
    links.chain(forms).filter(|to| to.trim_start_matches("POST ").starts_with('/')).collect()
}

/// Who may go there; `None` if no route is there.
fn audience_of(routes: &[Route], to: &str) -> Option<Audience> {
    let (method, address) = to.strip_prefix("POST ").map_or((Method::GET, to), |address| (Method::POST, address));
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let fits = |route: &&Route| {
        let (own, asked): (Vec<&str>, Vec<&str>) = (route.path.split('/').collect(), path.split('/').collect());
        route.method == Some(method.clone())
            && own.len() == asked.len()
            && own.iter().zip(&asked).all(|(own, asked)| own.starts_with('{') || own == asked)
    };
    // `/settings/sites/new` is itself before it is a site.
    routes.iter().filter(fits).min_by_key(|route| route.path.matches('{').count()).map(|route| route.audience)
}

fn around(body: &str) -> String {
    let at = body.find(MARK).unwrap_or_default();
    body.bytes().skip(at.saturating_sub(200)).take(260).map(char::from).collect()
}

fn report(found: Findings, what: &str) {
    println!("{} cells {what}", found.cells);
    assert!(
        found.wrong.is_empty(),
        "{} of {} cells {what} are wrong:\n{}",
        found.wrong.len(),
        found.cells,
        found.wrong.join("\n")
    );
}
