//! A site's local time: offsets from UTC, and the quarter-hours, hours, days, weeks and months that
//! follow from them. All calendar arithmetic lives here. It works on a table of clock changes, so
//! that a browser needs no time zone database: the server makes the table (feature `zones`), and a
//! page gets the part that it shows.

use crate::{DAY_MS, HOUR_MS, Millis, QUARTER_MS};
use serde::{Deserialize, Serialize};

/// A span of time: from `start` (inclusive) to `end` (exclusive).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first instant.
    pub start: Millis,
    /// The instant after the last.
    pub end: Millis,
}

impl Span {
    /// How long it is.
    #[must_use]
    pub fn length_ms(self) -> Millis {
        self.end - self.start
    }

    /// Whether the instant lies within it.
    #[must_use]
    pub fn contains(self, at: Millis) -> bool {
        self.start <= at && at < self.end
    }
}

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, from 1.
    pub day: u32,
}

impl Date {
    /// The day that is `days` after 1970-01-01.
    ///
    /// Source: H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
    #[must_use]
    pub fn from_days(days: i64) -> Self {
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u32;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 } as u32;
        Self { year: (year_of_era + era * 400 + i64::from(month <= 2)) as i32, month, day }
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn days(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = i64::from(self.month);
        let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> usize {
        (self.days() + 3).rem_euclid(7) as usize
    }

    /// Parses a date such as `2026-11-22`.
    ///
    /// # Errors
    /// `None` for anything else, and for days that do not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut next = |len: usize| parts.next().filter(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit()));
        let date = Self { year: next(4)?.parse().ok()?, month: next(2)?.parse().ok()?, day: next(2)?.parse().ok()? };
        (date.year >= 1970 && Self::from_days(date.days()) == date).then_some(date)
    }

    /// The first day of the month `months` away.
    #[must_use]
    pub fn month_start(self, months: i32) -> Self {
        let index = self.year * 12 + self.month as i32 - 1 + months;
        Self { year: index.div_euclid(12), month: index.rem_euclid(12) as u32 + 1, day: 1 }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A site's time zone: its IANA name and its clock changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Zone {
    /// The IANA name, such as `America/New_York`.
    pub name: String,
    /// Instants from which an offset from UTC, in milliseconds, applies. In order; the first also
    /// applies to all time before.
    changes: Vec<(Millis, Millis)>,
}

impl Default for Zone {
    fn default() -> Self {
        Self::utc()
    }
}

impl Zone {
    /// Coordinated universal time.
    #[must_use]
    pub fn utc() -> Self {
        Self { name: "UTC".to_owned(), changes: vec![(0, 0)] }
    }

    /// A zone that is known by its clock changes: the instants from which an offset from UTC, in
    /// milliseconds, applies. The first also applies to all time before; without any it is UTC.
    #[must_use]
    pub fn of_changes(name: String, mut changes: Vec<(Millis, Millis)>) -> Self {
        changes.sort_by_key(|change| change.0);
        if changes.is_empty() {
            changes.push((0, 0));
        }
        Self { name, changes }
    }

    /// The zone of that IANA name, with its clock changes from 1990 to 2060.
    ///
    /// # Errors
    /// A sentence, if the zone is unknown.
    #[cfg(feature = "zones")]
    pub fn named(name: &str) -> Result<Self, String> {
        let zone = jiff::tz::TimeZone::get(name)
            .map_err(|_| format!("`{name}` is not a time zone that is known: use an IANA name such as Europe/Berlin"))?;
        let first = jiff::Timestamp::from_second(631_152_000).map_err(|error| error.to_string())?;
        let mut changes = vec![(first.as_millisecond(), Millis::from(zone.to_offset(first).seconds()) * 1000)];
        for change in zone.following(first).take_while(|change| change.timestamp().as_second() < 2_840_140_800) {
            let offset = Millis::from(change.offset().seconds()) * 1000;
            if changes.last().is_none_or(|last| last.1 != offset) {
                changes.push((change.timestamp().as_millisecond(), offset));
            }
        }
        Ok(Self { name: name.to_owned(), changes })
    }

