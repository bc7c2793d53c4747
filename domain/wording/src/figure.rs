//! Numbers as the reader's language writes them: figures, percent, money, counts. `domain::figure`
//! rounds them and chooses the unit; here they get their separators and signs. Leaves out dates and
//! clocks (`date`).

use crate::label;
use crate::reader::{Language, Words};
use domain::figure::{self, Figure};
use domain::{Utility, display};

/// What is less than a hundredth of the unit shown is next to nothing.
pub(crate) const NOTHING: f64 = 0.01;

/// Does not break a line.
const NO_BREAK: char = '\u{a0}';

impl Words {
    /// A number in canonical English digits, as `domain::figure` writes it, for the reader.
    #[must_use]
    pub fn number(self, canonical: &str) -> String {
        self.language.punctuated(canonical)
    }

    /// A number with so many decimals: `1,234.50`.
    #[must_use]
    pub fn fixed(self, value: f64, decimals: usize) -> String {
        self.number(&figure::fixed(value, decimals))
    }

    /// A number with three significant digits: `0.412`, `41.2`, `1,830`.
    #[must_use]
    pub fn significant(self, value: f64) -> String {
        self.number(&figure::significant(value))
    }

    /// A count: `1,234`.
    #[must_use]
    pub fn count(self, count: usize) -> String {
        self.fixed(count as f64, 0)
    }

    /// A figure in the reader's digits, its number and unit still apart.
    #[must_use]
    pub fn figure(self, figure: &Figure) -> Figure {
        Figure { number: self.number(&figure.number), unit: figure.unit.clone() }
    }

    /// A figure in one piece: `12.3 kWh`.
    #[must_use]
    pub fn written(self, figure: &Figure) -> String {
        self.figure(figure).to_string()
    }

    /// An amount of a utility in the reader's units: `12.3 kWh`, `41.2 therms`.
    #[must_use]
    pub fn amount(self, value: f64, utility: Utility) -> String {
        self.written(&display::figure(value, utility, self.units))
    }

    /// Amounts of a utility in one unit, for one sentence or one row. What is less than a hundredth
    /// of its unit is almost nothing.
    #[must_use]
    pub fn amounts<const N: usize>(self, values: [f64; N], utility: Utility) -> [String; N] {
        let is_nothing = values.map(|value| {
            let shown = display::amount(value, utility, self.units).0.abs();
            shown > 0.0 && shown < NOTHING
        });
        let figures = display::figures(values, utility, self.units);
        std::array::from_fn(|i| if is_nothing[i] { label::almost_nothing(self).to_owned() } else { self.written(&figures[i]) })
    }

    /// A share of one as whole percent: `14%`.
    #[must_use]
    pub fn share(self, share: f64) -> String {
        self.percent(share * 100.0, 0)
    }

    /// A number of percent: `14%`, `14 %`.
    #[must_use]
    pub fn percent(self, percent: f64, decimals: usize) -> String {
        self.with_percent(&self.fixed(percent, decimals))
    }

    /// A change by so many percent, with its sign: `+14%`, `−3%`.
    #[must_use]
    pub fn signed_percent(self, percent: f64) -> String {
        let number = self.fixed(percent, 0);
        let is_rise = percent > 0.0 && number != "0";
        self.with_percent(&if is_rise { format!("+{number}") } else { number })
    }

    fn with_percent(self, number: &str) -> String {
        match self.language {
            Language::English => format!("{number}%"),
            _ => format!("{number}{NO_BREAK}%"),
        }
    }

    /// Money; no cents from 1,000 on.
    #[must_use]
    pub fn money(self, value: f64, currency: &str) -> String {
        self.in_currency(value, if value.abs() >= 1_000.0 { 0 } else { 2 }, currency)
    }

    /// Money to the cent, as on a bill: `$1,960.97`, `1.960,97 €`.
    #[must_use]
    pub fn money_exact(self, value: f64, currency: &str) -> String {
        self.in_currency(value, 2, currency)
    }

    /// An estimated amount of money, without cents from 10 on: `$913`.
    #[must_use]
    pub fn money_about(self, value: f64, currency: &str) -> String {
        self.in_currency(value, if value.abs() >= 10.0 { 0 } else { 2 }, currency)
    }

    /// A price: two decimals, or as many as it has, up to five: `$0.13`, `$0.31234`.
    #[must_use]
    pub fn rate(self, value: f64, currency: &str) -> String {
        let text = format!("{value:.5}");
        let decimals = text.trim_end_matches('0').split('.').nth(1).map_or(0, str::len).max(2);
        self.in_currency(value, decimals, currency)
    }

    /// A price for one unit: `$0.13/kWh`.
    #[must_use]
    pub fn price(self, value: f64, currency: &str, unit: &str) -> String {
        format!("{}/{unit}", self.rate(value, currency))
    }

    /// The sign of a currency, or its code where it has none.
    #[must_use]
    pub fn currency(self, code: &str) -> &str {
        match code {
            "USD" => "$",
            "EUR" => "€",
            "GBP" => "£",
            code => code,
        }
    }

