//! Tables whose columns are times: a day a row with its hours across, hours down with days across, a
//! meter a row with its months across. Tells from the names of columns which times they are. Leaves
//! out what the rows hold (`columns`).

use crate::Order;
use crate::look::orders_of;
use crate::meaning::words::folded;
use crate::stamp::{self, Written};
use crate::unit;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis};
use serde::{Deserialize, Serialize};

/// The time that a column across stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// A part of the row's day, in milliseconds from its midnight.
    OfDay {
        /// Where it begins.
        start_ms: Millis,
        /// Where it ends.
        end_ms: Millis,
        /// Whether its name is a number (hour 1, hour 2), which on days of 23 or 25 hours may count
        /// the hours that passed.
        is_number: bool,
    },
    /// A day, or a local time, in milliseconds since 1970 as if it were UTC. The row may add the time
    /// of day.
    At(Millis),
    /// A month (its first day, as [`Slot::At`]).
    Month(Millis),
    /// A quarter or a week of a year, as [`Slot::At`].
    Part {
        /// Where it begins.
        start: Millis,
        /// Where it ends.
        end: Millis,
    },
    /// A month of the row's year, from 1.
    MonthOfYear(u32),
    /// A day of the row's month, from 1.
    DayOfMonth(u32),
}

/// What the rows of a table name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rows {
    /// Days, without times of day.
    Days,
    /// Months.
    Months,
    /// Anything else.
    Other,
}

/// What the name of a column says.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Name {
    Range(Millis, Millis),
    Clock(Millis),
    Number(u16),
    Time(Written),
    Month(u32),
}

impl Name {
    fn class(self) -> u8 {
        match self {
            Name::Range(..) => 0,
            Name::Clock(_) => 1,
            Name::Number(_) => 2,
            Name::Time(written) if written.until().is_some() => 3,
            Name::Time(_) => 4,
            Name::Month(_) => 5,
        }
    }
}

/// Columns that are times of one kind and belong together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Across {
    /// The columns, each with its time.
    pub columns: Vec<(usize, Slot)>,
    /// What the columns' names have in common, such as `kWh`; may be empty.
    pub prefix: String,
    /// The unit in the columns' names.
    pub unit: Option<String>,
}

/// Prefixes of numbers that are numbers of hours, halves or quarters.
const PREFIXES: &[&str] = &[
    "",
    "h",
    "hr",
    "he",
    "hour",
    "hours",
    "hour ending",
    "hourending",
    "std",
    "stunde",
    "uur",
    "u",
    "hora",
    "ora",
    "heure",
    "time",
    "timme",
    "int",
    "interval",
    "q",
    "qh",
    "quarter",
    "p",
    "per",
    "period",
    "periodo",
    "v",
    "val",
    "value",
    "valor",
    "wert",
    "kwh",
    "wh",
    "usage",
    "consumo",
    "hh",
    "halfhour",
    "half hour",
    "kvartal",
    "kvart",
    "e",
    "sp",
    "reading",
    "read",
    "viertelstunde",
    "tp",
    "trading period",
    "settlement period",
    "periode",
    "kwartier",
    "intervalo",
];

/// Fewer columns are no day.
const OF_DAY_MIN: usize = 12;

/// The columns across in a row of names. `rows`: what the rows below name. Where they are days, numbers
/// may be hours; where they are months, days.
pub(crate) fn across(names: &[String], rows: Rows) -> Vec<Across> {
    let mut groups: Vec<Named> = Vec::new();
    let order = order_of(names);
    for (i, name) in names.iter().enumerate() {
        let Some((prefix, unit, said)) = read(name, order) else { continue };
        match groups.iter_mut().find(|known| known.prefix == prefix && known.columns[0].1.class() == said.class()) {
            Some(known) => known.columns.push((i, said)),
            None => groups.push(Named { prefix, unit, columns: vec![(i, said)] }),
        }
    }
    groups
        .into_iter()
        .filter_map(|Named { prefix, unit, columns }| {
            let columns = slots(&prefix, &columns, rows)?;
            Some(Across { columns, prefix, unit })
        })
        .collect()
}

