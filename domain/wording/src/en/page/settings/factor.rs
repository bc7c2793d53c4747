//! The page of emission factors. Leaves out what it has in common with that of source energy ratios
//! (`stated`).

/// The title.
pub const TITLE: &str = "Emission factors";
/// Below the headline.
pub const LEDE: &str = "What a unit emits, by region and year. Where a year is missing, the closest earlier one stands in. District steam and chilled water differ from plant to plant: ask yours.";

/// The factors that would be accepted.
pub const KG_WOULD_DO: &str = "kilograms of CO₂e for one unit, such as 0.37";

/// A factor is larger than any that is kept.
#[must_use]
pub fn kg_too_much(typed: &str) -> String {
    format!("“{typed}” is too much: give {KG_WOULD_DO}.")
}

/// The head of the column of factors.
pub const HEAD_VALUE: &str = "CO₂e";
/// The heading of the form.
pub const OWN: &str = "A site’s own factor";
/// The field of the factor.
pub const KG: &str = "A unit emits";
