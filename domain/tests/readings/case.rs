//! Readings as meters send them, including faulty ones. They are at whole minutes and in eighths,
//! so that an oracle's sums are exact.

use crate::wall::Wall;
use domain::{ChannelKind, Millis, Reading, RegisterChange, Rules, Unit};
use proptest::prelude::*;
use proptest::sample::Index;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Everything that flowed can be known.
    Sound,
    /// Something is lost: a reset, or a gap in what is known.
    Lossy,
}

#[derive(Clone, Debug)]
pub struct Case {
    pub kind: Kind,
    pub wall: &'static Wall,
    pub rules: Rules,
    pub readings: Vec<Reading>,
}

impl Case {
    /// The same case with the clock of another place.
    pub fn on(self, wall: &'static Wall) -> Self {
        let shift = wall.at(0) - self.wall.at(0);
        let mut case = Self { wall, ..self };
        case.readings.iter_mut().for_each(|reading| reading.at += shift);
        case.rules.changes.iter_mut().for_each(|change| change.at += shift);
        case
    }
}

fn step() -> impl Strategy<Value = i64> {
    prop_oneof![4 => Just(15_i64), 3 => 1..=20_i64, 3 => Just(60_i64), 1 => 60..=120_i64, 1 => 120..=900_i64]
}

/// Minutes of readings, from a few hours before the wall to a few hours after it.
fn minutes(largest: usize) -> impl Strategy<Value = Vec<i64>> {
    (-600..2_600_i64, any::<bool>(), prop::collection::vec(step(), 0..largest)).prop_map(|(first, is_aligned, steps)| {
        let mut at = if is_aligned { first / 60 * 60 } else { first };
        let mut found = vec![at];
        for step in steps {
            at += step;
            found.push(at);
        }
        found
    })
}

fn eighths(range: std::ops::Range<i32>) -> impl Strategy<Value = f64> {
    range.prop_map(|n| f64::from(n) / 8.0)
}

/// What a register does next: it counts on, or something happens to it.
#[derive(Clone, Debug)]
enum Event {
    Rises(f64),
    /// Shows this value instead, for this many readings.
    Glitches(f64, usize),
    /// Shows the figure of so many readings before, for this many readings.
    IsStale(usize, usize),
    Resets(f64),
    Changes(f64, f64),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        12 => eighths(0..24).prop_map(Event::Rises),
        2 => (prop_oneof![Just(0.0), eighths(0..8_000)], 1..6_usize).prop_map(|(value, times)| Event::Glitches(value, times)),
        1 => (prop_oneof![Just(65_535.0), Just(4_294_967_295.0), Just(8_388_607.0)], 1..6_usize)
            .prop_map(|(code, times)| Event::Glitches(code, times)),
        1 => (1..6_usize, 1..10_usize).prop_map(|(back, times)| Event::IsStale(back, times)),
        1 => eighths(0..40).prop_map(Event::Resets),
        1 => (eighths(0..16), eighths(0..800)).prop_map(|(more, initial)| Event::Changes(more, initial)),
    ]
}

const MAX_REGISTER: f64 = 1_000.0;