/// Columns whose names begin alike.
struct Named {
    prefix: String,
    unit: Option<String>,
    columns: Vec<(usize, Name)>,
}

/// What the name of a column across says beside its time: `kWh` of `kWh 00:15`; words for no more
/// than that.
pub(crate) fn shared(name: &str) -> String {
    match read(name, Order::YearFirst).or_else(|| read(name, Order::DayFirst)).or_else(|| read(name, Order::MonthFirst)) {
        Some((_, Some(unit), _)) => format!("values ({unit})"),
        Some((prefix, None, _)) if unit::measure_named(&prefix).is_some() && prefix.len() > 1 => format!("values ({prefix})"),
        _ => "values across".to_owned(),
    }
}

/// The order in which all dates among the names can be read. Of several the likely one, such as day first for
/// `03-Nov-22`.
fn order_of(names: &[String]) -> Order {
    let told: Vec<Vec<Order>> = names.iter().map(|name| orders_of(name.as_bytes())).collect();
    let reads = |order: &Order| -> usize {
        told.iter().map(|orders| 2 * usize::from(orders.contains(order)) + usize::from(orders.first() == Some(order))).sum()
    };
    let orders = [Order::MonthYear, Order::MonthFirst, Order::DayFirst, Order::YearFirst];
    orders.into_iter().max_by_key(reads).unwrap_or(Order::YearFirst)
}

/// What the name of a column says: what stands before its time, its unit, and the time.
fn read(name: &str, order: Order) -> Option<(String, Option<String>, Name)> {
    let name = name.trim();
    if name.is_empty() || name.len() > 40 {
        return None;
    }
    let (unit, bare) = match unit::in_name(name) {
        Some((unit, bare)) if !bare.is_empty() => (Some(unit), bare),
        _ => (None, name.to_owned()),
    };
    if let Some(said) = whole(&bare, order) {
        return Some((String::new(), unit, said));
    }
    let at = bare.find(|c: char| c.is_ascii_digit())?;
    let prefix = folded(bare[..at].trim_matches(|c: char| !c.is_alphanumeric()));
    let rest = bare[at..].trim();
    let said = whole(rest, order).or_else(|| {
        let digits = rest.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
        number(digits)
    })?;
    Some((prefix, unit, said))
}

fn number(text: &str) -> Option<Name> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok().map(Name::Number)).flatten()
}

/// The time that a whole text is.
fn whole(text: &str, order: Order) -> Option<Name> {
    if let Some((start, end)) = stamp::clock_range(text.as_bytes()) {
        return Some(Name::Range(start, end));
    }
    if let Some((ms, rest)) = stamp::time_of_day(text.as_bytes())
        && rest.trim_ascii().is_empty()
    {
        return Some(Name::Clock(ms));
    }
    if let Some(written) = stamp::parse(text.as_bytes(), order) {
        return Some(Name::Time(written));
    }
    if let Some(month) = stamp::month(text.trim_end_matches('.')) {
        return Some(Name::Month(month));
    }
    // `0-1`, `1-2`: the hour between.
    if let Some((from, to)) = text.split_once('-')
        && let (Some(Name::Number(from)), Some(Name::Number(to))) = (number(from.trim()), number(to.trim()))
        && to == from + 1
        && to <= 25
    {
        return Some(Name::Range(Millis::from(from) * HOUR_MS, Millis::from(to) * HOUR_MS));
    }
    number(text)
}

/// The times of columns whose names are of one kind, if together they make days, months or a year.
fn slots(prefix: &str, columns: &[(usize, Name)], rows: Rows) -> Option<Vec<(usize, Slot)>> {
    let of_day = |start_ms, end_ms, is_number| Slot::OfDay { start_ms, end_ms, is_number };
    let (_, first) = columns.first()?;
    match first {
        Name::Range(..) => {
            let is_day = columns.len() >= OF_DAY_MIN;
            let range = |name: &Name| match *name {
                Name::Range(start, end) => of_day(start, end, false),
                _ => of_day(0, HOUR_MS, false),
            };
            is_day.then(|| columns.iter().map(|(i, name)| (*i, range(name))).collect())
        }
        Name::Clock(_) => clocks(columns),
        Name::Number(_) => PREFIXES.contains(&prefix).then(|| numbers(columns, rows)).flatten(),
        Name::Time(_) if columns.len() >= 3 => times(columns),
        Name::Month(_) if columns.len() >= 6 => Some(
            columns
                .iter()
                .filter_map(|(i, name)| match name {
                    Name::Month(month) => Some((*i, Slot::MonthOfYear(*month))),
                    _ => None,
                })
                .collect(),
        ),
        _ => None,
    }
}

