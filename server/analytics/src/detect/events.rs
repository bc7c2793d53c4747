//! Groups strange hours into anomalies with a kind, a size and a waste. The evidence is in
//! `evidence`; words and whom to notify are decided elsewhere.

use super::pattern::Patterns;
use super::rules::Breach;
use super::slow::slow;
use super::{Hour, Kind, Medium, NotFault, Options, Severity, causes, evidence};
use crate::robust::{mean, median, quantile};
use crate::series::{DAY, Hourly, WEEK, WallHour};
use domain::finding::{DaysAlike, Detail, Evidence, Facts, Finding};
use domain::zone::Span;
use domain::{HOUR_MS, Millis};

/// Strange hours with at most this many quiet ones in between belong together.
pub const QUIET_HOURS_MAX: usize = 4;
/// An anomaly this long is one step more severe.
const LONG_HOURS: usize = 72;
/// A level shift lasts at least this many hours.
const LEVEL_HOURS_MIN: usize = 36;
/// An hour at an end of an anomaly must depart by this share of its larger departures.
const EDGE_SHARE: f64 = 0.25;
/// More than usual for this many hours, with this share of the excess at night or on a weekend, is
/// something left on and not a spike.
const WASTE_HOURS_MIN: usize = 5;
const WASTE_SHARE: f64 = 0.7;
/// The longest night.
const NIGHT_HOURS_MAX: usize = 14;
/// A drift, not a step: the second half departs this many times as much as the first.
const DRIFT_RATIO: f64 = 1.6;
/// This many hours without a reading are a silence.
const SILENT_HOURS_MIN: usize = 3;
/// A meter that lacks more than this share of all hours reports that way; it has no silences.
const SILENT_SHARE_MAX: f64 = 0.1;
/// The hours around an event that show how much energy matters to the meter.
const MATTERS_HOURS: usize = 8 * WEEK;
/// The least share of the meter's daily use that a reported event moved: in general, less for days,
/// less generation. An event of more than usual that lasts needs the first share times the square
/// root of its days.
const SHARE_OF_DAY: f64 = 0.15;
const SHARE_OF_DAY_LASTING: f64 = 0.5;
const SHARE_OF_DAY_GIVEN: f64 = 0.15;
/// The least departure of a reported event, in percent: more than usual, more for days, less for
/// days, stopped, less generation. The last is the most that a moved day may depart.
const MORE: f64 = 20.0;
const MORE_LASTING: f64 = 15.0;
const LESS: f64 = 25.0;
const STOPPED: f64 = 75.0;
const LESS_GIVEN: f64 = 20.0;
const MOVED: f64 = 40.0;
/// On a meter without a regular day the threshold alone says little about moved days, so their
/// score must reach this.
const MOVED_SCORE: f64 = -0.1;
/// A stop of fewer hours only means that nothing was used.
const STOPPED_HOURS_MIN: usize = 4;
/// More than usual at night or on a weekend for fewer hours may be a car that charges.
const OFF_HOURS_MIN: usize = 3;
/// A spike exceeds the meter's largest hours by this factor.
const SPIKE: f64 = 1.2;
/// A closed building uses at least this share of its weekend use.
const CLOSED_SHARE: f64 = 0.7;
/// An event is part of a slow change that covers this share of its hours, if its departure is at
/// most this many times as large.
const PART_SHARE: f64 = 0.8;
const PART_GROWTH: f64 = 1.5;
/// An expected value below this share of the measured one is a rounding error of the logarithm: it
/// counts as nothing.
const NOTHING: f64 = 1e-6;
/// The daily patterns are learned again after this many hours.
const PATTERN_HOURS: usize = 4 * WEEK;

