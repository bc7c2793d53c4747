//! Rows per second of bare rusqlite: one table keyed by channel and device time, WAL,
//! `synchronous=FULL`, prepared multi-row inserts in transactions of 5,000. Beside it the store's
//! own batch insert, which also maintains all rollups.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Result, ensure};
use clap::ValueEnum;
use domain::{ChannelId, Field, Reading};
use rusqlite::{Connection, ToSql, params_from_iter};
use store::{ChannelWanted, Entry, NewSite, Store};

use crate::process::Folder;
use crate::random::Random;
use crate::table::{circumstances, grouped, median, table};

const SCHEMA: &str = "create table reading(
    channel_id integer not null, at integer not null, value real not null, primary key (channel_id, at)
) without rowid";
const ROWS_PER_STATEMENT: usize = 100;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(long, default_value_t = 1_000_000)]
    rows: usize,
    #[arg(long, default_value_t = 100)]
    channels: usize,
    /// Rows per transaction
    #[arg(long, default_value_t = 5_000)]
    batch: usize,
    /// Runs of each order; the median counts
    #[arg(long, default_value_t = 3)]
    runs: u32,
    #[arg(long, default_value_t = 42)]
    seed: u64,
    /// Where each run creates its folder: the disk to measure
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// All channels at each instant, as live meters send
    Time,
    /// The same, with each transaction sorted by key
    Sorted,
    /// One channel after another, as in an imported history
    Channel,
}

/// One row of the ledger, in the bare table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    pub channel: i64,
    pub at_ms: i64,
    pub value: f64,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    ensure!(arguments.runs > 0 && arguments.batch > 0 && arguments.channels > 0, "counts must be above 0");
    println!("{}", circumstances());
    println!("SQLite {}, WAL, synchronous=FULL, {} rows a transaction", rusqlite::version(), arguments.batch);
    let mut lines = Vec::new();
    for order in [Order::Time, Order::Sorted, Order::Channel] {
        let rows = rows(order, arguments.rows, arguments.channels, arguments.batch, arguments.seed);
        let (mut bare, mut ours, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        let (mut bare_bytes, mut our_bytes) = (0, 0);
        // Alternates, so that a change in the machine's speed affects both.
        for _ in 0..arguments.runs {
            let folder = Folder::new(arguments.folder.as_deref())?;
            let (bare_file, our_file) = (folder.path().join("bare.db"), folder.path().join("store.db"));
            bare.push(bare_batch_insert(&bare_file, &rows, arguments.batch)?);
            bare_bytes = std::fs::metadata(&bare_file)?.len();
            ours.push(store_batch_insert(&our_file, &rows, arguments.channels, arguments.batch)?);
            our_bytes = std::fs::metadata(&our_file)?.len();
            ratios.push(ours[ours.len() - 1] / bare[bare.len() - 1]);
        }
        for (writer, rates, bytes, ratio) in
            [("bare rusqlite", bare, bare_bytes, 1.0), ("store, with rollups", ours, our_bytes, median(&ratios))]
        {
            lines.push(vec![
                format!("{writer}, {}", format!("{order:?}").to_lowercase()),
                grouped(rows.len() as f64),
                grouped(median(&rates)),
                format!("{ratio:.2}"),
                format!("{:.1}", bytes as f64 / rows.len() as f64),
            ]);
        }
    }
    println!("{}", table(&["writer and order", "rows", "rows/s", "ratio", "bytes/row"], &lines));
    Ok(())
}

/// The rows to insert: the same set for each order, one reading every ten seconds.
pub fn rows(order: Order, count: usize, channels: usize, batch: usize, seed: u64) -> Vec<Row> {
    let mut random = Random::new(seed);
    let mut rows: Vec<Row> = (0..count)
        .map(|index| Row {
            channel: (index % channels) as i64,
            at_ms: 1_735_689_600_000 + (index / channels) as i64 * 10_000,
            value: random.between(0, 500_000) as f64 / 10.0 + 0.01,
        })
        .collect();
    let key = |row: &Row| (row.channel, row.at_ms);
    match order {
        Order::Time => {}
        Order::Sorted => rows.chunks_mut(batch).for_each(|transaction| transaction.sort_unstable_by_key(key)),
        Order::Channel => rows.sort_unstable_by_key(key),
    }
    rows
}

