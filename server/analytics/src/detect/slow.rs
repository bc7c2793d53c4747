//! Finds changes that are too slow, or hidden in too restless a series, for windows of hours.
//! First, a load at rest that creeps up (a freezer's seal, a standby that is never switched off).
//! Second, panels that give less than before, compared with panels nearby or, without any, on clear
//! days (a failed string).
//!
//! Each week is judged by what was known then, and compared with the time before the change until
//! the change is over. There are no scores of hours: the anomaly is reported as an event only.

use super::events::{Event, Source, deviation_percent};
use super::{Kind, Medium, Severity, causes};
use crate::linear::{Rows, least_absolute};
use crate::robust::{median, quantile, spread};
use crate::series::DAY;
use domain::finding::{Evidence, Facts};

/// The load at rest of a day is this quantile of its hours.
const AT_REST: f64 = 0.15;
/// A day counts with at least this many measured hours.
const HOURS_MIN: usize = 20;
/// A day with this many hours reported as something left on does not count.
const OWN_HOURS: usize = 3;
/// The number of days that are judged at a time.
const RECENT_DAYS: usize = 7;
/// The days between those judged and those compared with, so that a creeping change is not among
/// the latter.
const APART_DAYS: usize = 28;
/// The number of days compared with.
const BEFORE_DAYS: usize = 56;
/// The days from which the effect of the weather is learned.
const YEAR_DAYS: usize = 365;
/// A load at rest creeps when it rose by at least this share.
const CREEP_SHARE: f64 = 0.25;
/// It must also have risen by this many spreads of the days before.
const CREEP_SPREADS: f64 = 3.0;
/// The weeks in a row that must show it.
const WEEKS_MIN: usize = 2;
/// A change that was found goes on down to this share of the limits.
const STAYS_SHARE: f64 = 0.5;
/// It goes on for at most this long. A load at rest that has lasted for eight weeks is the new
/// normal (a term, a tenant). Panels with peers are comparable for longer.
const LASTS_DAYS: usize = 56;
const LASTS_DAYS_BESIDE: usize = 182;
/// The best hour of this many days shows what panels can give.
const FORTNIGHT: usize = 14;
/// Below this share of the best hour expected for the season, some panels are missing.
const YIELD_SHARE: f64 = 0.78;
/// Without peers the season is known for no longer than this.
const YIELD_DAYS: usize = 56;
/// With peers a smaller loss is enough: a two-week median below this share of the earlier one, both
/// relative to the peers.
const BESIDE_SHARE: f64 = 0.85;
/// The days that must be known in the eight weeks before.
const BESIDE_DAYS_MIN: usize = 21;
/// The median of this many peers is not moved by one that changed.
const PEERS_SURE: usize = 3;
/// Two weeks' worth of known days must lie within this many days.
const FORTNIGHT_MAX: usize = 2 * FORTNIGHT;
/// Data older than this does not show the present.
const STALE_DAYS: usize = 3;
/// An hour counts when the peers give at least this share of their capacity.
const BESIDE_LIGHT: f64 = 0.1;

/// A day on the site's clock: its hours and its figure.
struct DayFigure {
    first: usize,
    last: usize,
    figure: f64,
    /// Degrees below 15 and above 18 °C.
    need: [f64; 2],
}

/// A week that departs.
#[derive(Clone, Copy)]
struct Week {
    from: usize,
    to: usize,
    usual: f64,
    now: f64,
}

/// The figure of a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Its load at rest.
    AtRest,
    /// Its best hour, for panels.
    Best,
    /// Its generation relative to the peers', for panels.
    Beside,
}

impl Look {
    /// Compares the days before `end` with those before `since`, where the first departing days end
    /// (`None` while there are none). Once a change was found, lower limits apply.
    fn judge(self, source: &Source, days: &[DayFigure], end: usize, since: Option<usize>) -> Option<Week> {
        let share = if since.is_some() { STAYS_SHARE } else { 1.0 };
        let is_told = since.is_some();
        let since = since.unwrap_or(end);
        match self {
            Self::AtRest => creeps(days, end, since, share),
            Self::Best => yields(days, end, since, share),
            // With few peers, a peer may have changed instead. Once found, the change is not
            // questioned again.
            Self::Beside => lags(days, end, since, share)
                .filter(|week| is_told || source.options.peers_count >= PEERS_SURE || fell_itself(source, days, end, week)),
        }
    }

