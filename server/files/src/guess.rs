//! A guess of a plan, and why. Leaves out what can be guessed (`answer`).

use crate::Why;
use serde::{Deserialize, Serialize};

/// A value that is certain, or a suggestion, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guess<T> {
    /// The value if it is certain or confirmed. `None`: has to be asked.
    pub value: Option<T>,
    /// The likely answer.
    pub suggestion: Option<T>,
    /// The reason.
    pub evidence: Why,
}

impl<T> Guess<T> {
    pub(crate) fn sure(value: T, evidence: impl Into<Why>) -> Self {
        Self { value: Some(value), suggestion: None, evidence: evidence.into() }
    }

    pub(crate) fn maybe(suggestion: impl Into<Option<T>>, evidence: impl Into<Why>) -> Self {
        Self { value: None, suggestion: suggestion.into(), evidence: evidence.into() }
    }

    /// The value, or else the suggestion.
    #[must_use]
    pub fn best(&self) -> Option<&T> {
        self.value.as_ref().or(self.suggestion.as_ref())
    }

    /// Nothing is known yet.
    pub(crate) fn none() -> Self {
        Self { value: None, suggestion: None, evidence: Why::Nothing }
    }

    pub(crate) fn accept(&mut self) {
        if self.value.is_none() {
            self.value = self.suggestion.take();
        }
    }
}
