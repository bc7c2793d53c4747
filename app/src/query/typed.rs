//! Reads numbers, names and instants that people type. All forms use it. Leaves out what the values
//! may be.

use domain::naming::{self, NAME_CHARS_MAX};
use domain::zone::Date;
use domain::{DAY_MS, MINUTE_MS, Millis, Zone};
use std::ops::RangeInclusive;
use wording::{Words, typed as says};

/// The instant of a date and a time by a site's clock.
///
/// # Errors
/// `field`, and a sentence that says what would be accepted.
pub fn instant(words: Words, zone: &Zone, date: &str, time: &str, field: &'static str) -> Result<Millis, (&'static str, String)> {
    let date = Date::parse(date).ok_or_else(|| match date {
        "" => (field, says::no_date_given(words).to_owned()),
        typed => (field, says::no_date(words, typed)),
    })?;
    let minute = time
        .split_once(':')
        .and_then(|(hours, minutes)| Some((hours.parse::<i64>().ok()?, minutes.get(..2)?.parse::<i64>().ok()?)))
        .filter(|(hours, minutes)| (0..24).contains(hours) && (0..60).contains(minutes))
        .ok_or_else(|| match time {
            "" => (field, says::no_time_given(words).to_owned()),
            typed => (field, says::no_time(words, typed)),
        })?;
    Ok(zone.first_instant_of(date.days() * DAY_MS + (minute.0 * 60 + minute.1) * MINUTE_MS))
}

/// Why a text is not read as a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Unread {
    /// It is not a number, or not in the range.
    No,
    /// It is ambiguous: `1,840` may be one thousand eight hundred and forty. Holds both readings.
    Either(String, String),
}

impl Unread {
    /// The sentence for the person. `would_do` says what would be accepted, in words such as
    /// `kilowatts above 0, such as 6.9`.
    #[must_use]
    pub fn sentence(&self, words: Words, typed: &str, would_do: &str) -> String {
        let typed = typed.trim();
        match self {
            Self::No if typed.is_empty() => says::needed(words, would_do),
            Self::No => says::no_number(words, typed, would_do),
            Self::Either(whole, fraction) => says::either(words, typed, whole, &words.number(fraction)),
        }
    }
}

/// A number as people write it: `1840.9`, `1840,9`, `1,840.9`, `1.840,9`, `1 840,9`. The decimal sign
/// of the reader's language is one, as on our pages. The other sign before three digits is ambiguous,
/// so it is an error: in German `1.840` may be what a page showed for 1840.
///
/// # Errors
/// See [`Unread`].
pub fn number(words: Words, text: &str) -> Result<f64, Unread> {
    let text = text.trim().replace('\u{2212}', "-");
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let is_space = |c: char| c.is_whitespace() || c == '\'' || c == '’';
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    let decimal = match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (Some(comma), None) if commas == 1 => Some(comma),
        (None, Some(point)) if points == 1 => Some(point),
        _ => None,
    };
    let (whole, fraction) = decimal.map_or((digits, ""), |at| (&digits[..at], &digits[at + 1..]));
    let groups: Vec<&str> = whole.split(|c| is_space(c) || c == ',' || c == '.').collect();
    let signs: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = match groups.as_slice() {
        [only] => is_all_digits(only),
        [first, rest @ ..] => {
            (1..=3).contains(&first.len())
                && is_all_digits(first)
                && rest.iter().all(|group| group.len() == 3 && is_all_digits(group))
                // The groups are separated by one sign, and it is not the decimal sign.
                && signs.iter().all(|c| Some(c) == signs.first())
                && decimal.is_none_or(|at| !signs.iter().any(|c| digits[at..].starts_with(*c)))
        }
        [] => false,
    };
    if !is_grouped || !is_all_digits(fraction) || (groups.concat() + fraction).is_empty() {
        return Err(Unread::No);
    }
    let is_other_sign =
        commas + points == 1 && decimal.is_some_and(|at| !digits[at..].starts_with(words.language.decimal_sign()));
    let may_be_thousands = is_other_sign && groups.len() == 1 && fraction.len() == 3 && (1..=3).contains(&whole.len());
    if may_be_thousands && !whole.starts_with('0') {
        return Err(Unread::Either(format!("{sign}{whole}{fraction}"), format!("{sign}{whole}.{fraction}")));
    }
    let plain = format!("{sign}{}.{fraction}0", groups.concat());
    plain.parse::<f64>().ok().filter(|value| value.is_finite()).ok_or(Unread::No)
}

/// A number within a range. Where a text may be two numbers and the range holds one of them, it is
/// that one.
///
/// # Errors
/// A sentence that says what would be accepted.
pub fn number_within(words: Words, text: &str, range: &RangeInclusive<f64>, would_do: &str) -> Result<f64, String> {
    let within = |value: &f64| range.contains(value);
    let found = match number(words, text) {
        Ok(value) => Some(value).filter(within).ok_or(Unread::No),
        Err(Unread::Either(whole, fraction)) => {
            let of = |text: &str| text.parse::<f64>().ok().filter(within);
            match (of(&whole), of(&fraction)) {
                (Some(value), None) | (None, Some(value)) => Ok(value),
                (None, None) => Err(Unread::No),
                (Some(_), Some(_)) => Err(Unread::Either(whole, fraction)),
            }
        }
        Err(unread) => Err(unread),
    };
    found.map_err(|unread| unread.sentence(words, text, would_do))
}

