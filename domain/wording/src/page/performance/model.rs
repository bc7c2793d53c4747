//! What the pages of models say alike: figures and their states.

pub mod baseline;
pub mod figures;
pub mod filter;
pub mod job;
pub mod list;
pub mod one;

use crate::room::texts;

texts! { "performance/model";
    /// A head of the tables: the mean error over that of the week before.
    mase();
    /// A head of the tables: the error over the mean.
    cvrmse();
    /// A head of the tables: the share of hours within the interval.
    coverage();
    /// A head of the tables: the error since the model came into use.
    of_late();
    /// A head of the tables: the state.
    state();
    /// A model that serves.
    in_use();
    /// A model that served before.
    replaced();
    /// After an analysis was asked for.
    asked();
}
