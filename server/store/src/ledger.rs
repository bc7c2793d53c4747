//! The one way into the ledger: readings, the rollups that follow from them, and what was refused, in one transaction.

use crate::backend::Tx;
use crate::compose::{compose, write_slots};
use crate::derive::{Derived, Touched, derive, rules_of};
use crate::error::During;
use crate::{Announcement, Catalog, Reject, Result, Store};
use domain::zone::Span;
use domain::{ChannelId, Millis, Reading, Rules};
use std::collections::HashMap;

/// A row for the ledger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Of which channel.
    pub channel_id: ChannelId,
    /// What it said, and when.
    pub reading: Reading,
}

/// What a commit did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Committed {
    /// New rows in the ledger.
    pub inserted: usize,
    /// Rows that were there already with the same value: nothing changed.
    pub repeated: usize,
    /// Rows whose instant is taken by another value: `(row, value that stands)`.
    pub conflicts: Vec<(Entry, f64)>,
}

impl Store {
    /// Writes readings, keeps every rollup of channels, buildings and sites true to them, and files what was refused:
    /// all of it or, on an error, nothing. Writing a reading twice changes nothing; another value for a taken instant
    /// is a conflict, which is reported and not written.
    ///
    /// # Errors
    /// A statement's; [`crate::Error::is_passing`] tells whether the same call may succeed later.
    pub async fn reading_commit(&self, entries: &[Entry], rejects: &[Reject]) -> Result<Committed> {
        self.reading_commit_announced(entries, rejects, &[]).await
    }

    /// The same, and in the same transaction what devices announced: what a message meant is known as long as what it
    /// said.
    ///
    /// # Errors
    /// As above.
    pub async fn reading_commit_announced(
        &self,
        entries: &[Entry],
        rejects: &[Reject],
        announcements: &[Announcement],
    ) -> Result<Committed> {
        let mut held = self.tails.lock().await;
        // Taken out, so that a commit that fails, or that its caller no longer waits for, leaves none: what was put
        // into them has not happened.
        let mut tails = std::mem::take(&mut *held);
        let mut tx = self.begin().await?;
        let committed = self.commit_entries(&mut tx, entries.to_vec(), &mut tails).await?;
        crate::announcement::put(&mut tx, announcements).await?;
        crate::quarantine::insert(&mut tx, rejects).await?;
        tx.commit().await?;
        *held = tails;
        Ok(committed)
    }

    /// Writes rows, and the rollups that follow from them, as a part of a transaction.
    pub(crate) async fn commit_entries(
        &self,
        tx: &mut Tx,
        entries: Vec<Entry>,
        tails: &mut crate::tail::Tails,
    ) -> Result<Committed> {
        let mut committed = Committed::default();
        if !entries.is_empty() {
            tails.check(tx).await?;
            let catalog = self.catalog_current(tx).await?;
            let mut entries = crate::said::redirected(&catalog, &entries);
            entries.sort_by_key(|entry| (entry.channel_id, entry.reading.at));
            let mut later = Vec::new();
            entries.dedup_by(|next, first| {
                let same_instant = (next.channel_id, next.reading.at) == (first.channel_id, first.reading.at);
                if same_instant {
                    later.push(*next);
                }
                same_instant
            });
            committed.inserted = insert(tx, &entries).await?;
            let is_all_new = committed.inserted == entries.len();
            if !is_all_new || !later.is_empty() {
                entries = settle(tx, entries, later, &mut committed).await?;
            }
            // Of what was there already nothing new follows.
            if committed.inserted > 0 {
                let derived = derive(tx, tails, touched(&catalog, &entries, is_all_new)).await?;
                crate::quarantine::insert(tx, &crate::beyond::rejects(&catalog, &derived)).await?;
                keep(tx, &catalog, &derived).await?;
            }
        }
        Ok(committed)
    }

