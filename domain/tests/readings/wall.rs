//! The wall clock, read from the time zone database minute by minute: which minutes form a
//! quarter-hour, hour or day. Shares nothing with `domain::zone` but the zone's name.

use domain::zone::Span;
use domain::{MINUTE_MS, Millis, Zone};
use proptest::sample::Index;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Two days at one place; the first has the clock change.
pub struct Wall {
    zone: Zone,
    start: Millis,
    /// The quarters of each hour, by the minute in which the hour begins.
    quarters: HashMap<usize, Vec<Range<usize>>>,
    hours: Vec<Range<usize>>,
    days: Vec<Range<usize>>,
}

/// Zones and first days: of 23, 25, 24, 24, 24, 23½, 24½, 24, 23 (midnight skipped) and 24 hours.
const PLACES: [(&str, &str); 10] = [
    ("America/New_York", "2026-03-08"),
    ("America/New_York", "2026-11-01"),
    ("America/New_York", "2026-06-10"),
    ("Asia/Kolkata", "2026-03-29"),
    ("Asia/Kathmandu", "2026-12-31"),
    ("Australia/Lord_Howe", "2026-10-04"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("UTC", "2026-02-28"),
    ("America/Havana", "2026-03-08"),
    ("America/St_Johns", "2026-07-01"),
];

/// Prints the name and the first minute, from which everything else follows.
impl std::fmt::Debug for Wall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} from {}", self.zone.name, self.start)
    }
}

impl Wall {
    fn read(name: &str, day: &str) -> Self {
        let clock = jiff::tz::TimeZone::get(name).unwrap();
        let day: jiff::civil::Date = day.parse().unwrap();
        let first = |date: jiff::civil::Date| {
            let zoned = clock.to_zoned(date.at(0, 0, 0, 0)).unwrap();
            zoned.start_of_day().unwrap().timestamp().as_millisecond()
        };
        let (start, end) = (first(day), first(day.tomorrow().unwrap().tomorrow().unwrap()));
        let shown: Vec<jiff::Zoned> = (start..end)
            .step_by(MINUTE_MS as usize)
            .map(|at| jiff::Timestamp::from_millisecond(at).unwrap().to_zoned(clock.clone()))
            .collect();
        // A clock change begins a new quarter and a new hour, never a new day.
        let quarters = runs(&shown, |z| (z.date(), z.hour(), z.minute() / 15, z.offset()));
        let hours = runs(&shown, |z| (z.date(), z.hour(), 0, z.offset()));
        let of = |hour: &Range<usize>| quarters.iter().filter(|quarter| hour.contains(&quarter.start)).cloned().collect();
        Self {
            zone: Zone::named(name).unwrap(),
            start,
            quarters: hours.iter().map(|hour| (hour.start, of(hour))).collect(),
            hours,
            days: runs(&shown, |z| (z.date(), 0, 0, jiff::tz::Offset::UTC)),
        }
    }

    pub fn all() -> &'static [Self] {
        static WALLS: OnceLock<Vec<Wall>> = OnceLock::new();
        WALLS.get_or_init(|| PLACES.iter().map(|(name, day)| Wall::read(name, day)).collect())
    }

    pub fn any(index: Index) -> &'static Self {
        &Self::all()[index.index(Self::all().len())]
    }

    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    pub fn minutes(&self) -> usize {
        self.days.last().unwrap().end
    }

    pub fn span(&self) -> Span {
        self.span_of(&(0..self.minutes()))
    }

    pub fn span_of(&self, minutes: &Range<usize>) -> Span {
        Span { start: self.at(minutes.start as i64), end: self.at(minutes.end as i64) }
    }

    /// The instant of a minute, counted from the first.
    pub fn at(&self, minute: i64) -> Millis {
        self.start + minute * MINUTE_MS
    }

    /// The minute of an instant.
    pub fn minute(&self, at: Millis) -> i64 {
        (at - self.start).div_euclid(MINUTE_MS)
    }

    pub fn hours(&self) -> &[Range<usize>] {
        &self.hours
    }

    pub fn days(&self) -> &[Range<usize>] {
        &self.days
    }

    pub fn quarters_of(&self, hour: &Range<usize>) -> Vec<Range<usize>> {
        self.quarters[&hour.start].clone()
    }
}

type Shown = (jiff::civil::Date, i8, i8, jiff::tz::Offset);

fn runs(shown: &[jiff::Zoned], key: impl Fn(&jiff::Zoned) -> Shown) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for minute in 0..shown.len() {
        match found.last_mut() {
            Some(last) if key(&shown[last.start]) == key(&shown[minute]) => last.end = minute + 1,
            _ => found.push(minute..minute + 1),
        }
    }
    found
}
