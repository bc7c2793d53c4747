//! The expected value of an hour: the median of the same hour in the weeks around it (or before
//! it), corrected for the weather, with its usual spread. What a departure means is left out.

use super::epoch::Epoch;
use crate::linear::{Rows, dot, least_absolute};
use crate::robust::{median, quantile, spread};
use crate::series::{DAY, Hourly, WEEK, WallHour};

/// Hours past the end that also get a baseline: a shifted day is compared with them.
pub(crate) const AHEAD: usize = 6;
/// Standardised residuals are clipped to this.
const CLIP: f64 = 16.0;
/// The clip for sums over windows, so that one wild hour does not make a wild week.
pub(crate) const GENTLE_CLIP: f64 = 4.0;
/// The smallest spread of an hour, as a share of the meter's. It is higher as readings come, since
/// less is known of single hours then.
const SPREAD_FLOOR: f64 = 0.5;
const SPREAD_FLOOR_CAUSAL: f64 = 0.7;
/// Ridge penalties that hold slopes near zero while little is known. A hundred hours of a few
/// degrees more outweigh the first, some days on which all peers depart the second.
const WEATHER_PENALTY: f64 = 20.0;
const PEERS_PENALTY: f64 = 1.0;
/// The hours of peers that must be known before they are used.
const PEERS_HOURS_MIN: usize = 3 * WEEK;
/// A large departure is this quantile of them. For a normal distribution it is this many spreads.
const LARGE: f64 = 0.9;
const NORMAL_LARGE: f64 = 1.645;
/// A meter has mostly no departures when their median is below this share of the large ones.
const MOSTLY_NONE: f64 = 0.1;
/// Differences up to this many degrees count alike, near the balance point.
const LOG_DEGREES: f64 = 2.0;
/// The most that weather or peers may move an hour, on the logarithmic scale.
const PART_MAX: f64 = 2.0;

/// Expected values and standardised departures.
#[derive(Clone)]
pub(crate) struct Baseline {
    /// The median of comparable hours, including `AHEAD` hours past the end.
    pub expected: Vec<f64>,
    /// Measured minus expected, on the logarithmic scale. `NaN` where unknown.
    pub residual: Vec<f64>,
    /// The residual over its spread, clipped; 0 where unknown.
    pub z: Vec<f64>,
    /// How much the weather moved the expectation, on the logarithmic scale.
    pub weather_part: Vec<f64>,
    /// The scale of each hour.
    pub scale: Vec<Scale>,
}

/// A logarithm that allows zero: `ln(v - low + shift)`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    low: f64,
    shift: f64,
}

impl Scale {
    pub fn of(self, value: f64) -> f64 {
        ((value - self.low).max(0.0) + self.shift).ln()
    }

    pub fn back(self, scaled: f64) -> f64 {
        scaled.exp() - self.shift + self.low
    }
}

impl Baseline {
    /// The expected value of an hour in its weather.
    pub fn expected_in_weather(&self, i: usize) -> f64 {
        self.scale[i].back(self.scale[i].of(self.expected[i]) + self.weather_part[i])
    }
}

/// Which hours are compared.
#[derive(Clone, Copy)]
struct Reach {
    weeks_before: usize,
    weeks_after: usize,
    /// In this many of the nearest weeks, also the days before and after, where they are of the
    /// same kind.
    near_weeks: usize,
}

/// The baselines of a series: without peers, and with them where it has some.
pub(crate) struct Baselines {
    /// As if there were no peers.
    pub own: Baseline,
    /// With the peers' departure removed; no residual where that is unknown. `None` without peers.
    pub beside: Option<Baseline>,
    /// For each hour, whether enough is known of the peers to use them.
    pub is_beside: Vec<bool>,
}

