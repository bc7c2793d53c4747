//! A tariff over time: its versions, each of which applies from its first day, and billing periods.

use super::Tariff;
use crate::zone::{Date, Span};
use crate::{Millis, Zone};

/// A tariff as it applies from one calendar day to another at the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its first day.
    pub from: Date,
    /// Its last day, if it has one.
    pub to: Option<Date>,
    /// The tariff.
    pub tariff: Tariff,
}

impl Version {
    fn holds_on(&self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|to| date <= to)
    }
}

/// The versions of one tariff. A later version never applies to days before its own first day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tariffs {
    versions: Vec<Version>,
}

impl Tariffs {
    /// Takes the versions in any order.
    #[must_use]
    pub fn new(mut versions: Vec<Version>) -> Self {
        versions.sort_by_key(|version| version.from);
        Self { versions }
    }

    /// The versions, in order of their first days.
    #[must_use]
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// The version that applies on that day: the latest that has begun, unless it has ended.
    #[must_use]
    pub fn on(&self, date: Date) -> Option<&Version> {
        let begun = self.versions.partition_point(|version| version.from <= date);
        self.versions[..begun].last().filter(|version| version.holds_on(date))
    }

    /// The version that applies at that instant, by the site's calendar.
    #[must_use]
    pub fn at(&self, zone: &Zone, at: Millis) -> Option<&Version> {
        self.on(zone.date(at))
    }

    /// Runs of whole days within `span`, with the number of days and the version that applies in
    /// each, in order.
    pub(super) fn parts(&self, zone: &Zone, span: Span) -> Vec<(Span, i64, Option<&Version>)> {
        let mut parts: Vec<(Span, i64, Option<&Version>)> = Vec::new();
        for day in zone.days(span) {
            let holds = self.on(zone.date(day.start));
            let day = Span { start: day.start.max(span.start), end: day.end.min(span.end) };
            match parts.last_mut() {
                Some((part, days, held)) if held.map(|version| version.from) == holds.map(|version| version.from) => {
                    (part.end, *days) = (day.end, *days + 1);
                }
                _ => parts.push((day, 1, holds)),
            }
        }
        parts
    }
}

/// The day of the month on which an account's period begins: 1 to 28, which every month has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BillingDay(u32);

impl BillingDay {
    /// That day of the month; `None` outside 1 to 28.
    #[must_use]
    pub fn new(day: i64) -> Option<Self> {
        (1..=28).contains(&day).then_some(Self(day as u32))
    }

    /// The day.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0
    }

    /// The period that begins in that month, from midnight to midnight at the site.
    #[must_use]
    pub fn period_of_month(self, zone: &Zone, year: i32, month: u32) -> Span {
        let first = Date { year, month, day: self.0 };
        Span { start: zone.start_of(first), end: zone.start_of(self.after(first)) }
    }

    /// The period that contains the instant.
    #[must_use]
    pub fn period_at(self, zone: &Zone, at: Millis) -> Span {
        let date = zone.date(at);
        let month = if date.day < self.0 { date.month_start(-1) } else { date };
        self.period_of_month(zone, month.year, month.month)
    }

    fn after(self, first: Date) -> Date {
        Date { day: self.0, ..first.month_start(1) }
    }
}

impl Default for BillingDay {
    fn default() -> Self {
        Self(1)
    }
}
