//! Recomputes every rollup from the ledger, in one piece and in Rust, and compares it with the
//! stored one, which was made in pieces and in SQL. This is what `greenpulse verify` runs.

use crate::backend::Tx;
use crate::catalog::Owner;
use crate::error::During;
use crate::ledger::gap;
use crate::ledger::rebuild::{hours_of_channel, read_all};
use crate::ledger::touched::rules_of;
use crate::{Catalog, Result, Store};
use domain::rollup::HourSlots;
use domain::zone::Span;
use domain::{Millis, Period, SeriesId, Slot, Zone};
use std::collections::{BTreeMap, HashMap};

/// A stored slot that differs from what the ledger gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The series.
    pub series_id: SeriesId,
    /// The slot's length.
    pub period: Period,
    /// It is a day's part of a gap of months, kept apart from the hourly slots.
    pub is_of_gap: bool,
    /// What is stored, if anything.
    pub kept: Option<Slot>,
    /// What the ledger gives, if anything.
    pub derived: Option<Slot>,
}

/// The result of a comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verified {
    /// Readings that were read.
    pub readings: usize,
    /// Slots that were compared.
    pub slots: usize,
    /// How many differ from the ledger.
    pub differences: usize,
    /// The first of them, 100 at most.
    pub examples: Vec<Difference>,
}

type Hours = BTreeMap<Millis, HourSlots>;

/// The days of gaps of months, by start.
type Days = BTreeMap<Millis, Slot>;

const SLOTS: &str = "select start_at, length_ms, energy, mean, low, high, covered_ms, reading_count, quality \
     from rollup where series_id = $1 and period = $2 order by start_at";

impl Store {
    /// Recomputes everything and compares, as of one moment; others may write meanwhile. Only
    /// reads. Keeps in memory the hours of all channels that belong to a building.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn verify(&self) -> Result<Verified> {
        let mut tx = self.begin_read().await?;
        let catalog = self.catalog_read(&mut tx).await?;
        let mut verified = Verified::default();
        let mut known: HashMap<SeriesId, Hours> = HashMap::new();
        let mut known_gaps: HashMap<SeriesId, Days> = HashMap::new();
        for channel in catalog.channels.values() {
            let rules = rules_of(&catalog, channel);
            let readings = read_all(&mut tx, channel.channel_id, &rules).await?;
            verified.readings += readings.len();
            let zone = catalog.zone_of_channel(channel);
            let (hours, gaps) = hours_of_channel(&zone, &rules, &readings);
            let hours: Hours = hours.into_iter().map(|hour| (hour.hour.start, hour)).collect();
            let gaps: Days = gaps.into_iter().map(|day| (day.start, day)).collect();
            compare(&mut tx, &zone, channel.series_id, &hours, &gaps, &mut verified).await?;
            if catalog.wholes_of.contains_key(&channel.series_id) {
                known.insert(channel.series_id, hours);
                known_gaps.insert(channel.series_id, gaps);
            }
        }
        for is_wanted in [|owner: Owner| matches!(owner, Owner::Building(_)), |owner: Owner| matches!(owner, Owner::Site(_))] {
            for series in catalog.series.values().filter(|series| is_wanted(series.owner)) {
                let zone = catalog.zone_of_series(series);
                let hours = composed(&catalog, series.series_id, &zone, &known);
                let gaps = composed_gaps(&catalog, series.series_id, &known_gaps);
                compare(&mut tx, &zone, series.series_id, &hours, &gaps, &mut verified).await?;
                known.insert(series.series_id, hours);
                known_gaps.insert(series.series_id, gaps);
            }
        }
        Ok(verified)
    }
}

async fn compare(
    tx: &mut Tx,
    zone: &Zone,
    series_id: SeriesId,
    hours: &Hours,
    gaps: &Days,
    verified: &mut Verified,
) -> Result<()> {
    let quarters: Vec<Slot> = hours.values().flat_map(|hour| hour.quarters.iter().copied()).collect();
    let whole: Vec<Slot> = hours.values().map(|hour| hour.hour).collect();
    let mut days: BTreeMap<Millis, (Span, Vec<Slot>)> = BTreeMap::new();
    for hour in &whole {
        let day = zone.day(hour.start);
        days.entry(day.start).or_insert((day, Vec::new())).1.push(*hour);
    }
    let mut days: Days = days.into_values().map(|(day, hours)| (day.start, Slot::joined(day, &hours))).collect();
    for (start, gap) in gaps {
        days.entry(*start).and_modify(|day| *day = day.beside(gap)).or_insert(*gap);
    }
    for (period, derived) in [(Period::Quarter, quarters), (Period::Hour, whole), (Period::Day, days.into_values().collect())] {
        let kept = slots_of(tx, series_id, period).await?;
        compare_slots((series_id, period, false), kept, derived, verified);
    }
    let kept = gap::all_of(tx, series_id).await?;
    compare_slots((series_id, Period::Day, true), kept, gaps.values().copied().collect(), verified);
    Ok(())
}

