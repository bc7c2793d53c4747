//! The true slots of channels and places, computed from the domain's oracle by plain sums, with
//! their cost and emissions by wall-clock time. Shares no code with the store or
//! `domain::{rollup, tariff, carbon}`.

use crate::case::Case;
use crate::oracle;
use crate::wall::Wall;
use domain::zone::Span;
use domain::{Millis, SeriesId, Slot};
use std::collections::HashMap;

/// kg CO2e for each kilowatt-hour by year; later years use the last factor.
pub const FACTORS: [(i32, f64); 3] = [(2025, 0.75), (2026, 0.5), (2027, 0.25)];

/// The prices up to and on the wall's first day, and from its second day on. Each pair is the price
/// of a bought kilowatt-hour and of a sold one: at night, by day, and on weekends.
const PRICES: [[(f64, f64); 3]; 2] = [[(0.125, 0.0625), (0.375, 0.125), (0.25, 0.0)], [(0.5, 0.25), (1.0, 0.5), (0.75, 0.125)]];

/// The first hour of the day, and the first of the night.
const DAYTIME: [usize; 2] = [6, 21];

/// The tariff's versions in the rate database's format, each with its first day.
pub fn tariffs(wall: &Wall) -> [(String, String); 2] {
    let hours: Vec<usize> = (0..24).map(|hour| usize::from((DAYTIME[0]..DAYTIME[1]).contains(&hour))).collect();
    let year = |day: &[usize]| format!("{:?}", vec![day; 12]);
    let urdb = |prices: [(f64, f64); 3]| {
        let rates: Vec<String> = prices.iter().map(|(rate, sell)| format!(r#"[{{"rate": {rate}, "sell": {sell}}}]"#)).collect();
        format!(
            r#"{{"energyratestructure": [{}], "energyweekdayschedule": {}, "energyweekendschedule": {}}}"#,
            rates.join(", "),
            year(&hours),
            year(&[2; 24])
        )
    };
    [("2020-01-01".to_owned(), urdb(PRICES[0])), (second_day(wall).to_string(), urdb(PRICES[1]))]
}

fn second_day(wall: &Wall) -> jiff::civil::Date {
    shown(wall, wall.days()[1].start).date()
}

fn shown(wall: &Wall, minute: usize) -> jiff::Zoned {
    let clock = jiff::tz::TimeZone::get(&wall.zone().name).unwrap();
    jiff::Timestamp::from_millisecond(wall.at(minute as i64)).unwrap().to_zoned(clock)
}

/// An hour and its quarters.
#[derive(Clone, Debug)]
struct Hour {
    whole: Slot,
    quarters: Vec<Slot>,
}

/// A series of slots over all hours of a wall.
#[derive(Clone, Debug)]
pub struct Line {
    hours: Vec<Hour>,
    /// Whether it is a channel's own. For a place's quarters, and for fourths of an hour, the
    /// number of readings is not known.
    is_channel: bool,
}

/// What the store has of many series.
pub struct Slots {
    /// The stored quarters, which differ from a fourth of their hour.
    pub apart: HashMap<SeriesId, Vec<Slot>>,
    /// All quarters.
    pub quarters: HashMap<SeriesId, Vec<Slot>>,
    pub hours: HashMap<SeriesId, Vec<Slot>>,
    pub days: HashMap<SeriesId, Vec<Slot>>,
}

pub fn of_channel(case: &Case) -> Line {
    let painted = oracle::paint(case);
    let hour = |minutes: &std::ops::Range<usize>| Hour {
        whole: painted.hour(minutes.clone()),
        quarters: case.wall.quarters_of(minutes).into_iter().map(|minutes| painted.quarter(minutes)).collect(),
    };
    Line { hours: case.wall.hours().iter().map(hour).collect(), is_channel: true }
}

/// The sum of parts, each times its sign.
pub fn of_place(parts: &[(f64, Line)]) -> Line {
    let hour = |i: usize| {
        let known: Vec<(f64, &Hour)> =
            parts.iter().map(|(sign, line)| (*sign, &line.hours[i])).filter(|(_, hour)| is_known(&hour.whole)).collect();
        let any = &parts[0].1.hours[i];
        let of =
            |slots: Vec<(f64, Slot)>, at: &Slot| sum(Span { start: at.start, end: at.start + at.length_ms }, &slots, parts.len());
        let quarters: Vec<Slot> = (0..any.quarters.len())
            .map(|q| of(known.iter().map(|(sign, hour)| (*sign, hour.quarters[q])).collect(), &any.quarters[q]))
            .collect();
        let mut whole = of(known.iter().map(|(sign, hour)| (*sign, hour.whole)).collect(), &any.whole);
        // The extremes of a place are those of its sums.
        whole.low = quarters.iter().filter_map(|quarter| quarter.mean).reduce(f64::min);
        whole.high = quarters.iter().filter_map(|quarter| quarter.mean).reduce(f64::max);
        Hour { whole, quarters }
    };
    Line { hours: (0..parts[0].1.hours.len()).map(hour).collect(), is_channel: false }
}

fn is_known(slot: &Slot) -> bool {
    slot.covered_ms > 0 || slot.count > 0
}

/// Adds slots of the same span.
fn sum(span: Span, parts: &[(f64, Slot)], expected: usize) -> Slot {
    let total =
        |of: &dyn Fn(f64, &Slot) -> Option<f64>| parts.iter().filter_map(|(sign, slot)| of(*sign, slot)).reduce(|a, b| a + b);
    let covered_ms: Millis = parts.iter().map(|(_, slot)| slot.covered_ms).sum();
    let mean = total(&|sign, slot| Some(sign * slot.mean?));
    Slot {
        start: span.start,
        length_ms: span.end - span.start,
        energy: total(&|sign, slot| Some(sign * slot.energy?)),
        mean,
        low: mean,
        high: mean,
        covered_ms: covered_ms / expected as Millis,
        count: parts.iter().map(|(_, slot)| slot.count).sum(),
        quality: weighed(parts.iter().map(|(_, slot)| (slot.quality, slot.covered_ms))).unwrap_or(0.0),
    }
}

/// Joins consecutive slots.
fn day(span: Span, hours: &[Slot]) -> Slot {
    Slot {
        start: span.start,
        length_ms: span.end - span.start,
        energy: hours.iter().filter_map(|hour| hour.energy).reduce(|a, b| a + b),
        mean: weighed(hours.iter().filter_map(|hour| Some((hour.mean?, hour.covered_ms)))),
        low: hours.iter().filter_map(|hour| hour.low).reduce(f64::min),
        high: hours.iter().filter_map(|hour| hour.high).reduce(f64::max),
        covered_ms: hours.iter().map(|hour| hour.covered_ms).sum(),
        count: hours.iter().map(|hour| hour.count).sum(),
        quality: weighed(hours.iter().map(|hour| (hour.quality, hour.covered_ms))).unwrap_or(0.0),
    }
}

fn weighed(parts: impl Iterator<Item = (f64, Millis)>) -> Option<f64> {
    let (sum, weight) = parts.fold((0.0, 0), |(sum, weight), (value, ms)| (sum + value * ms as f64, weight + ms));
    (weight > 0).then(|| sum / weight as f64)
}

impl Line {
    /// Compares every slot, including any that should not be there.
    pub fn compare(&self, wall: &Wall, kept: &Slots, series: SeriesId, name: &str) {
        let of = |slots: &HashMap<SeriesId, Vec<Slot>>| -> HashMap<Millis, Slot> {
            slots.get(&series).into_iter().flatten().map(|slot| (slot.start, *slot)).collect()
        };
        let apart = of(&kept.apart);
        let (mut quarters, mut hours, mut days) = (of(&kept.quarters), of(&kept.hours), of(&kept.days));
        for hour in self.hours.iter().filter(|hour| is_known(&hour.whole)) {
            same(hours.remove(&hour.whole.start), &hour.whole, true, name);
            for quarter in &hour.quarters {
                let has_count = self.is_channel && apart.contains_key(&quarter.start);
                same(quarters.remove(&quarter.start), quarter, has_count, name);
            }
        }
        for minutes in wall.days() {
            let span = wall.span_of(minutes);
            let within = self.hours.iter().map(|hour| hour.whole).filter(|hour| span.contains(hour.start) && is_known(hour));
            let within: Vec<Slot> = within.collect();
            if !within.is_empty() {
                same(days.remove(&span.start), &day(span, &within), true, name);
            }
        }
        for left in [quarters, hours, days] {
            assert!(left.is_empty(), "{name}\nis kept and unknown: {:?}", left.values().next());
        }
    }

    /// What it costs, or earns if it is sold; `None` if no known energy flowed.
    pub fn charge(&self, wall: &Wall, is_sold: bool) -> Option<f64> {
        let price = |minute: usize| {
            let shown = shown(wall, minute);
            let prices = PRICES[usize::from(shown.date() >= second_day(wall))];
            let is_weekend = matches!(shown.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
            let is_day = (DAYTIME[0]..DAYTIME[1]).contains(&(shown.hour() as usize));
            let (paid, brought) = if is_weekend { prices[2] } else { prices[usize::from(is_day)] };
            if is_sold { brought } else { paid }
        };
        self.priced(wall, price)
    }

    /// Its emissions in kg CO2e.
    pub fn emissions_kg(&self, wall: &Wall) -> Option<f64> {
        let factor = |minute: usize| {
            let year = i32::from(shown(wall, minute).year());
            FACTORS.iter().rfind(|(from, _)| *from <= year).unwrap().1
        };
        self.priced(wall, factor)
    }

    fn priced(&self, wall: &Wall, price: impl Fn(usize) -> f64) -> Option<f64> {
        let hours = self.hours.iter().zip(wall.hours());
        hours.filter_map(|(hour, minutes)| Some(hour.whole.energy? * price(minutes.start))).reduce(|a, b| a + b)
    }
}

fn is_near(found: Option<f64>, truth: Option<f64>) -> bool {
    match (found, truth) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0),
        (a, b) => a == b,
    }
}

#[track_caller]
pub fn near(found: Option<f64>, truth: Option<f64>, name: &str, what: &str) {
    assert!(is_near(found, truth), "{name}\n{what}: kept {found:?}, and the oracle says {truth:?}");
}

#[track_caller]
fn same(found: Option<Slot>, truth: &Slot, has_count: bool, name: &str) {
    let found = found.unwrap_or_else(|| panic!("{name}\nis not kept: {truth:?}"));
    // Fourths of an hour and a place's shares are rounded to the millisecond.
    let off_ms = (found.covered_ms - truth.covered_ms).abs();
    let is_same = found.length_ms == truth.length_ms
        && off_ms <= if has_count { 0 } else { 1 }
        && (!has_count || found.count == truth.count)
        && is_near(found.energy, truth.energy)
        && is_near(found.mean, truth.mean)
        && is_near(found.low, truth.low)
        && is_near(found.high, truth.high)
        && is_near(Some(found.quality), Some(truth.quality));
    assert!(is_same, "{name}\nkept {found:?}\nand the oracle says {truth:?}");
}
