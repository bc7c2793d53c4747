//! Dates and times of a site in words.

use domain::zone::Date;
use domain::{Millis, Zone};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `Sunday`.
pub fn weekday(date: Date) -> &'static str {
    WEEKDAYS[date.weekday() % 7]
}

/// `November`.
pub fn month(date: Date) -> &'static str {
    MONTHS[(date.month as usize + 11) % 12]
}

/// `Sunday 22 November`.
pub fn day(date: Date) -> String {
    format!("{} {} {}", weekday(date), date.day, month(date))
}

/// `22 Nov`.
pub fn short(date: Date) -> String {
    format!("{} {}", date.day, &month(date)[..3])
}

/// `16 to 22 November 2026`, as short as it can be said.
pub fn range(first: Date, last: Date) -> String {
    match (first == last, first.year == last.year, first.month == last.month && first.year == last.year) {
        (true, ..) => format!("{} {}", day(first), first.year),
        (_, _, true) => format!("{} to {} {} {}", first.day, last.day, month(last), last.year),
        (_, true, _) => format!("{} {} to {} {} {}", first.day, month(first), last.day, month(last), last.year),
        _ => format!("{} {} to {} {}", short(first), first.year, short(last), last.year),
    }
}

/// `17:42`, with the day where it is not today's.
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