/// `peers` is the peers' value for each hour, in any unit; empty without peers.
pub(crate) fn baselines(
    series: &Hourly,
    value: &[f64],
    peers: &[f64],
    excluded: &[bool],
    clock: &[WallHour],
    epochs: &[Epoch],
    causal: bool,
) -> Baselines {
    let n = value.len();
    let learned: Vec<f64> = value.iter().zip(excluded).map(|(&v, &out)| if out { f64::NAN } else { v }).collect();
    let reach = if causal {
        Reach { weeks_before: 8, weeks_after: 0, near_weeks: 4 }
    } else {
        Reach { weeks_before: 8, weeks_after: 8, near_weeks: 3 }
    };
    let rows = Comparable::new(clock, n, reach);
    let scale = scales(&learned, epochs);
    let (mut expected, mut residual, mut spread_of) = (vec![f64::NAN; n + AHEAD], vec![f64::NAN; n], vec![f64::NAN; n]);
    let mut sample = Vec::new();
    let mut logs = Vec::new();
    for i in 0..n + AHEAD {
        rows.sample(i, &learned, &mut sample);
        if sample.is_empty() {
            continue;
        }
        expected[i] = median(&mut sample);
        if let (Some(&v), Some(scale)) = (value.get(i), scale.get(i)) {
            let centre = scale.of(expected[i]);
            logs.clear();
            logs.extend(sample.iter().map(|&s| scale.of(s)));
            spread_of[i] = spread(&mut logs, centre);
            residual[i] = scale.of(v) - centre;
            if !v.is_finite() {
                residual[i] = f64::NAN;
            }
        }
    }
    let weather = weather(series, &rows);
    let floor = if causal { SPREAD_FLOOR_CAUSAL } else { SPREAD_FLOOR };
    let finish = |mut residual: Vec<f64>, mut weather_part: Vec<f64>, spread_of: &[f64]| {
        if let Some(more) = &weather {
            explain(more, WEATHER_PENALTY, &mut residual, &mut weather_part, excluded, epochs);
        }
        let z = standardised(&residual, spread_of, floor, excluded, clock, epochs);
        Baseline { expected: expected.clone(), residual, z, weather_part, scale: scale.clone() }
    };
    let has_peers = !peers.is_empty() && peers.len() == n;
    let common = if has_peers { departures(peers, &rows, epochs) } else { vec![f64::NAN; n] };
    let beside = has_peers.then(|| {
        let (mut residual, mut moved) = (residual.clone(), vec![0.0; n]);
        for (left, off) in residual.iter_mut().zip(&common) {
            if off.is_nan() {
                *left = f64::NAN;
            }
        }
        let by: Vec<[f64; 1]> = common.iter().map(|&off| [if off.is_nan() { 0.0 } else { off }]).collect();
        explain(&by, PEERS_PENALTY, &mut residual, &mut moved, excluded, epochs);
        // The spread of the compared hours mostly comes from what moved all peers, so it is not
        // used.
        finish(residual, moved, &vec![f64::NAN; n])
    });
    Baselines { own: finish(residual, vec![0.0; n], &spread_of), beside, is_beside: enough(&common, epochs) }
}

fn scales(value: &[f64], epochs: &[Epoch]) -> Vec<Scale> {
    let mut out = Vec::with_capacity(value.len());
    for epoch in epochs {
        let mut known: Vec<f64> = value[epoch.learn.clone()].iter().copied().filter(|v| v.is_finite()).collect();
        let low = if known.is_empty() { 0.0 } else { quantile(&mut known, 0.001).min(0.0) };
        let size = known.iter().map(|v| (v - low).max(0.0)).sum::<f64>() / known.len().max(1) as f64;
        out.extend(std::iter::repeat_n(Scale { low, shift: (0.1 * size).max(1e-9) }, epoch.apply.len()));
    }
    out
}

/// Finds the hours that an hour is compared with, by the wall clock.
struct Comparable<'a> {
    clock: &'a [WallHour],
    /// The row of each hour of the wall clock, from the first on.
    row: Vec<u32>,
    reach: Reach,
}

const NO_ROW: u32 = u32::MAX;

impl<'a> Comparable<'a> {
    fn new(clock: &'a [WallHour], n: usize, reach: Reach) -> Self {
        let first = clock.first().map_or(0, |c| c.index);
        let mut row = vec![NO_ROW; clock.last().map_or(0, |c| (c.index - first).max(0) as usize + 1)];
        for (i, c) in clock.iter().enumerate().take(n) {
            let at = (c.index - first).max(0) as usize;
            // For an hour that comes twice the first stands for both: results must not change when
            // the second comes.
            if row.get(at) == Some(&NO_ROW) {
                row[at] = i as u32;
            }
        }
        Self { clock, row, reach }
    }

