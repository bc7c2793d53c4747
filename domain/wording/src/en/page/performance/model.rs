//! What the pages of models say alike: figures and their states.

pub mod baseline;
pub mod figures;
pub mod job;
pub mod list;
pub mod one;

/// A head of the tables: the mean error over that of the week before.
pub const MASE: &str = "MASE";

/// A head of the tables: the error over the mean.
pub const CVRMSE: &str = "CV(RMSE)";

/// A head of the tables: the share of hours within the interval.
pub const COVERAGE: &str = "Coverage";

/// A head of the tables: the error since the model came into use.
pub const OF_LATE: &str = "Of late";

/// A head of the tables: the state.
pub const STATE: &str = "State";

/// A model that serves.
pub const IN_USE: &str = "In use";

/// A model that served before.
pub const REPLACED: &str = "Replaced";

/// After an analysis was asked for.
pub const ASKED: &str = "Asked for. It begins at once, and readings go before it.";
