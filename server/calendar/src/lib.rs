//! Calendars as data: the public holidays of countries and regions, and calendar files (iCalendar) as days.
//! Pure: it is handed bytes and dates. Leaves out where files come from, where calendars are kept, and what
//! a day is for a place ([`domain::calendar`]).

pub mod holidays;
pub mod ics;

use ics::Fault;

/// Why a calendar says nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No country of that code is known.
    #[error("`{given}` is no country whose holidays are known: give its two letters, such as DE or US; known are {known}")]
    Country {
        /// What was given.
        given: String,
        /// The codes that would do.
        known: String,
    },
    /// The country has no region of that code.
    #[error("{country} has no region `{given}`: {known}")]
    Region {
        /// The country's code.
        country: &'static str,
        /// What was given.
        given: String,
        /// What would do.
        known: String,
    },
    /// Days were asked for of which nothing is known.
    #[error("the holidays of {country} are known from {first} to {last}: ask for days of these years")]
    Years {
        /// The country's code.
        country: &'static str,
        /// The first year that is known.
        first: i32,
        /// The last one.
        last: i32,
    },
    /// A calendar file cannot be read.
    #[error("line {line}: {fault}")]
    Ics {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it, and what would do.
        fault: Fault,
    },
}
