//! A load curve of times and values without lengths. The distance to the neighbours is the length,
//! unless a value is missing: then the neighbours' length is. Leaves out which end of its period a
//! time is: both are told, and the plan chooses.

use super::About;
use crate::known::times::{Spans, When};
use crate::known::{Entry, Taker, cell, not_time};
use crate::stamp::Written;
use crate::{Order, Plain, Result, stamp};
use csv::ByteRecord;
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, Millis};
use std::collections::VecDeque;

/// A value, and the two before and behind it.
const WINDOW: usize = 5;
const MIDDLE: usize = 2;

struct Point {
    line: u64,
    at: Written,
    value: Vec<u8>,
}

#[derive(Default)]
pub(super) struct Curve {
    points: VecDeque<Point>,
    /// How many of the points have been passed on.
    done: usize,
    /// The heading says that times are ends.
    is_ends: bool,
}

impl Curve {
    pub(super) fn of_ends() -> Self {
        Self { is_ends: true, ..Self::default() }
    }

    pub(super) fn row(&mut self, line: u64, cells: &ByteRecord, about: &About, to: &mut dyn Taker) -> Result<()> {
        let (given, value) = (cell(cells, Some(0)), cell(cells, Some(1)));
        let Some(at) = stamp::parse(given, Order::DayFirst) else {
            to.problem(line, "Horodate", given, not_time("2026-11-22T17:00:00+01:00"));
            return Ok(());
        };
        if let Some(last) = self.points.back().filter(|last| instant(last.at) == instant(at)) {
            if last.value != value {
                to.problem(line, "Valeur", value, Plain::AnotherValueBefore.into());
            }
            return Ok(());
        }
        self.points.push_back(Point { line, at, value: value.to_vec() });
        // A value goes on when two are known behind it.
        while self.points.len() > self.done + MIDDLE {
            self.pass_on(about, to)?;
        }
        Ok(())
    }

    pub(super) fn end(&mut self, about: &About, to: &mut dyn Taker) -> Result<()> {
        while self.points.len() > self.done {
            self.pass_on(about, to)?;
        }
        self.points.clear();
        self.done = 0;
        Ok(())
    }

    fn pass_on(&mut self, about: &About, to: &mut dyn Taker) -> Result<()> {
        let i = self.done;
        let step = |from: Option<usize>| -> Option<Millis> {
            let from = from?;
            Some(whole_days(instant(self.points.get(from + 1)?.at) - instant(self.points.get(from)?.at)))
        };
        let steps = [i.checked_sub(2), i.checked_sub(1), Some(i), Some(i + 1)].map(step);
        let falls = steps[1].or(steps[2]).is_some_and(|step| step < 0);
        let [a, b, c, d] = steps.map(|step| step.map(Millis::abs));
        let (mut until, mut from) = (length(a, b, c), length(b, c, d));
        if falls {
            (until, from) = (from, until);
        }
        if let Some(of_month) = self.months(i) {
            (until, from) = of_month;
        }
        let Some(point) = self.points.get(i) else { return Ok(()) };
        let series =
            to.series(&[&about.point, "curve", &about.unit, &about.what], &|| about.spec("load curve", about.curve_unit()))?;
        let when = match (self.is_ends, until) {
            (true, Some(span_ms)) => When::Until { end: point.at, span_ms },
            _ => When::Stamped { at: point.at, spans: Spans::Own { until, from } },
        };
        to.put(Entry { series, line: point.line, column: "Valeur", when, cell: &point.value, is_estimated: false });
        self.done += 1;
        while self.points.len() >= WINDOW && self.done > MIDDLE {
            self.points.pop_front();
            self.done -= 1;
        }
        Ok(())
    }
}

impl Curve {
    /// The lengths of the months before and behind a point, if it is a month from each of its neighbours.
    fn months(&self, i: usize) -> Option<(Option<Millis>, Option<Millis>)> {
        let date = |at: usize| self.points.get(at).map(|point| Date::from_days(point.at.local.div_euclid(DAY_MS)));
        let own = date(i)?;
        let neighbours: Vec<Date> = [i.checked_sub(1).and_then(date), date(i + 1)].into_iter().flatten().collect();
        let is_month = |other: &Date| other.day == own.day && (28..=31).contains(&(other.days() - own.days()).abs());
        let is_one = !neighbours.is_empty() && neighbours.iter().all(is_month);
        let moved = |by: i32| {
            let month = own.month_start(by);
            let last = (month.month_start(1).days() - month.days()) as u32;
            Date { day: own.day.min(last), ..month }.days()
        };
        let length = |days: i64| Some(days * DAY_MS);
        is_one.then(|| (length(own.days() - moved(-1)), length(moved(1) - own.days())))
    }
}

fn instant(written: Written) -> Millis {
    written.local - written.offset.unwrap_or(0)
}

/// A step of days, also where clocks change in between.
fn whole_days(step: Millis) -> Millis {
    let days = (step + step.signum() * HOUR_MS) / DAY_MS;
    if days != 0 && (step - days * DAY_MS).abs() <= HOUR_MS { days * DAY_MS } else { step }
}

/// The length of a period from its own step and the steps beside it. `None`: nothing tells it.
fn length(before: Option<Millis>, own: Option<Millis>, behind: Option<Millis>) -> Option<Millis> {
    match (before, own, behind) {
        (_, None, _) => behind.or(before),
        (Some(before), Some(own), _) if before == own => Some(own),
        (_, Some(own), Some(behind)) if own == behind => Some(own),
        // A value is missing where the steps on both sides are alike.
        (Some(before), Some(own), Some(behind)) if before == behind => Some(before.min(own)),
        (None, Some(own), None) => Some(own),
        (Some(other), Some(own), None) | (None, Some(own), Some(other)) => Some(own.min(other)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_makes_no_period_longer_and_a_change_of_step_does() {
        for (before, own, behind, length_min) in [
            (Some(30), Some(30), Some(30), Some(30)),
            // 30 minutes, then hours.
            (Some(30), Some(60), Some(60), Some(60)),
            (Some(30), Some(30), Some(60), Some(30)),
            // Hours, then 30 minutes.
            (Some(60), Some(60), Some(30), Some(60)),
            (Some(60), Some(30), Some(30), Some(30)),
            // A value of 30 minutes is missing.
            (Some(30), Some(60), Some(30), Some(30)),
            // The first and the last.
            (None, None, Some(30), Some(30)),
            (Some(30), None, None, Some(30)),
            (Some(30), Some(60), None, Some(30)),
            // Nothing agrees.
            (Some(30), Some(120), Some(60), None),
        ] {
            assert_eq!(length(before, own, behind), length_min, "{before:?} {own:?} {behind:?}");
        }
    }
}
