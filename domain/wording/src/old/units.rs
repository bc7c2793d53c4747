//! Amounts in stored text.

/// An amount in the stored unit, rounded to three digits.
pub(super) fn amount(value: f64, symbol: &str) -> String {
    format!("{}{}{symbol}", crate::figure::three_digits(value), super::BETWEEN)
}
