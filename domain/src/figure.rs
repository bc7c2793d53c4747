//! Figures as people read them: three significant digits, a suitable unit, a change in words.
//! Leaves out markup.

use crate::{Millis, Unit};

/// A number and its unit, kept apart so that a page can set them in two sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number, with a proper minus sign.
    pub number: String,
    /// The unit.
    pub unit: String,
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\u{a0}{}", self.number, self.unit)
    }
}

/// Three significant digits, with thousands separators: `0.412`, `41.2`, `1,830`.
#[must_use]
pub fn significant(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let size = value.abs();
    let decimals = match size {
        s if s < 0.0005 => 0,
        s if s < 0.9995 => 3,
        s if s < 9.995 => 2,
        s if s < 99.95 => 1,
        _ => 0,
    };
    fixed(value, decimals)
}

/// A fixed number of decimals, with thousands separators.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let is_zero = text.bytes().all(|b| b == b'0' || b == b'.');
    let sign = if value < 0.0 && !is_zero { "−" } else { "" };
    match rest {
        Some(rest) => format!("{sign}{grouped}.{rest}"),
        None => format!("{sign}{grouped}"),
    }
}

/// A power: `412 W`, `1.90 kW`, `2.41 MW`.
#[must_use]
pub fn power(watts: f64) -> Figure {
    let (value, unit) = match watts.abs() {
        w if w >= 999_500.0 => (watts / 1e6, "MW"),
        w if w >= 999.5 => (watts / 1e3, "kW"),
        _ => (watts.round(), "W"),
    };
    Figure { number: if unit == "W" { fixed(value, 0) } else { significant(value) }, unit: unit.to_owned() }
}

/// An amount in its stored unit; large amounts of electricity are in MWh.
#[must_use]
pub fn amount(value: f64, unit: Unit) -> Figure {
    if unit == Unit::KilowattHour && value.abs() >= 9_995.0 {
        return Figure { number: significant(value / 1e3), unit: "MWh".to_owned() };
    }
    Figure { number: significant(value), unit: unit.symbol().to_owned() }
}

/// A rate of an amount: power for electricity, units per hour for the rest.
#[must_use]
pub fn rate(value: f64, unit: Unit) -> Figure {
    match unit {
        Unit::KilowattHour | Unit::Watt => power(value),
        _ => Figure { number: significant(value), unit: unit.rate_symbol().to_owned() },
    }
}

/// Money, with the currency's sign if it has a well-known one. No cents from 1,000 on.
#[must_use]
pub fn money(value: f64, currency: &str) -> String {
    let decimals = if value.abs() >= 1_000.0 { 0 } else { 2 };
    in_currency(fixed(value, decimals), currency)
}

/// Money to the cent, as on a bill.
#[must_use]
pub fn money_exact(value: f64, currency: &str) -> String {
    in_currency(fixed(value, 2), currency)
}

/// An estimated amount of money, without cents from 10 on: `$913`.
#[must_use]
pub fn money_about(value: f64, currency: &str) -> String {
    let decimals = if value.abs() >= 10.0 { 0 } else { 2 };
    in_currency(fixed(value, decimals), currency)
}

fn in_currency(number: String, currency: &str) -> String {
    match currency {
        "USD" => format!("${number}"),
        "EUR" => format!("€{number}"),
        "GBP" => format!("£{number}"),
        _ => format!("{number}\u{a0}{currency}"),
    }
}

/// The relative change from `usual` to `now`: their ratio minus one. `None` if there is nothing to
/// compare with.
#[must_use]
pub fn change(now: f64, usual: f64) -> Option<f64> {
    (usual.is_finite() && now.is_finite() && usual > 1e-9).then(|| now / usual - 1.0)
}

/// A change in words: `12 % below`, `much like`. All are about equally long, so that a headline
/// keeps its line breaks when the words change.
#[must_use]
pub fn change_words(change: f64) -> String {
    let percent = (change * 100.0).abs().round();
    if percent < 3.0 {
        "much like".to_owned()
    } else if change > 2.0 {
        format!("{} times", significant(change + 1.0))
    } else {
        format!("{percent:.0}\u{a0}% {}", if change > 0.0 { "above" } else { "below" })
    }
}

/// An age in words: `just now`, `12 min ago`, `3 h ago`, `5 days ago`.
#[must_use]
pub fn age_words(age_ms: Millis) -> String {
    match age_ms / 1000 {
        s if s < 60 => "just now".to_owned(),
        s if s < 3_600 => format!("{}\u{a0}min ago", s / 60),
        s if s < 2 * 86_400 => format!("{}\u{a0}h ago", s / 3_600),
        s => format!("{}\u{a0}days ago", s / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_are_enough() {
        let shown: Vec<_> = [0.0, 0.04123, 0.4126, 4.126, 41.26, 412.6, 4126.0, 1_234_567.0, -4.1].map(significant).into();
        assert_eq!(shown, ["0", "0.041", "0.413", "4.13", "41.3", "413", "4,126", "1,234,567", "−4.10"]);
    }

    #[test]
    fn a_unit_is_taken_that_fits_the_number() {
        assert_eq!(power(412.4).to_string(), "412\u{a0}W");
        assert_eq!(power(1_900.0).to_string(), "1.90\u{a0}kW");
        assert_eq!(power(-2_410_000.0).to_string(), "−2.41\u{a0}MW");
        assert_eq!(amount(12_340.0, Unit::KilowattHour).to_string(), "12.3\u{a0}MWh");
        assert_eq!(money(1234.6, "EUR"), "€1,235");
    }

    #[test]
    fn a_change_is_said_in_words() {
        assert_eq!(change_words(-0.12), "12\u{a0}% below");
        assert_eq!(change_words(0.01), "much like");
        assert_eq!(change_words(3.5), "4.50 times");
        assert_eq!(change(1.0, 0.0), None);
    }

    #[test]
    fn nothing_below_zero_is_never_minus_nothing() {
        assert_eq!(significant(-0.0001), "0");
    }
}
