//! The walk through time, hour by hour from a fixed instant. The history and the live meters both
//! use it.
//!
//! A register is the sum of all hours since [`ANCHOR_MS`] and of the minutes of the present hour.
//! The anchor does not depend on when the walk is made, so two walks agree to the last digit at
//! each instant that both pass.

use std::sync::Arc;

use crate::calendar::{HOUR_MS, MINUTE_MS};
use crate::chance::between;
use crate::faults::{Fault, FaultKind};
use crate::layout::{Gauge, Quantity};
use crate::model::{Model, Span};
use crate::moment::Moment;
use crate::places::{ChannelKind, Field};

/// 2024-01-01T00:00:00Z: all registers start here.
pub const ANCHOR_MS: i64 = 1_704_067_200_000;

const START: u64 = 0x57A2_7000;
const WOBBLE: f64 = 0.05;

/// The sums up to an hour, and that hour.
#[derive(Debug, Clone)]
pub(crate) struct Walk {
    pub model: Arc<Model>,
    pub hour_ms: i64,
    begin: Moment,
    end: Moment,
    spans: Vec<Span>,
    /// By gauge: the register at the start of the hour, and what the hour adds.
    totals: Vec<f64>,
    added: Vec<f64>,
    /// By gauge: the value at which a stuck register stands.
    held: Vec<f64>,
    /// The minutes of the hour, made when first needed.
    detail: Option<Detail>,
}

#[derive(Debug, Clone)]
struct Detail {
    signals: Vec<[f64; 60]>,
    balances: Vec<[Minute; 60]>,
    /// By gauge: what the hour has added before each minute.
    before: Vec<[f64; 60]>,
}

/// One minute of a balance.
#[derive(Debug, Clone, Copy, Default)]
struct Minute {
    /// Use minus supply.
    net: f64,
    /// How far the wobble may move it without a change of direction.
    wobble: f64,
}

impl Walk {
    pub(crate) fn new(model: Arc<Model>) -> Self {
        let begin = model.moment(ANCHOR_MS, None);
        // The levels of batteries were added later. They take no number, so that all registers start where
        // they always did, and go on where somebody keeps a demo's data.
        let mut number = 0;
        let numbered = model.layout.gauges.iter().map(|gauge| {
            let start = start(&model, number, gauge);
            number += usize::from(gauge.field != Field::BatteryLevel);
            start
        });
        let totals = numbered.collect();
        let gauges = model.layout.gauges.len();
        let spans = model
            .layout
            .signals
            .iter()
            .map(|&signal| model.rate(signal, &begin))
            .map(|rate| Span { from: rate, to: rate })
            .collect();
        let mut walk = Self {
            model,
            hour_ms: ANCHOR_MS,
            begin,
            end: begin,
            spans,
            totals,
            added: vec![0.0; gauges],
            held: vec![0.0; gauges],
            detail: None,
        };
        walk.enter(ANCHOR_MS);
        walk
    }

    /// Moves on to the hour of `at_ms`; never moves back.
    pub(crate) fn advance_to(&mut self, at_ms: i64) {
        while self.hour_ms + HOUR_MS <= at_ms {
            for (total, added) in self.totals.iter_mut().zip(&self.added) {
                *total += added;
            }
            self.enter(self.hour_ms + HOUR_MS);
        }
    }

    fn enter(&mut self, hour_ms: i64) {
        self.hour_ms = hour_ms;
        self.detail = None;
        self.begin = self.end;
        self.end = self.model.moment(hour_ms + HOUR_MS, Some(&self.begin));
        for (span, &signal) in self.spans.iter_mut().zip(&self.model.layout.signals) {
            *span = Span { from: span.to, to: self.model.rate(signal, &self.end) };
        }
        let balances: Vec<_> = (0..self.model.layout.balances.len()).map(|balance| self.balance_hour(balance)).collect();
        for (index, gauge) in self.model.layout.gauges.iter().enumerate() {
            self.added[index] = match gauge.quantity {
                Quantity::Register(signal) => self.model.hour(signal, self.spans[signal], &self.begin),
                Quantity::Import(balance) => balances[balance].0,
                Quantity::Export(balance) => balances[balance].1,
                Quantity::Power(..) | Quantity::BalancePower(_) | Quantity::Level(_) | Quantity::Stored(_) => 0.0,
            };
        }
        for fault in self.model.faults.iter().filter(|fault| fault.kind == FaultKind::StuckRegister && fault.start_ms == hour_ms)
        {
            for (index, gauge) in self.model.layout.gauges.iter().enumerate().filter(|(_, gauge)| gauge.meter == fault.meter) {
                self.held[index] = gauge.field.rounded(self.totals[index]);
            }
        }
    }

    /// Import and export of the hour.
    fn balance_hour(&self, balance: usize) -> (f64, f64) {
        let wired = &self.model.layout.balances[balance];
        let hour = |signal: usize| self.model.hour(signal, self.spans[signal], &self.begin);
        let supplied: f64 = wired.supplies.iter().map(|&signal| hour(signal)).sum();
        if supplied <= 0.0 {
            return (wired.uses.iter().map(|&signal| hour(signal)).sum(), 0.0);
        }
        let minutes = self.balance_minutes(balance, |signal| self.model.minutes(signal, self.spans[signal], &self.begin));
        let (mut import, mut export) = (0.0, 0.0);
        for minute in minutes {
            import += minute.net.max(0.0);
            export += (-minute.net).max(0.0);
        }
        (import, export)
    }

