//! Hours that are strange together are one anomaly: its kind, its size, and in plain words what it may come from. Leaves out whom to tell.

use super::{Hour, Kind, Severity};
use crate::robust::{mean, quantile};
use crate::series::WallHour;

/// Strange hours with no more than so many quiet ones between belong together.
const QUIET_HOURS_MAX: usize = 4;
/// An anomaly that lasts so long is one step more severe.
const LONG_HOURS: usize = 72;
/// A level holds for so many hours at least.
const LEVEL_HOURS_MIN: usize = 36;
/// An hour at an end of an anomaly departs by this share of its larger departures.
const EDGE_SHARE: f64 = 0.25;
/// More than usual for so many hours, that share of the energy at night or on a weekend, is something left on and no spike.
const WASTE_HOURS_MIN: usize = 5;
const WASTE_SHARE: f64 = 0.7;
/// The second half departs so much more than the first: a drift, not a step.
const DRIFT_RATIO: f64 = 1.6;

/// An anomaly: what belongs together of the hours that are strange.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The place of its first hour.
    pub first: usize,
    /// The place of its last hour.
    pub last: usize,
    /// What it is.
    pub kind: Kind,
    /// How much it matters.
    pub severity: Severity,
    /// The lowest score of its hours.
    pub score: f64,
    /// What its strange hours used.
    pub measured: f64,
    /// What they usually would have.
    pub expected: f64,
    /// Measured over expected, less one, in percent; `NaN` where nothing was expected.
    pub deviation_percent: f64,
    /// Energy beyond the expected, 0 where less was used or the meter is at fault.
    pub wasted: f64,
    /// Likely causes in plain words, each with its evidence; the likeliest first.
    pub causes: Vec<String>,
}

/// What an event is made of.
pub(super) struct Source<'a> {
    pub hours: &'a [Hour],
    pub value: &'a [f64],
    pub clock: &'a [WallHour],
    pub residual: &'a [f64],
    /// For a shifted day, by how many hours; for a run, how many hours long.
    pub detail: &'a [i64],
}

pub(super) fn events(source: &Source) -> Vec<Event> {
    let mut out = Vec::new();
    let mut group: Vec<usize> = Vec::new();
    for i in (0..source.hours.len()).filter(|&i| source.hours[i].kind.is_some()) {
        if group.last().is_some_and(|&last| i - last > QUIET_HOURS_MAX + 1) {
            out.extend(event(source, &std::mem::take(&mut group)));
        }
        group.push(i);
    }
    out.extend(event(source, &group));
    out
}

fn event(source: &Source, group: &[usize]) -> Option<Event> {
    let mut weight = [0.0; Kind::ALL.len()];
    for &i in group {
        if let Some(kind) = source.hours[i].kind {
            weight[kind as usize] -= source.hours[i].score;
        }
    }
    let mut kind = Kind::ALL.into_iter().max_by(|a, b| weight[*a as usize].total_cmp(&weight[*b as usize]))?;
    let group = trimmed(source, group, kind);
    let (&first, &last) = (group.first()?, group.last()?);
    // A name is for a length: what lasts for days is a level, what does not is none.
    let up = group.iter().map(|&i| source.residual[i]).filter(|r| r.is_finite()).sum::<f64>() >= 0.0;
    kind = match kind {
        Kind::UsageSpike | Kind::EquipmentFailure if group.len() >= LONG_HOURS => Kind::LevelShift,
        Kind::LevelShift | Kind::Drift if group.len() < LEVEL_HOURS_MIN && up => Kind::UsageSpike,
        Kind::LevelShift | Kind::Drift if group.len() < LEVEL_HOURS_MIN => Kind::EquipmentFailure,
        other => other,
    };
    if matches!(kind, Kind::LevelShift | Kind::Drift) {
        let departures: Vec<f64> = (first..=last).map(|i| source.residual[i]).filter(|r| r.is_finite()).collect();
        let (early, late) = departures.split_at(departures.len() / 2);
        kind = if mean(late).abs() > DRIFT_RATIO * mean(early).abs() { Kind::Drift } else { Kind::LevelShift };
    }
    if kind == Kind::UsageSpike && group.len() >= WASTE_HOURS_MIN {
        // By energy: the hours at the edges are many and small.
        let excess = |i: usize| (source.value[i] - source.hours[i].expected).max(0.0);
        let sum =
            |of: &dyn Fn(&WallHour) -> bool| group.iter().filter(|&&i| of(&source.clock[i])).map(|&i| excess(i)).sum::<f64>();
        let all = sum(&|_| true);
        if sum(&|clock| clock.weekend()) >= WASTE_SHARE * all {
            kind = Kind::WeekendWaste;
        } else if sum(&|clock| clock.hour < 6 || clock.hour >= 21) >= WASTE_SHARE * all {
            kind = Kind::NightWaste;
        }
    }
    let known: Vec<usize> =
        group.iter().copied().filter(|&i| source.value[i].is_finite() && source.hours[i].expected.is_finite()).collect();
    let measured: f64 = known.iter().map(|&i| source.value[i]).sum();
    let expected: f64 = known.iter().map(|&i| source.hours[i].expected).sum();
    let score = group.iter().map(|&i| source.hours[i].score).fold(0.0, f64::min);
    let mut severity = Severity::of(score);
    if group.len() >= LONG_HOURS {
        severity = severity.raised();
    }
    let deviation_percent = if expected > 0.0 { (measured / expected - 1.0) * 100.0 } else { f64::NAN };
    let wasted = if kind == Kind::MeterFault { 0.0 } else { (measured - expected).max(0.0) };
    // The strangest hour says what the words are about.
    let worst = group.iter().copied().min_by(|&a, &b| source.hours[a].score.total_cmp(&source.hours[b].score))?;
    let causes = causes(kind, group, source, worst, [measured, expected, deviation_percent]);
    Some(Event { first, last, kind, severity, score, measured, expected, deviation_percent, wasted, causes })
}

