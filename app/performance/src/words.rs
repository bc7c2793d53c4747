//! Figures of the analytics: amounts in the site's units, shares. Leaves out words
//! (`wording::page::performance`).

pub use domain::display::{rate, rate_scale};
use domain::figure::Figure;
use domain::{UnitSystem, Utility, display};

/// An amount of a utility.
pub fn amount(value: f64, utility: Utility, system: UnitSystem) -> Figure {
    display::figure(value, utility, system)
}

/// A share as whole percent.
pub fn percent(share: f64) -> String {
    format!("{:.0}\u{a0}%", share * 100.0)
}
