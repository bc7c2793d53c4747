//! Rules of repetition: which are read, and what it costs to go through them. What they give is worked out by
//! the crate ical-rs. Leaves out the events that repeat (`event`).

use super::fault::{Fault, shown};
use super::line::Line;
use super::value::{Moment, date_of};
use crate::Error;
use ical::recur::{IcalRecurDateTime, IcalRecurFreq, IcalRecurRule};

/// The most days of the calendar that are gone through for all rules of a file together. A rule that names
/// many times of a day, weekdays or dates takes each day as often.
const STEPS_MAX: i64 = 10_000_000;

/// The most times of a day that a rule may name: each quarter of an hour.
const TIMES_MAX: usize = 96;

/// How many weekdays, dates and the like a rule may name until a day costs twice as much.
const NAMED_FREE: usize = 20;

/// How many days of the calendar were gone through.
#[derive(Debug, Default)]
pub(super) struct Steps {
    taken: i64,
}

impl Steps {
    /// Counts what it takes to go through a rule from a start to its end, or to `last`.
    pub(super) fn take(
        &mut self,
        rule: &IcalRecurRule,
        start: IcalRecurDateTime,
        last: IcalRecurDateTime,
        line: usize,
    ) -> Result<(), Error> {
        let until = rule.until.map_or(last, |until| until.min(last));
        // A period is gone through whole, and a year is the longest.
        let days = (date_of(until).days() - date_of(start).days()).max(0) + 366;
        let dates = rule.by_month_day.len() + rule.by_year_day.len() + rule.by_week_no.len();
        let named = rule.by_day.len() + rule.by_month.len() + rule.by_set_pos.len() + dates;
        let costs = times(rule) * (1 + named / NAMED_FREE);
        self.taken = self.taken.saturating_add(days.saturating_mul(costs as i64));
        if self.taken > STEPS_MAX { Err(Fault::TooManySteps.at(line)) } else { Ok(()) }
    }
}

/// How many times of a day a rule names.
fn times(rule: &IcalRecurRule) -> usize {
    [&rule.by_hour, &rule.by_minute, &rule.by_second].iter().map(|times| times.len().max(1)).fold(1, usize::saturating_mul)
}

/// The rule of a line. Those that repeat within a day, or by another calendar, are refused.
pub(super) fn rule_of(line: &Line) -> Result<IcalRecurRule, Error> {
    let refused = |reason: String| Fault::Rule { rule: shown(&line.value), reason }.at(line.number);
    let rule = IcalRecurRule::parse(&line.value).map_err(|error| refused(error.to_string()))?;
    match rule.freq {
        IcalRecurFreq::Secondly | IcalRecurFreq::Minutely | IcalRecurFreq::Hourly => {
            Err(Fault::WithinADay(shown(&line.value)).at(line.number))
        }
        _ if times(&rule) > TIMES_MAX => Err(Fault::WithinADay(shown(&line.value)).at(line.number)),
        _ if rule.scale.as_deref().is_some_and(|scale| scale != "GREGORIAN") => {
            Err(Fault::Scale(shown(&line.value)).at(line.number))
        }
        _ => Ok(rule),
    }
}

/// The end of a line's rule, if it has one: as it is written, whether it is a date, and whether it is in
/// universal time.
pub(super) fn until_of(line: &Line, rule: &IcalRecurRule) -> Result<Option<(IcalRecurDateTime, bool, bool)>, Error> {
    if rule.until.is_none() {
        return Ok(None);
    }
    let mut parts = line.value.split(';').filter_map(|part| part.split_once('='));
    let text = parts.rfind(|(name, _)| name.trim().eq_ignore_ascii_case("UNTIL")).map_or("", |(_, text)| text.trim());
    // What is no date to us and one to the rule's reader would let the rule go on for ever.
    Moment::parse(text).map(Some).ok_or_else(|| Fault::Date(shown(text)).at(line.number))
}
