//! Which clock a time of a calendar file is told by: the site's, universal time, or that of a zone, by its
//! IANA name, by its name in Windows, or by the rules that the file brings. Leaves out the arithmetic of
//! clocks ([`domain::Zone`]).

use super::component::ZonePart;
use super::fault::{Fault, shown};
use super::line::Line;
use super::rule::{Steps, rule_of, until_of};
use super::value::{Clock, Moment};
use crate::Error;
use domain::{Millis, Zone};
use ical::recur::IcalRecurDateTime;
use ical::recur::set::IcalRecurSet;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Names of zones in Windows, each with its IANA name.
static WINDOWS: &str = include_str!("../../data/windows_zones.txt");

/// The last instant for which a file's rules of a zone are worked out: as those that we know ourselves.
const LAST: IcalRecurDateTime = IcalRecurDateTime::date(2060, 1, 1);

/// The most zones that a file may name.
const ZONES_MAX: usize = 200;

/// The zones of a file, those that were asked for kept.
pub(super) struct Zones<'a> {
    pub(super) site: &'a Zone,
    parts: &'a [ZonePart<'a>],
    known: BTreeMap<String, Option<Rc<Zone>>>,
}

impl<'a> Zones<'a> {
    pub(super) fn new(site: &'a Zone, parts: &'a [ZonePart<'a>]) -> Self {
        Self { site, parts, known: BTreeMap::new() }
    }

    /// The date, or date and time, of a line that has one.
    pub(super) fn moment(&mut self, line: &Line, steps: &mut Steps) -> Result<Moment, Error> {
        self.moment_of(line, &line.value, steps)
    }

    /// One of several dates of a line, on the line's clock.
    pub(super) fn moment_of(&mut self, line: &Line, text: &str, steps: &mut Steps) -> Result<Moment, Error> {
        let (local, is_date, is_utc) = Moment::parse(text).ok_or_else(|| Fault::Date(shown(text)).at(line.number))?;
        let clock = match line.param("TZID") {
            _ if is_utc => Clock::Utc,
            Some(name) if !is_date && !name.is_empty() => Clock::Zone(self.zone(name, line.number, steps)?),
            _ => Clock::Floating,
        };
        let is_date = is_date || line.param("VALUE").is_some_and(|value| value.eq_ignore_ascii_case("DATE"));
        let local = if is_date { IcalRecurDateTime { hour: 0, minute: 0, second: 0, ..local } } else { local };
        Ok(Moment { local, is_date, clock: if is_date { Clock::Floating } else { clock } })
    }

    /// The zone of that name: an IANA name, also at the end of a path, one of Windows, or one whose rules the
    /// file brings. Names come first, since the rules that programs write are often cut to a year.
    fn zone(&mut self, name: &str, line: usize, steps: &mut Steps) -> Result<Rc<Zone>, Error> {
        if !self.known.contains_key(name) {
            let zone = match named(name) {
                Some(zone) => Some(zone),
                None => self.ruled(name, steps)?,
            };
            if self.known.len() < ZONES_MAX {
                self.known.insert(name.to_owned(), zone.map(Rc::new));
            }
        }
        self.known.get(name).cloned().flatten().ok_or_else(|| Fault::Zone(shown(name)).at(line))
    }

    /// The zone whose rules the file has under that name.
    fn ruled(&self, name: &str, steps: &mut Steps) -> Result<Option<Zone>, Error> {
        let is_named = |part: &&ZonePart| part.lines.iter().any(|line| line.name == "TZID" && line.value == name);
        let Some(part) = self.parts.iter().find(is_named) else { return Ok(None) };
        // Names that the programs of Apple and Mozilla, and older ones of Microsoft, write beside the rules.
        let beside = part.lines.iter().find(|line| line.name == "X-LIC-LOCATION").and_then(|line| named(&line.value));
        if beside.is_some() {
            return Ok(beside);
        }
        let mut changes: Vec<(Millis, Millis, Millis)> = Vec::new();
        for observance in &part.observances {
            let (from, to) = (offset(observance.line("TZOFFSETFROM")), offset(observance.line("TZOFFSETTO")));
            let start = observance.line("DTSTART");
            let ((from, to), start) =
                from.zip(to).zip(start).ok_or_else(|| Fault::ZoneRule(shown(name)).at(observance.number))?;
            let (start_at, ..) = Moment::parse(&start.value).ok_or_else(|| Fault::Date(shown(&start.value)).at(start.number))?;
            let mut set = IcalRecurSet { start: Some(start_at), ..IcalRecurSet::default() };
            for line in observance.all("RRULE") {
                let mut rule = rule_of(line)?;
                // A rule's end is told in universal time, its changes in the time before them.
                let until = until_of(line, &rule)?.map(|(until, is_date, is_utc)| {
                    let end = if is_date { 86_399 } else { 0 };
                    IcalRecurDateTime::from_seconds(until.seconds() + end + if is_utc { from / 1_000 } else { 0 })
                });
                rule.until = Some(until.map_or(LAST, |until| until.min(LAST)));
                steps.take(&rule, start_at, LAST, line.number)?;
                set.rules.push(rule);
            }
            for line in observance.all("RDATE") {
                for text in line.value.split(',') {
                    set.dates.push(Moment::parse(text).ok_or_else(|| Fault::Date(shown(text)).at(line.number))?.0);
                }
            }
            set.dates.sort_unstable();
            changes.extend(set.expand().map(|onset| (onset.start.seconds() * 1_000 - from, from, to)));
        }
        changes.sort_unstable();
        let before = changes.first().map(|(at, from, _)| (at - 1, *from));
        let all = before.into_iter().chain(changes.iter().map(|(at, _, to)| (*at, *to))).collect();
        Ok(Some(Zone::of_changes(name.to_owned(), all)))
    }
}

/// The zone that a name stands for by itself.
fn named(name: &str) -> Option<Zone> {
    let iana = |name: &str| Zone::named(name).ok();
    let windows = || {
        let known = WINDOWS.lines().filter_map(|line| line.split_once('\t'));
        known.into_iter().find(|(windows, _)| windows.eq_ignore_ascii_case(name)).and_then(|(_, name)| iana(name))
    };
    // `/freeassociation.sourceforge.net/Europe/Berlin`, `tzone://Microsoft/Utc`
    let path = || {
        let ends = name.rmatch_indices('/').take(3).map(|(at, _)| &name[at + 1..]);
        ends.filter(|end| !end.is_empty()).find_map(iana)
    };
    iana(name).or_else(windows).or_else(path)
}

/// An offset from UTC, such as `+0100`, in milliseconds.
fn offset(line: Option<&Line>) -> Option<Millis> {
    let text = line?.value.as_str();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if !matches!(digits.len(), 4 | 6) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |at: usize| digits.get(at..at + 2).and_then(|part| part.parse::<Millis>().ok());
    let seconds = number(0)? * 3_600 + number(2)? * 60 + number(4).unwrap_or(0);
    (seconds < 24 * 3_600).then_some(sign * seconds * 1_000)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn each_zone_of_windows_is_one_that_is_known() {
        for line in WINDOWS.lines() {
            let (windows, name) = line.split_once('\t').unwrap();
            assert!(Zone::named(name).is_ok(), "{windows}: {name}");
        }
        assert_eq!(named("W. Europe Standard Time").unwrap().name, "Europe/Berlin");
    }

    #[test]
    fn a_zone_at_the_end_of_a_path_is_found() {
        for name in
            ["/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "/mozilla.org/20050126_1/Europe/Berlin", "europe/berlin"]
        {
            assert!(named(name).unwrap().name.eq_ignore_ascii_case("Europe/Berlin"), "{name}");
        }
        assert!(named("tzone://Microsoft/Utc").is_some() && named("Mars/Olympus").is_none() && named("/").is_none());
    }
}
