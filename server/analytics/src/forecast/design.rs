//! The features of an hour, as known at a forecast's origin. The models are elsewhere.
//!
//! Rows come in days: one origin every 24 hours before the real one, at the same time of day, and
//! the 24 hours that start `block` days after it. So a model of a block learns from exactly what
//! will be known when it is used.

use crate::linear::Rows;
use crate::robust::median;
use crate::series::{DAY, WEEK, Wall, filled, running_sums};

/// The days of history before an origin that the oldest feature needs.
pub(crate) const LOOK_BACK_DAYS: usize = 22;

/// The transform between values and the scale of the models: a logarithm, shifted so that zero and
/// negative values stay finite. Energy varies by factors (seasons, weekends, occupancy), and its
/// errors grow with it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    low: f64,
    shift: f64,
}

impl Link {
    pub fn new(value: &[f64]) -> Self {
        let low = value.iter().copied().fold(0.0, f64::min);
        let size = value.iter().map(|v| v.abs()).sum::<f64>() / value.len().max(1) as f64;
        Self { low, shift: if size > 0.0 { size * 0.1 } else { 1.0 } }
    }

    pub fn forth(&self, value: f64) -> f64 {
        ((value - self.low).max(0.0) + self.shift).ln()
    }

    pub fn back(&self, linked: f64) -> f64 {
        linked.clamp(-700.0, 300.0).exp() - self.shift + self.low
    }
}

/// Features and targets of one block of 24 hours. The first 24 rows are the forecast itself; the
/// others are its history, day by day into the past.
pub(crate) struct Design {
    /// Features without the calendar, transformed by `link`.
    pub features: Rows,
    /// Hour of the wall clock, 0 to 23.
    pub hour: Vec<u8>,
    /// 0 for Monday to 6 for Sunday.
    pub weekday: Vec<u8>,
    /// The measured value, `NaN` where it is missing (and in the forecast's rows).
    pub target: Vec<f64>,
    /// Days before the origin.
    pub age_days: Vec<f64>,
    /// The transform.
    pub link: Link,
}

impl Design {
    /// The rows of the hours `24 * block .. 24 * block + 24` after the end of the series, with at
    /// most `days` of history. The values must reach back at least [`LOOK_BACK_DAYS`], plus one
    /// more day for each block.
    pub fn new(wall: &Wall, block: usize, days: usize) -> Self {
        let known = Known::new(wall);
        let n = known.value.len();
        let temperature = Temperature::new(wall, n, block);
        let history = (n.saturating_sub(LOOK_BACK_DAYS * DAY) / DAY).min(days);
        let mut design = Self {
            features: Rows::new(0),
            hour: Vec::new(),
            weekday: Vec::new(),
            target: Vec::new(),
            age_days: Vec::new(),
            link: known.link,
        };
        let mut row = Vec::new();
        // The history of a block starts where its 24 hours were known.
        for day in std::iter::once(0).chain(block + 1..=history) {
            let origin = n - DAY * day;
            let shared = known.of_day(origin, block);
            let last = known.last_hours(origin);
            let weather = temperature.as_ref().map(|t| t.day(origin, block));
            for h in 0..DAY {
                let at = origin + DAY * block + h;
                row.clear();
                known.of_hour(at, block, &mut row);
                row.extend(shared);
                row.extend(last.fading((DAY * block + h) as f64));
                if let (Some(all), Some(day)) = (&temperature, &weather) {
                    row.extend(all.hour(at, block));
                    row.extend(day);
                }
                design.push(&row, wall, at, day);
            }
        }
        design
    }

    fn push(&mut self, row: &[f64], wall: &Wall, at: usize, day: usize) {
        self.features.width = row.len();
        self.features.data.extend(row);
        let clock = wall.wall(at);
        self.hour.push(clock.hour as u8);
        self.weekday.push(clock.weekday as u8);
        self.target.push(wall.value.get(at).copied().unwrap_or(f64::NAN));
        self.age_days.push(day as f64);
    }

    pub fn weekend(&self, i: usize) -> bool {
        self.weekday[i] >= 5
    }
}

/// The measured values as features.
struct Known {
    value: Vec<f64>,
    linked: Vec<f64>,
    sums: Vec<f64>,
    link: Link,
}

impl Known {
    fn new(wall: &Wall) -> Self {
        let value = filled(&wall.value);
        let link = Link::new(&value);
        let linked = value.iter().map(|&v| link.forth(v)).collect();
        let sums = running_sums(&value);
        Self { value, linked, sums, link }
    }

