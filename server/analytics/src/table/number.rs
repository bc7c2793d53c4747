//! Numbers as tables write them: with a point or a comma, and digits in groups.

/// The decimal sign of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// `12.5`
    Point,
    /// `12,5`
    Comma,
}

/// Whether a cell says that there is no value.
pub(super) fn is_missing(cell: &str) -> bool {
    const WORDS: [&str; 13] =
        ["", "-", "--", "na", "n/a", "#n/a", "nan", "null", "none", "unavailable", "unknown", "missing", "not available"];
    cell.len() <= 13 && WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// The number in a cell; `None` if it is none in that writing, not finite, or beyond 10^15.
pub(super) fn parse(cell: &str, decimal: Decimal) -> Option<f64> {
    let (point, group) = match decimal {
        Decimal::Point => ('.', ','),
        Decimal::Comma => (',', '.'),
    };
    let is_plain = !cell.contains([group, '\'', '’', ' ', '\u{a0}', '\u{202f}']);
    let number = if is_plain && decimal == Decimal::Point {
        plain(cell)?
    } else {
        let (whole, rest) = cell.split_at(cell.find([point, 'e', 'E']).unwrap_or(cell.len()));
        plain(&(ungrouped(whole, group)? + &rest.replacen(point, ".", 1)))?
    };
    (number.is_finite() && number.abs() < 1e15).then_some(number)
}

/// Digits, a sign, a point and an exponent; no words such as `inf`.
fn plain(text: &str) -> Option<f64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if is_number { text.parse().ok() } else { None }
}

/// Whole digits without the signs between their groups of three.
fn ungrouped(whole: &str, group: char) -> Option<String> {
    let mut parts = whole.split(|c: char| c == group || "'’ \u{a0}\u{202f}".contains(c));
    let mut out = parts.next()?.to_owned();
    let mut is_grouped = false;
    for part in parts {
        if part.len() != 3 {
            return None;
        }
        is_grouped = true;
        out.push_str(part);
    }
    let first = whole.trim_start_matches(['-', '+']).find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    (!is_grouped || (1..=3).contains(&first)).then_some(out)
}

/// What the cells of a table show about its decimal sign.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// A line with a number that only a point explains.
    point: Option<usize>,
    /// A line with a number that only a comma explains.
    comma: Option<usize>,
    /// A line with `1.234`.
    either_point: Option<usize>,
    /// A line with `1,234`.
    either_comma: Option<usize>,
}

/// What is known of the decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// It is known, or does not matter.
    Sign(Decimal),
    /// `1.234` or `1,234` in that line may be a thousand and more, or one and a bit.
    Either(usize),
    /// Two lines that contradict each other.
    Both(usize, usize),
}

impl Signs {
    /// Notes a cell.
    pub fn see(&mut self, cell: &str, line: usize) {
        let count = |sign: char| cell.matches(sign).count();
        let slot = match (count('.'), count(',')) {
            (0, 0) => return,
            (1, 0) | (0, 1) => {
                let is_point = cell.contains('.');
                let (whole, rest) = cell.split_once(['.', ',']).unwrap_or((cell, ""));
                let whole = whole.trim_start_matches(['-', '+']);
                let is_either = rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
                match (is_point, is_either) {
                    (true, true) => &mut self.either_point,
                    (true, false) => &mut self.point,
                    (false, true) => &mut self.either_comma,
                    (false, false) => &mut self.comma,
                }
            }
            (_, 0) => &mut self.comma,
            (0, _) => &mut self.point,
            _ if cell.rfind('.') > cell.rfind(',') => &mut self.point,
            _ => &mut self.comma,
        };
        slot.get_or_insert(line);
    }

    /// What they show. `commas_separate` says that cells end at commas, so that `1.234` within them
    /// has a decimal point.
    pub fn told(self, commas_separate: bool) -> Told {
        match (self.point, self.comma) {
            (Some(point), Some(comma)) => Told::Both(point, comma),
            (Some(_), None) => Told::Sign(Decimal::Point),
            (None, Some(_)) => Told::Sign(Decimal::Comma),
            (None, None) => match (self.either_point, self.either_comma) {
                (Some(_), None) if commas_separate => Told::Sign(Decimal::Point),
                (None, None) => Told::Sign(Decimal::Point),
                // In one table, one of them is the sign and the other would part thousands; both
                // readings are possible.
                (point, comma) => Told::Either(point.or(comma).unwrap_or(1)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    fn told(cells: &[&str]) -> Told {
        let mut signs = Signs::default();
        cells.iter().enumerate().for_each(|(i, cell)| signs.see(cell, i + 1));
        signs.told(false)
    }

    #[test]
    fn numbers_are_read_in_the_tables_own_writing() {
        assert_eq!(parse("-12.5", Decimal::Point), Some(-12.5));
        assert_eq!(parse("1,234.5", Decimal::Point), Some(1_234.5));
        assert_eq!(parse("1.234,5", Decimal::Comma), Some(1_234.5));
        assert_eq!(parse("1 234,5", Decimal::Comma), Some(1_234.5));
        assert_eq!(parse("6.02e3", Decimal::Point), Some(6_020.0));
        for wrong in ["inf", "12,5", "1,23", "much", "", "1e15", "1234,567.0"] {
            assert_eq!(parse(wrong, Decimal::Point), None, "{wrong}");
        }
        assert_eq!(parse("12.5", Decimal::Comma), None);
    }

    #[test]
    fn a_thousand_and_a_fraction_are_told_apart_only_where_they_can_be() {
        assert_eq!(told(&["1", "0.125"]), Told::Sign(Decimal::Point));
        assert_eq!(told(&["1.250", "12,5"]), Told::Sign(Decimal::Comma));
        assert_eq!(told(&["7", "1.250"]), Told::Either(2));
        assert_eq!(told(&["0.5", "12,5"]), Told::Both(1, 2));
        assert_eq!(told(&["7"]), Told::Sign(Decimal::Point));
    }
}
