//! Two times in one cell: `2026-11-22 00:00 to 2026-11-22 01:00`, `22/11/2026 00:00 - 00:15`, and
//! ranges of times of day. Leaves out single times (`stamp`).

use super::of_day::behind_date;
use super::{Written, parse, time_of_day};
use crate::answer::Order;
use domain::{DAY_MS, HOUR_MS, Millis};

/// What stands between two times. The longer ones are tried first.
const BETWEEN: &[&str] = &[
    " through ",
    " until ",
    " hasta ",
    " to ",
    " bis ",
    " tot ",
    " till ",
    " til ",
    " al ",
    " au ",
    " até ",
    " - ",
    " – ",
    " — ",
    " à ",
    " a ",
    "..",
    "->",
    "→",
    "/",
    "–",
    "~",
    "-",
];

/// Words before a start: `du 22/11/2026 au 23/11/2026`.
const BEFORE: &[&str] = &["from ", "du ", "de ", "del ", "dal ", "von ", "vom ", "van ", "fra ", "från "];

/// A cell without the word before its start.
pub(crate) fn without_word(cell: &[u8]) -> &[u8] {
    if !cell.first().is_some_and(u8::is_ascii_alphabetic) {
        return cell;
    }
    let is_before = |word: &&&str| cell.len() > word.len() && cell[..word.len()].eq_ignore_ascii_case(word.as_bytes());
    BEFORE.iter().find(is_before).map_or(cell, |word| cell[word.len()..].trim_ascii_start())
}

/// The start and the end in one cell; the end may be a time of day only.
pub(crate) fn period(cell: &[u8], order: Order) -> Option<(Written, Written)> {
    let text = std::str::from_utf8(without_word(cell)).ok()?;
    // `22/11/2026 dalle 17:00 alle 18:00`
    let told = text.contains(" alle ").then(|| text.replacen(" dalle ", " ", 1).replacen(" alle ", " - ", 1));
    let text = told.as_deref().unwrap_or(text);
    if !(11..=80).contains(&text.len()) {
        return None;
    }
    BETWEEN.iter().find_map(|between| {
        text.match_indices(between).find_map(|(at, _)| {
            let start = parse(text[..at].trim().as_bytes(), order)?;
            let rest = text[at + between.len()..].trim().as_bytes();
            if let Some(end) = parse(rest, order) {
                // Where clocks go back, an hour may end at the time at which it began.
                return (end.local >= start.local - HOUR_MS).then_some((start, end));
            }
            let (ms, after) = time_of_day(rest)?;
            let is_clock = after.trim_ascii().is_empty() && !start.is_date;
            is_clock.then(|| (start, Written { offset: start.offset, ..Written::of(behind(start.local, ms)) }))
        })
    })
}

/// The local time with that time of day which follows a start within a day.
fn behind(start: Millis, of_day: Millis) -> Millis {
    let end = start - start.rem_euclid(DAY_MS) + of_day;
    if end > start { end } else { end + DAY_MS }
}

/// The two times of day in a cell: `00:00-00:15`, `12:30 AM to 1:00 AM`. The end lies behind the
/// start; midnight is 24:00.
pub(crate) fn clock_range(cell: &[u8]) -> Option<(Millis, Millis)> {
    let text = std::str::from_utf8(cell).ok()?;
    if text.len() > 40 {
        return None;
    }
    if let Some(hours) = two_hours(text) {
        return Some(hours);
    }
    BETWEEN.iter().find_map(|between| {
        let (start, end) = text.split_once(between)?;
        let of = |text: &str| {
            let text = text.trim().as_bytes();
            behind_date(text).filter(|(_, rest)| rest.trim_ascii().is_empty()).map(|(ms, _)| ms)
        };
        let (start, end) = (of(start)?, of(end)?);
        let end = if end == 0 { DAY_MS } else { end };
        (end > start).then_some((start, end))
    })
}

/// Two hours of a day, one behind the other: `00-01`, `23-24`, `07 - 08 h`.
fn two_hours(text: &str) -> Option<(Millis, Millis)> {
    let text = text.trim().trim_end_matches(['h', 'H', ' ']);
    let (start, end) = text.split_once(['-', '–'])?;
    let hour = |text: &str| -> Option<Millis> {
        let text = text.trim().trim_end_matches(['h', 'H']);
        (text.len() == 2).then(|| text.parse::<Millis>().ok()).flatten()
    };
    let (start, end) = (hour(start)?, hour(end)?);
    let end = if end == 0 { 24 } else { end };
    (end == start + 1 && end <= 24).then_some((start * HOUR_MS, end * HOUR_MS))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::MINUTE_MS;

    #[test]
    fn a_start_and_an_end_are_found_in_one_cell() {
        for text in [
            "2026-11-22 00:00:00 to 2026-11-22 01:00:00",
            "2026-11-22 00:00 - 2026-11-22 01:00",
            "2026-11-22T00:00:00Z/2026-11-22T01:00:00Z",
            "2026-11-22 00:00 bis 01:00",
            "2026-11-22 00:00-01:00",
            "2026-11-22 00:00 – 01:00",
            "du 2026-11-22 00:00 au 2026-11-22 01:00",
            "2026-11-22 dalle 00:00 alle 01:00",
            "from 2026-11-22 00:00 to 01:00",
        ] {
            let (start, end) = period(text.as_bytes(), Order::YearFirst).unwrap();
            assert_eq!(end.local - start.local, HOUR_MS, "{text}");
        }
        let (start, end) = period(b"22/11/2026 23:45 - 00:00", Order::DayFirst).unwrap();
        assert_eq!(end.local - start.local, 15 * MINUTE_MS);
        for text in ["2026-11-22 00:00", "2026-11-22", "kWh to W", "22-11-2026 00:00", "2026-11-22T00:00:00"] {
            assert_eq!(period(text.as_bytes(), Order::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn a_range_of_times_of_day_ends_behind_its_start() {
        let quarter = 15 * MINUTE_MS;
        for text in ["23:45-00:00", "23:45 - 24:00", "11:45 PM to 12:00 AM", "2345-0000", "23:45–00:00"] {
            assert_eq!(clock_range(text.as_bytes()), Some((DAY_MS - quarter, DAY_MS)), "{text}");
        }
        assert_eq!(clock_range(b"00:15-00:00:00"), Some((quarter, DAY_MS)));
        for text in ["23-24", "23 - 00", "23-24 h", "23h-24h", "23.00 - 24.00"] {
            assert_eq!(clock_range(text.as_bytes()), Some((23 * HOUR_MS, DAY_MS)), "{text}");
        }
        for text in ["1-2", "01-03", "22-11", "10-11-2026"] {
            assert_eq!(clock_range(text.as_bytes()), None, "{text}");
        }
    }
}
