//! Dates, times and durations as calendar files write them (RFC 5545, 3.3.4 to 3.3.6), on the clock by which
//! they are told. Leaves out which zone a clock is (`zones`) and how events repeat (`event`).

use super::fault::{Fault, shown};
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis, Zone};
use ical::recur::IcalRecurDateTime;
use std::rc::Rc;

/// The clock by which a time is told.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Clock {
    /// That of whoever reads it: the site's.
    Floating,
    /// Universal time.
    Utc,
    /// That of a zone.
    Zone(Rc<Zone>),
}

/// A date, or a date and time, of a calendar file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moment {
    /// As it is written; midnight for a date.
    pub(super) local: IcalRecurDateTime,
    /// Whether it is a whole day.
    pub(super) is_date: bool,
    pub(super) clock: Clock,
}

/// How long an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    /// Days of the calendar, whatever hours they have.
    pub(super) days: i64,
    /// Time that passes, beyond these days.
    pub(super) rest_ms: Millis,
}

/// No time at all.
pub(super) const NO_LENGTH: Length = Length { days: 0, rest_ms: 0 };

/// Longest length of an event, in days: more than a calendar's years.
const LENGTH_DAYS_MAX: i64 = 100 * 366;

impl Clock {
    /// The instant at which it shows a time. Where clocks go back the first of both; where a time is
    /// skipped, the change.
    pub(super) fn instant(&self, local: IcalRecurDateTime, site: &Zone) -> Millis {
        let local_ms = local.seconds() * 1_000;
        match self {
            Clock::Floating => site.first_instant_of(local_ms),
            Clock::Utc => local_ms,
            Clock::Zone(zone) => zone.first_instant_of(local_ms),
        }
    }

    /// What it shows at an instant.
    pub(super) fn local(&self, at: Millis, site: &Zone) -> IcalRecurDateTime {
        let local_ms = match self {
            Clock::Floating => site.local_ms(at),
            Clock::Utc => at,
            Clock::Zone(zone) => zone.local_ms(at),
        };
        IcalRecurDateTime::from_seconds(local_ms.div_euclid(1_000))
    }
}

impl Moment {
    /// A date, or a date and time, without its clock, and whether it is in universal time: `20261224`,
    /// `20261224T080000`, `20261224T070000Z`. The hour may be 24 (the next midnight), as some write it.
    pub(super) fn parse(text: &str) -> Option<(IcalRecurDateTime, bool, bool)> {
        let (date, time) = text.split_once(['T', 't']).map_or((text, None), |(date, time)| (date, Some(time)));
        let date = Some(date).filter(|date| date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()))?;
        let date = IcalRecurDateTime::parse(date).ok().filter(|date| date.year >= 1)?;
        let Some(time) = time else { return Some((date, true, false)) };
        let (digits, is_utc) = time.strip_suffix(['Z', 'z']).map_or((time, false), |digits| (digits, true));
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number = |at: usize| digits.get(at..at + 2)?.parse::<u8>().ok();
        let (hour, minute, second) = (number(0)?, number(2)?, number(4)?);
        match (hour, minute, second) {
            (24, 0, 0) => Some((IcalRecurDateTime::from_seconds(date.seconds() + DAY_MS / 1_000), false, is_utc)),
            (..=23, ..=59, ..=60) => {
                let local = IcalRecurDateTime { hour, minute, second: second.min(59), ..date };
                Some((local, false, is_utc))
            }
            _ => None,
        }
    }

    /// The instant at which it is; for a date, that at which the date begins on the site's clock.
    pub(super) fn instant(&self, site: &Zone) -> Millis {
        self.clock.instant(self.local, site)
    }

    /// The same by the clock of an event's beginning, as its occurrences are told. A date beside a time is
    /// that time on the date, and a time beside a date is its date: midnight in universal time is a date that
    /// a program wrote as a time.
    pub(super) fn told_as(&self, start: &Self, site: &Zone) -> IcalRecurDateTime {
        let IcalRecurDateTime { hour, minute, second, .. } = self.local;
        match (start.is_date, self.is_date) {
            (true, true) => self.local,
            (true, false) => {
                let is_disguised = self.clock == Clock::Utc && (hour, minute, second) == (0, 0, 0);
                let local = if is_disguised { self.local } else { Clock::Floating.local(self.instant(site), site) };
                IcalRecurDateTime { hour: 0, minute: 0, second: 0, ..local }
            }
            (false, true) => {
                let IcalRecurDateTime { hour, minute, second, .. } = start.local;
                IcalRecurDateTime { hour, minute, second, ..self.local }
            }
            (false, false) if self.clock == start.clock => self.local,
            (false, false) => start.clock.local(self.instant(site), site),
        }
    }
}

