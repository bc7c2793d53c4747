//! Times as tables write them: from text to local time, with an offset where one is written. Leaves
//! out zones (`clock`).

use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis};

/// The order of a date's parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `26-01-31`
    YearFirst,
    /// `31/01/2026`
    DayFirst,
    /// `01/31/2026`
    MonthFirst,
}

/// A time as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The local time, as if it were UTC.
    pub local: Millis,
    /// Local time minus UTC, where it is written.
    pub offset: Option<Millis>,
    /// A day without a time of day.
    pub is_date: bool,
    /// A month without a day.
    pub is_month: bool,
    /// `24:00`, which is only ever an end.
    pub is_24: bool,
}

/// Why a cell is no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoTime {
    /// It is something else.
    Text,
    /// Its date may be read in two orders.
    Order,
    /// Its year has two digits.
    Year,
}

/// The time in a cell. `order` is that of dates in digits whose year does not come first.
pub(super) fn parse(cell: &str, order: Option<DateOrder>) -> Result<Written, NoTime> {
    let text = cell.trim();
    // From and until in one cell: its start.
    let from_until = [" to ", " until ", " bis ", " - ", " – "].iter().find_map(|sign| text.split_once(sign));
    let text = from_until.map(|(from, _)| from.trim()).filter(|from| from.contains(':')).unwrap_or(text);
    if text.len() > 60 || !text.is_ascii() {
        return Err(NoTime::Text);
    }
    if let Some(written) = of_digits(text) {
        return Ok(written);
    }
    let (day, is_month, rest) = date(text, order)?;
    let local = day * DAY_MS;
    let rest = rest.trim_start_matches([',', ' ']);
    let rest = rest.strip_prefix(['T', 't']).unwrap_or(rest);
    if rest.is_empty() {
        return Ok(Written { local, offset: None, is_date: true, is_month, is_24: false });
    }
    let (ms, rest) = time_of_day(rest).ok_or(NoTime::Text)?;
    // RFC 9557 writes the zone behind: `…+01:00[Europe/Berlin]`.
    let rest = rest.split_once('[').filter(|(_, zone)| zone.ends_with(']')).map_or(rest, |(offset, _)| offset).trim();
    let offset = if rest.is_empty() { None } else { Some(offset_ms(rest).ok_or(NoTime::Text)?) };
    Ok(Written { local: local + ms, offset, is_date: false, is_month: false, is_24: ms == DAY_MS })
}

/// Seconds or milliseconds since 1970, or a date without signs: `20260131`, `202601311400`.
fn of_digits(text: &str) -> Option<Written> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(&text.replacen('.', "", 1)) {
        return None;
    }
    let utc = |local: Millis| Written { local, offset: Some(0), is_date: false, is_month: false, is_24: false };
    let number: Millis = whole.parse().ok()?;
    match whole.len() {
        10 if number < 2_000_000_000 => return Some(utc((text.parse::<f64>().ok()? * 1_000.0).round() as Millis)),
        13 => return Some(utc(number)),
        8 | 10 | 12 | 14 if whole.len() == text.len() => {}
        _ => return None,
    }
    let part = |range: std::ops::Range<usize>| text.get(range).map_or(0, number_of);
    let day = day(part(0..4), part(4..6), part(6..8))?;
    let (hour, minute, second) = (part(8..10), part(10..12), part(12..14));
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let local = day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * 1_000;
    Some(Written { local, offset: None, is_date: text.len() == 8, is_month: false, is_24: false })
}

