//! The types of JSON values, for faults. Leaves out reading them (`json`).

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// The type of a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JsonKind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// `1.5`
    Number,
    /// `"a"`
    Text,
    /// `[]`
    Array,
    /// `{}`
    Object,
}

impl JsonKind {
    /// Its name, by which texts choose.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            JsonKind::Null => "null",
            JsonKind::Bool => "bool",
            JsonKind::Number => "number",
            JsonKind::Text => "text",
            JsonKind::Array => "array",
            JsonKind::Object => "object",
        }
    }
}

impl std::fmt::Display for JsonKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            JsonKind::Null => "null",
            JsonKind::Bool => "true or false",
            JsonKind::Number => "a number",
            JsonKind::Text => "a text",
            JsonKind::Array => "an array",
            JsonKind::Object => "an object",
        })
    }
}

/// The type of a JSON value.
pub(crate) fn kind(json: &Json) -> JsonKind {
    match json {
        Json::Null => JsonKind::Null,
        Json::Bool(_) => JsonKind::Bool,
        Json::Number(_) => JsonKind::Number,
        Json::String(_) => JsonKind::Text,
        Json::Array(_) => JsonKind::Array,
        Json::Object(_) => JsonKind::Object,
    }
}
