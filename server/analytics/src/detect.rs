//! Finds what is wrong with a meter or with what it measures: hours that no meter may report, hours and days and weeks that depart from what is usual
//! for that hour of the week and that weather, and days that run at the wrong time. Leaves out whom to tell and what to do.
//!
//! Method. (1) Validity rules: falling, impossible, stuck, silent and catch-up hours; they also keep those hours out of what is usual. (2) The usual
//! value of an hour is the median of comparable hours in other weeks, which a fault of a week cannot bend; what the weather explains is taken off.
//! (3) The departure on a logarithmic scale, over its robust spread, is summed over windows from an hour to two weeks, each judged by that window's own
//! usual spread on that meter (a scan statistic, Glaz et al. 2001, with medians for means). (4) A day that fits better when moved by hours runs late or early.
//! The strangest of these is the fused score. An isolation forest is at hand ([`forest_scores`]) and not part of the fused
//! score: on real meters with injected faults it lowered the area under precision and recall.

mod baseline;
mod epoch;
mod events;
mod forest;
mod pattern;
mod peers;
mod rules;
mod slow;
mod verdict;
mod windows;
mod words;

pub use events::{Event, QUIET_HOURS_MAX};
pub use forest::{FOREST_FEATURES, ForestOptions, forest_features, forest_scores};
pub use peers::{Peers, peers};
pub use verdict::NotFault;

use crate::series::{Hourly, WEEK, WallHour};
use crate::{Error, Result};
use baseline::{AHEAD, Baseline, baselines};
use domain::Utility;
use epoch::{Epoch, epochs};
use rules::{Breach, Rule, breaches};
use windows::{Sign, Strange, strangeness};

/// From which side of time an hour is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Looking back: all of the series tells what is usual, the weeks after an hour too.
    Retrospective,
    /// As readings come: what is said of an hour depends on it and on earlier ones only, and never changes.
    Causal,
}

/// What is asked of a detection: [`Options::new`] with what differs.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// From which side of time.
    pub mode: Mode,
    /// The most that the meter can pass in an hour, where it is known.
    pub max_per_hour: Option<f64>,
    /// For each hour whether it was flagged before (and not cleared since): it is judged again, and nothing is learned from it. Empty, or one an
    /// hour. What was spread or estimated is better given as missing: then it is not judged either.
    pub excluded: &'a [bool],
    /// What people said was no fault: the same pattern is not told again.
    pub not_faults: &'a [NotFault],
    /// What a unit costs, for [`Event::cost`].
    pub price: Option<f64>,
    /// What flows through the meter: it chooses the words of likely causes. More than usual is no fault of what is made, and less of it may be a cloud:
    /// in hours without peers only weeks of it count.
    pub flow: Flow,
    /// What the like of the meter did in each hour ([`peers`](peers())), such as the panels around panels: only what departs from them too is strange. Empty
    /// where there are none; an hour in which none of them is known is judged as if there were none.
    pub peers: &'a [f64],
    /// How many they are: of fewer than three, one that changed may be what departs.
    pub peers_count: usize,
    /// The unit in which amounts are told, such as `kWh`.
    pub unit: &'a str,
}

impl Options<'_> {
    /// A meter of electricity in kWh of which nothing is known.
    #[must_use]
    pub fn new(mode: Mode) -> Self {
        Self {
            mode,
            max_per_hour: None,
            excluded: &[],
            not_faults: &[],
            price: None,
            flow: Flow::Electricity,
            peers: &[],
            peers_count: 0,
            unit: "kWh",
        }
    }
}

/// What flows through a meter, as far as it changes what may be wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Flow {
    /// Electricity that is used.
    #[default]
    Electricity,
    /// Gas, steam or hot water: heat.
    Heat,
    /// Chilled water: cooling.
    Cooling,
    /// Drinking water.
    Water,
    /// What panels or turbines give.
    Generation,
}

impl Flow {
    /// The flow of a utility's meter; panels are [`Flow::Generation`], which no utility says.
    #[must_use]
    pub fn of(utility: Utility) -> Self {
        match utility {
            Utility::NaturalGas | Utility::Steam | Utility::HotWater => Self::Heat,
            Utility::ChilledWater => Self::Cooling,
            Utility::Water => Self::Water,
            Utility::Electricity | Utility::Climate | Utility::Unknown => Self::Electricity,
        }
    }
}

/// What an anomaly is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Much more than usual for some hours.
    UsageSpike,
    /// Much less than usual for some hours.
    EquipmentFailure,
    /// The usual day at the wrong time.
    ScheduleDeviation,
    /// The meter or its link is at fault, not the building.
    MeterFault,
    /// A new level for days.
    LevelShift,
    /// A level that creeps.
    Drift,
    /// A night that does not settle.
    NightWaste,
    /// A weekend that looks like a working day.
    WeekendWaste,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::UsageSpike,
        Self::EquipmentFailure,
        Self::ScheduleDeviation,
        Self::MeterFault,
        Self::LevelShift,
        Self::Drift,
        Self::NightWaste,
        Self::WeekendWaste,
    ];

    /// The name in tables and in the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::UsageSpike => "usage_spike",
            Self::EquipmentFailure => "equipment_failure",
            Self::ScheduleDeviation => "schedule_deviation",
            Self::MeterFault => "meter_fault",
            Self::LevelShift => "level_shift",
            Self::Drift => "drift",
            Self::NightWaste => "night_waste",
            Self::WeekendWaste => "weekend_waste",
        }
    }
}

