//! The table of holidays: what its lines mean. It is read once, when a holiday is first asked for; dates stay
//! text until then. Leaves out how it is made (`data/write_holidays.py`).

use super::{Country, Holiday, Region};
use domain::zone::Date;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Lines of countries, their regions and their days, as `data/README.md` tells.
static TABLE: &str = include_str!("../../data/holidays.txt");

/// What stands for a country without a region.
pub(super) const WHOLE: &str = ".";

/// The countries by their codes.
pub(super) static COUNTRIES: LazyLock<BTreeMap<&'static str, Entry>> = LazyLock::new(|| {
    let mut all: Vec<Entry> = Vec::new();
    for line in TABLE.lines() {
        if let Some(rest) = line.strip_prefix("country ") {
            all.extend(Entry::parse(rest));
        } else if let Some(entry) = all.last_mut() {
            match line.strip_prefix("region ").and_then(|rest| rest.split_once(' ')) {
                Some((code, name)) => entry.regions.push(Region { code, name }),
                None => entry.lines.extend(Line::parse(line)),
            }
        }
    }
    all.into_iter().map(|entry| (entry.code, entry)).collect()
});

/// A country of the table.
pub(super) struct Entry {
    pub(super) code: &'static str,
    name: &'static str,
    pub(super) years: (i32, i32),
    regions: Vec<Region>,
    lines: Vec<Line>,
}

impl Entry {
    /// `DE 2015 2040 Germany`.
    fn parse(text: &'static str) -> Option<Self> {
        let mut parts = text.splitn(4, ' ');
        let mut next = || parts.next();
        let (code, first, last, name) = (next()?, next()?, next()?, next()?);
        Some(Self { code, name, years: (first.parse().ok()?, last.parse().ok()?), regions: Vec::new(), lines: Vec::new() })
    }

    pub(super) fn country(&self) -> Country {
        Country { code: self.code, name: self.name, years: self.years, regions: self.regions.clone() }
    }

    /// The code of a region by its code, with or without the country before it, or by its name.
    pub(super) fn region(&self, given: &str) -> Option<&'static str> {
        let own = given.strip_prefix(self.code).and_then(|rest| rest.strip_prefix('-')).unwrap_or(given);
        let is_same =
            |region: &&Region| region.code.eq_ignore_ascii_case(own) || region.name.to_lowercase() == own.to_lowercase();
        self.regions.iter().find(is_same).map(|region| region.code)
    }

    /// The regions that would do, as a part of a sentence.
    pub(super) fn known_regions(&self) -> String {
        if self.regions.is_empty() {
            return "its holidays are the same everywhere, so leave the region out".to_owned();
        }
        let names: Vec<String> = self.regions.iter().map(|region| format!("{} ({})", region.code, region.name)).collect();
        format!("known are {}", names.join(", "))
    }

    /// The holidays of a region from `first` to `last`, in no order.
    pub(super) fn days(&self, region: &str, first: Date, last: Date) -> Vec<Holiday> {
        let lines = self.lines.iter().filter(|line| line.is_in(region));
        let dated = lines.flat_map(|line| line.dates(self.years).into_iter().map(move |date| (line, date)));
        dated.filter(|(_, date)| (first..=last).contains(date)).map(|(line, date)| line.holiday(date)).collect()
    }
}

/// A holiday of some regions of a country, with its dates.
struct Line {
    flags: &'static str,
    regions: &'static str,
    dates: &'static str,
    name: &'static str,
    local_name: &'static str,
}

impl Line {
    fn parse(text: &'static str) -> Option<Self> {
        let mut cells = text.split('\t');
        let mut next = || cells.next();
        Some(Self { flags: next()?, regions: next()?, dates: next()?, name: next()?, local_name: next()? })
    }

    /// `*` is everywhere, `+` some regions, `-` all but some.
    fn is_in(&self, region: &str) -> bool {
        let named = |list: &str| list.split(',').any(|one| one == region);
        match self.regions.split_at_checked(1) {
            Some(("+", list)) => named(list),
            Some(("-", list)) => !named(list),
            _ => true,
        }
    }

    /// `0101` each year, `0101@2018-2040` these years, `2015:0403.0325` one in each year from then.
    fn dates(&self, years: (i32, i32)) -> Vec<Date> {
        let mut dates = Vec::new();
        for part in self.dates.split(' ') {
            if let Some((first, days)) = part.split_once(':') {
                let from: i32 = first.parse().unwrap_or_default();
                dates.extend(days.split('.').zip(from..).filter_map(|(day, year)| date_of(year, day)));
            } else {
                let (day, span) = part.split_once('@').map_or((part, None), |(day, span)| (day, Some(span)));
                let span = span.and_then(|span| span.split_once('-'));
                let (first, last) =
                    span.and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?))).unwrap_or(years);
                dates.extend((first..=last).filter_map(|year| date_of(year, day)));
            }
        }
        dates
    }

    fn holiday(&self, date: Date) -> Holiday {
        let local_name = if self.local_name.is_empty() { self.name } else { self.local_name };
        Holiday {
            date,
            name: self.name.to_owned(),
            local_name: local_name.to_owned(),
            is_half: self.flags.contains('H'),
            is_observed: self.flags.contains('O'),
            is_estimated: self.flags.contains('E'),
        }
    }
}

/// `0403` of a year.
fn date_of(year: i32, day: &str) -> Option<Date> {
    let (month, day) = day.split_at_checked(2)?;
    Some(Date { year, month: month.parse().ok()?, day: day.parse().ok()? })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn each_line_of_the_table_is_read_whole() {
        let days: usize = COUNTRIES.values().map(|entry| entry.lines.len()).sum();
        let regions: usize = COUNTRIES.values().map(|entry| entry.regions.len()).sum();
        assert_eq!(COUNTRIES.len() + regions + days, TABLE.lines().count());
        for entry in COUNTRIES.values() {
            let known: Vec<&str> = entry.regions.iter().map(|region| region.code).chain([WHOLE]).collect();
            for line in &entry.lines {
                let named = line.regions.get(1..).unwrap().split(',').filter(|one| !one.is_empty());
                assert!(named.into_iter().all(|one| known.contains(&one)), "{}: {}", entry.code, line.regions);
                let (dates, signs) = (line.dates(entry.years), line.dates.matches(['.', ':']).count());
                assert!(dates.len() >= signs && !dates.is_empty(), "{}: {}", entry.code, line.dates);
                for date in dates {
                    assert_eq!(Date::from_days(date.days()), date, "{}: {}", entry.code, line.name);
                    assert!((entry.years.0..=entry.years.1).contains(&date.year), "{}: {}", entry.code, line.name);
                }
                assert!(!line.name.is_empty() && line.flags.chars().all(|flag| "-HOE".contains(flag)));
            }
        }
    }

    #[test]
    fn the_table_stays_small_in_the_binary() {
        assert!(TABLE.len() < 400_000, "{}", TABLE.len());
    }
}