impl Length {
    /// Reads `P1D`, `P1W`, `PT8H30M` and the like. An event is not shorter than nothing.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let fault = || Fault::Duration(shown(text));
        let upper = text.to_ascii_uppercase();
        let mut rest = upper.strip_prefix('+').unwrap_or(&upper).strip_prefix('P').ok_or_else(fault)?;
        let (mut length, mut is_time, mut parts) = (NO_LENGTH, false, 0);
        while !rest.is_empty() {
            if let Some(time) = rest.strip_prefix('T')
                && !is_time
            {
                (rest, is_time) = (time, true);
                continue;
            }
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let number: i64 = rest[..digits].parse().map_err(|_| fault())?;
            if number > LENGTH_DAYS_MAX * 24 * 3_600 {
                return Err(fault());
            }
            match (rest.as_bytes().get(digits), is_time) {
                (Some(b'W'), false) => length.days += number * 7,
                (Some(b'D'), false) => length.days += number,
                (Some(b'H'), true) => length.rest_ms += number * HOUR_MS,
                (Some(b'M'), true) => length.rest_ms += number * MINUTE_MS,
                (Some(b'S'), true) => length.rest_ms += number * 1_000,
                _ => return Err(fault()),
            }
            rest = &rest[digits + 1..];
            parts += 1;
        }
        let days = length.days + length.rest_ms / DAY_MS;
        if parts == 0 || days > LENGTH_DAYS_MAX { Err(fault()) } else { Ok(length) }
    }

    /// As whole days, at least one; `None` if it is none.
    pub(super) fn whole_days(self) -> Option<i64> {
        (self.rest_ms % DAY_MS == 0).then(|| (self.days + self.rest_ms / DAY_MS).max(1))
    }

    /// The instant at which an event of this length ends that began at a time of a clock.
    pub(super) fn end(self, start: IcalRecurDateTime, clock: &Clock, site: &Zone) -> Millis {
        let day = IcalRecurDateTime::from_seconds(start.seconds() + self.days * DAY_MS / 1_000);
        clock.instant(day, site) + self.rest_ms
    }
}

/// The date of a time.
pub(super) fn date_of(local: IcalRecurDateTime) -> Date {
    Date::from_days(local.seconds().div_euclid(DAY_MS / 1_000))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn dates_and_times_are_read_as_they_are_written() {
        let seen = |text: &str| Moment::parse(text).map(|(local, is_date, is_utc)| (local.seconds() % 86_400, is_date, is_utc));
        assert_eq!(seen("20261224"), Some((0, true, false)));
        assert_eq!(seen("20261224T080000"), Some((8 * 3_600, false, false)));
        assert_eq!(seen("20261224T070001Z"), Some((7 * 3_600 + 1, false, true)));
        assert_eq!(Moment::parse("20261224T240000").unwrap().0, IcalRecurDateTime::date(2026, 12, 25));
        for text in ["2026-12-24", "20260230", "00001224", "20261224T0800", "20261224T256000", "20261224T240001", "2026122é", ""]
        {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn durations_are_days_of_the_calendar_and_time_that_passes() {
        assert_eq!(Length::parse("P1DT2H30M").unwrap(), Length { days: 1, rest_ms: 150 * MINUTE_MS });
        assert_eq!(Length::parse("+P2W").unwrap().whole_days(), Some(14));
        assert_eq!(Length::parse("PT48H").unwrap().whole_days(), Some(2));
        assert_eq!(Length::parse("PT8H").unwrap().whole_days(), None);
        for text in ["P", "PT", "-P1D", "P1H", "PT1D", "1D", "P1", "PT1HT1M", "P99999999999999999999D", "P99999999D", "P1€"] {
            assert_eq!(Length::parse(text), Err(Fault::Duration(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_day_of_a_duration_has_the_hours_of_the_calendar() {
        // The night of 29 March 2026 skips an hour in Berlin.
        let site = Zone::named("Europe/Berlin").unwrap();
        let evening = Moment::parse("20260328T220000").unwrap().0;
        let from = Clock::Floating.instant(evening, &site);
        let hours = |text: &str| (Length::parse(text).unwrap().end(evening, &Clock::Floating, &site) - from) / HOUR_MS;
        assert_eq!((hours("P1D"), hours("PT24H"), hours("PT8H")), (23, 24, 8));
    }
}
