//! Moves readings from one channel to another, in steps between which others can write. They move
//! after a person said what a channel is (`channel_unit`) or merged two meters (`meter_settle`). A
//! reading stays in its old channel if the new one has another value at the same instant; the first
//! of these conflicts are filed in quarantine.

use super::redirect;
use crate::error::During;
use crate::ledger::rebuild::rebuild_within;
use crate::ledger::reject;
use crate::ledger::tail::Tails;
use crate::{Entry, Reject, Result, Store};
use domain::zone::Span;
use domain::{ChannelId, Millis, Reading};

/// Rows in one step: live readings wait no longer than one step takes.
pub(crate) const ROWS_A_STEP: i64 = 10_000;

/// How many conflicts are filed for one channel. All of them stay in the old channel and are
/// counted.
const CONFLICTS_FILED_MAX: usize = 50;

const NEXT: &str = "select at, value, span_ms from reading where channel_id = $1 and at > $2 order by at limit $3";
const NOTES_MOVE: &str = "insert into reading_note (channel_id, at, note, entered_at) \
     select $2, n.at, n.note, n.entered_at from reading_note n where n.channel_id = $1 and n.at > $3 and n.at <= $4 \
     on conflict (channel_id, at) do nothing";
const PHOTOS_MOVE: &str = "update reading_photo set channel_id = $2 where channel_id = $1 and at > $3 and at <= $4 \
     and not exists (select 1 from reading_photo p where p.channel_id = $2 and p.at = reading_photo.at)";
const CORRECTIONS_MOVE: &str = "update correction set channel_id = $2, was = was * $5 + $6, value = value * $5 + $6 \
     where channel_id = $1 and at > $3 and at <= $4";
const MOVED_DELETE: &str = "delete from reading where channel_id = $1 and at > $2 and at <= $3 \
     and not exists (select 1 from json_each($4) t where cast(t.value ->> 0 as bigint) = reading.at)";

/// The progress of moving one channel's readings.
pub(crate) struct Move<'a> {
    pub from: ChannelId,
    /// For people: where the readings were.
    pub name: &'a str,
    /// For people: why they move.
    pub why: &'a str,
    /// The time of the newest reading done so far.
    after: Millis,
    /// Readings that moved, or that the other channel already had.
    pub moved: usize,
    /// Readings that stay.
    pub conflicts: usize,
}

impl<'a> Move<'a> {
    pub fn new(from: ChannelId, name: &'a str, why: &'a str) -> Self {
        Self { from, name, why, after: Millis::MIN, moved: 0, conflicts: 0 }
    }
}

impl Store {
    /// Moves the next readings to where their channel is redirected, and updates the rollups of
    /// both channels. Returns whether there were any readings.
    pub(crate) async fn move_on(&self, readings: &mut Move<'_>) -> Result<bool> {
        let (_tails, mut tx, catalog) = self.change_begin().await?;
        let rows: Vec<(Millis, f64, Option<Millis>)> = on_tx!(&mut tx, |connection| sqlx::query_as(NEXT)
            .bind(readings.from)
            .bind(readings.after)
            .bind(ROWS_A_STEP)
            .fetch_all(connection)
            .await)
        .during("read a channel's ledger")?;
        let to = redirect::of(&mut tx, readings.from).await?;
        let (Some(&(first, ..)), Some(&(last, ..)), Some(to)) = (rows.first(), rows.last(), to) else {
            if let Some(rest) = rest(readings) {
                reject::insert(&mut tx, &[rest]).await?;
                self.end(tx).await?;
            }
            return Ok(false);
        };
        let entry = |&(at, value, span_ms): &(Millis, f64, Option<Millis>)| {
            Entry::new(to.into, Reading { at, value: value * to.factor + to.shift, span_ms })
        };
        let entries: Vec<Entry> = rows.iter().map(entry).collect();
        // `change_begin` emptied the tails under this same lock; these readings are not put into
        // them.
        let (committed, _) = self.commit_entries(&mut tx, &entries, &mut Tails::default(), usize::MAX).await?;
        let room = CONFLICTS_FILED_MAX.saturating_sub(readings.conflicts);
        let rejects: Vec<Reject> =
            committed.conflicts.iter().take(room).map(|one| conflict(readings, &one.entry, one.stands)).collect();
        reject::insert(&mut tx, &rejects).await?;
        let stay: Vec<[Millis; 1]> = committed.conflicts.iter().map(|one| [one.entry.reading.at]).collect();
        let stay = serde_json::to_string(&stay).unwrap_or_else(|_| "[]".to_owned());
        on_tx!(&mut tx, |connection| sqlx::query(NOTES_MOVE)
            .bind(readings.from)
            .bind(to.into)
            .bind(readings.after)
            .bind(last)
            .execute(connection)
            .await
            .map(drop))
        .during("move the notes of readings")?;
        on_tx!(&mut tx, |connection| sqlx::query(PHOTOS_MOVE)
            .bind(readings.from)
            .bind(to.into)
            .bind(readings.after)
            .bind(last)
            .execute(connection)
            .await
            .map(drop))
        .during("move the photos of readings")?;
        on_tx!(&mut tx, |connection| sqlx::query(CORRECTIONS_MOVE)
            .bind(readings.from)
            .bind(to.into)
            .bind(readings.after)
            .bind(last)
            .bind(to.factor)
            .bind(to.shift)
            .execute(connection)
            .await
            .map(drop))
        .during("move the corrections of readings")?;
        on_tx!(&mut tx, |connection| sqlx::query(MOVED_DELETE)
            .bind(readings.from)
            .bind(readings.after)
            .bind(last)
            .bind(stay)
            .execute(connection)
            .await
            .map(drop))
        .during("take readings from a channel")?;
        rebuild_within(&mut tx, &catalog, readings.from, Span { start: first, end: last }).await?;
        self.rollups_commit(tx, &catalog).await?;
        readings.moved += rows.len() - committed.conflicts.len();
        readings.conflicts += committed.conflicts.len();
        readings.after = last;
        Ok(true)
    }
}

/// Reports the number of conflicts that were not filed one by one.
fn rest(readings: &Move<'_>) -> Option<Reject> {
    let count = readings.conflicts.checked_sub(CONFLICTS_FILED_MAX).filter(|count| *count > 0)?;
    Some(Reject {
        arrived_at: readings.after,
        topic: readings.name.to_owned(),
        reason: format!(
            "conflict: {}, and {count} more of its readings have one of the same time there that differs and stays. They are kept \
             in the ledger under their old name, and are not counted",
            readings.why
        ),
        ..Reject::default()
    })
}

fn conflict(readings: &Move<'_>, entry: &Entry, stands: f64) -> Reject {
    Reject {
        arrived_at: entry.reading.at,
        topic: readings.name.to_owned(),
        payload: entry.reading.value.to_string().into_bytes(),
        reason: format!(
            "conflict: {}, and this reading is {} where one of the same time with {stands} was there first and stays. It is kept \
             in the ledger under its old name, and is not counted",
            readings.why, entry.reading.value
        ),
        ..Reject::default()
    }
}
