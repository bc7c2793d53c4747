//! What can be wrong with what analytics are asked, said so that the asker knows what would do.

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Error {
    /// Too little was measured.
    #[error("{what} needs at least {needed} hours with a reading, and there are {given}")]
    TooShort {
        /// What was asked for.
        what: &'static str,
        /// How many hours would do.
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
        /// What would do.
        expected: &'static str,
    },
    /// Slices that belong together differ in length.
    #[error("{name} has {given} entries, and the values are {expected}")]
    Length {
        /// The slice.
        name: &'static str,
        /// Its length.
        given: usize,
        /// The length that would do.
        expected: usize,
    },
    /// The outdoor temperature is needed and absent.
    #[error("{what} needs the outdoor temperature, and {given} of {needed} hours have one")]
    Temperature {
        /// What was asked for.
        what: &'static str,
        /// Hours with a temperature.
        given: usize,
        /// Hours that would do.
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

/// An answer, or why there is none.
pub type Result<T> = std::result::Result<T, Error>;