    fn mean(&self, from: usize, to: usize) -> f64 {
        (self.sums[to] - self.sums[from]) / (to - from) as f64
    }

    /// The features that all hours of a day share.
    fn of_day(&self, origin: usize, block: usize) -> [f64; 4] {
        let weekly_day = origin + DAY * block - WEEK * (block / 7 + 1);
        [
            self.mean(origin - DAY, origin),
            self.mean(origin - 2 * DAY, origin - DAY),
            self.mean(origin - WEEK, origin),
            self.mean(weekly_day, weekly_day + DAY),
        ]
        .map(|v| self.link.forth(v))
    }

    /// Adds the features of an hour: the same hour on the six latest days known at the origin, one
    /// to three weeks back, and means of it.
    fn of_hour(&self, at: usize, block: usize, row: &mut Vec<f64>) {
        let (known, link) = (&self.value, &self.link);
        row.extend((1..=6).map(|k| self.linked[at - DAY * (block + k)]));
        let weekly: [f64; 3] = std::array::from_fn(|k| known[at - WEEK * (block / 7 + k + 1)]);
        row.extend(weekly.map(|v| link.forth(v)));
        let mut week: Vec<f64> = (1..=7).map(|k| known[at - DAY * (block + k)]).collect();
        row.push(link.forth(week.iter().sum::<f64>() / 7.0));
        row.push(link.forth(median(&mut week)));
        let deep = LOOK_BACK_DAYS - 1 - block;
        row.push(link.forth((1..=deep).map(|k| known[at - DAY * (block + k)]).sum::<f64>() / deep as f64));
        row.push(link.forth(weekly.iter().sum::<f64>() / 3.0));
    }

    fn last_hours(&self, origin: usize) -> LastHours {
        LastHours {
            last: self.value[origin - 1],
            last_three: self.mean(origin - 3, origin),
            usual: (1..=7).map(|k| self.value[origin - 1 - DAY * k]).sum::<f64>() / 7.0,
        }
    }
}

/// The hours before an origin.
struct LastHours {
    last: f64,
    last_three: f64,
    /// The mean of the last hour's time of day in the week before.
    usual: f64,
}

impl LastHours {
    /// Their influence, which fades with the horizon.
    fn fading(&self, ahead: f64) -> [f64; 3] {
        [
            self.last * (-ahead / 3.0).exp(),
            self.last_three * (-ahead / 6.0).exp(),
            (self.last - self.usual) * (-ahead / 6.0).exp(),
        ]
    }
}

/// Outdoor temperatures as features: with forecast temperatures those of the hour, without them
/// those of the day before the origin.
struct Temperature {
    known: Vec<f64>,
    sums: Vec<f64>,
    /// Whether temperatures cover the whole block.
    ahead: bool,
}

impl Temperature {
    fn new(wall: &Wall, n: usize, block: usize) -> Option<Self> {
        let measured = wall.temp_c.iter().take(n).filter(|t| t.is_finite()).count();
        if measured * 10 < n * 9 {
            return None;
        }
        let end = n + DAY * (block + 1);
        let ahead = wall.temp_c.len() >= end && wall.temp_c[n..end].iter().all(|t| t.is_finite());
        let mut known = wall.temp_c.clone();
        if !ahead {
            known.truncate(n);
        }
        crate::series::drawn(&mut known);
        Some(Self { sums: running_sums(&known), known, ahead })
    }

    fn mean(&self, from: usize, to: usize) -> f64 {
        let (from, to) = (from.min(self.known.len() - 1), to.min(self.known.len()).max(1));
        (self.sums[to.max(from + 1)] - self.sums[from]) / (to.max(from + 1) - from) as f64
    }

    fn hour(&self, at: usize, block: usize) -> [f64; 2] {
        let back = if self.ahead { 0 } else { DAY * (block + 1) };
        let t = self.known[(at - back).min(self.known.len() - 1)];
        [t, t - self.known[(at - back).min(self.known.len() - 1) - WEEK]]
    }

    fn day(&self, origin: usize, block: usize) -> [f64; 3] {
        let end = if self.ahead { origin + DAY * (block + 1) } else { origin };
        let day = self.mean(end - DAY, end);
        [day, day - self.mean(end - WEEK, end - WEEK + DAY), self.mean(end - 6, end) - self.mean(end - 30, end - 24)]
    }
}
