//! Corrects readings: a newer value takes the place of the one that stands, after somebody asked for
//! it. The ledger keeps both: the newer counts, and a row of `correction` says what was, who changed
//! it, when, and where the newer value comes from. Leaves out new readings (`commit`).

use crate::backend::{Tx, text};
use crate::error::During;
use crate::ledger::rebuild::rebuild_within;
use crate::ledger::settle::redirected;
use crate::store::record::{self, Thing};
use crate::{Entry, Result, Store};
use domain::zone::Span;
use domain::{ChannelId, Millis};
use serde_json::json;
use std::collections::BTreeMap;

/// Readings of one step. Others can write between steps.
const ENTRIES_A_STEP: usize = 1_000;

/// A reading that was corrected.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct Correction {
    /// The channel.
    pub channel_id: ChannelId,
    /// The reading's time.
    pub at: Millis,
    /// The value before.
    pub was: f64,
    /// The value that counts from then on, unless a later correction changed it.
    pub value: f64,
    /// When it was corrected.
    pub corrected_at: Millis,
    /// Who corrected it.
    pub corrected_by: String,
    /// Where the newer value comes from: the name of a file.
    pub source: String,
}

/// Who corrects readings, when, and by what.
#[derive(Clone, Copy, Debug)]
pub struct Corrector<'a> {
    /// Who.
    pub by: &'a str,
    /// Where the newer values come from: the name of a file.
    pub source: &'a str,
    /// When.
    pub at: Millis,
}

const STANDS: &str = "select value from reading where channel_id = $1 and at = $2";
const CORRECT: &str = "update reading set value = $3, span_ms = coalesce($4, span_ms) where channel_id = $1 and at = $2";
const NOTE: &str = "insert into correction (channel_id, at, was, value, corrected_at, corrected_by, source) \
     values ($1, $2, $3, $4, $5, $6, $7)";
const LIST: &str = "select channel_id, at, was, value, corrected_at, corrected_by, source from correction \
     where channel_id = $1 and at >= $2 and at < $3 order by at desc, corrected_at desc limit $4";

impl Store {
    /// Puts these values in the place of those that stand at their instants. An instant without a
    /// reading, or with the same value, is left as it is. Returns how many readings were corrected.
    ///
    /// # Errors
    /// When a statement fails. Earlier steps stay, and doing it again changes nothing in them.
    pub async fn reading_correct(&self, entries: &[Entry], corrector: Corrector<'_>) -> Result<usize> {
        let mut corrected = 0;
        let mut sorted = entries.to_vec();
        sorted.sort_unstable_by_key(|entry| (entry.channel_id, entry.reading.at));
        for step in sorted.chunks(ENTRIES_A_STEP) {
            // Tails hold readings of before.
            let mut tails = self.tails.lock().await;
            tails.of.clear();
            let mut tx = self.begin_turn().await?;
            let catalog = self.catalog_current(&mut tx).await?;
            let mut spans: BTreeMap<ChannelId, Span> = BTreeMap::new();
            for row in redirected(&catalog, step) {
                if correct(&mut tx, &row.entry, corrector).await? {
                    corrected += 1;
                    let at = row.entry.reading.at;
                    let span = spans.entry(row.entry.channel_id).or_insert(Span { start: at, end: at });
                    (span.start, span.end) = (span.start.min(at), span.end.max(at));
                }
            }
            for (channel_id, span) in spans {
                rebuild_within(&mut tx, &catalog, channel_id, span).await?;
            }
            let thing = Thing { kind: "reading", id: None, name: Some(corrector.source) };
            record::changed(&mut tx, "readings.corrected", &thing, (None, Some(json!({ "corrected": corrected })))).await?;
            self.end(tx).await?;
            drop(tails);
        }
        Ok(corrected)
    }

    /// The corrections of a channel's readings within `span`, the latest reading first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn correction_list(&self, channel_id: ChannelId, span: Span, limit: i64) -> Result<Vec<Correction>> {
        on_read!(self, |pool| sqlx::query_as(LIST)
            .bind(channel_id)
            .bind(span.start)
            .bind(span.end)
            .bind(limit)
            .fetch_all(pool)
            .await)
        .during("read corrections")
    }
}

/// Corrects a reading. Returns whether another value stood.
async fn correct(tx: &mut Tx, entry: &Entry, corrector: Corrector<'_>) -> Result<bool> {
    let (channel_id, reading) = (entry.channel_id, entry.reading);
    let stands: Option<f64> =
        on_tx!(tx, |connection| sqlx::query_scalar(STANDS).bind(channel_id).bind(reading.at).fetch_optional(connection).await)
            .during("read what stands")?;
    let Some(was) = stands.filter(|was| *was != reading.value) else { return Ok(false) };
    on_tx!(tx, |connection| sqlx::query(CORRECT)
        .bind(channel_id)
        .bind(reading.at)
        .bind(reading.value)
        .bind(reading.span_ms)
        .execute(connection)
        .await
        .map(drop))
    .during("correct a reading")?;
    on_tx!(tx, |connection| sqlx::query(NOTE)
        .bind(channel_id)
        .bind(reading.at)
        .bind(was)
        .bind(reading.value)
        .bind(corrector.at)
        .bind(text(corrector.by))
        .bind(text(corrector.source))
        .execute(connection)
        .await
        .map(drop))
    .during("note a correction")?;
    Ok(true)
}
