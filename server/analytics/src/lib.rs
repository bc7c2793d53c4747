//! Analytics of meter data beyond sums: forecasts, faults, savings and load profiles, as functions
//! over slices. There are no clocks, files, databases or hidden randomness: the same input and seed
//! give the same result.

mod error;
mod linear;
/// Statistics that a few wild values do not move.
pub mod robust;
/// An hourly series on its site's clock.
pub mod series;
mod wild;

/// Tables of readings, as text.
pub mod table;

/// Forecasts of an hourly meter.
pub mod forecast;

/// How good each method is on a meter.
pub mod backtest;

/// Whether use rises or falls.
pub mod trend;

/// Fault detection.
pub mod detect;

/// Baselines and savings.
pub mod savings;

/// Load profiles.
pub mod profile;

pub use error::{Error, Result};
pub use series::{Hourly, WallHour};