/// Rows per second into a new file, including all commits but not the final checkpoint.
fn bare_batch_insert(file: &Path, rows: &[Row], batch: usize) -> Result<f64> {
    let mut connection = Connection::open(file)?;
    connection.execute_batch("pragma journal_mode = wal; pragma synchronous = full")?;
    connection.execute_batch(SCHEMA)?;
    let start = Instant::now();
    for transaction_rows in rows.chunks(batch) {
        let transaction = connection.transaction()?;
        for statement_rows in transaction_rows.chunks(ROWS_PER_STATEMENT) {
            let values = vec!["(?, ?, ?)"; statement_rows.len()].join(", ");
            let mut statement = transaction.prepare_cached(&format!("insert into reading values {values}"))?;
            let parameters = statement_rows.iter().flat_map(|row| -> [&dyn ToSql; 3] { [&row.channel, &row.at_ms, &row.value] });
            statement.execute(params_from_iter(parameters))?;
        }
        transaction.commit()?;
    }
    let elapsed = start.elapsed();
    let stored: i64 = connection.query_row("select count(*) from reading", [], |row| row.get(0))?;
    ensure!(stored == rows.len() as i64, "{stored} rows of {} were stored", rows.len());
    connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
    Ok(rows.len() as f64 / elapsed.as_secs_f64())
}

/// The same rows through the store, as powers of that many meters: ledger and all rollups, each
/// batch in one transaction.
fn store_batch_insert(file: &Path, rows: &[Row], channels: usize, batch: usize) -> Result<f64> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let store = Store::open(&format!("sqlite://{}", file.display())).await?;
        let ids = self::channels(&store, channels).await?;
        let entries: Vec<Entry> =
            rows.iter().map(|row| Entry::new(ids[row.channel as usize], Reading::new(row.at_ms, row.value))).collect();
        let start = Instant::now();
        let mut stored = 0;
        for entries in entries.chunks(batch) {
            stored += store.reading_commit(entries, &[]).await?.stored.len();
        }
        let elapsed = start.elapsed();
        ensure!(stored == rows.len(), "{stored} rows of {} were stored", rows.len());
        store.close().await;
        Ok(rows.len() as f64 / elapsed.as_secs_f64())
    })
}

/// Channels of power of that many new meters, in a new site.
pub async fn channels(store: &Store, count: usize) -> Result<Vec<ChannelId>> {
    let site = NewSite {
        name: "Bench".to_owned(),
        zone: "UTC".to_owned(),
        currency: "USD".to_owned(),
        is_demo: false,
        rates: Vec::new(),
    };
    store.site_insert(&site, 0).await?;
    let field = Field::named("power_w").ok_or_else(|| anyhow::anyhow!("the field power_w is gone"))?;
    let wanted: Vec<ChannelWanted> =
        (0..count).map(|meter| ChannelWanted::new(format!("meter-{meter}"), "greenpulse", String::new(), field)).collect();
    store.channel_ensure(&wanted).await?;
    let catalog = store.catalog();
    let id_of = |meter: usize| {
        let meter_id = catalog.meter_named(&format!("meter-{meter}"))?.meter_id;
        Some(catalog.channel_named(meter_id, field.name)?.channel_id)
    };
    let ids: Vec<ChannelId> = (0..count).filter_map(id_of).collect();
    ensure!(ids.len() == count, "{} channels of {count} were made", ids.len());
    Ok(ids)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;

    #[test]
    fn every_order_holds_the_same_rows_and_only_the_transactions_are_sorted() {
        let order = |order| rows(order, 60, 3, 15, 42);
        let (time, sorted, channel) = (order(Order::Time), order(Order::Sorted), order(Order::Channel));
        let is_sorted = |rows: &[Row]| rows.is_sorted_by_key(|row| (row.channel, row.at_ms));
        assert!(time.is_sorted_by_key(|row| (row.at_ms, row.channel)));
        assert!(sorted.chunks(15).all(is_sorted) && !is_sorted(&sorted));
        assert!(is_sorted(&channel));
        for other in [time, sorted] {
            let mut other = other;
            other.sort_unstable_by_key(|row| (row.channel, row.at_ms));
            assert_eq!(other, channel);
        }
    }

    #[test]
    fn every_row_is_stored_also_when_the_last_transaction_is_not_full() {
        let folder = Folder::new(None).unwrap();
        let rows = rows(Order::Sorted, 1_234, 10, 500, 42);
        assert!(bare_batch_insert(&folder.path().join("bare.db"), &rows, 500).unwrap() > 0.0);
    }
}