    fn at(&self, i: usize, hours: i64) -> Option<usize> {
        let place = self.clock[i].index + hours - self.clock[0].index;
        self.row.get(usize::try_from(place).ok()?).filter(|&&row| row != NO_ROW).map(|&row| row as usize)
    }

    fn weeks(&self) -> impl Iterator<Item = i64> + use<> {
        let (before, after) = (self.reach.weeks_before as i64, self.reach.weeks_after as i64);
        (-before..=after).filter(|&week| week != 0)
    }

    fn sample(&self, i: usize, value: &[f64], out: &mut Vec<f64>) {
        out.clear();
        for week in self.weeks() {
            let hours = week * WEEK as i64;
            let mut take = |row: Option<usize>| out.extend(row.map(|row| value[row]).filter(|v| v.is_finite()));
            take(self.at(i, hours));
            if week.unsigned_abs() as usize <= self.reach.near_weeks {
                for day in [-(DAY as i64), DAY as i64] {
                    take(self.at(i, hours + day).filter(|&row| self.clock[row].weekend() == self.clock[i].weekend()));
                }
            }
        }
    }
}

/// The peers' departure from their own usual, on their logarithmic scale; `NaN` where unknown.
fn departures(peers: &[f64], rows: &Comparable, epochs: &[Epoch]) -> Vec<f64> {
    let scale = scales(peers, epochs);
    let mut sample = Vec::new();
    (0..peers.len())
        .map(|i| {
            rows.sample(i, peers, &mut sample);
            let off = scale[i].of(peers[i]) - scale[i].of(median(&mut sample));
            if peers[i].is_finite() && off.is_finite() { off } else { f64::NAN }
        })
        .collect()
}

/// Whether the peers are known in an hour, and for long enough before to learn from.
fn enough(common: &[f64], epochs: &[Epoch]) -> Vec<bool> {
    let mut out: Vec<bool> = common.iter().map(|off| off.is_finite()).collect();
    for epoch in epochs {
        let known = common[epoch.learn.clone()].iter().filter(|off| off.is_finite()).count();
        if known < PEERS_HOURS_MIN {
            out[epoch.apply.clone()].fill(false);
        }
    }
    out
}

/// The weather features of an hour: its difference from the hours it is compared with.
const WEATHER_COLUMNS: usize = 10;

/// How much more heating and cooling an hour needs than the hours it is compared with. The features
/// are degrees of the day's mean temperature (below 15 and above 18 °C), and logarithms of degrees,
/// by the day's mean and by the hour's temperature. A load driven by weather alone follows the
/// logarithm of the degrees; one with a base load follows the degrees. `None` without temperatures.
fn weather(series: &Hourly, rows: &Comparable) -> Option<Vec<[f64; WEATHER_COLUMNS]>> {
    let n = series.value.len();
    // Do not decide by how much is known of the whole series: the result for an hour must not
    // depend on later ones.
    if series.temp_c.len() < n {
        return None;
    }
    // The mean of the day up to the hour, of its known temperatures.
    let mut need = vec![[f64::NAN; WEATHER_COLUMNS]; n];
    let (mut sum, mut count) = (0.0, 0_usize);
    for (i, slot) in need.iter_mut().enumerate() {
        let mut change = |t: f64, sign: f64| {
            if t.is_finite() {
                sum += sign * t;
                count = if sign > 0.0 { count + 1 } else { count - 1 };
            }
        };
        change(series.temp_c[i], 1.0);
        if i >= DAY {
            change(series.temp_c[i - DAY], -1.0);
        }
        if count >= DAY / 2 {
            let mean = sum / count as f64;
            let now = if series.temp_c[i].is_finite() { series.temp_c[i] } else { mean };
            let of = |degrees: f64| (degrees.max(0.0) + LOG_DEGREES).ln();
            let [mild, cold] = [17.0, 9.0].map(|balance| [of(balance - mean), of(balance - now)]);
            let [warm, hot] = [14.0, 21.0].map(|balance| [of(mean - balance), of(now - balance)]);
            *slot = [
                (15.0 - mean).max(0.0),
                (mean - 18.0).max(0.0),
                mild[0],
                mild[1],
                cold[0],
                cold[1],
                warm[0],
                warm[1],
                hot[0],
                hot[1],
            ];
        }
    }
    let more = |i: usize| {
        let then: Vec<[f64; WEATHER_COLUMNS]> = rows
            .weeks()
            .filter_map(|week| rows.at(i, week * WEEK as i64))
            .map(|row| need[row])
            .filter(|d| d[0].is_finite())
            .collect();
        std::array::from_fn(|k| {
            let usual = median(&mut then.iter().map(|d| d[k]).collect::<Vec<f64>>());
            let more = need[i][k] - usual;
            if more.is_finite() { more } else { 0.0 }
        })
    };
    Some((0..n).map(more).collect())
}

