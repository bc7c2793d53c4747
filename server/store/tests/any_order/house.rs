//! A randomly drawn building: its meters, what their channels sent, and in which flows these count.
//! Leaves out the store.

use crate::case::{Case, case, register_case, sample_case};
use crate::wall::Wall;
use domain::{Flow, MeterRole};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// A channel: its field, what it sent, and the flow of the building that it is part of.
#[derive(Debug)]
pub struct Channel {
    pub field: &'static str,
    pub case: Case,
    pub flow: Option<Flow>,
}

/// A meter, whose channels share its rules.
#[derive(Debug)]
pub struct Meter {
    pub role: MeterRole,
    pub channels: Vec<Channel>,
}

/// The order in which a house's readings arrive.
#[derive(Clone, Copy, Debug)]
pub enum Arrival {
    Shuffled,
    NewestFirst,
    /// In order, but with some that come last.
    SomeLate,
}

#[derive(Debug)]
pub struct House {
    pub seed: u64,
    pub wall: &'static Wall,
    pub arrival: Arrival,
    pub meters: Vec<Meter>,
}

/// A source of random choices: the same seed gives the same ones.
pub struct Draw(TestRunner);

impl Draw {
    pub fn new(seed: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Self(TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes)))
    }

    pub fn any<T: std::fmt::Debug>(&mut self, strategy: impl Strategy<Value = T>) -> T {
        strategy.new_tree(&mut self.0).unwrap().current()
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.any(0..n)
    }
}

impl House {
    pub fn of(seed: u64) -> Self {
        let mut draw = Draw::new(seed);
        let wall = Wall::any(draw.any(any::<prop::sample::Index>()));
        let arrival = [Arrival::Shuffled, Arrival::Shuffled, Arrival::NewestFirst, Arrival::SomeLate][draw.below(4)];
        let meters = match draw.below(4) {
            0 => vec![main_meter(&mut draw), of_any_kind(&mut draw, false)],
            1 => vec![main_meter(&mut draw), generator(&mut draw)],
            _ => (0..1 + draw.below(3)).map(|_| of_any_kind(&mut draw, true)).collect(),
        };
        let mut house = Self { seed, wall, arrival, meters };
        for channel in house.meters.iter_mut().flat_map(|meter| &mut meter.channels) {
            channel.case = channel.case.clone().on(wall);
        }
        house
    }

    /// The flows of the building and their parts, each with its sign.
    pub fn flows(&self) -> Vec<(Flow, Vec<(f64, &Case)>)> {
        let of = |flow| {
            let channels = self.meters.iter().flat_map(|meter| &meter.channels);
            channels.filter(move |channel| channel.flow == Some(flow)).map(|channel| &channel.case)
        };
        let apart: Vec<Flow> =
            [Flow::Import, Flow::Export, Flow::Generation].into_iter().filter(|&flow| of(flow).next().is_some()).collect();
        let mut found = Vec::new();
        if apart.contains(&Flow::Import) {
            let signed = |&flow: &Flow| of(flow).map(move |case| (if flow == Flow::Export { -1.0 } else { 1.0 }, case));
            found.push((Flow::Use, apart.iter().flat_map(signed).collect()));
        }
        if apart != [Flow::Import] {
            found.extend(apart.iter().map(|&flow| (flow, of(flow).map(|case| (1.0, case)).collect())));
        }
        found
    }
}

/// A register of purchases, perhaps beside one of sales, and a power, which must not count again.
fn main_meter(draw: &mut Draw) -> Meter {
    let bought = register(draw);
    let mut channels = Vec::new();
    if draw.below(2) == 0 {
        let mut sold = register(draw);
        sold.rules = domain::Rules { changes: sold.rules.changes, ..bought.rules.clone() };
        channels.push(Channel { field: "energy_export_kwh", case: sold, flow: Some(Flow::Export) });
    }
    if draw.below(2) == 0 {
        let mut power = draw.any(sample_case().prop_filter("a power", |case| case.rules.kind == domain::ChannelKind::Power));
        power.rules.max_rate = bought.rules.max_rate;
        power.rules.power_gap_ms = bought.rules.power_gap_ms;
        channels.push(Channel { field: "power_w", case: power, flow: None });
    }
    channels.push(Channel { field: "energy_kwh", case: bought, flow: Some(Flow::Import) });
    Meter { role: MeterRole::Main, channels }
}

fn generator(draw: &mut Draw) -> Meter {
    let case = register(draw);
    Meter { role: MeterRole::Generation, channels: vec![Channel { field: "energy_kwh", case, flow: Some(Flow::Generation) }] }
}

/// A register, amounts, a power alone or a temperature.
fn of_any_kind(draw: &mut Draw, counts: bool) -> Meter {
    let case = seldom_changed(draw, case());
    let (field, flow) = match case.rules.kind {
        domain::ChannelKind::Cumulative => ("energy_kwh", Some(Flow::Import)),
        domain::ChannelKind::Interval => ("interval_energy_kwh", Some(Flow::Import)),
        domain::ChannelKind::Power => ("power_w", Some(Flow::Import)),
        domain::ChannelKind::Level => ("indoor_temp_c", None),
    };
    Meter { role: MeterRole::Submeter, channels: vec![Channel { field, case, flow: flow.filter(|_| counts) }] }
}

fn register(draw: &mut Draw) -> Case {
    seldom_changed(draw, register_case())
}

/// Drops the recorded register changes of most meters: such a change then looks like any other fall
/// or rise.
fn seldom_changed(draw: &mut Draw, cases: impl Strategy<Value = Case>) -> Case {
    let mut case = draw.any(cases);
    if draw.below(4) > 0 {
        case.rules.changes.clear();
    }
    case
}