    fn in_currency(self, value: f64, decimals: usize, currency: &str) -> String {
        let sign = self.currency(currency);
        let number = self.fixed(value, decimals);
        match self.language {
            Language::English if sign != currency => match number.strip_prefix('−') {
                Some(size) => format!("−{sign}{size}"),
                None => format!("{sign}{number}"),
            },
            _ => format!("{number}{NO_BREAK}{sign}"),
        }
    }
}

/// In whose units an amount is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amounts<'a> {
    /// In the stored unit, with its symbol: for programs.
    Stored(&'a str),
    /// In the reader's units for a utility.
    Of(Utility),
}

impl Amounts<'_> {
    /// An amount of the evidence. It is rounded to three digits in the stored unit before all else,
    /// so that the API and a page name the same figure.
    #[must_use]
    pub fn rounded(self, value: f64, words: Words) -> String {
        match self {
            // Once only: 99.46 is 99.5, and that would be 100.
            Self::Stored(_) => self.exact(value, words),
            Self::Of(_) => self.exact(three_digits(value).parse().unwrap_or(value), words),
        }
    }

    /// An amount that is converted as it is, and then rounded.
    #[must_use]
    pub fn exact(self, value: f64, words: Words) -> String {
        match self {
            Self::Stored(symbol) => format!("{}{NO_BREAK}{symbol}", words.number(&three_digits(value))),
            Self::Of(utility) => words.amount(value, utility),
        }
    }
}

/// Three digits, without trailing zeros and without separators.
pub(crate) fn three_digits(value: f64) -> String {
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
    use domain::UnitSystem;

    fn each(written: impl Fn(Words) -> String) -> [String; 4] {
        let words = |&language| Words { language, units: UnitSystem::Metric };
        let all: Vec<String> = Language::ALL.iter().map(|language| written(words(language))).collect();
        std::array::from_fn(|i| all[i].replace('\u{a0}', "_").replace('\u{202f}', "~"))
    }

    #[test]
    fn numbers_have_the_separators_of_the_language() {
        assert_eq!(each(|words| words.fixed(-1_234.5, 1)), ["−1,234.5", "−1.234,5", "−1.234,5", "−1~234,5"]);
        assert_eq!(each(|words| words.amount(12_340.0, Utility::Electricity)), ["12.3_MWh", "12,3_MWh", "12,3_MWh", "12,3_MWh"]);
        assert_eq!(each(|words| words.share(0.144)), ["14%", "14_%", "14_%", "14_%"]);
        assert_eq!(each(|words| words.signed_percent(356.4)), ["+356%", "+356_%", "+356_%", "+356_%"]);
        assert_eq!([0.2, -0.2, -78.1].map(|percent| Words::ENGLISH.signed_percent(percent)), ["0%", "0%", "−78%"]);
    }

    #[test]
    fn money_stands_where_the_language_puts_it() {
        assert_eq!(each(|words| words.money_exact(1_960.97, "EUR")), ["€1,960.97", "1.960,97_€", "1.960,97_€", "1~960,97_€"]);
        assert_eq!(each(|words| words.money_exact(-5.0, "USD")), ["−$5.00", "−5,00_$", "−5,00_$", "−5,00_$"]);
        assert_eq!(each(|words| words.money(2_000.4, "CHF"))[0], "2,000_CHF");
        assert_eq!(each(|words| words.price(0.13, "USD", "kWh")), ["$0.13/kWh", "0,13_$/kWh", "0,13_$/kWh", "0,13_$/kWh"]);
        assert_eq!(Words::ENGLISH.price(0.12345, "GBP", "kWh"), "£0.12345/kWh");
    }

    #[test]
    fn one_sentence_has_one_unit_and_tells_no_crumbs() {
        let told = |values| Words::ENGLISH.amounts(values, Utility::Electricity).map(|text| text.replace('\u{a0}', " "));
        assert_eq!(told([9_394.0, 16_200.0]), ["9.39 MWh", "16.2 MWh"]);
        assert_eq!(told([9_394.0, 0.006]), ["9,394 kWh", "almost nothing"]);
        assert_eq!(told([0.0, 3.0]), ["0 kWh", "3.00 kWh"]);
    }

    #[test]
    fn an_amount_is_rounded_once_for_everybody() {
        let stored = [4_000.4, 99.46, 41.23, 9.949, 0.0123, 0.0001, -4.5];
        let stored = stored.map(|value| Amounts::Stored("kWh").rounded(value, Words::ENGLISH).replace('\u{a0}', " "));
        assert_eq!(stored, ["4000 kWh", "99.5 kWh", "41.2 kWh", "9.95 kWh", "0.012 kWh", "0 kWh", "-4.5 kWh"]);
        let gas = |value| Amounts::Of(Utility::NaturalGas).rounded(value, Words::ENGLISH).replace('\u{a0}', " ");
        assert_eq!((gas(41.23), gas(41.2)), ("113 m³".to_owned(), "113 m³".to_owned()));
    }
}
