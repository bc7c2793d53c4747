//! The range of days of a history, the periods of its bars, and the range that it is compared with.
//! Pure.

use crate::model::history::By;
use domain::zone::{Date, Span};
use domain::{Millis, Zone};
use wording::page::daily::history::Other;

/// A range of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// The first instant.
    pub start: Millis,
    /// The instant after the last day.
    pub end: Millis,
    /// The granularity of its bars.
    pub by: By,
}

/// The longest ranges, in days, that are shown by hours, days, weeks and months if nobody says by
/// what.
const FITTING_DAYS: [(i64, By); 4] = [(2, By::Hour), (62, By::Day), (190, By::Week), (3 * 366, By::Month)];

fn shift(date: Date, days: i64) -> Date {
    Date::from_days(date.days() + days)
}

impl Range {
    /// The range that was asked for, or else one that fits the granularity. If nobody says by what,
    /// the granularity fits the range.
    #[must_use]
    pub fn of(zone: &Zone, by: Option<By>, from: Option<Date>, to: Option<Date>, now: Millis) -> Self {
        let today = zone.date(now);
        let by = by.unwrap_or_else(|| match (from, to) {
            (Some(from), Some(to)) => Self::fitting(from, to),
            _ => By::default(),
        });
        let (first, last) = match (from, to) {
            (Some(from), Some(to)) => (from.min(to), from.max(to)),
            (Some(from), None) => (from, shift(from, length_days(by) - 1)),
            (None, Some(to)) => (shift(to, 1 - length_days(by)), to),
            (None, None) => match by {
                By::Hour => (shift(today, -1), today),
                By::Day => (shift(today, -27), today),
                By::Week => (shift(today, -(today.weekday() as i64) - 7 * 11), today),
                By::Month => (today.month_start(-12), today),
                By::Year => (Date { year: today.year - 4, month: 1, day: 1 }, today),
            },
        };
        let most = most_days(by);
        let first = if last.days() - first.days() >= most { shift(last, 1 - most) } else { first };
        Self::between(zone, by, first, last)
    }

    fn between(zone: &Zone, by: By, first: Date, last: Date) -> Self {
        Self { first, last, start: zone.start_of(first), end: zone.start_of(shift(last, 1)), by }
    }

    fn fitting(from: Date, to: Date) -> By {
        let days = (to.days() - from.days()).abs() + 1;
        FITTING_DAYS.into_iter().find(|(most, _)| days <= *most).map_or(By::Year, |(_, by)| by)
    }

    /// The range of the same length so many steps before or after.
    #[must_use]
    pub fn step(&self, times: i64) -> (Date, Date) {
        if matches!(self.by, By::Month | By::Year) && self.first.day == 1 {
            let months = (self.last.year - self.first.year) * 12 + self.last.month as i32 - self.first.month as i32 + 1;
            let first = self.first.month_start(months * times as i32);
            return (first, shift(first.month_start(months), -1));
        }
        let days = (self.last.days() - self.first.days() + 1) * times;
        (shift(self.first, days), shift(self.last, days))
    }

    /// The range that it is compared with. A year ago has the same weekdays, and by months and years
    /// the same months.
    #[must_use]
    pub fn beside(&self, zone: &Zone, other: Other) -> Self {
        let (first, last) = match other {
            Other::Before => self.step(-1),
            Other::LastYear if matches!(self.by, By::Month | By::Year) && self.first.day == 1 => {
                let first = self.first.month_start(-12);
                let months = (self.last.year - self.first.year) * 12 + self.last.month as i32 - self.first.month as i32 + 1;
                (first, shift(first.month_start(months), -1))
            }
            Other::LastYear => (shift(self.first, -WEEKS_OF_YEAR * 7), shift(self.last, -WEEKS_OF_YEAR * 7)),
        };
        Self::between(zone, self.by, first, last)
    }

