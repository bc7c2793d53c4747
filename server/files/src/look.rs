//! What the cells of a column look like, over the first rows of a table. Leaves out the column's name
//! and what the column is for (`roles`).

use crate::meaning::{direction, identity, money};
use crate::{Decimal, Order, number, stamp, unit};
use csv::ByteRecord;
use std::collections::HashSet;

/// Different cells of a column that are told apart.
const DISTINCT_MAX: usize = 300;

/// The date orders in which a cell can be read as a time.
pub(crate) fn orders_of(cell: &[u8]) -> Vec<Order> {
    let cell = cell.trim_ascii();
    // `01/24` is a month with its year, and no day of any year.
    if stamp::short(cell).is_some() {
        return vec![Order::MonthYear];
    }
    // A time begins with a digit, or with the name of a month or a weekday.
    if cell.len() < 6 || cell.len() > 64 || matches!(cell[0], b'-' | b'+' | b'.' | b'"') {
        return Vec::new();
    }
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let first = digits(cell);
    let sign = cell.get(first).copied().unwrap_or(0);
    let second = cell.get(first + 1..).map_or(0, digits);
    let third = cell.get(first + second + 2..).map_or(0, digits);
    let numeric = matches!(first, 1 | 2)
        && b"-/.".contains(&sign)
        && matches!(second, 1 | 2)
        && cell.get(first + 1 + second) == Some(&sign);
    let orders: &[Order] = match (numeric, sign, third) {
        (true, b'.', 4) => &[Order::DayFirst],
        (true, _, 4) => &[Order::DayFirst, Order::MonthFirst],
        // Two digits of the year: it may come first, too.
        (true, b'.', _) => &[Order::DayFirst, Order::YearFirst],
        (true, _, _) => &[Order::DayFirst, Order::MonthFirst, Order::YearFirst],
        // `03-Nov-22`: the year stands behind, but may stand in front.
        _ if has_two_short_ends(cell) => &[Order::DayFirst, Order::YearFirst],
        _ => &[Order::YearFirst],
    };
    orders.iter().copied().filter(|&order| stamp::parse(cell, order).is_some()).collect()
}

/// Whether a date has the name of its month between two numbers of two digits.
fn has_two_short_ends(cell: &[u8]) -> bool {
    let parsed = |order| stamp::parse(cell, order).filter(|written| written.is_named && written.has_short_year);
    matches!((parsed(Order::DayFirst), parsed(Order::YearFirst)), (Some(a), Some(b)) if a.local != b.local)
}

/// The date orders in which a cell can be read as a start and an end.
pub(crate) fn period_orders_of(cell: &[u8]) -> Vec<Order> {
    let cell = stamp::without_word(cell.trim_ascii());
    if cell.len() < 11 {
        return Vec::new();
    }
    // `Nov 2, 2026 - Dec 1, 2026` has no other order.
    if !cell[0].is_ascii_digit() {
        let is_named = stamp::period(cell, Order::YearFirst).is_some();
        return if is_named { vec![Order::YearFirst] } else { Vec::new() };
    }
    let orders = [Order::YearFirst, Order::DayFirst, Order::MonthFirst];
    let begins = orders_of(&cell[..cell.iter().position(|&byte| byte == b' ' || byte == b'T').unwrap_or(cell.len())]);
    orders.into_iter().filter(|order| begins.contains(order) && stamp::period(cell, *order).is_some()).collect()
}

/// The formats in which a plain number can be a time. Only the column's name tells such times from
/// values.
pub(crate) fn numbers_of(cell: &[u8]) -> Vec<Order> {
    let orders = [Order::UnixSeconds, Order::UnixMillis, Order::Serial1900];
    orders.into_iter().filter(|&order| stamp::parse(cell.trim_ascii(), order).is_some()).collect()
}

/// Whether a cell is a number in either decimal sign.
pub(crate) fn is_number(cell: &[u8]) -> bool {
    let cell = identity::plain(cell);
    let parses = |cell: &[u8]| number::parse(cell, Decimal::Point).is_ok() || number::parse(cell, Decimal::Comma).is_ok();
    parses(cell) || number::with_unit(cell).is_some_and(|(number, _)| parses(number))
}

