//! Forecasts that repeat the week before or the usual day. They are the reference for the others,
//! and the fallback where history is short.

use super::interval::Miss;
use crate::robust::median;
use crate::series::{DAY, WEEK, Wall, filled};

/// The days of one kind that make the usual day.
pub(crate) const USUAL_DAYS: usize = 10;

/// The forecast and its past errors.
pub(crate) type Answer = (Vec<f64>, Vec<Miss>);

/// The same hour of the latest known week.
pub(crate) fn seasonal(wall: &Wall, horizon: usize) -> Answer {
    let known = filled(&wall.value);
    let n = known.len();
    let value = (0..horizon).map(|h| known[n + h - WEEK * (h / WEEK + 1)]).collect();
    let misses = (WEEK..n).filter(|&i| wall.value[i].is_finite()).map(|i| miss(wall, i, known[i - WEEK])).collect();
    (value, misses)
}

/// The median of the same hour over the latest ten days of its kind (weekday or weekend); of the
/// other kind where there is none yet.
pub(crate) fn usual(wall: &Wall, horizon: usize) -> Answer {
    let known = filled(&wall.value);
    let n = known.len();
    let at = |end: usize, i: usize| {
        let weekend = wall.wall(i).weekend();
        let days = |same: bool| {
            (1..)
                .map(move |k| (i, k))
                .map_while(|(i, k)| i.checked_sub(DAY * k))
                .filter(|&j| j < end)
                .filter(|&j| (wall.wall(j).weekend() == weekend) == same)
                .take(USUAL_DAYS)
                .map(|j| known[j])
                .collect::<Vec<f64>>()
        };
        let mut found = days(true);
        if found.is_empty() {
            found = days(false);
        }
        median(&mut found)
    };
    let value = (0..horizon).map(|h| at(n, n + h)).collect();
    // Earlier hours have too few days before them for an error of the usual day.
    let from = (2 * DAY).min(n / 2).max(DAY);
    let misses = (from..n).filter(|&i| wall.value[i].is_finite()).map(|i| miss(wall, i, at(i, i))).collect();
    (value, misses)
}

/// The error of a forecast of a past hour.
pub(crate) fn miss(wall: &Wall, i: usize, forecast: f64) -> Miss {
    let clock = wall.wall(i);
    Miss {
        hour: clock.hour as u8,
        weekend: clock.weekend(),
        age_days: (wall.value.len() - i) as f64 / DAY as f64,
        error: wall.value[i] - forecast,
    }
}