    /// The same zone with only the clock changes needed from `start` to `end`: what a page carries.
    #[must_use]
    pub fn cut(&self, start: Millis, end: Millis) -> Self {
        let first = self.index_at(start);
        let changes = self.changes[first..].iter().enumerate().take_while(|(i, c)| *i == 0 || c.0 < end).map(|(_, c)| *c);
        Self { name: self.name.clone(), changes: changes.collect() }
    }

    fn index_at(&self, at: Millis) -> usize {
        self.changes.partition_point(|change| change.0 <= at).saturating_sub(1)
    }

    /// Local time minus UTC at that instant, in milliseconds.
    #[must_use]
    pub fn offset_ms(&self, at: Millis) -> Millis {
        self.changes.get(self.index_at(at)).map_or(0, |change| change.1)
    }

    /// Local time, as if it were UTC.
    #[must_use]
    pub fn local_ms(&self, at: Millis) -> Millis {
        at + self.offset_ms(at)
    }

    /// The local date.
    #[must_use]
    pub fn date(&self, at: Millis) -> Date {
        Date::from_days(self.local_ms(at).div_euclid(DAY_MS))
    }

    /// Minutes since local midnight, as a wall clock shows them.
    #[must_use]
    pub fn minute_of_day(&self, at: Millis) -> i64 {
        self.local_ms(at).rem_euclid(DAY_MS) / crate::MINUTE_MS
    }

    /// The first instant of a local date. If a clock change skips midnight, the instant of the
    /// change.
    #[must_use]
    pub fn start_of(&self, date: Date) -> Millis {
        self.first_instant_of(date.days() * DAY_MS)
    }

    /// The first instant with that local time. If a clock change skips it, the instant of the
    /// change.
    #[must_use]
    pub fn first_instant_of(&self, local: Millis) -> Millis {
        self.instant_of(local, |at| at)
    }

    /// The instant with that local time. If clocks go back there are two, and the one nearer to
    /// `to` is returned. If a clock change skips it, the instant of the change.
    ///
    /// ```
    /// # use domain::Zone;
    /// # #[cfg(feature = "zones")] {
    /// // 01:30 of the night of 2026-11-01, at UTC-4 and again at UTC-5.
    /// let (zone, local) = (Zone::named("America/New_York").unwrap(), 1_793_496_600_000);
    /// let (first, second) = (local + 4 * 3_600_000, local + 5 * 3_600_000);
    /// assert_eq!(zone.nearest_instant_of(local, first + 60_000), first);
    /// assert_eq!(zone.nearest_instant_of(local, second + 60_000), second);
    /// # }
    /// ```
    #[must_use]
    pub fn nearest_instant_of(&self, local: Millis, to: Millis) -> Millis {
        self.instant_of(local, |at| at.abs_diff(to))
    }

    /// Of the instants with a local time, the one with the smallest key `by`.
    fn instant_of<K: Ord>(&self, local: Millis, by: impl Fn(Millis) -> K) -> Millis {
        let (first, last) = (self.index_at(local - 2 * DAY_MS), self.index_at(local + 2 * DAY_MS));
        let all = (first..=last).map(|i| local - self.changes[i].1).filter(|&at| self.local_ms(at) == local);
        all.min_by_key(|&at| by(at)).unwrap_or_else(|| {
            let skipped = self.changes[first..=last].iter().map(|change| change.0);
            skipped.filter(|&at| self.local_ms(at) > local && self.local_ms(at - 1) < local).min().unwrap_or(local)
        })
    }

    /// The local hour that contains the instant. A clock change within an hour ends it and begins
    /// another.
    #[must_use]
    pub fn hour(&self, at: Millis) -> Span {
        self.aligned(at, HOUR_MS)
    }

