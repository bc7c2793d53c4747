//! The model of the monthly round, and what was typed in it.

use domain::ChannelId;
use std::collections::BTreeMap;

/// What was typed for one meter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedFigure {
    /// The figure as typed.
    pub value: String,
    /// Somebody says that it is right, however doubtful.
    pub is_right: bool,
    /// The photo's bytes; empty if there is none.
    pub photo: Vec<u8>,
}

/// The input of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoundInput {
    /// The day of the round.
    pub date: String,
    /// The time of the round.
    pub time: String,
    /// What was typed, by register.
    pub figures: BTreeMap<ChannelId, TypedFigure>,
}

/// What became of a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was stored; the figure with its unit.
    Saved(String),
    /// It was not. Holds why, and whether it is only doubtful.
    Refused(String, bool),
    /// It was stored without its photo. Holds why.
    WithoutPhoto(String),
}

/// A register in the round.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundRow {
    /// The register.
    pub channel_id: ChannelId,
    /// The meter's name, with the register's if it has several.
    pub name: String,
    /// The building's name.
    pub building: Option<String>,
    /// The unit of the figures.
    pub unit: String,
    /// The last figure and when it was read, in a sentence.
    pub last: String,
    /// The last figure, in the unit shown.
    pub last_value: f64,
    /// The highest figure that is not far above the usual rate by now, in the unit shown.
    pub most: Option<f64>,
}

/// The model of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Round {
    /// The registers, by building and name.
    pub rows: Vec<RoundRow>,
    /// What was typed, or the present.
    pub input: RoundInput,
    /// What became of what was typed.
    pub outcomes: BTreeMap<ChannelId, Outcome>,
    /// The time zone of date and time.
    pub zone_name: String,
    /// The time zone by its name that machines use: `Europe/Berlin`.
    pub zone: String,
}