    fn weeks_min(self) -> usize {
        if self == Self::AtRest { WEEKS_MIN } else { 1 }
    }

    fn days_max(self) -> usize {
        match self {
            Self::AtRest => LASTS_DAYS,
            Self::Best => YIELD_DAYS,
            Self::Beside => LASTS_DAYS_BESIDE,
        }
    }
}

/// `told` are the events that hours already make.
pub(super) fn slow(source: &Source, told: &[Event]) -> Vec<Event> {
    match (source.options.medium, source.options.peers.is_empty()) {
        // Heat and cooling have no load at rest: the season makes it.
        (Medium::Heat | Medium::Cooling, _) => Vec::new(),
        (Medium::Generation, true) => looked_at(source, Look::Best, &figures(source, Look::Best, told)),
        (Medium::Generation, false) => {
            let days = figures(source, Look::Beside, told);
            let mut out = looked_at(source, Look::Beside, &days);
            // Where the peers are not known, only the best hours are left.
            let alone = looked_at(source, Look::Best, &figures(source, Look::Best, told));
            out.extend(alone.into_iter().filter(|event| is_alone(event, &days)));
            out
        }
        _ => looked_at(source, Look::AtRest, &figures(source, Look::AtRest, told)),
    }
}

/// Whether the peers were known on less than a quarter of an event's days; `days` are the days on
/// which they were known.
fn is_alone(event: &Event, days: &[DayFigure]) -> bool {
    let beside = days.iter().filter(|day| event.first <= day.first && day.last <= event.last).count();
    beside * DAY * 4 < event.last + 1 - event.first
}

fn looked_at(source: &Source, look: Look, days: &[DayFigure]) -> Vec<Event> {
    let mut out = Vec::new();
    let mut run: Vec<Week> = Vec::new();
    let whole = days.len() / RECENT_DAYS;
    for week in 1..=whole {
        let end = week * RECENT_DAYS;
        let since = run.first().map(|first| first.to + 1);
        // By the clock, so that unknown days count too.
        let lasts = since.is_none_or(|since| days[end - 1].last - days[since - 1].last < look.days_max() * DAY);
        match look.judge(source, days, end, since).filter(|_| lasts) {
            Some(found) => run.push(found),
            None => out.extend(event(source, look, days, &std::mem::take(&mut run), false)),
        }
    }
    // The days since the last whole week show whether it goes on.
    let since = run.first().map(|first| first.to + 1);
    // For water they may also start it: a leak does not wait for the end of a week.
    let may_begin = source.options.medium == Medium::Water;
    let latest = (since.is_some() || may_begin).then(|| look.judge(source, days, days.len(), since)).flatten();
    // Values from some days ago say nothing about today.
    let is_now = days.last().is_some_and(|day| source.series.value.len() <= day.last + 1 + STALE_DAYS * DAY);
    let goes_on = latest.is_some() && is_now;
    run.extend(latest.filter(|_| days.len() > whole * RECENT_DAYS));
    out.extend(event(source, look, days, &run, goes_on));
    out
}

fn figures(source: &Source, look: Look, told: &[Event]) -> Vec<DayFigure> {
    let series = source.series;
    let mut own = vec![false; series.value.len()];
    for event in told.iter().filter(|one| matches!(one.kind, Kind::NightWaste | Kind::WeekendWaste | Kind::UsageSpike)) {
        own[event.first..=event.last].fill(true);
    }
    let places: Vec<usize> = (0..series.value.len()).collect();
    let days = places.chunk_by(|&a, &b| source.clock[a].index.div_euclid(24) == source.clock[b].index.div_euclid(24));
    days.filter_map(|day| {
        let good = |i: &usize| series.value[*i].is_finite() && source.breach[*i].is_none();
        let known: Vec<usize> = day.iter().copied().filter(good).collect();
        // A night left on is its own event, and says nothing about the load at rest.
        let counts = look != Look::AtRest || day.iter().filter(|&&i| own[i]).count() < OWN_HOURS;
        let temps: Vec<f64> = day.iter().filter_map(|&i| series.temp_c.get(i)).copied().filter(|t| t.is_finite()).collect();
        let mean = if temps.is_empty() { f64::NAN } else { temps.iter().sum::<f64>() / temps.len() as f64 };
        let need = if mean.is_finite() { [(15.0 - mean).max(0.0), (mean - 18.0).max(0.0)] } else { [0.0; 2] };
        let mut value: Vec<f64> = known.iter().map(|&i| series.value[i]).collect();
        let figure = match look {
            Look::AtRest => quantile(&mut value, AT_REST),
            Look::Best => quantile(&mut value, 1.0),
            Look::Beside => beside(source, &known),
        };
        (counts && known.len() >= HOURS_MIN && figure.is_finite()).then(|| DayFigure {
            first: day[0],
            last: day[day.len() - 1],
            figure,
            need,
        })
    })
    .collect()
}