fn compare_slots(
    (series_id, period, is_of_gap): (SeriesId, Period, bool),
    kept: Vec<Slot>,
    derived: Vec<Slot>,
    verified: &mut Verified,
) {
    verified.slots += derived.len().max(kept.len());
    let mut kept: BTreeMap<Millis, Slot> = kept.into_iter().map(|slot| (slot.start, slot)).collect();
    for slot in derived {
        let stands = kept.remove(&slot.start);
        if !stands.is_some_and(|stands| agree(&stands, &slot)) {
            verified.add(Difference { series_id, period, is_of_gap, kept: stands, derived: Some(slot) });
        }
    }
    for slot in kept.into_values() {
        verified.add(Difference { series_id, period, is_of_gap, kept: Some(slot), derived: None });
    }
}

async fn slots_of(tx: &mut Tx, series_id: SeriesId, period: Period) -> Result<Vec<Slot>> {
    type Row = (Millis, Millis, Option<f64>, Option<f64>, Option<f64>, Option<f64>, Millis, i64, f64);
    let rows: Vec<Row> =
        on_tx!(tx, |connection| sqlx::query_as(SLOTS).bind(series_id).bind(period.seconds()).fetch_all(connection).await)
            .during("read a series' rollups")?;
    Ok(rows
        .into_iter()
        .map(|(start, length_ms, energy, mean, low, high, covered_ms, count, quality)| Slot {
            start,
            length_ms,
            energy,
            mean,
            low,
            high,
            covered_ms,
            count,
            quality,
        })
        .collect())
}

impl Verified {
    fn add(&mut self, difference: Difference) {
        self.differences += 1;
        if self.examples.len() < 100 {
            self.examples.push(difference);
        }
    }
}

fn composed(catalog: &Catalog, series_id: SeriesId, zone: &Zone, known: &HashMap<SeriesId, Hours>) -> Hours {
    let Some(series) = catalog.series.get(&series_id) else { return Hours::new() };
    let parts: Vec<(f64, &Hours)> = series.parts.iter().filter_map(|(part, factor)| Some((*factor, known.get(part)?))).collect();
    let starts: std::collections::BTreeSet<Millis> = parts.iter().flat_map(|(_, hours)| hours.keys().copied()).collect();
    starts
        .into_iter()
        .map(|start| {
            let present: Vec<(f64, &HourSlots)> =
                parts.iter().filter_map(|(factor, hours)| Some((*factor, hours.get(&start)?))).collect();
            (start, HourSlots::composed(zone, zone.hour(start), &present, series.parts.len()))
        })
        .collect()
}

/// A place's share of gaps of months, by day: the sum over its parts, as `ledger::gap` makes it.
fn composed_gaps(catalog: &Catalog, series_id: SeriesId, known: &HashMap<SeriesId, Days>) -> Days {
    let Some(series) = catalog.series.get(&series_id) else { return Days::new() };
    let mut sums = Days::new();
    for (part, factor) in &series.parts {
        for (start, day) in known.get(part).into_iter().flatten() {
            let mean = day.mean.map(|mean| factor * mean);
            let part = Slot { energy: day.energy.map(|energy| factor * energy), mean, low: mean, high: mean, ..*day };
            sums.entry(*start).and_modify(|sum| *sum = sum.beside(&part)).or_insert(part);
        }
    }
    sums.values_mut().for_each(|sum| sum.covered_ms /= series.parts.len().max(1) as Millis);
    sums
}

fn agree(a: &Slot, b: &Slot) -> bool {
    let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6_f64.max(1e-9 * a.abs().max(b.abs())),
        (a, b) => a == b,
    };
    (a.start, a.length_ms, a.covered_ms, a.count) == (b.start, b.length_ms, b.covered_ms, b.count)
        && near(a.energy, b.energy)
        && near(a.mean, b.mean)
        && near(a.low, b.low)
        && near(a.high, b.high)
        && near(Some(a.quality), Some(b.quality))
}
