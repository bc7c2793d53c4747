//! Errors of the analytics. Each one says what would be valid.

/// Why a request has no result.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Error {
    /// Too little was measured.
    #[error("{what} needs at least {needed} hours with a reading, and there are {given}")]
    TooShort {
        /// What was requested.
        what: &'static str,
        /// How many hours are needed.
        needed: usize,
        /// How many there are.
        given: usize,
    },
    /// A parameter is out of its range.
    #[error("{name} is {given}: {expected}")]
    Parameter {
        /// Its name.
        name: &'static str,
        /// What was given.
        given: String,
        /// What would be valid.
        expected: &'static str,
    },
    /// Slices that belong together have different lengths.
    #[error("{name} has {given} entries, and the values are {expected}")]
    Length {
        /// The slice.
        name: &'static str,
        /// Its length.
        given: usize,
        /// The length that is needed.
        expected: usize,
    },
    /// The outdoor temperature is needed and missing.
    #[error("{what} needs the outdoor temperature, and {given} of {needed} hours have one")]
    Temperature {
        /// What was requested.
        what: &'static str,
        /// Hours with a temperature.
        given: usize,
        /// Hours that are needed.
        needed: usize,
    },
    /// A model could not be fitted.
    #[error("{what} could not be fitted: {why}")]
    Fit {
        /// The model.
        what: &'static str,
        /// The reason.
        why: String,
    },
}

/// A result, or why there is none.
pub type Result<T> = std::result::Result<T, Error>;