/// An anomaly: a group of strange hours that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The index of its first hour.
    pub first: usize,
    /// The index of its last hour.
    pub last: usize,
    /// Its first instant, UTC epoch milliseconds.
    pub start: Millis,
    /// The instant after its last hour.
    pub end: Millis,
    /// Its kind.
    pub kind: Kind,
    /// How much it matters.
    pub severity: Severity,
    /// The lowest score of its hours.
    pub score: f64,
    /// The measured sum of its strange hours.
    pub measured: f64,
    /// The expected sum of its strange hours.
    pub expected: f64,
    /// Measured over expected, minus one, in percent; `NaN` where nothing was expected.
    pub deviation_percent: f64,
    /// The use beyond the expected (for generation, the shortfall); 0 where less was used or the
    /// meter is at fault.
    pub wasted: f64,
    /// The cost of `wasted` at [`Options::price`].
    pub cost: Option<f64>,
    /// What was seen, and what it may come from.
    pub facts: Facts,
}

impl Event {
    /// The same as a finding that is over.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let finite = |value: f64| value.is_finite().then_some(value);
        Finding {
            kind: self.kind,
            severity: self.severity,
            span: Span { start: self.start, end: self.end },
            is_open: false,
            score: self.score,
            value: finite(self.measured),
            expected: finite(self.expected),
            deviation_percent: finite(self.deviation_percent),
            energy_wasted: finite(self.wasted).unwrap_or(0.0),
            money_wasted: self.cost,
            detail: Detail::Facts(self.facts.clone()),
        }
    }
}

/// The input of the grouping.
pub(super) struct Source<'a> {
    pub hours: &'a [Hour],
    pub series: &'a Hourly<'a>,
    pub clock: &'a [WallHour],
    pub residual: &'a [f64],
    /// For a shifted day, by how many hours.
    pub shift: &'a [i64],
    pub breach: &'a [Option<Breach>],
    pub options: &'a Options<'a>,
    /// Whether hours after an event may be used (when looking back).
    pub whole: bool,
}

/// An event before its evidence and its causes.
pub(super) struct Draft<'a> {
    pub kind: Kind,
    /// Its strange hours.
    pub group: &'a [usize],
    pub measured: f64,
    pub expected: f64,
    /// The strangest hour.
    pub worst: usize,
    /// The kind of working day that a weekend day resembles.
    pub like_working: Option<DaysAlike>,
    /// How far towards the day's level a night stayed.
    pub unsettled: Option<f64>,
}

pub(super) fn events(source: &Source) -> Vec<Event> {
    let mut out = Vec::new();
    let mut group: Vec<usize> = Vec::new();
    let mut known: (usize, Patterns) = (usize::MAX, Patterns::default());
    let mut close = |group: Vec<usize>| {
        let Some(&first) = group.first() else { return };
        // As readings come, only patterns of earlier hours are known.
        let seen = if source.whole { source.series.value.len() } else { first / PATTERN_HOURS * PATTERN_HOURS };
        if known.0 != seen {
            known = (seen, Patterns::new(&source.series.first(seen), 1));
        }
        out.extend(event(source, &group, &known.1));
    };
    for i in (0..source.hours.len()).filter(|&i| source.hours[i].kind.is_some()) {
        if group.last().is_some_and(|&last| i - last > QUIET_HOURS_MAX + 1) {
            close(std::mem::take(&mut group));
        }
        group.push(i);
    }
    close(group);
    out.retain(|event| is_told(source, event));
    let slow = slow(source, &out);
    // Panels that give less do so each day, so their events are part of the slow change. Events
    // while a base load creeps are separate.
    if source.options.medium == Medium::Generation {
        out.retain(|event| !slow.iter().any(|lasting| is_part(event, lasting)));
    }
    out.extend(silences(source));
    out.extend(slow);
    out.sort_by_key(|event| event.first);
    out
}

