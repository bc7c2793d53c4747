//! What each local date is for a place: an ordinary day, a day on which it is closed, or one of its
//! vacation, and by which calendar's name. [`layers`] makes it of calendars; [`occupancy`] has the hours of
//! a week. Leaves out where calendars come from (crate `calendar`) and where they are kept.

pub mod layers;
pub mod occupancy;

use crate::zone::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a local date is for a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKind {
    /// What its weekday lets expect.
    #[default]
    Usual,
    /// Nobody is expected: a public holiday, a closing.
    Closed,
    /// Some are there, and fewer than usual: outside a term.
    Vacation,
}

/// The days of a place that are not usual, each with the name of what makes it so.
///
/// ```
/// use domain::calendar::{DayKind, Days};
/// let thanksgiving = domain::zone::Date { year: 2026, month: 11, day: 26 };
/// let mut days = Days::default();
/// days.set(thanksgiving, DayKind::Closed, "Thanksgiving");
/// assert_eq!((days.kind(thanksgiving), days.name(thanksgiving)), (DayKind::Closed, Some("Thanksgiving")));
/// days.set(thanksgiving, DayKind::Usual, "Open day");
/// assert!(days.is_empty() && days.name(thanksgiving).is_none());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    by_date: BTreeMap<Date, (DayKind, Arc<str>)>,
}

impl Days {
    /// What that date is. [`DayKind::Usual`] for a date of which nothing is known.
    #[must_use]
    pub fn kind(&self, date: Date) -> DayKind {
        self.by_date.get(&date).map_or(DayKind::Usual, |(kind, _)| *kind)
    }

    /// What makes that date what it is ("Thanksgiving", "winter break"), in its calendar's words. `None`
    /// for a usual day.
    #[must_use]
    pub fn name(&self, date: Date) -> Option<&str> {
        self.by_date.get(&date).map(|(_, name)| &**name)
    }

    /// Whether every day is usual.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_date.is_empty()
    }

    /// Says what a date is, over what was said of it before. A usual day keeps no name.
    pub fn set(&mut self, date: Date, kind: DayKind, name: impl Into<Arc<str>>) {
        if kind == DayKind::Usual {
            self.by_date.remove(&date);
        } else {
            self.by_date.insert(date, (kind, name.into()));
        }
    }

    /// The days that are not usual, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Date, DayKind, &str)> {
        self.by_date.iter().map(|(date, (kind, name))| (*date, *kind, &**name))
    }
}