    /// Makes the rollups of these channels anew from the ledger, as when a meter moves to another time zone or is
    /// understood differently.
    pub(crate) async fn rollup_rebuild(&self, tx: &mut Tx, catalog: &Catalog, channels: &[ChannelId]) -> Result<()> {
        for &channel_id in channels {
            let Some(channel) = catalog.channels.get(&channel_id) else { continue };
            let rules = rules_of(catalog, channel);
            let readings = read_all(tx, channel_id, &rules).await?;
            let old = crate::compose::series_span(tx, channel.series_id).await?;
            crate::compose::clear_series(tx, channel.series_id).await?;
            if readings.is_empty() {
                continue;
            }
            let zone = catalog.zone_of_channel(channel);
            let hours = crate::verify::hours_of_channel(&zone, &rules, &readings);
            let (Some(first), Some(last)) = (hours.first(), hours.last()) else { continue };
            let new = Span { start: first.hour.start, end: last.hour.start + last.hour.length_ms };
            // Where nothing is known any more, the places above have to learn that too.
            let Some(Span { start, end }) = crate::compose::both(old, Some(new)) else { continue };
            let span = Span { start: zone.hour(start).start, end: zone.hour(end - 1).end };
            let beyond = crate::beyond::first_of_runs(&rules, &readings);
            let derived = [Derived { channel, zone, span, hours, beyond }];
            crate::quarantine::insert(tx, &crate::beyond::rejects(catalog, &derived)).await?;
            keep(tx, catalog, &derived).await?;
        }
        Ok(())
    }

    /// Makes the rollups of a channel anew around an instant, as when its register was changed then.
    pub(crate) async fn rollup_rebuild_around(&self, tx: &mut Tx, catalog: &Catalog, id: ChannelId, at: Millis) -> Result<()> {
        let Some(channel) = catalog.channels.get(&id) else { return Ok(()) };
        // As if a reading had come at that instant.
        let (zone, rules) = (catalog.zone_of_channel(channel), rules_of(catalog, channel));
        let touched = Touched { channel, zone, rules, new: vec![Reading::new(at, 0.0)], is_all_new: false };
        let derived = derive(tx, &mut crate::tail::Tails::default(), vec![touched]).await?;
        crate::quarantine::insert(tx, &crate::beyond::rejects(catalog, &derived)).await?;
        keep(tx, catalog, &derived).await
    }
}

/// Writes what was derived, and all that is made up of it.
async fn keep(tx: &mut Tx, catalog: &Catalog, derived: &[Derived<'_>]) -> Result<()> {
    let changed = write_slots(tx, derived).await?;
    compose(tx, catalog, changed).await
}

fn touched<'a>(catalog: &'a Catalog, entries: &[Entry], is_all_new: bool) -> Vec<Touched<'a>> {
    let mut found: Vec<Touched<'a>> = Vec::new();
    for entry in entries {
        match found.last_mut() {
            Some(last) if last.channel.channel_id == entry.channel_id => last.new.push(last.rules.placed(entry.reading)),
            _ => {
                // A channel that is not in the catalog has been removed since: its readings stay, its rollups go.
                let Some(channel) = catalog.channels.get(&entry.channel_id) else { continue };
                let (zone, rules) = (catalog.zone_of_channel(channel), rules_of(catalog, channel));
                let new = vec![rules.placed(entry.reading)];
                found.push(Touched { channel, zone, rules, new, is_all_new });
            }
        }
    }
    found
}

/// Rows of one multi-row statement; four parameters each. SQLite parses a statement once for each length.
const ROWS_A_STATEMENT: usize = 400;

