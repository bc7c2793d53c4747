//! The past: 13 months of hourly readings in time order, with registers by quarter-hours at the
//! end.

use std::sync::Arc;

use crate::calendar::HOUR_MS;
use crate::model::Model;
use crate::places::ChannelKind;
use crate::walk::{ANCHOR_MS, Walk};

/// Milliseconds in a quarter-hour.
pub const QUARTER_MS: i64 = HOUR_MS / 4;

const MONTHS: i32 = 13;
const FINE_MS: i64 = 14 * 24 * HOUR_MS;
const BATCH_MS: i64 = 7 * 24 * HOUR_MS;

/// One value of one channel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// Index into [`Neighbourhood::meters`](crate::Neighbourhood::meters).
    pub meter: usize,
    /// Index into that meter's `channels`.
    pub channel: usize,
    /// When.
    pub at_ms: i64,
    /// The value, rounded to the digits of its field.
    pub value: f64,
}

/// A week of readings of all meters, by time and then by meter and channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// The readings.
    pub readings: Vec<Reading>,
}

/// A gauge with a history, by its index.
#[derive(Debug, Clone, Copy)]
struct Gauge {
    index: usize,
    /// Levels have hourly readings only, as they change smoothly; registers also have
    /// quarter-hours.
    is_hourly: bool,
}

/// The batches from 13 months ago to the last full quarter-hour. See
/// [`Neighbourhood::history`](crate::Neighbourhood::history).
#[derive(Debug, Clone)]
pub struct History {
    walk: Walk,
    /// The gauges with a history: all except momentary power.
    gauges: Vec<Gauge>,
    next_ms: i64,
    fine_from_ms: i64,
    last_ms: i64,
}

impl History {
    pub(crate) fn new(model: &Arc<Model>, now_ms: i64) -> Self {
        let last_ms = now_ms.div_euclid(QUARTER_MS) * QUARTER_MS;
        let first_ms = model.calendar.months_before_ms(now_ms, MONTHS).max(ANCHOR_MS);
        let gauges = model.layout.gauges.iter().enumerate().filter(|(_, gauge)| gauge.field.kind() != ChannelKind::Power);
        let gauges = gauges.map(|(index, gauge)| Gauge { index, is_hourly: gauge.field.kind() == ChannelKind::Level });
        Self {
            walk: Walk::new(Arc::clone(model)),
            gauges: gauges.collect(),
            next_ms: (first_ms + HOUR_MS - 1).div_euclid(HOUR_MS) * HOUR_MS,
            fine_from_ms: (last_ms - FINE_MS).div_euclid(HOUR_MS) * HOUR_MS,
            last_ms,
        }
    }
}

impl Iterator for History {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        if self.next_ms > self.last_ms {
            return None;
        }
        let end_ms = self.next_ms + BATCH_MS;
        let mut readings = Vec::with_capacity(self.gauges.len() * 24 * 7);
        while self.next_ms <= self.last_ms && self.next_ms < end_ms {
            let at_ms = self.next_ms;
            self.walk.advance_to(at_ms);
            let is_hour = at_ms % HOUR_MS == 0;
            for &Gauge { index, .. } in self.gauges.iter().filter(|gauge| is_hour || !gauge.is_hourly) {
                let gauge = self.walk.model.layout.gauges[index];
                if let Some(value) = self.walk.shown(index, at_ms) {
                    readings.push(Reading { meter: gauge.meter, channel: gauge.channel, at_ms, value });
                }
            }
            self.next_ms += if at_ms < self.fine_from_ms { HOUR_MS } else { QUARTER_MS };
        }
        Some(Batch { readings })
    }
}
