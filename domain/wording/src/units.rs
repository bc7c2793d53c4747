//! In whose units an amount is written.

use crate::text;
use domain::{UnitSystem, Utility, display};

/// In whose units amounts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units<'a> {
    /// In the stored unit, with its symbol: for programs. A narrow space stands between an amount
    /// and its unit, and nowhere else.
    Stored(&'a str),
    /// In those of the people at a site.
    Site(Utility, UnitSystem),
}

impl Units<'_> {
    /// An amount of the evidence. It is rounded to three digits in the stored unit before all else,
    /// so that the API and a page name the same figure.
    #[must_use]
    pub fn amount(self, value: f64) -> String {
        match self {
            // Once only: 99.46 is 99.5, and that would be 100.
            Self::Stored(_) => self.exact(value),
            Self::Site(..) => self.exact(three_digits(value).parse().unwrap_or(value)),
        }
    }

    /// An amount that is converted as it is, and then rounded.
    #[must_use]
    pub fn exact(self, value: f64) -> String {
        match self {
            Self::Stored(symbol) => format!("{}{}{symbol}", three_digits(value), text::BETWEEN),
            Self::Site(utility, system) => display::figure(value, utility, system).to_string(),
        }
    }
}

/// Three digits, without trailing zeros.
fn three_digits(value: f64) -> String {
    match value.abs() {
        v if v >= 99.5 => format!("{value:.0}"),
        v if v >= 9.95 => trim(&format!("{value:.1}")),
        v if v >= 0.995 => trim(&format!("{value:.2}")),
        v if v >= 0.0005 => trim(&format!("{value:.3}")),
        _ => "0".to_owned(),
    }
}

fn trim(figure: &str) -> String {
    figure.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_rounded_once_for_everybody() {
        let stored = [4_000.4, 99.46, 41.23, 9.949, 0.0123, 0.0001, -4.5].map(|value| Units::Stored("kWh").amount(value));
        let stored = stored.map(|text| text.replace('\u{202f}', " "));
        assert_eq!(stored, ["4000 kWh", "99.5 kWh", "41.2 kWh", "9.95 kWh", "0.012 kWh", "0 kWh", "-4.5 kWh"]);
        let site = |value| Units::Site(Utility::NaturalGas, UnitSystem::Metric).amount(value).replace('\u{a0}', " ");
        assert_eq!((site(41.23), site(41.2)), ("113 m³".to_owned(), "113 m³".to_owned()));
        let kwh = |value| Units::Site(Utility::Electricity, UnitSystem::Us).amount(value).replace('\u{a0}', " ");
        assert_eq!((kwh(99.7), kwh(12_345.0)), ("100 kWh".to_owned(), "12.3 MWh".to_owned()));
    }
}
