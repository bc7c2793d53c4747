//! Parts of a year that stand for a period: quarters, weeks of ISO 8601, and months with a year of two
//! digits. Leaves out months with their whole year (`stamp`).

use super::{Written, day, month};
use crate::meaning::words::{folded, says};
use domain::zone::Date;
use domain::{DAY_MS, Millis};

/// Names of a quarter of a year. A single letter stands beside its number: `Q1`, `1T`.
const QUARTERS: &[&str] = &["q", "t", "qtr", "quarter", "quartal", "kvartal", "kwartaal", "trimestre", "trimester", "trim"];
/// Names of a week.
const WEEKS: &[&str] = &[
    "w",
    "s",
    "v",
    "kw",
    "wk",
    "week",
    "woche",
    "kalenderwoche",
    "weeknr",
    "sem",
    "semaine",
    "semana",
    "settimana",
    "sett",
    "uge",
    "uke",
    "vecka",
];
/// Words that say nothing: `1er trimestre de 2024`.
const FILLERS: &[&str] = &["er", "o", "º", "st", "nd", "rd", "th", "de", "del", "di", "do", "of", "van"];

/// A part of a year by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartOfYear {
    /// Three months.
    Quarter,
    /// Seven days from a Monday on.
    Week,
}

impl PartOfYear {
    /// The part that one of these words names.
    pub fn named(words: &[String]) -> Option<Self> {
        match (says(words, &QUARTERS[2..]), says(words, &WEEKS[3..])) {
            (true, false) => Some(PartOfYear::Quarter),
            (false, true) => Some(PartOfYear::Week),
            _ => None,
        }
    }

    /// The period of that number in a year; `None` if the year has none.
    pub fn of(self, year: i64, number: i64) -> Option<Written> {
        if !(1..=53).contains(&number) {
            return None;
        }
        let (from, until) = match self {
            PartOfYear::Quarter => {
                let first = day(year, (number - 1) * 3 + 1, 1)?;
                (first, Date::from_days(first).month_start(3).days())
            }
            PartOfYear::Week => {
                // The first week of a year is the one with 4 January.
                let monday = |year: i64| {
                    let fourth = day(year, 1, 4)?;
                    Some(fourth - i64::try_from(Date::from_days(fourth).weekday()).ok()?)
                };
                let from = monday(year)? + (number - 1) * 7;
                (from, from + 7)
            }
        };
        let is_of_year = match self {
            PartOfYear::Quarter => true,
            PartOfYear::Week => (1..=52).contains(&number) || number == 53 && Self::Week.of(year + 1, 1)?.local > from * DAY_MS,
        };
        is_of_year.then(|| Written { is_date: true, until: Some(until * DAY_MS), ..Written::of(from * DAY_MS) })
    }
}

/// The part of a year in a cell: `Q1`, `KW 07`, `2. Quartal`; its number alone where the column's name
/// says what it counts.
pub(crate) fn part_in(cell: &[u8], named: Option<PartOfYear>) -> Option<(PartOfYear, i64)> {
    let text = std::str::from_utf8(cell).ok()?;
    if let (Some(part), Ok(number)) = (named, text.parse::<i64>()) {
        return Some((part, number));
    }
    let found = tokens(text.trim_end_matches('.'))?;
    match found.as_slice() {
        [word, number] | [number, word] if number.is_number() && !word.is_number() => {
            Some((part_of(word, found[1].sign.is_empty())?, number.number()?))
        }
        _ => None,
    }
}

/// A quarter or a week with its year of four digits: `Q1 2024`, `2024-Q1`, `2025-W01`, `KW 1/2025`.
pub(super) fn of_year(cell: &[u8]) -> Option<Written> {
    part_and_year(cell, 4)
}

/// A month, a quarter or a week with a year of two digits: `01/24`, `24-01`, `Jan 24`, `Q1 24`.
pub(crate) fn short(cell: &[u8]) -> Option<Written> {
    let text = std::str::from_utf8(cell).ok().filter(|text| (4..=24).contains(&text.len()))?;
    let found = tokens(text)?;
    let month_and_year = match found.as_slice() {
        [number, year] if number.is_number() && number.text.len() <= 2 && year.sign.trim() == "/" => {
            Some((number.number()?, year))
        }
        // `07-08` are hours; above 12 the first is a year.
        [year, number] if year.is_number() && number.is_number() && number.sign.trim() == "-" => {
            Some((number.number().filter(|_| year.number() > Some(12))?, year))
        }
        [name, year] if !name.is_number() => month(name.text).map(|month| (i64::from(month), year)),
        _ => None,
    };
    if let Some((month, year)) = month_and_year.filter(|(_, year)| year.is_number() && year.text.len() == 2) {
        let first = day(2000 + year.number()?, month, 1)?;
        return Some(Written { is_date: true, is_month: true, has_short_year: true, ..Written::of(first * DAY_MS) });
    }
    part_and_year(cell, 2).map(|written| Written { has_short_year: true, ..written })
}

