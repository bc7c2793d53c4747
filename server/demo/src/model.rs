//! The rates of all signals at an instant, and how an hour's energy is spread over its sixty minutes.
//!
//! All of it is a function of the seed and of time; there is no state.

use crate::calendar::{Calendar, HOUR_MS, MINUTE_MS};
use crate::chance::{Sequence, smooth, unit};
use crate::faults::Fault;
use crate::home::{Block, HomeSignal};
use crate::layout::{Layout, Signal};
use crate::moment::Moment;
use crate::places::{Building, Site};

const STREAM: u64 = 0x3117_E500;
const SKY: u64 = 0x5_0C10;

/// The fixed parts of a neighbourhood.
#[derive(Debug)]
pub(crate) struct Model {
    pub seed: u64,
    pub site: Site,
    pub calendar: Calendar,
    pub buildings: Vec<Building>,
    pub layout: Layout,
    pub faults: Vec<Fault>,
}

/// An hour of one signal: its rates at both ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub from: f64,
    pub to: f64,
}

impl Span {
    fn mean(self) -> f64 {
        f64::midpoint(self.from, self.to)
    }

    pub(crate) fn at(self, part: f64) -> f64 {
        self.from + (self.to - self.from) * part
    }
}

impl Model {
    pub(crate) fn moment(&self, at_ms: i64, previous: Option<&Moment>) -> Moment {
        Moment::at(self.seed, &self.calendar, &self.faults, at_ms, previous)
    }

    pub(crate) fn rate(&self, signal: Signal, now: &Moment) -> f64 {
        match signal {
            Signal::Home(home, signal) => self.layout.homes[home].rate(signal, now),
            Signal::Hall(hall, signal) => self.layout.halls[hall].rate(signal, now),
            Signal::OutdoorTemperature => now.weather.outdoor_c,
            Signal::OutdoorHumidity => now.weather.humidity_percent,
        }
    }

    fn blocks(&self, signal: usize, begin: &Moment) -> [Option<Block>; 2] {
        match self.layout.signals[signal] {
            Signal::Home(home, signal) => self.layout.homes[home].blocks(signal, &begin.day),
            _ => [None, None],
        }
    }

    /// A signal's energy in the hour that starts at `begin`.
    pub(crate) fn hour(&self, signal: usize, span: Span, begin: &Moment) -> f64 {
        let blocks = self.blocks(signal, begin).into_iter().flatten();
        span.mean() + blocks.map(|block| block.kw * overlap_ms(&block, begin.at_ms) as f64 / HOUR_MS as f64).sum::<f64>()
    }

    /// The same energy by minutes; adds up to [`Model::hour`].
    pub(crate) fn minutes(&self, signal: usize, span: Span, begin: &Moment) -> [f64; 60] {
        let mut minutes = [0.0; 60];
        for (minute, slot) in minutes.iter_mut().enumerate() {
            *slot = span.at((minute as f64 + 0.5) / 60.0);
        }
        self.roughen(signal, span, begin, &mut minutes);
        let sum: f64 = minutes.iter().sum();
        let scale = if sum > 0.0 { span.mean() / sum } else { 0.0 };
        minutes.iter_mut().for_each(|slot| *slot *= scale);
        for block in self.blocks(signal, begin).into_iter().flatten() {
            let first = (block.start_ms - begin.at_ms).div_euclid(MINUTE_MS).clamp(0, 60);
            let last = (block.end_ms - begin.at_ms).div_euclid(MINUTE_MS).clamp(0, 60);
            minutes[first as usize..last as usize].iter_mut().for_each(|slot| *slot += block.kw / 60.0);
        }
        minutes
    }

    /// Makes the even minutes of an hour look like the equipment that runs in it.
    fn roughen(&self, signal: usize, span: Span, begin: &Moment, minutes: &mut [f64; 60]) {
        let first = begin.at_ms.div_euclid(MINUTE_MS);
        let mut chance = Sequence::new(self.seed, STREAM + signal as u64, first);
        match self.layout.signals[signal] {
            Signal::Home(home, HomeSignal::Rest) => {
                // A compressor that cycles, and kettles and the like while people are up.
                let period = 38 + 3 * (home as i64 % 7);
                let mut kettle = 0;
                for (minute, slot) in minutes.iter_mut().enumerate() {
                    let draw = chance.next();
                    if draw < 0.045 && *slot > 0.3 {
                        kettle = 3;
                    }
                    let compressor =
                        if (first + minute as i64 + 11 * home as i64).rem_euclid(period) * 5 < period * 2 { 0.09 } else { 0.0 };
                    *slot *= 0.82 + 0.3 * chance.next();
                    *slot += compressor + if kettle > 0 { 1.3 } else { 0.0 };
                    kettle -= 1;
                }
            }
            Signal::Home(home, HomeSignal::Solar) => {
                // The same clouds for all, a little later from street to street.
                let cloud = begin.weather.cloud;
                let broken = 2.6 * cloud * (1.0 - cloud);
                for (minute, slot) in minutes.iter_mut().enumerate() {
                    let x = (first + minute as i64) as f64 / 5.0 - home as f64 * 0.11;
                    *slot *= 1.0 + broken * smooth(self.seed, SKY, x);
                }
            }
            Signal::Home(_, HomeSignal::Charger | HomeSignal::BatteryCharge | HomeSignal::BatteryDischarge) => {}
            Signal::Home(_, HomeSignal::Gas | HomeSignal::HeatPump) => {
                // Runs in turns: weaker and stronger for ten minutes at a time.
                let mut turn = 1.0;
                for (minute, slot) in minutes.iter_mut().enumerate() {
                    if minute % 10 == 0 {
                        turn = 0.6 + 0.8 * chance.next();
                    }
                    *slot *= turn * (0.95 + 0.1 * chance.next());
                }
            }
            _ => {
                let rough = if span.mean() < 1.0 { 0.3 } else { 0.08 };
                minutes.iter_mut().for_each(|slot| *slot *= 1.0 - rough / 2.0 + rough * chance.next());
            }
        }
    }

    /// A quick wobble within a minute, -1..1, that sums to zero over the minute. Returns its value
    /// at `part` and the sum up to there, in minutes.
    pub(crate) fn wobble(&self, balance: usize, minute: i64, part: f64) -> (f64, f64) {
        // Six steps of ten seconds; the last three cancel the first three.
        let step = |index: usize| {
            let value = 2.0 * unit(self.seed, STREAM + 0x1000 * (1 + index as u64 % 3) + balance as u64, minute) - 1.0;
            if index < 3 { value } else { -value }
        };
        let at = part * 6.0;
        let current = (at as usize).min(5);
        let before: f64 = (0..current).map(step).sum();
        (step(current), (before + step(current) * (at - current as f64)) / 6.0)
    }
}

fn overlap_ms(block: &Block, hour_ms: i64) -> i64 {
    (block.end_ms.min(hour_ms + HOUR_MS) - block.start_ms.max(hour_ms)).max(0)
}
