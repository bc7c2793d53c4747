//! The methods of a baseline.

/// By degree hours.
pub const DEGREE_HOURS: &str = "Degree hours and weekends, by days";

/// By the hours of the week.
pub const HOURLY: &str = "Hour by hour of the week";

/// By CalTRACK.
pub const CALTRACK: &str = "CalTRACK 2.0 (as auditors know it)";
