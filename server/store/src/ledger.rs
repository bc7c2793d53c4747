//! The only way into the ledger. One transaction holds the readings, the rollups that follow from
//! them, and the rejects.

use crate::backend::Tx;
use crate::compose::{Changed, compose, write_slots};
use crate::derive::{Derived, Gaps, Touched, derive, rules_of};
use crate::error::During;
use crate::settle;
use crate::{Announcement, Catalog, Error, Reject, Result, Store};
use domain::zone::Span;
use domain::{ChannelId, Millis, Reading, Rules};
use std::sync::Arc;

/// A row for the ledger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The channel.
    pub channel_id: ChannelId,
    /// The value and its time.
    pub reading: Reading,
    /// The message had no time, so this is its arrival time. If that instant is taken, it moves to
    /// the next free millisecond.
    pub is_time_ours: bool,
    /// The reading may already be in the ledger, because it is retried or reread. With an arrival
    /// time, an equal value in the ledger then counts as the same reading.
    pub is_again: bool,
}

impl Entry {
    /// A row with the device's own time.
    #[must_use]
    pub fn new(channel_id: ChannelId, reading: Reading) -> Self {
        Self { channel_id, reading, is_time_ours: false, is_again: false }
    }
}

/// An entry whose instant already has another value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conflict {
    /// Its index among the entries, from 0.
    pub place: usize,
    /// The entry, with the channel that it was redirected to, if any.
    pub entry: Entry,
    /// The value in the ledger, which stays.
    pub stands: f64,
}

/// The result of a commit: each entry is stored, repeated or in conflict.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Committed {
    /// The new rows as stored, ordered by channel and time.
    pub stored: Vec<Entry>,
    /// Indices (from 0) of the entries that were already there with the same value. Nothing
    /// changed.
    pub repeated: Vec<usize>,
    /// The entries whose instant already has another value.
    pub conflicts: Vec<Conflict>,
}

/// The progress of [`Store::reading_bring`].
pub struct Bringing {
    /// The indices of the entries of each remaining step.
    left: Vec<Vec<usize>>,
    /// The result so far.
    pub done: Committed,
}

impl Bringing {
    /// The start, with `count` entries to do.
    #[must_use]
    pub fn of(count: usize) -> Self {
        Self { left: vec![(0..count).collect()], done: Committed::default() }
    }
}

impl Store {
    /// Writes readings, updates all rollups of channels, buildings and sites, and files the
    /// rejects. On an error nothing is written. Writing a reading twice changes nothing. Another
    /// value for a taken instant is a conflict: it is reported and not written.
    ///
    /// # Errors
    /// When a statement fails. [`crate::Error::is_passing`] tells whether a retry may succeed.
    pub async fn reading_commit(&self, entries: &[Entry], rejects: &[Reject]) -> Result<Committed> {
        self.commit(entries, rejects, &[], usize::MAX, false).await
    }

