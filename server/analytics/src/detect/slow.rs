//! What changes too slowly, or in a series too restless, for windows of hours: the load at rest that creeps up (a freezer's seal, a standby that is
//! never switched off), and clear days that give less (a string of panels that failed). Looked at once a week, from what is known by then. Leaves out
//! scores of hours: such an anomaly is told as an event alone.

use super::events::{Event, Source};
use super::{Flow, Kind, Severity, words};
use crate::linear::{Rows, least_absolute};
use crate::robust::{median, quantile, spread};
use crate::series::DAY;

/// The load at rest of a day: this share of its hours lies below.
const AT_REST: f64 = 0.15;
/// A day counts with so many measured hours.
const HOURS_MIN: usize = 20;
/// The days that are judged at a time,
const RECENT_DAYS: usize = 7;
/// so long after those that they are compared with, that what creeps is not among them,
const APART_DAYS: usize = 28;
/// and those.
const BEFORE_DAYS: usize = 56;
/// So far back weather is learned from.
const YEAR_DAYS: usize = 365;
/// Creeping is told from this share on,
const CREEP_SHARE: f64 = 0.25;
/// and from so many spreads of the days before.
const CREEP_SPREADS: f64 = 3.0;
/// So many weeks in a row must say so.
const WEEKS_MIN: usize = 2;
/// The best hour of a fortnight shows what panels can give;
const FORTNIGHT: usize = 14;
/// below this share of what the season lets expect, some of them are missing.
const YIELD_SHARE: f64 = 0.78;

/// A day on the site's clock: its places, and what it says.
struct DayFigure {
    first: usize,
    last: usize,
    figure: f64,
    /// Degrees below 15 and above 18 °C.
    need: [f64; 2],
}

/// A week that departs.
struct Week {
    from: usize,
    to: usize,
    usual: f64,
    now: f64,
}

pub(super) fn slow(source: &Source) -> Vec<Event> {
    // Heat and cooling have no load at rest: the season makes it.
    if matches!(source.options.flow, Flow::Heat | Flow::Cooling) {
        return Vec::new();
    }
    let generation = source.options.flow == Flow::Generation;
    let days = figures(source, generation);
    let judge = |end: usize| if generation { yields(&days, end) } else { creeps(&days, end) };
    let weeks: Vec<Option<Week>> = (0..days.len() / RECENT_DAYS).map(|week| judge((week + 1) * RECENT_DAYS)).collect();
    let needed = if generation { 1 } else { WEEKS_MIN };
    let runs = weeks.chunk_by(|a, b| a.is_some() == b.is_some());
    runs.filter_map(|run| {
        let run: Vec<&Week> = run.iter().flatten().collect();
        (run.len() >= needed).then(|| event(source, &days, &run)).flatten()
    })
    .collect()
}

fn figures(source: &Source, generation: bool) -> Vec<DayFigure> {
    let series = source.series;
    let places: Vec<usize> = (0..series.value.len()).collect();
    let days = places.chunk_by(|&a, &b| source.clock[a].index.div_euclid(24) == source.clock[b].index.div_euclid(24));
    days.filter_map(|day| {
        let good = |i: &usize| series.value[*i].is_finite() && source.breach[*i].is_none();
        let mut known: Vec<f64> = day.iter().copied().filter(good).map(|i| series.value[i]).collect();
        let temps: Vec<f64> = day.iter().filter_map(|&i| series.temp_c.get(i)).copied().filter(|t| t.is_finite()).collect();
        let mean = if temps.is_empty() { f64::NAN } else { temps.iter().sum::<f64>() / temps.len() as f64 };
        let need = if mean.is_finite() { [(15.0 - mean).max(0.0), (mean - 18.0).max(0.0)] } else { [0.0; 2] };
        let enough = known.len() >= HOURS_MIN;
        let figure = if generation { quantile(&mut known, 1.0) } else { quantile(&mut known, AT_REST) };
        enough.then(|| DayFigure { first: day[0], last: day[day.len() - 1], figure, need })
    })
    .collect()
}

