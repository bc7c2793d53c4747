//! What stands beside every chart.

use crate::room::texts;

texts! { "daily/chart";
    /// Opens the numbers of a chart.
    table();
    /// Stands where no figure is known.
    no_figure();
    /// The key of the marks in a chart.
    mark();
}
