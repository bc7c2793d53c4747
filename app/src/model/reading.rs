//! The model of the form for a reading, and its input.

use crate::island::reading::Choice;
use serde::{Deserialize, Serialize};
use wording::Words;

/// The input of the form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadingInput {
    /// The channel.
    #[serde(default)]
    pub channel: String,
    /// `register` or `interval`.
    #[serde(default)]
    pub kind: String,
    /// The value as typed.
    #[serde(default)]
    pub value: String,
    /// The day of the reading.
    #[serde(default)]
    pub date: String,
    /// The time of the reading.
    #[serde(default)]
    pub time: String,
    /// Of an amount: the first day of its period.
    #[serde(default)]
    pub start_date: String,
    /// Of an amount: the time at which its period begins.
    #[serde(default)]
    pub start_time: String,
    /// A note.
    #[serde(default)]
    pub note: String,
    /// Somebody looked again and says that it is right: not empty.
    #[serde(default)]
    pub right: String,
}

/// The model of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingForm {
    /// In whose words.
    pub words: Words,
    /// The channels to choose from.
    pub choices: Vec<Choice>,
    /// The input as typed, or defaults.
    pub input: ReadingInput,
    /// The time zone of date and time.
    pub zone_name: String,
    /// The time zone by its name that machines use: `Europe/Berlin`.
    pub zone: String,
}