/// Dates, months, quarters, weeks. A year of two digits, which may be a day, is one among periods that follow
/// one another.
fn times(columns: &[(usize, Name)]) -> Option<Vec<(usize, Slot)>> {
    let told: Vec<(usize, Written)> =
        columns.iter().filter_map(|(i, name)| if let Name::Time(written) = name { Some((*i, *written)) } else { None }).collect();
    let meets = |a: &Written, b: &Written| a.until() == Some(b.local) || b.until() == Some(a.local);
    let follow = told.windows(2).all(|pair| meets(&pair[0].1, &pair[1].1));
    if !follow && told.iter().any(|(_, written)| written.has_short_year && written.until().is_some()) {
        return None;
    }
    let slot = |written: &Written| match written.until {
        Some(end) => Slot::Part { start: written.local, end },
        None if written.is_month => Slot::Month(written.local),
        None => Slot::At(written.local),
    };
    Some(told.iter().map(|(i, written)| (*i, slot(written))).collect())
}

/// Times of day with an even step. They are ends if the last one is midnight, else starts.
fn clocks(columns: &[(usize, Name)]) -> Option<Vec<(usize, Slot)>> {
    let times: Vec<Millis> =
        columns.iter().filter_map(|(_, name)| if let Name::Clock(ms) = name { Some(*ms) } else { None }).collect();
    if times.len() < OF_DAY_MIN {
        return None;
    }
    let step = (times[1] - times[0]).abs();
    let count = Millis::try_from(times.len()).ok()?;
    // A day of change has an hour more or less.
    let is_day = step >= MINUTE_MS && (DAY_MS - HOUR_MS..=DAY_MS + HOUR_MS).contains(&(count * step));
    let even = times.windows(2).filter(|pair| (pair[1] - pair[0]).rem_euclid(DAY_MS) == step).count();
    if !is_day || even + 8 < times.len() {
        return None;
    }
    let last = times[times.len() - 1];
    let is_end = last == DAY_MS || last == 0;
    let slot = |ms: Millis| match is_end {
        true => Slot::OfDay {
            start_ms: if ms == 0 { DAY_MS } else { ms } - step,
            end_ms: if ms == 0 { DAY_MS } else { ms },
            is_number: false,
        },
        false => Slot::OfDay { start_ms: ms, end_ms: ms + step, is_number: false },
    };
    Some(columns.iter().zip(&times).map(|((i, _), ms)| (*i, slot(*ms))).collect())
}

/// Numbers from 0 or 1 on that fill a day.
fn numbers(columns: &[(usize, Name)], rows: Rows) -> Option<Vec<(usize, Slot)>> {
    let told: Vec<u16> =
        columns.iter().filter_map(|(_, name)| if let Name::Number(n) = name { Some(*n) } else { None }).collect();
    let (first, count) = (*told.first()?, told.len());
    let is_row = first <= 1 && told.windows(2).all(|pair| pair[1] == pair[0] + 1);
    if rows == Rows::Months && first == 1 && (28..=31).contains(&count) && is_row {
        return Some(columns.iter().zip(&told).map(|((i, _), n)| (*i, Slot::DayOfMonth(u32::from(*n)))).collect());
    }
    let step = step_of(count)?;
    (rows == Rows::Days && is_row).then(|| {
        let slot = |n: u16| {
            let start_ms = Millis::from(n - first) * step;
            Slot::OfDay { start_ms, end_ms: start_ms + step, is_number: true }
        };
        columns.iter().zip(&told).map(|((i, _), n)| (*i, slot(*n))).collect()
    })
}