/// Anything that registers can show; some cases have a register maximum and a meter's maximum
/// power.
pub fn register_case() -> impl Strategy<Value = Case> {
    let settings = (any::<bool>(), prop::option::of(1_000..20_000_i32), -30..=90_i64);
    (any::<Index>(), minutes(32), prop::collection::vec(event(), 32), 0..8_000_i32, settings).prop_map(
        |(wall, minutes, events, first, (rolls, max_w, offset))| {
            let wall = Wall::any(wall);
            let mut rules = Rules::new(ChannelKind::Cumulative, Unit::KilowattHour);
            rules.max_register = rolls.then_some(MAX_REGISTER);
            rules.max_rate = max_w.map(f64::from);
            rules.end_offset_ms = if offset > 0 { offset * domain::MINUTE_MS } else { 0 };
            let (mut value, mut wrong) = (f64::from(first) / 8.0, (0.0, 0));
            let mut readings: Vec<Reading> = Vec::new();
            for (&minute, event) in minutes.iter().zip(&events) {
                let at = wall.at(minute);
                match *event {
                    Event::Rises(more) => value += more,
                    Event::Glitches(instead, times) => wrong = (instead, times),
                    Event::IsStale(back, times) => {
                        let old = readings.len().checked_sub(back).map_or(value, |i| readings[i].value);
                        wrong = (old, times);
                    }
                    Event::Resets(to) => value = to,
                    Event::Changes(more, new_initial) => {
                        rules.changes.push(RegisterChange { at: at - rules.end_offset_ms, old_final: value + more, new_initial });
                        value = new_initial;
                    }
                }
                if rolls && value >= MAX_REGISTER {
                    value -= MAX_REGISTER;
                }
                let shown = if wrong.1 > 0 { wrong.0 } else { value };
                wrong.1 = wrong.1.saturating_sub(1);
                readings.push(Reading::new(at, shown));
            }
            Case { kind: Kind::Lossy, wall, rules, readings }
        },
    )
}

fn amount_case() -> impl Strategy<Value = Case> {
    let stated = prop_oneof![3 => Just(None), 1 => Just(Some(15)), 1 => (1..600_i64).prop_map(Some)];
    let amount = prop_oneof![30 => eighths(0..40), 1 => Just(65_535.0), 1 => Just(4_294_967_295.0), 1 => Just(1_234_567.0)];
    let amounts = prop::collection::vec((amount, stated), 32);
    (any::<Index>(), minutes(32), amounts, prop::option::of(1_000..20_000_i32), -30..=60_i64).prop_map(
        |(wall, minutes, amounts, max_w, offset)| {
            let wall = Wall::any(wall);
            let mut rules = Rules::new(ChannelKind::Interval, Unit::KilowattHour);
            rules.max_rate = max_w.map(f64::from);
            rules.end_offset_ms = offset * domain::MINUTE_MS;
            let reading = |(&minute, (value, span)): (&i64, (f64, Option<i64>))| Reading {
                at: wall.at(minute),
                value,
                span_ms: span.map(|minutes| minutes * domain::MINUTE_MS),
            };
            let readings = minutes.iter().zip(amounts).map(reading).collect();
            Case { kind: Kind::Lossy, wall, rules, readings }
        },
    )
}

/// Powers, or temperatures.
pub fn sample_case() -> impl Strategy<Value = Case> {
    let settings = (any::<bool>(), prop::option::of(1_000..5_000_i32), 1..=60_i64);
    let value = prop_oneof![30 => eighths(-8_000..40_000), 1 => Just(65_535.0), 1 => Just(6_553.5), 1 => Just(85.0)];
    (any::<Index>(), minutes(32), prop::collection::vec(value, 32), settings).prop_map(
        |(wall, minutes, values, (is_level, max_w, gap))| {
            let wall = Wall::any(wall);
            let (kind, unit) = if is_level { (ChannelKind::Level, Unit::Celsius) } else { (ChannelKind::Power, Unit::Watt) };
            let mut rules = Rules::new(kind, unit);
            rules.power_gap_ms = gap * domain::MINUTE_MS;
            rules.max_rate = max_w.filter(|_| !is_level).map(f64::from);
            let readings = minutes.iter().zip(values).map(|(&minute, value)| Reading::new(wall.at(minute), value)).collect();
            Case { kind: Kind::Lossy, wall, rules, readings }
        },
    )
}

/// Readings of any kind of channel.
pub fn case() -> impl Strategy<Value = Case> {
    prop_oneof![3 => register_case(), 1 => amount_case(), 1 => sample_case()]
}

