//! Finds faults of a meter or of what it measures: hours that no meter may report; hours, days and
//! weeks that depart from the usual for that hour of the week and that weather; and days that run
//! at the wrong time. Whom to notify, and what to do, is decided elsewhere.
//!
//! Method:
//!
//! 1. Validity rules find falling, impossible, stuck, silent and catch-up hours, and exclude them
//!    from the baseline.
//! 2. The expected value of an hour is the median of comparable hours in other weeks, which a
//!    week's fault cannot bend. The effect of the weather is removed.
//! 3. The residual on a logarithmic scale, over its robust spread, is summed over windows from an
//!    hour to two weeks. Each sum is judged by that window's usual spread on that meter (a scan
//!    statistic, Glaz et al. 2001, with medians for means).
//! 4. A day that fits better when moved by some hours runs late or early.
//!
//! The strangest of these is the fused score. An isolation forest is available ([`forest_scores`])
//! but not part of the fused score: on real meters with injected faults it lowered the area under
//! precision and recall.

mod baseline;
mod causes;
mod epoch;
mod events;
mod evidence;
mod forest;
mod pattern;
mod peers;
mod rules;
mod slow;
mod verdict;
mod windows;

pub use domain::finding::{Kind, Severity};
pub use events::{Event, QUIET_HOURS_MAX};
pub use forest::{FOREST_FEATURES, ForestOptions, forest_features, forest_scores};
pub use peers::{Peers, peers};
pub use verdict::NotFault;

use crate::series::{Hourly, WEEK, WallHour};
use crate::{Error, Result};
use baseline::{AHEAD, Baseline, baselines};
use domain::Utility;
use epoch::{Epoch, epochs};
use rules::{Breach, Known, Rule, breaches};
use windows::{Sign, Strange, strangeness};

/// Which data an hour is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Looking back: the baseline uses the whole series, including the weeks after an hour.
    Retrospective,
    /// As readings come: the result for an hour depends only on it and on earlier hours, and never
    /// changes.
    Causal,
}

/// The options of a detection; start from [`Options::new`].
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Which data an hour is judged by.
    pub mode: Mode,
    /// The most that can flow through the meter in an hour, where it is known.
    pub max_per_hour: Option<f64>,
    /// Whether values below zero are energy that is fed in. A meter that often tells such values is
    /// known to feed back without this.
    pub feeds_back: bool,
    /// For each hour, whether it was flagged before and not cleared since. Such an hour is judged
    /// again, but nothing is learned from it. Empty, or one entry an hour. Pass spread or estimated
    /// hours as missing: then they are not judged either.
    pub excluded: &'a [bool],
    /// Anomalies that people judged to be no fault: the same pattern is not reported again.
    pub not_faults: &'a [NotFault],
    /// The price of a unit, for [`Event::cost`].
    pub price: Option<f64>,
    /// What the meter measures. It chooses the likely causes. For generation, more than usual is no
    /// fault, and less may be a cloud: in hours without peers, only weeks of it count.
    pub medium: Medium,
    /// The peers' value for each hour ([`peers`](peers())), such as the panels nearby: only a
    /// departure from them too is strange. Empty without peers. An hour in which no peer is known
    /// is judged as if there were none.
    pub peers: &'a [f64],
    /// The number of peers. With fewer than three, a change of one peer may look like a departure.
    pub peers_count: usize,
}

impl Options<'_> {
    /// The options for a meter of electricity, with nothing else known.
    #[must_use]
    pub fn new(mode: Mode) -> Self {
        Self {
            mode,
            max_per_hour: None,
            feeds_back: false,
            excluded: &[],
            not_faults: &[],
            price: None,
            medium: Medium::Electricity,
            peers: &[],
            peers_count: 0,
        }
    }
}

/// What a meter measures, as far as it matters for faults.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Medium {
    /// Electricity that is used.
    #[default]
    Electricity,
    /// Gas, steam or hot water: heat.
    Heat,
    /// Chilled water: cooling.
    Cooling,
    /// Drinking water.
    Water,
    /// Generation by panels or turbines.
    Generation,
}

impl Medium {
    /// The medium of a utility that is used or generated.
    #[must_use]
    pub fn of(utility: Utility, is_generation: bool) -> Self {
        match utility {
            _ if is_generation => Self::Generation,
            Utility::NaturalGas | Utility::Steam | Utility::HotWater | Utility::Heat | Utility::Propane | Utility::FuelOil => {
                Self::Heat
            }
            Utility::ChilledWater => Self::Cooling,
            Utility::Water => Self::Water,
            Utility::Electricity | Utility::Climate | Utility::Battery | Utility::Unknown => Self::Electricity,
        }
    }
}

/// The result for an hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hour {
    /// From -1 (strangest) through 0 (the threshold) to 1 (most usual).
    pub score: f64,
    /// The kind of anomaly, where the score is below 0.
    pub kind: Option<Kind>,
    /// The expected value; `NaN` where nothing is known.
    pub expected: f64,
}

