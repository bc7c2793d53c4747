//! Dates and clocks as places and languages write them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis, UnitSystem, Zone};
use wording::{Language, Words};

const US: Words = Words { language: Language::English, units: UnitSystem::Us };
const METRIC: Words = Words::ENGLISH;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn at(text: &str, hour: i64, minute: i64) -> Millis {
    date(text).days() * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS
}

/// In the United States, and elsewhere; no-break spaces as spaces.
fn both(written: impl Fn(Words) -> String) -> [String; 2] {
    [US, METRIC].map(|words| written(words).replace('\u{a0}', " "))
}

#[test]
fn a_day_is_written_in_the_order_of_its_place() {
    let day = date("2026-11-28");
    assert_eq!(both(|words| words.day_of_month(day)), ["November 28", "28 November"]);
    assert_eq!(both(|words| words.day(day)), ["Saturday, November 28", "Saturday 28 November"]);
    assert_eq!(both(|words| words.short(day)), ["Nov 28", "28 Nov"]);
    assert_eq!(both(|words| words.date(day)), ["November 28, 2026", "28 November 2026"]);
    assert_eq!(both(|words| words.month_and_year(day)), ["November 2026", "November 2026"]);
    assert_eq!(METRIC.weekdays(0), "Mondays");
}

#[test]
fn a_range_is_as_short_as_possible() {
    let range = |first, last| both(|words| words.range(date(first), date(last)));
    assert_eq!(range("2026-11-28", "2026-11-28"), ["Saturday, November 28, 2026", "Saturday 28 November 2026"]);
    assert_eq!(range("2026-11-16", "2026-11-22"), ["November 16–22, 2026", "16–22 November 2026"]);
    assert_eq!(range("2026-10-30", "2026-11-02"), ["October 30 – November 2, 2026", "30 October – 2 November 2026"]);
    assert_eq!(range("2025-12-30", "2026-01-02"), ["Dec 30, 2025 – Jan 2, 2026", "30 Dec 2025 – 2 Jan 2026"]);
    let between = |first, last| both(|words| words.between(date(first), date(last)));
    assert_eq!(between("2026-03-14", "2026-03-15"), ["March 14–15", "14–15 March"]);
    assert_eq!(between("2026-03-31", "2026-04-01"), ["March 31 – April 1", "31 March – 1 April"]);
}

#[test]
fn a_clock_has_as_many_hours_as_its_place_is_used_to() {
    let zone = Zone::utc();
    let clock = |hour, minute| both(|words| words.clock(&zone, at("2026-11-28", hour, minute)));
    assert_eq!(clock(17, 8), ["5:08 PM", "17:08"]);
    assert_eq!(clock(0, 5), ["12:05 AM", "00:05"]);
    assert_eq!(clock(12, 0), ["12:00 PM", "12:00"]);
    let hour = |hour| both(|words| words.hour(hour));
    assert_eq!([hour(0), hour(9), hour(16)], [["12 AM", "00:00"], ["9 AM", "09:00"], ["4 PM", "16:00"]]);
    assert_eq!(hour(24), ["midnight", "24:00"]);
    let half = |words: Words| words.hour_at(&zone, at("2026-11-28", 16, 30));
    assert_eq!(both(half), ["4:30 PM", "16:30"]);
    let german = Words { language: Language::German, units: UnitSystem::Us };
    assert!(!german.has_12_hours() && german.is_week_from_sunday());
}

#[test]
fn an_instant_says_its_day_unless_that_is_today() {
    let (zone, now) = (Zone::utc(), at("2026-11-28", 18, 0));
    let when = |day, hour| both(|words| words.when(&zone, at(day, hour, 8), now));
    assert_eq!(when("2026-11-28", 17), ["5:08 PM", "17:08"]);
    assert_eq!(when("2026-11-20", 17), ["Nov 20, 5:08 PM", "20 Nov, 17:08"]);
    assert_eq!(when("2025-11-20", 17), ["Nov 20, 2025, 5:08 PM", "20 Nov 2025, 17:08"]);
}

#[test]
fn an_age_and_a_list_are_said_in_words() {
    let age = |ms| METRIC.age(ms).replace('\u{a0}', " ");
    let ages = [59_000, 60_000, 3 * HOUR_MS, 47 * HOUR_MS, 2 * DAY_MS, 9 * DAY_MS].map(age);
    assert_eq!(ages, ["just now", "1 min ago", "3 h ago", "47 h ago", "2 days ago", "9 days ago"]);
    let list = |of: &[&str]| METRIC.list(&of.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
    assert_eq!([list(&[]), list(&["gas"]), list(&["gas", "steam", "water"])], ["nothing", "gas", "gas, steam and water"]);
}
