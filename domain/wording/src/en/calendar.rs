//! Days, months and times.

use domain::zone::Date;
use domain::{Millis, Zone};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `Sunday`.
#[must_use]
pub fn weekday(date: Date) -> &'static str {
    WEEKDAYS[date.weekday() % 7]
}

/// `Sundays`; 0 is Monday.
#[must_use]
pub fn weekdays(weekday: usize) -> String {
    format!("{}s", WEEKDAYS[weekday % 7])
}

/// `November`.
#[must_use]
pub fn month(date: Date) -> &'static str {
    MONTHS[(date.month as usize + 11) % 12]
}

/// The short names of the months, from January on: `Jan`.
#[must_use]
pub fn months_short() -> [&'static str; 12] {
    MONTHS.map(|name| &name[..3])
}

/// `22 November`.
#[must_use]
pub fn day_of_month(date: Date) -> String {
    format!("{} {}", date.day, month(date))
}

/// `Sunday 22 November`.
#[must_use]
pub fn day(date: Date) -> String {
    format!("{} {}", weekday(date), day_of_month(date))
}

/// `22 Nov`.
#[must_use]
pub fn short(date: Date) -> String {
    format!("{} {}", date.day, &month(date)[..3])
}

/// `16 to 22 November 2026`, as short as possible.
#[must_use]
pub fn range(first: Date, last: Date) -> String {
    match (first == last, first.year == last.year, first.month == last.month && first.year == last.year) {
        (true, ..) => format!("{} {}", day(first), first.year),
        (_, _, true) => format!("{} to {} {} {}", first.day, last.day, month(last), last.year),
        (_, true, _) => format!("{} {} to {} {} {}", first.day, month(first), last.day, month(last), last.year),
        _ => format!("{} {} to {} {}", short(first), first.year, short(last), last.year),
    }
}

/// `14 to 15 March`, `31 March to 1 April`: without a year.
#[must_use]
pub fn between(first: Date, last: Date) -> String {
    match (first == last, first.month == last.month) {
        (true, _) => day_of_month(first),
        (false, true) => format!("{} to {}", first.day, day_of_month(last)),
        (false, false) => format!("{} to {}", day_of_month(first), day_of_month(last)),
    }
}

/// `17:42`, with the day if it is not today.
#[must_use]
pub fn when(zone: &Zone, at: Millis, now: Millis) -> String {
    let date = zone.date(at);
    if date == zone.date(now) {
        zone.clock(at)
    } else if date.year == zone.date(now).year {
        format!("{}, {}", short(date), zone.clock(at))
    } else {
        format!("{} {}, {}", short(date), date.year, zone.clock(at))
    }
}
