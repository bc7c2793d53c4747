//! The past: 13 months of hourly readings in time order, with registers by quarter-hours at the
//! end, and the last hour by the minute.

use std::sync::Arc;

use crate::calendar::{HOUR_MS, MINUTE_MS};
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

/// A week of readings of all meters, by time and then by meter and channel. It begins on the hour.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// The readings.
    pub readings: Vec<Reading>,
}

/// The batches from 13 months ago to the last full minute. See
/// [`Neighbourhood::history`](crate::Neighbourhood::history).
#[derive(Debug, Clone)]
pub struct History {
    walk: Walk,
    next_ms: i64,
    fine_from_ms: i64,
    by_minute_from_ms: i64,
    last_ms: i64,
}

impl History {
    pub(crate) fn new(model: &Arc<Model>, now_ms: i64) -> Self {
        let last_ms = now_ms.div_euclid(MINUTE_MS) * MINUTE_MS;
        let first_ms = model.calendar.months_before_ms(now_ms, MONTHS).max(ANCHOR_MS);
        Self {
            walk: Walk::new(Arc::clone(model)),
            next_ms: (first_ms + HOUR_MS - 1).div_euclid(HOUR_MS) * HOUR_MS,
            fine_from_ms: (last_ms - FINE_MS).div_euclid(HOUR_MS) * HOUR_MS,
            by_minute_from_ms: (last_ms - HOUR_MS).div_euclid(QUARTER_MS) * QUARTER_MS,
            last_ms,
        }
    }

    /// What begins at `start_ms` or later.
    #[must_use]
    pub fn since(mut self, start_ms: i64) -> Self {
        self.next_ms = self.next_ms.max(start_ms.div_euclid(HOUR_MS) * HOUR_MS);
        self
    }

    /// What lies before `end_ms`, which is on the hour, week by week and the newest week first: a
    /// past that is written so has no hole, and is worth looking at from the first week on.
    pub fn newest_first(mut self, end_ms: i64) -> impl Iterator<Item = Batch> {
        let last_ms = self.last_ms.min(end_ms - 1);
        let mut weeks = Vec::new();
        while self.next_ms <= last_ms {
            self.walk.advance_to(self.next_ms);
            weeks.push(Self { last_ms: last_ms.min(self.next_ms + BATCH_MS - 1), ..self.clone() });
            self.next_ms += BATCH_MS;
        }
        weeks.into_iter().rev().filter_map(|mut week| week.next())
    }

    /// The time from one reading of a register to the next.
    fn step_ms(&self, at_ms: i64) -> i64 {
        match at_ms {
            at_ms if at_ms < self.fine_from_ms => HOUR_MS,
            at_ms if at_ms < self.by_minute_from_ms => QUARTER_MS,
            _ => MINUTE_MS,
        }
    }

    /// Whether a channel of this kind is read at an instant. Levels change smoothly, and power is
    /// only worth reading where its course is shown.
    fn is_read(&self, kind: ChannelKind, at_ms: i64) -> bool {
        match kind {
            ChannelKind::Register => true,
            ChannelKind::Level => at_ms % HOUR_MS == 0,
            ChannelKind::Power => at_ms >= self.by_minute_from_ms,
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
        let model = Arc::clone(&self.walk.model);
        let mut readings = Vec::with_capacity(model.layout.gauges.len() * 24 * 7);
        while self.next_ms <= self.last_ms && self.next_ms < end_ms {
            let at_ms = self.next_ms;
            self.walk.advance_to(at_ms);
            for (index, gauge) in model.layout.gauges.iter().enumerate() {
                if self.is_read(gauge.field.kind(), at_ms)
                    && let Some(value) = self.walk.shown(index, at_ms)
                {
                    readings.push(Reading { meter: gauge.meter, channel: gauge.channel, at_ms, value });
                }
            }
            self.next_ms += self.step_ms(at_ms);
        }
        Some(Batch { readings })
    }
}