/// Removes from the residuals what other features explain, by least absolute deviations, and adds
/// it to `moved`.
fn explain<const K: usize>(
    by: &[[f64; K]],
    penalty: f64,
    residual: &mut [f64],
    moved: &mut [f64],
    excluded: &[bool],
    epochs: &[Epoch],
) {
    let raw = residual.to_vec();
    for epoch in epochs {
        let learn: Vec<usize> = epoch.learn.clone().filter(|&i| raw[i].is_finite() && !excluded[i]).collect();
        if learn.len() < WEEK {
            continue;
        }
        let mut matrix = Rows::new(K);
        matrix.data.extend(learn.iter().flat_map(|&i| by[i]));
        let target: Vec<f64> = learn.iter().map(|&i| raw[i]).collect();
        let slopes = least_absolute(&matrix, &target, &vec![1.0; learn.len()], penalty, 0.05, 3);
        for i in epoch.apply.clone() {
            let part = dot(&by[i], &slopes).clamp(-PART_MAX, PART_MAX);
            residual[i] -= part;
            moved[i] += part;
        }
    }
}

/// The spread of departures by their median. If they are mostly none and often large (a charger, a
/// meter that counts in steps), by the large ones.
pub(crate) fn middle_or_tail(departures: &mut [f64]) -> f64 {
    let (middle, large) = (median(departures), quantile(departures, LARGE));
    if middle < MOSTLY_NONE * large { large / NORMAL_LARGE } else { 1.4826 * middle }
}

/// Residuals over their spread: half from the compared hours, half from the meter's residuals at
/// that time of day.
fn standardised(
    residual: &[f64],
    spread_of: &[f64],
    floor: f64,
    excluded: &[bool],
    clock: &[WallHour],
    epochs: &[Epoch],
) -> Vec<f64> {
    let mut z = vec![0.0; residual.len()];
    for epoch in epochs {
        let mut by_hour: Vec<Vec<f64>> = vec![Vec::new(); 2 * DAY];
        let mut all = Vec::new();
        for i in epoch.learn.clone().filter(|&i| residual[i].is_finite() && !excluded[i]) {
            all.push(residual[i].abs());
            for step in [DAY - 1, 0, 1] {
                by_hour[(clock[i].hour + step) % DAY + if clock[i].weekend() { DAY } else { 0 }].push(residual[i].abs());
            }
        }
        if all.len() < DAY {
            continue;
        }
        let usual = middle_or_tail(&mut all);
        let table: Vec<f64> =
            by_hour.iter_mut().map(|sample| if sample.len() > 8 { middle_or_tail(sample) } else { usual }).collect();
        for i in epoch.apply.clone().filter(|&i| residual[i].is_finite()) {
            let hourly = table[clock[i].hour + if clock[i].weekend() { DAY } else { 0 }];
            let own = if spread_of[i].is_finite() { spread_of[i] } else { usual };
            let scale = ((hourly * hourly + own * own) / 2.0).sqrt().max(floor * usual).max(1e-6);
            z[i] = (residual[i] / scale).clamp(-CLIP, CLIP);
        }
    }
    z
}
