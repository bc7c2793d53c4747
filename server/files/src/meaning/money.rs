//! Whether a column holds money. It does by a currency, or by a word such as cost where nothing says
//! energy. Leaves out what the money is for.

use super::words::{says, words};
use super::{rate, utility};
use crate::Plain;

/// Codes and short names of currencies.
const CURRENCIES: &[&str] = &[
    "eur", "euro", "euros", "usd", "dollar", "dollars", "gbp", "chf", "dkk", "sek", "nok", "kr", "pln", "czk", "aud", "nzd",
    "cad", "cent", "cents", "pence", "ore", "rappen", "inr", "jpy", "brl",
];
/// Words that mean money unless a unit of energy stands beside them.
const COST: &[&str] = &[
    "cost*",
    "price*",
    "*kosten*",
    "*preis*",
    "prijs*",
    "*bedrag*",
    "*betrag*",
    "cout*",
    "prix",
    "montant*",
    "coste*",
    "precio*",
    "importe",
    "costo*",
    "prezzo*",
    "custo*",
    "preco*",
    "pris",
    "*omkostning*",
    "*kostnad*",
    "belop",
    "fee",
    "fees",
    "vat",
    "tax",
    "bill",
    "billed",
    "amount due",
    "total due",
    "balance due",
];
/// Words that mean money only where nothing else in the name says that it is energy.
const PERHAPS: &[&str] = &["tariff*", "tarif*", "tarief*", "rate", "rates", "charge", "charges"];

/// Why a column is money, by its name and whether its name or another column gives it a unit of
/// energy; `None` if it is not.
pub(crate) fn why(name: &str, has_unit: bool) -> Option<Plain> {
    let words = words(name);
    let lower = name.to_lowercase();
    let is_cents = lower.contains("ct/");
    if name.contains(['$', '€', '£', '¥']) || is_cents || says(&words, CURRENCIES) {
        return Some(Plain::MoneyCurrency);
    }
    if is_rate(&lower) {
        return Some(Plain::PriceRate);
    }
    if !has_unit && says(&words, COST) {
        return Some(Plain::MoneyByName);
    }
    let is_energy =
        utility::of(&words).is_some() || says(&words, &["*energ*", "usage", "reading*", "consum*", "return*", "deliver*"]);
    // `Low tariff` is a register of a meter, and so is `Peak rate`.
    let is_register = rate::rate(name).is_some();
    if !has_unit && !is_energy && !is_register && says(&words, PERHAPS) {
        return Some(Plain::MoneyRate);
    }
    None
}

/// Whether a name tells so much for each unit of energy: `p/kWh`, `ore/kWh`, `gCO2/kWh`, `per kWh`.
fn is_rate(lower: &str) -> bool {
    const PER: [&str; 7] = ["kwh", "mwh", "therm", "thm", "m3", "m³", "unit"];
    const WHAT: [&str; 22] = [
        "p", "c", "ct", "cts", "cent", "cents", "pence", "ore", "øre", "öre", "kr", "sek", "nok", "dkk", "eur", "g", "kg",
        "gco2", "kgco2", "gco2e", "kgco2e", "gco2eq",
    ];
    let is_of = |rest: &str| PER.iter().any(|unit| rest.trim_start().starts_with(unit));
    let parts = || lower.match_indices('/').map(|(at, _)| (&lower[..at], &lower[at + 1..]));
    let last = |before: &str| before.rsplit([' ', '(', '[', '_']).next().unwrap_or_default().to_owned();
    parts().any(|(before, rest)| is_of(rest) && (says(&words(before), COST) || WHAT.contains(&last(before.trim_end()).as_str())))
}

/// Whether a cell is an amount of money: `$1.20`, `1,20 €`.
pub(crate) fn is_money(cell: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(cell) else { return false };
    text.len() < 32 && text.contains(['$', '€', '£', '¥']) && text.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_money_only_by_a_currency_or_for_want_of_energy() {
        for name in ["Rate (p/kWh)", "Pris (øre/kWh)", "Emissions [gCO2/kWh]"] {
            assert!(why(name, true).is_some(), "{name}");
        }
        assert_eq!(why("Energie/kWh", true), None);
        for name in ["Cost", "Kosten (EUR)", "Price €/kWh", "Rate", "Energy cost", "Fixed charge", "Preis ct/kWh"] {
            assert!(why(name, false).is_some(), "{name}");
        }
        for (name, has_unit) in [
            ("Electricity 2 (normal tariff)", false),
            ("Gas rate 1", false),
            ("Charge", true),
            ("Tariff 1 usage", false),
            ("Low tariff", false),
        ] {
            assert_eq!(why(name, has_unit), None, "{name}");
        }
        assert!(is_money(b"$0.10") && is_money("1,20 €".as_bytes()) && !is_money(b"0.10"));
    }
}
