//! Amounts of the analytics in the reader's units. They are written in the reader's digits where they
//! are put into a text (`wording`).

pub use domain::display::{rate, rate_scale};
use domain::figure::Figure;
use domain::{UnitSystem, Utility, display};

/// An amount of a utility.
pub fn amount(value: f64, utility: Utility, system: UnitSystem) -> Figure {
    display::figure(value, utility, system)
}