/// The length of the periods of which so many make a day, of 23 to 25 hours.
pub(crate) fn step_of(count: usize) -> Option<Millis> {
    match count {
        23..=25 => Some(HOUR_MS),
        46..=50 => Some(30 * MINUTE_MS),
        92..=100 => Some(15 * MINUTE_MS),
        138..=150 => Some(10 * MINUTE_MS),
        276..=300 => Some(5 * MINUTE_MS),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn found(names: &[&str], only_dates: bool) -> Vec<Across> {
        let rows = if only_dates { Rows::Days } else { Rows::Other };
        across(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), rows)
    }

    fn hours(name: impl Fn(usize) -> String, count: usize) -> Vec<Across> {
        let names: Vec<String> = (0..count).map(name).collect();
        across(&names, Rows::Days)
    }

    #[test]
    fn hours_across_are_known_by_ranges_clocks_and_numbers() {
        for (what, blocks) in [
            ("ranges", hours(|i| format!("{i:02}:00-{:02}:00", i + 1), 24)),
            ("starts", hours(|i| format!("{i:02}:00"), 24)),
            ("ends", hours(|i| format!("{:02}:00", i + 1), 24)),
            ("numbers", hours(|i| format!("H{:02}", i + 1), 24)),
            ("numbers of 25", hours(|i| format!("Hora {}", i + 1), 25)),
            ("bare numbers from 0", hours(|i| i.to_string(), 24)),
            ("with a unit", hours(|i| format!("{i:02}:00 (kWh)"), 24)),
            (
                "with am and pm",
                hours(|i| format!("{}:00 {}", if i % 12 == 0 { 12 } else { i % 12 }, if i < 12 { "AM" } else { "PM" }), 24),
            ),
        ] {
            assert_eq!(blocks.len(), 1, "{what}");
            for (i, (column, slot)) in blocks[0].columns.iter().enumerate() {
                let Slot::OfDay { start_ms, end_ms, .. } = slot else { panic!("{what}") };
                let start = Millis::try_from(i).unwrap() * HOUR_MS;
                assert_eq!((*column, *start_ms, *end_ms), (i, start, start + HOUR_MS), "{what}");
            }
        }
        assert_eq!(hours(|i| format!("{i:02}:00 (kWh)"), 24)[0].unit.as_deref(), Some("kWh"));
    }

    #[test]
    fn two_quantities_across_stay_apart() {
        let names: Vec<String> = (1..=24).map(|i| format!("kWh {i}")).chain((1..=24).map(|i| format!("Q{i}"))).collect();
        assert_eq!(across(&names, Rows::Days).len(), 2);
    }

    #[test]
    fn days_and_months_across_are_known() {
        let days = found(&["Hour", "22/11/2026", "23/11/2026", "24/11/2026"], false);
        assert_eq!(days[0].columns.len(), 3);
        assert!(matches!(days[0].columns[1].1, Slot::At(_)));
        let months = found(&["Meter", "Jan 2026", "Feb 2026", "Mar 2026"], false);
        assert!(matches!(months[0].columns[0].1, Slot::Month(_)));
        let year = found(&["Jahr", "Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"], false);
        assert_eq!(year[0].columns[2].1, Slot::MonthOfYear(3));
        let short = found(&["Meter", "Nov 25", "Dec 25", "Jan 26"], false);
        assert!(matches!(short[0].columns[2].1, Slot::Month(_)));
        assert!(found(&["Meter", "Nov 25", "Nov 26", "Nov 27"], false).is_empty(), "these may be days");
        let quarters = found(&["Meter", "Q1 2026", "Q2 2026", "Q3 2026"], false);
        assert!(matches!(quarters[0].columns[0].1, Slot::Part { .. }));
    }

    #[test]
    fn rooms_with_numbers_are_no_hours() {
        let rooms: Vec<String> = (1..=24).map(|i| format!("Room {i} (kWh)")).collect();
        assert!(across(&rooms, Rows::Days).is_empty());
        let numbers: Vec<String> = (1..=24).map(|i| format!("H{i}")).collect();
        assert!(across(&numbers, Rows::Other).is_empty(), "rows with times of day are no days");
        assert!(found(&["Start", "End", "Value"], true).is_empty());
    }
}
