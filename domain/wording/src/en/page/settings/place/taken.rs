//! The part of a building's page with its meters and the form that moves one to it.

/// What is moved, within a sentence of a refusal.
pub const KIND: &str = "meter";

/// The heading.
pub const HEADING: &str = "Its meters";

/// A meter of another building, as a choice.
#[must_use]
pub fn meter_of(building: &str, meter: &str) -> String {
    format!("{building} · {meter}")
}

/// A meter without a building, as a choice.
#[must_use]
pub fn meter_of_none(meter: &str) -> String {
    format!("{meter}, of no building yet")
}

/// The field of the meter.
pub const METER: &str = "Give it another meter";
/// What a move does.
pub const METER_HINT: &str =
    "All that the meter ever said moves along, and both buildings are added up anew; you are asked before.";
/// The field of the role.
pub const ROLE: &str = "There it counts as";
/// What the roles mean.
pub const ROLE_HINT: &str = "Main is what the building buys; a submeter is already counted above it.";
/// No role is chosen.
pub const ROLE_NEEDED: &str = "Choose how the meter counts there.";
/// The button of the form.
pub const MOVE: &str = "Move it here";
/// The button that agrees to what a move recomputes.
pub const MOVE_ANEW: &str = "Move it and make it anew";
/// The button that removes a building without meters.
pub const REMOVE_BUILDING: &str = "Remove this building";
