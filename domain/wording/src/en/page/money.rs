//! What today's cost and carbon are based on, and what is not counted in them.

/// A price by a named tariff.
#[must_use]
pub fn by_tariff(price: &str, tariff: &str) -> String {
    format!("{price} by the tariff {tariff}")
}

/// Prices of several buildings.
#[must_use]
pub fn tariffs(buildings: usize) -> String {
    format!("the tariffs of {buildings} buildings")
}

/// An emission factor: a mass and its unit for each unit of a utility, and the year that it was stated
/// for, if that is another one.
#[must_use]
pub fn factor(mass: &str, unit: &str, per: &str, of_year: Option<i32>) -> String {
    let of = of_year.map(|year| format!(" (of {year})")).unwrap_or_default();
    format!("{mass} {unit} a {per}{of}")
}

/// What a utility is counted at: a price, a factor or both; `None` if neither is known.
#[must_use]
pub fn counted(utility: &str, price: Option<String>, factor: Option<String>) -> Option<String> {
    let stated = price.into_iter().chain(factor).reduce(|price, factor| format!("{price} and {factor}"))?;
    Some(format!("{utility} at {stated}"))
}

/// A utility that some of the buildings have no price for.
#[must_use]
pub fn unpriced_in(utility: &str, some: usize, all: usize) -> String {
    format!("{utility} of {some} of {all} buildings")
}

/// The whole note: what the utilities are counted at, and which have no price or no factor.
#[must_use]
pub fn note(counted: &[&str], unpriced: &[&str], unfactored: &[&str]) -> String {
    let mut note = format!("{}.", counted.join("; "));
    if let Some(first) = note.get(..1).map(str::to_uppercase) {
        note.replace_range(..1, &first);
    }
    for (what, missing) in [("cost: no price is set for", unpriced), ("carbon: no factor is set for", unfactored)] {
        if !missing.is_empty() {
            note.push_str(&format!(" Not in the {what} {}.", missing.join(", ")));
        }
    }
    note
}
