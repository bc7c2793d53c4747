//! The one way into the ledger: readings, the rollups that follow from them, and what was refused, in one transaction.

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
    /// Of which channel.
    pub channel_id: ChannelId,
    /// What it said, and when.
    pub reading: Reading,
    /// Nobody said when: the time is that of its arrival. Where that is taken, it moves on to the next free millisecond.
    pub is_time_ours: bool,
    /// It may be in the ledger already: it is tried again, or read again. An equal value of a time of ours is then taken for it.
    pub is_again: bool,
}

impl Entry {
    /// A row whose time is the device's own.
    #[must_use]
    pub fn new(channel_id: ChannelId, reading: Reading) -> Self {
        Self { channel_id, reading, is_time_ours: false, is_again: false }
    }
}

/// An entry whose instant is taken by another value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conflict {
    /// Which of the entries it is, from 0.
    pub place: usize,
    /// The entry, of the channel that it belongs to.
    pub entry: Entry,
    /// The value that was there first, and stays.
    pub stands: f64,
}

/// What a commit did: each of its entries is stored, repeated or in conflict.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Committed {
    /// The new rows as they stand in the ledger, by channel and time.
    pub stored: Vec<Entry>,
    /// Which entries, from 0, were there already with the same value: nothing changed.
    pub repeated: Vec<usize>,
    /// Those whose instant is taken by another value.
    pub conflicts: Vec<Conflict>,
}

/// How far [`Store::reading_bring`] has come with entries.
pub struct Bringing {
    /// Which of them each step that is left has.
    left: Vec<Vec<usize>>,
    /// What was done.
    pub done: Committed,
}

impl Bringing {
    /// Nothing of so many entries is done.
    #[must_use]
    pub fn of(count: usize) -> Self {
        Self { left: vec![(0..count).collect()], done: Committed::default() }
    }
}

impl Store {
    /// Writes readings, keeps every rollup of channels, buildings and sites true to them, and files what was refused:
    /// all of it or, on an error, nothing. Writing a reading twice changes nothing; another value for a taken instant
    /// is a conflict, which is reported and not written.
    ///
    /// # Errors
    /// A statement's; [`crate::Error::is_passing`] tells whether the same call may succeed later.
    pub async fn reading_commit(&self, entries: &[Entry], rejects: &[Reject]) -> Result<Committed> {
        self.commit(entries, rejects, &[], usize::MAX, false).await
    }

    /// Writes what files and people bring, and notes that they brought it: in steps that let others write in between, where
    /// what follows is much. The newest readings go first, since history is most often older than what is there.
    ///
    /// # Errors
    /// As above. What was done before it stays, and is in `bringing`: the same call goes on from there.
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

    /// As [`Store::reading_commit`], and in the same transaction what devices announced: what a message meant is known as
    /// long as what it said.
    ///
    /// # Errors
    /// As above; and [`Error::Costly`], where several readings together write more than others can wait for.
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
        // Taken out, so that a commit that fails, or that its caller no longer waits for, leaves none: what was put
        // into them has not happened.
        let mut tails = std::mem::take(&mut *held);
        let mut tx = self.begin_turn().await?;
        let (committed, moved) = match self.commit_entries(&mut tx, entries, &mut tails, rows_beyond_max).await {
            Ok(done) => done,
            Err(error) => {
                if let Error::Costly(_) = error {
                    // What was read is still so; only what these channels would have had is not.
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

    /// Writes rows, and the rollups that follow from them, as a part of a transaction. Returns the catalog too where that
    /// is another one after it.
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
            // Of what was there already nothing new follows.
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

    /// Makes the rollups of these channels anew from the ledger, as when a meter moves to another time zone or is
    /// understood differently.
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
            // Where nothing is known any more, the places above have to learn that too.
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

    /// Makes the rollups of a channel anew from the first to the last instant of a stretch and around it, as when its register
    /// was changed then, or readings went.
    pub(crate) async fn rollup_rebuild_within(&self, tx: &mut Tx, catalog: &Catalog, id: ChannelId, within: Span) -> Result<()> {
        let Some(channel) = catalog.channels.get(&id) else { return Ok(()) };
        // As if readings had come at these instants.
        let (zone, rules) = (catalog.zone_of_channel(channel), rules_of(catalog, channel));
        let mut new = vec![Reading::new(within.start, 0.0), Reading::new(within.end, 0.0)];
        new.dedup();
        let touched = Touched { channel, zone, rules, new, is_all_new: false };
        let derived = derive(tx, &mut crate::tail::Tails::default(), vec![touched]).await?;
        if derived.is_empty() {
            // It has no readings at all.
            return self.rollup_rebuild(tx, catalog, &[id]).await;
        }
        keep(tx, catalog, &derived, Millis::MAX).await.map(drop)
    }
}

/// Rows of one commit that no new reading accounts for, of channels and the places that they are a part of: a small fraction of a second.
const ROWS_BEYOND_MAX: usize = 20_000;

/// # Errors
/// [`Error::Costly`] with the channels that make it so.
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

/// How many places a series is a part of, with those that these are a part of.
fn wholes(catalog: &Catalog, series_id: domain::SeriesId) -> usize {
    catalog.wholes_of.get(&series_id).into_iter().flatten().map(|&whole| 1 + wholes(catalog, whole)).sum()
}

/// Writes what was derived, and all that is made up of it, and files the steps that are more than a meter can pass. No gap of months that is kept reaches beyond `gaps_until`.
/// Returns the catalog that holds after it where one reaches further now.
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
                // A channel that is not in the catalog has been removed since: its readings stay, its rollups go.
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

/// All readings of a channel, placed.
pub(crate) async fn read_all(tx: &mut Tx, channel_id: ChannelId, rules: &Rules) -> Result<Vec<Reading>> {
    let rows: Vec<(Millis, f64, Option<Millis>)> =
        on_tx!(tx, |connection| sqlx::query_as(ALL).bind(channel_id).fetch_all(connection).await)
            .during("read a channel's ledger")?;
    Ok(rows.into_iter().map(|(at, value, span_ms)| rules.placed(Reading { at, value, span_ms })).collect())
}