/// A quarter or a week, and a year of so many digits.
fn part_and_year(cell: &[u8], digits: usize) -> Option<Written> {
    let is_like_one = cell.iter().any(u8::is_ascii_alphabetic) && cell.iter().any(u8::is_ascii_digit);
    let text = std::str::from_utf8(cell).ok().filter(|text| is_like_one && (4..=32).contains(&text.len()))?;
    let found: Vec<Token<'_>> = tokens(text)?
        .into_iter()
        .filter(|token| token.is_number() || !FILLERS.contains(&token.text.to_lowercase().as_str()))
        .collect();
    let [a, b, c] = found.as_slice() else { return None };
    let (word, number, year, is_beside) = match (a.is_number(), b.is_number(), c.is_number()) {
        (false, true, true) => (a, b, c, b.sign.is_empty()),
        (true, false, true) if a.text.len() == 4 => (b, c, a, c.sign.is_empty()),
        (true, false, true) => (b, a, c, b.sign.is_empty()),
        _ => return None,
    };
    if year.text.len() != digits || number.text.len() > 2 {
        return None;
    }
    let century = if digits == 2 { 2000 } else { 0 };
    part_of(word, is_beside)?.of(century + year.number()?, number.number()?)
}

/// The part that a word names. A single letter must stand beside its number.
fn part_of(word: &Token<'_>, is_beside: bool) -> Option<PartOfYear> {
    let name = folded(word.text);
    let is_among = |names: &[&str]| names.contains(&name.as_str()) && (name.len() > 1 || is_beside);
    match (is_among(QUARTERS), is_among(WEEKS)) {
        (true, _) => Some(PartOfYear::Quarter),
        (_, true) => Some(PartOfYear::Week),
        _ => None,
    }
}

/// A run of digits or of letters, and what stands before it.
#[derive(Debug)]
struct Token<'a> {
    sign: &'a str,
    text: &'a str,
}

impl Token<'_> {
    fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    fn number(&self) -> Option<i64> {
        self.text.parse().ok()
    }
}

/// Tokens of a text, at most.
const TOKENS_MAX: usize = 5;

/// A text as numbers and words; `None` if it ends in a sign, or has too many.
fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (sign, after) = rest.split_at(rest.find(char::is_alphanumeric)?);
        let is_digit = after.starts_with(|c: char| c.is_ascii_digit());
        let is_other = |c: char| if is_digit { !c.is_ascii_digit() } else { !c.is_alphabetic() };
        let ends = after.find(is_other).unwrap_or(after.len());
        if found.len() == TOKENS_MAX || ends == 0 || sign.chars().any(|c| !" -/.,'’".contains(c)) {
            return None;
        }
        found.push(Token { sign, text: &after[..ends] });
        rest = &after[ends..];
    }
    Some(found)
}

/// The first day after a month that begins at a local time.
pub(super) fn month_end(local: Millis) -> Millis {
    Date::from_days(local.div_euclid(DAY_MS)).month_start(1).days() * DAY_MS
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn shown(written: Option<Written>) -> Option<(String, String)> {
        let day = |local: Millis| Date::from_days(local.div_euclid(DAY_MS)).to_string();
        written.map(|written| (day(written.local), day(written.until().unwrap())))
    }

    fn period(from: &str, until: &str) -> Option<(String, String)> {
        Some((from.to_owned(), until.to_owned()))
    }

    #[test]
    fn quarters_and_weeks_are_read_in_each_usual_form() {
        for text in [
            "Q2 2024",
            "2024-Q2",
            "2024Q2",
            "Q2/2024",
            "2. Quartal 2024",
            "2º trimestre 2024",
            "T2 2024",
            "2Q 2024",
            "2nd quarter of 2024",
        ] {
            assert_eq!(shown(of_year(text.as_bytes())), period("2024-04-01", "2024-07-01"), "{text}");
        }
        for text in [
            "2025-W01",
            "2025W01",
            "KW 1 2025",
            "KW01/2025",
            "W1 2025",
            "2025 week 1",
            "S01 2025",
            "Semaine 1 2025",
            "Uge 1 2025",
        ] {
            assert_eq!(shown(of_year(text.as_bytes())), period("2024-12-30", "2025-01-06"), "{text}");
        }
        assert_eq!(shown(of_year(b"2020-W53")), period("2020-12-28", "2021-01-04"));
        for text in
            ["2025-W53", "Q5 2024", "2024-Q0", "Room 1 2024", "S 1 2024", "Q1", "2024-11-22", "T 21.5", "W12 205", "2025-W01-3"]
        {
            assert_eq!(of_year(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_month_with_a_short_year_is_one() {
        for text in ["01/24", "1/24", "Jan 24", "Jan-24", "janv. 24", "Januar 24", "Jan '24", "gennaio 24"] {
            assert_eq!(shown(short(text.as_bytes())), period("2024-01-01", "2024-02-01"), "{text}");
        }
        assert_eq!(shown(short(b"24-01")), period("2024-01-01", "2024-02-01"));
        assert_eq!(shown(short(b"Q1 24")), period("2024-01-01", "2024-04-01"));
        // `07-08` are hours.
        for text in ["13/24", "07-08", "1.24", "12.24", "Jan 2024", "24 Jan", "Main 24", "01/24/26", "1/2", "Jan 24 10:00"] {
            assert_eq!(short(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn the_number_of_a_part_may_stand_alone_below_its_name() {
        assert_eq!(part_in(b"Q3", None), Some((PartOfYear::Quarter, 3)));
        assert_eq!(part_in(b"KW 07", None), Some((PartOfYear::Week, 7)));
        assert_eq!(part_in(b"3", PartOfYear::named(&["quarter".to_owned()])), Some((PartOfYear::Quarter, 3)));
        assert_eq!(part_in(b"3", None), None);
    }
}
