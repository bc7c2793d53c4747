//! The day as the people of the site see it: local clock, weekdays, United States holidays, school
//! and campus terms.
//!
//! Terms and holidays are those of the United States in any zone, so a demo in another country has
//! them too.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::Error;

/// Milliseconds in an hour.
pub(crate) const HOUR_MS: i64 = 3_600_000;
/// Milliseconds in a minute.
pub(crate) const MINUTE_MS: i64 = 60_000;

/// A local day and what is open on it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day {
    pub date: Date,
    /// Days since 1970-01-01, for hashing.
    pub number: i64,
    pub start_ms: i64,
    pub previous_start_ms: i64,
    pub of_year: f64,
    pub weekend: bool,
    /// A weekday that is no holiday.
    pub workday: bool,
    pub school_open: bool,
    /// The share of the campus' people who are there, 0 to 1.
    pub term: f64,
}

/// The site's zone.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    zone: TimeZone,
    /// Offset from UTC without summer time, in hours: the sun ignores clock changes.
    pub standard_offset_h: f64,
}

impl Calendar {
    pub(crate) fn new(zone: &str) -> Result<Self, Error> {
        let zone = TimeZone::get(zone).map_err(|source| Error::Zone { zone: zone.to_owned(), source })?;
        let offset_h = |month| {
            let noon = jiff::civil::date(2024, month, 1).at(12, 0, 0, 0);
            zone.to_ambiguous_timestamp(noon)
                .compatible()
                .map_or(0.0, |instant| f64::from(zone.to_offset(instant).seconds()) / 3600.0)
        };
        let standard_offset_h = offset_h(1).min(offset_h(7));
        Ok(Self { zone, standard_offset_h })
    }

    /// The local date, and the hours on the local clock.
    pub(crate) fn local(&self, at_ms: i64) -> (Date, f64) {
        let local = self.zone.to_datetime(timestamp(at_ms));
        let hours = f64::from(local.hour()) + f64::from(local.minute()) / 60.0 + f64::from(local.second()) / 3600.0;
        (local.date(), hours)
    }

    /// The instant at which the clock shows `hour`:`minute` on `date`. When clocks change, a
    /// repeated time means its first occurrence, and a skipped time moves later by the skipped
    /// hour.
    pub(crate) fn instant_ms(&self, date: Date, hour: i8, minute: i8) -> i64 {
        self.zone.to_ambiguous_timestamp(date.at(hour, minute, 0, 0)).compatible().map_or(0, Timestamp::as_millisecond)
    }

    /// The same local time `months` months earlier.
    pub(crate) fn months_before_ms(&self, at_ms: i64, months: i32) -> i64 {
        let local = timestamp(at_ms).to_zoned(self.zone.clone());
        local.checked_sub(months.months()).map_or(at_ms, |earlier| earlier.timestamp().as_millisecond())
    }

    pub(crate) fn day(&self, date: Date) -> Day {
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        let workday = !weekend && !is_holiday(date);
        Day {
            date,
            number: day_number(date),
            start_ms: self.instant_ms(date, 0, 0),
            previous_start_ms: self.instant_ms(shifted(date, -1), 0, 0),
            of_year: f64::from(date.day_of_year()),
            weekend,
            workday,
            school_open: workday && !is_school_break(date),
            term: term(date),
        }
    }
}

/// `date` moved by whole days; unchanged where the result is outside of the calendar.
pub(crate) fn shifted(date: Date, days: i32) -> Date {
    date.checked_add(days.days()).unwrap_or(date)
}

pub(crate) fn timestamp(at_ms: i64) -> Timestamp {
    Timestamp::from_millisecond(at_ms).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn day_number(date: Date) -> i64 {
    let midnight = TimeZone::UTC.to_ambiguous_timestamp(date.at(0, 0, 0, 0)).compatible();
    midnight.map_or(0, |instant| instant.as_second().div_euclid(86_400))
}

/// The federal holidays. Fixed dates move to the nearest weekday, as offices do it.
fn is_holiday(date: Date) -> bool {
    let (month, day, weekday) = (date.month(), date.day(), date.weekday());
    let week = (day - 1) / 7 + 1;
    let observed = |m: i8, d: i8| match weekday {
        Weekday::Friday => is_fixed(date, m, d) || is_fixed(shifted(date, 1), m, d),
        Weekday::Monday => is_fixed(date, m, d) || is_fixed(shifted(date, -1), m, d),
        _ => is_fixed(date, m, d),
    };
    match (month, weekday) {
        (1 | 2, Weekday::Monday) if week == 3 => return true,
        (5, Weekday::Monday) if day > 24 => return true,
        (9, Weekday::Monday) if week == 1 => return true,
        (10, Weekday::Monday) if week == 2 => return true,
        (11, Weekday::Thursday) if week == 4 => return true,
        _ => {}
    }
    observed(1, 1) || observed(6, 19) || observed(7, 4) || observed(11, 11) || observed(12, 25)
}

fn is_fixed(date: Date, month: i8, day: i8) -> bool {
    date.month() == month && date.day() == day
}

fn is_school_break(date: Date) -> bool {
    match (date.month(), date.day()) {
        (6, 21..) | (7, _) | (8, ..=27) | (12, 22..) | (1, ..=2) | (4, 13..=19) => true,
        // The Friday after Thanksgiving.
        (11, 23..=29) => date.weekday() == Weekday::Friday,
        _ => false,
    }
}

fn term(date: Date) -> f64 {
    match (date.month(), date.day()) {
        (12, 18..) | (1, ..=17) => 0.15,
        (5, 16..) | (6 | 7, _) | (8, ..=22) => 0.4,
        (3, 9..=15) => 0.5,
        (11, 23..=29) if matches!(date.weekday(), Weekday::Thursday | Weekday::Friday | Weekday::Saturday) => 0.3,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

    use jiff::civil::date;

    use super::*;

    #[test]
    fn holidays_are_those_that_offices_keep() {
        for (year, month, day) in [(2026, 11, 26), (2026, 7, 3), (2026, 1, 19), (2025, 5, 26), (2025, 12, 25), (2027, 12, 31)] {
            assert!(is_holiday(date(year, month, day)), "{year}-{month}-{day}");
        }
        for (year, month, day) in [(2026, 11, 19), (2026, 7, 6), (2026, 5, 18), (2026, 1, 12)] {
            assert!(!is_holiday(date(year, month, day)), "{year}-{month}-{day}");
        }
    }

    #[test]
    fn a_day_with_a_clock_change_starts_at_local_midnight() {
        let calendar = Calendar::new("America/New_York").unwrap();
        let spring = calendar.day(date(2026, 3, 8));
        let after = calendar.day(date(2026, 3, 9));
        assert_eq!(after.start_ms - spring.start_ms, 23 * HOUR_MS);
        assert_eq!(after.previous_start_ms, spring.start_ms);
        assert!((calendar.standard_offset_h + 5.0).abs() < 1e-9);
    }
}