/// A name.
///
/// # Errors
/// A sentence that says what would be accepted.
pub fn name(words: Words, text: &str) -> Result<String, String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(says::no_name(words, NAME_CHARS_MAX)),
        1..=NAME_CHARS_MAX if naming::is_name(text, NAME_CHARS_MAX) => Ok(text.to_owned()),
        1..=NAME_CHARS_MAX => Err(says::unseen_name(words).to_owned()),
        count => Err(says::long_name(words, count, NAME_CHARS_MAX)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use wording::Language;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        let same = ["1840.9", "1840,9", "1,840.9", "1 840,9", "1.840,9", "1\u{a0}840.9", "1'840.9", " 1840.90 "];
        for text in same {
            assert_eq!(number(Words::ENGLISH, text), Ok(1840.9), "{text}");
        }
        for (text, value) in [
            ("18,5", 18.5),
            ("0,184", 0.184),
            ("1.840", 1.84),
            ("1840,900", 1840.9),
            ("1,840,000", 1_840_000.0),
            ("1.840.000", 1_840_000.0),
            ("-12", -12.0),
            ("\u{2212}0,5", -0.5),
            (".25", 0.25),
            ("84 210,7", 84_210.7),
        ] {
            assert_eq!(number(Words::ENGLISH, text), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_may_be_two_numbers_is_asked_for() {
        assert_eq!(number(Words::ENGLISH, "1,840"), Err(Unread::Either("1840".to_owned(), "1.840".to_owned())));
        let told = number_within(Words::ENGLISH, "-12,500", &(-1e9..=1e9), "a number").unwrap_err();
        assert_eq!(told, "“-12,500” can mean -12500 or, with a decimal point, -12.500. Enter the one you mean.");
    }

    #[test]
    fn the_decimal_sign_is_that_of_the_language() {
        for language in [Language::German, Language::Spanish, Language::French] {
            let words = Words { language, ..Words::ENGLISH };
            let either = Err(Unread::Either("1840".to_owned(), "1.840".to_owned()));
            assert_eq!((number(words, "1,840"), number(words, "1.840")), (Ok(1.84), either));
            // What has one meaning is read in any language.
            for text in ["1840.9", "1840,9", "1,840.9", "1.840,9"] {
                assert_eq!(number(words, text), Ok(1840.9), "{text}");
            }
        }
        let german = Words { language: Language::German, ..Words::ENGLISH };
        let told = number_within(german, "1.840", &(0.0..=1e9), "eine Zahl").unwrap_err();
        assert!(told.contains("1840 oder, mit Dezimalkomma, 1,840"), "{told}");
    }

    #[test]
    fn of_two_numbers_it_is_the_one_that_can_be() {
        let calorific = 4.0..=30.0;
        assert_eq!(number_within(Words::ENGLISH, "11,211", &calorific, "a number"), Ok(11.211));
        assert_eq!(number_within(Words::ENGLISH, "1,840", &(1_000.0..=9_000.0), "a number"), Ok(1_840.0));
        assert_eq!(
            number_within(Words::ENGLISH, "40,123", &calorific, "a number").unwrap_err(),
            "“40,123” is not accepted. Enter a number."
        );
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            " ",
            "x",
            "-",
            ".",
            ",",
            "1 84",
            "12 5",
            "1,84,000",
            "1,840.900,5",
            "1,840 000",
            "1.2.3",
            "1e3",
            "inf",
            "NaN",
            "1_000",
            "+5 kWh",
        ] {
            assert_eq!(number(Words::ENGLISH, text), Err(Unread::No), "{text}");
        }
        let told = number_within(Words::ENGLISH, "-3", &(0.0..=9.0), "kilowatts above 0, such as 6.9").unwrap_err();
        assert_eq!(told, "“-3” is not accepted. Enter kilowatts above 0, such as 6.9.");
    }

    #[test]
    fn a_name_can_be_seen_and_fits() {
        let name = |text: &str| name(Words::ENGLISH, text);
        assert_eq!(name("  Mill Hall "), Ok("Mill Hall".to_owned()));
        assert!(name(" ").is_err_and(|why| why.contains("a name of 1 to 160")));
        assert!(name("Mill\u{7}Hall").is_err_and(|why| why.contains("cannot be seen")));
        for unseen in ["\u{200b}", " \u{3164} ", "\u{202e}\u{ad}", "\u{e0041}"] {
            assert!(name(unseen).is_err_and(|why| why.contains("cannot be seen")), "{unseen:?}");
        }
        assert!(name(&"x".repeat(161)).is_err_and(|why| why.contains("161 characters")));
    }
}