/// Whether the load at rest of the week before `end` lies above that of eight weeks that ended four weeks earlier, in its weather. What the weather
/// does to it is learned from all of the year before.
fn creeps(days: &[DayFigure], end: usize) -> Option<Week> {
    let from = end - RECENT_DAYS;
    let until = from.checked_sub(APART_DAYS)?;
    let before = &days[until.checked_sub(BEFORE_DAYS)?..until];
    let year = &days[until.saturating_sub(YEAR_DAYS)..until];
    let mut rows = Rows::new(3);
    rows.data.extend(year.iter().flat_map(|day| [1.0, day.need[0], day.need[1]]));
    let target: Vec<f64> = year.iter().map(|day| day.figure).collect();
    let size = median(&mut target.clone());
    let found = least_absolute(&rows, &target, &vec![1.0; target.len()], 1e-6, (0.01 * size.abs()).max(1e-9), 5);
    let weather = |day: &DayFigure| found[1].max(0.0) * day.need[0] + found[2].max(0.0) * day.need[1];
    let rest = median(&mut before.iter().map(|day| day.figure - weather(day)).collect::<Vec<f64>>());
    // What is colder, or hotter, than all that was seen is not foreseen.
    let most = |k: usize| year.iter().map(|day| day.need[k]).fold(0.0, f64::max);
    let beyond = |day: &DayFigure| (0..2).any(|k| day.need[k] > most(k) + 2.0);
    let recent: Vec<&DayFigure> = days[from..end].iter().filter(|day| !beyond(day)).collect();
    if recent.len() * 2 <= RECENT_DAYS || rest <= 0.0 {
        return None;
    }
    let off = |day: &DayFigure| day.figure - weather(day) - rest;
    let more = median(&mut recent.iter().map(|day| off(day)).collect::<Vec<f64>>());
    let stray = spread(&mut before.iter().map(off).collect::<Vec<f64>>(), 0.0);
    let usual = rest + median(&mut recent.iter().map(|day| weather(day)).collect::<Vec<f64>>());
    let week = Week { from, to: end - 1, usual, now: usual + more };
    (more > CREEP_SHARE * usual && more > CREEP_SPREADS * stray).then_some(week)
}

/// Whether the best hour of the fortnight before `end` lies below what the two fortnights before it let expect.
fn yields(days: &[DayFigure], end: usize) -> Option<Week> {
    let best = |back: usize| {
        let to = end.checked_sub(back * FORTNIGHT)?;
        let of = &days[to.checked_sub(FORTNIGHT)?..to];
        Some(of.iter().map(|day| day.figure).fold(0.0, f64::max))
    };
    let (now, before, earlier) = (best(0)?, best(1)?, best(2)?);
    // The season goes on as it went, at most.
    let usual = before * (before / earlier.max(1e-9)).clamp(0.85, 1.0);
    let week = Week { from: end - FORTNIGHT, to: end - 1, usual, now };
    (usual > 0.0 && now < YIELD_SHARE * usual).then_some(week)
}

fn event(source: &Source, days: &[DayFigure], weeks: &[&Week]) -> Option<Event> {
    let (begin, end) = (weeks.first()?, weeks.last()?);
    let (first, last) = (days[begin.from].first, days[end.to].last);
    let generation = source.options.flow == Flow::Generation;
    let judged = source.options.not_faults.iter().any(|verdict| {
        matches!(verdict.kind, Kind::Drift | Kind::LevelShift)
            && verdict.start < source.at(last + 1)
            && source.at(first) < verdict.end
    });
    if judged {
        return None;
    }
    let hours = ((last + 1 - first) / DAY * DAY) as f64;
    let share = end.now / end.usual - 1.0;
    let span = || (first..=last).filter(|&i| source.series.value[i].is_finite());
    let measured: f64 = span().map(|i| source.series.value[i]).sum();
    // Of panels every hour is short by the share, of a load at rest each hour has the same too much.
    let wasted = if generation {
        measured * (end.usual / end.now.max(1e-9) - 1.0)
    } else {
        weeks.iter().map(|week| week.now - week.usual).sum::<f64>() / weeks.len() as f64 * hours
    };
    let expected = if generation { measured + wasted } else { measured - wasted };
    let score = -(share.abs() / (share.abs() + 0.5));
    let kind = if generation { Kind::LevelShift } else { Kind::Drift };
    Some(Event {
        first,
        last,
        start: source.at(first),
        end: source.at(last + 1),
        kind,
        severity: Severity::of(score),
        score,
        measured,
        expected,
        deviation_percent: if expected > 0.0 { (measured / expected - 1.0) * 100.0 } else { f64::NAN },
        wasted,
        cost: source.options.price.map(|price| price * wasted),
        sentence: words::slow(source, first, [end.usual, end.now]),
        causes: words::slow_causes(source),
    })
}
