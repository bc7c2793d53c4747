//! Times as files write them: from text to local time. Leaves out which order a file's dates have
//! (`prepare`), and which instant a local time is (`instant`).

mod mark;
mod month;
mod of_day;
mod part;
mod span;

pub(crate) use mark::{marked, pass};
pub(crate) use month::{is_weekday, month};
pub(crate) use of_day::{behind_date, time_of_day};
pub(crate) use part::{PartOfYear, part_in, short};
pub(crate) use span::{clock_range, period, without_word};

use crate::answer::Order;
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis};

/// A time as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// The local time, encoded as if it were UTC.
    pub local: Millis,
    /// The offset from UTC, if one is written.
    pub offset: Option<Millis>,
    /// Instead of an offset it names one of several zones (`CST`): that of the site.
    pub is_of_site: bool,
    /// A day (or a month) without a time of day.
    pub is_date: bool,
    /// A month without a day.
    pub is_month: bool,
    /// `24:00`, which is only used for the end of something.
    pub is_24: bool,
    /// A year of two digits.
    pub has_short_year: bool,
    /// The month is written by its name.
    pub is_named: bool,
    /// Of a quarter or a week: where it ends, as `local`.
    pub until: Option<Millis>,
    /// Of the hour that comes twice: whether it is the second pass, where a mark says so.
    pub second: Option<bool>,
}

impl Written {
    /// A local time, and nothing else.
    pub(crate) fn of(local: Millis) -> Self {
        Self {
            local,
            offset: None,
            is_of_site: false,
            is_date: false,
            is_month: false,
            is_24: false,
            has_short_year: false,
            is_named: false,
            until: None,
            second: None,
        }
    }

    /// Where the month, the quarter or the week ends that it names.
    pub(crate) fn until(&self) -> Option<Millis> {
        self.until.or_else(|| self.is_month.then(|| part::month_end(self.local)))
    }
}

/// The time in a cell.
pub(crate) fn parse(cell: &[u8], order: Order) -> Option<Written> {
    match order {
        Order::UnixSeconds => number(cell, 9..=10).map(|s| utc((s * 1000.0).round() as Millis)),
        Order::UnixMillis => number(cell, 12..=13).map(|ms| utc(ms.round() as Millis)),
        Order::Serial1900 => serial(cell, 0.0),
        Order::Serial1904 => serial(cell, 1462.0),
        Order::YearFirst | Order::DayFirst | Order::MonthFirst => iso(cell).or_else(|| free(cell, order)),
        Order::MonthYear => short(cell.trim_ascii()).or_else(|| free(cell, order).filter(|written| written.until().is_some())),
    }
}

fn utc(at: Millis) -> Written {
    Written { offset: Some(0), ..Written::of(at) }
}

fn number(cell: &[u8], digits: std::ops::RangeInclusive<usize>) -> Option<f64> {
    let whole = cell.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = &cell[whole..];
    let plain = rest.is_empty() || rest[0] == b'.' && rest.len() <= 10 && rest[1..].iter().all(u8::is_ascii_digit);
    if !digits.contains(&whole) || !plain {
        return None;
    }
    std::str::from_utf8(cell).ok()?.parse().ok()
}

/// A cell with days since 1899-12-30, as in spreadsheets, to the second.
fn serial(cell: &[u8], shift_days: f64) -> Option<Written> {
    let days: f64 = std::str::from_utf8(cell).ok()?.parse().ok()?;
    from_serial(days + shift_days)
}

/// A spreadsheet's date: days since 1899-12-30, to the second.
pub(crate) fn from_serial(days: f64) -> Option<Written> {
    // 2000 to 2100. A meter has no readings at other dates.
    if !(36_526.0..73_051.0).contains(&days) {
        return None;
    }
    let seconds = (days * 86_400.0).round() as i64;
    Some(Written { is_date: seconds % 86_400 == 0, ..Written::of((seconds - 25_569 * 86_400) * 1000) })
}