    fn balance_minutes(&self, balance: usize, minutes_of: impl Fn(usize) -> [f64; 60]) -> [Minute; 60] {
        let wired = &self.model.layout.balances[balance];
        let mut minutes = [Minute::default(); 60];
        for (order, &signal) in wired.uses.iter().enumerate() {
            for (minute, used) in minutes.iter_mut().zip(minutes_of(signal)) {
                minute.net += used;
                if order == 0 {
                    minute.wobble = used * WOBBLE;
                }
            }
        }
        for &signal in &wired.supplies {
            for (minute, supplied) in minutes.iter_mut().zip(minutes_of(signal)) {
                minute.net -= supplied;
            }
        }
        minutes.iter_mut().for_each(|minute| minute.wobble = minute.wobble.min(minute.net.abs()));
        minutes
    }

    fn detailed(&mut self) {
        if self.detail.is_some() {
            return;
        }
        let layout = &self.model.layout;
        let signals: Vec<_> =
            (0..layout.signals.len()).map(|signal| self.model.minutes(signal, self.spans[signal], &self.begin)).collect();
        let balances: Vec<_> =
            (0..layout.balances.len()).map(|balance| self.balance_minutes(balance, |signal| signals[signal])).collect();
        let before = layout.gauges.iter().map(|gauge| {
            let mut sum = 0.0;
            std::array::from_fn(|minute| {
                let so_far = sum;
                sum += match gauge.quantity {
                    Quantity::Register(signal) => signals[signal][minute],
                    Quantity::Import(balance) => balances[balance][minute].net.max(0.0),
                    Quantity::Export(balance) => (-balances[balance][minute].net).max(0.0),
                    _ => 0.0,
                };
                so_far
            })
        });
        let before = before.collect();
        self.detail = Some(Detail { signals, balances, before });
    }

    /// The true value of a gauge at an instant of the present hour, before any fault of the meter
    /// itself.
    pub(crate) fn truth(&mut self, index: usize, at_ms: i64) -> f64 {
        let gauge = self.model.layout.gauges[index];
        let into_ms = at_ms - self.hour_ms;
        if let Quantity::Level(signal) = gauge.quantity {
            return self.spans[signal].at(into_ms as f64 / HOUR_MS as f64);
        }
        if let Quantity::Stored(home) = gauge.quantity {
            return self.model.layout.homes[home].stored_percent(&self.begin.day, at_ms);
        }
        if into_ms == 0 && gauge.field.kind() == ChannelKind::Register {
            return self.totals[index];
        }
        self.detailed();
        let Some(detail) = &self.detail else { return self.totals[index] };
        let minute = (into_ms / MINUTE_MS) as usize;
        let part = (into_ms % MINUTE_MS) as f64 / MINUTE_MS as f64;
        let wobble = |balance: usize| {
            let Minute { net, wobble } = detail.balances[balance][minute];
            let (value, sum) = self.model.wobble(balance, at_ms.div_euclid(MINUTE_MS), part);
            (net + wobble * value, net * part + wobble * sum)
        };
        let into_minute = match gauge.quantity {
            Quantity::Register(signal) => detail.signals[signal][minute] * part,
            Quantity::Import(balance) => wobble(balance).1.max(0.0),
            Quantity::Export(balance) => (-wobble(balance).1).max(0.0),
            Quantity::Power(signal, less) => {
                let less = less.map_or(0.0, |signal| detail.signals[signal][minute]);
                return (detail.signals[signal][minute] - less) * 60_000.0;
            }
            Quantity::BalancePower(balance) => return wobble(balance).0 * 60_000.0,
            Quantity::Level(_) | Quantity::Stored(_) => 0.0,
        };
        // The minutes add up to the hour except for rounding: never exceed the hour.
        self.totals[index] + (detail.before[index][minute] + into_minute).min(self.added[index])
    }

    /// What the meter shows, rounded to its digits; `None` while it is silent.
    pub(crate) fn shown(&mut self, index: usize, at_ms: i64) -> Option<f64> {
        let gauge = self.model.layout.gauges[index];
        let register = gauge.field.kind() == ChannelKind::Register;
        match self.meter_fault(gauge.meter, at_ms) {
            Some(FaultKind::Gap) => None,
            Some(FaultKind::Glitch) if register => Some(0.0),
            Some(FaultKind::StuckRegister) if register => Some(self.held[index]),
            _ => Some(gauge.field.rounded(self.truth(index, at_ms))),
        }
    }

    /// The active fault of the meter itself, not of what it measures.
    fn meter_fault(&self, meter: usize, at_ms: i64) -> Option<FaultKind> {
        let own = |fault: &&Fault| matches!(fault.kind, FaultKind::StuckRegister | FaultKind::Gap | FaultKind::Glitch);
        let holding = self.model.faults.iter().take_while(|fault| fault.start_ms <= at_ms);
        holding.filter(own).find(|fault| fault.meter == meter && fault.holds(at_ms)).map(|fault| fault.kind)
    }
}

/// The register's value when the demo's time began, since not all meters are new.
fn start(model: &Model, index: usize, gauge: &Gauge) -> f64 {
    if gauge.field.kind() != ChannelKind::Register {
        return 0.0;
    }
    let large = model.layout.meters[gauge.meter].building.is_some_and(|building| building >= crate::places::HOMES);
    let (low, high) = if large { (120_000.0, 900_000.0) } else { (900.0, 21_000.0) };
    between(low, high, model.seed, START, index as i64).round()
}
