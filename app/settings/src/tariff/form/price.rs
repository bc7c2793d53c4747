//! Reads prices as people write them: `0.13`, `$0.13/kWh`, `13 ct/kWh`. They are in the site's
//! currency, and per the unit that the site's people see.

use app::typed::number_within;
use wording::Words;
use wording::page::settings::tariff::form::level as says;

/// The currencies that have a sign.
const SIGNS: [(&str, &str); 3] = [("USD", "$"), ("EUR", "€"), ("GBP", "£")];
/// The hundredth part of a currency, as it is written.
const CENTS: [&str; 7] = ["ct", "cts", "c", "¢", "cent", "cents", "p"];

/// In what a price may be written.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The currency's code.
    pub currency: &'a str,
    /// The unit: `kWh`, `kW`, `month`.
    pub unit: &'a str,
}

impl Written<'_> {
    /// A price as an example of what would be accepted: `$0.13/kWh`.
    pub fn example(self, words: Words) -> String {
        words.price(0.13, self.currency, self.unit)
    }

    /// The same in cents: `13 ct/kWh`.
    pub fn example_in_cents(self) -> String {
        format!("13\u{a0}ct/{}", self.unit)
    }

    /// The sign of the currency with the unit: `$/kWh`.
    pub fn sign(self) -> String {
        format!("{}/{}", sign(self.currency), self.unit)
    }
}

/// A currency's sign; its code if it has none.
pub fn sign(currency: &str) -> &str {
    SIGNS.iter().find(|one| one.0 == currency).map_or(currency, |one| one.1)
}

/// A price; `None` if nothing is typed.
///
/// # Errors
/// A sentence that says what would be accepted.
pub fn read(words: Words, text: &str, written: Written) -> Result<Option<f64>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (amount, unit) = split_unit(text);
    if unit.is_some_and(|unit| !unit.eq_ignore_ascii_case(written.unit)) {
        return Err(says::other_unit(words, text, written.unit));
    }
    let is_of_number = |c: &char| c.is_ascii_digit() || ".,-\u{2212}'’ \u{a0}\u{202f}".contains(*c);
    let number: String = amount.chars().filter(is_of_number).collect();
    let tag: String = amount.chars().filter(|c| !is_of_number(c)).collect();
    let would_do = says::would_do(words, &written.example(words));
    let share = match tag.as_str() {
        "" => 1.0,
        tag if tag == sign(written.currency) || tag.eq_ignore_ascii_case(written.currency) => 1.0,
        tag if CENTS.contains(&tag.to_lowercase().as_str()) => 0.01,
        tag if is_currency(tag) => return Err(says::other_currency(words, text, written.currency)),
        _ => return number_within(words, text, &RANGE, &would_do).map(Some),
    };
    number_within(words, number.trim(), &RANGE, &would_do).map(|value| Some(value * share))
}

const RANGE: std::ops::RangeInclusive<f64> = -1e9..=1e9;

/// The amount, and the unit behind `/` or `per`.
fn split_unit(text: &str) -> (&str, Option<&str>) {
    match text.split_once('/').or_else(|| text.split_once(" per ")) {
        Some((amount, unit)) => (amount.trim(), Some(unit.trim())),
        None => (text, None),
    }
}

fn is_currency(tag: &str) -> bool {
    SIGNS.iter().any(|one| one.1 == tag) || (tag.len() == 3 && tag.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KWH: Written = Written { currency: "USD", unit: "kWh" };

    #[test]
    fn a_price_is_read_as_people_write_it() {
        for (text, price) in [
            ("0.13", 0.13),
            ("0,13", 0.13),
            ("$0.13/kWh", 0.13),
            ("$ 0.13 / kwh", 0.13),
            ("0.13 USD per kWh", 0.13),
            ("13 ct/kWh", 0.13),
            ("13¢", 0.13),
            ("-0.02", -0.02),
            ("12 cents", 0.12),
        ] {
            let found = read(Words::ENGLISH, text, KWH).map(|price| price.map(|price| (price * 1e9).round() / 1e9));
            assert_eq!(found, Ok(Some(price)), "{text}");
        }
        assert_eq!(read(Words::ENGLISH, "  ", KWH), Ok(None));
    }

    #[test]
    #[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    fn what_is_no_price_is_told_with_what_would_do() {
        let why = |text| read(Words::ENGLISH, text, KWH).unwrap_err();
        assert_eq!(why("€0.13"), "“€0.13” is in another currency. Enter it in USD.");
        assert_eq!(why("$1.30/therm"), "“$1.30/therm” is per another unit. Enter the price per kWh.");
        assert!(why("cheap").contains("a price such as $0.13/kWh"), "{}", why("cheap"));
    }
}