/// The fast path for `2026-11-22T17:00`, `2026-11-22 17:00:00.250+01:00` and the like, which most
/// files use.
fn iso(cell: &[u8]) -> Option<Written> {
    let two = |at: usize| -> Option<i64> {
        let (a, b) = (cell[at].wrapping_sub(b'0'), cell[at + 1].wrapping_sub(b'0'));
        (a < 10 && b < 10).then(|| i64::from(a * 10 + b))
    };
    if cell.len() < 16 || cell[4] != b'-' || cell[7] != b'-' || !matches!(cell[10], b'T' | b' ' | b't') || cell[13] != b':' {
        return None;
    }
    let date = day(two(0)? * 100 + two(2)?, two(5)?, two(8)?)?;
    let mut ms = two(11)? * HOUR_MS + two(14)? * MINUTE_MS;
    if two(11)? > 23 || two(14)? > 59 {
        return None;
    }
    let mut rest = &cell[16..];
    if rest.len() >= 3 && rest[0] == b':' {
        let seconds = two(17)?;
        if seconds > 59 {
            return None;
        }
        ms += seconds * 1000;
        rest = &rest[3..];
        if rest.first() == Some(&b'.') {
            let digits = rest[1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            ms += fraction_ms(&rest[1..=digits])?;
            rest = &rest[1 + digits..];
        }
    }
    let is_of_site = mark::is_of_several_zones(rest.trim_ascii());
    let offset = match rest {
        _ if is_of_site => None,
        [] => None,
        [b'Z' | b'z'] => Some(0),
        _ => Some(mark::offset_ms(rest)?),
    };
    Some(Written { offset, is_of_site, ..Written::of(date * DAY_MS + ms) })
}

fn fraction_ms(digits: &[u8]) -> Option<Millis> {
    if digits.is_empty() || digits.len() > 9 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some((0..3).fold(0, |ms, i| ms * 10 + digits.get(i).map_or(0, |d| i64::from(d - b'0'))))
}

/// Days since 1970 of a date; `None` if the calendar does not have it.
pub(crate) fn day(year: i64, month: i64, day: i64) -> Option<i64> {
    const LENGTH: [i64; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if !(1970..=2100).contains(&year) || !(1..=12).contains(&month) || !(1..=LENGTH[month as usize - 1]).contains(&day) {
        return None;
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if month == 2 && day == 29 && !leap {
        return None;
    }
    Some(Date { year: year as i32, month: month as u32, day: day as u32 }.days())
}

/// Everything else: days, months and years in any order, months by name, two-digit years,
/// twelve-hour clocks.
fn free(cell: &[u8], order: Order) -> Option<Written> {
    let rest = cell.trim_ascii();
    if rest.len() > 64 {
        return None;
    }
    let dated = beginning_with_date(rest, order).or_else(|| {
        // For example `Sun, 22 Nov 2026`. `mar. 3 mars` is a Tuesday: so the month is tried first.
        let letters = letters(rest);
        if letters < 2 || !is_weekday(std::str::from_utf8(&rest[..letters]).ok()?) {
            return None;
        }
        let rest = &rest[letters..];
        let rest = rest.strip_prefix(b".").unwrap_or(rest);
        let rest = rest.strip_prefix(b",").unwrap_or(rest).trim_ascii_start();
        beginning_with_date(rest, order)
    });
    dated.or_else(|| part::of_year(rest))
}

/// A date, and perhaps a time of day and an offset.
fn beginning_with_date(rest: &[u8], order: Order) -> Option<Written> {
    let Day { days, is_month, has_short_year, is_named, rest: after } = date(rest, order)?;
    let mut written = Written { is_month, has_short_year, is_named, ..Written::of(days * DAY_MS) };
    let mut after = after.trim_ascii_start();
    for filler in [&b"T"[..], b",", b"at ", b"um ", b"kl. ", b"kl.", b"kl ", b"om ", b"\xc3\xa0 "] {
        after = after.strip_prefix(filler).unwrap_or(after).trim_ascii_start();
    }
    if after.is_empty() {
        return Some(Written { is_date: true, ..written });
    }
    let (ms, mark) = marked(after)?;
    written.local += ms;
    written.is_24 = ms == DAY_MS;
    (written.offset, written.second, written.is_of_site) = (mark.offset, mark.second, mark.is_of_site);
    Some(written)
}

/// How many bytes of letters a text begins with; letters that are not ASCII count.
fn letters(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte >= 0x80).count()
}

/// A date, and the text behind it.
struct Day<'a> {
    days: i64,
    is_month: bool,
    has_short_year: bool,
    is_named: bool,
    rest: &'a [u8],
}

/// The date at the start of a text.
fn date(text: &[u8], order: Order) -> Option<Day<'_>> {
    // `20261122`, `202611221715`, `20261122171500`.
    if matches!(run(text), 8 | 12 | 14) {
        let days = day(value(&text[..4]), value(&text[4..6]), value(&text[6..8]))?;
        return Some(Day { days, is_month: false, has_short_year: false, is_named: false, rest: &text[8..] });
    }
    let DateParts { parts, count, name, rest } = date_parts(text)?;
    let is_named = name.is_some();
    // `2026-11`, `Nov 2026`, `11/2026`: a month.
    if count == 2 {
        let year = parts[..2].iter().position(|part| part.1 == 4)?;
        let days = day(parts[year].0, parts[1 - year].0, 1)?;
        return Some(Day { days, is_month: true, has_short_year: false, is_named, rest });
    }
    if count < 3 {
        return None;
    }
    let rest = rest.strip_prefix(b".").unwrap_or(rest);
    let [a, b, c] = parts;
    let (year, month, day_of_month) = match name {
        Some(0) => (c, a, b),
        Some(1) if a.1 == 4 => (a, b, c),
        // `22-Nov-03`: the year may come first.
        Some(1) if order == Order::YearFirst && (a.1, c.1) == (2, 2) => (a, b, c),
        Some(1) => (c, b, a),
        Some(_) => return None,
        None if a.1 == 4 => (a, b, c),
        None => match order {
            Order::DayFirst => (c, b, a),
            Order::MonthFirst => (c, a, b),
            _ => (a, b, c),
        },
    };
    if !matches!(year.1, 2 | 4) || month.1 > 2 || day_of_month.1 > 2 {
        return None;
    }
    let has_short_year = year.1 == 2;
    let year = if has_short_year { 2000 + year.0 } else { year.0 };
    Some(Day { days: day(year, month.0, day_of_month.0)?, is_month: false, has_short_year, is_named, rest })
}

