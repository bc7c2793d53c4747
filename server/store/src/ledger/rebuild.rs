//! Makes a channel's rollups anew from its ledger, and all sums above them. Used when its readings
//! get another meaning, or leave.

use super::derive::derive;
use super::derived::{Derived, Gaps};
use super::keep::keep;
use super::tail::Tails;
use super::touched::Touched;
use super::{compose, gap, refused};
use crate::backend::Tx;
use crate::error::During;
use crate::{Catalog, Result};
use domain::course::intervals;
use domain::rollup::{HourSlots, gap_days, hour_slots};
use domain::zone::Span;
use domain::{ChannelId, Millis, Reading, Rules, Slot, Zone};

/// Rebuilds the rollups of these channels from the ledger, one after another, for example when a
/// meter changes its settings.
pub(crate) async fn rebuild(tx: &mut Tx, catalog: &Catalog, channels: &[ChannelId]) -> Result<()> {
    for channel_id in channels {
        rebuild_together(tx, catalog, std::slice::from_ref(channel_id)).await?;
    }
    Ok(())
}

/// Rebuilds the rollups of these channels in one piece, so that each sum above them is made once.
/// Keeps in memory the hours of all of them.
pub(crate) async fn rebuild_together(tx: &mut Tx, catalog: &Catalog, channels: &[ChannelId]) -> Result<()> {
    let mut all = Vec::new();
    for &channel_id in channels {
        all.extend(derived_anew(tx, catalog, channel_id).await?);
    }
    keep(tx, catalog, &all, Millis::MAX).await.map(drop)
}

/// What a channel's ledger gives, in place of its rollups, which are cleared.
async fn derived_anew<'a>(tx: &mut Tx, catalog: &'a Catalog, channel_id: ChannelId) -> Result<Option<Derived<'a>>> {
    let Some(channel) = catalog.channels.get(&channel_id) else { return Ok(None) };
    let rules = catalog.rules_of(channel);
    let readings = read_all(tx, channel_id, &rules).await?;
    let old = compose::series_span(tx, channel.series_id).await?;
    let old_gaps = gap::span_of(tx, channel.series_id, false).await?;
    compose::clear_series(tx, channel.series_id).await?;
    let zone = catalog.zone_of_channel(channel);
    let (hours, days) = hours_of_channel(&zone, &rules, &readings);
    let new = hours
        .first()
        .zip(hours.last())
        .map(|(first, last)| Span { start: first.hour.start, end: last.hour.start + last.hour.length_ms });
    // Even if nothing is known any more, the places above must be updated.
    let Some(Span { start, end }) = compose::both(old, new) else { return Ok(None) };
    let spans = vec![Span { start: zone.hour(start).start, end: zone.hour(end - 1).end }];
    let within = days.first().zip(days.last()).map(|(first, last)| Span { start: first.start, end: last.start + last.length_ms });
    let gaps = compose::both(old_gaps, within).map(|span| Gaps { span, days });
    let beyond = refused::first_of_runs(&rules, &readings);
    Ok(Some(Derived { channel, zone, spans, hours, gaps, new_count: 0, beyond }))
}

/// Rebuilds a channel's rollups around `within`, including both ends. Used when its register
/// was changed then, or readings were deleted.
pub(crate) async fn rebuild_within(tx: &mut Tx, catalog: &Catalog, id: ChannelId, within: Span) -> Result<()> {
    let Some(channel) = catalog.channels.get(&id) else { return Ok(()) };
    // Treat it as if readings had arrived at these instants.
    let (zone, rules) = (catalog.zone_of_channel(channel), catalog.rules_of(channel));
    let mut new = vec![Reading::new(within.start, 0.0), Reading::new(within.end, 0.0)];
    new.dedup();
    let touched = Touched { channel, zone, rules, new, is_all_new: false };
    let derived = derive(tx, &mut Tails::default(), vec![touched]).await?;
    if derived.is_empty() {
        // The channel has no readings.
        return rebuild(tx, catalog, &[id]).await;
    }
    keep(tx, catalog, &derived, Millis::MAX).await.map(drop)
}

/// Every known hour of a channel, from all of its readings. Gaps of months are given as days
/// instead.
pub(crate) fn hours_of_channel(zone: &Zone, rules: &Rules, readings: &[Reading]) -> (Vec<HourSlots>, Vec<Slot>) {
    let intervals = intervals(rules, readings);
    let starts = intervals.iter().map(|interval| interval.start).chain(readings.first().map(|reading| reading.at - 1));
    let (Some(start), Some(last)) = (starts.min(), readings.last()) else { return (Vec::new(), Vec::new()) };
    let days = gap_days(zone, Span { start, end: last.at }, &intervals, readings);
    let (mut hours, mut at) = (Vec::new(), start);
    for day in &days {
        hours.append(&mut zone.hours(Span { start: at, end: day.start }));
        at = day.start + day.length_ms;
    }
    hours.append(&mut zone.hours(Span { start: at, end: last.at }));
    let mut hours = hour_slots(zone, &hours, &intervals, readings);
    hours.retain(|hour| !hour.hour.is_empty());
    (hours, days)
}

const ALL: &str = "select at, value, span_ms from reading where channel_id = $1 order by at";

/// All readings of a channel, placed (see [`Rules::placed`]).
pub(crate) async fn read_all(tx: &mut Tx, channel_id: ChannelId, rules: &Rules) -> Result<Vec<Reading>> {
    let rows: Vec<(Millis, f64, Option<Millis>)> =
        on_tx!(tx, |connection| sqlx::query_as(ALL).bind(channel_id).fetch_all(connection).await)
            .during("read a channel's ledger")?;
    Ok(rows.into_iter().map(|(at, value, span_ms)| rules.placed(Reading { at, value, span_ms })).collect())
}
