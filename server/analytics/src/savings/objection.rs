//! What an auditor would object to in a baseline or in savings, as facts. Their text is English and
//! for programs; what pages say in the reader's language is left out.

use domain::zone::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Above this CV(RMSE), as a fraction, single days are poorly explained.
pub const CVRMSE_MAX: f64 = 0.3;

/// What an auditor would object to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "objection", rename_all = "snake_case")]
pub enum Objection {
    /// Too few of the baseline's 365 days can be used.
    FewDays {
        /// Those that can.
        known: usize,
        /// As many as CalTRACK asks for.
        needed: usize,
    },
    /// Too few days of a month of the baseline can be used.
    FewInMonth {
        /// The month's first day in the baseline.
        first: Date,
        /// The days that can be used.
        known: usize,
        /// Its days in the baseline.
        days: usize,
    },
    /// Days of the reporting period lack hours, and are left out.
    LeftOut {
        /// How many.
        left_out: usize,
        /// All days of the period.
        days: usize,
    },
    /// Days of the reporting period were colder or hotter than any day of the baseline.
    Extrapolated {
        /// How many.
        days: usize,
    },
    /// CV(RMSE) is above [`CVRMSE_MAX`].
    PoorFit,
    /// The baseline is too short to see how far sums of four weeks stray.
    FewBlocks,
    /// The savings are within their uncertainty.
    WithinUncertainty {
        /// The probability of the interval.
        level: f64,
    },
}

impl fmt::Display for Objection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::FewDays { known, needed } => {
                write!(f, "{known} of 365 baseline days can be used; CalTRACK asks for {needed}")
            }
            Self::FewInMonth { first, known, days } => {
                write!(f, "{known} of {days} days of {}-{:02} can be used", first.year, first.month)
            }
            Self::LeftOut { left_out, days } => {
                write!(f, "{left_out} of {days} days of the reporting period are left out for missing hours")
            }
            Self::Extrapolated { days } => write!(
                f,
                "{days} days of the reporting period were colder or hotter than any of the baseline: their counterfactual is \
                 extrapolated"
            ),
            Self::PoorFit => {
                write!(f, "CV(RMSE) is above {:.0} %: the model explains single days poorly", 100.0 * CVRMSE_MAX)
            }
            Self::FewBlocks => {
                f.write_str("the baseline has fewer than three blocks of four weeks: how far sums stray cannot be told")
            }
            Self::WithinUncertainty { level } => {
                write!(f, "the saving lies within its uncertainty at {:.0} %: it cannot be told from none", 100.0 * level)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objection_is_the_same_once_it_was_stored() {
        let first = Date { year: 2025, month: 3, day: 1 };
        for one in [
            Objection::FewInMonth { first, known: 12, days: 31 },
            Objection::PoorFit,
            Objection::WithinUncertainty { level: 0.9 },
        ] {
            let stored = serde_json::to_string(&one).unwrap_or_default();
            assert_eq!(serde_json::from_str::<Objection>(&stored).ok(), Some(one), "{stored}");
        }
    }
}