/// Whether a cell is a time of day and nothing else; but for its offset, and the mark of an hour that comes twice.
pub(crate) fn is_clock(cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    let is_plain = || stamp::time_of_day(cell).is_some_and(|(_, rest)| rest.trim_ascii().is_empty());
    cell.len() <= 16 && (is_plain() || cell.contains(&b':') && stamp::marked(cell).is_some())
}

/// Whether a cell is a time of day with a point for the colon: `14.00`. Only a column's name and a date beside it tell
/// such times from values.
pub(crate) fn is_pointed_clock(cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    cell.contains(&b'.') && stamp::behind_date(cell).is_some_and(|(_, rest)| rest.is_empty())
}

/// A whole number, or the number of an hour: `7`, `H07`, `HE7`; `2A` and `2B`, `02X` where clocks go back.
pub(crate) fn hour_number(cell: &[u8]) -> Option<u32> {
    hour_and_pass(cell).map(|(hour, _)| hour)
}

/// The number of an hour; and of the hour that comes twice, whether it is the second pass, where a mark says so.
pub(crate) fn hour_and_pass(cell: &[u8]) -> Option<(u32, Option<bool>)> {
    let text = std::str::from_utf8(cell).ok()?.trim();
    let bare = ["HE", "He", "he", "H", "h", "Q"].iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text);
    let bare = bare.trim_start();
    let hour = bare.trim_end_matches(|c: char| !c.is_ascii_digit());
    let mark = bare[hour.len()..].trim_start();
    if mark.is_empty() {
        return bare.parse().ok().map(|hour| (hour, None));
    }
    let second = stamp::pass(mark).filter(|_| matches!(hour, "1" | "2" | "3" | "01" | "02" | "03"))?;
    Some((hour.parse().ok()?, Some(second)))
}

/// What a column's cells look like. Each count is of cells that are not missing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look {
    /// Cells with content.
    pub filled: usize,
    /// Times, with a date.
    pub times: usize,
    /// Times that are dates without a time of day, or at midnight.
    pub dates: usize,
    /// Months, quarters and weeks with a year of two digits.
    pub short: usize,
    /// Times with an offset from UTC.
    pub offsets: usize,
    /// Different offsets.
    pub different_offsets: HashSet<i64>,
    /// A start and an end.
    pub periods: usize,
    /// Times of day.
    pub clocks: usize,
    /// Two times of day.
    pub clock_ranges: usize,
    /// Numbers.
    pub numbers: usize,
    /// Numbers with a unit behind them.
    pub with_units: usize,
    /// Numbers that may be times.
    pub plain_times: usize,
    /// Whole numbers from 0 to 3000.
    pub small: usize,
    /// The lowest and the highest of them.
    pub small_range: Option<(u32, u32)>,
    /// Names rather than values: many digits, digits and letters.
    pub names: usize,
    /// Numbers of connections with their check digits.
    pub known_names: usize,
    /// Units.
    pub units: usize,
    /// Amounts of money.
    pub money: usize,
    /// Directions.
    pub directions: usize,
    /// Lengths of periods, in words.
    pub lengths: usize,
    /// Different cells, as far as they are told apart.
    pub distinct: HashSet<Vec<u8>>,
    /// How often a cell differs from the one above.
    pub changes: usize,
}

impl Look {
    /// Looks at a column of the first rows.
    pub fn at(rows: &[&ByteRecord], column: usize) -> Self {
        let mut look = Self::default();
        let mut last: Option<&[u8]> = None;
        for cell in rows.iter().filter_map(|cells| cells.get(column)) {
            if number::is_missing(cell) {
                continue;
            }
            look.cell(cell.trim_ascii());
            look.changes += usize::from(last.is_some_and(|last| last != cell));
            last = Some(cell);
        }
        look
    }

