//! Parses numbers as people and programs write them, with the file's decimal sign.

use crate::answer::Decimal;

/// Why a cell is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is text.
    Text,
    /// It has the other decimal sign, or digits in groups that nobody uses.
    Sign,
}

const TENS: [f64; 19] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

/// Whether a cell means that there is no value.
pub(crate) fn is_missing(cell: &[u8]) -> bool {
    if cell.is_empty() {
        return true;
    }
    if cell.len() > 14 || cell[0].is_ascii_digit() {
        return false;
    }
    const WORDS: [&str; 24] = [
        "-",
        "--",
        "---",
        "–",
        "na",
        "n/a",
        "n.a.",
        "k.a.",
        "nd",
        "n.d.",
        "nan",
        "null",
        "none",
        "unavailable",
        "unknown",
        "undefined",
        "#n/a",
        "#value!",
        "#ref!",
        "#div/0!",
        "no data",
        "nodata",
        "data loss",
        "missing",
    ];
    let text = cell.trim_ascii();
    text.is_empty() || WORDS.iter().any(|word| text.eq_ignore_ascii_case(word.as_bytes()))
}

/// The number in a cell.
pub(crate) fn parse(cell: &[u8], decimal: Decimal) -> Result<f64, Fault> {
    let cell = cell.trim_ascii();
    let (sign, digits) = match cell.first() {
        Some(b'-') => (-1.0, &cell[1..]),
        Some(b'+') => (1.0, &cell[1..]),
        _ => (1.0, cell),
    };
    let point = match decimal {
        Decimal::Point => b'.',
        Decimal::Comma => b',',
    };
    // Up to 15 digits and a power of ten are exact in a double, so their quotient is correctly
    // rounded.
    let (mut mantissa, mut count, mut behind) = (0u64, 0usize, None);
    for &byte in digits {
        match byte {
            b'0'..=b'9' if count < 15 => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                count += 1;
            }
            _ if byte == point && behind.is_none() => behind = Some(count),
            _ => return slow(digits, decimal).map(|value| sign * value + 0.0),
        }
    }
    if count == 0 {
        return Err(Fault::Text);
    }
    // `-0` is zero.
    Ok(sign * mantissa as f64 / TENS[behind.map_or(0, |at| count - at)] + 0.0)
}

/// Parses digits in groups, exponents, and more than 15 digits.
fn slow(digits: &[u8], decimal: Decimal) -> Result<f64, Fault> {
    let text = std::str::from_utf8(digits).map_err(|_| Fault::Text)?;
    if digits.len() > 400 || !text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
        return Err(Fault::Text);
    }
    let (point, group) = match decimal {
        Decimal::Point => ('.', ','),
        Decimal::Comma => (',', '.'),
    };
    let (whole, rest) = text.split_at(text.find([point, 'e', 'E']).unwrap_or(text.len()));
    if !text.chars().all(|c| c.is_ascii_digit() || "+-eE.,'’ \u{a0}\u{202f}".contains(c)) {
        return Err(Fault::Text);
    }
    if rest.contains(group) {
        return Err(Fault::Sign);
    }
    let is_group = |c: char| c == group || "'’ \u{a0}\u{202f}".contains(c);
    let mut plain = String::with_capacity(text.len());
    for (i, part) in whole.split(is_group).enumerate() {
        if i > 0 && part.len() != 3 || part.is_empty() && !whole.is_empty() {
            return Err(Fault::Sign);
        }
        plain.push_str(part);
    }
    plain.extend(rest.chars().map(|c| if c == point { '.' } else { c }));
    plain.parse().ok().filter(|value: &f64| value.is_finite()).ok_or(Fault::Text)
}

/// A number with its unit behind it, apart: `61200.5kWh`, `12,5 m³`.
pub(crate) fn with_unit(cell: &[u8]) -> Option<(&[u8], &str)> {
    let text = std::str::from_utf8(cell).ok()?.trim();
    if text.len() > 40 || !text.starts_with(|c: char| c.is_ascii_digit() || "+-.,".contains(c)) {
        return None;
    }
    let at = text.find(|c: char| c.is_alphabetic() || "°%".contains(c))?;
    let (number, unit) = (text[..at].trim_end(), text[at..].trim());
    crate::unit::measure_named(unit).map(|_| (number.as_bytes(), unit))
}

/// What a cell shows about its decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Nothing: a whole number, or not a number.
    None,
    /// It can only be a point.
    Point,
    /// It can only be a comma.
    Comma,
    /// `1.234`: a decimal point, or a thousands separator.
    EitherPoint,
    /// `1,234`: a decimal comma, or a thousands separator.
    EitherComma,
}

/// What a cell shows about its decimal sign.
pub(crate) fn hint(cell: &[u8]) -> Hint {
    let count = |sign| cell.iter().filter(|&&byte| byte == sign).count();
    let last = |sign| cell.iter().rposition(|&byte| byte == sign);
    match (count(b'.'), count(b',')) {
        (0, 0) => Hint::None,
        (1, 0) | (0, 1) => {
            let (sign, sure, either) =
                if count(b'.') == 1 { (b'.', Hint::Point, Hint::EitherPoint) } else { (b',', Hint::Comma, Hint::EitherComma) };
            let digits = cell.strip_prefix(b"-").unwrap_or(cell);
            let at = digits.iter().position(|&byte| byte == sign).unwrap_or(0);
            let groups = digits.len() - at - 1 == 3 && (1..=3).contains(&at) && digits[0] != b'0';
            if groups { either } else { sure }
        }
        (_, 0) => Hint::Comma,
        (0, _) => Hint::Point,
        _ if last(b'.') > last(b',') => Hint::Point,
        _ => Hint::Comma,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn numbers_are_read_by_the_files_own_decimal_sign() {
        let point = |text: &str| parse(text.as_bytes(), Decimal::Point);
        let comma = |text: &str| parse(text.as_bytes(), Decimal::Comma);
        assert_eq!(point("1834.21"), Ok(1834.21));
        assert_eq!(point("-0.5"), Ok(-0.5));
        assert!(point("-0.00").is_ok_and(f64::is_sign_positive), "zero has no sign");
        assert_eq!(point("1,234,567.8"), Ok(1_234_567.8));
        assert_eq!(point("6.02e3"), Ok(6020.0));
        assert_eq!(point("0.1234567890123456789"), Ok(0.123_456_789_012_345_68));
        assert_eq!(point("12,5"), Err(Fault::Sign));
        assert_eq!(comma("12,5"), Ok(12.5));
        assert_eq!(comma("1.234,5"), Ok(1234.5));
        assert_eq!(comma("1 234,5"), Ok(1234.5));
        assert_eq!(comma("12.5"), Err(Fault::Sign));
        assert_eq!(point("offline"), Err(Fault::Text));
        assert_eq!(point("inf"), Err(Fault::Text));
        assert_eq!(point("1e999"), Err(Fault::Text));
        assert_eq!(point("."), Err(Fault::Text));
    }

    #[test]
    fn a_thousand_and_a_fraction_are_told_apart_only_where_they_can_be() {
        assert_eq!(hint(b"1.234"), Hint::EitherPoint);
        assert_eq!(hint(b"0.234"), Hint::Point);
        assert_eq!(hint(b"12,5"), Hint::Comma);
        assert_eq!(hint(b"1,234,567"), Hint::Point);
        assert_eq!(hint(b"1.234,5"), Hint::Comma);
        assert_eq!(hint(b"42"), Hint::None);
    }
}
