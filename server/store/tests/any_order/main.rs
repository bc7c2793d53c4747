//! Readings in any order, repeated, contradicted and however late, through the whole store. What it
//! stores for channels, buildings and sites, and what that costs and emits, must match a slow,
//! plain oracle that knows nothing of the store. 1,000 houses on SQLite (10,000 with
//! `HOUSES=10000`, as `make test-faults` sets it), fewer on PostgreSQL; around days of 23, 23½, 24,
//! 24½ and 25 hours.
//!
//! The readings and the oracle of one channel come from the domain's own tests, which explain them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "the domain's tests draw more kinds of cases")]
#[path = "../../../../domain/tests/readings/case.rs"]
mod case;
#[path = "../../../../domain/tests/readings/oracle.rs"]
mod oracle;
#[path = "../../../../domain/tests/readings/wall.rs"]
mod wall;

#[allow(dead_code, reason = "the suite's cases begin in more ways")]
#[path = "../suite/ground.rs"]
mod ground;

mod house;
mod town;
mod truth;

use ground::Ground;
use town::Town;

/// Houses in one database. Each change reads everything again, so a large town would cost more than
/// several small ones.
const HOUSES_A_TOWN: u64 = 25;

/// How many databases run at one time.
const AT_ONCE: usize = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn readings_in_any_order_come_to_what_the_oracle_says_on_sqlite() {
    let model = Ground::sqlite();
    let store = model.store().await;
    town::lay_out(&store).await;
    store.close().await;
    let houses = std::env::var("HOUSES").ok().and_then(|houses| houses.parse().ok()).unwrap_or(1_000);
    let mut left = (0..houses).step_by(HOUSES_A_TOWN as usize);
    let mut under_way = tokio::task::JoinSet::new();
    loop {
        while under_way.len() < AT_ONCE
            && let Some(first) = left.next()
        {
            // A copy: setting up each database would take as long as its houses.
            let ground = Ground::sqlite();
            std::fs::copy(file(&model), file(&ground)).unwrap();
            under_way.spawn(async move { live(&ground, first).await });
        }
        match under_way.join_next().await {
            Some(done) => done.unwrap(),
            None => break,
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readings_in_any_order_come_to_what_the_oracle_says_on_postgres() {
    for first in (0..8 * HOUSES_A_TOWN).step_by(HOUSES_A_TOWN as usize) {
        let ground = Ground::postgres();
        town::lay_out(&ground.store().await).await;
        ground.execute("analyze").await;
        live(&ground, first).await;
    }
}

async fn live(ground: &Ground, first: u64) {
    let town = Town::found(ground.store().await, first..first + HOUSES_A_TOWN).await;
    let town = town.hear().await;
    town.compare().await;
    town.close().await;
}

/// The path of the SQLite file.
fn file(ground: &Ground) -> &str {
    ground.url.trim_start_matches("sqlite://")
}