/// The generation in the light hours of a day over that of the peers; `NaN` for a day without
/// light.
fn beside(source: &Source, hours: &[usize]) -> f64 {
    let light = |i: &&usize| source.options.peers[**i] >= BESIDE_LIGHT;
    let sum = |of: &[f64]| hours.iter().filter(light).map(|&i| of[i]).sum::<f64>();
    sum(source.series.value) / sum(source.options.peers)
}

/// Whether the load at rest of the week before `end` is above that of an earlier period in its
/// weather: the eight weeks that ended four weeks before the week of `since`. The effect of the
/// weather is learned from the year before.
fn creeps(days: &[DayFigure], end: usize, since: usize, share: f64) -> Option<Week> {
    let from = end.checked_sub(RECENT_DAYS)?;
    let until = since.checked_sub(RECENT_DAYS + APART_DAYS)?;
    let before = &days[until.checked_sub(BEFORE_DAYS)?..until];
    let year = &days[until.saturating_sub(YEAR_DAYS)..until];
    let mut rows = Rows::new(3);
    rows.data.extend(year.iter().flat_map(|day| [1.0, day.need[0], day.need[1]]));
    let target: Vec<f64> = year.iter().map(|day| day.figure).collect();
    let size = median(&mut target.clone());
    let found = least_absolute(&rows, &target, &vec![1.0; target.len()], 1e-6, (0.01 * size.abs()).max(1e-9), 5);
    let weather = |day: &DayFigure| found[1].max(0.0) * day.need[0] + found[2].max(0.0) * day.need[1];
    let rest = median(&mut before.iter().map(|day| day.figure - weather(day)).collect::<Vec<f64>>());
    // Days colder or hotter than all seen before cannot be predicted.
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
    (more > share * CREEP_SHARE * usual && more > share * CREEP_SPREADS * stray).then_some(week)
}

/// Whether the best hour of the two weeks before `end` is below what the four weeks before the
/// fortnight of `since` predict.
fn yields(days: &[DayFigure], end: usize, since: usize, share: f64) -> Option<Week> {
    let best = |to: usize| {
        let of = &days[to.checked_sub(FORTNIGHT)?..to];
        Some(of.iter().map(|day| day.figure).fold(0.0, f64::max))
    };
    let before = since.checked_sub(FORTNIGHT)?;
    let (now, before, earlier) = (best(end)?, best(before)?, best(before.checked_sub(FORTNIGHT)?)?);
    // Assume that the season goes on declining as before, by at most 15 %.
    let usual = before * (before / earlier.max(1e-9)).clamp(0.85, 1.0);
    let week = Week { from: end - FORTNIGHT, to: end - 1, usual, now };
    (usual > 0.0 && 1.0 - now / usual > share * (1.0 - YIELD_SHARE)).then_some(week)
}

/// Whether the median day of the two weeks before `end` is below that of the eight weeks before the
/// fortnight of `since`, both relative to the peers.
fn lags(days: &[DayFigure], end: usize, since: usize, share: f64) -> Option<Week> {
    let middle = |of: &[DayFigure]| median(&mut of.iter().map(|day| day.figure).collect::<Vec<f64>>());
    let until = since.checked_sub(FORTNIGHT)?;
    if days[end - 1].last - days[end - FORTNIGHT].first >= FORTNIGHT_MAX * DAY {
        return None;
    }
    let before = &days[until.saturating_sub(BEFORE_DAYS)..until];
    if before.len() < BESIDE_DAYS_MIN {
        return None;
    }
    let (usual, now) = (middle(before), middle(&days[end - FORTNIGHT..end]));
    // From the first day that is closer to the present level.
    let from = (end - FORTNIGHT..end).find(|&day| days[day].figure < f64::midpoint(usual, now)).unwrap_or(end - FORTNIGHT);
    let stray = spread(&mut before.iter().map(|day| day.figure).collect::<Vec<f64>>(), usual);
    let is_less = usual - now > share * (1.0 - BESIDE_SHARE) * usual && usual - now > share * CREEP_SPREADS * stray;
    (usual > 0.0 && is_less).then_some(Week { from, to: end - 1, usual, now })
}

