//! The model of the form for a reading, and its input.

use domain::ChannelId;
use serde::{Deserialize, Serialize};

/// A channel that can be read by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChannelChoice {
    /// The channel's id.
    pub channel_id: ChannelId,
    /// The names of building, meter and quantity.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The newest reading in words.
    pub last: Option<String>,
    /// It takes amounts per period.
    pub is_interval: bool,
}

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
}

/// The model of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadingForm {
    /// The channels to choose from.
    pub choices: Vec<ChannelChoice>,
    /// The input as typed, or defaults.
    pub input: ReadingInput,
    /// The time zone of date and time.
    pub zone_name: String,
    /// When the page was rendered, in words.
    pub rendered: String,
}
