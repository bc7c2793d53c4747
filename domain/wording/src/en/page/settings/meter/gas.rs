//! What a gas meter's volume holds, on its page.

/// The heading.
pub const TITLE: &str = "What its gas holds";
/// Below the heading.
pub const LEDE: &str = "A cubic metre of gas holds more energy in one month and place than in another. The bill says how much. Only for a meter that counts volume.";
/// The button that removes a value.
pub const TAKE_BACK: &str = "Take it back";

/// What opens the form.
pub const ADD: &str = "Add what a bill says";
/// The label of the first day.
pub const FROM: &str = "From the day";
/// The label of the calorific value.
pub const CALORIFIC: &str = "Calorific value";
/// The hint of the calorific value.
pub const CALORIFIC_HINT: &str = "Megajoules divided by 3.6.";
/// What the calorific value accepts, as a part of a sentence.
pub const CALORIFIC_WOULD_DO: &str = "the calorific value of the bill in kWh/m³, such as 11.25";
/// The label of the correction.
pub const CORRECTION: &str = "Corrected by";
/// The hint of the correction.
pub const CORRECTION_HINT: &str = "Zustandszahl, volume correction or conversion factor.";
/// What the correction accepts, as a part of a sentence.
pub const CORRECTION_WOULD_DO: &str = "the correction of the bill, such as 0.9612, or 1 for none";
/// What the form does.
pub const WORKED_OUT_AGAIN: &str = "What the meter counted from that day on is worked out again; the readings stay as they came.";
/// The button of the form.
pub const SAVE: &str = "Save";

/// A value in the list: from when it holds, the calorific value in kWh/m³, and the correction.
#[must_use]
pub fn line(when: &str, kwh_per_m3: &str, correction: &str) -> String {
    format!("From {when}: {kwh_per_m3}\u{a0}kWh/m³, corrected by {correction}.")
}

/// The fault of a day ahead.
#[must_use]
pub fn yet_to_come(when: &str) -> String {
    format!("{when} is yet to come: give the first day of the bill.")
}
