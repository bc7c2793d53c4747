//! Figures of the analytics in words: amounts in the units of the site's people, ranks, kinds of buildings. Leaves out whole
//! sentences, which stand with the pages that say them.

use domain::figure::{self, Figure};
use domain::{BuildingType, UnitSystem, Utility, display};

/// An amount of a utility.
pub fn amount(value: f64, utility: Utility, system: UnitSystem) -> Figure {
    display::figure(value, utility, system)
}

/// The amount of an hour as a rate: power for electricity, else so much an hour.
pub fn rate(an_hour: f64, utility: Utility, system: UnitSystem) -> Figure {
    if utility == Utility::Electricity {
        return figure::power(an_hour * 1_000.0);
    }
    let Figure { number, unit } = amount(an_hour, utility, system);
    Figure { number, unit: format!("{unit}/h") }
}

/// By what an hour's amount is multiplied to be drawn as a rate, and the unit that it then has.
pub fn rate_scale(utility: Utility, system: UnitSystem) -> (f64, String) {
    if utility == Utility::Electricity {
        return (1.0, "kW".to_owned());
    }
    let (factor, unit) = display::amount(1.0, utility, system);
    (factor, format!("{unit}/h"))
}

/// A share as whole percent.
pub fn percent(share: f64) -> String {
    format!("{:.0}\u{a0}%", share * 100.0)
}

/// `one`, `two`, ... up to twelve, then digits.
pub fn count(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// Several buildings of a type.
pub fn buildings(kind: BuildingType) -> &'static str {
    match kind {
        BuildingType::Home => "homes",
        BuildingType::School => "schools",
        BuildingType::Academic => "academic buildings",
        BuildingType::Library => "libraries",
        BuildingType::Research => "research buildings",
        BuildingType::Administrative => "administrative buildings",
        BuildingType::Residential => "residences",
        BuildingType::Dining => "dining halls",
        BuildingType::Other => "other buildings",
    }
}

/// Where a figure stands among others, counted with itself: `the most`, `the second most`, `the least`, `more than four of the others`.
pub fn rank(own: f64, others: &[f64]) -> String {
    let above = others.iter().filter(|&&other| other > own).count();
    let below = others.iter().filter(|&&other| other < own).count();
    match (above, below) {
        (0, _) => "the most".to_owned(),
        (_, 0) => "the least".to_owned(),
        (1, _) => "the second most".to_owned(),
        (_, 1) => "the second least".to_owned(),
        (_, below) => format!("more than {} of the {} others", count(below), others.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_is_said_from_the_nearer_end() {
        assert_eq!(rank(9.0, &[1.0, 2.0, 3.0]), "the most");
        assert_eq!(rank(2.5, &[1.0, 2.0, 3.0, 1.5]), "the second most");
        assert_eq!(rank(0.5, &[1.0, 2.0, 3.0]), "the least");
        assert_eq!(rank(3.5, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), "more than three of the 6 others");
    }

    #[test]
    fn a_rate_of_electricity_is_power_and_of_others_an_amount_an_hour() {
        assert_eq!(rate(1.5, Utility::Electricity, UnitSystem::Metric).to_string(), "1.50\u{a0}kW");
        assert_eq!(rate(2.0, Utility::Water, UnitSystem::Metric).to_string(), "2.00\u{a0}m³/h");
    }
}
