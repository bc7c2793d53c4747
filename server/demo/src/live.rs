//! The present: what each meter publishes at an instant. Its registers continue the history.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::calendar::timestamp;
use crate::model::Model;
use crate::places::Field;
use crate::walk::{ANCHOR_MS, Walk};

/// All meters, live. See [`Neighbourhood::live`](crate::Neighbourhood::live).
#[derive(Debug, Clone)]
pub struct Live {
    walk: Walk,
    now_ms: i64,
}

/// What one meter publishes at one instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    /// Index into [`Neighbourhood::meters`](crate::Neighbourhood::meters).
    pub meter: usize,
    /// The instant.
    pub at_ms: i64,
    /// Its fields in the order of the meter's channels, rounded to their digits.
    pub fields: Vec<(Field, f64)>,
}

impl Publication {
    /// The message in GreenPulse's own format, such as
    /// `{"at":"2026-11-22T17:00:00Z","energy_kwh":1834.210,"power_w":412.5}`.
    #[must_use]
    pub fn payload(&self) -> String {
        let mut text = format!("{{\"at\":\"{}\"", timestamp(self.at_ms));
        for (field, value) in &self.fields {
            // Writing to a string does not fail.
            let _ = write!(text, ",\"{}\":{value:.*}", field.name(), field.decimals());
        }
        text.push('}');
        text
    }
}

impl Live {
    pub(crate) fn new(model: &Arc<Model>, now_ms: i64) -> Self {
        let mut live = Self { walk: Walk::new(Arc::clone(model)), now_ms: ANCHOR_MS };
        live.move_to(now_ms);
        live
    }

    /// Steps may have any length; if the clock goes back, time stands still.
    fn move_to(&mut self, now_ms: i64) {
        self.now_ms = self.now_ms.max(now_ms);
        self.walk.advance_to(self.now_ms);
    }

    /// Moves to `now_ms` and returns what every meter publishes. Never moves back: an earlier
    /// instant counts as the last one. A meter silenced by a fault is missing.
    pub fn step(&mut self, now_ms: i64) -> Vec<Publication> {
        self.move_to(now_ms);
        (0..self.walk.model.layout.meters.len()).filter_map(|meter| self.publication(meter)).collect()
    }

    /// What one meter publishes at `now_ms`: for meters that publish in turn. `None` while a fault
    /// silences it.
    ///
    /// # Panics
    /// If there is no meter with that index.
    pub fn step_meter(&mut self, meter: usize, now_ms: i64) -> Option<Publication> {
        self.move_to(now_ms);
        self.publication(meter)
    }

    fn publication(&mut self, meter: usize) -> Option<Publication> {
        let at_ms = self.now_ms;
        let model = Arc::clone(&self.walk.model);
        let gauges = model.layout.gauges_of(meter);
        let values = gauges.map(|index| Some((model.layout.gauges[index].field, self.walk.shown(index, at_ms)?)));
        values.collect::<Option<Vec<_>>>().map(|fields| Publication { meter, at_ms, fields })
    }
}