/// SQLite takes rows as parameters fastest, PostgreSQL as arrays: the one place where a statement differs by database.
async fn insert(tx: &mut Tx, entries: &[Entry]) -> Result<usize> {
    let mut inserted = 0;
    match tx {
        Tx::Sqlite(tx) => {
            for chunk in entries.chunks(ROWS_A_STATEMENT) {
                let mut sql = String::with_capacity(70 + chunk.len() * 10);
                sql.push_str("insert into reading (channel_id, at, value, span_ms) values ");
                for i in 0..chunk.len() {
                    sql.push_str(if i == 0 { "(?,?,?,?)" } else { ",(?,?,?,?)" });
                }
                sql.push_str(" on conflict do nothing");
                // Only placeholders are put together here.
                let mut query =
                    sqlx::query(sqlx::AssertSqlSafe(sql)).persistent(chunk.len() == ROWS_A_STATEMENT || chunk.len() <= 8);
                for entry in chunk {
                    let reading = entry.reading;
                    query = query.bind(entry.channel_id).bind(reading.at).bind(reading.value).bind(reading.span_ms);
                }
                inserted += query.execute(&mut **tx).await.during("write readings")?.rows_affected() as usize;
            }
        }
        Tx::Postgres(tx) => {
            let query = "insert into reading (channel_id, at, value, span_ms) select * from unnest($1::bigint[], $2::bigint[], $3::double precision[], $4::bigint[]) \
                 on conflict do nothing";
            for chunk in entries.chunks(10_000) {
                let ids: Vec<i64> = chunk.iter().map(|entry| entry.channel_id.0).collect();
                let ats: Vec<Millis> = chunk.iter().map(|entry| entry.reading.at).collect();
                let values: Vec<f64> = chunk.iter().map(|entry| entry.reading.value).collect();
                let spans: Vec<Option<Millis>> = chunk.iter().map(|entry| entry.reading.span_ms).collect();
                let done = sqlx::query(query).bind(ids).bind(ats).bind(values).bind(spans).execute(&mut **tx).await;
                inserted += done.during("write readings")?.rows_affected() as usize;
            }
        }
    }
    Ok(inserted)
}

const STANDING: &str = "with asked as materialized (select cast(value ->> 0 as bigint) as channel_id, cast(value ->> 1 as bigint) as at from json_each($1)) \
     select r.channel_id, r.at, r.value from asked a cross join readings_of(r, a.channel_id, a.at, a.at + 1)";

/// Of rows of which some were there already (`later` are those whose instant an earlier row of the batch has): counts
/// the repeated, reports the conflicts, and gives back the rows as the ledger has them, so that what is derived never
/// rests on a value that was not written.
async fn settle(tx: &mut Tx, entries: Vec<Entry>, later: Vec<Entry>, committed: &mut Committed) -> Result<Vec<Entry>> {
    let keys: Vec<(ChannelId, Millis)> = entries.iter().map(|entry| (entry.channel_id, entry.reading.at)).collect();
    let keys = serde_json::to_string(&keys).unwrap_or_default();
    let sql = tx.statement(STANDING);
    let rows: Vec<(ChannelId, Millis, f64)> = on_tx!(tx, |connection| sqlx::query_as(sql).bind(keys).fetch_all(connection).await)
        .during("compare with readings that stand")?;
    let standing: HashMap<(ChannelId, Millis), f64> = rows.into_iter().map(|(id, at, value)| ((id, at), value)).collect();
    let total = entries.len() + later.len();
    let mut stands = |entry: &Entry| {
        let value = standing.get(&(entry.channel_id, entry.reading.at)).copied().unwrap_or(entry.reading.value);
        if value != entry.reading.value {
            committed.conflicts.push((*entry, value));
        }
        value == entry.reading.value
    };
    let kept: Vec<Entry> = entries.into_iter().filter(&mut stands).collect();
    for entry in &later {
        stands(entry);
    }
    committed.repeated = total - committed.inserted - committed.conflicts.len();
    Ok(kept)
}

const ALL: &str = "select at, value, span_ms from reading where channel_id = $1 order by at";

/// All readings of a channel, placed.
pub(crate) async fn read_all(tx: &mut Tx, channel_id: ChannelId, rules: &Rules) -> Result<Vec<Reading>> {
    let rows: Vec<(Millis, f64, Option<Millis>)> =
        on_tx!(tx, |connection| sqlx::query_as(ALL).bind(channel_id).fetch_all(connection).await)
            .during("read a channel's ledger")?;
    Ok(rows.into_iter().map(|(at, value, span_ms)| rules.placed(Reading { at, value, span_ms })).collect())
}
