//! How far back the page of a building's load looks: as a label, and within a sentence.

use crate::room::texts;

texts! { "performance/load/found";
    /// Four weeks.
    [2] month();
    /// Twelve weeks.
    [2] quarter();
    /// A year.
    [2] year();
}
