//! What stands beside every chart.

/// Opens the numbers of a chart.
pub const TABLE: &str = "The numbers as a table";