/// Whether these panels changed, and not their peers. On the day from which they lag, the best hour
/// in two weeks must have fallen by at least half of the lag, and by more than twice the rise of
/// the peers' best hour.
fn fell_itself(source: &Source, days: &[DayFigure], end: usize, week: &Week) -> bool {
    let between = f64::midpoint(week.usual, week.now);
    let lags =
        |day: &usize| median(&mut days[day - 1..(day + 2).min(end)].iter().map(|day| day.figure).collect::<Vec<f64>>()) < between;
    let began = (1..end).rev().find(|day| !lags(day)).map_or(0, |day| day + 1);
    let Some(before) = began.checked_sub(FORTNIGHT) else { return false };
    let best = |of: &[f64], days: &[DayFigure]| {
        let hours = days.iter().flat_map(|day| &of[day.first..=day.last]);
        hours.copied().filter(|v| v.is_finite()).fold(0.0, f64::max)
    };
    let change = |of: &[f64]| best(of, &days[began..(began + FORTNIGHT).min(end)]) / best(of, &days[before..began]).max(1e-9);
    let (fell, rose) = (1.0 - change(source.series.value), change(source.options.peers) - 1.0);
    fell >= (1.0 - week.now / week.usual) / 2.0 && fell > 2.0 * rose
}

fn event(source: &Source, look: Look, days: &[DayFigure], weeks: &[Week], goes_on: bool) -> Option<Event> {
    let (begin, end) = (weeks.first()?, weeks.last()?);
    if weeks.len() < look.weeks_min() && source.options.medium != Medium::Water {
        return None;
    }
    let first = days[begin.from].first;
    // A change that goes on lasts to the last hour, though little of that day is known.
    let last = if goes_on { source.series.value.len() - 1 } else { days[end.to].last };
    let generation = source.options.medium == Medium::Generation;
    let judged = source.options.not_faults.iter().any(|verdict| {
        matches!(verdict.kind, Kind::Drift | Kind::LevelShift)
            && verdict.start < source.at(last + 1)
            && source.at(first) < verdict.end
    });
    if judged {
        return None;
    }
    let hours = ((last + 1 - first) / DAY * DAY) as f64;
    let mean = |of: &dyn Fn(&Week) -> f64| weeks.iter().map(of).sum::<f64>() / weeks.len() as f64;
    // Panels are short by the same share throughout; a load at rest creeps.
    let share = if generation { mean(&|week| week.now / week.usual) } else { end.now / end.usual } - 1.0;
    let span = || (first..=last).filter(|&i| source.series.value[i].is_finite());
    let measured: f64 = span().map(|i| source.series.value[i]).sum();
    // For panels each hour is short by the share; for a load at rest each hour has the same excess.
    let wasted =
        if generation { measured * (1.0 / (1.0 + share).max(0.01) - 1.0) } else { mean(&|week| week.now - week.usual) * hours };
    let expected = if generation { measured + wasted } else { measured - wasted };
    let score = -(share.abs() / (share.abs() + 0.5));
    // A leak starts at once.
    let at_once = source.options.medium == Medium::Water;
    let kind = if generation || at_once { Kind::LevelShift } else { Kind::Drift };
    let evidence = match (generation, look) {
        (true, Look::Beside) => Evidence::LessThanPeers { less_percent: -100.0 * share },
        (true, _) => Evidence::BestHoursLess { best: end.now, usual: end.usual },
        (false, _) => Evidence::RestRaised { an_hour: end.now, usual_an_hour: end.usual, is_at_once: at_once },
    };
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
        deviation_percent: deviation_percent(measured, expected),
        wasted,
        cost: source.options.price.map(|price| price * wasted),
        facts: Facts { evidence, causes: causes::of_slow(source) },
    })
}
