//! What flows now: the newest readings of all channels, in memory, and a broadcast of each commit.
//! Readings from files and people are stored apart and never count as live; only devices do. A slow
//! watcher misses news, delays nobody, and loads the whole picture again.

use domain::interval::GAP_MS;
use domain::naming::has_no_device;
use domain::place::{Aspect, Flow, building_flows};
use domain::{BuildingId, Channel, ChannelId, ChannelKind, LIVE_MS, MINUTE_MS, MeterId, MeterRole, Millis, Reading, Utility};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock};
use store::{Catalog, Store};
use tokio::sync::broadcast;

/// Commits that may wait for one watcher. If more come, it misses some.
const NEWS_MAX: usize = 256;

/// A reading that a device sent, that was just committed, and that is the newest of its channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fresh {
    /// The channel.
    pub channel_id: ChannelId,
    /// The meter.
    pub meter_id: MeterId,
    /// The reading.
    pub reading: Reading,
}

/// After this time without a reading, a day's figures lack too much of the day to be judged.
const LATE_MS: Millis = 30 * MINUTE_MS;

/// The newest reading of a channel.
#[derive(Clone, Copy, Debug)]
struct Newest {
    reading: Reading,
    before: Option<Reading>,
}

/// The electric power of a building at this moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PowerNow {
    /// Used now, in W; `None` unless every meter that counts is live.
    pub power_w: Option<f64>,
    /// What its live meters measure now, in W: a part of its use while others are silent. `None`
    /// while none is live, and where a missing one could count against it (sold, generated, stored).
    pub heard_w: Option<f64>,
    /// The time of the newest reading of its meters.
    pub at: Option<Millis>,
    /// Its meters that are not live.
    pub silent: usize,
    /// Those of them that should have been heard: half an hour, or twice their own pace, is over.
    pub late: usize,
    /// Its meters that can tell a present power. A file has none, nor has a meter that is read too
    /// seldom for a rate.
    pub expected: usize,
}

/// What makes up a building's electric power.
type Flows = Arc<Vec<domain::place::BuildingFlow>>;

#[derive(Default)]
struct Wiring {
    /// The catalog's shape that this was made for: see [`Catalog::shape`].
    shape: i64,
    flows: HashMap<BuildingId, Flows>,
}

/// The newest readings of all channels, and who listens for more.
pub struct Live {
    news: broadcast::Sender<Arc<Vec<Fresh>>>,
    newest: RwLock<HashMap<ChannelId, Newest>>,
    /// The newest readings that files and people brought.
    brought: RwLock<HashMap<ChannelId, Reading>>,
    wiring: RwLock<Wiring>,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            news: broadcast::channel(NEWS_MAX).0,
            newest: RwLock::default(),
            brought: RwLock::default(),
            wiring: RwLock::default(),
        }
    }
}

impl Live {
    /// Loads the newest readings of all channels, at the start of the process.
    ///
    /// # Errors
    /// The store's.
    pub async fn load(&self, store: &Store) -> store::Result<()> {
        let catalog = store.catalog();
        let channels: Vec<ChannelId> = catalog.channels.keys().copied().collect();
        let latest = store.reading_latest(&channels).await?;
        let brought_until: HashMap<ChannelId, Millis> = store.brought_list().await?.into_iter().collect();
        let is_brought = |one: &store::Latest| {
            !has_device(&catalog, one.channel_id)
                || brought_until.get(&one.channel_id).is_some_and(|&until| one.newest.at <= until)
        };
        let (brought, sent): (Vec<_>, Vec<_>) = latest.into_iter().partition(is_brought);
        self.brought(brought.into_iter().map(|one| (one.channel_id, one.newest)));
        if let Ok(mut newest) = self.newest.write() {
            newest.extend(sent.into_iter().map(|one| (one.channel_id, Newest { reading: one.newest, before: one.before })));
        }
        Ok(())
    }