/// How much an anomaly matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Just past the threshold.
    Low,
    /// Half as strange again as the threshold.
    Medium,
    /// More than twice the threshold.
    High,
    /// More than four times the threshold.
    Critical,
}

impl Severity {
    /// The severity of a score below 0.
    #[must_use]
    pub fn of(score: f64) -> Self {
        match score {
            s if s < -0.6 => Self::Critical,
            s if s < -0.4 => Self::High,
            s if s < -0.2 => Self::Medium,
            _ => Self::Low,
        }
    }

    /// One step more severe.
    #[must_use]
    pub fn raised(self) -> Self {
        match self {
            Self::Low => Self::Medium,
            Self::Medium => Self::High,
            Self::High | Self::Critical => Self::Critical,
        }
    }

    /// The name in tables and in the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// What is said of an hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hour {
    /// From -1 (as strange as can be) over 0 (the threshold) to 1 (as usual as can be).
    pub score: f64,
    /// What it is, where the score is below 0.
    pub kind: Option<Kind>,
    /// What it should have used; `NaN` where nothing is known.
    pub expected: f64,
}

impl Hour {
    /// How much an anomalous hour matters.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.kind.map(|_| Severity::of(self.score))
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Detection {
    /// One verdict for each hour of the series.
    pub hours: Vec<Hour>,
    /// The anomalies, in order of time.
    pub events: Vec<Event>,
}

/// Alarms that a meter may raise in a week, true ones included: the threshold is set on what the meter did so far.
const ALARMS_PER_WEEK: f64 = 0.5;
/// More in one week do not count: one change of season or use that is told every evening for a fortnight shall not deafen the meter for half a year.
const ALARMS_COUNTED_A_WEEK: usize = 3;
const THRESHOLD_MIN: f64 = 4.4;
const THRESHOLD_MAX: f64 = 48.0;
/// The threshold of a meter that is not known yet.
const THRESHOLD_FIRST: f64 = 5.4;
/// Rules speak on the scale of this threshold.
const THRESHOLD_OF_RULES: f64 = 4.0;
/// Strange hours with no more than so many quiet ones between are one alarm.
const ALARM_GAP_HOURS: usize = 4;

/// Judges each hour of a series.
///
/// Looking back, at least three weeks are needed. As readings come, the first two weeks are judged by rules that hold for every meter,
/// windows speak after five weeks.
///
/// # Errors
/// When there are temperatures for a part of the values only, or (looking back) fewer than three weeks.
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
    let breach = breaches(series.value, &excluded, &epochs, !causal, options.max_per_hour);
    let valid: Vec<f64> = series.value.iter().zip(&breach).map(|(&v, b)| if b.is_some() { f64::NAN } else { v }).collect();
    let found = baselines(series, &valid, options.peers, &excluded, &clock, &epochs, causal);
    let is_beside = &found.is_beside;
    let base = joined(&found.own, found.beside.as_ref(), is_beside);
    let expected = |i: usize| base.expected_in_weather(i);
    let known = verdict::known(series, &clock, &base.z, &expected, &breach, options.not_faults);
    // What people know to be right is as expected, to every window over it.
    let as_expected =
        |values: &[f64]| -> Vec<f64> { values.iter().zip(&known).map(|(&v, &known)| if known { 0.0 } else { v }).collect() };
    let without_known =
        |base: &Baseline| Baseline { z: as_expected(&base.z), residual: as_expected(&base.residual), ..base.clone() };
    let breach: Vec<Option<Breach>> = breach.iter().zip(&known).map(|(&b, &known)| if known { None } else { b }).collect();
    let judged = |base: &Baseline| strangeness(&without_known(base), &valid, &excluded, &epochs, causal);
    let beside = found.beside.as_ref().map(&judged);
    // Nobody is asked twice where the peers are always known.
    let own = (beside.is_none() || !is_beside.iter().all(|&beside| beside)).then(|| judged(&found.own));
    let mut strange = chosen(own, beside, is_beside);
    let base = without_known(&base);
    if options.flow == Flow::Generation {
        for (one, &beside) in strange.iter_mut().zip(is_beside) {
            // What the sky does to a roof is not known of an hour in which no other one is.
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
            // To six places, so that what is printed is below 0 exactly where the hour is an anomaly.
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

/// What an hour is held against: its peers too, where they are known.
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

/// How strange each hour is: beside its peers where they are known, by itself else. The one that is missing is not asked for.
fn chosen(own: Option<Vec<Strange>>, beside: Option<Vec<Strange>>, is_beside: &[bool]) -> Vec<Strange> {
    match (own, beside) {
        (Some(own), Some(beside)) => {
            own.into_iter().zip(beside).zip(is_beside).map(|((own, beside), &is)| if is { beside } else { own }).collect()
        }
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => Vec::new(),
    }
}

/// Whether a sign is that of panels which give less than they should, for so many hours at least.
fn is_short_yield(sign: Sign, shortest: usize) -> bool {
    matches!(sign, Sign::Window { hours, up: false } if hours >= shortest)
}

/// For each hour the strength from which it is an anomaly: what leaves the meter's learned past with at most so many alarms a week.
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
        // Few weeks say little of how rare an alarm is.
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