/// Whether an event is worth reporting: it moved energy that matters to the meter, and by enough of
/// the usual. Scores say how strange hours are, and on a very regular meter a trifle is strange.
/// Less than usual is reported only where use stopped or stays low: a building that is closed for a
/// day is not a fault.
fn is_told(source: &Source, event: &Event) -> bool {
    if event.kind == Kind::MeterFault {
        return true;
    }
    let hours = event.last + 1 - event.first;
    let near = near(source, event);
    let day = (mean(&near) * DAY as f64).max(1e-9);
    let moved = (event.measured - event.expected).abs() / day;
    let percent = if event.deviation_percent.is_nan() { f64::INFINITY } else { event.deviation_percent };
    if source.options.medium == Medium::Generation {
        return percent <= -LESS_GIVEN && moved >= SHARE_OF_DAY_GIVEN;
    }
    if event.kind == Kind::ScheduleDeviation {
        // A moved day uses about as much as the usual one.
        return hours >= DAY && event.score <= MOVED_SCORE && percent.abs() <= MOVED;
    }
    if percent < 0.0 {
        return if hours < LEVEL_HOURS_MIN {
            hours >= STOPPED_HOURS_MIN && percent <= -STOPPED && moved >= SHARE_OF_DAY && !is_closed(source, event)
        } else {
            percent <= -LESS && moved >= SHARE_OF_DAY_LASTING
        };
    }
    // A short event within the meter's usual peaks is no spike. At night and on weekends fewer
    // hours count as short.
    let peak = source.series.value[event.first..=event.last].iter().copied().filter(|v| v.is_finite()).fold(0.0, f64::max);
    let clock = source.clock[event.last];
    let is_off = clock.weekend() || clock.hour < 6 || clock.hour >= 21;
    let short = if is_off { OFF_HOURS_MIN } else { WASTE_HOURS_MIN };
    let is_usual = hours < short && peak < SPIKE * quantile(&mut near.clone(), 0.98);
    let more = if hours >= LONG_HOURS { MORE_LASTING } else { MORE };
    percent >= more && moved >= SHARE_OF_DAY * (hours as f64 / DAY as f64).max(1.0).sqrt() && !is_usual
}

/// The absolute values of the meter in an event and the eight weeks before it (looking back, also
/// the eight weeks after).
fn near(source: &Source, event: &Event) -> Vec<f64> {
    let value = source.series.value;
    let to = if source.whole { event.last + 1 + MATTERS_HOURS } else { event.last + 1 };
    let near = &value[event.first.saturating_sub(MATTERS_HOURS)..to.min(value.len())];
    near.iter().map(|v| v.abs()).filter(|v| v.is_finite()).collect()
}

/// Whether a working day looked like a weekend: closed, as on a holiday.
fn is_closed(source: &Source, event: &Event) -> bool {
    let value = source.series.value;
    let weekend = |hour: usize| {
        let from = event.first.saturating_sub(MATTERS_HOURS);
        let of = |i: &usize| source.clock[*i].weekend() && source.clock[*i].hour == hour && value[*i].is_finite();
        median(&mut (from..event.first).filter(of).map(|i| value[i]).collect::<Vec<f64>>())
    };
    let usual: f64 = (event.first..=event.last).map(|i| weekend(source.clock[i].hour)).sum();
    !source.clock[event.first].weekend() && event.measured >= CLOSED_SHARE * usual
}

/// Whether an event is part of a slow change.
fn is_part(event: &Event, lasting: &Event) -> bool {
    let common = (event.last + 1).min(lasting.last + 1).saturating_sub(event.first.max(lasting.first));
    let same_way = (event.measured - event.expected).signum() == (lasting.measured - lasting.expected).signum();
    let is_no_more = event.deviation_percent.abs() <= PART_GROWTH * lasting.deviation_percent.abs();
    event.kind != Kind::MeterFault
        && same_way
        && is_no_more
        && common as f64 >= PART_SHARE * (event.last + 1 - event.first) as f64
}

/// Silences of a meter that otherwise reports, once it reports again. Before that, the meter is
/// just not heard.
fn silences(source: &Source) -> Vec<Event> {
    let value = source.series.value;
    let missing = value.iter().filter(|v| !v.is_finite()).count();
    if missing as f64 > SILENT_SHARE_MAX * value.len() as f64 {
        return Vec::new();
    }
    let places: Vec<usize> = (0..value.len()).collect();
    let runs = places.chunk_by(|&a, &b| value[a].is_finite() == value[b].is_finite());
    let silent = runs.filter(|run| !value[run[0]].is_finite() && run.len() >= SILENT_HOURS_MIN);
    silent.filter(|run| run[0] > 0 && run[run.len() - 1] + 1 < value.len()).filter_map(|run| silence(source, run)).collect()
}