    /// Loads what another process brought since the last look, such as an import from the command
    /// line: of channels whose newest reading that was brought is not known here.
    ///
    /// # Errors
    /// The store's.
    pub async fn follow(&self, store: &Store) -> store::Result<()> {
        let mut unknown = store.brought_list().await?;
        unknown.retain(|(channel_id, until)| self.newest(*channel_id).is_none_or(|newest| newest.at < *until));
        let unknown: Vec<ChannelId> = unknown.into_iter().map(|(channel_id, _)| channel_id).collect();
        if !unknown.is_empty() {
            let latest = store.reading_latest(&unknown).await?;
            self.brought(latest.into_iter().map(|one| (one.channel_id, one.newest)));
        }
        Ok(())
    }

    /// Subscribes to commits from now on.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Vec<Fresh>>> {
        self.news.subscribe()
    }

    /// Adds what was committed and tells the watchers.
    pub fn committed(&self, catalog: &Catalog, readings: impl Iterator<Item = (ChannelId, Reading)>) {
        let mut fresh = Vec::new();
        if let Ok(mut newest) = self.newest.write() {
            for (channel_id, reading) in readings {
                let known = newest.entry(channel_id).or_insert(Newest { reading, before: None });
                if reading.at < known.reading.at {
                    continue;
                }
                if reading.at > known.reading.at {
                    *known = Newest { reading, before: Some(known.reading) };
                }
                if let Some(channel) = catalog.channels.get(&channel_id) {
                    fresh.push(Fresh { channel_id, meter_id: channel.meter_id, reading });
                }
            }
        }
        if !fresh.is_empty() {
            // Nobody may be watching.
            let _ = self.news.send(Arc::new(fresh));
        }
    }

    /// Adds readings from files or people. They are not live.
    pub fn brought(&self, readings: impl Iterator<Item = (ChannelId, Reading)>) {
        if let Ok(mut brought) = self.brought.write() {
            for (channel_id, reading) in readings {
                let known = brought.entry(channel_id).or_insert(reading);
                if reading.at > known.at {
                    *known = reading;
                }
            }
        }
    }

    /// The newest reading of a channel, from any origin.
    #[must_use]
    pub fn newest(&self, channel_id: ChannelId) -> Option<Reading> {
        let brought = self.brought.read().ok().and_then(|brought| brought.get(&channel_id).copied());
        let sent = self.newest_sent(channel_id);
        match (sent, brought) {
            (Some(sent), Some(brought)) if sent.at < brought.at => Some(brought),
            (sent, brought) => sent.or(brought),
        }
    }

    /// The newest reading of a channel that its device sent.
    #[must_use]
    pub fn newest_sent(&self, channel_id: ChannelId) -> Option<Reading> {
        self.newest.read().ok()?.get(&channel_id).map(|newest| newest.reading)
    }

    /// The time between the newest two readings of a channel.
    #[must_use]
    pub fn pace(&self, channel_id: ChannelId) -> Option<Millis> {
        let newest = *self.newest.read().ok()?.get(&channel_id)?;
        newest.before.map(|before| newest.reading.at - before.at)
    }

    /// The rate of a channel at its newest reading, in W or in the unit per hour, and its time.
    #[must_use]
    pub fn rate(&self, channel: &Channel) -> Option<(f64, Millis)> {
        let newest = *self.newest.read().ok()?.get(&channel.channel_id)?;
        rate(channel, newest)
    }

    /// The electric power of a building at `at`, which is now.
    #[must_use]
    pub fn building_power(&self, catalog: &Arc<Catalog>, building_id: BuildingId, at: Millis) -> PowerNow {
        let flows = self.flows_of(catalog, building_id);
        let mut now = PowerNow::default();
        for flow in flows.iter().filter(|flow| flow.flow == Flow::Use) {
            let (mut sum, mut is_sum) = (None, true);
            let (mut all, mut silent, mut late) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
            for (channel_id, sign) in &flow.parts {
                // A meter that only files feed has no device that could be live.
                let Some(channel) = catalog.channels.get(channel_id).filter(|_| has_device(catalog, *channel_id)) else {
                    continue;
                };
                let known = self.rate(channel);
                now.at = now.at.max(known.map(|(_, at)| at));
                let live = known.filter(|(_, heard_at)| at - heard_at <= LIVE_MS);
                if live.is_none() && self.is_seldom(*channel_id, at) {
                    continue;
                }
                all.insert(channel.meter_id);
                let meter = catalog.meters.get(&channel.meter_id);
                is_sum &= *sign > 0.0 && meter.is_some_and(|meter| matches!(meter.role, MeterRole::Main | MeterRole::Submeter));
                match live {
                    Some((rate, _)) => sum = Some(sum.unwrap_or(0.0) + sign * rate),
                    None => {
                        silent.insert(channel.meter_id);
                        let pace = self.pace(*channel_id).unwrap_or(0);
                        if known.is_none_or(|(_, heard_at)| at - heard_at > (2 * pace).min(LATE_MS)) {
                            late.insert(channel.meter_id);
                        }
                    }
                }
            }
            (now.silent, now.late, now.expected) = (silent.len(), late.len(), all.len());
            // Two meters of three are not the whole building, so a part is never shown as the whole.
            now.power_w = sum.filter(|_| silent.is_empty());
            // A difference without one of its terms says nothing.
            now.heard_w = sum.filter(|_| silent.is_empty() || is_sum);
        }
        now
    }

    /// Whether the channel is read too seldom for a present power (once a day or a month), and is
    /// not late by its own pace.
    fn is_seldom(&self, channel_id: ChannelId, at: Millis) -> bool {
        let newest = self.newest.read().ok().and_then(|newest| newest.get(&channel_id).copied());
        newest.is_some_and(|Newest { reading, before }| {
            let pace = before.map_or(0, |before| reading.at - before.at);
            pace > GAP_MS && at - reading.at <= 2 * pace
        })
    }

    /// What makes up the power of a building that the catalog has. It is the same for all who see the
    /// building, whatever else they see, so it is kept by building.
    fn flows_of(&self, catalog: &Catalog, building_id: BuildingId) -> Flows {
        if !catalog.buildings.contains_key(&building_id) {
            return Flows::default();
        }
        let held = self.wiring.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(flows) = held.flows.get(&building_id).filter(|_| held.shape == catalog.shape()) {
            return flows.clone();
        }
        drop(held);
        let meters: Vec<_> =
            catalog.meters_of(building_id).map(|meter| (meter, catalog.channels_of_meter(meter.meter_id).collect())).collect();
        let flows = building_flows(&meters, Aspect::Power);
        let flows: Flows = Arc::new(flows.into_iter().filter(|flow| flow.utility == Utility::Electricity).collect());
        let mut held = self.wiring.write().unwrap_or_else(PoisonError::into_inner);
        if held.shape != catalog.shape() {
            *held = Wiring { shape: catalog.shape(), flows: HashMap::new() };
        }
        held.flows.insert(building_id, flows.clone());
        flows
    }
}

/// Whether the channel's meter has a device. A meter that a file made has none yet.
fn has_device(catalog: &Catalog, channel_id: ChannelId) -> bool {
    let meter = catalog.channels.get(&channel_id).and_then(|channel| catalog.meters.get(&channel.meter_id));
    meter.is_some_and(|meter| !has_no_device(&meter.dialect))
}

fn rate(channel: &Channel, newest: Newest) -> Option<(f64, Millis)> {
    let Newest { reading, before } = newest;
    match channel.kind {
        ChannelKind::Power | ChannelKind::Level => Some((reading.value, reading.at)),
        ChannelKind::Interval => {
            let span_ms = reading.span_ms.or(before.map(|before| reading.at - before.at))?;
            (span_ms > 0 && span_ms <= GAP_MS).then(|| (channel.unit.rate(reading.value, span_ms), reading.at))
        }
        ChannelKind::Cumulative => {
            let before = before?;
            let span_ms = reading.at - before.at;
            let is_flow = span_ms > 0 && span_ms <= GAP_MS && reading.value >= before.value;
            is_flow.then(|| (channel.unit.rate(reading.value - before.value, span_ms), reading.at))
        }
    }
}