    /// The periods of the bars.
    #[must_use]
    pub fn tiles(&self, zone: &Zone) -> Vec<Span> {
        let mut tiles = Vec::new();
        let mut at = self.start;
        while at < self.end {
            let tile = match self.by {
                By::Hour => zone.hour(at),
                By::Day => zone.day(at),
                By::Week => zone.week(at),
                By::Month => zone.month(at),
                By::Year => zone.year(at),
            };
            tiles.push(Span { start: tile.start.max(self.start), end: tile.end.min(self.end) });
            at = tile.end;
        }
        tiles
    }

    /// Whether these days make several bars of a granularity, and not too many.
    #[must_use]
    pub fn fits(&self, by: By) -> bool {
        let days = self.last.days() - self.first.days() + 1;
        let of_bar = match by {
            By::Hour => 0,
            By::Day => 1,
            By::Week => 7,
            By::Month => 28,
            By::Year => 365,
        };
        days >= 2 * of_bar && days <= most_days(by)
    }

    /// All of it.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// The weeks after which a day has the same weekday and nearly the same date.
const WEEKS_OF_YEAR: i64 = 52;

/// The longest range by a granularity: more bars than pixels would show nothing.
fn most_days(by: By) -> i64 {
    match by {
        By::Hour => 14,
        By::Day => 370,
        By::Week => 2 * 371,
        By::Month => 10 * 366,
        By::Year => 30 * 366,
    }
}

/// The days of a range of which only one end is known.
fn length_days(by: By) -> i64 {
    match by {
        By::Hour => 2,
        By::Day => 28,
        By::Week => 84,
        By::Month => 365,
        By::Year => 5 * 365,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn range(by: Option<By>, from: Option<&str>, to: Option<&str>) -> Range {
        let zone = Zone::utc();
        let now = zone.start_of(date("2026-11-30")) + 12 * domain::HOUR_MS;
        Range::of(&zone, by, from.map(date), to.map(date), now)
    }

    #[test]
    fn a_range_of_ones_own_gets_bars_that_fit_it() {
        let by = |from, to| range(None, Some(from), Some(to)).by;
        assert_eq!(by("2026-11-28", "2026-11-28"), By::Hour);
        assert_eq!(by("2026-11-01", "2026-11-28"), By::Day);
        assert_eq!(by("2026-06-01", "2026-11-28"), By::Week);
        assert_eq!(by("2025-01-01", "2026-11-28"), By::Month);
        assert_eq!(by("2016-01-01", "2026-11-28"), By::Year);
        // Who says by what gets that.
        assert_eq!(range(Some(By::Day), Some("2026-11-28"), Some("2026-11-28")).tiles(&Zone::utc()).len(), 1);
    }

    #[test]
    fn the_first_and_the_last_day_may_come_in_either_order() {
        let asked = range(Some(By::Day), Some("2026-11-28"), Some("2026-11-10"));
        assert_eq!((asked.first, asked.last), (date("2026-11-10"), date("2026-11-28")));
    }

    #[test]
    fn a_year_ago_has_the_same_weekdays_or_the_same_months() {
        let zone = Zone::utc();
        let days = range(Some(By::Day), Some("2026-11-02"), Some("2026-11-29")).beside(&zone, Other::LastYear);
        assert_eq!((days.first, days.last), (date("2025-11-03"), date("2025-11-30")));
        assert_eq!(days.first.weekday(), date("2026-11-02").weekday());
        let months = range(Some(By::Month), Some("2026-01-01"), Some("2026-11-30")).beside(&zone, Other::LastYear);
        assert_eq!((months.first, months.last), (date("2025-01-01"), date("2025-11-30")));
        let before = range(Some(By::Day), Some("2026-11-02"), Some("2026-11-29")).beside(&zone, Other::Before);
        assert_eq!((before.first, before.last), (date("2026-10-05"), date("2026-11-01")));
    }

    #[test]
    fn years_begin_in_january() {
        let years = range(Some(By::Year), None, None);
        let tiles = years.tiles(&Zone::utc());
        assert_eq!((years.first, tiles.len()), (date("2022-01-01"), 5));
        assert_eq!(tiles[4].end, years.end, "the current one ends with the range");
    }
}