fn silence(source: &Source, run: &[usize]) -> Option<Event> {
    let (first, last) = (run[0], run[run.len() - 1]);
    let (start, end) = (source.at(first), source.at(last + 1));
    let judged = |verdict: &NotFault| verdict.kind == Kind::MeterFault && verdict.start <= start && end <= verdict.end;
    if source.options.not_faults.iter().any(judged) {
        return None;
    }
    let expected: f64 = run.iter().map(|&i| source.hours[i].expected).filter(|v| v.is_finite()).sum();
    // The score of a silence is by length: the longer, the more is unknown.
    let score = -(run.len() as f64) / (run.len() as f64 + DAY as f64);
    Some(Event {
        first,
        last,
        start,
        end,
        kind: Kind::MeterFault,
        severity: Severity::of(score),
        score,
        measured: 0.0,
        expected,
        deviation_percent: f64::NAN,
        wasted: 0.0,
        cost: source.options.price.map(|_| 0.0),
        facts: Facts { evidence: Evidence::NoReadings, causes: causes::of_silence() },
    })
}

impl Source<'_> {
    pub(super) fn at(&self, i: usize) -> Millis {
        self.series.start + i as Millis * HOUR_MS
    }
}

fn event(source: &Source, group: &[usize], patterns: &Patterns) -> Option<Event> {
    let value = source.series.value;
    let mut weight = [0.0; Kind::ALL.len()];
    for &i in group {
        if let Some(kind) = source.hours[i].kind {
            weight[kind as usize] -= source.hours[i].score;
        }
    }
    let kind = Kind::ALL.iter().copied().max_by(|a, b| weight[*a as usize].total_cmp(&weight[*b as usize]))?;
    let group = trimmed(source, group, kind);
    let (&first, &last) = (group.first()?, group.last()?);
    let like_working = like_working(source, group, patterns);
    let unsettled = unsettled(source, group, patterns);
    let kind = named(source, group, kind, like_working.is_some(), unsettled.is_some());
    let known: Vec<usize> =
        group.iter().copied().filter(|&i| value[i].is_finite() && source.hours[i].expected.is_finite()).collect();
    let measured: f64 = known.iter().map(|&i| value[i]).sum();
    let expected: f64 = known.iter().map(|&i| source.hours[i].expected).sum();
    let score = group.iter().map(|&i| source.hours[i].score).fold(0.0, f64::min);
    let mut severity = Severity::of(score);
    if group.len() >= LONG_HOURS {
        severity = severity.raised();
    }
    let percent = deviation_percent(measured, expected);
    let beyond = if source.options.medium == Medium::Generation { expected - measured } else { measured - expected };
    let wasted = if kind == Kind::MeterFault { 0.0 } else { beyond.max(0.0) };
    // The evidence names the strangest hour.
    let worst = group.iter().copied().min_by(|&a, &b| source.hours[a].score.total_cmp(&source.hours[b].score))?;
    let draft = Draft { kind, group, measured, expected, worst, like_working, unsettled };
    Some(Event {
        first,
        last,
        start: source.at(first),
        end: source.at(last + 1),
        kind,
        severity,
        score,
        measured,
        expected,
        deviation_percent: percent,
        wasted,
        cost: source.options.price.map(|price| price * wasted),
        facts: Facts { evidence: evidence::of(source, &draft), causes: causes::of(source, &draft) },
    })
}

/// Measured over expected, minus one, in percent; `NaN` where next to nothing was expected.
pub(super) fn deviation_percent(measured: f64, expected: f64) -> f64 {
    if expected > NOTHING * measured.abs() && expected > 0.0 { (measured / expected - 1.0) * 100.0 } else { f64::NAN }
}