impl Hour {
    /// The severity of an anomalous hour.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.kind.map(|_| Severity::of(self.score))
    }
}

/// The result of a detection.
#[derive(Clone, Debug, PartialEq)]
pub struct Detection {
    /// One result for each hour of the series.
    pub hours: Vec<Hour>,
    /// The anomalies, in order of time.
    pub events: Vec<Event>,
}

/// The alarms that a meter may raise in a week, true ones included. The threshold is set by the
/// meter's past.
const ALARMS_PER_WEEK: f64 = 0.5;
/// More alarms in one week are not counted. Otherwise one change of season, reported every evening
/// for two weeks, would raise the threshold for half a year.
const ALARMS_COUNTED_A_WEEK: usize = 3;
const THRESHOLD_MIN: f64 = 4.4;
const THRESHOLD_MAX: f64 = 48.0;
/// The threshold of a meter without a history.
const THRESHOLD_FIRST: f64 = 5.4;
/// The strengths of the rules refer to this threshold.
const THRESHOLD_OF_RULES: f64 = 4.0;
/// Strange hours with at most this many quiet ones in between are one alarm.
const ALARM_GAP_HOURS: usize = 4;

/// Judges each hour of a series.
///
/// A look back needs at least three weeks. As readings come, the first two weeks are judged only by
/// the rules that hold for every meter; windows start after five weeks.
///
/// # Errors
/// When only some of the values have temperatures, or (looking back) with fewer than three weeks.
pub fn detect(series: &Hourly, options: &Options) -> Result<Detection> {
    series.check()?;
    let n = series.value.len();
    if !options.excluded.is_empty() && options.excluded.len() != n {
        return Err(Error::Length { name: "excluded", given: options.excluded.len(), expected: n });
    }
    if !options.peers.is_empty() && options.peers.len() != n {
        return Err(Error::Length { name: "peers", given: options.peers.len(), expected: n });
    }
    let causal = options.mode == Mode::Causal;
    if !causal && series.measured() < 3 * WEEK {
        return Err(Error::TooShort { what: "looking back for faults", needed: 3 * WEEK, given: series.measured() });
    }
    let excluded = if options.excluded.is_empty() { vec![false; n] } else { options.excluded.to_vec() };
    let clock: Vec<WallHour> = (0..n + AHEAD).map(|i| series.wall(i)).collect();
    let epochs = epochs(n, causal);
    let meter = Known { max_per_hour: options.max_per_hour, feeds_back: options.feeds_back };
    let breach = breaches(series.value, &excluded, &epochs, !causal, meter);
    let valid: Vec<f64> = series.value.iter().zip(&breach).map(|(&v, b)| if b.is_some() { f64::NAN } else { v }).collect();
    let found = baselines(series, &valid, options.peers, &excluded, &clock, &epochs, causal);
    let is_beside = &found.is_beside;
    let base = joined(&found.own, found.beside.as_ref(), is_beside);
    let expected = |i: usize| base.expected_in_weather(i);
    let known = verdict::known(series, &clock, &base.z, &expected, &breach, options.not_faults);
    // Hours known to be right count as expected in every window over them.
    let as_expected =
        |values: &[f64]| -> Vec<f64> { values.iter().zip(&known).map(|(&v, &known)| if known { 0.0 } else { v }).collect() };
    let without_known =
        |base: &Baseline| Baseline { z: as_expected(&base.z), residual: as_expected(&base.residual), ..base.clone() };
    let breach: Vec<Option<Breach>> = breach.iter().zip(&known).map(|(&b, &known)| if known { None } else { b }).collect();
    let judged = |base: &Baseline| strangeness(&without_known(base), &valid, &excluded, &epochs, causal);
    let beside = found.beside.as_ref().map(&judged);
    // Where the peers are always known, no hour is judged without them.
    let own = (beside.is_none() || !is_beside.iter().all(|&beside| beside)).then(|| judged(&found.own));
    let mut strange = chosen(own, beside, is_beside);
    let base = without_known(&base);
    if options.medium == Medium::Generation {
        for (one, &beside) in strange.iter_mut().zip(is_beside) {
            // Without peers, nothing shows what the sky did in that hour.
            if !is_short_yield(one.sign, if beside { 1 } else { WEEK }) {
                one.strength = 0.0;
            }
        }
    }
    let threshold = thresholds(&strange, &breach, &excluded, &epochs, causal);
    let mut shift = vec![0; n];
    let hours: Vec<Hour> = (0..n)
        .map(|i| {
            let by_rule = breach[i].map_or(0.0, |b| b.strength / THRESHOLD_OF_RULES);
            let by_window = strange[i].strength / threshold[i];
            let acquitted = known[i]
                || matches!(strange[i].sign, Sign::Shifted { .. }) && verdict::shift_known(series, i, options.not_faults);
            let ratio = match series.value[i].is_finite() {
                true if acquitted => by_rule.max(by_window).min(1.0),
                true => by_rule.max(by_window),
                false => 0.0,
            };
            // Rounded to six places, so that the printed score is below 0 exactly for anomalies.
            let score = ((1.0 - ratio) / (1.0 + ratio) * 1e6).round() / 1e6;
            let ruled = breach[i].filter(|_| by_rule >= by_window);
            if let Sign::Shifted { hours } = strange[i].sign {
                shift[i] = hours as i64;
            }
            let kind = (score < 0.0).then(|| kind(ruled, &strange[i], clock[i]));
            Hour { score, kind, expected: base.expected_in_weather(i) }
        })
        .collect();
    let source = events::Source {
        hours: &hours,
        series,
        clock: &clock,
        residual: &base.residual,
        shift: &shift,
        breach: &breach,
        options,
        whole: !causal,
    };
    let events = events::events(&source);
    Ok(Detection { hours, events })
}

