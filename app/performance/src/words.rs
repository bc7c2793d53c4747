//! Figures of the analytics in words: amounts in the site's units, ranks, kinds of buildings.
//! Leaves out whole sentences, which are in the pages that show them.

pub use app::words::count;
pub use domain::display::{rate, rate_scale};
use domain::figure::Figure;
use domain::{BuildingType, UnitSystem, Utility, display};

/// An amount of a utility.
pub fn amount(value: f64, utility: Utility, system: UnitSystem) -> Figure {
    display::figure(value, utility, system)
}

/// A share as whole percent.
pub fn percent(share: f64) -> String {
    format!("{:.0}\u{a0}%", share * 100.0)
}

/// A list in words: `gas, steam and water`.
pub fn list(of: &[String]) -> String {
    match of {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The plural of a building type.
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

/// The rank of a figure among others, counting itself: `the most`, `the second most`, `the least`,
/// `more than four of the six others`.
pub fn rank(own: f64, others: &[f64]) -> String {
    let above = others.iter().filter(|&&other| other > own).count();
    let below = others.iter().filter(|&&other| other < own).count();
    match (above, below) {
        (0, _) => "the most".to_owned(),
        (_, 0) => "the least".to_owned(),
        (1, _) => "the second most".to_owned(),
        (_, 1) => "the second least".to_owned(),
        (_, below) => format!("more than {} of the {} others", count(below), count(others.len())),
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
        assert_eq!(rank(3.5, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), "more than three of the six others");
    }
}