    /// Writes readings from files and people, and records their origin. Large work is split into
    /// steps, so that others can write in between. The newest readings go first, because history is
    /// mostly older than what is stored.
    ///
    /// # Errors
    /// As for [`Self::reading_commit`]. Earlier steps stay and are in `bringing`. A retry with it
    /// continues from there.
    pub async fn reading_bring(&self, entries: &[Entry], bringing: &mut Bringing) -> Result<()> {
        while let Some(mut step) = bringing.left.pop() {
            let some: Vec<Entry> = step.iter().map(|&i| entries[i]).collect();
            match self.commit(&some, &[], &[], ROWS_BEYOND_MAX, true).await {
                Ok(mut committed) => {
                    let done = &mut bringing.done;
                    done.stored.append(&mut committed.stored);
                    done.repeated.extend(committed.repeated.into_iter().map(|place| step[place]));
                    let conflicts = committed.conflicts.into_iter();
                    done.conflicts.extend(conflicts.map(|one| Conflict { place: step[one.place], ..one }));
                }
                Err(Error::Costly(_)) => {
                    step.sort_by_key(|&i| entries[i].reading.at);
                    let newer = step.split_off(step.len() / 2);
                    bringing.left.extend([step, newer]);
                }
                Err(error) => {
                    bringing.left.push(step);
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    /// Like [`Store::reading_commit`], and stores announcements in the same transaction, so that
    /// readings are never kept without the messages that explain them.
    ///
    /// # Errors
    /// As for [`Self::reading_commit`]; and [`Error::Costly`] if several readings together would
    /// write more than other writers can wait for.
    pub async fn reading_commit_announced(
        &self,
        entries: &[Entry],
        rejects: &[Reject],
        announcements: &[Announcement],
    ) -> Result<Committed> {
        self.commit(entries, rejects, announcements, ROWS_BEYOND_MAX, false).await
    }

    async fn commit(
        &self,
        entries: &[Entry],
        rejects: &[Reject],
        announcements: &[Announcement],
        rows_beyond_max: usize,
        is_brought: bool,
    ) -> Result<Committed> {
        let mut held = self.tails.lock().await;
        // Taken out, so that no tails remain if the commit fails or its caller stops waiting: they
        // would hold readings that are not in the ledger.
        let mut tails = std::mem::take(&mut *held);
        let mut tx = self.begin_turn().await?;
        let (committed, moved) = match self.commit_entries(&mut tx, entries, &mut tails, rows_beyond_max).await {
            Ok(done) => done,
            Err(error) => {
                if let Error::Costly(_) = error {
                    // The tails stay valid, except for these channels: theirs may hold readings
                    // that were not written.
                    let catalog = self.catalog();
                    for entry in entries {
                        tails.of.remove(&catalog.said.get(&entry.channel_id).map_or(entry.channel_id, |said| said.into));
                    }
                    *held = tails;
                }
                return Err(error);
            }
        };
        if is_brought {
            crate::brought::put(&mut tx, &committed.stored).await?;
        }
        crate::announcement::put(&mut tx, announcements).await?;
        crate::quarantine::insert(&mut tx, rejects).await?;
        tx.commit().await?;
        *held = tails;
        if let Some(catalog) = moved {
            self.catalog_keep(&Arc::new(catalog));
        }
        Ok(committed)
    }

    /// Writes rows and the rollups that follow, within a transaction. Also returns the new catalog
    /// if the commit changes it.
    pub(crate) async fn commit_entries(
        &self,
        tx: &mut Tx,
        entries: &[Entry],
        tails: &mut crate::tail::Tails,
        rows_beyond_max: usize,
    ) -> Result<(Committed, Option<Catalog>)> {
        let (mut committed, mut moved) = (Committed::default(), None);
        if !entries.is_empty() {
            tails.check(tx).await?;
            let catalog = self.catalog_current(tx).await?;
            let rows = crate::said::redirected(&catalog, entries);
            committed.stored = settle::write(tx, rows, &mut committed).await?;
            // Repeated readings change nothing.
            if !committed.stored.is_empty() {
                let touched = touched(&catalog, &committed.stored);
                if entries.len() > 1 && rows_beyond_max < usize::MAX {
                    crate::derive::look_ahead(tx, &touched).await?;
                }
                let derived = derive(tx, tails, touched).await?;
                if entries.len() > 1 {
                    is_affordable(&catalog, &derived, rows_beyond_max)?;
                }
                moved = keep(tx, &catalog, &derived, catalog.gaps_until).await?;
            }
        }
        Ok((committed, moved))
    }

    /// Rebuilds the rollups of these channels from the ledger, for example when a meter changes its
    /// time zone or its settings.
    pub(crate) async fn rollup_rebuild(&self, tx: &mut Tx, catalog: &Catalog, channels: &[ChannelId]) -> Result<()> {
        for &channel_id in channels {
            let Some(channel) = catalog.channels.get(&channel_id) else { continue };
            let rules = rules_of(catalog, channel);
            let readings = read_all(tx, channel_id, &rules).await?;
            let old = crate::compose::series_span(tx, channel.series_id).await?;
            let old_gaps = crate::gap::span_of(tx, channel.series_id, false).await?;
            crate::compose::clear_series(tx, channel.series_id).await?;
            if readings.is_empty() {
                continue;
            }
            let zone = catalog.zone_of_channel(channel);
            let (hours, days) = crate::verify::hours_of_channel(&zone, &rules, &readings);
            let (Some(first), Some(last)) = (hours.first(), hours.last()) else { continue };
            let new = Span { start: first.hour.start, end: last.hour.start + last.hour.length_ms };
            // Even if nothing is known any more, the places above must be updated.
            let Some(Span { start, end }) = crate::compose::both(old, Some(new)) else { continue };
            let spans = vec![Span { start: zone.hour(start).start, end: zone.hour(end - 1).end }];
            let within =
                days.first().zip(days.last()).map(|(first, last)| Span { start: first.start, end: last.start + last.length_ms });
            let gaps = crate::compose::both(old_gaps, within).map(|span| Gaps { span, days });
            let beyond = crate::beyond::first_of_runs(&rules, &readings);
            let derived = [Derived { channel, zone, spans, hours, gaps, new_count: 0, beyond }];
            keep(tx, catalog, &derived, Millis::MAX).await?;
        }
        Ok(())
    }

    /// Rebuilds a channel's rollups around `within`, including both ends. Used when its register
    /// was changed then, or readings were deleted.
    pub(crate) async fn rollup_rebuild_within(&self, tx: &mut Tx, catalog: &Catalog, id: ChannelId, within: Span) -> Result<()> {
        let Some(channel) = catalog.channels.get(&id) else { return Ok(()) };
        // Treat it as if readings had arrived at these instants.
        let (zone, rules) = (catalog.zone_of_channel(channel), rules_of(catalog, channel));
        let mut new = vec![Reading::new(within.start, 0.0), Reading::new(within.end, 0.0)];
        new.dedup();
        let touched = Touched { channel, zone, rules, new, is_all_new: false };
        let derived = derive(tx, &mut crate::tail::Tails::default(), vec![touched]).await?;
        if derived.is_empty() {
            // The channel has no readings.
            return self.rollup_rebuild(tx, catalog, &[id]).await;
        }
        keep(tx, catalog, &derived, Millis::MAX).await.map(drop)
    }
}

/// How many rows beyond those of its new readings a commit may write, for channels and the places
/// above them. They take a small fraction of a second.
const ROWS_BEYOND_MAX: usize = 20_000;

/// # Errors
/// [`Error::Costly`] with the channels that cause it.
fn is_affordable(catalog: &Catalog, derived: &[Derived<'_>], rows_beyond_max: usize) -> Result<()> {
    let (mut rows, mut costly) = (0, Vec::new());
    for one in derived {
        let own = one.rows_beyond();
        if own > 0 {
            rows += own * (1 + wholes(catalog, one.channel.series_id));
            costly.push(one.channel.channel_id);
        }
    }
    if rows <= rows_beyond_max { Ok(()) } else { Err(Error::Costly(costly)) }
}

/// How many places contain a series, directly or through other places.
fn wholes(catalog: &Catalog, series_id: domain::SeriesId) -> usize {
    catalog.wholes_of.get(&series_id).into_iter().flatten().map(|&whole| 1 + wholes(catalog, whole)).sum()
}

/// Writes the derived slots and everything summed from them, and files the steps that exceed a
/// meter's maximum. No stored gap of months reaches beyond `gaps_until`. Returns the new catalog if
/// a gap now reaches further.
async fn keep(tx: &mut Tx, catalog: &Catalog, derived: &[Derived<'_>], gaps_until: Millis) -> Result<Option<Catalog>> {
    crate::quarantine::insert(tx, &crate::beyond::rejects(catalog, derived)).await?;
    let changed = write_slots(tx, derived).await?;
    let mut gaps = Vec::new();
    for one in derived {
        if let Some(Gaps { span, days }) = &one.gaps {
            crate::gap::write(tx, one.channel.series_id, *span, days).await?;
            gaps.push(Changed { series_id: one.channel.series_id, zone: one.zone.clone(), span: *span });
        }
    }
    let until = derived.iter().filter_map(|one| one.gaps.as_ref()?.days.last()).map(|day| day.start + day.length_ms).max();
    compose(tx, catalog, changed, gaps, gaps_until).await?;
    match until {
        Some(until) if until > catalog.gaps_until => {
            let mut moved = catalog.clone();
            (moved.version, moved.added) = crate::wire::catalog_changed(tx).await?;
            moved.gaps_until = until;
            Ok(Some(moved))
        }
        _ => Ok(None),
    }
}

fn touched<'a>(catalog: &'a Catalog, entries: &[Entry]) -> Vec<Touched<'a>> {
    let mut found: Vec<Touched<'a>> = Vec::new();
    for entry in entries {
        match found.last_mut() {
            Some(last) if last.channel.channel_id == entry.channel_id => last.new.push(last.rules.placed(entry.reading)),
            _ => {
                // The channel was removed from the catalog. Its readings stay, without rollups.
                let Some(channel) = catalog.channels.get(&entry.channel_id) else { continue };
                let (zone, rules) = (catalog.zone_of_channel(channel), rules_of(catalog, channel));
                let new = vec![rules.placed(entry.reading)];
                found.push(Touched { channel, zone, rules, new, is_all_new: true });
            }
        }
    }
    found
}

const ALL: &str = "select at, value, span_ms from reading where channel_id = $1 order by at";

/// All readings of a channel, placed (see [`Rules::placed`]).
pub(crate) async fn read_all(tx: &mut Tx, channel_id: ChannelId, rules: &Rules) -> Result<Vec<Reading>> {
    let rows: Vec<(Millis, f64, Option<Millis>)> =
        on_tx!(tx, |connection| sqlx::query_as(ALL).bind(channel_id).fetch_all(connection).await)
            .during("read a channel's ledger")?;
    Ok(rows.into_iter().map(|(at, value, span_ms)| rules.placed(Reading { at, value, span_ms })).collect())
}
