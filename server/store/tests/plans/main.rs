//! On a filled store, every statement that reads the ledger or the rollups looks its rows up by
//! key. PostgreSQL reports how it ran each one, SQLite how it would. No statement of the source may
//! be missing.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod explained;
#[allow(dead_code, reason = "the suite's cases begin in more ways")]
#[path = "../suite/ground.rs"]
mod ground;
mod source;
#[allow(dead_code, reason = "its tests are the crate's own")]
#[path = "../../src/backend/stretch.rs"]
mod stretch;
mod town;

use explained::Plans;
use ground::Ground;
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};
use stretch::expanded;

/// Statements that no case below runs, and why they need not.
const EXEMPT: [(&str, &str); 4] = [
    ("insert into reading (channel_id, at, value, span_ms) values ", "adds rows, and looks for none"),
    ("insert into rollup (series_id, period, start_at, ", "adds rows, and looks for none"),
    ("delete from reading where channel_id in (", "the demo goes, which may be most of what there is"),
    ("delete from rollup where series_id in (", "the demo goes, which may be most of what there is"),
];

/// PostgreSQL runs them with custom and with generic plans, with statistics and without.
#[tokio::test]
async fn no_statement_walks_the_ledger_or_the_rollups_of_a_filled_postgres() {
    let ground = Ground::postgres();
    let town = town::lay_out(&ground.store().await).await;
    town::fill(&ground).await;
    let plans = Plans::default();
    let _heard = plans.listen();
    town.live(&explained::told(&ground.url, "force_custom_plan"), 0).await;
    ground.execute("analyze").await;
    town.live(&explained::told(&ground.url, "force_custom_plan"), 1).await;
    town.live(&explained::told(&ground.url, "force_generic_plan"), 2).await;

    // A check that sees nothing would accept everything, so this statement must be found: a month
    // of hours was once read like this.
    town::walk(&explained::told(&ground.url, "force_custom_plan")).await;
    let walk = plans.taken_of(town::WALK);
    assert!(!walk.is_empty() && walk.iter().all(|plan| !plan.walks().is_empty()), "a walk is not seen");

    let plans = plans.taken();
    let walks: Vec<String> = plans.iter().flat_map(explained::Plan::walks).collect();
    assert!(walks.is_empty(), "{} walks:\n{}", walks.len(), walks.join("\n\n"));
    // SQLite's own statements are checked below.
    for (file, sql) in source::statements().into_iter().filter(|(_, sql)| !sql.contains('?')) {
        let is_run = plans.iter().any(|plan| plan.sql == expanded(&sql, true).0);
        let is_exempt = EXEMPT.iter().any(|(begin, _)| sql.starts_with(begin));
        assert!(is_run || is_exempt, "nothing in `Town::live` runs this statement of {file}, so its plan is not known:\n{sql}");
    }
}

#[tokio::test]
async fn no_statement_would_walk_the_ledger_or_the_rollups_of_sqlite() {
    let ground = Ground::sqlite();
    ground.store().await.close().await;
    let mut connection = SqliteConnection::connect(&ground.url).await.unwrap();
    let mut seen = 0;
    for (file, sql) in source::statements() {
        let is_of_postgres = sql.contains("unnest(") || sql.contains("any($");
        if is_of_postgres || EXEMPT.iter().any(|(begin, _)| sql.starts_with(begin)) {
            continue;
        }
        let explain = AssertSqlSafe(format!("explain query plan {}", expanded(&sql, false).0));
        let plan: Vec<String> =
            sqlx::query(explain).fetch_all(&mut connection).await.unwrap().iter().map(|row| row.get("detail")).collect();
        let walks = plan
            .iter()
            .any(|step| source::names_of(&sql).any(|name| step.split(" USING").next() == Some(&format!("SCAN {name}"))));
        assert!(!walks, "{file}: {sql}\n{plan:#?}");
        seen += 1;
    }
    assert!(seen >= 20, "only {seen} statements were found");
}
