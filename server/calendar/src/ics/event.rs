//! One event of a calendar file: when it begins, how long it is, how it repeats, which of its occurrences it
//! replaces. Leaves out which days follow (`expand`).

use super::component::Part;
use super::fault::{Fault, shown};
use super::line::Line;
use super::rule::{Steps, rule_of, until_of};
use super::value::{Clock, Length, Moment, NO_LENGTH, date_of};
use super::zones::Zones;
use crate::Error;
use domain::Zone;
use ical::recur::{IcalRecurDateTime, IcalRecurRule};

/// An event.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// The line where it begins.
    pub(super) number: usize,
    pub(super) uid: Option<String>,
    /// Of two versions of one event, the later has the higher.
    pub(super) sequence: i64,
    pub(super) name: String,
    pub(super) is_cancelled: bool,
    /// Whether whoever has it in their calendar is free.
    pub(super) is_free: bool,
    pub(super) start: Moment,
    pub(super) length: Length,
    /// Its rules, with their lines. Their ends are told by the clock of its beginning.
    pub(super) rules: Vec<(usize, IcalRecurRule)>,
    /// Rules of what is left out, which old programs write.
    pub(super) left_out_rules: Vec<(usize, IcalRecurRule)>,
    /// Dates beside the rules, by the clock of its beginning, and their own lengths.
    pub(super) dates: Vec<(IcalRecurDateTime, Option<Length>)>,
    /// Dates that are left out, by the clock of its beginning.
    pub(super) left_out: Vec<IcalRecurDateTime>,
    /// The occurrence that it replaces, and whether what follows moves with it.
    pub(super) replaces: Option<(Moment, bool)>,
}

impl Event {
    /// Reads the lines of an event, whatever their order.
    pub(super) fn read(part: &Part, zones: &mut Zones, steps: &mut Steps) -> Result<Self, Error> {
        let replaces = match part.line("RECURRENCE-ID") {
            Some(line) => {
                let moves_rest = line.param("RANGE").is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE"));
                Some((zones.moment(line, steps)?, moves_rest))
            }
            None => None,
        };
        let is_cancelled = part.line("STATUS").is_some_and(|line| line.value.eq_ignore_ascii_case("CANCELLED"));
        let start = match (part.line("DTSTART"), &replaces) {
            (Some(line), _) => zones.moment(line, steps)?,
            // What says only that an occurrence does not take place needs no beginning of its own.
            (None, Some((moment, _))) if is_cancelled => moment.clone(),
            (None, _) => return Err(Fault::NoStart.at(part.number)),
        };
        let mut event = Self {
            number: part.number,
            uid: part.line("UID").map(|line| line.value.clone()).filter(|uid| !uid.is_empty()),
            sequence: part.line("SEQUENCE").and_then(|line| line.value.parse().ok()).unwrap_or(0),
            name: part.line("SUMMARY").map(Line::text).unwrap_or_default(),
            is_cancelled,
            is_free: part.line("TRANSP").is_some_and(|line| line.value.eq_ignore_ascii_case("TRANSPARENT")),
            length: length(part, &start, zones, steps)?,
            rules: rules(part, "RRULE", &start, zones.site)?,
            left_out_rules: rules(part, "EXRULE", &start, zones.site)?,
            dates: Vec::new(),
            left_out: Vec::new(),
            start,
            replaces,
        };
        for line in part.all("EXDATE") {
            for text in line.value.split(',').map(str::trim).filter(|text| !text.is_empty()) {
                let moment = zones.moment_of(line, text, steps)?;
                event.left_out.push(moment.told_as(&event.start, zones.site));
            }
        }
        for line in part.all("RDATE") {
            for text in line.value.split(',').map(str::trim).filter(|text| !text.is_empty()) {
                event.dates.push(event.added(line, text, zones, steps)?);
            }
        }
        Ok(event)
    }

    /// A date beside the rules, or a time with a length of its own: `20261224T080000/PT2H`, or with an end.
    fn added(
        &self,
        line: &Line,
        text: &str,
        zones: &mut Zones,
        steps: &mut Steps,
    ) -> Result<(IcalRecurDateTime, Option<Length>), Error> {
        let Some((start, end)) = text.split_once('/') else {
            return Ok((zones.moment_of(line, text, steps)?.told_as(&self.start, zones.site), None));
        };
        let start = zones.moment_of(line, start, steps)?;
        let length = if end.starts_with(['P', 'p', '+', '-']) {
            Length::parse(end).map_err(|fault| fault.at(line.number))?
        } else {
            between(&start, &zones.moment_of(line, end, steps)?, zones.site)
                .ok_or_else(|| Fault::EndBeforeStart(shown(end)).at(line.number))?
        };
        Ok((start.told_as(&self.start, zones.site), Some(length)))
    }
}

/// How long an event is: until DTEND, or DURATION; without both a day, or no time at all.
fn length(part: &Part, start: &Moment, zones: &mut Zones, steps: &mut Steps) -> Result<Length, Error> {
    let length = if let Some(line) = part.line("DTEND") {
        let end = zones.moment(line, steps)?;
        between(start, &end, zones.site).ok_or_else(|| Fault::EndBeforeStart(shown(&line.value)).at(line.number))?
    } else if let Some(line) = part.line("DURATION") {
        let length = Length::parse(&line.value).map_err(|fault| fault.at(line.number))?;
        if start.is_date && length.whole_days().is_none() {
            return Err(Fault::Duration(shown(&line.value)).at(line.number));
        }
        length
    } else {
        NO_LENGTH
    };
    Ok(match (start.is_date, length.whole_days()) {
        (true, days) => Length { days: days.unwrap_or(1), rest_ms: 0 },
        (false, _) => length,
    })
}

/// The time from one moment to another; `None` if the other is before it. Between times it is what passes,
/// between dates days.
fn between(start: &Moment, end: &Moment, site: &Zone) -> Option<Length> {
    let length = if start.is_date || end.is_date {
        Length { days: date_of(end.local).days() - date_of(start.local).days(), rest_ms: 0 }
    } else {
        Length { days: 0, rest_ms: end.instant(site) - start.instant(site) }
    };
    (length.days >= 0 && length.rest_ms >= 0).then_some(length)
}

/// The rules of an event, with ends by the clock of its beginning.
fn rules(part: &Part, name: &str, start: &Moment, site: &Zone) -> Result<Vec<(usize, IcalRecurRule)>, Error> {
    let mut rules = Vec::new();
    for line in part.all(name) {
        let mut rule = rule_of(line)?;
        rule.until = until_of(line, &rule)?.map(|(local, is_date, is_utc)| {
            let clock = if is_utc { Clock::Utc } else { start.clock.clone() };
            let until = Moment { local, is_date, clock }.told_as(start, site);
            // A date as the end of an event with hours: that day still.
            if is_date && !start.is_date { IcalRecurDateTime { hour: 23, minute: 59, second: 59, ..until } } else { until }
        });
        rules.push((line.number, rule));
    }
    Ok(rules)
}
