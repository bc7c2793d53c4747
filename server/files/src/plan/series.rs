//! A series of a plan: one quantity of one meter. Leaves out how it is guessed (`series`) and answered
//! (`question`).

use crate::{Guess, Sign, Spacing, Why};
use domain::{ChannelKind, Millis};
use serde::{Deserialize, Serialize};

/// One quantity of one meter in a file: a column of a wide table, or a meter and unit of a long
/// one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// The texts that identify its rows: those of the meter, quantity, unit, field and kind
    /// columns.
    pub key: Vec<String>,
    /// The column of its values.
    pub column: usize,
    /// Its name in the file.
    pub label: String,
    /// Whether it is imported.
    pub import: bool,
    /// The key of the meter that it goes to.
    pub meter: Guess<String>,
    /// The field (`domain::Field`) and, if the device has several parts, a colon and the part.
    pub field: Guess<String>,
    /// The unit as people write it: `kWh`, `ccf`, `°F`.
    pub unit: Guess<String>,
    /// How it counts.
    pub kind: Guess<ChannelKind>,
    /// The sign of its values.
    pub sign: Guess<Sign>,
    /// Values are multiplied by this before their unit: Green Button's power of ten, or a factor
    /// that a person gave.
    pub scale: f64,
    /// Why it is left out, if it is; or what is to be known of it.
    #[serde(default)]
    pub why: Option<Why>,
    /// What the words around it say, in plain English: `export`, `natural_gas`, `outdoor`. Once the unit
    /// is known, they tell the field.
    #[serde(default)]
    pub about: String,
    /// The part of the meter that it is, beside others of the same field: a rate such as `night`. It is
    /// added to a field that is said without a part.
    #[serde(default)]
    pub part: String,
    /// Its first and its last time (local, as if it were UTC).
    #[serde(default)]
    pub times: Option<(Millis, Millis)>,
    /// The text in its own column of units, if each column of values has one.
    #[serde(default)]
    pub of_unit: String,
    /// Further rows of the same series.
    #[serde(default)]
    pub also: Vec<Also>,
    /// The lengths of its periods, if they change or differ from those of other series.
    #[serde(default)]
    pub lengths: Vec<Length>,
    /// Values further from 0 than this, in the unit of the file, cannot be true. They are kept apart
    /// and do not count.
    #[serde(default)]
    pub most: Option<f64>,
    /// Values in the sample.
    pub values: u64,
    /// The lowest value.
    pub low: f64,
    /// The highest value.
    pub high: f64,
}

impl Series {
    /// A series of which only the name is known.
    pub(crate) fn named(label: impl Into<String>) -> Self {
        Self {
            key: Vec::new(),
            column: 0,
            label: label.into(),
            import: true,
            meter: Guess::none(),
            field: Guess::none(),
            unit: Guess::none(),
            kind: Guess::none(),
            sign: Guess::none(),
            scale: 1.0,
            why: None,
            about: String::new(),
            part: String::new(),
            times: None,
            of_unit: String::new(),
            also: Vec::new(),
            lengths: Vec::new(),
            most: None,
            values: 0,
            low: 0.0,
            high: 0.0,
        }
    }
}

/// A length of periods that holds for a part of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Length {
    /// The first time (local, as if it were UTC) of this part.
    pub from: Millis,
    /// Its last time.
    pub until: Millis,
    /// The length of a period in it.
    pub spacing: Spacing,
}

/// Further rows of a series: those of another unit, or of another rate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Also {
    /// As [`Series::key`].
    pub key: Vec<String>,
    /// As [`Series::column`].
    pub column: usize,
    /// As [`Series::of_unit`].
    #[serde(default)]
    pub of_unit: String,
    /// The unit of these rows; `None`: the unit of the series.
    #[serde(default)]
    pub unit: Option<String>,
}
