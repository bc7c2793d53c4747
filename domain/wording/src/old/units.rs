//! Amounts in stored text.

/// Stands between an amount and its unit, and nowhere else in such a sentence: a narrow no-break
/// space.
pub(super) const BETWEEN: char = '\u{202f}';

/// An amount in the stored unit, rounded to three digits.
pub(super) fn amount(value: f64, symbol: &str) -> String {
    format!("{}{BETWEEN}{symbol}", crate::figure::three_digits(value))
}