/// The expected values of each hour: with peers where they are known.
fn joined(own: &Baseline, beside: Option<&Baseline>, is_beside: &[bool]) -> Baseline {
    let Some(beside) = beside else { return own.clone() };
    let of = |own: &[f64], beside: &[f64]| -> Vec<f64> {
        is_beside.iter().enumerate().map(|(i, &is_beside)| if is_beside { beside[i] } else { own[i] }).collect()
    };
    Baseline {
        residual: of(&own.residual, &beside.residual),
        z: of(&own.z, &beside.z),
        weather_part: of(&own.weather_part, &beside.weather_part),
        ..own.clone()
    }
}

/// The strangeness of each hour: with peers where they are known, else without. The side that is
/// never used is `None`.
fn chosen(own: Option<Vec<Strange>>, beside: Option<Vec<Strange>>, is_beside: &[bool]) -> Vec<Strange> {
    match (own, beside) {
        (Some(own), Some(beside)) => {
            own.into_iter().zip(beside).zip(is_beside).map(|((own, beside), &is)| if is { beside } else { own }).collect()
        }
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => Vec::new(),
    }
}

/// Whether a sign means that panels give too little over at least `shortest` hours.
fn is_short_yield(sign: Sign, shortest: usize) -> bool {
    matches!(sign, Sign::Window { hours, up: false } if hours >= shortest)
}

/// For each hour, the strength from which it is an anomaly: the level that leaves at most the
/// allowed alarms a week in the meter's learned past.
fn thresholds(strange: &[Strange], breach: &[Option<Breach>], excluded: &[bool], epochs: &[Epoch], causal: bool) -> Vec<f64> {
    let mut out = vec![THRESHOLD_FIRST; strange.len()];
    let blind = if causal { 5 * WEEK } else { 0 };
    for epoch in epochs {
        let learn = epoch.learn.start.max(blind).min(epoch.learn.end)..epoch.learn.end;
        let weeks = learn.len() as f64 / WEEK as f64;
        if weeks < 2.0 {
            continue;
        }
        let alarms = |level: f64| {
            let (mut count, mut last) = (0_usize, None::<usize>);
            let mut in_week = (usize::MAX, 0_usize);
            for i in learn.clone().filter(|&i| strange[i].strength >= level && breach[i].is_none() && !excluded[i]) {
                if last.is_none_or(|last| i - last > ALARM_GAP_HOURS) {
                    let week = i / WEEK;
                    in_week = if in_week.0 == week { (week, in_week.1 + 1) } else { (week, 1) };
                    count += usize::from(in_week.1 <= ALARMS_COUNTED_A_WEEK);
                }
                last = Some(i);
            }
            count as f64
        };
        let mut level = THRESHOLD_MIN;
        while level < THRESHOLD_MAX && alarms(level) > ALARMS_PER_WEEK * weeks {
            level += 0.1;
        }
        // A few weeks say little about how rare an alarm is.
        let trust = weeks / (weeks + 4.0);
        out[epoch.apply.clone()].fill(trust * level + (1.0 - trust) * THRESHOLD_FIRST.max(level));
    }
    out
}

fn kind(breach: Option<Breach>, strange: &Strange, clock: WallHour) -> Kind {
    if let Some(breach) = breach {
        return match breach.rule {
            Rule::Falling | Rule::Impossible | Rule::Stuck | Rule::Silent | Rule::CatchUp => Kind::MeterFault,
        };
    }
    match strange.sign {
        Sign::Shifted { .. } => Kind::ScheduleDeviation,
        Sign::Window { hours: 0..=24, up: false } => Kind::EquipmentFailure,
        Sign::Window { hours: 0..=3, up: true } => Kind::UsageSpike,
        Sign::Window { hours: 0..=24, up: true } if clock.weekend() => Kind::WeekendWaste,
        Sign::Window { hours: 0..=24, up: true } if clock.hour < 6 || clock.hour >= 21 => Kind::NightWaste,
        Sign::Window { hours: 0..=24, up: true } => Kind::UsageSpike,
        Sign::Window { hours: 25..=200, .. } => Kind::LevelShift,
        Sign::Window { .. } => Kind::Drift,
    }
}