/// The kind of an event, from the kind of most of its hours, refined by length, time of day and
/// direction.
fn named(source: &Source, group: &[usize], kind: Kind, like_working: bool, unsettled: bool) -> Kind {
    if matches!(kind, Kind::MeterFault | Kind::ScheduleDeviation) {
        return kind;
    }
    let excess = |i: usize| source.series.value[i] - source.hours[i].expected;
    let up = group.iter().map(|&i| excess(i)).filter(|e| e.is_finite()).sum::<f64>() >= 0.0;
    if group.len() >= LONG_HOURS {
        let (first, last) = (group[0], group[group.len() - 1]);
        let departures: Vec<f64> = (first..=last).map(|i| source.residual[i]).filter(|r| r.is_finite()).collect();
        let (early, late) = departures.split_at(departures.len() / 2);
        let creeps = mean(late).abs() > DRIFT_RATIO * mean(early).abs();
        return if creeps { Kind::Drift } else { Kind::LevelShift };
    }
    if up && group.len() >= WASTE_HOURS_MIN {
        // By energy, since the hours at the edges are many and small.
        let sum = |of: &dyn Fn(&WallHour) -> bool| {
            group.iter().filter(|&&i| of(&source.clock[i])).map(|&i| excess(i).max(0.0)).filter(|e| e.is_finite()).sum::<f64>()
        };
        let all = sum(&|_| true);
        let weekend = sum(&|clock| clock.weekend());
        let night = sum(&|clock| clock.hour < 6 || clock.hour >= 21);
        // A Friday night is a night before it is a weekend.
        let one_night = night >= WASTE_SHARE * all && group.len() <= NIGHT_HOURS_MAX;
        if !one_night && weekend >= WASTE_SHARE * all && (like_working || group.len() >= DAY / 2) {
            return Kind::WeekendWaste;
        }
        if night >= WASTE_SHARE * all || (unsettled && 2.0 * night >= all && group.len() <= DAY) {
            return Kind::NightWaste;
        }
        if weekend >= WASTE_SHARE * all {
            return Kind::WeekendWaste;
        }
    }
    match (group.len() >= LEVEL_HOURS_MIN, up) {
        (true, _) => Kind::LevelShift,
        (false, true) => Kind::UsageSpike,
        (false, false) => Kind::EquipmentFailure,
    }
}

/// The group without hours at its ends that are only strange because of their neighbours. Drifts,
/// shifts and moved days keep them.
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

/// The kind of working day that the event's longest weekend day resembles.
fn like_working(source: &Source, group: &[usize], patterns: &Patterns) -> Option<DaysAlike> {
    let days = group.chunk_by(|&a, &b| source.clock[a].index.div_euclid(24) == source.clock[b].index.div_euclid(24));
    let longest = days.filter(|day| source.clock[day[0]].weekend()).max_by_key(|day| day.len())?;
    let mut day = [f64::NAN; DAY];
    let from = longest[0].saturating_sub(source.clock[longest[0]].hour);
    let last = if source.whole { source.series.value.len() } else { group[group.len() - 1] + 1 };
    for i in (from..last.min(from + DAY)).filter(|&i| source.clock[i].weekday == source.clock[longest[0]].weekday) {
        day[source.clock[i].hour] = source.series.value[i];
    }
    (longest.len() >= WASTE_HOURS_MIN).then(|| patterns.like_working(&day)).flatten()
}

/// How far towards the day's level the event's night hours stayed.
fn unsettled(source: &Source, group: &[usize], patterns: &Patterns) -> Option<f64> {
    let night: Vec<f64> = group
        .iter()
        .filter(|&&i| source.clock[i].hour < 6 || source.clock[i].hour >= 22)
        .map(|&i| source.series.value[i])
        .filter(|v| v.is_finite())
        .collect();
    (night.len() >= 3).then(|| patterns.unsettled(mean(&night))).flatten()
}