    fn cell(&mut self, cell: &[u8]) {
        self.filled += 1;
        if self.distinct.len() < DISTINCT_MAX && !self.distinct.contains(cell) {
            self.distinct.insert(cell.to_vec());
        }
        let is_number = is_number(cell);
        self.numbers += usize::from(is_number);
        self.with_units += usize::from(is_number && number::with_unit(cell).is_some());
        let plain = identity::plain(cell);
        if is_number {
            self.plain_times += usize::from(!numbers_of(cell).is_empty());
        }
        if let Some(small) = hour_number(cell).filter(|n| *n <= 3000) {
            self.small += 1;
            let (low, high) = self.small_range.unwrap_or((small, small));
            self.small_range = Some((low.min(small), high.max(small)));
        }
        if let Some(written) = orders_of(cell).first().and_then(|&order| stamp::parse(cell, order)) {
            self.times += 1;
            self.short += usize::from(written.has_short_year && written.until().is_some());
            // Spreadsheets write a date as its midnight.
            self.dates += usize::from(written.is_date || written.local.rem_euclid(domain::DAY_MS) == 0);
            if let Some(offset) = written.offset {
                self.offsets += 1;
                self.different_offsets.insert(offset);
            }
        }
        self.periods += usize::from(!period_orders_of(cell).is_empty());
        self.clocks += usize::from(is_clock(cell));
        self.clock_ranges += usize::from(stamp::clock_range(cell).is_some());
        self.names += usize::from(identity::is_like_one(cell));
        self.known_names += usize::from(identity::known(plain).is_some());
        self.money += usize::from(money::is_money(cell));
        if let Some(text) = std::str::from_utf8(cell).ok().filter(|text| !is_number && text.len() <= 60) {
            self.units += usize::from(unit::measure_named(text).is_some() || unit::uncounted(text).is_some());
            self.directions += usize::from(direction::is_direction(text));
        }
        self.lengths += usize::from(!is_number && length(cell).is_some());
    }

    /// Whether most cells pass a test, by their count.
    pub fn mostly(&self, count: usize) -> bool {
        self.filled > 0 && count * 5 > self.filled * 4
    }

    /// Whether all cells are the same.
    pub fn is_constant(&self) -> bool {
        self.distinct.len() == 1
    }

    /// Whether the column holds two times a cell, rather than times with an offset: `00:00-01:00`.
    pub fn has_periods(&self) -> bool {
        self.mostly(self.periods) && (!self.mostly(self.times) || self.different_offsets.len() > 3)
    }
}

/// A length in words: `15min`, `60 Minutes`, `PT15M`, `1 h`. A bare number is none.
pub(crate) fn length(cell: &[u8]) -> Option<domain::Millis> {
    let text = std::str::from_utf8(cell).ok()?.trim().to_lowercase();
    if text.len() > 20 {
        return None;
    }
    let (text, iso) = match text.strip_prefix("pt") {
        Some(rest) => (rest, true),
        None => (text.as_str(), false),
    };
    let digits = text.chars().take_while(|c| c.is_ascii_digit()).count();
    let count: i64 = text.get(..digits)?.parse().ok().filter(|count| (1..100_000).contains(count))?;
    let unit_ms = match text[digits..].trim().trim_end_matches('.') {
        "s" | "sec" | "secs" | "second" | "seconds" => 1000,
        "m" if iso => 60_000,
        "min" | "mins" | "minute" | "minutes" | "minuten" | "minuti" | "minutos" | "minuter" | "minutter" => 60_000,
        "h" | "hr" | "hrs" | "hour" | "hours" | "stunde" | "stunden" | "heure" | "heures" | "uur" | "hora" | "horas" | "ora"
        | "ore" | "time" | "timer" | "timme" => 3_600_000,
        "d" | "day" | "days" => 86_400_000,
        _ => return None,
    };
    Some(count * unit_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_two_digits_may_come_first() {
        assert_eq!(orders_of(b"29.10.22"), [Order::DayFirst, Order::YearFirst]);
        assert_eq!(orders_of(b"22/10/2029"), [Order::DayFirst]);
        assert_eq!(orders_of(b"04/10/2022"), [Order::DayFirst, Order::MonthFirst]);
        assert_eq!(orders_of(b"2022-10-29"), [Order::YearFirst]);
        assert_eq!(orders_of("1. März 2026".as_bytes()), [Order::YearFirst]);
        assert!(orders_of(b"1834.21").is_empty() && orders_of(b"-12.5").is_empty() && orders_of(b"Library").is_empty());
    }

    #[test]
    fn a_length_in_words_is_read() {
        for (text, minutes) in [("15min", 15), ("60 Minutes", 60), ("PT15M", 15), ("PT1H", 60), ("1 h", 60), ("1 hour", 60)] {
            assert_eq!(length(text.as_bytes()), Some(minutes * 60_000), "{text}");
        }
        assert_eq!(length(b"15"), None);
        assert_eq!(length(b"15m3"), None);
    }
}
