//! The methods of a baseline.

use crate::room::texts;

texts! { "performance/savings/chosen";
    /// By degree hours.
    degree_hours();
    /// By the hours of the week.
    hourly();
    /// By CalTRACK.
    caltrack();
}
