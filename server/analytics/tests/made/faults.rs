//! Faults of many kinds, put into a load whose own hours are taken to be right: what comes at once,
//! what lasts, and what creeps. How well they are found is in `score`.

use super::chance;
use analytics::WallHour;

/// The hours of a day and of a week.
const DAY: usize = 24;
const WEEK: usize = 168;
/// The weeks from which a meter is known before its first fault.
pub const FIRST_FAULT_HOURS: usize = 8 * WEEK + 2 * DAY;

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Heating against cooling: a band of use on top, in all hours of operation, for one to two weeks.
    Reheat,
    /// A second chiller runs along around noon, for some days.
    SecondChiller,
    /// A filter clogs: its fan takes more each day, for four to six weeks.
    CloggingFilter,
    /// The days run an hour early or late, as after a change of clocks.
    OneHourOff,
    /// The days run two to four hours early or late.
    HoursOff,
    /// Use goes to another level, up or down, for one to two weeks.
    LevelShift,
    /// Use creeps up for two to three weeks.
    Drift,
    /// A day off runs as a working day.
    HolidayAsWorkday,
    /// A night, or some nights, at the evening's level.
    NightLeftOn,
    /// A weekend at the level of Friday's working hours.
    WeekendLeftOn,
    /// The night's setback is missing for one to two weeks.
    MissingSetback,
    /// A part of the building is off for half a day to two days.
    PartOff,
    /// The same value, hour after hour.
    Stuck,
    /// A silence of zeros, and what was missed in one hour after it.
    Gap,
    /// One to three hours far above.
    Spike,
    /// The register falls.
    Reset,
}

impl Family {
    /// All kinds.
    pub const ALL: [Self; 16] = [
        Self::Reheat,
        Self::SecondChiller,
        Self::CloggingFilter,
        Self::OneHourOff,
        Self::HoursOff,
        Self::LevelShift,
        Self::Drift,
        Self::HolidayAsWorkday,
        Self::NightLeftOn,
        Self::WeekendLeftOn,
        Self::MissingSetback,
        Self::PartOff,
        Self::Stuck,
        Self::Gap,
        Self::Spike,
        Self::Reset,
    ];
}

/// A load with faults.
pub struct Faulty {
    /// The hours with the faults in them.
    pub value: Vec<f64>,
    /// For each hour the number of its fault, from 1; 0 where there is none.
    pub event: Vec<usize>,
    /// The kind of each fault, by its number less one.
    pub families: Vec<Family>,
}

/// Numbers from 0 to 1, one after the other.
struct Chances {
    seed: u64,
    count: usize,
}

impl Chances {
    fn next(&mut self) -> f64 {
        self.count += 1;
        chance(self.seed, self.count)
    }

    fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.next()
    }

    fn whole(&mut self, from: usize, to: usize) -> usize {
        (from + (self.next() * (to + 1 - from) as f64) as usize).min(to)
    }

    fn either(&mut self, one: f64, other: f64) -> f64 {
        if self.next() < 0.5 { one } else { other }
    }
}

/// Puts a fault of each kind, and again until the end, into a load; one to two weeks lie between
/// two. `clock` has an entry an hour.
pub fn with_faults(load: &[f64], clock: &[WallHour], seed: u64) -> Faulty {
    let mut random = Chances { seed: seed.wrapping_mul(7_919).wrapping_add(13), count: 0 };
    let mut out = Faulty { value: load.to_vec(), event: vec![0; load.len()], families: Vec::new() };
    let mut at = FIRST_FAULT_HOURS;
    let mut waiting: Vec<Family> = Vec::new();
    loop {
        if waiting.is_empty() {
            waiting = Family::ALL.to_vec();
            for i in (1..waiting.len()).rev() {
                waiting.swap(i, random.whole(0, i));
            }
        }
        let Some(family) = waiting.pop() else { break };
        let Some(hours) = place(family, at, clock, &mut random) else { break };
        if hours.end + DAY > load.len() {
            break;
        }
        let near: Vec<f64> =
            load[hours.start.saturating_sub(4 * WEEK)..hours.start].iter().copied().filter(|v| v.is_finite()).collect();
        let changed = put(family, load, clock, hours.clone(), &Level::of(&near), &mut random);
        let mut is_changed = false;
        for (i, new) in hours.clone().zip(changed) {
            // An hour that is as it was is no fault; a missing hour stays missing.
            if load[i].is_finite() && new.is_some_and(|new| (new - load[i]).abs() > 0.02 * load[i].abs().max(1e-9)) {
                out.value[i] = new.unwrap_or(load[i]);
                out.event[i] = out.families.len() + 1;
                is_changed = true;
            }
        }
        if is_changed {
            out.families.push(family);
        }
        at = hours.end + WEEK + random.whole(0, WEEK);
    }
    out
}

/// How large a load is.
struct Level {
    mean: f64,
    high: f64,
}

impl Level {
    fn of(near: &[f64]) -> Self {
        let mut sorted = near.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| sorted.get((share * sorted.len() as f64) as usize).copied().unwrap_or(0.0);
        Self { mean: near.iter().sum::<f64>() / near.len().max(1) as f64, high: at(0.95) }
    }
}

