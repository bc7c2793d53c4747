//! What meters say beyond their sums: forecasts, faults, savings and load profiles, as functions over slices. Leaves out clocks, files, databases and
//! chance: the same input and the same seed give the same answer.

mod error;
mod linear;
/// Statistics that a few wild values do not move.
pub mod robust;
/// An hourly series on its site's clock.
pub mod series;

/// Tables of readings, as text.
pub mod table;

/// Forecasts of an hourly meter.
pub mod forecast;

/// How good each method is on a meter.
pub mod backtest;

/// Whether use rises or falls.
pub mod trend;

/// Finding what is wrong.
pub mod detect;

/// Baselines and savings.
pub mod savings;

/// Load profiles.
pub mod profile;

pub use error::{Error, Result};
pub use series::{Hourly, WallHour};
