//! The form that gives a new meter a name and a building, on the status page, and its errors.

/// What is done with the readings until then, behind the facts on the meter.
pub const UNTIL_THEN: &str = " Its readings are kept; they count for no building until you give it to one.";
/// The meter's name.
pub const NAME: &str = "Name";
/// The meter's building.
pub const BUILDING: &str = "Building";
/// Chooses a building that does not exist yet.
pub const NEW_BUILDING: &str = "A new building, named beside";
/// The name of that building.
pub const NEW_BUILDING_NAME: &str = "New building’s name";
/// The type of that building.
pub const NEW_BUILDING_TYPE: &str = "What that is for";
/// The meter's role.
pub const ROLE: &str = "It counts as";
/// The role of a main meter.
pub const MAIN: &str = "Main: what the building buys";
/// The role of a submeter.
pub const SUBMETER: &str = "Submeter: already counted above it";
/// The role of a meter of generation.
pub const GENERATION: &str = "Generation: solar and the like";
/// The role of a meter of storage.
pub const STORAGE: &str = "Storage: a battery";
/// Sends the form.
pub const ADD: &str = "Add to the building";
/// Leads to the meter's settings.
pub const ALL_SETTINGS: &str = "All its settings";

/// A meter, in the errors on a name.
pub const A_METER: &str = "meter";
/// A building that does not exist yet, in the errors on a name.
pub const A_NEW_BUILDING: &str = "new building";
/// No role was chosen.
pub const CHOOSE_ROLE: &str = "Choose how the meter counts: main, submeter, generation or storage.";
/// The meter was removed meanwhile.
pub const GONE: &str = "That meter is not there any more.";
/// There is nowhere for a building to stand.
pub const NO_SITE: &str = "There is no site yet.";
/// The database gave no building back.
pub const NOT_MADE: &str = "The building could not be made.";

/// There is a building of that name.
#[must_use]
pub fn building_stands(name: &str) -> String {
    format!("There is a building “{name}” already: choose it from the list.")
}
