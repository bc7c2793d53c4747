//! Writes readings and all rollups that follow from them, within a transaction.

use super::derive::{derive, look_ahead};
use super::derived::Derived;
use super::entry::{Committed, Entry};
use super::keep::keep;
use super::settle;
use super::tail::Tails;
use super::touched::Touched;
use crate::backend::Tx;
use crate::{Catalog, Error, Result};
use domain::SeriesId;

/// Writes entries and the rollups that follow. Also returns the new catalog if the commit changes
/// it. `rows_beyond_max` is how many rows it may write beyond those of the entries.
pub(crate) async fn commit(
    tx: &mut Tx,
    catalog: &Catalog,
    entries: &[Entry],
    tails: &mut Tails,
    rows_beyond_max: usize,
) -> Result<(Committed, Option<Catalog>)> {
    let mut committed = Committed::default();
    committed.stored = settle::write(tx, settle::redirected(catalog, entries), &mut committed).await?;
    // Repeated readings change nothing.
    if committed.stored.is_empty() {
        return Ok((committed, None));
    }
    let touched = touched(catalog, &committed.stored);
    if entries.len() > 1 && rows_beyond_max < usize::MAX {
        look_ahead(tx, &touched).await?;
    }
    let derived = derive(tx, tails, touched).await?;
    if entries.len() > 1 {
        is_affordable(catalog, &derived, rows_beyond_max)?;
    }
    let grown = keep(tx, catalog, &derived, catalog.gaps_until).await?;
    Ok((committed, grown))
}

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
fn wholes(catalog: &Catalog, series_id: SeriesId) -> usize {
    catalog.wholes_of.get(&series_id).into_iter().flatten().map(|&whole| 1 + wholes(catalog, whole)).sum()
}

fn touched<'a>(catalog: &'a Catalog, entries: &[Entry]) -> Vec<Touched<'a>> {
    let mut found: Vec<Touched<'a>> = Vec::new();
    for entry in entries {
        match found.last_mut() {
            Some(last) if last.channel.channel_id == entry.channel_id => last.new.push(last.rules.placed(entry.reading)),
            _ => {
                // The channel was removed from the catalog. Its readings stay, without rollups.
                let Some(channel) = catalog.channels.get(&entry.channel_id) else { continue };
                let (zone, rules) = (catalog.zone_of_channel(channel), catalog.rules_of(channel));
                let new = vec![rules.placed(entry.reading)];
                found.push(Touched { channel, zone, rules, new, is_all_new: true });
            }
        }
    }
    found
}
