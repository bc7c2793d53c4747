//! What can be wrong with a calendar file, as facts: each is told with what would do.

use super::{BYTES_MAX, DAYS_MAX, EVENTS_MAX};
use crate::Error;

/// What is wrong with a line of a calendar file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file is longer than we read.
    #[error("the file is larger than {} kB: export fewer years, or only the calendar with the closings", BYTES_MAX / 1_000)]
    TooLarge,
    /// It has more events than we read.
    #[error("the file has more than {EVENTS_MAX} events: export fewer years, or only the calendar with the closings")]
    TooManyEvents,
    /// Its events cover more days than we keep.
    #[error(
        "events up to this one cover more than {DAYS_MAX} days: ask for fewer years, or leave out events that do not close anything"
    )]
    TooManyDays,
    /// Its repeating events take too long to work out.
    #[error("repeating events up to this one reach too far back, or repeat too often a day: let them begin later")]
    TooManySteps,
    /// The line is not text.
    #[error("this is not UTF-8: export the calendar as iCalendar (.ics), whose texts are UTF-8")]
    NotText,
    /// It does not begin as a calendar does.
    #[error("this is no calendar file, it begins with `{0}`: give the file or the address of the calendar in iCal format (.ics)")]
    NotACalendar(String),
    /// It is a calendar of the format before.
    #[error("this is vCalendar {0}: export the calendar as iCalendar, version 2.0")]
    Version(String),
    /// The line has no value.
    #[error("`{0}` has no colon: the file is damaged, export it again")]
    NoColon(String),
    /// A part ends that did not begin.
    #[error("`END:{found}` stands where `END:{expected}` should: the file is damaged, export it again")]
    WrongEnd {
        /// What should end here; empty if nothing should.
        expected: String,
        /// What ends here.
        found: String,
    },
    /// The file ends within a part.
    #[error("`BEGIN:{0}` has no end: the file was cut off, fetch or export it again")]
    Unclosed(String),
    /// Parts stand in one another more deeply than any calendar's.
    #[error("parts stand in one another too deeply: no calendar needs that, export it again")]
    TooDeep,
    /// The event has no beginning.
    #[error("this event has no DTSTART: an event begins at a date, such as DTSTART;VALUE=DATE:20261224")]
    NoStart,
    /// The event ends before it begins.
    #[error("this event ends before it begins, at `{0}`: correct it in its calendar")]
    EndBeforeStart(String),
    /// A date, or a date and time.
    #[error("`{0}` is no date: dates are written as 20261224, with a time as 20261224T080000")]
    Date(String),
    /// A duration.
    #[error("`{0}` is no duration of an event: they are written as P1D or PT8H30M, and those of whole days in days")]
    Duration(String),
    /// A time zone.
    #[error("the time zone `{0}` is not known, and the file does not tell its rules: name it as Europe/Berlin")]
    Zone(String),
    /// The rules of a time zone.
    #[error("`{0}` is no rule of a time zone that can be read: name the zone as Europe/Berlin")]
    ZoneRule(String),
    /// The rule of a repeating event.
    #[error("`{rule}` is no rule of repetition ({reason}): they are written as FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24")]
    Rule {
        /// The rule.
        rule: String,
        /// What the rule's reader says.
        reason: String,
    },
    /// An event that repeats within a day.
    #[error("`{0}` repeats within a day: what closes a place repeats daily, weekly, monthly or yearly")]
    WithinADay(String),
    /// An event that repeats by another calendar than the Gregorian.
    #[error("`{0}` repeats by another calendar than the Gregorian: enter its dates one by one")]
    Scale(String),
}

impl Fault {
    /// The fault of a line.
    pub(super) fn at(self, line: usize) -> Error {
        Error::Ics { line, fault: self }
    }
}

/// What stands in a file, cut to what fits into a sentence.
pub(super) fn shown(text: &str) -> String {
    const CHARACTERS_MAX: usize = 60;
    let mut shown: String = text.chars().filter(|character| !character.is_control()).take(CHARACTERS_MAX + 1).collect();
    if shown.chars().count() > CHARACTERS_MAX {
        shown.pop();
        shown.push('…');
    }
    shown
}