/// Without the hours at either end that are only strange by their neighbours. What creeps or runs late keeps them.
fn trimmed<'a>(source: &Source, group: &'a [usize], kind: Kind) -> &'a [usize] {
    if matches!(kind, Kind::MeterFault | Kind::ScheduleDeviation | Kind::LevelShift | Kind::Drift) {
        return group;
    }
    let mut sizes: Vec<f64> = group.iter().map(|&i| source.residual[i].abs()).filter(|r| r.is_finite()).collect();
    let small = EDGE_SHARE * quantile(&mut sizes, 0.9);
    let counts = |&i: &usize| source.residual[i].abs() >= small;
    match (group.iter().position(counts), group.iter().rposition(counts)) {
        (Some(from), Some(to)) => &group[from..=to],
        _ => group,
    }
}

fn causes(kind: Kind, group: &[usize], source: &Source, worst: usize, [measured, expected, percent]: [f64; 3]) -> Vec<String> {
    let hours = group.len() as f64;
    let hour_of = |i: usize| format!("{:02}:00", source.clock[i].hour);
    let evidence = format!("{} an hour against a usual {} ({percent:+.0} %)", figure(measured / hours), figure(expected / hours));
    let more = percent > 0.0;
    let detail = source.detail[worst];
    match kind {
        Kind::MeterFault if source.value[worst] < 0.0 => vec![
            format!(
                "The meter counted backwards by {} at {}: it was reset, replaced, or wired in reverse",
                figure(-source.value[worst]),
                hour_of(worst)
            ),
            "A register that rolled over: record its highest value".to_owned(),
        ],
        Kind::MeterFault if source.value[worst] == 0.0 || group.iter().any(|&i| source.value[i] == 0.0) => vec![
            format!(
                "No use was reported for {detail} hours, where {} an hour is usual: the link to the meter was down, and what it missed may come in one reading",
                figure(expected / hours)
            ),
            "The supply was cut: ask whether the building was dark".to_owned(),
        ],
        Kind::MeterFault => vec![
            format!(
                "The same value, {}, for {detail} hours: the meter or its gateway repeats an old reading",
                figure(source.value[worst])
            ),
            "A sensor or pulse input that hangs: restart it and compare with the display".to_owned(),
        ],
        Kind::UsageSpike => vec![
            format!("Something large ran from {}: {evidence}", hour_of(group[0])),
            "A test run, an event, or electric heating or cooling at full power".to_owned(),
        ],
        Kind::EquipmentFailure => vec![
            format!("Less ran than usual from {}: {evidence}; equipment that should run has stopped", hour_of(group[0])),
            "A tripped breaker, or the building was closed".to_owned(),
        ],
        Kind::ScheduleDeviation => {
            let way = if detail > 0 { "later" } else { "earlier" };
            vec![
                format!(
                    "The day runs about {} hours {way} than usual: a time switch or a controller's clock is set wrong",
                    detail.abs()
                ),
                "The building is used at other hours: holidays, examinations, shifts".to_owned(),
            ]
        }
        Kind::NightWaste => vec![
            format!("The night does not settle: {evidence}; lighting, ventilation or equipment stayed on"),
            "A manual override that was not taken back, or a setback that failed".to_owned(),
        ],
        Kind::WeekendWaste => vec![
            format!("The weekend looks like a working day: {evidence}; a schedule without weekends, or an override"),
            "An event in the building".to_owned(),
        ],
        Kind::LevelShift if more => vec![
            format!(
                "Use stands at a new level: {evidence}, for {} hours; equipment was added or runs without a schedule",
                group.len()
            ),
            "A simultaneous heating and cooling, a valve that stays open, or a changed meter factor".to_owned(),
        ],
        Kind::LevelShift => vec![
            format!(
                "Use fell to a new level: {evidence}, for {} hours; a part of the building is off or no longer measured",
                group.len()
            ),
            "A phase or a current transformer was lost, or the meter's factor was changed".to_owned(),
        ],
        Kind::Drift if more => vec![
            format!(
                "Use has crept up: {evidence} over {} hours; a filter clogs, refrigerant leaks, or a sensor drifts",
                group.len()
            ),
            "Occupancy grows".to_owned(),
        ],
        Kind::Drift => vec![
            format!(
                "Use has crept down: {evidence} over {} hours; the meter loses counts, or equipment fails by parts",
                group.len()
            ),
            "Occupancy falls".to_owned(),
        ],
    }
}

fn figure(value: f64) -> String {
    match value.abs() {
        v if v >= 100.0 => format!("{value:.0}"),
        v if v >= 1.0 => format!("{value:.1}"),
        _ => format!("{value:.3}"),
    }
}