/// The hours of a fault from `at` on; `None` where the clock ends before it.
fn place(family: Family, at: usize, clock: &[WallHour], random: &mut Chances) -> Option<std::ops::Range<usize>> {
    let from = |fits: &dyn Fn(&WallHour) -> bool| (at..clock.len()).find(|&i| fits(&clock[i]));
    let days = |from: usize, days: usize| from..from + days * DAY;
    Some(match family {
        Family::Reheat => days(from(&|c| c.hour == 0)?, random.whole(6, 14)),
        Family::SecondChiller => days(from(&|c| c.hour == 0)?, random.whole(3, 9)),
        Family::CloggingFilter => days(from(&|c| c.hour == 0)?, random.whole(28, 42)),
        Family::OneHourOff => days(from(&|c| c.hour == 0)?, random.whole(6, 14)),
        Family::HoursOff => days(from(&|c| c.hour == 0)?, random.whole(3, 8)),
        Family::LevelShift => days(from(&|c| c.hour == 9)?, random.whole(5, 14)),
        Family::Drift => days(from(&|c| c.hour == 0)?, random.whole(12, 21)),
        Family::HolidayAsWorkday => days(from(&|c| c.hour == 0 && c.weekend())?, 1),
        Family::NightLeftOn => {
            let first = from(&|c| c.hour == 20 && c.weekday < 4)?;
            first..first + random.whole(0, 3) * DAY + 10
        }
        Family::WeekendLeftOn => days(from(&|c| c.hour == 0 && c.weekday == 5)?, 2),
        Family::MissingSetback => days(from(&|c| c.hour == 12)?, random.whole(6, 12)),
        Family::PartOff => {
            let first = from(&|c| c.hour == 8 && !c.weekend())?;
            first..first + random.whole(10, 44)
        }
        Family::Stuck => {
            let first = at + random.whole(0, 23);
            first..first + random.whole(8, 40)
        }
        Family::Gap => {
            let first = at + random.whole(0, 23);
            first..first + random.whole(8, 30)
        }
        Family::Spike => {
            let first = at + random.whole(0, 23);
            first..first + random.whole(1, 3)
        }
        Family::Reset => {
            let first = at + random.whole(0, 23);
            first..first + 1
        }
    })
}

/// The hours of a fault with it; `None` for one that stays as it is.
fn put(
    family: Family,
    load: &[f64],
    clock: &[WallHour],
    hours: std::ops::Range<usize>,
    level: &Level,
    random: &mut Chances,
) -> Vec<Option<f64>> {
    let (first, length) = (hours.start, hours.len());
    let is_night = |i: usize| clock[i].hour < 6 || clock[i].hour >= 20;
    let is_open = |i: usize, from: usize, to: usize| (from..to).contains(&clock[i].hour);
    let jitter = |i: usize| 1.0 + 0.05 * super::noise(first as u64, i);
    match family {
        Family::Reheat => {
            let more = random.between(0.2, 0.5) * level.mean;
            hours.map(|i| is_open(i, 6, 20).then(|| load[i] + more * jitter(i))).collect()
        }
        Family::SecondChiller => {
            let (more, start, runs) = (random.between(0.3, 0.6) * level.high, random.whole(8, 12), random.whole(5, 9));
            hours.map(|i| is_open(i, start, start + runs).then(|| load[i] + more * jitter(i))).collect()
        }
        Family::CloggingFilter => {
            let most = random.between(0.25, 0.5);
            hours.map(|i| Some(load[i] * (1.0 + most * (i - first) as f64 / length as f64))).collect()
        }
        Family::OneHourOff | Family::HoursOff => {
            let by = if family == Family::OneHourOff { 1 } else { random.whole(2, 4) };
            let late = random.next() < 0.5;
            hours.map(|i| load.get(if late { i - by } else { i + by }).copied().filter(|v| v.is_finite())).collect()
        }
        Family::LevelShift => {
            let (up, down) = (random.between(1.25, 1.6), random.between(0.5, 0.75));
            let factor = random.either(up, down);
            hours.map(|i| Some(load[i] * factor)).collect()
        }
        Family::Drift => {
            let most = random.between(0.4, 0.8);
            hours.map(|i| Some(load[i] * (1.0 + most * (i - first) as f64 / length as f64))).collect()
        }
        Family::HolidayAsWorkday => {
            // The Tuesday before.
            let back = ((clock[first].weekday + 6) % 7) * DAY;
            hours.map(|i| load.get(i - back).copied().filter(|v| v.is_finite())).collect()
        }
        Family::NightLeftOn => {
            let kept = random.between(0.55, 0.9) * level.high;
            hours.map(|i| is_night(i).then(|| load[i].max(kept * jitter(i)))).collect()
        }
        Family::WeekendLeftOn => {
            let kept = random.between(0.55, 0.9) * level.high;
            hours.map(|i| Some(load[i].max(kept * jitter(i)))).collect()
        }
        Family::MissingSetback => {
            let more = random.between(0.25, 0.55) * level.mean;
            hours.map(|i| is_night(i).then(|| load[i] + more * jitter(i))).collect()
        }
        Family::PartOff => {
            let factor = random.between(0.15, 0.5);
            hours.map(|i| Some(load[i] * factor)).collect()
        }
        Family::Stuck => hours.map(|_| Some(load[first])).collect(),
        Family::Gap => {
            let sum: f64 = hours.clone().map(|i| load[i]).filter(|v| v.is_finite()).sum();
            let last = hours.end - 1;
            hours.map(|i| Some(if i == last { sum } else { 0.0 })).collect()
        }
        Family::Spike => {
            let more = random.between(0.8, 2.5) * level.high;
            hours.map(|i| Some(load[i] + more)).collect()
        }
        Family::Reset => vec![Some(-random.between(20.0, 400.0) * level.mean.abs().max(1e-6))],
    }
}