    /// The local quarter-hour that contains the instant.
    #[must_use]
    pub fn quarter(&self, at: Millis) -> Span {
        self.aligned(at, QUARTER_MS)
    }

    fn aligned(&self, at: Millis, length_ms: Millis) -> Span {
        let index = self.index_at(at);
        let start = at - self.local_ms(at).rem_euclid(length_ms);
        let since = if index == 0 { start } else { self.changes[index].0 };
        let until = self.changes.get(index + 1).map_or(start + length_ms, |next| next.0);
        Span { start: start.max(since), end: (start + length_ms).min(until) }
    }

    /// The local day that contains the instant: 23, 24 or 25 hours. Where clocks go back over
    /// midnight, as Newfoundland's did at 00:01, the last hour of a date repeats after the next
    /// date has begun, and then belongs to the next date.
    #[must_use]
    pub fn day(&self, at: Millis) -> Span {
        let day = self.day_of(self.date(at));
        if at < day.end { day } else { self.day_of(Date::from_days(self.date(at).days() + 1)) }
    }

    /// The local day of that date.
    #[must_use]
    pub fn day_of(&self, date: Date) -> Span {
        Span { start: self.start_of(date), end: self.start_of(Date::from_days(date.days() + 1)) }
    }

    /// The local week, Monday to Sunday, that contains the instant.
    #[must_use]
    pub fn week(&self, at: Millis) -> Span {
        let date = self.date(self.day(at).start);
        let monday = date.days() - date.weekday() as i64;
        Span { start: self.start_of(Date::from_days(monday)), end: self.start_of(Date::from_days(monday + 7)) }
    }

    /// The local month that contains the instant.
    #[must_use]
    pub fn month(&self, at: Millis) -> Span {
        let date = self.date(self.day(at).start);
        Span { start: self.start_of(date.month_start(0)), end: self.start_of(date.month_start(1)) }
    }

    /// The local year that contains the instant.
    #[must_use]
    pub fn year(&self, at: Millis) -> Span {
        let first = Date { month: 1, day: 1, ..self.date(self.day(at).start) };
        Span { start: self.start_of(first), end: self.start_of(Date { year: first.year + 1, ..first }) }
    }

    /// The local hours that touch the span, in order.
    #[must_use]
    pub fn hours(&self, span: Span) -> Vec<Span> {
        self.tiles(span, |at| self.hour(at))
    }

    /// The local months that touch the span, in order.
    #[must_use]
    pub fn months(&self, span: Span) -> Vec<Span> {
        self.tiles(span, |at| self.month(at))
    }

    /// The local days that touch the span, in order.
    #[must_use]
    pub fn days(&self, span: Span) -> Vec<Span> {
        self.tiles(span, |at| self.day(at))
    }

    /// The quarter-hours of the span, in order.
    #[must_use]
    pub fn quarters(&self, span: Span) -> Vec<Span> {
        self.tiles(span, |at| self.quarter(at))
    }

    fn tiles(&self, span: Span, tile: impl Fn(Millis) -> Span) -> Vec<Span> {
        let mut found = Vec::new();
        let mut at = span.start;
        while at < span.end {
            let next = tile(at);
            at = next.end;
            found.push(next);
        }
        found
    }

    /// `2026-11-22 18:05` in this zone.
    #[must_use]
    pub fn stamp(&self, at: Millis) -> String {
        format!("{} {}", self.date(at), self.clock(at))
    }

    /// `18:05` in this zone.
    #[must_use]
    pub fn clock(&self, at: Millis) -> String {
        let minute = self.minute_of_day(at);
        format!("{:02}:{:02}", minute / 60, minute % 60)
    }