/// Whether a date in digits can only be read in one order; `None` for all others.
pub(super) fn order_of(cell: &str) -> Option<DateOrder> {
    let (parts, _) = parts(cell.trim()).ok()?;
    let [first, second, year] = parts.as_slice() else { return None };
    if year.digits != 4 || first.is_name || second.is_name {
        return None;
    }
    match (first.number, second.number) {
        (13.., _) => Some(DateOrder::DayFirst),
        (_, 13..) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// A part of a date.
#[derive(Clone, Copy, Debug)]
struct Part {
    number: i64,
    digits: usize,
    is_name: bool,
    /// The sign behind it.
    sign: u8,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The two or three parts of the date at the start of a text, and the rest.
fn parts(text: &str) -> Result<(Vec<Part>, &str), NoTime> {
    let (mut found, mut rest) = (Vec::<Part>::new(), text);
    while found.len() < 3 {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (length, number, is_name) = match (digits, letters) {
            (1..=4, _) => (digits, number_of(&rest[..digits]), false),
            (0, 3..) => {
                let month = MONTHS.iter().position(|month| rest[..3].eq_ignore_ascii_case(month)).ok_or(NoTime::Text)?;
                (letters, month as i64 + 1, true)
            }
            _ => return Err(NoTime::Text),
        };
        rest = &rest[length..];
        let sign = rest.bytes().next().unwrap_or(0);
        found.push(Part { number, digits: if is_name { 2 } else { digits }, is_name, sign });
        let by_name =
            found.iter().any(|part| part.is_name) || rest.get(1..2).is_some_and(|c| c.as_bytes()[0].is_ascii_alphabetic());
        let goes_on = matches!(sign, b'-' | b'/' | b'.') || matches!(sign, b' ' | b',') && by_name;
        if found.len() == 3 || !goes_on {
            break;
        }
        rest = rest[1..].trim_start();
    }
    Ok((found, rest))
}

/// The date at the start of a text in days since 1970, whether it is a month, and the rest.
fn date(text: &str, order: Option<DateOrder>) -> Result<(i64, bool, &str), NoTime> {
    let (parts, rest) = parts(text)?;
    if let [a, b] = parts.as_slice() {
        let (year, month) = if a.digits == 4 { (a, b) } else { (b, a) };
        let day = (year.digits == 4 && month.digits <= 2).then(|| day(year.number, month.number, 1)).flatten();
        return Ok((day.ok_or(NoTime::Text)?, true, rest));
    }
    let [a, b, c] = parts.as_slice() else { return Err(NoTime::Text) };
    let (year, month, of_month) = match (a.is_name, b.is_name) {
        _ if a.digits == 4 => (a, b, c),
        (true, _) => (c, a, b),
        (_, true) => (c, b, a),
        _ => match order {
            Some(DateOrder::YearFirst) => (a, b, c),
            Some(DateOrder::DayFirst) => (c, b, a),
            Some(DateOrder::MonthFirst) => (c, a, b),
            None if c.digits == 2 => return Err(NoTime::Year),
            // Whoever writes points writes the day first.
            None if a.sign == b'.' => (c, b, a),
            None => match order_of(text) {
                Some(DateOrder::DayFirst) => (c, b, a),
                Some(_) => (c, a, b),
                None => return Err(NoTime::Order),
            },
        },
    };
    if month.digits > 2 || of_month.digits > 2 || !matches!(year.digits, 2 | 4) || c.is_name {
        return Err(NoTime::Text);
    }
    let number = if year.digits == 2 { 2_000 + year.number } else { year.number };
    Ok((day(number, month.number, of_month.number).ok_or(NoTime::Text)?, false, rest.strip_prefix('.').unwrap_or(rest)))
}

/// Days since 1970 of a date that the calendar has.
fn day(year: i64, month: i64, day: i64) -> Option<i64> {
    let date = Date { year: i32::try_from(year).ok()?, month: u32::try_from(month).ok()?, day: u32::try_from(day).ok()? };
    let is_valid = (1970..=2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    (is_valid && Date::from_days(date.days()) == date).then(|| date.days())
}

fn number_of(digits: &str) -> i64 {
    digits.parse().unwrap_or(i64::MAX)
}

/// The time of day at the start of a text, and the rest: `14:00`, `14:00:00.5`, `2:00 pm`, `24:00`.
pub(super) fn time_of_day(text: &str) -> Option<(Millis, &str)> {
    let (hour, minutes) = text.split_once(':').filter(|(hour, _)| matches!(hour.len(), 1 | 2))?;
    let two = |text: &str| text.get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_digit())).map(number_of);
    let mut hour = Some(hour).filter(|hour| hour.bytes().all(|byte| byte.is_ascii_digit())).map(number_of)?;
    let mut ms = two(minutes).filter(|&minute| minute < 60)? * MINUTE_MS;
    let mut rest = &minutes[2..];
    if let Some(seconds) = rest.strip_prefix(':') {
        ms += two(seconds).filter(|&second| second < 60)? * 1_000;
        rest = &seconds[2..];
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
            ms += (0..3).fold(0, |ms, i| ms * 10 + fraction.as_bytes()[..digits].get(i).map_or(0, |byte| i64::from(byte - b'0')));
            rest = &fraction[digits..];
        }
    }
    let after = rest.trim_start();
    let half = [("am", 0), ("a.m.", 0), ("pm", 12), ("p.m.", 12)];
    if let Some((name, add)) = half.iter().find(|(name, _)| after.get(..name.len()).is_some_and(|h| h.eq_ignore_ascii_case(name)))
    {
        hour = Some(hour).filter(|hour| (1..=12).contains(hour))? % 12 + add;
        rest = &after[name.len()..];
    }
    let of_day = hour.checked_mul(HOUR_MS)? + ms;
    (of_day <= DAY_MS && hour <= 24).then_some((of_day, rest))
}

/// The time of day that fills a cell: `14:00`, `14:00-15:00` (its start), `14h00`.
pub(super) fn clock(cell: &str) -> Option<Millis> {
    let text = cell.trim();
    let start = ["-", "–", " to ", " bis ", " a "].iter().find_map(|sign| text.split_once(sign)).map_or(text, |(start, _)| start);
    let plain = start.trim().replace('h', ":");
    time_of_day(&plain).filter(|(_, rest)| rest.trim().is_empty()).map(|(ms, _)| ms)
}

/// An offset: `Z`, `UTC`, `+01:00`, `-0500`, `+01`.
fn offset_ms(text: &str) -> Option<Millis> {
    if ["z", "utc", "gmt"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return Some(0);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = text[1..].chars().filter(|&c| c != ':').collect();
    if !matches!(digits.len(), 2 | 4) || text.len() > 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = (number_of(&digits[..2]), digits.get(2..).filter(|m| !m.is_empty()).map_or(0, number_of));
    (hours <= 18 && minutes < 60).then_some(sign * (hours * HOUR_MS + minutes * MINUTE_MS))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    fn stamp(text: &str, order: Option<DateOrder>) -> Result<String, NoTime> {
        parse(text, order).map(|written| domain::Zone::utc().stamp(written.local))
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for text in [
            "2026-11-22T17:05:00Z",
            "2026-11-22t17:05:00.250+05:30",
            "2026-11-22 17:05",
            "2026/11/22 17:05:00",
            "2026-11-22T17:05:00+01:00[Europe/Berlin]",
            "202611221705",
            "22.11.2026 17:05",
            "22/11/2026, 5:05 pm",
            "11/22/2026 5:05:00 PM",
            "22-Nov-2026 17:05",
            "Nov 22, 2026 17:05",
            "2026-11-22 17:05 to 2026-11-22 18:05",
            "22.11.2026 17:05 – 18:05",
            "1795367100",
            "1795367100000",
        ] {
            assert_eq!(stamp(text, None).as_deref(), Ok("2026-11-22 17:05"), "{text}");
        }
        assert_eq!(parse("2026-11-22 17:05 -0500", None).unwrap().offset, Some(-5 * HOUR_MS));
        assert!(parse("2026-11-22", None).unwrap().is_date);
        assert!(parse("11/2026", None).unwrap().is_month);
        assert_eq!(stamp("22.11.2026 24:00", None).as_deref(), Ok("2026-11-23 00:00"));
    }

    #[test]
    fn what_may_mean_two_days_is_not_guessed() {
        assert_eq!(stamp("03/04/2026 00:00", None), Err(NoTime::Order));
        assert_eq!(stamp("03/04/2026 00:00", Some(DateOrder::MonthFirst)).as_deref(), Ok("2026-03-04 00:00"));
        assert_eq!(stamp("03.04.26", None), Err(NoTime::Year));
        assert_eq!(stamp("03.04.26", Some(DateOrder::DayFirst)).as_deref(), Ok("2026-04-03 00:00"));
        assert_eq!(order_of("25/03/2026"), Some(DateOrder::DayFirst));
        assert_eq!(order_of("03/25/2026 10:00"), Some(DateOrder::MonthFirst));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in
            ["", "12", "3.5", "yesterday", "2026-02-30", "2026-01-01 25:00", "2026-01-01T00:00:00+99:00", "31", "99999999", "kWh"]
        {
            assert_eq!(stamp(text, None), Err(NoTime::Text), "{text}");
        }
    }
}
