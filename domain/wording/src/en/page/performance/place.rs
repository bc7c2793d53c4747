//! What the pages of one building (`app/performance/src/place.rs`) say alike.

use domain::Utility;

/// The name of the links to choose a utility.
pub const UTILITIES: &str = "Utility";

/// What the page of a failure says is missing.
pub const BUILDING: &str = "building";

/// The headline of a building without meters: before what is strong, and that.
#[must_use]
pub fn no_meter(building: &str) -> (String, &'static str) {
    (format!("{building}: "), "no meter counts here yet.")
}

/// The button to the meters that wait for a place.
pub const NEW_METERS: &str = "See the new meters";

/// The heading above links to other pages of the building.
pub const NEXT: &str = "Where to go from here";

/// A utility within a sentence: `natural gas`.
pub(super) fn within(utility: Utility) -> String {
    utility.label().to_lowercase()
}