    /// The place that the zone is named after: `New York` for `America/New_York`.
    #[must_use]
    pub fn place(&self) -> String {
        self.name.rsplit('/').next().unwrap_or(&self.name).replace('_', " ")
    }
}

#[cfg(all(test, feature = "zones"))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn hours_of_day(zone: &str, date: &str) -> f64 {
        let zone = Zone::named(zone).unwrap();
        zone.day_of(Date::parse(date).unwrap()).length_ms() as f64 / HOUR_MS as f64
    }

    #[test]
    fn days_have_23_24_and_25_hours() {
        assert_eq!(hours_of_day("America/New_York", "2026-03-08"), 23.0);
        assert_eq!(hours_of_day("America/New_York", "2026-11-01"), 25.0);
        assert_eq!(hours_of_day("America/New_York", "2026-11-22"), 24.0);
        assert_eq!(hours_of_day("Australia/Lord_Howe", "2026-10-04"), 23.5);
        assert_eq!(hours_of_day("America/Havana", "2026-03-08"), 23.0);
    }

    #[test]
    fn hours_and_quarters_tile_every_day_in_zones_at_30_and_45() {
        for name in [
            "UTC",
            "America/New_York",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "America/Havana",
            "America/St_Johns",
        ] {
            let zone = Zone::named(name).unwrap();
            let year = Span {
                start: zone.start_of(Date { year: 2026, month: 1, day: 1 }),
                end: zone.start_of(Date { year: 2027, month: 1, day: 1 }),
            };
            let days = zone.days(year);
            assert_eq!(days.len(), 365, "{name}");
            for day in days {
                let hours = zone.hours(day);
                assert_eq!((hours[0].start, hours[hours.len() - 1].end), (day.start, day.end), "{name}");
                assert!(hours.windows(2).all(|pair| pair[0].end == pair[1].start), "{name}");
                let quarters: Vec<Span> = hours.iter().flat_map(|&hour| zone.quarters(hour)).collect();
                assert_eq!(quarters.iter().map(|q| q.length_ms()).sum::<Millis>(), day.length_ms(), "{name}");
                assert!(quarters.iter().all(|q| q.length_ms() == QUARTER_MS), "{name}");
            }
        }
    }

    #[test]
    fn days_tile_time_where_clocks_go_back_over_midnight() {
        let zone = Zone::named("America/St_Johns").unwrap();
        let date = |text| zone.start_of(Date::parse(text).unwrap());
        // At 00:01 on these days clocks go back to 23:01.
        for (before, day, after) in [("2010-11-06", "2010-11-07", "2010-11-08"), ("2009-10-31", "2009-11-01", "2009-11-02")] {
            let (start, end) = (date(day), date(after));
            assert_eq!(end - start, 25 * HOUR_MS);
            assert_eq!(zone.clock(start + 30 * crate::MINUTE_MS), "23:30");
            for at in (date(before)..end).step_by(60_000) {
                assert!(
                    zone.day(at).contains(at) && zone.week(at).contains(at) && zone.month(at).contains(at),
                    "{}",
                    zone.stamp(at)
                );
            }
            let hours = zone.hours(Span { start, end });
            assert_eq!((hours[0].length_ms(), hours[1].length_ms()), (60_000, 59 * 60_000));
            assert_eq!(hours.iter().map(|hour| hour.length_ms()).sum::<Millis>(), end - start);
        }
    }

    #[test]
    fn a_day_of_the_calendar_goes_to_a_number_and_back() {
        for days in [-1, 0, 59, 60, 11_016, 20_000, 25_000] {
            assert_eq!(Date::from_days(days).days(), days);
        }
        assert_eq!(Date::parse("2026-11-22").unwrap().weekday(), 6);
        assert_eq!(Date::parse("2026-02-30"), None);
    }

    #[test]
    fn a_cut_zone_tells_the_same_time_within_its_span() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let (start, end) = (1_767_225_600_000, 1_798_761_600_000);
        let cut = zone.cut(start, end);
        assert!(cut.changes.len() <= 4);
        assert!((start..end).step_by(7_919_000).all(|at| cut.offset_ms(at) == zone.offset_ms(at)));
    }

    #[test]
    fn an_unknown_zone_is_refused_with_its_name() {
        assert!(Zone::named("Mars/Olympus").unwrap_err().contains("Mars/Olympus"));
    }
}
