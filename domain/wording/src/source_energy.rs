//! The energy of all utilities together, on site and at the source.

use crate::room::texts;
use crate::{Words, label};
use domain::figure::{self, Figure};
use domain::source_energy::{Supply, WholeEnergy};
use domain::{Flow, Utility, display};

texts! { "source_energy";
    /// Utilities whose meters cannot be summed.
    left_out(utilities: &str);
    /// What was used on site.
    site(amount: &Figure);
    /// Nobody stated what it took at the source.
    source_unknown();
    /// What it took at the source.
    source(amount: &Figure, counted: &str, sources: &str);
    /// The same, without utilities that nobody stated a ratio of.
    source_without(amount: &Figure, utilities: &str, counted: &str, sources: &str);
    /// What counts how many times.
    counted(what: &str, ratio: &str);
    /// Electricity from the grid.
    grid();
    /// Electricity from the own roof.
    own_roof();
    /// A source, and since which year its figures hold.
    since(source: &str, year: &str);
    /// Two sentences.
    both(first: &str, second: &str);
}

/// A source energy ratio with two decimals, or with more if it has them, up to four.
#[must_use]
pub fn ratio(words: Words, ratio: f64) -> String {
    let text = ((ratio * 1e4).round() / 1e4).to_string();
    let digits = text.split_once('.').map_or(0, |(_, digits)| digits.len());
    words.fixed(ratio, digits.max(2))
}

/// The energy of all utilities together, on site and at the source; `None` if none was used. A ratio
/// that was not stated for `year` is shown with the year since which it holds.
#[must_use]
pub fn sentence(words: Words, whole: &WholeEnergy, year: i32) -> Option<String> {
    let left = (!whole.left_out.is_empty()).then(|| left_out(words, &names(words, &whole.left_out)));
    if whole.site_btu <= 0.0 {
        return left;
    }
    let mut told = site(words, &shown(words, whole.site_btu));
    let at_source = if whole.counted.is_empty() { source_unknown(words).to_owned() } else { of_source(words, whole, year) };
    told = both(words, &told, &at_source);
    Some(left.map_or_else(|| told.clone(), |left| both(words, &told, &left)))
}

/// What it took at the source, by which ratios, and who stated them.
fn of_source(words: Words, whole: &WholeEnergy, year: i32) -> String {
    let (mut counts, mut sources) = (Vec::new(), Vec::<String>::new());
    for (supply, held) in &whole.counted {
        counts.push(counted(words, name(words, *supply), &ratio(words, held.ratio)));
        let source = if held.year == year { held.source.clone() } else { since(words, &held.source, &held.year.to_string()) };
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let (amount, counts, sources) = (shown(words, whole.source_btu), counts.join(", "), words.parts(&sources));
    if whole.without_ratio.is_empty() {
        return source(words, &amount, &counts, &sources);
    }
    source_without(words, &amount, &names(words, &whole.without_ratio), &counts, &sources)
}

fn name(words: Words, supply: Supply) -> &'static str {
    match (supply.utility, supply.flow) {
        (_, Flow::Generation) => own_roof(words),
        (Utility::Electricity, _) => grid(words),
        (utility, _) => label::utility_within(words, utility),
    }
}

fn names(words: Words, of: &[Utility]) -> String {
    words.list(&of.iter().map(|&utility| label::utility_within(words, utility).to_owned()).collect::<Vec<_>>())
}

fn shown(words: Words, btu: f64) -> Figure {
    let (value, unit) = display::energy_btu(btu, words.units);
    Figure { number: figure::significant(value), unit: unit.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use domain::UnitSystem;
    use domain::source_energy::SourceRatio;

    fn words(units: UnitSystem) -> Words {
        Words { language: Language::English, units }
    }

    fn told(whole: &WholeEnergy, units: UnitSystem, year: i32) -> String {
        sentence(words(units), whole, year).unwrap_or_default().replace('\u{a0}', " ")
    }

    fn held(supply: Supply, ratio: f64, source: &str) -> (Supply, SourceRatio) {
        (supply, SourceRatio { year: 2010, ratio, source: source.to_owned() })
    }

    #[test]
    fn all_energy_is_told_where_it_is_used_and_at_its_source() {
        let whole = WholeEnergy {
            site_btu: 3_412_142.0,
            source_btu: 9_553_997.6,
            counted: vec![
                held(Supply::ALL[0], 2.8, "EPA"),
                held(Supply::ALL[1], 1.0, "EPA"),
                held(Supply::ALL[2], 1.05, "the plant"),
            ],
            without_ratio: vec![Utility::Steam],
            left_out: Vec::new(),
        };
        assert_eq!(
            told(&whole, UnitSystem::Metric, 2010),
            "Site energy 1,000 kWh. Source energy 2,800 kWh without steam, for which no ratio is set \
             (grid electricity × 2.80, on-site solar × 1.00, natural gas × 1.05; EPA; the plant)."
        );
        let told_us = told(&whole, UnitSystem::Us, 2026);
        assert!(told_us.contains("3,412 kBtu") && told_us.contains("9,554 kBtu"), "{told_us}");
        assert!(told_us.ends_with("; EPA, since 2010; the plant, since 2010)."), "{told_us}");
        assert_eq!(sentence(words(UnitSystem::Us), &WholeEnergy::default(), 2026), None);
    }

    #[test]
    fn what_is_left_out_is_said_also_where_nothing_else_was_used() {
        let left_out = vec![Utility::Electricity];
        let whole = WholeEnergy { left_out, ..WholeEnergy::default() };
        assert!(told(&whole, UnitSystem::Us, 2026).starts_with("Not included: electricity."));
        let with_gas = WholeEnergy { site_btu: 3_412.142, ..whole };
        let told = told(&with_gas, UnitSystem::Us, 2026);
        assert!(told.starts_with("Site energy") && told.ends_with("so one is missing."), "{told}");
    }

    #[test]
    fn a_site_without_ratios_says_where_they_are_set() {
        let whole = WholeEnergy { site_btu: 3_412.142, ..WholeEnergy::default() };
        assert!(told(&whole, UnitSystem::Metric, 2010).contains("set the ratios in Settings"));
    }

    #[test]
    fn a_ratio_keeps_its_digits() {
        let said = [2.8, 1.05, 0.9876, 1.0, 1.23456].map(|value| ratio(Words::ENGLISH, value));
        assert_eq!(said, ["2.80", "1.05", "0.9876", "1.00", "1.2346"]);
    }
}