/// How many digits a text begins with.
fn run(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The number that digits are.
fn value(digits: &[u8]) -> i64 {
    digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'))
}

/// The one to three parts of a date, as written.
struct DateParts<'a> {
    /// The number of each part, and its digits.
    parts: [(i64, usize); 3],
    count: usize,
    /// Which part is a month by its name.
    name: Option<usize>,
    /// The text after the date.
    rest: &'a [u8],
}

fn date_parts(text: &[u8]) -> Option<DateParts<'_>> {
    let (mut parts, mut name, mut rest) = ([(0i64, 0usize); 3], None, text);
    let mut count = 0;
    while count < 3 {
        let digits = run(rest);
        if digits > 4 {
            return None;
        }
        if digits == 0 {
            let letters = letters(rest);
            if letters < 3 || name.is_some() {
                return None;
            }
            let month = month(std::str::from_utf8(&rest[..letters]).ok()?)?;
            name = Some(count);
            parts[count] = (i64::from(month), 2);
            rest = &rest[letters..];
            // `févr. 2026`
            rest = rest.strip_prefix(b".").filter(|rest| rest.first() == Some(&b' ')).unwrap_or(rest);
        } else {
            parts[count] = (value(&rest[..digits]), digits);
            rest = ordinal(&rest[digits..]);
        }
        count += 1;
        let Some(&sign) = rest.first() else { break };
        let next = rest[1..].trim_ascii_start();
        let named = name.is_some() || letters(next) > 0;
        let between = matches!(sign, b'-' | b'/' | b'.') || (matches!(sign, b' ' | b',') && named);
        if count == 3 || !between {
            break;
        }
        // `22 de noviembre de 2026`
        rest = next.strip_prefix(b"de ").or(next.strip_prefix(b"del ")).unwrap_or(next);
    }
    Some(DateParts { parts, count, name, rest })
}

/// The text behind `22nd`, `1er` and the like.
fn ordinal(text: &[u8]) -> &[u8] {
    let ends = |rest: &&[u8]| rest.first().is_some_and(|byte| matches!(byte, b' ' | b','));
    [&b"st"[..], b"nd", b"rd", b"th", b"er"].iter().find_map(|end| text.strip_prefix(*end).filter(ends)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::Zone;

    fn local(text: &str, order: Order) -> Option<String> {
        parse(text.as_bytes(), order).map(|written| Zone::utc().stamp(written.local))
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        let night = Some("2026-11-22 17:05".to_owned());
        for text in [
            "2026-11-22T17:05Z",
            "2026-11-22 17:05",
            "2026-11-22T17:05:00.000+00:00",
            "2026/11/22 17:05:00",
            "20261122T1705",
            "202611221705",
            "22-Nov-2026 17:05",
            "Nov 22, 2026 5:05 PM",
            "Sun, 22 Nov 2026 17:05:00 GMT",
            "22 nov. 2026 17.05",
            "So 22. November 2026, 17:05 Uhr",
            "dim. 22 novembre 2026 à 17h05",
            "22 de noviembre de 2026 5:05 p. m.",
            "November 22nd, 2026 5:05 PM",
            "2026-11-22T17:05:00+00:00 London",
        ] {
            assert_eq!(local(text, Order::YearFirst), night, "{text}");
        }
        assert_eq!(local("22.11.2026 17:05", Order::DayFirst), night);
        assert_eq!(local("22/11/26 17:05", Order::DayFirst), night);
        assert_eq!(local("11/22/2026 5:05:00 p.m.", Order::MonthFirst), night);
        assert_eq!(local("1795367100", Order::UnixSeconds), night);
        assert_eq!(local("1795367100000", Order::UnixMillis), night);
        assert_eq!(local("46348.711805555555", Order::Serial1900), night);
        assert_eq!(local("22/11/2026 24:00", Order::DayFirst).as_deref(), Some("2026-11-23 00:00"));
        assert_eq!(local("2026-11", Order::YearFirst).as_deref(), Some("2026-11-01 00:00"));
        assert_eq!(parse(b"2026-11-22 17:05 -0500", Order::YearFirst).unwrap().offset, Some(-5 * HOUR_MS));
        for text in ["22/11/2026", "2026-02-30", "2026-11-22 25:00", "yesterday", "", "12", "3.5", "2026-11-22T17:05:00+99:00"] {
            assert_eq!(local(text, Order::MonthFirst), None, "{text}");
        }
    }
}