/// A register with a known true flow: its readings, and each step's instant and energy. Faults lie
/// between good readings, as the rules require: a glitch has one or two readings, three readings
/// confirm a fall, and a register that tells old figures comes back within hours.
pub fn true_register() -> impl Strategy<Value = (Case, Vec<(Millis, f64)>)> {
    #[derive(Clone, Debug)]
    enum Trouble {
        None,
        /// The error, and for how many readings.
        Glitch(f64, usize),
        /// Old figures: by how much too low, and for how many readings.
        Old(f64, usize),
        /// An error code, for how many readings.
        Code(f64, usize),
        Reset(f64),
        Rollover,
        Swap(f64),
        UnrecordedSwap(f64),
    }
    let trouble = prop_oneof![
        2 => Just(Trouble::None),
        3 => (eighths(1_600..80_000), any::<bool>(), 1..=2_usize)
            .prop_map(|(off, is_up, times)| Trouble::Glitch(if is_up { off } else { -off }, times)),
        3 => (eighths(1..800), 1..=4_usize).prop_map(|(off, times)| Trouble::Old(off, times)),
        2 => (prop_oneof![Just(65_535.0), Just(4_294_967_295.0), Just(8_388_607.0)], 1..=4_usize)
            .prop_map(|(code, times)| Trouble::Code(code, times)),
        1 => eighths(0..8).prop_map(Trouble::Reset),
        1 => Just(Trouble::Rollover),
        1 => eighths(0..4_000).prop_map(Trouble::Swap),
        1 => eighths(0..800).prop_map(Trouble::UnrecordedSwap),
    ];
    // At most 2 kWh in a quarter-hour, against a maximum of 8 kW.
    let stretch = (trouble, prop::collection::vec((prop_oneof![Just(15_i64), 15..=60_i64], eighths(0..16)), 7..11));
    (any::<Index>(), prop::collection::vec(stretch, 1..6)).prop_map(|(wall, stretches)| {
        let wall = Wall::any(wall);
        let mut rules = Rules::new(ChannelKind::Cumulative, Unit::KilowattHour);
        rules.max_register = Some(10_000.0);
        rules.max_rate = Some(8_000.0);
        let (mut kind, mut minute, mut value) = (Kind::Sound, 0, 4_000.0);
        let mut has_fallen = false;
        let (mut readings, mut steps) = (vec![Reading::new(wall.at(0), value)], Vec::new());
        for (trouble, mut good) in stretches {
            let mut wrong = (0.0, 0);
            match trouble {
                Trouble::None => {}
                Trouble::Glitch(off, times) => wrong = ((value + off).max(0.0), times),
                // A young register that shows less may as well have begun anew.
                Trouble::Old(off, times) if value > 1_000.0 => wrong = (value - off, times),
                Trouble::Old(..) => {}
                Trouble::Code(code, times) => wrong = (code, times),
                Trouble::Reset(to) => (kind, value, has_fallen) = (Kind::Lossy, to.min(value), true),
                // Replaced by a register that rolls over at the second reading.
                Trouble::Rollover => {
                    good[1].1 += 0.125;
                    let new_initial = 10_000.0 - good[0].1 - good[1].1;
                    rules.changes.push(RegisterChange { at: wall.at(minute) + 1, old_final: value, new_initial });
                    value = new_initial;
                }
                Trouble::Swap(new_initial) => {
                    rules.changes.push(RegisterChange { at: wall.at(minute) + 1, old_final: value, new_initial });
                    value = new_initial;
                }
                Trouble::UnrecordedSwap(to) => {
                    // Either a jump up, which exceeds the maximum power, or a fall, which is a
                    // reset. After a fall, a jump up would be a register that comes back.
                    let is_fall = to < 50.0 || has_fallen;
                    (kind, value) = (Kind::Lossy, if is_fall { to.min(value) } else { value + to });
                    has_fallen |= is_fall;
                }
            }
            // Wrong readings lie between good ones, not at the end.
            for (i, (step, energy)) in good.into_iter().enumerate() {
                minute += step;
                value += energy;
                if value >= 10_000.0 {
                    value -= 10_000.0;
                }
                steps.push((wall.at(minute), energy));
                let is_wrong = (2..2 + wrong.1).contains(&i);
                readings.push(Reading::new(wall.at(minute), if is_wrong { wrong.0 } else { value }));
            }
        }
        (Case { kind, wall, rules, readings }, steps)
    })
}
