//! Which periods are compared, and by which method: as asked for, or as the history allows. Leaves
//! out the figures.

use analytics::savings::{Method, Periods};
use domain::zone::Date;
use domain::{Millis, Zone};
use serde::Deserialize;
use wording::Words;
use wording::page::performance::savings::chosen as says;

/// The length of the baseline, which ends where the measure begins.
pub const BASELINE_DAYS: i64 = 365;
/// The fewest days of it that make a model.
pub const BASELINE_DAYS_MIN: i64 = 60;
/// The default reporting period if there is less than two years of history.
const REPORTING_DAYS: i64 = 30;

/// The query of the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Params {
    /// The utility.
    pub utility: Option<String>,
    /// The first day after the baseline.
    pub before: String,
    /// The reporting period's first day.
    pub from: String,
    /// The reporting period's last day.
    pub to: String,
    /// `degree-hours`, `hourly` or `caltrack`.
    pub method: String,
    /// What was just done.
    pub done: Option<String>,
    /// The target that is being edited.
    pub target: Option<i64>,
}

impl Params {
    /// What was saved since a day, against the year before it.
    pub fn since(first: Date) -> Self {
        Self { before: first.to_string(), from: first.to_string(), ..Self::default() }
    }
}

/// The periods and the method of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The first day after the baseline, when the measure began.
    pub before: Date,
    /// The reporting period's first day.
    pub from: Date,
    /// The reporting period's last day.
    pub to: Date,
    /// The method of the baseline.
    pub method: Method,
}

/// The name of a method in addresses.
pub fn method_word(method: Method) -> &'static str {
    match method {
        Method::DegreeHours => "degree-hours",
        Method::Hourly => "hourly",
        Method::Caltrack => "caltrack",
    }
}

/// The label of a method.
pub fn method_label(words: Words, method: Method) -> &'static str {
    match method {
        Method::DegreeHours => says::degree_hours(words),
        Method::Hourly => says::hourly(words),
        Method::Caltrack => says::caltrack(words),
    }
}

impl Chosen {
    /// Reads the query. What it leaves out follows from the first known day and from today.
    pub fn of(params: &Params, first: Date, today: Date) -> Self {
        let shift = |date: Date, days: i64| Date::from_days(date.days() + days);
        let yesterday = shift(today, -1);
        let usual = if today.days() - first.days() >= 2 * BASELINE_DAYS { BASELINE_DAYS } else { REPORTING_DAYS };
        let to = Date::parse(&params.to).unwrap_or(yesterday).min(yesterday);
        let from = Date::parse(&params.from).or_else(|| Date::parse(&params.before)).unwrap_or(shift(to, 1 - usual)).min(to);
        let before = Date::parse(&params.before).unwrap_or(from).min(from);
        let method = [Method::Hourly, Method::Caltrack]
            .into_iter()
            .find(|one| method_word(*one) == params.method)
            .unwrap_or(Method::DegreeHours);
        Self { before, from, to, method }
    }

    /// The periods as the analytics take them.
    pub fn periods(&self, zone: &Zone) -> Periods {
        Periods {
            baseline_end: zone.start_of(self.before),
            reporting_start: zone.start_of(self.from),
            reporting_end: Some(self.end(zone)),
        }
    }

    /// The instant at which the reporting period ends.
    pub fn end(&self, zone: &Zone) -> Millis {
        zone.start_of(Date::from_days(self.to.days() + 1))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn what_is_not_said_follows_from_history() {
        let short = Chosen::of(&Params::default(), date("2025-10-24"), date("2026-11-24"));
        assert_eq!((short.before, short.from, short.to), (date("2026-10-25"), date("2026-10-25"), date("2026-11-23")));
        let long = Chosen::of(&Params::default(), date("2023-01-01"), date("2026-11-24"));
        assert_eq!((long.from, long.to), (date("2025-11-24"), date("2026-11-23")));
    }

    #[test]
    fn periods_that_overlap_are_put_in_order() {
        let params =
            Params { before: "2026-09-01".into(), from: "2026-06-01".into(), to: "2026-12-31".into(), ..Params::default() };
        let chosen = Chosen::of(&params, date("2025-01-01"), date("2026-11-24"));
        assert_eq!((chosen.before, chosen.from, chosen.to), (date("2026-06-01"), date("2026-06-01"), date("2026-11-23")));
    }
}
